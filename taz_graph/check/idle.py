"""Shapes that look at nothing or ask nothing: well-formed, and never a finding."""

from collections.abc import Iterator
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from taz_graph.check import vocabulary
from taz_graph.check.problems import Problem, called, nearest_name
from taz_graph.check.shapes import Index, Node, ShapeSet, ancestors, name_of, target_of
from taz_graph.check.vocabulary import SH
from taz_graph.names import VOCABULARIES, compact
from taz_graph.sources import Source

RDF_TYPE = f"{VOCABULARIES['rdf']}type"
IMPORTS = f"{VOCABULARIES['owl']}imports"


def idle(source: Source, shapes: ShapeSet, declared: set[str]) -> Iterator[Problem]:
    """What is idle in one file; ``declared`` are the subjects of the ontology."""
    own = Index(source.triples)
    yield from _shapes(own, shapes)
    yield from _references(own, shapes, declared)
    yield from _queries(own, shapes)
    yield from _targets(own, shapes)
    yield from _elsewhere(own, shapes, declared)


def _shapes(own: Index, shapes: ShapeSet) -> Iterator[Problem]:
    every = shapes.index
    components = _has_components(every)
    parameters = set(_values(every, f"{SH}parameter"))
    typed = {node for kind in ("NodeShape", "PropertyShape") for node in own.subjects(NamedNode(SH + kind), RDF_TYPE)}
    # A shape need not say that it is one: what it asks or looks at says so too.
    asking = own.using(*(SH + name for name in vocabulary.PARAMETERS | set(vocabulary.TARGETS)))
    parts = {node for node in _values(own, f"{SH}property") if every.predicates(node)}
    for shape in sorted({*typed, *asking, *parts} - parameters, key=str):
        name, near = called(shape, every, shapes.base), name_of(nearest_name(shape, every))
        if not target_of(every, shape) and not ancestors(every, shape):
            yield Problem(f"{name} has no target and no shape uses it; give it a sh:targetClass", near, near)
        used = {predicate.removeprefix(SH) for predicate in every.predicates(shape)}
        if not used & vocabulary.PARAMETERS and not components and not _opens(shape, every):
            yield Problem(f"{name} asks nothing; give it a sh:property or a sh:sparql", near, near)


def _opens(shape: Node, every: Index) -> bool:
    # In a closed shape a property that is only named is one that may be there.
    return any(every.objects(around, f"{SH}closed") for around in every.subjects(shape, f"{SH}property"))


def _references(own: Index, shapes: ShapeSet, declared: set[str]) -> Iterator[Problem]:
    every = shapes.index
    for name in (*vocabulary.SHAPE_VALUES, *vocabulary.SHAPE_LISTS):
        for node in own.using(SH + name):
            values = every.objects(node, SH + name)
            if name in vocabulary.SHAPE_LISTS:
                values = [member for value in values for member in every.members(value)]
            for value in values:
                if isinstance(value, Literal) or every.predicates(value) or _told_elsewhere(value, shapes, declared):
                    continue
                yield _missing(name, node, value, shapes)


def _told_elsewhere(value: Node, shapes: ShapeSet, declared: set[str]) -> bool:
    # A name of ours that nobody knows is told as such, with the nearest one.
    return value.value.startswith(f"{shapes.base}def#") and value.value not in declared


def _missing(name: str, node: Node, value: Node, shapes: ShapeSet) -> Problem:
    every, base = shapes.index, shapes.base
    known = {*every.subjects(NamedNode(f"{SH}NodeShape"), RDF_TYPE), *every.using(f"{SH}property", f"{SH}path")}
    names = sorted(compact(one.value, base) for one in known if isinstance(one, NamedNode))
    said = compact(value.value, base) if isinstance(value, NamedNode) else "a node that says nothing"
    near = get_close_matches(said, names, n=1)
    advice = f"did you mean {near[0]}?" if near else "describe it in shapes/"
    if name == "node":
        advice = advice if near else "describe it in shapes/; for a class write sh:class"
    where = called(node, every, base)
    return Problem(
        f"the sh:{name} of {where} leads to {said}, which is no shape; {advice}", name_of(value), name_of(node)
    )


def _queries(own: Index, shapes: ShapeSet) -> Iterator[Problem]:
    validators = tuple(f"{SH}{name}" for name in ("validator", "nodeValidator", "propertyValidator"))
    for node in own.using(f"{SH}select", f"{SH}ask"):
        if not ancestors(shapes.index, node) and not shapes.index.subjects(node, *validators):
            name = name_of(node)
            yield Problem(f"no shape uses {compact(name, shapes.base)}; add it to one with sh:sparql", name, name)


def _targets(own: Index, shapes: ShapeSet) -> Iterator[Problem]:
    for node in own.using(f"{SH}target"):
        for value in shapes.index.objects(node, f"{SH}target"):
            if not (isinstance(value, Node) and shapes.index.objects(value, f"{SH}select")):
                where = called(node, shapes.index, shapes.base)
                said = f"the sh:target of {where} has no sh:select, so it finds nothing; add a query"
                yield Problem(said, f"{SH}target", name_of(node))


def _elsewhere(own: Index, shapes: ShapeSet, declared: set[str]) -> Iterator[Problem]:
    """What a file leans on that this check does not do: other files, and reasoning over the data."""
    for node in own.using(IMPORTS):
        for value in own.objects(node, IMPORTS):
            name = value.value
            if name not in declared and not (isinstance(value, Node) and shapes.index.predicates(value)):
                said = (
                    f"owl:imports names {name}, which is not read; put that file in shapes/ with its name as a subject"
                )
                yield Problem(said, name, name_of(node))
    for node in own.using(f"{SH}entailment"):
        # SHACL §1.5: who cannot do it must say so.
        said = "sh:entailment asks for reasoning, which this check does not do; take it out"
        yield Problem(said, f"{SH}entailment", name_of(node))


def _values(index: Index, predicate: str) -> Iterator[Node]:
    for node in index.using(predicate):
        yield from (value for value in index.objects(node, predicate) if isinstance(value, Node))


def _has_components(index: Index) -> bool:
    # With constraint components of its own a graph may ask things by properties in any namespace.
    return bool(index.subjects(NamedNode(f"{SH}ConstraintComponent"), RDF_TYPE))
