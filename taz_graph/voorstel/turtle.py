"""Things as Turtle in the style of ``data/``: one block per thing, no blank nodes, the same bytes everywhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from taz_graph import names

_LOCAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_WIDTH = 110


@dataclass(slots=True)
class Thing:
    """One subject with its properties, in the order in which they will be written.

    Values are Turtle as it stands in the file: make them with ``iri``, ``text``, ``typed`` and ``number``.
    """

    iri: str
    properties: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, *values: str) -> "Thing":
        """Adds values to a property (a prefixed name, ``a`` for the class); a value is written once."""
        listed = self.properties.setdefault(name, [])
        listed += [value for value in values if value not in listed]
        return self

    def has(self, name: str) -> bool:
        """Whether the thing has a value for a property."""
        return bool(self.properties.get(name))


class Writer:
    """Writes IRIs of one base with their prefixes, and remembers which prefixes it used."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._prefixes = names.prefixes(base)
        self._longest = sorted(self._prefixes, key=lambda name: (-len(self._prefixes[name]), name))

    def iri(self, iri: str) -> str:
        """``partij:vws``, or the whole IRI in brackets where no prefix makes a plain name of it."""
        for prefix in self._longest:
            rest = iri[len(self._prefixes[prefix]) :] if iri.startswith(self._prefixes[prefix]) else ""
            if rest and _LOCAL.fullmatch(rest):
                return f"{prefix}:{rest}"
        return f"<{iri}>"

    def thing(self, soort: str, kenmerk: str) -> str:
        """The IRI of a thing as it is written."""
        return self.iri(names.thing(soort, kenmerk, self.base))

    def document(self, header: Sequence[str], body: str) -> str:
        """A whole file: the prefixes that ``body`` uses, comment lines, and the body."""
        inside = re.sub(r'"(?:[^"\\]|\\.)*"|<[^<>]*>|#[^\n]*', " ", body)
        used = sorted(set(re.findall(r"(?<![\w-])([a-z]+):(?=[A-Za-z0-9])", inside)) & self._prefixes.keys())
        first = [name for name in used if name == "taz"]
        own = [name for name in used if name not in names.VOCABULARIES and name != "taz"]
        others = [name for name in used if name in names.VOCABULARIES]
        lines = [f"@prefix {name}: <{self._prefixes[name]}> ." for name in (*first, *own, *others)]
        return "\n".join([*lines, "", *(f"# {line}" for line in header), "", body.rstrip("\n"), ""])


def text(value: str, language: str | None = None) -> str:
    """A string, with its language where it has one."""
    plain = f'"{value.translate(_ESCAPES)}"'
    return f"{plain}@{language}" if language else plain


def typed(value: str, datatype: str) -> str:
    """A literal of a datatype of XML Schema: ``typed("2024-05-31", "date")``."""
    return f"{text(value)}^^xsd:{datatype}"


def date(value: str) -> str:
    """A day, month or year with the datatype that fits: ``2024-05-31``, ``2024-05``, ``2024``."""
    return typed(value, {4: "gYear", 7: "gYearMonth"}.get(len(value), "date"))


def decimal(value: float) -> str:
    """A decimal as data/ writes it: ``6.5``, ``21000.0``."""
    return f"{value:.10f}".rstrip("0") + ("0" if float(value).is_integer() else "")


def block(thing: Thing) -> str:
    """The block of a thing, with the line break that ends it."""
    first = [name for name in ("a", "rdfs:label") if name in thing.properties]
    ordered = [*first, *(name for name in thing.properties if name not in first)]
    lines = [_property(name, thing.properties[name]) for name in ordered if thing.properties[name]]
    return f"{thing.iri}\n" + " ;\n".join(lines) + " .\n"


def _property(name: str, values: Sequence[str]) -> str:
    line = f"    {name} " + " , ".join(values)
    if len(line) <= _WIDTH or len(values) == 1:
        return line
    return f"    {name} " + " ,\n        ".join(values)
