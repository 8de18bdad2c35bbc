"""Footnotes of a printed page: their text at the foot, and the digits in the running text that call them.

In text that was made from a PDF a call is a digit glued to a word («toenemen1»). It is a call only when a note with
that number stands in sequence at the foot of its page; «2023» and «10 openstaande» are numbers. Where the file itself
says which digits are raised (PDF), only those are calls.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from taz_graph.dates import MONTHS
from taz_graph.readers.hyphens import in_address
from taz_graph.readers.lines import Line, Mark

_NOTE = re.compile(r"(\d{1,3})(?:[ \t\xa0]+(?=\S)|(?=[^\W\d_])|$)")
_DIGITS = re.compile(r"\d+(?!\d|[.,:/]\d)")
_UNITS = frozenset((*MONTHS["nl"], *"jaar jaren procent miljoen miljard uur dagen weken maanden".split()))
_COUNTED = re.compile(
    r"(?:\bnrs?\.?|\bartikel|\blid|opgave|lijn|hoofdstuk|paragraaf|bijlage|tabel|figuur|[€-])\s*$", re.IGNORECASE
)
# Notes that may be missing in the sequence (lost in the conversion): between two at one foot, and between two pages.
_SKIPPED, _LOST = 2, 8
# What only a note starts with, so that it is one even where the digit that calls it was lost («nr. 5435»).
_REFERENCE = re.compile(
    r"\d{1,3}\s+(?:Kamerstuk|Zie\b|(?:Tweede|Eerste) Kamer, verg|Handelingen|Aanhangsel|https?:|www\.|Stb\.|Stcrt\."
    r"|Idem|Ibid)"
)
_SURE = 3.0  # from here a call may prove that a note is there


@dataclass(slots=True)
class Note:
    """A footnote: its number and the lines of its text; the first line starts at ``start`` (after the number)."""

    number: int
    lines: list[Line]
    start: int


@dataclass(frozen=True, slots=True)
class _Option:
    """Digits that may be a call: line (index in the body), place in it, and how sure it is."""

    line: int
    start: int
    end: int
    score: float


def take_notes(lines: list[Line]) -> tuple[list[Line], list[Note]]:
    """Split footnotes off and mark their calls in the lines that remain."""
    raised = any(mark.start for line in lines for mark in line.marks)
    body: list[Line] = []
    notes: list[Note] = []
    pages = _pages(lines)
    for page in pages:
        cut, found = _notes_of(page, notes[-1].number if notes else 0, raised=raised)
        body += page[:cut]
        notes += found
    if len(pages) == 1 or not notes:  # no page tells where its foot is, or all notes stand at the end
        body, notes = _notes_between(lines, raised=raised)
    for line in (line for note in notes for line in note.lines):
        line.marks = []
    if raised:
        _keep_raised(body, notes)
    elif notes:
        _mark_calls(body, notes)
    return body, notes


def _pages(lines: list[Line]) -> list[list[Line]]:
    pages: list[list[Line]] = []
    for line in lines:
        if not pages or pages[-1][-1].page != line.page:
            pages.append([])
        pages[-1].append(line)
    return pages


def _notes_of(page: list[Line], last: int, *, raised: bool) -> tuple[int, list[Note]]:
    """Index of the first note line of a page, and its notes; the sequence goes on after note ``last``."""
    first_call = _first_calls(page, raised=raised)
    for number in range(last + 1, last + 2 + _LOST):
        called = first_call.get(number, len(page))
        opening = [index for index in range(1, len(page)) if _opens(page[index], number)]
        starts = [index for index in opening if index > called or (number == last + 1 and _is_reference(page[index]))]
        if starts:
            spaced = [index for index in starts if page[index].gap or _opens(page[index - 1], number - 1)]
            cut = (spaced or starts)[-1]
            return cut, _split(page[cut:], number)
    return len(page), []


def _notes_between(lines: list[Line], *, raised: bool) -> tuple[list[Line], list[Note]]:
    """Body and notes of a text that lost its pages: notes stand apart, anywhere after their call."""
    first_call = _first_calls(lines, raised=raised)
    body: list[Line] = []
    notes: list[Note] = []
    inside = False
    for index, line in enumerate(lines):
        opening = _opening(line)
        number = notes[-1].number + 1 if notes else 1
        apart = line.gap or inside or _is_number_only(line)
        expected = opening is not None and number <= opening[0] <= number + _SKIPPED and apart
        if opening and expected and first_call.get(opening[0], len(lines)) < index:
            notes.append(Note(opening[0], [line], opening[1]))
            inside = True
            continue
        above = lines[index - 1]
        inside = inside and (not line.gap or in_address(above.text, line.text) or _is_number_only(above))
        if inside:
            notes[-1].lines.append(line)
        else:
            body.append(line)
    return body, notes


def _first_calls(page: list[Line], *, raised: bool) -> dict[int, int]:
    """For each number, the first line of the page that surely calls a note with that number."""
    first: dict[int, int] = {}
    if raised:
        for index, line in enumerate(page):
            for mark in line.marks:
                if mark.start:
                    first.setdefault(int(mark.number), index)
        return first
    for index in range(len(page)):
        for number, option in _options(page, index):
            if option.score >= _SURE:
                first.setdefault(number, index)
    return first


def _is_reference(line: Line) -> bool:
    return line.gap and _REFERENCE.match(line.text) is not None


def _opens(line: Line, number: int) -> bool:
    return (opening := _opening(line)) is not None and opening[0] == number


def _is_number_only(line: Line) -> bool:
    """Whether the number of a note stands on a line of its own, above its text."""
    opening = _opening(line)
    return opening is not None and opening[1] >= len(line.text)


def _opening(line: Line) -> tuple[int, int] | None:
    """Number of the note that a line may open, and where its text starts."""
    if line.marks and line.marks[0].start == 0:
        return int(line.marks[0].number), line.marks[0].end
    match = _NOTE.match(line.text)
    return (int(match.group(1)), match.end()) if match else None


def _split(lines: list[Line], number: int) -> list[Note]:
    """The notes of a foot: a new one starts at each line that opens with the next number."""
    notes: list[Note] = []
    for line in lines:
        following = notes[-1].number + 1 if notes else number
        opening = _opening(line)
        if opening and following <= opening[0] <= following + (_SKIPPED if notes and line.gap else 0):
            notes.append(Note(opening[0], [line], opening[1]))
        else:
            notes[-1].lines.append(line)
    return notes


def _keep_raised(body: list[Line], notes: list[Note]) -> None:
    """Raised digits are calls where a note has that number; others («m2») are text."""
    known = {str(note.number) for note in notes}
    for line in body:
        line.marks = [mark for mark in line.marks if mark.number in known]
        if not line.plain:  # nothing but a raised number: there is no word that it could be glued to
            line.marks = []


def _options(lines: list[Line], index: int) -> Iterator[tuple[int, _Option]]:
    """Every number that line ``index`` may call as a note: whole numbers, and what follows a year («202420»)."""
    text = lines[index].text
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    for match in _DIGITS.finditer(text):
        digits, end = match.group(), match.end()
        if len(digits) <= 3:
            score = _score(text, match.start(), end, following)
            if score > 0:
                yield int(digits), _Option(index, match.start(), end, score)
        elif 5 <= len(digits) <= 7 and digits[:2] in ("19", "20") and digits[4] != "0":
            yield int(digits[4:]), _Option(index, match.start() + 4, end, 6)


def _score(text: str, start: int, end: int, following: str) -> float:
    """How much the digits ``text[start:end]`` look like a call, from 0."""
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if not before or text[start] == "0" or after[:1].isalnum() or after[:1] in ("%", "°"):
        return 0
    last = before[-1]
    if last.isalpha():
        return _score_word(re.split(r"[\W\d_]", before)[-1])
    if last.isspace():
        return _score_apart(before, text[end : end + 41], following)
    if last in ".,:" and before[-2:-1].isdigit():  # «1.176» is a number, «in 2023.12» ends in a year
        return 3 if re.search(r"(?<!\d)(?:19|20)\d\d[.,:]$", before) else 0
    return 9 if last in ".,;:!?)]»”’\"'%…*" else 0


def _score_apart(before: str, after: str, following: str) -> float:
    """A call with a space before it: behind another call («uitstroomden22 23»), or at the end of a line."""
    if re.search(r"[^\W\d_][.,)]?\d{1,3},?\s$", before):
        return 7
    if len(after) > 40 or after.strip(" .,;:)»”"):
        return 0
    return 0 if _counts_something(before, after, following) else 3


def _score_word(word: str) -> float:
    """A call is glued to a word; «Q3», «CO2» and «A12» are names."""
    if word[-1].islower():
        return 10 if len(word) > 1 else 4
    return 8 if len(word) > 2 else 2


def _counts_something(before: str, after: str, following: str) -> bool:
    """Whether a number at the end of a line belongs to what precedes («nr.») or counts what follows («10» «jaar»)."""
    if _COUNTED.search(before):
        return True
    first = re.match(r"[\W_]*([^\W\d_]*)", following)
    return not after.strip() and first is not None and first.group(1).lower() in _UNITS


def _mark_calls(body: list[Line], notes: list[Note]) -> None:
    """Choose, for all notes together, the surest calls that stand in order."""
    names = Counter(token for line in body for token in re.findall(r"\b[^\W\d_]+\d+\b", line.text))
    by_number: dict[int, list[_Option]] = {}
    for index in range(len(body)):
        for number, option in _options(body, index):
            # «Q3» twice is a name, «werk3» is called once.
            token = re.search(r"\w*$", body[index].text[max(0, option.end - 40) : option.end])
            doubt = 6 if token and names[token.group()] > 1 else 0
            by_number.setdefault(number, []).append(_Option(index, option.start, option.end, option.score - doubt))
    choices = []
    for note in notes:
        page = note.lines[0].page
        near = [option for option in by_number.get(note.number, []) if page - 1 <= body[option.line].page <= page]
        choices.append([option for option in near if option.score > 0])
    for note, choice in zip(notes, _best(choices), strict=True):
        if choice is not None:
            body[choice.line].marks.append(Mark(choice.start, choice.end, str(note.number)))
    for line in body:
        line.marks.sort(key=lambda mark: mark.start)


@dataclass(frozen=True, slots=True)
class _Chain:
    """Choices so far: where the last one stands, the sum of scores, and the chain that it was added to."""

    position: tuple[int, int]
    total: float
    option: _Option | None
    step: int
    before: "_Chain | None"


def _best(choices: list[list[_Option]]) -> list[_Option | None]:
    """One option or none for each note, in ascending places, with the highest sum of scores."""
    chains = [_Chain((-1, -1), 0.0, None, -1, None)]  # ascending in position and in total
    for step, options in enumerate(choices):
        positions = [chain.position for chain in chains]
        grown = list(chains)
        for option in options:
            before = chains[bisect_left(positions, (option.line, option.start)) - 1]
            place = (option.line, option.start)
            grown.append(_Chain(place, before.total + option.score, option, step, before))
        grown.sort(key=lambda chain: (chain.position, -chain.total))
        chains = []
        for chain in grown:
            if not chains or chain.total > chains[-1].total:
                chains.append(chain)
    chosen: list[_Option | None] = [None] * len(choices)
    last: _Chain | None = chains[-1]
    while last is not None and last.option is not None:
        chosen[last.step] = last.option
        last = last.before
    return chosen
