"""Narrow queries: the nodes to look at written into each part of the query that would else look at all."""

from collections.abc import Sequence

from taz_graph.shacl.prefixes import Token, tokens
from taz_graph.shacl.targets import ONLY


def limited(query: str, focus: str) -> str:
    """A narrow query with the given nodes in each sub-select that hands the variable ``focus`` to the ones around it.

    A sub-select is evaluated by itself: the numbers of the opgaven were sorted for every programme to tell of one.
    Whoever joins its rows takes those of the given nodes only, so that they may as well be the only ones. So too in an
    OPTIONAL about the focus, where that is a given node already: Oxigraph looked up every streefwaarde that has a grens
    and only then which of them are of the indicator.
    """
    body = tokens(query)
    found: list[str] = []
    handed, bound = [True], [False]
    shown: set[str] | None = None
    for at, token in enumerate(body):
        found.append(token.text)
        if token.word == "SELECT":
            shown = set()
        elif token.text == "{":
            inside = [one for one in body[at + 1 :] if one.kind != "space"]
            narrow = bound[-1] and _is_optional(body[:at]) and _speaks_of(inside, focus)
            handed.append(handed[-1] and (shown is None or focus in shown))
            if shown is not None:
                narrow = handed[-1] and len(handed) > _OUTERMOST
                shown = None
            narrow = narrow and not _is_given(inside)
            bound.append(narrow or _begins_with_given(inside, focus))
            if narrow:
                found.append(f" VALUES {focus} {{ {ONLY} }} ")
        elif token.text == "}":
            handed.pop()
            bound.pop()
        elif token.kind == "variable" and shown is not None and not _is_calculated(body[:at]):
            shown.add(token.text)
    return "".join(found)


_OUTERMOST = 2


def _is_given(inside: Sequence[Token]) -> bool:
    """Whether a group begins with one that may hold the given nodes; Oxigraph joins two VALUES badly."""
    return inside[0].text == "{" or inside[0].word in ("VALUES", "SELECT")


def _begins_with_given(inside: Sequence[Token], focus: str) -> bool:
    """Whether a group binds the focus to the given nodes before anything else, in one of the ways of targets.py."""
    values = ["VALUES", focus, "{", ONLY]
    said = [token.word or token.text for token in inside]
    if said[: len(values)] == values:
        return True
    if said[: 6 + len(values)] != ["{", "SELECT", "DISTINCT", focus, "WHERE", "{", *values]:
        return False
    return said[_end(said) + 1] != "UNION"


def _end(said: Sequence[str]) -> int:
    """Where the group that begins here ends."""
    depth = 0
    for at, text in enumerate(said):
        depth += {"{": 1, "}": -1}.get(text, 0)
        if depth == 0:
            return at
    return len(said) - 1


def _is_optional(before: Sequence[Token]) -> bool:
    last = next((token for token in reversed(before) if token.kind != "space"), None)
    return last is not None and last.word == "OPTIONAL"


def _speaks_of(inside: Sequence[Token], variable: str) -> bool:
    """Whether a variable stands in a group itself, not only in one inside it."""
    depth = 1
    for token in inside:
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if depth == 0:
            return False
        if depth == 1 and token.text == variable:
            return True
    return False


def _is_calculated(before: Sequence[Token]) -> bool:
    """Whether a bracket is open since the last SELECT: ``(COUNT(?x) AS ?n)`` hands on no ``?x``."""
    depth = 0
    for token in reversed(before):
        if token.word == "SELECT":
            break
        depth += {"(": 1, ")": -1}.get(token.text, 0)
    return depth > 0
