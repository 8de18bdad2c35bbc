"""What a compiled query reads: from which changed statements which focus nodes can be reached.

The query is read as groups of triple patterns. A statement that came or went matters to a focus node only if it matches
a pattern in a solution (of the whole query, or of a part that is optional or must be absent), and in that solution the
other patterns of the group, and of the groups around it, hold too. So the focus nodes that it can touch are found by
walking those patterns from the statement to the focus: in the old data for what went, in the new data for what came.
Filters only make fewer of them. Where no patterns lead to the focus, the query must be asked anew as a whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taz_graph.shacl.groups import Group, Pattern, Step, is_variable, scope_of
from taz_graph.shacl.prefixes import tokens
from taz_graph.shacl.query_reader import read_query

FROM, TO, FOCUS = "?s_", "?o_", "?focus_"

_SCOPED = re.compile(r"(_in\d+)+$")
_OWN = re.compile(r"\?_[fv]\d+(_in\d+)*")
"""A variable that the compiler made up (scope.Variables), in a sub-select or not."""


@dataclass(frozen=True, slots=True)
class Trail:
    """How to get from a changed statement to the focus nodes: ``where`` holds once ``?s_`` and ``?o_`` are bound.

    A statement counts when its predicate is ``predicate`` (None: any), and its subject and object are among the given
    ones (None: any). ``where`` is None when no patterns lead to the focus.
    """

    predicate: str | None
    subjects: frozenset[str] | None
    objects: frozenset[str] | None
    where: str | None


def trails(query: str, focus: str, ignore: str) -> list[Trail]:
    """The trails of a query to the variable ``focus``; a VALUES that holds ``ignore`` limits nothing.

    Raises UnreadableQueryError.
    """
    return list(dict.fromkeys(_trails(read_query(query, ignore), [], focus)))


def _trails(group: Group, around: list[Group], focus: str) -> Iterator[Trail]:
    if group.given is not None and group.given != focus:
        return  # the targets once more, see _is_copy
    scope = [*around, group]
    own, outer = group.patterns, [one for near in reversed(around) for one in near.patterns]
    outside = {_plain(pattern) for pattern in outer}
    for number, pattern in enumerate(own):
        if _is_copy(pattern, outside):
            continue
        reachable = [*own[:number], *own[number + 1 :], *outer]
        for step in pattern.path.steps():
            yield _trail(pattern, step, reachable, scope, focus)
    for inner in (below for part in group.inner for below in part.groups):
        yield from _trails(inner, scope, focus)


def _is_copy(pattern: Pattern, outside: set[tuple[str, str, str]]) -> bool:
    """Whether the compiler wrote the pattern a second time, so that the one outside says all that matters.

    "The violating values" is a sub-select that begins with the scope again, from any focus to the value. The focus
    outside leads to that value too, so another one that comes or goes changes nothing for it.
    """
    ends = (pattern.subject, pattern.object)
    own = all(_OWN.fullmatch(end) for end in ends if is_variable(end))
    return own and any(_SCOPED.search(end) for end in ends) and _plain(pattern) in outside


def _plain(pattern: Pattern) -> tuple[str, str, str]:
    subject, path, value = (_SCOPED.sub("", part) for part in (pattern.subject, pattern.path.text, pattern.object))
    return subject, path, value


def _trail(pattern: Pattern, step: Step, reachable: Sequence[Pattern], scope: Sequence[Group], focus: str) -> Trail:
    start, end = (TO, FROM) if step.inverse else (FROM, TO)
    links: list[str] = []
    limits: dict[str, frozenset[str] | None] = {FROM: None, TO: None}
    names: dict[str, str] = {}
    for term, path, side in ((pattern.subject, step.before, start), (pattern.object, step.after, end)):
        if path is None:
            limits[side] = _limit(term, scope)
            if is_variable(term):
                links += [f"FILTER (sameTerm({names[term]}, {side}))"] if term in names else []
                names.setdefault(term, side)
        else:
            links.append(f"{term} {path} {side} ." if side == start else f"{side} {path} {term} .")
            if is_variable(term):
                names.setdefault(term, term)
    walk = _walk(set(names), focus, reachable)
    if walk is None:
        return Trail(step.predicate, limits[FROM], limits[TO], None)
    parts = [one.text for one in _holding(walk, set(names), reachable)] + links
    where = _renamed(" ".join(parts), {**names, focus: names.get(focus, focus)})
    where = _shared(f"{where} BIND ({names.get(focus, focus)} AS {FOCUS})")
    return Trail(step.predicate, limits[FROM], limits[TO], where)


def _walk(known: set[str], focus: str, reachable: Sequence[Pattern]) -> list[Pattern] | None:
    """The fewest patterns that connect a known variable with the focus, nearest to the known one first."""
    came: dict[str, tuple[str, Pattern] | None] = dict.fromkeys(known)
    todo = sorted(known)
    while todo and focus not in came:
        name = todo.pop(0)
        for pattern in reachable:
            if name not in pattern.ends:
                continue
            other = pattern.object if pattern.subject == name else pattern.subject
            if is_variable(other) and other not in came:
                came[other] = (name, pattern)
                todo.append(other)
    if focus not in came:
        return None
    path: list[Pattern] = []
    at = came[focus]
    while at is not None:
        path.insert(0, at[1])
        at = came[at[0]]
    return path


def _holding(walk: list[Pattern], known: set[str], reachable: Sequence[Pattern]) -> list[Pattern]:
    """The walk, and every other pattern about what it passes: a shared date leads to thousands of things."""
    if not walk:
        return walk
    passed = frozenset(known).union(*(one.ends for one in walk))
    return walk + [one for one in reachable if one not in walk and one.ends <= passed]


def _limit(term: str, scope: Sequence[Group]) -> frozenset[str] | None:
    """The only terms that can stand there; None for any. A literal can be written in many ways, an IRI in one."""
    found = scope_of(scope, term) if is_variable(term) else frozenset({term})
    return found if found is not None and all(one.startswith("<") for one in found) else None


def _shared(where: str) -> str:
    """With names by order of appearance, so that two queries that go the same way say it in the same words."""
    names = {one: one for one in (FROM, TO, FOCUS)}
    for token in tokens(where):
        if token.kind == "variable":
            names.setdefault(token.text, f"?v{len(names)}_")
    return _renamed(where, names)


def _renamed(text: str, names: dict[str, str]) -> str:
    return "".join(
        names.get(token.text, token.text) if token.kind == "variable" else token.text for token in tokens(text)
    )
