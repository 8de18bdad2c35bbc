"""What the extractors share, and what holds of every mention that one of them makes."""

import json

import pytest

from taz_graph.extractors import akkoord, bedrag, cijfer, datum, overleg, partij, persoon, rapport, regeling, tabel
from taz_graph.extractors.lexicon_words import Spans, is_shouted, quoted
from taz_graph.readers import read_brief
from tests.extractor_cases import WORLD, letter
from tests.shared import shared_path

MODULES = (partij, persoon, overleg, datum, akkoord, regeling, rapport, bedrag, cijfer, tabel)

QUOTATIONS: list[tuple[str, list[str]]] = [
    ("Het «Ruim baan» van toen.", ["Ruim baan"]),
    ('Het “Ruim baan” en „Zicht op werk” en "Ons werk".', ["Ruim baan", "Zicht op werk", "Ons werk"]),
    ("Het ‘Ruim baan’ en 'Zicht op werk'.", ["Ruim baan", "Zicht op werk"]),
    ("Zo’n werkdag, ’s avonds, NU'91 en NU»91 en regio’s.", []),
    ('Een " los " teken', []),
]
CAPITALS: list[tuple[str, bool]] = [
    ("MOTIE VAN HET LID DIJK", True),
    ("ZN, VNG, NFU, NVZ, FMS", False),
    ("De Motie van het Lid Dijk", False),
    ("", False),
]
SOUP = (
    "29 februari jl. 31-02-2021 € % «a» 1 op 0 1.000.000.000 Q3 de leden , en Van de (SP) artikel Wet op de motie- «»"
    " programma rapport van de €. 5 à € 0,- Minister van en voor -akkoord Stichting Raad voor X.Y.Z. nr. 41% naar"
).split()


@pytest.mark.parametrize(("text", "inner"), QUOTATIONS)
def test_quotations(text: str, inner: list[str]) -> None:
    assert [text[start:end] for _, (start, end) in quoted(text)] == inner


@pytest.mark.parametrize(("text", "shouted"), CAPITALS)
def test_text_in_capitals(text: str, shouted: bool) -> None:
    assert is_shouted(text) is shouted


def test_spans_touch_where_they_share_a_character() -> None:
    spans = Spans([(5, 9), (0, 3), (8, 12)])
    assert [spans.touch(*span) for span in ((0, 1), (3, 5), (11, 12), (12, 20), (4, 6))] == [
        True,
        False,
        True,
        False,
        True,
    ]
    spans.add(3, 5)
    assert spans.touch(4, 5)


@pytest.mark.parametrize("step", range(1, 12))
def test_odd_words_in_any_order_break_nothing(step: int) -> None:
    words = [SOUP[index * step % len(SOUP)] for index in range(4 * len(SOUP))]
    brief = letter(" ".join(words))
    for module in MODULES:
        for one in module.find(brief, WORLD):
            assert one.text == brief.text[one.start : one.end] == one.text.strip() != ""


@pytest.mark.shared
def test_mentions_in_published_papers_are_sound_and_the_same_again() -> None:
    paths = sorted(shared_path("register/koop").glob("*.xml"))[::60]
    found = 0
    for path in paths:
        brief = read_brief(path)
        for module in MODULES:
            mentions = module.find(brief, WORLD)
            found += len(mentions)
            assert mentions == module.find(read_brief(path), WORLD)
            for one in mentions:
                assert one.text == brief.text[one.start : one.end] == one.text.strip() != ""
                assert one.rule in module.RULES
                assert 0 < one.certainty <= module.RULES[one.rule].certainty < 1
                assert json.dumps(dict(one.attributes))
    assert len(paths) > 30
    assert found > 100


def test_ids_of_rules_are_used_once() -> None:
    ids = [rule for module in MODULES for rule in module.RULES]
    assert len(ids) == len(set(ids)) == 95


def test_every_table_ran() -> None:
    assert [len(table) for table in (QUOTATIONS, CAPITALS)] == [5, 4]
