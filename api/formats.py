"""Figures, dates and amounts as a reader of Dutch or English writes them."""

import datetime as dt
import re

MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}


def number(text: str, language: str) -> str:
    """A decimal number with the marks of the language: ``21000.5`` -> ``21.000,5`` or ``21,000.5``."""
    found = re.fullmatch(r"([+-]?)(\d+)(?:\.(\d+))?", text)
    if not found:
        return text
    sign, whole, fraction = found.groups()
    fraction = (fraction or "").rstrip("0")
    written = f"{int(whole):,}" + (f".{fraction}" if fraction else "")
    if language == "nl":
        written = written.translate(str.maketrans(",.", ".,"))
    return ("−" if sign == "-" else "") + written


def date(text: str, language: str) -> str:
    """An XSD date, month or year in words: ``2024-05-31`` -> ``31 mei 2024``; anything else stays as it is."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*|Z)?", text)
    if not found:
        return text
    year, month, day = found.groups()
    if month is None:
        return year
    if not 1 <= int(month) <= 12:
        return text
    name = MONTHS[language][int(month) - 1]
    return f"{int(day)} {name} {year}" if day else f"{name} {year}"


def period(text: str, language: str) -> str:
    """A period of a figure: ``2022-Q3`` -> ``3e kwartaal 2022``; dates in words."""
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", text)
    if quarter is None:
        return date(text, language)
    year, which = quarter.groups()
    return f"{which}e kwartaal {year}" if language == "nl" else f"Q{which} {year}"


def parse_date(text: str | None) -> dt.date | None:
    """The date of an address parameter, None when it is absent or no date."""
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None
