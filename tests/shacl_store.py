"""A store in memory, just enough for the SHACL engine."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad, QuerySolutions, Store, Triple

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
