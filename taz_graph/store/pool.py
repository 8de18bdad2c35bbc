"""Queries in processes of their own, so that one that does not end can be stopped for real."""

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from taz_graph.settings import Settings

DEFAULT_MEMORY = 4 * 1024**3


class WorkerPool:
    """A few worker processes that answer queries, for many threads at once."""

    def __init__(self, settings: Settings, workers: int = 2, *, memory: int = DEFAULT_MEMORY) -> None:
        """Starts ``workers`` processes that may each take ``memory`` bytes of address space."""
        raise NotImplementedError

    def results(
        self, query: str, media_type: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> bytes:
        """As Store.results, but the process is killed after ``settings.timeout`` seconds (QueryTimeoutError)."""
        raise NotImplementedError

    def close(self) -> None:
        """Ends every worker; the pool is not used after it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
