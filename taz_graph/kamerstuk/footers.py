"""The foot of a page, where the paper names itself: "Tweede Kamer, vergaderjaar 2023–2024, 29 282, nr. 576 9"."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from taz_graph.kamerstuk.drafts import Draft, Reading
from taz_graph.kamerstuk.heads import read_house, read_year
from taz_graph.kamerstuk.lexicon import YEARS, W
from taz_graph.kamerstuk.model import Verwijzing

_FOOT = rf"(?:Tweede|Eerste){W}Kamer,?{W}vergaderjaar{W}{YEARS}"
_FOOT_HEAD = re.compile(_FOOT)
_PAGE = re.compile(r"[^\S\n]+([0-9]{1,4})[^\S\n]*(?=[\n\f]|\Z)")
_PAGE_INSIDE = re.compile(r"\s+([0-9]{1,3})(?=\s)")
_APPENDIX_FOOT = re.compile(rf"({_FOOT}),{W}Aanhangsel[^\S\n]+([0-9]{{1,4}})[^\S\n]*(?=[\n\f]|\Z)")
_LINE_START = re.compile(r"(?:\A|[\n\f])[^\S\n\f]*(?:['’]s-Gravenhage [0-9]{4}[^\S\n\f]*)?\Z")
_LINE_END = re.compile(r"[^\S\n]*(?:[\n\f]|\Z)")


def mark_footer(text: str, reading: Reading) -> Reading:
    """The same reading; as a footer when it fills its line and a page number closes that line."""
    first = reading.drafts[0]
    if len(reading.drafts) != 1 or first.number is None or not _FOOT_HEAD.match(text, first.start):
        return reading
    page = _PAGE.match(text, reading.end)
    if not page or not _starts_line(text, first.start):
        return reading
    first.kind, first.pages, first.end = "paginavoet", page[1], page.end()
    return Reading([first], page.end())


def read_appendix_footer(text: str, at: int) -> Reading | None:
    """Foot of an Aanhangsel, which does not give its number: "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 3"."""
    match = _APPENDIX_FOOT.match(text, at)
    if not match or not _starts_line(text, at):
        return None
    year, doubts = read_year(match[1])
    draft = Draft("paginavoet", at, match.end(), read_house(match[1]), year=year, pages=match[2], doubts=list(doubts))
    return Reading([draft], match.end())


def mark_repeated_footers(text: str, found: Sequence[Verwijzing]) -> list[Verwijzing]:
    """Footers that only their repetition gives away.

    Some programs that take text from a PDF put the page number on a line of its own, others join lines, so that
    the footer stands inside a sentence with its page number behind it.
    """
    own = {reading.identifier for reading in found if reading.is_footer and reading.identifier}
    pages: dict[str, set[str]] = defaultdict(set)
    for reading in found:
        if _may_be_footer(reading) and (page := _PAGE_INSIDE.match(text, reading.span[1])):
            pages[reading.identifier or ""].add(page[1])
    own_inside = {identifier for identifier, numbers in pages.items() if len(numbers) > 1 or identifier in own}
    marked = []
    for reading in found:
        if _may_be_footer(reading):
            start, end = reading.span
            page = _PAGE_INSIDE.match(text, end) if reading.identifier in own_inside else None
            alone = reading.identifier in own and _starts_line(text, start) and _LINE_END.match(text, end)
            if page:
                span = (start, page.end())
                marked.append(
                    replace(
                        reading, kind="paginavoet", span=span, citation=span, text=text[slice(*span)], pages=page[1]
                    )
                )
                continue
            if alone:
                marked.append(replace(reading, kind="paginavoet"))
                continue
        marked.append(reading)
    return marked


def _may_be_footer(reading: Verwijzing) -> bool:
    return (
        reading.kind == "kamerstuk"
        and reading.identifier is not None
        and reading.citation == reading.span
        and _FOOT_HEAD.match(reading.text) is not None
    )


def _starts_line(text: str, at: int) -> bool:
    return _LINE_START.search(text[max(0, at - 40) : at]) is not None if at else True
