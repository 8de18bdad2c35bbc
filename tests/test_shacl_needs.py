"""What a node must say itself to break a rule, as far as a narrow query tells."""

from collections.abc import Sequence

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from taz_graph.check.changes import Changes
from taz_graph.check.told import Told
from taz_graph.shacl.graph import RDF_TYPE, SUBCLASS_OF, Graph, Term
from taz_graph.shacl.needs import Need, Sound, need_of
from taz_graph.shacl.shapes import Shape
from taz_graph.shacl.targets import ONLY

STRING = "http://www.w3.org/2001/XMLSchema#string"
ONES = f"VALUES ?f {{ {ONLY} }}"
COUNTED = f"{{ SELECT ?f WHERE {{ {ONES} ?f <urn:p> ?v . }} GROUP BY ?f HAVING (COUNT(DISTINCT ?v) > 2) }}"
TAGS = '?f <urn:p> ?v . BIND (LCASE(LANG(?v)) AS ?l) FILTER (?l != "")'
LANGUAGES = f"{{ SELECT ?f ?l WHERE {{ {ONES} {TAGS} }} GROUP BY ?f ?l HAVING (COUNT(DISTINCT ?v) > 1) }}"
KINDS = f"VALUES ?k {{ <urn:C> <urn:D> }} ?v {RDF_TYPE} ?k ."


def each(test: str) -> str:
    return f"SELECT DISTINCT ?f ?v WHERE {{ {ONES} ?f <urn:p> ?v . {test} }}"


def present(sound: Sound | None) -> Need:
    return Need("<urn:p>", least=1, sound=sound)


NEEDS: Sequence[tuple[str, Need | None]] = [
    (f"SELECT DISTINCT ?f WHERE {{ {ONES} FILTER NOT EXISTS {{ ?f <urn:p> ?v }} }}", Need("<urn:p>", most=0)),
    (f"SELECT DISTINCT ?f WHERE {{ {COUNTED} }}", Need("<urn:p>", least=3)),
    (f"SELECT DISTINCT ?f ?v WHERE {{ {ONES} ?f <urn:p> ?v . FILTER (!isIRI(?v)) }}", Need("<urn:p>", least=1)),
    (f"SELECT DISTINCT ?f ?l WHERE {{ {LANGUAGES} }}", Need("<urn:p>", least=2)),
    (each('FILTER (!COALESCE(STR(DATATYPE(?v)) = "urn:d", false))'), present(Sound(datatype="urn:d"))),
    (each("FILTER (!COALESCE(STRLEN(STR(?v)) >= 2, false))"), present(Sound(length=2))),
    (each(f"FILTER NOT EXISTS {{ ?v {RDF_TYPE} <urn:C> . }}"), present(Sound(classes=frozenset({"urn:C"})))),
    (each(f"FILTER NOT EXISTS {{ {KINDS} }}"), present(Sound(classes=frozenset({"urn:C", "urn:D"})))),
    # A test of another thing, or two tests: that a value is sound does not tell enough.
    (each('FILTER (!COALESCE(STR(DATATYPE(?v)) = "urn:d", false) || !isIRI(?v))'), present(None)),
    (each('FILTER (!COALESCE(STR(DATATYPE(?w)) = "urn:d", false))'), present(None)),
    (each("FILTER (!COALESCE(STRLEN(STR(?v)) <= 2, false))"), present(None)),
    (each(f"FILTER NOT EXISTS {{ ?f {RDF_TYPE} <urn:C> . }}"), present(None)),
    (each("FILTER NOT EXISTS { ?v <urn:t> <urn:C> . }"), present(None)),
    (each(f"FILTER NOT EXISTS {{ ?v {RDF_TYPE} <urn:C> . ?v <urn:q> 1 . }}"), present(None)),
    # Anything else may be broken by what is said elsewhere.
    (f"SELECT DISTINCT ?f WHERE {{ {ONES} FILTER NOT EXISTS {{ ?f <urn:p> ?f }} }}", None),
    (f"SELECT DISTINCT ?f WHERE {{ {ONES} FILTER NOT EXISTS {{ ?f <urn:p> ?v . ?v <urn:q> 1 }} }}", None),
    (f"SELECT DISTINCT ?f WHERE {{ {ONES} FILTER NOT EXISTS {{ ?f <urn:p> 1 }} }}", None),
    (f"SELECT DISTINCT ?f WHERE {{ {ONES} FILTER NOT EXISTS {{ ?f <urn:p>/<urn:q> ?v }} }}", None),
    (f"SELECT DISTINCT ?f WHERE {{ {ONES} FILTER NOT EXISTS {{ ?v <urn:p> ?f }} }}", None),
    (f"SELECT DISTINCT ?f WHERE {{ {COUNTED.replace('> 2', '< 2')} }}", None),
    (f"SELECT DISTINCT ?f WHERE {{ {ONES} {COUNTED} }}", None),
    (f"SELECT DISTINCT ?f ?v WHERE {{ {ONES} OPTIONAL {{ ?f <urn:p> ?v . }} }}", None),
    (f"SELECT DISTINCT ?f ?v WHERE {{ {ONES} ?f <urn:p>* ?v . }}", None),
    (f"SELECT DISTINCT ?f ?v WHERE {{ {{ {ONES} ?f <urn:p> ?v . }} UNION {{ }} }}", None),
]


@pytest.mark.parametrize(("query", "expected"), NEEDS)
def test_what_a_query_needs(query: str, expected: Need | None) -> None:
    assert need_of(query) == expected


# Of a thing that was there before, the change tells only what came.
TOLD: Sequence[tuple[str, Need | None, bool]] = [
    ("new", None, True),
    ("new", Need("<urn:p>", most=0), False),
    ("old", Need("<urn:p>", most=0), False),
    ("new", Need("<urn:q>", most=0), True),
    ("new", Need("<urn:p>", least=1), True),
    ("new", Need("<urn:p>", least=2), False),
    ("old", Need("<urn:p>", least=2), True),
    ("new", Need("<urn:q>", least=1), False),
    ("old", Need("<urn:q>", least=1), True),
    # What the values of a new thing are is told, and what makes them sound; of an old thing there may be others.
    ("new", Need("<urn:p>", sound=Sound(classes=frozenset({"urn:p", "urn:x"}))), False),
    ("new", Need("<urn:p>", sound=Sound(classes=frozenset({"urn:x"}))), True),
    ("old", Need("<urn:p>", sound=Sound(classes=frozenset({"urn:p"}))), True),
    ("new", Need("<urn:text>", sound=Sound(datatype=STRING)), True),
    ("new", Need("<urn:text>", sound=Sound(length=2)), False),
    ("new", Need("<urn:text>", sound=Sound(length=3)), True),
    ("new", Need("<urn:text>", sound=Sound()), True),
    ("new", Need("<urn:name>", sound=Sound(datatype=STRING)), False),
    ("old", Need("<urn:name>", sound=Sound(datatype=STRING)), True),
]


def told() -> Told:
    old, new, p, text, name = (f"<urn:{name}>" for name in ("old", "new", "p", "text", "name"))
    came = {(old, p, p), (new, p, p), (new, str(RDF_TYPE), p), (old, str(RDF_TYPE), p), (p, str(RDF_TYPE), p)}
    came |= {(new, text, '"ab"'), (new, text, '"ab"@nl'), (old, name, '"ab"'), (new, name, '"ab"')}
    mentioned = "<urn:mentioned>"
    came |= {(mentioned, p, p), (p, p, mentioned)}
    return Told(Changes(frozenset(), frozenset(came), frozenset({new, mentioned}), frozenset({new})))


@pytest.mark.parametrize(("node", "need", "expected"), TOLD)
def test_what_a_change_tells(node: str, need: Need | None, expected: bool) -> None:
    assert told().may_break({f"<urn:{node}>"}, need) == ({f"<urn:{node}>"} if expected else set())


def test_the_types_of_a_new_thing_are_told() -> None:
    assert told().types_of("<urn:new>") == ["<urn:p>"]
    assert told().types_of("<urn:old>") is None


def shape(*targets: tuple[str, Term]) -> Shape:
    return Shape(NamedNode("urn:shape"), None, NamedNode("urn:severity"), [], deactivated=False, targets=list(targets))


# A thing that was there before is found by what changed about it.
TARGETS: Sequence[tuple[Sequence[tuple[str, Term]], set[str] | None]] = [
    ([("targetClass", NamedNode("urn:p"))], {"new"}),
    ([("targetClass", NamedNode("urn:above"))], {"new"}),
    ([("targetClass", NamedNode("urn:q"))], set()),
    ([("targetNode", NamedNode("urn:new"))], {"new"}),
    ([("targetNode", NamedNode("urn:old")), ("targetNode", Literal("new"))], set()),
    ([("targetSubjectsOf", NamedNode("urn:name"))], {"new"}),
    ([("targetSubjectsOf", NamedNode("urn:p"))], {"new", "mentioned"}),
    # Others spoke of it before, perhaps with this predicate.
    ([("targetObjectsOf", NamedNode("urn:name"))], {"mentioned"}),
    ([("targetClass", NamedNode("urn:p")), ("targetObjectsOf", NamedNode("urn:p"))], {"new", "mentioned"}),
    ([("target", NamedNode("urn:query"))], None),
    ([("targetClass", NamedNode("urn:p")), ("target", NamedNode("urn:query"))], None),
]


@pytest.mark.parametrize(("targets", "expected"), TARGETS)
def test_the_new_things_that_a_shape_looks_at_are_told(
    targets: Sequence[tuple[str, Term]], expected: set[str] | None
) -> None:
    classes = Graph([Triple(NamedNode("urn:p"), SUBCLASS_OF, NamedNode("urn:above"))])
    found = told().targets(shape(*targets), classes)
    assert (None if found is None else set(found)) == (expected and {f"<urn:{one}>" for one in expected})


NEAR: Sequence[tuple[str, str, bool, set[str] | None]] = [
    ("new", "<urn:p>", False, {"urn:p"}),
    ("new", "<urn:none>", False, set()),
    ("new", "<urn:p>", True, set()),
    ("old", "<urn:p>", False, None),
    ("old", "<urn:p>", True, None),
    ("p", "<urn:p>", True, None),
    ("mentioned", "<urn:p>", False, {"urn:p"}),
    ("mentioned", "<urn:p>", True, None),
]


@pytest.mark.parametrize(("node", "predicate", "inverse", "expected"), NEAR)
def test_what_is_next_to_a_new_thing_is_told(
    node: str, predicate: str, inverse: bool, expected: set[str] | None
) -> None:
    found = told().next_to(f"<urn:{node}>", predicate, inverse=inverse)
    assert (None if found is None else {one[1:-1] for one in found}) == expected


def test_tables_ran() -> None:
    assert (len(NEEDS), len(TOLD), len(NEAR), len(TARGETS)) == (24, 18, 8, 11)
