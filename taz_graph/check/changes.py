"""What changed between two versions of the store: which statements of the union of all graphs."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from taz_graph.check.statements import Lines, Statement, has_no_name, is_named, statements_in
from taz_graph.shacl.graph import Term
from taz_graph.shacl.sizes import Selects

T = TypeVar("T")

CHUNK = 500
MOST = 50_000
"""With more changed statements than this a full check costs less."""


FEW, DEAR = 500, 10
"""A statement that changed costs as much as ten in a full check (measured at 25,000 to 130,000); a few cost nothing."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Statements that the union of all graphs lost (``gone``) and got (``came``).

    ``new`` are IRIs of which the union said nothing before, as far as known: all that it says of them came.
    ``unmentioned`` are those of them that were no object either: all that speaks of them came too.
    """

    gone: frozenset[Statement]
    came: frozenset[Statement]
    new: frozenset[str] = frozenset()
    unmentioned: frozenset[str] = frozenset()

    def speaks_of(self, predicate: str) -> bool:
        """Whether a statement with this predicate changed."""
        return any(one[1] == predicate for said in (self.gone, self.came) for one in said)


def is_worth_it(changed: int, statements: int) -> bool:
    """Whether so many changed statements cost less to follow than a full check of all ``statements``."""
    return changed <= FEW or changed * DEAR <= statements


def changes(old: Selects, new: Selects, before: Lines, after: Lines, pool: Executor) -> Changes | None:
    """The statements that differ, if only those given do; None when there are too many, or some have no name.

    ``before`` and ``after`` are all statements of the graphs that changed. A statement that another graph makes too is
    still there. The stores are asked in ``pool``.
    """
    gone, came = before - after, after - before
    if len(gone) + len(came) > MOST:
        return None
    lost, got = statements_in(gone), statements_in(came)
    if any(has_no_name(subject) or has_no_name(value) for subject, _, value in lost + got):
        return None
    subjects = {subject for subject, _, _ in got}
    still = _stated(new, lost, pool)
    unknown = frozenset(subjects - _known(old, "?x ?p ?o", subjects, pool))
    # A new letter says a lot, but little of what others speak of.
    stated = _stated(old, [one for one in got if one[0] not in unknown], pool)
    unmentioned = unknown - _known(old, "?s ?p ?x", unknown, pool)
    return Changes(frozenset(lost) - still, frozenset(got) - stated, unknown, unmentioned)


def _known(store: Selects, pattern: str, names: Iterable[str], pool: Executor) -> set[str]:
    """Those of the names that stand in the place of ``?x`` in some statement."""
    answers = _asked(store, f"SELECT DISTINCT ?x WHERE {{{{ VALUES ?x {{{{ {{}} }}}} {pattern} }}}}", names, pool)
    return {str(row["x"]) for rows in answers for row in rows}


def _stated(store: Selects, statements: Iterable[Statement], pool: Executor) -> set[Statement]:
    """What the union of the store says of the subjects of these statements."""
    # By subject: a query that names each statement is mostly a text to be parsed.
    subjects = {subject for subject, _, _ in statements}
    answers = _asked(store, "SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {} }} ?s ?p ?o }}", subjects, pool)
    return {(str(row["s"]), str(row["p"]), str(row["o"])) for rows in answers for row in rows}


def _asked(store: Selects, query: str, names: Iterable[str], pool: Executor) -> Iterable[Iterable[Mapping[str, Term]]]:
    """The rows for some of the names after the other."""
    parts = chunks((name for name in names if is_named(name)), CHUNK // 2)
    return pool.map(store.select, [query.format(" ".join(part)) for part in parts])


def chunks(things: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The things in lists of at most ``size``."""
    rest = iter(things)
    while part := list(islice(rest, size)):
        yield part
