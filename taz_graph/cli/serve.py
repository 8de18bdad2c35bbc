"""``taz-graph serve``."""

import errno
import socket
from typing import Annotated

import typer

from taz_graph.build import build
from taz_graph.check import run_check
from taz_graph.check.report_table import print_summary
from taz_graph.cli.options import Data, Lang, Ontology, StoreFolder, settings_of
from taz_graph.cli.output import progress, show
from taz_graph.errors import ServeError

Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="The address to listen on.")]
Port = Annotated[int, typer.Option("--port", metavar="NUMBER", min=1, max=65535, help="The port to listen on.")]


def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    data: Data = None,
    ontology: Ontology = None,
    store: StoreFolder = None,
    lang: Lang = "nl",
) -> None:
    """Serve the pages and the SPARQL endpoint.

    First builds what changed and says how complete the graph is. Ctrl-C stops it.

    Example: taz-graph serve --port 8080
    """
    from api.app import serve as serve_pages  # noqa: PLC0415 - the one place where taz_graph calls the web service

    settings = settings_of(data, ontology, store, lang)
    demand_free_port(host, port)
    if settings.endpoint is None:
        build(settings, report=progress)
    report = run_check(settings, report=progress)
    show(lambda console: print_summary(report, console))
    serve_pages(settings, host, port)


def demand_free_port(host: str, port: int) -> None:
    """Raises ServeError when ``host``:``port`` cannot be listened on; asked first, so that nobody waits for a build."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
    except OSError as error:
        raise ServeError(
            f"cannot listen on {host} port {port} ({(error.strerror or 'unknown').lower()}); {_advice(error, port)}"
        ) from error


def _advice(error: OSError, port: int) -> str:
    """What to do: another port does not help where the address is not one of this machine, or is no address at all."""
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return "give an address of this machine: taz-graph serve --host 127.0.0.1"
    if error.errno == errno.EACCES:
        return "ports below 1024 are for root; choose another: taz-graph serve --port 8000"
    return f"stop what uses it, or choose another: taz-graph serve --port {port + 1 if port < 65535 else 8000}"
