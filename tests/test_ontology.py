"""The terms, lists, alignments, context and shapes themselves: complete, declared, and read the same everywhere."""

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, XSD, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.term import BNode, Node

from taz_graph.names import VOCABULARIES, prefixes
from tests.ontology_files import (
    EXAMPLES,
    FILES,
    ONTOLOGY,
    SHAPE_FILES,
    TAZ,
    broken_rules,
    data_shapes,
    name,
    ontology,
    ontology_shapes,
    read,
    rules,
    shapes,
)
from tests.shared import shared_path

BEGRIP = "https://w3id.org/taz-graph/id/begrip/"
LIJST = "https://w3id.org/taz-graph/id/lijst/"
TWEEDE_KAMER = "https://opendata.tweedekamer.nl/documentatie/"
CONTEXT = ONTOLOGY / "context.jsonld"
OWN_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)

# Design §4.
CLASSES = (
    "Programma Programmalijn Opgave Afspraak Actie Zaak Motie Toezegging Afdoening Kamerstuk Kamerbrief Dossier "
    "Persoon Partij Fractie Overleg Akkoord Regeling Rapport Mijlpaal Indicator Meting Streefwaarde Vindplaats"
).split()
PROPERTIES = (
    "onderdeelVan nummer betreft kamerstuk dossier ondernummer vergaderjaar indiener fractie toezeggingsnummer zaak "
    "brief uitkomst deelnemer indicator waarde eenheid periode soortMeting vindplaats citeert hangtSamenMet"
).split()
LISTS = {
    "uitkomst": "afgedaan deels-afgedaan in-uitvoering niet-uitgevoerd niet-vermeld opgepakt",
    "meting": "meting nulmeting",
    "rolvws": "faciliterend sturend",
    "richting": "hoger lager",
    "grens": "hoogstens minstens",
}


def own_terms(*kinds: URIRef) -> list[URIRef]:
    found = {term for kind in kinds for term in ontology().subjects(RDF.type, kind)}
    return sorted(term for term in found if isinstance(term, URIRef))


# --- terms


def test_every_term_passes_the_shapes_on_the_ontology() -> None:
    assert broken_rules(ontology(), ontology_shapes()) == []
    assert len(own_terms(OWL.Class)) == 39
    assert len(own_terms(OWL.ObjectProperty, OWL.DatatypeProperty)) == 111
    assert len(own_terms(SKOS.Concept)) == 95
    assert len(own_terms(SKOS.ConceptScheme)) == 13
    assert len(own_terms(RDFS.Class, RDF.Property)) == 68


@pytest.mark.parametrize(
    ("term", "predicate", "language", "rule"),
    [
        (TAZ.Motie, RDFS.label, "nl", "TermShape-label-nl"),
        (TAZ.Motie, RDFS.label, "en", "TermShape-label-en"),
        (TAZ.indiener, SKOS.definition, "nl", "TermShape-definitie-nl"),
        (TAZ.waarde, SKOS.definition, "en", "TermShape-definitie-en"),
        (TAZ.Opgave, SKOS.example, None, "TermShape-voorbeeld"),
        (TAZ.zaak, DCTERMS.source, None, "TermShape-bron"),
        (TAZ.zaak, RDFS.isDefinedBy, None, "TermShape-gedefinieerd"),
        (URIRef(f"{BEGRIP}uitkomst-opgepakt"), SKOS.prefLabel, "nl", "BegripShape-label-nl"),
        (URIRef(f"{BEGRIP}eenheid-euro"), SKOS.prefLabel, "en", "BegripShape-label-en"),
        (URIRef(f"{LIJST}eenheid"), SKOS.definition, "nl", "BegripShape-definitie-nl"),
        (URIRef(f"{BEGRIP}grens-minstens"), SKOS.definition, "en", "BegripShape-definitie-en"),
        (URIRef(f"{BEGRIP}grens-minstens"), SKOS.example, None, "BegripShape-voorbeeld"),
        (URIRef(f"{BEGRIP}grens-minstens"), DCTERMS.source, None, "BegripShape-bron"),
        (URIRef(f"{BEGRIP}grens-minstens"), SKOS.inScheme, None, "LijstbegripShape-lijst"),
        (URIRef(f"{BEGRIP}uitkomst-opgepakt"), TAZ.sluit, None, "LijstbegripShape-sluit"),
        (URIRef(f"{VOCABULARIES['oa']}exact"), RDFS.label, None, "ExternShape-label"),
        (URIRef(f"{VOCABULARIES['oa']}exact"), DCTERMS.source, None, "ExternShape-bron"),
    ],
)
def test_a_term_that_lacks_something_is_found(term: URIRef, predicate: URIRef, language: str | None, rule: str) -> None:
    maimed = read(*FILES)
    for value in list(maimed.objects(term, predicate)):
        if language is None or (isinstance(value, Literal) and value.language == language):
            maimed.remove((term, predicate, value))
    assert len(maimed) < len(ontology())
    assert [name(found) for found in broken_rules(maimed, ontology_shapes())] == [rule]


def test_the_names_of_the_design_exist() -> None:
    classes, properties = own_terms(OWL.Class), own_terms(OWL.ObjectProperty, OWL.DatatypeProperty)
    assert [term for term in CLASSES if TAZ[term] not in classes] == []
    assert [term for term in PROPERTIES if TAZ[term] not in properties] == []
    assert (len(CLASSES), len(PROPERTIES)) == (24, 22)


def test_what_terms_refer_to_is_declared() -> None:
    declared = {term for term in ontology().subjects(RDF.type) if isinstance(term, URIRef)}
    used = {
        value
        for predicate in (RDFS.range, RDFS.domain, RDFS.subClassOf, RDFS.subPropertyOf)
        for value in ontology().objects(None, predicate)
        if str(value).startswith(str(TAZ))
    }
    assert used
    assert used - declared == set()


def test_our_terms_are_distinguishable_from_those_of_others() -> None:
    assert {str(term).partition("#")[0] for term in own_terms(*OWN_KINDS)} == {"https://w3id.org/taz-graph/def"}
    assert not [term for term in own_terms(RDFS.Class, RDF.Property) if str(term).startswith(str(TAZ))]


@pytest.mark.parametrize("path", [*FILES, *SHAPE_FILES], ids=lambda path: path.stem)
def test_no_file_has_blank_nodes(path: Path) -> None:
    assert not [term for triple in read(path) for term in triple if isinstance(term, BNode)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_states_its_version(path: Path) -> None:
    graph = read(path)
    (header,) = graph.subjects(RDF.type, OWL.Ontology)
    version, iri = graph.value(header, OWL.versionInfo), graph.value(header, OWL.versionIRI)
    assert str(iri) == f"{header}/{version}"
    assert {title.language for title in graph.objects(header, DCTERMS.title) if isinstance(title, Literal)} == {
        "nl",
        "en",
    }


# --- lists


@pytest.mark.parametrize(("scheme", "members"), LISTS.items())
def test_a_list_has_exactly_its_concepts(scheme: str, members: str) -> None:
    found = {str(concept) for concept in ontology().subjects(SKOS.inScheme, URIRef(LIJST + scheme))}
    assert found == {f"{BEGRIP}{scheme}-{member}" for member in members.split()}


def test_only_afgedaan_closes_a_case() -> None:
    closing = [concept for concept, value in ontology().subject_objects(TAZ.sluit) if value == Literal(True)]
    assert closing == [URIRef(f"{BEGRIP}uitkomst-afgedaan")]


def test_only_one_in_so_many_is_inverted() -> None:
    assert list(ontology().subjects(TAZ.omgekeerd)) == [URIRef(f"{BEGRIP}eenheid-een-op")]


def test_a_concept_is_named_after_its_list() -> None:
    for concept, scheme in ontology().subject_objects(SKOS.inScheme):
        assert str(concept).startswith(BEGRIP + str(scheme).removeprefix(LIJST) + "-"), concept
        assert (concept, SKOS.topConceptOf, scheme) in ontology()


# --- alignments


def test_alignments_are_about_our_terms() -> None:
    declared = set(ontology().subjects(RDFS.isDefinedBy))
    aligned = set(read(ONTOLOGY / "alignments.ttl").subjects()) - set(ontology().subjects(RDF.type, OWL.Ontology))
    assert aligned - declared == set()
    assert len(aligned) == 46


@pytest.mark.parametrize(
    "namespace", [*(VOCABULARIES[key] for key in "prov org foaf skos dct oa qb cito".split()), TWEEDE_KAMER]
)
def test_every_model_of_the_design_is_aligned_with(namespace: str) -> None:
    objects = {str(value) for value in read(ONTOLOGY / "alignments.ttl").objects()}
    assert [value for value in objects if value.startswith(namespace)]


def test_names_of_the_tweede_kamer_exist() -> None:
    model = shared_path("standaarden/TK_Informatiemodel_ODP_0.90.ttl")
    declared = {str(term) for term in read(model).subjects()}
    used = {str(value) for value in ontology().objects() if str(value).startswith(TWEEDE_KAMER)}
    assert used - declared == set()
    assert len(used) == 24


# --- shapes


def is_shacl(term: Node) -> bool:
    """Whether SHACL has this name; rdflib knows the closed list, but cannot list `or`, `in` and other keywords."""
    return type(SH).__contains__(SH, str(term))


def test_every_shacl_name_exists() -> None:
    # A processor takes sh:targetClas for somebody else's property and passes everything.
    used = {term for triple in shapes() for term in triple if str(term).startswith(str(SH))}
    assert len(used) > 20
    assert [term for term in used if not is_shacl(term)] == []
    assert not is_shacl(URIRef(f"{SH}targetClas"))


def test_rules_have_numbers_of_their_own() -> None:
    numbers = list(rules(shapes()).values())
    assert len(numbers) == len(set(numbers)) == 129
    assert [number for number in numbers if not re.fullmatch(r"T-[A-Z]{3}-\d\d", number)] == []


def test_everything_that_can_give_a_finding_is_a_rule() -> None:
    graph = shapes()
    targeted = {shape for word in ("Class", "SubjectsOf", "ObjectsOf") for shape in graph.subjects(SH[f"target{word}"])}
    assert len(targeted) == 44
    asked = {rule for shape in targeted for word in (SH.property, SH.sparql) for rule in graph.objects(shape, word)}
    assert asked == set(rules(graph))
    for shape in targeted:
        assert isinstance(graph.value(shape, TAZ.minimumDoelen), Literal), shape
        assert _languages(graph, shape, RDFS.label) == ["en", "nl"], shape


def test_a_rule_explains_itself_in_two_languages() -> None:
    graph = shapes()
    for rule in rules(graph):
        for predicate in (DCTERMS.title, TAZ.waarom, TAZ.herstel, SH.message):
            assert _languages(graph, rule, predicate) == ["en", "nl"], (rule, predicate)
        assert graph.value(rule, SH.severity) in (SH.Violation, SH.Warning), rule


def test_a_query_has_the_severity_of_its_shape() -> None:
    # SHACL takes the severity of a result from the shape; the one on the query is for who explains the rule.
    graph = shapes()
    pairs = list(graph.subject_objects(SH.sparql))
    assert len(pairs) == 23
    for shape, query in pairs:
        assert graph.value(shape, SH.severity) == graph.value(query, SH.severity), query


def test_queries_are_portable_and_know_no_clock() -> None:
    for rule, text in shapes().subject_objects(SH.select):
        words = set(re.findall(r"[A-Za-z]+", str(text).upper()))
        assert not words & {"NOW", "MINUS", "VALUES", "SERVICE", "GRAPH", "RAND"}, rule
        head, _, _ = str(text).partition("WHERE")
        for message in shapes().objects(rule, SH.message):
            assert {f"?{variable}" for variable in re.findall(r"{\?(\w+)}", str(message))} <= set(head.split()), rule


def test_terms_in_shapes_are_declared() -> None:
    declared = {*ontology().subjects(), *shapes().subjects()}
    spaces = prefixes()
    named = {term for triple in shapes() for term in triple if isinstance(term, URIRef)}
    used = {term for term in named if str(term).startswith((str(TAZ), BEGRIP, LIJST))}
    for text in shapes().objects(None, SH.select):
        used |= {URIRef(spaces[key] + word) for key, word in re.findall(r"\b(taz|begrip|lijst):([\w-]+)", str(text))}
    assert len(used) > 250
    assert used - declared == set()


@pytest.mark.parametrize("against", [data_shapes, ontology_shapes])
def test_shapes_are_valid_shacl(against: Callable[[], Graph]) -> None:
    import pyshacl  # noqa: PLC0415 - only here its own shapes for shapes are wanted

    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=against(), meta_shacl=True)
    assert conforms, text


# --- context


def context() -> dict[str, object]:
    found = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
    assert isinstance(found, dict)
    return found


def test_context_has_every_prefix_and_no_other_plain_name() -> None:
    plain = {key: value for key, value in context().items() if isinstance(value, str) and not value.startswith("@")}
    assert plain == prefixes()


def test_context_types_every_property_as_the_ontology_does() -> None:
    expected: dict[str, str] = {}
    for term in own_terms(OWL.ObjectProperty):
        expected[f"taz:{name(term)}"] = "@id"
    for term in own_terms(OWL.DatatypeProperty):
        kind = str(ontology().value(term, RDFS.range) or XSD.string).removeprefix(str(XSD))
        if kind != "string":
            expected[f"taz:{name(term)}"] = f"xsd:{kind}"
    stated = {
        key: value["@type"] for key, value in context().items() if isinstance(value, dict) and key.startswith("taz:")
    }
    assert stated == expected
    assert len(expected) == 81


# rdflib's own reader of JSON-LD still makes one.
in_rdflib = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

DOCUMENT = {
    "id": "motie:kst-99999-3",
    "type": "taz:Motie",
    "rdfs:label": {"@value": "Motie Jansen", "@language": "nl"},
    "taz:indiener": ["persoon:jansen", "persoon:de-wit"],
    "taz:medeIndienersOngenoemd": True,
    "taz:kamerstuk": {"id": "kamerstuk:kst-99999-3", "taz:ondernummer": "3", "rdfs:seeAlso": "https://example.org/3"},
    "dct:date": {"@value": "2031-01-20", "@type": "xsd:date"},
    "taz:vindplaats": {"id": "vindplaats:a", "taz:sectie": "Maatjes", "oa:hasSource": "kamerstuk:kst-99999-7"},
}
TURTLE = """
motie:kst-99999-3 a taz:Motie ; rdfs:label "Motie Jansen"@nl ; taz:indiener persoon:jansen , persoon:de-wit ;
  taz:medeIndienersOngenoemd true ; taz:kamerstuk kamerstuk:kst-99999-3 ; dct:date "2031-01-20"^^xsd:date ;
  taz:vindplaats vindplaats:a .
kamerstuk:kst-99999-3 taz:ondernummer "3" ; rdfs:seeAlso <https://example.org/3> .
vindplaats:a taz:sectie "Maatjes" ; oa:hasSource kamerstuk:kst-99999-7 .
"""


@in_rdflib
def test_json_ld_with_the_context_says_what_turtle_says() -> None:
    header = "".join(f"@prefix {key}: <{space}> .\n" for key, space in prefixes().items())
    expected = Graph().parse(data=header + TURTLE, format="turtle")
    text = json.dumps({"@context": context(), **DOCUMENT})
    assert isomorphic(Graph().parse(data=text, format="json-ld"), expected)
    triples = {str(quad.triple) for quad in ox.parse(text, format=ox.RdfFormat.JSON_LD)}
    assert triples == {str(quad.triple) for quad in ox.parse(header + TURTLE, format=ox.RdfFormat.TURTLE)}
    assert len(triples) == 12


@in_rdflib
def test_examples_survive_json_ld() -> None:
    write = partial(Graph.serialize, format="json-ld", context=context())
    for path in EXAMPLES["goed"]:
        graph = read(path)
        assert isomorphic(Graph().parse(data=write(graph), format="json-ld"), graph), path
    assert len(EXAMPLES["goed"]) == 44


def _languages(graph: Graph, subject: Node, predicate: URIRef) -> list[str]:
    return sorted(value.language or "" for value in graph.objects(subject, predicate) if isinstance(value, Literal))
