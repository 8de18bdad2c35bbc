"""Dossier numbers with what hangs on them: 29 282, 35 925 XVI, 21501-02, 36 321 (R2181), several at once."""

import re
from dataclasses import dataclass

from taz_graph.kamerstuk.heads import Head
from taz_graph.kamerstuk.lexicon import BUDGETS, DOSSIER, FUNDS, MARK, NUMBER, TERMINATOR, D, W, is_chapter
from taz_graph.kamerstuk.model import Twijfel

MOST_DOSSIERS = 20  # in one citation
FIRST_YEAR_OF_FIVE_DIGITS = "1968"

_DOSSIER = re.compile(DOSSIER)
_LOOSE = re.compile(rf"([1-9][0-9])(\.|{D}|{W})([0-9]{{3,4}})(?![0-9])")  # "31-700 XII", "332500-XVI"
_OLD = re.compile(rf"()()([1-9][0-9]{{3}})(?![0-9])(?={W},?{W}{MARK})")  # before 1968: "5380, nr. 3"
_SENATE = re.compile(
    rf"()()([CLXVI]{{2,9}})(?![A-Za-z0-9])(?={W},{W}(?:nr\.?{W})?[A-Z]{{1,3}}(?![A-Za-z0-9]))"
)  # "CXXIV, G"
_COUNCIL = re.compile(rf"{W}{D}{W}([0-9]{{2}})(?![0-9])")  # 21501-02: a Raad of the EU
_KINGDOM = re.compile(rf"{W}{D}?{W}(\()?R{W}([0-9]{{4}})(?![0-9])(?(1)\))")  # (R2119): a rijkswet
_CHAPTER = re.compile(
    rf"{W}(?:{D}|\.|(?P<comma>,))?{W}(?:(?i:hoofdstuk|hfd?st\.?){W})?(?P<token>[IVX]{{1,6}}[AB]?|[A-M])(?![A-Za-z0-9'’])"
)
_NEXT = re.compile(
    rf"{W}(?:en(?![a-z])|&|/|\+|,{W}en(?![a-z])|,){W}(?=[1-3][0-9](?:\.|{W})[0-9]{{3}}(?![0-9]))"
    rf"|{D}(?=[1-3][0-9]{{4}}(?![0-9]))"
)
_MARKED = re.compile(
    rf"{W}[,;:.]?{W}(?:{D}{W})?[(\[]?{W}(?:(?i:stuk(?:ken)?|ondernummers?|onder|met|en){W})?"
    rf"({MARK}|(?i:letters?)(?={W}[A-Z]{{1,3}}(?![A-Za-z]))){W}:?{W}(?={NUMBER})"  # "35 526, letter AK"
)
_HYPHEN = re.compile(rf"(?P<before>{W}){D}(?P<after>{W})(?={NUMBER})")
_COMMA = re.compile(rf"{W},{W}(?={NUMBER})")
_SPACE = re.compile(rf"(?=\s){W}(?={NUMBER})")
_NUMBER = re.compile(NUMBER)
_CLOSES = re.compile(TERMINATOR)
_LONGER = re.compile(rf"{D}[0-9A-Za-z]|{W}[0-9]{{3}}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Dossier:
    """One dossier as it is written; ``label`` is its official name."""

    number: str
    suffix: str | None
    label: str
    start: int
    end: int
    doubts: tuple[Twijfel, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """How a number hangs on a dossier ("mark", "hyphen", "comma" or "space") and where that number starts."""

    form: str
    start: int
    plural: bool = False


def read_dossiers(text: str, at: int, head: Head | None) -> list[Dossier]:
    """The dossiers that stand together at ``at``: "31 765 en 25 295", "33009/32637"."""
    found: list[Dossier] = []
    position = at
    most = MOST_DOSSIERS if head else 4  # numbers in a table may look like dossiers without end
    while len(found) < most and (dossier := _read_dossier(text, position, head)):
        found.append(dossier)
        following = _NEXT.match(text, dossier.end)
        if not following:
            break
        position = following.end()
    return found


def marked(text: str, at: int) -> Link | None:
    """A word says that a number follows: ", nr. 475"."""
    match = _MARKED.match(text, at)
    return Link("mark", match.end(), "s" in match[1].lower()) if match else None


def hyphened(text: str, at: int) -> Link | None:
    """The hyphen of 29282-481; one between spaces ("29383 - 367") only where the number closes the citation."""
    match = _HYPHEN.match(text, at)
    number = _NUMBER.match(text, match.end()) if match else None
    if not match or not number or number[0].startswith("0") or _LONGER.match(text, number.end()):
        return None
    spaced = bool(match["before"] or match["after"].replace("\n", ""))
    return Link("hyphen", match.end()) if not spaced or _CLOSES.match(text, number.end()) else None


def listed(text: str, at: int, form: str, *, certain: bool = False) -> tuple[Link, str] | None:
    """A number behind a comma or a space only, and that number.

    It has to close the citation, or to be a letter, unless what stands in front is ``certain``.
    """
    match = (_COMMA if form == "comma" else _SPACE).match(text, at)
    number = _NUMBER.match(text, match.end()) if match else None
    if not match or not number:
        return None
    is_year = len(number[0]) == 4 and number[0][:2] in ("19", "20")
    closes = form == "comma" and (certain or number[0].isalpha())
    if is_year or _LONGER.match(text, number.end()) or not (closes or _CLOSES.match(text, number.end())):
        return None
    return Link(form, match.end()), number[0]


def _read_dossier(text: str, at: int, head: Head | None) -> Dossier | None:
    named = head is not None and head.named
    match = _DOSSIER.match(text, at) or ((_LOOSE.match(text, at) or _OLD.match(text, at)) if named else None)
    if not match:
        return _read_senate_dossier(text, at, head)
    number = match[1] + match[3]
    if not named and not 10000 <= int(number) < 40000:
        return None
    old = len(number) == 4 and head is not None and (head.year or "9") < FIRST_YEAR_OF_FIVE_DIGITS
    doubts = () if len(number) == 5 or old else (Twijfel.DOSSIER,)
    end = match.end()
    if number == "21501" and (council := _COUNCIL.match(text, end)):
        number, end = f"{number}-{council[1]}", council.end()
    if kingdom := _KINGDOM.match(text, end):
        return Dossier(number, f"R{kingdom[2]}", number, at, kingdom.end(), doubts)
    chapter = _CHAPTER.match(text, end)
    if chapter and _is_suffix(text, chapter, number, head):
        return Dossier(number, chapter["token"], f"{number}-{chapter['token']}", at, chapter.end(), doubts)
    return Dossier(number, None, number, at, end, doubts)


def _read_senate_dossier(text: str, at: int, head: Head | None) -> Dossier | None:
    """The Eerste Kamer counts its own dossiers in Roman numerals: Kamerstukken I 2017/18, CXXIV, G."""
    senate = head is not None and (head.house == "EK" or (head.named and head.house is None))
    match = _SENATE.match(text, at) if senate else None
    return Dossier(match[3], None, match[3], at, match.end()) if match else None


def _is_suffix(text: str, chapter: re.Match[str], number: str, head: Head | None) -> bool:
    """Whether the letters behind a dossier name a budget chapter (36560-X) or a paper (35092-G)."""
    token, end = chapter["token"], chapter.end()
    if not is_chapter(token):
        return False
    if chapter["comma"]:  # "34 000, XVI, nr. 38"; "31 145, A" is a letter of the Eerste Kamer
        in_budget = int(number[:5]) in BUDGETS
        if head and head.house == "EK":
            return False
        return (len(token) > 1 and in_budget) or (marked(text, end) is not None and (len(token) > 1 or in_budget))
    if marked(text, end) or hyphened(text, end) or listed(text, end, "comma"):
        return True
    if number.isdecimal() and int(number) in BUDGETS:
        return not (head and head.house == "EK" and token in FUNDS)
    return len(token) > 1
