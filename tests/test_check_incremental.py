"""Checking again only what a change can touch gives what a full check gives: on random graphs, edits and shapes."""

import os
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from taz_graph.check.changes import CHUNK, Changes, changes, chunks
from taz_graph.check.compiled import joined, run
from taz_graph.check.findings import Found
from taz_graph.check.incremental import update
from taz_graph.settings import Settings
from taz_graph.shacl import ANY_STORE, Features, ShapesGraph
from taz_graph.shacl.engine import compile_shapes, subclass_graph
from taz_graph.shacl.reads import Trail, UnreadableQueryError, trails
from taz_graph.shacl.targets import ONLY
from tests.shacl_store import MemoryStore
from tests.test_shacl_against_pyshacl import PREFIXES, data_graphs, shapes_graphs

EXAMPLES = 1000 if os.environ.get("TAZ_GRAPH_FULL") else 60
ONTOLOGY = Settings().ontology
XSD = "http://www.w3.org/2001/XMLSchema#"


def full(store: MemoryStore, shapes: ShapesGraph) -> Found:
    queries, unsupported = compile_shapes(shapes, subclass_graph(store), ANY_STORE)
    assert not unsupported
    parts = run(store, shapes, queries)
    return Found(joined(parts), {}, [len(part) for part in parts])


def bag(found: Found) -> Counter[str]:
    return Counter(map(repr, found.violations))


def turtle(path: Path) -> list[Triple]:
    return [quad.triple for quad in parse(path.read_text(encoding="utf-8"), format=RdfFormat.TURTLE)]


@cache
def shipped_shapes() -> ShapesGraph:
    return ShapesGraph(t for path in sorted((ONTOLOGY / "shapes").glob("*.ttl")) for t in turtle(path))


@cache
def shipped_things() -> tuple[tuple[Triple, ...], tuple[Triple, ...]]:
    """The ontology, and every example that keeps or breaks a rule: each kind of thing, whole and broken."""
    ontology = [t for path in sorted(ONTOLOGY.glob("*.ttl")) for t in turtle(path)]
    examples = [t for path in sorted((ONTOLOGY / "voorbeelden").glob("*/*.ttl")) for t in turtle(path)]
    named = [t for t in examples if not isinstance(t.subject, BlankNode) and not isinstance(t.object, BlankNode)]
    return tuple(ontology), tuple(dict.fromkeys(named))


@dataclass
class Edit:
    """A random change of some examples: statements that go, and statements that come."""

    kept: list[Triple] = field(default_factory=list)
    gone: list[Triple] = field(default_factory=list)
    came: list[Triple] = field(default_factory=list)


def edit(seed: int) -> Edit:
    chance = random.Random(seed)
    _, things = shipped_things()
    # Some of the examples, so that what one statement leads to is not always there.
    present = [t for t in things if chance.random() < 0.8]
    gone = chance.sample(present, chance.randint(0, 6))
    came = [invented(chance, things) for _ in range(chance.randint(0, 6))]
    if chance.random() < 0.3:
        # A whole thing comes or goes, as when a letter is added.
        subject = chance.choice(things).subject
        about = [t for t in things if subject in (t.subject, t.object)]
        (gone if chance.random() < 0.5 else came).extend(about)
    before = [t for t in present if t not in came]
    return Edit([t for t in before if t not in gone], [t for t in gone if t in before], list(dict.fromkeys(came)))


def invented(chance: random.Random, things: Sequence[Triple]) -> Triple:
    """A statement made of parts of others: often of the right kind, sometimes nonsense, sometimes ill-typed."""
    one, other = chance.choice(things), chance.choice(things)
    value = chance.choice([one.object, other.object, Literal("x"), Literal("abc", datatype=NamedNode(f"{XSD}decimal"))])
    return Triple(other.subject if chance.random() < 0.5 else one.subject, one.predicate, value)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(min_value=0, max_value=10**9))
def test_the_shipped_shapes_find_the_same_after_any_edit(seed: int) -> None:
    (ontology, _), change = shipped_things(), edit(seed)
    old = MemoryStore([*ontology, *change.kept, *change.gone])
    new = MemoryStore([*ontology, *change.kept, *change.came])
    changed = Changes(frozenset(change.gone), frozenset(change.came) - {*change.kept})
    found = update(old, full(old, shipped_shapes()), new, shipped_shapes(), changed, ANY_STORE)
    assert found is not None
    expected = full(new, shipped_shapes())
    assert bag(found) == bag(expected)
    assert found.parts == expected.parts


@settings(max_examples=EXAMPLES * 2, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(before=data_graphs, after=data_graphs, shapes=shapes_graphs)
def test_any_shapes_find_the_same_after_any_change(before: str, after: str, shapes: str) -> None:
    graph = ShapesGraph(read(shapes))
    # Half of the statements stay, so that there is something that a change leads to.
    stays = before.splitlines()[: len(before.splitlines()) // 2 + 1]
    old, new = read(before), read("\n".join([*stays, after]))
    changed = Changes(frozenset(old) - frozenset(new), frozenset(new) - frozenset(old))
    stores = MemoryStore(old), MemoryStore(new)
    found = update(stores[0], full(stores[0], graph), stores[1], graph, changed, ANY_STORE)
    assert found is not None
    assert bag(found) == bag(full(stores[1], graph))


def read(text: str) -> list[Triple]:
    return [quad.triple for quad in parse(PREFIXES + text, format=RdfFormat.TURTLE)]


def test_a_new_letter_closes_an_old_motie() -> None:
    """Across letters: what comes in one graph solves a finding about a thing of another."""
    ontology, things = shipped_things()
    taz = "https://w3id.org/taz-graph/def#"
    uitkomst = NamedNode("https://w3id.org/taz-graph/id/begrip/uitkomst-afgedaan")
    closing = [t for t in things if t.predicate.value == f"{taz}uitkomst" and t.object == uitkomst]
    without = [t for t in things if t not in closing]
    old, new = MemoryStore([*ontology, *without]), MemoryStore([*ontology, *things])
    shapes = shipped_shapes()
    before = full(old, shapes)
    found = update(old, before, new, shapes, Changes(frozenset(), frozenset(closing)), ANY_STORE)
    assert found is not None
    open_before, open_after = (
        {v.focus for v in one.violations if (v.constraint or "").endswith("MotieShape-afgedaan")}
        for one in (before, found)
    )
    assert open_after < open_before
    assert bag(found) == bag(full(new, shapes))


# --- what makes it a full check


def small() -> tuple[ShapesGraph, MemoryStore]:
    shapes = ShapesGraph(
        read("ex:S a sh:NodeShape ; sh:targetClass ex:A ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .")
    )
    return shapes, MemoryStore(read("ex:a a ex:A . ex:b a ex:A ; ex:p 1 ."))


FULL: Sequence[tuple[str, Found, str]] = [
    ("shapes that were handed over", Found([], {"ex:S": "LIMIT"}, [0]), "ex:c ex:p 1 ."),
    ("another number of queries", Found([], {}, [0, 0]), "ex:c ex:p 1 ."),
    ("another class hierarchy", Found([], {}, [0]), "ex:B rdfs:subClassOf ex:A ."),
]


@pytest.mark.parametrize(("name", "earlier", "came"), FULL)
def test_what_cannot_be_told_is_checked_in_full(name: str, earlier: Found, came: str) -> None:
    shapes, store = small()
    assert update(store, earlier, store, shapes, Changes(frozenset(), frozenset(read(came))), ANY_STORE) is None, name


# --- what a query reads

A = "<urn:a>"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
READS: Sequence[tuple[str, list[tuple[str, str | None]]]] = [
    ("SELECT ?f WHERE { ?f <urn:a> ?x }", [(A, "BIND (?s_ AS ?focus_)")]),
    ("SELECT ?f WHERE { ?x <urn:a> ?f }", [(A, "BIND (?o_ AS ?focus_)")]),
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { ?y <urn:a> ?z . ?z <urn:b> ?f } }",
     [(A, f"?o_ <urn:b> ?f . ?f {TYPE} <urn:C> . BIND (?f AS ?focus_)"), ("<urn:b>", "BIND (?o_ AS ?focus_)")]),
    # Both ends of a shared value must be right, for many things share a date.
    ("SELECT ?f WHERE { ?f <urn:a> ?d ; <urn:b> ?g . ?g <urn:c> ?d }",
     [("<urn:c>", "?f <urn:a> ?o_ . ?f <urn:b> ?s_ . BIND (?f AS ?focus_)")]),
    ("SELECT ?f WHERE { ?f <urn:b>/^<urn:a> ?x }", [(A, "?f <urn:b> ?o_ . BIND (?f AS ?focus_)")]),
    ("SELECT ?f WHERE { ?f <urn:a>+ ?x }", [(A, "?f (<urn:a>)* ?s_ . ?o_ (<urn:a>)* ?x . BIND (?f AS ?focus_)")]),
    ("SELECT ?f WHERE { ?f a <urn:C> . ?x <urn:a> ?y FILTER (?y = ?f) }", [(A, None)]),
    # Inside a sub-select ?x is another variable: it leads nowhere.
    ("SELECT ?f WHERE { ?f <urn:b> ?x { SELECT (COUNT(?x) AS ?n) WHERE { ?x <urn:a> ?y } } }", [(A, None)]),
    ("SELECT ?f WHERE { { SELECT ?f WHERE { ?f <urn:a> ?y } GROUP BY ?f HAVING (COUNT(?y) > 1) } }",
     [(A, "BIND (?s_ AS ?focus_)")]),
]  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), READS)
def test_how_a_statement_leads_to_the_focus(query: str, expected: list[tuple[str, str | None]]) -> None:
    found = {trail.predicate: trail.where for trail in trails(query, "?f", ONLY)}
    for predicate, where in expected:
        said = found[predicate]
        assert (said.strip() if said is not None else None) == where


def test_a_constant_limits_what_matters() -> None:
    query = "SELECT ?f WHERE { VALUES ?k { <urn:C> <urn:D> } ?f a ?k . ?f a <urn:E> . ?f <urn:p> 'x' . ?f ?any ?v }"
    found = trails(query, "?f", ONLY)
    assert [trail.objects for trail in found if trail.predicate == TYPE] == [
        frozenset({"<urn:C>", "<urn:D>"}),
        frozenset({"<urn:E>"}),
    ]
    # A literal can be written in more ways than one; any predicate may stand for a variable one.
    assert Trail("<urn:p>", None, None, " BIND (?s_ AS ?focus_)") in found
    assert Trail(None, None, None, " BIND (?s_ AS ?focus_)") in found
    assert trails(f"SELECT ?f WHERE {{ VALUES ?f {{ {ONLY} }} ?f <urn:p> ?x }}", "?f", ONLY)[0].subjects is None


UNREADABLE = [
    "ASK { ?s ?p ?o }",
    "SELECT ?f WHERE { GRAPH ?g { ?f <urn:a> ?x } }",
    "SELECT ?f WHERE { ?f <urn:a> [ <urn:b> ?x ] }",
    "SELECT ?f WHERE { ?f <urn:a> ( 1 2 ) }",
    "SELECT ?f WHERE { ?f !<urn:a> ?x }",
    "SELECT ?f WHERE { VALUES (?f ?x) { (<urn:a> 1) } ?f <urn:a> ?x }",
    "SELECT ?f WHERE { ?f <urn:a> 1.5 }",
    "SELECT ?f FROM <urn:g> WHERE { ?f <urn:a> ?x }",
    "SELECT ?f WHERE { ?f <urn:a> ?x } LIMIT 3",
    "SELECT ?f WHERE { ?f <urn:a> ?x",
]


@pytest.mark.parametrize("query", UNREADABLE)
def test_what_is_not_read_is_asked_as_a_whole(query: str) -> None:
    with pytest.raises(UnreadableQueryError):
        trails(query, "?f", ONLY)


def test_every_shipped_query_is_read_and_leads_to_its_focus() -> None:
    """Else a change would always ask such a query as a whole, and grow slow without a word."""
    classes = subclass_graph(MemoryStore(shipped_things()[0]))
    queries, _ = compile_shapes(shipped_shapes(), classes, Features(narrow=True))
    trails_of = [(query, trail) for query in queries for trail in trails(query.text, query.root, ONLY)]
    nowhere = [str(query.shape.node) for query, trail in trails_of if trail.where is None]
    assert nowhere == []
    assert len(queries) > 190


# --- what changed between two stores


class Named(MemoryStore):
    """Graphs with their union in the default graph, as a build makes them."""

    def __init__(self, graphs: dict[str, str]) -> None:
        super().__init__([t for text in graphs.values() for t in read(text)])
        self.store.extend(
            Quad(t.subject, t.predicate, t.object, NamedNode(g)) for g, text in graphs.items() for t in read(text)
        )

    def construct(self, query: str) -> list[Triple]:
        found: Iterable[Triple] = self.store.query(query)  # type: ignore[assignment]
        return list(found)


def test_a_statement_that_another_graph_makes_is_still_there() -> None:
    old = Named({"urn:1": "ex:a ex:p 1, 2 .", "urn:2": "ex:a ex:p 1 . ex:b ex:p 3 ."})
    new = Named({"urn:1": "ex:a ex:p 3 . ex:b ex:p 3 .", "urn:2": "ex:a ex:p 1 . ex:b ex:p 3 ."})
    found = changes(old, new, ["urn:1"])
    assert found is not None
    assert {str(t.object) for t in found.gone} == {str(Literal(2))}
    assert {(str(t.subject), str(t.object)) for t in found.came} == {("<urn:ex:a>", str(Literal(3)))}
    assert changes(old, old, ["urn:1", "urn:2"]) == Changes(frozenset(), frozenset())


def test_nameless_and_very_many_changes_are_no_changes() -> None:
    old, nameless = Named({"urn:1": ""}), Named({"urn:1": "ex:a ex:p [ ex:q 1 ] ."})
    assert changes(old, nameless, ["urn:1"]) is None
    many = Named({"urn:1": "ex:a ex:p " + ",".join(map(str, range(50_001))) + " ."})
    assert changes(old, many, ["urn:1"]) is None


def test_chunks() -> None:
    assert [len(part) for part in chunks(range(2 * CHUNK + 1))] == [CHUNK, CHUNK, 1]
    assert not list(chunks([]))


def test_tables_ran() -> None:
    assert (len(FULL), len(READS), len(UNREADABLE)) == (3, 9, 10)
