"""The embedded store: Oxigraph on disk, opened read-only."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from taz_graph.errors import StoreError
from taz_graph.settings import DEFAULT_BASE
from taz_graph.store.answers import Answer, rows_of, triples_of, truth_of, write_answer
from taz_graph.store.base import Rows
from taz_graph.store.guard import check_query, graph_names
from taz_graph.store.query_errors import explain_syntax
from taz_graph.store.versions import QUADS, read_marker


class EmbeddedStore:
    """A built version of the graph, read from disk; safe to use from several threads."""

    def __init__(self, path: Path, *, base: str = DEFAULT_BASE) -> None:
        """Opens the version in ``path``; StoreError when it is not whole or cannot be read."""
        marker = read_marker(path)
        if marker is None:
            raise StoreError(f"the store in {path} is not whole; run `taz-graph build` to make it anew")
        try:
            self._store: ox.Store | None = ox.Store.read_only(str(path / QUADS))
        except OSError as error:
            raise StoreError(f"cannot open the store in {path} ({error}); remove that folder and build anew") from error
        self.version = marker.hash
        self._base = base

    def select(self, query: str) -> Rows:
        """See Store."""
        with self._answering(query) as answer:
            return rows_of(answer)

    def ask(self, query: str) -> bool:
        """See Store."""
        with self._answering(query) as answer:
            return truth_of(answer)

    def construct(self, query: str) -> list[ox.Triple]:
        """See Store."""
        with self._answering(query) as answer:
            return triples_of(answer)

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
        with self._answering(query, default_graphs, named_graphs) as answer:
            return write_answer(answer, media_type, base=self._base, limit=limit)

    def close(self) -> None:
        """See Store."""
        self._store = None

    @contextmanager
    def _answering(
        self, query: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> Iterator[Answer]:
        """The answer, still to be read: Oxigraph evaluates while it is iterated, and may fail on the disk then."""
        check_query(query)
        default, named = graph_names(default_graphs), graph_names(named_graphs)
        if self._store is None:
            raise StoreError("the store is closed; open it again")
        try:
            if default or named:
                yield self._store.query(query, default_graph=[*default], named_graphs=[*named])
            else:
                yield self._store.query(query)
        except SyntaxError as error:
            raise explain_syntax(error, query, base=self._base) from error
        except OSError as error:
            raise StoreError(f"the store cannot be read ({error}); build it anew with `taz-graph build`") from error
