"""Loading the whole register: time beside pyoxigraph's own bulk load, memory, a second load, a delta, and matching.

``python tests/bench/bench_register.py [FOLDER]`` (default ../shared/register) prints what was seen as ratios, both
sides in one run; that both stores hold the same statements is asserted before anything is compared.
"""

# ruff: noqa: T201 - printing is what it is for

import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph as ox

from taz_graph.register.load import load
from taz_graph.register.match import open_matcher
from taz_graph.register.place import QUADS, register_folder
from taz_graph.settings import Settings

QUESTION = "Cultuursensitieve zorg opnemen in het curriculum van opleidingen"


def megabytes() -> int:
    """Most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def ours(store: Path, source: Path) -> None:
    """Loads, loads again, loads deltas, and matches."""
    settings = Settings(store=store)
    start = time.perf_counter()
    done = load(settings, [source / "zaken.jsonl.gz", source / "dossiers.tsv"])
    first = time.perf_counter() - start
    print(f"load: {done.zaken:,} zaken, {done.statements:,} statements in {first:.1f} s, {megabytes()} MB")
    start = time.perf_counter()
    load(settings, [source / "zaken.jsonl.gz", source / "dossiers.tsv"])
    print(f"second load: {time.perf_counter() - start:.2f} s")
    for size in (100, 1000):
        path = store / f"delta-{size}.jsonl"
        _delta(source, path, size)
        start = time.perf_counter()
        changed = load(settings, [path]).changed
        print(f"delta of {size}: {changed} changed in {time.perf_counter() - start:.2f} s")
    start = time.perf_counter()
    matcher = open_matcher(register_folder(settings))
    print(f"index over all moties: {time.perf_counter() - start:.1f} s")
    start = time.perf_counter()
    for _ in range(20):
        matcher.similar(QUESTION)
    print(f"matching one subject: {(time.perf_counter() - start) / 20 * 1000:.1f} ms")


def _delta(source: Path, path: Path, size: int) -> None:
    with gzip.open(source / "zaken.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for number, line in enumerate(lines) if number % 250 == 1][:size]
    for record in records:
        record |= {
            "Onderwerp": f"{record['Onderwerp']} (gewijzigd {size})",
            "GewijzigdOp": f"2099-01-01T{size % 24:02d}",
        }
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")


def theirs(path: Path) -> None:
    """pyoxigraph alone, with the same statements from a file."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        store = ox.Store(folder)
        store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
        store.flush()
        print(f"pyoxigraph alone: {len(store):,} statements in {time.perf_counter() - start:.1f} s, {megabytes()} MB")


def main(source: Path) -> None:
    """Each part in a process of its own, so that memory is that part's."""
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "all.nq"
        run = [sys.executable, __file__]
        subprocess.run([*run, "ours", folder, str(source)], check=True)
        store = ox.Store.read_only(str(register_folder(Settings(store=Path(folder))) / QUADS))
        store.dump(str(dump), format=ox.RdfFormat.N_QUADS)
        del store
        subprocess.run([*run, "theirs", str(dump)], check=True)


if __name__ == "__main__":
    if sys.argv[1] == "ours":
        ours(Path(sys.argv[2]), Path(sys.argv[3]))
    elif sys.argv[1] == "theirs":
        theirs(Path(sys.argv[2]))
    else:
        main(Path(sys.argv[1]))
