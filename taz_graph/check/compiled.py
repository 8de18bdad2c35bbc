"""Running compiled shapes and telling what they found as violations, query by query."""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

from pyoxigraph import BlankNode, NamedNode

from taz_graph.check.findings import Violation, severity_named
from taz_graph.names import compact
from taz_graph.shacl import Result, ShapesGraph
from taz_graph.shacl.compiler import Query
from taz_graph.shacl.graph import Term
from taz_graph.shacl.results import result_of
from taz_graph.shacl.sizes import Selects

WORKERS = min(os.cpu_count() or 1, 4)
"""Queries at a time on an embedded store: Oxigraph lets other threads run while it evaluates."""


def run(store: Selects, shapes: ShapesGraph, queries: Sequence[Query], workers: int = 1) -> list[list[Violation]]:
    """What each query finds, in the order of the queries."""

    def found(query: Query) -> list[Violation]:
        return [violation_of(result_of(shapes, query, row)) for row in store.select(query.text)]

    if workers == 1:
        return [found(query) for query in queries]
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(found, queries))


def joined(parts: Iterable[Iterable[Violation]]) -> list[Violation]:
    """The violations of all queries, one query after the other."""
    return [violation for part in parts for violation in part]


def violation_of(result: Result) -> Violation:
    """A result of the SHACL engine as the check knows it."""
    messages = {message.language or "": message.value for message in result.messages}
    return Violation(
        shape=name_of(result.shape),
        constraint=None if result.constraint is None else name_of(result.constraint),
        focus=name_of(result.focus),
        value=None if result.value is None else name_of(result.value),
        path=result.path.value if isinstance(result.path, NamedNode) else None,
        severity=severity_named(result.severity.value),
        messages=messages or {"": f"does not satisfy {compact(result.component.value)}"},
        component=result.component.value,
        value_term=None if result.value is None else str(result.value),
    )


def name_of(term: Term) -> str:
    """A node as a violation names it: its IRI, ``_:`` and its label, or the text of a literal."""
    return f"_:{term.value}" if isinstance(term, BlankNode) else term.value
