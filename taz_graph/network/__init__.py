"""The network view: from SPARQL to a graph, to positions, to a picture, to one file that works offline."""

from taz_graph.network.graph import network_of
from taz_graph.network.page import write_html

__all__ = ["network_of", "write_html"]
