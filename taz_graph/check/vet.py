"""Are the shapes themselves sound? A rule that can never fire is an error of the check, not a pass.

SHACL processors stay silent about a misspelt ``sh:targetClas``, a class that nothing has, a shape without a target, a
constraint whose query uses an unknown property: all of these "conform". Here each is a CheckError.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from taz_graph.check import vocabulary
from taz_graph.check.idle import idle
from taz_graph.check.problems import Problem, called
from taz_graph.check.queries import namespaces_of, terms_in, unsound
from taz_graph.check.shapes import Index, Node, ShapeSet, name_of
from taz_graph.check.vocabulary import SH
from taz_graph.check.wellformed import PATHS, malformed
from taz_graph.errors import CheckError
from taz_graph.names import VOCABULARIES, compact, namespace_of
from taz_graph.sources import Source
from taz_graph.turtle_lines import line_of_use

RDF_TYPE = f"{VOCABULARIES['rdf']}type"

TERM_POSITIONS = frozenset(
    f"{SH}{name}"
    for name in (
        "targetClass targetSubjectsOf targetObjectsOf class equals disjoint lessThan lessThanOrEquals datatype"
    ).split()
)
"""Here an IRI must be a term that the ontology has, whatever its namespace."""


def vet_shapes(shapes: ShapeSet, sources: Sequence[Source], ontology: Sequence[Source]) -> None:
    """Raises CheckError that names every unsound shape with its file and line, the first one on the first line."""
    declared = {name_of(_node(triple.subject)) for source in ontology for triple in source.triples}
    known = declared | {name_of(shape) for shape in _subjects(shapes)} | _parameters(shapes.index)
    spaces = namespaces_of(ontology)
    # A file that was cut short takes its rules with it, and what is not asked is never missing.
    problems = [f"{source.path}: this file is empty; fill it or remove it" for source in sources if not source.triples]
    for source in ontology:
        found = dict.fromkeys(_shapes_elsewhere(source, shapes.base))
        problems += [_place(source, problem) + problem.said for problem in found]
    for source in sources:
        found = dict.fromkeys(
            (
                *_unknown_terms(source, shapes, known),
                *_unknown_in_paths(source, shapes, known),
                *_unknown_in_queries(source, shapes, declared, spaces),
                *idle(source, shapes, declared),
                *_bad_patterns(source, shapes),
                *_malformed(source, shapes),
                *_shared_numbers(source, shapes),
                *unsound(source, shapes),
            )
        )
        problems += [_place(source, problem) + problem.said for problem in found]
    if problems:
        rest = f"\n(and {len(problems) - 1} more)\n" + "\n".join(problems[1:]) if len(problems) > 1 else ""
        raise CheckError(problems[0] + rest)


def _shapes_elsewhere(source: Source, base: str) -> Iterator[Problem]:
    # Beside the classes that they are about shapes are well-formed too, and nobody would look at anything with them.
    targets = {f"{SH}{name}" for name in vocabulary.TARGETS}
    kinds = {f"{SH}{name}" for name in ("NodeShape", "PropertyShape")}
    for triple in source.triples:
        kind = triple.object.value if isinstance(triple.object, NamedNode) else ""
        if triple.predicate.value in targets or (triple.predicate.value == RDF_TYPE and kind in kinds):
            name = name_of(_node(triple.subject))
            said = f"{compact(name, base)} is a shape, and shapes are read from the folder shapes/ only; move it there"
            yield Problem(said, name, name)


def _unknown_terms(source: Source, shapes: ShapeSet, known: set[str]) -> Iterator[Problem]:
    for triple in source.triples:
        subject, predicate, value = name_of(_node(triple.subject)), triple.predicate.value, triple.object
        if predicate.startswith(SH):
            yield from _unknown_shacl(predicate, vocabulary.PROPERTIES, "property", subject)
        elif not (predicate in known or vocabulary.in_closed_namespace(predicate)):
            yield _unknown(predicate, known, shapes.base, subject, "property")
        if not isinstance(value, NamedNode):
            continue
        if value.value.startswith(SH):
            kind = vocabulary.CLASSES if predicate == RDF_TYPE else vocabulary.INDIVIDUALS | vocabulary.CLASSES
            yield from _unknown_shacl(value.value, kind, "class" if predicate == RDF_TYPE else "name", subject)
        elif _must_be_known(predicate, value.value, shapes.base) and not (
            value.value in known or vocabulary.in_closed_namespace(value.value)
        ):
            yield _unknown(value.value, known, shapes.base, subject, "term")


def _unknown_shacl(iri: str, known: frozenset[str], kind: str, subject: str) -> Iterator[Problem]:
    name = iri.removeprefix(SH)
    if name in known:
        return
    if name in vocabulary.ADVANCED:
        said = f"sh:{name} is of SHACL Advanced Features, which this check does not run; write sh:target or sh:sparql"
    else:
        # sh:Iri is nearer to sh:IRI than to sh:in.
        same = {term.lower(): term for term in sorted(known)}
        near = get_close_matches(name.lower(), same, n=1, cutoff=0.5)
        said = f"sh:{name} is not a {kind} of SHACL"
        said += f"; did you mean sh:{same[near[0]]}?" if near else "; take it out"
    yield Problem(said, iri, subject)


def _unknown(iri: str, known: set[str], base: str, subject: str, kind: str) -> Problem:
    name = compact(iri, base)
    namespace = vocabulary.closed_namespace(iri)
    candidates = vocabulary.closed_terms(namespace) if namespace else known
    near = get_close_matches(name, sorted(compact(term, base) for term in candidates), n=1)
    if not near and name == iri:
        # A misspelt namespace has no prefix, and looks like the right one only when both are written out.
        whole = {*candidates, *(f"{SH}{term}" for term in vocabulary.PROPERTIES | vocabulary.CLASSES)}
        near = [compact(term, base) for term in get_close_matches(iri, sorted(whole), n=1, cutoff=0.85)]
    advice = f"did you mean {near[0]}?" if near else "define it in the ontology, or name another"
    return Problem(f"{name} is not a {kind} that the ontology defines; {advice}", iri, subject)


def _must_be_known(predicate: str, iri: str, base: str) -> bool:
    ours = iri.startswith((f"{base}def#", f"{base}id/begrip/", f"{base}id/lijst/"))
    return ours or predicate in TERM_POSITIONS or vocabulary.closed_namespace(iri) is not None


def _bad_patterns(source: Source, shapes: ShapeSet) -> Iterator[Problem]:
    for triple in source.triples:
        if triple.predicate.value == f"{SH}pattern" and isinstance(triple.object, Literal):
            try:
                re.compile(triple.object.value)
            except re.error as error:
                name = name_of(_node(triple.subject))
                said = f"the sh:pattern of {compact(name, shapes.base)} is not a regular expression ({error}); mend it"
                yield Problem(said, f"{SH}pattern", name)


def _malformed(source: Source, shapes: ShapeSet) -> Iterator[Problem]:
    for node, term, said in malformed(Index(source.triples), shapes.index):
        yield Problem(f"{called(node, shapes.index, shapes.base)} {said}", term, name_of(node))


def _shared_numbers(source: Source, shapes: ShapeSet) -> Iterator[Problem]:
    predicate = f"{shapes.base}def#regelnummer"
    for triple in source.triples:
        if triple.predicate.value == predicate and isinstance(triple.object, Literal):
            others = [node for node in shapes.index.subjects(triple.object, predicate) if node != triple.subject]
            if others:
                name, number = name_of(_node(triple.subject)), triple.object.value
                other = compact(name_of(others[0]), shapes.base)
                said = f"{compact(name, shapes.base)} has the rule number {number} of {other}; give it its own"
                yield Problem(said, predicate, name)


def _unknown_in_queries(
    source: Source, shapes: ShapeSet, declared: set[str], spaces: frozenset[str]
) -> Iterator[Problem]:
    for term, subject in terms_in(source, shapes):
        if (_must_be_known("", term, shapes.base) or namespace_of(term) in spaces) and not (
            term in declared or vocabulary.in_closed_namespace(term)
        ):
            yield replace(_unknown(term, declared, shapes.base, subject, "term"), term=subject)


def _unknown_in_paths(source: Source, shapes: ShapeSet, known: set[str]) -> Iterator[Problem]:
    for node in Index(source.triples).using(f"{SH}path"):
        for value in shapes.index.objects(node, f"{SH}path"):
            for iri in _steps(value, shapes.index, set()):
                if not (iri in known or vocabulary.in_closed_namespace(iri)):
                    yield _unknown(iri, known, shapes.base, name_of(node), "term")


def _steps(path: Node | Literal, index: Index, seen: set[Node]) -> Iterator[str]:
    """The properties that a path goes along, in any depth."""
    if isinstance(path, Literal) or path in seen:
        return
    seen.add(path)
    steps = [*index.members(path), *index.objects(path, *PATHS)]
    if isinstance(path, NamedNode) and not steps:
        yield path.value
    for step in steps:
        yield from _steps(step, index, seen)


def _subjects(shapes: ShapeSet) -> Iterator[Node]:
    yield from (_node(triple.subject) for triple in (*shapes.data, *shapes.ontology))


def _parameters(index: Index) -> set[str]:
    """The properties by which shapes use constraint components of their own (SHACL §6.2.1)."""
    parameters = [value for node in index.using(f"{SH}parameter") for value in index.objects(node, f"{SH}parameter")]
    paths = [path for node in parameters if isinstance(node, Node) for path in index.objects(node, f"{SH}path")]
    return {path.value for path in paths if isinstance(path, NamedNode)}


def _place(source: Source, problem: Problem) -> str:
    subject = None if problem.subject.startswith("_:") else problem.subject
    line = line_of_use(source.text, subject, problem.term)
    return f"{source.path}:{line}: " if line else f"{source.path}: "


def _node(term: object) -> Node:
    if isinstance(term, Node):
        return term
    raise CheckError("the shapes hold a quoted triple; write it as plain RDF")
