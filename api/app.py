"""The web service: how it is put together and how it is started."""

import errno
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from fastapi import FastAPI

from api import documents, errors, network, pages, questions, sparql, vocabulary
from api.security import Guard
from api.site import Site
from taz_graph.errors import ServeError
from taz_graph.settings import Settings

ROUTERS = (sparql.router, documents.router, vocabulary.router, network.router, questions.router, pages.router)


def create_app(settings: Settings) -> FastAPI:
    """The web service over the store that ``settings`` name; the workers start and stop with the application."""

    @asynccontextmanager
    async def lifespan(running: FastAPI) -> AsyncIterator[None]:
        running.state.site = Site(settings)
        try:
            yield
        finally:
            running.state.site.close()

    # FastAPI's own documentation pages load scripts from elsewhere; the description itself is kept.
    app = FastAPI(title="taz-graph", docs_url=None, redoc_url=None, lifespan=lifespan)
    errors.install(app, ROUTERS)
    for router in ROUTERS:
        app.include_router(router)
    app.add_middleware(Guard, on_error=errors.unforeseen)
    return app


def serve(settings: Settings, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve until stopped; prints the address once it is ours.

    Raises ServeError when ``host``:``port`` cannot be had.
    """
    with _listen(host, port) as listening:
        app = create_app(settings)
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=3, server_header=False)
        shown = f"[{host}]" if ":" in host else host
        sys.stdout.write(f"http://{shown}:{listening.getsockname()[1]}\n")
        sys.stdout.flush()
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that is bound before anything is said, so that the address that is printed is really ours."""
    if not 0 <= port <= 65535:
        raise ServeError(f"{port} is not a port; choose one from 1 to 65535 with --port")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise ServeError(f"{host!r} is not an address of this machine; choose one with --host 127.0.0.1") from error
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise ServeError(_why_not(host, port, error)) from error
    return listening


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is in use by another program; stop that, or choose another port with --port {port + 1}"
    if error.errno == errno.EACCES:
        return f"port {port} may not be used by you; choose one above 1023 with --port 8000"
    return f"cannot serve at {host}:{port}: {error.strerror}; choose another address with --host and --port"
