"""The things of the graph and what connects them, as a networkx graph.

Everything is read by SPARQL, so an endpoint serves as well as the embedded store.
"""

from collections import defaultdict
from dataclasses import dataclass, field

import networkx as nx
from pyoxigraph import Literal

from taz_graph.network import queries
from taz_graph.network.kinds import LEFT_OUT
from taz_graph.network.labels import Text, local_name, pick
from taz_graph.network.votes import vote_facts
from taz_graph.settings import DEFAULT_BASE
from taz_graph.store import Store

MAX_FACTS = 16

Words = dict[tuple[str, str], list[Literal]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a letter says something: the phrase with what stands around it, the section, and the publication."""

    letter: str
    letter_label: str
    section: str
    prefix: str
    exact: str
    suffix: str
    page: str


@dataclass(frozen=True, slots=True)
class Thing:
    """One node: what it is, what it is called, which graphs speak of it, where, and its plain facts."""

    iri: str
    kind: str
    label: str
    short: str
    description: str = ""
    sources: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Material:
    """What the store said, before it becomes a graph."""

    store: Store
    language: str
    base: str
    words: Words = field(default_factory=dict)

    def rows(self, text: str) -> list[tuple[str, ...]]:
        """Rows of a query as plain texts, an unbound cell as an empty one."""
        found = self.store.select(queries.query(text, self.base))
        return [tuple(cell.value if cell is not None else "" for cell in row) for row in found.rows]

    def label(self, iri: str) -> str:
        """What a thing, term or concept is called, else the end of its IRI."""
        label = self.said(iri, "http://www.w3.org/2000/01/rdf-schema#label")
        return label or self.said(iri, "http://www.w3.org/2004/02/skos/core#prefLabel") or local_name(iri)

    def said(self, iri: str, property_iri: str) -> str:
        """The text that a property gives, in our language where there is one."""
        return pick(self.words.get((iri, property_iri), []), self.language) or ""


def network_of(store: Store, language: str = "nl", base: str = DEFAULT_BASE) -> "nx.MultiDiGraph[str]":
    """Every domain thing as a node (attribute ``thing``), every property between two of them as an edge.

    An edge has the property's IRI as key and its name in ``language`` as ``label``; parallel edges are kept. Nodes
    and edges stand in the order of their IRIs, so the same store always gives the same graph. Raises StoreError when
    the store cannot answer.
    """
    material = Material(store, language, base)
    material.words = _read_words(material)
    things = _read_things(material)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri in sorted(things):
        graph.add_node(iri, thing=things[iri])
    for start, property_iri, end in sorted(material.rows(queries.LINKS)):
        if start in things and end in things and start != end:
            graph.add_edge(start, end, key=property_iri, label=material.label(property_iri))
    return graph


def kind_names(store: Store, language: str = "nl", base: str = DEFAULT_BASE) -> dict[str, str]:
    """What each kind of thing is called in the ontology, by the local name of its class."""
    names: dict[str, list[Literal]] = defaultdict(list)
    for row in store.select(queries.query(queries.KIND_NAMES, base)):
        label = row["label"]
        if isinstance(label, Literal):
            names[local_name(row["kind"].value)].append(label)
    return {kind: pick(labels, language) or kind for kind, labels in names.items()}


def source_names(store: Store, language: str = "nl", base: str = DEFAULT_BASE) -> dict[str, str]:
    """What each named graph is called, the oldest letter first."""
    material = Material(store, language, base)
    words: dict[str, list[Literal]] = defaultdict(list)
    dates: dict[str, str] = {}
    for row in store.select(queries.query(queries.SOURCE_NAMES, base)):
        graph = row["graph"].value
        title, date = row.get("title"), row.get("date")
        if isinstance(title, Literal):
            words[graph].append(title)
        if date is not None or graph not in dates:
            dates[graph] = date.value if date is not None else "9999"
    ordered = sorted(dates, key=lambda graph: (dates[graph], graph))
    return {graph: pick(words[graph], material.language) or local_name(graph) for graph in ordered}


@dataclass(frozen=True, slots=True)
class Names:
    """What the picture calls things: kinds by local name, sources by graph; ``apart`` are those of no paper of ours."""

    kinds: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()


def names_of(store: Store, language: str = "nl", base: str = DEFAULT_BASE) -> Names:
    """The names that go with :func:`network_of`. Raises StoreError when the store cannot answer."""
    return Names(kind_names(store, language, base), source_names(store, language, base), outside_sources(store, base))


def outside_sources(store: Store, base: str = DEFAULT_BASE) -> frozenset[str]:
    """Named graphs made from something that is not one of our papers, such as the register of parliament."""
    derived: dict[str, set[bool]] = defaultdict(set)
    for row in store.select(queries.query(queries.SOURCE_NAMES, base)):
        origin = row.get("letter")
        if origin is not None:
            derived[row["graph"].value].add(origin.value.startswith(f"{base}id/"))
    return frozenset(graph for graph, ours in derived.items() if ours == {False})


def _read_words(material: Material) -> Words:
    words: Words = defaultdict(list)
    for row in material.store.select(queries.query(queries.WORDS, material.base)):
        text = row["text"]
        if isinstance(text, Literal):
            words[row["thing"].value, row["property"].value].append(text)
    return words


def _read_things(material: Material) -> dict[str, Thing]:
    kinds = _read_kinds(material)
    sources: dict[str, list[str]] = defaultdict(list)
    for iri, graph in sorted(material.rows(queries.SOURCES)):
        sources[iri].append(graph)
    places = _read_places(material)
    facts = _read_facts(material)
    votes = vote_facts(material.rows, material.label, material.language, material.base)
    things = {}
    for iri, kind in kinds.items():
        label = material.label(iri)
        things[iri] = Thing(
            iri=iri,
            kind=kind,
            label=label,
            short=material.said(iri, f"{material.base}def#korteNaam") or label,
            description=material.said(iri, "http://purl.org/dc/terms/description"),
            sources=tuple(sources[iri]),
            places=tuple(places[iri]),
            facts=(*facts[iri][:MAX_FACTS], *votes.get(iri, ())),
        )
    return things


def _read_kinds(material: Material) -> dict[str, str]:
    """The most specific kind of each thing: a Kamerbrief is not shown as the Kamerstuk that it also is."""
    above: dict[str, set[str]] = defaultdict(set)
    for kind, wider in material.rows(queries.ABOVE):
        if kind != wider:
            above[kind].add(wider)
    kinds: dict[str, set[str]] = defaultdict(set)
    for iri, kind in material.rows(queries.KINDS):
        kinds[iri].add(kind)
    chosen: dict[str, str] = {}
    for iri, candidates in kinds.items():
        general: set[str] = set().union(*(above[kind] for kind in candidates))
        names = sorted(local_name(kind) for kind in (candidates - general or candidates))
        if not LEFT_OUT.intersection(names):
            chosen[iri] = names[0]
    return chosen


def _read_places(material: Material) -> dict[str, list[Place]]:
    places: dict[str, list[Place]] = defaultdict(list)
    for iri, letter, section, exact, prefix, suffix, page in material.rows(queries.PLACES):
        place = Place(letter, material.label(letter), section, prefix, exact, suffix, page)
        if place not in places[iri]:
            places[iri].append(place)
    return places


def _read_facts(material: Material) -> dict[str, list[tuple[str, str]]]:
    facts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    concepts = f"{material.base}id/begrip/"
    found = []
    for iri, property_iri, value, language in material.rows(queries.VALUES_OF):
        text = material.label(value) if value.startswith(concepts) else Text(value, language)
        found.append((iri, material.label(property_iri), text))
    for iri, name, text in sorted(found):
        if (name, text) not in facts[iri]:
            facts[iri].append((name, text))
    return facts
