"""What a compiled query reads: from which changed statements which focus nodes can be reached.

The query is read as groups of triple patterns. A statement that came or went matters to a focus node only if it matches
a pattern in a solution (of the whole query, or of a part that is optional or must be absent), and in that solution the
other patterns of the group, and of the groups around it, hold too. So the focus nodes that it can touch are found by
walking those patterns from the statement to the focus: in the old data for what went, in the new data for what came.
Filters only make fewer of them. Where no patterns lead to the focus, the query must be asked anew as a whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from taz_graph.shacl.graph import RDF_TYPE
from taz_graph.shacl.prefixes import Token, tokens

TYPE = str(RDF_TYPE)
_MODIFIERS = ("GROUP", "HAVING", "ORDER", "BY", "ASC", "DESC", "(")


class UnreadableQueryError(ValueError):
    """The query has a form that is not read here; it must be asked anew whatever changed."""


@dataclass(frozen=True, slots=True)
class Step:
    """One use of a predicate in a path: ``before`` leads to it and ``after`` on from it; None means nothing does.

    ``predicate`` is None where any may stand. ``inverse`` says that the path walks it from object to subject.
    """

    before: str | None
    predicate: str | None
    inverse: bool
    after: str | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern; ``steps`` are the uses of predicates in its path."""

    subject: str
    path: str
    object: str
    steps: tuple[Step, ...]


@dataclass(slots=True)
class Group:
    """Patterns that hold together, the values that a variable is limited to, and the groups inside.

    ``given`` is the variable whose values are the nodes to look at (targets.ONLY).
    """

    patterns: list[Pattern] = field(default_factory=list)
    domains: dict[str, frozenset[str]] = field(default_factory=dict)
    inner: list["Group"] = field(default_factory=list)
    projected: frozenset[str] | None = None
    given: str | None = None


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


_SCOPED = re.compile(r"(_in\d+)+$")
_OWN = re.compile(r"\?_[fv]\d+(_in\d+)*")
"""A variable that the compiler made up (scope.Variables), in a sub-select or not."""

FROM, TO, FOCUS = "?s_", "?o_", "?focus_"


def trails(query: str, focus: str, ignore: str) -> list[Trail]:
    """The trails of a query to the variable ``focus``; a VALUES that holds ``ignore`` limits nothing.

    Raises UnreadableQueryError.
    """
    root = _Reader(query, ignore).query()
    return list(dict.fromkeys(_trails(root, [], focus)))


def _trails(group: Group, around: list[Group], focus: str) -> Iterator[Trail]:
    if group.given is not None and group.given != focus:
        return  # the targets once more, see _is_copy
    scope = [*around, group]
    outside = {_plain(pattern) for outer in around for pattern in outer.patterns}
    for number, pattern in enumerate(group.patterns):
        if _is_copy(pattern, outside):
            continue
        near = [one for at, one in enumerate(group.patterns) if at != number]
        reachable = [*near, *(one for outer in reversed(around) for one in outer.patterns)]
        for step in pattern.steps:
            yield _trail(pattern, step, reachable, scope, focus)
    for inner in group.inner:
        yield from _trails(inner, scope, focus)


def _is_copy(pattern: Pattern, outside: set[tuple[str, str, str]]) -> bool:
    """Whether the compiler wrote the pattern a second time, so that the one outside says all that matters.

    "The violating values" is a sub-select that begins with the scope again, from any focus to the value. The focus
    outside leads to that value too, so another one that comes or goes changes nothing for it.
    """
    ends = (pattern.subject, pattern.object)
    own = all(_OWN.fullmatch(end) for end in ends if _is_variable(end))
    return own and any(_SCOPED.search(end) for end in ends) and _plain(pattern) in outside


def _plain(pattern: Pattern) -> tuple[str, str, str]:
    subject, path, value = (_SCOPED.sub("", part) for part in (pattern.subject, pattern.path, pattern.object))
    return subject, path, value


def _trail(pattern: Pattern, step: Step, reachable: Sequence[Pattern], scope: Sequence[Group], focus: str) -> Trail:
    start, end = (TO, FROM) if step.inverse else (FROM, TO)
    links, limits = [], {FROM: None, TO: None}  # type: tuple[list[str], dict[str, frozenset[str] | None]]
    names: dict[str, str] = {}
    for term, path, side in ((pattern.subject, step.before, start), (pattern.object, step.after, end)):
        if path is None:
            limits[side] = _limit(term, scope)
            if _is_variable(term):
                links += [f"FILTER (sameTerm({names[term]}, {side}))"] if term in names else []
                names.setdefault(term, side)
        else:
            links.append(f"{term} {path} {side} ." if side == start else f"{side} {path} {term} .")
            if _is_variable(term):
                names.setdefault(term, term)
    walk = _walk(set(names), focus, reachable)
    where = None
    if walk is not None:
        parts = [f"{one.subject} {one.path} {one.object} ." for one in _holding(walk, set(names), reachable)] + links
        where = _renamed(" ".join(parts), {**names, focus: names.get(focus, focus)})
        where = f"{where} BIND ({names.get(focus, focus)} AS {FOCUS})"
    return Trail(step.predicate, limits[FROM], limits[TO], where)


def _walk(known: set[str], focus: str, reachable: Sequence[Pattern]) -> list[Pattern] | None:
    """The fewest patterns that connect a known variable with the focus, nearest to the known one first."""
    came: dict[str, tuple[str, Pattern] | None] = dict.fromkeys(known)
    todo = sorted(known)
    while todo and focus not in came:
        name = todo.pop(0)
        for pattern in reachable:
            ends = (pattern.subject, pattern.object)
            if name not in ends:
                continue
            other = ends[1] if ends[0] == name else ends[0]
            if _is_variable(other) and other not in came:
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
    passed = known | {end for one in walk for end in (one.subject, one.object)}
    return walk + [
        one
        for one in reachable
        if one not in walk and all(end in passed for end in (one.subject, one.object) if _is_variable(end))
    ]


def _limit(term: str, scope: Sequence[Group]) -> frozenset[str] | None:
    """The only terms that can stand there; None for any. A literal can be written in many ways, an IRI in one."""
    found: frozenset[str] | None = frozenset({term})
    if _is_variable(term):
        found = next((group.domains[term] for group in reversed(scope) if term in group.domains), None)
    return found if found is not None and all(one.startswith("<") for one in found) else None


def _renamed(text: str, names: dict[str, str]) -> str:
    return "".join(
        names.get(token.text, token.text) if token.kind == "variable" else token.text for token in tokens(text)
    )


def _is_variable(term: str) -> bool:
    return term.startswith("?")


class _Reader:
    """Reads the SPARQL that the compiler writes, and as much of a person's as is used in constraints."""

    def __init__(self, query: str, ignore: str) -> None:
        self._tokens = [_same_sign(token) for token in tokens(query) if token.kind != "space"]
        self._at = 0
        self._ignore = ignore
        self._numbers = count()

    def query(self) -> Group:
        if self._word() != "SELECT":
            raise UnreadableQueryError("no SELECT")
        group = self._select()
        group.projected = None
        if self._at < len(self._tokens):
            self._modifiers()
        return group

    # --- tokens

    def _peek(self) -> Token:
        if self._at >= len(self._tokens):
            return Token("end", "")
        return self._tokens[self._at]

    def _word(self) -> str:
        return self._peek().word or self._peek().text

    def _take(self, wanted: str | None = None) -> Token:
        token = self._peek()
        if token.kind == "end" or (wanted is not None and (token.word or token.text) != wanted):
            raise UnreadableQueryError(f"{wanted or 'more'} expected, not {token.text!r}")
        self._at += 1
        return token

    def _skip_brackets(self, group: Group) -> None:
        """An expression in brackets; the groups of EXISTS inside it are read."""
        self._take("(")
        depth = 1
        while depth:
            if self._word() == "EXISTS":
                self._take()
                group.inner.append(self._group())
                continue
            token = self._take()
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            if token.text in ("{", "}"):
                raise UnreadableQueryError("a group in an expression")

    # --- groups

    def _select(self) -> Group:
        self._take("SELECT")
        projected: set[str] = set()
        whole = False
        while self._word() not in ("WHERE", "{"):
            token = self._take()
            whole = whole or token.text == "*"
            if token.text == "(":
                projected.add(self._alias())
            elif token.kind == "variable":
                projected.add(token.text)
            elif token.word in ("FROM", "NAMED"):
                raise UnreadableQueryError("FROM")
        if self._word() == "WHERE":
            self._take()
        group = self._group()
        return group if whole else replace(group, projected=frozenset(projected))

    def _alias(self) -> str:
        """The variable of ``(expression AS ?x)``; the bracket is open."""
        depth, last = 1, ""
        while depth:
            token = self._take()
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            last = token.text if token.kind == "variable" else last
        return last

    def _modifiers(self) -> None:
        while (
            self._word() in _MODIFIERS or self._peek().kind == "variable" or self._word() in ("BY", "(", "ASC", "DESC")
        ):
            if self._word() == "(":
                self._skip_brackets(Group())
            else:
                self._take()
        if self._peek().kind != "end" and self._word() != "}":
            raise UnreadableQueryError(self._word())

    def _group(self) -> Group:
        self._take("{")
        if self._word() == "SELECT":
            inner = self._scoped(self._select())
            self._modifiers()
            self._take("}")
            return inner
        group = Group()
        while self._word() != "}":
            self._element(group)
        self._take("}")
        return group

    def _element(self, group: Group) -> None:
        word = self._word()
        if word == "{":
            group.inner.append(self._group())
            while self._word() == "UNION":
                self._take()
                group.inner.append(self._group())
        elif word in ("OPTIONAL", "MINUS"):
            self._take()
            group.inner.append(self._group())
        elif word == "FILTER":
            self._filter(group)
        elif word == "BIND":
            self._take()
            self._skip_brackets(group)
        elif word == "VALUES":
            self._values(group)
        elif word == ".":
            self._take()
        elif word in ("GRAPH", "SERVICE"):
            raise UnreadableQueryError(word)
        else:
            self._triples(group)

    def _filter(self, group: Group) -> None:
        self._take("FILTER")
        if self._word() == "NOT":
            self._take()
        if self._word() == "EXISTS":
            self._take()
            group.inner.append(self._group())
            return
        while self._word() != "(":
            self._take()
        self._skip_brackets(group)

    def _values(self, group: Group) -> None:
        self._take("VALUES")
        variable = self._take()
        if variable.kind != "variable":
            raise UnreadableQueryError("VALUES of several variables")
        self._take("{")
        found = []
        while self._word() != "}":
            found.append(self._term())
        self._take("}")
        if self._ignore in found:
            group.given = variable.text
        else:
            group.domains[variable.text] = frozenset(found)

    def _scoped(self, group: Group) -> Group:
        """A sub-select: a variable that it does not project is another one than that of the same name outside."""
        if group.projected is None:
            return group
        number = next(self._numbers)
        return _rename_group(group, group.projected, f"_in{number}")

    # --- triples

    def _triples(self, group: Group) -> None:
        subject = self._term()
        while True:
            path = self._path()
            while True:
                group.patterns.append(Pattern(subject, path.text, self._term(), tuple(path.steps())))
                if self._word() != ",":
                    break
                self._take()
            if self._word() != ";":
                break
            while self._word() == ";":
                self._take()
            if self._word() in (".", "}"):
                break

    def _term(self) -> str:
        token = self._take()
        if token.kind in ("variable", "iri"):
            return token.text
        if token.kind == "string":
            return token.text + self._literal_end()
        if token.word in ("TRUE", "FALSE"):
            return f'"{token.text.lower()}"^^<http://www.w3.org/2001/XMLSchema#boolean>'
        if token.word == "A":
            return TYPE
        if token.text.isdigit():
            text = token.text
            while self._peek().text.isdigit():
                text += self._take().text
            if self._word() == "." or not text:
                following = self._tokens[self._at + 1].text if self._at + 1 < len(self._tokens) else ""
                if following.isdigit():
                    raise UnreadableQueryError("a number with a point")
            return f'"{text}"^^<http://www.w3.org/2001/XMLSchema#integer>'
        raise UnreadableQueryError(f"{token.text!r} as a term")

    def _literal_end(self) -> str:
        if self._peek().text == "^^":
            self._take()
            return f"^^{self._take().text}"
        return self._take().text if self._peek().text.startswith("@") else ""

    def _path(self) -> "_Path":
        choices = [self._sequence()]
        while self._word() == "|":
            self._take()
            choices.append(self._sequence())
        return choices[0] if len(choices) == 1 else _Path("|", tuple(choices))

    def _sequence(self) -> "_Path":
        parts = [self._part()]
        while self._word() == "/":
            self._take()
            parts.append(self._part())
        return parts[0] if len(parts) == 1 else _Path("/", tuple(parts))

    def _part(self) -> "_Path":
        if self._word() == "^":
            self._take()
            return _Path("^", (self._part(),))
        token = self._take()
        if token.text == "(":
            path = self._path()
            self._take(")")
        elif token.kind == "iri":
            path = _Path(token.text)
        elif token.word == "A":
            path = _Path(TYPE)
        elif token.kind == "variable":
            return _Path(token.text)
        else:
            raise UnreadableQueryError(f"{token.text!r} in a path")
        while self._peek().text in ("*", "+", "?"):
            path = _Path(self._take().text, (path,))
        return path


@dataclass(frozen=True, slots=True)
class _Path:
    """A property path: a predicate (or a variable), or a sign with its parts."""

    sign: str
    parts: tuple["_Path", ...] = ()

    @property
    def text(self) -> str:
        if not self.parts:
            return self.sign
        inner = [part.text for part in self.parts]
        if self.sign == "^":
            return f"^({inner[0]})"
        if self.sign in ("*", "+", "?"):
            return f"({inner[0]}){self.sign}"
        return f"({self.sign.join(inner)})"

    def steps(self) -> Iterator[Step]:
        if not self.parts:
            yield Step(None, None if _is_variable(self.sign) else self.sign, inverse=False, after=None)
        elif self.sign == "^":
            for step in self.parts[0].steps():
                yield Step(_turned(step.after), step.predicate, not step.inverse, _turned(step.before))
        elif self.sign == "|":
            for part in self.parts:
                yield from part.steps()
        elif self.sign == "/":
            for number, part in enumerate(self.parts):
                before = _joined(one.text for one in self.parts[:number])
                after = _joined(one.text for one in self.parts[number + 1 :])
                for step in part.steps():
                    yield replace(step, before=_joined([before, step.before]), after=_joined([step.after, after]))
        else:
            again = None if self.sign == "?" else f"({self.parts[0].text})*"
            for step in self.parts[0].steps():
                yield replace(step, before=_joined([again, step.before]), after=_joined([step.after, again]))


def _joined(paths: Iterable[str | None]) -> str | None:
    present = [path for path in paths if path]
    return "/".join(present) if present else None


def _turned(path: str | None) -> str | None:
    return f"^({path})" if path else None


def _rename_group(group: Group, kept: frozenset[str], suffix: str) -> Group:
    def name(term: str) -> str:
        return term if not _is_variable(term) or term in kept else term + suffix

    patterns = [
        replace(one, subject=name(one.subject), path=name(one.path), object=name(one.object)) for one in group.patterns
    ]
    domains = {name(variable): values for variable, values in group.domains.items()}
    given = name(group.given) if group.given else None
    return Group(patterns, domains, [_rename_group(inner, kept, suffix) for inner in group.inner], given=given)


def _same_sign(token: Token) -> Token:
    return Token("variable", f"?{token.text[1:]}") if token.kind == "variable" else token
