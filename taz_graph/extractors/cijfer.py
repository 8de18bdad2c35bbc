"""Figures in a letter: shares, counts and rates, with unit, bound, and the period that stands beside them.

A figure is something counted or measured in the world. Years, dates, amounts of money, numbers of papers, articles and
opgaven are none; nor are terms («twee jaar») and the parts of a programme («drie lijnen»). What stands in an indicator
table is found by ``tabel``.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from taz_graph.brief import Block, Brief
from taz_graph.extractors.lexicon_dates import moments_in
from taz_graph.extractors.lexicon_figures import Counted, durations, elsewhere, measures, of_the
from taz_graph.extractors.lexicon_guard import Guarded, matches_near
from taz_graph.extractors.lexicon_numbers import (
    DIGITS,
    MULTIPLIER,
    MULTIPLIERS,
    TALS,
    WORDS,
    as_json,
    bound_before,
    parse_number,
)
from taz_graph.extractors.lexicon_units import COUNTED, PLURAL, is_countable, unit_of
from taz_graph.extractors.lexicon_words import Spans, not_prose, readable
from taz_graph.extractors.model import Context, JsonValue, Mention, Rule, by_place, mention
from taz_graph.extractors.text import sentence_at, sentences

RULES = {
    rule.id: rule
    for rule in (
        Rule("cijfer-procent", 0.98, "A share, with the sign or the word.", "Het verzuim daalde met 3,5 procent."),
        Rule("cijfer-een-op", 0.95, "A share told as one in so many.", "Nu werkt 1 op de 7 mensen in het onderwijs."),
        Rule("cijfer-per", 0.95, "A rate.", "Men werkt gemiddeld 29,5 uur per week."),
        Rule(
            "cijfer-aantal",
            0.85,
            "The noun may stand before the number.",
            "Het aantal leden steeg van 210 naar 340.",
        ),
        Rule("cijfer-telling", 0.93, "A count with what is counted.", "Er deden 2.340 bedrijven mee."),
        Rule("cijfer-telwoord", 0.85, "Small counts are written as words.", "Twaalf scholen namen deel."),
        Rule("cijfer-meervoud", 0.7, "Digits before any plural count it.", "Er staan 40 laadpalen."),
        Rule("cijfer-van-de", 0.9, "Of a whole, the part is what is told.", "Bij 31 van de 57 scholen is dit zo."),
        Rule(
            "cijfer-zonder-naam",
            0.75,
            "What is counted stands once, before a series or in the sentence before.",
            "Het aantal leden daalde van 7.246 in 2018 naar 6.190 in 2024.",
        ),
        Rule("cijfer-duur", 0.8, "A duration that was measured.", "De wachttijd was gemiddeld 168 dagen."),
        Rule(
            "cijfer-bereik",
            0.85,
            "The first of two numbers leaves its noun to the second.",
            "Het aantal daalde van 50 naar 20 open vacatures.",
        ),
    )
}

_START = r"(?<![\w.,€$/+-])(?<![€$]\s)"
_NUMBER = rf"(?P<number>{DIGITS})(?:\s?(?P<times>{MULTIPLIER}))?"
_FILLER = (
    r"(?:(?!(?:van|voor|in|op|en|of|de|het|een|dat|die|als|is|zijn|tot|naar|per|te|door|met|bij|uur|aan|om|uit"
    r"|dit|deze|zo|al|niet|ook|nog|dan|maar|jaar|maand|maanden|week"
    r"|weken|dag|dagen|derde|vierde|kwart|aangezien|soorten|keer|meer|waren|werd|hebben|zich|er)\s)[a-zà-ÿ’'-]{2,30}\s)"
)
_PAIR = r"(?:[a-zà-ÿ]{2,20}-\s(?:en|of)\s)"

_PATTERNS = {
    "cijfer-procent": re.compile(
        rf"{_START}(?P<number>{DIGITS})\s?(?P<unit>%(?:-?punt)?|procent(?:punt(?:en)?)?(?![\w]))", re.IGNORECASE
    ),
    "cijfer-een-op": re.compile(
        rf"{_START}(?P<first>\d{{1,3}}|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen)\s?op\s(?:(?:de|elke"
        rf"|iedere)\s)?"
        rf"(?P<number>{DIGITS}|[a-zëï]{{3,20}})(?![\w.]|\s?(?:jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec))",
        re.IGNORECASE,
    ),
    "cijfer-per": re.compile(
        rf"{_START}{_NUMBER}\s(?P<noun>uur|uren|fte|keer|dagen)\sper\s(?P<per>week|dag|maand|jaar|medewerker"
        rf"|persoon|cliënt)(?!\w)",
        re.IGNORECASE,
    ),
    "cijfer-aantal": re.compile(
        rf"(?<![\w-])[Aa]antal\s(?:[a-zà-ÿ-]{{3,25}}e\s){{0,2}}(?P<noun>{COUNTED})[^.,;:()\d%€]{{1,60}}?"
        rf"(?<![\w.,€$/+-])(?:van\s{DIGITS}\s(?:naar|tot)\s(?:ruim\s|bijna\s|circa\s|ongeveer\s)?)?{_NUMBER}"
        rf"(?!\s?(?:%|procent|euro|{MULTIPLIER})|\s[a-z]+(?:en|s|fte)\b|[.,:]?\d)"
    ),
    "cijfer-telling": re.compile(rf"{_START}{_NUMBER}\s{_PAIR}?{_FILLER}{{0,3}}?(?P<noun>{COUNTED})"),
    "cijfer-telwoord": re.compile(rf"(?P<number>[A-Za-zëï]{{3,30}})\s{_PAIR}?{_FILLER}{{0,2}}?(?P<noun>{COUNTED})"),
    "cijfer-procentwoord": re.compile(r"(?P<number>[A-Za-zëï]{3,30})\s(?P<unit>procent(?:punt)?)(?!\w)"),
    "cijfer-meervoud": re.compile(
        rf"{_START}{_NUMBER}\s(?:(?:extra|[a-zà-ÿ-]{{3,25}}e)\s){{0,2}}(?!{MULTIPLIER})(?P<noun>{PLURAL})"
    ),
}
_WORD = re.compile(r"(?<![\w-])[A-Za-zëï]{3,30}(?=\s)")
_STEMS = "twee drie vier vijf zes zeven acht negen tien elf twaalf tig honderd duizend dozijn"
_NUMBER_WORD = Guarded(re.compile(_STEMS.replace(" ", "|"), re.IGNORECASE), _STEMS)
"""A part of each number word."""
_VALUES = frozenset((*WORDS, *TALS)) - {"één"}
_GUARDS = {
    "cijfer-procent": Guarded(_PATTERNS["cijfer-procent"], "% procent"),
    "cijfer-een-op": Guarded(_PATTERNS["cijfer-een-op"], "op"),
    "cijfer-per": Guarded(_PATTERNS["cijfer-per"], "per"),
    "cijfer-aantal": Guarded(_PATTERNS["cijfer-aantal"], "aantal"),
}
_DIGITS = re.compile(r"\d+")
_NOT_A_COUNT = re.compile(
    r"(?:\b(?:artikel|artikelen|art\.|lid|leden|nrs?\.|nummers?|opgaven?|programmalijn(?:en)?|lijn|hoofdstuk"
    r"|paragraaf|§|bijlagen?|tabel"
    r"|figuur|pagina|blz\.|p\.|voetnoot|noot|fase|groep|categorie|niveau|box|stap|punt|spoor|pijler|actielijn"
    r"|actie|afspraak|deel|versie"
    r"|onderdeel|toezegging|motie|vraag|thema|tranche|ronde|schaal|vanaf|stuk|dossier|klas|cluster)\s(?:en\s)?"
    r"|\bnr\.\s?\d+(?:,|\sen)\s)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d\s.*")  # «2022, 2023 en 2024 tekorten», «de nota 2024 wijst bedrijven op»
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d\suur")
_EARLIER = re.compile(
    rf"(?:van|tussen(?:\sde)?|met|naar)?\s?(?<![\w.,€$/-])(?P<number>{DIGITS}"
    rf"|[a-zëï]{{3,20}})(?P<sign>\s?%)?\s?(?:naar|tot|en|à|-|–|of|tot\sen\smet)\s"
    r"?(?:de\s|ongeveer\s|circa\s|ruim\s)?$",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:[Ii]n|[Oo]p|[Oo]ver|[Ee]ind|[Pp]er|[Ii]n\s(?:het|de))\s"
    r"(?:(?:school|studie|kalender|begrotings)?jaar\s|seizoen\s|periode\s)?$"
)


_RATES = frozenset({"procent", "procentpunt", "een-op"})
_CELL = re.compile(rf"\s*{DIGITS}\s?%?\s?\([^()]{{4,20}}\)\s*")
_LATER = re.compile(
    r"(?:\s(?!(?:en|maar|terwijl|waarvan|tegen|tegenover|naar|van|die|dat|om)\s)[\w’'-]+){0,8}?\s(?:in|over)\s(?:het\s|de\s)?"
    r"(?:(?:school|studie|kalender|begrotings|seizoen|eerste|tweede|derde|vierde)(?:jaar)?\s|jaar\s|periode\s|seizoen\s)?"
)
"""What may stand between a figure and the time that it holds for: «meldden zich in», «jongeren stopten in het jaar»."""
_THIS_YEAR = re.compile(
    r"(?:\s(?!(?:en|maar|terwijl|tegen)\s)[\w’'-]+){0,6}?\s(?P<which>dit|vorig|afgelopen)\sjaar(?!\w)"
)


_YEAR_BEFORE = re.compile(r"\b(?P<which>[Dd]it|[Vv]orig|[Aa]fgelopen)\sjaar\s(?:[\w’'-]+\s){0,4}$")


class _Figure(NamedTuple):
    """A figure in the text of a block."""

    rule: str
    start: int
    end: int
    value: Decimal
    unit: str


def find(brief: Brief, context: Context) -> list[Mention]:
    """Every figure: ``value``, ``unit``, ``period`` (ISO, or None where none stands beside it) and its bound."""
    masked = not_prose(brief)
    found: list[Mention] = []
    for block in readable(brief, tables=False):
        dates = Spans(
            (one.start - block.start, one.end - block.start) for one in moments_in(brief, block.start, block.end)
        )
        if _CELL.fullmatch(block.text):
            continue  # a cell of a table that came one cell per line
        for figure in _figures(block, dates):
            one = _mention(brief, block, figure)
            if not masked.touch(*one.span):
                found.append(one)
    return by_place(found)


def _figures(block: Block, dates: Spans) -> Iterator[_Figure]:
    """The figures of a block: those with their noun beside them first, then those that lean on these."""
    text, taken = block.text, Spans()
    for one in of_the(text):
        taken.add(one.start, one.end)
        yield _Figure(*one)
    told: list[_Figure] = []
    for figure in _counts(text, dates, taken):
        told.append(figure)
        yield figure
    if _DIGITS.search(text) is None and not measures(text):
        return
    for one in _leaning(block, told):
        if not taken.touch(one.start, one.end) and not dates.touch(one.start, one.end):
            taken.add(one.start, one.end)
            yield _Figure(*one)


def _leaning(block: Block, told: list[_Figure]) -> Iterator[Counted]:
    """The numbers of each sentence that lean on what it, or the sentence before it, tells the number of."""
    before, base = False, block.start
    for first, last in sentences(block):
        span = first - base, last - base
        counts = [one for one in told if one.unit not in _RATES and span[0] - 200 <= one.start < span[1]]
        yield from elsewhere(block.text, span, counts[-1].unit if counts else None)
        yield from durations(block.text, span, before)
        before = measures(block.text[slice(*span)])


def _counts(text: str, dates: Spans, taken: Spans) -> Iterator[_Figure]:
    words = _WORD.finditer(text) if _NUMBER_WORD.can_match(text) else ()
    starts = [word.start() for word in words if word[0].lower() in _VALUES]
    for rule, pattern in _PATTERNS.items():
        for match in _matches(rule, pattern, text, starts):
            span = match.start("number") if rule != "cijfer-een-op" else match.start(), match.end()
            if taken.touch(*span) or dates.touch(*span):
                continue
            figure = _figure(rule, match)
            if figure is None:
                continue
            taken.add(*span)
            yield figure
            earlier = (
                _EARLIER.search(text, max(0, figure.start - 40), figure.start) if rule != "cijfer-een-op" else None
            )
            if earlier and not taken.touch(*earlier.span("number")) and not dates.touch(*earlier.span("number")):
                value = parse_number(earlier["number"])
                if value is not None and (value != 1 or figure.unit == "procent"):
                    taken.add(*earlier.span("number"))
                    end = earlier.end("sign") if earlier["sign"] else earlier.end("number")
                    yield _Figure("cijfer-bereik", earlier.start("number"), end, value, figure.unit)


def _matches(rule: str, pattern: re.Pattern[str], text: str, words: list[int]) -> Iterator[re.Match[str]]:
    """Where a rule applies; number words are looked up first, for a pattern of two thousand words is slow."""
    if "woord" not in rule:
        if rule in _GUARDS:
            return _GUARDS[rule].finditer(text)
        return matches_near(pattern, text, (run.start() for run in _DIGITS.finditer(text)))
    return (match for at in words if (match := pattern.match(text, at)))


def _figure(rule: str, match: re.Match[str]) -> _Figure | None:
    """What a match of a rule says; None where the number is no count after all."""
    value = parse_number(match["number"])
    if value is None:
        return None
    if rule == "cijfer-een-op":
        return _one_in(match, value)
    if _NOT_A_COUNT.search(match.string, max(0, match.start() - 24), match.start()):
        return None
    if "procent" in rule:
        unit = "procentpunt" if "punt" in match["unit"] else "procent"
        return _Figure("cijfer-procent", match.start(), match.end(), value, unit)
    noun = match["noun"]
    if rule == "cijfer-per":
        unit = f"{noun.replace('uren', 'uur')}-per-{match['per']}"
    elif is_countable(noun) and not _CLOCK.match(match[0]) and not _YEAR.fullmatch(match[0][: -len(noun)]):
        unit = unit_of(noun)
    else:
        return None
    if "woord" not in rule and match["times"]:
        value *= MULTIPLIERS[match["times"].lower().rstrip(".")]
    return _Figure(rule, match.start("number"), match.end(), value, unit)


def _one_in(match: re.Match[str], value: Decimal) -> _Figure | None:
    """«1 op 6» has the value 6; «drie op de vier» keeps both numbers."""
    first = Decimal(1) if match["first"].lower() == "een" else parse_number(match["first"])
    if first is None or value <= first:
        return None  # «één op één», and «schaal 4 op 1»
    if first == 1:
        return _Figure("cijfer-een-op", match.start(), match.end(), value, "een-op")
    return _Figure("cijfer-een-op", match.start(), match.end(), first, f"op-{as_json(value)}")


def _mention(brief: Brief, block: Block, figure: _Figure) -> Mention:
    start, bound = bound_before(block.text, figure.start)
    attributes: dict[str, JsonValue] = {"value": as_json(figure.value), "unit": figure.unit}
    attributes["period"] = _period(brief, block, block.start + figure.start, block.start + figure.end)
    if bound:
        attributes[bound] = True
    return mention(brief, "cijfer", (block.start + start, block.start + figure.end), RULES[figure.rule], attributes)


def _period(brief: Brief, block: Block, start: int, end: int) -> str | None:
    """The date that the figure holds for: right behind it, or told before it in the sentence («In 2023 …»)."""
    first, last = sentence_at(block, start)
    for moment in moments_in(brief, end, min(last, end + 30)):
        if re.fullmatch(r"\s?\(", brief.text[end : moment.start]) and brief.text[moment.end : moment.end + 1] == ")":
            return moment.iso
    for moment in moments_in(brief, end, min(last, end + 24)):
        if re.fullmatch(r"\s(?:in|per|eind|begin)\s", brief.text[end : moment.start]):
            return moment.iso
    for moment in moments_in(brief, end, min(last, end + 90)):
        if _LATER.fullmatch(brief.text, end, moment.start):
            return moment.iso
    told = [moment for moment in moments_in(brief, first, start) if _PERIOD.search(brief.text, first, moment.start)]
    if told:
        return told[-1].iso
    leans = _THIS_YEAR.match(brief.text, end, last) or _YEAR_BEFORE.search(brief.text, max(first, start - 60), start)
    if leans is None or brief.metadata.date is None:
        return None
    return str(brief.metadata.date.year - (leans["which"].lower() != "dit"))
