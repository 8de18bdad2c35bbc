"""What goes out: tables for people in the terminal's encoding, files for machines always in UTF-8."""

import io
import os
import sys
from collections.abc import Callable, Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from taz_graph.check.report_table import plain
from taz_graph.errors import TazError

WIDTH_OF_A_FILE = 120
"""Columns of a table that does not go to a terminal."""


class PipeClosedError(Exception):
    """Who reads our output has had enough (``taz-graph query x | head``)."""


class _Page(io.StringIO):
    """Text in memory that knows in which encoding it will go out, so that rich draws only what fits."""

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return sys.stdout.encoding or "utf-8"


def show(draw: Callable[[Console], None]) -> None:
    """Lets ``draw`` write to a console of the terminal's width and colours, and writes that as one piece."""
    page, terminal = _Page(), sys.stdout.isatty()
    width = None if terminal or "COLUMNS" in os.environ else WIDTH_OF_A_FILE
    draw(Console(file=page, force_terminal=terminal, width=width, highlight=False, markup=False))
    write_text(page.getvalue())


def drawn(draw: Callable[[Console], None]) -> str:
    """What ``draw`` writes as text for a file: no colours, one width whatever the terminal."""
    page = io.StringIO()
    draw(Console(file=page, force_terminal=False, width=WIDTH_OF_A_FILE, highlight=False, markup=False))
    return page.getvalue()


def table(console: Console, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Writes rows of text as a table."""
    drawn = Table(box=box.SIMPLE_HEAD if console.encoding.startswith("utf") else box.ASCII2)
    for column in columns:
        drawn.add_column(Text(plain(column)), overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(plain(cell)) for cell in row))
    console.print(drawn)


def write_text(text: str) -> None:
    """Writes text for people. TazError when the terminal's encoding lacks one of its characters."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError as error:
        sign = f"U+{ord(text[error.start]):04X}"
        raise TazError(
            f"this terminal's encoding ({encoding}) cannot show the character {sign}; "
            "set PYTHONIOENCODING=utf-8, or choose a UTF-8 locale"
        ) from error
    write_bytes(content)


def write_bytes(content: bytes) -> None:
    """Writes bytes as they are; what machines read is UTF-8 in every locale."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        # Python flushes stdout once more at exit, and would complain about the pipe again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise PipeClosedError from error


def progress(text: str) -> None:
    """What the program is busy with, for somebody who waits at a terminal; a log holds only what went wrong."""
    if sys.stderr.isatty():
        say(f"{text} ...")


def say(text: str) -> None:
    """One line about the work itself, on stderr, so that output can be piped."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - this is the one place that prints
