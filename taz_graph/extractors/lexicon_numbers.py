"""Dutch numbers: 1.106 and 5,5, number words, «zestal», and the words that make a number a bound or an estimate."""

import re
from decimal import Decimal

DIGITS = r"(?:\d{1,3}(?:\.\d{3})+(?!\d)|\d+)(?:,\d+)?"
"""Digits with thousand dots and a decimal comma, for use in a pattern."""

_UNITS = "een twee drie vier vijf zes zeven acht negen".split()
_TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()


def _words() -> dict[str, int]:
    """Every number word from two to 999, and the round ones above."""
    small = {word: number for number, word in enumerate(_UNITS, 1)} | {w: n for n, w in enumerate(_TEENS, 10)}
    for index, ten in enumerate(_TENS, 2):
        small[ten] = 10 * index
        for number, unit in enumerate(_UNITS, 1):
            small[f"{unit}{'ën' if unit in ('twee', 'drie') else 'en'}{ten}"] = 10 * index + number
    words = dict(small)
    for hundreds, prefix in enumerate(["", *_UNITS[1:]], 1):
        words[f"{prefix}honderd"] = 100 * hundreds
        for word, number in small.items():
            words[f"{prefix}honderd{word}"] = words[f"{prefix}honderden{word}"] = 100 * hundreds + number
    words |= {f"{word}duizend": 1000 * number for word, number in small.items()} | {"duizend": 1000}
    words |= {f"{word}honderd": 100 * number for word, number in small.items() if 10 < number < 20}
    del words["een"]  # the article; «één» counts
    return words | {"één": 1}


WORDS = _words()
"""Number words in lower case and their value."""
TALS = {
    f"{word}tal": WORDS[word] for word in ("drie", "vier", "vijf", "zes", "zeven", "acht", "tien", "twaalf", "twintig")
} | {"tweetal": 2, "negental": 9, "elftal": 11, "dertigtal": 30, "vijftigtal": 50, "honderdtal": 100, "dozijn": 12}
"""«een zestal bestuurders»: about, or exactly, six."""

MULTIPLIERS = {
    "duizend": 10**3,
    "dzd": 10**3,
    "miljoen": 10**6,
    "mln": 10**6,
    "miljard": 10**9,
    "mld": 10**9,
    "mrd": 10**9,
    "biljoen": 10**12,
}
MULTIPLIER = r"(?:duizend|miljoen|miljard|biljoen|mln\.?|mld\.?|mrd\.?)(?![\w])"

_LEAST = "ruim|meer dan|minstens|minimaal|ten minste|tenminste|op zijn minst|in ieder geval|boven de|al meer dan"
_MOST = "maximaal|hoogstens|ten hoogste|hooguit|niet meer dan|minder dan|maximum van|tot maximaal|onder de"
_ABOUT = (
    "ongeveer|circa|ca\\.|rond de|rond|zo['’]n|naar schatting|grofweg|om en nabij de|om en nabij|een kleine|bijna|krap"
    "|plusminus|±|om en bij de|in de orde van"
)
BOUND = rf"(?:(?P<most>{_MOST})|(?P<least>{_LEAST})|(?P<about>{_ABOUT}))"
"""Just before a number; the groups tell which bound it sets. «niet meer dan» goes before «meer dan»."""
_BOUND_BEFORE = re.compile(rf"(?<!\w){BOUND}\s?(?:(?:€|de|het)\s?)?$", re.IGNORECASE)
_BOUND_NAMES = {"most": "hoogstens", "least": "minstens", "about": "ongeveer"}


_MONEY = re.compile(
    r"€|\b(?:euro|budget\w*|middelen|kosten|invest\w+|subsidi\w+|financ\w+|bijdra\w+|beschikbaar\w*|uitgetrokken|trekt"
    r"|\w*bezuinig\w+|\w*bespar\w+|begroting\w*|bedrag\w*|opbrengst\w*|lasten|premie\w*|omzet|schade\w*|reserv\w+"
    r"|schuld\w*|lening\w*|tekort\w*|uitgaven|inkomsten|gereserveerd|toegekend)\b",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"\b(?:aantal(?:len)?|bezoek\w*|\w*reizigers\w*|inwoners|\w*woningen|huishoudens|mensen|\w*kilometers|deelnemers"
    r"|passagiers|leden|gebruikers|bezoekers|personen|leerlingen|studenten|vluchten|voertuigen|dieren|hectare|ton)\b",
    re.IGNORECASE,
)


def counts_things(text: str) -> bool:
    """Whether a clause before a bare number of millions counts things and not money: «het bezoek bedroeg»."""
    return _THINGS.search(text) is not None and _MONEY.search(text) is None


def parse_number(text: str) -> Decimal | None:
    """The value of digits («1.106», «5,5») or of a number word («zes»); None where it is neither."""
    word = text.lower()
    if word in WORDS:
        return Decimal(WORDS[word])
    if word in TALS:
        return Decimal(TALS[word])
    if re.fullmatch(DIGITS, text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return None


def as_json(value: Decimal) -> int | float:
    """The value as JSON has it: a whole number without a point."""
    return int(value) if value == value.to_integral_value() else float(value)


def bound_before(text: str, position: int, floor: int = 0) -> tuple[int, str | None]:
    """Where the bound or estimate just before a number begins, and which: minstens, hoogstens or ongeveer.

    ``(position, None)`` where there is none.
    """
    match = _BOUND_BEFORE.search(text, max(floor, position - 24), position)
    if match is None:
        return position, None
    return match.start(), next(name for group, name in _BOUND_NAMES.items() if match[group])
