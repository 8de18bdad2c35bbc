"""A report with everything in it that a format has to deal with."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from taz_graph.check import Coverage, Finding, Report, Waiver
from taz_graph.check.findings import Comparison, Known, Line, Rise, RuleText

ID = "https://w3id.org/taz-graph/id/"
TAZ = "https://w3id.org/taz-graph/def#"
SH = "http://www.w3.org/ns/shacl#"

EVIL = "<script>alert('x')</script> | `a` **b** [c](d) 100%, é\x1b[31m\n::error::nee ##[warning]nee ]]> & @team #1"
"""What data may hold, and what no format may pass on as more than text."""

WAIVER = Waiver(
    f"{ID}aanvaarding/w", f"{TAZ}R", f"{ID}motie/kst-1-4", "redactie", "niet", date(2024, 1, 1), date(2025, 1, 1)
)
OPEN = Finding(
    f"{TAZ}R",
    "T-MOT-01",
    "Een motie heeft een indiener",
    "geen indiener",
    "violation",
    f"{ID}motie/kst-1-3",
    "motie van een ander",
    path=Path("data/brief één.ttl"),
    line=12,
    letter=f"{ID}kamerstuk/kst-1-1",
    section="Moties",
    repair="Vul in.",
    why="Daarom.",
    shape=f"{TAZ}MotieShape",
    component=f"{SH}MinCountConstraintComponent",
    property=f"{TAZ}indiener",
)
ACCEPTED = replace(OPEN, focus=f"{ID}motie/kst-1-4", label="motie:kst-1-4", waiver=WAIVER, letter=None, section=None)
NASTY = replace(
    OPEN,
    rule=f"{TAZ}S",
    rule_id="T-X-01",
    title=EVIL,
    message=EVIL,
    label=EVIL,
    section=EVIL,
    repair=EVIL,
    why=EVIL,
    severity="warning",
    value="abc",
    value_term='"abc"^^<http://www.w3.org/2001/XMLSchema#decimal>',
)
LIGHT = replace(
    OPEN, rule=f"{TAZ}T", rule_id="T-Y-01", title="Licht", severity="info", path=None, line=None, letter=None
)
LITERAL = replace(LIGHT, focus="Moties ", label="Moties", value="Moties ", value_term='"Moties "')
ABOUT_WAIVER = Finding(
    f"{TAZ}AanvaardingVerlopen", "T-CTR-01", "Verlopen", "verlopen", "warning", f"{ID}aanvaarding/w", "w"
)
FINDINGS = (OPEN, ACCEPTED, NASTY, ABOUT_WAIVER, LIGHT, LITERAL)
RULES = (
    RuleText(
        f"{TAZ}R", "T-MOT-01", "Een motie heeft een indiener", "Daarom.", "Vul in.", "violation", f"{TAZ}MotieShape"
    ),
    RuleText(f"{TAZ}Q", "T-MOT-02", "Een motie staat in een Kamerstuk", "", "", "violation", f"{TAZ}MotieShape"),
)
COVERAGE = (
    Coverage(f"{TAZ}MotieShape", "Moties", 8, 1, 1, 1),
    Coverage(f"{TAZ}PartijShape", "Partijen", 4, 1, 0, 0),
    Coverage(f"{TAZ}LeegShape", "Leeg", 0, 0, 0, 0),
)
LINES = (
    Line(f"{ID}programmalijn/taz-1", EVIL, "1", 9, 2, 3),
    Line(f"{ID}programmalijn/taz-2", "Leren", "2", 0, 0, 0),
)
_GONE = Known((f"{TAZ}R", f"{ID}motie/weg", ""), f"{TAZ}R", "T-MOT-01", EVIL, EVIL, "violation")
SINCE = Comparison("main", "000000", (NASTY,), (_GONE,), 2, 1, (Rise("T-MOT-01", 1, 2),))
HANDED = (("taz:X", "LIMIT"),)
REPORT = Report("abc123", date(2024, 6, 1), "nl", FINDINGS, COVERAGE, "warning", RULES, LINES, HANDED, SINCE)
CLEAN = Report("abc123", None, "en", (ACCEPTED,), COVERAGE[1:], rules=RULES)
