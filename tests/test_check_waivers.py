"""Accepted findings: which waivers hold, and what is wrong with those that do not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from taz_graph.build import prepare
from taz_graph.check.findings import Finding, Waiver
from taz_graph.check.waivers import apply_waivers, read_waivers
from taz_graph.store import open_version
from tests.check_world import WAIVER, make_world

ID = "https://w3id.org/taz-graph/id/"
RULE, OTHER = "https://w3id.org/taz-graph/def#R", "https://w3id.org/taz-graph/def#S"
THING = f"{ID}motie/kst-1-3"
FINDING = Finding(RULE, "R-1", "titel", "bericht", "violation", THING, "label")
DAY = date(2024, 6, 1)


def waiver(  # noqa: PLR0917 - a table of waivers is read by position
    rule: str = RULE,
    thing: str = THING,
    owner: str = "redactie",
    reason: str = "zo",
    since: date | None = date(2024, 1, 1),
    until: date | None = date(2025, 1, 1),
    texts: tuple[str, ...] = (),
) -> Waiver:
    return Waiver(f"{ID}aanvaarding/w", rule, thing, owner, reason, since, until, texts)


# (waiver, whether it accepts the finding, the findings about it)
CASES: Sequence[tuple[Waiver, bool, list[str]]] = [
    (waiver(), True, []),
    (waiver(since=DAY), True, []),
    (waiver(until=date(2024, 6, 2)), True, []),
    (waiver(until=DAY), False, ["T-CTR-01"]),
    (waiver(until=date(2024, 5, 31)), False, ["T-CTR-01"]),
    (waiver(since=date(2024, 6, 2)), False, []),
    (waiver(rule=OTHER), False, ["T-CTR-02"]),
    (waiver(thing=f"{ID}motie/kst-1-2"), False, ["T-CTR-02"]),
    # A rule of the cross-check did not look: such a waiver is neither used nor unused.
    (waiver(rule=f"{RULE[:-1]}Kruisregel-soort"), False, []),
    (waiver(rule=f"{RULE[:-1]}Kruisregel-soort", until=DAY), False, ["T-CTR-01"]),
    (waiver(rule=f"{RULE[:-1]}Kruisregel-soort", owner=""), False, ["T-CTR-03"]),
    (waiver(thing=f"{ID}motie/kst-1-2", until=DAY), False, ["T-CTR-01"]),
    (waiver(owner=""), False, ["T-CTR-03"]),
    (waiver(reason=""), False, ["T-CTR-03"]),
    (waiver(since=None), False, ["T-CTR-03"]),
    (waiver(until=None), False, ["T-CTR-03"]),
    (waiver(rule=""), False, ["T-CTR-03"]),
    (waiver(thing=""), False, ["T-CTR-03"]),
]


@pytest.mark.parametrize(("given", "accepts", "about"), CASES)
def test_a_waiver_holds_or_is_a_finding(given: Waiver, accepts: bool, about: list[str]) -> None:
    first, *others = apply_waivers([FINDING], [given], DAY, "nl")
    assert (first.waiver == given, first.waiver is None) == (accepts, not accepts)
    assert [finding.rule_id for finding in others] == about
    assert {finding.focus for finding in others} <= {given.iri}
    assert {finding.severity for finding in others} <= {"warning"}


MESSAGES: Sequence[tuple[Waiver, str, str]] = [
    (waiver(until=DAY), "nl", "aanvaarding verlopen op 2024-06-01: taz:R over motie:kst-1-3"),
    (waiver(until=DAY), "en", "waiver ended on 2024-06-01: taz:R about motie:kst-1-3"),
    (waiver(rule=OTHER), "nl", "de aanvaarding van taz:S over motie:kst-1-3 past op geen bevinding"),
    (waiver(rule=OTHER), "en", "the waiver of taz:S about motie:kst-1-3 fits no finding"),
    (waiver(owner="", rule=""), "nl", "de aanvaarding van - over motie:kst-1-3 mist regel, eigenaar en geldt dus niet"),
    (waiver(until=None), "en", "the waiver of taz:R about motie:kst-1-3 lacks tot and so does not hold"),
]


@pytest.mark.parametrize(("given", "language", "said"), MESSAGES)
def test_a_finding_about_a_waiver_says_which(given: Waiver, language: str, said: str) -> None:
    finding = apply_waivers([FINDING], [given], DAY, language)[-1]
    assert finding.message == said
    assert finding.title
    assert finding.repair
    assert finding.why


def test_one_waiver_accepts_all_findings_of_the_rule_about_the_thing() -> None:
    two = [FINDING, Finding(RULE, "R-1", "titel", "ander bericht", "violation", THING, "label")]
    assert all(finding.waiver for finding in apply_waivers(two, [waiver()], DAY, "nl"))


def test_of_a_past_state_an_unused_waiver_is_no_finding() -> None:
    assert apply_waivers([], [waiver()], DAY, "nl", partial=True) == []
    assert [finding.rule_id for finding in apply_waivers([], [waiver()], DAY, "nl")] == ["T-CTR-02"]


def test_what_a_shape_says_of_a_waiver_is_not_said_twice() -> None:
    incomplete = waiver(owner="")
    by_shape = Finding(OTHER, "T-AAN-03", "titel", "bericht", "violation", incomplete.iri, "label")
    assert [f.rule_id for f in apply_waivers([by_shape], [incomplete], DAY, "nl")] == ["T-AAN-03"]


def test_a_second_waiver_of_the_same_finding_is_said_to_be_one() -> None:
    first, second = waiver(), replace(waiver(), iri=f"{ID}aanvaarding/x", owner="een ander")
    accepted, about = apply_waivers([FINDING], [first, second], DAY, "en")
    assert accepted.waiver == first
    assert (about.rule_id, about.focus, about.repair) == ("T-CTR-02", second.iri, "Keep one of the two waivers.")
    assert about.message.endswith("accepts nothing that aanvaarding:w does not accept already")


def test_waivers_are_read_from_the_graph(tmp_path: Path) -> None:
    settings = make_world(
        tmp_path,
        waivers=WAIVER
        + """aanvaarding:x a taz:Aanvaarding ; taz:regel taz:MotieShape-kamerstuk ;
            taz:bevindingOver motie:kst-1-2, motie:kst-1-3 ; taz:reden "because"@en, "daarom"@nl ;
            taz:vanaf "gisteren" ; taz:tot "2025-01-01"^^xsd:date, "2026-01-01"^^xsd:date .
        aanvaarding:y a taz:Aanvaarding ; taz:eigenaar " " .""",
    )
    store = open_version(prepare(settings).path)
    waivers = read_waivers(store, "en")
    store.close()
    shown = [(w.iri.rpartition("/")[2], w.rule.rpartition("#")[2], w.thing.removeprefix(ID), w.reason) for w in waivers]
    assert shown == [
        ("w", "MotieShape-indiener", "motie/kst-1-3", "de brief noemt geen naam"),
        ("x", "MotieShape-kamerstuk", "motie/kst-1-2", "because"),
        ("x", "MotieShape-kamerstuk", "motie/kst-1-3", "because"),
        ("y", "", "", ""),
    ]
    # White space is nobody.
    assert (waivers[3].owner, waivers[3].gaps[2]) == ("", "eigenaar")
    # A date that is no date, and two dates where one is asked, are none.
    assert [(w.since, w.until) for w in waivers[:2]] == [(date(2024, 1, 1), date(2025, 1, 1)), (None, None)]


def test_tables_ran() -> None:
    assert (len(CASES), len(MESSAGES)) == (18, 6)


SAYS = "Opgave 7 ontbreekt."
SPECIFIC = replace(FINDING, message=SAYS, texts=("Challenge 7 is missing.", SAYS), specific=True)
# (texts of the waiver, the finding, whether it accepts it): a text that changed is another finding.
TEXTS: Sequence[tuple[tuple[str, ...], Finding, bool]] = [
    ((), SPECIFIC, False),
    ((SAYS,), SPECIFIC, True),
    (("Challenge 7 is missing.",), SPECIFIC, True),
    (("Opgave 7-11 ontbreekt.",), SPECIFIC, False),
    (("Opgave 7-11 ontbreekt.", SAYS), SPECIFIC, True),
    ((), FINDING, True),
    (("iets anders",), replace(FINDING, texts=("bericht",)), False),
]


@pytest.mark.parametrize(("texts", "finding", "accepts"), TEXTS)
def test_a_waiver_is_of_what_the_finding_says(texts: tuple[str, ...], finding: Finding, accepts: bool) -> None:
    given = waiver(texts=texts)
    first, *others = apply_waivers([finding], [given], DAY, "nl")
    assert (first.waiver is not None) is accepts
    assert [other.rule_id for other in others] == ([] if accepts else ["T-CTR-02"])


def test_number_of_cases() -> None:
    assert (len(CASES), len(TEXTS)) == (18, 7)
