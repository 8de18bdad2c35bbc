"""The report as Markdown (GitHub flavour), for a step summary, a comment or a wiki."""

import re
from collections.abc import Iterator
from itertools import groupby

from taz_graph.check.findings import Finding, Report, share
from taz_graph.check.linking import accepted, changes, letter_name, letter_page, one_line, outcome, spot
from taz_graph.check.words import words_of
from taz_graph.names import compact
from taz_graph.settings import DEFAULT_BASE


def to_markdown(report: Report, base: str = DEFAULT_BASE) -> str:
    """The outcome, completeness per programmalijn, totals per rule and every finding."""
    return "\n".join([*_head(report), *_findings(report, base)]) + "\n"


def to_summary(report: Report, base: str = DEFAULT_BASE, *, most: int = 1_000_000) -> str:
    """As to_markdown, without the findings where it would be larger than ``most`` bytes."""
    whole = to_markdown(report, base)
    if len(whole.encode()) <= most:
        return whole
    said = words_of(report.language)["more"].format(n=len(report.findings))
    return "\n".join([*_head(report), said]) + "\n"


def _head(report: Report) -> Iterator[str]:
    words = words_of(report.language)
    yield f"# {words['heading']}"
    yield ""
    yield f"**{escape(outcome(report, words))}**"
    yield ""
    if report.as_of:
        yield words["as_of"].format(day=report.as_of.isoformat())
        yield ""
    if report.comparison:
        yield from (f"- {escape(line)}" for line in changes(report.comparison, words))
        yield ""
    if report.lines:
        columns = [words[name] for name in ("line", "things", "open", "waived", "whole")]
        rows = [
            [f"{line.number} {line.title}".strip(), line.things, line.gaps, line.waived, share(line.whole, line.things)]
            for line in report.lines
        ]
        yield from _table(words["lines"], columns, rows)
    kinds = [part for part in report.coverage if part.gaps + part.waived]
    if kinds:
        columns = [words[name] for name in ("coverage", "targets", "open", "waived", "whole")]
        rows = [[part.title, part.targets, part.gaps, part.waived, share(part.whole, part.targets)] for part in kinds]
        yield from _table(words["coverage"], columns, rows)
    if report.findings:
        columns = [words[name] for name in ("rule", "title", "severity", "open", "waived")]
        yield from _table(words["totals"], columns, list(_totals(report)))


def _totals(report: Report) -> Iterator[list[object]]:
    words = words_of(report.language)
    ordered = sorted(report.findings, key=lambda finding: finding.order)
    for (severity, rule_id, title), group in groupby(ordered, key=lambda one: (one.severity, one.rule_id, one.title)):
        found = list(group)
        waived = sum(finding.waiver is not None for finding in found)
        yield [rule_id, title, words[severity], len(found) - waived, waived]


def _findings(report: Report, base: str) -> Iterator[str]:
    words = words_of(report.language)
    if not report.findings:
        yield words["none"]
        return
    yield f"## {words['findings']}"
    yield ""
    for _, group in groupby(report.findings, key=lambda found: (found.severity, found.rule_id, found.rule)):
        found = list(group)
        first = found[0]
        yield f"### {escape(first.rule_id)} {escape(first.title)}"
        yield ""
        for name, text in (("why", first.why), ("repair", first.repair)):
            if text:
                yield f"*{words[name]}:* {escape(text)}"
                yield ""
        columns = [words[name] for name in ("thing", "message", "where")]
        yield from _table("", columns, [_row(finding, words, base) for finding in found], escaped=True)


def _row(finding: Finding, words: dict[str, str], base: str) -> list[object]:
    name = f"{escape(one_line(finding.label))} `{_code(compact(finding.focus, base))}`"
    said = escape(finding.message)
    if finding.waiver:
        said += f"<br>*{escape(accepted(finding, words))}*"
    place, page = escape(letter_name(finding, base)), letter_page(finding, base)
    where = [f"`{_code(spot(finding))}`" if finding.path else "", f"[{place}]({page})" if page else place]
    return [name, said, "<br>".join(part for part in where if part)]


def _table(title: str, columns: list[str], rows: list[list[object]], *, escaped: bool = False) -> Iterator[str]:
    if title:
        yield f"## {title}"
        yield ""
    yield f"| {' | '.join(columns)} |"
    yield f"|{'|'.join('---' for _ in columns)}|"
    for row in rows:
        yield f"| {' | '.join(str(cell) if escaped else escape(str(cell)) for cell in row)} |"
    yield ""


def escape(text: str) -> str:
    """The text on one line, without meaning for Markdown or HTML: data must not draw in somebody's page."""
    return re.sub(r"([\\`*_\[\]#!|~@$])", r"\\\1", one_line(text).replace("&", "&amp;").replace("<", "&lt;"))


def _code(text: str) -> str:
    """The text for between backticks in a table: only a backtick or a bar could end it."""
    return one_line(text).replace("`", "'").replace("|", "\\|")
