"""After a change only what it can touch is checked again; the result is that of a full check.

For each compiled query it is known which statements it reads and how they lead to a focus node
(:mod:`taz_graph.shacl.reads`). The focus nodes that the changed statements lead to are asked about anew, what was found
about others stays. A query of which that cannot be told is asked anew as a whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from taz_graph.check.changes import Changes, chunks
from taz_graph.check.compiled import joined, rules_of, run, workers_for
from taz_graph.check.findings import Found, Violation
from taz_graph.check.readings import readings_of
from taz_graph.check.told import Told
from taz_graph.check.touch import Kinds, Touch
from taz_graph.shacl import Features, ShapesGraph
from taz_graph.shacl.compiler import Query
from taz_graph.shacl.engine import compile_shapes, subclass_graph
from taz_graph.shacl.graph import SUBCLASS_OF, Graph, Term
from taz_graph.shacl.sizes import Selects, StoreCounts
from taz_graph.shacl.targets import ONLY


@dataclass(frozen=True, slots=True)
class Earlier:
    """A store and what was found in it."""

    store: Selects
    found: Found


class Prepared(NamedTuple):
    """What an update begins with that the change does not matter to.

    ``queries`` are narrow; ``whole`` when each shape could be written so. ``folder`` is where what they read may be
    kept (see readings).
    """

    shapes: ShapesGraph
    features: Features
    classes: Graph
    queries: Sequence[Query]
    whole: bool
    folder: Path | None = None


def prepare(new: Selects, shapes: ShapesGraph, features: Features, folder: Path | None = None) -> Prepared:
    """What an update of the findings to this store begins with. Raises what the store raises."""
    classes = subclass_graph(new, features)
    queries, unsupported = compile_shapes(shapes, classes, replace(features, narrow=True))
    return Prepared(shapes, features, classes, queries, not unsupported, folder)


def update(before: Earlier, new: Selects, changed: Changes, prepared: Prepared) -> Found | None:
    """What ``new`` breaks, from what was found ``before`` and what changed in between; None for a full check.

    What was found beside the data (the ontology) must not have changed. Raises what the stores raise.
    """
    earlier = before.found
    if earlier.handed_over or any(t.predicate == SUBCLASS_OF for t in changed.gone | changed.came):
        return None
    shapes, features, classes, queries, supported, folder = prepared
    if not supported or rules_of(shapes, queries) != earlier.rules or not _whole(earlier, len(queries)):
        return None
    readings = readings_of(shapes, queries, earlier.rules, classes, features, folder)
    told = Told(changed)
    touch = Touch(before.store, new, changed, told, (trail for reading in readings for trail in reading.trails or ()))
    touched = [None if reading.trails is None else touch.of(reading.trails) for reading in readings]
    found = _parts(earlier)
    for number, focus in enumerate(touched):
        names = {str(node) for node in focus or ()}
        if names:
            found[number] = [violation for violation in found[number] if violation.target not in names]
    kinds = Kinds(new, classes, frozenset[Term]().union(*(focus for focus in touched if focus)), told)
    asked: list[tuple[int, Query]] = []
    for number, focus in enumerate(touched):
        if focus:
            query = replace(queries[number], text=readings[number].text)
            nodes = kinds.among(focus, query.target)
            may = [node for node in nodes if told.may_break(node, readings[number].need)]
            asked += [(number, one) for one in _narrow(query, may)]
    whole = [number for number, focus in enumerate(touched) if focus is None]
    if whole:
        every, _ = compile_shapes(shapes, classes, features, StoreCounts(new, features.dataset))
        for number in whole:
            found[number] = []
            asked.append((number, every[number]))
    answers = run(new, shapes, [query for _, query in asked], workers_for(new))
    for (number, _), violations in zip(asked, answers, strict=True):
        found[number] += violations
    beside = earlier.violations[sum(earlier.parts) :]
    return Found([*joined(found), *beside], {}, [len(part) for part in found], earlier.rules)


def _whole(earlier: Found, queries: int) -> bool:
    return len(earlier.parts) == queries and sum(earlier.parts) <= len(earlier.violations)


def _parts(earlier: Found) -> list[list[Violation]]:
    found, at = [], 0
    for size in earlier.parts:
        found.append(earlier.violations[at : at + size])
        at += size
    return found


def _narrow(query: Query, focus: Iterable[Term]) -> Sequence[Query]:
    """A narrow query for these focus nodes, in texts of bearable length."""
    parts = chunks(sorted(focus, key=str))
    return [replace(query, text=query.text.replace(ONLY, " ".join(map(str, part)))) for part in parts]
