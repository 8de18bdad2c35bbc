"""``taz-graph register``: parliament's own records, from files or from the service."""

import os
from pathlib import Path
from typing import Annotated

import typer

from taz_graph.cli.options import Data, Lang, StoreFolder, settings_of
from taz_graph.cli.output import say, write_text
from taz_graph.errors import RegisterError
from taz_graph.files import write_atomically
from taz_graph.sources import read_data

# What reads, searches and calls (lxml, rapidfuzz, httpx) is imported by the command that needs it: together they cost
# 0.2 s at the start of every other command.

register = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders: JSON, JSONL, TSV, XML, or gz.")]
Address = Annotated[
    str | None, typer.Option("--address", metavar="URL", help="The OData service (or TAZ_GRAPH_REGISTER). No default.")
]
Dossiers = Annotated[list[str] | None, typer.Option("--dossier", metavar="NR", help="Only this dossier; repeatable.")]
Numbers = Annotated[list[str] | None, typer.Option("--number", metavar="NR", help="Only this zaak; repeatable.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of to stdout.")]


@register.callback()
def common() -> None:
    """Bring in parliament's own register, and take from it what the letters need.

    Example: taz-graph register load ../shared/register
    """


@register.command()
def load(paths: Paths, store: StoreFolder = None) -> None:
    """Load records from files into the register.

    A file that was loaded before is not read again; of other files only what changed is worked in.

    Example: taz-graph register load zaken.jsonl.gz dossiers.tsv
    """
    from taz_graph.register.load import load as load_files  # noqa: PLC0415

    done = load_files(settings_of(store=store), paths, report=say)
    write_text(
        f"{done.files} files, {done.read} records read, {done.changed} changed; "
        f"{done.zaken} zaken, {done.statements} statements\n"
    )


@register.command()
def sync(address: Address = None, dossier: Dossiers = None, number: Numbers = None, store: StoreFolder = None) -> None:
    """Follow the OData service of the Tweede Kamer.

    Goes on where it was interrupted; once complete it asks only for what changed. Nothing is called unless an address
    is given.

    Example: taz-graph register sync --address https://service.example/OData/v4/2.0 --dossier 29282
    """
    from taz_graph.register.odata import PUBLIC_ADDRESS, Client  # noqa: PLC0415
    from taz_graph.register.sync import check_scope  # noqa: PLC0415
    from taz_graph.register.sync import sync as sync_service  # noqa: PLC0415

    target = address or os.environ.get("TAZ_GRAPH_REGISTER")
    if not target:
        raise RegisterError(f"no service is asked without an address; give --address, such as {PUBLIC_ADDRESS}")
    scope = check_scope(dossier or (), number or ())
    with Client(target, say=say) as client:
        done = sync_service(settings_of(store=store), client, scope, say=say)
    write_text(f"{done.read} records read, {done.changed} changed; {done.zaken} zaken, {done.statements} statements\n")


@register.command()
def extract(data: Data = None, store: StoreFolder = None, output: Output = None) -> None:
    """Write the register's facts about what the letters cite, as Turtle for the data folder.

    Example: taz-graph register extract -o data/register.ttl
    """
    from taz_graph.register.extract import extract as extract_turtle  # noqa: PLC0415
    from taz_graph.register.place import GRAPH  # noqa: PLC0415
    from taz_graph.register.register import open_register  # noqa: PLC0415

    settings = settings_of(data, store=store)
    triples = [triple for source in read_data(settings) if source.name != GRAPH for triple in source.triples]
    opened = open_register(settings)
    try:
        turtle = extract_turtle(opened, triples, settings.base)
    finally:
        opened.close()
    if output is None:
        write_text(turtle)
    else:
        write_atomically(output, turtle)
        say(f"{output} written")


@register.command()
def doubts(store: StoreFolder = None, lang: Lang = "nl", output: Output = None) -> None:
    """Name each outcome that was loaded and cannot be believed as it stands, with the ground.

    Those are outcomes that somebody else worked out of the votes, and decisions of which no record says about which
    of many zaken they are. One line each, separated by tabs.

    Example: taz-graph register doubts -o doubts.tsv
    """
    from taz_graph.register.doubts import doubt_lines  # noqa: PLC0415
    from taz_graph.register.register import open_register  # noqa: PLC0415

    opened = open_register(settings_of(store=store))
    try:
        lines = "".join(f"{line}\n" for line in doubt_lines(opened, lang))
    finally:
        opened.close()
    if output is None:
        write_text(lines)
    else:
        write_atomically(output, lines)
        say(f"{output} written")
