"""Questions: their headers, their parameters, their answers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from taz_graph.build import prepare
from taz_graph.errors import QueryError
from taz_graph.settings import Settings
from taz_graph.store import Rows, Store, open_version
from taz_graph.vragen import Vraag, ask, cell, cells, expand, load_vragen, named, parse_vraag, read_vraag, render
from tests.check_world import QUESTION, make_world

VRAAG = """#+ titel: {nl: Vraag, en: Question}
#+ toelichting:
#+   nl: Waarom
#+   en: Why
#+ parameters:
#+   - naam: datum
#+     soort: date
#+   - naam: ding
#+     soort: iri
#+     label: {nl: ding, en: thing}
#+     voorbeeld: opgave:taz-5
#+   - {naam: tekst, soort: string}
#+   - {naam: aantal, soort: integer}
#+ verwacht:
#+   kolommen: [a, b]
#+   rijen:
#+     - [0485, no]
#+     - [2022-09-30, 6.50]
SELECT ?datum ?ding ?tekst ?aantal WHERE {
  VALUES ?datum { "2023-01-01"^^<http://www.w3.org/2001/XMLSchema#date> }
  VALUES ?ding { <https://example.org/a> }
  values $tekst { "a } \\" b" }
  VALUES ?aantal { 1 }
}
"""


def answer(query: str) -> list[str]:
    found = ox.Store().query(query)
    assert isinstance(found, ox.QuerySolutions)
    return [str(term) for solution in found for term in solution]


def test_a_header_is_read_as_it_is_written() -> None:
    vraag = parse_vraag(VRAAG, name="v")
    assert (vraag.name, dict(vraag.title), dict(vraag.description)) == (
        "v",
        {"nl": "Vraag", "en": "Question"},
        {"nl": "Waarom", "en": "Why"},
    )
    assert [(p.name, p.soort, p.label["nl"], p.example) for p in vraag.parameters] == [
        ("datum", "date", "datum", ""),
        ("ding", "iri", "ding", "opgave:taz-5"),
        ("tekst", "string", "tekst", ""),
        ("aantal", "integer", "aantal", ""),
    ]
    # YAML would make 0485 a number, no a False, 6.50 a 6.5 and a date of the date.
    assert vraag.expected is not None
    assert vraag.expected.rows == (("0485", "no"), ("2022-09-30", "6.50"))
    assert "#+" not in vraag.query


def test_without_values_the_query_keeps_its_defaults() -> None:
    vraag = parse_vraag(VRAAG, name="v")
    assert render(vraag, {}) == vraag.query
    assert answer(vraag.query)[2] == r'"a } \" b"'


RENDERED: Sequence[tuple[str, str, str]] = [
    ("datum", "2024-02-29", '"2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date>'),
    ("ding", "opgave:taz-5", "<https://w3id.org/taz-graph/id/opgave/taz-5>"),
    ("ding", "taz:Motie", "<https://w3id.org/taz-graph/def#Motie>"),
    ("ding", "https://example.org/b", "<https://example.org/b>"),
    ("ding", "<urn:x:y>", "<urn:x:y>"),
    ("tekst", 'zorg" } DROP ALL #', r'"zorg\" } DROP ALL #"'),
    ("tekst", "regel\nregel \\1 é", r'"regel\nregel \\1 é"'),
    ("tekst", "", '""'),
    ("aantal", "-12", '"-12"^^<http://www.w3.org/2001/XMLSchema#integer>'),
]


@pytest.mark.parametrize(("name", "value", "term"), RENDERED)
def test_a_value_becomes_one_term_and_nothing_else(name: str, value: str, term: str) -> None:
    vraag = parse_vraag(VRAAG, name="v")
    place = [parameter.name for parameter in vraag.parameters].index(name)
    asked = answer(render(vraag, {name: value}))
    assert asked[place] == term
    assert len(asked) == 4
    assert [other for other in range(4) if asked[other] != answer(vraag.query)[other]] == [place]


REFUSED: Sequence[tuple[str, str, str]] = [
    ("datum", "1-1-2023", "parameter datum: '1-1-2023' is not a date; write it as 2023-01-31"),
    ("datum", "20230131", "is not a date"),
    ("datum", "2023-W05-2", "is not a date"),
    ("datum", "2023-02-30", "is not a date"),
    ("datum", "", "is not a date"),
    ("ding", "motei:kst-1-2", "did you mean motie"),
    ("ding", "opgave", "write it as prefix:name"),
    ("ding", "https://x.nl/> } #", "holds a character that no IRI may have"),
    ("ding", "motie:a b", "holds a character that no IRI may have"),
    ("aantal", "12 }", "is not a whole number"),
    ("aantal", "1.5", "is not a whole number"),
    ("aantal", "\u0665", "is not a whole number"),
    ("datun", "2023-01-01", "question v has no parameter 'datun'; did you mean datum?"),
]


@pytest.mark.parametrize(("name", "value", "said"), REFUSED)
def test_a_value_that_does_not_fit_is_refused(name: str, value: str, said: str) -> None:
    with pytest.raises(QueryError) as error:
        render(parse_vraag(VRAAG, name="v"), {name: value})
    assert said in str(error.value)
    assert "\n" not in str(error.value)


WRONG_HEADERS: Sequence[tuple[str, str]] = [
    ("#+ titel: {nl: a, en: b\nASK {}", "header is not YAML"),
    ("#+ titel: {nl: a}\nASK {}", "titel has no text in en; add it"),
    ("#+ titl: x\nASK {}", "unknown field 'titl'; did you mean titel?"),
    ("#+ - a\nASK {}", "the header must hold titel"),
    ("#+ parameters: x\nASK {}", "parameters must be a list"),
    ("#+ parameters: [{naam: a}]\nASK {}", "a parameter has no soort; add it"),
    ("#+ parameters: [{naam: a, soort: datum}]\nASK {}", "unknown soort 'datum'; did you mean date?"),
    ("#+ parameters: [{naam: a, soort: date}]\nASK {}", "parameter a has 0 rows in the query"),
    (
        "#+ parameters: [{naam: a, soort: integer}]\nASK { VALUES ?a { 1 } VALUES ?a { 2 } }",
        "parameter a has 2 rows in the query; write exactly one line 'VALUES ?a { default }'",
    ),
    ("#+ verwacht: {kolommen: [a]}\nASK {}", "rijen must be a list"),
    ("#+ verwacht: {kolommen: [a, b], rijen: [[1, 2], [1]]}\nASK {}", "expected row 2 has 1 cells, not 2"),
    ("#+ verwacht: {kolommen: [a], rows: []}\nASK {}", "unknown field 'rows'"),
]


@pytest.mark.parametrize(("text", "said"), WRONG_HEADERS)
def test_a_wrong_header_is_refused_with_the_file(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "vraag.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QueryError) as error:
        read_vraag(path)
    assert said in str(error.value)
    assert str(error.value).startswith(f"{path}:")


def test_tables_ran() -> None:
    assert (len(RENDERED), len(REFUSED), len(WRONG_HEADERS)) == (9, 13, 12)


def test_a_plain_query_is_a_question_too() -> None:
    vraag = parse_vraag("SELECT * { ?s ?p ?o }", name="los")
    assert (vraag.title["nl"], vraag.parameters, vraag.expected) == ("los", (), None)


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="cannot be read"):
        read_vraag(tmp_path / "niet.rq")
    (tmp_path / "latin.rq").write_bytes("# é".encode("latin-1"))
    with pytest.raises(QueryError, match="not UTF-8"):
        read_vraag(tmp_path / "latin.rq")


def test_questions_are_loaded_by_name(tmp_path: Path) -> None:
    settings = make_world(tmp_path)
    (tmp_path / "ontology/vragen/aantal.rq").write_text("SELECT (1 AS ?n) {}", encoding="utf-8")
    vragen = load_vragen(settings)
    assert [vraag.name for vraag in vragen] == ["aantal", "moties"]
    assert named(vragen, "moties").parameters[0].name == "vanaf"
    with pytest.raises(QueryError, match=r"there is no question 'motie'; did you mean moties\?"):
        named(vragen, "motie")


def test_a_folder_without_questions_has_none(tmp_path: Path) -> None:
    settings = make_world(tmp_path)
    (tmp_path / "ontology/vragen/moties.rq").unlink()
    assert load_vragen(settings) == []
    with pytest.raises(QueryError, match="it has none"):
        named([], "moties")


def test_cells_are_compact() -> None:
    iri, text = ox.NamedNode("https://w3id.org/taz-graph/id/motie/kst-1-2"), ox.Literal("zorg", language="nl")
    elsewhere = ox.NamedNode("https://example.org/x")
    rows = Rows(("a", "b", "c", "d"), [(iri, text, None, elsewhere)])
    assert cells(rows) == [("motie:kst-1-2", "zorg", "", "https://example.org/x")]
    assert cell(ox.BlankNode("b")) == "_:b"
    assert cell(ox.Literal(6.5)) == "6.5"


def test_expand_undoes_compact() -> None:
    for iri in ("https://w3id.org/taz-graph/id/opgave/taz-5", "https://w3id.org/taz-graph/def#Motie"):
        assert expand(cell(ox.NamedNode(iri))) == iri


# --- the questions that we ship, on the data that we ship

SHIPPED = load_vragen(Settings())


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_version(prepare(replace(Settings(), store=tmp_path_factory.mktemp("store"))).path)
    yield store
    store.close()


@pytest.mark.parametrize("vraag", SHIPPED, ids=lambda vraag: vraag.name)
def test_a_shipped_question_gives_its_expected_rows(vraag: Vraag, shipped: Store) -> None:
    assert vraag.expected is not None, f"state under verwacht: what {vraag.path} must answer"
    rows = ask(shipped, vraag)
    assert rows.variables == vraag.expected.columns
    assert cells(rows) == list(vraag.expected.rows), f"mend the data, or the rows in {vraag.path}"


@pytest.mark.parametrize("vraag", [v for v in SHIPPED if v.parameters], ids=lambda vraag: vraag.name)
def test_the_example_of_a_shipped_parameter_works(vraag: Vraag, shipped: Store) -> None:
    values = {parameter.name: parameter.example for parameter in vraag.parameters}
    assert all(values.values()), f"give each parameter of {vraag.path} a voorbeeld"
    assert ask(shipped, vraag, values).rows


def test_enough_questions_were_asked() -> None:
    assert len(SHIPPED) >= 15
    assert len(SHIPPED) == len(list((Settings().ontology / "vragen").iterdir()))
    assert sum(bool(vraag.parameters) for vraag in SHIPPED) >= 5


def test_the_shipped_form_of_a_question_runs_unchanged() -> None:
    """A question is SPARQL as it stands: the header is comment."""
    ox.Store().query(QUESTION)
