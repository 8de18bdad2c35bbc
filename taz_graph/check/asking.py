"""Narrow queries that a store answers while it is still being found out what else to ask."""

from collections import defaultdict
from collections.abc import Sequence, Set
from concurrent.futures import Executor, Future
from dataclasses import replace

from taz_graph.check.changes import chunks
from taz_graph.check.compiled import ask
from taz_graph.check.findings import Violation
from taz_graph.check.readings import Reading
from taz_graph.shacl import ShapesGraph
from taz_graph.shacl.compiler import Query
from taz_graph.shacl.sizes import Selects
from taz_graph.shacl.targets import ONLY


class Asking:
    """What each of the narrow ``queries`` finds among the nodes that it was asked about, in threads of ``pool``."""

    def __init__(
        self, store: Selects, shapes: ShapesGraph, queries: Sequence[Query], readings: Sequence[Reading], pool: Executor
    ) -> None:
        self._store, self._shapes, self._pool = store, shapes, pool
        self._queries, self._readings = queries, readings
        self._answers: dict[int, list[Future[list[Violation]]]] = defaultdict(list)

    def about(self, nodes: Sequence[Set[str]]) -> None:
        """Asks each query about the nodes in its place; of those with most nodes first, which take longest."""
        for number in sorted(range(len(nodes)), key=lambda one: -len(nodes[one])):
            # In texts of bearable length.
            for part in chunks(sorted(nodes[number])):
                text = self._readings[number].text.replace(ONLY, " ".join(part))
                self._submit(number, replace(self._queries[number], text=text))

    def anew(self, number: int, query: Query) -> None:
        """Asks about everything, in the place of what was asked before."""
        self._answers.pop(number, None)
        self._submit(number, query)

    def found(self, number: int) -> list[Violation]:
        """What this query found; raises what the store raises."""
        return [violation for answer in self._answers[number] for violation in answer.result()]

    def _submit(self, number: int, query: Query) -> None:
        self._answers[number].append(self._pool.submit(ask, self._store, self._shapes, query))
