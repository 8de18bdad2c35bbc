"""What a node must say itself, or must not say, to break a rule: that alone answers most narrow queries."""

import re
from dataclasses import dataclass

from taz_graph.shacl.targets import ONLY

_GIVEN = rf"VALUES (?P=focus) \{{ {re.escape(ONLY)} \}}"
_STATEMENT = r"(?P=focus) (?P<predicate><[^<>]*>) (?P<value>(?!(?P=focus)\b)\?\w+)"
_ABSENT = re.compile(rf"SELECT DISTINCT (?P<focus>\?\w+) WHERE \{{ {_GIVEN} FILTER NOT EXISTS \{{ {_STATEMENT} \}} \}}")
_COUNTED = re.compile(
    rf"SELECT DISTINCT (?P<focus>\?\w+) WHERE \{{ \{{ SELECT (?P=focus) WHERE \{{ {_GIVEN} {_STATEMENT} \. \}} "
    r"GROUP BY (?P=focus) HAVING \(COUNT\(DISTINCT (?P=value)\) > (?P<number>\d+)\) \} \}"
)
_PRESENT = re.compile(rf"SELECT DISTINCT (?P<focus>\?\w+)(?: \?\w+)* WHERE \{{ {_GIVEN} {_STATEMENT} \. ")


@dataclass(frozen=True, slots=True)
class Need:
    """Only a node with at least ``least`` and at most ``most`` (None: any number) such statements breaks the rule."""

    predicate: str
    least: int = 0
    most: int | None = None


def need_of(query: str) -> Need | None:
    """What a narrow query (with ONLY in it) asks of the statements about a given node; None when it is not plain.

    The forms are those of the compiler for ``sh:minCount 1``, ``sh:maxCount`` and what it says of each value.
    """
    if found := _ABSENT.fullmatch(query):
        return Need(found["predicate"], most=0)
    if found := _COUNTED.fullmatch(query):
        return Need(found["predicate"], least=int(found["number"]) + 1)
    if found := _PRESENT.match(query):
        return Need(found["predicate"], least=1)
    return None
