"""Which focus nodes changed statements lead to."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
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

Start = tuple[str, ...]
"""The subject, the object or both of a statement: what a way depends on."""


_STEP = re.compile(r"(\?\w+) (<[^<>]*>) (\?\w+|<[^<>]*>) \. ")
_END = re.compile(rf"BIND \((\?\w+) AS {re.escape(FOCUS)}\)")
_HERE = {f"BIND ({FROM} AS {FOCUS})": 0, f"BIND ({TO} AS {FOCUS})": 1}
"""Most trails are one step: the focus is the changed subject or object itself."""


class _Side:
    """One side of a change: the statements that only this store has; ``told`` is what they tell without the store."""

    def __init__(self, store: Selects, statements: Mapping[str, Sequence[Pair]], told: Told, aside: Set[str]) -> None:
        self.store, self.told = store, told
        self._statements, self._aside = statements, aside
        self._ending: dict[tuple[str | None, int], Sequence[Pair]] = {}

    def pairs(self, trail: Trail, end: int | None) -> Sequence[Pair]:
        """Those that a trail starts from; where it ends at once, without the ones that end aside."""
        pairs = self._of(trail.predicate) if end is None else self._that_end(trail.predicate, end)
        for at, only in enumerate((trail.subjects, trail.objects)):
            if only is not None:
                pairs = [pair for pair in pairs if pair[at] in only]
        return pairs

    def _that_end(self, predicate: str | None, end: int) -> Sequence[Pair]:
        # Of a new letter nearly all end at something new, and several trails begin with each predicate.
        if (predicate, end) not in self._ending:
            found = [pair for pair in self._of(predicate) if pair[end] not in self._aside]
            self._ending[predicate, end] = found
        return self._ending[predicate, end]

    def _of(self, predicate: str | None) -> Sequence[Pair]:
        if predicate is None:
            return [pair for said in self._statements.values() for pair in said]
        return self._statements.get(predicate, ())


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
        self._walk(_Side(stores[0], by_predicate(changed.gone), Told(Changes(frozenset(), frozenset())), aside))
        self._walk(_Side(stores[1], told.pairs, told, aside))
        for reached in self._found.values():
            reached.difference_update(aside)

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
        together: dict[str, dict[Trail, set[Start]]] = defaultdict(dict)
        for trail, found in self._found.items():
            end = None if trail.where is None else _HERE.get(trail.where.strip())
            pairs = side.pairs(trail, end)
            if end is not None:
                found.update({pair[end] for pair in pairs})
            elif pairs and trail.where is None:
                self._nowhere.add(trail)
            elif pairs and trail.where is not None:
                ends = _ends(trail.where)
                together[trail.where][trail] = {tuple([pair[at] for at in ends]) for pair in pairs}
        # Trails that go the same way are walked together.
        for where, starts in together.items():
            way = _Way(side, where, set[Start]().union(*starts.values()))
            for trail, ones in starts.items():
                self._found[trail].update(way.ends(ones))


def _ends(where: str) -> Sequence[int]:
    """On which ends of a statement a way depends.

    453 vindplaatsen got a place and 453 a quotation: what is asked of the vindplaats alone is asked once.
    """
    return [at for at, name in enumerate((FROM, TO)) if name in where]


class _Way:
    """Where statements lead by one way."""

    def __init__(self, side: _Side, where: str, starts: Iterable[Start]) -> None:
        names = [(FROM, TO)[at] for at in _ends(where)]
        self._led: dict[Start, Set[str]] = {}
        self._any: set[str] = set()
        steps = _steps(where, names[0]) if len(names) == 1 else None
        rest = []
        for start in starts:
            reached = None if steps is None else _walked(side.told, start[0], steps)
            if reached is None:
                rest.append(start)
            else:
                self._led[start] = reached
        self._ask(side.store, where, names, rest)

    def ends(self, starts: Iterable[Start]) -> Set[str]:
        """Where these lead, and where some start leads of which it cannot be told which."""
        return self._any.union(*(self._led.get(start, ()) for start in starts))

    def _ask(self, store: Selects, where: str, names: Sequence[str], starts: Sequence[Start]) -> None:
        led: dict[Start, set[str]] = {start: set() for start in starts}
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
