"""Property paths of SHACL (§2.3.1) as SPARQL text and back as triples for a report."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, Triple

from taz_graph.shacl.graph import RDF_FIRST, RDF_REST, SH, Graph, Node, Term, UnsupportedShapeError

_POSTFIX = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


@dataclass(frozen=True, slots=True)
class Path:
    """One path: ``node`` is where it stands in the shapes graph, ``text`` is its SPARQL form."""

    node: Node
    text: str


def read_path(graph: Graph, node: Node) -> Path:
    """The path at ``node``; UnsupportedShapeError when it is not well formed or leads back to itself."""
    return Path(node, _text(graph, node, frozenset()))


def _text(graph: Graph, node: Node, above: frozenset[Node]) -> str:
    if isinstance(node, NamedNode):
        return str(node)
    if node in above:
        raise UnsupportedShapeError("a property path contains itself")
    above |= {node}
    if graph.value(node, RDF_FIRST) is not None:
        return "(" + "/".join(_text(graph, step, above) for step in _nodes(graph, node)) + ")"
    inverse = graph.value(node, SH("inversePath"))
    if isinstance(inverse, NamedNode | BlankNode):
        return f"^({_text(graph, inverse, above)})"
    choices = graph.value(node, SH("alternativePath"))
    if isinstance(choices, BlankNode | NamedNode):
        return "(" + "|".join(_text(graph, step, above) for step in _nodes(graph, choices)) + ")"
    for name, sign in _POSTFIX.items():
        inner = graph.value(node, SH(name))
        if isinstance(inner, NamedNode | BlankNode):
            return f"({_text(graph, inner, above)}){sign}"
    raise UnsupportedShapeError(f"sh:path {node} is no property path that SHACL knows")


def _nodes(graph: Graph, head: Node) -> Iterator[Node]:
    for member in graph.members(head):
        if not isinstance(member, NamedNode | BlankNode):
            raise UnsupportedShapeError(f"a property path holds {member}, which is no predicate or path")
        yield member


def copy_path(graph: Graph, node: Node) -> tuple[Node, list[Triple]]:
    """A path's node for one result of a report, with the triples below it; blank nodes are new for each result."""
    if not isinstance(node, BlankNode):
        return node, []
    copy, triples = BlankNode(), []
    # A node may be a list and a path of another kind at once (W3C path-strange-001): the list is what was followed.
    listed = graph.value(node, RDF_FIRST) is not None
    for predicate, value in graph.about(node):
        if predicate in (RDF_FIRST, RDF_REST) if listed else predicate.value.startswith(SH.base):
            target: Term = value
            below: list[Triple] = []
            if isinstance(value, BlankNode):
                target, below = copy_path(graph, value)
            triples += [Triple(copy, predicate, target), *below]
    return copy, triples
