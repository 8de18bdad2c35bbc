"""Findings of the cross-check beside those of the check itself, and the waivers of both."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from taz_graph.build import prepare
from taz_graph.check.findings import Report
from taz_graph.check.waivers import apply_waivers, read_waivers
from taz_graph.crosscheck.report import add_crosscheck
from taz_graph.register.load import load
from taz_graph.settings import Settings
from taz_graph.store import open_version
from tests.register_world import write_register, zaak

DAY = date(2027, 1, 1)
WAIVER = """
aanvaarding:kruis-{name} a taz:Aanvaarding ; rdfs:label "kruis {name}"@nl ; taz:regel taz:Kruisregel-{rule} ;
    taz:bevindingOver {thing} ; taz:eigenaar "redactie" ; taz:reden "de brief drukt het zo"@nl ;
    taz:vanaf "2026-11-22"^^xsd:date ; taz:tot "{until}"^^xsd:date .
"""
WAIVERS = [
    ("past", "soort", "motie:kst-35925-XVI-17", "2028-01-01"),
    ("past-niet", "uitslag", "motie:kst-29282-475", "2028-01-01"),
    ("verlopen", "soort", "motie:kst-29282-475", "2026-12-01"),
]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The shipped data with three more waivers, and a register in which 35 925 XVI, nr. 17 is an amendement."""
    folder = tmp_path_factory.mktemp("waivers")
    settings = Settings(data=folder / "data", store=folder / "store")
    shutil.copytree(Path(__file__).parent.parent / "data", settings.data)
    more = "".join(
        WAIVER.format(name=name, rule=rule, thing=thing, until=until) for name, rule, thing, until in WAIVERS
    )
    with (settings.data / "aanvaard.ttl").open("a", encoding="utf-8") as stream:
        stream.write(more)
    record = zaak(17, "Amendement", Titel="Begroting", Onderwerp="Amendement van het lid Jansen over voer")
    files = write_register(folder / "files", [record])
    (files / "meer.tsv").write_text("35925-XVI\tBegroting\n", encoding="utf-8")
    load(settings, [files])
    return settings


def names(report: Report) -> dict[str, list[str]]:
    """Rule number -> the ends of the IRIs that it is about."""
    found: dict[str, list[str]] = {}
    for finding in report.findings:
        found.setdefault(finding.rule_id, []).append(finding.focus.rpartition("/")[2])
    return found


def plain(settings: Settings) -> Report:
    """What a check without the register makes of these waivers, other findings left out."""
    store = open_version(prepare(settings).path)
    ours = [waiver for waiver in read_waivers(store, "nl") if "/kruis-" in waiver.iri]
    store.close()
    assert len(ours) == len(WAIVERS)
    return Report("v", None, "nl", tuple(apply_waivers([], ours, DAY, "nl")), ())


def test_a_plain_check_does_not_judge_waivers_of_rules_that_did_not_run(settings: Settings) -> None:
    assert names(plain(settings)) == {"T-CTR-01": ["kruis-verlopen"]}


def test_with_the_register_a_waiver_is_used_or_not(settings: Settings) -> None:
    report = add_crosscheck(plain(settings), settings, settings, DAY)
    found = names(report)
    assert found["T-CTR-01"] == ["kruis-verlopen"]  # said once
    assert found["T-CTR-02"] == ["kruis-past-niet"]
    (accepted,) = [finding for finding in report.waived if finding.rule_id == "K-SRT-01"]
    assert accepted.focus.endswith("/motie/kst-35925-XVI-17")
    assert accepted.waiver is not None
    assert accepted.waiver.iri.endswith("/kruis-past")
    assert accepted.path is not None
    assert len(accepted.texts) == 2


def test_of_a_past_state_no_waiver_is_unused(settings: Settings) -> None:
    past = Report("v", date(2023, 1, 1), "nl", plain(settings).findings, ())
    assert "T-CTR-02" not in names(add_crosscheck(past, settings, settings, DAY))
