"""The picture: nodes and edges as vis-network draws them, built with pyvis, and what the page shows beside them."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import networkx as nx

from taz_graph.network.graph import Names, Thing, names_of, network_of
from taz_graph.network.kinds import FAMILIES, OTHER, look_of
from taz_graph.network.labels import shorten, wrap
from taz_graph.network.layout import positions
from taz_graph.network.texts import texts
from taz_graph.settings import DEFAULT_BASE
from taz_graph.store import Store

FULL = 90
"""Characters of the longer name that a node gets when it is chosen or stands next to the chosen one."""
FONT_SIZES = {"Programmalijn": 52, "Opgave": 44, "Kamerbrief": 44}
Json = dict[str, Any]
MAX_WHOLE = 1500
"""Nodes of the whole network: a browser pans 1,000 smoothly and 10,000 not; the rest is found around a thing."""
MAX_FOCUS = 150
"""Nodes around a thing in focus: more than that nobody reads; the page says how many were left out."""


def picture_of(
    store: Store,
    language: str = "nl",
    base: str = DEFAULT_BASE,
    *,
    link: Callable[[str], str] = lambda iri: iri,
    cache: Path | None = None,
) -> Json:
    """Everything that the network page needs, ready to be written as JSON; ``leftOut`` says what was too much.

    ``link`` gives the address of the page about a thing, ``cache`` is a folder that keeps positions.
    """
    graph, left_out = at_most(network_of(store, language, base))
    picture = draw(graph, names_of(store, language, base), language=language, link=link, cache=cache)
    return picture | {"texts": texts(language), "focus": "", "leftOut": left_out}


def draw(
    graph: "nx.MultiDiGraph[str]",
    names: Names,
    *,
    language: str = "nl",
    link: Callable[[str], str] = lambda iri: iri,
    cache: Path | None = None,
) -> Json:
    """The picture of a graph: ``nodes`` and ``edges`` for vis-network, ``kinds``, ``sources`` and ``details``.

    What only the sources apart speak of is there but switched off at first: the register knows many moties that
    no letter mentions.
    """
    from pyvis.network import Network  # noqa: PLC0415 - pulls in IPython: 0.3 s that only the network costs

    things: dict[str, Thing] = {node: graph.nodes[node]["thing"] for node in graph}
    used = {graph_iri for thing in things.values() for graph_iri in thing.sources}
    sources = {iri: name for iri, name in names.sources.items() if iri in used}
    network = Network(directed=True)
    where = positions(graph, cache)
    numbers = {iri: index for index, iri in enumerate(sources)}
    for iri, thing in things.items():
        _add_node(network, thing, where[iri], graph.degree[iri])
    for start, end, key in sorted(graph.edges(keys=True)):
        _add_edge(network, start, end, key, graph.edges[start, end, key]["label"])
    _part_parallel(network.edges)
    return {
        "nodes": network.nodes,
        "edges": network.edges,
        "kinds": _kinds(things.values(), names.kinds, language),
        "sources": list(sources.values()),
        "sourcesOff": [numbers[iri] for iri in sources if iri in names.apart],
        "details": {iri: _details(thing, numbers, link, language) for iri, thing in things.items()},
    }


def at_most(graph: "nx.MultiDiGraph[str]", limit: int = MAX_WHOLE) -> tuple["nx.MultiDiGraph[str]", int]:
    """The graph with at most ``limit`` nodes, and how many that left out: those with the fewest connections.

    Kinds that are switched off at first go before the others.
    """
    if len(graph) <= limit:
        return graph, 0
    ranked = sorted(
        graph, key=lambda node: (not look_of(graph.nodes[node]["thing"].kind).shown, -graph.degree[node], node)
    )
    return _part(graph, set(ranked[:limit])), len(graph) - limit


def around(graph: "nx.MultiDiGraph[str]", focus: str, depth: int) -> tuple["nx.MultiDiGraph[str]", int]:
    """What lies within ``depth`` steps of a thing, at most MAX_FOCUS nodes, and how many that left out.

    The nearest go first, then those with most connections. networkx.NodeNotFound when it is not in the graph.
    """
    distances = nx.single_source_shortest_path_length(nx.Graph(graph), focus, cutoff=depth)
    ranked = sorted(distances, key=lambda node: (distances[node], -graph.degree[node], node))
    chosen = set(ranked[:MAX_FOCUS])
    return _part(graph, chosen), len(ranked) - len(chosen)


def _part(graph: "nx.MultiDiGraph[str]", chosen: set[str]) -> "nx.MultiDiGraph[str]":
    """The chosen nodes and what connects them, in the order of the graph."""
    kept: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    kept.add_nodes_from((node, graph.nodes[node]) for node in graph if node in chosen)
    for start, end, key in graph.edges(keys=True):
        if start in chosen and end in chosen:
            kept.add_edge(start, end, key=key, label=graph.edges[start, end, key]["label"])
    return kept


def _add_node(network: Any, thing: Thing, where: tuple[int, int], degree: int) -> None:
    from pyvis.node import Node  # noqa: PLC0415

    look = look_of(thing.kind)
    colour = {
        "background": look.fill,
        "border": look.edge,
        "highlight": {"background": look.fill, "border": look.edge},
    }
    size = min(look.size + int(degree**0.5 * 1.5), 40)
    # pyvis's own add_node looks through a list for each node: 20 s at 20,000 nodes.
    node = Node(
        thing.iri,
        look.shape,
        wrap(shorten(thing.short)),
        color=colour,
        size=size,
        x=where[0],
        y=where[1],
        kind=thing.kind,
        full=wrap(shorten(thing.short, FULL), 26),
        fontSize=_letters(thing.kind, degree),
    )
    network.nodes.append(node.options)
    network.node_ids.append(thing.iri)
    network.node_map[thing.iri] = node.options


def _letters(kind: str, degree: int) -> int:
    """Size of the name under a mark: what much hangs on is still readable when the whole network is in view."""
    return max(FONT_SIZES.get(kind, 0), 15 + min(degree, 60) * 2 // 3)


def _add_edge(network: Any, start: str, end: str, key: str, label: str) -> None:
    from pyvis.edge import Edge  # noqa: PLC0415

    edge = Edge(start, end, directed=True, id=f"{start} {key} {end}", name=label)
    network.edges.append(edge.options)


def _part_parallel(edges: list[Json]) -> None:
    """Bends edges that join the same two nodes, each its own way, so that none hides another."""
    together: dict[frozenset[str], int] = defaultdict(int)
    for edge in edges:
        together[frozenset((edge["from"], edge["to"]))] += 1
    before: dict[tuple[str, str], int] = defaultdict(int)
    for edge in edges:
        way = (edge["from"], edge["to"])
        if together[frozenset(way)] > 1:
            # Clockwise as seen from its start: one back and one forth bend apart.
            edge["smooth"] = {"enabled": True, "type": "curvedCW", "roundness": 0.12 * (1 + before[way])}
            before[way] += 1


def _kinds(things: Iterable[Thing], names: dict[str, str], language: str) -> list[Json]:
    """The kinds that occur, in the order of the legend: by family, then as the family lists them."""
    counts: dict[str, int] = {}
    for thing in things:
        counts[thing.kind] = counts.get(thing.kind, 0) + 1
    order = [kind for family in FAMILIES for kind in family.shapes]
    families = {family.name: family for family in (*FAMILIES, OTHER)}
    found = []
    for kind in sorted(counts, key=lambda kind: (order.index(kind) if kind in order else len(order), kind)):
        look = look_of(kind)
        found.append(
            {
                "kind": kind,
                "name": names.get(kind, kind),
                "count": counts[kind],
                "family": families[look.family].label[language],
                "shape": look.shape,
                "fill": look.fill,
                "edge": look.edge,
                "shown": look.shown,
            }
        )
    return found


def _details(thing: Thing, sources: dict[str, int], link: Callable[[str], str], language: str) -> Json:
    def tongue(text: str) -> str:
        """The language of a text where it is not that of the page."""
        own = str(getattr(text, "language", ""))
        return own if own != language else ""

    return {
        "label": thing.label,
        "lang": tongue(thing.label),
        "description": thing.description,
        "descriptionLang": tongue(thing.description),
        "sources": [sources[graph] for graph in thing.sources if graph in sources],
        "url": link(thing.iri),
        "facts": [[name, text, tongue(text)] for name, text in thing.facts],
        "places": [
            {
                "letter": place.letter_label,
                "section": place.section,
                "prefix": place.prefix,
                "exact": place.exact,
                "suffix": place.suffix,
                "url": place.page,
            }
            for place in thing.places
        ],
    }


def as_json(picture: Json) -> str:
    """The picture as JSON that may stand inside a page: nothing in it can end the element that holds it."""
    text = json.dumps(picture, ensure_ascii=False, separators=(",", ":"))
    for character in ("<", ">", "&", "\u2028", "\u2029"):
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
