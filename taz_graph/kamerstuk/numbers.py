"""The numbers of papers behind a dossier: one, several, a range, each with its pages, herdruk or bijlage."""

import re
from dataclasses import dataclass

from taz_graph.kamerstuk.lexicon import DIGITS, MARK, NUMBER, TERMINATOR, YEARS, D, W
from taz_graph.kamerstuk.model import Twijfel

LONGEST_RANGE = 20
LONGEST_LIST = 40

_NUMBER = re.compile(NUMBER)
_RANGE = re.compile(rf"{W}(?:{D}|(?i:t/m|tot{W}en{W}met|t\.e\.m\.|tm)(?![a-z])){W}({DIGITS})(?![A-Za-z])")
_JOIN_MARKED = re.compile(
    rf"{W}(?:[,;&/]|(?i:alsmede|respectievelijk|resp\.|en|of|ook)(?![a-z])){W}(?:(?i:en|ook)(?![a-z]){W})?"
    rf"(?:(?i:stuk(?:ken)?|onder){W})?({MARK}){W}(?={NUMBER})"
)
_JOIN_BARE = re.compile(rf"{W}(?:,|;|&|/|\+|(?i:en|of|resp\.)(?![a-z])|,{W}en(?![a-z])){W}(?={NUMBER})")
_PAGE = rf"[0-9]{{1,5}}(?:{W}(?:{D}|/|t/m){W}[0-9]{{1,5}})?(?![0-9])"
_PAGES = re.compile(
    rf"{W},?{W}(?:\([A-Za-z .&]{{2,40}}\){W},?{W}|[A-Z][A-Za-z ]{{3,40}},{W})?"
    rf"(?i:blz|bladzijden?|pagina(?:['’]?s)?|pag|pp|p)(?![A-Za-z])\.?:?{W}"
    rf"({_PAGE}(?:{W}(?:,|en(?![a-z])|&){W}{_PAGE}{TERMINATOR}){{0,20}})(?:{W}e\.?{W}v(?![a-z])\.?)?"
)
_REPRINT = re.compile(rf"{W},?{W}(\()?(?i:(?:(?:tweede|derde|gewijzigde){W})?herdruk)(?![a-z])(?(1)\))")
_ANNEX = re.compile(
    rf"{W},?{W}(\()?(?i:bijlagen?)(?![a-z])(?:{W}([0-9]{{1,2}}(?![0-9])|[IVX]{{1,4}}(?![A-Za-z])|[A-H](?![A-Za-z])))?"
    rf"(?(1)\))(?!{W}(?:bij|van|aan)(?![a-z]))"
)
_YEAR_BEHIND = re.compile(rf"{W},?{W}(\()?(?i:vergaderjaar){W}({YEARS})(?(1)\))")
_CLOSES = re.compile(TERMINATOR)
_MORE_DIGITS = re.compile(rf"{W}[0-9]{{3}}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Numbered:
    """One number in a list, with what is said of it; ``start`` and ``end`` are offsets."""

    number: str
    start: int
    end: int
    pages: str | None = None
    annex: str | None = None
    reprint: bool = False
    year: str | None = None
    doubts: tuple[Twijfel, ...] = ()


@dataclass(frozen=True, slots=True)
class _Next:
    """Where the next number of a list stands: with its "nr.", and by itself."""

    start: int
    number_start: int
    plural: bool


def read_numbers(text: str, at: int, *, plural: bool, most: int = LONGEST_LIST) -> list[Numbered]:
    """The numbers that start at ``at``; empty where no number stands there. ``plural``: a list was announced."""
    found: list[Numbered] = []
    following: _Next | None = _Next(at, at, plural)
    while following and len(found) < most and (match := _NUMBER.match(text, following.number_start)):
        found += _with_details(text, following.start, match)
        following = _next(text, found[-1], plural=following.plural)
    return found


def _next(text: str, last: Numbered, *, plural: bool) -> _Next | None:
    """The number that follows in the same list, if one does."""
    marked = _JOIN_MARKED.match(text, last.end)
    if marked:
        plural = plural or "s" in marked[1].lower()
        return None if _is_longer(text, marked.end()) else _Next(marked.start(1), marked.end(), plural)
    bare = _JOIN_BARE.match(text, last.end)
    number = _NUMBER.match(text, bare.end()) if bare else None
    if not bare or not number or _is_longer(text, bare.end()):
        return None
    if last.pages or number[0].isalpha() != last.number.isalpha():
        return None  # "nr. 6, p. 17, 19 en 22", "nr. 475, VWS"
    # "nrs. 520 en 548" announces a list, "nr. 475, 17 mei" does not: there only what closes the citation is a number.
    is_year = len(number[0]) == 4 and number[0][:2] in ("19", "20")
    if not plural and (is_year or not _CLOSES.match(text, number.end())):
        return None
    return _Next(bare.end(), bare.end(), plural)


def _is_longer(text: str, at: int) -> bool:
    number = _NUMBER.match(text, at)
    return bool(number and number[0].isdecimal() and _MORE_DIGITS.match(text, number.end()))


def _with_details(text: str, start: int, match: re.Match[str]) -> list[Numbered]:
    written, end = match[0], match.end()
    number = written.replace(".", "")
    doubts: tuple[Twijfel, ...] = (Twijfel.NUMMER,) if number != written else ()
    numbers = [number]
    reach = _RANGE.match(text, end) if number.isdecimal() else None
    if reach:
        end = reach.end()
        numbers, too_far = _write_out(number, reach[1])
        doubts += too_far
    detail = _read_details(text, end)
    return [
        Numbered(each, start, detail.end, detail.pages, detail.annex, detail.reprint, detail.year, doubts)
        for each in numbers
    ]


def _write_out(first: str, last: str) -> tuple[list[str], tuple[Twijfel, ...]]:
    """Every number of a range; only its ends, with a doubt, where it runs back or is very long."""
    low, high = int(first), int(last)
    if not low < high <= low + LONGEST_RANGE:
        return [first, last], (Twijfel.BEREIK,)
    return [str(number) for number in range(low, high + 1)], ()


@dataclass(slots=True)
class _Details:
    end: int
    pages: str | None = None
    annex: str | None = None
    reprint: bool = False
    year: str | None = None


def _read_details(text: str, at: int) -> _Details:
    """Pages, herdruk, bijlage and vergaderjaar, in whatever order they stand behind a number."""
    details = _Details(at)
    for _ in range(4):
        if not details.reprint and (match := _REPRINT.match(text, details.end)):
            details.reprint = True
        elif details.annex is None and (match := _ANNEX.match(text, details.end)):
            details.annex = match[2] or ""
        elif details.pages is None and (match := _PAGES.match(text, details.end)):
            details.pages = " ".join(match[1].split())
        elif details.year is None and (match := _YEAR_BEHIND.match(text, details.end)):
            details.year = match[2]
        else:
            break
        details.end = match.end()
    return details
