"""Running compiled shapes and telling what they found as violations, query by query."""

import hashlib
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

from pyoxigraph import BlankNode, NamedNode

from taz_graph.check.findings import Violation, severity_named
from taz_graph.names import compact
from taz_graph.shacl import Result, ShapesGraph
from taz_graph.shacl.compiler import Query
from taz_graph.shacl.graph import SH, Term
from taz_graph.shacl.results import result_of
from taz_graph.shacl.sizes import Selects
from taz_graph.store.embedded import EmbeddedStore

WORKERS = min(os.cpu_count() or 1, 4)
"""Queries at a time on an embedded store: Oxigraph lets other threads run while it evaluates."""


def workers_for(store: Selects) -> int:
    """How many queries at a time a store is asked: an endpoint has others to serve."""
    return WORKERS if isinstance(store, EmbeddedStore) else 1


def run(store: Selects, shapes: ShapesGraph, queries: Sequence[Query], workers: int = 1) -> list[list[Violation]]:
    """What each query finds, in the order of the queries; those with one text are asked once."""
    parts: list[list[Violation]] = [[] for _ in queries]
    asked: dict[str, list[int]] = {}
    # The long ones first: begun last, one would run on alone while the other workers wait.
    for number in sorted(range(len(queries)), key=lambda number: -queries[number].size):
        asked.setdefault(queries[number].text, []).append(number)
    todo = iter(asked.items())

    def work() -> None:
        # One iterator for all workers: to submit each query by itself took a tenth of a check.
        for text, numbers in todo:
            rows = list(store.select(text))
            for number in numbers:
                parts[number] = _violations(shapes, queries[number], rows)

    if workers == 1:
        work()
        return parts
    with ThreadPoolExecutor(workers) as pool:
        for done in [pool.submit(work) for _ in range(workers)]:
            done.result()
    return parts


def ask(store: Selects, shapes: ShapesGraph, query: Query) -> list[Violation]:
    """What one query finds."""
    return _violations(shapes, query, store.select(query.text))


def _violations(shapes: ShapesGraph, query: Query, rows: Iterable[dict[str, Term]]) -> list[Violation]:
    root = query.root[1:]
    return [violation_of(result_of(shapes, query, row), row[root]) for row in rows if query.branch.concerns(row)]


def joined(parts: Iterable[Iterable[Violation]]) -> list[Violation]:
    """The violations of all queries, one query after the other."""
    return [violation for part in parts for violation in part]


def violation_of(result: Result, target: Term) -> Violation:
    """A result of the SHACL engine as the check knows it; ``target`` is the focus node that led to it."""
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
        root=None if target == result.focus and isinstance(target, NamedNode) else str(target),
    )


def rules_of(shapes: ShapesGraph, queries: Iterable[Query]) -> str:
    """A hash of narrow queries and of what they say about a violation: equal where results can be carried over."""
    digest = hashlib.sha256()
    for query in queries:
        own = shapes.graph.values(query.branch.constraint, SH("message")) if query.branch.constraint else []
        said = [query.branch.component, query.shape.severity, *query.shape.messages, *own]
        digest.update("\n".join([query.text, *map(str, said), ""]).encode())
    return digest.hexdigest()


def name_of(term: Term) -> str:
    """A node as a violation names it: its IRI, ``_:`` and its label, or the text of a literal."""
    return f"_:{term.value}" if isinstance(term, BlankNode) else term.value
