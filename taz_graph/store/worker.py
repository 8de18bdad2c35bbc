"""The process behind one worker of the pool: ``python -m taz_graph.store.worker``.

It reads requests from standard input and writes answers to standard output, each a length (8 bytes) and so many bytes.
When its parent is gone, standard input ends and so does it, in the middle of a query too: a thread waits for that.
"""

import json
import os
import resource
import signal
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

from taz_graph.errors import QueryError, QueryTimeoutError, StoreError
from taz_graph.settings import Settings
from taz_graph.store import Store, open_store
from taz_graph.store.versions import current_version

LENGTH = 8
ANSWER, QUERY_ERROR, TIMEOUT_ERROR, STORE_ERROR, MEMORY_ERROR = b"a", b"q", b"t", b"s", b"m"


def frame(content: bytes) -> bytes:
    """The content with its length before it."""
    return len(content).to_bytes(LENGTH, "big") + content


def encode_settings(settings: Settings, memory: int) -> bytes:
    """The first message to a worker; ``memory`` in bytes, 0 for no limit."""
    said = {
        "store": str(settings.store.absolute()),
        "endpoint": settings.endpoint,
        "base": settings.base,
        "timeout": settings.timeout,
        "max_result": settings.max_result,
        "memory": memory,
    }
    return json.dumps(said).encode()


def main() -> None:
    """Answers requests until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the parent decides what follows
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints by accident does not end up between the answers
    said = json.loads(_read_frame(sys.stdin.buffer))
    _limit_memory(said.pop("memory"))
    followed = _Followed(Settings(**{**said, "store": Path(said["store"])}))
    requests: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, requests), daemon=True).start()
    while True:
        answers.write(frame(_answer(followed, json.loads(requests.get()))))
        answers.flush()


def _receive(stream: IO[bytes], requests: "SimpleQueue[bytes]") -> None:
    while True:
        requests.put(_read_frame(stream))


def _read_frame(stream: IO[bytes]) -> bytes:
    size = int.from_bytes(stream.read(LENGTH), "big")
    content = stream.read(size)
    if not size or len(content) < size:
        os._exit(0)  # the parent is gone; sys.exit would wait for the query that runs in the other thread
    return content


def _limit_memory(limit: int) -> None:
    """Address space, so that a query that grows without end stops this process and not the machine."""
    if limit and sys.platform == "linux":  # others do not hold a process to it
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def _answer(followed: "_Followed", request: dict[str, Any]) -> bytes:
    """One answer, or the error in its place; the process lives on, but for want of memory."""
    try:
        return ANSWER + followed.store().results(**request, limit=followed.settings.max_result)
    except QueryError as error:
        return QUERY_ERROR + json.dumps([str(error), error.line]).encode()
    except QueryTimeoutError as error:
        return TIMEOUT_ERROR + json.dumps([str(error), None]).encode()
    except StoreError as error:
        return STORE_ERROR + json.dumps([str(error), None]).encode()
    except MemoryError:
        return (
            MEMORY_ERROR
            + json.dumps(["the query needs more memory than a worker may take; ask for less", None]).encode()
        )


class _Followed:
    """The store that is current now: a build swaps it, and the next query sees the new one."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._path: Path | None = None
        self._store: Store | None = None

    def store(self) -> Store:
        path = current_version(self.settings)
        if self._store is None or (self.settings.endpoint is None and path != self._path):
            self._store, self._path = open_store(self.settings), path
        return self._store


if __name__ == "__main__":
    main()
