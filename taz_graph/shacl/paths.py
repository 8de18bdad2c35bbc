"""Property paths of SHACL (§2.3.1) as SPARQL text and back as triples for a report."""

from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from taz_graph.shacl.graph import RDF_FIRST, RDF_REST, SH, Graph, Node, Term, UnsupportedShapeError

_POSTFIX = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


@dataclass(frozen=True, slots=True)
class Path:
    """One path: ``node`` is where it stands in the shapes graph, ``text`` is its SPARQL form.

    ``nullable`` paths lead from every node to itself. SPARQL says so of the nodes of the graph only (§9.3), SHACL of
    every focus node, one that the data never mentions too; so the compiler adds that step itself.
    """

    node: Node
    text: str
    nullable: bool


def read_path(graph: Graph, node: Node) -> Path:
    """The path at ``node``; UnsupportedShapeError when it is not well formed or leads back to itself."""
    return _path(graph, node, frozenset())


def _path(graph: Graph, node: Node, above: frozenset[Node]) -> Path:
    if isinstance(node, NamedNode):
        return Path(node, str(node), nullable=False)
    if node in above:
        raise UnsupportedShapeError("a property path contains itself")
    above |= {node}
    if graph.value(node, RDF_FIRST) is not None:
        steps = _steps(graph, node, above)
        return Path(node, f"({'/'.join(step.text for step in steps)})", all(step.nullable for step in steps))
    if choices := graph.nodes(node, SH("alternativePath")):
        steps = _steps(graph, choices[0], above)
        return Path(node, f"({'|'.join(step.text for step in steps)})", any(step.nullable for step in steps))
    if inverse := graph.nodes(node, SH("inversePath")):
        step = _path(graph, inverse[0], above)
        return Path(node, f"^({step.text})", step.nullable)
    for name, sign in _POSTFIX.items():
        if repeated := graph.nodes(node, SH(name)):
            step = _path(graph, repeated[0], above)
            return Path(node, f"({step.text}){sign}", step.nullable or sign != "+")
    raise UnsupportedShapeError(f"sh:path {node} is no property path that SHACL knows")


def _steps(graph: Graph, head: Node, above: frozenset[Node]) -> list[Path]:
    members = graph.members(head)
    if any(isinstance(member, Literal) for member in members):
        raise UnsupportedShapeError("a property path holds a literal, which is no predicate or path")
    return [_path(graph, member, above) for member in members if not isinstance(member, Literal)]


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
