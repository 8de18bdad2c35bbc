"""Our engine or the reference, in a process of its own: ``check_worker.py ours|pyshacl DATA SHAPES REPORT RUNS``."""

import logging
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pyshacl as reference
from check_timing import Validate, Write, measure

from taz_graph.check import engine_sparql
from taz_graph.check.engine_pyshacl import _graph
from taz_graph.check.shapes import ShapeSet
from taz_graph.settings import DEFAULT_BASE
from taz_graph.shacl import OXIGRAPH, ShapesGraph, report_triples, validate
from taz_graph.shacl.sizes import StoreCounts
from taz_graph.store import open_version
from taz_graph.store.versions import QUADS, Marker, quad_files, write_marker


def ours(data: Path, shapes: Path, folder: Path) -> tuple[Validate, Write]:
    """The compiled engine, as a check runs it on a built store; a run compiles, asks and reads the answers."""
    # In a process of its own, as `taz-graph build` is: a check does not load, and its memory is not that of loading.
    subprocess.run([sys.executable, __file__, "build", data, folder], check=True)
    store = open_version(folder)
    rules = tuple(quad.triple for quad in ox.parse(path=shapes, format=ox.RdfFormat.TURTLE))
    given = ShapeSet(rules, (), (), DEFAULT_BASE)

    def run() -> object:
        return engine_sparql.find_violations(store, given)

    def write(found: Any, path: Path) -> None:
        graph = ShapesGraph(rules)
        outcome = validate(store, graph, OXIGRAPH, StoreCounts(store))
        assert len(outcome.results) == len(found.violations)
        assert not found.handed_over, found.handed_over
        ox.serialize(report_triples(graph, outcome.results), path, format=ox.RdfFormat.N_TRIPLES)

    return run, write


def build(data: str, folder: Path) -> None:
    """A store version of one file."""
    made = ox.Store(str(folder / QUADS))
    made.bulk_load(path=data, format=ox.RdfFormat.N_TRIPLES)
    made.flush()
    del made  # its files settle when it is closed
    write_marker(folder, Marker("bench", "bench", {}, quad_files(folder)))


def pyshacl(data: Path, shapes: Path, _folder: Path) -> tuple[Validate, Write]:
    """pySHACL as ``--engine pyshacl`` calls it."""
    logging.disable()  # each ill-typed literal would be told of
    warnings.simplefilter("ignore")
    graph = _graph(quad.triple for quad in ox.parse(path=data, format=ox.RdfFormat.N_TRIPLES))
    rules = _graph(quad.triple for quad in ox.parse(path=shapes, format=ox.RdfFormat.TURTLE))

    def run() -> Any:
        return reference.validate(graph, shacl_graph=rules, advanced=True, inference="none")[1]

    return run, lambda found, path: found.serialize(path, format="nt", encoding="utf-8")


TOOLS = {"ours": ours, "pyshacl": pyshacl}


def main() -> None:
    """See above."""
    tool, data, shapes, report, runs = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        measure(lambda: TOOLS[tool](Path(data), Path(shapes), Path(folder)), Path(report), int(runs))


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
