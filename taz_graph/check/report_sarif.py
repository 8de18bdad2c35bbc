"""The report as SARIF 2.1.0, for code-scanning services.

Source: OASIS Static Analysis Results Interchange Format 2.1.0. The limits are those of GitHub code scanning
(docs.github.com, "SARIF results exceed limits", as read in 2026): above the hard ones an upload is refused, above the
soft ones the service drops what it likes. So we stay under the soft ones: when there are more findings than fit,
those of one rule in one file become one result with several places, and what still does not fit is counted.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version as version_of
from itertools import groupby
from urllib.parse import quote

from taz_graph.check.findings import Finding, Report, RuleText, Severity, fingerprints
from taz_graph.check.linking import accepted, letter_name, letter_page, one_line, relative_path
from taz_graph.check.words import words_of
from taz_graph.names import compact
from taz_graph.settings import DEFAULT_BASE

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: dict[Severity, str] = {"violation": "error", "warning": "warning", "info": "note"}
MAX_RESULTS = 5_000
MAX_PLACES = 100
MAX_NAME = 255
MAX_TEXT = 1_024

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Group:
    """Findings that become one result: one finding, or those of one rule in one file."""

    findings: tuple[Finding, ...]
    fingerprint: str


def to_sarif(report: Report, base: str = DEFAULT_BASE) -> str:
    """One run with every rule, and a result per finding or, where there are too many, per rule and file."""
    rules = list(_rules(report))
    index = {rule.iri: number for number, rule in enumerate(rules)}
    groups, left_out = _fitting(_groups(report))
    run: Json = {
        "tool": {
            "driver": {
                "name": "taz-graph",
                "version": version_of("taz-graph"),
                "informationUri": "https://w3id.org/taz-graph/",
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "automationDetails": {"id": "taz-graph/check/"},
        "columnKind": "unicodeCodePoints",
        "results": [_result(group, index, report, base) for group in groups],
        "invocations": [{"executionSuccessful": True, **_said_left_out(left_out)}],
        "properties": {"dataVersion": report.version, "complete": report.complete},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rules(report: Report) -> Iterator[RuleText]:
    known = {rule.iri for rule in report.rules}
    yield from report.rules
    for finding in report.findings:
        if finding.rule not in known:
            known.add(finding.rule)
            texts = (finding.title, finding.why, finding.repair)
            yield RuleText(finding.rule, finding.rule_id, *texts, finding.severity, finding.shape)


def _rule(rule: RuleText) -> Json:
    about = " ".join(text for text in (rule.why, rule.repair) if text) or rule.title
    return {
        "id": rule.rule_id,
        "name": _cut(rule.iri.rpartition("#")[2] or rule.iri, MAX_NAME),
        "shortDescription": {"text": _cut(rule.title, MAX_TEXT)},
        "fullDescription": {"text": _cut(about, MAX_TEXT)},
        "help": {"text": _cut(rule.repair or rule.title, MAX_TEXT)},
        # A shape without a name has no address.
        **({} if rule.iri.startswith("_:") else {"helpUri": rule.iri}),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": ["completeness"]},
    }


def _groups(report: Report) -> list[_Group]:
    """Heavy first, so that what falls off is light; open before accepted."""
    keyed = list(fingerprints(report.findings))
    if len(keyed) <= MAX_RESULTS:
        return [_Group((finding,), key) for finding, key in keyed]

    def place(pair: tuple[Finding, str]) -> tuple[bool, int, str, str, str]:
        finding = pair[0]
        heavy = list(LEVELS).index(finding.severity)
        return finding.waiver is not None, heavy, finding.rule_id, finding.rule, str(finding.path or "")

    grouped = []
    for _, pairs in groupby(sorted(keyed, key=place), key=place):
        found = list(pairs)
        grouped.append(_Group(tuple(finding for finding, _ in found), found[0][1]))
    return grouped


def _fitting(groups: Sequence[_Group]) -> tuple[Sequence[_Group], int]:
    return groups[:MAX_RESULTS], sum(len(group.findings) for group in groups[MAX_RESULTS:])


def _said_left_out(number: int) -> Json:
    if not number:
        return {}
    text = f"{number} findings are left out: a code-scanning service takes {MAX_RESULTS} results; use --format json"
    return {"toolExecutionNotifications": [{"level": "warning", "message": {"text": text}}]}


def _result(group: _Group, index: dict[str, int], report: Report, base: str) -> Json:
    first, more = group.findings[0], len(group.findings) - 1
    words = words_of(report.language)
    said = f"{one_line(first.label)}: {first.message}"
    if more:
        said = f"{first.message} ({one_line(first.label)}; {words['more'].format(n=more)})"
    result: Json = {
        "ruleId": first.rule_id,
        "ruleIndex": index[first.rule],
        "level": LEVELS[first.severity],
        "message": {"text": _cut(said, MAX_TEXT)},
        "locations": list(_locations(group.findings, base)),
        "partialFingerprints": {"tazGraphFinding/v1": group.fingerprint},
        "properties": _properties(first, base),
    }
    if report.comparison:
        news = {finding.key for finding in report.comparison.new}
        result["baselineState"] = "new" if any(finding.key in news for finding in group.findings) else "unchanged"
    if first.waiver:
        reason = _cut(accepted(first, words), MAX_TEXT)
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
    return result


def _locations(findings: Iterable[Finding], base: str) -> Iterator[Json]:
    for finding in list(findings)[:MAX_PLACES]:
        name = compact(finding.focus, base)
        logical = {"name": _cut(one_line(finding.label), MAX_TEXT), "fullyQualifiedName": name, "kind": "resource"}
        place: Json = {"logicalLocations": [logical]}
        if finding.path:
            artifact: Json = {"uri": quote(relative_path(finding.path)), "uriBaseId": "%SRCROOT%"}
            place["physicalLocation"] = {"artifactLocation": artifact, "region": {"startLine": finding.line or 1}}
        yield place


def _properties(finding: Finding, base: str) -> Json:
    said = {
        "thing": finding.focus,
        "value": finding.value,
        "letter": letter_name(finding, base) or None,
        "publication": letter_page(finding, base),
    }
    return {name: text for name, text in said.items() if text}


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
