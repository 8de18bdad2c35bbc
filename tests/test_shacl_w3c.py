"""The W3C SHACL test suite in ../shared/w3c: every report compared in full."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    Triple,
    parse,
)

from taz_graph.shacl import Features, ShapesGraph, report_triples, validate
from taz_graph.shacl.graph import RDF_TYPE, SH, Graph, Node, Term
from tests.shacl_store import MemoryStore
from tests.shared import SHARED, needs_shared

SUITE = SHARED / "w3c/data-shapes-test-suite/tests"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"
SHAPES_GRAPH = NamedNode("urn:shapes")

CASES = {"core": 98, "sparql": 23}


def read(path: Path) -> list[Triple]:
    base = path.as_uri()
    return [quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE, base_iri=base)]


def cases(kind: str) -> Iterator[tuple[Path, Node]]:
    for path in sorted((SUITE / kind).rglob("*.ttl")):
        graph = Graph(read(path))
        for node, value in graph.pairs(RDF_TYPE):
            if value == NamedNode(f"{SHT}Validate"):
                yield path, node


def _file(term: Term, path: Path) -> Path:
    return Path(term.value.removeprefix("file://")) if term.value else path


def outcome(path: Path, test: Node) -> tuple[list[Triple] | None, list[Triple] | None]:
    """(expected report, our report); None stands for a failure of the processor."""
    graph = Graph(read(path))
    (action,) = graph.nodes(test, NamedNode(f"{MF}action"))
    data = read(_file(graph.nodes(action, NamedNode(f"{SHT}dataGraph"))[0], path))
    shapes = ShapesGraph(read(_file(graph.nodes(action, NamedNode(f"{SHT}shapesGraph"))[0], path)))
    (result,) = graph.nodes(test, NamedNode(f"{MF}result"))
    expected = None if result == NamedNode(f"{SHT}Failure") else list(_report(graph, result))
    store = MemoryStore(data)
    store.store.extend(Quad(t.subject, t.predicate, t.object, SHAPES_GRAPH) for t in shapes.triples)
    found = validate(store, shapes, Features(shapes_graph=SHAPES_GRAPH.value))
    if found.unsupported:
        return expected, None
    return expected, list(report_triples(shapes, found.results))


def _report(graph: Graph, node: Node, seen: frozenset[Node] = frozenset()) -> Iterator[Triple]:
    keep = (SH("conforms"), SH("result"), RDF_TYPE)
    for predicate, value in graph.about(node):
        if predicate in keep or predicate.value.startswith(SH.base):
            yield Triple(node, predicate, value)
        if predicate == SH("result") and isinstance(value, BlankNode | NamedNode):
            for name, term in graph.about(value):
                yield Triple(value, name, term)
                if name == SH("resultPath") and isinstance(term, BlankNode):
                    yield from _closure(graph, term)


def _closure(graph: Graph, node: Node) -> Iterator[Triple]:
    for predicate, value in graph.about(node):
        yield Triple(node, predicate, value)
        if isinstance(value, BlankNode):
            yield from _closure(graph, value)


def canonical(triples: list[Triple], messages: bool) -> set[str]:
    """The report up to the names of blank nodes; shapes that are blank nodes are only known to be blank."""
    # Oxigraph keeps numbers by value ("4.0" as "4"); the expected report goes the same way before it is compared.
    kept = Store()
    kept.extend(Quad(*triple) for triple in triples)
    dataset = Dataset()
    for triple in (quad.triple for quad in kept):
        if triple.predicate == SH("resultMessage") and not messages:
            continue
        nameless = triple.predicate == SH("sourceShape") and isinstance(triple.object, BlankNode)
        value = Literal("a blank node") if nameless else triple.object
        dataset.add(Quad(triple.subject, triple.predicate, value))
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


@needs_shared
@pytest.mark.parametrize("kind", sorted(CASES))
def test_reports_are_those_of_the_suite(kind: str) -> None:
    wrong, ran = [], 0
    for path, test in cases(kind):
        ran += 1
        expected, found = outcome(path, test)
        name = path.relative_to(SUITE)
        if expected is None or found is None:
            if (expected is None) != (found is None):
                wrong.append(f"{name}: expected {'failure' if expected is None else 'a report'}")
            continue
        messages = any(triple.predicate == SH("resultMessage") for triple in expected)
        ours, theirs = canonical(found, messages), canonical(expected, messages)
        if ours != theirs:
            wrong.append(f"{name}: missing {sorted(theirs - ours)[:6]}, extra {sorted(ours - theirs)[:6]}")
    assert not wrong, f"{len(wrong)} of {ran}:\n" + "\n".join(wrong)
    assert ran == CASES[kind]
