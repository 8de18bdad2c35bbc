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
    | (?P<quote>["'])
    | [(){}\[\]]
    | \\.
    """,
    re.VERBOSE | re.DOTALL,
)
"""Enough of SPARQL's tokens (§19.8) to word a message; not a guard, the parser reads ``<`` in two ways."""

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_OXIGRAPH_ERROR = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def explain_syntax(error: SyntaxError, query: str, *, base: str = DEFAULT_BASE) -> QueryError:
    """The parser's error on a query as one sentence, with the cause where it is a common one, else the place."""
    cause = _wrong_form(query) or _wrong_name(query, base) or _wrong_brackets(query)
    if cause:
        return QueryError(cause)
    said = str(error.msg)
    parts = _OXIGRAPH_ERROR.match(said)
    # Among the characters that it expects, Oxigraph hides sentences: "The SELECT contains a variable that is unbound".
    sentence = re.search(r"[A-Z][a-z]+ (?:[\w?]+ ){3,}[\w?]+", said)
    if sentence or parts is None:
        return QueryError(f"the query is not valid SPARQL: {sentence[0] if sentence else said}")
    line, column = int(parts[1]), int(parts[2])
    place = _place(query, line, column)
    hint = (
        f" {place}{_wanted(parts[3])}"
        if place
        else "; check its FILTERs, and that each pattern has three parts and a dot"
    )
    return QueryError(f"the query is not valid SPARQL{hint}", line=line)


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


def _wrong_brackets(query: str) -> str | None:
    """A bracket too many or too few; the parser says where it gave up, not which one."""
    open_ones: list[tuple[str, int]] = []
    for match in TOKEN.finditer(query):
        mark, line = match[0], query.count("\n", 0, match.start()) + 1
        if match["quote"]:
            return f"the query has a text that opens at line {line} and is never closed; add its quote"
        if mark in _PAIRS:
            open_ones.append((mark, line))
        elif mark in _PAIRS.values():
            if not open_ones or _PAIRS[open_ones[-1][0]] != mark:
                return f"the query has a '{mark}' too many at line {line}, or what it closes was never opened"
            open_ones.pop()
    return (
        f"the query has a '{open_ones[-1][0]}' at line {open_ones[-1][1]} that is never closed" if open_ones else None
    )


def _place(query: str, line: int, column: int) -> str | None:
    """Where the parser gave up; None at the end of the text: it has tried everything there, and that says nothing."""
    lines = query.rstrip().splitlines()
    text = lines[line - 1] if line <= len(lines) else ""
    if column > len(text) and line >= len(lines):
        return None
    return f"at line {line}, column {column} (after `{text[max(0, column - 25) : column - 1].lstrip()}`)"


def _wanted(said: str) -> str:
    """The marks that could stand there; of keywords the parser names only some, at random."""
    marks = re.findall(r'"(\W{1,2})"', said)
    return f"; expected {' or '.join(marks)}" if 0 < len(marks) <= 6 else ""
