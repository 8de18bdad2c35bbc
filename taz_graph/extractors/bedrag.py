"""Amounts of money in a letter, in euro.

An amount has a sign («€ 54 miljoen»), the word («54 mln. euro»), or is a number of millions of nothing else («ruim 400
miljoen»; in «1,2 miljoen mensen» people are counted). What bounds it and what it is for each («minimaal», «per jaar»)
belongs to it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from taz_graph.brief import Block, Brief
from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.lexicon_numbers import (
    DIGITS,
    MULTIPLIER,
    MULTIPLIERS,
    as_json,
    bound_before,
    counts_things,
    parse_number,
)
from taz_graph.extractors.lexicon_words import Spans, not_prose, readable
from taz_graph.extractors.model import Context, JsonValue, Mention, Rule, by_place, mention

RULES = {
    rule.id: rule
    for rule in (
        Rule("bedrag-met-teken", 0.99, "The sign stands before the number.", "Hiervoor is € 12,5 miljoen beschikbaar."),
        Rule("bedrag-met-euro", 0.98, "The word stands behind it.", "De bonus is 500 euro per medewerker."),
        Rule(
            "bedrag-zonder-eenheid",
            0.8,
            "Letters that speak of money leave «euro» out of large amounts.",
            "Het kabinet trekt hier 300 miljoen voor uit.",
        ),
        Rule(
            "bedrag-in-bereik",
            0.9,
            "Of two amounts only the last carries what they share: «€ 5 tot 10 miljoen», «van 20 naar 30 miljoen "
            "euro».",
            "De kosten zijn 5 à 10 miljoen euro.",
        ),
    )
}

_WORD = r"(?:een|één|anderhal(?:f|ve)|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|twintig|honderd)"
_EURO = r"(?:(?:euro|eur)(?!\w)|€)"
_SIGN = Guarded(
    re.compile(
        rf"(?:€|EUR\s|euro\s(?=\d))\s?(?P<number>{DIGITS})(?:,-|,--)?(?:\s?(?P<times>{MULTIPLIER}))?(?:\s?euro\b)?"
    ),
    "€ eur",
)
_EURO_AFTER = Guarded(
    re.compile(
        rf"(?<![\w.,€/-])(?<!€\s)(?P<number>{DIGITS}|{_WORD})(?:,-)?(?:\s?(?P<times>{MULTIPLIER}))?\s?(?:(?:netto"
        rf"|bruto)\s)?{_EURO}",
        re.IGNORECASE,
    ),
    "€ eur",
)
_MILLIONS = Guarded(
    re.compile(
        rf"(?<![\w.,€/-])(?<![€$]\s)(?<!\$)(?P<number>{DIGITS}|{_WORD})\s?(?P<times>(?:miljoen|miljard|mln\.?"
        rf"|mld\.?)(?!\w))"
        r"(?!\s?(?:€|euro))",
        re.IGNORECASE,
    ),
    "miljoen miljard mln mld",
)
# What is counted when it is not money: a plural, perhaps with an adjective before it.
_COUNTED = re.compile(
    r"\s(?:extra\s|nieuwe\s|[a-z]{3,20}e\s){0,2}(?:mensen|personen|inwoners|huishoudens|kinderen|leerlingen"
    r"|studenten|uur|uren|woningen|ton"
    r"|kubieke|vierkante|hectare|liter|kuub|illegalen|kilo\w*|kilometer|keer|dollar|\w{0,30}(?:ers|aars|eurs"
    r"|isten|enden|nden|anten|enten|inten|gers"
    r"|vaccins?|doses|dosissen|banen|bomen|dieren|kippen|koeien|varkens|bezoeken|reizigers|stemmen|exemplaren"
    r"|tests?|testen|vluchten))"
    r"(?!\w)|\s[A-Z]\w{3,20}(?:en|ers)(?!\w)"
)
_LINK = r"\s?(?:à|a|tot|en|naar|–|-|t/m|of|tot\sen\smet)\s?(?:maximaal\s|ongeveer\s|circa\s|ca\.\s|ruim\s|bijna\s)?"
_BEFORE = re.compile(
    rf"(?<![\w.,/€-])(?<!€\s)(?!(?:19|20)\d\d\s)(?P<number>{DIGITS})(?:\s?(?P<times>{MULTIPLIER}))?{_LINK}$"
)
_AFTER = re.compile(rf"{_LINK}(?:€\s?)?(?P<number>{DIGITS})\s?(?P<times>{MULTIPLIER})")
_PER = re.compile(
    r"(?:\s(?:extra|structureel|incidenteel|netto|bruto))?\s(?:(?:per|elk"
    r"|ieder)\s(?:(?:ge[a-z]+de|extra|nieuwe|volledige)\s)?(?P<per>[a-zë-]{3,30})(?:\sper\sjaar)?|(?P<yearly>jaarlijks))(?!\w)"
)


class _Amount(NamedTuple):
    """An amount in the text of a block."""

    rule: str
    start: int
    end: int
    number: str
    times: str | None


def find(brief: Brief, context: Context) -> list[Mention]:
    """Every amount: ``amount`` in euro, ``per`` («jaar»), and ``minstens``, ``hoogstens``, ``ongeveer`` where said."""
    masked = not_prose(brief)
    found = [_mention(brief, block, one) for block in readable(brief) for one in _amounts(block.text)]
    return by_place(one for one in found if one is not None and not masked.touch(*one.span))


def _amounts(text: str) -> Iterator[_Amount]:
    """Every amount, and the one before it that shares its euro or its millions."""
    taken = Spans()
    for rule, pattern in (
        ("bedrag-met-teken", _SIGN),
        ("bedrag-met-euro", _EURO_AFTER),
        ("bedrag-zonder-eenheid", _MILLIONS),
    ):
        for match in pattern.finditer(text):
            is_bare = rule == "bedrag-zonder-eenheid"
            is_count = is_bare and (_COUNTED.match(text, match.end()) or counts_things(_clause(text, match)))
            if is_count or taken.touch(*match.span()):
                continue
            taken.add(*match.span())
            yield _Amount(rule, *match.span(), match["number"], match["times"] or _times_after(match))
            first = _BEFORE.search(text, max(0, match.start() - 40), match.start())
            if first and not taken.touch(first.start(), first.end("number")):
                end = first.end("times") if first["times"] else first.end("number")
                taken.add(first.start(), end)
                yield _Amount("bedrag-in-bereik", first.start(), end, first["number"], first["times"] or match["times"])


def _clause(text: str, match: re.Match[str]) -> str:
    """The sentence around a match, as far as 160 characters before it and 60 behind."""
    before, behind = text[max(0, match.start() - 160) : match.start()], text[match.end() : match.end() + 60]
    return re.split(r"[.;!?]\s", before)[-1] + re.split(r"[.;!?]\s", behind)[0]


def _times_after(match: re.Match[str]) -> str | None:
    """«€ 5 tot 10 miljoen»: the millions of the second amount are those of the first, when that is the smaller."""
    after = _AFTER.match(match.string, match.end())
    first, last = parse_number(match["number"]), after and parse_number(after["number"])
    return after["times"] if after and first is not None and last is not None and first < last else None


def _mention(brief: Brief, block: Block, one: _Amount) -> Mention | None:
    amount = _value(one.number, one.times)
    if amount is None:
        return None
    attributes: dict[str, JsonValue] = {"amount": as_json(amount)}
    start, bound = bound_before(block.text, one.start)
    if bound:
        attributes[bound] = True
    per = _PER.match(block.text, one.end)
    if per:
        attributes["per"] = per["per"] or "jaar"
    span = block.start + start, block.start + (per.end() if per else one.end)
    return mention(brief, "bedrag", span, RULES[one.rule], attributes)


def _value(number: str, times: str | None) -> Decimal | None:
    word = number.lower()
    value = Decimal(1) if word == "een" else Decimal("1.5") if word.startswith("anderhal") else parse_number(number)
    if value is None:
        return None
    return value * MULTIPLIERS[times.lower().rstrip(".")] if times else value
