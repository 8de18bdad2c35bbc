"""No query reaches outside the store, however the keyword is hidden, and no harmless one is refused."""

import pytest

from taz_graph.errors import QueryError
from taz_graph.store.guard import MAX_DEPTH, check_query, form_of
from taz_graph.store.query_errors import explain_syntax

SERVICE = "SERVICE calls another service"
FILE = "is a file; a query reads only the graphs of the store"

REFUSED: list[tuple[str, str]] = [
    ("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", SERVICE),
    ("SELECT * { service silent ?x { ?s ?p ?o } }", SERVICE),
    ("SELECT * { ?s ?p ?o . sErViCe<http://x/>{ ?s ?p ?o } }", SERVICE),
    ("SELECT * { ?s ?p ?o OPTIONAL { SERVICE <http://x/> {} } }", SERVICE),
    ("SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://x/> {} } }", SERVICE),
    ("SELECT * { { SELECT * { SERVICE <http://x/> {} } } }", SERVICE),
    ("ASK { SERVICE <http://x/> {} }", SERVICE),
    ("CONSTRUCT { ?s ?p ?o } { SERVICE <http://x/> { ?s ?p ?o } }", SERVICE),
    ("SELECT * { SERVICE # here\n SILENT <http://x/> {} }", SERVICE),
    ("PREFIX : <http://x/> SELECT * { SERVICE:x { ?s ?p ?o } }", SERVICE),
    ('SELECT * { ?s ?p "SERVICE" . SERVICE <http://x/> {} } # service', SERVICE),
    # By the grammar `<?p#c>` is an IRI and a long string follows; Oxigraph reads a comparison and a comment.
    ('SELECT * { ?s ?p ?o FILTER(?o<?p#c>"""\n) SERVICE <http://x/> {} #"""\n}', SERVICE),
    ("SELECT * { \\u0053ERVICE <http://x/> {} }", SERVICE),
    ("SELECT * { S\\U00000045RVICE <http://x/> {} }", SERVICE),
    ("SELECT * { SERVICE <http://x/> { ?xxxxxxx ?qqqqqqq ?zzzzzzz , ?jjjjjjj , ?vvvvvvv , ?wwwwwww } }", SERVICE),
    ("SELECT * { SERVICE <http://x/> ?s }", "the query is not valid SPARQL at line 1, column 32"),
    ("SELECT * FROM <file:///etc/passwd> {}", FILE),
    ("SELECT * FROM NAMED <FILE:/etc/passwd> {}", FILE),
    ("BASE <file:///etc/> SELECT * FROM <passwd> {}", FILE),
    ("PREFIX f: <file:///etc/> SELECT * FROM f:passwd {}", FILE),
    ("SELECT * FROM <\\u0066ile:///etc/passwd> {}", FILE),
    ("SELECT * " + "{" * (MAX_DEPTH + 1) + "}" * (MAX_DEPTH + 1), f"{MAX_DEPTH + 1} brackets inside one another"),
    ("SELECT * { FILTER(" + "(" * 100_000, "brackets inside one another"),
]


@pytest.mark.parametrize(("query", "expected"), REFUSED)
def test_refused(query: str, expected: str) -> None:
    with pytest.raises(QueryError) as caught:
        check_query(query)
    assert expected in str(caught.value)


ALLOWED: list[tuple[str, str]] = [
    ("SELECT * { ?s ?p 'SERVICE <http://x/> {}' }", "select"),
    ("SELECT * { ?s ?p '''\nSERVICE <http://x/> {}\n''' }", "select"),
    ("SELECT * { ?s ?p ?o } # SERVICE <http://x/> {}", "select"),
    ("SELECT * { <http://x/SERVICE> ?p ?o }", "select"),
    ("SELECT ?service ?Service { ?service ?p ?Service }", "select"),
    ("SELECT (?service AS ?Service) { BIND(1 AS ?service) }", "select"),
    ("PREFIX service: <http://x/> SELECT * { service:service service:SERVICE _:service }", "select"),
    ("PREFIX x: <http://x/> ASK { x:service ?p 'x'@en }", "ask"),
    ("SELECT ?xxxxxxx ?service { ?service ?p ?xxxxxxx }", "select"),
    ("SELECT * { ?s ?p '<file:///etc/passwd>' } # <file:///etc/passwd>", "select"),
    ("SELECT * { ?s ?p 'file:///etc/passwd' }", "select"),
    ("SELECT * { " + "{" * (MAX_DEPTH - 1) + "}" * (MAX_DEPTH - 1) + " }", "select"),
    ("DESCRIBE <http://x/>", "construct"),
    ("CONSTRUCT WHERE { ?s ?p ?o }", "construct"),
    ("# comment first\nBASE <http://x/>\nPREFIX a: <b/> ASK { a:c <d> 1 }", "ask"),
]


@pytest.mark.parametrize(("query", "form"), ALLOWED)
def test_allowed(query: str, form: str) -> None:
    check_query(query)
    assert form_of(query) == form


EXPLAINED: list[tuple[str, str]] = [
    ("", "the query is empty"),
    ("  \n", "the query is empty"),
    ("INSERT DATA { <http://a> <http://a> 1 }", "INSERT is an update; the store only answers SELECT, ASK, CONSTRUCT"),
    ("# select\nPREFIX insert: <http://x/>\nDELETE WHERE { ?s ?p ?o }", "DELETE is an update"),
    ("load <http://x/>", "LOAD is an update"),
    ("DROP ALL", "DROP is an update"),
    ("WITH <http://g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH is an update"),
    ("SELEC * {}", "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE (after its PREFIXes), not with SELEC"),
    ("SELECT * { ?s taz:zaak ?o }", "the prefix taz: is not declared; begin with PREFIX taz: <https://w3id.org/taz-graph/def#>"),
    ("SELECT * { ?s eigen:zaak ?o }", "the prefix eigen: is not declared; begin with PREFIX eigen: <https://…>"),
    ("SELECT * { ?s :zaak ?o }", "the prefix : is not declared"),
    ("SELECT * { ?s <zaak> ?o }", "<zaak> is not a whole address"),
    ("SELECT ?p (COUNT(?s) AS ?n) { ?s ?p ?o }", "The SELECT contains"),
    ("SELECT * { ?s ?p ?o", "the query has a '{' at line 1 that is never closed"),
    ("SELECT * { ?s ?p '}' # }\n\n FILTER(?p = 1 }", "the query has a '}' too many at line 3"),
    ("SELECT * { ?s ?p ?o } }", "the query has a '}' too many at line 1"),
    ("SELECT *\n{ ?s ?p ?o } hello { }", "not valid SPARQL at line 2, column 20 (after `{ ?s ?p ?o } hello `)"),
    ("SELECT *\n{ ?s ?p ?o FILTER }", "not valid SPARQL; check its FILTERs, and that each pattern has"),
    ("SELECT * {\n?s ?p 'x }", "a text that opens at line 2 and is never closed"),
    ("CONSTRUCT { ?s ?p } WHERE { ?s ?p ?o }", "not valid SPARQL at line 1, column 19 (after `CONSTRUCT { ?s ?p `)"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), EXPLAINED)
def test_a_wrong_query_is_explained_in_one_sentence(query: str, expected: str) -> None:
    with pytest.raises(QueryError) as caught:
        form_of(query)
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 250


def test_an_error_that_oxigraph_words_otherwise_is_passed_on() -> None:
    assert "not valid SPARQL: heel anders" in str(explain_syntax(SyntaxError("heel anders"), "SELECT * {}"))


def test_all_cases_ran() -> None:
    assert (len(REFUSED), len(ALLOWED), len(EXPLAINED)) == (23, 15, 20)
