"""Amounts: to euro, with what bounds them and what they are for each."""

import pytest

from taz_graph.extractors import bedrag
from tests.extractor_cases import NOTHING, letter, silent_rules, texts, valued

AMOUNTS: list[tuple[str, list[tuple[str, object]]]] = [
    ("Dat kost € 54 miljoen.", [("€ 54 miljoen", 54_000_000)]),
    ("Dat kost €2.500,- of € 0,26 extra.", [("€2.500,-", 2500), ("€ 0,26", 0.26)]),
    ("Er is 54 mln. euro en 1,2 miljard voor.", [("54 mln. euro", 54_000_000), ("1,2 miljard", 1_200_000_000)]),
    ("Hij krijgt 500 euro netto.", [("500 euro", 500)]),
    ("Het kost een miljoen euro.", [("een miljoen euro", 1_000_000)]),
    ("Het kost anderhalf miljard euro.", [("anderhalf miljard euro", 1_500_000_000)]),
    ("Het kost € 5 tot 10 miljoen.", [("€ 5", 5_000_000), ("10 miljoen", 10_000_000)]),
    ("Het gaat van 20 naar 30 miljoen euro.", [("20", 20_000_000), ("30 miljoen euro", 30_000_000)]),
    ("Het kost tussen de € 5 en € 10 mln.", [("€ 5", 5_000_000), ("€ 10 mln.", 10_000_000)]),
    ("Het kost € 85 mln. per jaar.", [("€ 85 mln. per jaar", 85_000_000)]),
]
NO_AMOUNT = [
    "Er wonen 1,2 miljoen mensen en 17 miljoen Nederlanders.",
    "Zij kregen 13 miljoen vaccins en 5 miljard dollar.",
    "De eurocommissaris en de 20 eurolanden kwamen.",
    "In 2011 waren er 300 leden.",
    "Zie https://example.nl/5-euro.",
    "Het bezoek aan parken bedroeg 19,6 miljoen in 2023.",
]
BOUNDS: list[tuple[str, str, object, object]] = [
    ("Er is ruim 400 miljoen nodig.", "minstens", True, None),
    ("Er is minimaal 20 miljoen euro per jaar nodig.", "minstens", True, "jaar"),
    ("Het is ten hoogste € 1.300 per gerealiseerde plaats.", "hoogstens", True, "plaats"),
    ("Het kost niet meer dan € 10 per persoon.", "hoogstens", True, "persoon"),
    ("Het kost circa € 10.", "ongeveer", True, None),
    ("Het kost € 10.", "minstens", None, None),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amounts_in_euro(text: str, expected: list[tuple[str, object]]) -> None:
    assert valued(bedrag.find, text, "amount") == expected


@pytest.mark.parametrize("text", NO_AMOUNT)
def test_what_is_no_amount(text: str) -> None:
    assert texts(bedrag.find, text) == []


@pytest.mark.parametrize(("text", "bound", "expected", "per"), BOUNDS)
def test_bounds_and_what_it_is_for_each(text: str, bound: str, expected: object, per: object) -> None:
    (found,) = bedrag.find(letter(text), NOTHING)
    assert (found.attributes.get(bound), found.attributes.get("per")) == (expected, per)


def test_a_year_is_not_the_first_of_two_amounts() -> None:
    assert texts(bedrag.find, "Het steeg van 876 miljoen in 2011 naar 3 miljard.") == ["876 miljoen", "3 miljard"]


def test_each_rule_finds_something_in_its_example() -> None:
    assert silent_rules(bedrag.find, bedrag.RULES) == []
    assert len(bedrag.RULES) == 4


def test_every_table_ran() -> None:
    assert [len(table) for table in (AMOUNTS, NO_AMOUNT, BOUNDS)] == [10, 6, 6]
