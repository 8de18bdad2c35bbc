"""A check after a change in one source beside a full check of the same store: equal findings first, then the ratio.

``python tests/bench/bench_incremental.py [SIZE]`` (statements; 1,000,000 or what TAZ_GRAPH_BENCH_SIZE says).
Each side runs in a process of its own, and the fastest of its runs counts. The one after a change begins where
``taz-graph check`` does: it finds the earlier version, reads its result, and compares the two stores. Stops with
status 1 where findings differ.
"""

# ruff: noqa: T201 - printing is what it is for

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
from many_letters import graphs_of, write_version
from memory import peak

from taz_graph.check import again, cache, engine_sparql
from taz_graph.check.findings import Found
from taz_graph.check.shapes import ShapeSet, load_shapes
from taz_graph.names import VOCABULARIES, graph_of
from taz_graph.settings import Settings
from taz_graph.sources import PROVENANCE_GRAPH, read_ontology, read_shapes
from taz_graph.store import open_version

GOAL = 20
RUNS = 5
BEFORE, LETTER = "voor", "kst-29282-576"
Graphs = dict[str, list[ox.Triple]]


def main(size: int) -> int:
    """Prints a line for each change; 1 where findings differ."""
    settings, wrong = Settings(), 0
    graphs = graphs_of(size, settings)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_version(folder, BEFORE, {**graphs, **_origin(graphs, BEFORE, settings.base)})
        before = _child("full", folder, BEFORE)
        print(f"{sum(map(len, graphs.values())):,} statements in {len(graphs)} graphs, {before['findings']:,} findings")
        for change, changed in _changes(graphs, settings):
            # The store wants names without blanks; each begins from the same earlier version.
            version = change.replace(" ", "-")
            write_version(folder, version, {**changed, **_origin(changed, version, settings.base)})
            again_, full = _child("again", folder, version), _child("full", folder, version)
            if again_["sha256"] != full["sha256"]:
                print(f"{change}: FINDINGS DIFFER ({again_['findings']} and {full['findings']})")
                wrong = 1
                continue
            ratio = full["seconds"] / again_["seconds"]
            print(
                f"{change}: {full['findings']:,} findings, the same; full {full['seconds']:.2f} s ({full['peak']} MB), "
                f"after the change {again_['seconds']:.3f} s ({again_['peak']} MB): {ratio:.1f} times faster "
                f"({'met' if ratio >= GOAL else 'NOT MET'}: {GOAL})"
            )
    return wrong


def _changes(graphs: Graphs, settings: Settings) -> Iterator[tuple[str, Graphs]]:
    """One letter with statements taken out; a new letter that says again what became of old moties."""
    edited = [iri for iri in graphs if LETTER in iri][-1]
    chance = random.Random(5)
    lost = set(chance.sample(range(len(graphs[edited])), 20))
    yield "edited letter", {**graphs, edited: [t for number, t in enumerate(graphs[edited]) if number not in lost]}
    yield "new letter", {**graphs, f"{edited}-nieuw": [_renamed(t, settings.base) for t in graphs[edited]]}


def _renamed(triple: ox.Triple, base: str) -> ox.Triple:
    """The statement by another letter: its own things have other names; lists, moties and toezeggingen have not."""
    old = ("begrip", "lijst", "motie", "toezegging")

    def name(term: object) -> ox.NamedNode:
        assert isinstance(term, ox.NamedNode)
        own = term.value.startswith(f"{base}id/") and term.value.removeprefix(f"{base}id/").split("/")[0] not in old
        return ox.NamedNode(f"{term.value}-nieuw") if own else term

    value = triple.object if isinstance(triple.object, ox.Literal) else name(triple.object)
    return ox.Triple(name(triple.subject), triple.predicate, value)


def _origin(graphs: Graphs, version: str, base: str) -> Graphs:
    """What a build writes of itself and of its input files: each time it is another activity that made each graph."""
    prov, dct = VOCABULARIES["prov"], VOCABULARIES["dct"]
    activity, found = ox.NamedNode(f"{base}doc/bouw/{version}"), list[ox.Triple]()
    for iri, triples in graphs.items():
        graph, file = ox.NamedNode(iri), ox.NamedNode(f"{base}doc/invoer/{iri.rsplit('/', 1)[-1]}")
        digest = hashlib.sha256("\n".join(map(str, triples)).encode()).hexdigest()
        found += [
            ox.Triple(activity, ox.NamedNode(f"{prov}used"), file),
            ox.Triple(file, ox.NamedNode(f"{VOCABULARIES['rdfs']}label"), ox.Literal("Bestand", language="nl")),
            ox.Triple(file, ox.NamedNode(f"{dct}identifier"), ox.Literal(digest)),
            ox.Triple(graph, ox.NamedNode(f"{prov}wasGeneratedBy"), activity),
            ox.Triple(graph, ox.NamedNode(f"{prov}hadPrimarySource"), file),
        ]
    return {graph_of(PROVENANCE_GRAPH, base): found}


# --- one side, in a process of its own


def _child(side: str, folder: Path, version: str) -> dict[str, float]:
    done = subprocess.run([sys.executable, __file__, side, str(folder), version], check=True, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _measure(side: str, folder: Path, version: str) -> None:
    settings = Settings()
    shapes = load_shapes(read_shapes(settings), read_ontology(settings), settings.base)
    store = open_version(folder / version)

    def anew() -> Found:
        return engine_sparql.find_violations(store, shapes)

    found, seconds = _fastest(anew if side == "full" else lambda: _again(folder / version, shapes, settings.base))
    if version == BEFORE:
        cache.save_found(folder / version, again.ENGINE, None, found)
    said = "\n".join(sorted(map(repr, found.violations)))
    digest = hashlib.sha256(said.encode()).hexdigest()
    print(json.dumps({"seconds": seconds, "peak": peak(), "findings": len(found.violations), "sha256": digest}))


def _again(path: Path, shapes: ShapeSet, base: str) -> Found:
    store = open_version(path)
    found = again.check_again(store, shapes, base)
    if found is None:
        raise SystemExit("the earlier result was not used")
    return found


def _fastest(run: Callable[[], Found]) -> tuple[Found, float]:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        found = run()
        times.append(time.perf_counter() - start)
    return found, min(times)


if __name__ == "__main__":
    if sys.argv[1:2] in (["full"], ["again"]):
        _measure(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
    else:
        sys.exit(main(int([*sys.argv[1:], os.environ.get("TAZ_GRAPH_BENCH_SIZE", "1_000_000")][0])))
