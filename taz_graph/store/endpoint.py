"""The endpoint store: any service that speaks the SPARQL 1.1 Protocol."""

from taz_graph.settings import DEFAULT_BASE
from taz_graph.store.embedded import EmbeddedStore


class EndpointStore(EmbeddedStore):
    """A SPARQL 1.1 query service at ``url``; ``timeout`` in seconds for one query."""

    def __init__(self, url: str, *, base: str = DEFAULT_BASE, timeout: float = 30.0) -> None:
        raise NotImplementedError
