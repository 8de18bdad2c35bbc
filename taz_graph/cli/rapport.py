"""``taz-graph rapport``."""

import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from taz_graph.build import prepare
from taz_graph.cli.options import Data, Lang, Ontology, StoreFolder, parse_day, settings_of
from taz_graph.cli.output import progress, write_bytes
from taz_graph.errors import TazError
from taz_graph.files import write_atomically
from taz_graph.store import open_store, open_version

Format = Literal["md", "html", "docx", "csv"]

AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=parse_day, help="The state on this date (2023-01-31); else today."),
]
Formats = Annotated[Format, typer.Option("--format", help="docx is for Word and needs -o; csv for a spreadsheet.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.")
]


def rapport(  # noqa: PLR0913, PLR0917 - one for each option
    as_of: AsOf = None,
    format: Formats = "md",  # noqa: A002 - the name of the option
    output: Output = None,
    data: Data = None,
    ontology: Ontology = None,
    store: StoreFolder = None,
    lang: Lang = "nl",
) -> None:
    """Write the annex of moties and toezeggingen: what each asks, where it is found, where it stands.

    In it is every motie and toezegging that a letter of that date or before mentions, with links to the publications.

    Example: taz-graph rapport --as-of 2024-05-31 --format docx -o bijlage.docx
    """
    from taz_graph.rapport import gather, write  # noqa: PLC0415 - Word and templates cost 0.2 s at every start

    if format == "docx" and output is None and sys.stdout.isatty():
        raise TazError("a Word document is not for a terminal; name a file with -o bijlage.docx")
    settings = settings_of(data, ontology, store, lang)
    version = None if settings.endpoint else prepare(settings, report=progress)
    opened = open_store(settings) if version is None else open_version(version.path, base=settings.base)
    with closing(opened):
        bijlage = gather(opened, as_of or date.today(), settings.language, settings.base)
    content = write(bijlage, format)
    if output is None:
        write_bytes(content)
    else:
        write_atomically(output, content)
