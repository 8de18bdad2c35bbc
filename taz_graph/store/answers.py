"""Writing the answer to a query in the media type that was asked for, no larger than is allowed."""

import io
from collections.abc import Iterable
from typing import cast

import pyoxigraph as ox

from taz_graph.errors import QueryError
from taz_graph.names import prefixes
from taz_graph.store.base import GRAPH_TYPES, SELECT_TYPES, Rows, Term

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples | list[ox.Triple]
"""What a query gives: rows, yes or no, or a graph (a list when it came from an endpoint)."""

_ASK_TYPES = [name for name in SELECT_TYPES if name.startswith("application/")]


def rows_of(answer: Answer) -> Rows:
    """The rows of a SELECT; QueryError for another form."""
    if not isinstance(answer, ox.QuerySolutions):
        raise QueryError("rows are asked for here; write a SELECT query")
    rows = [tuple(cast("Term | None", term) for term in solution) for solution in answer]
    return Rows(tuple(variable.value for variable in answer.variables), rows)


def truth_of(answer: Answer) -> bool:
    """The answer to an ASK; QueryError for another form."""
    if not isinstance(answer, ox.QueryBoolean):
        raise QueryError("yes or no is asked for here; write an ASK query")
    return bool(answer)


def triples_of(answer: Answer) -> list[ox.Triple]:
    """The triples of a CONSTRUCT or DESCRIBE, each once; QueryError for another form."""
    if not isinstance(answer, ox.QueryTriples | list):
        raise QueryError("a graph is asked for here; write a CONSTRUCT or DESCRIBE query")
    return list(dict.fromkeys(cast("Iterable[ox.Triple]", answer)))


def check_media_type(answer: Answer, media_type: str) -> None:
    """QueryError when this form of answer cannot be written so, with the types that it can."""
    form, allowed = "rows (SELECT)", list(SELECT_TYPES)
    if isinstance(answer, ox.QueryTriples | list):
        form, allowed = "a graph (CONSTRUCT, DESCRIBE)", list(GRAPH_TYPES)
    elif isinstance(answer, ox.QueryBoolean):  # SPARQL 1.1 CSV and TSV know rows only
        form, allowed = "yes or no (ASK)", _ASK_TYPES
    if media_type not in allowed:
        raise QueryError(f"{form} cannot be written as {media_type}; ask for {' or '.join(allowed)}")


def write_answer(answer: Answer, media_type: str, *, base: str, limit: int | None = None) -> bytes:
    """The answer as bytes; QueryError when it has no such form, or is larger than ``limit`` bytes."""
    check_media_type(answer, media_type)
    out = _Bounded(limit)
    if isinstance(answer, ox.QueryTriples | list) and media_type == "text/turtle":
        _write_turtle(triples_of(answer), out, base)
    elif isinstance(answer, list):
        ox.serialize(answer, out, format=GRAPH_TYPES[media_type])
    elif isinstance(answer, ox.QueryTriples):
        answer.serialize(out, format=GRAPH_TYPES[media_type])
    else:
        answer.serialize(out, format=SELECT_TYPES[media_type])
    return out.getvalue()


def _write_turtle(triples: list[ox.Triple], out: io.BytesIO, base: str) -> None:
    """Turtle for people: things together, in a fixed order, with the prefixes that are used and no others."""
    triples.sort(key=str)
    terms = {str(term) for triple in triples for term in (triple.subject, triple.predicate, triple.object)}
    datatypes = {triple.object.datatype.value for triple in triples if isinstance(triple.object, ox.Literal)}
    namespaces = {_namespace(term[1:-1]) for term in terms if term.startswith("<")} | set(map(_namespace, datatypes))
    used = {prefix: iri for prefix, iri in prefixes(base).items() if iri in namespaces}
    ox.serialize(triples, out, format=ox.RdfFormat.TURTLE, prefixes=used)


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


class _Bounded(io.BytesIO):
    """Bytes that stop growing at a limit; the serialiser passes the error on."""

    def __init__(self, limit: int | None) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: "bytes | bytearray | memoryview", /) -> int:  # type: ignore[override]
        if self._limit is not None and self.tell() + len(data) > self._limit:
            raise QueryError(f"the answer is larger than {self._limit:,} bytes; ask for less, or add LIMIT")
        return super().write(data)
