"""Letters of any kind of file, read into one model: ``read_brief(path)``."""

from taz_graph.readers.read import read_brief

__all__ = ["read_brief"]
