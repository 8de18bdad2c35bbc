"""What a check gives: violations as an engine sees them, findings as a person reads them, and the report."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from taz_graph.errors import CheckError

Severity = Literal["violation", "warning", "info"]

SEVERITIES: tuple[Severity, ...] = ("violation", "warning", "info")
"""From heavy to light, named as in SHACL (sh:Violation, sh:Warning, sh:Info)."""

DEFAULT_THRESHOLD: Severity = "warning"


def severity_named(name: str) -> Severity:
    """The severity with that name (or IRI); CheckError when SHACL has none such."""
    short = name.rpartition("#")[2].lower()
    for severity in SEVERITIES:
        if severity == short:
            return severity
    raise CheckError(f"'{name}' is not a severity; choose from {', '.join(SEVERITIES)}")


@dataclass(frozen=True, slots=True)
class Violation:
    """One result of an engine: nodes as IRI, ``_:`` and a label, or the text of a literal; messages by language.

    ``shape`` is the source shape and ``constraint`` the sh:sparql node, where there is one.
    """

    shape: str
    constraint: str | None
    focus: str
    value: str | None
    path: str | None
    severity: Severity
    messages: dict[str, str]


@dataclass(frozen=True, slots=True)
class Waiver:
    """One accepted finding (rule and thing): who accepted it, why, from which day and until which (not included)."""

    iri: str
    rule: str
    thing: str
    owner: str
    reason: str
    since: date | None
    until: date | None

    def holds(self, day: date) -> bool:
        """Whether the waiver says who, why and how long, and ``day`` lies in that time."""
        return not self.gaps and self._since <= day < self._until

    def ended(self, day: date) -> bool:
        """Whether its last day lies before ``day``."""
        return self.until is not None and self.until <= day

    @property
    def gaps(self) -> tuple[str, ...]:
        """The properties that it lacks, by local name."""
        fields = {
            "regel": self.rule,
            "bevindingOver": self.thing,
            "eigenaar": self.owner,
            "reden": self.reason,
            "vanaf": self.since,
            "tot": self.until,
        }
        return tuple(name for name, value in fields.items() if not value)

    @property
    def _since(self) -> date:
        return self.since or date.max

    @property
    def _until(self) -> date:
        return self.until or date.min


@dataclass(frozen=True, slots=True)
class Finding:
    """One gap, with what a person needs to mend it.

    ``rule`` is the IRI of the rule and ``rule_id`` its stable number, ``focus`` the IRI of the thing and ``label`` its
    name, ``path`` and ``line`` where ``data/`` states it, ``letter`` the IRI of the Kamerstuk and ``section`` the
    heading of its first Vindplaats, ``repair`` what would resolve it. ``shape`` is the node shape that the rule
    belongs to. Texts are in the language of the report.
    """

    rule: str
    rule_id: str
    title: str
    message: str
    severity: Severity
    focus: str
    label: str
    value: str | None = None
    path: Path | None = None
    line: int | None = None
    letter: str | None = None
    section: str | None = None
    repair: str = ""
    why: str = ""
    shape: str | None = None
    waiver: Waiver | None = None

    @property
    def order(self) -> tuple[int, str, str, str, str]:
        """What findings are sorted by: heavy first, then rule, thing, value, message."""
        return SEVERITIES.index(self.severity), self.rule_id, self.focus, self.value or "", self.message


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much one node shape looked at, in things.

    ``targets`` is how many, ``gaps`` how many of them have an open finding, ``waived`` how many only accepted ones.
    """

    shape: str
    title: str
    targets: int
    minimum: int
    gaps: int
    waived: int


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one check: sorted findings, and what was looked at.

    ``version`` is the data version, ``as_of`` the date whose state was checked (None: as it is now), ``threshold`` the
    lightest severity that makes the graph incomplete.
    """

    version: str
    as_of: date | None
    language: str
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    threshold: Severity = DEFAULT_THRESHOLD
    open: tuple[Finding, ...] = field(init=False)
    waived: tuple[Finding, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "open", tuple(finding for finding in self.findings if finding.waiver is None))
        object.__setattr__(self, "waived", tuple(finding for finding in self.findings if finding.waiver is not None))

    @property
    def counting(self) -> tuple[Finding, ...]:
        """The open findings at or above the threshold."""
        last = SEVERITIES.index(self.threshold)
        return tuple(finding for finding in self.open if SEVERITIES.index(finding.severity) <= last)

    @property
    def targets(self) -> dict[str, int]:
        """Node shape -> number of things that it looked at."""
        return {part.shape: part.targets for part in self.coverage}

    @property
    def complete(self) -> bool:
        """Whether no open finding counts."""
        return not self.counting

    @property
    def exit_code(self) -> int:
        """0 when complete, 1 when incomplete; a check that could not be done raises TazError (2) instead."""
        return 0 if self.complete else 1
