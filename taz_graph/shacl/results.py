"""Validation results and the report as RDF (SHACL §3.6)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from taz_graph.shacl.compiler import Query
from taz_graph.shacl.graph import RDF_TYPE, SH, XSD, Node, Term
from taz_graph.shacl.paths import copy_path
from taz_graph.shacl.shapes import ShapesGraph

_HOLE = re.compile(r"\{[?$](\w+)\}")


@dataclass(frozen=True, slots=True)
class Result:
    """One violation. ``path`` is a predicate or the node of a path in the shapes graph."""

    focus: Term
    shape: Node
    component: NamedNode
    severity: NamedNode
    value: Term | None = None
    path: Node | None = None
    constraint: Node | None = None
    messages: tuple[Literal, ...] = ()


def result_of(shapes: ShapesGraph, query: Query, row: dict[str, Term]) -> Result:
    """The result that one solution of a compiled query stands for."""
    shape, branch = query.shape, query.branch
    focus = row[query.focus[1:]]
    value = row.get(branch.value[1:]) if branch.value else None
    found = row.get(branch.path[1:]) if branch.path else None
    path = found if isinstance(found, NamedNode) else (shape.path.node if shape.path else None)
    if branch.selected and value is None and shape.path is None:
        value = focus
    return Result(
        focus=focus,
        shape=shape.node,
        component=branch.component,
        severity=shape.severity,
        value=value,
        path=path,
        constraint=branch.constraint,
        messages=_messages(shapes, query, row),
    )


def _messages(shapes: ShapesGraph, query: Query, row: dict[str, Term]) -> tuple[Literal, ...]:
    branch = query.branch
    if branch.message and (said := row.get(branch.message[1:])) is not None and isinstance(said, Literal):
        return (said,)
    own: list[Term] = []
    if branch.constraint is not None:
        own = shapes.graph.values(branch.constraint, SH("message"))
    texts = [text for text in own if isinstance(text, Literal)] or query.shape.messages
    return tuple(_filled(text, query, row) for text in texts)


def _filled(message: Literal, query: Query, row: dict[str, Term]) -> Literal:
    """The message with each {?variable} and {$this} replaced by its value."""
    if "{" not in message.value:
        return message
    known = {"this": row.get(query.focus[1:]), **row}

    def put(hole: re.Match[str]) -> str:
        term = known.get(hole[1])
        return hole[0] if term is None else term.value

    text = _HOLE.sub(put, message.value)
    return Literal(text, language=message.language) if message.language else Literal(text)


def report_triples(shapes: ShapesGraph, results: Iterable[Result]) -> Iterator[Triple]:
    """A sh:ValidationReport with these results; paths are repeated from the shapes graph."""
    report = BlankNode()
    results = list(results)
    yield Triple(report, RDF_TYPE, SH("ValidationReport"))
    conforms = Literal("false" if results else "true", datatype=NamedNode(f"{XSD}boolean"))
    yield Triple(report, SH("conforms"), conforms)
    for result in results:
        node = BlankNode()
        yield Triple(report, SH("result"), node)
        yield Triple(node, RDF_TYPE, SH("ValidationResult"))
        yield Triple(node, SH("focusNode"), result.focus)
        yield Triple(node, SH("resultSeverity"), result.severity)
        yield Triple(node, SH("sourceShape"), result.shape)
        yield Triple(node, SH("sourceConstraintComponent"), result.component)
        if result.value is not None:
            yield Triple(node, SH("value"), result.value)
        if result.constraint is not None:
            yield Triple(node, SH("sourceConstraint"), result.constraint)
        for message in result.messages:
            yield Triple(node, SH("resultMessage"), message)
        if result.path is not None:
            path, below = copy_path(shapes.graph, result.path)
            yield Triple(node, SH("resultPath"), path)
            yield from below
