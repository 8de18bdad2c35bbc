"""From what an engine found to findings that a person can act on: rule, name, file and line, letter, shape."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from taz_graph.check import minimum, places
from taz_graph.check.findings import Finding, Violation
from taz_graph.check.shapes import Rule, ShapeSet
from taz_graph.check.stated import Stated
from taz_graph.check.text import choose
from taz_graph.names import compact
from taz_graph.settings import Settings
from taz_graph.store import Store


def findings_of(
    store: Store, shapes: ShapeSet, violations: Sequence[Violation], settings: Settings, stated: Stated
) -> list[Finding]:
    """A finding for each violation; two shapes that share a property shape find the same gap only once."""
    things = {violation.focus for violation in violations}
    known = _Known(
        labels=places.labels_of(store, things, settings.language),
        places=places.places_of(store, things, settings.base),
        stated=stated,
        owners=_Owners(store, shapes, violations),
    )
    found: dict[tuple[str, str, str | None, str], Finding] = {}
    # Sorted, for of two literals with one text the first is kept, and engines give them in any order.
    for violation in sorted(violations, key=lambda one: (one.focus, one.value_term or "", one.shape)):
        finding = _finding(violation, shapes, known, settings)
        found.setdefault((finding.rule, finding.focus, finding.value, finding.message), finding)
    return list(found.values())


class _Owners:
    """The node shape that a finding belongs to: of several that share a rule, one that looks at the thing."""

    def __init__(self, store: Store, shapes: ShapeSet, violations: Iterable[Violation]) -> None:
        things: dict[str, set[str]] = {}
        for one in violations:
            things.setdefault(shapes.rule(one.shape, one.constraint).iri, set()).add(one.focus)
        self._candidates = {rule: shapes.owners(rule) for rule in things}
        asked: dict[str, set[str]] = {}
        for rule, shared in self._candidates.items():
            for shape in shared if len(shared) > 1 else ():
                asked.setdefault(shape.iri, set()).update(things[rule])
        self._seen = {
            shape.iri: minimum.looked_at(store, shape, asked[shape.iri], shapes.base)
            for shape in shapes.shapes
            if shape.iri in asked
        }

    def of(self, rule: str, thing: str) -> str | None:
        """The IRI of the shape; None where no shape with targets has the rule."""
        candidates = self._candidates[rule]
        looking = (shape for shape in candidates if shape.iri not in self._seen or thing in self._seen[shape.iri])
        first = next(looking, candidates[0] if candidates else None)
        return first.iri if first else None


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the things that findings are about."""

    labels: Mapping[str, str]
    places: Mapping[str, places.Place]
    stated: Stated
    owners: _Owners


def _finding(violation: Violation, shapes: ShapeSet, known: _Known, settings: Settings) -> Finding:
    rule: Rule = shapes.rule(violation.shape, violation.constraint)
    language, focus = settings.language, violation.focus
    message = choose(violation.messages, language)
    title = choose(rule.title, language)
    path, line = known.stated.of(focus, violation.value_term, violation.path) or (None, None)
    place = known.places.get(focus)
    return Finding(
        rule=rule.iri,
        rule_id=rule.rule_id,
        title=title or message,
        message=_readable(message or title, settings.base),
        severity=violation.severity,
        focus=focus,
        label=known.labels.get(focus) or compact(focus, settings.base),
        value=None if violation.value in (None, focus) else compact(violation.value, settings.base),
        path=path,
        line=line,
        letter=place.letter if place else None,
        section=place.section if place else None,
        repair=choose(rule.repair, language),
        texts=tuple(_readable(text, settings.base) for _, text in sorted(violation.messages.items())),
        specific=shapes.fills_in(violation.shape, violation.constraint),
        why=choose(rule.why, language),
        shape=known.owners.of(rule.iri, focus),
        component=violation.component,
        property=violation.path,
        value_term=violation.value_term,
    )


def _readable(message: str, base: str) -> str:
    # Engines fill in {?value} with whole IRIs; a person reads motie:kst-29282-475 better.
    if base not in message:
        return message
    return re.sub(rf"{re.escape(base)}[^\s<>\"']*[^\s<>\"'.,;:)]", lambda match: compact(match[0], base), message)


def of_shape(findings: Iterable[Finding]) -> dict[str | None, list[Finding]]:
    """The findings by the shape that they belong to."""
    found: dict[str | None, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.shape, []).append(finding)
    return found
