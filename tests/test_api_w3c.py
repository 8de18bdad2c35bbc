"""W3C's own tests of the SPARQL protocol, result formats and service description, over real HTTP.

Only query operations: this service refuses updates, so each test of a good update must be refused with 403.
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
import pyoxigraph as ox
import pytest

from tests.shared import SHARED, needs_shared
from tests.web_world import client_of, raw_store

SUITE = SHARED / "w3c" / "sparql11"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SD = "http://www.w3.org/ns/sparql-service-description#"
XSD = "http://www.w3.org/2001/XMLSchema#"
DATA = "http://kasei.us/2009/09/sparql/data/"

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

pytestmark = [needs_shared, pytest.mark.shared]


class Manifest:
    """A test manifest with enough to walk it."""

    def __init__(self, path: Path) -> None:
        self.store = ox.Store()
        self.base = f"http://www.w3.org/tests/{path.parent.name}/"
        self.store.load(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=self.base)

    def all(self, subject: Node, predicate: str) -> list[Node]:
        assert isinstance(subject, ox.NamedNode | ox.BlankNode)
        return [quad.object for quad in self.store.quads_for_pattern(subject, ox.NamedNode(predicate), None)]

    def one(self, subject: Node, predicate: str) -> Node:
        return self.all(subject, predicate)[0]

    def text(self, subject: Node, predicate: str) -> str:
        return next((str(getattr(found, "value", "")) for found in self.all(subject, predicate)), "")

    def items(self, head: Node) -> Iterator[Node]:
        while isinstance(head, ox.BlankNode):
            yield self.one(head, f"{RDF}first")
            head = self.one(head, f"{RDF}rest")

    def entries(self) -> list[Node]:
        head = next(self.store.quads_for_pattern(None, ox.NamedNode(f"{MF}entries"), None)).object
        return list(self.items(head))


@dataclass(frozen=True)
class Exchange:
    """One request of a protocol test and what its manifest expects."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    statuses: frozenset[str]
    boolean: str
    form: str


@cache
def protocol_tests() -> dict[str, tuple[Exchange, ...]]:
    if not SUITE.exists():
        return {}
    manifest = Manifest(SUITE / "protocol" / "manifest.ttl")
    tests = {}
    for entry in manifest.entries():
        assert isinstance(entry, ox.NamedNode)
        requests = manifest.one(manifest.one(entry, f"{MF}action"), f"{HT}requests")
        exchanges = tuple(_exchange(manifest, request) for request in manifest.items(requests))
        tests[entry.value.rpartition("#")[2]] = exchanges
    return tests


def _exchange(manifest: Manifest, request: Node) -> Exchange:
    body = next(iter(manifest.all(request, f"{HT}body")), None)
    encoding = manifest.text(body, f"{CNT}characterEncoding") if body is not None else ""
    response = manifest.one(request, f"{HT}resp")
    heads = [head for found in manifest.all(request, f"{HT}headers") for head in manifest.items(found)]
    return Exchange(
        method=manifest.text(request, f"{HT}methodName"),
        path=manifest.text(request, f"{HT}absolutePath").replace("/sparql/", "/sparql", 1),
        headers=tuple(
            (manifest.text(head, f"{HT}fieldName"), manifest.text(head, f"{HT}fieldValue")) for head in heads
        ),
        body=manifest.text(body, f"{CNT}chars").encode(encoding) if body is not None else None,
        statuses=frozenset(
            str(getattr(found, "value", ""))[-3] for found in manifest.all(response, f"{MF}expectedStatus")
        ),
        boolean=manifest.text(response, f"{MF}expectedBoolean"),
        form=manifest.text(response, f"{MF}expectedFormat"),
    )


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    files = {f"{DATA}data{n}.rdf": (SUITE / "protocol" / f"data{n}.nt").read_bytes() for n in (1, 2, 3)}
    with client_of(raw_store(tmp_path_factory.mktemp("protocol"), files)) as client:
        yield client


FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {"application/sparql-results+json", "application/sparql-results+xml", "text/csv"},
    "RDF": {"text/turtle", "application/n-triples", "application/rdf+xml"},
}


@pytest.mark.parametrize("name", protocol_tests() or ["absent"])
def test_protocol(client: httpx.Client, name: str) -> None:
    good_update = name.startswith("update_")
    for exchange in protocol_tests()[name]:
        headers = {"Accept": "*/*", **dict(exchange.headers)}
        answer = client.request(exchange.method, exchange.path, content=exchange.body, headers=headers)
        update = any(value.startswith("application/sparql-update") for _, value in exchange.headers)
        if good_update and (update or (exchange.body or b"").startswith(b"update=")):
            assert answer.status_code == 403, answer.text
            continue
        if good_update:
            continue  # asks what the update did that was refused
        assert str(answer.status_code)[0] in exchange.statuses, (answer.status_code, answer.text)
        if exchange.boolean:
            assert str(answer.json()["boolean"]).lower() == exchange.boolean
        if exchange.form:
            assert answer.headers["content-type"].partition(";")[0] in FORMATS[exchange.form]


def test_all_protocol_tests_ran() -> None:
    names = list(protocol_tests())
    kinds = ("query_", "bad_query_", "update_", "bad_update_", "bad_multiple_")
    assert [sum(name.startswith(kind) for name in names) for kind in kinds] == [13, 6, 7, 6, 2]
    assert len(names) == 34


# Result formats: jsonres01 to 04, csv01 to 03, tsv01 to 03.

RESULTS = [
    *(
        ("json-res", f"jsonres0{n}.rq", "data.ttl", f"jsonres0{n}.srj", "application/sparql-results+json")
        for n in (1, 2, 3, 4)
    ),
    *(("csv-tsv-res", f"csvtsv0{n}.rq", "data.ttl", f"csvtsv0{n}.csv", "text/csv") for n in (1, 2)),
    ("csv-tsv-res", "csvtsv01.rq", "data2.ttl", "csvtsv03.csv", "text/csv"),
    *(("csv-tsv-res", f"csvtsv0{n}.rq", "data.ttl", f"csvtsv0{n}.tsv", "text/tab-separated-values") for n in (1, 2)),
    ("csv-tsv-res", "csvtsv01.rq", "data2.ttl", "csvtsv03.tsv", "text/tab-separated-values"),
]


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, httpx.Client]]:
    from contextlib import ExitStack  # noqa: PLC0415

    with ExitStack() as stack:
        yield {
            f"{folder}/{name}": stack.enter_context(
                client_of(raw_store(tmp_path_factory.mktemp("results"), {"": (SUITE / folder / name).read_bytes()}))
            )
            for folder, name in {(folder, data) for folder, _, data, _, _ in RESULTS}
        }


@pytest.mark.parametrize(("folder", "query", "data", "expected", "media_type"), RESULTS)
def test_result_formats(
    clients: dict[str, httpx.Client], folder: str, query: str, data: str, expected: str, media_type: str
) -> None:
    text = (SUITE / folder / query).read_text(encoding="utf-8")
    answer = clients[f"{folder}/{data}"].get(f"/sparql?{urlencode({'query': text})}", headers={"Accept": media_type})
    assert answer.headers["content-type"].partition(";")[0] == media_type
    wanted = (SUITE / folder / expected).read_text(encoding="utf-8")
    if media_type.endswith("json"):
        assert _bindings(answer.text) == _bindings(wanted)
    else:
        mark = "," if media_type == "text/csv" else "\t"
        assert _rows(answer.text, mark) == _rows(wanted, mark)


def test_all_result_tests_ran() -> None:
    assert len(RESULTS) == 10


def _bindings(text: str) -> object:
    content = json.loads(text)
    if "boolean" in content:
        return content["boolean"]
    rows = [
        sorted(
            (name, "_" if cell["type"] == "bnode" else json.dumps(cell, sort_keys=True)) for name, cell in row.items()
        )
        for row in content["results"]["bindings"]
    ]
    return sorted(content["head"]["vars"]), sorted(rows)


def _rows(text: str, mark: str) -> list[dict[str, object]]:
    """Rows by variable: SELECT * promises no order of columns."""
    if mark == ",":
        rows = csv.DictReader(io.StringIO(text, newline=""))
        return [{name: "_" if cell.startswith("_:") else _number(cell) for name, cell in row.items()} for row in rows]
    head, *lines = (line.split("\t") for line in text.splitlines())
    return [dict(zip(head, map(_term, line), strict=True)) for line in lines]


def _term(cell: str) -> object:
    """Cells of TSV are Turtle terms: 4 and "4"^^xsd:integer are the same."""
    if not cell:
        return ""
    found = next(iter(ox.parse(f"<http://e/s> <http://e/p> {cell} .".encode(), format=ox.RdfFormat.TURTLE))).object
    if (
        isinstance(found, ox.Literal)
        and found.datatype.value.startswith(XSD)
        and not isinstance(_number(found.value), str)
    ):
        return "string" if found.datatype.value == f"{XSD}string" else "number", _number(found.value)
    return "_" if isinstance(found, ox.BlankNode) else found


def _number(cell: str) -> object:
    """Numbers by value: Oxigraph writes 1.0e6 as 1000000 and keeps a negativeInteger as an integer."""
    try:
        return float(cell)
    except ValueError:
        return cell


# Service description: returns RDF, says where the endpoint is, conforms to the schema.


def test_service_description(client: httpx.Client) -> None:
    manifest = Manifest(SUITE / "service-description" / "manifest.ttl")
    assert len(manifest.entries()) == 3
    address = str(client.base_url.join("/sparql"))
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    store = ox.Store()
    store.load(answer.content, format=ox.RdfFormat.TURTLE)
    assert bool(store.query(f"ASK {{ ?service a <{SD}Service> ; <{SD}endpoint> <{address}> }}"))
    # The schema: domains and ranges of what is used.
    for predicate, domain, range_ in (
        ("endpoint", "Service", None),
        ("supportedLanguage", "Service", None),
        ("resultFormat", "Service", None),
        ("feature", "Service", None),
        ("defaultDataset", "Service", "Dataset"),
        ("defaultGraph", "Dataset", "Graph"),
        ("namedGraph", "Dataset", "NamedGraph"),
        ("name", "NamedGraph", None),
        ("graph", "NamedGraph", "Graph"),
    ):
        assert bool(store.query(f"ASK {{ ?s <{SD}{predicate}> ?o }}")), predicate
        assert not bool(store.query(f"ASK {{ ?s <{SD}{predicate}> ?o FILTER NOT EXISTS {{ ?s a <{SD}{domain}> }} }}"))
        if range_:
            assert not bool(
                store.query(f"ASK {{ ?s <{SD}{predicate}> ?o FILTER NOT EXISTS {{ ?o a <{SD}{range_}> }} }}")
            )
    names = store.query(f"SELECT ?n {{ ?g <{SD}name> ?n }}")
    assert isinstance(names, ox.QuerySolutions)
    assert {row["n"].value for row in names} == {f"{DATA}data{n}.rdf" for n in (1, 2, 3)}


def test_graph_names_in_an_address_are_decoded_once(client: httpx.Client) -> None:
    graph = quote(f"{DATA}data1.rdf", safe="")
    answer = client.get(f"/sparql?query={quote('ASK { ?s ?p ?o }')}&default-graph-uri={graph}")
    assert answer.json()["boolean"] is True
