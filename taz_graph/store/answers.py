"""Writing the answer to a query in the media type that was asked for, no larger than is allowed."""

import io
import re
import traceback
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar, cast

import pyoxigraph as ox

from taz_graph.errors import QueryError
from taz_graph.names import VOCABULARIES, namespace_of, prefixes
from taz_graph.store.base import GRAPH_TYPES, SELECT_TYPES, Rows, Term
from taz_graph.turtle_lines import RDF_TYPE

T = TypeVar("T")
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples | list[ox.Triple]
"""What a query gives: rows, yes or no, or a graph (a list when it came from an endpoint)."""

_NATIVE = {VOCABULARIES["xsd"] + name for name in ("string", "integer", "decimal", "double", "boolean")}
_ASK_TYPES = [name for name in SELECT_TYPES if name.startswith("application/")]


def read_answer(ask: Callable[[], Answer], read: Callable[[Answer], T]) -> T:
    """What ``read`` makes of the answer, which is let go of in this thread, also when reading it fails.

    Oxigraph's answers may only be dropped in the thread that asked. An exception keeps the frames that it went through,
    and with them the answer, until the garbage collector comes by in whatever thread.
    """
    answer: Answer | None = None
    try:
        answer = ask()
        return read(answer)
    except BaseException as error:
        traceback.clear_frames(error.__traceback__)
        raise
    finally:
        del answer


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
    namespaces = {namespace_of(iri) for triple in triples for iri in _abbreviated(triple)}
    used = {prefix: iri for prefix, iri in prefixes(base).items() if iri in namespaces}
    # The serialiser lists the prefixes in another order each time.
    out.writelines(f"@prefix {prefix}: <{iri}> .\n".encode() for prefix, iri in sorted(used.items()))
    written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=used) or b""
    out.write(re.sub(rb"\A(?:@prefix [^\n]*\n)*", b"", written))


def _abbreviated(triple: ox.Triple) -> Iterator[str]:
    """The IRIs of a triple that Turtle writes with a prefix; it has shorter ways for rdf:type and for numbers."""
    if triple.predicate.value != RDF_TYPE:
        yield triple.predicate.value
    for term in (triple.subject, triple.object):
        if isinstance(term, ox.NamedNode):
            yield term.value
        elif isinstance(term, ox.Literal) and term.language is None and term.datatype.value not in _NATIVE:
            yield term.datatype.value


class _Bounded(io.BytesIO):
    """Bytes that stop growing at a limit; the serialiser passes the error on."""

    def __init__(self, limit: int | None) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: "bytes | bytearray | memoryview", /) -> int:  # type: ignore[override]
        if self._limit is not None and self.tell() + len(data) > self._limit:
            raise QueryError(f"the answer is larger than {self._limit:,} bytes; ask for less, or add LIMIT")
        return super().write(data)
