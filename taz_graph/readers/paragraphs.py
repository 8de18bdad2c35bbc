"""From printed lines to paragraphs: what the page broke is joined, what the writer separated stays apart."""

import re
from dataclasses import dataclass
from statistics import median

from taz_graph.brief import Soort
from taz_graph.readers.hyphens import Join, Vocabulary, in_address
from taz_graph.readers.lines import Line
from taz_graph.readers.notes import Note
from taz_graph.readers.running import Draft, Running
from taz_graph.readers.structure import heading_number, list_marker, may_be_heading, table_cells

_ENDS = re.compile(r"[.!?:;][)\]»”’\"']*$")
_HYPHEN = "-\u2010\u2011\u00ad"
# A box is set narrower than the page. Headings that recur («De transitie in praktijk») are judged by all their texts.
_BOX_SHARE, _RECURRING_BOX_SHARE = 0.93, 0.955
_HEADING_LINES = 3
# A line that starts so opens a paragraph by itself, whatever stands above it.
_OPENS = re.compile(
    r"(?:Geachte\b|Hoogachtend|Met (?:vriendelijke|hoogachting)|(?:Mede namens )?[Dd]e (?:[Mm]inister|[Ss]taatssecretaris)"
    r" (?:van|voor)\b[^.]*,$|Aan de [Vv]oorzitter|Nr\. \d+ [A-Z]{3}|Den Haag, \d)"
)


@dataclass(slots=True)
class Run:
    """Lines with no white space between them."""

    lines: list[Line]

    @property
    def text(self) -> str:
        """The lines as one text, roughly, to judge what it is."""
        return " ".join(line.plain for line in self.lines)


def read_paragraphs(lines: list[Line], words: Vocabulary) -> list[Draft]:
    """Headings, paragraphs, list items, tables and signature of a letter, from its lines without notes and furniture."""
    width = _page_width(lines)
    runs = _join_runs(_runs(lines, width), width)
    boxes = _Boxes(runs)
    drafts: list[Draft] = []
    boxed = False
    for index, run in enumerate(runs):
        following = runs[index + 1] if index + 1 < len(runs) else None
        if _is_table(run):
            drafts.append(_table(run))
            continue
        if (
            following is not None
            and _is_table(following)
            and len(run.lines) == 1
            and run.lines[0].plain[-1] not in ".:;"
        ):
            following.lines.insert(0, run.lines[0])  # «Kernindicatoren Nulmeting Laatste meting» heads the table
            continue
        heading = _is_heading(run, following, words)
        if heading:
            boxed = boxes.opens(index)
        elif boxed and boxes.is_wide(run):
            boxed = False
        made = [_heading(run, words)] if heading else list(_units(run, words, width))
        for draft in made:
            draft.boxed = boxed
        drafts += made
    return drafts


def write_note(note: Note, words: Vocabulary) -> Draft:
    """A footnote as a block of running text."""
    running = Running()
    _write(note.lines, words, running, note.start)
    return Draft(Soort.VOETNOOT, running, number=str(note.number))


def _page_width(lines: list[Line]) -> int:
    """Length of a full line: nearly the longest, so that one odd line counts for nothing."""
    lengths = sorted(len(line.plain) for line in lines)
    return lengths[int(len(lengths) * 0.95)] if lengths else 0


def _runs(lines: list[Line], width: int) -> list[Run]:
    """Lines grouped by white space, and split where a line opens something by itself."""
    runs: list[Run] = []
    for line in lines:
        if not runs or line.gap or line.top or _breaks(runs[-1].lines[-1], line, width):
            runs.append(Run([line]))
        else:
            runs[-1].lines.append(line)
    return runs


def _breaks(above: Line, line: Line, width: int) -> bool:
    """Whether ``line`` starts a new paragraph though no white space stands above it."""
    if _OPENS.match(line.plain) or re.match(r"(?:Hoogachtend|Geachte\b).{0,60},?$", above.plain):
        return True
    if line.size and above.size and (abs(line.size - above.size) > 0.6 or line.bold != above.bold):
        return True
    short = len(above.plain) < width * 0.7
    return short and bool(_ENDS.search(above.plain)) and line.plain[:1].isupper() and not above.plain.endswith(":")


def _is_open(run: Run) -> bool:
    """Whether the sentence at the end of a run is not finished."""
    last = run.lines[-1].plain
    return not _ENDS.search(last) and not table_cells(last)


def _join_runs(runs: list[Run], width: int) -> list[Run]:
    """Undo page breaks and stray blank lines in the middle of a sentence."""
    joined: list[Run] = []
    for run in runs:
        if joined and _continues(joined[-1], run, width):
            joined[-1].lines += run.lines
        else:
            joined.append(run)
    return joined


def _continues(above: Run, below: Run, width: int) -> bool:
    last, first = above.lines[-1], below.lines[0]
    if not _is_open(above) or _is_bullet(first.plain) or _OPENS.match(first.plain):
        return False
    if last.size and first.size and (abs(last.size - first.size) > 0.6 or last.bold != first.bold):
        return False
    if last.plain[-1] in _HYPHEN and first.plain[0].islower():
        return True
    start = first.plain.lstrip("(«“\"‘'")[:1]
    if start.islower():
        return len(last.plain) > width * 0.5
    # A page that ends in the middle of a sentence, before a name or a number.
    if not first.top or heading_number(first.plain) or len(last.plain) < width * 0.8 or _is_bullet(last.plain):
        return False
    return len(above.lines) > 1 and not (len(below.lines) <= _HEADING_LINES and may_be_heading(below.text))


def _is_bullet(text: str) -> bool:
    marker = list_marker(text)
    return marker is not None and not (marker[0] in "-–—o" and text[marker[1]].islower())


def _is_heading(run: Run, following: Run | None, words: Vocabulary) -> bool:
    if following is None or len(run.lines) > _HEADING_LINES or not may_be_heading(run.text):
        return False
    if following.lines[0].plain[:1].islower() and not _is_bullet(following.lines[0].plain):
        return False
    return len(run.lines) == 1 or not any(_is_bullet(line.plain) for line in run.lines[1:])


def _heading(run: Run, words: Vocabulary) -> Draft:
    number = heading_number(run.lines[0].plain)
    running = Running()
    _write(run.lines, words, running, number[1] if number else 0)
    return Draft(Soort.KOP, running, number=number[0] if number else None)


def _inner(run: Run) -> list[int]:
    """Lengths of the full lines of a paragraph: all but the last, when there are enough to judge by."""
    return [len(line.plain) for line in run.lines[:-1]] if len(run.lines) > 3 else []


class _Boxes:
    """Tells boxed texts by the width in which they are set."""

    def __init__(self, runs: list[Run]) -> None:
        lengths = [length for run in runs for length in _inner(run)]
        self._usual = median(lengths) if lengths else 0.0
        self._runs = runs
        self._under: dict[str, list[list[int]]] = {}
        for index, run in enumerate(runs):
            self._under.setdefault(run.text, []).append(self._below(index))

    def _below(self, index: int) -> list[int]:
        """Line lengths of the first full paragraph under a heading."""
        for run in self._runs[index + 1 : index + 4]:
            if len(run.lines) <= _HEADING_LINES and may_be_heading(run.text):
                break
            if inner := _inner(run):
                return inner
        return []

    def opens(self, index: int) -> bool:
        """Whether the heading ``index`` is that of a box."""
        recurring = [lengths for lengths in self._under[self._runs[index].text] if lengths]
        pooled = [length for lengths in recurring for length in lengths]
        share = _RECURRING_BOX_SHARE if len(recurring) > 1 else _BOX_SHARE
        return bool(self._below(index)) and median(pooled) <= share * self._usual

    def is_wide(self, run: Run) -> bool:
        """Whether a paragraph is set as wide as the page, so that a box is over."""
        return bool(inner := _inner(run)) and median(inner) > 0.97 * self._usual


def _is_table(run: Run) -> bool:
    rows = sum(1 for line in run.lines if table_cells(line.plain) or "\t" in line.text)
    return rows >= 2 and rows * 5 >= len(run.lines) * 2


def _table(run: Run) -> Draft:
    """A table from loose lines: a label may take several lines before its figures come."""
    running = Running()
    pending = False  # a label is written whose figures are still to come
    for index, line in enumerate(run.lines):
        cells = table_cells(line.plain)
        if pending:
            running.space(line.offset)
        elif len(running):
            running.separate("\n", line.offset)
        if cells is None:
            for column, part in enumerate(line.text.split("\t")):
                if column:
                    running.separate("\t", line.offset)
                start = sum(len(piece) + 1 for piece in line.text.split("\t")[:column])
                line.write(running, start, start + len(part))
            pending = "\t" not in line.text and index > 0
            continue
        position = 0
        for cell in cells[1]:
            start = line.text.index(cell, max(position, len(cells[0])))
            line.write(running, position, start)
            if len(running) and start:
                running.separate("\t", line.offset + start)
            position = start
        line.write(running, position)
        pending = False
    return Draft(Soort.TABEL, running)


def _units(run: Run, words: Vocabulary, width: int) -> list[Draft]:
    """A run split into paragraph and list items."""
    groups: list[tuple[list[Line], tuple[str, int] | None]] = []
    for line in run.lines:
        marker = _item_marker(line, groups)
        if marker or not groups:
            groups.append(([line], marker))
        else:
            groups[-1][0].append(line)
    drafts = []
    for lines, marker in groups:
        running = Running()
        _write(lines, words, running, marker[1] if marker else 0)
        soort = Soort.LIJSTITEM if marker else Soort.ALINEA
        drafts.append(Draft(soort, running, number=marker[0] if marker else None, level=1 if marker else 0))
    return drafts


def _item_marker(line: Line, groups: list[tuple[list[Line], tuple[str, int] | None]]) -> tuple[str, int] | None:
    """The list marker of a line, unless the line only happens to start with a number or a dash."""
    marker = list_marker(line.plain)
    if marker is None:
        return None
    if not groups:
        return marker
    lines, before = groups[-1]
    closed = bool(re.search(r"[.:;,!?][)»”]*$", lines[-1].plain)) or before is not None
    counts = marker[0].rstrip(".)").isdigit()
    if counts:
        number = int(marker[0].rstrip(".)"))
        expected = int(before[0].rstrip(".)")) + 1 if before and before[0].rstrip(".)").isdigit() else 1
        return marker if number == expected and closed else None
    return marker if closed else None


def _write(lines: list[Line], words: Vocabulary, running: Running, start: int) -> None:
    """Write lines as running text: hyphens at line ends are undone, other line ends become a space."""
    for index, line in enumerate(lines):
        begin = start if index == 0 else 0
        following = lines[index + 1].plain if index + 1 < len(lines) else None
        end = len(line.text)
        if following is None:
            line.write(running, begin)
            break
        plain = line.plain
        if in_address(plain, following):
            line.write(running, begin)
        elif (
            plain
            and plain[-1] in _HYPHEN
            and line.text.endswith(plain[-1])
            and len(plain) > 1
            and not plain[-2].isspace()
        ):
            join = words.join(plain.replace("\u00ad", "-"), following)
            line.write(running, begin, end - 1 if join is Join.WORD else end)
            if join is Join.SUSPENDED:
                running.space(line.offset + end)
        else:
            line.write(running, begin)
            glued = plain.endswith("/") and len(plain) > 1 and plain[-2].isalpha() and following[:1].islower()
            digits = plain[-1:] in "–" and plain[-2:-1].isdigit() and following[:1].isdigit()
            if not glued and not digits:
                running.space(line.offset + end)
