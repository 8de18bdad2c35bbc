"""The program: its commands, and how errors become exit codes.

::

    0    done; check: the graph is complete
    1    check: the graph is incomplete
    2    could not do it, said in one sentence on stderr
    130  stopped with Ctrl-C
    141  the reader of the output went away (taz-graph query x | head)

An error that nobody foresaw is shown as Python shows it, with 2 as exit code: see taz_graph.__main__.
"""

from collections.abc import Sequence
from importlib.metadata import version as version_of
from typing import Annotated

import typer

from taz_graph.cli.build import build
from taz_graph.cli.check import check
from taz_graph.cli.coverage import coverage
from taz_graph.cli.extract import extract
from taz_graph.cli.options import settings_of
from taz_graph.cli.output import PipeClosedError, say, write_text
from taz_graph.cli.query import query
from taz_graph.cli.rapport import rapport
from taz_graph.cli.register import register
from taz_graph.cli.serve import serve
from taz_graph.cli.show import show
from taz_graph.cli.view import view
from taz_graph.cli.vragen import vragen
from taz_graph.errors import TazError
from taz_graph.sources import data_version

INTERRUPTED = 130
PIPE_CLOSED = 141
"""As the shell says it of a program that SIGPIPE stopped; 1 would say "incomplete"."""

app = typer.Typer(
    name="taz-graph",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (build, check, query, vragen, view, serve, extract, coverage, show, rapport):
    app.command()(command)
app.add_typer(register, name="register")


def show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    """Prints the versions of the program and of the data, and stops."""
    if wanted:
        write_text(f"taz-graph {version_of('taz-graph')}\n")
        write_text(f"data {data_version(settings_of())}\n")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the versions and stop.")
]


@app.callback()
def common(
    version: Version = False,  # noqa: FBT002 - a flag of the command line, which its callback acts on
) -> None:
    """Dutch ministerial letters to parliament as one graph: build it, check it, ask it, see it.

    Example: taz-graph serve
    """


def main(args: Sequence[str]) -> int:
    """Runs one command and gives its exit code."""
    try:
        code = app(args=list(args) or ["--help"], prog_name="taz-graph", standalone_mode=False)
    except PipeClosedError:
        return PIPE_CLOSED
    except TazError as error:
        say(f"taz-graph: {error}")
        return error.exit_code
    except typer.TyperException as error:
        say(f"taz-graph: {error.format_message()} (see taz-graph --help)")
        return 2
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    return code if isinstance(code, int) else 0
