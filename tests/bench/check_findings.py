"""The findings of each tool in one form, and what is known to differ."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

SH = "http://www.w3.org/ns/shacl#"
PARTS = ("focusNode", "resultPath", "sourceConstraintComponent", "sourceShape", "resultSeverity", "value")


@dataclass(frozen=True, slots=True)
class Found:
    """One result. A part that is absent is empty, a path that is no predicate is "path"."""

    focus: str
    path: str
    component: str
    shape: str
    severity: str
    value: str

    @property
    def without_value(self) -> "Found":
        """The same, not looking at the value."""
        return Found(self.focus, self.path, self.component, self.shape, self.severity, "")


def read_report(path: Path) -> set[Found]:
    """The results in a report; ValueError when there is no report in the file."""
    about: dict[object, dict[str, str]] = {}
    reports = 0
    for quad in ox.parse(path=path, format=ox.RdfFormat.N_TRIPLES):
        name = quad.predicate.value.removeprefix(SH)
        reports += name == "conforms"
        if name in PARTS:
            term = quad.object
            text = "path" if name == "resultPath" and isinstance(term, ox.BlankNode) else str(term)
            about.setdefault(quad.subject, {})[name] = text
    if not reports:
        raise ValueError(f"{path} holds no sh:ValidationReport")
    return {Found(*(parts.get(name, "") for name in PARTS)) for parts in about.values()}


@dataclass(frozen=True, slots=True)
class Difference:
    """What a tool is known to do otherwise: results of ours that it lacks, or has and we do not; and why."""

    tool: str
    why: str
    concerns: Callable[[Found], bool]


def compare(
    tool: str, ours: set[Found], theirs: set[Found], known: list[Difference]
) -> tuple[list[Found], Counter[str]]:
    """The differences that nobody knows of, and how many of each known kind there are."""
    counted: Counter[str] = Counter()
    unknown = []
    for found in sorted(ours ^ theirs, key=str):
        reason = next((one for one in known if one.tool == tool and one.concerns(found)), None)
        if reason is None:
            unknown.append(found)
        else:
            counted[reason.why] += 1
    return unknown, counted
