"""Where a finding points to, for machines and for pages: paths without the machine's own folders, and addresses."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from taz_graph.check.findings import Comparison, Finding, Report
from taz_graph.names import compact, publication_page
from taz_graph.settings import DEFAULT_BASE

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 and a terminal cannot hold, or should not."""


def relative_path(path: Path) -> str:
    """The path from the working folder, with ``/`` on every system: what a report names must fit another machine."""
    return Path(os.path.relpath(path)).as_posix()


def spot(finding: Finding) -> str:
    """``data/kst-29282-485.ttl:12``, or empty when no file states the thing."""
    if finding.path is None:
        return ""
    return f"{relative_path(finding.path)}:{finding.line}" if finding.line else relative_path(finding.path)


def letter_name(finding: Finding, base: str = DEFAULT_BASE) -> str:
    """``kst-29282-485, Moties``: the letter and the heading that it comes from, or empty."""
    if finding.letter is None:
        return ""
    letter = compact(finding.letter, base).partition(":")[2] or finding.letter
    return f"{letter}, {finding.section}" if finding.section else letter


def letter_page(finding: Finding, base: str = DEFAULT_BASE) -> str | None:
    """The address of the official publication of the letter, where its IRI says which paper it is."""
    papers = f"{base}id/kamerstuk/"
    if finding.letter is None or not finding.letter.startswith(papers):
        return None
    return publication_page(finding.letter.removeprefix(papers))


def shown(finding: Finding) -> str:
    """The thing as a person knows it: its name."""
    return one_line(finding.label)


def one_line(text: str) -> str:
    """The text without line breaks and control characters."""
    return " ".join(CONTROL.sub("?", text).split())


def accepted(finding: Finding, words: dict[str, str]) -> str:
    """Who accepted it, until when and why; empty for an open finding."""
    waiver = finding.waiver
    if waiver is None:
        return ""
    return one_line(words["accepted"].format(owner=waiver.owner, until=waiver.until, reason=waiver.reason))


def outcome(report: Report, words: dict[str, str]) -> str:
    """The outcome in one sentence."""
    said = words["complete" if report.complete else "incomplete"]
    return said.format(open=len(report.open), waived=len(report.waived), version=report.version or "-")


def changes(found: Comparison, words: dict[str, str]) -> Iterator[str]:
    """What changed since an earlier report, in lines: the numbers, what is new, what is solved, which rules rose."""
    numbers = {"new": len(found.new), "solved": len(found.solved), "accepted": found.accepted, "still": found.still}
    yield one_line(words["compared"].format(name=found.name, **numbers))
    for finding in found.new:
        at = spot(finding)
        yield one_line(
            f"{words['new']}: {finding.rule_id} {finding.label}: {finding.message}{f' ({at})' if at else ''}"
        )
    for known in found.solved:
        yield one_line(f"{words['solved']}: {known.rule_id} {known.label}: {known.message}")
    for rise in found.rises:
        yield words["rose"].format(rule=rise.rule_id, now=rise.now, before=rise.before)
