"""Dates: every form to ISO, which year is meant where none is printed, and what only looks like a date."""

from datetime import date

import pytest

from taz_graph.extractors import datum
from taz_graph.extractors.lexicon_calendar import Anchor, prinsjesdag
from tests.extractor_cases import NOTHING, letter, silent_rules, valued

ISO: list[tuple[str, list[tuple[str, str]]]] = [
    ("Dat was op 3 februari 2021.", [("3 februari 2021", "2021-02-03")]),
    ("Dat was op 1e januari 2021.", [("1e januari 2021", "2021-01-01")]),
    ("Ontvangen 05-11-2020 en 5.11.2020.", [("05-11-2020", "2020-11-05"), ("5.11.2020", "2020-11-05")]),
    ("Stand per 2020-11-05.", [("2020-11-05", "2020-11-05")]),
    (
        "Op 12 en 13 mei 2022 en van 28 mei tot en met 3 juni 2022.",
        [("12", "2022-05-12"), ("13 mei 2022", "2022-05-13"), ("28 mei", "2022-05-28"), ("3 juni 2022", "2022-06-03")],
    ),
    ("Sinds oktober 2019 loopt dit, tot eind mei 2021.", [("oktober 2019", "2019-10"), ("eind mei 2021", "2021-05")]),
    (
        "In mei en juni 2020 en in mei/juni 2021.",
        [("mei", "2020-05"), ("juni 2020", "2020-06"), ("mei", "2021-05"), ("juni 2021", "2021-06")],
    ),
    (
        "In Q3 2022, het tweede kwartaal van 2023 en 2021-Q4.",
        [("Q3 2022", "2022-Q3"), ("tweede kwartaal van 2023", "2023-Q2"), ("2021-Q4", "2021-Q4")],
    ),
    ("Van Q1-Q3 2024.", [("Q1", "2024-Q1"), ("Q3 2024", "2024-Q3")]),
    (
        "Begin 2023, in het najaar van 2024 en in de eerste helft van 2025.",
        [("Begin 2023", "2023"), ("najaar van 2024", "2024"), ("in de eerste helft van 2025", "2025")],
    ),
    (
        "In de periode 2021–2025, in 2026 t/m 2028 en in schooljaar 2020/2021.",
        [("2021–2025", "2021/2025"), ("2026 t/m 2028", "2026/2028"), ("2020/2021", "2020/2021")],
    ),
    ("Na 2025 stijgt dit (2030).", [("2025", "2025"), ("2030", "2030")]),
    ("Op 31 april 2021 en 30-02-2021 is niets.", [("april 2021", "2021-04")]),
]
NO_DATE = [
    "Tweede Kamer, vergaderjaar 2021-2022, 29 282, nr. 437.",
    "Kamerstukken II, 2023/24, 29 544, nr. 1115.",
    "De Comptabiliteitswet 2016 en de Wet studiefinanciering 2000 gelden.",
    "De Toekomstvisie Water 2030 ligt er.",
    "Zie https://www.example.nl/rapporten/2021/09/15/stuk.",
    "Het kost € 2025 of 2000 euro, voor 2000 mensen.",
    "Dat is 2.023 keer of 12,2020 procent.",
    "Verzuim 7% (Q1 2020) 6% (Q1 2021)",
    "Mei Li Vos mag dat en maart is koud.",
]
YEARS: list[tuple[str, str, str, bool]] = [  # text, day of the letter, iso, doubt
    ("Op 14 mei jl. begon dit.", "2024-05-31", "2024-05-14", False),
    ("Op 14 november jl. begon dit.", "2024-05-31", "2023-11-14", False),
    ("Op 14 november jongstleden begon dit.", "2024-05-31", "2023-11-14", False),
    ("Op 1 juli a.s. begint dit.", "2024-05-31", "2024-07-01", False),
    ("Op 1 maart aanstaande begint dit.", "2024-05-31", "2025-03-01", False),
    ("Op 16 februari kwam dit uit.", "2024-05-31", "2024-02-16", True),
    ("Uiterlijk op 1 maart volgt dit.", "2024-05-31", "2025-03-01", False),
    ("Dit volgt in juli.", "2024-05-31", "2024-07", True),
    ("Op 4 maart van dit jaar begon dit.", "2024-05-31", "2024-03-04", False),
    ("Op 4 maart vorig jaar begon dit.", "2024-05-31", "2023-03-04", False),
    ("Uiterlijk in Q3 volgt dit.", "2024-01-23", "2024-Q3", False),
]


@pytest.mark.parametrize(("text", "expected"), ISO)
def test_dates_to_iso(text: str, expected: list[tuple[str, str]]) -> None:
    assert valued(datum.find, text, "iso") == expected


@pytest.mark.parametrize("text", NO_DATE)
def test_what_is_no_date(text: str) -> None:
    assert [one.text for one in datum.find(letter(text), NOTHING) if one.kind == "datum"] == []


@pytest.mark.parametrize(("text", "day", "iso", "doubt"), YEARS)
def test_year_that_is_not_printed(text: str, day: str, iso: str, doubt: bool) -> None:
    (found,) = datum.find(letter(text, day), NOTHING)
    assert (found.attributes["iso"], found.attributes["twijfel"]) == (iso, doubt)
    assert found.attributes["year_inferred"] is True


def test_year_of_a_letter_that_only_prints_its_vergaderjaar() -> None:
    (found,) = datum.find(letter("Op 14 mei jl. begon dit.", vergaderjaar="2023-2024"), NOTHING)
    assert (found.attributes["iso"], found.attributes["twijfel"]) == ("2024-05-14", True)


def test_year_of_a_letter_that_prints_nothing() -> None:
    (found,) = datum.find(letter("Op 14 mei jl. begon dit."), NOTHING)
    assert (found.attributes["iso"], found.attributes["twijfel"]) == ("--05-14", True)


STRETCHES = [
    ("Voor de zomer volgt een brief.", ["voor de zomer"]),
    ("Het afgelopen jaar is dit gedaan, en dit najaar ook.", ["het afgelopen jaar", "dit najaar"]),
    ("Na het zomerreces en eind dit jaar.", ["na het zomerreces", "eind dit jaar"]),
    ("De zomer was warm.", []),
]


@pytest.mark.parametrize(("text", "expected"), STRETCHES)
def test_stretches_stay_words(text: str, expected: list[str]) -> None:
    found = datum.find(letter(text), NOTHING)
    assert [one.attributes["woorden"] for one in found if one.kind == "periode"] == expected


def test_the_part_of_a_year_is_told() -> None:
    assert valued(datum.find, "Begin 2023 en eind mei 2021.", "deel") == [
        ("Begin 2023", "begin"),
        ("eind mei 2021", "eind"),
    ]


def test_a_leap_day_falls_in_a_leap_year() -> None:
    assert Anchor(date(2023, 3, 1), date(2023, 3, 1)).year_of(2, 29, side=-1) == (2020, False)


def test_prinsjesdag_is_the_third_tuesday_of_september() -> None:
    assert [prinsjesdag(year) for year in (2022, 2023, 2024)] == [
        date(2022, 9, 20),
        date(2023, 9, 19),
        date(2024, 9, 17),
    ]


def test_each_rule_finds_something_in_its_example() -> None:
    assert silent_rules(datum.find, datum.RULES) == []
    assert len(datum.RULES) == 10


def test_every_table_ran() -> None:
    assert [len(table) for table in (ISO, NO_DATE, YEARS, STRETCHES)] == [13, 9, 11, 4]
