"""What a check gives: violations as an engine sees them, findings as a person reads them, and the report."""

import builtins
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from taz_graph.errors import CheckError

Severity = Literal["violation", "warning", "info"]

Key = tuple[str, str, str]
"""Rule, thing and value of a finding."""

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


class Violation(NamedTuple):
    """One result of an engine: nodes as IRI, ``_:`` and a label, or the text of a literal; messages by language.

    ``shape`` is the source shape, ``constraint`` the sh:sparql node where there is one, ``component`` the IRI of the
    constraint component, ``value_term`` the value as N-Triples writes it (an IRI and a text may look the same).
    ``root`` is, as N-Triples writes it, the target of the shape that led here, where that is another node than the IRI
    in ``focus``: a property shape inside another looks at the values of the target.
    """

    shape: str
    constraint: str | None
    focus: str
    value: str | None
    path: str | None
    severity: Severity
    messages: dict[str, str]
    component: str = ""
    value_term: str | None = None
    root: str | None = None

    @builtins.property
    def target(self) -> str:
        """The focus node of the shape's targets, as N-Triples writes it."""
        return self.root or f"<{self.focus}>"


@dataclass(slots=True)
class Found:
    """What an engine gives: ``violations`` in any order; ``handed_over`` maps shapes to why pySHACL checked them.

    ``parts`` says how many violations, from the first on, each compiled query on the data found; ``rules`` stands for
    those queries: another text, another order or another message makes it another one.
    """

    violations: list[Violation] = field(default_factory=list)
    handed_over: dict[str, str] = field(default_factory=dict)
    parts: list[int] = field(default_factory=list)
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One accepted finding: who accepted it, why, from which day and until which (not included).

    ``texts`` are the messages that it accepts, in any language; see :meth:`accepts`.
    """

    iri: str
    rule: str
    thing: str
    owner: str
    reason: str
    since: date | None
    until: date | None
    texts: tuple[str, ...] = ()

    def accepts(self, finding: "Finding") -> bool:
        """Whether it is about this finding: its rule, its thing and, where the message says what exactly, that.

        "Opgave 7 ontbreekt" must not accept "Opgave 7-11 ontbreekt" about the same programma.
        """
        if (self.rule, self.thing) != (finding.rule, finding.focus):
            return False
        return any(text in finding.texts for text in self.texts) if self.texts or finding.specific else True

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
    belongs to. Texts are in the language of the report; ``texts`` is the message in every language, and it is
    ``specific`` where the rule fills in what exactly is wrong. ``component``, ``property`` (the IRI of the path) and
    ``value_term`` (N-Triples) are as the engine gave them.
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
    component: str = ""
    property: str | None = None
    value_term: str | None = None
    texts: tuple[str, ...] = ()
    specific: bool = False

    @builtins.property
    def key(self) -> Key:
        """What makes it the same finding tomorrow: rule, thing and value; lines and texts may change."""
        return key_of(self.rule, self.focus, self.value, self.shape, self.property)

    @builtins.property
    def order(self) -> tuple[int, str, str, str, str]:
        """What findings are sorted by: heavy first, then rule, thing, value, message."""
        return SEVERITIES.index(self.severity), self.rule_id, self.focus, self.value or "", self.message


def key_of(rule: str, thing: str, value: str | None, shape: str | None, path: str | None) -> Key:
    """The key of a finding.

    Parts of a shape that have no name all have that of the shape; then the property tells one gap from another.
    """
    return (f"{rule} {path}" if path and rule == shape else rule), thing, value or ""


def fingerprints(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with 16 hexadecimal digits that stay the same while it stays the same finding, unique in a report.

    Two findings with one key (a query that reports two values in its message) get a number, in their order.
    """
    seen: Counter[Key] = Counter()
    for finding in findings:
        key = finding.key
        number = f"#{seen[key]}" if seen[key] else ""
        seen[key] += 1
        yield finding, hashlib.sha256("\n".join((*key, number)).encode()).hexdigest()[:16]


def share(whole: int, all_of_them: int) -> str:
    """``whole`` of ``all_of_them`` in percent, rounded down: 100% is said of nothing less than all."""
    return f"{100 * whole // all_of_them}%" if all_of_them else "-"


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

    @property
    def whole(self) -> int:
        """How many things have no finding at all: what somebody accepted is still a gap."""
        return max(self.targets - self.gaps - self.waived, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """How complete one programmalijn is: of the ``things`` under it, how many have a gap, how many an accepted one."""

    iri: str
    title: str
    number: str
    things: int
    gaps: int
    waived: int

    @property
    def whole(self) -> int:
        """How many things have no finding at all."""
        return max(self.things - self.gaps - self.waived, 0)


@dataclass(frozen=True, slots=True)
class RuleText:
    """One rule that was checked, in the language of the report; ``shape`` is the node shape that it belongs to."""

    iri: str
    rule_id: str
    title: str
    why: str
    repair: str
    severity: Severity
    shape: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """A finding of an earlier report, as far as one needs to recognise it."""

    key: Key
    rule: str
    rule_id: str
    label: str
    message: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Rise:
    """A rule with more open gaps than before."""

    rule_id: str
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed since an earlier report (``name``, of data version ``version``), in open findings.

    ``still`` is how many were open then and are now, ``accepted`` how many of then somebody accepted since.
    """

    name: str
    version: str
    new: tuple[Finding, ...]
    solved: tuple[Known, ...]
    still: int
    accepted: int
    rises: tuple[Rise, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one check: sorted findings, and what was looked at.

    ``version`` is the data version, ``as_of`` the date whose state was checked (None: as it is now), ``threshold`` the
    lightest severity that makes the graph incomplete. ``rules`` are all rules with a number, ``lines`` the
    programmalijnen, ``handed_over`` the shapes that the engine could not compile, each with the reason,
    ``comparison`` what changed since an earlier report.
    """

    version: str
    as_of: date | None
    language: str
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    threshold: Severity = DEFAULT_THRESHOLD
    rules: tuple[RuleText, ...] = ()
    lines: tuple[Line, ...] = ()
    handed_over: tuple[tuple[str, str], ...] = ()
    comparison: Comparison | None = None
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
