"""Organisations: known names however they are printed, names that only look like one, and what is none."""

import pytest

from taz_graph.extractors import partij
from taz_graph.extractors.lexicon_names import NameIndex, is_abbreviation
from taz_graph.extractors.lexicon_partijen import MINISTRIES
from taz_graph.names import slug
from taz_graph.settings import Settings
from taz_graph.sources import read_data
from taz_graph.voorstel.context import read_context
from tests.extractor_cases import NOTHING, WORLD, letter, silent_rules, texts, valued

KNOWN: list[tuple[str, list[tuple[str, str]]]] = [
    ("De NZa en ZN.", [("NZa", "nza"), ("ZN", "zn")]),
    ("Met NU’91, NU»91 en NU'91.", [("NU’91", "nu91"), ("NU»91", "nu91"), ("NU'91", "nu91")]),
    ("Van V&VN en V&VN Ambulancezorg.", [("V&VN", "v-en-vn"), ("V&VN Ambulancezorg", "v-en-vn-ambulancezorg")]),
    (
        "Door GGD GHOR Nederland, GGD-GHOR NL en GGDGHOR NL.",
        [
            ("GGD GHOR Nederland", "ggd-ghor-nederland"),
            ("GGD-GHOR NL", "ggd-ghor-nederland"),
            ("GGDGHOR NL", "ggd-ghor-nederland"),
        ],
    ),
    ("Volgens Actiz, ActiZ en ACTIZ.", [("Actiz", "actiz"), ("ActiZ", "actiz"), ("ACTIZ", "actiz")]),
    ("Ook de Nederlandse ggz.", [("de Nederlandse ggz", "de-nederlandse-ggz")]),
    ("De Sociaal-Economische Raad (SER) adviseert.", [("Sociaal-Economische Raad (SER)", "ser")]),
    ("Het VNG-bestuur en het NZa-besluit.", [("VNG", "vng"), ("NZa", "nza")]),
    ("Politie en politie werken samen.", [("Politie", "politie"), ("politie", "politie")]),
    ("Aldus het OM.", [("OM", "om")]),
    (
        "De ministeries van VWS, SZW en Financiën.",
        [("ministeries van VWS", "vws"), ("SZW", "szw"), ("Financiën", "financien")],
    ),
    (
        "Het Ministerie van Onderwijs, Cultuur en Wetenschap (OCW) en het ministerie van VWS.",
        [("Ministerie van Onderwijs, Cultuur en Wetenschap (OCW)", "ocw"), ("ministerie van VWS", "vws")],
    ),
    (
        "De Coalitie Nu Samen groeit. Later deed de Coalitie meer.",
        [("Coalitie Nu Samen", "coalitie-nu-samen"), ("Coalitie", "coalitie-nu-samen")],
    ),
    (
        "Het RIVM en de Inspectie van het Onderwijs.",
        [("RIVM", "rivm"), ("Inspectie van het Onderwijs", "inspectie-van-het-onderwijs")],
    ),
    (
        "De Autoriteit Persoonsgegevens is er. De AP is klein.",
        [("Autoriteit Persoonsgegevens", "autoriteit-persoonsgegevens"), ("AP", "autoriteit-persoonsgegevens")],
    ),
    ("Het lid Jansen (GroenLinks-PvdA).", [("GroenLinks-PvdA", "groenlinks-pvda")]),
    ("Het lid Jansen (BBB) en de VVD-fractie.", [("BBB", "bbb"), ("VVD", "vvd")]),
]
UNKNOWN: list[tuple[str, list[str]]] = [
    ("De Stichting Het Grote Werk (SHW) begon. SHW stopte.", ["Stichting Het Grote Werk (SHW)", "SHW"]),
    (
        "Taskforce ‘Veilig op straat’ en commissie-Van der Molen.",
        ["Taskforce ‘Veilig op straat’", "commissie-Van der Molen"],
    ),
    ("Bij Delta Zorggroep en Nova Nederland.", ["Delta Zorggroep", "Nova Nederland"]),
    ("Onderzoeksbureau Meetlat en het Havenbedrijf Noorderzijl.", ["Meetlat", "Havenbedrijf Noorderzijl"]),
    ("De gemeente Zandhuizen en de provincie Noordland.", ["gemeente Zandhuizen", "provincie Noordland"]),
    ("Met onder andere ZN, VNG, ABX, Nova Werkt en NFU.", ["ZN", "VNG", "ABX", "Nova Werkt", "NFU"]),
    ("De Commissie Evaluatie Nederlandse Zorgautoriteit kwam.", ["Commissie Evaluatie Nederlandse Zorgautoriteit"]),
    ("Het Slowaakse Ministerie van Bosbouw.", ["Ministerie van Bosbouw"]),
    ("Dit is gedaan in samenwerking met Delta en Nova Werkt.", ["Delta", "Nova Werkt"]),
    ("De Taskforce Schone Lucht2 kwam.", ["Taskforce Schone Lucht"]),
    ("Ook de Zeilbond en de Europese Waterautoriteit doen mee.", ["Zeilbond", "Europese Waterautoriteit"]),
    ("Dat doet BloemenNL met zorg.", ["BloemenNL"]),
    ("De pilot waarin Volta en KPX meedoen, loopt.", ["Volta", "KPX"]),
    ("De Nieuwe Stroom adviseert dit niet te doen.", ["Nieuwe Stroom"]),
    ("XKN, QVO en Delta hebben hun zorgen aangegeven.", ["XKN", "QVO", "Delta"]),
]
NONE = [
    "Werkgevers, gemeenten, veldpartijen en het veld zijn blij.",
    "Het kabinet en uw Kamer, de Kamer en de regering.",
    "De Minister van VWS en de Staatssecretaris van Financiën.",
    "De sectoren GGZ, VVT en MSZ, en het mbo.",
    "Om het zo te zeggen: ZNB, VNGX en NZAT zijn niets.",
    "Het IZA, programma NOVA en de Wet BIG.",
    "Zie https://www.ser.nl/SER en vng@vng.nl.",
    "MOTIE VAN HET LID OM EN SER OVER DE VNG IN DE ZORG",
    "In heel Nederland en in Europees Nederland.",
    "De Chief Nursing Officer (CNO) adviseert.",
    "De coalitie en de commissie komen.",
    "De Amerikaanse Minister van Oorlog heeft dit aangekondigd.",
    "Duitsland adviseert anders, en de Wtta onderschrijft dit.",
    "De Sovjetunie en de Rijksorganisatie zijn er niet meer.",
    "Het VN-Kinderrechtenverdrag heeft dit onderschreven.",
    "Jansen waarschuwt, en de Natuurvisie wijst op meer.",
]


@pytest.mark.parametrize(("text", "expected"), KNOWN)
def test_names_with_a_key(text: str, expected: list[tuple[str, str]]) -> None:
    assert valued(partij.find, text, "partij") == expected


@pytest.mark.parametrize(("text", "expected"), UNKNOWN)
def test_names_that_look_like_an_organisation(text: str, expected: list[str]) -> None:
    assert texts(partij.find, text) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_organisation(text: str) -> None:
    assert texts(partij.find, text) == []


def test_known_says_whether_data_holds_it() -> None:
    assert valued(partij.find, "Van ZN, het RIVM en Stichting Beter Wonen.", "known") == [
        ("ZN", True),
        ("RIVM", False),
        ("Stichting Beter Wonen", False),
    ]


def test_an_unknown_name_is_less_sure_than_a_known_one() -> None:
    known, unknown = partij.find(letter("ZN werkt met Stichting Beter Wonen."), WORLD)
    assert known.certainty > unknown.certainty


def test_a_name_is_found_without_any_list() -> None:
    assert texts(partij.find, "De ministeries van OCW en SZW en het Iets Instituut.", context=NOTHING) == [
        "ministeries van OCW",
        "SZW",
        "Iets Instituut",
    ]


def test_the_longest_name_stands_and_none_overlap() -> None:
    index = NameIndex([("Raad", "a"), ("Raad van State", "b"), ("het CIBG", "c")])
    assert [(hit.key, hit.start) for hit in index.find("De Raad van State, de Raad en CIBG")] == [
        ("b", 3),
        ("a", 22),
        ("c", 30),
    ]


def test_short_names() -> None:
    names = ("VNG", "NZa", "V&VN", "ZonMw", "Raad", "Verenso")
    assert [is_abbreviation(name) for name in names] == [True, True, True, False, False, False]


def test_the_list_of_organisations_names_each_once_and_none_that_a_letter_describes() -> None:
    context = read_context(read_data(Settings()))
    names = [name for name, _ in context.organisation_names]
    assert len(names) == len(set(names))
    assert len(context.organisations) > 600
    assert all(thing.soort == "partij" and thing.kenmerk == slug(thing.kenmerk) for thing in context.organisations)
    assert not {thing.kenmerk for thing in context.organisations} & {thing.kenmerk for thing in context.known}
    assert all(key == slug(key) for key in MINISTRIES)


def test_each_rule_finds_something_in_its_example() -> None:
    assert silent_rules(partij.find, partij.RULES) == []
    assert len(partij.RULES) == 14


def test_every_table_ran() -> None:
    assert [len(table) for table in (KNOWN, UNKNOWN, NONE)] == [17, 15, 16]
