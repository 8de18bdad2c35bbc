"""Reading the SPARQL text that a shape carries: tokens, prefixes (SHACL §5.2.1) and pre-bound variables (§5.2.2).

A constraint's query becomes a part of a larger one, where it cannot declare prefixes of its own and where a variable
that SHACL binds beforehand must be bound in each group that looks at it. Both are done on tokens: strings, comments
and IRIs stay as they are.
"""

import re
from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode

from taz_graph.shacl.graph import SH, Graph, Node, UnsupportedShapeError

_OWL_IMPORTS = NamedNode("http://www.w3.org/2002/07/owl#imports")
_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
    |(?P<string>\"{3}(?:[^"\\]|\\.|\"(?!\"\"))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}
        |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<variable>[?$]\w+)
    |(?P<blank>_:[\w.-]*\w)
    |(?P<name>(?:[^\W\d_][\w.-]*)?:(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\.)(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*)?)
    |(?P<word>@?[^\W\d]\w*(?:-\w+)*)
    |(?P<space>\s+)
    |(?P<sign>\^\^|&&|\|\||!=|<=|>=|.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a query: its kind (a group name of the pattern above) and text."""

    kind: str
    text: str

    @property
    def word(self) -> str:
        """The text in capitals, when it is a keyword or sign; else empty."""
        return self.text.upper() if self.kind in ("word", "sign") else ""


def tokens(query: str) -> list[Token]:
    """The tokens of a query; comments are dropped, white space is kept as one space."""
    found = []
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "sign"
        if kind == "comment":
            continue
        text = match[0]
        if kind == "name" and text.endswith("."):
            # "ex:a." at the end of a triple: the dot is not of the name.
            found += [
                Token("name", text.rstrip(".")),
                *(Token("sign", ".") for _ in range(len(text) - len(text.rstrip(".")))),
            ]
            continue
        found.append(Token(kind, " " if kind == "space" else text))
    return found


def prologue_of(graph: Graph, node: Node) -> dict[str, str]:
    """The prefixes that sh:prefixes of ``node`` leads to, owl:imports of those included."""
    found: dict[str, str] = {}
    todo, seen = graph.nodes(node, SH("prefixes")), set[Node]()
    while todo:
        owner = todo.pop()
        if owner in seen:
            continue
        seen.add(owner)
        for declaration in graph.nodes(owner, SH("declare")):
            prefix, namespace = graph.text(declaration, SH("prefix")), graph.text(declaration, SH("namespace"))
            if prefix is not None and namespace is not None:
                found.setdefault(prefix, namespace)
        todo += graph.nodes(owner, _OWL_IMPORTS)
    return found


def with_prefixes(query: str, prologue: dict[str, str]) -> str:
    """The query without a prologue, its prefixed names written out."""
    return "".join(token.text for token in expanded(query, prologue))


def expanded(query: str, prologue: dict[str, str]) -> list[Token]:
    """The tokens of the query without a prologue, its prefixed names written out."""
    body, known = _own_prologue(tokens(query), dict(prologue))
    return [_expand(token, known) for token in body]


def _own_prologue(found: list[Token], known: dict[str, str]) -> tuple[list[Token], dict[str, str]]:
    position = 0
    while True:
        rest = [index for index in range(position, len(found)) if found[index].kind != "space"]
        if len(rest) < 3 or found[rest[0]].word != "PREFIX":
            break
        name, iri = found[rest[1]], found[rest[2]]
        if name.kind != "name" or iri.kind != "iri":
            break
        known[name.text[:-1]] = iri.text[1:-1]
        position = rest[2] + 1
    return found[position:], known


def _expand(token: Token, known: dict[str, str]) -> Token:
    if token.kind != "name":
        return token
    prefix, _, local = token.text.partition(":")
    if prefix not in known:
        raise UnsupportedShapeError(f"prefix {prefix}: is not declared; name its sh:declare with sh:prefixes")
    iri = known[prefix] + re.sub(r"\\(.)", r"\1", local)
    return Token("iri", str(NamedNode(iri)))


def replaced(found: list[Token], variables: dict[str, str]) -> list[Token]:
    """The tokens with each variable that is named (without its sign) replaced by a text."""
    return [
        Token("variable" if variables[token.text[1:]].startswith("?") else "text", variables[token.text[1:]])
        if token.kind == "variable" and token.text[1:] in variables
        else token
        for token in found
    ]


def is_named(node: Node) -> bool:
    """Whether a node can be named in a query."""
    return not isinstance(node, BlankNode)
