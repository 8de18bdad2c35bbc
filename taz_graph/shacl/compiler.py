"""From a shape to queries: one per constraint, nested shapes folded in.

Everything rests on two steps. ``branches`` lists the ways in which a shape can be violated, each a graph pattern that
starts from the scope's own pattern, so no inner part leans on bindings from outside it. ``violating`` joins them into
one sub-select of the violating nodes; "conforms" is then MINUS that sub-select, which is how sh:not, sh:or, sh:xone
and the qualified constraints are made from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from pyoxigraph import BlankNode, Literal, NamedNode

from taz_graph.shacl.absent import minus, unmatched
from taz_graph.shacl.features import ANY_STORE, Features
from taz_graph.shacl.graph import SH, XSD, Graph, Node, Term, UnsupportedShapeError
from taz_graph.shacl.pairs import PAIR_TESTS, both_counts, closed
from taz_graph.shacl.rules import Absence, custom_branches, sparql_branches
from taz_graph.shacl.scope import Branch, Scope, Variables, once
from taz_graph.shacl.shapes import Shape, ShapesGraph
from taz_graph.shacl.sizes import ALIKE, NO_TEXT, WORTH, Counts, walked
from taz_graph.shacl.targets import narrow_pattern, target_member, target_pattern, target_size, target_walk
from taz_graph.shacl.values import VALUE_TESTS, instance_of, that_fail, without_blank


@dataclass(frozen=True, slots=True)
class Query:
    """One compiled constraint: ``text`` selects its violations; the variables say where each part of a result is.

    ``root`` is the variable of the focus nodes of ``target``, the shape whose targets they are. ``size`` is about how
    many statements it walks, 0 where the store's counts are not known.
    """

    text: str
    shape: Shape
    branch: Branch
    focus: str
    root: str = ""
    target: Shape | None = None
    size: int = 0


class Compiler:
    """Compiles the shapes of one shapes graph; ``classes`` is a graph with the rdfs:subClassOf of the data.

    With ``counts`` of the store the queries start from its values where those are few (see sizes).
    """

    def __init__(
        self, shapes: ShapesGraph, classes: Graph, features: Features = ANY_STORE, counts: Counts | None = None
    ) -> None:
        self.features = features
        self.counts = counts
        self.shapes = shapes
        self.graph = shapes.graph
        self.classes = classes
        self.names = Variables()

    def compile(self, shape: Shape) -> list[Query]:
        """The queries of one shape with targets; UnsupportedShapeError when a part of it cannot be compiled."""
        if shape.deactivated:
            return []
        focus = self.names.fresh("_f")
        given = self.shapes, shape, focus, self.classes, self.names
        known = self.features.known
        pattern = narrow_pattern(*given, known=known) if self.features.narrow else target_pattern(*given)
        scope = Scope(focus, pattern)
        if self.counts is not None:
            size = target_size(shape, self.classes, self.counts)
            scope = replace(scope, member=target_member(*given), size=size, each=target_walk(*given))
        queries = self._queries(shape, scope, frozenset())
        return [replace(query, root=focus, target=shape, size=self._walked(query, scope)) for query in queries]

    def _walked(self, query: Query, scope: Scope) -> int:
        path = query.shape.path.node if query.shape.path else None
        return walked(self.counts, path, scope.size, by_hand=query.branch.selected) if self.counts else 0

    # Results: the shape's own violations, then those of its property shapes with the values as focus nodes.

    def _queries(self, shape: Shape, scope: Scope, above: frozenset[Node]) -> Iterator[Query]:
        if shape.deactivated:
            return
        above = self._enter(shape, above)
        for branch in self.branches(shape, scope, above):
            yield Query(self._select(scope, branch), shape, branch, scope.focus)
        for node in self.graph.nodes(shape.node, SH("property")):
            yield from self._queries(self._property(node), self._inner(shape, scope), above)

    def _property(self, node: Node) -> Shape:
        shape = self.shapes.shape(node)
        if shape.path is None:
            raise UnsupportedShapeError(f"sh:property {node} has no sh:path")
        return shape

    def _enter(self, shape: Shape, above: frozenset[Node]) -> frozenset[Node]:
        if shape.node in above:
            raise UnsupportedShapeError(f"shape {shape.node} leads back to itself; SHACL leaves recursion undefined")
        return above | {shape.node}

    def _select(self, scope: Scope, branch: Branch) -> str:
        parts = [*scope.keep, scope.focus, branch.value, branch.path, branch.message, *branch.extra]
        variables = " ".join(dict.fromkeys(part for part in [*parts, branch.number] if part))
        # A SPARQL constraint reports each of its solutions, equal ones too (§5.3.2).
        distinct = "" if branch.selected else "DISTINCT "
        return f"SELECT {distinct}{variables} {self.features.dataset}WHERE {{ {branch.pattern} }}"

    def _inner(self, shape: Shape, scope: Scope) -> Scope:
        """The scope of the shape's values: what sh:property and the other shape-based constraints look at."""
        if shape.path is None:
            return scope
        x = self.names.fresh()
        return Scope(x, scope.values(shape.path, x), (*scope.keep, scope.focus))

    # Violations

    def branches(self, shape: Shape, scope: Scope, above: frozenset[Node]) -> Iterator[Branch]:
        """Each way to violate the shape's own constraints; sh:property is left to the caller."""
        graph, node = self.graph, shape.node
        values = self._inner(shape, scope)
        for name, (component, test) in VALUE_TESTS.items():
            source = self.classes if name == "class" else graph
            for value in graph.values(node, SH(name)):
                if name == "datatype" and value.value.removeprefix(XSD) in self.features.lost_types:
                    raise UnsupportedShapeError(f"the store keeps every {value.value.removeprefix(XSD)} as integer")
                extra = test(source, node, value, values.focus)
                if self.features.strict:
                    extra = without_blank(extra, values.focus)
                if name == "class":
                    extra = self._not_of_class(value, shape, scope, values.focus) or extra
                sized = self._sized(shape, scope, NO_TEXT if name == "class" else WORTH)
                yield Branch(SH(component), that_fail(extra, values, shape.path, sized), value=values.focus)
        yield from self._pairs(shape, scope)
        if graph.text(node, SH("closed")) == "true":
            yield from closed(graph, node, scope, self.names)
        yield from self._logic(shape, scope, above)
        yield from self._qualified(shape, scope, above)
        yield from sparql_branches(graph, shape, scope, self.features.shapes_graph, self._absence())
        yield from custom_branches(self.shapes, shape, scope, values, self.features.shapes_graph)

    def _absence(self) -> Absence | None:
        """How FILTER NOT EXISTS is written for the store; None: as it is."""
        if self.features.known:
            return unmatched
        return partial(minus, bound=True) if self.counts is not None else None

    def _pairs(self, shape: Shape, scope: Scope) -> Iterator[Branch]:
        counted = self._counted(shape, scope)
        yield from counted
        for name, build in PAIR_TESTS.items():
            if counted and name in ("minCount", "maxCount"):
                continue
            for value in self.graph.values(shape.node, SH(name)):
                yield from build(self.graph, shape.path, self._sized(shape, scope, NO_TEXT), value, self.names)

    def _counted(self, shape: Shape, scope: Scope) -> tuple[Branch, ...]:
        """The least and the greatest number of values, where both are given and the store counts them in one go."""
        least, most = (self.graph.values(shape.node, SH(name)) for name in ("minCount", "maxCount"))
        if self.counts is None or scope.keep or shape.path is None or not isinstance(shape.path.node, NamedNode):
            return ()
        if len(least) != 1 or len(most) != 1 or int(least[0].value) < 1:
            return ()
        sized = self._sized(shape, scope, NO_TEXT)
        return both_counts(shape.path.text, sized, int(least[0].value), int(most[0].value), self.names)

    def _not_of_class(self, cls: Term, shape: Shape, scope: Scope, x: str) -> str | None:
        """What is left of the values without the instances of a class; None where asking of each costs less."""
        if self.counts is None or scope.member is None or shape.path is None or isinstance(cls, Literal):
            return None
        if not isinstance(shape.path.node, NamedNode):
            return None
        values = self.counts.of_predicate(shape.path.node)
        if self._sized(shape, scope, NO_TEXT).member is None:
            values = min(values, scope.size)
        below = [member for member in self.classes.subclasses(cls) if isinstance(member, NamedNode)]
        if self.counts.of_classes(below) > NO_TEXT * values:
            return None
        return f"MINUS {{ {instance_of(self.classes, cls, x)} }}"

    def _sized(self, shape: Shape, scope: Scope, worth: int) -> Scope:
        """The scope, with its ``member`` only where starting from the values of the shape's path is worth it."""
        if scope.member is not None and not scope.keep and self.counts is not None and shape.path is not None:
            predicate = shape.path.node
            if isinstance(predicate, NamedNode) and self.counts.of_predicate(predicate) <= worth * scope.size:
                alike = self.counts.of_values(predicate) * ALIKE <= self.counts.of_predicate(predicate)
                return replace(scope, alike=alike)
        return replace(scope, member=None)

    def violating(self, node: Node, scope: Scope, above: frozenset[Node]) -> str | None:
        """A sub-select of the scope's focus nodes that violate the shape at ``node``; None when none can."""
        shape = self.shapes.shape(node)
        if shape.deactivated:
            return None
        above = self._enter(shape, above)
        patterns = list(dict.fromkeys(branch.pattern for branch in self.branches(shape, scope, above)))
        for child in self.graph.nodes(node, SH("property")):
            inner = self._inner(shape, scope)
            found = self.violating(self._property(child).node, inner, above)
            if found is not None:
                # Without a path the values are the focus nodes, and the sub-select begins with these itself.
                itself = inner is scope and self.counts is not None
                patterns.append(found if itself else f"{inner.pattern} {found}")
        if not patterns:
            return None
        return f"{{ SELECT DISTINCT {scope.focus} WHERE {{ {_union(patterns)} }} }}"

    def _logic(self, shape: Shape, scope: Scope, above: frozenset[Node]) -> Iterator[Branch]:
        values = self._inner(shape, scope)
        looked, begin, end = self._apart(shape, scope, values)
        x = values.focus
        for node in self._shapes(shape, "node"):
            found = self.violating(node, looked, above)
            if found is not None:
                yield Branch(SH("NodeConstraintComponent"), _from_few(found, begin, end), value=x)
        for node in self._shapes(shape, "not"):
            found = self.violating(node, looked, above)
            pattern = f"{begin} {f'MINUS {found}' if found else ''} {end}"
            yield Branch(SH("NotConstraintComponent"), pattern, value=x)
        for head in self._shapes(shape, "and"):
            parts = [found for node in self._members(head) if (found := self.violating(node, looked, above))]
            if parts:
                yield Branch(SH("AndConstraintComponent"), _from_few(f"{{ {_union(parts)} }}", begin, end), value=x)
        for head in self._shapes(shape, "or"):
            choices = [self.violating(node, looked, above) for node in self._members(head)]
            if None not in choices:
                joined = " ".join(choice for choice in choices if choice)
                yield Branch(SH("OrConstraintComponent"), _from_few(joined, begin, end), value=x)
        for head in self._shapes(shape, "xone"):
            yield self._xone(head, values, above)

    def _apart(self, shape: Shape, scope: Scope, values: Scope) -> tuple[Scope, str, str]:
        """Where to look for violating values, and what joins them to the focus nodes: before and after them.

        What violates a shape does so by itself, whoever has it as value. So, where starting from the values is worth
        it, each value is looked at once and not once for each focus node: a list is named a thousand times.
        """
        member = self._sized(shape, scope, WORTH).member
        if member is None or shape.path is None:
            return values, values.pattern, ""
        x = values.focus
        looked = once(f"{self.names.fresh()} {shape.path.text} {x}", x)
        return Scope(x, looked), f"{scope.focus} {shape.path.text} {x} .", member

    def _xone(self, head: Node, values: Scope, above: frozenset[Node]) -> Branch:
        optional, terms = [], []
        for node in self._members(head):
            found, flag = self.violating(node, values, above), self.names.fresh()
            if found is None:
                terms.append("1")
                continue
            optional.append(f"OPTIONAL {{ {{ SELECT {values.focus} (1 AS {flag}) WHERE {found} }} }}")
            terms.append(f"IF(BOUND({flag}), 0, 1)")
        total = " + ".join(terms) or "0"
        pattern = f"{values.pattern} {' '.join(optional)} FILTER (({total}) != 1)"
        return Branch(SH("XoneConstraintComponent"), pattern, value=values.focus)

    def _qualified(self, shape: Shape, scope: Scope, above: frozenset[Node]) -> Iterator[Branch]:
        for node in self._shapes(shape, "qualifiedValueShape"):
            if shape.path is None:
                raise UnsupportedShapeError("sh:qualifiedValueShape needs a property shape (sh:path is missing)")
            values = self._inner(shape, scope)
            found = self.violating(node, values, above)
            pattern = f"{values.pattern} {f'MINUS {found}' if found else ''}"
            for sibling in self._siblings(shape, node):
                other = self.violating(sibling, values, above)
                # A value that conforms to a sibling does not count; one that nothing violates conforms to it.
                pattern += f" {other}" if other else " FILTER (false)"
            yield from self._qualified_counts(shape, scope, values, pattern)

    def _qualified_counts(self, shape: Shape, scope: Scope, values: Scope, pattern: str) -> Iterator[Branch]:
        group = f"GROUP BY {scope.identity}"
        number = f"COUNT(DISTINCT {values.focus})"
        for least in self.graph.values(shape.node, SH("qualifiedMinCount")):
            inner = f"{scope.pattern} OPTIONAL {{ SELECT {values.identity} WHERE {{ {pattern} }} }}"
            text = f"{{ SELECT {scope.identity} WHERE {{ {inner} }} {group} HAVING ({number} < {int(least.value)}) }}"
            yield Branch(SH("QualifiedMinCountConstraintComponent"), text)
        for most in self.graph.values(shape.node, SH("qualifiedMaxCount")):
            text = f"{{ SELECT {scope.identity} WHERE {{ {pattern} }} {group} HAVING ({number} > {int(most.value)}) }}"
            yield Branch(SH("QualifiedMaxCountConstraintComponent"), text)

    def _siblings(self, shape: Shape, node: Node) -> list[Node]:
        """The sibling shapes of a qualified value shape (§4.7.3)."""
        graph = self.graph
        if graph.text(shape.node, SH("qualifiedValueShapesDisjoint")) != "true":
            return []
        parents = [parent for parent, child in graph.pairs(SH("property")) if child == shape.node]
        brothers = {child for parent in parents for child in graph.nodes(parent, SH("property"))}
        found = {value for child in brothers for value in graph.nodes(child, SH("qualifiedValueShape"))}
        return sorted(found - {node}, key=str)

    def _shapes(self, shape: Shape, name: str) -> Iterator[Node]:
        for value in self.graph.values(shape.node, SH(name)):
            if not isinstance(value, NamedNode | BlankNode):
                raise UnsupportedShapeError(f"sh:{name} {value} is no shape")
            yield value

    def _members(self, head: Node) -> list[Node]:
        return [_node(member) for member in self.graph.members(head)]


def _node(term: Term) -> Node:
    if isinstance(term, Literal):
        raise UnsupportedShapeError(f"{term} stands where a shape is needed")
    return term


def _from_few(violating: str, begin: str, end: str) -> str:
    """What ``_apart`` gives around the violating values, these first where they lead to the focus nodes by themselves.

    Oxigraph begins with the first of what it takes to be as long.
    """
    return f"{violating} {begin} {end}" if end else f"{begin} {violating}"


def _union(patterns: list[str]) -> str:
    return " UNION ".join(f"{{ {pattern} }}" for pattern in patterns)
