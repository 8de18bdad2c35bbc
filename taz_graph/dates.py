"""XSD dates, months and years: the day on which they have passed, and how a reader of Dutch or English writes them."""

import re

MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}


def last_day(text: str) -> str:
    """``2022`` -> ``2022-12-31``, to compare as text: a month or a year has only passed when its last day has."""
    return {4: f"{text}-12-31", 7: f"{text}-31"}.get(len(text), text[:10])


def in_words(text: str, language: str) -> str:
    """``2024-05-31`` -> ``31 mei 2024``, ``2024-05`` -> ``mei 2024``; what is no date stays as it is."""
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
