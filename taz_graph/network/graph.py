"""The things of the graph and what connects them, as a networkx graph."""

import networkx as nx

from taz_graph.store import Store


def network_of(store: Store, language: str = "nl") -> "nx.MultiDiGraph[str]":
    """Every domain thing as a node and every property between two of them as an edge (parallel edges are kept)."""
    raise NotImplementedError
