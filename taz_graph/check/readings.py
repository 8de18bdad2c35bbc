"""What each compiled query reads, worked out once for the same rules: kept beside the versions of the store.

Reading the 195 queries of the shipped rules costs more than asking again what one changed letter touches.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from taz_graph.check.sealed import opened, sealed
from taz_graph.files import write_atomically
from taz_graph.shacl import Features, ShapesGraph
from taz_graph.shacl.compiler import Query
from taz_graph.shacl.engine import compile_shapes
from taz_graph.shacl.graph import RDF_TYPE, SUBCLASS_OF, Graph
from taz_graph.shacl.groups import UnreadableQueryError
from taz_graph.shacl.narrow import limited
from taz_graph.shacl.needs import Need, need_of
from taz_graph.shacl.reads import Trail, trails
from taz_graph.shacl.targets import ONLY

_IRI = re.compile(r"<[^<>\s]*>")

NAME = ".check-readings.json"
"""Begins with a point: what does not is a version."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How changed statements lead to the focus nodes of one query (None: that cannot be told).

    ``text`` asks about given nodes, which stand in the place of ONLY and are of the shape's target classes; ``need`` is
    what such a node must say to be found.
    """

    trails: tuple[Trail, ...] | None
    text: str
    need: Need | None


def readings_of(
    shapes: ShapesGraph,
    queries: Sequence[Query],
    rules: str,
    classes: Graph,
    features: Features,
    folder: Path | None = None,
) -> list[Reading]:
    """The reading of each of the narrow ``queries``; ``rules`` is what rules_of gives for them.

    It is kept in ``folder``, if given. Raises StoreError when it cannot be written there.
    """
    key, path = _key(queries, rules), folder / NAME if folder else None
    known = _kept(path, key) if path else None
    if known is not None and len(known) == len(queries):
        return known
    asking, _ = compile_shapes(shapes, classes, replace(features, narrow=True, known=True))
    found = [_reading(query, ask) for query, ask in zip(queries, asking, strict=True)]
    if path is not None and os.access(path.parent, os.W_OK):
        write_atomically(path, sealed({"key": key, "readings": [_said(one) for one in found]}))
    return found


def predicates_of(readings: Iterable[Reading]) -> frozenset[str] | None:
    """Every predicate that these may read, and other names beside; None where they may read any.

    What a build says of itself changes for every file each time, and no shipped rule reads it.
    """
    # A query may write "a"; and which class is below which, the queries know.
    found = {str(RDF_TYPE), str(SUBCLASS_OF)}
    for reading in readings:
        texts = [reading.text]
        if reading.trails is None:
            return None
        for trail in reading.trails:
            if trail.predicate is None:
                return None
            texts += [trail.predicate, trail.where or ""]
        found.update(*map(_IRI.findall, texts))
    return frozenset(found)


def _reading(query: Query, asking: Query) -> Reading:
    try:
        found = tuple(trails(query.text, query.root, ONLY))
    except UnreadableQueryError:
        found = None
    # The answer is read with the variables of the query.
    same = _variables(asking) == _variables(query)
    text = limited(asking.text if same else query.text, query.root)
    return Reading(found, text, need_of(text))


def _variables(query: Query) -> object:
    branch = query.branch
    return query.root, query.focus, branch.value, branch.path, branch.message, branch.extra


def _key(queries: Iterable[Query], rules: str) -> str:
    """Stands for the queries, their targets, and the program that reads them."""
    digest = hashlib.sha256(f"{rules} {_program()}".encode())
    for query in queries:
        digest.update(repr([query.root, query.target and query.target.targets]).encode())
    return digest.hexdigest()


@cache
def _program() -> str:
    digest = hashlib.sha256()
    for file in sorted(files("taz_graph.shacl").iterdir(), key=lambda one: one.name):
        if file.name.endswith(".py"):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _said(reading: Reading) -> object:
    def names(terms: frozenset[str] | None) -> list[str] | None:
        return None if terms is None else sorted(terms)

    walks = reading.trails
    said = walks and [[one.predicate, names(one.subjects), names(one.objects), one.where] for one in walks]
    return [said, reading.text]


def _kept(path: Path, key: str) -> list[Reading] | None:
    try:
        said = opened(path.read_bytes())
        if said["key"] != key:
            return None
        return [_read(*one) for one in said["readings"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None  # not there or damaged: it is worked out and written anew


def _read(walks: Sequence[Sequence[list[str] | str | None]] | None, text: str) -> Reading:
    return Reading(None if walks is None else tuple(map(_trail, walks)), text, need_of(text))


def _trail(said: Sequence[list[str] | str | None]) -> Trail:
    predicate, subjects, objects, where = said
    assert not isinstance(predicate, list)
    assert not isinstance(where, list)
    only = [None if terms is None else frozenset(terms) for terms in (subjects, objects)]
    return Trail(predicate, only[0], only[1], where)
