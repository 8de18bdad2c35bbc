"""SPARQL-based constraints (SHACL §5) and constraint components (§6), made part of one query over all focus nodes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

from pyoxigraph import BlankNode, NamedNode

from taz_graph.shacl.graph import SH, Graph, Node, Term, UnsupportedShapeError
from taz_graph.shacl.prefixes import Token, expanded, prologue_of, replaced
from taz_graph.shacl.scope import Branch, Scope, sparql
from taz_graph.shacl.shapes import Shape, ShapesGraph

# §5.2.2: what pre-binding leaves undefined; a query that uses it is refused, not run in some other meaning.
_FORBIDDEN = {"MINUS", "VALUES", "SERVICE"}
_AGGREGATES = {"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"}

Absence = Callable[[list[Token], str], list[Token]]
"""Of a query and its focus the same query: see absent.py."""


def sparql_branches(
    graph: Graph, shape: Shape, scope: Scope, shapes_graph: str | None, absence: Absence | None = None
) -> Iterator[Branch]:
    """The violations that sh:sparql constraints of the shape select; ``absence`` writes FILTER NOT EXISTS otherwise."""
    for node in graph.nodes(shape.node, SH("sparql")):
        if graph.text(node, SH("deactivated")) == "true":
            continue
        text = graph.text(node, SH("select"))
        if text is None:
            raise UnsupportedShapeError(f"sh:sparql {node} has no sh:select")
        component = SH("SPARQLConstraintComponent")
        yield _select_branch(graph, shape, scope, (node, text, component), _bound(shape, shapes_graph), absence)


def _bound(shape: Shape, shapes_graph: str | None) -> dict[str, str]:
    """What each pre-bound variable stands for, the focus apart."""
    bound = {"shapesGraph": f"<{shapes_graph}>"} if shapes_graph else {}
    if shape.path is not None:
        bound["PATH"] = shape.path.text
    if not isinstance(shape.node, BlankNode):
        bound["currentShape"] = str(shape.node)
    return bound


def _select_branch(
    graph: Graph,
    shape: Shape,
    scope: Scope,
    source: tuple[Node, str, NamedNode],
    bound: dict[str, str],
    absence: Absence | None = None,
) -> Branch:
    node, text, component = source
    body = expanded(text, prologue_of(graph, node))
    _refuse(body, bound)
    body = replaced(_known_bound(body, bound), {**bound, "this": scope.focus})
    if absence and not scope.keep:
        body = absence(body, scope.focus)
    projected = _projected(body)
    if scope.focus not in projected and "*" not in projected:
        raise UnsupportedShapeError("a SELECT of a constraint must project $this")
    query = _with_targets(body, scope)
    names = {name[1:]: name for name in projected if name.startswith("?")}
    return Branch(
        component=component,
        pattern=f"{{ {query} }}",
        value=names.get("value"),
        extra=tuple(sorted(names.values())),
        path=names.get("path") if shape.path is None else None,
        constraint=node,
        message=names.get("message"),
        selected=True,
    )


def _known_bound(body: list[Token], bound: dict[str, str]) -> list[Token]:
    """The tokens with BOUND($x) as true for what is bound beforehand: a constant cannot stand in BOUND."""
    result = list(body)
    words = [index for index, token in enumerate(body) if token.kind != "space"]
    for first, opening, name, closing in zip(words, words[1:], words[2:], words[3:], strict=False):
        if body[first].word == "BOUND" and body[name].text[1:] in bound and body[opening].text == "(":
            result[first : closing + 1] = [Token("word", "(true)"), *[Token("space", " ")] * (closing - first)]
    return result


def _refuse(body: list[Token], bound: dict[str, str]) -> None:
    words = [token for token in body if token.kind != "space"]
    for index, token in enumerate(words):
        if token.word in _FORBIDDEN:
            raise UnsupportedShapeError(f"{token.word} has no meaning where $this is bound beforehand (SHACL §5.2.2)")
        if token.word == "AS" and words[index + 1].text[1:] in ("this", *bound):
            raise UnsupportedShapeError(f"{words[index + 1].text} is bound beforehand and cannot be assigned")
        if token.word in ("LIMIT", "OFFSET"):
            raise UnsupportedShapeError(f"{token.word} counts per focus node, which one query for all cannot do")
        if token.text[1:] == "shapesGraph" and token.kind == "variable" and "shapesGraph" not in bound:
            raise UnsupportedShapeError("$shapesGraph: the shapes are not a graph of the store")
    _refuse_subqueries(words)


def _refuse_subqueries(words: list[Token]) -> None:
    """Refuse sub-selects that do not project $this, and aggregates that are not grouped by it."""
    selects = [index for index, token in enumerate(words) if token.word == "SELECT"]
    for index in selects[1:]:
        projection = []
        for token in words[index + 1 :]:
            if token.word in ("WHERE", "{"):
                break
            projection.append(token.text)
        if not any(text[1:] == "this" for text in projection):
            raise UnsupportedShapeError("a sub-select must project $this (SHACL §5.2.2)")
    grouped = any(
        token.word == "GROUP" and any(later.text[1:] == "this" for later in words[index : index + 12])
        for index, token in enumerate(words)
    )
    if not grouped and any(token.word in _AGGREGATES or token.word == "HAVING" for token in words):
        raise UnsupportedShapeError("an aggregate that is not grouped by $this counts per focus node")


def _projected(body: list[Token]) -> list[str]:
    """The variables that the outermost SELECT projects, ``*`` included."""
    found, depth = [], 0
    words = [token for token in body if token.kind != "space"]
    start = next((index for index, token in enumerate(words) if token.word == "SELECT"), None)
    if start is None:
        raise UnsupportedShapeError("sh:select holds no SELECT query")
    for index, token in enumerate(words[start + 1 :], start + 1):
        if token.word in ("WHERE", "{") and depth == 0:
            break
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        named = depth == 0 or words[index - 1].word == "AS"
        if (token.kind == "variable" and named) or (token.text == "*" and depth == 0):
            found.append("?" + token.text[1:] if token.kind == "variable" else "*")
    return found


def _with_targets(body: list[Token], scope: Scope) -> str:
    """The query with the scope's pattern in its outermost group and in each inner one that tests the focus.

    A FILTER sees only its own group, so ``{ FILTER ($this = ex:a) }`` inside a UNION needs the focus bound there.
    """
    bind = f" {{ SELECT DISTINCT {scope.identity} WHERE {{ {scope.pattern} }} }} "
    keep = " ".join(scope.keep)
    needed = _groups_that_test(body, scope.focus)
    text, first, selected = [], True, False
    for index, token in enumerate(body):
        text.append(token.text)
        if token.text == "{" and (first or index in needed):
            text.append(bind)
            first = False
        elif keep and token.word == "SELECT" and not selected:
            following = next((later.word for later in body[index + 1 :] if later.kind != "space"), "")
            selected = following not in ("DISTINCT", "REDUCED")
            text.append(f" {keep} " if selected else "")
        elif keep and token.word in ("DISTINCT", "REDUCED") and not selected:
            selected = True
            text.append(f" {keep} ")
        elif keep and token.word == "BY" and any(t.word == "GROUP" for t in body[max(0, index - 2) : index]):
            text.append(f" {keep} ")
    return "".join(text)


def _groups_that_test(body: list[Token], focus: str) -> set[int]:
    """Positions of the "{" of groups whose own expressions (not their triples) mention the focus."""
    found: set[int] = set()
    groups: list[int] = []
    parentheses: list[int] = []
    previous = ""
    after_exists: set[int] = set()
    for index, token in enumerate(body):
        if token.text == "{":
            groups.append(index)
            parentheses.append(0)
            if previous == "EXISTS":
                after_exists.add(index)
        elif token.text == "}" and groups:
            groups.pop()
            parentheses.pop()
        elif groups:
            parentheses[-1] += {"(": 1, ")": -1}.get(token.text, 0)
            if token.text == focus and parentheses[-1] > 0:
                found.add(groups[-1])
        if token.kind != "space":
            previous = token.word or token.text
    return found - after_exists


def custom_branches(
    shapes: ShapesGraph, shape: Shape, scope: Scope, values: Scope, shapes_graph: str | None
) -> Iterator[Branch]:
    """The violations of the constraint components that the shapes graph itself declares."""
    graph = shapes.graph
    for component in shapes.components:
        for parameters in _instances(graph, component, shape.node):
            validator = _validator(graph, component, shape)
            bound = _bound(shape, shapes_graph) | {name: sparql(value) for name, value in parameters.items()}
            select, ask = graph.text(validator, SH("select")), graph.text(validator, SH("ask"))
            if select is not None:
                branch = _select_branch(graph, shape, scope, (validator, select, component), bound)
                yield replace(branch, constraint=None)
            elif ask is not None:
                yield _ask_branch(graph, values, scope, (validator, ask, component), bound)
            else:
                raise UnsupportedShapeError(f"the validator of {component} has neither sh:select nor sh:ask")


def _ask_branch(
    graph: Graph, values: Scope, scope: Scope, source: tuple[Node, str, NamedNode], bound: dict[str, str]
) -> Branch:
    node, text, component = source
    body = expanded(text, prologue_of(graph, node))
    _refuse(body, {**bound, "value": values.focus})
    body = replaced(_known_bound(body, bound), {**bound, "this": scope.focus, "value": values.focus})
    whole = "".join(token.text for token in body)
    inner = whole[whole.index("{") : whole.rindex("}") + 1]
    return Branch(component, f"{values.pattern} FILTER NOT EXISTS {inner}", value=values.focus)


def _instances(graph: Graph, component: NamedNode, shape: Node) -> Iterator[dict[str, Term]]:
    """Each combination of parameter values with which the shape uses the component (§6.2)."""
    wanted: dict[str, list[Term]] = {}
    for parameter in graph.nodes(component, SH("parameter")):
        path = graph.value(parameter, SH("path"))
        if not isinstance(path, NamedNode):
            raise UnsupportedShapeError(f"a parameter of {component} has no sh:path")
        values = graph.values(shape, path)
        if values:
            wanted[_local(path)] = values
        elif graph.text(parameter, SH("optional")) != "true":
            return
    for chosen in product(*wanted.values()):
        yield dict(zip(wanted, chosen, strict=True))


def _local(path: NamedNode) -> str:
    return path.value.rstrip("/").replace("#", "/").rsplit("/", 1)[-1]


def _validator(graph: Graph, component: NamedNode, shape: Shape) -> Node:
    own = SH("nodeValidator" if shape.path is None else "propertyValidator")
    found = graph.nodes(component, own) or graph.nodes(component, SH("validator"))
    if not found:
        raise UnsupportedShapeError(f"{component} has no validator for a {own.value.rsplit('#', 1)[-1][:-9]} shape")
    return found[0]
