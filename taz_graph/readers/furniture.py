"""Page headers, footers and page numbers: printed on every page, part of no sentence."""

import re
from collections import Counter

from taz_graph.readers.lines import Line

_YEARS = r"\d{4}\s?[-–/]\s?\d{2,4}"
_ALWAYS = re.compile(
    r"(?:(?:kst|ah|blg|h)-[\w-]+|ISSN \d{4}\s?[-–]\s?\d{3}[\dX].*|[’'‘]s-Gravenhage,? \d{4}"
    r"|Pagina \d+(?: van (?:de )?\d+)?|Page \d+ of \d+|-\s?\d+\s?-|\d+\s?/\s?\d+ pagina.?s?)"
)
# «Tweede Kamer, vergaderjaar 2023–2024, 29 282, nr. 576 3» ends in a page number; without one it may be a footnote.
_RUNNING_HEAD = re.compile(
    rf"(?:Tweede|Eerste) Kamer(?: der Staten-Generaal)?, vergaderjaar {_YEARS}, "
    r".{0,60}?(?:[Nn]r\. ?)?[\w-]{1,12} \d{1,4}"
)
_EDGE = 4


def drop_furniture(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """The lines without page furniture, and the furniture (it may name the letter's own number)."""
    repeated = _repeated(lines)
    numbers = _page_numbers(lines) | _split_heads(lines)
    kept: list[Line] = []
    dropped: list[str] = []
    extra, top, gap = 0, False, False
    for index, line in enumerate(lines):
        if line.top:
            top = True
        known = index in numbers or _is_furniture(index, lines)
        if known or (_shape(line.text) in repeated and _at_edge(index, lines)):
            dropped.append(line.text)
            gap = True
            # «… nr. 576 3» between two paragraphs is the foot of a page that nothing else marks.
            if _RUNNING_HEAD.fullmatch(f"{line.text} 1") and not _starts_page(index, lines):
                extra, top = extra + 1, True
            continue
        line.page += extra
        line.gap = line.gap or gap or top
        line.top, top, gap = top, False, False
        kept.append(line)
    return kept, dropped


def _starts_page(index: int, lines: list[Line]) -> bool:
    """Whether a page starts at this line or the next one anyway."""
    return any(line.top for line in lines[max(0, index - 1) : index + 2])


def _is_furniture(index: int, lines: list[Line]) -> bool:
    """Whether a line is page furniture by its words, and stands by itself or at the edge of a page."""
    line = lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else None
    if not (_ALWAYS.fullmatch(line.text) or _RUNNING_HEAD.fullmatch(line.text)):
        return False
    alone = (line.gap or line.top) and (following is None or following.gap or following.top)
    return alone or _at_edge(index, lines)


def _split_heads(lines: list[Line]) -> set[int]:
    """Running heads whose page number stands on the next line; a footnote that looks like one stands there once."""
    pairs = [index for index in range(len(lines) - 1) if _RUNNING_HEAD.fullmatch(_pair(lines, index))]
    counts = Counter(lines[index].text for index in pairs)
    return {each for index in pairs if counts[lines[index].text] > 1 for each in (index, index + 1)}


def _pair(lines: list[Line], index: int) -> str:
    following = lines[index + 1].text
    return f"{lines[index].text} {following}" if following.isdigit() else ""


def _page_numbers(lines: list[Line]) -> set[int]:
    """Lines that hold only a number, first or last on their page, and count along with the pages."""
    found: dict[tuple[bool, int], list[int]] = {}
    for index, line in enumerate(lines):
        last = index + 1 == len(lines) or lines[index + 1].top
        if (line.top or last) and re.fullmatch(r"\d{1,4}", line.text, re.ASCII):
            found.setdefault((line.top, int(line.text) - line.page), []).append(index)
    return {index for group in found.values() if len(group) > 1 for index in group}


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def _at_edge(index: int, lines: list[Line]) -> bool:
    """Whether a page starts or ends within a few lines."""
    page = lines[index].page
    before, after = index - _EDGE, index + _EDGE
    return before < 0 or after >= len(lines) or lines[before].page != page or lines[after].page != page


def _repeated(lines: list[Line]) -> set[str]:
    """Shapes of lines (digits alike) that stand at the edge of at least half of three pages or more."""
    pages = lines[-1].page + 1 if lines else 0
    if pages < 3:
        return set()
    seen: dict[str, set[int]] = {}
    for index, line in enumerate(lines):
        if len(line.text) < 120 and _at_edge(index, lines):
            seen.setdefault(_shape(line.text), set()).add(line.page)
    counts = Counter({shape: len(where) for shape, where in seen.items()})
    return {shape for shape, count in counts.items() if count >= 3 and count * 2 >= pages}
