"""Shapes: what they say, and the errors of a check that could never find anything."""

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest

from taz_graph.check.shapes import ShapeSet, load_shapes
from taz_graph.check.text import choose, text_of
from taz_graph.check.vet import vet_shapes
from taz_graph.errors import CheckError
from taz_graph.settings import Settings
from taz_graph.sources import read_ontology, read_shapes
from tests.check_world import SHAPES, make_world

TAZ = "https://w3id.org/taz-graph/def#"


def load(settings: Settings) -> ShapeSet:
    return load_shapes(read_shapes(settings), read_ontology(settings), settings.base)


def vet(settings: Settings) -> None:
    ontology, files = read_ontology(settings), read_shapes(settings)
    # Read once, as the check does: a blank node has another name each time that its file is read.
    vet_shapes(load_shapes(files, ontology, settings.base), files, ontology)


def test_sound_shapes_pass(tmp_path: Path) -> None:
    settings = make_world(tmp_path)
    vet(settings)
    shapes = load(settings)
    assert [(shape.iri.removeprefix(TAZ), shape.minimum, shape.on_ontology) for shape in shapes.shapes] == [
        ("MotieShape", 2, False),
        ("ClassShape", 8, True),
    ]


RULES: Sequence[tuple[str, str | None, str, str, str]] = [
    ("MotieShape-indiener", None, "MotieShape-indiener", "T-MOT-01", "A motion has a mover"),
    ("MotieShape", "MotieShape-afgedaan", "MotieShape-afgedaan", "T-MOT-03", "A motion is disposed of"),
    # A constraint of the node shape itself has no number: the local name of the shape stands for it.
    ("MotieShape", None, "MotieShape", "MotieShape", "Motions"),
]


@pytest.mark.parametrize(("shape", "constraint", "rule", "number", "title"), RULES)
def test_a_result_belongs_to_a_rule(
    shape: str, constraint: str | None, rule: str, number: str, title: str, tmp_path: Path
) -> None:
    found = load(make_world(tmp_path)).rule(TAZ + shape, TAZ + constraint if constraint else None)
    assert (found.iri, found.rule_id, choose(found.title, "en")) == (TAZ + rule, number, title)


def test_a_nameless_property_shape_is_the_rule_around_it(tmp_path: Path) -> None:
    shapes = """
    taz:MotieShape a sh:NodeShape ; taz:regelnummer "T-MOT-09" ; dct:title "Moties"@nl ; taz:herstel "Vul aan."@nl ;
        sh:targetClass taz:Motie ;
        sh:or ( [ sh:path taz:indiener ; sh:minCount 1 ] [ sh:path taz:kamerstuk ; sh:minCount 1 ] ) ;
        sh:property [ sh:path taz:indiener ; sh:node [ sh:class taz:Persoon ] ] .
    """
    settings = make_world(tmp_path, shapes=shapes)
    vet(settings)
    loaded = load(settings)
    nameless = {f"_:{node.value}" for node in loaded.index.using("http://www.w3.org/ns/shacl#path") if node.value}
    inner = {name for name in nameless if not name.startswith("_:http")}
    assert len(inner) == 3
    assert {loaded.rule(name).rule_id for name in inner} == {"T-MOT-09"}
    assert {owner.iri for name in inner for owner in loaded.owners(name)} == {f"{TAZ}MotieShape"}


# (what the shapes file says in the place of what, what the error says)
BROKEN: Sequence[tuple[str, str, str]] = [
    (
        "sh:targetClass taz:Motie",
        "sh:targetClas taz:Motie",
        "sh:targetClas is not a property of SHACL; did you mean sh:targetClass?",
    ),
    ("sh:minCount 1", "sh:minCout 1", "sh:minCout is not a property of SHACL; did you mean sh:minCount?"),
    ("a sh:NodeShape", "a sh:NodeShap", "sh:NodeShap is not a class of SHACL; did you mean sh:NodeShape?"),
    (
        "sh:severity sh:Violation",
        "sh:severity sh:Violaton",
        "sh:Violaton is not a name of SHACL; did you mean sh:Violation?",
    ),
    ("sh:targetClass taz:Motie", "sh:targetClass taz:Moties", "did you mean taz:Motie?"),
    (
        "sh:path taz:indiener",
        "sh:path taz:indienr",
        "taz:indienr is not a term that the ontology defines; did you mean taz:indiener?",
    ),
    ("sh:path taz:indiener", "sh:path ( taz:zaak [ sh:inversePath taz:indienr ] )", "did you mean taz:indiener?"),
    ("sh:class taz:Persoon", 'sh:pattern "["', "the sh:pattern of taz:MotieShape-indiener is not a regular expression"),
    ("sh:class taz:Persoon", "sh:class taz:Person", "did you mean taz:Persoon?"),
    ("sh:class taz:Persoon", "sh:in ( begrip:uitkomst-afgdaan )", "did you mean begrip:uitkomst-afgedaan?"),
    ("sh:class taz:Persoon", "sh:datatype xsd:strng", "did you mean xsd:string?"),
    ("taz:herstel", "taz:hestel", "taz:hestel is not a property that the ontology defines; did you mean taz:herstel?"),
    ("sh:targetClass taz:Motie", "sh:target taz:Motie", "the sh:target of taz:MotieShape has no sh:select"),
    ("taz:minimumDoelen 2", "sh:rule taz:Motie", "is of SHACL Advanced Features, which this check does not run"),
    ("sh:targetClass taz:Motie ;", "", "taz:MotieShape has no target and no shape uses it"),
    (
        "sh:sparql taz:MotieShape-afgedaan",
        'sh:name "x"',
        "no shape uses taz:MotieShape-afgedaan; add it to one with sh:sparql",
    ),
    ("sh:path taz:kamerstuk ;\n    sh:minCount 1", "sh:path taz:kamerstuk", "taz:MotieShape-kamerstuk asks nothing"),
    ("taz:minimumDoelen 2", 'taz:minimumDoelen "veel"', "must have one whole number as taz:minimumDoelen, not veel"),
    ("taz:uitkomst/taz:sluit", "taz:uitkomst/taz:sluitt", "did you mean taz:sluit?"),
    ("FILTER NOT EXISTS {", "FILTER NOT EXISTS (", "the query of taz:MotieShape-afgedaan is not SPARQL"),
    ("$this dct:date ?sinds", "$this foaf:name ?sinds", "prefix foaf: is not declared; name its sh:declare"),
    (
        "taz:Motie ;",
        'taz:Motie ; taz:toepassingOp "ontology" ;',
        "taz:toepassingOp must be 'ontologie' or 'data', not ontology",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), BROKEN)
def test_a_shape_that_could_not_find_anything_is_an_error(old: str, new: str, said: str, tmp_path: Path) -> None:
    assert old in SHAPES
    settings = make_world(tmp_path, shapes=SHAPES.replace(old, new))
    with pytest.raises(CheckError) as error:
        vet(settings)
    assert said in str(error.value)


def test_an_error_names_file_and_line(tmp_path: Path) -> None:
    settings = make_world(tmp_path, shapes=SHAPES.replace("sh:targetClass taz:Motie", "sh:targetClas taz:Motie"))
    path = settings.ontology / "shapes/motie.ttl"
    line = next(n for n, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "targetClas " in text)
    with pytest.raises(CheckError) as error:
        vet(settings)
    assert str(error.value).splitlines()[0].startswith(f"{path}:{line}: sh:targetClas ")


def test_every_problem_is_listed_once(tmp_path: Path) -> None:
    settings = make_world(tmp_path, shapes=SHAPES.replace("sh:minCount", "sh:minCout"))
    with pytest.raises(CheckError) as error:
        vet(settings)
    lines = str(error.value).splitlines()
    assert [line.partition(": ")[2].partition(" ")[0] for line in lines if "sh:minCout" in line] == ["sh:minCout"] * 2
    assert "more" in lines[1]


def test_a_class_of_others_may_be_a_target_when_it_is_known(tmp_path: Path) -> None:
    known = SHAPES.replace("sh:class taz:Persoon", "sh:class skos:Concept")
    vet(make_world(tmp_path / "known", shapes=known))
    wrong = SHAPES.replace("sh:class taz:Persoon", "sh:class skos:Concpt")
    with pytest.raises(CheckError, match=r"did you mean skos:Concept\?"):
        vet(make_world(tmp_path / "wrong", shapes=wrong))


def test_a_term_in_a_text_of_a_query_is_no_term(tmp_path: Path) -> None:
    old, new = "$this dct:date ?sinds .", '$this dct:date ?sinds . # taz:nietwaar\nFILTER("taz:x" != "")'
    assert old in SHAPES
    vet(make_world(tmp_path, shapes=SHAPES.replace(old, new)))


def test_no_shapes_is_an_error(tmp_path: Path) -> None:
    settings = make_world(tmp_path, shapes="taz:x a owl:Ontology .")
    (settings.ontology / "shapes/ontologie.ttl").unlink()
    with pytest.raises(CheckError, match="there are no shapes, so nothing would be checked"):
        load(settings)


def test_texts_are_chosen_by_language() -> None:
    texts = text_of([ox.Literal("b", language="nl"), ox.Literal("a", language="nl-NL"), ox.Literal("c", language="en")])
    assert texts == {"nl": "a", "en": "c"}
    assert [choose(texts, language) for language in ("nl", "en", "de")] == ["a", "c", "a"]
    assert choose({"en": "c"}, "nl") == "c"
    assert choose({}, "nl") == ""


def test_tables_ran() -> None:
    assert (len(RULES), len(BROKEN)) == (3, 22)
