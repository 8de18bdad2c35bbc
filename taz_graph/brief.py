"""The letter as a program sees it, whatever the kind of file that it came in.

A ``Brief`` is made by ``taz_graph.readers.read_brief`` and never changed. Its running text is one clean string: line
breaks, hyphenation, page headers and footnote marks are gone, list markers and heading numbers stand apart. For each
character of it ``offsets`` says where it stands in ``original``, so that every place can be shown where it was printed.

``original`` is the decoded text of the file for plain text, and the reader's own raw text layer for the other kinds
(docx, odt, pdf, xml, html), in which nothing is left out or mended; ``pages`` are offsets in it.
"""

import datetime
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

AANHEF = "aanhef"
ONDERTEKENING = "ondertekening"


class Soort(StrEnum):
    """What a block of a letter is."""

    BRIEFHOOFD = "briefhoofd"
    KOP = "kop"
    ALINEA = "alinea"
    LIJSTITEM = "lijstitem"
    TABEL = "tabel"
    ONDERTEKENING = "ondertekening"
    VOETNOOT = "voetnoot"


@dataclass(frozen=True, slots=True)
class Afzender:
    """Who signed: ``functie`` and ``naam`` as printed, None where the letter does not print it."""

    functie: str | None
    naam: str | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says about the letter itself; None or empty where it does not say.

    ``identifier`` is the official one (``kst-29282-576``), ``dossiers`` are written as in identifiers (``35925-XVI``),
    ``vergaderjaar`` as ``2023-2024``. ``identifier_from_name`` tells that only the file name gave the identifier.
    """

    identifier: str | None = None
    dossiers: tuple[str, ...] = ()
    ondernummer: str | None = None
    vergaderjaar: str | None = None
    date: datetime.date | None = None
    title: str | None = None
    soort: str | None = None
    afzenders: tuple[Afzender, ...] = ()
    addressee: str | None = None
    kenmerk: str | None = None
    identifier_from_name: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; the first section of a letter is ``aanhef``, which has no heading.

    ``title`` is without ``number``; ``level`` counts from 1 (0 for aanhef); ``parent`` is an index in
    ``Brief.sections``.
    """

    title: str
    number: str | None = None
    level: int = 0
    boxed: bool = False
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, table, footnote or other part that belongs together.

    ``start`` is the position of ``text`` in ``Brief.text``; ``number`` is the heading number, list marker or footnote
    number, which ``text`` leaves out; ``level`` is the depth of a heading or list item (from 1).
    In a table, ``text`` has a tab between cells and a newline between rows.
    """

    soort: Soort
    text: str
    start: int
    section: int
    number: str | None = None
    level: int = 0
    boxed: bool = False

    @property
    def end(self) -> int:
        """Position in ``Brief.text`` just after this block."""
        return self.start + len(self.text)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells of a table, row by row; empty for any other block."""
        if self.soort is not Soort.TABEL:
            return ()
        return tuple(tuple(row.split("\t")) for row in self.text.split("\n"))


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note and where it is called.

    ``block`` is an index in ``Brief.blocks``, ``calls`` are positions in ``Brief.text``. A call stands just before the
    character at its position: the note mark itself is no part of the running text.
    """

    number: str
    block: int
    calls: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class Brief:
    """A letter: metadata, blocks in reading order (footnotes last), sections, footnotes and the running text.

    ``kind`` is the kind of file: ``tekst``, ``tekst-word``, ``docx``, ``pdf``, ``odt``, ``xml`` or ``html``.
    ``text`` is every block's text, each followed by a newline; ``offsets[i]`` is where ``text[i]`` stands in
    ``original``. A letter that repeats a character for layout, or that needs one more (a space for a line break, the
    second letter of a ligature), gives that character the offset of what it stands for.
    """

    path: Path
    kind: str
    metadata: Metadata
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    text: str
    offsets: "array[int]"
    original: str
    pages: tuple[int, ...] = ()
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [block.start for block in self.blocks])

    def block_index(self, position: int) -> int:
        """Index of the block in which ``position`` of the running text lies."""
        return max(0, bisect_right(self._starts, position) - 1)

    def block_at(self, position: int) -> Block:
        """The block in which ``position`` of the running text lies."""
        return self.blocks[self.block_index(position)]

    def section_names(self, position: int) -> tuple[str, ...]:
        """The section of a position by name, then (for a position in a heading) the section around that heading.

        A name is the nearest heading above, as printed and without its number, or ``aanhef``, ``ondertekening`` or
        ``voetnoot N``.
        """
        block = self.block_at(position)
        if block.soort is Soort.VOETNOOT:
            return (f"voetnoot {block.number}",)
        if block.soort is Soort.ONDERTEKENING:
            return (ONDERTEKENING,)
        section = self.sections[block.section]
        if block.soort is not Soort.KOP:
            return (section.title,)
        above = self.sections[self.blocks[self.block_index(position) - 1].section] if block.start else self.sections[0]
        parent = self.sections[section.parent] if section.parent is not None else self.sections[0]
        return (section.title, parent.title, above.title)

    def section_path(self, block: Block) -> tuple[Section, ...]:
        """The headings above a block, outermost first."""
        path: list[Section] = []
        index: int | None = block.section
        while index is not None:
            path.append(self.sections[index])
            index = self.sections[index].parent
        return tuple(reversed(path))

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in ``original``: from its first character to just after its last."""
        if start >= end:
            offset = self.offsets[start] if start < len(self.offsets) else len(self.original)
            return offset, offset
        return self.offsets[start], self.offsets[end - 1] + 1

    def page_at(self, offset: int) -> int | None:
        """Page (from 1) of an offset in ``original``; None for a kind of file without pages."""
        return bisect_right(self.pages, offset) or None if self.pages else None
