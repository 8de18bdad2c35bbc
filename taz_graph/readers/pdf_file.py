"""PDF files with a text layer: printed lines put together from what stands where on the page.

What pdfminer finds becomes the same lines that plain text gives, with more known about them: type size and looks (for
headings), raised digits (calls of footnotes), white space between lines, columns (for tables, and for the letterhead
that ministries print at the right of their pages).
"""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from taz_graph.errors import BriefError
from taz_graph.readers.layer import Layer
from taz_graph.readers.lines import Line, Mark
from taz_graph.readers.plain import read_page_lines
from taz_graph.readers.running import Reading
from taz_graph.readers.structure import heading_number, list_marker

TIME_LIMIT = 120.0  # seconds
_ERRORS = {
    "locked": "is locked with a password; give a copy without password",
    "scanned": "holds pictures of pages and no text; give the letter as text, or run it through OCR first",
    "long": "is too long for a letter (more than 500 pages); give the letter itself",
    "memory": "needs more memory than any letter does; give the letter as text or Word",
    "damaged": "is damaged: no PDF reader would open it; give a whole copy",
}
_SIDE_COLUMN = 0.66  # share of the page width where a letterhead column starts
_SIDE_WORDS = re.compile(
    r"Bezoekadres|Postadres|Retouradres|Ons kenmerk|Uw kenmerk|Kenmerk|Bijlage\(n\)|Correspondentie|Inlichtingen"
    r"|www\.rijksoverheid\.nl|Contactpersoon"
)


@dataclass(slots=True)
class _Segment:
    """Text that stands together on one line of a page."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    looks: str
    marks: list[Mark] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2


@dataclass(slots=True)
class _Row:
    """Segments at one height, from left to right."""

    segments: list[_Segment]

    @property
    def y0(self) -> float:
        return min(segment.y0 for segment in self.segments)

    @property
    def main(self) -> _Segment:
        return max(self.segments, key=lambda segment: len(segment.text))


def read_pdf(data: bytes, path: Path) -> Reading:
    """The letter in a PDF; BriefError when it is scanned, locked, damaged or takes too long."""
    found = _run_worker(data, path)
    if "error" in found:
        raise BriefError(_ERRORS[found["error"]], path=path)
    layer = Layer(path)
    lines: list[Line] = []
    furniture: list[str] = []
    for number, page in enumerate(found["pages"]):
        segments = [_segment(pieces) for pieces in page["lines"]]
        main, side = _side_column([segment for segment in segments if segment.text.strip()], page["width"])
        furniture += [segment.text.strip() for segment in side]
        made = _page_lines(_rows(main), layer, number)
        lines += made
        layer.write("\f")
    return read_page_lines(lines, layer.text, path, "pdf", tuple(furniture))


def _run_worker(data: bytes, path: Path) -> dict[str, Any]:
    """What the worker process says about the file; it is stopped when it takes too long."""
    command = [sys.executable, "-m", "taz_graph.readers.pdf_worker"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=TIME_LIMIT, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise BriefError(
            f"took more than {TIME_LIMIT:.0f} seconds to read; give the letter as text or Word", path=path
        ) from error
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return {"error": "memory"}  # the process ended before it could say anything
    return found


def _segment(pieces: list[list[Any]]) -> _Segment:
    """One line of pdfminer, with its raised digits marked."""
    weights: Counter[float] = Counter()
    for text, _, _, _, _, size, _ in pieces:
        weights[size] += len(text.strip())
    size = max(weights, key=lambda each: (weights[each], each))
    base = min(piece[2] for piece in pieces if piece[5] == size)
    joined, marks = "", []
    looks = {piece[6] for piece in pieces if piece[0].strip() and piece[5] == size}
    for text, _, y0, _, _, each, _ in pieces:
        clean = text.replace("\n", " ").replace("\r", " ").replace("\t", " ").replace("\f", " ")
        digits = clean.strip()
        if each < 0.85 * size and y0 > base + 0.1 * size and re.fullmatch(r"\d{1,3}(?:[ ,]+\d{1,3})*", digits):
            start = len(joined)
            found = re.finditer(r"\d+", clean)
            marks += [Mark(start + match.start(), start + match.end(), match.group()) for match in found]
        joined += clean
    return _Segment(
        joined,
        min(piece[1] for piece in pieces),
        base,
        max(piece[3] for piece in pieces),
        max(piece[4] for piece in pieces if piece[5] == size),
        size,
        looks.pop() if len(looks) == 1 else "",
        marks,
    )


def _side_column(segments: list[_Segment], width: float) -> tuple[list[_Segment], list[_Segment]]:
    """Split off the letterhead column at the right, recognised by its words."""
    side = [segment for segment in segments if segment.x0 > _SIDE_COLUMN * width]
    if len(side) < 2 or not any(_SIDE_WORDS.match(segment.text.strip()) for segment in side):
        return segments, []
    return [segment for segment in segments if segment.x0 <= _SIDE_COLUMN * width], side


def _rows(segments: list[_Segment]) -> list[_Row]:
    """Segments grouped by height, from top to bottom."""
    rows: list[_Row] = []
    for segment in sorted(segments, key=lambda each: (-each.middle, each.x0)):
        last = rows[-1].main if rows else None
        if last is not None and last.y0 - 1 <= segment.middle <= last.y1 + 1:
            rows[-1].segments.append(segment)
        else:
            rows.append(_Row([segment]))
    for row in rows:
        row.segments.sort(key=lambda each: each.x0)
    return rows


def _page_lines(rows: list[_Row], layer: Layer, page: int) -> list[Line]:
    """Lines of one page, written to the raw text layer."""
    pitches = [above.y0 - below.y0 for above, below in pairwise(rows) if above.y0 > below.y0]
    usual = median(pitches) if pitches else 0.0
    lines: list[Line] = []
    index = 0
    above: _Row | None = None
    while index < len(rows):
        table, columns = _table_end(rows, index)
        records = _records(rows[index:table]) if table > index else [[rows[index]]]
        for number, record in enumerate(records):
            row = record[0]
            # the rows of a table stay together, however much white space its lines leave
            gap = not number and (
                above is None or above.y0 - row.y0 > 1.35 * max(usual * 0.8, min(row.main.size, above.main.size) * 1.1)
            )
            lines.append(_line(record, layer, page, columns, gap=gap, top=not lines))
            above = record[-1]
        index = max(table, index + 1)
    return lines


def _parts(row: _Row, columns: Sequence[float] = ()) -> list[list[_Segment]]:
    """Segments of a row, those that nearly touch together: what remains apart are columns.

    Where a column of the table is known to begin, a hair of white space is enough: cells may be filled to their edge.
    """
    parts: list[list[_Segment]] = [[row.segments[0]]]
    for segment in row.segments[1:]:
        distance = segment.x0 - parts[-1][-1].x1
        lead = "".join(each.text for each in parts[-1]).strip()
        marker = len(parts) == 1 and len(lead) <= 6 and (list_marker(f"{lead} x") or heading_number(f"{lead} x"))
        begins = distance > 0.2 * segment.size and any(abs(segment.x0 - column) < 2 for column in columns)
        if (begins or distance > 1.2 * max(segment.size, parts[-1][-1].size)) and not marker:
            parts.append([segment])
        else:
            parts[-1].append(segment)
    return parts


def _table_end(rows: list[_Row], start: int) -> tuple[int, list[float]]:
    """Index just after the table that starts at row ``start``, and its columns; ``start`` where there is none."""
    columns = [part[0].x0 for part in _parts(rows[start])]
    end, wide = start, 0
    while end < len(rows):
        parts = _parts(rows[end], columns)
        if len(parts) == 1 and not _in_column(parts[0], columns):
            break
        if len(parts) > 1:
            wide += 1
            columns = sorted({*columns, *(part[0].x0 for part in parts)})
            last = end
        end += 1
    return (_with_last_lines(rows, start, last, columns), columns) if wide >= 2 else (start, [])


def _with_last_lines(rows: list[_Row], start: int, last: int, columns: Sequence[float]) -> int:
    """Index just after the lines that belong to the last row of a table: they stand closer than its rows do."""
    pitch = min(above.y0 - below.y0 for above, below in pairwise(rows[start : last + 1]))
    end = last + 1
    while end < len(rows) and rows[end - 1].y0 - rows[end].y0 < 0.8 * pitch:
        parts = _parts(rows[end], columns)
        if len(parts) > 1 or not _in_column(parts[0], list(columns)):
            break
        end += 1
    return end


def _in_column(part: list[_Segment], columns: list[float]) -> bool:
    """Whether a lone piece of text keeps within one column."""
    left, right = part[0].x0, part[-1].x1
    if not any(abs(left - column) < 4 for column in columns):
        return False
    return all(right < column - 2 for column in columns if column > left + 4) and len(columns) > 1


def _records(rows: list[_Row]) -> list[list[_Row]]:
    """Rows of print grouped into rows of the table, by the white space between those."""
    pitches = [above.y0 - below.y0 for above, below in pairwise(rows)]
    tight = min(pitches, default=0.0)
    records = [[rows[0]]]
    for pitch, row in zip(pitches, rows[1:], strict=False):
        if pitch > 1.2 * tight or max(pitches) <= 1.2 * tight:
            records.append([row])
        else:
            records[-1].append(row)
    return records


def _line(record: list[_Row], layer: Layer, page: int, known: Sequence[float], *, gap: bool, top: bool) -> Line:
    """One line of the letter: a row, or a row of a table with a tab between its cells."""
    cells: dict[int, list[list[_Segment]]] = {}
    parts = [part for row in record for part in _parts(row, known)]
    starts: list[float] = sorted({part[0].x0 for part in parts})
    columns = [x for index, x in enumerate(starts) if not index or x - starts[index - 1] > 4]
    for part in parts:
        column = max(index for index, x in enumerate(columns) if x <= part[0].x0 + 1)
        cells.setdefault(column, []).append(part)
    text, marks = "", []
    for number, column in enumerate(sorted(cells)):
        text += "\t" if number else ""
        for order, part in enumerate(cells[column]):
            text += " " if order else ""
            for index, segment in enumerate(part):
                close = index and segment.x0 - part[index - 1].x1 < 0.15 * segment.size
                text += "" if close or not index else " "
                marks += [Mark(mark.start + len(text), mark.end + len(text), mark.number) for mark in segment.marks]
                text += segment.text.rstrip() if index == len(part) - 1 else segment.text
    lead = len(text) - len(text.lstrip())
    offset = layer.write(text) + lead
    layer.end()
    main = record[0].main
    marks = [Mark(mark.start - lead, mark.end - lead, mark.number) for mark in marks if mark.start >= lead]
    return Line(text.strip(), offset, page, gap=gap, top=top, size=main.size, looks=main.looks, marks=marks)
