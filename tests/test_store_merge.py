"""A question over several default graphs counts a triple that they share once."""

import pyoxigraph as ox
import pytest

from taz_graph.store.merge import graphs_of, merged

A, B, C = (ox.NamedNode(f"https://example.org/{name}") for name in "abc")

QUERIES = [
    ("SELECT * WHERE { ?s ?p ?o }", [], []),
    ("SELECT * FROM <https://example.org/a> WHERE { ?s ?p ?o }", [A], []),
    ("SELECT * FROM <https://example.org/a> FROM <https://example.org/b> { ?s ?p ?o }", [A, B], []),
    ("PREFIX ex: <https://example.org/> ASK FROM ex:a FROM NAMED ex:c FROM ex:b { }", [A, B], [C]),
    ("prefix : <https://example.org/> select * from :a # from :c\nfrom named :b { ?s ?p '{' }", [A], [B]),
    ("SELECT ('FROM' AS ?x) FROM <https://example.org/a> { ?s ?p <https://example.org/b> }", [A], []),
    ("BASE <https://example.org/> SELECT * FROM <https://example.org/a> { }", [A], []),
]


@pytest.mark.parametrize(("query", "default", "named"), QUERIES)
def test_the_graphs_of_a_query(query: str, default: list[ox.NamedNode], named: list[ox.NamedNode]) -> None:
    assert graphs_of(query) == (default, named)


def test_a_shared_triple_stands_once() -> None:
    store = ox.Store()
    for graph in (A, B, C):
        store.add(ox.Quad(A, B, C, graph))
    store.add(ox.Quad(A, B, A, B))
    copy = merged(store, ([A, B], [C]))
    assert sorted(map(str, copy)) == sorted(map(str, [ox.Quad(A, B, C), ox.Quad(A, B, A), ox.Quad(A, B, C, C)]))
