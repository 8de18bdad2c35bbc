"""Both kinds of store give the same answer to the same query, in every form that SPARQL has for it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from taz_graph.build import build
from taz_graph.errors import QueryError, StoreError
from taz_graph.settings import Settings
from taz_graph.store import GRAPH_TYPES, SELECT_TYPES, Store, open_store, open_version
from taz_graph.store.versions import QUADS, current_version
from tests.mini_graph import mini_settings
from tests.sparql_server import Service, sparql_service

ID = "https://w3id.org/taz-graph/id/"
PREFIX = f"PREFIX taz: <https://w3id.org/taz-graph/def#> PREFIX motie: <{ID}motie/> PREFIX graaf: <{ID}graaf/> "
JSON, XML, CSV, TSV = SELECT_TYPES
TURTLE, JSON_LD, N_TRIPLES, RDF_XML = GRAPH_TYPES


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = mini_settings(tmp_path_factory.mktemp("store"))
    build(settings)
    return settings


@pytest.fixture(scope="module")
def service(built: Settings) -> Iterator[Service]:
    current = current_version(built)
    assert current is not None
    with sparql_service(ox.Store.read_only(str(current / QUADS))) as running:
        yield running


@pytest.fixture(params=["embedded", "endpoint", "endpoint that writes XML and Turtle"])
def store(request: pytest.FixtureRequest, built: Settings, service: Service) -> Iterator[Store]:
    service.rows_type, service.graph_type = JSON, N_TRIPLES
    if "XML" in request.param:
        service.rows_type, service.graph_type = XML, TURTLE
    opened = open_store(replace(built, endpoint=None if request.param == "embedded" else service.url))
    yield opened
    opened.close()


SELECTS: list[tuple[str, list[list[str]]]] = [
    ("SELECT ?m { ?m a taz:Motie } ORDER BY ?m", [["motie:a"], ["motie:b"]]),
    ("SELECT (COUNT(*) AS ?n) { motie:a a taz:Motie }", [["1"]]),  # two sources say so
    ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { motie:a a taz:Motie } }", [["2"]]),
    ("SELECT ?g { GRAPH ?g { motie:b a taz:Motie } }", [["graaf:tweede"]]),
    ("SELECT ?o { motie:a taz:onderwerp ?o }", [["een é"]]),
    (
        "SELECT ?m ?w { ?m a taz:Motie OPTIONAL { ?m taz:waarde ?w } } ORDER BY ?m",
        [["motie:a", "1.5"], ["motie:b", ""]],
    ),
    ("SELECT ?m FROM graaf:tweede { ?m taz:onderwerp ?o }", [["motie:b"]]),
    ("SELECT ?m FROM NAMED graaf:eerste { GRAPH ?g { ?m taz:onderwerp ?o } }", [["motie:a"]]),
    ("SELECT ?x { ?x a <https://nergens.example/> }", []),
    ("SELECT * {}", [[]]),
    ("SELECT ?service { VALUES ?service { 'SERVICE <http://x/> {}' } } # SERVICE", [["SERVICE <http://x/> {}"]]),
]


@pytest.mark.parametrize(("query", "expected"), SELECTS)
def test_select(store: Store, query: str, expected: list[list[str]]) -> None:
    found = store.select(PREFIX + query)
    shown = [["" if term is None else _short(term.value) for term in row] for row in found.rows]
    assert shown == expected
    assert len(found) == len(expected)
    assert [len(row) for row in found] == [sum(cell != "" for cell in row) for row in shown]
    again = json.loads(store.results(PREFIX + query, JSON))
    assert again["head"]["vars"] == list(found.variables)
    assert [{name: _short(cell["value"]) for name, cell in row.items()} for row in again["results"]["bindings"]] == [
        {name: _short(term.value) for name, term in row.items()} for row in found
    ]


def _short(value: str) -> str:
    return value.replace(f"{ID}motie/", "motie:").replace(f"{ID}graaf/", "graaf:")


def test_ask(store: Store) -> None:
    assert store.ask(PREFIX + "ASK { motie:a a taz:Motie }") is True
    assert store.ask(PREFIX + "ASK { motie:c a taz:Motie }") is False


def test_construct_and_describe_give_each_triple_once(store: Store) -> None:
    twice = PREFIX + "CONSTRUCT { ?m a taz:Motie } { GRAPH ?g { ?m a taz:Motie } }"
    assert sorted(_short(str(triple.subject)) for triple in store.construct(twice)) == ["<motie:a>", "<motie:b>"]
    assert len(store.construct(PREFIX + "DESCRIBE motie:b")) == 3


def test_rows_as_csv_and_tsv(store: Store) -> None:
    query = PREFIX + "SELECT ?m ?o { ?m taz:onderwerp ?o } ORDER BY DESC(?m)"
    assert store.results(query, CSV).decode().split("\r\n")[:2] == [
        "m,o",
        f'{ID}motie/b,"met ""quotes"" , komma\nen <b>&"',
    ]
    assert store.results(query, TSV).decode().splitlines()[0] == "?m\t?o"
    assert b"<sparql" in store.results(query, XML)


def test_turtle_has_the_prefixes_that_it_uses_and_a_fixed_order(store: Store) -> None:
    query = (
        PREFIX
        + "CONSTRUCT { ?m a taz:Motie ; taz:waarde ?w } { GRAPH ?g { ?m a taz:Motie } OPTIONAL { ?m taz:waarde ?w } }"
    )
    assert store.results(query, TURTLE).decode() == (
        f"@prefix motie: <{ID}motie/> .\n@prefix taz: <https://w3id.org/taz-graph/def#> .\n"
        "motie:a a taz:Motie ;\n\ttaz:waarde 1.5 .\nmotie:b a taz:Motie .\n"
    )


@pytest.mark.parametrize("media_type", list(GRAPH_TYPES))
def test_every_graph_form_holds_the_same(store: Store, media_type: str) -> None:
    query = PREFIX + "CONSTRUCT WHERE { motie:a ?p ?o }"
    parsed = ox.parse(store.results(query, media_type), format=GRAPH_TYPES[media_type])
    assert {quad.triple for quad in parsed} == set(store.construct(query))


def test_graphs_of_the_request_take_the_place_of_from(store: Store) -> None:
    first, second = f"{ID}graaf/eerste", f"{ID}graaf/tweede"
    rows = PREFIX + "SELECT ?m FROM graaf:eerste { ?m taz:onderwerp ?o } ORDER BY ?m"
    in_graph = PREFIX + "SELECT ?m { GRAPH ?g { ?m taz:onderwerp ?o } } ORDER BY ?m"
    cases = [
        (rows, [second], [], ["motie:b"]),
        (rows, [first, second], [], ["motie:a", "motie:b"]),
        (rows, [], [first], []),
        (in_graph, [], [second], ["motie:b"]),
        (in_graph, [first], [], []),
    ]
    for query, default, named, expected in cases:
        lines = store.results(query, CSV, default, named).decode().split()
        assert [_short(line) for line in lines[1:]] == expected
    assert len(cases) == 5


REFUSED: list[tuple[str, str, str]] = [
    ("ASK {}", CSV, "yes or no (ASK) cannot be written as text/csv; ask for application/sparql-results+json or"),
    ("ASK {}", TSV, "yes or no (ASK) cannot be written as text/tab-separated-values"),
    ("ASK {}", TURTLE, "yes or no (ASK) cannot be written as text/turtle"),
    ("SELECT * {}", TURTLE, "rows (SELECT) cannot be written as text/turtle; ask for application/sparql-results+json"),
    ("CONSTRUCT WHERE {}", CSV, "a graph (CONSTRUCT, DESCRIBE) cannot be written as text/csv; ask for text/turtle or"),
    ("SELECT * {}", "image/png", "cannot be written as image/png"),
    ("INSERT DATA { <http://a> <http://a> 1 }", JSON, "INSERT is an update"),
    ("SELECT * { SERVICE <http://127.0.0.1:1/> {} }", JSON, "SERVICE calls another service"),
    ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", JSON, "<file:///etc/passwd> is a file"),
    ("SELECT * { ?s ?p }", JSON, "not valid SPARQL; check its FILTERs"),
]


@pytest.mark.parametrize(("query", "media_type", "expected"), REFUSED)
def test_what_a_store_refuses(store: Store, service: Service, query: str, media_type: str, expected: str) -> None:
    service.seen.clear()
    with pytest.raises(QueryError) as caught:
        store.results(query, media_type)
    assert expected in str(caught.value)
    if "written" not in expected:
        assert service.seen == []  # nothing of it leaves the house


def test_the_wrong_method_for_a_form_is_refused(store: Store) -> None:
    for ask, query, expected in (
        (store.select, "ASK {}", "write a SELECT query"),
        (store.ask, "SELECT * {}", "write an ASK query"),
        (store.construct, "SELECT * {}", "write a CONSTRUCT or DESCRIBE query"),
    ):
        with pytest.raises(QueryError, match=expected):
            ask(query)


@pytest.mark.parametrize("graph", ["geen IRI", "file:///etc/passwd", ""])
def test_a_graph_that_is_none_is_refused(store: Store, graph: str) -> None:
    for default, named in (([graph], []), ([], [graph])):
        with pytest.raises(QueryError):
            store.results("SELECT * {}", JSON, default, named)


def test_an_answer_larger_than_the_limit_is_refused(store: Store) -> None:
    for query, media_type in (("SELECT * { ?s ?p ?o }", CSV), ("CONSTRUCT WHERE { ?s ?p ?o }", TURTLE)):
        size = len(store.results(query, media_type))
        assert len(store.results(query, media_type, limit=size)) == size
        for limit in (size - 1, 10):
            with pytest.raises(QueryError, match=r"larger than .*; ask for less, or add LIMIT"):
                store.results(query, media_type, limit=limit)


def test_both_kinds_name_the_data_version(store: Store, built: Settings) -> None:
    current = current_version(built)
    assert current is not None
    assert store.version == current.name


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises((StoreError, RuntimeError), match="closed"):
        store.ask("ASK {}")


def test_nothing_built_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"nothing is built in .*; run `taz-graph build` first"):
        open_store(Settings(store=tmp_path))


def test_a_version_without_its_marker_is_not_opened(built: Settings, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is not whole; run `taz-graph build` to make it anew"):
        open_version(tmp_path)


def test_quads_that_are_damaged_are_one_sentence(tmp_path: Path) -> None:
    settings = mini_settings(tmp_path)
    version = build(settings)
    for path in (version.path / QUADS).glob("*.sst"):
        path.write_bytes(b"\0" * path.stat().st_size)
    with pytest.raises(StoreError, match=r"(cannot open the store|the store cannot be read)"):
        open_version(version.path).select("SELECT * { ?s ?p ?o }")


def test_all_cases_ran() -> None:
    assert (len(SELECTS), len(REFUSED), len(SELECT_TYPES), len(GRAPH_TYPES)) == (11, 10, 4, 4)
