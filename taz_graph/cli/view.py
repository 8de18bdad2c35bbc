"""``taz-graph view``."""

from pathlib import Path
from typing import Annotated

import typer

from taz_graph.cli.options import Lang, StoreFolder, settings_of
from taz_graph.cli.output import write_text
from taz_graph.store import open_store

Output = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The HTML file to write.")]


def view(output: Output = Path("netwerk.html"), store: StoreFolder = None, lang: Lang = "nl") -> None:
    """Write the network as one HTML file.

    It works without a server and without an internet connection.

    Example: taz-graph view -o netwerk.html
    """
    from taz_graph.network import write_html  # noqa: PLC0415 - networkx and pyvis cost every other command a second

    opened = open_store(settings_of(store=store))
    try:
        write_html(opened, output, lang)
    finally:
        opened.close()
    write_text(f"{output}\n")
