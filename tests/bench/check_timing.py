"""What a measured process does: load, validate several times, tell how long that took, and write the last report."""

# ruff: noqa: T201 - printing is how it answers

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from memory import peak

Validate = Callable[[], Any]
Write = Callable[[Any, Path], None]


def measure(load: Callable[[], tuple[Validate, Write]], report: Path, runs: int) -> None:
    """Prints "load SECONDS", "run SECONDS CPU-SECONDS" for each run and "peak MEGABYTES", as Validate.java does.

    ``load`` gives what validates, and what writes its result as a report in N-Triples.
    """
    start = time.perf_counter()
    validate, write = load()
    print(f"load {time.perf_counter() - start}", flush=True)
    found = None
    for _ in range(runs):
        start, used = time.perf_counter(), time.process_time()
        found = validate()
        print(f"run {time.perf_counter() - start} {time.process_time() - used}", flush=True)
    print(f"peak {peak()}", flush=True)
    write(found, report)
