"""The report as one HTML page that needs nothing else: no script, no address that is fetched, a strict policy."""

import base64
import hashlib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from taz_graph.check.findings import Finding, Line, Report, share
from taz_graph.check.linking import CONTROL, accepted, changes, letter_name, letter_page, one_line, outcome, spot
from taz_graph.check.words import words_of
from taz_graph.names import compact
from taz_graph.settings import DEFAULT_BASE

BAR = 560
"""Width of a whole bar of the chart, in units of the drawing."""


def to_html(report: Report, base: str = DEFAULT_BASE) -> str:
    """The outcome, a chart of completeness per programmalijn, totals per rule and every finding."""
    words = words_of(report.language)
    style = _read("report.css")
    return _template().render(
        report=report,
        words=words,
        outcome=outcome(report, words),
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        bars=[_bar(line) for line in report.lines],
        bar=BAR,
        changes=list(changes(report.comparison, words)) if report.comparison else [],
        kinds=[part for part in report.coverage if part.gaps + part.waived],
        share=share,
        rules=[list(group) for _, group in groupby(report.findings, key=_rule)],
        where=_where(base),
        name=lambda finding: compact(finding.focus, base),
        accepted=lambda finding: accepted(finding, words),
    )


def _rule(finding: Finding) -> tuple[str, str, str]:
    return finding.severity, finding.rule_id, finding.rule


def _bar(line: Line) -> dict[str, object]:
    """The three parts of a bar; the last takes what rounding leaves."""
    whole = BAR * line.whole // line.things if line.things else 0
    waived = BAR * line.waived // line.things if line.things else 0
    gaps = BAR - whole - waived if line.gaps else 0
    title = one_line(f"{line.number} {line.title}")
    return {"line": line, "title": title, "whole": whole, "waived": waived, "gaps": gaps}


def _where(base: str) -> Callable[[Finding], dict[str, str | None]]:
    def where(finding: Finding) -> dict[str, str | None]:
        return {"spot": spot(finding), "letter": letter_name(finding, base), "page": letter_page(finding, base)}

    return where


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_clean,
    )
    return environment.from_string(_read("report.html.j2"))


def _clean(value: object) -> object:
    return CONTROL.sub("?", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _read(name: str) -> str:
    return files("taz_graph.check").joinpath(name).read_text(encoding="utf-8")
