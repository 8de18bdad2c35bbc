"""How often the cross-check is right, on real citations of others than our two letters; needs all 262,250 zaken.

``python tests/eval/run_crosscheck.py`` prints every finding with what a person judged of it.
"""

import os
import random
from collections.abc import Iterator

import pytest

from taz_graph.crosscheck.people import Members
from taz_graph.register.load import load
from taz_graph.register.match import open_matcher
from taz_graph.register.register import Register, open_register
from taz_graph.settings import Settings
from tests.eval.run_crosscheck import LEAST, Measured, judgements, measure, sources
from tests.shared import shared_path

full = pytest.mark.skipif(not os.environ.get("TAZ_GRAPH_FULL"), reason="loads all 262,250 zaken: set TAZ_GRAPH_FULL")

SAMPLE, SEED = 200, 7


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    settings = Settings(store=tmp_path_factory.mktemp("store"))
    load(settings, [shared_path("register")])
    opened = open_register(settings)
    yield opened
    opened.close()


@full
def test_the_findings_about_real_citations_are_right(register: Register) -> None:
    tools = (register, open_matcher(register.folder), Members(register))
    judged, asked = judgements(), {"koop": 200, "onderwerp": 1000, "tvv": 1200}
    for source, claims in sources(register):
        measured = measure(source, claims, tools)
        assert measured.citations >= asked.pop(source)
        assert measured.precision(judged) >= LEAST, measured.false_alarms(judged)
        if source == "koop":  # the sample that the issue asks for
            sample = measure(source, random.Random(SEED).sample(claims, SAMPLE), tools)
            assert sample.citations == SAMPLE
            assert sample.found
            assert sample.precision(judged) >= LEAST, sample.false_alarms(judged)
    assert asked == {}


def test_a_finding_that_nobody_judged_counts_as_false() -> None:
    measured = Measured("x", 9, [("a", "kst-1-1", "K-SRT-01", "…"), ("b", "kst-1-2", "K-SRT-01", "…")])
    judged = {("a", "kst-1-1", "K-SRT-01"): "juist"}
    assert [one[0] for one in measured.false_alarms(judged)] == ["b"]
    assert measured.precision(judged) == 0.5
    assert Measured("x", 9).precision(judged) == 1
    assert set(judgements().values()) <= {"juist", "vals"}
    assert len(judgements()) == 15
