"""Plain text that was made from Word: each line a paragraph, with notes and bookmarks in the line.

A call is ``[footnoteRef:3]``; the note itself follows its paragraph as ``[3: text]``, which may hold several lines.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from taz_graph.brief import Soort
from taz_graph.errors import BriefError
from taz_graph.readers import letterhead
from taz_graph.readers.lines import Mark, split_lines
from taz_graph.readers.notes import take_notes
from taz_graph.readers.running import Draft, Reading, Running
from taz_graph.readers.structure import heading_number, list_marker, may_be_heading, set_levels

REFERENCE = re.compile(r"\[(?:footnote|endnote)Ref:(\d+)\]")
_NOTE = re.compile(r"\[(\d+):[ \t\xa0]?")
_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]*\]")
_BRACKET = re.compile(r"[\[\]]")
_SPECIAL = re.compile(r"[\[\r\n\f\v]")
_LINE = re.compile(r"[^\r\n]*")
_LONG_LINE = 160
MAX_PARAGRAPHS = 50_000
_ENDS = re.compile(r"[.!?:;,][)\]»”’\"']*$")


@dataclass(slots=True)
class _Part:
    """Pieces of ``original`` that make up one paragraph, and the calls in it by position in the file."""

    pieces: list[tuple[int, int]] = field(default_factory=list)
    calls: list[tuple[int, str]] = field(default_factory=list)
    gap: bool = False

    def add(self, start: int, end: int) -> None:
        """Add a piece; it is one with the piece before when nothing stands between."""
        if self.pieces and self.pieces[-1][1] == start:
            self.pieces[-1] = (self.pieces[-1][0], end)
        else:
            self.pieces.append((start, end))

    def text(self, original: str) -> str:
        """The paragraph as it stands in the file, without notes and bookmarks."""
        return "".join(original[start:end] for start, end in self.pieces)

    def write(self, original: str, running: Running, skip: int) -> None:
        """Add the paragraph to running text, without its first ``skip`` characters."""
        calls = [*self.calls]
        for piece_start, piece_end in self.pieces:
            start = min(piece_end, piece_start + skip)
            skip -= start - piece_start
            while calls and calls[0][0] <= piece_start:
                running.call(calls.pop(0)[1])
            running.add(original[start:piece_end], start)
        for _, number in calls:
            running.call(number)


def is_word_plain(original: str) -> bool:
    """Whether the lines of a text are paragraphs: notes stand in the line, or most of it is in very long lines."""
    if REFERENCE.search(original):
        return True
    long = sum(len(line) for line in original.split("\n") if len(line) > _LONG_LINE)
    return long * 2 > len(original)


def read_word_plain(original: str, path: Path) -> Reading:
    """The letter in a text whose lines are paragraphs."""
    parts, notes = _scan(original) if REFERENCE.search(original) else _scan_lines(original)
    if len(parts) > MAX_PARAGRAPHS:
        raise BriefError(f"more than {MAX_PARAGRAPHS:,} paragraphs; give one letter, not a collection", path=path)
    drafts = _drafts(_join(parts, original), original)
    head = letterhead.mark_head(drafts)
    letterhead.mark_signature(drafts)
    set_levels(drafts)
    signature = [draft.text for draft in drafts if draft.soort is Soort.ONDERTEKENING]
    metadata = letterhead.read_metadata([draft.text for draft in drafts[:head]], [], signature, path)
    return Reading("tekst-word", original, drafts, notes, metadata)


def _scan(original: str) -> tuple[list[_Part], list[Draft]]:
    """Paragraphs and notes of a text that marks its notes."""
    scanner = _Scanner(original)
    scanner.scan()
    return scanner.parts, scanner.notes


def _scan_lines(original: str) -> tuple[list[_Part], list[Draft]]:
    """Paragraphs and notes of a text that does not: calls are glued to words and the notes stand at the end."""
    body, found = take_notes(split_lines(original))
    parts: list[_Part] = []
    for line in body:
        part = _Part(gap=line.gap)
        position = 0
        for mark in [*line.marks, Mark(len(line.text), len(line.text), "")]:
            part.pieces.append((line.offset + position, line.offset + mark.start))
            part.calls += [(line.offset + mark.start, mark.number)] if mark.number else []
            position = mark.end
        parts.append(part)
    notes: list[Draft] = []
    for note in found:
        draft = Draft(Soort.VOETNOOT, number=str(note.number))
        for index, line in enumerate(note.lines):
            draft.running.space(line.offset)
            draft.running.add(line.text[0 if index else note.start :], line.offset + (0 if index else note.start))
        notes.append(draft)
    return parts, notes


class _Scanner:
    """Walks through the text and cuts it into paragraphs and notes; a note is taken out of the line that it is in."""

    def __init__(self, original: str) -> None:
        self._original = original
        self._known = {match.group(1) for match in REFERENCE.finditer(original)}
        self._current = _Part(gap=True)
        self.parts: list[_Part] = []
        self.notes: list[Draft] = []

    def scan(self) -> None:
        """Read everything."""
        position = 0
        while position < len(self._original):
            position = self._step(position)
        self._close()

    def _step(self, position: int) -> int:
        """Read what stands at ``position``, and give the position after it."""
        original = self._original
        if original[position] in "\r\n\f\v":
            self._close()
            return position + (2 if original.startswith("\r\n", position) else 1)
        if (bookmark := _BOOKMARK.match(original, position)) is not None:
            return bookmark.end()
        if (reference := REFERENCE.match(original, position)) is not None:
            self._current.calls.append((position, reference.group(1)))
            return reference.end()
        note = _NOTE.match(original, position)
        if note and note.group(1) in self._known:
            end = _note_end(original, note.end())
            running = Running()
            running.add(original[note.end() : end], note.end())
            self.notes.append(Draft(Soort.VOETNOOT, running, number=note.group(1)))
            self._known.discard(note.group(1))
            return end + original.startswith("]", end)
        special = _SPECIAL.search(original, position + 1)
        end = special.start() if special else len(original)
        self._current.add(position, end)
        return end

    def _close(self) -> None:
        """End of a line."""
        if self._current.text(self._original).strip():
            self.parts.append(self._current)
            self._current = _Part()
        else:
            self._current = _Part(gap=True)


def _note_end(original: str, start: int) -> int:
    """Where the bracket of a note closes (brackets inside it come in pairs); the end of the line when it never does."""
    depth = 1
    for match in _BRACKET.finditer(original, start):
        depth += 1 if match.group() == "[" else -1
        if depth == 0:
            return match.start()
    return len(line.group()) + start if (line := _LINE.match(original, start)) else start


def _join(parts: list[_Part], original: str) -> list[_Part]:
    """Paragraphs that a stray line break cut in two: «… in andere sectoren –» «de dagelijkse realiteit»."""
    joined: list[_Part] = []
    for part in parts:
        text = part.text(original).strip()
        above = joined[-1].text(original).strip() if joined else ""
        broken = above and not part.gap and text[0].islower() and not _ENDS.search(above)
        if broken and not list_marker(text):
            line_break = (joined[-1].pieces[-1][1], part.pieces[0][0])
            joined[-1].pieces += [line_break, *part.pieces]
            joined[-1].calls += part.calls
        else:
            joined.append(part)
    return joined


def _drafts(parts: list[_Part], original: str) -> list[Draft]:
    drafts: list[Draft] = []
    for index, part in enumerate(parts):
        raw = part.text(original)
        text = raw.strip()
        lead = len(raw) - len(raw.lstrip())
        following = parts[index + 1].text(original).strip() if index + 1 < len(parts) else ""
        soort, number, skip = _kind(text, following)
        draft = Draft(soort, number=number, level=1 if soort is Soort.LIJSTITEM else 0)
        if soort is Soort.TABEL:
            _write_table(part, original, drafts, draft)
            continue
        part.write(original, draft.running, lead + skip)
        drafts.append(draft)
    return drafts


def _kind(text: str, following: str) -> tuple[Soort, str | None, int]:
    """What a paragraph is, its number, and how many characters that number takes."""
    if not list_marker(text) and ("\t" in text or ("\t" in following and may_be_heading(text))):
        return Soort.TABEL, None, 0
    heading = may_be_heading(text) and following and not following[0].islower()
    if heading and not (list_marker(text) and list_marker(following)):
        number = heading_number(text)
        return (Soort.KOP, number[0], number[1]) if number else (Soort.KOP, None, 0)
    marker = list_marker(text)
    return (Soort.LIJSTITEM, marker[0], marker[1]) if marker else (Soort.ALINEA, None, 0)


def _write_table(part: _Part, original: str, drafts: list[Draft], draft: Draft) -> None:
    """Add a line with tabs as a row, to the table above it when there is one."""
    start = part.pieces[0][0]
    if drafts and drafts[-1].soort is Soort.TABEL:
        draft = drafts[-1]
        draft.running.separate("\n", start)
    else:
        drafts.append(draft)
    column = 0
    for begin, end in part.pieces:
        for index, cell in enumerate(original[begin:end].split("\t")):
            if index:
                draft.running.separate("\t", begin)
            draft.running.add(cell, begin + column)
            column += len(cell) + 1
        column = 0
