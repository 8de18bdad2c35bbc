"""Texts that are no value of their datatype stop the build, with the line they stand on."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from taz_graph.errors import InputError
from taz_graph.literals import FORMS, check_literals
from taz_graph.sources import Source

XSD = "http://www.w3.org/2001/XMLSchema#"
CASES = [
    ("date", ["2024-05-31", "2024-02-29", "2024-05-31Z"], ["2024-02-30", "2022-13-30", "31-5-2024", "2024", ""]),
    ("dateTime", ["2024-05-31T10:00:00Z", "2024-05-31T10:00:00.5+01:00"], ["2024-05-31", "2024-05-31T25:00:00Z"]),
    ("gYear", ["2024", "-0044"], ["24", "2024-05"]),
    ("gYearMonth", ["2024-05"], ["2024-13", "2024"]),
    ("decimal", ["6.5", "-1", ".5", "6."], ["abc", "6,5", "1e3", ""]),
    ("integer", ["83", "-1", "+2"], ["8.3", "acht"]),
    ("nonNegativeInteger", ["0", "83"], ["-1"]),
    ("boolean", ["true", "0"], ["ja", "True"]),
]


def source(text: str, kind: str) -> Source:
    turtle = f'@prefix ex: <https://example.org/> .\n\nex:a\n    ex:b ex:c ;\n    ex:d "{text}"^^<{XSD}{kind}> .\n'
    triples = [quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]
    return Source("x", Path("data/x.ttl"), "https://example.org/g", triples, turtle)


@pytest.mark.parametrize(("kind", "right", "wrong"), CASES)
def test_a_text_is_a_value_or_stops_the_build(kind: str, right: list[str], wrong: list[str]) -> None:
    check_literals([source(text, kind) for text in right])
    for text in wrong:
        with pytest.raises(InputError, match=rf"^data/x.ttl:5: \".*\" is no xsd:{kind} \(of https://example.org/d\)"):
            check_literals([source(text, kind)])


def test_each_wrong_text_is_listed() -> None:
    with pytest.raises(InputError) as caught:
        check_literals([source(str(number) + "x", "integer") for number in range(30)])
    lines = str(caught.value).splitlines()
    assert (len(lines), lines[-1]) == (21, "  and 10 more")


def test_number_of_cases() -> None:
    assert {f"{XSD}{kind}" for kind, _, _ in CASES} == set(FORMS)
