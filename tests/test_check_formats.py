"""Each format of the report: sound for who reads it, the same findings in each, and data that stays data."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pyoxigraph as ox
import pytest
from lxml import etree

from taz_graph.check.findings import Finding, Report, fingerprints, share
from taz_graph.check.report_formats import FORMATS
from taz_graph.check.report_github import MOST, to_github
from taz_graph.check.report_json import schema, to_json
from taz_graph.check.report_junit import to_junit
from taz_graph.check.report_markdown import escape, to_markdown, to_summary
from taz_graph.check.report_sarif import MAX_PLACES, MAX_RESULTS, MAX_TEXT, to_sarif
from taz_graph.check.report_turtle import to_turtle
from taz_graph.check.words import WORDS
from tests.check_report import ACCEPTED, CLEAN, EVIL, FINDINGS, ID, LIGHT, LINES, OPEN, REPORT, SH, TAZ
from tests.sarif_facts import LOG

BASE = "https://w3id.org/taz-graph/"
REPORTS: Sequence[tuple[str, Report]] = [
    ("all", REPORT),
    ("clean", CLEAN),
    ("empty", Report("", None, "nl", (), ())),
]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(("case", "report"), REPORTS)
def test_a_format_is_text_that_never_differs(name: str, case: str, report: Report) -> None:
    text = FORMATS[name](report, BASE)
    assert text == FORMATS[name](report, BASE)
    assert text.endswith("\n"), case
    assert "\x1b" not in text or name == "json"
    assert str(Path.cwd()) not in text


def test_a_path_is_relative_and_with_slashes() -> None:
    report = replace(REPORT, findings=(replace(OPEN, path=Path.cwd() / "data/x.ttl"),))
    for name in ("json", "ttl", "junit", "github", "markdown", "html"):
        assert "data/x.ttl" in FORMATS[name](report, BASE)
        assert str(Path.cwd()) not in FORMATS[name](report, BASE)


# --- fingerprints and shares


def test_a_finding_keeps_its_fingerprint_when_lines_and_texts_change() -> None:
    (_, before), (_, other) = fingerprints([OPEN, ACCEPTED])
    moved = replace(OPEN, line=99, message="anders gezegd", label="x", severity="info")
    assert [key for _, key in fingerprints([moved])] == [before]
    assert before != other
    assert re.fullmatch("[0-9a-f]{16}", before)
    twice = [key for _, key in fingerprints([OPEN, OPEN, OPEN])]
    assert twice[0] == before
    assert len(set(twice)) == 3


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(0, 0, "-"), (0, 3, "0%"), (2, 3, "66%"), (999, 1000, "99%"), (3, 3, "100%")]
)
def test_a_share_is_rounded_down(part: int, whole: int, said: str) -> None:
    assert share(part, whole) == said


# --- JSON


@pytest.mark.parametrize(("case", "report"), REPORTS)
def test_json_is_as_its_schema_says(case: str, report: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))
    jsonschema.validate(
        json.loads(to_json(report)), json.loads(schema()), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    assert case


def test_json_says_everything() -> None:
    said = json.loads(to_json(REPORT))
    assert said["counts"] == {"open": 5, "counting": 3, "accepted": 1}
    assert (said["as_of"], said["complete"], said["handed_over"]) == (
        "2024-06-01",
        False,
        [{"shape": "taz:X", "reason": "LIMIT"}],
    )
    first, second = said["findings"][:2]
    assert (first["thing"], first["line"], first["publication"], first["waiver"]) == (
        f"{ID}motie/kst-1-3",
        12,
        "https://zoek.officielebekendmakingen.nl/kst-1-1.html",
        None,
    )
    assert second["waiver"]["owner"] == "redactie"
    assert said["findings"][2]["message"] == EVIL
    assert [part["complete"] for part in said["coverage"]] == [6, 4, 0]
    assert [line["complete"] for line in said["lines"]] == [4, 0]


def test_every_field_of_the_schema_is_written() -> None:
    """A schema that allows more than is written documents what nobody gives."""
    said, wanted = json.loads(to_json(REPORT)), json.loads(schema())["properties"]
    assert set(said) == set(wanted)
    assert set(said["findings"][0]) == set(wanted["findings"]["items"]["properties"])


# --- Turtle


def read_turtle(report: Report) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(to_turtle(report), format=ox.RdfFormat.TURTLE)]


def test_turtle_is_a_validation_report() -> None:
    triples = read_turtle(REPORT)

    def pairs(predicate: str) -> list[tuple[str, str]]:
        return [(t.subject.value, str(t.object)) for t in triples if t.predicate.value == predicate]  # type: ignore[union-attr]

    assert [value for _, value in pairs(f"{SH}conforms")] == ['"false"^^<http://www.w3.org/2001/XMLSchema#boolean>']
    assert len(pairs(f"{SH}result")) == len(REPORT.open)
    assert len(pairs("http://purl.org/dc/terms/hasPart")) == len(REPORT.waived)
    # SHACL §3.6.2: a result has exactly one focus node, component and severity.
    for name in ("focusNode", "sourceConstraintComponent", "resultSeverity"):
        subjects = [subject for subject, _ in pairs(f"{SH}{name}")]
        assert len(subjects) == len(set(subjects)) == len(FINDINGS)
    assert '"abc"^^<http://www.w3.org/2001/XMLSchema#decimal>' in [value for _, value in pairs(f"{SH}value")]
    assert f"<{TAZ}indiener>" in [value for _, value in pairs(f"{SH}resultPath")]
    assert [value for _, value in pairs(f"{TAZ}eigenaar")] == ['"redactie"']
    assert '"data/brief één.ttl:12"' in [value for _, value in pairs("http://purl.org/dc/terms/source")]


def test_turtle_names_the_shape_of_a_query_and_the_query() -> None:
    query = replace(OPEN, component=f"{SH}SPARQLConstraintComponent", shape=f"{TAZ}MotieShape", property=None)
    triples = read_turtle(replace(REPORT, findings=(query,)))
    found = {t.predicate.value.removeprefix(SH): t.object for t in triples if t.predicate.value.startswith(SH)}
    assert found["sourceShape"] == ox.NamedNode(f"{TAZ}MotieShape")
    assert found["sourceConstraint"] == ox.NamedNode(OPEN.rule)


def test_turtle_of_a_complete_graph_conforms() -> None:
    assert "sh:conforms true" in to_turtle(CLEAN)


def test_turtle_uses_terms_that_the_ontology_has() -> None:
    ontology = Path(__file__).parent.parent / "ontology/taz.ttl"
    defined = {line.split()[0] for line in ontology.read_text(encoding="utf-8").splitlines() if line.startswith("taz:")}
    used = {
        f"taz:{t.predicate.value.removeprefix(TAZ)}" for t in read_turtle(REPORT) if t.predicate.value.startswith(TAZ)
    }
    assert used == {
        f"taz:{name}" for name in ("regelnummer", "waarom", "herstel", "sectie", "eigenaar", "reden", "vanaf", "tot")
    }
    assert used <= defined


# --- JUnit


def test_junit_has_a_suite_per_shape_and_a_case_per_rule() -> None:
    root = etree.fromstring(to_junit(REPORT).encode())
    assert [suite.get("name") for suite in root] == ["Moties", "Partijen", "Leeg", "taz:Aanvaarding"]
    cases = list(root.iter("testcase"))
    assert (root.get("tests"), root.get("failures")) == (str(len(cases)), "3")
    assert len(cases) == len(FINDINGS) + 1
    passed = [case.get("classname") for case in cases if not len(case)]
    assert passed == ["T-MOT-02"]
    failure = cases[1].find("failure")
    assert failure is not None
    assert (failure.get("message"), failure.get("type")) == ("geen indiener", "violation")
    assert (cases[1].get("file"), cases[1].get("line")) == ("data/brief één.ttl", "12")
    assert "Herstel: Vul in." in (failure.text or "")
    skipped = [case.find("skipped") for case in cases if case.find("skipped") is not None]
    assert [part.get("message") for part in skipped if part is not None] == [
        "aanvaard door redactie tot 2025-01-01: niet"
    ]


def test_junit_counts_from_the_threshold() -> None:
    for threshold, failures in (("violation", "1"), ("warning", "3"), ("info", "5")):
        root = etree.fromstring(to_junit(replace(REPORT, threshold=threshold)).encode())  # type: ignore[arg-type]
        assert root.get("failures") == failures


# --- SARIF


def sarif(report: Report) -> dict[str, Any]:
    log = json.loads(to_sarif(report))
    jsonschema.Draft202012Validator.check_schema(LOG)
    jsonschema.validate(log, LOG, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    run: dict[str, Any] = log["runs"][0]
    return run


def test_sarif_names_rule_place_and_who_accepted() -> None:
    run = sarif(REPORT)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["T-MOT-01", "T-MOT-02", "T-X-01", "T-CTR-01", "T-Y-01"]
    assert len(run["results"]) == len(FINDINGS)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    first, second = run["results"][:2]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "data/brief%20%C3%A9%C3%A9n.ttl"
    assert (place["region"], first["level"]) == ({"startLine": 12}, "error")
    assert second["suppressions"][0]["kind"] == "external"
    assert "physicalLocation" not in run["results"][-1]["locations"][0]
    assert len({json.dumps(result["partialFingerprints"]) for result in run["results"]}) == len(FINDINGS)


def test_sarif_of_an_empty_report_is_sound() -> None:
    for _, report in REPORTS:
        assert sarif(report)["results"] == sarif(report)["results"]


def many(number: int, **changes: Any) -> tuple[Finding, ...]:
    return tuple(replace(OPEN, focus=f"{ID}motie/m-{n}", **changes) for n in range(number))


def test_sarif_groups_what_a_service_would_drop() -> None:
    run = sarif(replace(REPORT, findings=(*many(MAX_RESULTS), LIGHT)))
    assert len(run["results"]) == 2
    first = run["results"][0]
    assert len(first["locations"]) == MAX_PLACES
    assert f"en nog {MAX_RESULTS - 1} meer" in first["message"]["text"]
    assert len(sarif(replace(REPORT, findings=many(MAX_RESULTS)))["results"]) == MAX_RESULTS


def test_sarif_says_what_does_not_fit_at_all() -> None:
    rules = tuple(
        replace(OPEN, rule=f"{TAZ}R{n}", rule_id=f"R-{n:05}", severity="info" if n % 2 else "violation")
        for n in range(MAX_RESULTS + 10)
    )
    run = sarif(replace(REPORT, findings=rules))
    assert len(run["results"]) == MAX_RESULTS
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("10 findings are left out")
    assert run["results"][0]["level"] == "error"


def test_sarif_cuts_long_texts() -> None:
    long = replace(OPEN, message="m" * 5000, title="t" * 5000)
    run = sarif(Report("v", None, "nl", (long,), ()))
    assert len(run["results"][0]["message"]["text"]) == MAX_TEXT
    assert len(run["tool"]["driver"]["rules"][0]["shortDescription"]["text"]) == MAX_TEXT


# --- GitHub


def test_github_annotates_open_findings() -> None:
    lines = to_github(replace(REPORT, comparison=None)).splitlines()
    assert lines[0] == (
        "::error file=data/brief één.ttl,line=12,title=T-MOT-01 Een motie heeft een indiener::"
        "motie van een ander: geen indiener%0AVul in."
    )
    assert len(lines) == len(REPORT.open) + 1
    assert lines[-1].startswith("Onvolledig: 5 open")
    assert "kst-1-4" not in to_github(REPORT)


def test_github_commands_cannot_be_made_by_data() -> None:
    lines = to_github(REPORT).splitlines()
    evil, new = (line for line in lines if "T-X-01" in line)
    assert new.startswith("Nieuw: T-X-01")
    name, _, rest = evil.removeprefix("::").partition(" ")
    properties, _, message = rest.partition("::")
    assert name == "warning"
    assert "title=T-X-01 <script>alert('x')</script> | `a` **b** [c](d) 100%25%2C é?[31m %3A%3Aerror" in properties
    assert "%0A" in message
    commands = {line.split()[0] for line in lines if line.lstrip().startswith("::")}
    assert commands <= {"::error", "::warning", "::notice"}


def test_github_shows_the_heaviest_and_logs_the_rest() -> None:
    evil = many(3, label="::error::x", message="##[error]y", rule_id="Z")
    lines = to_github(Report("v", None, "nl", (*many(MOST), *evil), ())).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == MOST
    rest = [line for line in lines if line.startswith("- Z")]
    assert len(rest) == 3
    assert not any("##[" in line for line in rest)


# --- Markdown and HTML


def test_markdown_shows_everything_once() -> None:
    text = to_markdown(REPORT)
    assert "# Controle op volledigheid" in text
    assert "| Moties | 8 | 1 | 1 | 75% |" in text
    assert "[kst-1-1, Moties](https://zoek.officielebekendmakingen.nl/kst-1-1.html)" in text
    assert "*aanvaard door redactie tot 2025-01-01: niet*" in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    for row in rows:
        assert len(re.findall(r"(?<!\\)\|", row)) in (4, 6), row


def test_data_is_no_markup() -> None:
    assert "<script" not in to_markdown(REPORT)
    assert escape("a|b <i> *c* [d](e) `f` @g #1\nh") == r"a\|b &lt;i> \*c\* \[d\](e) \`f\` \@g \#1 h"


def test_a_summary_that_would_not_fit_leaves_the_findings_out() -> None:
    assert to_summary(REPORT) == to_markdown(REPORT)
    short = to_summary(REPORT, most=2000)
    assert "en nog 6 meer" in short
    assert "T-MOT-01" in short
    assert len(short) < len(to_markdown(REPORT))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_needs_nothing_and_runs_nothing() -> None:
    page = _Page()
    page.feed(FORMATS["html"](REPORT, BASE))
    assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name in ("src", "style") or name.startswith("on")]
    assert {value for name, value in page.attributes if name == "href"} == {
        "https://zoek.officielebekendmakingen.nl/kst-1-1.html"
    }
    (policy,) = (value for name, value in page.attributes if name == "content" and value and "default-src" in value)
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "<script>alert" in page.text


def test_html_has_a_chart_of_each_line() -> None:
    text = FORMATS["html"](REPORT, BASE)
    page = _Page()
    page.feed(text)
    assert page.tags.count("svg") == 1
    bars = [
        float(width)
        for width in re.findall(r'<rect class="(?:whole|waived|gaps)" x="\d+" y="20"[^>]* width="(\d+)"', text)
    ]
    assert len(bars) == 3 * len(LINES)
    assert sum(bars[:3]) == 560
    assert bars[3:] == [0, 0, 0]
    assert "44%" in page.text
    assert "<svg" not in FORMATS["html"](CLEAN, BASE)


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["nl"].keys() == WORDS["en"].keys()


def test_formats_ran() -> None:
    assert (len(FORMATS), len(REPORTS)) == (7, 3)
