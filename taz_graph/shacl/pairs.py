"""Core constraints on how many values there are and how they relate to others (SHACL §4.2, §4.4.5, §4.5, §4.8)."""

from collections.abc import Callable, Iterator

from pyoxigraph import NamedNode

from taz_graph.shacl.graph import SH, Graph, Node, Term, UnsupportedShapeError
from taz_graph.shacl.paths import Path
from taz_graph.shacl.scope import Branch, Scope, Variables, once, sparql

Builder = Callable[[Graph, Path | None, Scope, Term, Variables], Iterator[Branch]]


def _needed(path: Path | None) -> Path:
    if path is None:
        raise UnsupportedShapeError("this constraint needs a property shape (sh:path is missing)")
    return path


def _lacks(path: Path, scope: Scope, x: str) -> str:
    """A filter that holds when the path does not lead from the focus to ``x`` (a constant or a bound variable)."""
    absent = f"NOT EXISTS {{ {scope.focus} {path.text} {x} }}"
    return f"FILTER (!sameTerm({scope.focus}, {x}) && {absent})" if path.nullable else f"FILTER {absent}"


def _min_count(_graph: Graph, path: Path | None, scope: Scope, value: Term, names: Variables) -> Iterator[Branch]:
    path, least, x = _needed(path), int(value.value), names.fresh()
    if least <= (1 if path.nullable else 0):
        return
    if least == 1 and scope.member is not None:
        # One walk over the predicate, where NOT EXISTS looks it up for each focus node.
        pattern = f"{scope.walk} MINUS {{ {scope.focus} {path.text} {x} }}"
    elif least == 1:
        pattern = f"{scope.pattern} FILTER NOT EXISTS {{ {scope.focus} {path.text} {x} }}"
    else:
        pattern = (
            f"{{ SELECT {scope.identity} WHERE {{ {scope.pattern} OPTIONAL {{ {scope.values(path, x)} }} }} "
            f"GROUP BY {scope.identity} HAVING (COUNT(DISTINCT {x}) < {least}) }}"
        )
    yield Branch(SH("MinCountConstraintComponent"), pattern)


def _max_count(_graph: Graph, path: Path | None, scope: Scope, value: Term, names: Variables) -> Iterator[Branch]:
    x = names.fresh()
    grouped = f"GROUP BY {scope.identity} HAVING (COUNT(DISTINCT {x}) > {int(value.value)})"
    pattern = f"{{ SELECT {scope.identity} WHERE {{ {scope.values(_needed(path), x)} }} {grouped} }}"
    if scope.member is not None:
        # The statements of one predicate: no two have the same subject and value, and counting rows needs no set.
        values, number = f"{scope.focus} {_needed(path).text} {x}", names.fresh()
        grouped = f"GROUP BY {scope.identity} HAVING (COUNT(*) > {int(value.value)})"
        found = f"{{ SELECT {scope.identity} WHERE {{ {values} }} {grouped} }}"
        several = f"HAVING (COUNT(*) > COUNT(DISTINCT {scope.focus}))"
        if int(value.value) > 0:
            # Where each subject has one value, which is what most rules ask, telling that is a third of the work.
            found = f"{{ SELECT (COUNT(*) AS {number}) WHERE {{ {values} }} {several} }} {found}"
        pattern = f"{found} {scope.member}"
    yield Branch(SH("MaxCountConstraintComponent"), pattern)


def both_counts(predicate: str, scope: Scope, least: int, most: int, names: Variables) -> tuple[Branch, Branch]:
    """sh:minCount and sh:maxCount of one predicate in one walk: each target is counted with its statements."""
    x, number, focus = names.fresh(), names.fresh(), scope.focus
    statement = f"{focus} {predicate} {x}"
    if scope.member is None:
        # The pattern gives a target of sh:targetSubjectsOf once for each statement, and its values as often.
        total, counted = f"COUNT(DISTINCT {x})", f"{scope.pattern} OPTIONAL {{ {statement} }}"
    else:
        total, counted = f"COUNT({x})", f"{{ {scope.walk} }} UNION {{ {statement} }}"
    wrong = f"{total} != {least}" if least == most else f"{total} < {least} || {total} > {most}"
    grouped = f"WHERE {{ {counted} }} GROUP BY {focus} HAVING ({wrong})"
    pattern = f"{{ SELECT {focus} ({total} AS {number}) {grouped} }}"
    if scope.member is not None:
        # Not joined: Oxigraph would begin with the types of all there is.
        pattern = f"{pattern} FILTER EXISTS {{ {scope.member} }}"
    few, many = SH("MinCountConstraintComponent"), SH("MaxCountConstraintComponent")
    return (
        Branch(few, pattern, number=number, high=least - 1),
        Branch(many, pattern, number=number, low=most + 1),
    )


def _unique_lang(_graph: Graph, path: Path | None, scope: Scope, value: Term, names: Variables) -> Iterator[Branch]:
    if value.value != "true":
        return
    x, language = names.fresh(), names.fresh()
    values, number, several, member = scope.values(_needed(path), x), f"COUNT(DISTINCT {x})", "", ""
    tag, known = f"BIND (LCASE(LANG({x})) AS {language})", f'FILTER ({language} != "")'
    if scope.member is not None:
        step, number = f"{scope.focus} {_needed(path).text} {x} .", "COUNT(*)"
        values = f"{{ SELECT {scope.focus} {x} {language} WHERE {{ {step} {tag} {known} }} }}"
        if scope.alike:
            values = f"{{ SELECT {x} {language} WHERE {{ {once(step, x)} {tag} {known} }} }} "
            # A sub-select again, or Oxigraph looks up who has each of the values, which is most of them.
            values += f"{{ SELECT {scope.focus} {x} WHERE {{ {step} }} }}"
        tag = known = ""
        # The few languages first in which somebody has two values: mostly there is none, and a group for each is all.
        several = (
            f"{{ SELECT {language} WHERE {{ {values} }} "
            f"GROUP BY {language} HAVING (COUNT(*) > COUNT(DISTINCT {scope.focus})) }} "
        )
        member = f" {scope.member}"
    pattern = (
        f"{several}{{ SELECT {scope.identity} {language} WHERE {{ {values} {tag} {known} }} "
        f"GROUP BY {scope.identity} {language} HAVING ({number} > 1) }}{member}"
    )
    yield Branch(SH("UniqueLangConstraintComponent"), pattern, extra=(language,))


def _equals(_graph: Graph, path: Path | None, scope: Scope, value: Term, names: Variables) -> Iterator[Branch]:
    component, other = SH("EqualsConstraintComponent"), sparql(value)
    x, focus = names.fresh(), scope.focus
    if path is None:
        yield Branch(component, f"{scope.pattern} FILTER NOT EXISTS {{ {focus} {other} {focus} }}", value=focus)
        yield Branch(component, f"{scope.pattern} {focus} {other} {x} . FILTER (!sameTerm({x}, {focus}))", value=x)
        return
    theirs = f"{focus} {other} {x} ."
    yield Branch(component, f"{scope.values(path, x)} FILTER NOT EXISTS {{ {theirs} }}", value=x)
    yield Branch(component, f"{scope.pattern} {theirs} {_lacks(path, scope, x)}", value=x)


def _disjoint(_graph: Graph, path: Path | None, scope: Scope, value: Term, names: Variables) -> Iterator[Branch]:
    x = scope.focus if path is None else names.fresh()
    values = scope.pattern if path is None else scope.values(path, x)
    pattern = f"{values} FILTER EXISTS {{ {scope.focus} {sparql(value)} {x} }}"
    yield Branch(SH("DisjointConstraintComponent"), pattern, value=x)


def _less_than(name: str, sign: str) -> Builder:
    def build(_graph: Graph, path: Path | None, scope: Scope, value: Term, names: Variables) -> Iterator[Branch]:
        x, other = names.fresh(), names.fresh()
        values = scope.values(_needed(path), x)
        if scope.member is not None:
            # A sub-select is walked once, where Oxigraph looks the values up for each focus node.
            each = f"SELECT {scope.focus} {x} WHERE {{ {scope.focus} {_needed(path).text} {x} }}"
            values = f"{scope.walk} {{ {each} }}"
        pattern = f"{values} {scope.focus} {sparql(value)} {other} . FILTER (!COALESCE({x} {sign} {other}, false))"
        yield Branch(SH(name), pattern, value=x, extra=(other,))

    return build


def _has_value(_graph: Graph, path: Path | None, scope: Scope, value: Term, _names: Variables) -> Iterator[Branch]:
    component, wanted = SH("HasValueConstraintComponent"), sparql(value)
    if path is None:
        yield Branch(component, f"{scope.pattern} FILTER (!sameTerm({scope.focus}, {wanted}))")
    else:
        yield Branch(component, f"{scope.pattern} {_lacks(path, scope, wanted)}")


PAIR_TESTS: dict[str, Builder] = {
    "minCount": _min_count,
    "maxCount": _max_count,
    "uniqueLang": _unique_lang,
    "equals": _equals,
    "disjoint": _disjoint,
    "lessThan": _less_than("LessThanConstraintComponent", "<"),
    "lessThanOrEquals": _less_than("LessThanOrEqualsConstraintComponent", "<="),
    "hasValue": _has_value,
}


def closed(graph: Graph, shape: Node, scope: Scope, names: Variables) -> Iterator[Branch]:
    """sh:closed (§4.8.1): each triple whose predicate no property shape names is a violation of its own."""
    allowed = {value for name in graph.nodes(shape, SH("property")) for value in graph.nodes(name, SH("path"))}
    for head in graph.nodes(shape, SH("ignoredProperties")):
        allowed |= {member for member in graph.members(head) if isinstance(member, NamedNode)}
    predicate, x = names.fresh(), names.fresh()
    known = ", ".join(sorted(str(name) for name in allowed if isinstance(name, NamedNode)))
    limit = f"FILTER ({predicate} NOT IN ({known}))" if known else ""
    yield Branch(
        SH("ClosedConstraintComponent"),
        f"{scope.pattern} {scope.focus} {predicate} {x} . {limit}",
        value=x,
        path=predicate,
    )
