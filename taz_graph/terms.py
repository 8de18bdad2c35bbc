"""Every term that the data use is a term that the ontology defines; every thing referred to is described.

RDF accepts any IRI anywhere, so a typing error makes a new class that no shape looks at, and the check "passes".
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from taz_graph import names
from taz_graph.errors import UnknownTermError
from taz_graph.settings import DEFAULT_BASE
from taz_graph.sources import ONTOLOGY_GRAPH, PROVENANCE_GRAPH, Source
from taz_graph.turtle_lines import RDF_TYPE, line_of_use

SHOWN = 20
"""Problems written out in one message; of the rest only the number is said."""

_XSD = names.VOCABULARIES["xsd"]
_SH = names.VOCABULARIES["sh"]
_DATATYPES = {
    *(
        _XSD + name
        for name in (
            "string boolean decimal integer double float date time dateTime dateTimeStamp gYear gMonth gDay gYearMonth "
            "gMonthDay duration yearMonthDuration dayTimeDuration byte short int long unsignedByte unsignedShort "
            "unsignedInt unsignedLong positiveInteger nonNegativeInteger negativeInteger nonPositiveInteger "
            "hexBinary base64Binary anyURI language normalizedString token NMTOKEN Name NCName"
        ).split()
    ),
    *(names.VOCABULARIES["rdf"] + name for name in "langString dirLangString HTML XMLLiteral JSON".split()),
}
_META_CLASSES = {
    names.VOCABULARIES[prefix] + name
    for prefix, listed in {
        "rdf": "Property List Statement",
        "rdfs": "Class Datatype Resource Literal",
        "owl": "Ontology Class Thing NamedIndividual ObjectProperty DatatypeProperty AnnotationProperty",
        "skos": "Concept ConceptScheme Collection",
        "sh": "Shape NodeShape PropertyShape",
    }.items()
    for name in listed.split()
}
"""What terms and shapes themselves are: shapes may target these, whether or not there is one yet."""
_SHAPE_CLASSES = {_SH + "targetClass", _SH + "class"}
_SHAPE_PROPERTIES = {_SH + "path", _SH + "targetSubjectsOf", _SH + "targetObjectsOf"}


class _Use(NamedTuple):
    """One thing (or nameless node) that uses an IRI in a role where it is wrong."""

    kind: str
    iri: str
    source: Source
    subject: str | None


@dataclass(frozen=True)
class _Problem:
    """What is wrong with one IRI, and the place where it is used first."""

    sentence: str
    path: Path
    line: int | None

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{where}: {self.sentence}"


def check_terms(
    data: Sequence[Source], ontology: Sequence[Source], shapes: Sequence[Source] = (), *, base: str = DEFAULT_BASE
) -> None:
    """Every class, property, concept, datatype and soort in the data is known, and every reference leads somewhere.

    Known is what the ontology declares: our own terms, and those of others that ``ontology/gebruikt.ttl`` lists. An
    IRI under ``base`` that is referred to is described in the data, the ontology or the shapes. The shapes target
    known classes and follow known properties. IRIs elsewhere are free as objects.

    Raises UnknownTermError that lists every problem once (20 at most, and how many more). Its first line is a
    sentence with file and line of the first one and the nearest known name.
    """
    known = _Known(data, ontology, shapes, base)
    uses: dict[tuple[str, str], list[_Use]] = {}
    for rules, sources in ((_data_rules, data), (_definition_rules, (*ontology, *shapes))):
        for use in _wrong_uses(sources, rules, known):
            uses.setdefault((use.kind, use.iri), []).append(use)
    if uses:
        raise _error([_problem(found, known) for found in list(uses.values())[:SHOWN]], len(uses))


def _error(problems: Sequence[_Problem], total: int) -> UnknownTermError:
    lines = [problems[0].sentence, *(f"  {problem}" for problem in problems[1:])]
    if total > len(problems):
        lines.append(f"  and {total - len(problems)} more")
    return UnknownTermError("\n".join(lines), path=problems[0].path, line=problems[0].line)


class _Known:
    """What is declared and what is described, as sets of IRIs."""

    def __init__(self, data: Sequence[Source], ontology: Sequence[Source], shapes: Sequence[Source], base: str) -> None:
        self.base = base
        self.terms, self.things = f"{base}def#", f"{base}id/"
        self.lists = (names.thing("begrip", "", base), names.thing("lijst", "", base))
        types = [triple for source in ontology for triple in source.triples if triple.predicate.value == RDF_TYPE]
        self.classes = set(_declared(types, "Class", "Datatype"))
        self.properties = set(_declared(types, "Property"))
        self.used_by_definitions = {t.predicate.value for source in (*ontology, *shapes) for t in source.triples}
        self.used_by_definitions |= {t.object.value for t in types if isinstance(t.object, ox.NamedNode)}
        self.used_by_definitions |= _META_CLASSES
        self.defined = _subjects([*ontology, *shapes])
        self.graphs = {source.graph for source in data}
        self.graphs |= {names.graph_of(name, base) for name in (ONTOLOGY_GRAPH, PROVENANCE_GRAPH)}
        self.described = self.defined | self.graphs | _subjects(data)

    @cached_property
    def soorten(self) -> set[str]:
        """Kinds of things: ours, and one for each class that an ontology adds (`ex:Brief` gives `brief`)."""
        added = {iri.rpartition("#" if "#" in iri else "/")[2].lower() for iri in self.classes}
        return {*names.SOORTEN, *added}

    def shown(self, iri: str) -> str:
        """The IRI as a person would write it."""
        compact = names.compact(iri, self.base)
        return compact if compact != iri else f"<{iri}>"


_Rules = Callable[[ox.Triple, _Known], Iterator[tuple[str, str]]]
"""What is wrong in one triple, as pairs of a kind (a key of _SENTENCES) and an IRI."""


def _declared(types: Iterable[ox.Triple], *endings: str) -> Iterator[str]:
    """IRIs with a type such as owl:Class, rdfs:Class, rdf:Property or owl:ObjectProperty."""
    for triple in types:
        subject, kind = triple.subject, triple.object
        if isinstance(subject, ox.NamedNode) and isinstance(kind, ox.NamedNode) and kind.value.endswith(endings):
            yield subject.value


def _subjects(sources: Iterable[Source]) -> set[str]:
    return {t.subject.value for source in sources for t in source.triples if isinstance(t.subject, ox.NamedNode)}


def _wrong_uses(sources: Iterable[Source], rules: _Rules, known: _Known) -> Iterator[_Use]:
    """The wrong uses of IRIs, in the order of the files, one for each thing that has it."""
    seen: set[tuple[str, str, str | None]] = set()
    for source in sources:
        for triple in source.triples:
            for kind, iri in rules(triple, known):
                subject = triple.subject.value if isinstance(triple.subject, ox.NamedNode) else None
                if (kind, iri, subject) not in seen:
                    seen.add((kind, iri, subject))
                    yield _Use(kind, iri, source, subject)


def _data_rules(triple: ox.Triple, known: _Known) -> Iterator[tuple[str, str]]:
    predicate, value = triple.predicate.value, triple.object
    if isinstance(triple.subject, ox.NamedNode):
        yield from _subject_rules(triple.subject.value, known)
    if predicate not in known.properties:
        yield "property", predicate
    if isinstance(value, ox.Literal):
        if value.datatype.value not in _DATATYPES and value.datatype.value not in known.classes:
            yield "datatype", value.datatype.value
    elif isinstance(value, ox.NamedNode):
        if predicate == RDF_TYPE:
            if value.value not in known.classes:
                yield "class", value.value
        else:
            yield from _reference_rules(value.value, known)


def _subject_rules(iri: str, known: _Known) -> Iterator[tuple[str, str]]:
    if not iri.startswith(known.base) or iri in known.graphs:
        return
    if iri.startswith((known.terms, *known.lists)):
        yield from _reference_rules(iri, known)
    elif iri.startswith(known.things):
        if iri[len(known.things) :].partition("/")[0] not in known.soorten:
            yield "soort", iri
    elif not iri.startswith(f"{known.base}doc/") and iri not in known.defined:
        yield "place", iri


def _reference_rules(iri: str, known: _Known) -> Iterator[tuple[str, str]]:
    if not iri.startswith(known.base):
        return
    if iri.startswith(known.lists):
        if iri not in known.defined:
            yield "concept", iri
    elif iri.startswith(known.terms):
        if iri not in known.defined:
            yield "term", iri
    elif iri not in known.described:
        yield "reference", iri


def _definition_rules(triple: ox.Triple, known: _Known) -> Iterator[tuple[str, str]]:
    """In ontology and shapes: our own names exist, and what shapes look at is known."""
    if not isinstance(triple.object, ox.NamedNode):
        return
    predicate, iri = triple.predicate.value, triple.object.value
    if predicate in _SHAPE_CLASSES:
        if iri not in known.classes and iri not in known.used_by_definitions:
            yield "class", iri
    elif predicate in _SHAPE_PROPERTIES:
        if iri not in known.properties and iri not in known.used_by_definitions:
            yield "property", iri
    elif iri.startswith((known.terms, *known.lists)):
        yield from _reference_rules(iri, known)


_SENTENCES: dict[str, tuple[str, Callable[[_Known], Iterable[str]]]] = {
    "class": ("is not a class of the ontology", lambda known: known.classes),
    "property": ("is not a property of the ontology", lambda known: known.properties),
    "datatype": ("is not a datatype", lambda _: _DATATYPES),
    "concept": ("is not a concept or list of the ontology", lambda k: [i for i in k.defined if i.startswith(k.lists)]),
    "term": ("is not a term of the ontology", lambda known: [i for i in known.defined if i.startswith(known.terms)]),
    "soort": ("is of a soort that does not exist", lambda k: [f"{k.things}{name}/" for name in k.soorten]),
    "place": ("is no place for a thing", lambda _: ()),
    "reference": ("is referred to but described nowhere", lambda known: known.described),
}
_REPAIRS = {
    "class": "declare it in ontology/, or list it in ontology/gebruikt.ttl if it is somebody else's",
    "property": "declare it in ontology/, or list it in ontology/gebruikt.ttl if it is somebody else's",
    "datatype": "use one of XML Schema, such as xsd:date",
    "concept": "add it to ontology/lijsten.ttl",
    "term": "declare it in ontology/",
    "soort": "correct it, or declare a class of that name in ontology/",
    "place": "things begin with the base and id/, terms with the base and def#",
    "reference": "describe it in a file of data/",
}


def _problem(uses: Sequence[_Use], known: _Known) -> _Problem:
    use = uses[0]
    fault, candidates = _SENTENCES[use.kind]
    nearest = _nearest(use, candidates(known), known)
    repair = f"did you mean {nearest}?" if nearest else _REPAIRS[use.kind]
    also = f" (used by {len(uses)} things)" if len(uses) > 1 else ""
    line = line_of_use(use.source.text, use.subject, use.iri)
    return _Problem(f"{known.shown(use.iri)} {fault}; {repair}{also}", use.source.path, line)


def _nearest(use: _Use, candidates: Iterable[str], known: _Known) -> str | None:
    """The known name that looks most like the wrong one, or None when none looks like it at all."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - a build that finds nothing wrong does not pay for it

    wrong = use.iri
    if use.kind == "soort":
        wrong = known.things + wrong[len(known.things) :].partition("/")[0] + "/"
    choices = {iri: known.shown(iri) for iri in sorted(candidates) if iri != use.iri}
    if use.kind in ("soort", "reference"):  # a wrong soort has no prefix: compare what follows id/
        choices = {iri: iri.removeprefix(known.things) for iri in choices}
        wrong = wrong.removeprefix(known.things)
    else:
        wrong = known.shown(wrong)
    found = process.extractOne(wrong, choices, scorer=fuzz.ratio, processor=str.lower, score_cutoff=70)
    if found is None and wrong.startswith("<"):
        # A misspelt namespace has no prefix, and looks like the right one only when both are written out.
        found = process.extractOne(use.iri, {iri: iri for iri in choices}, scorer=fuzz.ratio, score_cutoff=85)
    if found is None:
        return None
    iri = found[2]
    return f"soort {found[0].rstrip('/')}" if use.kind == "soort" else known.shown(iri)
