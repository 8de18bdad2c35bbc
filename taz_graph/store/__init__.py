"""The store: one interface, exactly two kinds behind it (embedded Oxigraph, any SPARQL 1.1 endpoint)."""

from pathlib import Path

from taz_graph.errors import StoreError
from taz_graph.settings import DEFAULT_BASE, Settings
from taz_graph.store.base import GRAPH_TYPES, SELECT_TYPES, Rows, Store, Term
from taz_graph.store.embedded import EmbeddedStore
from taz_graph.store.versions import current_version

__all__ = ["GRAPH_TYPES", "SELECT_TYPES", "Rows", "Store", "Term", "open_store", "open_version"]


def open_store(settings: Settings) -> Store:
    """The store that the settings name: the endpoint if there is one, else what ``taz-graph build`` built last.

    Raises StoreError, with what to do, when nothing is built or the store cannot be read.
    """
    if settings.endpoint is not None:
        from taz_graph.store.endpoint import EndpointStore  # noqa: PLC0415 - httpx costs 0.1 s at every start

        return EndpointStore(settings.endpoint, base=settings.base, timeout=settings.timeout)
    current = current_version(settings)
    if current is None:
        raise StoreError(f"nothing is built in {settings.store} yet; run `taz-graph build` first")
    return EmbeddedStore(current, base=settings.base)


def open_version(path: Path, *, base: str = DEFAULT_BASE) -> EmbeddedStore:
    """The store of one built version (``Version.path``), current or not; StoreError when it cannot be read."""
    return EmbeddedStore(path, base=base)
