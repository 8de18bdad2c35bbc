"""Finding things by what they are called."""

from dataclasses import dataclass

from pyoxigraph import Literal

from api.reading.reader import Named, Reader
from taz_graph.network.kinds import HIDDEN_AT_FIRST, LEFT_OUT

MAX_FOUND = 200
MAX_LENGTH = 200

FIND = """
SELECT ?thing (SAMPLE(?k) AS ?kind) (MIN(?rank) AS ?best) WHERE {{
  VALUES (?property ?weight) {{
    (rdfs:label 0) (taz:korteNaam 0) (skos:prefLabel 0) (skos:altLabel 1) (dct:identifier 0)
    (taz:toezeggingsnummer 0) (taz:onderwerp 2) (dct:description 3)
  }}
  ?thing ?property ?text .
  FILTER(isIRI(?thing))
  BIND(LCASE(STR(?text)) AS ?low)
  FILTER({conditions})
  BIND(?weight * 2 + IF(STRSTARTS(?low, {first}), 0, 1) AS ?rank)
  OPTIONAL {{ ?thing rdf:type ?k }}
}}
GROUP BY ?thing
ORDER BY ?best ?thing
LIMIT {limit}
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found, what it is, and its description."""

    thing: Named
    kind: str
    description: str


def search(reader: Reader, text: str) -> list[Hit]:
    """Things whose name, number or description holds every word of ``text``, the best first, at most MAX_FOUND.

    Things go before what only refers to them or says what became of them.
    """
    words = text.lower()[:MAX_LENGTH].split()
    if not words:
        return []
    conditions = " && ".join(f"CONTAINS(?low, {Literal(word)})" for word in words)
    query = FIND.format(conditions=conditions, first=Literal(words[0]), limit=MAX_FOUND)
    rows = reader.rows(query)
    labels = reader.labels([*(row["thing"] for row in rows), *(row["kind"] for row in rows if row["kind"])])
    rows.sort(key=lambda row: row["kind"].rpartition("#")[2] in HIDDEN_AT_FIRST | LEFT_OUT)
    descriptions = reader.texts((row["thing"] for row in rows), "dct:description", "skos:definition")
    return [
        Hit(
            Named(row["thing"], labels[row["thing"]]),
            labels.get(row["kind"], ""),
            descriptions.get(row["thing"], ""),
        )
        for row in rows
    ]
