"""Many letters at once: every core works, one bad letter is reported and the rest goes on."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Generic, TypeVar

from taz_graph.errors import InputError, TazError

SUFFIXES = frozenset({".txt", ".docx", ".pdf", ".odt", ".xml", ".html", ".htm"})
_AHEAD = 4
"""Letters per worker that are handed out before the first answer: enough to keep it busy, few to lose when it dies."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class Done(Generic[Result]):
    """What became of one letter: a ``result``, or the ``error`` in one sentence."""

    path: Path
    result: Result | None
    error: str | None = None


def letters_in(folder: Path) -> list[Path]:
    """The letters in a folder and those below it, sorted by name; hidden files are none.

    Raises InputError when the folder cannot be read or holds no file of a kind that letters have.
    """
    try:
        found = sorted(
            path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and _is_letter(path, folder)
        )
    except OSError as error:
        raise InputError(f"this folder cannot be read ({error.strerror}); make it readable", path=folder) from error
    if not found:
        kinds = ", ".join(sorted(SUFFIXES))
        raise InputError(f"no letter in this folder (files that end in {kinds}); give another", path=folder)
    return found


def _is_letter(path: Path, folder: Path) -> bool:
    return path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)


def for_each(
    paths: Sequence[Path], work: Callable[[Path], Result], workers: int | None = None
) -> Iterator[Done[Result]]:
    """What ``work`` makes of each letter, in the order of ``paths``, computed in as many processes as there are cores.

    ``work`` is a function of a module (or a partial of one), so that it can be sent to another process. A TazError is
    that letter's error. A letter on which the process dies (out of memory) is tried once more, alone; if that dies
    too, this is its error.
    """
    count = min(workers or os.cpu_count() or 1, len(paths))
    if count <= 1:
        yield from (_attempt(work, path) for path in paths)
        return
    position = 0
    while position < len(paths):
        for done in _run(paths[position:], work, count):
            position += 1
            yield done
        if position < len(paths):  # a worker died: nobody knows on which of the letters that were handed out
            for path in paths[position : position + count * _AHEAD]:
                position += 1
                yield _alone(path, work)


def _run(paths: Sequence[Path], work: Callable[[Path], Result], count: int) -> Iterator[Done[Result]]:
    """Answers in order until all are there or a worker dies."""
    waiting: list[Future[Done[Result]]] = []
    remaining = iter(paths)
    with _pool(count, work) as pool:
        try:
            for path in remaining:
                waiting.append(pool.submit(_attempt_here, path))
                if len(waiting) == count * _AHEAD:
                    yield waiting.pop(0).result()
            while waiting:
                yield waiting.pop(0).result()
        except BrokenProcessPool:
            return
        finally:
            for future in waiting:
                future.cancel()


def _alone(path: Path, work: Callable[[Path], Result]) -> Done[Result]:
    with _pool(1, work) as pool:
        try:
            return pool.submit(_attempt_here, path).result()
        except BrokenProcessPool:
            message = f"{path}: the program died while it read this file (out of memory?); leave it out or mend it"
            return Done(path, None, message)


def _pool(count: int, work: Callable[[Path], Any]) -> ProcessPoolExecutor:
    """Processes that each hold ``work``: the names of data/ go to each once, and what is derived from them is kept."""
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_hold, initargs=(work,))


_held: list[Callable[[Path], Any]] = []
"""In a worker process: what it does with each letter."""


def _hold(work: Callable[[Path], Any]) -> None:
    # Ctrl-C goes to every process; the first one stops the others, which else would print a traceback each.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _held[:] = [work]


def _attempt_here(path: Path) -> Done[Any]:
    return _attempt(_held[0], path)


def _attempt(work: Callable[[Path], Result], path: Path) -> Done[Result]:
    try:
        return Done(path, work(path))
    except TazError as error:
        return Done(path, None, str(error))
