"""Whatever a SPARQL service does wrong becomes one sentence that says whose fault it is and what to do."""

import socket
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from taz_graph.errors import QueryError, QueryTimeoutError, StoreError
from taz_graph.store.endpoint import EndpointStore
from tests.sparql_server import Service, sparql_service

JSON = "application/sparql-results+json"
EMPTY = b'{"head":{"vars":["x"]},"results":{"bindings":[]}}'


@pytest.fixture
def service() -> Iterator[Service]:
    with sparql_service(ox.Store()) as running:
        yield running


@pytest.fixture
def store(service: Service) -> Iterator[EndpointStore]:
    opened = EndpointStore(service.url, timeout=5)
    yield opened
    opened.close()


def test_asks_by_post_with_what_the_protocol_wants(store: EndpointStore, service: Service) -> None:
    query = "SELECT * { ?s ?p 'a&b=c+é' }"
    store.results(query, JSON, ["http://g/1", "http://g/2"], ["http://g/3"])
    (seen,) = service.seen
    assert seen["query"] == [query]
    assert (seen["default-graph-uri"], seen["named-graph-uri"]) == (["http://g/1", "http://g/2"], ["http://g/3"])
    assert seen["Content-Type"] == ["application/x-www-form-urlencoded"]
    assert seen["Accept"][0].startswith(JSON)
    store.construct("DESCRIBE <http://x/>")
    assert service.seen[1]["Accept"][0].startswith("application/n-triples")


CANNED: list[tuple[int, dict[str, str], bytes, type[Exception], str]] = [
    (400, {}, b"MalformedQueryException:\n bad", QueryError, "refuses the query: MalformedQueryException: bad"),
    (400, {}, b"", QueryError, "refuses the query: no reason given"),
    (401, {}, b"", StoreError, "failed with status 401: it asks for a login; give it in the address"),
    (403, {}, b"", StoreError, "it does not let you in"),
    (404, {}, b"<html>Not found</html>", StoreError, "there is no query service at this address; check its path"),
    (500, {}, b"java.lang.Oops", StoreError, "status 500: try again later, or ask its keeper (java.lang.Oops)"),
    (503, {}, b"", StoreError, "failed with status 503"),
    (206, {}, b"{}", StoreError, "gave a part of the answer only (status 206); ask for less, or ask its keeper"),
    (200, {"X-SPARQL-MaxRows": "10000"}, b"{}", StoreError, "gave a part of the answer only (X-SPARQL-MaxRows: 10000)"),
    (200, {"X-SQL-State": "S1TAT"}, b"{}", StoreError, "gave a part of the answer only (X-SQL-State: S1TAT)"),
    (301, {"Location": "https://elders.example/q"}, b"", StoreError, "sends on to https://elders.example/q; give that"),
    (200, {"Content-Type": "text/html"}, b"<html>", StoreError, "answered text/html, which is no SPARQL answer"),
    (200, {}, EMPTY, StoreError, "answered without a media type"),
    (200, {"Content-Type": JSON}, b"<html>", StoreError, "which is no SPARQL answer"),
    (200, {"Content-Type": JSON}, EMPTY[:-5], StoreError, "which is no SPARQL answer"),
    (200, {"Content-Type": JSON}, b'{"head":{},"boolean":true}', QueryError, "write a SELECT query"),
    (200, {"Content-Type": JSON, "Content-Encoding": "gzip"}, b"no gzip", StoreError, "cannot reach"),
]  # fmt: skip


@pytest.mark.parametrize("case", CANNED, ids=lambda case: f"{case[0]} {case[4]}")
def test_failures(
    store: EndpointStore, service: Service, case: tuple[int, dict[str, str], bytes, type[Exception], str]
) -> None:
    status, headers, body, kind, expected = case
    service.canned = (status, headers, body)
    with pytest.raises(kind) as caught:
        store.select("SELECT ?x { ?x ?y ?z }")
    assert expected in str(caught.value)
    service.canned = (200, {"Content-Type": JSON}, EMPTY)
    assert len(store.select("SELECT ?x { ?x ?y ?z }")) == 0  # the next one is fine


def test_a_graph_in_a_form_that_is_none(store: EndpointStore, service: Service) -> None:
    for media_type, body in (("text/plain+x", b""), ("text/turtle", b"geen Turtle")):
        service.canned = (200, {"Content-Type": media_type}, body)
        with pytest.raises(StoreError, match="which is no SPARQL answer"):
            store.construct("DESCRIBE <http://x/>")


def test_the_time_limit_holds_for_the_whole_answer(service: Service) -> None:
    """It comes in small pieces, each well within the limit that a socket would keep."""
    service.canned, service.drip = (200, {"Content-Type": JSON}, EMPTY * 100), 0.05
    store = EndpointStore(service.url, timeout=0.3)
    with pytest.raises(QueryTimeoutError, match=r"did not answer within 0\.3 seconds"):
        store.select("SELECT ?x { ?x ?y ?z }")
    store.close()


def test_an_answer_that_goes_on_is_cut_off(store: EndpointStore, service: Service) -> None:
    service.canned = (200, {"Content-Type": JSON}, EMPTY * 10_000)
    with pytest.raises(QueryError, match="larger than this server passes on"):
        store.results("SELECT ?x { ?x ?y ?z }", JSON, limit=1000)


def test_nobody_there(service: Service) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://naam:geheim@127.0.0.1:{unused.getsockname()[1]}/sparql"
    store = EndpointStore(url, timeout=2)
    with pytest.raises(StoreError, match=r"cannot reach .*; check the address and that the service runs") as caught:
        store.ask("ASK {}")
    assert "geheim" not in str(caught.value)
    store.close()


@pytest.mark.parametrize("url", ["", "localhost:3030/taz", "ftp://x/y", "http://", "/sparql", "http://x:y/"])
def test_what_is_no_address_is_refused_at_once(url: str) -> None:
    with pytest.raises(StoreError, match=r"is not (an|the) address.*; give the endpoint as https://…"):
        EndpointStore(url)


def test_a_login_in_the_address_is_used(service: Service) -> None:
    store = EndpointStore(service.url.replace("//", "//naam:geheim@"), timeout=5)
    store.ask("ASK {}")
    assert service.seen[0]["Authorization"] == ["Basic bmFhbTpnZWhlaW0="]
    store.close()


def test_without_a_graph_of_provenance_there_is_no_version(store: EndpointStore) -> None:
    assert store.version == ""


def test_all_cases_ran() -> None:
    assert len(CANNED) == 17
