"""Akkoorden and programma's: by known name, by kind, by the short name that the letter gives."""

import pytest

from taz_graph.extractors import akkoord
from tests.extractor_cases import WORLD, letter, silent_rules, texts, valued

NAMES: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "Het Integraal Zorgakkoord (IZA) loopt, en het IZA helpt.",
        [("Integraal Zorgakkoord (IZA)", "akkoord"), ("IZA", "akkoord")],
    ),
    ("Het Natuurpact loopt, de Impact is groot.", [("Natuurpact", "akkoord")]),
    ("Met het Integraal Zorg Akkoord.", [("Integraal Zorg Akkoord", "akkoord")]),
    (
        "Het programma Nieuwe Opvang voor Allen (NOVA) en programma NOVA.",
        [("programma Nieuwe Opvang voor Allen (NOVA)", "programma"), ("programma NOVA", "programma")],
    ),
    (
        "Het programma Veilig Thuis (PVT) begint. Het PVT stopt.",
        [("programma Veilig Thuis (PVT)", "programma"), ("PVT", "programma")],
    ),
    (
        "Het Nationaal Programma Schone Lucht en het onderzoeksprogramma Werk en Zorg.",
        [("Nationaal Programma Schone Lucht", "programma"), ("onderzoeksprogramma Werk en Zorg", "programma")],
    ),
    (
        "Het Landelijk Actieplan Water, het Deltaplan Ouderen en de Werkagenda Mbo.",
        [
            ("Landelijk Actieplan Water", "programma"),
            ("Deltaplan Ouderen", "programma"),
            ("Werkagenda Mbo", "programma"),
        ],
    ),
    ("De toekomstagenda voor de jeugdhulp is klaar.", [("toekomstagenda voor de jeugdhulp", "programma")]),
    (
        "Het Sportakkoord, het Gezond en Vitaal Akkoord en het pensioenakkoord.",
        [("Sportakkoord", "akkoord"), ("Gezond en Vitaal Akkoord", "akkoord"), ("pensioenakkoord", "akkoord")],
    ),
    (
        "De intentieverklaring Schoon Water. De intentieverklaring helpt.",
        [("intentieverklaring Schoon Water", "akkoord"), ("intentieverklaring", "akkoord")],
    ),
    ("De bestuurlijke afspraken met de VNG gelden.", [("bestuurlijke afspraken met de VNG", "akkoord")]),
    ("De Landelijke Water Afspraken (LWA) gelden.", [("Landelijke Water Afspraken (LWA)", "akkoord")]),
    ("Het programma «Beter Samen» loopt.", [("programma «Beter Samen", "programma")]),
    ("Het Actieplan wachttijden loopt.", [("Actieplan wachttijden", "programma")]),
    ("In het Plan van aanpak lerarentekort staat dit.", [("Plan van aanpak lerarentekort", "programma")]),
    ("Het Landelijk Convenant Schone Lucht loopt.", [("Landelijk Convenant Schone Lucht", "akkoord")]),
    (
        "Het Leerpact mbo en de Woondeal Noorderzijl lopen.",
        [("Leerpact mbo", "akkoord"), ("Woondeal Noorderzijl", "akkoord")],
    ),
    ("De Nationale Prestatieafspraken gelden.", [("Nationale Prestatieafspraken", "akkoord")]),
    ("Het Bestuurlijk akkoord schone zorg is er.", [("Bestuurlijk akkoord schone zorg", "akkoord")]),
    ("Met het Meerjarenplan Bomen 2026–2030 begint dit.", [("Meerjarenplan Bomen 2026–2030", "programma")]),
    ("Het Masterplan leesvaardigheid loopt.", [("Masterplan leesvaardigheid", "programma")]),
]
NONE = [
    "Het programma loopt en de afspraken gelden.",
    "Het programma. De minister is blij.",
    "De Kamer gaat akkoord met de werkagenda.",
    "Er is een handelsakkoord in de maak.",
    "De drie programmalijnen van het plan.",
    "De klankbordgroep NOVA komt bijeen.",
    "De intentieverklaring helpt.",
    "Nieuwe opvang voor allen is nodig.",
    "Het bestuurlijk akkoord van vorig jaar geldt.",
    "Een meerjarenplan is nodig, en een masterplan ook.",
    "De nationale afspraken gelden en het landelijk convenant ook.",
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    found = akkoord.find(letter(text), WORLD)
    assert [(one.text.rstrip("»"), one.kind) for one in found] == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_name(text: str) -> None:
    assert texts(akkoord.find, text) == []


def test_keys() -> None:
    assert valued(akkoord.find, "Het programma Nieuwe Opvang en het IZA.", "programma", "akkoord", "known") == [
        ("programma Nieuwe Opvang", "nova", None, True),
        ("IZA", None, "iza", True),
    ]


def test_a_short_name_has_the_key_of_the_full_one() -> None:
    text = "Het programma Veilig Thuis (PVT) begint. Het PVT stopt."
    assert {row[1] for row in valued(akkoord.find, text, "programma")} == {"programma-veilig-thuis"}


def test_each_rule_finds_something_in_its_example() -> None:
    assert silent_rules(akkoord.find, akkoord.RULES) == []
    assert len(akkoord.RULES) == 9


def test_every_table_ran() -> None:
    assert [len(table) for table in (NAMES, NONE)] == [21, 11]
