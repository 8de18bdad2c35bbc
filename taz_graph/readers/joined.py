"""Lines written as running text: hyphens at line ends undone, other line ends a space; and tables from loose lines."""

import re

from taz_graph.brief import Soort
from taz_graph.readers.hyphens import Join, Vocabulary, in_address
from taz_graph.readers.lines import Line
from taz_graph.readers.running import Draft, Running
from taz_graph.readers.runs import HYPHENS, Run
from taz_graph.readers.structure import table_cells

_CAPITAL_WORD = re.compile(r"(?<!\S)[A-ZÀ-Þ]")


def write_lines(lines: list[Line], words: Vocabulary, running: Running, start: int) -> None:
    """Write lines as running text, the first from position ``start`` on."""
    for index, line in enumerate(lines):
        begin = start if index == 0 else 0
        following = lines[index + 1].plain if index + 1 < len(lines) else ""
        end = len(line.text)
        plain = line.plain
        if not following or in_address(plain, following):
            line.write(running, begin)
        elif _is_hyphened(line):
            join = words.join(plain.replace("\u00ad", "-"), following)
            line.write(running, begin, end - 1 if join is Join.WORD else end)
            if join is Join.SUSPENDED:
                running.space(line.offset + end)
        else:
            line.write(running, begin)
            if not _runs_on(plain, following):
                running.space(line.offset + end)


def _is_hyphened(line: Line) -> bool:
    """Whether a line ends in a word and a hyphen (not in a dash, and not in a footnote mark)."""
    text = line.text
    return len(text) > 1 and text[-1] in HYPHENS and not text[-2].isspace() and line.plain.endswith(text[-1])


def _runs_on(plain: str, following: str) -> bool:
    """Whether nothing stands between two lines: «Sturende/regulerende», «2023–2024»."""
    before = plain[-2:-1]
    slash = plain.endswith("/") and before.isalpha() and following[0].islower()
    return slash or (plain.endswith("–") and before.isdigit() and following[0].isdigit())


def is_loose_table(run: Run) -> bool:
    """Whether lines are rows of a table: with tabs, or a label and figures; a label may take lines of its own."""
    rows = sum(1 for line in run.lines if "\t" in line.text or table_cells(line.plain))
    return rows >= 2 and rows * 5 >= len(run.lines) * 2


def write_table_lines(run: Run) -> Draft:
    """A table block from loose lines."""
    running = Running()
    pending = False  # a label is written whose figures are still to come
    for index, line in enumerate(run.lines):
        if pending:
            running.space(line.offset)
        elif len(running):
            running.separate("\n", line.offset)
        starts = _head_starts(run) if index == 0 else _cell_starts(line)
        for begin, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
            if begin and len(running):
                running.separate("\t", line.offset + begin)
            line.write(running, begin, end)
        pending = len(starts) == 1 and index > 0
    return Draft(Soort.TABEL, running)


def _head_starts(run: Run) -> list[int]:
    """Where each cell of the first row begins: a header without tabs has as many capitals as the rows have cells."""
    first = run.lines[0]
    starts = _cell_starts(first)
    width = max(len(_cell_starts(line)) for line in run.lines)
    capitals = [match.start() for match in _CAPITAL_WORD.finditer(first.text)]
    return capitals if len(starts) == 1 and len(capitals) == width and capitals[0] == 0 else starts


def _cell_starts(line: Line) -> list[int]:
    """Where each cell of a row begins."""
    if "\t" in line.text:
        return [0, *(index + 1 for index, character in enumerate(line.text) if character == "\t")]
    cells = table_cells(line.text)
    if cells is None:
        return [0]
    starts = [0]
    position = len(cells[0])
    for cell in cells[1]:
        position = line.text.index(cell, position)
        if position:
            starts.append(position)
        position += len(cell)
    return starts
