"""Indicator tables: as cells, and as the loose lines that a PDF makes of them."""

from array import array
from pathlib import Path

import pytest

from taz_graph.brief import Block, Brief, Metadata, Section, Soort
from taz_graph.extractors import tabel
from taz_graph.readers import read_brief
from tests.extractor_cases import NOTHING, WORLD, letter

KEYS = ("indicator", "value", "unit", "period", "which")


def table(*rows: str, after: str = "") -> Brief:
    """A letter that is one table, with a paragraph behind it."""
    text = "\n".join(rows)
    blocks = [Block(Soort.TABEL, text, 0, 0), Block(Soort.ALINEA, after, len(text) + 1, 0)]
    running = f"{text}\n{after}\n"
    offsets = array("q", range(len(running)))
    return Brief(Path("x"), "docx", Metadata(), tuple(blocks), (Section("aanhef"),), (), running, offsets, running)


def cells(brief: Brief) -> list[tuple[object, ...]]:
    return [tuple(one.attributes[key] for key in KEYS) for one in tabel.find(brief, WORLD)]


TABLES: list[tuple[tuple[str, ...], list[tuple[object, ...]]]] = [
    (
        ("Indicator\t2021\t2023\tBron", "Verzuim\t6%\t8%\tDUO"),  # a column of words beside the years
        [("verzuim", 6, "procent", "2021", None), ("verzuim", 8, "procent", "2023", None)],
    ),
    (
        ("Indicator\tNulmeting\tLaatste meting", "Verzuim\t7,1% (Q1 2020)\t6,8% (Q1 2021)"),
        [("verzuim", 7.1, "procent", "2020-Q1", "nulmeting"), ("verzuim", 6.8, "procent", "2021-Q1", "laatste")],
    ),
    (
        ("Indicatoren Nulmeting Laatste meting", "Verzuim in de zorg\t7% (2020)\t6% (2021)"),
        [("verzuim", 7, "procent", "2020", "nulmeting"), ("verzuim", 6, "procent", "2021", "laatste")],
    ),
    (
        ("\t2020\t2021", "Aantal deelnemers\t1.106\t2.340"),
        [
            ("aantal-deelnemers", 1106, "deelnemers", "2020", None),
            ("aantal-deelnemers", 2340, "deelnemers", "2021", None),
        ],
    ),
    (
        ("Indicator\tNulmeting\tStreefwaarde", "Aandeel werkenden\t1 op 6,5\t1 op 6"),
        [
            ("aandeel-werkenden", 6.5, "een-op", None, "nulmeting"),
            ("aandeel-werkenden", 6, "een-op", None, "streefwaarde"),
        ],
    ),
    (
        ("Indicator\tQ3 2022\tQ3 2023", "Vacaturegraad (vacatures per 1.000 banen)\t44\t43"),
        [
            ("vacaturegraad", 44, "per-1000-banen", "2022-Q3", None),
            ("vacaturegraad", 43, "per-1000-banen", "2023-Q3", None),
        ],
    ),
    (("Post\t2024", "Opleiden (x € 1.000)\t250"), [("opleiden", 250_000, "euro", "2024", None)]),
    (("Naam\tPlaats", "Jansen\tZandhuizen"), []),
    (("Stap\tUren", "Lezen\t4", "Schrijven\t5"), []),
]
LOOSE: list[tuple[str, list[tuple[object, ...]]]] = [
    (
        "Indicatoren Nulmeting Laatste meting Verzuim 7% (Q1 2020) 6% (Q1 2021) Plezier 70% (Q1 2020) 71% (Q1 2021)",
        [
            ("verzuim", 7, "procent", "2020-Q1", "nulmeting"),
            ("verzuim", 6, "procent", "2021-Q1", "laatste"),
            ("plezier", 70, "procent", "2020-Q1", "nulmeting"),
            ("plezier", 71, "procent", "2021-Q1", "laatste"),
        ],
    ),
    (
        "# Indicatoren Nulmeting Laatste meting\nVerzuim 7% (2020) 6% (2021)",
        [("verzuim", 7, "procent", "2020", "nulmeting"), ("verzuim", 6, "procent", "2021", "laatste")],
    ),
    ("Het verzuim was 7% (Q1 2020) en later 6% (Q1 2021).", []),
    ("In Q1 2020 was er overleg (1 april 2020) met velen (2021).", []),
]


@pytest.mark.parametrize(("rows", "expected"), TABLES)
def test_cells(rows: tuple[str, ...], expected: list[tuple[object, ...]]) -> None:
    assert cells(table(*rows)) == expected


@pytest.mark.parametrize(("text", "expected"), LOOSE)
def test_loose_lines(text: str, expected: list[tuple[object, ...]]) -> None:
    found = tabel.find(letter(text), WORLD)
    assert [tuple(one.attributes[key] for key in KEYS) for one in found] == expected


def test_a_mention_is_the_cell_without_what_stands_around_it() -> None:
    found = tabel.find(table("Indicator\tNulmeting", "Verzuim\t7,1% (Q1 2020)"), NOTHING)
    assert [(one.text, one.rule) for one in found] == [("7,1% (Q1 2020)", "meting-met-periode")]


@pytest.mark.parametrize(
    ("rows", "after"),
    [
        (("Indicator\t2020", "Verzuim\t7%", "Bron: Bureau Telraam, StatLijn"), ""),
        (("Indicator\t2020", "Verzuim\t7%"), "Bron: Bureau Telraam, StatLijn."),
    ],
)
def test_source_line(rows: tuple[str, ...], after: str) -> None:
    (found,) = tabel.find(table(*rows, after=after), NOTHING)
    assert found.attributes["bron"] == "Bureau Telraam, StatLijn"


def test_a_table_that_arrives_as_lines_of_text(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(
        "Geachte voorzitter,\n\nDe cijfers staan hieronder in een tabel, die de uitgever tot regels heeft gemaakt.\n\n"
        "Kernindicatoren Nulmeting Laatste meting\n\nVerzuim (zieken per\n1.000 banen) 44 (Q3 2020) 43 (Q3 2021)\n"
        "Werkplezier 70% (Q4 2020) 71% (Q4 2021)\n\nBron: Telraam\n\nDaarmee sluit ik af met een laatste zin.\n",
        encoding="utf-8",
    )
    found = tabel.find(read_brief(path), WORLD)
    assert [tuple(one.attributes[key] for key in KEYS) for one in found] == [
        ("verzuim", 44, "per-1000-banen", "2020-Q3", "nulmeting"),
        ("verzuim", 43, "per-1000-banen", "2021-Q3", "laatste"),
        ("werkplezier", 70, "procent", "2020-Q4", "nulmeting"),
        ("werkplezier", 71, "procent", "2021-Q4", "laatste"),
    ]
    assert {one.attributes["bron"] for one in found} == {"Telraam"}


def test_each_rule_finds_something_in_its_example() -> None:
    silent = []
    for rule in tabel.RULES.values():
        made = table(*rule.example.split("\n")) if "\t" in rule.example else letter(rule.example)
        if rule.id not in {one.rule for one in tabel.find(made, WORLD)}:
            silent.append(rule.id)
    assert silent == []
    assert len(tabel.RULES) == 4


LINES: list[tuple[str, list[tuple[object, ...]]]] = [
    (
        "Indicator\nNulmeting\nLaatste meting\nVerzuim\n6% (2022)\n4% (2024)\nVrij\n310 (2021/2022)\n284 (2023/2024)",
        [
            ("verzuim", 6, "procent", "2022", "nulmeting"),
            ("verzuim", 4, "procent", "2024", "laatste"),
            ("vrij", 310, "aantal", "2021/2022", "nulmeting"),
            ("vrij", 284, "aantal", "2023/2024", "laatste"),
        ],
    ),
    (
        "# Indicator\n2022\n2024\nVerzuim\n6%\n4%\nDaarna volgt gewone tekst.\n5%",
        [("verzuim", 6, "procent", "2022", None), ("verzuim", 4, "procent", "2024", None)],
    ),
    ("Indicator\nVerzuim\n6,2%\n4,9%", []),  # no head says what the values are
    ("Indicator\nNulmeting\nVerzuim is hoog.\nVertrek is laag.", []),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_a_table_of_which_each_cell_became_a_line(text: str, expected: list[tuple[object, ...]]) -> None:
    assert cells(letter(text)) == expected


def test_every_table_ran() -> None:
    assert [len(one) for one in (TABLES, LOOSE, LINES)] == [9, 4, 4]
