"""What every tool of bench_check is given: the same statements and the same shapes, as files that all can read."""

from pathlib import Path
from typing import Any

import pyoxigraph as ox
from many_letters import graphs_of

from taz_graph.check.shapes import load_shapes
from taz_graph.settings import Settings
from taz_graph.sources import read_ontology, read_shapes

SH = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SPARQL = f"{SH}sparql"


def write_data(path: Path, size: int) -> int:
    """About ``size`` statements of many letters with planted errors, ill-typed literals among them; how many it is."""
    triples = {triple for graph in graphs_of(size).values() for triple in graph}
    ox.serialize(sorted(triples, key=str), path, format=ox.RdfFormat.N_TRIPLES)
    return len(triples)


def write_shapes(path: Path, *, core: bool = False) -> tuple[int, int]:
    """The shipped shapes for data; how many SPARQL constraints are in, and how many are out (all, for ``core``).

    Messages stay in Dutch only, for Jena refuses a shape with two; what SHACL does not look at goes. A property shape
    without a name gets one, so that every tool reports it under the same.
    """
    settings = Settings()
    shapes = load_shapes(read_shapes(settings), read_ontology(settings), settings.base).data
    kept = [triple for triple in shapes if _is_shacl(triple)]
    anonymous = sorted(
        {t.object for t in kept if t.predicate.value == f"{SH}property" and isinstance(t.object, ox.BlankNode)}, key=str
    )
    names: dict[object, Any] = {
        node: ox.NamedNode(f"urn:x-bench:shape-{number}") for number, node in enumerate(anonymous)
    }
    rules = [t.object for t in kept if t.predicate.value == SPARQL]
    left_out = set(rules) if core else set()
    written = [
        ox.Triple(*(names.get(term, term) for term in t))
        for t in kept
        if t.object not in left_out and t.subject not in left_out
    ]
    ox.serialize(written, path, format=ox.RdfFormat.TURTLE)
    return len(rules) - len(left_out), len(left_out)


def _is_shacl(triple: ox.Triple) -> bool:
    if triple.predicate.value == f"{SH}message":
        return isinstance(triple.object, ox.Literal) and triple.object.language == "nl"
    return triple.predicate.value.startswith((SH, RDF))
