"""Dates in a letter, and stretches of time that it names by words.

A date is anything with a place in the calendar: day, month, quarter, year, part of a year, or from year to year. Words
that lean on the day of the letter («dit najaar», «het afgelopen jaar») are kept as words, under the kind ``periode``:
a guess of their bounds would be no fact of the letter. A vergaderjaar names a paper and is no date.
"""

import re
from collections.abc import Iterator

from taz_graph.brief import Brief
from taz_graph.extractors.lexicon_dates import Moment, moments
from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.lexicon_words import Spans, addresses, readable
from taz_graph.extractors.model import Context, JsonValue, Mention, Rule, by_place, mention

RULES = {
    rule.id: rule
    for rule in (
        Rule(
            "datum-dag",
            0.99,
            "The usual form; a range or list shares its month.",
            "Op 3 en 4 maart 2021 was er overleg.",
        ),
        Rule("datum-cijfers", 0.95, "Tables and file names write days in digits.", "Ontvangen op 05-11-2020."),
        Rule(
            "datum-dag-zonder-jaar",
            0.85,
            "Letters leave the year to the reader: «jl.» lies before the letter, a bare day near it.",
            "Dat meldde ik op 8 februari jl. aan uw Kamer.",
        ),
        Rule(
            "datum-maand",
            0.97,
            "Plans are told by month, at times with begin, medio or eind.",
            "Het loopt tot eind mei 2021.",
        ),
        Rule(
            "datum-maand-zonder-jaar",
            0.8,
            "«in juli» is the July near the letter; without a word before it the name of a month proves nothing.",
            "De regeling volgt in september.",
        ),
        Rule(
            "datum-kwartaal", 0.95, "Statistics and plans go by quarter.", "In het tweede kwartaal van 2021 daalde dit."
        ),
        Rule("datum-deel", 0.95, "A season, half or beginning of a year.", "Dit start in het najaar van 2021."),
        Rule(
            "datum-bereik", 0.9, "From year to year, also as a school year.", "Het plan loopt in de periode 2021–2025."
        ),
        Rule("datum-jaar", 0.92, "A year by itself, mostly after a preposition.", "Sinds 2019 is dit verplicht."),
        Rule("periode-woorden", 0.8, "Told from the letter; kept as words.", "Voor de zomer ontvangt u een brief."),
    )
}

_UNSURE = 0.15
_FIGURE = re.compile(r"\d\s?%?\s?\($")
_HEADER = re.compile(r"(?:[Mm]eting|[Ww]aarde|[Ss]tand|[Rr]ealisatie)\s?\($")
_STRETCH = Guarded(
    re.compile(
        r"(?<![\w-])(?:(?:[Ii]n|[Vv][oó]+r|[Nn]a|[Rr]ond|[Tt]ijdens|[Gg]edurende|[Oo]ver|[Vv]anaf|[Ss]inds|[Tt]ot"
        r"|[Bb]egin|[Ee]ind|[Mm]edio"
        r"|[Ll]ater|[Uu]iterlijk)\s)?(?:(?:[Hh]et\s)?(?:einde|eind|begin|loop)\s(?:van\s)?)?"
        r"(?:(?:[Hh]et|[Dd]e)\s)?(?:[Dd]it|[Dd]eze|[Aa]fgelopen|[Kk]omende?|[Vv]orige?|[Vv]olgende?|[Aa]anstaande"
        r"|[Hh]uidige|[Ll]opende)\s"
        r"(?:twee\s|drie\s|vier\s|vijf\s|tien\s)?"
        r"(?:(?:kalender|school|studie|begrotings|vergader)?ja(?:ar|ren)|maand(?:en)?|we(?:ek|ken)|kwarta(?:al|len)"
        r"|najaar|voorjaar|zomer|winter"
        r"|herfst|lente|kabinetsperiode|periode|decenni(?:um|a))(?!\w)"
        r"|(?<![\w-])(?:[Vv][oó]+r|[Nn]a|[Rr]ond|[Tt]ijdens|[Ii]n|[Vv]anaf)\s(?:de\s|het\s)?(?:zomer|najaar|voorjaar"
        r"|winter|herfst|lente"
        r"|jaarwisseling|(?:zomer|kerst|mei|herfst|voorjaars)reces|kerst)(?!\w)"
    ),
    "jaar jaren maand week weken kwarta zomer winter herfst lente periode decenni reces kerst",
)


def find(brief: Brief, context: Context) -> list[Mention]:
    """Every date (kind ``datum``, attribute ``iso``) and every stretch told in words (``periode``, ``woorden``)."""
    dates = (_date(brief, moment) for moment in moments(brief) if not _of_figure(brief.text, moment))
    return by_place([*dates, *_stretches(brief)])


def _of_figure(text: str, moment: Moment) -> bool:
    """Whether the date only tells when a figure was measured: «41% (Q4 2022)»."""
    if text[moment.start - 1 : moment.start] == "\t" and len(moment.iso) == len("2024"):
        return True  # a cell of a table that is a year tells when its column was measured
    if not text.startswith(")", moment.end):
        return False
    near = text[max(0, moment.start - 16) : moment.start]
    return _FIGURE.search(near) is not None or _HEADER.search(near) is not None


def _date(brief: Brief, moment: Moment) -> Mention:
    attributes: dict[str, JsonValue] = {"iso": moment.iso}
    if moment.deel:
        attributes["deel"] = moment.deel
    if moment.inferred:
        attributes["year_inferred"] = True
        attributes["twijfel"] = moment.doubt
    rule = RULES[moment.rule]
    if not moment.sure or moment.doubt:
        rule = Rule(rule.id, round(rule.certainty - _UNSURE, 2), rule.why, rule.example)
    return mention(brief, "datum", (moment.start, moment.end), rule, attributes)


def _stretches(brief: Brief) -> Iterator[Mention]:
    urls = addresses(brief)
    dates = Spans((moment.start, moment.end) for moment in moments(brief))
    for block in readable(brief):
        for match in _STRETCH.finditer(block.text):
            start, end = block.start + match.start(), block.start + match.end()
            if not urls.touch(start, end) and not dates.touch(start, end):
                yield mention(brief, "periode", (start, end), RULES["periode-woorden"], {"woorden": match[0].lower()})
