"""The programme as the graph holds it: lines, opgaven and what hangs on them; the letters that it was read from."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from api.reading.reader import Named, Reader

PARTS = """
SELECT ?part (MIN(STR(?k)) AS ?kind) (MIN(xsd:integer(?n)) AS ?number) WHERE {
  VALUES ?k { taz:Programma taz:Programmalijn taz:Opgave taz:Afspraak taz:Actie }
  ?part rdf:type ?k .
  OPTIONAL { ?part taz:nummer ?n }
}
GROUP BY ?part
"""
WHOLES = "SELECT DISTINCT ?part ?whole WHERE { ?part taz:onderdeelVan ?whole }"
TOUCHING = """
SELECT DISTINCT ?zaak ?part WHERE {
  VALUES ?kind { taz:Motie taz:Toezegging }
  ?zaak rdf:type ?kind ; taz:betreft ?part .
}
"""
LETTERS = """
SELECT ?letter ?graph (MIN(STR(?d)) AS ?date) (MIN(STR(?p)) AS ?page) WHERE {
  GRAPH ?any { ?graph prov:wasDerivedFrom ?letter }
  ?letter rdf:type taz:Kamerbrief .
  OPTIONAL { ?letter dct:date ?d }
  OPTIONAL { ?letter rdfs:seeAlso ?p }
}
GROUP BY ?letter ?graph
ORDER BY ?date ?letter ?graph
"""
GRAPHS = "SELECT ?graph (COUNT(*) AS ?count) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph"
PLACES = "SELECT ?letter (COUNT(DISTINCT ?place) AS ?count) WHERE { ?place oa:hasSource ?letter } GROUP BY ?letter"
KINDS = """
SELECT ?kind (COUNT(DISTINCT ?thing) AS ?count) WHERE {
  ?thing rdf:type ?kind .
  FILTER(STRSTARTS(STR(?kind), "{base}def#") && STRSTARTS(STR(?thing), "{base}id/"))
}
GROUP BY ?kind
"""


PARTIES = """
SELECT (COUNT(DISTINCT ?party) AS ?count) WHERE {
  ?party rdf:type taz:Partij .
  FILTER NOT EXISTS { ?party rdf:type taz:Fractie }
}
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the programme with the pieces inside it, and how many zaken touch it or what is inside it."""

    iri: str
    kind: str
    label: str
    description: str
    number: str
    inside: tuple["Part", ...]
    zaken: frozenset[str]

    def direct(self, kind: str) -> tuple["Part", ...]:
        """The pieces of one kind that hang on this one without another in between."""
        return tuple(part for part in self.inside if part.kind == kind)

    def within(self, kind: str) -> int:
        """How many pieces of one kind lie inside, at any depth; one that hangs in two places is one."""
        return len({part.iri for part in self._deeper() if part.kind == kind})

    def parts(self) -> frozenset[str]:
        """The IRIs of this piece and of all that lies inside it."""
        return frozenset({self.iri, *(part.iri for part in self._deeper())})

    def _deeper(self) -> Iterator["Part"]:
        for part in self.inside:
            yield part
            yield from part._deeper()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that facts were read from: how many statements its graph holds, how many phrases support them."""

    iri: str
    label: str
    date: str
    page: str
    statements: int
    places: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The programmes, the letters, the other graphs and the number of things of each kind."""

    programmes: tuple[Part, ...]
    letters: tuple[Letter, ...]
    others: tuple[tuple[Named, int], ...]
    kinds: dict[str, int]
    parties: int
    """Partijen that are no Fractie: those of the letters and the list of organisations."""

    def parts_of(self, iri: str) -> frozenset[str]:
        """A piece of a programme with all that lies inside it; of anything else only itself."""
        found: list[Part] = list(self.programmes)
        for part in found:
            if part.iri == iri:
                return part.parts()
            found.extend(part.inside)
        return frozenset({iri})


def read_overview(reader: Reader) -> Overview:
    """The state of the graph, apart from zaken and indicators."""
    counts = {row["graph"]: int(row["count"]) for row in reader.rows(GRAPHS)}
    letters, used = _read_letters(reader, counts)
    rest = [graph for graph in counts if graph not in used]
    labels = reader.labels(rest)
    return Overview(
        programmes=_read_programmes(reader),
        letters=letters,
        others=tuple((Named(graph, labels[graph]), counts[graph]) for graph in rest),
        kinds={row["kind"].rpartition("#")[2]: int(row["count"]) for row in reader.rows(KINDS)},
        parties=int(reader.one(PARTIES).get("count") or 0),
    )


def _read_programmes(reader: Reader) -> tuple[Part, ...]:
    rows = {row["part"]: row for row in reader.rows(PARTS)}
    labels = reader.labels(rows)
    descriptions = reader.texts(rows, "dct:description")
    inside: dict[str, list[str]] = defaultdict(list)
    wholes: dict[str, set[str]] = defaultdict(set)
    for row in reader.rows(WHOLES):
        if row["part"] in rows:
            inside[row["whole"]].append(row["part"])
            wholes[row["part"]].add(row["whole"])
    zaken: dict[str, set[str]] = defaultdict(set)
    for row in reader.rows(TOUCHING):
        zaken[row["part"]].add(row["zaak"])

    def part(iri: str, above: frozenset[str]) -> Part:
        # A mistake in somebody's data may make a part its own whole; it is then shown once.
        deeper = [part(child, above | {iri}) for child in inside[iri] if child not in above and child != iri]
        row = rows[iri]
        return Part(
            iri=iri,
            kind=row["kind"].rpartition("#")[2],
            label=labels[iri],
            description=descriptions.get(iri, ""),
            number=row["number"],
            inside=tuple(sorted(deeper, key=lambda found: (int(found.number or 10**6), found.label))),
            zaken=frozenset(zaken[iri]).union(*(found.zaken for found in deeper)),
        )

    tops = [iri for iri, row in rows.items() if row["kind"].endswith("#Programma") and not wholes[iri] & rows.keys()]
    programmes = [part(iri, frozenset()) for iri in tops]
    # Programmes that the letters only name have nothing inside; the one that is reported on goes first.
    return tuple(sorted(programmes, key=lambda found: (-len(found.inside), found.label)))


def _read_letters(reader: Reader, counts: dict[str, int]) -> tuple[tuple[Letter, ...], set[str]]:
    rows = reader.rows(LETTERS)
    derived = Counter(row["graph"] for row in rows)
    # A graph that was made from several letters (organisations) is not the graph of one of them.
    own = [row for row in rows if derived[row["graph"]] == 1 and row["graph"] in counts]
    labels = reader.labels(row["letter"] for row in own)
    places = {row["letter"]: int(row["count"]) for row in reader.rows(PLACES) if row["letter"]}
    letters = tuple(
        Letter(
            iri=row["letter"],
            label=labels[row["letter"]],
            date=row["date"],
            page=row["page"],
            statements=counts[row["graph"]],
            places=places.get(row["letter"], 0),
        )
        for row in own
    )
    return letters, {row["graph"] for row in own}
