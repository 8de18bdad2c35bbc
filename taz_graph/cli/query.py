"""``taz-graph query``."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import typer

from taz_graph.cli.options import Ontology, StoreFolder, settings_of
from taz_graph.cli.output import show, table, write_bytes, write_text
from taz_graph.errors import QueryError
from taz_graph.settings import Settings
from taz_graph.store import Store, open_store
from taz_graph.vragen import Vraag, cells, load_vragen, named, parse_vraag, read_vraag, render

Format = Literal["table", "csv", "json"]

Question = Annotated[str, typer.Argument(metavar="FILE|NAME|-", help="A .rq file, the name of a question, or stdin.")]
Formats = Annotated[Format, typer.Option("--format", help="csv and json are for machines; graphs become Turtle.")]
Params = Annotated[
    list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="Fill in a parameter; may be repeated.")
]

_NOT_CODE = re.compile(r'<[^<>\s]*>|"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|#[^\n]*')
_FORM = re.compile(r"(?<![\w?$:-])(SELECT|ASK|CONSTRUCT|DESCRIBE)(?![\w:-])", re.IGNORECASE)


def query(
    question: Question,
    format: Formats = "table",  # noqa: A002 - the name of the option
    param: Params = None,
    ontology: Ontology = None,
    store: StoreFolder = None,
) -> None:
    """Ask the graph a question, by name or in SPARQL.

    The name is that of a question in ontology/vragen; SPARQL comes from a file or from stdin.
    Rows come as a table, as CSV or as SPARQL JSON; a graph (CONSTRUCT, DESCRIBE) as Turtle or, with json, as JSON-LD.

    Example: taz-graph query moties-open --param datum=2023-01-01 --format csv
    """
    settings = settings_of(ontology=ontology, store=store)
    vraag = _find(question, settings)
    text = render(vraag, _values(param or ()), base=settings.base)
    opened = open_store(settings)
    try:
        _answer(opened, text, format, settings)
    finally:
        opened.close()


def form_of(query: str) -> str:
    """``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``; SELECT for text that has none, so that the store objects."""
    found = _FORM.search(_NOT_CODE.sub(" ", query))
    return found[1].upper() if found else "SELECT"


def _find(question: str, settings: Settings) -> Vraag:
    if question == "-":
        return parse_vraag(_stdin(), name="stdin")
    path = Path(question)
    if path.is_file() or path.suffix == ".rq" or len(path.parts) > 1:
        return read_vraag(path)
    return named(load_vragen(settings), question)


def _stdin() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(f"the query on stdin is not UTF-8 (byte {error.start}); send it as UTF-8") from error


def _values(params: Iterable[str]) -> dict[str, str]:
    values = {}
    for param in params:
        name, sign, value = param.partition("=")
        if not sign:
            raise QueryError(f"--param {param} has no value; write it as --param {param}=value")
        values[name] = value
    return values


def _answer(store: Store, text: str, format: Format, settings: Settings) -> None:  # noqa: A002
    form = form_of(text)
    if form in ("CONSTRUCT", "DESCRIBE"):
        if format == "csv":
            raise QueryError(f"{form} gives a graph, which is no CSV; leave --format out for Turtle, or give json")
        write_bytes(store.results(text, "application/ld+json" if format == "json" else "text/turtle"))
    elif format == "json":
        write_bytes(store.results(text, "application/sparql-results+json"))
    elif form == "ASK":
        write_text(f"{str(store.ask(text)).lower()}\n")
    elif format == "csv":
        write_bytes(store.results(text, "text/csv"))
    else:
        rows = store.select(text)
        show(lambda console: table(console, list(rows.variables), cells(rows, settings.base)))
