"""FILTER NOT EXISTS as MINUS, or for a few focus nodes as OPTIONAL, where that means the same.

Oxigraph evaluates NOT EXISTS anew for each solution, in an order that does not know which variables are bound: "no
Afdoening of this motie has an outcome that closes it" began each time at the outcome (0.6 s for 2,300 moties). MINUS
evaluates the same pattern once (0.06 s).

Where the group compares with what lies outside it ("no later Meting"), the MINUS repeats the triples that bind that.
For the few focus nodes of a narrow query MINUS would still evaluate it for all: there an OPTIONAL that finds nothing
costs least (of 31 indicators 1 ms in the place of 10).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from taz_graph.shacl.prefixes import Token, tokens

_SPACE = Token("space", " ")


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a group: "triples", the expression of a "filter", a "bind", or something "else"."""

    tokens: Sequence[Token]
    kind: str

    @property
    def variables(self) -> set[str]:
        return _variables(self.tokens)


def minus(body: list[Token], focus: str, *, bound: bool = False) -> list[Token]:
    """The query with each ``FILTER NOT EXISTS { … }`` of its outermost group as MINUS, as far as that is the same.

    It is when the group holds nothing but triples that mention the focus node and filters on them, and when what else
    it shares with the query is bound before it. Then every solution of the group binds all that is shared, and no
    expression in it looks outside, or the triples that it looks at come in with it. Where the outermost group will
    begin with what binds the focus (``bound``), what shares the focus alone is taken away before all else is joined.
    """
    found = list(body)
    early: list[Token] = []
    first = next((index for index, token in enumerate(body) if token.text == "{"), len(body))
    for start, opening, closing in reversed(_groups(body)):
        inner = _parts(body[opening + 1 : closing])
        if any(part.kind not in ("triples", "filter") for part in inner):
            continue
        before, after = _parts(body[first + 1 : start]), body[closing + 1 :]
        known = _Known(focus, _variables([*body[:start], *after]), before, _outside_brackets(after))
        group = _group(inner, known)
        if group is None:
            continue
        absent = [_SPACE, Token("word", "MINUS"), _SPACE, *group, _SPACE]
        # "$this a ?soort" cost four times as much for every target as for those that lack what they must have.
        apart = bound and known.outside.isdisjoint(set().union(*(part.variables for part in inner)) - {focus})
        early = [*absent, *early] if apart else early
        found[start : closing + 1] = [] if apart else absent
    return [*found[: first + 1], *early, *found[first + 1 :]]


def unmatched(body: list[Token], focus: str) -> list[Token]:
    """The query with each ``FILTER NOT EXISTS { … }`` of its outermost group as an OPTIONAL that finds nothing.

    As far as that is the same (as for ``minus``, and some variable must tell whether it found something), and as the
    group has several triples: with one Oxigraph can begin nowhere else.
    """
    found = list(body)
    first = next((index for index, token in enumerate(body) if token.text == "{"), len(body))
    if any(token.text == "*" for token in body[:first]):
        return found  # what the OPTIONAL binds would be shown
    for start, opening, closing in reversed(_groups(body)):
        inner = _parts(body[opening + 1 : closing])
        outside = _variables([*body[:start], *body[closing + 1 :]])
        known = _Known(focus, outside, _parts(body[first + 1 : start]), set())
        own = sorted(_in_triples(inner) - outside)
        apart = _several(inner) and all(part.kind in ("triples", "filter") for part in inner)
        if apart and own and focus in _in_triples(inner) and _looks_at(inner, outside) <= known.bound():
            absent = tokens(f" FILTER (!BOUND({own[0]})) ")
            found[start : closing + 1] = [*tokens("OPTIONAL "), *_braced(_joined(inner)), *absent]
    return found


def _in_triples(inner: Sequence[_Part]) -> set[str]:
    return set[str]().union(*(part.variables for part in inner if part.kind == "triples"))


def _looks_at(inner: Sequence[_Part], outside: set[str]) -> set[str]:
    return set[str]().union(*(part.variables for part in inner)) & outside


def _several(inner: Sequence[_Part]) -> bool:
    """Whether there is more than one triple: a sign between two of them, or two pieces."""
    pieces = [
        [token.text for token in part.tokens if token.kind != "space"] for part in inner if part.kind == "triples"
    ]
    return len(pieces) > 1 or any(text in (";", ",", ".") for piece in pieces for text in piece[:-1])


@dataclass(frozen=True, slots=True)
class _Known:
    """What lies around a group: its variables, the parts before it, and the variables of triples after it."""

    focus: str
    outside: set[str]
    before: list[_Part]
    later: set[str]

    def bound(self) -> set[str]:
        """What every solution has bound by triples before the group."""
        return {self.focus}.union(*(part.variables for part in self.before if part.kind == "triples"))

    def assigned(self) -> set[str]:
        """What BIND gives before the group and nothing gives after it; where it fails, it stays open in both forms."""
        names = {"?" + token.text[1:] for part in self.before if part.kind == "bind" for token in _last(part.tokens)}
        return names - self.later


def _group(inner: list[_Part], known: _Known) -> list[Token] | None:
    """What comes after MINUS; None when it would not be the same."""
    triples = _in_triples(inner)
    filtered: set[str] = set().union(*(part.variables for part in inner if part.kind == "filter"))
    shared = _looks_at(inner, known.outside)
    if known.focus not in triples:
        return None
    if filtered <= triples and shared <= known.bound() | known.assigned():
        return _braced(_joined(inner))
    if not shared <= known.bound():
        return None
    projected = [each for name in sorted(shared) for each in (Token("variable", name), _SPACE)]
    both = [*(part for part in known.before if part.kind == "triples"), *inner]
    return _braced([Token("word", "SELECT"), _SPACE, *projected, *_braced(_joined(both))])


def _braced(tokens: Sequence[Token]) -> list[Token]:
    return [Token("sign", "{"), _SPACE, *tokens, _SPACE, Token("sign", "}")]


def _joined(parts: Sequence[_Part]) -> list[Token]:
    """The triples with a full stop after each part, the filters at the end."""
    found: list[Token] = []
    for part in sorted(parts, key=lambda part: part.kind == "filter"):
        tokens = list(part.tokens)
        while tokens and (tokens[-1].kind == "space" or tokens[-1].text == "."):
            tokens.pop()
        if part.kind == "filter":
            found += [Token("word", "FILTER"), _SPACE, *tokens, _SPACE]
        elif tokens:
            found += [*tokens, _SPACE, Token("sign", "."), _SPACE]
    return found


def _last(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.kind == "variable"][-1:]


def _outside_brackets(body: Sequence[Token]) -> set[str]:
    """The variables that stand outside expressions: what triples, sub-selects or VALUES may bind."""
    found, depth = set(), 0
    for token in body:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if token.kind == "variable" and depth == 0:
            found.add("?" + token.text[1:])
    return found


def _groups(body: list[Token]) -> list[tuple[int, int, int]]:
    """Where each FILTER NOT EXISTS of the outermost group begins, and where its braces are."""
    found = []
    words = [index for index, token in enumerate(body) if token.kind != "space"]
    depth = 0
    for position, index in enumerate(words):
        depth += {"{": 1, "}": -1}.get(body[index].text, 0)
        following = [body[other].word or body[other].text for other in words[position : position + 4]]
        if depth == 1 and following == ["FILTER", "NOT", "EXISTS", "{"]:
            opening = words[position + 3]
            closing = _closing(body, opening)
            if closing is not None:
                found.append((index, opening, closing))
    return found


def _closing(body: Sequence[Token], opening: int) -> int | None:
    """The brace that closes the one at ``opening``; None when there are groups in between."""
    for index in range(opening + 1, len(body)):
        if body[index].text in ("{", "}"):
            return index if body[index].text == "}" else None
    return None


def _parts(tokens: Sequence[Token]) -> list[_Part]:
    """A group as triples, filters, binds and other pieces."""
    found: list[_Part] = []
    start = index = 0
    while index < len(tokens):
        if tokens[index].word not in _CLAUSES and tokens[index].text not in ("{", "("):
            index += 1
            continue
        found += _triples(tokens[start:index])
        opening = next((place for place in range(index, len(tokens)) if tokens[place].text in ("{", "(")), index)
        start = _balanced(tokens, opening)
        expression = tokens[opening].text == "(" and not any(token.text == "{" for token in tokens[opening:start])
        kind = _CLAUSES.get(tokens[index].word, "else") if expression else "else"
        between = [token for token in tokens[index + 1 : opening] if token.kind != "space"]
        found.append(_Part(tokens[opening:start], "else" if between else kind))
        index = start
    return found + _triples(tokens[start:])


_CLAUSES = {"FILTER": "filter", "BIND": "bind", "OPTIONAL": "else", "UNION": "else", "GRAPH": "else", "MINUS": "else"}


def _balanced(tokens: Sequence[Token], opening: int) -> int:
    """The place after the bracket that closes the one at ``opening``."""
    depth = 0
    for place in range(opening, len(tokens)):
        depth += {"{": 1, "(": 1, "}": -1, ")": -1}.get(tokens[place].text, 0)
        if depth == 0:
            return place + 1
    return len(tokens)


def _triples(piece: Sequence[Token]) -> list[_Part]:
    """The piece as triples, or as something else; nothing where it is empty."""
    written = [token for token in piece if token.kind != "space"]
    if not any(token.text != "." for token in written):
        return []
    # "[" opens a node that has no name; it and other keywords are not needed for what this is for.
    strange = any(token.text in ("[", "_") or token.kind == "blank" for token in written)
    words = {token.word for token in written if token.kind == "word"}
    plain = words <= {"A", "TRUE", "FALSE"} and not strange and not _may_stay(written)
    return [_Part(piece, "triples" if plain else "else")]


def _may_stay(written: Sequence[Token]) -> bool:
    """Whether a path may lead from a node to itself: then one that the data does not know counts too (SPARQL §9.3)."""
    texts = ["", "", "", *(token.text for token in written)]
    return any(
        text in ("*", "?") and not (texts[place - 2] == "/" and texts[place - 3] not in ("*", "?"))
        for place, text in enumerate(texts)
    )


def _variables(tokens: Sequence[Token]) -> set[str]:
    return {"?" + token.text[1:] for token in tokens if token.kind == "variable"}
