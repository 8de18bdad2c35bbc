"""What every store can do, and the rows that it gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal

SELECT_TYPES: dict[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
"""Media types for the rows of SELECT; for ASK only the first two."""

GRAPH_TYPES: dict[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
"""Media types for the triples of CONSTRUCT and DESCRIBE."""


@dataclass(frozen=True)
class Rows:
    """The answer to SELECT. Iterating gives one dict per row, with the variables that are bound in it."""

    variables: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]

    def __iter__(self) -> Iterator[dict[str, Term]]:
        for row in self.rows:
            yield {name: term for name, term in zip(self.variables, row, strict=True) if term is not None}

    def __len__(self) -> int:
        return len(self.rows)


class Store(Protocol):
    """A place that answers SPARQL 1.1 queries; there are two kinds, embedded and endpoint.

    Every method raises QueryError for a query that is no valid SPARQL query (an update, SERVICE, a syntax error, the
    wrong form for the method) and StoreError when the store cannot be read or reached.
    """

    @property
    def version(self) -> str:
        """The data version that the store holds; empty when an endpoint does not say."""

    def select(self, query: str) -> Rows:
        """The rows of a SELECT query."""

    def ask(self, query: str) -> bool:
        """The answer to an ASK query."""

    def construct(self, query: str) -> list[ox.Triple]:
        """The triples of a CONSTRUCT or DESCRIBE query, each once."""

    def results(
        self,
        query: str,
        media_type: str,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        *,
        limit: int | None = None,
    ) -> bytes:
        """The answer to any query, serialised as ``media_type`` (a key of SELECT_TYPES or GRAPH_TYPES).

        The graphs are those of the SPARQL Protocol: given, they take the place of FROM and FROM NAMED. QueryError
        when the query's answer has no such serialisation, or when it is larger than ``limit`` bytes.
        """

    def close(self) -> None:
        """Lets go of files and connections; the store is not used after it."""
