"""``taz-graph check``."""

from datetime import date
from typing import Annotated

import typer

from taz_graph.check import Severity, run_check
from taz_graph.check.report_table import print_report
from taz_graph.cli.options import Data, Lang, Ontology, StoreFolder, parse_day, settings_of
from taz_graph.cli.output import progress, show

AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=parse_day, help="Check the state on this date (2023-01-31)."),
]
Threshold = Annotated[
    Severity, typer.Option("--severity", help="The lightest severity that makes the graph incomplete.")
]
Waived = Annotated[bool, typer.Option("--waived", help="List the accepted findings too.")]


def check(  # noqa: PLR0913, PLR0917 - one for each option
    data: Data = None,
    ontology: Ontology = None,
    store: StoreFolder = None,
    as_of: AsOf = None,
    severity: Threshold = "warning",
    waived: Waived = False,  # noqa: FBT002
    lang: Lang = "nl",
) -> int:
    """Say what the graph lacks, and what would mend it.

    Exit code 0: complete. 1: incomplete, there are open findings of the severity or heavier. 2: could not check.

    Example: taz-graph check --as-of 2023-01-01 --lang en
    """
    settings = settings_of(data, ontology, store, lang)
    report = run_check(settings, as_of, threshold=severity, report=progress)
    show(lambda console: print_report(report, console, waived=waived, base=settings.base))
    return report.exit_code
