"""Dates in Dutch, as ISO writes them: days, months, quarters, parts of a year, years, and stretches of them.

``moments(brief)`` gives each with the id of the rule that read it, so that whoever needs a date beside something else
(the day of an overleg, the period of a figure) reads it exactly as the extractor ``datum`` does.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from taz_graph import dates
from taz_graph.brief import Brief, Soort
from taz_graph.extractors.lexicon_calendar import Anchor, anchor_of
from taz_graph.extractors.lexicon_guard import Guarded, matches_near
from taz_graph.extractors.lexicon_words import UPPER, Spans, not_prose

MONTHS = {
    name: number
    for number, names in enumerate(
        "januari jan|februari feb febr|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sept sep"
        "|oktober okt|november nov|december dec".split("|"),
        1,
    )
    for name in names.split()
}
_FULL = "|".join(dates.MONTHS["nl"])
_ANY = rf"(?:(?:{_FULL})|(?:jan|febr?|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)"
_YEAR = r"(?:19[5-9]|20[0-9])\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TAIL = (
    r"(?P<tail>jl\.|j\.l\.|jongstleden|ll\.|a\.s\.|as\.(?=\s[a-z])|aanstaande|(?:van\s)?(?:dit|vorig|volgend"
    r"|afgelopen)\sjaar"
    r"|jl(?![\w.]))"
)
_PAST = re.compile(r"jl|j\.l|jongst|ll")
_YEARS = {"dit": 0, "vorig": -1, "afgelopen": -1, "volgend": 1}
_AHEAD = re.compile(
    r"\b(?:uiterlijk|v[oó]{2}r|vanaf|verwachting|komende|aanstaande)\s(?:(?:in|op|het|de|eind|begin)\s){0,2}$",
    re.IGNORECASE,
)
_PREPOSITION = (
    r"(?:in|sinds|vanaf|per|tot|tot\sen\smet|t/m|medio|begin|eind|einde|half|na|voor|van|maand|uit|tussen"
    r"|afgelopen|komende"
    r"|rond|uiterlijk|sedert|periode|en|of)"
)
_PART = (
    r"(?:begin|medio|half|eind|einde|voorjaar|najaar|zomer|herfst|winter|lente|start|loop|zomerreces|(?:in\sde\s)?"
    r"(?:eerste|tweede|1e|2e)\s(?:helft|half\sjaar|halfjaar))"
)
_QUARTER = (
    r"(?:[QK](?P<q>[1-4])|(?P<ordinal>[Ee]erste|[Tt]weede|[Dd]erde|[Vv]ierde|[1-4]\s?(?:e|ste|de))\s[Kk]wartaal"
    r"|[Kk]wartaal\s(?P<number>[1-4]))"
)
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_OF_YEAR = r"(?:\s(?:van|in)(?:\s(?:het\sjaar|de))?|,)?\s"
_PRINTED = rf"(?P<y>{_YEAR})(?![.,]?\d)"

_PATTERNS = {
    "datum-cijfers": re.compile(
        rf"(?<![\d./-])(?:(?P<y>{_YEAR})-(?P<n>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])"
        rf"|(?P<d2>{_DAY})(?P<s>[-/.])(?P<n2>0?[1-9]|1[0-2])(?P=s)(?P<y2>{_YEAR}))(?![\d/-])"
    ),
    "datum-dag": re.compile(
        rf"(?<![\d.,/€-])(?:(?P<d0>{_DAY})(?:\s?(?:,|/|&|-|–|en|t/m|tot\sen\smet|tot)\s?))??(?P<d>{_DAY})\s?(?:e"
        rf"|ste|de|st)?\s"
        rf"(?P<m>{_ANY})(?:\s(?P<y>{_YEAR})(?!\d)|(?:\s|,\s){_TAIL})?(?![\w-])",
        re.IGNORECASE,
    ),
    "datum-kwartaal": re.compile(
        rf"(?<![\w-])(?:(?P<y0>{_YEAR})[\s-])?(?:(?P<q0>[QK][1-4])\s?(?:-|–|en|tot\sen\smet|t/m|/)\s?)?{_QUARTER}"
        rf"(?:{_OF_YEAR}(?:{_PRINTED}|(?P<this>dit|vorig|volgend)\sjaar))?(?!\w)"
    ),
    "datum-deel": re.compile(rf"(?<![\w-])(?P<part>{_PART}){_OF_YEAR}{_PRINTED}", re.IGNORECASE),
    "datum-maand": re.compile(
        rf"(?<![\w-])(?:(?P<part>begin|medio|half|eind"
        rf"|einde)\s)?(?P<m>{_ANY})\s(?:van\s(?:het\sjaar\s)?)?(?P<y>{_YEAR})(?![\d-])",
        re.IGNORECASE,
    ),
    "datum-maand-zonder-jaar": re.compile(
        rf"(?:(?<![\w-])(?P<before>(?i:{_PREPOSITION}))\s|(?<=/))(?P<m>{_FULL})(?:\s{_TAIL})?(?![\w-])|(?<![\w-])(?P<m2>{_FULL})\s"
        + _TAIL.replace("tail", "tail2")
    ),
    "datum-bereik": re.compile(
        rf"(?<![\w.,/-])(?P<a>{_YEAR})\s?(?P<sign>-|–|—|/|t/m|tot\sen\smet)\s?(?P<b>{_YEAR}|(?<=[-–—/])\d\d)(?![\w/-])"
    ),
    "datum-jaar": re.compile(rf"(?<![\w.,/€-])(?<!€\s)(?P<y>{_YEAR})(?![\w%€]|[.,/-]\d|\s?[%€]|-[a-z])"),
}
"""One pattern per rule, in the order in which they take their words: «Q3 2022» is no bare year."""
_BEGINS = {
    "datum-cijfers": ("digit", 0),
    "datum-dag": ("digit", 0),
    "datum-maand": ("month", len("einde ")),
    "datum-maand-zonder-jaar": ("month", len("tot en met ")),
    "datum-bereik": ("digit", 0),
    "datum-jaar": ("digit", 0),
}
"""At or how far before what a date of a rule can begin; the other rules have words that most letters lack."""
_GUARDS = {
    "datum-kwartaal": Guarded(_PATTERNS["datum-kwartaal"], "kwartaal Q1 Q2 Q3 Q4 K1 K2 K3 K4"),
    "datum-deel": Guarded(
        _PATTERNS["datum-deel"], "begin medio half eind voorjaar najaar zomer herfst winter lente start loop helft"
    ),
}
_STEMS = "jan feb maart mrt apr mei jun jul aug sep okt nov dec".split()
_DIGITS = re.compile(r"\d+")

_NAMED = re.compile(
    r"(?:\bWet(?:\s[a-zà-ÿ-]+){1,6}|[Ww]et|[Bb]esluit|[Rr]egeling|[Rr]ichtlijn|[Vv]erordening|[Aa]genda|[Vv]isie|nr\.|nummer|art\.|artikel)\s$"
)
_SESSION = re.compile(r"(?:[Vv]ergader|zittings)ja(?:ar|ren)\s?$|Kamerst\S{1,10}\s(?:I{1,2}|TK|EK|l{2})?,?\s?$")
_SCHOOL = re.compile(r"(?:school|studie|college|cursus)ja(?:ar|ren)\s$")
_MONTH_BEFORE = re.compile(rf"(?:{_FULL})\s$")
_COUNTED = re.compile(
    r"\s(?:euro|miljoen|miljard|mensen|personen|banen|woningen|plekken|plaatsen|fte|leerlingen|studenten|leden"
    r"|uur|[a-z]+ers|"
    r"[a-z]+enden|[a-z]+ten)\b"
)
# «Toekomstvisie Zorg 2030»: the year is part of a name, unless the word before it opens the sentence.
_IN_NAME = re.compile(rf"(?<=[\w,»”’]\s)[{UPPER}][^\W\d][\w-]*[»”’]?\s$")
_SURE = re.compile(
    r"(?:\b(?:in|sinds|vanaf|per|na|voor|tot|tot en met|van|uit|jaar|begin|eind|medio|over|tussen|en|loop van"
    r"|periode|vóór|naar)\s"
    r"|\()$",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s?(?:,|/|-|–|en|of|tot|tot en met|t/m|tot uiterlijk|,? en op|en op)\s?(?:eind\s|begin\s)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as printed at ``span``; ``iso`` is ``2024-05-14``, ``2024-05``, ``2022-Q3``, ``2024`` or ``2021/2024``.

    ``deel`` is the part of it that the words name («begin», «najaar»). ``inferred``: the year is not printed there;
    ``doubt``: nothing in the letter settles which year it is, ``iso`` is the likeliest or lacks the year (``--05-14``).
    """

    start: int
    end: int
    iso: str
    rule: str
    deel: str | None = None
    inferred: bool = False
    doubt: bool = False
    sure: bool = True
    tail: bool = False
    """Whether words say when it lies, seen from the letter: «jl.», «a.s.», «van dit jaar»."""


@lru_cache(maxsize=4)
def moments(brief: Brief) -> tuple[Moment, ...]:
    """Every date in the letter, in order; years of papers, vergaderjaren, names of laws and addresses are none."""
    anchor = anchor_of(brief)
    masked = not_prose(brief)
    heads = Spans((block.start, block.end) for block in brief.blocks if block.soort is Soort.BRIEFHOOFD)
    taken = Spans()
    found: list[Moment] = []
    places = {"digit": [run.start() for run in _DIGITS.finditer(brief.text)], "month": _months(brief.text)}
    for rule, pattern in _PATTERNS.items():
        if rule in _GUARDS:
            matches = _GUARDS[rule].finditer(brief.text)
        else:
            kind, before = _BEGINS[rule]
            matches = matches_near(pattern, brief.text, places[kind], before)
        for match in matches:
            for moment in _READERS[rule](match, anchor):
                touched = taken.touch(moment.start, moment.end) or masked.touch(moment.start, moment.end)
                if touched or (len(moment.iso) < 10 and heads.touch(moment.start, moment.end)):
                    continue
                taken.add(moment.start, moment.end)
                found.append(moment)
    return tuple(_share_years(brief.text, sorted(found, key=lambda moment: moment.start)))


def _months(text: str) -> list[int]:
    """Where the names of months may begin, in any case; looking for each is faster than one pattern for all."""
    lowered = text.lower()
    if len(lowered) != len(text):  # «İ» becomes two characters
        return list(range(len(text)))
    found: list[int] = []
    for stem in _STEMS:
        at = lowered.find(stem)
        while at >= 0:
            found.append(at)
            at = lowered.find(stem, at + 1)
    return sorted(found)


def moments_in(brief: Brief, start: int, end: int) -> list[Moment]:
    """The dates that lie between two positions of the running text."""
    found = moments(brief)
    first = bisect_left(found, start, key=lambda moment: moment.start)
    last = bisect_left(found, end, key=lambda moment: moment.start)
    return [moment for moment in found[first:last] if moment.end <= end]


def _in_digits(match: re.Match[str], anchor: Anchor) -> Iterator[Moment]:
    year, month, day = match["y"] or match["y2"], match["n"] or match["n2"], match["d"] or match["d2"]
    if iso := _iso(int(year), int(month), int(day)):
        yield Moment(*match.span(), iso, "datum-cijfers")


def _day(match: re.Match[str], anchor: Anchor) -> Iterator[Moment]:
    month = MONTHS[match["m"].lower().rstrip(".")]
    tail = match["tail"]
    if not match["y"] and match["m"].lower() not in _FULL.split("|") and not match["m"].endswith("."):
        return  # «4 sep» may be anything
    for group in ("d0", "d"):
        if match[group] is None:
            continue
        start, end = (match.start("d0"), match.end("d0")) if group == "d0" else (match.start("d"), match.end())
        day = int(match[group])
        if match["y"]:
            if iso := _iso(int(match["y"]), month, day):
                yield Moment(start, end, iso, "datum-dag")
        elif _iso(2024, month, day):
            year, doubt = anchor.year_of(month, day, *_side(match.string, start, tail))
            iso = (_iso(year, month, day) if year else None) or f"--{month:02}-{day:02}"
            yield Moment(start, end, iso, "datum-dag-zonder-jaar", inferred=True, doubt=doubt, tail=bool(tail))


def _side(text: str, at: int, tail: str | None) -> tuple[int, int | None]:
    """What the words around a date say of where it lies: for ``side`` and ``shift`` of ``Anchor.year_of``."""
    if tail and (word := re.search("dit|vorig|afgelopen|volgend", tail)):
        return 0, _YEARS[word[0]]
    if tail:
        return (-1 if _PAST.match(tail.lower()) else 1), None
    return (1 if _AHEAD.search(text, max(0, at - 30), at) else 0), None


def _quarter(match: re.Match[str], anchor: Anchor) -> Iterator[Moment]:
    number = int(match["q"] or match["number"] or _ORDINALS.get(match["ordinal"].lower(), 0) or match["ordinal"][0])
    printed = match["y0"] or match["y"]
    year, doubt = (
        (int(printed), False)
        if printed
        else anchor.year_of(3 * number - 1, 15, *_side(match.string, match.start(), match["this"]))
    )
    iso = f"{year}-Q{number}" if year else f"-Q{number}"
    start = match.start()
    if match["q0"]:  # «Q1-Q3 2024» names two
        yield Moment(*match.span("q0"), f"{iso[:-1]}{match['q0'][1]}", "datum-kwartaal", None, not printed, doubt)
        start = match.start("q") - 1 if match["q"] else match.end("q0") + 1
    yield Moment(start, match.end(), iso, "datum-kwartaal", None, not printed, doubt)


def _part(match: re.Match[str], anchor: Anchor) -> Iterator[Moment]:
    yield Moment(*match.span(), match["y"], "datum-deel", match["part"].lower())


def _month(match: re.Match[str], anchor: Anchor) -> Iterator[Moment]:
    part = match["part"].lower() if match["part"] else None
    yield Moment(*match.span(), f"{match['y']}-{MONTHS[match['m'].lower().rstrip('.')]:02}", "datum-maand", part)


def _bare_month(match: re.Match[str], anchor: Anchor) -> Iterator[Moment]:
    group, tail = ("m", match["tail"]) if match["m"] else ("m2", match["tail2"])
    if match["before"] in ("en", "of") and not _MONTH_BEFORE.search(
        match.string, max(0, match.start() - 12), match.start()
    ):
        return  # «koud, en maart is»; in «mei en juni» it is one
    month = MONTHS[match[group]]
    start = match.start(group)
    year, doubt = anchor.year_of(month, 15, *_side(match.string, start, tail))
    iso = f"{year}-{month:02}" if year else f"--{month:02}"
    yield Moment(start, match.end(), iso, "datum-maand-zonder-jaar", inferred=True, doubt=doubt, tail=bool(tail))


def _range(match: re.Match[str], anchor: Anchor) -> Iterator[Moment]:
    first, last = int(match["a"]), int(match["b"])
    last = last if last > 99 else first - first % 100 + last
    floor = max(0, match.start() - 30)
    if match["sign"] == "/" and not _SCHOOL.search(match.string, floor, match.start()):
        return
    if first < last < first + 60 and not _SESSION.search(match.string, floor, match.start()):
        yield Moment(*match.span(), f"{first}/{last}", "datum-bereik")


def _year(match: re.Match[str], anchor: Anchor) -> Iterator[Moment]:
    text, start = match.string, match.start()
    floor = max(0, start - 30)
    if _NAMED.search(text, max(0, start - 70), start) or _SESSION.search(text, floor, start):
        return
    sure = _SURE.search(text, floor, start) is not None
    if not sure and _IN_NAME.search(text, floor, start):
        return
    if _COUNTED.match(text, match.end()) and not re.search(
        r"\b(?:in|sinds|vanaf|per)\s$", text[floor:start], re.IGNORECASE
    ):
        return
    yield Moment(start, match.end(), match["y"], "datum-jaar", sure=sure)


_READERS = {
    "datum-cijfers": _in_digits,
    "datum-dag": _day,
    "datum-kwartaal": _quarter,
    "datum-deel": _part,
    "datum-maand": _month,
    "datum-maand-zonder-jaar": _bare_month,
    "datum-bereik": _range,
    "datum-jaar": _year,
}


def _share_years(text: str, found: list[Moment]) -> list[Moment]:
    """«28 mei tot en met 3 juni 2024»: a date without year takes that of the date that it is linked to."""
    for index in range(len(found) - 2, -1, -1):
        one, other = found[index], found[index + 1]
        year = other.iso[:4]
        if (
            one.inferred
            and not one.tail
            and year.isdigit()
            and other.start - one.end < 20
            and _LINK.fullmatch(text, one.end, other.start)
        ):
            iso = year + one.iso[4:] if one.iso[:4].isdigit() else year + one.iso[1:]
            found[index] = replace(one, iso=iso, inferred=other.inferred, doubt=other.doubt)
    return found


def _iso(year: int, month: int, day: int) -> str | None:
    """The day as ISO writes it; None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
