"""Comparing a report with an earlier one: what is new, what is solved, and whether the number of gaps fell.

A finding is the same one while its rule, thing and value are the same; lines, texts and names may change.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taz_graph.check.findings import SEVERITIES, Comparison, Finding, Known, Report, Rise, Severity, key_of
from taz_graph.check.report_json import FORMAT
from taz_graph.errors import InputError


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was found earlier: its data version, and each finding with whether it was accepted."""

    version: str
    findings: tuple[tuple[Known, bool], ...]

    @property
    def open(self) -> tuple[Known, ...]:
        """The findings that nobody had accepted."""
        return tuple(known for known, accepted in self.findings if not accepted)


def load_baseline(path: Path) -> Baseline:
    """The result that ``--format json`` wrote; InputError when the file is absent or something else."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return _baseline(said)
    except OSError as error:
        advice = "make it with --format json -o FILE, or with --write-baseline"
        raise InputError(f"this baseline cannot be read ({error.strerror}); {advice}", path=path) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            f"this is no result of `taz-graph check --format json` ({error}); make it anew with --write-baseline",
            path=path,
        ) from error


def _baseline(said: dict[str, Any]) -> Baseline:
    if said["format"] != FORMAT:
        raise ValueError(f"its format is {said['format']}")
    return Baseline(said["version"], tuple(_read(finding) for finding in said["findings"]))


def baseline_of(report: Report) -> Baseline:
    """A report as the baseline of another."""
    return Baseline(report.version, tuple((_known(finding), finding.waiver is not None) for finding in report.findings))


def compare(report: Report, earlier: Baseline, name: str) -> Comparison:
    """What changed since; ``name`` says to a person what it is compared with.

    Open findings are compared. One that was open and is accepted now is neither solved nor still there.
    """
    before = Counter(known.key for known in earlier.open)
    new: list[Finding] = []
    still = 0
    for finding in report.open:
        if before[finding.key]:
            before[finding.key] -= 1
            still += 1
        else:
            new.append(finding)
    accepted_now = Counter(finding.key for finding in report.waived)
    solved: list[Known] = []
    accepted = 0
    for known in earlier.open:
        if not before[known.key]:
            continue
        before[known.key] -= 1
        if accepted_now[known.key]:
            accepted_now[known.key] -= 1
            accepted += 1
        else:
            solved.append(known)
    rises = _rises(report.counting, earlier.open, report.threshold)
    return Comparison(name, earlier.version, tuple(new), tuple(solved), still, accepted, rises)


def _rises(now: Iterable[Finding], before: Iterable[Known], threshold: Severity) -> tuple[Rise, ...]:
    """Rules with more open gaps than before: mending one rule makes no room for gaps in another."""
    last = SEVERITIES.index(threshold)
    had = Counter(known.key[0] for known in before if SEVERITIES.index(known.severity) <= last)
    counts: Counter[str] = Counter()
    ids: dict[str, str] = {}
    for finding in now:
        rule = finding.key[0]
        counts[rule] += 1
        ids[rule] = finding.rule_id
    found = [Rise(ids[rule], had[rule], number) for rule, number in counts.items() if number > had[rule]]
    return tuple(sorted(found, key=lambda rise: rise.rule_id))


def _known(finding: Finding) -> Known:
    return Known(finding.key, finding.rule, finding.rule_id, finding.label, finding.message, finding.severity)


def _read(said: dict[str, object]) -> tuple[Known, bool]:
    def text(name: str) -> str:
        value = said[name]
        if not isinstance(value, str):
            raise TypeError(f"{name} is no text")
        return value

    severity = next((name for name in SEVERITIES if name == said["severity"]), None)
    if severity is None:
        raise ValueError(f"{said['severity']} is no severity")
    value, shape, path = (None if said[name] is None else text(name) for name in ("value", "shape", "property"))
    key = key_of(text("rule"), text("thing"), value, shape, path)
    known = Known(key, text("rule"), text("rule_id"), text("label"), text("message"), severity)
    return known, said["waiver"] is not None
