"""What a node must say itself, or must not say, to break a rule: that alone answers most narrow queries."""

import re
from dataclasses import dataclass

from taz_graph.shacl.graph import RDF_TYPE
from taz_graph.shacl.targets import ONLY

_GIVEN = rf"VALUES (?P=focus) \{{ {re.escape(ONLY)} \}}"
_STATEMENT = r"(?P=focus) (?P<predicate><[^<>]*>) (?P<value>(?!(?P=focus)\b)\?\w+)"
_ABSENT = re.compile(rf"SELECT DISTINCT (?P<focus>\?\w+) WHERE \{{ {_GIVEN} FILTER NOT EXISTS \{{ {_STATEMENT} \}} \}}")
_COUNTED = re.compile(
    rf"SELECT DISTINCT (?P<focus>\?\w+) WHERE \{{ \{{ SELECT (?P=focus) WHERE \{{ {_GIVEN} {_STATEMENT} \. \}} "
    r"GROUP BY (?P=focus) HAVING \(COUNT\(DISTINCT (?P=value)\) > (?P<number>\d+)\) \} \}"
)
_LANGUAGES = re.compile(
    rf"SELECT DISTINCT (?P<focus>\?\w+) (?P<tag>\?\w+) WHERE \{{ "
    rf"\{{ SELECT (?P=focus) (?P=tag) WHERE \{{ {_GIVEN} {_STATEMENT} \. "
    r"BIND \(LCASE\(LANG\((?P=value)\)\) AS (?P=tag)\) FILTER \((?P=tag) != \"\"\) \} "
    r"GROUP BY (?P=focus) (?P=tag) HAVING \(COUNT\(DISTINCT (?P=value)\) > 1\) \} \}"
)
_PRESENT = re.compile(rf"SELECT DISTINCT (?P<focus>\?\w+)(?: \?\w+)* WHERE \{{ {_GIVEN} {_STATEMENT} \. ")
_EACH = rf"SELECT DISTINCT (?P<focus>\?\w+) (?P<shown>\?\w+) WHERE \{{ {_GIVEN} {_STATEMENT} \. "
_OF_TYPE = re.escape(str(RDF_TYPE))
_OF_DATATYPE = re.compile(
    _EACH + r'FILTER \(!COALESCE\(STR\(DATATYPE\((?P=value)\)\) = "(?P<datatype>[^"\\]*)", false\)\) \}'
)
_OF_LENGTH = re.compile(_EACH + r"FILTER \(!COALESCE\(STRLEN\(STR\((?P=value)\)\) >= (?P<length>\d+), false\)\) \}")
_OF_CLASS = re.compile(_EACH + rf"FILTER NOT EXISTS \{{ (?P=value) {_OF_TYPE} (?P<class><[^<>]*>) \. \}} \}}")
_OF_CLASSES = re.compile(
    _EACH
    + r"FILTER NOT EXISTS \{ VALUES (?P<kind>(?!(?:(?P=focus)|(?P=value))\b)\?\w+) \{ (?P<classes>(?:<[^<>]*> )+)\} "
    rf"(?P=value) {_OF_TYPE} (?P=kind) \. \}} \}}"
)


@dataclass(frozen=True, slots=True)
class Sound:
    """What makes a value keep a rule whatever else is said of it: one of these is enough.

    It is a literal of ``datatype``; its text has at least ``length`` characters; it is of one of ``classes`` (by
    ``rdf:type`` itself). None and none: that makes nothing sound.
    """

    datatype: str | None = None
    length: int | None = None
    classes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Need:
    """Only a node with at least ``least`` and at most ``most`` (None: any number) such statements breaks the rule.

    Where ``sound`` is given, one of the values must not be so.
    """

    predicate: str
    least: int = 0
    most: int | None = None
    sound: Sound | None = None


def need_of(query: str) -> Need | None:
    """What a narrow query (with ONLY in it) asks of the statements about a given node; None when it is not plain.

    The forms are those of the compiler for ``sh:minCount 1``, ``sh:maxCount``, ``sh:uniqueLang`` and what it says of
    each value.
    """
    if found := _ABSENT.fullmatch(query):
        return Need(found["predicate"], most=0)
    if found := _COUNTED.fullmatch(query):
        return Need(found["predicate"], least=int(found["number"]) + 1)
    if found := _LANGUAGES.fullmatch(query):
        return Need(found["predicate"], least=2)
    if found := _PRESENT.match(query):
        return Need(found["predicate"], least=1, sound=_sound(query))
    return None


def _sound(query: str) -> Sound | None:
    """What makes each value sound in a query with one test of the values, which are what it shows."""
    if found := _OF_DATATYPE.fullmatch(query):
        return Sound(datatype=found["datatype"])
    if found := _OF_LENGTH.fullmatch(query):
        return Sound(length=int(found["length"]))
    if found := _OF_CLASS.fullmatch(query):
        return Sound(classes=frozenset({found["class"][1:-1]}))
    if found := _OF_CLASSES.fullmatch(query):
        return Sound(classes=frozenset(one[1:-1] for one in found["classes"].split()))
    return None
