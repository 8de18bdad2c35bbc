"""Which focus nodes changed statements lead to."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from pyoxigraph import NamedNode

from taz_graph.check.changes import Changes, chunks
from taz_graph.check.statements import is_named
from taz_graph.check.told import Pair, Told, by_predicate
from taz_graph.shacl.graph import RDF_TYPE, Graph
from taz_graph.shacl.reads import FOCUS, FROM, TO, Trail
from taz_graph.shacl.shapes import Shape
from taz_graph.shacl.sizes import Selects
from taz_graph.shacl.targets import only_classes

MANY = 20_000
"""With more focus nodes than this a query is asked anew as a whole."""


_STEP = re.compile(r"(\?\w+) (<[^<>]*>) (\?\w+|<[^<>]*>) \. ")
_END = re.compile(rf"BIND \((\?\w+) AS {re.escape(FOCUS)}\)")
_HERE = {f"BIND ({FROM} AS {FOCUS})": 0, f"BIND ({TO} AS {FOCUS})": 1}
"""Most trails are one step: the focus is the changed subject or object itself."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a change: the statements that only this store has, by predicate as SPARQL writes it.

    ``told`` is what these statements tell without the store.
    """

    store: Selects
    statements: Mapping[str, Sequence[Pair]]
    told: Told


class Touch:
    """The focus nodes that a change leads to by some trails, but for those ``aside``."""

    def __init__(
        self,
        stores: tuple[Selects, Selects],
        changed: Changes,
        told: Told,
        trails: Iterable[Trail],
        aside: Set[str] = frozenset(),
    ) -> None:
        self._found: dict[Trail, set[str]] = {trail: set() for trail in trails}
        self._nowhere: set[Trail] = set()
        self._aside = aside
        self._walk(_Side(stores[0], by_predicate(changed.gone), Told(Changes(frozenset(), frozenset()))))
        self._walk(_Side(stores[1], told.pairs, told))

    def of(self, trails: Iterable[Trail]) -> frozenset[str] | None:
        """The focus nodes that these lead to, to be asked about again; None for all."""
        touched: set[str] = set()
        for trail in trails:
            if trail in self._nowhere:
                return None
            touched |= self._found[trail]
        # A blank node cannot be asked for by name; that literals are looked at is too rare to be worth more.
        if len(touched) > MANY or not all(map(is_named, touched)):
            return None
        return frozenset(touched)

    def _walk(self, side: _Side) -> None:
        together: dict[str, dict[Trail, Sequence[Pair]]] = defaultdict(dict)
        for trail, found in self._found.items():
            pairs = _pairs(trail, side.statements)
            end = None if trail.where is None else _HERE.get(trail.where.strip())
            if pairs and trail.where is None:
                self._nowhere.add(trail)
            elif end is not None:
                found.update(pair[end] for pair in pairs)
            elif pairs and trail.where is not None:
                together[trail.where][trail] = pairs
        # Trails that go the same way are walked together.
        for where, starts in together.items():
            way = _Way(side, where, {pair for pairs in starts.values() for pair in pairs})
            for trail, pairs in starts.items():
                self._found[trail].update(way.ends(pairs))
        for reached in self._found.values():
            reached.difference_update(self._aside)


def _pairs(trail: Trail, statements: Mapping[str, Sequence[Pair]]) -> Sequence[Pair]:
    """Subject and object of the statements that a trail starts from."""
    if trail.predicate is None:
        pairs: Sequence[Pair] = [pair for said in statements.values() for pair in said]
    else:
        pairs = statements.get(trail.predicate, ())
    for at, only in enumerate((trail.subjects, trail.objects)):
        if only is not None:
            pairs = [pair for pair in pairs if pair[at] in only]
    return pairs


class _Way:
    """Where statements lead by one way."""

    def __init__(self, side: _Side, where: str, pairs: Iterable[Pair]) -> None:
        # 453 vindplaatsen that got a place and 453 that got a quotation: what is asked of the end alone is asked once.
        self._at = [at for at, name in enumerate((FROM, TO)) if name in where]
        names = [(FROM, TO)[at] for at in self._at]
        self._led: dict[tuple[str, ...], Set[str]] = {}
        self._any: set[str] = set()
        steps = _steps(where, names[0]) if len(names) == 1 else None
        rest = []
        for start in set(map(self._start, pairs)):
            reached = None if steps is None else _walked(side.told, start[0], steps)
            if reached is None:
                rest.append(start)
            else:
                self._led[start] = reached
        self._ask(side.store, where, names, rest)

    def ends(self, pairs: Iterable[Pair]) -> Iterator[str]:
        """Where these lead, and where some of all the pairs lead of which it cannot be told which."""
        yield from self._any
        for start in set(map(self._start, pairs)):
            yield from self._led.get(start, ())

    def _start(self, pair: Pair) -> tuple[str, ...]:
        return tuple([pair[at] for at in self._at])

    def _ask(self, store: Selects, where: str, names: Sequence[str], starts: Sequence[tuple[str, ...]]) -> None:
        led: dict[tuple[str, ...], set[str]] = {start: set() for start in starts}
        for part in chunks(starts):
            values = " ".join(f"({' '.join(start)})" for start in part)
            values = f"VALUES ({' '.join(names)}) {{ {values} }}"
            for row in store.select(f"SELECT DISTINCT {' '.join(names)} {FOCUS} WHERE {{ {values} {where} }}"):
                focus = row.get(FOCUS[1:])
                if focus is not None:
                    # A store may write a literal in another way than it was asked for: "01" is the integer 1.
                    led.get(tuple([str(row[name[1:]]) for name in names]), self._any).add(str(focus))
        self._led.update(led)


class _Step(NamedTuple):
    """A part of a way: on by a predicate, perhaps backwards, or a test of the start or of where one is.

    A test (``value`` is given) is passed where the predicate has that value.
    """

    predicate: str
    inverse: bool = False
    value: str | None = None
    of_start: bool = False


def _steps(where: str, start: str) -> list[_Step] | None:
    """The steps from the start to the focus; None where there is more to it."""
    found, at, position = list[_Step](), start, 0
    passed = {start}
    where = where.strip()
    while step := _STEP.match(where, position):
        subject, predicate, value = step.groups()
        position = step.end()
        if is_named(value) and subject in (start, at):
            found.append(_Step(predicate, value=value, of_start=subject == start))
            continue
        following = value if subject == at else subject
        if is_named(value) or at not in (subject, value) or following in passed:
            return None
        found.append(_Step(predicate, inverse=value == at))
        passed.add(following)
        at = following
    end = _END.fullmatch(where, position)
    return found if end and end[1] == at else None


def _walked(told: Told, start: str, steps: Iterable[_Step]) -> Set[str] | None:
    """Where the steps lead; None when the store must be asked."""
    reached = {start}
    for predicate, inverse, value, of_start in steps:
        following = set[str]()
        for node in {start} if of_start else reached:
            near = told.next_to(node, predicate, inverse=inverse)
            if near is None:
                return None
            if value is None:
                following.update(near)
            elif value in near:
                following.add(node)
        reached = (reached if following else set()) if of_start else following
    return reached


class Kinds:
    """Which of the touched nodes a shape looks at: a label that changed matters to the one shape of that kind."""

    def __init__(self, store: Selects, classes: Graph, nodes: Iterable[str], told: Told) -> None:
        self._classes = classes
        self._below: dict[str, set[str]] = {}
        self._types: dict[str, set[str]] = defaultdict(set)
        asked = []
        for node in nodes:
            known = told.types_of(node)
            if known is None:
                asked.append(node)
            else:
                self._types[node] = set(known)
        for part in chunks(sorted(asked)):
            values = " ".join(part)
            for row in store.select(f"SELECT ?x ?k WHERE {{ VALUES ?x {{ {values} }} ?x {RDF_TYPE} ?k }}"):
                self._types[str(row["x"])].add(str(row["k"]))

    def among(self, focus: Set[str], shape: Shape | None) -> Set[str]:
        """The instances of the shape's target classes; all, where its targets are more than classes."""
        if shape is None or not only_classes(shape):
            return focus
        below = set[str]().union(*(self._of_class(str(value)) for _, value in shape.targets))
        return {node for node in focus if not below.isdisjoint(self._types[node])}

    def _of_class(self, cls: str) -> set[str]:
        if cls not in self._below:
            self._below[cls] = set(map(str, self._classes.subclasses(NamedNode(cls[1:-1]))))
        return self._below[cls]
