"""Numbers that Word computes and does not store: «3.1» before a heading, «a.» or a bullet before a list item."""

from collections.abc import Callable

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MAX_LEVEL = 8


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """Lower-case Roman numeral of a small number."""
    text = ""
    for value, numeral in _ROMAN:
        text += numeral * (number // value)
        number %= value
    return text


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
}


def whole_number(text: str | None, default: int = 0) -> int:
    """A number from an attribute; what is no number, or too large to be one here, is ``default``."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default


class Numbering:
    """The numbering part of a Word file, counting along with the paragraphs."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, list[int]] = {}
        if root is None:
            return
        abstract = {part.get(f"{W}abstractNumId", ""): _levels(part) for part in root.iterchildren(f"{W}abstractNum")}
        for number in root.iterchildren(f"{W}num"):
            reference = number.find(f"{W}abstractNumId")
            key = reference.get(f"{W}val", "") if reference is not None else ""
            self._levels[number.get(f"{W}numId", "")] = abstract.get(key, {})

    def next(self, number_id: str, level: int) -> str | None:
        """The marker of the next paragraph in this numbering («2.», «b)», «•»); None when it has none."""
        levels = self._levels.get(number_id)
        if not levels or level not in levels:
            return None
        kind, pattern, start = levels[level]
        if kind in ("bullet", "none"):
            return pattern.strip() or None
        counts = self._counts.setdefault(number_id, [])
        while len(counts) <= level:
            counts.append(levels.get(len(counts), ("", "", 1))[2] - 1)
        counts[level] = max(counts[level], start - 1) + 1
        for above in range(level):
            counts[above] = max(counts[above], 1)
        del counts[level + 1 :]
        for index, count in enumerate(counts):
            style = _FORMATS.get(levels.get(index, ("decimal", "", 1))[0], str)
            pattern = pattern.replace(f"%{index + 1}", style(count))
        return pattern.strip() or None


def _levels(part: etree._Element) -> dict[int, tuple[str, str, int]]:
    levels: dict[int, tuple[str, str, int]] = {}
    for level in part.iterchildren(f"{W}lvl"):
        values = {
            name: (found.get(f"{W}val") if (found := level.find(f"{W}{name}")) is not None else None)
            for name in ("numFmt", "lvlText", "start")
        }
        depth = min(whole_number(level.get(f"{W}ilvl")), MAX_LEVEL)
        levels[depth] = (values["numFmt"] or "decimal", values["lvlText"] or "", whole_number(values["start"], 1))
    return levels
