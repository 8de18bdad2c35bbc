"""The web service of taz-graph and its pages; it imports taz_graph, never the reverse."""
