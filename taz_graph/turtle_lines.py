"""Where in a Turtle file each name stands: a tokenizer that knows just enough of Turtle.

The parser (Oxigraph) says what a file states, not on which line. Findings and errors need the line, so the text of a
file that already parsed is read a second time, only for its tokens. Source of the token rules: W3C RDF 1.1 Turtle §6.5,
with the brackets that Turtle 1.2 adds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import pyoxigraph as ox

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_CHARS = _BASE + "_\\-0-9\u00b7\u0300-\u036f\u203f-\u2040"
_ESCAPE = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_TOKEN = re.compile(
    rf"""
      (?P<space>[ \t\r\n]++|\#[^\r\n]*+)
    | (?P<string>\"\"\"(?:"{{0,2}}(?:[^"\\]++|\\.))*+\"\"\"|'''(?:'{{0,2}}(?:[^'\\]++|\\.))*+'''
        |"(?:[^"\\\r\n]++|\\.)*+"|'(?:[^'\\\r\n]++|\\.)*+')
    | (?P<iri><(?:[^\x00-\x20<>"{{}}|^`\\]++|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*+>)
    | (?P<blank>_:[{_CHARS}.]*[{_CHARS}])
    | (?P<name>(?:[{_BASE}](?:[{_CHARS}]|\.(?=[{_CHARS}.]))*+)?:(?:[{_CHARS}:]++|{_ESCAPE}|\.++(?=[{_CHARS}:%\\]))*+)
    | (?P<at>@[A-Za-z]++(?:-[A-Za-z0-9\-]++)?)
    | (?P<number>[+-]?(?:[0-9]+\.[0-9]*[eE][+-]?[0-9]+|\.?[0-9]+[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+))
    | (?P<word>[A-Za-z]+)
    | (?P<open><<\(|<<|\{{\||[\[(])
    | (?P<close>\)>>|>>|\|\}}|[\])])
    | (?P<mark>\^\^|[.;,~])
    """,
    re.VERBOSE | re.DOTALL,
)
_UCHAR = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LOCAL_ESCAPE = re.compile(r"\\([_~.\-!$&'()*+,;=/?#@%])")


class Token(NamedTuple):
    """A piece of Turtle text: its ``kind`` is the name of a group in the token rules, ``line`` counts from 1."""

    kind: str
    text: str
    line: int


class Mention(NamedTuple):
    """One place that names an IRI: as the ``subject`` of a block, or (``opens`` is False) somewhere inside it.

    ``subject`` is None in a block about a blank node.
    """

    iri: str
    line: int
    subject: str | None
    opens: bool


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a Turtle text, without white space and comments."""
    line, counted = 1, 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind != "space":
            line += text.count("\n", counted, match.start())
            counted = match.start()
            yield Token(kind, match.group(), line)


def subject_lines(text: str) -> dict[str, int]:
    """Subject IRI -> line (from 1) on which its first block begins. The text is valid Turtle."""
    lines: dict[str, int] = {}
    for mention in mentions(text):
        if mention.opens:
            lines.setdefault(mention.iri, mention.line)
    return lines


def line_of_use(text: str, subject: str | None, iri: str) -> int | None:
    """Line on which the blocks of ``subject`` (of anything, if None) first name ``iri``; None when they do not."""
    for mention in mentions(text):
        if mention.iri == iri and subject in (None, mention.subject):
            return mention.line
    return None


def blank_node_line(text: str) -> int | None:
    """Line of the first blank node, in any of its forms: ``_:x``, ``[…]``, a collection or a nameless statement."""
    return next((token.line for token in tokens(text) if token.kind in ("blank", "open") or token.text == "~"), None)


def mentions(text: str) -> Iterator[Mention]:
    """Every IRI that the statements of a Turtle text name, in order, written out in full."""
    scope, stream = _Scope(), tokens(text)
    for token in stream:
        if scope.declares(token, stream):
            continue
        subject = scope.iri(token)
        if subject is not None:
            yield Mention(subject, token.line, subject, opens=True)
        depth = 1 if token.kind == "open" else 0
        for inner in stream:
            depth += (inner.kind == "open") - (inner.kind == "close")
            if depth == 0 and inner.text == ".":
                break
            iri = scope.iri(inner)
            if iri is not None:
                yield Mention(iri, inner.line, subject, opens=False)


@dataclass
class _Scope:
    """The prefixes and the base that hold at one point of the text."""

    prefixes: dict[str, str] = field(default_factory=dict)
    base: str | None = None

    def declares(self, token: Token, stream: Iterator[Token]) -> bool:
        """Takes a directive in whole; False when the token begins something else."""
        keyword = token.text if token.kind == "at" else token.text.upper() if token.kind == "word" else ""
        match keyword:
            case "@prefix" | "PREFIX":
                prefix = next(stream).text
                self.prefixes[prefix] = self.iri(next(stream)) or ""
            case "@base" | "BASE":
                self.base = self.iri(next(stream))
            case "@version" | "VERSION":
                next(stream)
            case _:
                return False
        if keyword.startswith("@"):
            next(stream)  # the dot, which the SPARQL-like forms do not have
        return True

    def iri(self, token: Token) -> str | None:
        """The full IRI that a token stands for, or None when it is no IRI."""
        if token.kind == "name":
            prefix, colon, local = token.text.partition(":")
            return self.prefixes.get(prefix + colon, "") + _LOCAL_ESCAPE.sub(r"\1", local)
        if token.kind == "iri":
            written = _UCHAR.sub(lambda match: chr(int(match[1] or match[2], 16)), token.text[1:-1])
            return written if self.base is None else _resolve(written, self.base)
        return RDF_TYPE if token.text == "a" else None


@cache
def _resolve(reference: str, base: str) -> str:
    """The reference made absolute by the parser itself, so that both always agree."""
    statement = next(ox.parse(f"<{reference}> <x:x> <x:x> .".encode(), format=ox.RdfFormat.TURTLE, base_iri=base))
    subject = statement.subject
    return subject.value if isinstance(subject, ox.NamedNode) else reference
