"""Moties and toezeggingen with what letters say became of them; open or closed follows from a date, never stored."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from api.reading.reader import Named, Reader

ZAKEN = """
SELECT ?zaak (MIN(STR(?k)) AS ?kind) (MIN(STR(?d)) AS ?date) (MIN(STR(?n)) AS ?number) (MIN(STR(?s)) AS ?paper) WHERE {
  VALUES ?k { taz:Motie taz:Toezegging }
  ?zaak rdf:type ?k .
  OPTIONAL { ?zaak dct:date ?d }
  OPTIONAL { ?zaak taz:toezeggingsnummer ?n }
  OPTIONAL { ?zaak taz:kamerstuk ?s }
}
GROUP BY ?zaak
"""
LINKED = """
SELECT DISTINCT ?zaak ?other WHERE {
  VALUES ?k { taz:Motie taz:Toezegging }
  ?zaak rdf:type ?k ; %s ?other .
  FILTER(isIRI(?other))
}
"""
AFDOENINGEN = """
SELECT ?afdoening ?zaak ?uitkomst (SAMPLE(?b) AS ?brief) (SAMPLE(?l) AS ?listed)
       (MAX(xsd:integer(COALESCE(?c, false))) AS ?closes) (MIN(STR(COALESCE(?d, ?bd))) AS ?date) WHERE {
  ?afdoening taz:zaak ?zaak ; taz:uitkomst ?uitkomst .
  OPTIONAL { ?uitkomst taz:sluit ?c }
  OPTIONAL { ?afdoening taz:brief ?b OPTIONAL { ?b dct:date ?bd } }
  OPTIONAL { ?afdoening dct:date ?d }
  OPTIONAL { ?afdoening taz:opgesomdAls ?l }
}
GROUP BY ?afdoening ?zaak ?uitkomst
ORDER BY ?date ?afdoening
"""
BESLUITEN = """
SELECT DISTINCT ?zaak ?besluit ?kind ?date ?for ?against WHERE {
  ?besluit taz:besluitOver ?zaak ; taz:besluitsoort ?kind .
  OPTIONAL { ?besluit dct:date ?date }
  OPTIONAL { ?besluit taz:stemmenVoor ?for }
  OPTIONAL { ?besluit taz:stemmenTegen ?against }
}
ORDER BY ?date ?besluit
"""
# What the register knows and no letter speaks of: it has a place in the register and none in a letter.
ONLY_REGISTER = """
SELECT DISTINCT ?zaak WHERE {
  VALUES ?k { taz:Motie taz:Toezegging }
  ?zaak rdf:type ?k ; taz:registerplaats ?record .
  FILTER NOT EXISTS { ?zaak taz:vindplaats ?place }
  FILTER NOT EXISTS { ?afdoening taz:zaak ?zaak }
}
"""
RECORDED = "SELECT DISTINCT ?zaak WHERE { ?zaak rdf:type taz:Motie ; taz:registerplaats ?record }"
PLACES = """
SELECT DISTINCT ?afdoening ?exact ?section ?page WHERE {
  ?afdoening taz:zaak ?zaak ; taz:vindplaats ?place .
  ?place oa:hasSelector/oa:exact ?exact .
  OPTIONAL { ?place taz:sectie ?section }
  OPTIONAL { ?place oa:hasSource/rdfs:seeAlso ?page }
}
ORDER BY ?exact
"""


@dataclass(frozen=True, slots=True)
class Quote:
    """The phrase of a letter on which something rests, its section, and the official publication."""

    exact: str
    section: str
    page: str


@dataclass(frozen=True, slots=True)
class Afdoening:
    """What one letter says became of a zaak. ``listed`` is what it listed it as, where its own text supports less."""

    iri: str
    letter: Named
    outcome: Named
    closes: bool
    date: str
    ground: str
    listed: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Besluit:
    """What parliament decided, and with how many seats for and against (texts, empty where nobody says)."""

    iri: str
    kind: Named
    date: str
    votes_for: str
    votes_against: str


@dataclass(frozen=True, slots=True)
class Zaak:
    """A Motie or Toezegging; ``afdoeningen`` from old to new, ``kind`` is the local name of its class.

    ``fracties``, ``views`` (of the cabinet) and ``besluiten`` come from the register; ``only_register`` says that no
    letter speaks of it, so that no letter could have closed it; ``recorded`` that the register has a record of it, so
    that without besluiten its outcome is unknown rather than not asked for.
    """

    iri: str
    kind: str
    label: str
    subject: str
    number: str
    date: str
    paper: Named | None
    movers: tuple[Named, ...]
    touches: tuple[Named, ...]
    afdoeningen: tuple[Afdoening, ...]
    fracties: tuple[Named, ...] = ()
    views: tuple[Named, ...] = ()
    besluiten: tuple[Besluit, ...] = ()
    only_register: bool = False
    recorded: bool = False

    def existed(self, day: dt.date) -> bool:
        """Whether the zaak was there on a day; one without a date counts as there."""
        return not self.date or self.date <= day.isoformat()

    def last(self, day: dt.date) -> Afdoening | None:
        """What the newest letter on or before a day says became of it; of one letter the closing word goes first."""
        known = [found for found in self.afdoeningen if not found.date or found.date <= day.isoformat()]
        closing = [found for found in known if found.closes]
        return (closing or known)[-1] if known else None

    def open(self, day: dt.date) -> bool:
        """A zaak is open on a day unless a letter dated on or before it closes it."""
        last = self.last(day)
        return last is None or not last.closes


def read_zaken(reader: Reader) -> list[Zaak]:
    """Every Motie and Toezegging, by kind and date."""
    rows = reader.rows(ZAKEN)
    iris = [row["zaak"] for row in rows]
    subjects = reader.texts(iris, "taz:onderwerp", "dct:description")
    movers = _linked(reader, "taz:indiener|taz:gedaanDoor")
    touches = _linked(reader, "taz:betreft")
    fracties, views = _linked(reader, "taz:indienendeFractie"), _linked(reader, "taz:kabinetsappreciatie")
    besluiten = _read_besluiten(reader)
    apart = {row["zaak"] for row in reader.rows(ONLY_REGISTER)}
    recorded = {row["zaak"] for row in reader.rows(RECORDED)}
    afdoeningen = _read_afdoeningen(reader)
    labels = reader.labels([*iris, *(row["paper"] for row in rows if row["paper"])])
    zaken = [
        Zaak(
            iri=row["zaak"],
            kind=row["kind"].rpartition("#")[2],
            label=labels[row["zaak"]],
            subject=subjects.get(row["zaak"], ""),
            number=row["number"],
            date=row["date"],
            paper=Named(row["paper"], labels[row["paper"]]) if row["paper"] else None,
            movers=tuple(movers[row["zaak"]]),
            touches=tuple(touches[row["zaak"]]),
            afdoeningen=tuple(afdoeningen[row["zaak"]]),
            fracties=tuple(fracties[row["zaak"]]),
            views=tuple(views[row["zaak"]]),
            besluiten=tuple(besluiten[row["zaak"]]),
            only_register=row["zaak"] in apart,
            recorded=row["zaak"] in recorded,
        )
        for row in rows
    ]
    return sorted(zaken, key=lambda zaak: (zaak.kind, zaak.date or "9999", zaak.label))


def _linked(reader: Reader, path: str) -> dict[str, list[Named]]:
    rows = reader.rows(LINKED % path)
    labels = reader.labels(row["other"] for row in rows)
    linked: dict[str, list[Named]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row["zaak"], labels[row["other"]])):
        linked[row["zaak"]].append(Named(row["other"], labels[row["other"]]))
    return linked


def _read_afdoeningen(reader: Reader) -> dict[str, list[Afdoening]]:
    rows = reader.rows(AFDOENINGEN)
    labels = reader.labels(row[name] for row in rows for name in ("uitkomst", "brief", "listed") if row[name])
    grounds = reader.texts((row["afdoening"] for row in rows), "taz:grond", "dct:description")
    quotes = _read_quotes(reader.rows(PLACES))
    found: dict[str, list[Afdoening]] = defaultdict(list)
    for row in rows:
        found[row["zaak"]].append(
            Afdoening(
                iri=row["afdoening"],
                letter=Named(row["brief"], labels.get(row["brief"], "")),
                outcome=Named(row["uitkomst"], labels[row["uitkomst"]]),
                closes=row["closes"] == "1",
                date=row["date"],
                ground=grounds.get(row["afdoening"], ""),
                listed=labels.get(row["listed"], ""),
                quotes=tuple(quotes[row["afdoening"]]),
            )
        )
    return found


def _read_besluiten(reader: Reader) -> dict[str, list[Besluit]]:
    rows = reader.rows(BESLUITEN)
    labels = reader.labels(row["kind"] for row in rows)
    found: dict[str, list[Besluit]] = defaultdict(list)
    for row in rows:
        kind = Named(row["kind"], labels[row["kind"]])
        found[row["zaak"]].append(Besluit(row["besluit"], kind, row["date"], row["for"], row["against"]))
    return found


def _read_quotes(rows: Iterable[dict[str, str]]) -> dict[str, list[Quote]]:
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for row in rows:
        quotes[row["afdoening"]].append(Quote(row["exact"], row["section"], row["page"]))
    return quotes
