"""Footnotes of a printed page: their text at the foot, and the digits in the running text that call them.

In text that was made from a PDF a call is a digit glued to a word («toenemen1»). Such a digit is a call only when a note
with that number stands in sequence at the foot of its page; «2023» and «10 openstaande» are numbers.
"""

import re
from dataclasses import dataclass

from taz_graph.readers.lines import Line, Mark

_NOTE = re.compile(r"(\d{1,3})(?:[.)]?[ \t\xa0]+(?=\S)|(?=[^\W\d_])|$)")
_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december "
    "jaar jaren procent miljoen miljard uur dagen weken maanden"
).split()
_SKIPPED = 2  # notes that may be missing in the sequence (lost in the conversion)


@dataclass(slots=True)
class Note:
    """A footnote: its number and the lines of its text; the first line starts at ``start`` (after the number)."""

    number: int
    lines: list[Line]
    start: int


def take_notes(lines: list[Line]) -> tuple[list[Line], list[Note]]:
    """Split footnotes off and mark their calls in the lines that remain."""
    body: list[Line] = []
    notes: list[Note] = []
    for page in _pages(lines):
        cut, found = _notes_of(page, notes[-1].number if notes else 0)
        body += page[:cut]
        notes += found
    _mark_calls(body, notes)
    return body, notes


def _pages(lines: list[Line]) -> list[list[Line]]:
    pages: list[list[Line]] = []
    for line in lines:
        if not pages or pages[-1][-1].page != line.page:
            pages.append([])
        pages[-1].append(line)
    return pages


def _notes_of(page: list[Line], last: int) -> tuple[int, list[Note]]:
    """Index of the first note line of a page, and its notes; the sequence goes on after note ``last``."""
    for number in range(last + 1, last + 2 + _SKIPPED):
        starts = [index for index, line in enumerate(page) if index and _opens(line, number)]
        starts = [index for index in starts if _is_called(number, page[:index])]
        if starts:
            spaced = [index for index in starts if page[index].gap or _opens(page[index - 1], number - 1)]
            cut = (spaced or starts)[-1]
            return cut, _split(page[cut:], number)
    return len(page), []


def _opens(line: Line, number: int) -> bool:
    match = _NOTE.match(line.text)
    return match is not None and int(match.group(1)) == number


def _split(lines: list[Line], number: int) -> list[Note]:
    """The notes of a foot: a new one starts at each line that opens with the next number."""
    notes: list[Note] = []
    for line in lines:
        following = notes[-1].number + 1 if notes else number
        match = _NOTE.match(line.text)
        if match and following <= int(match.group(1)) <= following + (_SKIPPED if notes and line.gap else 0):
            notes.append(Note(int(match.group(1)), [line], match.end()))
        else:
            notes[-1].lines.append(line)
    return notes


def _is_called(number: int, lines: list[Line]) -> bool:
    return any(score >= 3 for index in range(len(lines)) for _, _, score in _candidates(number, lines, index))


def _candidates(number: int, lines: list[Line], index: int) -> list[tuple[int, int, float]]:
    """Where in line ``index`` note ``number`` may be called: start, end, and how sure (from 0)."""
    text = lines[index].text
    found: list[tuple[int, int, float]] = []
    for match in re.finditer(rf"{number}(?!\d|[.,:/]\d)", text):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        score = _score(text, match.start(), match.end(), following)
        if score > 0:
            found.append((match.start(), match.end(), score))
    return found


def _score(text: str, start: int, end: int, following: str) -> float:
    """How much the digits ``text[start:end]`` look like a call."""
    before, after = text[:start], text[end:]
    if not before or (after[:1].isalnum()) or after[:1] in ("%", "°"):
        return 0
    last = before[-1]
    if last.isalpha():
        return _score_word(re.split(r"[\W\d_]", before)[-1])
    if last.isdigit():  # «januari 202420»: a year, and note 20
        return 6 if re.search(r"(?<!\d)(?:19|20)\d\d$", before) else 0
    if last in ".,;:!?)]»”’\"'%…*":
        if last in ".,:" and before[-2:-1].isdigit():  # «1.176» is a number, «in 2023.12» ends in a year
            return 3 if re.search(r"(?<!\d)(?:19|20)\d\d[.,:]$", before) else 0
        return 9
    if not last.isspace():
        return 0
    if re.search(r"[^\W\d_][.,)]?\d{1,3},?\s$", before):  # «uitstroomden22 23.»
        return 7
    if after.strip(" .,;:)»”"):
        return 0
    return 0 if _counts_something(before, after, following) else 3


def _score_word(word: str) -> float:
    """A call is glued to a word; «Q3», «CO2» and «A12» are names."""
    if word[-1].islower():
        return 10 if len(word) > 1 else 4
    return 8 if len(word) > 2 else 2


def _counts_something(before: str, after: str, following: str) -> bool:
    """Whether a number at the end of a line counts what follows («10» «openstaande») or belongs to what precedes («nr.»)."""
    if re.search(
        r"(?:\b[Nn]rs?\.?|\bartikel|\blid|opgave|lijn|hoofdstuk|paragraaf|bijlage|tabel|[€-])\s*$", before, re.I
    ):
        return True
    first = re.match(r"[\W_]*([^\W\d_]*)", following)
    return not after.strip() and bool(first) and first is not None and first.group(1).lower() in _MONTHS


def _mark_calls(body: list[Line], notes: list[Note]) -> None:
    """Choose, for all notes together, the surest calls that stand in order."""
    options: list[list[tuple[tuple[int, int], int, float]]] = []
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(body):
        by_page.setdefault(line.page, []).append(index)
    names = _names(body)
    for note in notes:
        page = note.lines[0].page
        options.append(
            [
                ((index, start), end, score - (6 if names.get(_token(body[index].text, end), 0) > 1 else 0))
                for index in [*by_page.get(page - 1, [])[-3:], *by_page.get(page, [])]
                for start, end, score in _candidates(note.number, body, index)
            ]
        )
    for note, choice in zip(notes, _best(options), strict=True):
        if choice is not None:
            (index, start), end, _ = choice
            body[index].marks.append(Mark(start, end, str(note.number)))
    for line in body:
        line.marks.sort(key=lambda mark: mark.start)


def _token(text: str, end: int) -> str:
    match = re.search(r"\w+$", text[:end])
    return match.group() if match else ""


def _names(body: list[Line]) -> dict[str, int]:
    """How often each word that ends in digits occurs: «Q3» twice is a name, «werk3» is called once."""
    counts: dict[str, int] = {}
    for line in body:
        for token in re.findall(r"\b[^\W\d_]+\d+\b", line.text):
            counts[token] = counts.get(token, 0) + 1
    return counts


_Option = tuple[tuple[int, int], int, float]


def _best(options: list[list[_Option]]) -> list[_Option | None]:
    """One option or none for each note, in ascending positions, with the highest sum of scores."""
    # A state is the position of the last choice and the sum so far; only states that may still win are kept.
    picks: list[list[tuple[_Option | None, int]]] = []
    totals: list[tuple[tuple[int, int], float]] = [((-1, -1), 0.0)]
    for choices in options:
        step: list[tuple[tuple[int, int], float]] = []
        pick: list[tuple[_Option | None, int]] = []
        for previous, (position, total) in enumerate(totals):
            step.append((position, total))
            pick.append((None, previous))
        for option in choices:
            reachable = [(total, previous) for previous, (position, total) in enumerate(totals) if position < option[0]]
            if reachable and option[2] > 0:
                total, previous = max(reachable)
                step.append((option[0], total + option[2]))
                pick.append((option, previous))
        keep = _front(step)
        totals = [step[index] for index in keep]
        picks.append([pick[index] for index in keep])
    return _trace(totals, picks)


def _front(step: list[tuple[tuple[int, int], float]]) -> list[int]:
    """States worth keeping: a later position must have a higher total."""
    order = sorted(range(len(step)), key=lambda index: (step[index][0], -step[index][1]))
    keep: list[int] = []
    best = -1.0
    for index in order:
        if step[index][1] > best:
            keep.append(index)
            best = step[index][1]
    return keep


def _trace(
    totals: list[tuple[tuple[int, int], float]], picks: list[list[tuple[_Option | None, int]]]
) -> list[_Option | None]:
    state = max(range(len(totals)), key=lambda index: totals[index][1])
    chosen: list[_Option | None] = []
    for pick in reversed(picks):
        option, state = pick[state]
        chosen.append(option)
    return chosen[::-1]
