"""Letters made in a test: one line per block, as a reader would have given it."""

import re
from array import array
from dataclasses import replace
from pathlib import Path

from taz_graph.brief import Block, Brief, Footnote, Metadata, Section, Soort

_MARKS = {
    "# ": (Soort.KOP, 1),
    "## ": (Soort.KOP, 2),
    "- ": (Soort.LIJSTITEM, 1),
    "| ": (Soort.TABEL, 0),
    "! ": (Soort.BRIEFHOOFD, 0),
}


def made_brief(text: str, name: str = "brief.txt", **metadata: str) -> Brief:
    """A letter: «# kop», «## kop», «- item», «3. genummerd item», «| cel | cel», «! briefhoofd», «[1] voetnoot», else a
    paragraph; «^1» in a text calls footnote 1. A heading opens a section."""
    blocks: list[Block] = []
    sections = [Section("aanhef")]
    calls: dict[str, list[int]] = {}
    running = ""
    notes: list[tuple[str, str]] = []
    for printed in filter(None, (line.strip() for line in text.strip().splitlines())):
        line = printed
        if note := re.match(r"\[(\d+)\]\s+(.*)", printed):
            notes.append((note[1], note[2]))
            continue
        soort, level, number, line = _kind(line)
        if soort is Soort.TABEL:
            line = "\t".join(cell.strip() for cell in line.split("|"))
        if soort is Soort.TABEL and _is_further_row(blocks, line):
            running += line + "\n"
            continue
        if soort is Soort.KOP:
            parents = [index for index, section in enumerate(sections) if section.level < level and index]
            sections.append(Section(line, level=level, parent=parents[-1] if parents else None))
        start = len(running)
        parts = re.split(r"\^(\d+)", line)
        plain = ""
        for index, part in enumerate(parts):
            if index % 2:
                calls.setdefault(part, []).append(start + len(plain))
            else:
                plain += part
        blocks.append(Block(soort, plain, start, len(sections) - 1, number, level))
        running += plain + "\n"
    footnotes = []
    for number, plain in notes:
        footnotes.append(Footnote(number, len(blocks), tuple(calls.get(number, ()))))
        blocks.append(Block(Soort.VOETNOOT, plain, len(running), 0, number))
        running += plain + "\n"
    known = Metadata(identifier=metadata.get("identifier"), soort=metadata.get("soort"))
    return Brief(
        Path(name),
        "tekst",
        known,
        tuple(blocks),
        tuple(sections),
        tuple(footnotes),
        running,
        array("q", range(len(running))),
        running,
    )


def _is_further_row(blocks: list[Block], row: str) -> bool:
    """Adds a row to the table right above it; False where it opens one."""
    if not blocks or blocks[-1].soort is not Soort.TABEL:
        return False
    blocks[-1] = replace(blocks[-1], text=f"{blocks[-1].text}\n{row}")
    return True


def _kind(line: str) -> tuple[Soort, int, str | None, str]:
    """What a line is by its mark, with level and number, and the line without the mark."""
    if mark := re.match(r"##? |- |\| |! ", line):
        return (*_MARKS[mark[0]], None, line[mark.end() :])
    if numbered := re.match(r"(\d+)\. ", line):
        return Soort.LIJSTITEM, 1, numbered[1], line[numbered.end() :]
    return Soort.ALINEA, 0, None, line
