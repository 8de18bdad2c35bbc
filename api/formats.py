"""Figures, dates and amounts as a reader of Dutch or English writes them."""

import datetime as dt
import re

from taz_graph.dates import in_words


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


def period(text: str, language: str) -> str:
    """A period of a figure: ``2022-Q3`` -> ``3e kwartaal 2022``; dates in words."""
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", text)
    if quarter is None:
        return in_words(text, language)
    year, which = quarter.groups()
    return f"{which}e kwartaal {year}" if language == "nl" else f"Q{which} {year}"


def parse_date(text: str | None) -> dt.date | None:
    """The date of an address parameter, None when it is absent or no date."""
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None
