"""What changed between two versions of the store: which graphs, and which statements of their union."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol, TypeVar

from pyoxigraph import BlankNode, Triple

from taz_graph.names import VOCABULARIES, graph_of
from taz_graph.shacl.sizes import Selects
from taz_graph.sources import ONTOLOGY_GRAPH, PROVENANCE_GRAPH

T = TypeVar("T")

CHUNK = 500
MOST = 50_000
"""With more changed statements than this a full check costs less."""


class Graphs(Selects, Protocol):
    """A store that gives whole graphs too."""

    def construct(self, query: str) -> list[Triple]:
        """The triples of a CONSTRUCT query."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Of what files a store was made: per data graph the hashes of its files, and those of ontology and shapes."""

    graphs: dict[str, frozenset[str]]
    rules: frozenset[str]


@dataclass(frozen=True, slots=True)
class Changes:
    """Statements that the union of all graphs lost (``gone``) and got (``came``)."""

    gone: frozenset[Triple]
    came: frozenset[Triple]


def origin_of(store: Selects, base: str) -> Origin:
    """What the build wrote down of the files; empty where a store does not say."""
    prov, dct = VOCABULARIES["prov"], VOCABULARIES["dct"]
    said = graph_of(PROVENANCE_GRAPH, base)
    graphs: dict[str, set[str]] = {}
    rules = set()
    used = f"GRAPH <{said}> {{ ?activity <{prov}used> ?file . ?file <{dct}identifier> ?hash"
    rows = store.select(
        f"SELECT ?file ?hash ?graph WHERE {{ {used} OPTIONAL {{ ?graph <{prov}hadPrimarySource> ?file }} }} }}"
    )
    ontology = graph_of(ONTOLOGY_GRAPH, base)
    for row in rows:
        graph = row.get("graph")
        if graph is None or graph.value == ontology:
            rules.add(f"{row['file'].value} {row['hash'].value}")
        else:
            graphs.setdefault(graph.value, set()).add(row["hash"].value)
    return Origin({graph: frozenset(hashes) for graph, hashes in graphs.items()}, frozenset(rules))


def changed_graphs(old: Origin, new: Origin, base: str) -> list[str]:
    """The graphs whose files changed, came or went; the one in which the build speaks of itself always does."""
    both = {*old.graphs, *new.graphs}
    changed = {graph for graph in both if old.graphs.get(graph) != new.graphs.get(graph)}
    return sorted(changed | {graph_of(PROVENANCE_GRAPH, base)})


def changes(old: Graphs, new: Graphs, graphs: Iterable[str]) -> Changes | None:
    """The statements that differ, if only ``graphs`` changed; None when there are too many, or some have no name.

    A statement that another graph makes too is still there.
    """
    before, after = set[Triple](), set[Triple]()
    for graph in graphs:
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        before.update(old.construct(query))
        after.update(new.construct(query))
    gone, came = before - after, after - before
    if len(gone) + len(came) > MOST:
        return None
    if any(isinstance(term, BlankNode) for triple in gone | came for term in (triple.subject, triple.object)):
        return None
    return Changes(frozenset(gone - _stated(new, gone)), frozenset(came - _stated(old, came)))


def _stated(store: Selects, triples: Iterable[Triple]) -> set[Triple]:
    """Those of the triples that the union of the store has."""
    by_subject: dict[str, list[Triple]] = defaultdict(list)
    for triple in triples:
        by_subject[str(triple.subject)].append(triple)
    found = set()
    # By subject: a query that names each statement is mostly a text to be parsed.
    for part in chunks(by_subject):
        rows = store.select(f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {' '.join(part)} }} ?s ?p ?o }}")
        known = {(row["s"], row["p"], row["o"]) for row in rows}
        wanted = (triple for subject in part for triple in by_subject[subject])
        found |= {triple for triple in wanted if (triple.subject, triple.predicate, triple.object) in known}
    return found


def chunks(things: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The things in lists of at most ``size``."""
    rest = iter(things)
    while part := list(islice(rest, size)):
        yield part
