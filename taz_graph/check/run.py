"""One check from start to end: read, vet, build, look, explain, accept."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from taz_graph.build import prepare
from taz_graph.check import again, cache, engine_pyshacl, engine_sparql, lines, minimum, places, waivers
from taz_graph.check.findings import (
    DEFAULT_THRESHOLD,
    Coverage,
    Finding,
    Found,
    Report,
    RuleText,
    Severity,
    Violation,
    severity_named,
)
from taz_graph.check.shapes import ShapeSet, load_shapes
from taz_graph.check.state import demand_a_source, later_things
from taz_graph.check.text import choose
from taz_graph.check.vet import vet_shapes
from taz_graph.errors import CheckError
from taz_graph.names import compact
from taz_graph.settings import Settings
from taz_graph.sources import Source, locate, read_data, read_ontology, read_shapes
from taz_graph.store import Store, open_store, open_version


class Engine(Protocol):
    """What looks for violations: over the union of all graphs for the data, over its own graph for the ontology.

    Statements about or pointing to a thing in ``without`` (IRIs) count as not made.
    """

    def __call__(self, store: Store, shapes: ShapeSet, *, without: Collection[str] = ()) -> Found:
        """Everything that breaks the shapes, in any order."""


ENGINES: dict[str, Engine] = {
    "sparql": engine_sparql.find_violations,
    "pyshacl": engine_pyshacl.find_violations,
}
"""Name -> engine; whoever adds one gives the same violations as pyshacl, which is the reference."""

DEFAULT_ENGINE = "sparql"


def run_check(
    settings: Settings,
    as_of: date | None = None,
    *,
    threshold: Severity = DEFAULT_THRESHOLD,
    today: date | None = None,
    engine: str = DEFAULT_ENGINE,
    report: Callable[[str], None] | None = None,
) -> Report:
    """What is missing from the graph of the present inputs, which are built first where needed.

    ``as_of`` checks the state on that date: an Afdoening of a later date is left out. ``threshold`` is the lightest
    severity that makes the graph incomplete. ``today`` is the day on which waivers must hold (default: today).
    ``engine`` is a name from ENGINES. ``report`` is called with a line for a person before each long step.

    Raises CheckError when the check itself is unsound (no shapes, an unknown term, too few targets), and what build
    and store raise when there is nothing to check.
    """
    ontology = read_ontology(settings)
    files = _shape_files(settings)
    shapes = load_shapes(files, ontology, settings.base)
    vet_shapes(shapes, files, ontology)
    version = None if settings.endpoint else prepare(settings, report=report)
    store = open_store(settings) if version is None else open_version(version.path, base=settings.base)
    try:
        look = _Look(store, shapes, settings, version.path if version else None, as_of, engine, report)
        coverage = look.targets()
        # What an endpoint holds need not be what lies in the data folder, so no line is named there.
        sources = [] if version is None else [*read_data(settings), *ontology]
        found = look.found()
        findings = [
            _located(finding, sources)
            for finding in look.findings(found, today or max(date.today(), as_of or date.min))
        ]
        shares = lines.lines_of(store, findings, settings.language, settings.base)
        name = store.version
    finally:
        store.close()
    ordered = tuple(sorted(findings, key=lambda finding: finding.order))
    counted = tuple(_counted(part, ordered) for part in coverage)
    texts = tuple(_rule_texts(shapes, settings.language))
    handed = tuple(sorted((compact(shape, settings.base), why) for shape, why in found.handed_over.items()))
    return Report(name, as_of, settings.language, ordered, counted, threshold, texts, shares, handed)


def _rule_texts(shapes: ShapeSet, language: str) -> Iterator[RuleText]:
    for rule in shapes.rules:
        title, why, repair = (choose(text, language) for text in (rule.title, rule.why, rule.repair))
        owner = next((shape.iri for shape in shapes.owners(rule.iri)), None)
        severity = severity_named(shapes.severity(rule.iri))
        yield RuleText(rule.iri, rule.rule_id, title or rule.rule_id, why, repair, severity, owner)


def _shape_files(settings: Settings) -> list[Source]:
    # Without shapes nothing would be checked; load_shapes says so better than "this folder is empty" does.
    folder = settings.ontology / "shapes"
    return read_shapes(settings) if folder.is_dir() and any(folder.glob("*.ttl")) else []


@dataclass(frozen=True, slots=True)
class _Look:
    """One look of the shapes at a store; ``folder`` is where its results may be kept."""

    store: Store
    shapes: ShapeSet
    settings: Settings
    folder: Path | None
    as_of: date | None
    engine: str
    report: Callable[[str], None] | None

    def targets(self) -> list[Coverage]:
        """How much each shape looks at, gaps not yet counted; CheckError when that is not enough."""
        language = self.settings.language
        counts, wanted = minimum.count_targets(self.store, self.shapes), minimum.minima(self.store, self.shapes)
        minimum.demand_enough(self.shapes, counts, wanted, language)
        if self.as_of is not None:
            demand_a_source(self.store, self.as_of)
        return [
            Coverage(
                shape=shape.iri,
                title=choose(shape.title, language) or compact(shape.iri, self.settings.base),
                targets=counts[shape.iri],
                minimum=wanted[shape.iri],
                gaps=0,
                waived=0,
            )
            for shape in sorted(self.shapes.shapes, key=lambda shape: (shape.on_ontology, shape.iri))
        ]

    def findings(self, broken: Found, day: date) -> list[Finding]:
        """What breaks the shapes, explained, and what ``day`` makes of the waivers."""
        found = _findings(self.store, self.shapes, broken.violations, self.settings)
        accepted = waivers.read_waivers(self.store, self.settings.language, self.settings.base)
        return waivers.apply_waivers(
            found,
            accepted,
            day,
            self.settings.language,
            base=self.settings.base,
            partial=self.as_of is not None,
        )

    def found(self) -> Found:
        """What the engine finds, or what it found before in the same version."""
        kept = cache.load_found(self.folder, self.engine, self.as_of) if self.folder else None
        if kept is not None:
            return kept
        if self.report:
            self.report(f"checking with {self.engine}; the result is kept until something changes")
        if self.engine not in ENGINES:
            raise CheckError(f"there is no engine '{self.engine}'; choose from {', '.join(ENGINES)}")
        if self.folder is None or not again.vetted_before(self.store, self.folder, self.engine, self.settings.base):
            engine_sparql.vet_with_shacl(self.shapes)
        found = self._again()
        if found is None:
            found = self._anew()
        if self.folder:
            cache.save_found(self.folder, self.engine, self.as_of, found)
        return found

    def _again(self) -> Found | None:
        """What changed since another version, checked; None where all must be."""
        if self.folder is None or self.as_of is not None or self.engine != again.ENGINE:
            return None
        return again.check_again(self.store, self.folder, self.shapes, self.settings.base)

    def _anew(self) -> Found:
        later = later_things(self.store, self.as_of, self.settings.base) if self.as_of else frozenset()
        return ENGINES[self.engine](self.store, self.shapes, without=later)


def _findings(store: Store, shapes: ShapeSet, violations: Sequence[Violation], settings: Settings) -> list[Finding]:
    things = {violation.focus for violation in violations}
    labels = places.labels_of(store, things, settings.language)
    stands = places.places_of(store, things, settings.base)
    found: dict[tuple[str, str, str | None, str], Finding] = {}
    for violation in violations:
        finding = _finding(violation, shapes, labels, settings)
        place = stands.get(violation.focus)
        if place:
            finding = replace(finding, letter=place.letter, section=place.section)
        # Two shapes that share a property shape and look at the same thing find the same gap twice.
        found.setdefault((finding.rule, finding.focus, finding.value, finding.message), finding)
    return _with_owner(store, shapes, list(found.values()))


def _finding(violation: Violation, shapes: ShapeSet, labels: Mapping[str, str], settings: Settings) -> Finding:
    rule = shapes.rule(violation.shape, violation.constraint)
    message = choose(violation.messages, settings.language)
    texts = tuple(_readable(text, settings.base) for _, text in sorted(violation.messages.items()))
    title = choose(rule.title, settings.language)
    focus = compact(violation.focus, settings.base)
    return Finding(
        rule=rule.iri,
        rule_id=rule.rule_id,
        title=title or message,
        message=_readable(message or title, settings.base),
        severity=violation.severity,
        focus=violation.focus,
        label=labels.get(violation.focus, focus),
        value=None if violation.value in (None, violation.focus) else compact(violation.value, settings.base),
        repair=choose(rule.repair, settings.language),
        texts=texts,
        specific=shapes.fills_in(violation.shape, violation.constraint),
        why=choose(rule.why, settings.language),
        component=violation.component,
        property=violation.path,
        value_term=violation.value_term,
    )


def _readable(message: str, base: str) -> str:
    # Engines fill in {?value} with whole IRIs; a person reads motie:kst-29282-475 better.
    return re.sub(rf"{re.escape(base)}[^\s<>\"']*[^\s<>\"'.,;:)]", lambda match: compact(match[0], base), message)


def _with_owner(store: Store, shapes: ShapeSet, findings: Sequence[Finding]) -> list[Finding]:
    owners = {finding.rule: shapes.owners(finding.rule) for finding in findings}
    shared = {shape.iri: shape for found in owners.values() if len(found) > 1 for shape in found}
    things = {finding.focus for finding in findings if len(owners[finding.rule]) > 1}
    seen = {iri: minimum.looked_at(store, shape, things, shapes.base) for iri, shape in shared.items()}

    def owner(finding: Finding) -> str | None:
        candidates = owners[finding.rule]
        looking = [shape for shape in candidates if shape.iri not in seen or finding.focus in seen[shape.iri]]
        return next((shape.iri for shape in (*looking, *candidates)), None)

    return [replace(finding, shape=owner(finding)) for finding in findings]


def _located(finding: Finding, sources: Collection[Source]) -> Finding:
    found = locate(sources, finding.focus)
    return replace(finding, path=found[0], line=found[1]) if found else finding


def _counted(part: Coverage, findings: Iterable[Finding]) -> Coverage:
    own = [finding for finding in findings if finding.shape == part.shape]
    gaps = {finding.focus for finding in own if finding.waiver is None}
    return replace(part, gaps=len(gaps), waived=len({finding.focus for finding in own} - gaps))
