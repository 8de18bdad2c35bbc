"""What the routes share: the settings, the store that is current now, the worker pool, and what was worked out once."""

import threading
import time
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from taz_graph.settings import Settings
from taz_graph.store import Store, open_store
from taz_graph.store.pool import WorkerPool

T = TypeVar("T")

KEPT = 256
UNVERSIONED_SECONDS = 60.0
"""How long pages trust what they worked out from an endpoint that does not say which version it holds."""


class Site:
    """One running web service; safe to use from several threads."""

    def __init__(self, settings: Settings, workers: int = 2) -> None:
        self.settings = settings
        self.pool = WorkerPool(settings, workers)
        self._lock = threading.Lock()
        self._opened: tuple[str, Store] | None = None
        self._kept: dict[Hashable, object] = {}
        self._making: dict[Hashable, threading.Lock] = {}

    def store(self) -> Store:
        """The current store: opened anew when a build swapped another version in. StoreError when there is none."""
        name = self._current()
        with self._lock:
            if self._opened is None or self._opened[0] != name:
                self._opened = (name, open_store(self.settings))
            return self._opened[1]

    def _current(self) -> str:
        if self.settings.endpoint is not None:
            return self.settings.endpoint
        return str((self.settings.store / "current").resolve())

    def version(self) -> str:
        """The version of the data that is being served; empty when an endpoint does not say."""
        return self.store().version

    def kept(self, name: Hashable, make: Callable[[Store], T]) -> T:
        """What ``make`` gives for the current store: worked out once per data version, by one thread."""
        store = self.store()
        version = store.version or f"at {time.monotonic() // UNVERSIONED_SECONDS}"
        key = (version, name)
        with self._lock:
            if key in self._kept:
                return cast("T", self._kept[key])
            making = self._making.setdefault(key, threading.Lock())
        with making:
            with self._lock:
                if key in self._kept:
                    return cast("T", self._kept[key])
            made = make(store)
            with self._lock:
                while len(self._kept) >= KEPT:
                    self._kept.pop(next(iter(self._kept)))
                self._kept[key] = made
                self._making.pop(key, None)
            return made

    def close(self) -> None:
        """Stops the workers; the site is not used after it."""
        self.pool.close()
