"""The check on the data that we ship: what the letters leave open is found, and somebody answers for each gap."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from taz_graph.build import prepare
from taz_graph.check import Report, run_check
from taz_graph.check.waivers import read_waivers
from taz_graph.settings import Settings
from taz_graph.store import open_version

ID = "https://w3id.org/taz-graph/id/"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    settings = replace(Settings(), store=tmp_path_factory.mktemp("store"))
    store = open_version(prepare(settings).path)
    # The day on which the newest waiver was given: the tests must not turn red by the calendar alone.
    given = [waiver.since for waiver in read_waivers(store, "nl") if waiver.since]
    store.close()
    return run_check(settings, today=max(given, default=date.today()))


FOUND = [
    # (rule, thing): what design §7 says that must be found
    ("T-VRW-07", "kamerstuk/kst-29282-437"),  # cited twice, for two documents
    ("T-VRW-05", "verwijzing/"),  # one number, two dossiers
    ("T-MOT-01", "motie/"),  # a motie without a number
    ("T-PAR-01", "partij/lhv"),  # printed twice in footnote 5
    ("T-PRG-01", "programma/taz"),  # the opgaven are numbered with gaps
    ("T-IND-02", "indicator/aandeel-werknemers"),  # 1 op 6,5 became 1 op 6,4: the wrong way
    ("T-AFD-07", "afdoening/kst-29282-485-motie-"),  # listed as afgedaan, but taken up
]


@pytest.mark.parametrize(("rule", "thing"), FOUND)
def test_what_the_letters_teach_is_found(rule: str, thing: str, report: Report) -> None:
    assert any(f.rule_id == rule and f.focus.removeprefix(ID).startswith(thing) for f in report.findings)


def test_every_gap_is_answered_for(report: Report) -> None:
    open_gaps = [f"{f.rule_id} {f.focus}: {f.message}" for f in report.counting]
    assert open_gaps == [], "mend the data, or accept the finding in data/aanvaard.ttl"


def test_every_finding_leads_to_a_repair(report: Report) -> None:
    for finding in report.findings:
        assert finding.title
        assert finding.message
        assert finding.why
        assert finding.repair
        assert finding.shape or finding.rule_id.startswith("T-CTR")
        assert finding.path
        assert isinstance(finding.path, Path)
        assert finding.line
        assert "{" not in finding.message


def test_tables_ran() -> None:
    assert len(FOUND) == 7
