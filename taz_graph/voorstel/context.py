"""What extractors may know beforehand: the names under which ``data/`` describes things."""

from collections.abc import Iterable

import pyoxigraph as ox

from taz_graph.extractors import Context, Known
from taz_graph.names import VOCABULARIES
from taz_graph.settings import DEFAULT_BASE
from taz_graph.sources import Source

_LABEL = f"{VOCABULARIES['rdfs']}label"
_NAME = f"{VOCABULARIES['skos']}prefLabel"
_TYPE = ox.NamedNode(f"{VOCABULARIES['rdf']}type")
_ORGANISATION = ox.NamedNode(f"{VOCABULARIES['org']}Organization")
_ALIAS = f"{VOCABULARIES['skos']}altLabel"


def read_context(sources: Iterable[Source], base: str = DEFAULT_BASE) -> Context:
    """The things of ``sources`` that have a Dutch label, each with its names, in the order of their IRIs.

    An ``org:Organization`` that is only named (``data/organisaties.ttl``) is no thing of the graph, but a known name.
    """
    things = f"{base}id/"
    short_name = f"{base}def#korteNaam"
    names: dict[str, dict[str, list[str]]] = {}
    organisations: set[str] = set()
    for source in sources:
        for triple in source.triples:
            predicate, subject, value = triple.predicate.value, triple.subject, triple.object
            if triple == ox.Triple(subject, _TYPE, _ORGANISATION) and isinstance(subject, ox.NamedNode):
                organisations.add(subject.value)
            if predicate not in (_LABEL, _NAME, _ALIAS, short_name) or not isinstance(value, ox.Literal):
                continue
            if (
                isinstance(subject, ox.NamedNode)
                and subject.value.startswith(things)
                and value.language in ("nl", None)
            ):
                names.setdefault(subject.value, {}).setdefault(predicate, []).append(value.value)
    known = tuple(_known(iri, names[iri], things, short_name) for iri in sorted(names) if _LABEL in names[iri])
    listed = sorted(iri for iri in organisations if _LABEL not in names.get(iri, ()) and _NAME in names.get(iri, ()))
    return Context(known, tuple(_known(iri, names[iri], things, short_name) for iri in listed))


def _known(iri: str, names: dict[str, list[str]], things: str, short_name: str) -> Known:
    soort, _, kenmerk = iri[len(things) :].partition("/")
    short = sorted(names.get(short_name, ()))
    labels = sorted(names.get(_LABEL) or names[_NAME])
    aliases = dict.fromkeys([*labels[1:], *short[1:], *sorted(names.get(_ALIAS, ()))])
    return Known(iri, soort, kenmerk, labels[0], short[0] if short else None, tuple(aliases))
