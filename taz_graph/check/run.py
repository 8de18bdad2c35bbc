"""One check from start to end: read, vet, build, look, explain, accept."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from taz_graph.build import prepare
from taz_graph.check import again, cache, engine_pyshacl, engine_sparql, lines, minimum, waivers
from taz_graph.check.describe import findings_of, of_shape
from taz_graph.check.findings import (
    DEFAULT_THRESHOLD,
    Coverage,
    Finding,
    Found,
    Report,
    RuleText,
    Severity,
    severity_named,
)
from taz_graph.check.nameless import with_stable_names
from taz_graph.check.shapes import ShapeSet, load_shapes
from taz_graph.check.state import demand_a_source, later_things
from taz_graph.check.stated import Stated
from taz_graph.check.text import choose
from taz_graph.check.vet import vet_shapes
from taz_graph.errors import CheckError
from taz_graph.names import compact
from taz_graph.settings import Settings
from taz_graph.sources import Source, read_data, read_ontology, read_shapes
from taz_graph.store import Store, open_store, open_version
from taz_graph.store.embedded import EmbeddedStore


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
        stated = Stated([] if version is None else [*read_data(settings), *ontology])
        found = look.found()
        day = today or max(date.today(), as_of or date.min)
        findings = [_located(finding, stated) for finding in look.findings(found, day, stated)]
        shares = lines.lines_of(store, findings, settings.language, settings.base)
        name = store.version
    finally:
        store.close()
    ordered = tuple(sorted(findings, key=lambda finding: finding.order))
    own = of_shape(ordered)
    counted = tuple(_counted(part, own.get(part.shape, ())) for part in coverage)
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
    return with_stable_names(read_shapes(settings)) if folder.is_dir() and any(folder.glob("*.ttl")) else []


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

    def findings(self, broken: Found, day: date, stated: Stated) -> list[Finding]:
        """What breaks the shapes, explained, and what ``day`` makes of the waivers."""
        found = findings_of(self.store, self.shapes, broken.violations, self.settings, stated)
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
        built = self.store if isinstance(self.store, EmbeddedStore) else None
        if built is None or not again.vetted_before(built, self.engine):
            engine_sparql.vet_with_shacl(self.shapes)
        found = self._again()
        if found is None:
            found = self._anew()
        if self.folder:
            cache.save_found(self.folder, self.engine, self.as_of, found)
        return found

    def _again(self) -> Found | None:
        """What changed since another version, checked; None where all must be."""
        if not isinstance(self.store, EmbeddedStore) or self.as_of is not None or self.engine != again.ENGINE:
            return None
        return again.check_again(self.store, self.shapes, self.settings.base)

    def _anew(self) -> Found:
        later = later_things(self.store, self.as_of, self.settings.base) if self.as_of else frozenset()
        return ENGINES[self.engine](self.store, self.shapes, without=later)


def _located(finding: Finding, stated: Stated) -> Finding:
    """With file and line, if it has none yet: what is about a waiver was not found by a shape."""
    spot = None if finding.path is not None else stated.of(finding.focus)
    return replace(finding, path=spot[0], line=spot[1]) if spot else finding


def _counted(part: Coverage, own: Sequence[Finding]) -> Coverage:
    gaps = {finding.focus for finding in own if finding.waiver is None}
    return replace(part, gaps=len(gaps), waived=len({finding.focus for finding in own} - gaps))
