"""Queries that may run: they read this store, and neither write nor reach outside it."""

import re
from collections.abc import Iterable

import pyoxigraph as ox

from taz_graph.errors import QueryError
from taz_graph.store.query_errors import TOKEN, explain_syntax

MAX_DEPTH = 200
"""Brackets inside one another; Oxigraph's parser overflows its stack at some 5,000 and takes the process along."""

_UCHAR = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SERVICE = re.compile("service", re.IGNORECASE)
_SERVICE_CLAUSE = re.compile(r"service(?:((?:\s|\#[^\r\n]*)+)silent)?", re.IGNORECASE)
_MASKS = ("xxxxxxx", "qqqqqqq", "zzzzzzz", "jjjjjjj", "vvvvvvv", "wwwwwww")

Graphs = tuple[list[ox.NamedNode], list[ox.NamedNode]]
"""The default graphs and the named graphs of one request; both empty for those of the query itself."""


def check_query(query: str) -> None:
    """Raises QueryError when a query calls another service, names a file, or nests too deep to be parsed.

    A syntax error is left to whoever runs the query (see explain_syntax), except where it hides what SERVICE is.
    """
    for text in {query, _unescape(query)}:
        _refuse_depth(text)
        _refuse_service(text)
        if "file:" in text.lower():
            for match in TOKEN.finditer(text):
                refuse_file(match["iri"] or "")


def refuse_file(iri: str) -> None:
    """QueryError when the IRI is a file on a disk: FROM <file:///…> makes some services open it."""
    if iri.lower().startswith("file:"):
        raise QueryError(f"<{iri}> is a file; a query reads only the graphs of the store, leave it out")


def graph_names(iris: Iterable[str]) -> list[ox.NamedNode]:
    """The graphs of a request (``default-graph-uri``, ``named-graph-uri``); QueryError when one is no IRI."""
    graphs = []
    for iri in iris:
        refuse_file(iri)
        try:
            graphs.append(ox.NamedNode(iri))
        except ValueError as error:
            raise QueryError(f"{iri!r} does not name a graph; give a whole IRI") from error
    return graphs


def form_of(query: str) -> str:
    """``select``, ``ask`` or ``construct`` (DESCRIBE too); QueryError when it is none. Call check_query first."""
    try:
        found = ox.Store().query(query)
    except SyntaxError as error:
        raise explain_syntax(error, query) from error
    if isinstance(found, ox.QuerySolutions):
        return "select"
    return "ask" if isinstance(found, ox.QueryBoolean) else "construct"


def _unescape(query: str) -> str:
    r"""Services that follow the letter of SPARQL §19.2 read ``\u0053ERVICE`` as a keyword."""
    return _UCHAR.sub(lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), query)


def _refuse_depth(query: str) -> None:
    if sum(map(query.count, "([{")) <= MAX_DEPTH:
        return
    depth = deepest = 0
    for match in re.finditer(r"[(\[{]|[)\]}]", query):
        depth += 1 if match[0] in "([{" else -1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise QueryError(f"the query has {deepest} brackets inside one another; write it with at most {MAX_DEPTH}")


def _refuse_service(query: str) -> None:
    """The parser itself decides whether a "service" is the keyword.

    With every "service" replaced by a word that is no keyword, a query without SERVICE still parses: it stood in a
    string, comment, IRI or name. One with SERVICE does not. A tokenizer of our own is no guard: ``?a<?b#c> \"\"\"`` is
    an IRI and a string by the letter of the grammar, a comparison and a comment for Oxigraph, and code may follow.
    """
    # The narrow queries of a check name 500 things each; in ASCII no other letter counts as one of these.
    if query.isascii() and "service" not in query.lower():
        return
    if not _SERVICE.search(query):
        return
    lower = query.lower()
    mask = next((word for word in _MASKS if word not in lower), None)
    if mask is not None:
        masked = _SERVICE.sub(lambda found: _in_case_of(mask, found[0]), query)
        if _parses(masked):
            return
    # SERVICE and GRAPH are followed by the same: if this parses, it was a call and not a typing error.
    graph = _SERVICE_CLAUSE.sub(lambda found: f"GRAPH  {found[1] or ''}", query)
    if not _parses(graph):
        form_of(graph)
    raise QueryError("SERVICE calls another service; this store only answers about its own graphs, leave it out")


def _in_case_of(word: str, model: str) -> str:
    """?service and ?Service are two variables, so they stay two."""
    return "".join(char.upper() if like.isupper() else char for char, like in zip(word, model, strict=True))


def _parses(query: str) -> bool:
    try:
        ox.Store().query(query)
    except SyntaxError:
        return False
    return True
