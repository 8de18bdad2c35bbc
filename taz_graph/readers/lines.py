"""A line of a page, as plain text and PDF give it, before anybody knows what it is part of."""

import re
from dataclasses import dataclass, field
from itertools import chain

from taz_graph.readers.running import Running


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote call inside a line: ``text[start:end]`` is the mark of note ``number``."""

    start: int
    end: int
    number: str


@dataclass(slots=True)
class Line:
    """One printed line: ``text`` is the raw text at ``offset``, without white space around it.

    ``gap`` tells that white space stands above it; ``top`` that it is the first of its page. ``size`` (points)
    and ``looks`` (``v`` bold, ``c`` italic) are known for PDF only.
    """

    text: str
    offset: int
    page: int = 0
    gap: bool = False
    top: bool = False
    size: float = 0.0
    looks: str = ""
    marks: list[Mark] = field(default_factory=list)

    @property
    def plain(self) -> str:
        """The text without its footnote marks."""
        if not self.marks:
            return self.text
        parts, position = [], 0
        for mark in self.marks:
            parts.append(self.text[position : mark.start])
            position = mark.end
        return "".join([*parts, self.text[position:]]).rstrip()

    def write(self, running: Running, start: int = 0, end: int | None = None) -> None:
        """Add ``text[start:end]`` to running text, with calls in the place of marks."""
        stop = len(self.text) if end is None else end
        for mark in self.marks:
            if start <= mark.start < stop:
                # «uitstroomden22 23»: the space between two marks belongs to them
                running.add(self.text[start : mark.start].rstrip() if mark.start else "", self.offset + start)
                running.call(mark.number)
                start = mark.end
        running.add(self.text[start:stop], self.offset + start)


_BREAKS = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]|\f")
_PAGE_TOP = re.compile(r" (?=\S)")


def split_lines(original: str) -> list[Line]:
    """The lines of a text; form feeds mark its pages, or single leading spaces where those are the only ones."""
    spaced = not _is_indented(original)
    lines: list[Line] = []
    page, gap, top, start = 0, False, True, 0
    for match in chain(_BREAKS.finditer(original), [None]):
        end = match.start() if match else len(original)
        raw = original[start:end]
        text = raw.strip()
        if text:
            if spaced and start and _PAGE_TOP.match(raw) and not top:
                page, top = page + 1, True
            lead = len(raw) - len(raw.lstrip())
            lines.append(Line(text, start + lead, page, gap=gap or top, top=top))
            gap = top = False
        else:
            gap = True
        if match:
            start = match.end()
            if match.group() == "\f":
                page, top = page + (1 if lines else 0), True
    return lines


def _is_indented(text: str) -> bool:
    """Whether leading spaces are layout: then they are many, of several widths, and mark no pages."""
    widths = [len(match.group(1)) for match in re.finditer(r"^( *)\S", text, re.MULTILINE)]
    indented = sum(1 for width in widths if width > 1)
    single = sum(1 for width in widths if width == 1)
    return indented > single or single * 5 > len(widths)


def page_starts(lines: list[Line]) -> tuple[int, ...]:
    """Offset of the first line of each page; empty for a text of one page."""
    starts = [line.offset for line in lines if line.top]
    return (0, *starts[1:]) if len(starts) > 1 else ()
