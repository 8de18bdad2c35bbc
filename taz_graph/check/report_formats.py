"""Every format of the report that is text, by the name that ``--format`` knows it by."""

from collections.abc import Callable

from taz_graph.check.findings import Report
from taz_graph.check.report_github import to_github
from taz_graph.check.report_html import to_html
from taz_graph.check.report_json import to_json
from taz_graph.check.report_junit import to_junit
from taz_graph.check.report_markdown import to_markdown
from taz_graph.check.report_sarif import to_sarif
from taz_graph.check.report_turtle import to_turtle

FORMATS: dict[str, Callable[[Report, str], str]] = {
    "json": to_json,
    "ttl": to_turtle,
    "junit": to_junit,
    "sarif": to_sarif,
    "github": to_github,
    "markdown": to_markdown,
    "html": to_html,
}
"""Name -> function of a report and the base of its IRIs; ``table`` is drawn by report_table."""
