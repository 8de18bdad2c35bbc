"""What stands before a dossier number: "Kamerstukken II 2023/24,", "t.v.v.", "Bijlage bij Kamerstuk"."""

import re
from dataclasses import dataclass

from taz_graph.kamerstuk.lexicon import (
    ANNEX_OF,
    HOUSE,
    HOUSE_DIGIT,
    HOUSE_PARTS,
    ONE_YEAR,
    PAPER_WORD,
    REPLACES,
    YEAR_PARTS,
    YEAR_WORD,
    YEARS,
    D,
    W,
)
from taz_graph.kamerstuk.model import Twijfel

_HOUSE_NAME = rf"(?:T\.K\.|E\.K\.|[TE]K(?![A-Za-z])|(?i:tweede|eerste){W}(?i:kamer)(?![a-z]))"
_FILLER = (
    r"(?i:der|van|de|het|die|dat|met|onder|gedrukt|en|nr\.?|nrs\.?|nummers?|no\.|staten-generaal|motie|amendement"
    r"|stuk(?:ken)?)(?![A-Za-z])"
)
_SHORT_YEARS = (
    rf"[0-9]{{2}}/[0-9]{{2}}(?={W},?{W}[1-9][0-9][\s.]?[0-9]{{3}}(?![0-9]))"  # "Kamerstukken II 22/23, 29 282"
)
# A bracket may open behind the word only: "het instellingsplan 2023-2026 (Kamerstuk 29338-265)" has no vergaderjaar.
_OPENING = rf"(?:{W}:?{W}[(\[])?"
_YEAR_TOKEN = rf"{YEAR_WORD}|{YEARS}|{ONE_YEAR}(?={W},)|{_SHORT_YEARS}"
_TOKEN = rf"(?:{_YEAR_TOKEN}|{PAPER_WORD}{_OPENING}|{HOUSE}|{_FILLER}|[{D[1:-1]},:/])"
_HEAD = re.compile(
    rf"(?:(?P<replaces>{REPLACES})|(?P<annex>{ANNEX_OF})|(?P<word>{PAPER_WORD}){_OPENING}|{_HOUSE_NAME}|{YEAR_WORD}|{YEARS})"
    rf"(?:{W}{HOUSE_DIGIT})?(?:{W}{_TOKEN}){{0,18}}+{W}"
)
_WORD = re.compile(PAPER_WORD)
_ANNEX_NUMBER = re.compile(rf"(?i:bijlagen?){W}([0-9]{{1,2}}|[IVX]{{1,4}})(?![A-Za-z0-9])")
_SHORT_PARTS = re.compile(r"(?<![0-9])([0-9]{2})/[0-9]{2}(?![0-9])")
_ONE_YEAR = re.compile(rf"(?<![0-9]){ONE_YEAR}")
_DIGIT_HOUSE = re.compile(rf"{PAPER_WORD}{W}({HOUSE_DIGIT})")


@dataclass(frozen=True, slots=True)
class Head:
    """What was said before the dossier number; ``named`` when a word says that a paper is meant."""

    start: int
    end: int
    text: str
    named: bool = False
    house: str | None = None
    year: str | None = None
    annex: str | None = None
    replaces: bool = False
    doubts: tuple[Twijfel, ...] = ()


def read_head(text: str, at: int) -> Head | None:
    """The head that starts at ``at``, up to where the dossier number must stand."""
    match = _HEAD.match(text, at)
    if not match:
        return None
    written = match[0]
    named = bool(match["word"]) or _WORD.search(written) is not None
    year, doubts = read_year(written)
    annex = _ANNEX_NUMBER.match(written) if match["annex"] else None
    return Head(
        start=at,
        end=match.end(),
        text=written,
        named=named or bool(match["replaces"]),
        house=read_house(written),
        year=year,
        annex=(annex[1] if annex else "") if match["annex"] else None,
        replaces=bool(match["replaces"]),
        doubts=doubts,
    )


def read_house(written: str) -> str | None:
    """TK or EK; None where neither or both are named."""
    houses = {"TK" if match[1] else "EK" for match in HOUSE_PARTS.finditer(written)}
    digit = _DIGIT_HOUSE.match(written)
    if digit:
        houses.add("EK" if digit[1] == "1" else "TK")
    return houses.pop() if len(houses) == 1 else None


def read_year(written: str) -> tuple[str | None, tuple[Twijfel, ...]]:
    """The vergaderjaar in full; a second year that cannot follow the first leaves a doubt, as in 2023-34."""
    matches = list(YEAR_PARTS.finditer(written))
    if len(matches) > 1:
        return None, (Twijfel.MEER_JAREN,)
    if matches:
        first, second = int(matches[0][1]), matches[0][2]
        right = str(first + 1).endswith(second)
        return f"{first}-{first + 1}", () if right else (Twijfel.VERGADERJAAR,)
    if short := _SHORT_PARTS.search(written):
        first = int(short[1]) + (1900 if short[1] > "50" else 2000)
        return f"{first}-{first + 1}", (Twijfel.VERGADERJAAR,)
    return None, (Twijfel.KALENDERJAAR,) if _ONE_YEAR.search(written) else ()
