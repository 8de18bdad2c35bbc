"""Lines of a programme that have a name and no number; the numbered ones stand in test_extractors_zaken.py."""

import pytest

from taz_graph.extractors import structuur
from tests.extractor_cases import valued

NAMED: list[tuple[str, list[tuple[object, ...]]]] = [
    ("De programmalijn Samen leren is gestart.", [("programmalijn Samen leren", "samen-leren", "Samen leren")]),
    ("Onder actielijn «Veilig werken» valt dit.", [("actielijn «Veilig werken»", "veilig-werken", "Veilig werken")]),
    ("# Lijn 3: Toegankelijk", [("Lijn 3", 3, "Toegankelijk")]),
    ("De programmalijn. Het werk gaat door, en elke programmalijn is af.", []),
    ("In de actielijn De minister van Water noemt, staat niets.", []),
    ("De bus op lijn 3 rijdt, en de programmalijn heeft geld.", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_lines_with_a_name(text: str, expected: list[tuple[object, ...]]) -> None:
    assert valued(structuur.find, text, "nummer", "naam") == expected


def test_every_table_ran() -> None:
    assert len(NAMED) == 6
