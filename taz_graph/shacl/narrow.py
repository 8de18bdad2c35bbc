"""Narrow queries: the nodes to look at written into each part of the query that would else look at all."""

from collections.abc import Sequence

from taz_graph.shacl.prefixes import Token, tokens
from taz_graph.shacl.targets import ONLY


def limited(query: str, focus: str) -> str:
    """A narrow query with the given nodes in each sub-select that hands the variable ``focus`` to the ones around it.

    A sub-select is evaluated by itself: the numbers of the opgaven were sorted for every programme to tell of one.
    Whoever joins its rows takes those of the given nodes only, so that they may as well be the only ones.
    """
    body = tokens(query)
    found: list[str] = []
    handed = [True]
    shown: set[str] | None = None
    for at, token in enumerate(body):
        found.append(token.text)
        if token.word == "SELECT":
            shown = set()
        elif token.text == "{" and shown is not None:
            handed.append(handed[-1] and focus in shown)
            if handed[-1] and len(handed) > _OUTERMOST and not _is_given(body[at + 1 :]):
                found.append(f" VALUES {focus} {{ {ONLY} }} ")
            shown = None
        elif token.text == "{":
            handed.append(handed[-1])
        elif token.text == "}":
            handed.pop()
        elif token.kind == "variable" and shown is not None and not _is_calculated(body[:at]):
            shown.add(token.text)
    return "".join(found)


_OUTERMOST = 2


def _is_given(inside: Sequence[Token]) -> bool:
    """Whether a group begins with one that may hold the given nodes; Oxigraph joins two VALUES badly."""
    first = next(token for token in inside if token.kind != "space")
    return first.text == "{" or first.word in ("VALUES", "SELECT")


def _is_calculated(before: Sequence[Token]) -> bool:
    """Whether a bracket is open since the last SELECT: ``(COUNT(?x) AS ?n)`` hands on no ``?x``."""
    depth = 0
    for token in reversed(before):
        if token.word == "SELECT":
            break
        depth += {"(": 1, ")": -1}.get(token.text, 0)
    return depth > 0
