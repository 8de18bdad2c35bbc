"""How papers of parliament are cited: finding, reading and writing those citations.

``parse`` finds every citation in a text, ``parse_identifier`` reads an official identifier, ``format`` writes a
citation in one of ``STYLES``. Stages, each in a module of its own: ``plain`` makes broken words whole, ``scan`` goes
from number to number, ``papers`` / ``proceedings`` / ``gazettes`` / ``codes`` / ``shorts`` read one kind each, and
``drafts`` derives the official identifier.
"""

from taz_graph.kamerstuk.model import SOORTEN, Twijfel, Verwijzing
from taz_graph.kamerstuk.scan import parse, parse_identifier
from taz_graph.kamerstuk.styles import STYLES, format  # noqa: A004 - the pair of parse

__all__ = ["SOORTEN", "STYLES", "Twijfel", "Verwijzing", "format", "parse", "parse_identifier"]
