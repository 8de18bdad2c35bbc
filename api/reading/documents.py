"""Everything that the graph says about one thing, and who says it."""

from collections import defaultdict
from dataclasses import dataclass

from api.links import reference
from api.reading.reader import Named, Reader
from api.results import Cell, cell_of_term

OUT = "SELECT DISTINCT ?property ?value ?graph WHERE {{ GRAPH ?graph {{ {it} ?property ?value }} }}"
IN = """
SELECT DISTINCT ?subject WHERE {{ GRAPH ?graph {{ ?subject {property} {it} }} FILTER(isIRI(?subject)) }}
ORDER BY ?subject
LIMIT {limit}
"""
COUNT_IN = """
SELECT ?property (COUNT(DISTINCT ?subject) AS ?count) WHERE {{
  GRAPH ?graph {{ ?subject ?property {it} }}
  FILTER(isIRI(?subject))
}}
GROUP BY ?property
"""
PLACES = """
SELECT DISTINCT ?place ?letter ?section ?exact ?prefix ?suffix ?page WHERE {{
  {it} taz:vindplaats ?place .
  ?place oa:hasSource ?letter ; oa:hasSelector ?selector .
  ?selector oa:exact ?exact .
  OPTIONAL {{ ?selector oa:prefix ?prefix }}
  OPTIONAL {{ ?selector oa:suffix ?suffix }}
  OPTIONAL {{ ?place taz:sectie ?section }}
  OPTIONAL {{ ?letter rdfs:seeAlso ?page }}
}}
ORDER BY ?letter ?section ?exact
"""
# The thing, where the letters say so, and the phrases: what somebody needs who takes the document along.
DATA = """
CONSTRUCT {{ {it} ?p ?o . ?place ?pp ?po . ?selector ?sp ?so }} WHERE {{
  {it} ?p ?o .
  OPTIONAL {{
    {it} taz:vindplaats ?place . ?place ?pp ?po .
    OPTIONAL {{ ?place oa:hasSelector ?selector . ?selector ?sp ?so }}
  }}
}}
"""
MAX_INCOMING = 300
"""Of one property: a letter has hundreds of Vindplaatsen, which must not crowd out what else points to it."""
HAS_SOURCE = "http://www.w3.org/ns/oa#hasSource"
"""From a Vindplaats to its letter: counted, not listed; each thing shows its own Vindplaatsen."""

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
HEADING = (
    TYPE,
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://purl.org/dc/terms/description",
)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property, what it is called, and the graphs that say so."""

    cell: Cell
    label: str
    graphs: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One property with all its values."""

    property: Named
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """What points to the thing with one property: at most MAX_INCOMING of ``total`` things."""

    property: Named
    things: tuple[Named, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A phrase of a letter in which the thing is found."""

    iri: str
    letter: Named
    section: str
    prefix: str
    exact: str
    suffix: str
    page: str


@dataclass(frozen=True, slots=True)
class Document:
    """One thing: what it is, what is said about it, what points to it, and where letters say so."""

    iri: str
    label: str
    description: str
    kinds: tuple[Named, ...]
    statements: tuple[Statement, ...]
    incoming: tuple[Incoming, ...]
    phrases: int
    places: tuple[FoundPlace, ...]


def read_document(reader: Reader, iri: str) -> Document | None:
    """The thing with that IRI, None when the graph says nothing about it. QueryError when it is no IRI."""
    it = reference(iri)
    outgoing = reader.store.select(reader.query(OUT.format(it=it)))
    counts = {row["property"]: int(row["count"]) for row in reader.rows(COUNT_IN.format(it=it)) if row["property"]}
    phrases = counts.pop(HAS_SOURCE, 0)
    incoming = {name: _pointing(reader, it, name) for name in counts}
    if not len(outgoing) and not incoming and not phrases:
        return None
    grouped: dict[str, dict[Cell, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in outgoing:
        grouped[row["property"].value][cell_of_term(row["value"])].add(row["graph"].value)
    used = {cell.value for values in grouped.values() for cell in values if cell.kind == "iri"}
    used |= {graph for values in grouped.values() for graphs in values.values() for graph in graphs}
    pointing = {thing for things in incoming.values() for thing in things}
    labels = reader.labels([iri, *grouped, *used, *incoming, *pointing])
    return Document(
        iri=iri,
        label=labels[iri],
        description=reader.texts([iri], "dct:description", "skos:definition").get(iri, ""),
        kinds=tuple(Named(cell.value, labels[cell.value]) for cell in grouped.get(TYPE, {})),
        statements=_statements(grouped, labels),
        incoming=_incoming(incoming, counts, labels, f"{reader.base}def#"),
        phrases=phrases,
        places=_places(reader, it),
    )


def document_data(reader: Reader, iri: str, media_type: str) -> bytes:
    """What the graph says about a thing, with its Vindplaatsen, serialised."""
    return reader.store.results(reader.query(DATA.format(it=reference(iri))), media_type)


def exists(reader: Reader, iri: str) -> bool:
    """Whether the graph says anything about an IRI."""
    it = reference(iri)
    return reader.store.ask(f"ASK {{ {{ {it} ?p ?o }} UNION {{ ?s ?q {it} }} }}")


def _statements(grouped: dict[str, dict[Cell, set[str]]], labels: dict[str, str]) -> tuple[Statement, ...]:
    statements = []
    for property_iri, values in grouped.items():
        shown = [
            Value(cell, labels.get(cell.value, "") if cell.kind == "iri" else "", _named(graphs, labels))
            for cell, graphs in values.items()
        ]
        shown.sort(key=lambda value: (value.label or value.cell.value, value.cell.note))
        statements.append(Statement(Named(property_iri, labels[property_iri]), tuple(shown)))
    # What stands in the heading of the page comes first here too; the rest by name.
    order = {name: index for index, name in enumerate(HEADING)}
    statements.sort(key=lambda found: (order.get(found.property.iri, len(order)), found.property.label))
    return tuple(statements)


def _named(iris: set[str], labels: dict[str, str]) -> tuple[Named, ...]:
    return tuple(Named(iri, labels[iri]) for iri in sorted(iris))


def _pointing(reader: Reader, it: str, property_iri: str) -> list[str]:
    rows = reader.rows(IN.format(it=it, property=reference(property_iri), limit=MAX_INCOMING))
    return [row["subject"] for row in rows]


def _incoming(
    found: dict[str, list[str]], counts: dict[str, int], labels: dict[str, str], own: str
) -> tuple[Incoming, ...]:
    """Our own properties first, then those of others such as prov:wasDerivedFrom; each by name."""
    groups = [
        Incoming(
            Named(name, labels[name]),
            tuple(sorted(_named(set(subjects), labels), key=lambda thing: thing.label)),
            counts[name],
        )
        for name, subjects in found.items()
    ]
    return tuple(sorted(groups, key=lambda group: (not group.property.iri.startswith(own), group.property.label)))


def _places(reader: Reader, it: str) -> tuple[FoundPlace, ...]:
    rows = reader.rows(PLACES.format(it=it))
    labels = reader.labels(row["letter"] for row in rows)
    found: dict[tuple[str, str], FoundPlace] = {}
    for row in rows:
        place = FoundPlace(
            row["place"],
            Named(row["letter"], labels[row["letter"]]),
            row["section"],
            row["prefix"],
            row["exact"],
            row["suffix"],
            row["page"],
        )
        found.setdefault((place.iri, place.exact), place)
    return tuple(found.values())
