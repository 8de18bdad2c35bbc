"""The report as JSON, for other programs and for ``--baseline``; ``report.schema.json`` documents each field."""

import json
from importlib.resources import files

from taz_graph.check.findings import Comparison, Finding, Report, fingerprints
from taz_graph.check.linking import letter_page, relative_path
from taz_graph.settings import DEFAULT_BASE

FORMAT = "https://w3id.org/taz-graph/doc/schema/check-report-1"
"""Names the form of the file; another number when a program that reads it must change."""


def to_json(report: Report, base: str = DEFAULT_BASE) -> str:
    """The whole report, accepted findings too."""
    said = {
        "format": FORMAT,
        "version": report.version,
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "language": report.language,
        "threshold": report.threshold,
        "complete": report.complete,
        "counts": {"open": len(report.open), "counting": len(report.counting), "accepted": len(report.waived)},
        "findings": [_finding(finding, key, base) for finding, key in fingerprints(report.findings)],
        "coverage": [
            {
                "shape": part.shape,
                "title": part.title,
                "targets": part.targets,
                "minimum": part.minimum,
                "open": part.gaps,
                "accepted": part.waived,
                "complete": part.whole,
            }
            for part in report.coverage
        ],
        "lines": [
            {
                "iri": line.iri,
                "title": line.title,
                "number": line.number,
                "things": line.things,
                "open": line.gaps,
                "accepted": line.waived,
                "complete": line.whole,
            }
            for line in report.lines
        ],
        "handed_over": [{"shape": shape, "reason": reason} for shape, reason in report.handed_over],
        "comparison": _comparison(report.comparison) if report.comparison else None,
        "rules": [
            {
                "iri": rule.iri,
                "id": rule.rule_id,
                "title": rule.title,
                "why": rule.why,
                "repair": rule.repair,
                "severity": rule.severity,
                "shape": rule.shape,
            }
            for rule in report.rules
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def schema() -> str:
    """The JSON Schema (draft 2020-12) of this format."""
    return files("taz_graph.check").joinpath("report.schema.json").read_text(encoding="utf-8")


def _comparison(found: Comparison) -> dict[str, object]:
    return {
        "with": found.name,
        "version": found.version,
        "still": found.still,
        "accepted": found.accepted,
        "new": [key for _, key in fingerprints(found.new)],
        "solved": [
            {
                "rule": known.rule,
                "rule_id": known.rule_id,
                "thing": known.key[1],
                "label": known.label,
                "message": known.message,
                "severity": known.severity,
            }
            for known in found.solved
        ],
        "rises": [{"rule_id": rise.rule_id, "before": rise.before, "now": rise.now} for rise in found.rises],
    }


def _finding(finding: Finding, fingerprint: str, base: str) -> dict[str, object]:
    waiver = finding.waiver
    return {
        "fingerprint": fingerprint,
        "rule": finding.rule,
        "rule_id": finding.rule_id,
        "title": finding.title,
        "message": finding.message,
        "why": finding.why,
        "repair": finding.repair,
        "severity": finding.severity,
        "thing": finding.focus,
        "label": finding.label,
        "value": finding.value,
        "property": finding.property,
        "shape": finding.shape,
        "file": relative_path(finding.path) if finding.path else None,
        "line": finding.line,
        "letter": finding.letter,
        "section": finding.section,
        "publication": letter_page(finding, base),
        "waiver": waiver
        and {
            "iri": waiver.iri,
            "owner": waiver.owner,
            "reason": waiver.reason,
            "from": waiver.since.isoformat() if waiver.since else None,
            "until": waiver.until.isoformat() if waiver.until else None,
        },
    }
