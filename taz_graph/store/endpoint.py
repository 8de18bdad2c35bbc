"""The endpoint store: any service that speaks the SPARQL 1.1 Protocol (GraphDB, Virtuoso, Neptune, QLever, Fuseki)."""

import time
from collections.abc import Callable
from functools import cached_property
from urllib.parse import urlencode

import httpx
import pyoxigraph as ox

from taz_graph.errors import QueryError, QueryTimeoutError, StoreError
from taz_graph.names import VOCABULARIES, graph_of
from taz_graph.settings import DEFAULT_BASE
from taz_graph.store.answering import Answering
from taz_graph.store.answers import Answer, T, read_answer
from taz_graph.store.guard import Graphs, check_query, form_of

# The first is what we like best; QLever writes graphs as Turtle only, and some old services rows as XML only.
_ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.5"
_GRAPH = "application/n-triples, text/turtle;q=0.5"
# Virtuoso sends as many rows as ResultSetMaxRows allows, or as it found in time, with status 200 or 206. Of findings a
# part would look like all. Source: its README.ANYTIME.md, and issue 1034 of virtuoso-opensource.
_CUT_SHORT = ("X-SPARQL-MaxRows", "X-SQL-State")
_READ_FACTOR = 8
"""JSON and N-Triples take at most so many times the bytes of the same answer as CSV or Turtle."""


class EndpointStore(Answering):
    """A SPARQL 1.1 query service. Answers come as JSON or N-Triples, so that every service gives us the same."""

    def __init__(self, url: str, *, base: str = DEFAULT_BASE, timeout: float = 30.0) -> None:
        """Nothing is asked yet; ``timeout`` is in seconds, for one query from first to last byte."""
        try:
            self._url = httpx.URL(url)
        except httpx.InvalidURL as error:
            raise StoreError(f"{url!r} is not an address; give the endpoint as https://…") from error
        if self._url.scheme not in ("http", "https") or not self._url.host:
            raise StoreError(f"{url!r} is not the address of a web service; give the endpoint as https://…")
        self._shown = str(self._url.copy_with(username=None, password=None))
        self._base, self._timeout = base, timeout
        self._client = httpx.Client(timeout=timeout)

    @cached_property
    def version(self) -> str:
        """The data version, from the graph in which a build says what it made; empty where that is not loaded."""
        graph = graph_of("herkomst", self._base)
        query = f"SELECT ?hash {{ GRAPH <{graph}> {{ <{graph}> <{VOCABULARIES['owl']}versionInfo> ?hash }} }} LIMIT 1"
        return next((row["hash"].value for row in self.select(query)), "")

    def close(self) -> None:
        """See Store."""
        self._client.close()

    def _read(self, query: str, read: Callable[[Answer], T], graphs: Graphs = ([], []), limit: int | None = None) -> T:
        """The answer is parsed while it is read; what the service sends may turn out to be no answer half-way."""
        check_query(query)
        graph = form_of(query) == "construct"
        form = [("query", query)]
        for parameter, named in zip(("default-graph-uri", "named-graph-uri"), graphs, strict=True):
            form += [(parameter, name.value) for name in named]
        media_type, content = self._post(form, _GRAPH if graph else _ROWS, limit and limit * _READ_FACTOR)
        try:
            return read_answer(lambda: _parse(media_type, content, graph=graph), read)
        except (SyntaxError, ValueError) as error:
            raise StoreError(
                f"{self._shown} answered {media_type or 'without a media type'}, which is no SPARQL answer "
                f"({error}); check that the address is that of the query service"
            ) from error

    def _post(self, form: list[tuple[str, str]], accept: str, limit: int | None) -> tuple[str, bytes]:
        """Media type and bytes of the answer to one request, within the time limit as a whole."""
        body, kind = urlencode(form).encode(), "application/x-www-form-urlencoded"
        deadline = time.monotonic() + self._timeout
        received = bytearray()
        try:
            headers = {"Accept": accept, "Content-Type": kind}
            with self._client.stream("POST", self._url, content=body, headers=headers) as response:
                for chunk in response.iter_bytes():
                    received += chunk
                    if time.monotonic() > deadline:
                        raise httpx.ReadTimeout("the answer took too long")
                    if limit is not None and len(received) > limit:
                        raise QueryError("the answer is larger than this server passes on; ask for less, or add LIMIT")
        except httpx.TimeoutException as error:
            raise QueryTimeoutError(
                f"{self._shown} did not answer within {self._timeout:g} seconds; ask for less, or try again later"
            ) from error
        except (httpx.HTTPError, OSError) as error:
            raise StoreError(
                f"cannot reach {self._shown} ({error}); check the address and that the service runs"
            ) from error
        self._refuse_failure(response, bytes(received))
        return response.headers.get("Content-Type", "").partition(";")[0].strip(), bytes(received)

    def _refuse_failure(self, response: httpx.Response, content: bytes) -> None:
        """An HTTP status that is no answer, or not all of it, as an error that says whose fault it is."""
        said = " ".join(content[:2000].decode("utf-8", "replace").split())[:200]
        status = response.status_code
        cut = [f"{name}: {response.headers[name]}" for name in _CUT_SHORT if name in response.headers]
        if cut or status == httpx.codes.PARTIAL_CONTENT:
            raise StoreError(
                f"{self._shown} gave a part of the answer only ({cut[0] if cut else f'status {status}'}); "
                "ask for less, or ask its keeper to raise the limit"
            )
        if response.is_success:
            return
        if response.is_redirect:
            target = response.headers.get("Location", "elsewhere")
            raise StoreError(f"{self._shown} sends on to {target}; give that address as the endpoint")
        if status == httpx.codes.BAD_REQUEST:
            raise QueryError(f"{self._shown} refuses the query: {said or 'no reason given'}")
        advice = {
            401: "it asks for a login; give it in the address as https://name:password@host/…",
            403: "it does not let you in; ask its keeper for access",
            404: "there is no query service at this address; check its path",
            405: "there is no query service at this address; check its path",
        }.get(status, "try again later, or ask its keeper")
        raise StoreError(f"{self._shown} failed with status {status}: {advice}" + (f" ({said})" if said else ""))


def _parse(media_type: str, content: bytes, *, graph: bool) -> Answer:
    """The answer in the format that the service chose; SyntaxError or ValueError when it is none."""
    if graph:
        rdf_format = ox.RdfFormat.from_media_type(media_type)
        if rdf_format is None:
            raise ValueError("not a graph")
        return [quad.triple for quad in ox.parse(content, format=rdf_format)]
    results_format = ox.QueryResultsFormat.from_media_type(media_type)
    if results_format is None:
        raise ValueError("neither rows nor yes or no")
    return ox.parse_query_results(content, format=results_format)
