"""What changed between two versions of the store: which graphs, and which statements of their union."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import islice
from typing import Protocol, TypeVar

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, parse

from taz_graph.names import VOCABULARIES, graph_of
from taz_graph.shacl.graph import Term
from taz_graph.shacl.sizes import Selects
from taz_graph.sources import ONTOLOGY_GRAPH, PROVENANCE_GRAPH

T = TypeVar("T")

CHUNK = 500
MOST = 50_000
"""With more changed statements than this a full check costs less."""


FEW, DEAR = 500, 10
"""A statement that changed costs as much as ten in a full check (measured at 25,000 to 130,000); a few cost nothing."""


Lines = frozenset[bytes]
"""Statements as N-Triples writes them: what two versions share need not be made into terms."""


class Graphs(Selects, Protocol):
    """A store that gives whole graphs too."""

    def results(self, query: str, media_type: str, /) -> bytes:
        """The answer to a query, written as ``media_type``."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Of what files a store was made: per data graph the hashes of its files, and those of ontology and shapes."""

    graphs: dict[str, frozenset[str]]
    rules: frozenset[str]


@dataclass(frozen=True, slots=True)
class Changes:
    """Statements that the union of all graphs lost (``gone``) and got (``came``).

    ``new`` are subjects of which the union said nothing before, as far as known: all that it says of them came.
    ``unmentioned`` are those of them that were no object either: all that speaks of them came too.
    """

    gone: frozenset[Triple]
    came: frozenset[Triple]
    new: frozenset[Term | Triple] = frozenset()
    unmentioned: frozenset[Term | Triple] = frozenset()


def is_worth_it(changed: int, statements: int) -> bool:
    """Whether so many changed statements cost less to follow than a full check of all ``statements``."""
    return changed <= FEW or changed * DEAR <= statements


def least_changed(old: Mapping[str, int], new: Mapping[str, int], graphs: Iterable[str]) -> int:
    """How many statements of these graphs changed at least, by the size of each graph before and after."""
    return sum(abs(new.get(graph, 0) - old.get(graph, 0)) for graph in graphs)


def provenance_of(store: Graphs, base: str) -> Lines:
    """What the build wrote down of itself and of the files; empty where a store does not say."""
    return statements_of(store, [graph_of(PROVENANCE_GRAPH, base)])


def statements_of(store: Graphs, graphs: Iterable[str]) -> Lines:
    """All that these graphs say."""
    found = set[bytes]()
    for graph in graphs:
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        # In a text a line break is written as an escape.
        found.update(store.results(query, "application/n-triples").split(b"\n"))
    return frozenset(found - {b""})


def origins_of(both: tuple[Lines, Lines], base: str) -> tuple[Origin, Origin]:
    """What the provenance of two versions, which say mostly the same, tells of their files."""
    lines = [*both[0] | both[1]]
    read = dict(zip(lines, _triples(lines), strict=True))
    one, other = (origin_of((read[line] for line in said), base) for said in both)
    return one, other


def origin_of(provenance: Iterable[Triple], base: str) -> Origin:
    """What the provenance says of the files."""
    prov, dct = VOCABULARIES["prov"], VOCABULARIES["dct"]
    used, hashes, sources = set[str](), dict[str, set[str]](), dict[str, set[str]]()
    # Plain loops over what was read already: the same as a query costs twenty times this.
    for triple in provenance:
        said, subject, value = triple.predicate.value, triple.subject, triple.object
        if isinstance(subject, Triple) or isinstance(value, Triple):
            continue
        if said == f"{prov}used":
            used.add(value.value)
        elif said == f"{dct}identifier":
            hashes.setdefault(subject.value, set()).add(value.value)
        elif said == f"{prov}hadPrimarySource":
            sources.setdefault(value.value, set()).add(subject.value)
    ontology = graph_of(ONTOLOGY_GRAPH, base)
    graphs: dict[str, set[str]] = {}
    rules = set()
    for file in used:
        for graph in sources.get(file, {ontology}):
            if graph == ontology:
                rules |= {f"{file} {one}" for one in hashes.get(file, ())}
            else:
                graphs.setdefault(graph, set()).update(hashes.get(file, ()))
    return Origin({graph: frozenset(found) for graph, found in graphs.items()}, frozenset(rules))


def changed_graphs(old: Origin, new: Origin) -> list[str]:
    """The graphs whose files changed, came or went."""
    both = {*old.graphs, *new.graphs}
    return sorted(graph for graph in both if old.graphs.get(graph) != new.graphs.get(graph))


def changes(old: Selects, new: Selects, before: Lines, after: Lines, pool: Executor | None = None) -> Changes | None:
    """The statements that differ, if only those given do; None when there are too many, or some have no name.

    ``before`` and ``after`` are all statements of the graphs that changed. A statement that another graph makes too is
    still there. The stores are asked in ``pool``.
    """
    if len(before ^ after) > MOST:
        return None
    gone, came = _triples(before - after), _triples(after - before)
    if any(isinstance(term, BlankNode) for triple in gone + came for term in (triple.subject, triple.object)):
        return None
    (still, _), (stated, known) = _stated(new, gone, pool), _stated(old, came, pool)
    unknown = frozenset(triple.subject for triple in came if str(triple.subject) not in known)
    unmentioned = unknown - _objects(old, unknown, pool)
    return Changes(frozenset(gone) - still, frozenset(came) - stated, unknown, unmentioned)


def _triples(lines: Iterable[bytes]) -> list[Triple]:
    return [quad.triple for quad in parse(b"\n".join(lines), format=RdfFormat.N_TRIPLES)]


def _stated(store: Selects, triples: Iterable[Triple], pool: Executor | None) -> tuple[set[Triple], set[str]]:
    """Those of the triples that the union of the store has, and the subjects of which it says anything."""
    by_subject: dict[str, list[Triple]] = defaultdict(list)
    for triple in triples:
        by_subject[str(triple.subject)].append(triple)
    found, heard = set[Triple](), set[str]()
    # By subject: a query that names each statement is mostly a text to be parsed.
    for rows in _answers(store, "SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {} }} ?s ?p ?o }}", by_subject, pool):
        known: dict[str, set[tuple[Term, Term]]] = defaultdict(set)
        for row in rows:
            known[str(row["s"])].add((row["p"], row["o"]))
        heard.update(known)
        # Of most subjects of a new letter the other store has never heard.
        for subject, said in known.items():
            found |= {triple for triple in by_subject[subject] if (triple.predicate, triple.object) in said}
    return found, heard


def _objects(store: Selects, things: Iterable[Term | Triple], pool: Executor | None) -> set[Term]:
    """Those of the things that the union of the store has as an object; of one without a name it cannot be told."""
    names = [str(one) for one in things if isinstance(one, NamedNode)]
    answers = _answers(store, "SELECT DISTINCT ?o WHERE {{ VALUES ?o {{ {} }} ?s ?p ?o }}", names, pool)
    return {row["o"] for rows in answers for row in rows}


def _answers(
    store: Selects, query: str, names: Iterable[str], pool: Executor | None
) -> Iterable[Iterable[Mapping[str, Term]]]:
    """The rows for some of the names after the other."""
    queries = [query.format(" ".join(part)) for part in chunks(names, CHUNK // 2 if pool else CHUNK)]
    return pool.map(store.select, queries) if pool else map(store.select, queries)


def chunks(things: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The things in lists of at most ``size``."""
    rest = iter(things)
    while part := list(islice(rest, size)):
        yield part
