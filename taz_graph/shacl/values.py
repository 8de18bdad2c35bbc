"""Core constraints that look at one value at a time (SHACL §4.1, §4.3, §4.4, §4.8.3): what makes ``x`` a violation."""

from collections.abc import Callable

from pyoxigraph import BlankNode, Literal, NamedNode

from taz_graph.shacl.graph import RDF_TYPE, SH, XSD, Graph, Node, Term, UnsupportedShapeError
from taz_graph.shacl.paths import Path
from taz_graph.shacl.scope import Scope, once, sparql, string

# Whole-number types of XML Schema Part 2 §3.3 with their bounds.
INTEGERS: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-128, 127),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 255),
}
_ZONE = "(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?"
_YEAR = "-?([1-9][0-9]{3,}|0[0-9]{3})"
_CLOCK = "(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?|24:00:00([.]0+)?)"
_LEXICAL = {
    "boolean": "true|false|0|1",
    "decimal": "[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)",
    "double": "[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN",
    "gYear": _YEAR + _ZONE,
    "gYearMonth": f"{_YEAR}-(0[1-9]|1[0-2])" + _ZONE,
    "gMonthDay": "--(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])" + _ZONE,
    "gMonth": "--(0[1-9]|1[0-2])" + _ZONE,
    "gDay": "---(0[1-9]|[12][0-9]|3[01])" + _ZONE,
    "time": _CLOCK + _ZONE,
    "duration": "-?P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+([.][0-9]+)?S)?)?",
    "hexBinary": "([0-9a-fA-F]{2})*",
    "language": "[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*",
}
_LEXICAL["float"] = _LEXICAL["double"]
# A pattern cannot know leap years; the cast of SPARQL §17.5 can. xsd:date is cast by way of its midnight, and only
# where the year has four digits, as its text is cut by position.
_CASTS = {
    "dateTime": "STR({x})",
    "date": 'CONCAT(SUBSTR(STR({x}), 1, 10), "T00:00:00")',
}
_DATE_SHAPE = {
    "dateTime": f"{_YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T{_CLOCK}{_ZONE}",
    "date": f"{_YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]){_ZONE}",
}

_KINDS = {
    "IRI": "isIRI({x})",
    "BlankNode": "isBlank({x})",
    "Literal": "isLiteral({x})",
    "BlankNodeOrIRI": "(isBlank({x}) || isIRI({x}))",
    "BlankNodeOrLiteral": "(isBlank({x}) || isLiteral({x}))",
    "IRIOrLiteral": "(isIRI({x}) || isLiteral({x}))",
}

_COMPARISONS = {"minExclusive": ">", "minInclusive": ">=", "maxExclusive": "<", "maxInclusive": "<="}


def ill_typed(datatype: NamedNode, x: str) -> str | None:
    """An expression that is true when the literal ``x`` is no member of the datatype; None where any text is one."""
    if not datatype.value.startswith(XSD):
        return None
    name = datatype.value.removeprefix(XSD)
    if name in INTEGERS:
        low, high = INTEGERS[name]
        tests = [f'REGEX(STR({x}), "^[+-]?[0-9]+$")']
        # As decimal: an integer of Oxigraph ends at 64 bits, xsd:unsignedLong does not fit.
        number = f"<{XSD}decimal>(STR({x}))"
        tests += [f"{number} >= {low}.0"] if low is not None else []
        tests += [f"{number} <= {high}.0"] if high is not None else []
        return f"!COALESCE({' && '.join(tests)}, false)"
    if name in _LEXICAL:
        return f"!REGEX(STR({x}), {string(f'^({_LEXICAL[name]})$')})"
    if name in _CASTS:
        cast = f"<{XSD}dateTime>({_CASTS[name].format(x=x)})"
        known = f'(!REGEX(STR({x}), "^[0-9]{{4}}-") || COALESCE(isLiteral({cast}), false))'
        return f"!(REGEX(STR({x}), {string(f'^{_DATE_SHAPE[name]}$')}) && {known})"
    return None


def _class(graph: Graph, _shape: Node, value: Term, x: str) -> str:
    if isinstance(value, Literal):
        raise UnsupportedShapeError(f"sh:class {value} is no class")
    return f"FILTER NOT EXISTS {{ {instance_of(graph, value, x)} }}"


def instance_of(graph: Graph, cls: Node, x: str) -> str:
    """A pattern that holds when ``x`` is a SHACL instance of ``cls``, its subclasses in ``graph`` included."""
    below = sorted(sparql(member) for member in graph.subclasses(cls) if not isinstance(member, BlankNode))
    if len(below) == 1:
        return f"{x} {RDF_TYPE} {below[0]} ."
    kind = f"{x}_class"
    return f"VALUES {kind} {{ {' '.join(below)} }} {x} {RDF_TYPE} {kind} ."


def _datatype(_graph: Graph, _shape: Node, value: Term, x: str) -> str:
    if not isinstance(value, NamedNode):
        raise UnsupportedShapeError(f"sh:datatype {value} is no IRI")
    # As text: Oxigraph compares two strings in half the time that it compares two IRIs made from nothing.
    same = f"COALESCE(STR(DATATYPE({x})) = {string(value.value)}, false)"
    wrong = ill_typed(value, x)
    return f"FILTER ({' || '.join([f'!{same}', *([wrong] if wrong else [])])})"


def _node_kind(_graph: Graph, _shape: Node, value: Term, x: str) -> str:
    kind = _KINDS.get(value.value.removeprefix(SH.base))
    if kind is None:
        raise UnsupportedShapeError(f"sh:nodeKind {value} is no node kind")
    return f"FILTER (!{kind.format(x=x)})"


def _comparison(sign: str) -> "Test":
    def test(_graph: Graph, _shape: Node, value: Term, x: str) -> str:
        # Values that cannot be compared are violations (§4.3): an error counts as "no".
        return f"FILTER (!COALESCE({x} {sign} {sparql(value)}, false))"

    return test


def _text_fails(holds: str, x: str) -> str:
    """A filter for the nodes without text, and those of whose text ``holds`` does not."""
    return f"FILTER ({_NO_TEXT.format(x=x)}!COALESCE({holds}, false))"


_NO_TEXT = "isBlank({x}) || "


def without_blank(test: str, x: str) -> str:
    """The test for a store where STR of a blank node is an error, as SPARQL §17.4.2.5 has it: that says it already.

    Oxigraph fetches the text of a node each time that an expression names it, which is most of what a test costs.
    """
    return test.replace(_NO_TEXT.format(x=x), "")


def _length(sign: str) -> "Test":
    def test(_graph: Graph, _shape: Node, value: Term, x: str) -> str:
        return _text_fails(f"STRLEN(STR({x})) {sign} {int(value.value)}", x)

    return test


def _pattern(graph: Graph, shape: Node, value: Term, x: str) -> str:
    flags = graph.text(shape, SH("flags"))
    arguments = f"STR({x}), {string(value.value)}" + (f", {string(flags)}" if flags else "")
    return _text_fails(f"REGEX({arguments})", x)


def _language_in(graph: Graph, _shape: Node, value: Term, x: str) -> str:
    tags = [tag.value for tag in graph.members(_list(value))]
    allowed = " || ".join(f"LANGMATCHES(LANG({x}), {string(tag)})" for tag in tags) or "false"
    return f"FILTER (!isLiteral({x}) || !({allowed}))"


def _in(graph: Graph, _shape: Node, value: Term, x: str) -> str:
    members = " ".join(sparql(member) for member in graph.members(_list(value)))
    return f"MINUS {{ VALUES {x} {{ {members} }} }}"


def _list(value: Term) -> Node:
    if isinstance(value, Literal):
        raise UnsupportedShapeError(f"{value} stands where a list is needed")
    return value


def that_fail(test: str, values: Scope, path: Path | None, scope: Scope) -> str:
    """A pattern for the values in a scope that are left by a test, from whichever end the scope says."""
    x = values.focus
    if scope.member is None or path is None:
        return f"{values.pattern} {test}"
    leads = f"{scope.focus} {path.text} {x} ."
    if test.startswith("MINUS") or not scope.alike:
        # To take away costs little, and of values that differ each must be tested anyway.
        return f"{{ SELECT DISTINCT {scope.focus} {x} WHERE {{ {leads} {test} }} }} {scope.member}"
    # Joined, not FILTER EXISTS: Oxigraph would ask that of every value before it looks at the cheap test.
    return f"{{ SELECT {x} WHERE {{ {once(leads, x)} {test} }} }} {leads} {scope.member}"


Test = Callable[[Graph, Node, Term, str], str]

# parameter -> (component, what to add to a pattern that binds x so that only violations are left)
VALUE_TESTS: dict[str, tuple[str, Test]] = {
    "class": ("ClassConstraintComponent", _class),
    "datatype": ("DatatypeConstraintComponent", _datatype),
    "nodeKind": ("NodeKindConstraintComponent", _node_kind),
    "minLength": ("MinLengthConstraintComponent", _length(">=")),
    "maxLength": ("MaxLengthConstraintComponent", _length("<=")),
    "pattern": ("PatternConstraintComponent", _pattern),
    "languageIn": ("LanguageInConstraintComponent", _language_in),
    "in": ("InConstraintComponent", _in),
    **{
        name: (f"{name[0].upper()}{name[1:]}ConstraintComponent", _comparison(sign))
        for name, sign in _COMPARISONS.items()
    },
}
