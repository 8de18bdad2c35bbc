"""Shapes as they stand in the shapes graph: which there are, what they target, what they say besides constraints."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from taz_graph.shacl.graph import RDF_TYPE, RDFS, SH, Graph, Node, Term, UnsupportedShapeError
from taz_graph.shacl.paths import Path, read_path

__all__ = ["Shape", "ShapesGraph", "UnsupportedShapeError"]

_TARGETS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf", "target")
_CLASSES = (NamedNode(f"{RDFS}Class"), NamedNode("http://www.w3.org/2002/07/owl#Class"))
# Parameters whose values are shapes (SHACL §4.6-4.7); the second group holds lists of shapes.
_SHAPE_PARAMETERS = ("node", "property", "not", "qualifiedValueShape")
_SHAPE_LISTS = ("and", "or", "xone")


@dataclass(slots=True)
class Shape:
    """One node or property shape; ``path`` is None for a node shape."""

    node: Node
    path: Path | None
    severity: NamedNode
    messages: list[Literal]
    deactivated: bool
    targets: list[tuple[str, Term]] = field(default_factory=list)


class ShapesGraph:
    """All shapes of one shapes graph.

    ``shapes`` maps each shape's node to its Shape (read when first asked for); ``roots`` are those with a target.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.triples = list(triples)
        self.graph = Graph(self.triples)
        self._read: dict[Node, Shape] = {}

    def shape(self, node: Node) -> Shape:
        """The shape at ``node``; UnsupportedShapeError when its path is broken."""
        if node not in self._read:
            self._read[node] = self._shape(node)
        return self._read[node]

    @cached_property
    def components(self) -> list[NamedNode]:
        """The constraint components that the shapes graph itself declares (§6)."""
        kinds = self.graph.subclasses(SH("ConstraintComponent"))
        found = {node for node, kind in self.graph.pairs(RDF_TYPE) if kind in kinds and isinstance(node, NamedNode)}
        return sorted((node for node in found if self.graph.nodes(node, SH("parameter"))), key=str)

    def _shape(self, node: Node) -> Shape:
        graph = self.graph
        paths = graph.nodes(node, SH("path"))
        severity = graph.value(node, SH("severity"))
        return Shape(
            node=node,
            path=read_path(graph, paths[0]) if paths else None,
            severity=severity if isinstance(severity, NamedNode) else SH("Violation"),
            messages=[text for text in graph.values(node, SH("message")) if isinstance(text, Literal)],
            deactivated=graph.text(node, SH("deactivated")) == "true",
            targets=self._targets(node),
        )

    def _targets(self, node: Node) -> list[tuple[str, Term]]:
        found = [(name, value) for name in _TARGETS for value in self.graph.values(node, SH(name))]
        types = self.graph.values(node, RDF_TYPE)
        # Implicit class target (§2.1.3.3): a shape that is itself a class.
        if any(kind in types for kind in _CLASSES):
            found.append(("targetClass", node))
        return found

    def roots(self) -> list[Shape]:
        """The shapes that have a target, in a fixed order."""
        names = {subject for name in _TARGETS for subject, _ in self.graph.pairs(SH(name))}
        names |= {node for node in self.all_nodes() if any(c in self.graph.values(node, RDF_TYPE) for c in _CLASSES)}
        shapes = [self.shape(node) for node in sorted(names, key=str)]
        return [shape for shape in shapes if shape.targets]

    def all_nodes(self) -> set[Node]:
        """Every node that is a shape by type, target, parameter or by being asked for as one (§2.1)."""
        graph = self.graph
        found: set[Node] = {
            node for node, kind in graph.pairs(RDF_TYPE) if kind in (SH("NodeShape"), SH("PropertyShape"))
        }
        found |= {node for name in _TARGETS for node, _ in graph.pairs(SH(name))}
        for name in _SHAPE_PARAMETERS:
            found |= {value for _, value in graph.pairs(SH(name)) if isinstance(value, NamedNode | BlankNode)}
        for name in _SHAPE_LISTS:
            for _, head in graph.pairs(SH(name)):
                if isinstance(head, NamedNode | BlankNode):
                    found |= {member for member in graph.members(head) if not isinstance(member, Literal)}
        return found
