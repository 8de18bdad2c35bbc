"""Figures: value, unit, bound and period; years, numbers of papers, terms and parts of a programme are none."""

from decimal import Decimal

import pytest

from taz_graph.extractors import cijfer
from taz_graph.extractors.lexicon_numbers import parse_number
from taz_graph.extractors.lexicon_units import unit_of
from tests.extractor_cases import NOTHING, letter, silent_rules, texts, valued

FIGURES: list[tuple[str, list[tuple[str, object, object]]]] = [
    ("Er zijn 312 aanvragen.", [("312 aanvragen", 312, "aanvragen")]),
    ("Dat is 39% of 7,5 procent.", [("39%", 39, "procent"), ("7,5 procent", 7.5, "procent")]),
    (
        "Dat is twintig procent, 2 procentpunt meer.",
        [("twintig procent", 20, "procent"), ("2 procentpunt", 2, "procentpunt")],
    ),
    ("Het daalde van 41% naar 37%.", [("41%", 41, "procent"), ("37%", 37, "procent")]),
    ("Er werken 1 op 6,5 mensen.", [("1 op 6,5", 6.5, "een-op")]),
    ("Een op de drie scholen doet mee.", [("Een op de drie", 3, "een-op")]),
    ("Negen op de tien scholen doen mee.", [("Negen op de tien", 9, "op-10")]),
    ("Men werkt 5,5 uur per week.", [("5,5 uur per week", 5.5, "uur-per-week")]),
    ("Er deden 1.106 organisaties mee.", [("1.106 organisaties", 1106, "organisaties")]),
    ("Er waren 2.176 individuele zorgmedewerkers.", [("2.176 individuele zorgmedewerkers", 2176, "personen")]),
    ("Er kwamen 116 mbo- en hbo docenten.", [("116 mbo- en hbo docenten", 116, "personen")]),
    (
        "Zes zorgorganisaties en twee scholen werken samen.",
        [("Zes zorgorganisaties", 6, "organisaties"), ("twee scholen", 2, "organisaties")],
    ),
    ("Een zestal bestuurders tekende.", [("zestal bestuurders", 6, "personen")]),
    (
        "Het daalde van 41 naar 10 openstaande diensten.",
        [("41", 41, "diensten"), ("10 openstaande diensten", 10, "diensten")],
    ),
    ("Het aantal studenten steeg van 210 naar 340.", [("210", 210, "personen"), ("340", 340, "personen")]),
    (
        "Er zijn 1,2 miljoen mensen en 9.100 fte.",
        [("1,2 miljoen mensen", 1_200_000, "personen"), ("9.100 fte", 9100, "fte")],
    ),
    ("Er staan 40 laadpalen.", [("40 laadpalen", 40, "laadpalen")]),
    ("Vijfentwintig gemeenten doen mee.", [("Vijfentwintig gemeenten", 25, "gemeenten")]),
    ("Er waren 12 partijen1 bij.", [("12 partijen", 12, "partijen")]),
    (
        "Het aantal advocaten daalde van 7.246 in 2018 naar 6.190 in 2024.",
        [("7.246", 7246, "personen"), ("6.190", 6190, "personen")],
    ),
    ("Het aantal groeide van 640 (2023) naar 782 (2024).", [("640", 640, "aantal"), ("782", 782, "aantal")]),
    ("Bij 31 van de 57 scholen is dit zo.", [("31 van de 57 scholen", 31, "organisaties")]),
    (
        "De afhandeling duurde gemiddeld 168 dagen, tegen 172 dagen eerst.",
        [("168 dagen", 168, "dagen"), ("172 dagen", 172, "dagen")],
    ),
    ("Bijna 2,5 miljoen Nederlanders doen mee.", [("Bijna 2,5 miljoen Nederlanders", 2500000, "personen")]),
    (
        "Er kwamen 94.100 mensen, waar dat er eerst 81.700 waren.",
        [("94.100 mensen", 94100, "personen"), ("81.700", 81700, "personen")],
    ),
    ("Het bezoek aan parken bedroeg 19,6 miljoen in 2023.", [("19,6 miljoen", 19600000, "aantal")]),
]
NO_FIGURE = [
    "Dat staat in artikel 3 leden en in opgave 5 en programmalijn 2.",
    "Kamerstuk 29 282, nr. 437 en toezegging 11597.",
    "In 2023 en 2024 tekorten, na twee jaar en zes maanden.",
    "Het programma heeft drie programmalijnen, twee rollen en 4 thema's.",
    "Dat was vijf jaar geleden om 14.00 uur.",
    "Dat kost € 54 miljoen, of 20 euro.",
    "Groep 34 en de G40 tekenden een op een.",
    "Zie https://example.nl/40-scholen.",
    "De regering neemt eerder genoemde twee derde deel mee.",
    "U hebt een termijn van zes weken en het kost gemiddeld 3.500 euro.",
    "De wachttijd is hoog. Binnen 14 dagen krijgt u antwoord.",
    "Zie artikel 3.100 en het bedrag van 19,6 miljoen in 2023.",
]
BOUNDS: list[tuple[str, str, object]] = [
    ("Meer dan 21.000 leraren deden mee.", "minstens", True),
    ("Er kwamen rond de 200 leraren.", "ongeveer", True),
    ("Er zijn niet meer dan 200 leraren.", "hoogstens", True),
    ("Er zijn 200 leraren.", "hoogstens", None),
]
PERIODS: list[tuple[str, object]] = [
    ("In 2023 kregen 123 scholen geld.", "2023"),
    ("Op 12 oktober 2023 waren er 150 leraren.", "2023-10-12"),
    ("Er waren 150 leraren (Q3 2022).", "2022-Q3"),
    ("Er komen 150 leraren in 2025.", "2025"),
    ("Sinds 2013 waren er 150 leraren.", None),
    ("In 2023 was het koud. Er waren 150 leraren.", None),
    ("Er meldden zich 150 leraren aan in 2024.", "2024"),
    ("In het schooljaar 2023/2024 waren dat 150 leraren.", "2023/2024"),
    ("Er waren 150 leraren, en in 2024 is dat anders.", None),
]
NUMBERS: list[tuple[str, Decimal | None]] = [
    ("1.106", Decimal(1106)),
    ("5,5", Decimal("5.5")),
    ("zes", Decimal(6)),
    ("drieëntwintig", Decimal(23)),
    ("honderdtwintig", Decimal(120)),
    ("tweehonderdvijftig", Decimal(250)),
    ("vijftienhonderd", Decimal(1500)),
    ("twintigduizend", Decimal(20000)),
    ("zestal", Decimal(6)),
    ("1.10", None),
    ("zessen", None),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[tuple[str, object, object]]) -> None:
    assert valued(cijfer.find, text, "value", "unit") == expected


@pytest.mark.parametrize("text", NO_FIGURE)
def test_what_is_no_figure(text: str) -> None:
    assert texts(cijfer.find, text) == []


@pytest.mark.parametrize(("text", "bound", "expected"), BOUNDS)
def test_bounds(text: str, bound: str, expected: object) -> None:
    (found,) = cijfer.find(letter(text), NOTHING)
    assert found.attributes.get(bound) == expected


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_period_that_stands_beside_it(text: str, period: object) -> None:
    (found,) = cijfer.find(letter(text), NOTHING)
    assert found.attributes["period"] == period


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_numbers_in_dutch(text: str, value: Decimal | None) -> None:
    assert parse_number(text) == value


def test_units_are_classes_or_the_noun() -> None:
    assert [unit_of(noun) for noun in ("zorginstellingen", "wijkverpleegkundigen", "regio’s", "uren", "bomen")] == [
        "organisaties",
        "personen",
        "regios",
        "uren",
        "bomen",
    ]


def test_each_rule_finds_something_in_its_example() -> None:
    assert silent_rules(cijfer.find, cijfer.RULES) == []
    assert len(cijfer.RULES) == 11


def test_every_table_ran() -> None:
    assert [len(table) for table in (FIGURES, NO_FIGURE, BOUNDS, PERIODS, NUMBERS)] == [26, 12, 4, 9, 11]
