"""The embedded store: Oxigraph on disk, opened read-only."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from taz_graph.errors import QueryError, StoreError
from taz_graph.settings import DEFAULT_BASE
from taz_graph.store.base import GRAPH_TYPES, SELECT_TYPES, Rows, Term


class EmbeddedStore:
    """A built version of the graph, read from disk; safe to use from several threads."""

    def __init__(self, path: Path, *, base: str = DEFAULT_BASE) -> None:
        """Opens the version in ``path``; StoreError when it cannot be read."""
        try:
            self._store = ox.Store.read_only(str(path / "quads"))
        except OSError as error:
            raise StoreError(f"cannot open the store in {path}: {error}; run `taz-graph build`") from error
        self.version = path.resolve().name
        self._base = base

    def _query(self, query: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        try:
            return self._store.query(query)
        except SyntaxError as error:
            raise QueryError(f"the query is not valid SPARQL: {error}") from error

    def select(self, query: str) -> Rows:
        """See Store."""
        found = self._query(query)
        if not isinstance(found, ox.QuerySolutions):
            raise QueryError("a SELECT query is needed here")
        rows = [tuple(cast("Term | None", term) for term in solution) for solution in found]
        return Rows(tuple(variable.value for variable in found.variables), rows)

    def ask(self, query: str) -> bool:
        """See Store."""
        return bool(self._query(query))

    def construct(self, query: str) -> list[ox.Triple]:
        """See Store."""
        return list(cast("ox.QueryTriples", self._query(query)))

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
        found = self._query(query)
        if isinstance(found, ox.QueryTriples):
            return found.serialize(format=GRAPH_TYPES[media_type]) or b""
        return found.serialize(format=SELECT_TYPES[media_type]) or b""

    def close(self) -> None:
        """See Store."""
