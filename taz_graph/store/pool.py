"""Queries in processes of their own: Oxigraph cannot stop a query that runs, the system can stop a process.

A time limit that leaves the query running is no limit: a handful of them would keep every processor busy.
"""

import json
import os
import queue
import selectors
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from taz_graph.errors import QueryError, QueryTimeoutError, StoreError
from taz_graph.settings import Settings
from taz_graph.store import worker

DEFAULT_MEMORY = 4 * 1024**3
"""Bytes of address space for one worker; a query over some 10^7 statements fits well."""

_PACKAGE = Path(__file__).parent.parent.parent


class WorkerPool:
    """A few worker processes that answer queries, for many threads at once.

    A query that does not end within ``settings.timeout`` seconds is killed with its process, and so is one that takes
    more than ``memory`` bytes; a new process takes its place. Workers follow ``current``: after a build the next
    query sees the new store. They end when the pool is closed, forgotten, or its process ends, however it ends.
    """

    def __init__(self, settings: Settings, workers: int = 2, *, memory: int = DEFAULT_MEMORY) -> None:
        """Starts ``workers`` processes; ``memory`` is 0 for no limit. StoreError when none can be started."""
        self._settings = settings
        self._hello = worker.encode_settings(settings, memory)
        self._memory = memory
        self._idle: queue.SimpleQueue[_Worker | None] = queue.SimpleQueue()
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._closed = False
        self._finalizer = weakref.finalize(self, _kill_all, self._all)
        for _ in range(workers):
            self._idle.put(self._start())

    def results(
        self, query: str, media_type: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> bytes:
        """As Store.results, in a process that is killed after ``settings.timeout`` seconds.

        Raises QueryTimeoutError then (or when every worker is busy for as long), QueryError for a wrong query or an
        answer larger than ``settings.max_result`` bytes, StoreError when the process died; the next query is fine.
        """
        request = {
            "query": query,
            "media_type": media_type,
            "default_graphs": list(default_graphs),
            "named_graphs": list(named_graphs),
        }
        taken = self._take()
        try:
            answer = taken.ask(json.dumps(request).encode(), self._settings.timeout)
        except BaseException:
            # It is in the middle of something, whatever stopped us (a time limit, its death, Ctrl-C).
            taken.kill()
            self._put_back(taken)
            if self._closed:
                raise StoreError("the store was closed while the query ran; open it again") from None
            raise
        if answer[:1] == worker.MEMORY_ERROR:
            taken.kill()  # what it took is in pieces, and the next small query may be one too many
        self._put_back(taken)
        return _unpack(answer)

    def close(self) -> None:
        """Ends every worker, and with it the queries that run; the pool is not used after it."""
        with self._lock:
            self._closed = True
            for one in self._all:
                one.stop()
        while self._idle.qsize():
            idle = self._idle.get()
            if idle is not None:
                idle.kill()
        self._idle.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _take(self) -> "_Worker":
        """An idle worker that lives; waits for one no longer than a query may take."""
        try:
            taken = self._idle.get(timeout=self._settings.timeout)
        except queue.Empty:
            raise QueryTimeoutError(
                f"every worker was busy for {self._settings.timeout:g} seconds; try again in a moment"
            ) from None
        if taken is None or self._closed:
            self._idle.put(None)  # for the next one that waits
            raise StoreError("the store is closed; open it again")
        if taken.alive():
            return taken
        try:
            return self._instead_of(taken)
        except StoreError:
            self._idle.put(taken)  # the place stays, so that a later query can try again
            raise

    def _put_back(self, used: "_Worker") -> None:
        """Gives the place to the next query; a dead process is replaced now, so that nobody waits for its start."""
        if self._closed:
            used.kill()
        elif used.alive():
            self._idle.put(used)
        else:
            try:
                self._idle.put(self._instead_of(used))
            except StoreError:
                self._idle.put(used)  # _take tries again, and says why if that fails too

    def _instead_of(self, dead: "_Worker") -> "_Worker":
        dead.kill()
        with self._lock:
            self._all.discard(dead)
        return self._start()

    def _start(self) -> "_Worker":
        with self._lock:
            if self._closed:
                raise StoreError("the store is closed; open it again")
            started = _Worker(self._hello, self._memory)
            self._all.add(started)
            return started


class _Worker:
    """One process and the two pipes to it; used by one thread at a time."""

    def __init__(self, hello: bytes, memory: int) -> None:
        self._memory = memory
        path = os.pathsep.join(filter(None, [str(_PACKAGE), os.environ.get("PYTHONPATH", "")]))
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-P", "-m", worker.__name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": path},
                bufsize=0,
            )
        except OSError as error:
            raise StoreError(f"cannot start a process for queries ({error.strerror}); close other programs") from error
        try:
            self._send(hello)
        except StoreError:
            self.kill()
            raise

    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: bytes, timeout: float) -> bytes:
        """The answer of the process; QueryTimeoutError after ``timeout`` seconds, StoreError when it dies."""
        deadline = time.monotonic() + timeout
        self._send(request)
        with selectors.DefaultSelector() as selector:
            assert self._process.stdout is not None
            selector.register(self._process.stdout, selectors.EVENT_READ)
            size = int.from_bytes(self._receive(worker.LENGTH, selector, deadline, timeout), "big")
            return self._receive(size, selector, deadline, timeout)

    def stop(self) -> None:
        """Ends the process, from another thread than the one that waits for its answer and owns its pipes."""
        self._process.kill()

    def kill(self) -> None:
        """Ends the process and closes its pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _send(self, content: bytes) -> None:
        assert self._process.stdin is not None
        try:
            left = memoryview(worker.frame(content))
            while left:  # without a buffer a write may take only part of it
                left = left[self._process.stdin.write(left) or 0 :]
        except OSError as error:
            raise self._death() from error

    def _receive(self, size: int, selector: selectors.BaseSelector, deadline: float, timeout: float) -> bytes:
        assert self._process.stdout is not None
        received = bytearray()
        while len(received) < size:
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise QueryTimeoutError(
                    f"the query took longer than {timeout:g} seconds and was stopped; ask for less, or add LIMIT"
                )
            part = os.read(self._process.stdout.fileno(), size - len(received))
            if not part:
                raise self._death()
            received += part
        return bytes(received)

    def _death(self) -> StoreError:
        code = self._process.wait()
        cause = signal.Signals(-code).name if code < 0 else f"exit status {code}"
        limit = f" (it may take {self._memory / 1024**3:.2g} GiB of memory)" if self._memory else ""
        return StoreError(f"the process that answered the query ended with {cause}{limit}; ask for less")


def _kill_all(workers: "set[_Worker]") -> None:
    for one in list(workers):
        one.kill()


def _unpack(answer: bytes) -> bytes:
    kind, content = answer[:1], answer[1:]
    if kind == worker.ANSWER:
        return content
    message, line = json.loads(content)
    if kind == worker.QUERY_ERROR:
        raise QueryError(message, line=line)
    if kind == worker.TIMEOUT_ERROR:
        raise QueryTimeoutError(message)
    raise StoreError(message)
