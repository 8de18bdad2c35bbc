"""Which focus nodes changed statements lead to."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from taz_graph.check.changes import Changes, chunks
from taz_graph.check.told import Told
from taz_graph.shacl.graph import RDF_TYPE, Graph, Term
from taz_graph.shacl.reads import FOCUS, FROM, TO, Trail
from taz_graph.shacl.shapes import Shape
from taz_graph.shacl.sizes import Selects
from taz_graph.shacl.targets import only_classes

MANY = 20_000
"""With more focus nodes than this a query is asked anew as a whole."""


Pair = tuple[Term, Term]
"""Subject and object of a statement."""


_STEP = re.compile(r"(\?\w+) (<[^<>]*>) (\?\w+) \. ")
_END = re.compile(rf"BIND \((\?\w+) AS {re.escape(FOCUS)}\)")


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a change: the statements that only this store has, by predicate as SPARQL writes it; None: all.

    ``told`` is what these statements tell without the store.
    """

    store: Selects
    statements: Mapping[str | None, Sequence[Pair]]
    told: Told


class Touch:
    """The focus nodes that a change leads to by some trails; those that go the same way are walked together."""

    def __init__(self, old: Selects, new: Selects, changed: Changes, told: Told, trails: Iterable[Trail]) -> None:
        self._found: dict[Trail, set[Term]] = {trail: set() for trail in trails}
        self._nowhere: set[Trail] = set()
        nothing = Told(Changes(frozenset(), frozenset()))
        self._walk(_Side(old, _by_predicate(changed.gone), nothing))
        self._walk(_Side(new, _by_predicate(changed.came), told))

    def of(self, trails: Iterable[Trail]) -> frozenset[Term] | None:
        """The focus nodes that these lead to, to be asked about again; None for all."""
        touched: set[Term] = set()
        for trail in trails:
            if trail in self._nowhere:
                return None
            touched |= self._found[trail]
        # A blank node cannot be asked for by name; that literals are looked at is too rare to be worth more.
        if len(touched) > MANY or not all(isinstance(node, NamedNode) for node in touched):
            return None
        return frozenset(touched)

    def _walk(self, side: _Side) -> None:
        together: dict[str, dict[Trail, Sequence[Pair]]] = defaultdict(dict)
        for trail in self._found:
            pairs = _pairs(trail, side.statements.get(trail.predicate, ()))
            if pairs and trail.where is None:
                self._nowhere.add(trail)
            elif pairs and trail.where is not None:
                together[trail.where][trail] = pairs
        for where, starts in together.items():
            led, any_ = _led_to(side, where, dict.fromkeys(pair for pairs in starts.values() for pair in pairs))
            for trail, pairs in starts.items():
                self._found[trail].update(any_, *(led[pair] for pair in pairs if pair in led))


def _by_predicate(triples: Iterable[Triple]) -> Mapping[str | None, Sequence[Pair]]:
    found: dict[str | None, list[Pair]] = defaultdict(list)
    for triple in triples:
        subject, value = triple.subject, triple.object
        assert not isinstance(subject, Triple)
        assert not isinstance(value, Triple)
        found[str(triple.predicate)].append((subject, value))
        found[None].append((subject, value))
    return found


def _pairs(trail: Trail, statements: Sequence[Pair]) -> Sequence[Pair]:
    """Subject and object of the statements that a trail starts from."""
    for at, only in enumerate((trail.subjects, trail.objects)):
        if only is not None:
            # Only IRIs are limits (reads.Trail), and a text in brackets is nothing else.
            values = {one[1:-1] for one in only}
            statements = [pair for pair in statements if pair[at].value in values and isinstance(pair[at], NamedNode)]
    return statements


def _led_to(side: _Side, where: str, pairs: Iterable[Pair]) -> tuple[Mapping[Pair, set[Term]], set[Term]]:
    """Where each of the pairs leads; and where some of them lead, of which it cannot be told which."""
    # Most trails are one step: the focus is the changed subject or object itself.
    if where.strip() == f"BIND ({FROM} AS {FOCUS})":
        return {pair: {pair[0]} for pair in pairs}, set()
    if where.strip() == f"BIND ({TO} AS {FOCUS})":
        return {pair: {pair[1]} for pair in pairs}, set()
    # 453 vindplaatsen that got a place and 453 that got a quotation: what is asked of the end alone is asked once.
    ends = [at for at, name in enumerate((FROM, TO)) if name in where]
    starts: dict[tuple[Term, ...], list[Pair]] = defaultdict(list)
    for pair in pairs:
        starts[tuple(pair[at] for at in ends)].append(pair)
    names = [(FROM, TO)[at] for at in ends]
    led: dict[Pair, set[Term]] = defaultdict(set)
    steps = _steps(where, names[0]) if len(names) == 1 else None
    for start in list(starts) if steps is not None else ():
        reached = _walked(side.told, start[0], steps or ())
        if reached is not None:
            led.update((pair, reached) for pair in starts.pop(start))
    return led, _asked(side.store, where, names, starts, led)


def _asked(
    store: Selects,
    where: str,
    names: Sequence[str],
    starts: Mapping[tuple[Term, ...], Sequence[Pair]],
    led: dict[Pair, set[Term]],
) -> set[Term]:
    """Adds to ``led`` where the store says that the starts lead; gives what cannot be told to be of one of them."""
    any_: set[Term] = set()
    for part in chunks(starts):
        values = " ".join(f"({' '.join(map(str, start))})" for start in part)
        values = f"VALUES ({' '.join(names)}) {{ {values} }}"
        for row in store.select(f"SELECT DISTINCT {' '.join(names)} {FOCUS} WHERE {{ {values} {where} }}"):
            focus = row.get(FOCUS[1:])
            # A store may write a literal in another way than it was asked for: "01" is the integer 1.
            known = starts.get(tuple(row[name[1:]] for name in names))
            if focus is None:
                continue
            if known is None:
                any_.add(focus)
            for pair in known or ():
                led[pair].add(focus)
    return any_


def _steps(where: str, start: str) -> list[tuple[str, bool]] | None:
    """The predicates from the start to the focus, and whether backwards; None where there is more to it."""
    found, at, position = list[tuple[str, bool]](), start, 0
    passed = {start}
    where = where.strip()
    while step := _STEP.match(where, position):
        subject, predicate, value = step.groups()
        following = value if subject == at else subject
        if at not in (subject, value) or following in passed:
            return None
        found.append((predicate, value == at))
        passed.add(following)
        at, position = following, step.end()
    end = _END.fullmatch(where, position)
    return found if end and end[1] == at else None


def _walked(told: Told, start: Term, steps: Iterable[tuple[str, bool]]) -> set[Term] | None:
    """Where the steps lead; None when the store must be asked."""
    reached = {start}
    for predicate, inverse in steps:
        following = set[Term]()
        for node in reached:
            near = told.next_to(node, predicate, inverse=inverse)
            if near is None or any(isinstance(one, Triple) for one in near):
                return None
            following.update(one for one in near if not isinstance(one, Triple))
        reached = following
    return reached


class Kinds:
    """Which of the touched nodes a shape looks at: a label that changed matters to the one shape of that kind."""

    def __init__(self, store: Selects, classes: Graph, nodes: Iterable[Term], told: Told) -> None:
        self._classes = classes
        self._below: dict[Term, set[str]] = {}
        self._types: dict[str, set[str]] = defaultdict(set)
        asked = []
        for node in nodes:
            known = told.types_of(node)
            if known is None:
                asked.append(node)
            else:
                self._types[node.value] = known
        for part in chunks(sorted(asked, key=str)):
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
