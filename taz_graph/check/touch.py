"""Which focus nodes changed statements lead to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from taz_graph.check.changes import Changes, chunks
from taz_graph.shacl.compiler import Query
from taz_graph.shacl.graph import RDF_TYPE, Graph, Term
from taz_graph.shacl.groups import UnreadableQueryError
from taz_graph.shacl.reads import FOCUS, FROM, TO, Trail, trails
from taz_graph.shacl.shapes import Shape
from taz_graph.shacl.sizes import Selects
from taz_graph.shacl.targets import ONLY, only_classes

MANY = 20_000
"""With more focus nodes than this a query is asked anew as a whole."""


Ends = tuple[Term, Term, str, str]
"""Subject and object of a statement, and both as SPARQL writes them."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a change: the statements that only this store has, by predicate as SPARQL writes it; None: all."""

    store: Selects
    statements: Mapping[str | None, Sequence[Ends]]


class Touch:
    """The focus nodes that a change leads to; each trail is walked once, however many queries have it."""

    def __init__(self, old: Selects, new: Selects, changed: Changes) -> None:
        self._sides = (_Side(old, _by_predicate(changed.gone)), _Side(new, _by_predicate(changed.came)))
        self._walked: dict[Trail, frozenset[Term] | None] = {}

    def of_query(self, query: Query) -> frozenset[Term] | None:
        """The focus nodes of a narrow query to ask about again; None for all."""
        try:
            found = trails(query.text, query.root, ONLY)
        except UnreadableQueryError:
            return None
        touched: set[Term] = set()
        for trail in found:
            if trail not in self._walked:
                self._walked[trail] = self._walk(trail)
            focus = self._walked[trail]
            if focus is None:
                return None
            touched |= focus
        # A blank node cannot be asked for by name; that literals are looked at is too rare to be worth more.
        if len(touched) > MANY or not all(isinstance(node, NamedNode) for node in touched):
            return None
        return frozenset(touched)

    def _walk(self, trail: Trail) -> frozenset[Term] | None:
        found: set[Term] = set()
        for side in self._sides:
            pairs = _pairs(trail, side.statements.get(trail.predicate, ()))
            if not pairs:
                continue
            if trail.where is None:
                return None
            found |= _led_to(side.store, trail.where, pairs)
        return frozenset(found)


def _by_predicate(triples: Iterable[Triple]) -> Mapping[str | None, Sequence[Ends]]:
    found: dict[str | None, list[Ends]] = defaultdict(list)
    for triple in triples:
        subject, value = triple.subject, triple.object
        assert not isinstance(subject, Triple)
        assert not isinstance(value, Triple)
        ends = (subject, value, str(subject), str(value))
        found[str(triple.predicate)].append(ends)
        found[None].append(ends)
    return found


def _pairs(trail: Trail, statements: Iterable[Ends]) -> list[tuple[Term, Term]]:
    """Subject and object of the statements that a trail starts from."""
    return [
        (subject, value)
        for subject, value, named, said in statements
        if (trail.subjects is None or named in trail.subjects) and (trail.objects is None or said in trail.objects)
    ]


def _led_to(store: Selects, where: str, pairs: Sequence[tuple[Term, Term]]) -> set[Term]:
    # Most trails are one step: the focus is the changed subject or object itself.
    if where.strip() == f"BIND ({FROM} AS {FOCUS})":
        return {subject for subject, _ in pairs}
    if where.strip() == f"BIND ({TO} AS {FOCUS})":
        return {value for _, value in pairs}
    found: set[Term] = set()
    for part in chunks(pairs):
        values = " ".join(f"({subject} {value})" for subject, value in part)
        rows = store.select(f"SELECT DISTINCT {FOCUS} WHERE {{ VALUES ({FROM} {TO}) {{ {values} }} {where} }}")
        found |= {row[FOCUS[1:]] for row in rows if FOCUS[1:] in row}
    return found


class Kinds:
    """Which of the touched nodes a shape looks at: a label that changed matters to the one shape of that kind."""

    def __init__(self, store: Selects, classes: Graph, nodes: Iterable[Term]) -> None:
        self._classes = classes
        self._below: dict[Term, set[str]] = {}
        self._types: dict[str, set[str]] = defaultdict(set)
        for part in chunks(sorted(nodes, key=str)):
            values = " ".join(map(str, part))
            for row in store.select(f"SELECT ?x ?k WHERE {{ VALUES ?x {{ {values} }} ?x {RDF_TYPE} ?k }}"):
                self._types[row["x"].value].add(row["k"].value)

    def among(self, focus: Iterable[Term], shape: Shape | None) -> Iterable[Term]:
        """The instances of the shape's target classes; all, where its targets are more than classes."""
        if shape is None or not only_classes(shape):
            return focus
        below = set[str]().union(*(self._of_class(value) for _, value in shape.targets))
        return [node for node in focus if not below.isdisjoint(self._types[node.value])]

    def _of_class(self, cls: Term) -> set[str]:
        if cls not in self._below:
            found = self._classes.subclasses(cls) if not isinstance(cls, Literal) else set()
            self._below[cls] = {member.value for member in found}
        return self._below[cls]
