"""Vetting the queries of the shapes: each is SPARQL, and about the thing that is checked."""

import re
from collections.abc import Collection, Iterator

import pyoxigraph as ox
from pyoxigraph import NamedNode

from taz_graph.check.problems import Problem, called, nearest_name
from taz_graph.check.shapes import Index, Node, ShapeSet, name_of, prefixes_of
from taz_graph.check.vocabulary import SH
from taz_graph.check.wellformed import unanswered
from taz_graph.names import VOCABULARIES, namespace_of
from taz_graph.shacl.graph import UnsupportedShapeError
from taz_graph.shacl.prefixes import expanded, with_prefixes
from taz_graph.sources import Source

LONGEST = 160
"""Signs of what the parser says: it lists every token that it would have taken."""


def unsound(source: Source, shapes: ShapeSet) -> Iterator[Problem]:
    """The queries of one file that no engine could run, or that would never find anything."""
    for node, text, named in _queries(source, shapes):
        said = _syntax_problem(text, named) or _lost(node, text, shapes.index) or _mute(node, text, named, shapes.index)
        if said is not None:
            near = name_of(nearest_name(node, shapes.index))
            whose = called(node, shapes.index, shapes.base).removeprefix("a part of ")
            yield Problem(f"the query of {whose} {said}", near, near)


def terms_in(source: Source, shapes: ShapeSet) -> Iterator[tuple[str, str]]:
    """(IRI, nearest name of the query that uses it) of each query that is SPARQL."""
    for node, text, named in _queries(source, shapes):
        if _syntax_problem(text, named) is None:
            near = name_of(nearest_name(node, shapes.index))
            yield from ((token.text[1:-1], near) for token in expanded(text, named) if token.kind == "iri")


def namespaces_of(ontology: Collection[Source]) -> frozenset[str]:
    """The namespaces in which the ontology names classes and properties: another term there is one nobody knows."""
    kinds = ("Class", "Property", "Datatype")
    terms = {
        triple.subject.value
        for source in ontology
        for triple in source.triples
        if triple.predicate.value == f"{VOCABULARIES['rdf']}type"
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, NamedNode)
        and triple.object.value.endswith(kinds)
    }
    return frozenset(map(namespace_of, terms)) - {""}


def _queries(source: Source, shapes: ShapeSet) -> Iterator[tuple[Node, str, dict[str, str]]]:
    index = Index(source.triples)
    for node in index.using(f"{SH}select", f"{SH}ask"):
        named = prefixes_of(shapes.index, node)
        yield from ((node, text.value, named) for text in index.objects(node, f"{SH}select", f"{SH}ask"))


def _syntax_problem(text: str, named: dict[str, str]) -> str | None:
    try:
        # $PATH stands for the path of a property shape, which only the engine knows.
        ox.Store().query(re.sub(r"\$PATH\b", "<urn:path>", with_prefixes(text, named)))
    except UnsupportedShapeError as error:
        return f"is not SPARQL: {error}"
    except (SyntaxError, ValueError) as error:
        why = " ".join(str(error).split())
        short = why if len(why) <= LONGEST else f"{why[:LONGEST]}…"
        return f"is not SPARQL ({short}); mend it, or declare the prefix with sh:declare"
    return None


def _lost(node: Node, text: str, index: Index) -> str | None:
    # The validator of a constraint component may look at its value only (SHACL §6.2.3).
    asks = bool(index.objects(node, f"{SH}ask"))
    if re.search(r"[$?](?:this|value)\b" if asks else r"[$?]this\b", text):
        return None
    return "does not use $this, so it says nothing about the thing that is checked; add it"


def _mute(node: Node, text: str, named: dict[str, str], index: Index) -> str | None:
    if not index.subjects(node, f"{SH}sparql"):
        return None
    messages = [message.value for message in index.objects(node, f"{SH}message")]
    return unanswered(with_prefixes(text, named), messages)
