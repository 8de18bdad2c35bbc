"""What the endpoint says about itself (https://www.w3.org/TR/sparql11-service-description/)."""

import pyoxigraph as ox

from taz_graph.store import Store

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
FORMATS = (
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV Turtle JSON-LD N-Triples RDF_XML"
)
PREFIXES = {"sd": SD, "void": VOID, "formats": "http://www.w3.org/ns/formats/"}

COUNTS = "SELECT ?graph (COUNT(*) AS ?count) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph"


def describe_service(store: Store, endpoint: str) -> list[ox.Triple]:
    """The service at the address ``endpoint``: its language, its formats and every graph with its size."""
    service, dataset = ox.BlankNode("service"), ox.BlankNode("dataset")
    default = ox.BlankNode("default")
    triples = [
        _triple(service, RDF_TYPE, _sd("Service")),
        _triple(service, _sd("endpoint"), ox.NamedNode(endpoint)),
        _triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        # A query without GRAPH sees every named graph, each statement once.
        _triple(service, _sd("feature"), _sd("UnionDefaultGraph")),
        _triple(service, _sd("defaultDataset"), dataset),
        _triple(dataset, RDF_TYPE, _sd("Dataset")),
        _triple(dataset, _sd("defaultGraph"), default),
        _triple(default, RDF_TYPE, _sd("Graph")),
    ]
    formats = (ox.NamedNode(f"{PREFIXES['formats']}{name}") for name in FORMATS.split())
    triples += [_triple(service, _sd("resultFormat"), form) for form in formats]
    for index, row in enumerate(store.select(COUNTS)):
        named, graph = ox.BlankNode(f"named{index}"), ox.BlankNode(f"graph{index}")
        triples += [
            _triple(dataset, _sd("namedGraph"), named),
            _triple(named, RDF_TYPE, _sd("NamedGraph")),
            _triple(named, _sd("name"), row["graph"]),
            _triple(named, _sd("graph"), graph),
            _triple(graph, RDF_TYPE, _sd("Graph")),
            _triple(graph, ox.NamedNode(f"{VOID}triples"), ox.Literal(row["count"].value, datatype=INTEGER)),
        ]
    return triples


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{SD}{name}")


def _triple(
    subject: ox.NamedNode | ox.BlankNode, predicate: ox.NamedNode, value: ox.NamedNode | ox.BlankNode | ox.Literal
) -> ox.Triple:
    return ox.Triple(subject, predicate, value)
