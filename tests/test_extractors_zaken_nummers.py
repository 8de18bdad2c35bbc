"""Moties and toezeggingen whose members or number stand apart from the word that names them."""

import pytest

from taz_graph.extractors import Context, Mention, extract
from tests.made_brief import made_brief

# (text, [(indieners or promised thing, numbers)]): what each mention gets, in reading order.
MOTIES: list[tuple[str, list[tuple[list[str], list[str]]]]] = [
    ("De moties-Podt/Kuzu en -Dijk zijn uitgevoerd.", [(["Podt", "Kuzu"], []), (["Dijk"], [])]),
    (
        "De moties-Podt, -Kuzu c.s. en -Dijk (Kamerstuk 29 282, nrs. 3, 4 en 5) voer ik uit.",
        [(["Podt"], ["kst-29282-3"]), (["Kuzu"], ["kst-29282-4"]), (["Dijk"], ["kst-29282-5"])],
    ),
    ("Het lid Podt diende daarop een motie in over tolken.", [(["Podt"], [])]),
    ("Het lid Podt diende daarop een verzoek in over de motie.", []),
    ("Uw Kamer nam een motie aan van het lid Podt over tolken.", [(["Podt"], [])]),
    ("De motie over tolken van de leden Podt (D66) en Dijk (SP) loopt.", [(["Podt", "Dijk"], [])]),
    (
        "# Motie van het lid Podt over tolken\nDeze motie^1 vroeg om tolken.\n[1] Kamerstuk 29 282, nr. 12.",
        [(["Podt"], ["kst-29282-12"])],
    ),
    (
        "De motie-Podt (29 282, nr. 12) vraagt om tolken. Over de motie-Podt sprak ik met de sector.",
        [(["Podt"], ["kst-29282-12"]), (["Podt"], ["kst-29282-12"])],
    ),
    (
        "De motie-Podt over tolken (29 282, nr. 12) loopt. De motie-Podt over scholen loopt ook.",
        [(["Podt"], ["kst-29282-12"]), (["Podt"], [])],
    ),
    ("Over de motie van het lid Podt heb ik u geïnformeerd (Kamerstuk 29 282, nr. 7).", [(["Podt"], [])]),
]
TOEZEGGINGEN: list[tuple[str, list[str | None]]] = [
    ("Ook zegde ik het lid Podt toe dit te bezien (T03977).", ["T03977"]),
    ("Ik zegde toe dit te bezien.", [None]),
    ("Tijdens het debat is door de Minister van Financiën toegezegd dat er een plan komt.", [None]),
    ("De toezegging van de Minister van Financiën aan het lid Dijk loopt.", [None]),
    ("Ik verzoek u de termijn van deze toezegging te verlengen.", []),
    ("| Toezegging om met banken te spreken | TZ202410-188 | Afgedaan", ["TZ202410-188"]),
]


def found(text: str, kind: str) -> list[Mention]:
    return [one for one in extract(made_brief(text), Context()) if one.kind == kind]


@pytest.mark.parametrize(("text", "expected"), MOTIES)
def test_moties(text: str, expected: list[tuple[list[str], list[str]]]) -> None:
    read = [(one.attributes["indieners"], one.attributes["identifiers"]) for one in found(text, "motie")]
    assert read == expected


@pytest.mark.parametrize(("text", "numbers"), TOEZEGGINGEN)
def test_toezeggingen(text: str, numbers: list[str | None]) -> None:
    assert [one.attributes.get("nummer") for one in found(text, "toezegging")] == numbers


def test_the_tables_ran() -> None:
    assert (len(MOTIES), len(TOEZEGGINGEN)) == (10, 6)
