"""Overleggen: debates, consultations, groups, events and talks, with the day that is printed with them."""

import pytest

from taz_graph.extractors import overleg
from tests.extractor_cases import WORLD, letter, silent_rules, texts, valued

MEETINGS: list[tuple[str, list[tuple[str, object]]]] = [
    ("Tijdens het Commissiedebat Water van 11 oktober 2023 vroeg men dit.", [("Commissiedebat Water", "2023-10-11")]),
    (
        "In het commissiedebat over het beheer van water van 18 januari jl. vroeg men dit.",
        [("commissiedebat over het beheer van water", "2024-01-18")],
    ),
    (
        "Het Wetgevingsoverleg Jeugd (WGO) gepland op 4 december 2023 gaat door.",
        [("Wetgevingsoverleg Jeugd", "2023-12-04")],
    ),
    ("In het debat van 3 mei 2024 is dit gezegd.", [("debat", "2024-05-03")]),
    (
        "In het Bestuurlijk Overleg Arbeidsmarkt van 7 maart jl. is dit gezegd.",
        [("Bestuurlijk Overleg Arbeidsmarkt", "2024-03-07")],
    ),
    ("Op 22 december 2022 was er bestuurlijk overleg hierover.", [("bestuurlijk overleg", "2022-12-22")]),
    ("Het Bestuurlijk Overleg Wonen komt bijeen.", [("Bestuurlijk Overleg Wonen", None)]),
    (
        "De stuurgroep Schone Lucht en de kerngroepen komen bijeen.",
        [("stuurgroep Schone Lucht", None), ("kerngroepen", None)],
    ),
    (
        "Bij het BOUW-event kwamen velen. Op 30 september 2024 is de editie van BOUW.",
        [("BOUW-event", None), ("BOUW", "2024-09-30")],
    ),
    ("Er was een conferentie over schone lucht.", [("conferentie over schone lucht", None)]),
    (
        "In het commissiedebat Groene daken van 3 mei 2024 is dit gezegd.",
        [("commissiedebat Groene daken", "2024-05-03")],
    ),
    ("In het commissiedebat mbo van 3 mei 2024 is dit gezegd.", [("commissiedebat mbo", "2024-05-03")]),
    (
        "Het tweeminutendebat Schulden- en armoedebeleid is geweest.",
        [("tweeminutendebat Schulden- en armoedebeleid", None)],
    ),
    (
        "Tijdens het commissiedebat Bomen in de stad van 3 mei 2024 is dit gezegd.",
        [("commissiedebat Bomen in de stad", "2024-05-03")],
    ),
    ("In de Ecofinraad van 13 mei 2024 en het CN-overleg.", [("Ecofinraad", "2024-05-13"), ("CN-overleg", None)]),
    ("De Raad Buitenlandse Zaken van 3 mei 2024.", [("Raad Buitenlandse Zaken", "2024-05-03")]),
    ("De Landbouw- en Visserijraad en de Watertafel.", [("Landbouw- en Visserijraad", None), ("Watertafel", None)]),
]
NONE = [
    "De Raad van State en de Raad voor Cultuur zijn er.",
    "De gemeenteraad en de tafel staan er, en een keukentafel niet alleen.",
    "Dit gebeurt in overleg met de sector.",
    "Het debat wordt breed gevoerd.",
    "Er is bestuurlijk overleg nodig.",
    "De bijeenkomsten waren goed.",
    "Wij werken samen met de werkgroep.",
    "De KLM-top kreeg een bonus, en KLM ook.",
]
TALKS: list[tuple[str, list[str]]] = [
    ("Ik ben in gesprek gegaan met de VNG, de NZa en ActiZ.", ["vng", "nza", "actiz"]),
    ("Ik heb gesproken met de Sociaal-Economische Raad (SER) en ZN.", ["ser", "zn"]),
    ("Ik ben in gesprek gegaan met werkgevers.", []),
]


@pytest.mark.parametrize(("text", "expected"), MEETINGS)
def test_meetings_with_their_day(text: str, expected: list[tuple[str, object]]) -> None:
    assert valued(overleg.find, text, "date", day="2024-05-31") == expected


@pytest.mark.parametrize("text", NONE[:-1])
def test_what_is_no_meeting(text: str) -> None:
    assert texts(overleg.find, text) == []


def test_only_an_event_gives_its_name_away() -> None:
    assert texts(overleg.find, NONE[-1]) == ["KLM-top"]


@pytest.mark.parametrize(("text", "expected"), TALKS)
def test_talks_with_named_parties(text: str, expected: list[str]) -> None:
    found = [one for one in overleg.find(letter(text), WORLD) if one.kind == "gesprek"]
    assert [one.attributes["deelnemers"] for one in found] == ([expected] if expected else [])


def test_keys_of_known_ones() -> None:
    assert valued(overleg.find, "De klankbordgroep Nova en de klankbordgroep Water.", "overleg", "known") == [
        ("klankbordgroep Nova", "kg-nova", True),
        ("klankbordgroep Water", "klankbordgroep-water", False),
    ]


def test_each_rule_finds_something_in_its_example() -> None:
    assert silent_rules(overleg.find, overleg.RULES) == []
    assert len(overleg.RULES) == 9


def test_every_table_ran() -> None:
    assert [len(table) for table in (MEETINGS, NONE, TALKS)] == [17, 8, 3]
