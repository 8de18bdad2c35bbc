"""The tables for people."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

from rich.console import Console

from taz_graph.check import Coverage, Finding, Report, Waiver
from taz_graph.check.report_table import MOST, plain, print_report, print_summary, shown_path

ID = "https://w3id.org/taz-graph/id/"
WAIVER = Waiver(f"{ID}aanvaarding/w", "R", "T", "redactie", "staat er niet", date(2024, 1, 1), date(2025, 1, 1))
OPEN = Finding(
    "https://w3id.org/taz-graph/def#R",
    "T-MOT-01",
    "Een motie heeft [een] indiener",
    "geen indiener",
    "violation",
    f"{ID}motie/kst-1-3",
    "motie van een ander",
    path=Path("data/brief.ttl"),
    line=12,
    letter=f"{ID}kamerstuk/kst-1-1",
    section="Moties",
    repair="Vul in.",
    why="Daarom.",
    shape="S",
)
ACCEPTED = replace(OPEN, focus=f"{ID}motie/kst-1-4", label="motie:kst-1-4", waiver=WAIVER, letter=None, section=None)
LIGHT = replace(OPEN, rule="S", rule_id="T-X-01", title="Licht", severity="info", path=None, line=None)
COVERAGE = (
    Coverage("S", "Moties", 8, 1, 1, 1),
    Coverage("T", "Partijen", 4, 1, 0, 0),
    Coverage("U", "Leeg", 0, 0, 0, 0),
)
REPORT = Report("abc123", None, "nl", (OPEN, ACCEPTED, LIGHT), COVERAGE)


def drawn(report: Report = REPORT, *, width: int = 110, waived: bool = False, encoding: str = "utf-8") -> str:
    page = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    print_report(report, Console(file=page, width=width, highlight=False, markup=False), waived=waived)
    page.seek(0)
    return page.read()


def test_each_finding_stands_under_its_rule() -> None:
    text = drawn()
    assert "T-MOT-01  Een motie heeft [een] indiener  (1)" in text
    for part in ("Waarom: Daarom.", "Herstel: Vul in.", "motie van een ander", "motie:kst-1-3", "geen indiener"):
        assert part in text
    assert "data/brief.ttl:12" in text
    assert "kst-1-1, Moties" in text
    assert "motie:kst-1-4" not in text


def test_a_table_stays_readable_whatever_is_found() -> None:
    many = [replace(OPEN, focus=f"{ID}motie/m-{n}", label=f"m-{n}", section=None) for n in range(30_000)]
    text = drawn(replace(REPORT, findings=(*many, LIGHT)))
    assert "(30000)" in text
    assert f"en nog {30_000 - MOST // 2} meer" in text
    assert text.count("motie:m-") == MOST // 2
    assert "Licht" in text
    few = drawn(replace(REPORT, findings=tuple(many[:MOST])))
    assert few.count("motie:m-") == MOST
    assert "en nog" not in few


def test_accepted_findings_are_shown_on_request_with_who_and_why() -> None:
    text = drawn(waived=True)
    assert "T-MOT-01  Een motie heeft [een] indiener  (2)" in text
    assert "aanvaard door redactie tot 2025-01-01: staat er niet" in " ".join(text.split())


def test_totals_and_completeness() -> None:
    text = drawn()
    rows = [line.split() for line in text.splitlines()]
    assert ["T-MOT-01", "Een", "motie", "heeft", "[een]", "indiener", "fout", "1", "1"] in rows
    assert ["T-X-01", "Licht", "opmerking", "1", "0"] in rows
    assert ["Moties", "8", "1", "1", "75%"] in rows
    assert not any("Partijen" in row for row in rows)
    assert "2 van de 3 soorten dingen die zijn bekeken hebben geen bevindingen." in text
    assert text.splitlines()[-1] == "Onvolledig: 2 open bevindingen, 1 aanvaard (gegevens abc123)."


def test_a_complete_report_says_so() -> None:
    report = Report("abc123", date(2023, 1, 1), "en", (ACCEPTED, LIGHT), COVERAGE[1:])
    lines = drawn(report).splitlines()
    assert lines[-2:] == [
        "State on 2023-01-01.",
        "Complete: no open findings that count (1 accepted; data abc123).",
    ]
    assert (report.exit_code, report.complete) == (0, True)


def test_a_file_and_line_is_not_broken_in_two() -> None:
    long = replace(OPEN, label="w" * 60, message="m " * 80, path=Path("data/kst-29282-576.ttl"), line=2635)
    assert "data/kst-29282-576.ttl:2635" in drawn(Report("v", None, "nl", (long,), ()), width=80)


def test_a_terminal_without_lines_gets_hyphens() -> None:
    assert drawn(encoding="ascii").isascii()
    assert not drawn().isascii()


def test_data_cannot_steer_the_terminal() -> None:
    evil = replace(OPEN, label="\x1b[31mrood\x07", message="a\x1b]0;titel\x07\x9b2J", title="\x1b[2J")
    text = drawn(Report("v", None, "nl", (evil,), ()))
    assert not set(text) & {"\x1b", "\x07", "\x9b"}
    assert plain("regel 1\nregel 2\té") == "regel 1\nregel 2\té"


def test_the_summary_alone_lists_no_findings() -> None:
    page = io.StringIO()
    print_summary(REPORT, Console(file=page, width=100))
    assert "T-MOT-01" not in page.getvalue()
    assert "Onvolledig" in page.getvalue()


def test_paths_are_shown_as_a_person_types_them(tmp_path: Path) -> None:
    assert shown_path(Path.cwd() / "data/x.ttl") == "data/x.ttl"
    assert shown_path(tmp_path / "x.ttl") == str(tmp_path / "x.ttl")
