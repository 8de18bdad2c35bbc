"""Printed lines grouped into runs: what the page broke is joined, what the writer separated stays apart."""

import re
from collections import Counter
from dataclasses import dataclass

from taz_graph.readers.lines import Line
from taz_graph.readers.structure import heading_number, list_marker, may_be_heading, table_cells

HEADING_LINES = 3
HYPHENS = "-\u2010\u2011\u00ad"
_ENDS = re.compile(r"[.!?:;][)\]»”’\"']*$")
# A line that starts so opens a paragraph by itself, whatever stands above it.
_OPENS = re.compile(
    r"(?:Geachte\b|Hoogachtend|Met (?:vriendelijke|hoogachting)|Aan de [Vv]oorzitter|Nr\. \d+ [A-Z]{3}|Den Haag, \d"
    r"|(?:Mede namens )?[Dd]e (?:[Mm]inister|[Ss]taatssecretaris) (?:van|voor)\b[^.]*,$)"
)
_CLOSES = re.compile(r"(?:Hoogachtend|Geachte\b).{0,60},?$")


@dataclass(slots=True)
class Run:
    """Lines with no white space between them."""

    lines: list[Line]

    @property
    def text(self) -> str:
        """The lines as one text, roughly, to judge what it is."""
        return " ".join(line.plain for line in self.lines)

    def is_short_title(self) -> bool:
        """Whether it is short enough for a heading, and has the looks of one."""
        return len(self.lines) <= HEADING_LINES and may_be_heading(self.text)


def make_runs(lines: list[Line]) -> list[Run]:
    """Lines grouped by white space, then joined where a page or a stray blank line broke a sentence."""
    width = page_width(lines)
    runs: list[Run] = []
    for line in lines:
        if not runs or line.gap or line.top or _breaks(runs[-1], line, width):
            runs.append(Run([line]))
        else:
            runs[-1].lines.append(line)
    joined: list[Run] = []
    for run in runs:
        if joined and _continues(joined[-1], run, width):
            joined[-1].lines += run.lines
        else:
            joined.append(run)
    return joined


def page_width(lines: list[Line]) -> int:
    """Length of a full line: nearly the longest, so that one odd line counts for nothing."""
    lengths = sorted(len(line.plain) for line in lines)
    return lengths[int(len(lengths) * 0.95)] if lengths else 0


def body_size(lines: list[Line]) -> float:
    """Type size of most of the text; 0 where the file does not say."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def is_bullet(text: str) -> bool:
    """Whether a line opens a list item; a dash before a small letter is a dash in a sentence."""
    marker = list_marker(text)
    return marker is not None and not (marker[0] in "-–—o" and text[marker[1]].islower())


def _breaks(run: Run, line: Line, width: int) -> bool:
    """Whether ``line`` starts a new paragraph though no white space stands above it."""
    above = run.lines[-1]
    if _OPENS.match(line.plain) or _CLOSES.match(above.plain) or _set_otherwise(above, line):
        return True
    if len(above.plain) >= width * 0.7 or not line.plain[:1].isupper() or above.plain.endswith(":"):
        return False
    return bool(_ENDS.search(above.plain)) or (len(run.lines) == 1 and may_be_heading(above.plain))


def _set_otherwise(above: Line, below: Line) -> bool:
    """Whether two lines differ in type size, or in looks from end to end."""
    return abs(below.size - above.size) > 0.6 or below.looks != above.looks


def _continues(above: Run, below: Run, width: int) -> bool:
    """Whether a sentence runs on from one run into the next."""
    last, first = above.lines[-1], below.lines[0]
    if _ENDS.search(last.plain) or table_cells(last.plain) or is_bullet(first.plain) or _OPENS.match(first.plain):
        return False
    if _set_otherwise(last, first):
        return False
    if last.plain[-1] in HYPHENS and first.plain[0].islower():
        return True
    if first.plain.lstrip("(«“\"‘'")[:1].islower():
        return len(last.plain) > width * 0.5
    # A page that ends in the middle of a sentence, before a name or a number.
    if not first.top or heading_number(first.plain) or is_bullet(last.plain) or len(last.plain) < width * 0.8:
        return False
    return (len(above.lines) > 1 or not above.is_short_title()) and not below.is_short_title()
