"""Figures whose noun or period stands elsewhere in the sentence: «daalde van 7.200 in 2018 naar 6.100 in 2024».

What the number counts is told once, before («het aantal advocaten»), or in the clause before («meldden zich 94.100
mensen, waar dat er eerder 81.700 waren»); a duration counts as a figure where the sentence says that it was measured.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.lexicon_numbers import (
    DIGITS,
    MULTIPLIER,
    MULTIPLIERS,
    WORDS,
    counts_things,
    parse_number,
)
from taz_graph.extractors.lexicon_units import COUNTED, PLURAL, is_countable, unit_of

_START = r"(?<![\w.,€$/+-])(?<![€$]\s)"
_NUMBER = rf"(?P<number>{DIGITS})(?:\s?(?P<times>{MULTIPLIER}))?"
_YEAR = r"(?:19|20)\d\d"
_WORD = "|".join(sorted((word for word in WORDS if WORDS[word] <= 12), key=len, reverse=True))

OF_THE = Guarded(
    re.compile(
        rf"{_START}(?P<number>{DIGITS}|(?<!\w)(?:{_WORD}))\svan\sde\s(?P<all>{DIGITS}|{_WORD})\s"
        rf"(?:[a-zà-ÿ-]{{3,25}}e\s)?(?P<noun>{COUNTED}|{PLURAL})",
        re.IGNORECASE,
    ),
    "van",
)
"""«31 van de 57 instellingen»: 31 of them."""
_IN_YEAR = re.compile(rf"{_START}{_NUMBER}(?=\s\({_YEAR}\)|\s(?:in|per|eind)\s{_YEAR}(?!\d))")
_LARGE = re.compile(
    rf"{_START}(?P<number>\d{{1,3}}(?:\.\d{{3}})+)(?![\d,.]*\d)(?!\s?(?:%|euro|€|procent|{MULTIPLIER}))"
)
_MILLIONS = re.compile(rf"{_START}(?P<number>{DIGITS})\s(?P<times>miljoen|miljard|mln\.?|mld\.?)(?!\s?(?:euro|€)|\w)")
_NATIONALS = re.compile(rf"{_START}{_NUMBER}\s[A-Z][a-zëï]{{2,20}}(?:ers|anen|ezen|kers)(?!\w)")
"""«2,5 miljoen Nederlanders»: a people is written with a capital."""
_FOLLOWS = re.compile(
    r"\s?(?:[.,;:)]|$)|\s(?:in|naar|tot|op|en|waren|zijn|was|per|eind|het|van|bij|voor|ten|meer|minder|keer|is|werd|daarvan"
    r"|hiervan|om|uit|door|dat|die|vorig|dit|nu|\()"
)
_AMOUNT_OF = re.compile(r"\b[Aa]antal(?P<noun>(?:\s[a-zà-ÿ-]+){1,4})")
_NOT_COUNTED = re.compile(
    r"\b(?:artikel|nr\.|nummer|dossier|kenmerk|postbus|€|euro|EUR|stuks?nummer|bladzijde|pagina)\s?$"
)
_EARLIER = re.compile(
    r"\b(?:aantal|waren|was|zijn|gingen?|meldden|overtraden|kwamen|bleven|er|wie|waarvan|hiervan|daarvan|totaal|tegen|steeg"
    r"|stegen|daal\w+|groei\w+|nam|namen|toe|af|bedroeg|bedraagt|bezoek|telt|telde|ligt|lag|verdubbeld\w*|gehalveerd|naar)\b"
)

_MEASURED = re.compile(
    r"\b(?:gemiddeld\w*|mediaan|duurde|duurt|duren|bedroeg|bedraagt|wacht(?:tijd|tijden|duur)|doorloop(?:tijd|tijden)"
    r"|behandel(?:duur|tijd)|reis(?:tijd|duur)|afhandel(?:duur|tijd)|verblijfsduur|reactietijd|vertraging|teruggebracht"
    r"|opgelopen|levensverwachting|verzuimduur|responstijd|aanrijtijd)\b"
)
_WAS_THAT = re.compile(r"\b(?:was|waren|is)\s(?:dat|dit)\b|^Een\sjaar\seerder")
_DURATION = re.compile(
    rf"{_START}(?P<number>{DIGITS}|(?<!\w)(?:{_WORD}))\s(?P<noun>werkdagen|dagen|weken|maanden|minuten|seconden|uur|jaar)"
    r"(?!\w|\s(?:na|geleden|later|eerder|per|lang)\b)"
)
_LEAD = re.compile(
    r"(?:^|\b(?:van|naar|tot|tegen|tegenover|op|was|waren|is|bedroeg|bedraagt|gemiddeld|duurde|duurt|dat|nog|circa|ongeveer"
    r"|ruim|bijna|rond|de))\s$"
)
_TERM = re.compile(r"\b(?:termijn|norm|maximaal|uiterlijk|binnen|streefwaarde)\b[^,;]{0,30}$")


class Counted(NamedTuple):
    """A number with its place in the text, its value and what it counts."""

    rule: str
    start: int
    end: int
    value: Decimal
    unit: str


def of_the(text: str) -> Iterator[Counted]:
    """So many of so many; the smaller number is what is told."""
    for match in OF_THE.finditer(text):
        value, whole = parse_number(match["number"]), parse_number(match["all"])
        if value is not None and whole is not None and value <= whole and is_countable(match["noun"]):
            yield Counted("cijfer-van-de", *match.span(), value, unit_of(match["noun"]))


def elsewhere(text: str, sentence: tuple[int, int], counted: str | None) -> Iterator[Counted]:
    """Numbers of a sentence whose noun stands elsewhere; ``counted`` is the unit that was told last before it."""
    noun = _noun(text, *sentence)
    for match in _NATIONALS.finditer(text, *sentence):
        value = _value(match)
        if value is not None and not _is_year(match):
            yield Counted("cijfer-zonder-naam", *match.span(), value, "personen")
    for pattern in (_IN_YEAR, _LARGE, _MILLIONS):
        for match in pattern.finditer(text, *sentence):
            if pattern is not _IN_YEAR and not _FOLLOWS.match(text, match.end()):
                continue
            before = text[max(sentence[0], match.start() - 120) : match.start()]
            value = _value(match)
            unit = noun or counted
            if value is None or _NOT_COUNTED.search(before) or _is_year(match):
                continue
            if pattern is _MILLIONS and not (noun or counts_things(text[slice(*sentence)])):
                continue
            if pattern is _IN_YEAR and noun is None and not (counted and _EARLIER.search(before)):
                continue
            if pattern is _LARGE and not (_EARLIER.search(before) or counted):
                continue
            yield Counted("cijfer-zonder-naam", *match.span(), value, unit or "aantal")


def durations(text: str, sentence: tuple[int, int], told_before: bool) -> Iterator[Counted]:  # noqa: FBT001
    """Durations that were measured, and not a term that somebody has: «duurde gemiddeld 168 dagen»."""
    said = text[slice(*sentence)]
    if not _MEASURED.search(said) and not (told_before and _WAS_THAT.search(said)):
        return
    for match in _DURATION.finditer(text, *sentence):
        before = text[max(sentence[0], match.start() - 50) : match.start()]
        value = parse_number(match["number"])
        if value is not None and _LEAD.search(before) and not _TERM.search(before):
            yield Counted("cijfer-duur", *match.span(), value, match["noun"].lower())


def measures(text: str) -> bool:
    """Whether a sentence tells of a measured duration."""
    return _MEASURED.search(text) is not None


def _noun(text: str, start: int, end: int) -> str | None:
    """The unit of what the sentence says the number of: «het aantal ingeschreven advocaten»."""
    told = _AMOUNT_OF.search(text, start, end)
    words = told["noun"].split() if told else []
    for word in words:
        if re.fullmatch(COUNTED, word):
            return unit_of(word)
    plurals = [
        word for word in words if re.fullmatch(PLURAL, word) and is_countable(word) and not re.match(r"ge\w+en$", word)
    ]
    if told is None:
        return None
    return unit_of(plurals[0] if len(plurals) < 2 else _head(plurals)) if plurals else "aantal"


def _head(plurals: list[str]) -> str:
    """Of «ingeschreven advocaten» the noun is the last, unless that is a verb in -den or -ten."""
    return next((word for word in reversed(plurals) if not re.search(r"(?:ef|ou|oe|ie)\w?den$|gen$", word)), plurals[0])


def _value(match: re.Match[str]) -> Decimal | None:
    value = parse_number(match["number"])
    times = match.groupdict().get("times")
    return value * MULTIPLIERS[times.lower().rstrip(".")] if value is not None and times else value


def _is_year(match: re.Match[str]) -> bool:
    return re.fullmatch(_YEAR, match["number"]) is not None and not match.groupdict().get("times")
