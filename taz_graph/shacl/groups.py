"""A query as groups of triple patterns, and what binds their variables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["join", "optional", "minus", "exists", "bound"]
"""How a group hangs on the one around it; ``bound`` is an EXISTS in a BIND, which sees only what stands before it."""


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
class Path:
    """A property path: a predicate (or a variable), or a sign with its parts."""

    sign: str
    parts: tuple["Path", ...] = ()

    @property
    def text(self) -> str:
        """The path as SPARQL writes it."""
        if not self.parts:
            return self.sign
        inner = [part.text for part in self.parts]
        if self.sign == "^":
            return f"^({inner[0]})"
        if self.sign in ("*", "+", "?"):
            return f"({inner[0]}){self.sign}"
        return f"({self.sign.join(inner)})"

    @property
    def nullable(self) -> bool:
        """Whether the path may lead from a node to itself without any statement."""
        if self.sign in ("*", "?"):
            return True
        if self.sign == "|":
            return any(part.nullable for part in self.parts)
        return bool(self.parts) and all(part.nullable for part in self.parts)

    def steps(self) -> Iterator[Step]:
        """Each use of a predicate in it."""
        if not self.parts:
            yield Step(None, None if is_variable(self.sign) else self.sign, inverse=False, after=None)
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


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern."""

    subject: str
    path: Path
    object: str

    @property
    def text(self) -> str:
        """The pattern as SPARQL writes it."""
        return f"{self.subject} {self.path.text} {self.object} ."

    @property
    def ends(self) -> frozenset[str]:
        """The variables at its ends."""
        return frozenset(end for end in (self.subject, self.object) if is_variable(end))

    @property
    def variables(self) -> frozenset[str]:
        """Its variables, one that stands for the predicate included."""
        return self.ends | ({self.path.sign} if is_variable(self.path.sign) else set())


@dataclass(frozen=True, slots=True)
class Values:
    """A variable and the only terms that it can be; ``given`` where these are the nodes to look at (targets.ONLY)."""

    variable: str
    terms: frozenset[str]
    given: bool = False


@dataclass(slots=True)
class Inner:
    """A group inside another; several are the branches of a UNION."""

    kind: Kind
    groups: list["Group"]


@dataclass(slots=True)
class Group:
    """What stands between braces, in its order; expressions are left out, for they only make fewer solutions.

    Where it is a sub-select, ``projected`` are its variables that the group around it sees.
    """

    elements: list[Pattern | Values | Inner] = field(default_factory=list)
    projected: frozenset[str] | None = None

    @property
    def patterns(self) -> list[Pattern]:
        """The triple patterns that stand in the group itself."""
        return [one for one in self.elements if isinstance(one, Pattern)]

    @property
    def inner(self) -> list[Inner]:
        """The groups inside."""
        return [one for one in self.elements if isinstance(one, Inner)]

    @property
    def given(self) -> str | None:
        """The variable whose values are the nodes to look at, if that is said here."""
        return next((one.variable for one in self.elements if isinstance(one, Values) and one.given), None)

    def domain(self, variable: str) -> frozenset[str] | None:
        """The only terms that the variable can be, if that is said here."""
        found = (one for one in self.elements if isinstance(one, Values) and not one.given and one.variable == variable)
        return next((one.terms for one in found), None)

    def renamed(self, kept: frozenset[str], suffix: str) -> "Group":
        """The group with other names for all variables but the ``kept`` ones."""

        def name(term: str) -> str:
            return term if not is_variable(term) or term in kept else term + suffix

        def one(element: Pattern | Values | Inner) -> Pattern | Values | Inner:
            if isinstance(element, Pattern):
                path = element.path if element.path.parts else Path(name(element.path.sign))
                return Pattern(name(element.subject), path, name(element.object))
            if isinstance(element, Values):
                return replace(element, variable=name(element.variable))
            return Inner(element.kind, [group.renamed(kept, suffix) for group in element.groups])

        return Group([one(element) for element in self.elements])


Element = Pattern | Values | Inner


def is_variable(term: str) -> bool:
    """Whether the text is that of a variable."""
    return term.startswith("?")


def variables_of(elements: Iterable[Element]) -> frozenset[str]:
    """Every variable in the patterns and values."""
    found: set[str] = set()
    for element in elements:
        if isinstance(element, Pattern):
            found |= element.variables
        elif isinstance(element, Values):
            found.add(element.variable)
        else:
            found |= frozenset[str]().union(*(variables_of(group.elements) for group in element.groups))
    return frozenset(found)


def bound_by(elements: Iterable[Element], *, in_data: bool = False) -> frozenset[str]:
    """The variables that every solution binds; with ``in_data`` those that are bound to a node of some statement."""
    found: set[str] = set()
    for element in elements:
        if isinstance(element, Pattern):
            found |= _named_by(element) if in_data else element.variables
        elif isinstance(element, Values):
            found |= frozenset() if in_data else {element.variable}
        elif element.kind == "join":
            found |= frozenset.intersection(*(bound_by(group.elements, in_data=in_data) for group in element.groups))
    return frozenset(found)


def _named_by(pattern: Pattern) -> frozenset[str]:
    return frozenset() if pattern.path.nullable else pattern.ends


def demand_readable(
    group: Group,
    outside: frozenset[str] = frozenset(),
    above: frozenset[str] = frozenset(),
    in_data: frozenset[str] = frozenset(),
) -> None:
    """UnreadableQueryError where equal names need not mean equal values, so that patterns cannot be followed.

    SPARQL evaluates from the inside out. In ``?f a A OPTIONAL { ?f p ?x } ?f q ?x`` a new ``?f p 1`` drops the solution
    in which ``?x`` was 2, though no ``?f q 1`` holds. So what an inner group shares with any other part must be bound
    before it. ``outside`` are the variables around the group, ``above`` those that an EXISTS puts into it, ``in_data``
    those bound to a node of the data: of other nodes ``?x p* ?y`` tells nothing until some statement names them.
    """
    known = in_data | bound_by(group.elements, in_data=True)
    for pattern in group.patterns:
        if pattern.path.nullable and not pattern.ends & known:
            raise UnreadableQueryError(f"{pattern.text} may hold for nodes that no statement names")
    for number, element in enumerate(group.elements):
        if not isinstance(element, Inner):
            continue
        others = [other for other in group.elements if other is not element]
        shared = outside | variables_of(others)
        before = others if element.kind == "exists" else group.elements[:number]
        bound = bound_by(before) | (above if element.kind == "exists" else frozenset())
        for inner in element.groups:
            loose = (variables_of(inner.elements) & shared) - bound
            if element.kind != "join" and loose:
                raise UnreadableQueryError(f"{', '.join(sorted(loose))} need not be the same variable")
            handed = {"exists": bound, "join": above}.get(element.kind, frozenset())
            demand_readable(inner, shared, handed, known)


def scope_of(groups: Sequence[Group], variable: str) -> frozenset[str] | None:
    """The only terms that the variable can be in the last of nested groups."""
    return next((found for group in reversed(groups) if (found := group.domain(variable)) is not None), None)
