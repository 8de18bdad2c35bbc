"""After a change only what it can touch is checked again; the result is that of a full check.

For each compiled query it is known which statements it reads and how they lead to a focus node
(:mod:`taz_graph.shacl.reads`). The focus nodes that the changed statements lead to are asked about anew, what was found
about others stays. A query of which that cannot be told is asked anew as a whole.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pyoxigraph import Literal, NamedNode, Triple

from taz_graph.check.changes import Changes, chunks
from taz_graph.check.compiled import joined, name_of, run
from taz_graph.check.findings import Found, Violation
from taz_graph.shacl import Features, ShapesGraph
from taz_graph.shacl.compiler import Query
from taz_graph.shacl.engine import compile_shapes, subclass_graph
from taz_graph.shacl.graph import RDF_TYPE, SUBCLASS_OF, Graph, Term
from taz_graph.shacl.reads import FOCUS, FROM, TO, Trail, UnreadableQueryError, trails
from taz_graph.shacl.shapes import Shape
from taz_graph.shacl.sizes import Selects, StoreCounts
from taz_graph.shacl.targets import ONLY

MANY = 20_000
"""With more focus nodes than this a query is asked anew as a whole."""


def update(
    old: Selects, earlier: Found, new: Selects, shapes: ShapesGraph, changed: Changes, features: Features
) -> Found | None:
    """What ``new`` breaks, from what was found in ``old`` and what changed in between; None for a full check.

    ``shapes`` must be those of the earlier check, on the data; what was found beside them (the ontology) must not
    have changed.
    """
    if earlier.handed_over or any(t.predicate == SUBCLASS_OF for t in changed.gone | changed.came):
        return None
    classes = subclass_graph(new, features)
    queries, unsupported = compile_shapes(shapes, classes, replace(features, narrow=True))
    if unsupported or len(queries) != len(earlier.parts):
        return None
    touch = _Touch(old, new, changed)
    touched = [touch.of_query(query) for query in queries]
    found = _parts(earlier)
    whole = [number for number, focus in enumerate(touched) if focus is None]
    if whole:
        every, _ = compile_shapes(shapes, classes, features, StoreCounts(new, features.dataset))
        for number, violations in zip(whole, run(new, shapes, [every[number] for number in whole]), strict=True):
            found[number] = violations
    targets = _Targets(new, classes, frozenset[Term]().union(*(focus for focus in touched if focus)))
    for number, focus in enumerate(touched):
        if focus:
            names = {name_of(node) for node in focus}
            kept = [violation for violation in found[number] if violation.focus not in names]
            found[number] = kept + _narrow(new, shapes, queries[number], targets.among(focus, queries[number].target))
    violations = joined(found)
    beside = earlier.violations[sum(earlier.parts) :]
    return Found([*violations, *beside], {}, [len(part) for part in found])


def _parts(earlier: Found) -> list[list[Violation]]:
    found, at = [], 0
    for size in earlier.parts:
        found.append(earlier.violations[at : at + size])
        at += size
    return found


def _narrow(store: Selects, shapes: ShapesGraph, query: Query, focus: Iterable[Term]) -> list[Violation]:
    found: list[Violation] = []
    for part in chunks(sorted(focus, key=str)):
        text = query.text.replace(ONLY, " ".join(map(str, part)))
        found += joined(run(store, shapes, [replace(query, text=text)]))
    return found


class _Targets:
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
        """Those that may be focus nodes of the shape; all, where its targets are more than classes."""
        if shape is None or any(name != "targetClass" for name, _ in shape.targets):
            return focus
        below = set[str]().union(*(self._of_class(value) for _, value in shape.targets))
        return [node for node in focus if not below.isdisjoint(self._types[node.value])]

    def _of_class(self, cls: Term) -> set[str]:
        if cls not in self._below:
            found = self._classes.subclasses(cls) if not isinstance(cls, Literal) else set()
            self._below[cls] = {member.value for member in found}
        return self._below[cls]


@dataclass(slots=True)
class _Touch:
    """Which focus nodes the changed statements lead to; each trail is walked once, however many queries have it."""

    old: Selects
    new: Selects
    changed: Changes
    _walked: dict[Trail, frozenset[Term] | None] = field(default_factory=dict)
    _by_predicate: dict[int, dict[str | None, list[Triple]]] = field(default_factory=dict)

    def of_query(self, query: Query) -> frozenset[Term] | None:
        """The focus nodes to ask about again; None for all."""
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
        # A blank node cannot be asked for by name, and a literal could be taken for an IRI of the same text.
        if len(touched) > MANY or not all(isinstance(node, NamedNode) for node in touched):
            return None
        return frozenset(touched)

    def _walk(self, trail: Trail) -> frozenset[Term] | None:
        found: set[Term] = set()
        for store, triples in ((self.old, self.changed.gone), (self.new, self.changed.came)):
            pairs = self._pairs(trail, triples)
            if not pairs:
                continue
            if trail.where is None:
                return None
            found |= _led_to(store, trail.where, pairs)
        return frozenset(found)

    def _pairs(self, trail: Trail, triples: frozenset[Triple]) -> list[tuple[Term, Term]]:
        known = self._by_predicate.setdefault(id(triples), {})
        if not known:
            known.update(_indexed(triples))
        pairs = [(_term(triple.subject), _term(triple.object)) for triple in known.get(trail.predicate, ())]
        return [
            (subject, value)
            for subject, value in pairs
            if (trail.subjects is None or str(subject) in trail.subjects)
            and (trail.objects is None or str(value) in trail.objects)
        ]


def _indexed(triples: Iterable[Triple]) -> Mapping[str | None, list[Triple]]:
    """By predicate as SPARQL writes it; None holds all."""
    found: dict[str | None, list[Triple]] = defaultdict(list)
    for triple in triples:
        found[str(triple.predicate)].append(triple)
        found[None].append(triple)
    return found


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


def _term(term: object) -> Term:
    assert not isinstance(term, Triple)
    return term  # type: ignore[return-value]


def same(first: Found, second: Found) -> bool:
    """Whether two results hold the same violations, in whatever order."""
    return Counter(map(repr, first.violations)) == Counter(map(repr, second.violations))
