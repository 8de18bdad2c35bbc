"""Writing Turtle in the style of ``data/``: one block per thing, no blank nodes, always the same."""

import re
from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from taz_graph.names import VOCABULARIES
from taz_graph.settings import DEFAULT_BASE

Pairs = Mapping[str, Sequence[tuple[str, str]]]
"""Subject IRI -> (property IRI, object as N-Triples writes it)."""

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_XSD = VOCABULARIES["xsd"]


def write_turtle(
    made: Pairs, *, first: str, known: Mapping[str, str], comment: Sequence[str] = (), base: str = DEFAULT_BASE
) -> str:
    """The statements as Turtle: the subject ``first``, then the others sorted; only the prefixes that are used."""
    writer = _Writer(known)
    blocks = [writer.block(subject, made[subject]) for subject in [first, *sorted(set(made) - {first})]]
    own = sorted(name for name in writer.used if known[name].startswith(f"{base}id/"))
    others = sorted(name for name in writer.used if name not in own and name != "taz")
    lines = [f"@prefix {name}: <{known[name]}> ." for name in ("taz", *own, *others)]
    notes = [f"# {line}" for line in comment]
    return "\n".join([*lines, "", *notes, "", "\n\n".join(blocks), ""])


class _Writer:
    def __init__(self, known: Mapping[str, str]) -> None:
        self.known = sorted(known.items(), key=lambda pair: -len(pair[1]))
        self.used: set[str] = set()

    def block(self, subject: str, pairs: Sequence[tuple[str, str]]) -> str:
        grouped: dict[str, list[str]] = {}
        for name, value in pairs:
            grouped.setdefault(name, []).append(value)
        lines = [f"    {self._property(name)} {self._objects(values)}" for name, values in grouped.items()]
        return f"{self.short(subject)}\n" + " ;\n".join(lines) + " ."

    def short(self, iri: str) -> str:
        """The IRI with a prefix where one fits."""
        for name, namespace in self.known:
            local = iri[len(namespace) :]
            if iri.startswith(namespace) and _LOCAL.fullmatch(local):
                self.used.add(name)
                return f"{name}:{local}"
        return f"<{iri}>"

    def _property(self, iri: str) -> str:
        return "a" if iri == f"{VOCABULARIES['rdf']}type" else self.short(iri)

    def _objects(self, values: Iterable[str]) -> str:
        return " , ".join(sorted(self._object(value) for value in set(values)))

    def _object(self, token: str) -> str:
        if token.startswith("<"):
            return self.short(token[1:-1])
        term = next(iter(ox.parse(f"<x:s> <x:p> {token} .", format=ox.RdfFormat.N_TRIPLES))).object
        assert isinstance(term, ox.Literal)
        kind = term.datatype.value
        if kind in (f"{_XSD}integer", f"{_XSD}boolean"):
            return term.value
        if kind.startswith(_XSD) and kind != f"{_XSD}string":
            return f'"{term.value}"^^{self.short(kind)}'
        return token
