"""Loading the whole register: time beside pyoxigraph's own bulk load, memory, a second load, a delta, and matching.

``python tests/bench/bench_register.py [FOLDER]`` (default ../shared/register) prints what was seen as ratios, both
sides in one run; that both stores hold the same statements is asserted before anything is compared.
"""

# ruff: noqa: T201 - printing is what it is for

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph as ox
from memory import peak

from taz_graph.register.load import load
from taz_graph.register.match import open_matcher
from taz_graph.register.place import QUADS, register_folder
from taz_graph.settings import Settings

SHARED = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "register"
QUESTION = "Cultuursensitieve zorg opnemen in het curriculum van opleidingen"


def ours(store: Path, source: Path) -> dict[str, float]:
    """Loads, loads again, loads deltas, and matches; seconds, and megabytes at most."""
    settings, seen = Settings(store=store), {}
    files = [source / "zaken.jsonl.gz", source / "dossiers.tsv"]
    start = time.perf_counter()
    done = load(settings, files)
    seen["load"] = time.perf_counter() - start
    seen["megabytes"], seen["statements"], seen["zaken"] = peak(), done.statements, done.zaken
    kept = store / "kept"
    shutil.copytree(register_folder(settings) / QUADS, kept)
    start = time.perf_counter()
    again = load(settings, files)
    seen["again"] = time.perf_counter() - start
    assert again.changed == 0
    for size in (100, 1000):
        path = store / f"delta-{size}.jsonl"
        _delta(source, path, size)
        start = time.perf_counter()
        changed = load(settings, [path]).changed
        seen[f"delta {size}"] = time.perf_counter() - start
        assert changed == size
    start = time.perf_counter()
    matcher = open_matcher(register_folder(settings))
    seen["index"] = time.perf_counter() - start
    start = time.perf_counter()
    for _ in range(20):
        matcher.similar(QUESTION)
    seen["match"] = (time.perf_counter() - start) / 20
    return seen


def _delta(source: Path, path: Path, size: int) -> None:
    with gzip.open(source / "zaken.jsonl.gz", "rt", encoding="utf-8") as lines:
        every = (json.loads(line) for number, line in enumerate(lines) if number % 250 == 1)
        records = [record for record in every if record["Nummer"]][:size]  # some are empty placeholders
    for record in records:
        record |= {
            "Onderwerp": f"{record['Onderwerp']} (gewijzigd {size})",
            "GewijzigdOp": f"{2098 + len(str(size))}-01-01T00:00:00+01:00",
        }
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")


def theirs(path: Path) -> dict[str, float]:
    """pyoxigraph alone, with the same statements from a file."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        store = ox.Store(folder)
        store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
        store.flush()
        taken = time.perf_counter() - start
        return {"load": taken, "megabytes": peak(), "statements": len(store)}


def apart(*arguments: str) -> dict[str, float]:
    """One side in a process of its own, so that memory is that side's."""
    done = subprocess.run([sys.executable, __file__, *arguments], check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(source: Path) -> None:
    """Both sides, and what the one is of the other."""
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "all.nq"
        us = apart("ours", folder, str(source))
        store = ox.Store.read_only(str(Path(folder) / "kept"))
        store.dump(str(dump), format=ox.RdfFormat.N_QUADS)
        del store
        them = apart("theirs", str(dump))
    assert us["statements"] == them["statements"]
    print(f"{us['zaken']:,.0f} zaken, {us['statements']:,.0f} statements on both sides")
    print(f"load {us['load']:.1f} s, {us['megabytes']:.0f} MB; pyoxigraph alone {them['load']:.1f} s, "
          f"{them['megabytes']:.0f} MB: {us['load'] / them['load']:.2f} times (at most 3, under 1,500 MB)")  # fmt: skip
    print(f"second load {us['again']:.2f} s: {us['again'] / us['load']:.4f} of the first (at most 0.1)")
    small, large = us["delta 100"], us["delta 1000"]
    print(f"delta of 100 {small:.2f} s, of 1,000 {large:.2f} s; of all {us['load'] * 100 / us['zaken']:.3f} s per 100")
    print(f"index over all moties {us['index']:.1f} s, matching one subject {us['match'] * 1000:.1f} ms (under 100)")


if __name__ == "__main__":
    if sys.argv[1:2] == ["ours"]:
        print(json.dumps(ours(Path(sys.argv[2]), Path(sys.argv[3]))))
    elif sys.argv[1:2] == ["theirs"]:
        print(json.dumps(theirs(Path(sys.argv[2]))))
    else:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED)
