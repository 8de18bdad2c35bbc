"""The shipped questions with other values than their defaults: dates, letters, opgaven and languages.

The rows under ``verwacht:`` in each question (tests/test_vragen.py) hold its default; what a reader then tries is here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from taz_graph.build import prepare
from taz_graph.settings import Settings
from taz_graph.store import Store, open_version
from taz_graph.vragen import Vraag, ask, cells, load_vragen, named

SHIPPED = load_vragen(Settings())
LETTER = "kamerstuk:kst-29282-485"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_version(prepare(replace(Settings(), store=tmp_path_factory.mktemp("store"))).path)
    yield opened
    opened.close()


def rows(store: Store, name: str, values: Mapping[str, str]) -> list[dict[str, str]]:
    found = ask(store, named(SHIPPED, name), values)
    return [dict(zip(found.variables, row, strict=True)) for row in cells(found)]


# question, values -> column, what stands in it from top to bottom
ANSWERS: list[tuple[str, dict[str, str], str, list[str]]] = [
    # Nothing is open before anything is known of it, and a register date counts before the first letter does.
    ("moties-open", {"datum": "2010-01-01"}, "motie", []),
    ("toezeggingen-open", {"datum": "2010-01-01"}, "toezegging", []),
    ("moties-open", {"datum": "2020-01-01"}, "motie", ["motie:kst-35300-XVI-74"]),
    (
        "moties-open",
        {"datum": "2022-09-30"},
        "motie",
        ["motie:kst-29282-485-ellenmeet", "motie:kst-35300-XVI-74", "motie:kst-35925-XVI-17"],
    ),
    ("moties-open", {"datum": "2022-09-30"}, "stand", ["in uitvoering", "opgepakt", "opgepakt"]),
    # 31765-731 is of 23 March 2023; the first letter that names it is of 31 May 2024.
    ("moties-open", {"datum": "2023-03-22"}, "bekendSinds", ["2022-09-30", "2019-10-31", "2022-09-30"]),
    ("moties-open", {"datum": "2023-03-23"}, "bekendSinds", ["2022-09-30", "2023-03-23", "2019-10-31", "2022-09-30"]),
    ("moties-open", {"datum": "2023-03-23"}, "stand", ["in uitvoering", "", "opgepakt", "opgepakt"]),
    ("toezeggingen-open", {"datum": "2022-05-12"}, "toezegging", []),
    (
        "toezeggingen-open",
        {"datum": "2022-05-13"},
        "toezegging",
        ["toezegging:kst-29282-485-uitwerking-programma"],
    ),
    ("toezeggingen-open", {"datum": "2022-10-01", "taal": "en"}, "volgens", ["first letter that names it"] * 2),
    # Letter 485 names three afspraken under opgave 5 and no partij with any of them.
    ("partijen-bij-opgave", {"opgave": "opgave:taz-5"}, "partij", []),
    ("partijen-bij-opgave", {"opgave": "opgave:taz-5", "ruim": "ja"}, "langs", ["programmalijn"] * 22),
    ("partijen-bij-opgave", {"taal": "en"}, "langs", ["challenge"] * 3),
    (
        "partijen-bij-opgave",
        {"opgave": "opgave:taz-8"},
        "naam",
        ["Opleiders en onderwijs", "Veldpartijen", "Ministerie van Volksgezondheid, Welzijn en Sport"],
    ),
    # Five mijlpalen, none with a role; one is about all three lines.
    ("mijlpalen", {"brief": LETTER}, "rol", [""] * 7),
    ("mijlpalen", {"brief": LETTER}, "lijn", ["", "", "", "1", "2", "2", "3"]),
    ("aankondigingen", {"brief": LETTER}, "verwacht", ["begin 2023", *[""] * 7]),
    (
        "afdoeningen-van-brief",
        {"brief": LETTER, "taal": "en"},
        "uitkomst",
        [
            "disposed of",
            "disposed of",
            "disposed of",
            "disposed of",
            "in progress",
            "taken up",
            "taken up",
            "disposed of",
            "disposed of",
            "taken up",
            "taken up",
            "disposed of",
            "disposed of",
        ],
    ),
    ("kernindicatoren", {"taal": "en"}, "oordeel", ["wrong", "direction not stated", "right", "right"]),
    ("kernindicatoren", {"taal": "fr"}, "oordeel", ["verkeerd", "richting niet genoemd", "goed", "goed"]),
    (
        "gaten-in-het-programma",
        {"taal": "en"},
        "gat",
        [
            *["agreement without participants"] * 3,
            *["challenge without an agreement"] * 2,
        ],
    ),
]


@pytest.mark.parametrize(("name", "values", "column", "expected"), ANSWERS)
def test_a_question_with_other_values(
    name: str, values: dict[str, str], column: str, expected: list[str], store: Store
) -> None:
    assert [row[column] for row in rows(store, name, values)] == expected


def test_the_table_ran() -> None:
    assert len(ANSWERS) == 22


def test_all_of_a_letter_is_there(store: Store) -> None:
    assert len(rows(store, "aankondigingen", {})) == 21
    assert len({row["mijlpaal"] for row in rows(store, "mijlpalen", {"brief": LETTER})}) == 5
    assert len({row["partij"] for row in rows(store, "deelnemers-overleg", {})}) == 36


@pytest.mark.parametrize("vraag", SHIPPED, ids=lambda vraag: vraag.name)
def test_each_question_speaks_two_languages(vraag: Vraag, store: Store) -> None:
    assert "taal" in {parameter.name for parameter in vraag.parameters}
    dutch, english = ask(store, vraag), ask(store, vraag, {"taal": "en"})
    assert len(dutch.rows) == len(english.rows), "a thing without a label in English has its Dutch one"
    assert len(dutch.rows) == len(ask(store, vraag, {"taal": "fr"}).rows)
