"""Competency questions: SPARQL files whose header says what they ask, with what parameters, and what must come out.

A question is ``ontology/vragen/NAME.rq``. Its header stands in ``#+`` comment lines and is YAML, so the file runs
unchanged in any SPARQL tool. A parameter stands in the query as ``VALUES ?datum { "2023-01-01"^^xsd:date }``: the
default, which :func:`render` replaces by another term. Terms are always written by pyoxigraph, so no value can add
query text of its own.
"""

import re
import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import yaml
from pyoxigraph import BlankNode, Literal, NamedNode

from taz_graph.errors import QueryError
from taz_graph.names import VOCABULARIES, compact, prefixes
from taz_graph.settings import DEFAULT_BASE, Settings
from taz_graph.store import Rows, Store

Term = NamedNode | BlankNode | Literal
Text = Mapping[str, str]

HEADER_MARK = "#+"
HEADER_KEYS = ("titel", "toelichting", "parameters", "verwacht")
PARAMETER_KEYS = ("naam", "soort", "label", "voorbeeld")
LANGUAGES = ("nl", "en")
XSD = VOCABULARIES["xsd"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a user may fill in; ``soort`` is ``date``, ``iri``, ``string`` or ``integer``."""

    name: str
    soort: str
    label: Text
    example: str


@dataclass(frozen=True, slots=True)
class Expected:
    """What a question must answer on the shipped data: columns, and rows of compact text (see :func:`cell`)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Vraag:
    """A named question; texts are by language (``nl``, ``en``), ``query`` is SPARQL without the header."""

    name: str
    title: Text
    description: Text
    parameters: tuple[Parameter, ...]
    query: str
    expected: Expected | None
    path: Path | None = None


def load_vragen(settings: Settings) -> list[Vraag]:
    """All questions of ``ontology/vragen``, by name; none where that folder is absent.

    Raises QueryError when a header is wrong.
    """
    return [read_vraag(path) for path in sorted((settings.ontology / "vragen").glob("*.rq"))]


def read_vraag(path: Path) -> Vraag:
    """The question in one file; a plain query without a header gets its file name as title."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(f"is not UTF-8 (byte {error.start}); save it as UTF-8", path=path) from error
    except OSError as error:
        raise QueryError(f"cannot be read: {error.strerror}; name another file", path=path) from error
    return parse_vraag(text, name=path.stem, path=path)


def parse_vraag(text: str, *, name: str, path: Path | None = None) -> Vraag:
    """The question in ``text``. Raises QueryError when its header is wrong or a parameter has no VALUES row."""
    lines = text.splitlines()
    header = textwrap.dedent("\n".join(line[len(HEADER_MARK) :] for line in lines if line.startswith(HEADER_MARK)))
    query = "\n".join(line for line in lines if not line.startswith(HEADER_MARK)).strip() + "\n"
    fields = _read_header(header, path)
    vraag = Vraag(
        name=name,
        title=_texts(fields.get("titel", name), "titel", path),
        description=_texts(fields.get("toelichting", ""), "toelichting", path),
        parameters=tuple(_parameter(item, path) for item in _list(fields.get("parameters", []), "parameters", path)),
        query=query,
        expected=_expected(fields["verwacht"], path) if "verwacht" in fields else None,
        path=path,
    )
    for parameter in vraag.parameters:
        _row_of(vraag, parameter)
    return vraag


def render(vraag: Vraag, values: Mapping[str, str], *, base: str = DEFAULT_BASE) -> str:
    """The query text with ``values`` in the place of the defaults; what is not given keeps its default.

    Raises QueryError when a name is not a parameter of the question or a value does not fit its soort.
    """
    known = {parameter.name: parameter for parameter in vraag.parameters}
    query = vraag.query
    for name, value in values.items():
        if name not in known:
            raise QueryError(f"question {vraag.name} has no parameter '{name}'; {_choice(name, known)}")
        term = _TERM_MAKERS[known[name].soort](value, name, base)
        before, after = _values_row(name).split(query)
        query = f"{before}VALUES ?{name} {{ {term} }}{after}"
    return query


def ask(store: Store, vraag: Vraag, values: Mapping[str, str] | None = None, *, base: str = DEFAULT_BASE) -> Rows:
    """The rows that ``store`` answers to the question."""
    return store.select(render(vraag, values or {}, base=base))


def cell(term: Term | None, base: str = DEFAULT_BASE) -> str:
    """One value as compact text: ``motie:kst-29282-475`` for an IRI, the bare text of a literal, empty for no value."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return compact(term.value, base)
    return term.value if isinstance(term, Literal) else str(term)


def cells(rows: Rows, base: str = DEFAULT_BASE) -> list[tuple[str, ...]]:
    """All rows as compact text, in the order of the answer."""
    return [tuple(cell(term, base) for term in row) for row in rows.rows]


def named(vragen: Iterable[Vraag], name: str) -> Vraag:
    """The question with that name; QueryError with the nearest names when there is none."""
    known = {vraag.name: vraag for vraag in vragen}
    if name not in known:
        raise QueryError(f"there is no question '{name}'; {_choice(name, known)}")
    return known[name]


def expand(text: str, base: str = DEFAULT_BASE) -> str:
    """An IRI from ``opgave:taz-5``, ``<https://...>`` or ``https://...``; QueryError when it is none of these."""
    inside = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    prefix, colon, local = inside.partition(":")
    known = prefixes(base)
    if colon and not local.startswith("//") and prefix in known and local:
        inside = known[prefix] + local
    elif not re.match(r"[A-Za-z][A-Za-z0-9+.-]*://.|urn:.", inside):
        hint = _choice(prefix, known) if colon else "write it as prefix:name or as https://..."
        raise QueryError(f"'{text}' is not an IRI or a prefixed name; {hint}")
    try:
        return NamedNode(inside).value
    except ValueError as error:
        raise QueryError(f"'{text}' holds a character that no IRI may have; leave it out") from error


def _date_term(value: str, name: str, _base: str) -> Literal:
    try:
        day = date.fromisoformat(value).isoformat()
    except ValueError:
        day = None
    # Python also reads 20230131 and 2023-W05-2, which are no xsd:date.
    if day != value:
        raise QueryError(f"parameter {name}: '{value}' is not a date; write it as 2023-01-31")
    return Literal(value, datatype=NamedNode(f"{XSD}date"))


def _iri_term(value: str, name: str, base: str) -> NamedNode:
    try:
        return NamedNode(expand(value, base))
    except QueryError as error:
        raise QueryError(f"parameter {name}: {error}") from error


def _string_term(value: str, _name: str, _base: str) -> Literal:
    return Literal(value)


def _integer_term(value: str, name: str, _base: str) -> Literal:
    if not re.fullmatch(r"[+-]?[0-9]+", value):
        raise QueryError(f"parameter {name}: '{value}' is not a whole number; write it in digits")
    return Literal(value, datatype=NamedNode(f"{XSD}integer"))


_TERM_MAKERS: dict[str, Callable[[str, str, str], NamedNode | Literal]] = {
    "date": _date_term,
    "iri": _iri_term,
    "string": _string_term,
    "integer": _integer_term,
}


def _values_row(name: str) -> re.Pattern[str]:
    # A default may hold a brace inside its quotes or its IRI, so quoted texts and IRIs are skipped as a whole.
    inside = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|[^{}"'<])*"""
    return re.compile(rf"\bVALUES\s+[?$]{re.escape(name)}\s*\{{{inside}\}}", re.IGNORECASE)


def _row_of(vraag: Vraag, parameter: Parameter) -> None:
    found = len(_values_row(parameter.name).findall(vraag.query))
    if found != 1:
        raise QueryError(
            f"parameter {parameter.name} has {found} rows in the query; "
            f"write exactly one line 'VALUES ?{parameter.name} {{ default }}'",
            path=vraag.path,
        )


def _read_header(header: str, path: Path | None) -> Mapping[str, object]:
    if not header.strip():
        return {}
    try:
        # BaseLoader keeps every cell as it is written: "2022" stays text, "no" does not become False.
        fields = yaml.load(header, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes strings only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        raise QueryError(
            f"the {HEADER_MARK} header is not YAML; check its indentation", path=path, line=line
        ) from error
    return _mapping(fields, HEADER_KEYS, "the header", path)


def _mapping(value: object, keys: Iterable[str], where: str, path: Path | None) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise QueryError(f"{where} must hold {', '.join(keys)}", path=path)
    for key in value:
        if key not in keys:
            raise QueryError(f"{where} has an unknown field '{key}'; {_choice(str(key), keys)}", path=path)
    return value


def _list(value: object, where: str, path: Path | None) -> list[object]:
    if not isinstance(value, list):
        raise QueryError(f"{where} must be a list", path=path)
    return value


def _texts(value: object, where: str, path: Path | None) -> dict[str, str]:
    if isinstance(value, str):
        return dict.fromkeys(LANGUAGES, value)
    texts = _mapping(value, LANGUAGES, where, path)
    missing = [language for language in LANGUAGES if not texts.get(language)]
    if missing:
        raise QueryError(f"{where} has no text in {' and '.join(missing)}; add it", path=path)
    return {language: str(texts[language]) for language in LANGUAGES}


def _parameter(item: object, path: Path | None) -> Parameter:
    fields = _mapping(item, PARAMETER_KEYS, "a parameter", path)
    missing = [key for key in ("naam", "soort") if not fields.get(key)]
    if missing:
        raise QueryError(f"a parameter has no {' and no '.join(missing)}; add it", path=path)
    name, soort = str(fields["naam"]), str(fields["soort"])
    if soort not in _TERM_MAKERS:
        raise QueryError(f"parameter {name} has an unknown soort '{soort}'; {_choice(soort, _TERM_MAKERS)}", path=path)
    return Parameter(name, soort, _texts(fields.get("label", name), "label", path), str(fields.get("voorbeeld", "")))


def _expected(value: object, path: Path | None) -> Expected:
    fields = _mapping(value, ("kolommen", "rijen"), "verwacht", path)
    columns = tuple(str(column) for column in _list(fields.get("kolommen"), "kolommen", path))
    rows = [tuple(str(item) for item in _list(row, "a row", path)) for row in _list(fields.get("rijen"), "rijen", path)]
    for number, row in enumerate(rows, 1):
        if len(row) != len(columns):
            raise QueryError(f"expected row {number} has {len(row)} cells, not {len(columns)}; mend it", path=path)
    return Expected(columns, tuple(rows))


def _choice(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    near = get_close_matches(name, names, n=3)
    if near:
        return f"did you mean {' or '.join(near)}?"
    return f"choose from {', '.join(names)}" if names else "it has none"
