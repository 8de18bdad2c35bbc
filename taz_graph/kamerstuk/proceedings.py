"""Handelingen (the verbatim record) and its Aanhangsel (questions with their answers)."""

import re

from taz_graph.kamerstuk.dossiers import read_dossiers
from taz_graph.kamerstuk.drafts import Draft, Reading
from taz_graph.kamerstuk.heads import Head, read_house, read_year
from taz_graph.kamerstuk.lexicon import HOUSE, MARK, ONE_YEAR, YEAR_WORD, YEARS, D, W
from taz_graph.kamerstuk.model import Twijfel
from taz_graph.kamerstuk.numbers import read_numbers

FIRST_YEAR_OF_ITEMS = "2010-2011"

_FILLER = r"(?i:van|de|der|het|bij|tot|aan|uit|staten-generaal|ucv)(?![A-Za-z])"
_TOKEN = rf"(?:{YEAR_WORD}|{YEARS}|{ONE_YEAR}(?={W},)|{HOUSE}|{_FILLER}|[,:(])"
_RECORD = r"(?:(?i:handelingen(?![a-z])|hand\.)|HTK(?![A-Z])|HEK(?![A-Z]))"
_APPENDIX = re.compile(
    rf"(?i:aanhangsels?(?![a-z])|aanh\.){W}{D}?{W}(?P<of>(?:{_FILLER}{W}){{0,3}}+{_RECORD})?"
    rf"(?P<tokens>(?:{W}{_TOKEN}){{0,12}}+){W}(?P<mark>{MARK})?{W}(?=[0-9])"
)
_RECORD_HEAD = re.compile(rf"(?P<name>{_RECORD})(?P<tokens>(?:{W}{_TOKEN}){{0,12}}+){W}")
_DATE = re.compile(rf"[0-9]{{1,2}}{W}[a-z]{{3,9}}{W}[0-9]{{4}}{W},?{W}")
_COMMA = re.compile(rf"{W},{W}")
_SITTING = re.compile(rf"(?P<mark>{MARK}{W})?(?P<number>[0-9]{{1,4}}[a-z]?)(?![0-9A-Za-z])")
_DASHED = re.compile(rf"{D}([0-9]{{1,3}}){D}([0-9]{{1,4}}(?:{D}[0-9]{{1,4}})?)(?![0-9])")  # 66-6-12: item 6, page 12
_BARE_ITEM = re.compile(rf"{D}([0-9]{{1,2}})(?![0-9])(?!{D}[0-9])")  # "94-5": since 2011 item 5, before that page 5
_ITEM = re.compile(rf"{W},?{W}(?i:(items)|item)(?![a-z]){W}([0-9]{{1,3}})(?![0-9])")
_MORE_ITEMS = re.compile(rf"{W}(?:,|en(?![a-z])|&){W}([0-9]{{1,3}})(?![0-9])(?!{W}{D})")
_PAGES = re.compile(
    rf"{W},?{W}(?i:blz|bladzijden?|pagina['’]?s?|pag|pp|p)(?![a-z])\.?{W}"
    rf"([0-9]{{1,5}}(?:{W}(?:{D}|/|en(?![a-z])){W}[0-9]{{1,5}})*+)"
)
_YEAR_BEHIND = re.compile(rf"{W},?{W}(\()?(?i:vergaderjaar){W}({YEARS})(?(1)\))")
_NEXT_SITTING = re.compile(rf"{W}(?:[,;]|en(?![a-z])){W}(?:en{W})?(?={MARK}{W}[0-9]{{1,3}}{W},?{W}(?i:items?){W}[0-9])")


def read_appendix(text: str, at: int, head: Head | None = None) -> Reading | None:
    """Aanhangsel Handelingen II 2023/24, nr. 1159: one draft per number.

    ``head`` is what stood before it ("Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel, nr. 1159"); without "nr." that
    is the foot of a page. Without a chamber the Tweede Kamer is meant: its members ask thousands of questions a year,
    those of the Eerste Kamer some tens, and citations of the latter say so.
    """
    match = _APPENDIX.match(text, at)
    if not match or (head and not match["mark"]):
        return None
    year, doubts = read_year(match["tokens"])
    house = read_house(match["tokens"])
    if head and head.year and not year:
        year, doubts, house = head.year, head.doubts, house or head.house
    numbers = read_numbers(text, match.end(), plural="s" in (match["mark"] or "").lower())
    named = match["of"] or year or (house and match["mark"])
    if not named or not numbers or not numbers[0].number.isdecimal():
        return None
    if year is None and numbers[-1].year:
        year, doubts = read_year(numbers[-1].year)
    drafts = [
        Draft(
            kind="aanhangsel",
            start=number.start,
            end=number.end,
            chamber=house or "TK",
            number=number.number,
            year=year,
            pages=number.pages,
            doubts=[*doubts, *number.doubts],
        )
        for number in numbers
    ]
    drafts[0].start = head.start if head else at
    return Reading(drafts, numbers[-1].end)


def read_record(text: str, at: int) -> Reading | None:
    """Handelingen II 2019/20, nr. 94, item 5: one draft per item."""
    match = _RECORD_HEAD.match(text, at)
    if not match:
        return None
    house = {"HTK": "TK", "HEK": "EK"}.get(match["name"]) or read_house(match["tokens"])
    year, year_doubts = read_year(match["tokens"])
    doubts = [*year_doubts] if house else [*year_doubts, Twijfel.KAMER]
    position = match.end()
    if date := _DATE.match(text, position):
        position = date.end()
    found = read_dossiers(text, position, None)
    dossiers = tuple(dossier.label for dossier in found)
    if found:
        # "Handelingen II, 1995-1996, 24 692, nr. 3": a Kamerstuk or a sitting; not ours to choose
        position = found[-1].end
        comma = _COMMA.match(text, position)
        position = comma.end() if comma else position
        doubts.append(Twijfel.NUMMER)
    drafts, end = _read_sittings(text, position, certain=bool(year or house))
    if drafts and year is None and (behind := _YEAR_BEHIND.match(text, end)):
        year, year_doubts = read_year(behind[2])
        drafts[-1].end = end = behind.end()
        doubts += year_doubts
    if not drafts or (year is None and (house is None or drafts[0].number is None)):
        return None
    drafts[0].start = at
    for draft in drafts:
        if draft.item and draft.doubts and (year is None or year < FIRST_YEAR_OF_ITEMS):
            draft.item, draft.pages = None, draft.item
        draft.chamber, draft.year, draft.dossiers = house, year, dossiers
        draft.doubts += doubts
    return Reading(drafts, end)


def _read_sittings(text: str, at: int, *, certain: bool) -> tuple[list[Draft], int]:
    """Sittings with their items; before 2011 only pages were counted ("Handelingen II 1988/89, blz. 39-2410")."""
    drafts: list[Draft] = []
    position = at
    while True:
        match = _SITTING.match(text, position)
        if not match or not (match["mark"] or certain):
            pages = _PAGES.match(text, max(at - 1, 0)) or _PAGES.match(text, at)
            if drafts or not pages:
                return drafts, drafts[-1].end if drafts else at
            return [Draft("handelingen", at, pages.end(), pages=" ".join(pages[1].split()))], pages.end()
        drafts += _read_items(text, match)
        following = _NEXT_SITTING.match(text, drafts[-1].end)
        if not following:
            return drafts, drafts[-1].end
        position = following.end()


def _read_items(text: str, sitting: re.Match[str]) -> list[Draft]:
    number, end = sitting["number"], sitting.end()
    drafts: list[Draft] = []
    if dashed := _DASHED.match(text, end):
        return [Draft("handelingen", sitting.start(), dashed.end(), number=number, item=dashed[1], pages=dashed[2])]
    if not sitting["mark"] and (item := _BARE_ITEM.match(text, end)):
        doubts = [Twijfel.NUMMER]
        return [Draft("handelingen", sitting.start(), item.end(), number=number, item=item[1], doubts=doubts)]
    start = sitting.start()
    if item := _ITEM.match(text, end):
        end = item.end()
        drafts.append(Draft("handelingen", start, end, number=number, item=item[2]))
        # "items 6 en 8" announces a list, "item 6, 12 maart" does not
        while item[1] and (more := _MORE_ITEMS.match(text, end)):
            end = more.end()
            drafts.append(Draft("handelingen", more.start(1), end, number=number, item=more[1]))
    if not drafts:
        doubts = [Twijfel.NUMMER] if len(number) > 3 else []  # an Aanhangsel may have been meant
        drafts.append(Draft("handelingen", start, end, number=number, doubts=doubts))
    if pages_match := _PAGES.match(text, end):
        drafts[-1].pages = " ".join(pages_match[1].split())
        drafts[-1].end = pages_match.end()
    return drafts
