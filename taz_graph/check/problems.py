"""What is wrong in a shapes file, as each part of the vetting gives it."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from taz_graph.check.shapes import Index, Node, ancestors, name_of
from taz_graph.names import compact


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a term, and the subject (name as in name_of) that uses it."""

    said: str
    term: str
    subject: str


def nearest_name(node: Node, index: Index) -> Node:
    """The node itself, or the nearest one around it that has an IRI: a person finds nothing under a blank node."""
    return next((one for one in (node, *ancestors(index, node)) if isinstance(one, NamedNode)), node)


def called(node: Node, index: Index, base: str) -> str:
    """How a person would find the node: its name, or that of the shape that it is a part of."""
    near = nearest_name(node, index)
    return compact(name_of(near), base) if near == node else f"a part of {compact(name_of(near), base)}"
