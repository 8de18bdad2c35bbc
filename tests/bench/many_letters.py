"""The shipped data many times over, with renamed things and planted errors: graphs of any size that look real.

Copy number 3 of ``motie:kst-29282-475`` is ``motie:kst-29282-475-k3``, in the graph of ``kst-29282-485-k3``. Lists and
the ontology are shared. Parties are renamed too: a shared one would be mentioned a hundred times as often as any real
one, and the rule on lists that name a party twice compares each mention with each other one.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from taz_graph.names import graph_of
from taz_graph.settings import Settings
from taz_graph.sources import ONTOLOGY_GRAPH, Source, read_data, read_ontology
from taz_graph.store.kept import write_kept
from taz_graph.store.versions import QUADS, Marker, quad_files, write_marker

SHARED = ("begrip", "lijst")
XSD = "http://www.w3.org/2001/XMLSchema#"
ILL_TYPED = {
    "waarde": ox.Literal("abc", datatype=ox.NamedNode(f"{XSD}decimal")),
    "date": ox.Literal("2024-02-30", datatype=ox.NamedNode(f"{XSD}date")),
    "nummer": ox.Literal("1.5", datatype=ox.NamedNode(f"{XSD}integer")),
}
OWN_TEXTS = ("identifier", "label", "description", "title", "exact", "prefix", "suffix")
"""What two letters never say in the same words; a text that all copies shared would be tested once for a hundred."""
LOSS = 0.004
"""The share of statements that is left out: what a letter did not say."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One generated source: its name, and its statements as N-Triples."""

    name: str
    triples: list[ox.Triple]


def copies(wanted: int, settings: Settings | None = None, seed: int = 2024) -> Iterator[Copy]:
    """Sources with about ``wanted`` statements in all; the same for the same seed."""
    settings = settings or Settings()
    chance = random.Random(seed)
    sources, made, number = read_data(settings), 0, 0
    while made < wanted:
        for source in sources:
            copy = _copy(source, number, chance, settings.base)
            made += len(copy.triples)
            yield copy
        number += 1


def graphs_of(wanted: int, settings: Settings | None = None) -> dict[str, list[ox.Triple]]:
    """Graph IRI -> statements: the copies and the ontology, as a build has them before it writes."""
    settings = settings or Settings()
    found = {f"{settings.base}id/graaf/{copy.name}": copy.triples for copy in copies(wanted, settings)}
    ontology = graph_of(ONTOLOGY_GRAPH, settings.base)
    found[ontology] = [triple for source in read_ontology(settings) for triple in source.triples]
    return found


def write_version(folder: Path, name: str, graphs: dict[str, list[ox.Triple]]) -> Path:
    """A store version as a build writes it, of statements that a build would refuse: ill-typed literals are wanted."""
    path = folder / name
    path.mkdir(parents=True)
    store = ox.Store(str(path / QUADS))
    store.bulk_extend(_quads(graphs))
    store.flush()
    del store  # its files settle when it is closed
    counts = {iri: len(triples) for iri, triples in graphs.items()}
    write_marker(path, Marker(name, "bench", counts, quad_files(path), "bench", *write_kept(path, graphs)))
    return path


def _quads(graphs: dict[str, list[ox.Triple]]) -> Iterator[ox.Quad]:
    for iri, triples in graphs.items():
        graph = ox.NamedNode(iri)
        for triple in triples:
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)
            yield ox.Quad(triple.subject, triple.predicate, triple.object)


def _copy(source: Source, number: int, chance: random.Random, base: str) -> Copy:
    suffix = f"-k{number}" if number else ""
    named = re.compile(rf"{re.escape(base)}id/(?!(?:{'|'.join(SHARED)})/)")

    def rename(term: object) -> ox.NamedNode | ox.Literal:
        if isinstance(term, ox.Literal):
            return term
        assert isinstance(term, ox.NamedNode)
        return ox.NamedNode(term.value + suffix) if named.match(term.value) else term

    kept = []
    header = source.graph + suffix
    for triple in source.triples:
        subject, value = rename(triple.subject), rename(triple.object)
        assert isinstance(subject, ox.NamedNode)
        if isinstance(value, ox.Literal) and _local(triple.predicate) in OWN_TEXTS:
            value = ox.Literal(value.value + suffix, language=value.language)
        if subject.value != header and number and chance.random() < LOSS:
            spoilt = _spoilt(triple.predicate, value, chance)
            if spoilt is None:
                continue
            value = spoilt
        kept.append(ox.Triple(subject, triple.predicate, value))
    return Copy(source.name + suffix, kept)


def _local(predicate: ox.NamedNode) -> str:
    return re.split(r"[/#]", predicate.value)[-1]


def _spoilt(
    predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal, chance: random.Random
) -> ox.NamedNode | ox.Literal | None:
    """Something ill-typed in the place of the value, or None: then it is left out."""
    local = _local(predicate)
    if local in ILL_TYPED:
        return ILL_TYPED[local]
    # Without its type or its place a thing is not looked at at all; those stay.
    return value if local in ("type", "hasSource", "hasSelector") or chance.random() < 0.3 else None
