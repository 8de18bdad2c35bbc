"""``taz-graph check``."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from taz_graph.check import Report, Severity, run_check
from taz_graph.check.report_table import print_report
from taz_graph.cli.options import Data, Lang, Ontology, StoreFolder, parse_day, settings_of
from taz_graph.cli.output import drawn, progress, say, show, write_bytes
from taz_graph.cli.since import Since
from taz_graph.errors import TazError
from taz_graph.files import write_atomically
from taz_graph.settings import Settings

Format = Literal["table", "json", "ttl", "junit", "sarif", "github", "markdown", "html"]
Engine = Literal["sparql", "pyshacl"]

AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=parse_day, help="Check the state on this date (2023-01-31)."),
]
Threshold = Annotated[
    Severity, typer.Option("--severity", help="The lightest severity that makes the graph incomplete.")
]
Waived = Annotated[bool, typer.Option("--waived", help="List the accepted findings too (machine formats always do).")]
Formats = Annotated[Format, typer.Option("--format", help="For people (table, markdown, html), machines or CI.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.")
]
Engines = Annotated[Engine, typer.Option("--engine", help="sparql is compiled and fast; pyshacl is the reference.")]
Explain = Annotated[
    str | None, typer.Option("--explain", metavar="RULE", help="Tell one rule by number, name or example, and stop.")
]
BaselineFile = Annotated[
    Path | None, typer.Option("--baseline", metavar="FILE", help="Say what is new and solved since this JSON result.")
]
Ratchet = Annotated[
    bool, typer.Option("--ratchet", help="Exit 1 only when a rule has more open gaps than in the baseline.")
]
WriteBaseline = Annotated[
    bool, typer.Option("--write-baseline", help="Then write this result to the baseline, unless the ratchet refused.")
]
Diff = Annotated[
    str | None, typer.Option("--diff", metavar="REV", help="Say what changed since a git revision; 1 when gaps came.")
]
Registered = Annotated[
    bool, typer.Option("--register", help="Also hold the letters against the register that was loaded.")
]


def check(  # noqa: PLR0913, PLR0917 - one for each option
    data: Data = None,
    ontology: Ontology = None,
    store: StoreFolder = None,
    as_of: AsOf = None,
    severity: Threshold = "warning",
    waived: Waived = False,  # noqa: FBT002
    lang: Lang = "nl",
    format: Formats = "table",  # noqa: A002 - the name of the option
    output: Output = None,
    engine: Engines = "sparql",
    explain: Explain = None,
    baseline: BaselineFile = None,
    ratchet: Ratchet = False,  # noqa: FBT002
    write_baseline: WriteBaseline = False,  # noqa: FBT002
    diff: Diff = None,
    register: Registered = False,  # noqa: FBT002
) -> int:
    """Say what the graph lacks, and what would mend it.

    Exit code 0: complete. 1: incomplete, there are open findings of the severity or heavier. 2: could not check.
    With --ratchet: 1 when a rule has more open findings than in the baseline. With --diff: 1 when the change adds some.

    Example: taz-graph check --as-of 2023-01-01 --lang en
    """
    settings = settings_of(data, ontology, store, lang)
    if explain is not None:
        return _explain(settings, explain, output)
    since = Since(baseline, diff, ratchet=ratchet, write=write_baseline)

    def look(at: Settings) -> Report:
        report = run_check(at, as_of, threshold=severity, engine=engine, report=progress)
        return _with_register(report, at, settings) if register else report

    # The earlier side first: what is wrong with it must not cost a whole check.
    report = since.compared(look, settings)
    for shape, reason in report.handed_over:
        say(f"taz-graph: {shape} cannot be compiled ({reason}); pySHACL checked it")
    _write(report, format, output, settings, waived=waived)
    if format == "github":
        _write_summary(report, settings.base)
    return since.finish(report, settings.base)


def _with_register(report: Report, at: Settings, settings: Settings) -> Report:
    from taz_graph.crosscheck.report import add_crosscheck  # noqa: PLC0415 - scipy costs 0.2 s at every start

    return add_crosscheck(report, at, settings)


def _explain(settings: Settings, name: str, output: Path | None) -> int:
    from taz_graph.check.explain import explain, print_explanations  # noqa: PLC0415
    from taz_graph.crosscheck.rules import explained  # noqa: PLC0415

    found = explain(settings, name, explained(settings.base))
    _put(lambda console: print_explanations(found, console, settings.language, settings.base), output)
    return 0


def _put(draw: Callable[[Console], None], output: Path | None) -> None:
    if output is None:
        show(draw)
    else:
        write_atomically(output, drawn(draw))


def _write(report: Report, name: Format, output: Path | None, settings: Settings, *, waived: bool) -> None:
    if name == "table":
        _put(lambda console: print_report(report, console, waived=waived, base=settings.base), output)
        return
    from taz_graph.check.report_formats import FORMATS  # noqa: PLC0415 - their libraries cost 0.1 s at every start

    text = FORMATS[name](report, settings.base)
    if output is None:
        write_bytes(text.encode("utf-8"))
    else:
        write_atomically(output, text)


def _write_summary(report: Report, base: str) -> None:
    """Adds the report to the step summary of GitHub Actions, where this runs there."""
    from taz_graph.check.report_markdown import to_summary  # noqa: PLC0415

    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if not summary:
        return
    try:
        # Appended, not replaced: the step may have written there before.
        with Path(summary).open("a", encoding="utf-8") as stream:
            stream.write(to_summary(report, base))
    except OSError as error:
        raise TazError(
            f"cannot write the step summary {summary}: {error.strerror}; unset GITHUB_STEP_SUMMARY"
        ) from error
