"""The web service: how it is put together and how it is started."""

from fastapi import FastAPI

from taz_graph.settings import Settings


def create_app(settings: Settings) -> FastAPI:
    """The web service over the store that ``settings`` name."""
    raise NotImplementedError


def serve(settings: Settings, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve until stopped; raises ServeError when ``host``:``port`` cannot be had."""
    raise NotImplementedError
