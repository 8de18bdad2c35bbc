"""The report as workflow commands of GitHub Actions: annotations on the lines that a change touches.

Source: docs.github.com "Workflow commands", and the escaping of actions/toolkit. GitHub shows 10 errors, 10 warnings
and 10 notices of one step; the heaviest come first, the rest are plain lines in the log. The whole report goes to the
step summary, which takes 1 MiB.
"""

from collections.abc import Iterator

from taz_graph.check.findings import Finding, Report, Severity
from taz_graph.check.linking import CONTROL, changes, one_line, outcome, relative_path, spot
from taz_graph.check.words import words_of

COMMANDS: dict[Severity, str] = {"violation": "error", "warning": "warning", "info": "notice"}
MOST = 10
"""Annotations of one kind that GitHub shows for one step."""


def to_github(report: Report, _base: str = "") -> str:
    """The open findings as commands and lines, and the outcome in one line; accepted findings annotate nothing."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    words = words_of(report.language)
    shown = dict.fromkeys(COMMANDS, 0)
    for finding in sorted(report.open, key=lambda found: found.order):
        shown[finding.severity] += 1
        yield _command(finding) if shown[finding.severity] <= MOST else _plain(finding)
    if report.comparison:
        yield from (_harmless(line) for line in changes(report.comparison, words))
    yield _harmless(outcome(report, words))


def _command(finding: Finding) -> str:
    where = {"file": relative_path(finding.path), "line": str(finding.line or 1)} if finding.path else {}
    properties = where | {"title": f"{finding.rule_id} {one_line(finding.title)}"}
    said = f"{one_line(finding.label)}: {finding.message}"
    if finding.repair:
        said = f"{said}\n{finding.repair}"
    listed = ",".join(f"{name}={_property(text)}" for name, text in properties.items())
    return f"::{COMMANDS[finding.severity]} {listed}::{_data(said)}"


def _plain(finding: Finding) -> str:
    where = f" ({spot(finding)})" if finding.path else ""
    return _harmless(f"- {finding.rule_id} {finding.label}: {finding.message}{where}")


def _harmless(text: str) -> str:
    # "::" at the start of a line and "##[" anywhere in it are commands to the runner.
    return one_line(text).replace("##[", "# #[").removeprefix("::")


def _data(text: str) -> str:
    return CONTROL.sub("?", text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
