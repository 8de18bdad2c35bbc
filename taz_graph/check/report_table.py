"""The report as tables for people: the findings rule by rule, totals per rule, and how complete the graph is."""

import os
import re
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from taz_graph.check.findings import Finding, Report, share
from taz_graph.check.linking import changes
from taz_graph.check.words import words_of
from taz_graph.names import compact
from taz_graph.settings import DEFAULT_BASE

MOST = 2_000
"""Findings that a person may still read through; of more, each rule shows its first ones."""

LEAST = 10
"""Findings that each rule shows at least."""

COLOURS = {"violation": "red", "warning": "yellow", "info": "cyan"}


def print_report(report: Report, console: Console, *, waived: bool = False, base: str = DEFAULT_BASE) -> None:
    """Writes the findings (the accepted ones too where ``waived``), the totals and the summary to ``console``.

    Of more than MOST findings each rule shows its first, and says how many more there are.
    """
    shown = report.findings if waived else report.open
    key = attrgetter("severity", "rule_id", "rule")
    rules = [list(group) for _, group in groupby(shown, key=key)]
    most = len(shown) if len(shown) <= MOST else max(MOST // len(rules), LEAST)
    for found in rules:
        console.print(_of_rule(found, report, console, base, most))
    if report.findings:
        console.print(_totals(report, console))
    print_summary(report, console)


def print_summary(report: Report, console: Console) -> None:
    """Writes how much each shape looked at and what is missing, and the outcome in one line."""
    words = words_of(report.language)
    whole = sum(not part.gaps + part.waived for part in report.coverage)
    if whole < len(report.coverage):
        console.print(_coverage(report, console))
    console.print(words["without"].format(whole=whole, all=len(report.coverage)))
    if report.as_of:
        console.print(words["as_of"].format(day=report.as_of.isoformat()))
    if report.comparison:
        for line in changes(report.comparison, words):
            console.print(Text(line))
    outcome = words["complete" if report.complete else "incomplete"]
    said = outcome.format(open=len(report.open), waived=len(report.waived), version=report.version or "-")
    console.print(Text(said, style="bold green" if report.complete else "bold red"))


def _of_rule(findings: list[Finding], report: Report, console: Console, base: str, most: int) -> RenderableType:
    first, words = findings[0], words_of(report.language)
    heading = Text.assemble(
        (first.rule_id, f"bold {COLOURS[first.severity]}"), "  ", (plain(first.title), "bold"), f"  ({len(findings)})"
    )
    about = [
        Text(f"{words[name]}: {plain(text)}") for name, text in (("why", first.why), ("repair", first.repair)) if text
    ]
    table = _table(console, words["thing"], words["message"])
    # A file and line that is broken in two cannot be clicked or copied.
    shown, rest = findings[:most], len(findings[most:])
    longest = max(len(next(_where(finding, base), "")) for finding in shown)
    table.add_column(words["where"], overflow="fold", width=min(max(longest, 24), console.width // 2))
    for finding in shown:
        table.add_row(_thing(finding, base), _said(finding, words), Text("\n".join(_where(finding, base))))
    return Group(heading, *about, table, *([Text(words["rest"].format(n=rest))] if rest else []), "")


def _thing(finding: Finding, base: str) -> Text:
    name = compact(finding.focus, base)
    return Text(plain(finding.label) if finding.label == name else f"{plain(finding.label)}\n{plain(name)}")


def _said(finding: Finding, words: dict[str, str]) -> Text:
    said = Text(plain(finding.message))
    if finding.waiver:
        waiver = finding.waiver
        reason = words["accepted"].format(owner=waiver.owner, until=waiver.until, reason=waiver.reason)
        said.append(f"\n{plain(reason)}", style="dim")
    return said


def _where(finding: Finding, base: str) -> Iterator[str]:
    if finding.path:
        yield f"{shown_path(finding.path)}:{finding.line}"
    if finding.letter:
        letter = compact(finding.letter, base).partition(":")[2] or finding.letter
        yield plain(f"{letter}, {finding.section}" if finding.section else letter)


def _totals(report: Report, console: Console) -> Table:
    words = words_of(report.language)
    table = _table(console, words["rule"], words["title"], words["severity"], title=words["totals"])
    table.add_column(words["open"], justify="right")
    table.add_column(words["waived"], justify="right")
    for (severity, rule_id, title), group in groupby(
        report.findings, key=lambda finding: (finding.severity, finding.rule_id, finding.title)
    ):
        found = list(group)
        accepted = sum(finding.waiver is not None for finding in found)
        table.add_row(Text(rule_id), Text(plain(title)), words[severity], str(len(found) - accepted), str(accepted))
    return table


def _coverage(report: Report, console: Console) -> Table:
    words = words_of(report.language)
    table = _table(console, words["coverage"])
    for name in ("targets", "open", "waived", "whole"):
        table.add_column(words[name], justify="right")
    for part in report.coverage:
        if not part.gaps + part.waived:
            continue
        numbers = (part.targets, part.gaps, part.waived)
        table.add_row(Text(plain(part.title)), *map(str, numbers), share(part.whole, part.targets))
    return table


def _table(console: Console, *columns: str, title: str | None = None) -> Table:
    # A terminal that is not UTF-8 has no lines to draw with; hyphens it always has.
    table = Table(box=box.SIMPLE_HEAD if console.encoding.startswith("utf") else box.ASCII2, title=title)
    table.title_justify = "left"
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def shown_path(path: Path) -> str:
    """The path as a person would type it: relative where the file lies below the working folder."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def plain(text: str) -> str:
    """The text without control characters: what data hold must not steer somebody's terminal."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "?", text)
