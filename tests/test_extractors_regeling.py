"""Regelingen: laws, decrees, schemes and directives, with their articles."""

import pytest

from taz_graph.extractors import regeling
from tests.extractor_cases import silent_rules, texts, valued

NAMES: list[tuple[str, list[str]]] = [
    ("De Wet BIG regelt dit.", ["Wet BIG"]),
    ("De Subsidieregeling Groene Daken (SGD) opent. De SGD sluit.", ["Subsidieregeling Groene Daken (SGD)", "SGD"]),
    ("De subsidieregeling «Kansen voor allen» is open.", ["subsidieregeling «Kansen voor allen»"]),
    ("De subsidieregeling schone lucht is opengesteld.", ["subsidieregeling schone lucht"]),
    ("De Wet langdurige zorg (Wlz) en de Wlz gelden.", ["Wet langdurige zorg (Wlz)", "Wlz"]),
    ("De Wet op het hoger onderwijs geldt.", ["Wet op het hoger onderwijs"]),
    ("De Wet open overheid biedt ruimte.", ["Wet open overheid"]),
    ("De Jeugdwet en de Comptabiliteitswet 2016 gelden.", ["Jeugdwet", "Comptabiliteitswet 2016"]),
    ("Volgens de Wmo, de Zvw en de AVG.", ["Wmo", "Zvw", "AVG"]),
    ("Het Besluit geluid wordt aangepast.", ["Besluit geluid"]),
    ("Het conceptbeleidsbesluit ligt voor.", ["conceptbeleidsbesluit"]),
    (
        "De Europese btw-richtlijn en Verordening (EU) 2016/679.",
        ["Europese btw-richtlijn", "Verordening (EU) 2016/679"],
    ),
    ("De Kaderrichtlijn Water en de AI-verordening.", ["Kaderrichtlijn Water", "AI-verordening"]),
    ("Het wetsvoorstel Vaste Huur ligt voor.", ["wetsvoorstel Vaste Huur"]),
    ("De Regeling groene daken is open.", ["Regeling groene daken"]),
    ("Via de Regeling bekostiging schone lucht, die sluit.", ["Regeling bekostiging schone lucht"]),
    ("De Landelijke stoppersregeling boerderijen loopt af.", ["Landelijke stoppersregeling boerderijen"]),
    ("De Zonnesubsidie daken en gevels (ZDG) sluit.", ["Zonnesubsidie daken en gevels (ZDG)"]),
    ("De specifieke uitkering schone sport is open.", ["specifieke uitkering schone sport"]),
    ("Het wetsvoorstel versterking lokale democratie ligt voor.", ["wetsvoorstel versterking lokale democratie"]),
    ("Het Wetboek van Strafrecht en de NIS9-richtlijn gelden.", ["Wetboek van Strafrecht", "NIS9-richtlijn"]),
    ("Het Algemeen militair bomenreglement geldt.", ["Algemeen militair bomenreglement"]),
    ("De Wet ter bescherming bomen (Wbb) geldt.", ["Wet ter bescherming bomen (Wbb)"]),
    ("Met het Besluit vergoedingen bomen 2000 is dit gedaan.", ["Besluit vergoedingen bomen 2000"]),
]
NONE = [
    "De wet en de regeling gelden, en het besluit ook.",
    "De regeling. De minister is blij.",
    "De richtlijnen en regelingen zijn er.",
    "Zie https://www.wet.nl/Jeugdwet.",
    "Ik besluit dit te doen, en beleid volgt.",
    "De Regeling is er, en de Regeling wordt herzien.",
    "De regeling treft ook zelfstandigen.",
    "Het wetsvoorstel hiervoor volgt, en het wetsvoorstel wijziging is er.",
    "Een specifieke uitkering voor gemeenten is nodig.",
    "Het huishoudelijk reglement geldt.",
]
ARTICLES: list[tuple[str, object]] = [
    ("Volgens artikel 3.1 van de Jeugdwet.", ["3.1"]),
    ("Volgens art. 3 en 5 Jeugdwet.", ["3", "5"]),
    ("Volgens artikel 7.2.2, tweede lid, onderdeel a, van de Jeugdwet.", ["7.2.2"]),
    ("Volgens de Jeugdwet.", None),
    ("Artikel 3 zegt dit. De Jeugdwet ook.", None),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[str]) -> None:
    assert texts(regeling.find, text) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_name(text: str) -> None:
    assert texts(regeling.find, text) == []


@pytest.mark.parametrize(("text", "articles"), ARTICLES)
def test_articles(text: str, articles: object) -> None:
    assert valued(regeling.find, text, "artikelen") == [("Jeugdwet", articles)]


def test_keys() -> None:
    assert valued(regeling.find, "De Wet BIG en de Jeugdwet.", "regeling", "known") == [
        ("Wet BIG", "wet-big", True),
        ("Jeugdwet", "jeugdwet", False),
    ]


def test_each_rule_finds_something_in_its_example() -> None:
    assert silent_rules(regeling.find, regeling.RULES) == []
    assert len(regeling.RULES) == 11


def test_every_table_ran() -> None:
    assert [len(table) for table in (NAMES, NONE, ARTICLES)] == [24, 10, 5]
