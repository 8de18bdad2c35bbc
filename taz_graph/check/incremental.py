"""After a change only what it can touch is checked again; the result is that of a full check.

For each compiled query it is known which statements it reads and how they lead to a focus node
(:mod:`taz_graph.shacl.reads`). The focus nodes that the changed statements lead to are asked about anew, what was found
about others stays. A query of which that cannot be told is asked anew as a whole.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Triple

from taz_graph.check.asking import Asking
from taz_graph.check.changes import Changes
from taz_graph.check.compiled import joined, rules_of, workers_for
from taz_graph.check.findings import Found, Violation
from taz_graph.check.readings import Reading, predicates_of, readings_of
from taz_graph.check.told import Told
from taz_graph.check.touch import Kinds, Touch
from taz_graph.shacl import Features, ShapesGraph
from taz_graph.shacl.compiler import Query
from taz_graph.shacl.engine import compile_shapes, subclass_graph
from taz_graph.shacl.graph import SUBCLASS_OF, Graph
from taz_graph.shacl.reads import Trail
from taz_graph.shacl.sizes import Selects, StoreCounts

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Earlier:
    """A store and what was found in it."""

    store: Selects
    found: Found


class Prepared(NamedTuple):
    """What an update begins with that the change does not matter to: narrow queries, and what they read.

    ``rules`` is what rules_of gives for them; ``whole`` says whether each shape could be written so. ``reads`` are the
    predicates that matter (None: all).
    """

    shapes: ShapesGraph
    features: Features
    classes: Graph
    queries: Sequence[Query]
    whole: bool
    rules: str
    readings: Sequence[Reading]
    reads: frozenset[str] | None


_LAST: dict[Path, tuple[object, Prepared]] = {}
"""What was prepared last, for which folder and what: a service that checks again compiles once."""


def prepare(new: Selects, shapes: tuple[Triple, ...], features: Features, folder: Path | None = None) -> Prepared:
    """What an update of the findings to this store begins with.

    What the queries read is kept in ``folder``, if given. Raises what the store raises, and StoreError when the folder
    cannot be written.
    """
    classes = subclass_graph(new, features)
    wanted = shapes, features, frozenset(classes.pairs(SUBCLASS_OF))
    last = _LAST.get(folder) if folder else None
    if last is not None and last[0] == wanted:
        return last[1]
    graph = ShapesGraph(shapes)
    queries, unsupported = compile_shapes(graph, classes, replace(features, narrow=True))
    rules = rules_of(graph, queries)
    readings = readings_of(graph, queries, rules, classes, features, folder)
    reads = predicates_of(readings)
    prepared = Prepared(graph, features, classes, queries, not unsupported, rules, readings, reads)
    if folder is not None:
        _LAST.clear()
        _LAST[folder] = wanted, prepared
    return prepared


def update(before: Earlier, new: Selects, changed: Changes, prepared: Prepared) -> Found | None:
    """What ``new`` breaks, from what was found ``before`` and what changed in between; None for a full check.

    What was found beside the data (the ontology) must not have changed. Raises what the stores raise.
    """
    earlier = before.found
    if earlier.handed_over or changed.speaks_of(str(SUBCLASS_OF)):
        return None
    queries, classes, readings = prepared.queries, prepared.classes, prepared.readings
    if not prepared.whole or prepared.rules != earlier.rules or not _whole(earlier, len(queries)):
        return None
    told, found = Told(changed), _parts(earlier)
    # Of what is new the change says all that a shape's targets need: trails need lead to nothing else.
    fresh = [None if query.target is None else told.targets(query.target, classes) for query in queries]
    with ThreadPoolExecutor(workers_for(new)) as pool:
        asking = Asking(new, prepared.shapes, queries, readings, pool)
        asking.about([told.may_break(nodes or NONE, one.need) for nodes, one in zip(fresh, readings, strict=True)])
        # The store answers about what is new while it is worked out what the change leads to.
        touched = _touched((before.store, new), changed, told, readings, fresh)
        kinds = Kinds(new, classes, NONE.union(*(nodes or NONE for nodes in touched)), told)
        among = [kinds.among(nodes or NONE, query.target) for nodes, query in zip(touched, queries, strict=True)]
        asking.about([told.may_break(nodes, one.need) for nodes, one in zip(among, readings, strict=True)])
        whole = [number for number, nodes in enumerate(touched) if nodes is None]
        for number, query in _all(new, prepared, whole):
            asking.anew(number, query)
        for number, nodes in enumerate(touched):
            gone = None if nodes is None else nodes | (fresh[number] or NONE)
            found[number] = _without(found[number], gone) + asking.found(number)
    beside = earlier.violations[sum(earlier.parts) :]
    return Found([*joined(found), *beside], {}, [len(part) for part in found], earlier.rules)


def _touched(
    stores: tuple[Selects, Selects],
    changed: Changes,
    told: Told,
    readings: Sequence[Reading],
    fresh: Sequence[Set[str] | None],
) -> list[frozenset[str] | None]:
    """The focus nodes of each query that the change leads to; those in ``fresh`` need not be there. None for all."""
    parted = Touch(stores, changed, told, _trails(readings, fresh, parted=True), told.new)
    whole = Touch(stores, changed, told, _trails(readings, fresh, parted=False))
    return [
        None if one.trails is None else (whole if new is None else parted).of(one.trails)
        for one, new in zip(readings, fresh, strict=True)
    ]


def _trails(readings: Iterable[Reading], fresh: Iterable[object], *, parted: bool) -> Iterator[Trail]:
    """The trails of the queries whose new focus nodes are known without them, or of the others."""
    for reading, new in zip(readings, fresh, strict=True):
        if (new is not None) is parted:
            yield from reading.trails or ()


def _all(store: Selects, prepared: Prepared, numbers: Sequence[int]) -> Iterator[tuple[int, Query]]:
    """The queries with these numbers, about everything."""
    if numbers:
        features = prepared.features
        counts = StoreCounts(store, features.dataset)
        queries, _ = compile_shapes(prepared.shapes, prepared.classes, features, counts)
        yield from ((number, queries[number]) for number in numbers)


def _without(violations: list[Violation], targets: Set[str] | None) -> list[Violation]:
    """The violations that other targets led to; none when ``targets`` is None."""
    if targets is None:
        return []
    return [one for one in violations if one.target not in targets] if targets else violations


def _whole(earlier: Found, queries: int) -> bool:
    return len(earlier.parts) == queries and sum(earlier.parts) <= len(earlier.violations)


def _parts(earlier: Found) -> list[list[Violation]]:
    found, at = [], 0
    for size in earlier.parts:
        found.append(earlier.violations[at : at + size])
        at += size
    return found
