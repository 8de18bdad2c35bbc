"""What the network asks the store; ``{base}`` is the namespace of terms and things."""

from taz_graph.names import sparql_prefixes

# A thing is what has a type of our own, as long as it is not itself a term.
KINDS = """
SELECT DISTINCT ?thing ?kind WHERE {
  ?thing rdf:type ?kind .
  FILTER(isIRI(?thing) && STRSTARTS(STR(?kind), "{base}def#") && !STRSTARTS(STR(?thing), "{base}def#"))
}
"""

ABOVE = "SELECT DISTINCT ?kind ?above WHERE { ?kind rdfs:subClassOf+ ?above . FILTER(isIRI(?above)) }"

KIND_NAMES = """
SELECT DISTINCT ?kind ?label WHERE {
  ?kind rdf:type owl:Class ; rdfs:label ?label .
  FILTER(STRSTARTS(STR(?kind), "{base}def#"))
}
"""

WORDS = """
SELECT DISTINCT ?thing ?property ?text WHERE {
  VALUES ?property { rdfs:label skos:prefLabel taz:korteNaam dct:description dct:title }
  ?thing ?property ?text .
  FILTER(isLiteral(?text))
}
"""

LINKS = """
SELECT DISTINCT ?from ?property ?to WHERE {
  ?from ?property ?to .
  FILTER(isIRI(?to) && ?property != rdf:type && ?property != taz:vindplaats)
}
"""

VALUES_OF = """
SELECT DISTINCT ?thing ?property ?value (LANG(?value) AS ?language) WHERE {
  ?thing rdf:type ?kind ; ?property ?value .
  FILTER(STRSTARTS(STR(?kind), "{base}def#") && (isLiteral(?value) || STRSTARTS(STR(?value), "{base}id/begrip/")))
  FILTER(?property NOT IN (rdfs:label, skos:prefLabel, skos:altLabel, taz:korteNaam, dct:description, dct:title))
}
"""

SOURCES = """
SELECT DISTINCT ?thing ?graph WHERE {
  GRAPH ?graph { ?thing rdf:type|taz:vindplaats ?any }
  FILTER(isIRI(?thing) && ?graph NOT IN (<{base}id/graaf/ontologie>, <{base}id/graaf/herkomst>))
}
"""

SOURCE_NAMES = """
SELECT DISTINCT ?graph ?title ?letter ?date WHERE {
  GRAPH ?any { ?graph rdf:type prov:Entity }
  OPTIONAL { ?graph dct:title ?title }
  OPTIONAL { ?graph prov:wasDerivedFrom ?letter OPTIONAL { ?letter dct:date ?date } }
}
"""

PLACES = """
SELECT DISTINCT ?thing ?letter ?section ?exact ?prefix ?suffix ?page WHERE {
  ?thing taz:vindplaats ?place .
  ?place oa:hasSource ?letter ; oa:hasSelector ?selector .
  ?selector oa:exact ?exact .
  OPTIONAL { ?selector oa:prefix ?prefix }
  OPTIONAL { ?selector oa:suffix ?suffix }
  OPTIONAL { ?place taz:sectie ?section }
  OPTIONAL { ?letter rdfs:seeAlso ?page }
}
ORDER BY ?thing ?letter ?section ?exact
"""


def query(text: str, base: str) -> str:
    """``text`` with the prefixes and the namespace filled in."""
    return sparql_prefixes(base) + text.replace("{base}", base)
