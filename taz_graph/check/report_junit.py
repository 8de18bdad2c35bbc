"""The report as JUnit XML, which every CI service shows: a suite per shape, a test case per rule.

A rule without findings is a test that passed. Each finding that counts is a failure of its own, so that no service
folds them into one; an accepted one is skipped with its reason; what is lighter than the threshold passes with its
message as output.
"""

from itertools import chain
from xml.etree import ElementTree as ET

from taz_graph.check.findings import SEVERITIES, Finding, Report, RuleText
from taz_graph.check.linking import CONTROL, accepted, letter_name, one_line, relative_path, spot
from taz_graph.check.words import words_of
from taz_graph.names import compact
from taz_graph.settings import DEFAULT_BASE


def to_junit(report: Report, base: str = DEFAULT_BASE) -> str:
    """One ``testsuites`` element; times are not measured, so none are given."""
    root = ET.Element("testsuites", name="taz-graph check")
    shapes: dict[str | None, str] = {part.shape: part.title for part in report.coverage}
    named: dict[str | None, list[RuleText]] = {}
    for rule in report.rules:
        named.setdefault(rule.shape, []).append(rule)
    found: dict[str | None, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.shape, []).append(finding)
    for shape in dict.fromkeys(chain(shapes, named, found)):
        title = shapes.get(shape) or (compact(shape, base) if shape else "taz:Aanvaarding")
        _suite(root, title, named.get(shape, []), found.get(shape, []), report)
    cases = list(root.iter("testcase"))
    root.set("tests", str(len(cases)))
    root.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    root.set("errors", "0")
    ET.indent(root)
    # ElementTree would name the encoding of the locale.
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(root: ET.Element, title: str, rules: list[RuleText], findings: list[Finding], report: Report) -> None:
    suite = ET.SubElement(root, "testsuite", name=_clean(title))
    broken = {finding.rule for finding in findings}
    for rule in rules:
        if rule.iri not in broken:
            ET.SubElement(suite, "testcase", classname=rule.rule_id, name=_clean(rule.title))
    for finding in findings:
        _case(suite, finding, report)
    cases = list(suite.iter("testcase"))
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    suite.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
    suite.set("errors", "0")


def _case(suite: ET.Element, finding: Finding, report: Report) -> None:
    name = _clean(f"{finding.title}: {one_line(finding.label)}")
    case = ET.SubElement(suite, "testcase", classname=finding.rule_id, name=name)
    if finding.path:
        case.set("file", relative_path(finding.path))
        if finding.line:
            case.set("line", str(finding.line))
    words = words_of(report.language)
    detail = _detail(finding, words)
    if finding.waiver:
        ET.SubElement(case, "skipped", message=_clean(accepted(finding, words))).text = detail
    elif SEVERITIES.index(finding.severity) <= SEVERITIES.index(report.threshold):
        ET.SubElement(case, "failure", message=_clean(finding.message), type=finding.severity).text = detail
    else:
        ET.SubElement(case, "system-out").text = f"{_clean(finding.message)}\n{detail}"


def _detail(finding: Finding, words: dict[str, str]) -> str:
    said = {words["thing"]: finding.focus, words["where"]: spot(finding) or None, words["why"]: finding.why}
    said |= {words["repair"]: finding.repair, "Vindplaats": letter_name(finding) or None}
    return _clean("\n".join(f"{name}: {text}" for name, text in said.items() if text))


def _clean(text: str) -> str:
    """The text without characters that XML 1.0 has no way to write."""
    return CONTROL.sub("?", text)
