"""A store in memory, just enough for the SHACL engine."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad, QuerySolutions, Store, Triple

from taz_graph.check.changes import Changes
from taz_graph.check.statements import Statement
from taz_graph.shacl.graph import Term


class MemoryStore:
    """Triples in the default graph of a pyoxigraph store."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.store = Store()
        self.store.extend(Quad(t.subject, t.predicate, t.object) for t in triples)

    def select(self, query: str) -> Iterator[dict[str, Term]]:
        solutions = self.store.query(query)
        assert isinstance(solutions, QuerySolutions)
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            yield {name: solution[name] for name in names if solution[name] is not None}


def said_in(triples: Iterable[Triple]) -> frozenset[Statement]:
    """The statements as a change names them."""
    return frozenset((str(triple.subject), str(triple.predicate), str(triple.object)) for triple in triples)


def changed_from(old: Iterable[Triple], new: Iterable[Triple]) -> Changes:
    """What changed between two graphs, with all that is new in the second."""
    before, after = said_in(old), said_in(new)
    fresh = frozenset(subject for subject, _, _ in after if subject.startswith("<")) - {one[0] for one in before}
    return Changes(before - after, after - before, fresh, fresh.difference(value for _, _, value in before))
