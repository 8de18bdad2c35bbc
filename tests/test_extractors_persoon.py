"""Persons and offices: names with what they do, and names of organisations that stand where a person might."""

from pathlib import Path

import pytest

from taz_graph.extractors import persoon
from taz_graph.readers import read_brief
from tests.extractor_cases import NOTHING, silent_rules, texts, valued

NAMES: list[tuple[str, list[tuple[object, ...]]]] = [
    ("Een commissie onder leiding van Jo Mol komt.", [("Jo Mol", "Jo Mol", None, None)]),
    ("Het lid Van der Molen (BBB) vroeg dit.", [("Van der Molen", "Van der Molen", "lid", "BBB")]),
    (
        "De leden Mol, van den Os en Bos c.s. vroegen dit.",
        [("Mol", "Mol", "lid", None), ("van den Os", "van den Os", "lid", None), ("Bos", "Bos", "lid", None)],
    ),
    (
        "De motie-Mol/Van Os en de motie Den Bos c.s. zijn klaar.",
        [("Mol", "Mol", "lid", None), ("Van Os", "Van Os", "lid", None), ("Den Bos", "Den Bos", "lid", None)],
    ),
    (
        "De moties Mol c.s. (35 510, nr. 16) en Bos (35 510, nr. 21) lopen.",
        [("Mol", "Mol", "lid", None), ("Bos", "Bos", "lid", None)],
    ),
    (
        "Staatssecretaris Van Os en minister Mol komen.",
        [("Van Os", "Van Os", "Staatssecretaris", None), ("Mol", "Mol", "minister", None)],
    ),
    (
        "De Minister van Sociale Zaken en Werkgelegenheid komt.",
        [
            (
                "Minister van Sociale Zaken en Werkgelegenheid",
                None,
                "Minister van Sociale Zaken en Werkgelegenheid",
                None,
            )
        ],
    ),
    (
        "De Ministers van VWS en voor Medische Zorg komen.",
        [
            ("Ministers van VWS", None, "Ministers van VWS", None),
            ("voor Medische Zorg", None, "Minister voor Medische Zorg", None),
        ],
    ),
    (
        "De toenmalig minister voor Medische Zorg kwam.",
        [("toenmalig minister voor Medische Zorg", None, "minister voor Medische Zorg", None)],
    ),
    ("De kwartiermaker, Jo van Os, begint.", [("kwartiermaker, Jo van Os", "Jo van Os", "kwartiermaker", None)]),
    (
        "De Chief Data Officer (CDO), Jo Mol, adviseert.",
        [("Chief Data Officer (CDO), Jo Mol", "Jo Mol", "Chief Data Officer (CDO)", None)],
    ),
    (
        "De Chief Data Officer (CDO) komt. De CDO gaat.",
        [
            ("Chief Data Officer (CDO)", None, "Chief Data Officer (CDO)", None),
            ("CDO", None, "Chief Data Officer (CDO)", None),
        ],
    ),
    ("De heer Mol en mevrouw Van Os kwamen.", [("Mol", "Mol", None, None), ("Van Os", "Van Os", None, None)]),
    ("Mevrouw Mol van VWS en minister Bos van OCW.", [("Mol", "Mol", None, None), ("Bos", "Bos", "minister", None)]),
    ("Het is van J.P. de Boer.", [("J.P. de Boer", "J.P. de Boer", None, None)]),
    ("Dat zei Van Os (D66) al.", [("Van Os", "Van Os", "lid", "D66")]),
    ("! MOTIE VAN DE LEDEN VAN OS EN MOL", [("VAN OS", "Van Os", "lid", None), ("MOL", "Mol", "lid", None)]),
    ("Koningin Emma opende de dag.", [("Koningin Emma", "Koningin Emma", None, None)]),
    (
        "De Regeringscommissaris Waterveiligheid adviseert.",
        [("Regeringscommissaris Waterveiligheid", None, "Regeringscommissaris Waterveiligheid", None)],
    ),
    ("De groep wordt voorgezeten door Jo Mol.", [("Jo Mol", "Jo Mol", None, None)]),
    ("De deltacommissaris, Jo Mol, rapporteert.", [("deltacommissaris, Jo Mol", "Jo Mol", "deltacommissaris", None)]),
]
NONE = [
    "De Minister heeft dit gezegd, en de Staatssecretaris ook.",
    "De leden van de Raad van State en van de Vereniging Nu.",
    "Artikel 3, tweede lid, Wet op de zorg.",
    "De leden van de VVD-fractie en van GroenLinks-PvdA.",
    "Tegen leden van Nova Dream en de regering.",
    "De initiatiefnota Wijs Besluit ligt er.",
    "De motie over water is klaar.",
    "De Stichting Jan Mol en de gemeente Os.",
    "De directeur van de school komt.",
    "De regeringscommissaris en de koningin komen.",
    "Op Koningsdag en op Prinsjesdag is dit gezegd.",
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_persons(text: str, expected: list[tuple[object, ...]]) -> None:
    assert valued(persoon.find, text, "name", "role", "fractie") == expected


@pytest.mark.parametrize("text", NONE)
def test_who_is_no_person(text: str) -> None:
    assert texts(persoon.find, text) == []


def test_who_signs(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(
        "Geachte voorzitter,\n\nHierbij de stand van zaken.\n\nHoogachtend,\n\nde minister voor Water,\n\n\nJo Mol\n",
        encoding="utf-8",
    )
    (found,) = persoon.find(read_brief(path), NOTHING)
    assert (found.text, found.section) == ("Jo Mol", "ondertekening")
    assert (found.rule, found.attributes["role"]) == ("persoon-ondertekening", "minister voor Water")


def test_former_offices_say_so() -> None:
    assert valued(persoon.find, "De voormalige Minister van VWS.", "toenmalig") == [
        ("voormalige Minister van VWS", True)
    ]


def test_each_rule_finds_something_in_its_example() -> None:
    assert silent_rules(persoon.find, persoon.RULES) == ["persoon-ondertekening"]  # a signature is more than a line
    assert len(persoon.RULES) == 14


def test_every_table_ran() -> None:
    assert [len(table) for table in (NAMES, NONE)] == [21, 11]
