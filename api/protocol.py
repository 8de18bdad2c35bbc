"""The SPARQL 1.1 Protocol: from an HTTP request to one query with its graphs, each mistake with its own status.

https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl

from starlette.requests import Request

MAX_BODY = 1024 * 1024
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
UPDATE_PARAMETERS = {"update", "using-graph-uri", "using-named-graph-uri"}

QueryForm = Literal["select", "ask", "graph"]


class ProtocolError(Exception):
    """The request is not a query operation of the protocol; ``status`` says what kind of mistake it is."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Operation:
    """One query operation. ``query`` is None when none was given."""

    query: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


async def read_operation(request: Request) -> Operation:
    """The query operation of a GET or POST request; raises ProtocolError."""
    pairs = _decode(request.scope["query_string"], "the address")
    if request.method != "POST":
        return _operation(pairs)
    kind, parameters = _content_type(request.headers.get("content-type", ""))
    charset = parameters.get("charset", "utf-8").strip('"').lower()
    if charset not in {"utf-8", "utf8"}:
        raise ProtocolError(415, f"the body must be UTF-8, not {charset}")
    if kind == UPDATE:
        raise ProtocolError(
            403, "this service only answers queries; the graph is changed by editing data/ and building"
        )
    if kind not in {FORM, QUERY}:
        raise ProtocolError(415, f"send the query as {FORM} or {QUERY}, not as {kind or 'a body without Content-Type'}")
    body = await _read_body(request)
    if kind == FORM:
        # The body is decoded here and nowhere else: a %25 in a query stays a %.
        return _operation(pairs + _decode(body, "the body"))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProtocolError(400, f"the query is not valid UTF-8: {error.reason} at byte {error.start}") from error
    return _operation([*pairs, ("query", text)])


def _operation(pairs: list[tuple[str, str]]) -> Operation:
    if UPDATE_PARAMETERS & {name for name, _ in pairs}:
        raise ProtocolError(
            403, "this service only answers queries; the graph is changed by editing data/ and building"
        )
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) > 1:
        raise ProtocolError(400, f"give one query; this request has {len(queries)}")
    return Operation(
        query=queries[0] if queries else None,
        default_graphs=tuple(value for name, value in pairs if name == "default-graph-uri"),
        named_graphs=tuple(value for name, value in pairs if name == "named-graph-uri"),
    )


def _decode(encoded: bytes, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except UnicodeDecodeError as error:
        raise ProtocolError(400, f"{where} holds bytes that are not UTF-8") from error
    except ValueError as error:
        raise ProtocolError(400, f"{where} has too many parameters") from error


def _content_type(header: str) -> tuple[str, dict[str, str]]:
    kind, *parameters = header.split(";")
    pairs = (parameter.partition("=") for parameter in parameters)
    return kind.strip().lower(), {name.strip().lower(): value.strip() for name, _, value in pairs}


async def _read_body(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY:
            raise ProtocolError(413, f"a query may be at most {MAX_BODY} bytes")
    return bytes(body)


_TOKEN = re.compile(r"\s+|#[^\r\n]*|<[^<>\s]*>|(?P<word>[A-Za-z]+)(?![\w.-]*:)|[^\s:<#]*:")
_FORMS: dict[str, QueryForm] = {"SELECT": "select", "ASK": "ask", "CONSTRUCT": "graph", "DESCRIBE": "graph"}


def query_form(query: str) -> QueryForm | None:
    """Which of the forms a query has, read from its first words; None when it is no query that we know."""
    position = 0
    while found := _TOKEN.match(query, position):
        word = (found["word"] or "").upper()
        if word in _FORMS:
            return _FORMS[word]
        if word and word not in {"BASE", "PREFIX"}:
            return None
        position = found.end()
    return None


# A scheme and a colon make an IRI whole.
_RELATIVE = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*:)[^<>\"{}|^`\\\s]*>")


def with_base(query: str, address: str) -> str:
    """The query with the address of the service as the base of its relative IRIs, as RFC 3986 §5.1.3 says.

    Only a query that seems to have one is touched, on its first line, so that line numbers in errors stay right.
    """
    return f"BASE <{address}> {query}" if _RELATIVE.search(query) else query
