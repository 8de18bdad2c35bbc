"""What parliament decided on a motie, as facts for the panel: besluiten are no nodes, yet readers want the outcome."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from taz_graph.network.labels import Text

BESLUITEN = """
SELECT DISTINCT ?zaak ?besluit ?kind ?date ?for ?against WHERE {
  ?besluit taz:besluitOver ?zaak ; taz:besluitsoort ?kind .
  OPTIONAL { ?besluit dct:date ?date }
  OPTIONAL { ?besluit taz:stemmenVoor ?for }
  OPTIONAL { ?besluit taz:stemmenTegen ?against }
}
"""

BALLOTS = """
SELECT DISTINCT ?zaak ?besluit ?side ?who ?seats WHERE {
  ?besluit taz:besluitOver ?zaak .
  ?ballot taz:inBesluit ?besluit ; taz:stem ?side .
  OPTIONAL { ?ballot taz:stemVanLid ?member }
  OPTIONAL { ?ballot taz:stemVan ?group }
  BIND (COALESCE(?member, ?group) AS ?who)
  OPTIONAL { ?ballot taz:zetels ?seats }
}
"""

REPORTS = """
SELECT DISTINCT ?zaak ?report ?kind ?for ?against ?doubt WHERE {
  ?report taz:berichtOver ?zaak ; taz:gemeldeUitslag ?kind .
  OPTIONAL { ?report taz:gemeldVoor ?for }
  OPTIONAL { ?report taz:gemeldTegen ?against }
  OPTIONAL { ?report taz:twijfelgrond ?doubt }
}
"""

# A motie with a record of the register and no besluit is one of which we do not know the outcome; that is said.
UNDECIDED = """
SELECT DISTINCT ?zaak WHERE {
  ?zaak rdf:type taz:Motie ; taz:registerplaats ?record .
  FILTER NOT EXISTS { ?besluit taz:besluitOver ?zaak }
}
"""

Rows = Callable[[str], list[tuple[str, ...]]]
Name = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str

    def unknown(self) -> Text:
        """That no besluit is known."""
        return self._text("onbekend: de geladen records zeggen het niet", "unknown: the records loaded do not say")

    def seats(self, voor: str, tegen: str) -> str:
        """`` (voor 81, tegen 69)``, empty where neither is known."""
        if not voor and not tegen:
            return ""
        first, second = ("for", "against") if self.language == "en" else ("voor", "tegen")
        return f" ({first} {voor or 0}, {second} {tegen or 0})"

    def doubted(self, grounds: Iterable[str]) -> str:
        """What a report is worth."""
        found = ", ".join(sorted(grounds))
        word = "doubtful" if self.language == "en" else "twijfelachtig"
        return f"; {word}: {found}" if found else ""

    def _text(self, dutch: str, english: str) -> Text:
        return Text(english if self.language == "en" else dutch, self.language)


def vote_facts(rows: Rows, name: Name, language: str, base: str) -> dict[str, list[tuple[str, str]]]:
    """IRI of a motie -> (what it is called, text) of its besluiten, the votes in them, and what others report."""
    words = Words(language)
    facts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    decision, report = name(f"{base}def#Besluit"), name(f"{base}def#Uitslagbericht")
    ballots = _ballots(rows, name)
    for zaak, besluit, kind, day, voor, tegen in sorted(rows(BESLUITEN), key=lambda row: (row[0], row[3], row[1])):
        said = f"{name(kind)}{f', {day}' if day else ''}{words.seats(voor, tegen)}"
        facts[zaak].append((decision, Text(said, language)))
        facts[zaak] += [(side, Text(", ".join(who), language)) for side, who in ballots.get(besluit, ())]
    for (zaak,) in sorted(rows(UNDECIDED)):
        facts[zaak].append((decision, words.unknown()))
    grounds: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for *told, doubt in rows(REPORTS):
        grounds[tuple(told)] += [name(doubt)] if doubt else []
    for (zaak, _, kind, voor, tegen), doubts in sorted(grounds.items()):
        facts[zaak].append((report, Text(f"{name(kind)}{words.seats(voor, tegen)}{words.doubted(doubts)}", language)))
    return facts


def _ballots(rows: Rows, name: Name) -> dict[str, list[tuple[str, list[str]]]]:
    """IRI of a besluit -> (for or against, who with how many seats), by name of the side."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for _, besluit, side, who, seats in sorted(rows(BALLOTS), key=lambda row: (row[1], row[2], name(row[3]))):
        found[besluit, name(side)].append(f"{name(who)} {seats}".strip())
    grouped: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for (besluit, side), voters in sorted(found.items()):
        grouped[besluit].append((side, voters))
    return grouped
