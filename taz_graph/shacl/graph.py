"""A small in-memory index over the shapes graph, and the names of SHACL."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from taz_graph.errors import CheckError

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
RDF_FIRST = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#first")
RDF_REST = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#rest")
RDF_NIL = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#nil")
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SUBCLASS_OF = NamedNode(f"{RDFS}subClassOf")
XSD = "http://www.w3.org/2001/XMLSchema#"

Node = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal


class UnsupportedShapeError(CheckError):
    """A shape that cannot be compiled; the message says why, the caller names the shape."""


class _Namespace:
    def __init__(self, base: str) -> None:
        self.base = base
        self._names: dict[str, NamedNode] = {}

    def __call__(self, name: str) -> NamedNode:
        # While the shapes are compiled each is asked for a hundred times.
        if name not in self._names:
            self._names[name] = NamedNode(self.base + name)
        return self._names[name]


SH = _Namespace("http://www.w3.org/ns/shacl#")


class Graph:
    """Triples by subject and predicate; objects keep the order in which they came."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._by_subject: dict[Node, dict[NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self._by_predicate: dict[NamedNode, list[tuple[Node, Term]]] = defaultdict(list)
        for triple in triples:
            subject, predicate, value = triple.subject, triple.predicate, triple.object
            if not isinstance(subject, NamedNode | BlankNode) or not isinstance(value, NamedNode | BlankNode | Literal):
                raise UnsupportedShapeError("the shapes graph holds a quoted triple; write it as plain RDF")
            if value not in self._by_subject[subject][predicate]:
                self._by_subject[subject][predicate].append(value)
                self._by_predicate[predicate].append((subject, value))

    def subjects(self) -> list[Node]:
        """Every subject."""
        return list(self._by_subject)

    def about(self, subject: Node) -> Iterator[tuple[NamedNode, Term]]:
        """Each (predicate, object) of one subject."""
        for predicate, values in self._by_subject.get(subject, {}).items():
            for value in values:
                yield predicate, value

    def pairs(self, predicate: NamedNode) -> list[tuple[Node, Term]]:
        """Each (subject, object) of one predicate."""
        return self._by_predicate.get(predicate, [])

    def values(self, subject: Node, predicate: NamedNode) -> list[Term]:
        """The objects of one subject and predicate."""
        found = self._by_subject.get(subject)
        return list(found.get(predicate, ())) if found else []

    def nodes(self, subject: Node, predicate: NamedNode) -> list[Node]:
        """The objects that are not literals."""
        return [value for value in self.values(subject, predicate) if isinstance(value, NamedNode | BlankNode)]

    def value(self, subject: Node, predicate: NamedNode) -> Term | None:
        """The first object, or None."""
        values = self.values(subject, predicate)
        return values[0] if values else None

    def text(self, subject: Node, predicate: NamedNode) -> str | None:
        """The first object as text, or None."""
        value = self.value(subject, predicate)
        return value.value if value is not None else None

    def members(self, head: Node) -> list[Term]:
        """The members of an RDF list; UnsupportedShapeError when it is broken or endless."""
        found: list[Term] = []
        seen: set[Node] = set()
        while head != RDF_NIL:
            first, rest = self.value(head, RDF_FIRST), self.value(head, RDF_REST)
            if head in seen or first is None or not isinstance(rest, NamedNode | BlankNode):
                raise UnsupportedShapeError(f"the list at {head} is broken or endless")
            seen.add(head)
            found.append(first)
            head = rest
        return found

    def subclasses(self, top: Node) -> set[Node]:
        """``top`` and everything below it by rdfs:subClassOf."""
        found, todo = {top}, [top]
        while todo:
            upper = todo.pop()
            for below, above in self.pairs(SUBCLASS_OF):
                if above == upper and below not in found:
                    found.add(below)
                    todo.append(below)
        return found
