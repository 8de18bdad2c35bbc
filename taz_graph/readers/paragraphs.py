"""From printed lines to the blocks of a letter: headings, paragraphs, list items, tables, boxes."""

import re

from taz_graph.brief import Soort
from taz_graph.readers.boxes import Boxes
from taz_graph.readers.hyphens import Vocabulary
from taz_graph.readers.joined import is_loose_table, write_lines, write_table_lines
from taz_graph.readers.lines import Line
from taz_graph.readers.notes import Note
from taz_graph.readers.running import Draft, Running
from taz_graph.readers.runs import Run, body_size, is_bullet, make_runs
from taz_graph.readers.structure import heading_number, list_marker

_Marker = tuple[str, int]


def read_paragraphs(lines: list[Line], words: Vocabulary) -> list[Draft]:
    """The blocks of a letter, from its lines without notes and page furniture."""
    runs = _head_tables(make_runs(lines))
    boxes = Boxes(runs)
    headings = _Headings(runs, body_size(lines))
    drafts: list[Draft] = []
    boxed = False
    for index, run in enumerate(runs):
        if is_loose_table(run):
            made = [write_table_lines(run)]
        elif headings.has(index):
            boxed = boxes.opens(index)
            made = [_heading(run, words, headings.style(run))]
        else:
            boxed = boxed and not boxes.ends(run)
            made = _units(run, words)
        for draft in made:
            draft.boxed = boxed
        drafts += made
    return drafts


def write_note(note: Note, words: Vocabulary) -> Draft:
    """A footnote as a block of running text."""
    running = Running()
    write_lines(note.lines, words, running, note.start)
    return Draft(Soort.VOETNOOT, running, number=str(note.number))


def _head_tables(runs: list[Run]) -> list[Run]:
    """Give a table the line above it that names its columns: «Kernindicatoren Nulmeting Laatste meting».

    A table whose first row has cells without a figure names them itself: what stands above it is its heading.
    """
    kept: list[Run] = []
    for run in runs:
        above = kept[-1] if kept else None
        headed = re.fullmatch(r"[^\t\d]+\t\D+", run.lines[0].text)
        if (
            above
            and not headed
            and is_loose_table(run)
            and len(above.lines) == 1
            and above.lines[0].plain[-1] not in ".:;,"
        ):
            run.lines.insert(0, above.lines[0])
            kept.pop()
        kept.append(run)
    return kept


class _Headings:
    """Tells which runs are headings: by their words, and by their type where the file says how they are set."""

    def __init__(self, runs: list[Run], size: float) -> None:
        self._runs = runs
        self._size = size
        self._set_apart = any(self.style(run) and run.is_short_title() for run in runs)

    def style(self, run: Run) -> str:
        """How a run is set, when that is heavier than the text around: larger type sorts before bold before italic."""
        looks = run.lines[0].looks
        larger = run.lines[0].size > self._size + 0.6
        if not (larger or looks):
            return ""
        weight = "a" if "v" in looks else "b" if looks else "c"
        return f"{1000 - (run.lines[0].size if larger else self._size):06.1f}{weight}"

    def has(self, index: int) -> bool:
        """Whether the run at ``index`` is a heading."""
        run = self._runs[index]
        following = self._runs[index + 1] if index + 1 < len(self._runs) else None
        if following is None or not run.is_short_title():
            return False
        first = following.lines[0].plain
        if first[:1].islower() and not is_bullet(first):
            return False
        if self._set_apart and not self.style(run):
            return False
        return not any(is_bullet(line.plain) for line in run.lines[1:]) and not self._counts_along(index)

    def _counts_along(self, index: int) -> bool:
        """Whether a numbered run stands right beside the run with the number before or after it: then it is a list."""
        first, here, last = (self._number(each) for each in (index - 1, index, index + 1))
        return here > 0 and (first == here - 1 > 0 or last == here + 1)

    def _number(self, index: int) -> int:
        """The whole number that a run starts with («2.»); 0 when it starts with none."""
        marker = list_marker(self._runs[index].lines[0].plain) if 0 <= index < len(self._runs) else None
        number = marker[0].rstrip(".)") if marker else ""
        return int(number) if number.isdigit() else 0


def _heading(run: Run, words: Vocabulary, style: str) -> Draft:
    number = heading_number(run.lines[0].plain)
    running = Running()
    write_lines(run.lines, words, running, number[1] if number else 0)
    return Draft(Soort.KOP, running, number=number[0] if number else None, style=style)


def _units(run: Run, words: Vocabulary) -> list[Draft]:
    """A run split into paragraph and list items."""
    groups: list[tuple[list[Line], _Marker | None]] = []
    for line in run.lines:
        marker = _item_marker(line, groups)
        if marker or not groups:
            groups.append(([line], marker))
        else:
            groups[-1][0].append(line)
    drafts = []
    for lines, marker in groups:
        running = Running()
        write_lines(lines, words, running, marker[1] if marker else 0)
        soort = Soort.LIJSTITEM if marker else Soort.ALINEA
        drafts.append(Draft(soort, running, number=marker[0] if marker else None, level=1 if marker else 0))
    return drafts


def _item_marker(line: Line, groups: list[tuple[list[Line], _Marker | None]]) -> _Marker | None:
    """The list marker of a line, unless the line only happens to start with a number or a dash."""
    marker = list_marker(line.plain)
    if marker is None or not groups:
        return marker
    lines, before = groups[-1]
    if before is None and not re.search(r"[.:;,!?][)»”]*$", lines[-1].plain):
        return None
    number = marker[0].rstrip(".)")
    if not number.isdigit():
        return marker
    last = before[0].rstrip(".)") if before else ""
    return marker if int(number) == (int(last) + 1 if last.isdigit() else 1) else None
