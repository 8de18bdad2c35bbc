"""What both kinds of store do alike once they can read an answer."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

import pyoxigraph as ox

from taz_graph.store.answers import Answer, T, rows_of, triples_of, truth_of, write_answer
from taz_graph.store.base import Rows
from taz_graph.store.guard import Graphs, graph_names


class Answering(ABC):
    """The questions of a Store, each put through :meth:`_read`."""

    _base: str

    def select(self, query: str) -> Rows:
        """See Store."""
        return self._read(query, rows_of)

    def ask(self, query: str) -> bool:
        """See Store."""
        return self._read(query, truth_of)

    def construct(self, query: str) -> list[ox.Triple]:
        """See Store."""
        return self._read(query, triples_of)

    def results(
        self,
        query: str,
        media_type: str,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        *,
        limit: int | None = None,
    ) -> bytes:
        """See Store."""
        graphs = graph_names(default_graphs), graph_names(named_graphs)

        def write(answer: Answer) -> bytes:
            return write_answer(answer, media_type, base=self._base, limit=limit)

        return self._read(query, write, graphs, limit)

    @abstractmethod
    def _read(self, query: str, read: Callable[[Answer], T], graphs: Graphs = ([], []), limit: int | None = None) -> T:
        """What ``read`` makes of the answer; ``limit`` is the most bytes that ``read`` will write of it."""
