"""The extractors on the annotated set: what the programme asks of moties, toezeggingen and outcomes."""

from functools import cache

import pytest

from taz_graph.extractors import Mention
from tests.eval import run_eval, scoring
from tests.eval.passages import FORMS, PARTS, passages
from tests.shared import needs_shared

DOCUMENTS = 42
FLOOR = {
    ("dev", "motie"): 0.95,
    ("dev", "toezegging"): 0.95,
    ("dev", "outcome"): 0.95,
    ("held-out", "motie"): 0.95,
    ("held-out", "toezegging"): 0.95,
    ("held-out", "outcome"): 0.85,
}
"""What each part must reach; on the held-out half these are the figures of its first measurement, not the aim."""

WRONGLY_CLOSED = {"dev": 0.0, "held-out": 0.02}
"""The share of zaken that may be read as afgedaan where the letter does not say so."""


@cache
def result() -> scoring.Result:
    return run_eval.evaluate()


@cache
def unseen(part: str) -> scoring.Result:
    return run_eval.evaluate_passages(part)


def test_passages_are_split_by_hash_and_each_kind_of_file_is_used() -> None:
    every = list(passages())
    assert len({passage.name for passage in every}) == len(every) >= 400
    assert {passage.form for passage in every} == set(FORMS)
    assert min(sum(passage.part == part for passage in every) for part in PARTS) >= 45


@pytest.mark.parametrize("part", PARTS)
def test_zaken_in_passages_of_other_ministries(part: str) -> None:
    """The aim of issue 3 on letters that nobody here has seen: dev, and the half on which no rule was mended."""
    found = unseen(part)
    for kind in ("motie", "toezegging"):
        count = found.kinds[kind]
        assert count.records >= 12
        assert min(count.precision, count.recall) > FLOOR[part, kind], found.remarks
    assert found.attributes["outcome"].records >= 45
    assert found.attributes["outcome"].recall >= FLOOR[part, "outcome"], found.remarks
    closed = [remark for remark in found.remarks if "outcome" in remark and "'afgedaan', not" in remark]
    # A wrong «afgedaan» closes a case: none on dev, and on what no rule was made for hardly any.
    assert len(closed) <= WRONGLY_CLOSED[part] * found.attributes["outcome"].records, closed


LETTERS = [
    # part, records of motie and toezegging, least recall of each, least share of outcomes
    ("dev", 33, 17, 0.95, 0.95, 0.95),
    ("held-out", 39, 14, 0.95, 0.9, 0.8),
]
"""Whole letters of other ministries; no rule was mended on the second half, where one toezegging is missed."""


@pytest.mark.parametrize(("part", "moties", "toezeggingen", "motie", "toezegging", "outcome"), LETTERS)
def test_zaken_in_letters_of_other_ministries(
    part: str, moties: int, toezeggingen: int, motie: float, toezegging: float, outcome: float
) -> None:
    found = run_eval.evaluate_letters(part)
    assert (found.documents, found.kinds["motie"].records, found.kinds["toezegging"].records) == (
        5,
        moties,
        toezeggingen,
    )
    assert min(found.kinds["motie"].precision, found.kinds["toezegging"].precision) > 0.95, found.remarks
    assert found.kinds["motie"].recall > motie, found.remarks
    assert found.kinds["toezegging"].recall > toezegging, found.remarks
    assert found.attributes["outcome"].recall > outcome, found.remarks


@needs_shared
def test_every_annotated_document_was_measured() -> None:
    assert result().documents == DOCUMENTS
    assert result().kinds["motie"].records >= 49
    assert result().kinds["toezegging"].records >= 7
    assert result().attributes["outcome"].records >= 16


@needs_shared
def test_moties_and_toezeggingen_are_found() -> None:
    for kind in ("motie", "toezegging"):
        count = result().kinds[kind]
        assert count.precision > 0.95, [remark for remark in result().remarks if kind in remark]
        assert count.recall > 0.95, [remark for remark in result().remarks if kind in remark]


@needs_shared
def test_outcomes_are_right_in_nine_of_ten() -> None:
    count = result().attributes["outcome"]
    assert count.recall >= 0.9, [remark for remark in result().remarks if "outcome" in remark]


@needs_shared
def test_indieners_numbers_and_places_are_right() -> None:
    for name in ("motie.indieners", "motie.identifiers", "toezegging.nummer", "under"):
        assert result().attributes[name].recall > 0.95, [remark for remark in result().remarks if name in remark]


@needs_shared
def test_citations_and_programme_parts_are_found() -> None:
    for kind in ("kamerstuk", "programmalijn", "opgave"):
        count = result().kinds[kind]
        assert min(count.precision, count.recall) > 0.9, [remark for remark in result().remarks if kind in remark]


@needs_shared
def test_the_headings_of_all_motie_texts_are_read() -> None:
    """The publisher's file says who signed; a few headings have slips («CLASSEN» for Claassen)."""
    koop = run_eval.measure_koop()
    assert koop.files == koop.moties == 2047
    assert koop.number == koop.found >= 2040
    assert koop.indieners / koop.moties > 0.97


def test_a_wrong_or_missing_mention_is_counted() -> None:
    """The measure itself: a proposal beside every record is wrong, a record without one is missed."""
    result = scoring.Result()
    records = [
        scoring.Record({"kind": "motie", "exact": "a", "indieners": ["Podt"], "cs": False}, (0, 10)),
        scoring.Record({"kind": "motie", "exact": "b", "indieners": ["Dijk"], "cs": False}, (20, 30)),
        scoring.Record({"kind": "motie", "exact": "c", "optional": True}, (40, 50)),
    ]
    found = [
        Mention("motie", (5, 12), "a", "aanhef", "r", 0.9, {"indieners": ["PODT"], "cs": False}),
        Mention("motie", (42, 44), "c", "aanhef", "r", 0.9, {}),
        Mention("motie", (60, 70), "d", "aanhef", "r", 0.9, {}),
    ]
    scoring.score(result, "brief", records, found, kinds=None)
    count = result.kinds["motie"]
    assert (count.records, count.found, count.wrong) == (2, 1, 1)
    assert result.attributes["motie.indieners"].recall == 1
    assert [remark.split()[0] for remark in result.remarks] == ["missed", "wrong"]
