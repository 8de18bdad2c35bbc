"""From pieces of raw text to a Brief: running text with an offset for each character, and its blocks in order.

Every reader fills ``Draft`` blocks and hands them to ``assemble``; this is the one place that knows how blocks,
sections and footnotes hang together.
"""

import re
from array import array
from dataclasses import dataclass, field
from pathlib import Path

from taz_graph.brief import AANHEF, Block, Brief, Footnote, Metadata, Section, Soort
from taz_graph.errors import BriefError

# Soft hyphens and zero-width characters are layout; ligatures come from PDF fonts.
_LAYOUT = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u0000\ufb00-\ufb06]")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Words with one plain space between them stay as they are: written as a whole, that is twice as fast as word by word.
_WORDS = re.compile(r"\S+(?: \S+)*")
_PLACES = array("q", range(1 << 16))
"""The numbers from 0 on: a slice of these is copied twenty times as fast as a range is counted out."""


@dataclass(frozen=True, slots=True)
class Call:
    """A footnote call: number, and position in the running text of its own block."""

    number: str
    position: int


class Running:
    """Running text while it is being written: white space is one space, and each character keeps its offset."""

    __slots__ = ("_length", "_parts", "_space", "calls", "offsets")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._space: int | None = None  # offset of white space that was seen and not yet written
        self.offsets: array[int] = array("q")
        self.calls: list[Call] = []

    def __len__(self) -> int:
        return self._length

    @property
    def text(self) -> str:
        """What was written so far."""
        if len(self._parts) != 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0]

    def add(self, text: str, offset: int) -> None:
        """Add raw ``text`` that stands at ``offset``; runs of white space become one space, none at either end."""
        if text.isprintable() and "  " not in text and (text.isascii() or not _LAYOUT.search(text)):
            self._add_clean(text, offset)
            return
        end = 0
        for match in _WORDS.finditer(text):
            if match.start() > end:
                self._wait(offset + end)
            self._write(match.group(), offset + match.start())
            end = match.end()
        if end < len(text):
            self._wait(offset + end)

    def _add_clean(self, text: str, offset: int) -> None:
        """Most text: words with one plain space between them, and at most one at either end."""
        words = text.strip()
        if not words:
            if text:
                self._wait(offset)
            return
        lead = len(text) - len(text.lstrip())
        if lead:
            self._wait(offset)
        self._put_spaced(words, offset + lead)
        if text[-1] == " ":
            self._wait(offset + len(text) - 1)

    def _wait(self, offset: int) -> None:
        if self._space is None:
            self._space = offset

    def _write(self, word: str, offset: int) -> None:
        if not _LAYOUT.search(word):
            self._put_spaced(word, offset)
            return
        self._put_space()
        for index, character in enumerate(word):
            for letter in _LIGATURES.get(character, "" if _LAYOUT.match(character) else character):
                self._put(letter, offset + index)

    def _put_spaced(self, words: str, offset: int) -> None:
        """Write words that stand in the original as they are, after the space that waits."""
        if self._space is not None:
            self._put_space()
        self._parts.append(words)
        size = len(words)
        self._length += size
        end = offset + size
        self.offsets.extend(_PLACES[offset:end] if end <= len(_PLACES) else range(offset, end))

    def _put_space(self) -> None:
        """Write the white space that waits, unless nothing stands before it."""
        if self._space is not None and self._length:
            self._put(" ", self._space)
        self._space = None

    def _put(self, character: str, offset: int) -> None:
        self._parts.append(character)
        self._length += 1
        self.offsets.append(offset)

    def space(self, offset: int) -> None:
        """White space at ``offset`` (a line break); written only when more text follows."""
        self._wait(offset)

    def separate(self, mark: str, offset: int) -> None:
        """Write ``mark`` (a tab or newline between cells and rows) whatever stands around it."""
        self._space = None
        self._put(mark, offset)

    def call(self, number: str) -> None:
        """A footnote is called here."""
        self.calls.append(Call(number, self._length))

    def drop(self, count: int) -> None:
        """Take the first ``count`` characters away (a list marker or heading number that was typed)."""
        text = self.text[count:]
        lead = len(text) - len(text.lstrip())
        self._parts, self._length = [text.lstrip()], len(text.lstrip())
        self.offsets = self.offsets[count + lead :]
        self.calls = [Call(call.number, max(0, call.position - count - lead)) for call in self.calls]

    def extend(self, other: "Running") -> None:
        """Add what another running text holds, calls included."""
        if self._space is not None and self._length and len(other):
            self._put(" ", self._space)
        self._space = None
        self.calls += [Call(call.number, call.position + self._length) for call in other.calls]
        self._parts.append(other.text)
        self._length += len(other)
        self.offsets.extend(other.offsets)


@dataclass(slots=True)
class Draft:
    """A block while it is being read; the fields are those of ``Block``.

    ``style`` is how all of it is set, where the file says: it sorts the weightiest first, and is empty for plain text.
    """

    soort: Soort
    running: Running = field(default_factory=Running)
    number: str | None = None
    level: int = 0
    boxed: bool = False
    style: str = ""

    @property
    def text(self) -> str:
        """Running text of this block so far."""
        return self.running.text


@dataclass(slots=True)
class Reading:
    """What a reader gives: blocks in order, footnotes, the raw text layer, and what it knows of the letter."""

    kind: str
    original: str
    drafts: list[Draft]
    notes: list[Draft] = field(default_factory=list)
    metadata: Metadata = field(default_factory=Metadata)
    pages: tuple[int, ...] = ()


def assemble(path: Path, reading: Reading) -> Brief:
    """The Brief of one reading; BriefError when there is no text in it at all."""
    drafts = [draft for draft in reading.drafts if len(draft.running)]
    notes = [note for note in reading.notes if len(note.running)]
    if not drafts:
        raise BriefError("there is no text in this file; give the letter itself, with its text", path=path)
    sections, owners = _sections(drafts)
    blocks: list[Block] = []
    parts: list[str] = []
    offsets: array[int] = array("q")
    calls: dict[str, list[int]] = {}
    for draft, owner in [*zip(drafts, owners, strict=True), *((note, 0) for note in notes)]:
        start = len(offsets)
        text = draft.running.text
        for call in draft.running.calls:
            calls.setdefault(call.number, []).append(start + call.position)
        blocks.append(Block(draft.soort, text, start, owner, draft.number, draft.level, draft.boxed))
        parts += [text, "\n"]
        offsets.extend(draft.running.offsets)
        offsets.append(min(draft.running.offsets[-1] + 1, len(reading.original)))
    footnotes = tuple(
        Footnote(note.number or "", index, tuple(calls.get(note.number or "", ())))
        for index, note in enumerate(notes, len(drafts))
    )
    return Brief(
        path=path,
        kind=reading.kind,
        metadata=reading.metadata,
        blocks=tuple(blocks),
        sections=sections,
        footnotes=footnotes,
        text="".join(parts),
        offsets=offsets,
        original=reading.original,
        pages=reading.pages,
    )


def _sections(drafts: list[Draft]) -> tuple[tuple[Section, ...], list[int]]:
    """Sections in order, and for each block the one that it stands in."""
    sections = [Section(AANHEF)]
    owners: list[int] = []
    around = 0  # the section to return to after a box
    for draft in drafts:
        current = owners[-1] if owners else 0
        if draft.soort is Soort.KOP:
            base = around if draft.boxed else current
            parent = _parent(sections, base, draft.level)
            sections.append(Section(draft.text, draft.number, draft.level, draft.boxed, parent))
            owners.append(len(sections) - 1)
            around = around if draft.boxed else owners[-1]
        elif sections[current].boxed and not draft.boxed:
            owners.append(around)
        else:
            owners.append(current)
    return tuple(sections), owners


def _parent(sections: list[Section], index: int, level: int) -> int | None:
    """The nearest section above ``index`` that is less deep than ``level``; None at the top of the letter."""
    while index and sections[index].level >= level:
        index = sections[index].parent or 0
    return index or None
