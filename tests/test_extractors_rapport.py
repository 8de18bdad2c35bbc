"""Rapporten: by title, by maker, as an annex, by a word; slogans in quotation marks are none."""

import pytest

from taz_graph.extractors import rapport
from tests.extractor_cases import silent_rules, texts, valued

REPORTS: list[tuple[str, list[tuple[str, object]]]] = [
    ("Het advies «Ruim baan voor water» is er.", [("Ruim baan voor water", None)]),
    ("In het rapport van de NZa «Ruim baan» staat dit.", [("Ruim baan", "NZa")]),
    ("Dit rapport, getiteld “Zicht op werk”, is er.", [("Zicht op werk", None)]),
    ("Zin^1.\n[1] SCP, 15 september 2021, «Zicht op werk en zorg»", [("Zicht op werk en zorg", "SCP")]),
    ("Zin^1.\n[1] ‘Zicht op werk en zorg’; Kamerstuk 29 282, nr. 437", [("Zicht op werk en zorg", None)]),
    ("Zin^1.\n[1] Advies Zicht op werk : een agenda (scp.nl)", [("Zicht op werk : een agenda", None)]),
    ("De adviezen van de SER zijn klaar.", [("adviezen van de SER", "SER")]),
    (
        "Uit onderzoek van de Universiteit Zandhuizen blijkt dit.",
        [("onderzoek van de Universiteit Zandhuizen", "Universiteit Zandhuizen")],
    ),
    (
        "Het SER-advies en het Sociaal-Economische Raad (SER) rapport.",
        [("SER-advies", "SER"), ("Sociaal-Economische Raad (SER) rapport", "Sociaal-Economische Raad (SER)")],
    ),
    ("Het NZa-rapport: «Zicht op werk» is er.", [("Zicht op werk", "NZa")]),
    ("U ontvangt het rapport in de bijlage bij deze brief.", [("het rapport", None)]),
    (
        "De arbeidsmarktprognose laat dit zien, en de monitor zeggenschap ook.",
        [("arbeidsmarktprognose", None), ("monitor zeggenschap", None)],
    ),
    ("Dat staat in de Monitor Schone Lucht 2024.", [("Monitor Schone Lucht 2024", None)]),
    ("Volgens de Staat van het Water 2024 is dit zo.", [("Staat van het Water 2024", None)]),
    ("In de Jaarrapportage Bomen staat dit.", [("Jaarrapportage Bomen", None)]),
    ("De Waterbalans 2023 en de Bomenwijzer 2025 zijn er.", [("Waterbalans 2023", None), ("Bomenwijzer 2025", None)]),
    ("De Lucht- en Waterverkenning 2024 (LWV) raamt dit.", [("Lucht- en Waterverkenning 2024 (LWV)", None)]),
    ("Dat zegt het rapport Ruim baan voor bomen.", [("Ruim baan voor bomen", None)]),
]
NONE = [
    "Het adagium «Bekwaam is inzetbaar» geldt.",
    "Dit rapport en het advies zijn klaar.",
    "De evaluatie van de Wet BIG loopt.",
    "De monitor wordt opgeleverd, en de monitor die volgt ook.",
    "Hij zei: «Ik doe er onderzoek naar.»",
    "Wij doen onderzoek naar water.",
    "Evaluatie Bomen is belangrijk.",
    "De staat van het water is goed, en de balans is zoek.",
    "Dit rapport Nederland te geven is goed.",
]


@pytest.mark.parametrize(("text", "expected"), REPORTS)
def test_reports_with_their_maker(text: str, expected: list[tuple[str, object]]) -> None:
    assert valued(rapport.find, text, "maker") == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_report(text: str) -> None:
    assert texts(rapport.find, text) == []


def test_known_titles_have_their_key() -> None:
    assert valued(rapport.find, "Het rapport «Wat beweegt de basisarts?» is er.", "rapport", "known") == [
        ("Wat beweegt de basisarts?", "wat-beweegt", True)
    ]


def test_each_rule_finds_something_in_its_example() -> None:
    assert silent_rules(rapport.find, rapport.RULES) == []
    assert len(rapport.RULES) == 9


def test_every_table_ran() -> None:
    assert [len(table) for table in (REPORTS, NONE)] == [18, 9]
