"""The terms of the ontology and the lists of values, with their definitions."""

from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from api.reading.reader import Named, Reader
from taz_graph.network.labels import pick

TERMS = """
SELECT DISTINCT ?term ?kind WHERE {
  VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty }
  ?term rdf:type ?kind .
  FILTER(STRSTARTS(STR(?term), "{base}def#"))
}
ORDER BY ?term
"""
ABOUT = """
SELECT DISTINCT ?term ?property ?value WHERE {
  VALUES ?property {
    rdfs:label skos:definition skos:example skos:scopeNote dct:source rdfs:subClassOf rdfs:subPropertyOf rdfs:domain
    rdfs:range owl:equivalentClass owl:equivalentProperty skos:exactMatch skos:closeMatch
  }
  ?term ?property ?value .
  FILTER(STRSTARTS(STR(?term), "{base}def#"))
}
"""
CONCEPTS = """
SELECT DISTINCT ?list ?concept WHERE { ?concept skos:inScheme ?list } ORDER BY ?list ?concept
"""
ONTOLOGY = """
CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <{base}id/graaf/ontologie> { ?s ?p ?o } }
"""


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property; texts by language, links by the name of the relation."""

    iri: str
    name: str
    kind: str
    labels: dict[str, str]
    definitions: dict[str, str]
    examples: tuple[str, ...]
    sources: tuple[str, ...]
    relations: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ConceptList:
    """A list of values with its concepts."""

    thing: Named
    concepts: tuple[tuple[Named, str], ...]


def read_terms(reader: Reader) -> list[Term]:
    """Every term of our own, by kind and name."""
    kinds = {row["term"]: row["kind"].rpartition("#")[2] for row in reader.rows(TERMS)}
    about: dict[str, dict[str, list[Literal | NamedNode]]] = defaultdict(lambda: defaultdict(list))
    for row in reader.store.select(reader.query(ABOUT)):
        value = row["value"]
        if isinstance(value, Literal | NamedNode):
            about[row["term"].value][_local(row["property"].value)].append(value)
    terms = [_term(iri, kind, about[iri], reader.language) for iri, kind in kinds.items()]
    return sorted(terms, key=lambda term: (term.kind != "Class", term.name.lower()))


def read_lists(reader: Reader) -> list[ConceptList]:
    """Every list of values, by name."""
    rows = reader.rows(CONCEPTS)
    members: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        members[row["list"]].append(row["concept"])
    labels = reader.labels([*members, *(row["concept"] for row in rows)])
    definitions = reader.texts((row["concept"] for row in rows), "skos:definition")
    lists = [
        ConceptList(
            Named(iri, labels[iri]),
            tuple((Named(concept, labels[concept]), definitions.get(concept, "")) for concept in concepts),
        )
        for iri, concepts in members.items()
    ]
    return sorted(lists, key=lambda found: found.thing.label)


def ontology_data(reader: Reader, media_type: str) -> bytes:
    """The whole ontology, serialised."""
    return reader.store.results(reader.query(ONTOLOGY), media_type)


def _term(iri: str, kind: str, about: dict[str, list[Literal | NamedNode]], language: str) -> Term:
    relations = []
    for name in ("subClassOf", "subPropertyOf", "domain", "range", "equivalentClass", "equivalentProperty"):
        related = sorted(value.value for value in about.get(name, []) if isinstance(value, NamedNode))
        if related:
            relations.append((name, tuple(related)))
    return Term(
        iri=iri,
        name=_local(iri),
        kind=kind,
        labels=_texts(about.get("label", [])),
        definitions=_texts(about.get("definition", [])),
        examples=tuple(_in_language(about.get("example", []), language)),
        sources=tuple(sorted(value.value for value in about.get("source", []))),
        relations=tuple(relations),
    )


def _texts(values: list[Literal | NamedNode]) -> dict[str, str]:
    literals = [value for value in values if isinstance(value, Literal)]
    return {language: pick(literals, language) or "" for language in ("nl", "en")}


def _in_language(values: list[Literal | NamedNode], language: str) -> list[str]:
    literals = [value for value in values if isinstance(value, Literal)]
    own = [value.value for value in literals if value.language == language]
    return sorted(own or [value.value for value in literals])


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]
