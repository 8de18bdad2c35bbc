"""Answers of the endpoint as tables for the page: rows of cells that a template can show and link."""

import json
from dataclasses import dataclass

import pyoxigraph as ox

from taz_graph.store import Rows

SHOWN = 1000


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: ``kind`` is iri, literal or blank; ``note`` is its language or datatype where that says something."""

    kind: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What a query gave: a boolean, or columns and at most SHOWN of ``total`` rows."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell | None, ...], ...] = ()
    total: int = 0
    boolean: bool | None = None


def table_of_json(answer: bytes) -> Table:
    """A table from SPARQL results in JSON."""
    content = json.loads(answer)
    if "boolean" in content:
        return Table(boolean=bool(content["boolean"]))
    columns = tuple(content["head"].get("vars", ()))
    bindings = content["results"]["bindings"]
    rows = tuple(tuple(_cell(row.get(name)) for name in columns) for row in bindings[:SHOWN])
    return Table(columns, rows, len(bindings))


def table_of_rows(found: Rows) -> Table:
    """A table from rows that are in memory already."""
    rows = tuple(tuple(None if term is None else cell_of_term(term) for term in row) for row in found.rows[:SHOWN])
    return Table(found.variables, rows, len(found))


def table_of_triples(answer: bytes) -> Table:
    """A table of subject, property and value from N-Triples."""
    triples = [quad.triple for quad in ox.parse(answer, format=ox.RdfFormat.N_TRIPLES)]
    rows = tuple(
        (cell_of_term(triple.subject), cell_of_term(triple.predicate), cell_of_term(triple.object))
        for triple in triples[:SHOWN]
    )
    return Table(("subject", "property", "value"), rows, len(triples))


def cell_of_term(term: object) -> Cell:
    """A cell from a term of the store."""
    if isinstance(term, ox.NamedNode):
        return Cell("iri", term.value)
    if isinstance(term, ox.Literal):
        return Cell("literal", term.value, _note(term.language, term.datatype.value))
    return Cell("blank", str(term))


def _cell(binding: dict[str, str] | None) -> Cell | None:
    if binding is None:
        return None
    value = binding["value"]
    if binding["type"] == "uri":
        return Cell("iri", value)
    if binding["type"] == "bnode":
        return Cell("blank", f"_:{value}")
    return Cell("literal", value, _note(binding.get("xml:lang"), binding.get("datatype", "")))


def _note(language: str | None, datatype: str) -> str:
    if language:
        return language
    plain = ("http://www.w3.org/2001/XMLSchema#string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")
    return "" if datatype in plain else datatype.rpartition("#")[2]
