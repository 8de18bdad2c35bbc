"""Literals that are what their datatype says: a date that no calendar has stops the build, with its line.

Source: XML Schema Part 2: Datatypes (2004), the lexical forms of the types that data of taz-graph uses.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime

import pyoxigraph as ox

from taz_graph.errors import InputError
from taz_graph.names import VOCABULARIES, compact
from taz_graph.settings import DEFAULT_BASE
from taz_graph.sources import Source

XSD = VOCABULARIES["xsd"]
SHOWN = 20
_ZONE = r"(?:Z|[+-]\d\d:\d\d)?"


def _matches(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda text: compiled.fullmatch(text) is not None


def _is_date(text: str) -> bool:
    found = re.fullmatch(rf"(\d{{4}}-\d\d-\d\d){_ZONE}", text)
    with suppress(ValueError):
        return found is not None and bool(date.fromisoformat(found[1]))
    return False


def _is_moment(text: str) -> bool:
    if not re.fullmatch(rf"\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?{_ZONE}", text):
        return False
    with suppress(ValueError):
        return bool(datetime.fromisoformat(text))
    return False


# datatype -> (whether a text is one of its values, how a person writes it)
FORMS: dict[str, tuple[Callable[[str], bool], str]] = {
    f"{XSD}boolean": (_matches("true|false|0|1"), "true or false"),
    f"{XSD}integer": (_matches(r"[+-]?\d+"), "a whole number in digits, such as 83"),
    f"{XSD}nonNegativeInteger": (_matches(r"\+?\d+"), "a whole number from 0, such as 83"),
    f"{XSD}decimal": (_matches(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"), "a number with a point, such as 6.5"),
    f"{XSD}date": (_is_date, "a day as 2024-05-31"),
    f"{XSD}dateTime": (_is_moment, "a moment as 2024-05-31T10:00:00Z"),
    f"{XSD}gYear": (_matches(rf"-?\d{{4,}}{_ZONE}"), "a year as 2024"),
    f"{XSD}gYearMonth": (_matches(rf"-?\d{{4,}}-(?:0[1-9]|1[0-2]){_ZONE}"), "a month as 2024-05"),
}


def check_literals(data: Sequence[Source], *, base: str = DEFAULT_BASE) -> None:
    """Raises InputError where a text is no value of its datatype: the first with file and line, then the others."""
    wrong = [(source, triple) for source in data for triple in _wrong(source)]
    if not wrong:
        return
    (source, first), rest = wrong[0], wrong[1:]
    lines = [_sentence(first, base), *(f"  {_place(*found)}{_sentence(found[1], base)}" for found in rest[: SHOWN - 1])]
    lines += [f"  and {len(rest) - SHOWN + 1} more"] if len(rest) >= SHOWN else []
    raise InputError("\n".join(lines), path=source.path, line=_line(source, first))


def _wrong(source: Source) -> Iterator[ox.Triple]:
    for triple in source.triples:
        value = triple.object
        if isinstance(value, ox.Literal) and value.datatype.value in FORMS:
            is_value, _ = FORMS[value.datatype.value]
            if not is_value(value.value):
                yield triple


def _sentence(triple: ox.Triple, base: str) -> str:
    value = triple.object
    assert isinstance(value, ox.Literal)
    _, form = FORMS[value.datatype.value]
    name = compact(triple.predicate.value, base)
    return f'"{value.value}" is no {compact(value.datatype.value, base)} (of {name}); write {form}'


def _place(source: Source, triple: ox.Triple) -> str:
    return f"{source.path}:{_line(source, triple)}: "


def _line(source: Source, triple: ox.Triple) -> int:
    """The line with the text itself, at or after the line where its thing begins."""
    start = source.lines.get(triple.subject.value, 1) if isinstance(triple.subject, ox.NamedNode) else 1
    quoted = f'"{triple.object.value}"' if isinstance(triple.object, ox.Literal) else ""
    for number, line in enumerate(source.text.splitlines()[start - 1 :], start):
        if quoted in line or quoted.replace('"', "'") in line:
            return number
    return start
