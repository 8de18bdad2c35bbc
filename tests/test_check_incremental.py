"""Checking again only what a change can touch gives what a full check gives: on random graphs, edits and shapes."""

import os
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from taz_graph.check.changes import CHUNK, Changes, chunks, is_worth_it
from taz_graph.check.changes import changes as changes_of
from taz_graph.check.compiled import joined, rules_of, run
from taz_graph.check.findings import Found
from taz_graph.check.incremental import Earlier, Prepared, prepare
from taz_graph.check.incremental import update as update_with
from taz_graph.check.statements import Lines, Statement, lines_of
from taz_graph.settings import Settings
from taz_graph.shacl import ANY_STORE, Features, ShapesGraph
from taz_graph.shacl.engine import compile_shapes, subclass_graph
from taz_graph.shacl.graph import RDF_TYPE, SUBCLASS_OF
from taz_graph.shacl.reads import trails
from taz_graph.shacl.targets import ONLY
from taz_graph.store.kept import terms_of
from tests.shacl_store import MemoryStore, changed_from, said_in
from tests.test_shacl_against_pyshacl import PREFIXES, data_graphs, shapes_graphs

EXAMPLES = 1000 if os.environ.get("TAZ_GRAPH_FULL") else 60
ONTOLOGY = Settings().ontology
XSD = "http://www.w3.org/2001/XMLSchema#"


NOTHING = Changes(frozenset(), frozenset())


def full(store: MemoryStore, shapes: ShapesGraph) -> Found:
    queries, unsupported = compile_shapes(shapes, subclass_graph(store), ANY_STORE)
    assert not unsupported
    parts = run(store, shapes, queries)
    narrow, _ = compile_shapes(shapes, subclass_graph(store), Features(narrow=True))
    return Found(joined(parts), {}, [len(part) for part in parts], rules_of(shapes, narrow))


def update(
    before: Earlier, new: MemoryStore, shapes: ShapesGraph, changed: Changes, features: Features
) -> Found | None:
    prepared = prepare(new, tuple(shapes.triples), features)
    gone, came = (frozenset(one for one in said if _is_read(one, prepared)) for said in (changed.gone, changed.came))
    return update_with(before, new, replace(changed, gone=gone, came=came), prepared)


def _is_read(statement: Statement, prepared: Prepared) -> bool:
    return prepared.reads is None or statement[1] in prepared.reads


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
        # Sometimes others spoke of it before, or one of its values is another one.
        ends = ("subject", "object") if chance.random() < 0.5 else ("subject",)
        about = [t for t in things if subject in [getattr(t, end) for end in ends]]
        if chance.random() < 0.5:
            lost = about.pop(chance.randrange(len(about)))
            came.append(Triple(lost.subject, lost.predicate, invented(chance, things).object))
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
    changed = changed_from([*ontology, *change.kept, *change.gone], [*ontology, *change.kept, *change.came])
    found = update(Earlier(old, full(old, shipped_shapes())), new, shipped_shapes(), changed, ANY_STORE)
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
    changed = changed_from(old, new)
    stores = MemoryStore(old), MemoryStore(new)
    found = update(Earlier(stores[0], full(stores[0], graph)), stores[1], graph, changed, ANY_STORE)
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
    found = update(Earlier(old, before), new, shapes, Changes(frozenset(), said_in(closing)), ANY_STORE)
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


def spoilt(name: str, found: Found) -> Found:
    return {
        "shapes that were handed over": replace(found, handed_over={"ex:S": "LIMIT"}),
        "other rules": replace(found, rules="another"),
        "rules that nobody wrote down": replace(found, rules=""),
        "another number of queries": replace(found, parts=[*found.parts, 0]),
        "fewer violations than it counts": replace(found, violations=[]),
    }[name]


FULL = [
    ("shapes that were handed over", "ex:c ex:p 1 ."),
    ("other rules", "ex:c ex:p 1 ."),
    ("rules that nobody wrote down", "ex:c ex:p 1 ."),
    ("another number of queries", "ex:c ex:p 1 ."),
    ("fewer violations than it counts", "ex:c ex:p 1 ."),
    ("", "ex:B rdfs:subClassOf ex:A ."),
]


@pytest.mark.parametrize(("name", "came"), FULL)
def test_what_cannot_be_told_is_checked_in_full(name: str, came: str) -> None:
    shapes, store = small()
    earlier = full(store, shapes)
    assert len(earlier.violations) == 1
    changed = Changes(frozenset(), said_in(read(came)))
    assert update(Earlier(store, earlier), store, shapes, NOTHING, ANY_STORE) == earlier
    assert update(Earlier(store, spoilt(name, earlier) if name else earlier), store, shapes, changed, ANY_STORE) is None


@pytest.mark.parametrize(
    "other",
    [
        "ex:S a sh:NodeShape ; sh:targetClass ex:A ; sh:property [ sh:path ex:p ; sh:minCount 2 ]",
        'ex:S a sh:NodeShape ; sh:targetClass ex:A ; sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:message "x" ]',
        "ex:S a sh:NodeShape ; sh:targetClass ex:A ; sh:property [ sh:path ex:p ; sh:minCount 1; sh:severity sh:Info ]",
    ],
)
def test_another_rule_is_checked_in_full(other: str) -> None:
    shapes, store = small()
    earlier, changed = full(store, shapes), Changes(frozenset(), said_in(read("ex:c ex:p 1 .")))
    assert update(Earlier(store, earlier), store, shapes, changed, ANY_STORE) is not None
    assert update(Earlier(store, earlier), store, ShapesGraph(read(f"{other} .")), changed, ANY_STORE) is None


# Violations about the values of a value: what is asked again is the target that leads there, not the thing itself.
INNER = """ex:S a sh:NodeShape ; sh:targetClass ex:A ;
  sh:property [ sh:path ex:p ; sh:property [ sh:path ex:q ; sh:minCount 1 ] ] ."""
NESTED: Sequence[tuple[str, str]] = [
    ("ex:a a ex:A ; ex:p ex:x .", "ex:a a ex:A ."),
    ("ex:a a ex:A ; ex:p ex:x . ex:b a ex:A ; ex:p ex:x .", "ex:a a ex:A . ex:b a ex:A ; ex:p ex:x ."),
    ("ex:a a ex:A ; ex:p ex:x . ex:x a ex:A .", "ex:a a ex:A ; ex:p ex:x . ex:x a ex:A ; ex:p ex:y ."),
    ('ex:a a ex:A ; ex:p "urn:ex:a" .', 'ex:a a ex:A ; ex:p "urn:ex:a", ex:a .'),
]


@pytest.mark.parametrize(("before", "after"), NESTED)
def test_a_violation_belongs_to_the_target_that_leads_to_it(before: str, after: str) -> None:
    shapes, old, new = ShapesGraph(read(INNER)), read(before), read(after)
    stores = MemoryStore(old), MemoryStore(new)
    changed = changed_from(old, new)
    found = update(Earlier(stores[0], full(stores[0], shapes)), stores[1], shapes, changed, ANY_STORE)
    assert found is not None
    assert bag(found) == bag(full(stores[1], shapes))


# --- what the shipped rules read


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

    def lines(self, graphs: Sequence[str]) -> Lines:
        dumps = [self.store.dump(format=RdfFormat.N_TRIPLES, from_graph=NamedNode(graph)) or b"" for graph in graphs]
        return lines_of(b"".join(dumps))


def changes(old: Named, new: Named, graphs: Sequence[str]) -> Changes | None:
    dumped = old.store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b""
    return changes_of((old, new), old.lines(graphs), new.lines(graphs), terms_of([dumped]))


def test_a_statement_that_another_graph_makes_is_still_there() -> None:
    old = Named({"urn:1": "ex:a ex:p 1, 2 .", "urn:2": "ex:a ex:p 1 . ex:b ex:p 3 ."})
    new = Named({"urn:1": "ex:a ex:p 3 . ex:b ex:p 3 .", "urn:2": "ex:a ex:p 1 . ex:b ex:p 3 ."})
    found = changes(old, new, ["urn:1"])
    assert found is not None
    assert {value for _, _, value in found.gone} == {str(Literal(2))}
    assert {(subject, value) for subject, _, value in found.came} == {("<urn:ex:a>", str(Literal(3)))}
    assert changes(old, old, ["urn:1", "urn:2"]) == NOTHING


def test_nameless_and_very_many_changes_are_no_changes() -> None:
    old, nameless = Named({"urn:1": ""}), Named({"urn:1": "ex:a ex:p [ ex:q 1 ] ."})
    assert changes(old, nameless, ["urn:1"]) is None
    many = Named({"urn:1": "ex:a ex:p " + ",".join(map(str, range(50_001))) + " ."})
    assert changes(old, many, ["urn:1"]) is None


WORTH = [(0, 0, True), (500, 10, True), (501, 5_009, False), (501, 5_010, True), (5_145, 25_021, False)]


@pytest.mark.parametrize(("changed", "statements", "expected"), WORTH)
def test_following_many_changes_in_a_small_graph_costs_more_than_a_full_check(
    changed: int, statements: int, expected: bool
) -> None:
    assert is_worth_it(changed, statements) is expected


def test_a_subject_is_new_only_where_no_graph_spoke_of_it() -> None:
    old = Named({"urn:1": "ex:a ex:p 1 .", "urn:2": ""})
    new = Named({"urn:1": "ex:a ex:p 1 .", "urn:2": "ex:a ex:p 2 . ex:b ex:p 1, 2 . ex:c ex:p ex:b ."})
    found = changes(old, new, ["urn:2"])
    assert found is not None
    assert found.new == {"<urn:ex:b>", "<urn:ex:c>"}
    assert found.unmentioned == found.new
    mentioned = changes(Named({"urn:1": "ex:a ex:p 1, ex:b .", "urn:2": ""}), new, ["urn:1", "urn:2"])
    assert mentioned is not None
    assert mentioned.new == {"<urn:ex:b>", "<urn:ex:c>"}
    assert mentioned.unmentioned == {"<urn:ex:c>"}


def test_what_no_rule_reads_is_no_change() -> None:
    old, new = Named({"urn:1": "ex:a ex:p 1 ; ex:q 1 ."}), Named({"urn:1": "ex:a ex:p 2 ; ex:q 2, [] ."})
    lines = [store.lines(["urn:1"]) for store in (old, new)]
    found = changes_of((old, new), lines[0], lines[1], terms_of([]), {"<urn:ex:p>"})
    assert found is not None
    assert {one[1] for one in found.gone | found.came} == {"<urn:ex:p>"}
    assert changes_of((old, new), lines[0], lines[1], terms_of([]), {"<urn:ex:none>"}) == NOTHING
    # A node without a name cannot be asked for.
    assert changes_of((old, new), lines[0], lines[1], terms_of([]), {"<urn:ex:q>"}) is None


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ("sh:targetClass ex:A ; sh:property [ sh:path ex:p ; sh:minCount 1 ]", {"urn:ex:p"}),
        ("sh:targetSubjectsOf ex:s ; sh:property [ sh:path [ sh:inversePath ex:p ] ; sh:class ex:B ]", {"urn:ex:p"}),
        ('sh:targetClass ex:A ; sh:sparql [ sh:select "SELECT $this { $this <urn:x> ?x }" ]', {"urn:x"}),
        # Any predicate would break it, or the query cannot be read.
        ("sh:targetClass ex:A ; sh:closed true", None),
        ('sh:targetClass ex:A ; sh:sparql [ sh:select "SELECT $this { $this ?p 1 }" ]', None),
    ],
)
def test_which_predicates_the_rules_read(shape: str, expected: set[str] | None) -> None:
    graph = read(f"ex:S a sh:NodeShape ; {shape} .")
    reads = prepare(MemoryStore([]), tuple(graph), ANY_STORE).reads
    assert (reads is None) is (expected is None)
    if reads is not None and expected is not None:
        names = {name[1:-1] for name in reads}
        assert names >= expected | {RDF_TYPE.value, SUBCLASS_OF.value}
        assert ("urn:ex:s" in names) is ("ex:s" in shape)
        assert "urn:ex:none" not in names


def test_chunks() -> None:
    assert [len(part) for part in chunks(range(2 * CHUNK + 1))] == [CHUNK, CHUNK, 1]
    assert not list(chunks([]))


def test_tables_ran() -> None:
    assert (len(FULL), len(NESTED), len(WORTH)) == (6, 4, 5)
