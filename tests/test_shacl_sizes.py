"""Queries that start from the values give what queries that start from the targets give, on any shapes and data."""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from taz_graph.settings import Settings
from taz_graph.shacl import OXIGRAPH, Result, ShapesGraph, validate
from taz_graph.shacl.absent import minus, unmatched
from taz_graph.shacl.engine import compile_shapes
from taz_graph.shacl.graph import SH, Graph
from taz_graph.shacl.prefixes import expanded
from taz_graph.shacl.sizes import StoreCounts
from tests.shacl_store import MemoryStore
from tests.test_shacl_against_pyshacl import PREFIXES, PROPERTIES, data_graphs, shapes_graphs, targets

EXAMPLES = 1000 if os.environ.get("TAZ_GRAPH_FULL") else 100


class Always:
    """Counts of a store where starting from the values is always the better way."""

    def of_predicate(self, predicate: NamedNode) -> int:
        return len(predicate.value) * 0

    def of_classes(self, classes: Iterable[NamedNode]) -> int:
        return len([cls for cls in classes if cls.value == ""])

    def of_values(self, predicate: NamedNode) -> int:
        return self.of_predicate(predicate)


class Different(Always):
    """The same, where no two values are alike, so that they are not told apart before they are tested."""

    def of_values(self, predicate: NamedNode) -> int:
        return self.of_predicate(predicate) + 1


class Never(Always):
    """Counts of a store where that is never so: paths are asked for after targets, and are far more common."""

    def __init__(self) -> None:
        self._more = 1

    def of_predicate(self, predicate: NamedNode) -> int:
        self._more *= 1000
        return self._more + super().of_predicate(predicate)


def read(text: str) -> list[Triple]:
    return [quad.triple for quad in parse(PREFIXES + text, format=RdfFormat.TURTLE)]


def bag(results: Iterable[Result]) -> Counter[str]:
    # Blank nodes of the shapes have other names each time that they are read; here they are read once.
    return Counter(map(str, results))


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=data_graphs, shapes=shapes_graphs)
def test_same_results_from_both_ends(data: str, shapes: str) -> None:
    store, graph = MemoryStore(read(data)), ShapesGraph(read(shapes))
    from_targets = validate(store, graph)
    for counts in (Always(), Different(), StoreCounts(store)):
        assert bag(validate(store, graph, counts=counts).results) == bag(from_targets.results)


counting = st.tuples(
    st.lists(targets, min_size=1, max_size=2, unique=True).map(" ; ".join),
    st.sampled_from(["sh:property {}", "sh:node [ sh:property {} ]", "sh:not [ sh:property {} ]"]),
    st.sampled_from(PROPERTIES),
    st.integers(1, 2),
    st.integers(0, 2),
).map(
    lambda t: (
        f"ex:S a sh:NodeShape ; {t[0]} ; "
        + t[1].format(f"[ sh:path {t[2]} ; sh:minCount {t[3]} ; sh:maxCount {t[4]} ; sh:uniqueLang true ]")
        + " ."
    )
)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(data=data_graphs, shapes=counting)
# A target of several statements, each of which makes it one.
@example(
    data="ex:a ex:p 1, 2 .",
    shapes="ex:S a sh:NodeShape ; sh:targetSubjectsOf ex:p ; "
    "sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:maxCount 2 ] .",
)
def test_both_counts_in_one_walk_give_the_same_results(data: str, shapes: str) -> None:
    store, graph = MemoryStore(read(data)), ShapesGraph(read(shapes))
    from_targets = validate(store, graph)
    for counts in (Always(), Different(), Never(), StoreCounts(store)):
        assert bag(validate(store, graph, counts=counts).results) == bag(from_targets.results)


def test_what_both_counts_find_is_told_apart() -> None:
    shapes = ShapesGraph(
        read(
            """ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:targetSubjectsOf ex:q ;
            sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:maxCount 1 ] ."""
        )
    )
    store = MemoryStore(
        read("ex:none a ex:C ; ex:q 1, 2 . ex:one a ex:C ; ex:p 1 . ex:two ex:q 1 ; ex:p 1, 2 . ex:other ex:p 1, 2 .")
    )
    for counts in (Always(), Different(), Never()):
        queries, _ = compile_shapes(shapes, Graph(()), OXIGRAPH, counts)
        assert len({query.text for query in queries}) == 1 < len(queries)
        assert ("OPTIONAL" in queries[0].text) is isinstance(counts, Never)
        results = validate(store, shapes, OXIGRAPH, counts).results
        assert [(result.focus.value, result.component) for result in results] == [
            ("urn:ex:none", SH("MinCountConstraintComponent")),
            ("urn:ex:two", SH("MaxCountConstraintComponent")),
        ]


@pytest.mark.parametrize("name", ["goed", "fout"])
def test_same_results_on_the_shipped_examples(name: str) -> None:
    """All examples of a kind as one graph: many things, many findings, every shipped shape."""
    ontology = Settings().ontology
    triples = [t for path in sorted(ontology.glob("*.ttl")) for t in turtle(path)]
    triples += [t for path in sorted((ontology / "voorbeelden" / name).glob("*.ttl")) for t in turtle(path)]
    graph = ShapesGraph(t for path in sorted((ontology / "shapes").glob("*.ttl")) for t in turtle(path))
    store = MemoryStore(triples)
    plain = validate(store, graph)
    assert len(plain.results) > (100 if name == "fout" else 0)
    for counts in (Always(), Different(), StoreCounts(store)):
        assert bag(validate(store, graph, counts=counts).results) == bag(plain.results)


def turtle(path: Path) -> Iterable[Triple]:
    return (quad.triple for quad in parse(path.read_text(encoding="utf-8"), format=RdfFormat.TURTLE))


CORRELATED = """SELECT ?f WHERE { ?f <urn:q> ?n FILTER (?n > 1) ?f <urn:p> ?y .
    FILTER NOT EXISTS { ?x <urn:p> ?f ; <urn:q> ?m FILTER (?m > ?n && ?x != ?y) } }"""

# (query, whether its NOT EXISTS becomes MINUS)
QUERIES: Sequence[tuple[str, bool]] = [
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { ?x <urn:p> ?f } }", True),
    ("SELECT ?f WHERE { ?f a <urn:C> filter not exists { ?x <urn:p> ?f ; <urn:q> true . ?x <urn:r> ?y } }", True),
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { ?f <urn:p>/<urn:q>* ?x } }", True),
    # It shares another variable with the triples before it, or with what they give.
    ("SELECT ?f WHERE { ?f <urn:p> ?y FILTER NOT EXISTS { ?x <urn:p> ?f ; <urn:q> ?y } }", True),
    ("SELECT ?f WHERE { ?f <urn:q> ?n BIND (?n - 1 AS ?y) FILTER NOT EXISTS { ?f <urn:p> ?x ; <urn:q> ?y } }", True),
    # That one is bound only after it, or perhaps.
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { ?f <urn:p> ?y } ?f <urn:p> ?y }", False),
    ("SELECT ?f WHERE { ?f a <urn:C> OPTIONAL { ?f <urn:p> ?y } FILTER NOT EXISTS { ?f <urn:q> ?y } }", False),
    (
        "SELECT ?f WHERE { ?f <urn:q> ?n BIND (?n - 1 AS ?y) FILTER NOT EXISTS { ?f <urn:p> ?y } ?f <urn:p> ?y }",
        False,
    ),
    # It filters by itself, or by what stands outside and comes in then.
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { ?x <urn:p> ?f FILTER (?x != ?f) } }", True),
    ("SELECT ?f ?n WHERE { ?f <urn:q> ?n . FILTER NOT EXISTS { ?f <urn:q> ?m . FILTER (?m > ?n) } }", True),
    (CORRELATED, True),
    (
        "SELECT ?f WHERE { ?f <urn:q> ?n BIND (?n - 1 AS ?y) FILTER NOT EXISTS { ?f <urn:q> ?m FILTER (?m = ?y) } }",
        False,
    ),
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { ?f <urn:p> ?x FILTER EXISTS { ?x a <urn:C> } } }", False),
    # A path of no steps leads from a node to itself, one that the data does not know too.
    ("SELECT ?f WHERE { VALUES ?f { <urn:z> } FILTER NOT EXISTS { ?f <urn:p>* ?x } }", False),
    # It does not mention the focus: MINUS would then take nothing away.
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { ?x <urn:p> ?z } }", False),
    # A group, a blank node or a path in brackets: more than is needed, so left as it is.
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { { ?x <urn:p> ?f } UNION { ?f <urn:p> ?x } } }", False),
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { ?f <urn:p> [ <urn:q> ?x ] } }", False),
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { OPTIONAL { ?f <urn:p> ?x } } }", False),
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER EXISTS { ?x <urn:p> ?f } }", False),
    ("SELECT ?f WHERE { ?f a <urn:C> OPTIONAL { ?f <urn:p> ?y FILTER NOT EXISTS { ?x <urn:p> ?f } } }", False),
    ('SELECT ?f WHERE { ?f <urn:p> "FILTER NOT EXISTS {" }', False),
]


@pytest.mark.parametrize(("query", "changed"), QUERIES)
def test_absence_is_asked_for_once_where_that_is_the_same(query: str, changed: bool) -> None:
    text = "".join(token.text for token in minus(expanded(query, {}), "?f"))
    assert ("MINUS" in text) is changed
    assert changed or text.split() == query.split()


steps = st.tuples(
    st.sampled_from(["<urn:1>", "<urn:2>", "<urn:3>"]),
    st.sampled_from(["<urn:p>", "<urn:q>", "<urn:r>", "a"]),
    st.sampled_from(["<urn:1>", "<urn:2>", "<urn:C>", "1", "2", "3", "true", '"x"']),
)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(found=st.lists(steps, max_size=15))
def test_absence_gives_the_same_rows_in_both_forms(found: list[tuple[str, str, str]]) -> None:
    store = MemoryStore(read(" ".join(f"{s} {p} {o} ." for s, p, o in found)))
    for query, _ in QUERIES:
        text = "".join(token.text for token in minus(expanded(query, {}), "?f"))
        assert Counter(map(str, store.select(text))) == Counter(map(str, store.select(query))), text


TWICE = """SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { ?x <urn:p> ?f ; <urn:q> 1 }
    FILTER NOT EXISTS { ?f <urn:q> ?x ; <urn:r> ?x } }"""

# (query, whether its NOT EXISTS becomes an OPTIONAL that finds nothing)
UNMATCHED: Sequence[tuple[str, bool]] = [
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { ?x <urn:p> ?f ; <urn:q> 1 } }", True),
    ("SELECT ?f WHERE { ?f a <urn:C> filter not exists { ?x <urn:p> ?f . ?x <urn:q> true . } ?f <urn:q> ?n }", True),
    ("SELECT ?f WHERE { ?f <urn:p> ?y FILTER NOT EXISTS { ?x <urn:p> ?f, <urn:2> ; <urn:q> ?y } }", True),
    (CORRELATED, True),
    # One triple, or no variable of its own that would tell.
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { ?x <urn:p> ?f . } }", False),
    ("SELECT ?f WHERE { ?f <urn:p> ?y FILTER NOT EXISTS { ?f <urn:q> ?y ; <urn:p> <urn:1> } }", False),
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { ?f <urn:q> 1 ; <urn:p> <urn:1> } }", False),
    # What it binds would be shown, or meets another that has the same name.
    ("SELECT * WHERE { ?f a <urn:C> FILTER NOT EXISTS { ?x <urn:p> ?f ; <urn:q> 1 } }", False),
    (TWICE, False),
    # It shares what is bound only after it, or perhaps; or it does not mention the focus.
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { ?x <urn:p> ?f ; <urn:q> ?y } ?f <urn:p> ?y }", False),
    ("SELECT ?f WHERE { OPTIONAL { ?f <urn:p> ?y } FILTER NOT EXISTS { ?x <urn:p> ?f ; <urn:q> ?y } }", False),
    ("SELECT ?f WHERE { ?f <urn:q> ?n BIND (1 AS ?y) FILTER NOT EXISTS { ?x <urn:p> ?f ; <urn:q> ?y } }", False),
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { ?x <urn:p> ?z ; <urn:q> ?z } }", False),
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { { ?x <urn:p> ?f ; <urn:q> 1 } UNION { ?f a ?x } } }", False),
]


@pytest.mark.parametrize(("query", "changed"), UNMATCHED)
def test_absence_is_an_optional_that_finds_nothing_where_that_is_the_same(query: str, changed: bool) -> None:
    text = "".join(token.text for token in unmatched(expanded(query, {}), "?f"))
    assert ("!BOUND(" in text) is changed
    assert changed or text.split() == query.split()


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(found=st.lists(steps, max_size=15))
def test_an_optional_that_finds_nothing_gives_the_same_rows(found: list[tuple[str, str, str]]) -> None:
    store = MemoryStore(read(" ".join(f"{s} {p} {o} ." for s, p, o in found)))
    for query, _ in [*QUERIES, *UNMATCHED]:
        text = "".join(token.text for token in unmatched(expanded(query, {}), "?f"))
        assert Counter(map(str, store.select(text))) == Counter(map(str, store.select(query))), text


EVERY = "{ { SELECT DISTINCT ?f WHERE { { ?f ?to ?any } UNION { ?any ?to ?f } } }"


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(found=st.lists(steps, max_size=15))
def test_absence_is_asked_of_the_targets_first(found: list[tuple[str, str, str]]) -> None:
    store = MemoryStore(read(" ".join(f"{s} {p} {o} ." for s, p, o in found)))
    for query, _ in QUERIES:
        text = "".join(token.text for token in minus(expanded(query, {}), "?f", bound=True))
        text, plain = (form.replace("{", EVERY, 1) for form in (text, query))
        assert Counter(map(str, store.select(text))) == Counter(map(str, store.select(plain))), text


def test_what_shares_the_focus_alone_comes_first() -> None:
    query = "SELECT ?f WHERE { ?f a ?c . FILTER NOT EXISTS { ?f <urn:p> ?x } FILTER NOT EXISTS { ?f <urn:q> ?c } }"
    text = "".join(token.text for token in minus(expanded(query, {}), "?f", bound=True))
    assert text.index("<urn:p>") < text.index("?c .") < text.index("<urn:q>")
    assert text.count("MINUS") == 2


def test_queries_know_how_much_they_walk() -> None:
    shapes = ShapesGraph(
        read(
            """ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:maxCount 1 ] ;
            sh:property [ sh:path ex:q ; sh:maxCount 1 ] ;
            sh:sparql [ sh:select "SELECT $this WHERE { $this <urn:p> 1 }" ] ."""
        )
    )
    store = MemoryStore(read("ex:a a ex:C ; ex:p 1, 2, 3 ; ex:q 1 . ex:b a ex:C ."))
    queries, unsupported = compile_shapes(shapes, Graph(()), OXIGRAPH, StoreCounts(store))
    assert not unsupported
    paths = {query.shape.path.text: query.size for query in queries if query.shape.path}
    assert sorted(paths.values()) == [3, 5]
    assert max(queries, key=lambda query: query.size).branch.selected
    assert {query.size for query in compile_shapes(shapes, Graph(()), OXIGRAPH)[0]} == {0}


def test_tables_ran() -> None:
    assert (len(QUERIES), len(UNMATCHED)) == (21, 14)
