"""A letter with its mentions marked, and what each of them became: in a terminal, or as one HTML page."""

from taz_graph.show.marks import Shown, shown
from taz_graph.show.page import to_html
from taz_graph.show.terminal import print_letter

__all__ = ["Shown", "print_letter", "shown", "to_html"]
