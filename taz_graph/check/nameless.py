"""Shapes of others that have no name get one that is the same in each run, so that their findings can be compared.

A parser gives a blank node another name each time; with that as rule, every finding would be new to ``--baseline``.
"""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pyoxigraph import BlankNode, NamedNode, Triple

from taz_graph.check.vocabulary import SH, TARGETS
from taz_graph.sources import Source


def with_stable_names(sources: Sequence[Source]) -> list[Source]:
    """The files, with each nameless shape that has a target, and what lies in it, named after what it says."""
    return [_named(source) for source in sources]


def _named(source: Source) -> Source:
    said: dict[BlankNode, list[Triple]] = defaultdict(list)
    for triple in source.triples:
        if isinstance(triple.subject, BlankNode):
            said[triple.subject].append(triple)
    targets = {NamedNode(f"{SH}{name}") for name in TARGETS}
    names: dict[BlankNode, BlankNode] = {}
    for node, triples in said.items():
        if any(triple.predicate in targets for triple in triples):
            _name(node, "", said, names)
    if not names:
        return source

    def renamed(triple: Triple) -> Triple:
        ends = (names.get(end, end) if isinstance(end, BlankNode) else end for end in (triple.subject, triple.object))
        subject, value = ends
        return Triple(subject, triple.predicate, value)  # type: ignore[arg-type]

    return replace(source, triples=[renamed(triple) for triple in source.triples])


def _name(node: BlankNode, around: str, said: dict[BlankNode, list[Triple]], names: dict[BlankNode, BlankNode]) -> None:
    """Names a node and the blank nodes in it; equal parts of two shapes stay two."""
    if node in names:
        return
    name = hashlib.sha256(f"{around}\n{_content(node, said, frozenset())}".encode()).hexdigest()[:12]
    names[node] = BlankNode(f"shape-{name}")
    for triple in said[node]:
        if isinstance(triple.object, BlankNode):
            _name(triple.object, f"{name} {triple.predicate}", said, names)


def _content(node: BlankNode, said: dict[BlankNode, list[Triple]], inside: frozenset[BlankNode]) -> str:
    """What a node says, whatever it is called; a node inside itself ends there."""
    if node in inside or node not in said:
        return "[]"
    lines = [
        f"{triple.predicate} "
        + (
            _content(triple.object, said, inside | {node})
            if isinstance(triple.object, BlankNode)
            else str(triple.object)
        )
        for triple in said[node]
    ]
    return f"[{' ; '.join(sorted(lines))}]"
