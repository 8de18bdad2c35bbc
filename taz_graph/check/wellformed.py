"""Is each shape written as SHACL wants it? What is not, an engine skips or reads as it likes, and the graph would pass.

Source: W3C SHACL, the syntax rules of appendix "Summary of SHACL Syntax Rules". Those of pySHACL's own shapes come
after these; they are complete but do not say in words what is wrong.
"""

import re
from collections.abc import Callable, Iterator

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode

from taz_graph.check.shapes import Index, Node
from taz_graph.check.vocabulary import SH
from taz_graph.literals import FORMS
from taz_graph.names import VOCABULARIES

Term = Node | Literal
XSD, RDF = VOCABULARIES["xsd"], VOCABULARIES["rdf"]
KINDS = frozenset("IRI BlankNode Literal BlankNodeOrIRI BlankNodeOrLiteral IRIOrLiteral".split())
PATHS = tuple(
    f"{SH}{name}" for name in "inversePath alternativePath zeroOrMorePath oneOrMorePath zeroOrOnePath".split()
)


def _whole(term: Term, _: Index) -> bool:
    return isinstance(term, Literal) and term.datatype.value == f"{XSD}integer" and term.value.lstrip("+").isdigit()


def _boolean(term: Term, _: Index) -> bool:
    return isinstance(term, Literal) and term.datatype.value == f"{XSD}boolean"


def _text(term: Term, _: Index) -> bool:
    return isinstance(term, Literal) and term.datatype.value == f"{XSD}string"


def _said(term: Term, _: Index) -> bool:
    return isinstance(term, Literal) and term.datatype.value in (f"{XSD}string", f"{RDF}langString")


def _value(term: Term, _: Index) -> bool:
    # With a day that no calendar has nothing can be compared, so that every value would seem wrong.
    if not isinstance(term, Literal):
        return False
    form = FORMS.get(term.datatype.value)
    return form is None or form[0](term.value)


def _kind(term: Term, _: Index) -> bool:
    return term.value.removeprefix(SH) in KINDS and isinstance(term, NamedNode)


def _iri(term: Term, _: Index) -> bool:
    return isinstance(term, NamedNode)


def _node(term: Term, _: Index) -> bool:
    return isinstance(term, Node)


def _list(term: Term, index: Index) -> bool:
    """Whether it is an RDF list that ends."""
    seen: set[Term] = set()
    while term != NamedNode(f"{RDF}nil"):
        rest = index.objects(term, f"{RDF}rest") if isinstance(term, Node) else []
        if term in seen or len(rest) != 1 or not isinstance(term, Node) or len(index.objects(term, f"{RDF}first")) != 1:
            return False
        seen.add(term)
        term = rest[0]
    return True


def _filled_list(term: Term, index: Index) -> bool:
    return _list(term, index) and term != NamedNode(f"{RDF}nil")


def _path(term: Term, index: Index) -> bool:
    if isinstance(term, NamedNode) and not index.objects(term, f"{RDF}first"):
        return True
    if not isinstance(term, Node):
        return False
    if index.objects(term, f"{RDF}first"):
        return (
            _list(term, index) and len(steps := index.members(term)) > 1 and all(_path(step, index) for step in steps)
        )
    parts = [(name, value) for name in PATHS for value in index.objects(term, name)]
    if len(parts) != 1:
        return False
    name, value = parts[0]
    if name.endswith("alternativePath"):
        return _list(value, index) and len(both := index.members(value)) > 1 and all(_path(one, index) for one in both)
    return _path(value, index)


def _texts(term: Term, index: Index) -> bool:
    return _list(term, index) and all(_text(member, index) for member in index.members(term))


Is = Callable[[Term, Index], bool]
RULES: tuple[tuple[str, Is, str, bool], ...] = (
    (
        "minCount maxCount minLength maxLength qualifiedMinCount qualifiedMaxCount",
        _whole,
        "a whole number from 0 on, written without quotes",
        True,
    ),
    ("deactivated closed uniqueLang qualifiedValueShapesDisjoint", _boolean, "true or false, without quotes", True),
    ("nodeKind", _kind, "one of the six kinds, such as sh:IRI", True),
    ("message name description", _said, "a text", False),
    ("minInclusive minExclusive maxInclusive maxExclusive", _value, "a value of its datatype", True),
    ("severity datatype", _iri, "the name of a term", True),
    ("class equals disjoint lessThan lessThanOrEquals", _iri, "the name of a term", False),
    ("targetClass targetSubjectsOf targetObjectsOf", _iri, "the name of a term", False),
    ("property node not", _node, "a shape", False),
    ("qualifiedValueShape", _node, "a shape", True),
    ("sparql target", _node, "a node with a query", False),
    ("and or xone", _filled_list, "a list of shapes, such as (ex:A ex:B)", False),
    ("languageIn", _texts, 'a list of texts, such as ("nl" "en")', True),
    ("in ignoredProperties", _list, "a list, such as (1 2 3)", True),
    ("pattern", _text, "a text", False),
    ("flags", _text, "a text", True),
    ("path", _path, "a property, or one path of them", True),
)
"""(Properties, what their value must be, the same in words, whether there may be one only)."""

OF_VALUES = tuple(f"{SH}{name}" for name in ("minCount", "maxCount", "uniqueLang", "lessThan", "lessThanOrEquals"))
"""These ask something of the values of a path; a shape without sh:path has none."""


def malformed(own: Index, every: Index) -> Iterator[tuple[Node, str, str]]:
    """(Shape, property, what is wrong) of the shapes in ``own``, which may lean on what ``every`` file says."""
    for names, fits, words, single in RULES:
        for name in names.split():
            for node in own.using(f"{SH}{name}"):
                values = every.objects(node, f"{SH}{name}")
                if single and len(values) > 1:
                    yield node, f"{SH}{name}", f"has sh:{name} {len(values)} times; keep one"
                elif not all(fits(value, every) for value in values):
                    yield node, f"{SH}{name}", f"has a sh:{name} that is not {words}; mend it"
    yield from _lonely(own, every)
    yield from _unrunnable_patterns(own, every)


def _lonely(own: Index, every: Index) -> Iterator[tuple[Node, str, str]]:
    """What means nothing without something else."""
    inside = {node for using in own.using(f"{SH}property") for node in every.objects(using, f"{SH}property")}
    of_values = {*own.using(*OF_VALUES), *own.subjects(NamedNode(f"{SH}PropertyShape"), f"{RDF}type")}
    for node in sorted((of_values | {node for node in inside if isinstance(node, Node)}), key=str):
        if every.predicates(node) and not every.objects(node, f"{SH}path"):
            yield node, f"{SH}path", "asks something of values and has no sh:path; say which property it looks along"
    counts = (f"{SH}qualifiedMinCount", f"{SH}qualifiedMaxCount")
    for node in own.using(f"{SH}qualifiedValueShape"):
        if not every.objects(node, *counts):
            yield (
                node,
                f"{SH}qualifiedValueShape",
                "has a sh:qualifiedValueShape and no number; add sh:qualifiedMinCount",
            )
    for node in own.using(*counts):
        if not every.objects(node, f"{SH}qualifiedValueShape"):
            yield node, counts[0], "counts with sh:qualifiedMinCount or -MaxCount nothing; add sh:qualifiedValueShape"
    for node in own.using(f"{SH}flags"):
        if not every.objects(node, f"{SH}pattern"):
            yield node, f"{SH}flags", "has sh:flags and no sh:pattern that they belong to; add it"


def _unrunnable_patterns(own: Index, every: Index) -> Iterator[tuple[Node, str, str]]:
    # SPARQL counts a value as good when its REGEX fails: a pattern that it does not know would find nothing, ever.
    for node in own.using(f"{SH}pattern"):
        flags = "".join(term.value for term in every.objects(node, f"{SH}flags"))
        for term in every.objects(node, f"{SH}pattern"):
            if not isinstance(term, Literal):
                continue
            try:
                re.compile(term.value)
            except re.error:
                continue  # said by vet, with what Python says of it
            asked = f"SELECT (REGEX('a', {Literal(term.value)}, {Literal(flags)}) AS ?x) {{}}"
            found = ox.Store().query(asked)
            if isinstance(found, ox.QuerySolutions) and any(row["x"] is None for row in found):
                said = f"has a sh:pattern or sh:flags that SPARQL does not know ({term.value!r}, {flags!r})"
                yield node, f"{SH}pattern", f"{said}; write it plainer"


def unanswered(text: str, messages: list[str]) -> str | None:
    """What is wrong with the query of a constraint, its prefixes written out, and the messages that it fills in."""
    # $PATH stands for a path that only the engine knows.
    found = ox.Store().query(re.sub(r"\$PATH\b", "<urn:path>", text))
    if not isinstance(found, ox.QuerySolutions):
        return "is no SELECT, which a sh:select must be; rewrite it"
    names = {variable.value for variable in found.variables}
    if "this" not in names:
        return "does not give $this, so nobody would know what a finding is about; add it after SELECT"
    for message in messages:
        for name in re.findall(r"\{[?$](\w+)\}", message):
            if name not in names | {"PATH", "shapesGraph", "currentShape"}:
                return f"does not give ?{name}, which its sh:message wants to fill in; add it after SELECT"
    return None
