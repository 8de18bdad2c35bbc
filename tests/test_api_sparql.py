"""The SPARQL endpoint: each way of asking, each format, each mistake."""

import csv
import io
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

import httpx
import pyoxigraph as ox
import pytest

from api.protocol import MAX_BODY, query_form
from tests.web_world import BASE, add_letter, client_of, world

SELECT = f"SELECT DISTINCT ?m WHERE {{ ?m a <{BASE}def#Motie> }} ORDER BY ?m"
ASK = "ASK { ?s ?p ?o }"
CONSTRUCT = f"CONSTRUCT {{ ?m a <{BASE}def#Motie> }} WHERE {{ ?m a <{BASE}def#Motie> }}"
SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?f && ?f != ?i) }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with client_of(world(tmp_path_factory.mktemp("sparql"))) as client:
        yield client


@dataclass(frozen=True)
class Case:
    """A request and what must come back."""

    name: str
    status: int
    query: str = ""
    accept: str | None = None
    method: str = "GET"
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "application/json"
    says: str = ""


def _get(name: str, query: str, accept: str | None, kind: str, status: int = 200) -> Case:
    return Case(name, status, urlencode({"query": query}), accept, kind=kind)


def _form(name: str, status: int, body: str, says: str = "", kind: str = "application/json") -> Case:
    return Case(name, status, method="POST", body=body.encode(), headers=FORM, says=says, kind=kind)


CASES = [
    _get("select, anything", SELECT, None, "application/sparql-results+json"),
    _get("select, json", SELECT, "application/json", "application/json"),
    _get("select, xml", SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
    _get("select, csv", SELECT, "text/csv", "text/csv; charset=utf-8"),
    _get("select, tsv", SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
    _get("select, q-values", SELECT, "text/csv;q=0.3, */*;q=0.2", "text/csv; charset=utf-8"),
    _get("select, unsupported", SELECT, "image/png", "application/json", 406),
    _get("select, turtle", SELECT, "text/turtle", "application/json", 406),
    _get("ask, anything", ASK, None, "application/sparql-results+json"),
    _get("ask, xml", ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
    _get("ask, csv has no form", ASK, "text/csv", "application/json", 406),
    _get("construct, anything", CONSTRUCT, None, "text/turtle; charset=utf-8"),
    _get("construct, json-ld", CONSTRUCT, "application/ld+json", "application/ld+json"),
    _get("construct, n-triples", CONSTRUCT, "application/n-triples", "application/n-triples"),
    _get("construct, rdf/xml", CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
    _get("construct, csv", CONSTRUCT, "text/csv", "application/json", 406),
    _get("describe", f"DESCRIBE <{BASE}id/motie/kst-1-7>", None, "text/turtle; charset=utf-8"),
    _form("post form", 200, urlencode({"query": ASK}), kind="application/sparql-results+json"),
    Case("post direct", 200, method="POST", body=ASK.encode(), headers=DIRECT, kind="application/sparql-results+json"),
    Case(
        "post direct, charset",
        200,
        method="POST",
        body=ASK.encode(),
        headers={"Content-Type": 'application/sparql-query; charset="UTF-8"'},
        kind="application/sparql-results+json",
    ),
    Case("no query", 400, accept="application/sparql-results+json", says="query is missing"),
    _form("no query in the form", 400, "x=1", "query is missing"),
    Case("empty query", 400, "query=", says="query"),
    Case("broken query", 400, urlencode({"query": "SELECT * WHERE {"}), says="never closed"),
    Case("two queries", 400, urlencode([("query", ASK), ("query", SELECT)]), says="2"),
    Case(
        "a query in both",
        400,
        urlencode({"query": ASK}),
        method="POST",
        body=b"query=ASK%7B%7D",
        headers=FORM,
        says="2",
    ),
    Case(
        "service", 400, urlencode({"query": "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"}), says="SERVICE"
    ),
    Case("from a file", 400, urlencode({"query": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"}), says="file"),
    Case("a file as graph", 400, urlencode({"query": ASK, "default-graph-uri": "file:///etc/passwd"}), says="file"),
    Case("no iri as graph", 400, urlencode({"query": ASK, "named-graph-uri": "nonsense"}), says="nonsense"),
    Case("update as a query", 400, urlencode({"query": "CLEAR ALL"}), says="CLEAR"),
    Case("update parameter", 403, urlencode({"update": "CLEAR ALL"}), says="only answers queries"),
    _form("update form", 403, urlencode({"update": "CLEAR ALL"}), "only answers queries"),
    Case(
        "update direct",
        403,
        method="POST",
        body=b"CLEAR ALL",
        headers={"Content-Type": "application/sparql-update"},
        says="only answers queries",
    ),
    Case(
        "wrong content type",
        415,
        method="POST",
        body=ASK.encode(),
        headers={"Content-Type": "text/plain"},
        says="text/plain",
    ),
    Case("no content type", 415, method="POST", body=ASK.encode(), says="Content-Type"),
    Case(
        "another charset",
        415,
        method="POST",
        body=ASK.encode("utf-16"),
        headers={"Content-Type": "application/sparql-query; charset=UTF-16"},
        says="UTF-8",
    ),
    Case("bytes that are not utf-8", 400, method="POST", body=b"ASK { \xff }", headers=DIRECT, says="UTF-8"),
    _form("percent-encoded bytes that are not utf-8", 400, "query=%ff%fe", "UTF-8"),
    Case("too large", 413, method="POST", body=b"#" * (MAX_BODY + 1), headers=DIRECT, says=str(MAX_BODY)),
    Case("another method", 405, urlencode({"query": ASK}), method="PUT", says="PUT"),
    Case("delete", 405, method="DELETE", says="DELETE"),
    Case("unknown format", 406, urlencode({"query": ASK, "format": "xls"}), says="Accept"),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_each_way_of_asking(client: httpx.Client, case: Case) -> None:
    headers = {"Accept": case.accept or "*/*", **case.headers}
    answer = client.request(case.method, f"/sparql?{case.query}", content=case.body, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (case.status, case.kind), answer.text
    if case.status >= 400:
        error = answer.json()["error"]
        assert error["status"] == case.status
        assert case.says in error["detail"]
        assert error.keys() == {"status", "title", "detail"}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_a_refused_method_is_told_what_is_allowed(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/sparql")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS, POST")


def test_all_cases_ran() -> None:
    assert len(CASES) == 43


def test_the_body_is_decoded_once(client: httpx.Client) -> None:
    # Decoded twice, %2541 would become an A.
    query = 'SELECT ("%41 a+b é" AS ?x) {}'
    for answer in (
        client.post("/sparql", content=urlencode({"query": query}), headers=FORM),
        client.post("/sparql", content=query.encode(), headers=DIRECT),
        client.get(f"/sparql?{urlencode({'query': query})}"),
    ):
        assert answer.json()["results"]["bindings"][0]["x"]["value"] == "%41 a+b é"


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ([], 3),
        ([("default-graph-uri", f"{BASE}id/graaf/kst-1-1")], 2),
        ([("default-graph-uri", f"{BASE}id/graaf/kst-1-2")], 1),
        ([("default-graph-uri", f"{BASE}id/graaf/kst-1-1"), ("default-graph-uri", f"{BASE}id/graaf/kst-1-2")], 2),
        ([("default-graph-uri", "http://example.org/nothing")], 0),
        ([("named-graph-uri", f"{BASE}id/graaf/kst-1-1")], 0),
    ],
)
def test_graphs_of_the_request(client: httpx.Client, parameters: list[tuple[str, str]], expected: int) -> None:
    for answer in (
        client.get(f"/sparql?{urlencode([('query', SELECT), *parameters])}"),
        client.post("/sparql", content=urlencode([("query", SELECT), *parameters]), headers=FORM),
        client.post(f"/sparql?{urlencode(parameters)}", content=SELECT.encode(), headers=DIRECT),
    ):
        assert len(answer.json()["results"]["bindings"]) == expected


def test_named_graphs_of_the_request(client: httpx.Client) -> None:
    query = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    one, two = f"{BASE}id/graaf/kst-1-1", f"{BASE}id/graaf/kst-1-2"
    answer = client.get(f"/sparql?{urlencode([('query', query), ('named-graph-uri', one), ('named-graph-uri', two)])}")
    assert {row["g"]["value"] for row in answer.json()["results"]["bindings"]} == {one, two}


def test_cors_is_open_without_credentials_and_only_here(client: httpx.Client) -> None:
    origin = {"Origin": "https://example.org"}
    asked = client.options("/sparql", headers={**origin, "Access-Control-Request-Method": "POST"})
    assert (asked.status_code, asked.headers["access-control-allow-origin"]) == (204, "*")
    assert "POST" in asked.headers["access-control-allow-methods"]
    assert "content-type" in asked.headers["access-control-allow-headers"].lower()
    for address in (f"/sparql?{urlencode({'query': ASK})}", "/sparql?query=broken"):
        answer = client.get(address, headers=origin)
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers
    for address in ("/", "/netwerk.json", "/gezondheid", "/zaken"):
        assert "access-control-allow-origin" not in client.get(address, headers=origin).headers


def test_head_gives_the_headers(client: httpx.Client) -> None:
    answer = client.head(f"/sparql?{urlencode({'query': ASK})}")
    assert (answer.status_code, answer.content) == (200, b"")


def test_service_description(client: httpx.Client) -> None:
    for accept, form in (
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("*/*", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
    ):
        answer = client.get("/sparql", headers={"Accept": accept})
        said = {str(quad.triple.object) for quad in ox.parse(answer.content, format=form)}
        assert f"<{client.base_url.join('/sparql')}>" in said
        assert f"<{BASE}id/graaf/kst-1-1>" in said
        assert "<http://www.w3.org/ns/sparql-service-description#UnionDefaultGraph>" in said


def test_csv_is_as_rfc_4180_says(client: httpx.Client) -> None:
    query = 'SELECT ?a ?b { VALUES (?a ?b) { ("x, \\"y\\"\\nz" 1) (UNDEF "é") } }'
    answer = client.get(f"/sparql?{urlencode({'query': query, 'format': 'csv'})}")
    assert list(csv.reader(io.StringIO(answer.text, newline=""))) == [["a", "b"], ['x, "y"\nz', "1"], ["", "é"]]
    assert answer.headers["content-disposition"] == 'attachment; filename="taz-graph.csv"'


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * {}", "select"),
        ("# ASK\nselect * {}", "select"),
        ("BASE <http://a/#ASK> PREFIX ask: <http://b/> PREFIX : <http://c/> ASK {}", "ask"),
        ("PREFIX construct:<http://b/>#x\rDESCRIBE construct:x", "graph"),
        ("PREFIX select.ask-x: <http://b/> CONSTRUCT WHERE { ?s ?p ?o }", "graph"),
        ("SELECT?x{}", "select"),
        ("INSERT DATA {}", None),
        ("", None),
        ("   ", None),
        ("PREFIX", None),
        ("<", None),
        ("{ SELECT", None),
        ("P" * 100_000, None),
    ],
)
def test_query_form(query: str, form: str | None) -> None:
    assert query_form(query) == form


def test_a_slow_query_is_stopped_and_holds_nobody_up(tmp_path_factory: pytest.TempPathFactory) -> None:
    settings = world(tmp_path_factory.mktemp("slow"), timeout=2)
    answers: list[tuple[str, httpx.Response]] = []
    with client_of(settings) as client:

        def ask() -> None:
            answers.append(("slow", httpx.get(client.base_url.join("/sparql"), params={"query": SLOW}, timeout=60)))

        asking = threading.Thread(target=ask)
        asking.start()
        for path, parameters in (("/gezondheid", {}), ("/zaken", {}), ("/sparql", {"query": ASK})):
            answers.append((path, client.get(path, params=parameters)))
        asking.join()
        assert [name for name, _ in answers] == ["/gezondheid", "/zaken", "/sparql", "slow"]
        assert [answer.status_code for _, answer in answers] == [200, 200, 200, 504]
        assert "2 seconds" in answers[-1][1].json()["error"]["detail"]
        assert client.get("/sparql", params={"query": ASK}).json()["boolean"] is True


def test_a_new_build_is_served_without_a_restart(tmp_path_factory: pytest.TempPathFactory) -> None:
    settings = world(tmp_path_factory.mktemp("rebuild"))
    query = urlencode({"query": f"ASK {{ <{BASE}id/partij/nieuw> ?p ?o }}"})
    with client_of(settings) as client:
        before = client.get("/gezondheid").json()["versie"]
        assert client.get(f"/sparql?{query}").json()["boolean"] is False
        assert client.get("/doc/partij/nieuw").status_code == 404
        add_letter(settings)
        assert client.get(f"/sparql?{query}").json()["boolean"] is True
        assert client.get("/doc/partij/nieuw").status_code == 200
        assert client.get("/gezondheid").json()["versie"] != before


# The page of the same address.


def test_page_with_editor_and_examples(client: httpx.Client) -> None:
    answer = client.get("/sparql", headers=BROWSER)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "<textarea" in answer.text
    assert f"{BASE}def#" in answer.text


def test_page_with_rows_boolean_and_triples(client: httpx.Client) -> None:
    rows = client.get(f"/sparql?{urlencode({'query': SELECT})}", headers=BROWSER)
    assert '<a href="/doc/motie/kst-1-7">motie:kst-1-7</a>' in rows.text
    assert "format=csv" in rows.text
    yes = client.get(f"/sparql?{urlencode({'query': ASK})}", headers=BROWSER)
    assert "<b>ja</b>" in yes.text
    triples = client.get(f"/sparql?{urlencode({'query': CONSTRUCT})}", headers=BROWSER)
    assert '<a href="/def#Motie">taz:Motie</a>' in triples.text
    assert "format=ttl" in triples.text


def test_page_says_what_is_wrong_and_keeps_the_query(client: httpx.Client) -> None:
    query = "SELECT * WHERE { <script>alert(1)</script>"
    answer = client.get(f"/sparql?{urlencode({'query': query})}", headers=BROWSER)
    assert answer.status_code == 400
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text
    assert "<script>alert" not in answer.text
    assert 'role="alert"' in answer.text


def test_page_escapes_values(client: httpx.Client) -> None:
    query = f"SELECT ?value {{ <{BASE}id/partij/boos> ?property ?value }}"
    answer = client.get(f"/sparql?{urlencode({'query': query})}", headers=BROWSER)
    assert "<img" not in answer.text
    assert 'href="javascript:' not in answer.text
    assert "javascript:alert(1)" in answer.text


def test_page_shows_a_thousand_rows_and_says_so(client: httpx.Client) -> None:
    query = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
    answer = client.get(f"/sparql?{urlencode({'query': query})}", headers=BROWSER)
    assert answer.text.count("<tr>") == 1001
    assert "de eerste 1.000" in answer.text
    whole = client.get(f"/sparql?{urlencode({'query': query, 'format': 'json'})}", headers=BROWSER)
    assert len(json.loads(whole.content)["results"]["bindings"]) > 1000


def test_page_keeps_the_graphs(client: httpx.Client) -> None:
    graph = f"{BASE}id/graaf/kst-1-2"
    answer = client.get(f"/sparql?{urlencode({'query': SELECT, 'default-graph-uri': graph})}", headers=BROWSER)
    assert f'name="default-graph-uri" value="{graph}"' in answer.text
    assert f"default-graph-uri={quote(graph, safe='')}" in answer.text
