"""Targets (SHACL §2.1.3, and sh:target with SPARQL of the Advanced Features §3) as a pattern that binds the focus."""

from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from taz_graph.shacl.graph import RDF_TYPE, SH, Graph, Term, UnsupportedShapeError
from taz_graph.shacl.prefixes import prologue_of, with_prefixes
from taz_graph.shacl.scope import Variables, sparql
from taz_graph.shacl.shapes import Shape, ShapesGraph
from taz_graph.shacl.sizes import Counts
from taz_graph.shacl.values import instance_of

ONLY = "<urn:x-taz-graph:only>"
"""Stands in a narrow query where the focus nodes that it shall look at must be written."""


def only_classes(shape: Shape) -> bool:
    """Whether the shape has no other targets than classes."""
    return all(name == "targetClass" and not isinstance(value, Literal) for name, value in shape.targets)


def narrow_pattern(
    shapes: ShapesGraph, shape: Shape, focus: str, classes: Graph, names: Variables, *, known: bool = False
) -> str:
    """As target_pattern, for those of some given nodes (in the place of ONLY) that are focus nodes.

    With ``known`` the given nodes are instances of the classes, if the shape has ``only_classes``.
    """
    if known and only_classes(shape):
        return f"VALUES {focus} {{ {ONLY} }}"
    parts = _parts(shapes, shape, focus, classes, names, apart=True)
    return f"{{ SELECT DISTINCT {focus} WHERE {{ VALUES {focus} {{ {ONLY} }} {_union(parts)} }} }}"


def target_pattern(shapes: ShapesGraph, shape: Shape, focus: str, classes: Graph, names: Variables) -> str:
    """A pattern that binds ``focus`` to every focus node of the shape, each perhaps more than once."""
    parts = _parts(shapes, shape, focus, classes, names)
    if len(parts) == 1:
        return parts[0]
    # A node that several targets name must be looked at once: what is joined to it grows with each time.
    return f"{{ SELECT DISTINCT {focus} WHERE {{ {_union(parts)} }} }}"


def target_member(shapes: ShapesGraph, shape: Shape, focus: str, classes: Graph, names: Variables) -> str | None:
    """A pattern that holds for a bound ``focus`` that is a target; None where a query of its own finds the targets."""
    if any(name == "target" for name, _ in shape.targets):
        return None
    below: set[Term] = set()
    for name, value in shape.targets:
        if name == "targetClass" and isinstance(value, NamedNode):
            below |= classes.subclasses(value)
    rest = replace(shape, targets=[(name, value) for name, value in shape.targets if name != "targetClass"])
    parts = _parts(shapes, rest, focus, classes, names)
    known = sorted(sparql(cls) for cls in below if isinstance(cls, NamedNode))
    if known:
        # Not "a" with each class: Oxigraph would list all instances before it looks at the few nodes in question.
        kind = names.fresh()
        parts.append(f"{{ {focus} {RDF_TYPE} {kind} . FILTER ({kind} IN ({', '.join(known)})) }}")
    return _union(parts)


def target_walk(shapes: ShapesGraph, shape: Shape, focus: str, classes: Graph, names: Variables) -> str:
    """As target_pattern, but a node that several targets name may come several times."""
    return _union(_parts(shapes, shape, focus, classes, names))


def target_size(shape: Shape, classes: Graph, counts: Counts) -> int:
    """How many focus nodes the shape has at most."""
    total = 0
    for name, value in shape.targets:
        if name == "targetNode":
            total += 1
        elif name == "targetClass" and isinstance(value, NamedNode):
            total += counts.of_classes(cls for cls in classes.subclasses(value) if isinstance(cls, NamedNode))
        elif isinstance(value, NamedNode) and name != "target":
            total += counts.of_predicate(value)
    return total


def _parts(
    shapes: ShapesGraph, shape: Shape, focus: str, classes: Graph, names: Variables, *, apart: bool = False
) -> list[str]:
    """A pattern for each target; with ``apart`` one for each subclass too, for Oxigraph joins two VALUES badly."""
    nodes = sorted({sparql(value) for name, value in shape.targets if name == "targetNode"})
    parts = [f"VALUES {focus} {{ {' '.join(nodes)} }}"] if nodes else []
    for name, value in shape.targets:
        if name == "targetClass" and apart and not isinstance(value, Literal):
            below = sorted(sparql(cls) for cls in classes.subclasses(value) if isinstance(cls, NamedNode))
            parts += [f"{focus} {RDF_TYPE} {cls} ." for cls in below]
        elif name != "targetNode":
            parts.append(_one(shapes, name, value, focus, classes, names))
    return parts


def _union(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else " UNION ".join(f"{{ {part} }}" for part in parts)


def _one(shapes: ShapesGraph, name: str, value: Term, focus: str, classes: Graph, names: Variables) -> str:
    if isinstance(value, Literal):
        raise UnsupportedShapeError(f"sh:{name} {value} is no target")
    if name == "targetClass":
        return instance_of(classes, value, focus)
    if name == "target":
        return _advanced(shapes, value, focus)
    other = names.fresh()
    predicate = sparql(value)
    return f"{focus} {predicate} {other} ." if name == "targetSubjectsOf" else f"{other} {predicate} {focus} ."


def _advanced(shapes: ShapesGraph, node: Term, focus: str) -> str:
    if isinstance(node, Literal):
        raise UnsupportedShapeError(f"sh:target {node} is no target")
    text = shapes.graph.text(node, SH("select"))
    if text is None:
        raise UnsupportedShapeError(f"sh:target {node if isinstance(node, NamedNode) else ''} has no sh:select")
    body = with_prefixes(text, prologue_of(shapes.graph, node))
    return f"{{ SELECT (?this AS {focus}) WHERE {{ {{ {body} }} }} }}"
