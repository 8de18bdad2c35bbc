"""A name that is not known is found, wherever it stands, with its line and the nearest name that is."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from taz_graph.errors import UnknownTermError
from taz_graph.names import graph_of, prefixes
from taz_graph.sources import Source
from taz_graph.terms import SHOWN, check_terms

USED = (
    "taz",
    "motie",
    "persoon",
    "partij",
    "begrip",
    "lijst",
    "graaf",
    "skos",
    "owl",
    "rdf",
    "rdfs",
    "sh",
    "xsd",
    "dct",
)
PREFIXES = "".join(f"@prefix {name}: <{prefixes()[name]}> .\n" for name in USED)
START = PREFIXES.count("\n") + 1

ONTOLOGY = """\
taz:Motie a owl:Class . taz:Persoon a owl:Class . taz:uitkomst a owl:ObjectProperty . taz:indiener a rdf:Property .
taz:bedrag a owl:DatatypeProperty . taz:Geld a rdfs:Datatype . dct:date a rdf:Property . dct:subject a rdf:Property .
rdf:type a rdf:Property . rdfs:label a rdf:Property . skos:Concept a rdfs:Class .
begrip:uitkomst-afgedaan a skos:Concept ; skos:inScheme lijst:uitkomst . lijst:uitkomst a skos:ConceptScheme ."""
SHAPES = "taz:MotieShape sh:targetClass taz:Motie ; sh:property [ sh:path taz:indiener ] ."
GOOD = """\
motie:kst-1-2 a taz:Motie ;
    rdfs:label "een motie"@nl ;
    taz:uitkomst begrip:uitkomst-afgedaan ;
    taz:indiener persoon:bikker ;
    dct:date "2022-01-01"^^xsd:date ; taz:bedrag "1"^^taz:Geld ;
    dct:subject <https://elders.example/x> , taz:Motie , graaf:brief , graaf:ontologie , taz:MotieShape .
persoon:bikker a taz:Persoon ."""


def source(text: str, name: str = "brief", graph: str = "brief") -> Source:
    triples = [quad.triple for quad in ox.parse(PREFIXES + text, format=ox.RdfFormat.TURTLE)]
    return Source(name, Path(f"data/{name}.ttl"), graph_of(graph), triples, PREFIXES + text)


def check(data: str, ontology: str = ONTOLOGY, shapes: str = SHAPES) -> None:
    check_terms([source(data)], [source(ontology, "taz", "ontologie")], [source(shapes, "motie", "shapes")])


def test_good_data_pass() -> None:
    check(GOOD)


BASE = "https://w3id.org/taz-graph/"
CLASS = "is not a class of the ontology"
PROPERTY = "is not a property of the ontology"
CONCEPT = "is not a concept or list of the ontology"
TERM = "is not a term of the ontology"
NOWHERE = "is referred to but described nowhere"

WRONG: list[tuple[str, str, int, str]] = [
    ("taz:Motie ;", "taz:Moties ;", 0, f"taz:Moties {CLASS}; did you mean taz:Motie?"),
    ("taz:Motie ;", "taz:motie ;", 0, f"taz:motie {CLASS}; did you mean taz:Motie?"),
    ("taz:Motie ;", "taz:indiener ;", 0, f"taz:indiener {CLASS}"),
    ("taz:Motie ;", "<https://e/Kat> ;", 0, f"<https://e/Kat> {CLASS}; declare it in ontology/"),
    ("taz:Motie ;", f"<{BASE}df#Motie> ;", 0, f"<{BASE}df#Motie> {CLASS}; did you mean taz:Motie?"),
    ("rdfs:label", "<http://www.w3.org/rdf-schema#label>", 1, f"{PROPERTY}; did you mean rdfs:label?"),
    ("rdfs:label", "rdfs:lable", 1, f"rdfs:lable {PROPERTY}; did you mean rdfs:label?"),
    ("taz:uitkomst", "taz:uitkmost", 2, f"taz:uitkmost {PROPERTY}; did you mean taz:uitkomst?"),
    ("taz:uitkomst", "skos:note", 2, "list it in ontology/gebruikt.ttl if it is somebody else's"),
    ("uitkomst-afgedaan", "uitkomst-af", 2, f"begrip:uitkomst-af {CONCEPT}; did you mean begrip:uitkomst-afgedaan?"),
    ("persoon:bikker ;", "persoon:biker ;", 3, f"persoon:biker {NOWHERE}; did you mean persoon:bikker?"),
    ("persoon:bikker ;", f"<{BASE}id/persoo/bikker> ;", 3, f"bikker> {NOWHERE}; did you mean persoon:bikker?"),
    ("^^xsd:date", "^^xsd:data", 4, "xsd:data is not a datatype; did you mean xsd:date?"),
    ("^^taz:Geld", "^^taz:Geldt", 4, "taz:Geldt is not a datatype"),
    (", taz:MotieShape", ", taz:MotieShap", 5, f"taz:MotieShap {TERM}; did you mean taz:MotieShape?"),
    (", graaf:brief", ", graaf:breif", 5, f"graaf:breif {NOWHERE}; did you mean graaf:brief?"),
    (", taz:Motie ,", f", <{BASE}partij/x> ,", 5, f"<{BASE}partij/x> {NOWHERE}"),
    (
        "motie:kst-1-2",
        f"<{BASE}id/moite/1>",
        0,
        "id/moite/1> is of a soort that does not exist; did you mean soort motie?",
    ),
    ("motie:kst-1-2", f"<{BASE}motie/1>", 0, "motie/1> is no place for a thing; things begin with the base and id/"),
    ("motie:kst-1-2", "taz:kst-1-2", 0, f"taz:kst-1-2 {TERM}; declare it in ontology/"),
    ("motie:kst-1-2", "begrip:eigen", 0, f"begrip:eigen {CONCEPT}; add it to ontology/lijsten.ttl"),
]


@pytest.mark.parametrize(("there", "instead", "line", "expected"), WRONG)
def test_each_wrong_name_is_found(there: str, instead: str, line: int, expected: str) -> None:
    assert GOOD.count(there) == 1, "the example changes one place"
    with pytest.raises(UnknownTermError) as caught:
        check(GOOD.replace(there, instead))
    first = str(caught.value).splitlines()[0]
    assert first.startswith(f"data/brief.ttl:{START + line}: ")
    assert expected in first
    assert (caught.value.path, caught.value.line) == (Path("data/brief.ttl"), START + line)


WRONG_DEFINITIONS: list[tuple[str, str, str]] = [
    (SHAPES.replace("taz:Motie ;", "taz:Moite ;"), ONTOLOGY, f"taz:Moite {CLASS}; did you mean taz:Motie?"),
    (SHAPES.replace("indiener", "indeiner"), ONTOLOGY, f"taz:indeiner {PROPERTY}; did you mean taz:indiener?"),
    (SHAPES.replace("taz:Motie ;", "<https://e/Kat> ;"), ONTOLOGY, f"<https://e/Kat> {CLASS}"),
    (SHAPES, f"{ONTOLOGY} taz:indiener rdfs:range taz:Personen .", f"taz:Personen {TERM}; did you mean taz:Persoon?"),
    (SHAPES, f"{ONTOLOGY} begrip:uitkomst-afgedaan skos:inScheme lijst:uitkomsten .", "did you mean lijst:uitkomst?"),
]


@pytest.mark.parametrize(("shapes", "ontology", "expected"), WRONG_DEFINITIONS)
def test_ontology_and_shapes_may_not_name_what_is_not_there(shapes: str, ontology: str, expected: str) -> None:
    with pytest.raises(UnknownTermError) as caught:
        check(GOOD, ontology, shapes)
    assert expected in str(caught.value).splitlines()[0]
    assert caught.value.line is not None


def test_shapes_may_look_at_what_the_ontology_itself_uses() -> None:
    check(
        GOOD,
        shapes=SHAPES
        + "\ntaz:TermShape sh:targetClass owl:Class, owl:AnnotationProperty ; sh:property [ sh:path skos:inScheme ] .",
    )


def test_a_class_that_somebody_adds_brings_its_own_soort() -> None:
    iri = "<https://w3id.org/taz-graph/id/brochure/1>"
    with pytest.raises(UnknownTermError, match="soort"):
        check(f"{GOOD}\n{iri} a taz:Motie .")
    check(f"{GOOD}\n{iri} a taz:Brochure .", ONTOLOGY + "\ntaz:Brochure a owl:Class .")


def test_a_name_may_be_described_in_another_file() -> None:
    other = source("persoon:dik-faber a taz:Persoon .", "personen", "personen")
    data = [source(GOOD.replace("indiener persoon:bikker", "indiener persoon:dik-faber")), other]
    check_terms(data, [source(ONTOLOGY, "taz", "ontologie")], [source(SHAPES, "motie", "shapes")])


def test_every_problem_is_listed_once_with_its_own_place() -> None:
    wrong = GOOD.replace("rdfs:label", "rdfs:lable").replace("uitkomst-afgedaan", "uitkomst-af")
    with pytest.raises(UnknownTermError) as caught:
        check(wrong + '\nmotie:b rdfs:lable "b" ; rdfs:lable "c" .')
    lines = str(caught.value).splitlines()
    concept = f"begrip:uitkomst-af {CONCEPT}; did you mean begrip:uitkomst-afgedaan?"
    assert lines == [
        f"data/brief.ttl:{START + 1}: rdfs:lable {PROPERTY}; did you mean rdfs:label? (used by 2 things)",
        f"  data/brief.ttl:{START + 2}: {concept}",
    ]


def test_of_many_problems_the_rest_is_counted() -> None:
    many = "".join(f"\npersoon:bikker taz:indiener persoon:p{number:02} ." for number in range(SHOWN + 7))
    with pytest.raises(UnknownTermError) as caught:
        check(GOOD + many)
    lines = str(caught.value).splitlines()
    assert len(lines) == SHOWN + 1
    assert "persoon:p00 is referred to" in lines[0]
    assert lines[-1] == "  and 7 more"


def test_another_base() -> None:
    """Names under the usual base are then somebody else's: terms are still checked, references are free."""
    ontology = [source(ONTOLOGY, "taz", "ontologie")]
    check_terms([source(GOOD.replace("persoon:bikker ;", "persoon:biker ;"))], ontology, base="https://e/")
    wrong = [source(GOOD.replace("taz:Motie ;", "taz:Moties ;"))]
    with pytest.raises(UnknownTermError, match=r"<https://w3id\.org/taz-graph/def#Moties> is not a class"):
        check_terms(wrong, ontology, base="https://e/")


def test_all_cases_ran() -> None:
    assert (len(WRONG), len(WRONG_DEFINITIONS)) == (21, 5)
