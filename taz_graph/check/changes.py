"""What changed between two versions of the store: which statements of the union of all graphs."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from taz_graph.check.statements import Lines, Statement, has_no_name, statements_in
from taz_graph.shacl.sizes import Selects
from taz_graph.store.kept import Terms

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


def changes(
    stores: tuple[Selects, Selects], before: Lines, after: Lines, known: Terms, reads: Set[str] | None = None
) -> Changes | None:
    """The statements that differ, if only those given do; None when there are too many, or some have no name.

    ``before`` and ``after`` are all statements of the graphs that changed from the first to the second of the stores,
    ``known`` the terms of the first. A statement that another graph makes too is still there. Only predicates in
    ``reads`` count (None: all).
    """
    lost, got = statements_in(before - after, reads), statements_in(after - before, reads)
    if len(lost) + len(got) > MOST:
        return None
    if any(has_no_name(subject) or has_no_name(value) for subject, _, value in lost + got):
        return None
    unknown, unmentioned = known.unknown({subject for subject, _, _ in got})
    # A new letter says a lot, but little of what others speak of.
    stated = _stated(stores[0], [one for one in got if one[0] not in unknown])
    return Changes(frozenset(lost) - _stated(stores[1], lost), frozenset(got) - stated, unknown, unmentioned)


def _stated(store: Selects, statements: Iterable[Statement]) -> set[Statement]:
    """What the union of the store says of the subjects of these statements."""
    found = set[Statement]()
    # By subject: a query that names each statement is mostly a text to be parsed.
    for part in chunks({subject for subject, _, _ in statements}):
        for row in store.select(f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {' '.join(part)} }} ?s ?p ?o }}"):
            found.add((str(row["s"]), str(row["p"]), str(row["o"])))
    return found


def chunks(things: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The things in lists of at most ``size``."""
    rest = iter(things)
    while part := list(islice(rest, size)):
        yield part
