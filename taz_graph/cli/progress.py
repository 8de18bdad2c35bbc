"""A bar on stderr for work that takes a while; nothing where stderr is no terminal."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Item = TypeVar("Item")


def counted(items: Iterable[Item], total: int) -> Iterator[Item]:
    """The same items, while a bar says how many of ``total`` have come."""
    console = Console(stderr=True)
    columns = (TextColumn("letters"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("letters", total=total)
        for item in items:
            yield item
            bar.advance(task)
