"""What the compiler passes around: where a shape is applied, and one way in which it can be violated."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from pyoxigraph import BlankNode, Literal, NamedNode

from taz_graph.shacl.graph import Node, Term, UnsupportedShapeError
from taz_graph.shacl.paths import Path


@dataclass(frozen=True, slots=True)
class Scope:
    """The nodes that a shape is applied to: ``pattern`` binds ``focus``; ``keep`` are the foci above it.

    The same node reached from two foci is validated, and reported, twice (SHACL §3.4.2): ``keep`` holds them apart.
    ``member`` holds for a bound focus that is such a node, and ``size`` is how many there are at most, where the
    store's counts are known: then a query may start from the values (see sizes), and ``alike`` says whether many of
    these are the same. ``each`` binds the focus as ``pattern`` does, without care that it comes once.
    """

    focus: str
    pattern: str
    keep: tuple[str, ...] = ()
    member: str | None = None
    size: int = 0
    each: str | None = None
    alike: bool = False

    @property
    def walk(self) -> str:
        """As ``pattern``, but where several targets name a node it may come several times."""
        return self.each or self.pattern

    @property
    def identity(self) -> str:
        """The variables that tell one validated node from another."""
        return " ".join((*self.keep, self.focus))

    def values(self, path: Path, x: str) -> str:
        """A pattern that binds ``x`` to each value of the path, beside all that the scope binds."""
        steps = f"{self.pattern} {self.focus} {path.text} {x} ."
        if not path.nullable:
            return steps
        return f"{{ {{ {steps} }} UNION {{ {self.pattern} BIND ({self.focus} AS {x}) }} }}"


@dataclass(frozen=True, slots=True)
class Branch:
    """One way to violate a shape: ``pattern`` binds the focus and, where there is one, ``value``.

    ``extra`` variables keep results apart that share focus and value; ``path`` is a variable that holds the result's
    path; ``constraint`` the SPARQL constraint's node; ``message`` a variable with the message. Where ``selected`` is
    set a person wrote the SELECT: each of its solutions is a result, and without a value that of a node shape is the
    focus node (§5.3.2). Two constraints may have one pattern: then ``number`` is a variable that it binds, and those
    solutions are of this one in which it is from ``low`` up to ``high`` (None: any).
    """

    component: NamedNode
    pattern: str
    value: str | None = None
    extra: tuple[str, ...] = ()
    path: str | None = None
    constraint: Node | None = None
    message: str | None = None
    selected: bool = False
    number: str | None = None
    low: int = 0
    high: int | None = None

    def concerns(self, row: dict[str, Term]) -> bool:
        """Whether a solution of the pattern is of this constraint."""
        if self.number is None:
            return True
        number = int(row[self.number[1:]].value)
        return self.low <= number and (self.high is None or number <= self.high)


class Variables:
    """Fresh variable names for one query."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = count()

    def fresh(self, prefix: str = "_v") -> str:
        """A name that was not given before."""
        return f"?{prefix}{next(self._numbers)}"


def sparql(term: Term) -> str:
    """A term as SPARQL text; a blank node has none that another query would know."""
    if isinstance(term, BlankNode):
        raise UnsupportedShapeError("a blank node of the shapes graph cannot be named in a query; give it an IRI")
    return str(term)


def string(text: str) -> str:
    """A text as a SPARQL string literal."""
    return str(Literal(text))


def once(pattern: str, x: str) -> str:
    """Each value of ``x`` that the pattern gives, once: a test of it is then made once for all who have that value.

    To fetch a text is most of what a test costs, and 6,000 places lie in 62 sections. Not DISTINCT: Oxigraph moves a
    test that stands around it inside, and makes it for every row.
    """
    return f"{{ SELECT {x} WHERE {{ {pattern} }} GROUP BY {x} }}"
