"""The embedded store: Oxigraph on disk, opened read-only."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from taz_graph.errors import StoreError
from taz_graph.settings import DEFAULT_BASE
from taz_graph.store.answering import Answering
from taz_graph.store.answers import Answer, T, read_answer
from taz_graph.store.guard import Graphs, check_query
from taz_graph.store.merge import graphs_of, merged
from taz_graph.store.query_errors import explain_syntax
from taz_graph.store.versions import QUADS, read_marker

_DISK_ERRORS = (OSError, RuntimeError)
"""Oxigraph raises OSError for a file that it cannot read, RuntimeError for one with the wrong content."""


class EmbeddedStore(Answering):
    """A built version of the graph, read from disk; safe to use from several threads."""

    def __init__(self, path: Path, *, base: str = DEFAULT_BASE) -> None:
        """Opens the version in ``path``; StoreError when it is not whole or cannot be read."""
        marker = read_marker(path)
        if marker is None:
            raise StoreError(f"the store in {path} is not whole; run `taz-graph build` to make it anew")
        try:
            self._store: ox.Store | None = ox.Store.read_only(str(path / QUADS))
        except _DISK_ERRORS as error:
            raise StoreError(f"cannot open the store in {path} ({error}); remove that folder and build anew") from error
        self.version = marker.hash
        self.path, self.marker = path, marker
        self._base = base

    def close(self) -> None:
        """See Store."""
        self._store = None

    def _read(self, query: str, read: Callable[[Answer], T], graphs: Graphs = ([], []), limit: int | None = None) -> T:
        """Oxigraph evaluates while its answer is read, so a disk may fail then too, and ``read`` alone sets limits."""
        check_query(query)
        store = self._store
        if store is None:
            raise StoreError("the store is closed; open it again")

        def ask() -> Answer:
            default, named = graphs if any(graphs) else graphs_of(query)
            if len(default) > 1:
                return merged(store, (default, named)).query(
                    query, default_graph=ox.DefaultGraph(), named_graphs=[*named]
                )
            if not any(graphs):
                return store.query(query)
            return store.query(query, default_graph=[*default], named_graphs=[*named])

        try:
            return read_answer(ask, read)
        except SyntaxError as error:
            raise explain_syntax(error, query, base=self._base) from error
        except _DISK_ERRORS as error:
            raise StoreError(f"the store cannot be read ({error}); build it anew with `taz-graph build`") from error
