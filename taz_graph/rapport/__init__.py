"""The annex that ministries make by hand: every motie and toezegging with its place and where it stands on a date.

::

    gather    what the graph says, by SPARQL     -> Bijlage
    as_*      the same annex as Markdown, HTML, Word or CSV
"""

from taz_graph.rapport.formats import FORMATS, write
from taz_graph.rapport.gather import gather
from taz_graph.rapport.model import Bijlage, Link, Rij

__all__ = ["FORMATS", "Bijlage", "Link", "Rij", "gather", "write"]
