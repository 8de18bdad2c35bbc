"""What is wrong with a query, as one sentence: Oxigraph's parser names a place, seldom the cause."""

import re

from taz_graph.errors import QueryError
from taz_graph.names import prefixes
from taz_graph.settings import DEFAULT_BASE

TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\r\n]*+)
    | (?P<string>\"\"\"(?:"{0,2}(?:[^"\\]++|\\.))*+\"\"\"|'''(?:'{0,2}(?:[^'\\]++|\\.))*+'''
        |"(?:[^"\\\r\n]++|\\.)*+"|'(?:[^'\\\r\n]++|\\.)*+')
    | <(?P<iri>[^<>"{}|^`\\\x00-\x20]*+)>
    | (?P<variable>[?$]\w+)
    | (?P<blank>_:[\w.-]*)
    | (?P<tag>@[A-Za-z-]+)
    | (?P<prefix>(?:[^\W\d_][\w.-]*)?):(?:[\w:%.-]|\\.)*
    | (?P<word>[^\W\d]\w*)
    | \\.
    """,
    re.VERBOSE | re.DOTALL,
)
"""Enough of SPARQL's tokens (§19.8) to word a message; not a guard, the parser reads ``<`` in two ways."""

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OXIGRAPH_ERROR = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def explain_syntax(error: SyntaxError, query: str, *, base: str = DEFAULT_BASE) -> QueryError:
    """The parser's error on a query as one sentence, with the cause where it is a common one, else the place."""
    cause = _wrong_form(query) or _wrong_name(query, base)
    if cause:
        return QueryError(cause)
    parts = _OXIGRAPH_ERROR.match(str(error.msg))
    if parts is None:
        return QueryError(f"the query is not valid SPARQL: {error.msg}")
    line, column, wanted = int(parts[1]), int(parts[2]), _wanted(parts[3])
    if wanted in (f"expected {form}" for form in _FORMS):  # the brackets match, the parser backs out of the whole query
        return QueryError(
            "the query is not valid SPARQL: its SELECT, GROUP BY and AS do not go together; "
            "beside COUNT and the like only grouped variables may be selected, and AS names a new one"
        )
    return QueryError(f"the query is not valid SPARQL at line {line}, column {column}: {wanted}", line=line)


def _wrong_form(query: str) -> str | None:
    """What the query does, when it is not asking."""
    words = (match for match in TOKEN.finditer(query) if match["word"] or match["prefix"] is not None)
    for match in words:
        word = (match["word"] or "").upper()
        if word in _UPDATES:
            return f"{word} is an update; the store only answers {', '.join(_FORMS[:3])} and {_FORMS[3]}"
        if word in _FORMS:
            return None
        if word not in ("", "PREFIX", "BASE"):
            return f"a query begins with {', '.join(_FORMS[:3])} or {_FORMS[3]} (after its PREFIXes), not with {word}"
    return "the query is empty" if not query.strip() else None


def _wrong_name(query: str, base: str) -> str | None:
    """A prefix or an address that is not complete; the parser points far behind it."""
    declared: set[str] = set()
    has_base, keyword = False, ""
    for match in TOKEN.finditer(query):
        prefix, iri = match["prefix"], match["iri"]
        if prefix is not None and keyword == "PREFIX":
            declared.add(prefix)
        elif prefix is not None and prefix not in declared:
            namespace = prefixes(base).get(prefix, "https://…")
            return f"the prefix {prefix}: is not declared; begin with PREFIX {prefix}: <{namespace}>"
        elif iri is not None and not has_base and not _SCHEME.match(iri):
            return f"<{iri}> is not a whole address; write it with https:// or with a prefix"
        if match["word"] or iri is not None:
            keyword = (match["word"] or "").upper()
            has_base = has_base or keyword == "BASE"
    return None


def _wanted(said: str) -> str:
    """The parser's list of what could stand there, without its character classes, no longer than a person reads."""
    listed = said.removeprefix("expected one of ").removeprefix("expected ")
    wanted = re.findall(r'"(?:[^"\\]|\\.)*"|[A-Z]{2,}', re.sub(r"\[[^\]]*\]", "", listed))
    rest = f" or {len(wanted) - 8} more" if len(wanted) > 8 else ""
    return f"expected {', '.join(wanted[:8])}{rest}" if wanted else "something else is expected here"
