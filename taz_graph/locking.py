"""One build at a time, and a sentence for every way in which a disk can refuse."""

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from taz_graph.errors import StoreError

_ADVICE = {
    errno.ENOSPC: "the disk is full; make room, or name a folder elsewhere in TAZ_GRAPH_STORE",
    errno.EDQUOT: "your share of the disk is used up; make room, or name a folder elsewhere in TAZ_GRAPH_STORE",
    errno.EFBIG: "files may not grow so large here; raise that limit, or name a folder elsewhere in TAZ_GRAPH_STORE",
    errno.EROFS: "the disk is read-only; name a folder that can be written in TAZ_GRAPH_STORE",
    errno.EACCES: "you may not write there; name a folder that can be written in TAZ_GRAPH_STORE",
    errno.EPERM: "you may not write there; name a folder that can be written in TAZ_GRAPH_STORE",
    errno.ENOTDIR: "a file stands where a folder is needed; move it, or name another folder in TAZ_GRAPH_STORE",
    errno.EEXIST: "a file stands where a folder is needed; move it, or name another folder in TAZ_GRAPH_STORE",
    errno.EISDIR: "a folder stands where a link is needed; move it, or name another folder in TAZ_GRAPH_STORE",
}


@contextmanager
def disk_errors(store: Path) -> Iterator[None]:
    """Turns the OSErrors of the block into one StoreError that says what to do about it."""
    try:
        yield
    except OSError as error:
        # Oxigraph's OSErrors carry the system's words, not its number.
        said = f"{error.strerror or ''} {error}".lower()
        known = error.errno or next((number for number in _ADVICE if _words(number) in said), None)
        advice = _ADVICE.get(
            known or 0, f"{error.strerror or error}; mend it, or name another folder in TAZ_GRAPH_STORE"
        )
        raise StoreError(f"cannot write the store in {store}: {advice}") from error


@contextmanager
def locked(store: Path, report: Callable[[str], None] | None = None) -> Iterator[None]:
    """Only one process at a time is in the block for a store; the system lets go when that process ends."""
    if not store.exists():
        store.mkdir(parents=True, exist_ok=True)
        # A check in somebody's own repository (CI, a hook) must not leave a store among the files to commit.
        (store / ".gitignore").write_text("*\n", encoding="utf-8")
    with (store / "lock").open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if report is not None:
                report(f"another build is writing in {store}; waiting until it is done")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _words(number: int) -> str:
    return os.strerror(number).lower()
