"""The part of the register that the letters need, as one Turtle file that can be shipped with them.

That is: each paper and motie that the letters cite by number, the people and fracties of those moties, what became of
them, and the moties of the programme's own dossiers since its first letter that no letter cites. Same records, same
bytes.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import pyoxigraph as ox

from taz_graph.names import graph_of, prefixes
from taz_graph.register.ballots import SERVICE
from taz_graph.register.cited import read_letters
from taz_graph.register.extract_people import People
from taz_graph.register.extract_votes import Votes
from taz_graph.register.facts import DCT, PROV, RDF, RDFS, Facts
from taz_graph.register.numbers import Numbered
from taz_graph.register.place import GRAPH
from taz_graph.register.rdf import APPRECIATIONS, KINDS_OF_PAPER, replaced
from taz_graph.register.register import Register, Stuk
from taz_graph.register.tokens import iri, text, typed
from taz_graph.register.turtle import write_turtle
from taz_graph.settings import DEFAULT_BASE


def extract(register: Register, triples: Iterable[ox.Triple], base: str = DEFAULT_BASE) -> str:
    """The Turtle of ``graaf:register`` for what these statements cite."""
    return _Extract(register, triples, base).turtle()


class _Extract:
    def __init__(self, register: Register, triples: Iterable[ox.Triple], base: str) -> None:
        self.register, self.letters = register, read_letters(triples, base)
        self.facts = Facts(base, self.letters.labels)
        self.people = People(register, self.letters, self.facts)
        self.votes = Votes(self.facts, self.people)

    def turtle(self) -> str:
        """All of it."""
        for name in sorted(self.letters.papers):
            for stuk in self._cited(name):
                self._paper(stuk)
                if stuk.zaak.soort == "Motie":
                    self._motie(stuk)
        for stuk in self._unanswered():
            self._paper(stuk)
            self._motie(stuk)
        facts, graph = self.facts, graph_of(GRAPH, self.facts.base)
        title = text("Wat het register van de Tweede Kamer zegt over de stukken in de brieven", "nl")
        facts.made[graph] = [
            (f"{RDF}type", f"<{PROV}Entity>"),
            (f"{DCT}title", title),
            (f"{PROV}wasDerivedFrom", iri(SERVICE)),
            (f"{PROV}generatedAtTime", self._moment()),
            (f"{PROV}wasAttributedTo", facts.ref("partij", "taz-graph-redactie")),
        ]
        known = prefixes(facts.base)
        return write_turtle(facts.made, first=graph, known=known, comment=_COMMENT, base=facts.base)

    def _moment(self) -> str:
        """How far the register was followed; not the time of this run, which would change the bytes."""
        moment = datetime.fromisoformat(self.register.state()).astimezone(UTC).replace(microsecond=0)
        return typed(moment.isoformat().replace("+00:00", "Z"), "dateTime")

    def _cited(self, name: str) -> list[Stuk]:
        found = self.register.papers(name)
        return found if len(found) == 1 else []  # two zaken under one number: the register does not say which

    def _unanswered(self) -> list[Stuk]:
        """Moties of the programme's dossiers since its first letter that no letter cites and that ask for an answer.

        Those are the adopted ones and, where the register has no besluit, those that the cabinet left to the judgement
        of parliament or took over: few of these are rejected. One that was replaced gives way to its replacement.
        """
        found = [stuk for one in self.letters.dossiers for stuk in self.register.stukken(self.register.dossier(one))]
        moties = [stuk for stuk in found if stuk.zaak.soort == "Motie"]
        gone = {name for stuk in moties for name in replaced(stuk.onderwerp, _numbered(stuk))}
        return [
            stuk
            for stuk in moties
            if (stuk.zaak.datum or "") >= self.letters.since
            and stuk.aanduiding not in self.letters.papers
            and stuk.aanduiding not in gone
            and may_stand(stuk)
        ]

    def _paper(self, stuk: Stuk) -> None:
        facts, zaak, name = self.facts, stuk.zaak, str(stuk.aanduiding)
        paper = self.letters.papers.get(name) or facts.thing("kamerstuk", name)
        facts.typed(paper, "Kamerstuk")
        facts.name(paper, f"Kamerstuk {_spaced(str(stuk.dossier))}, nr. {stuk.ondernummer}")
        facts.say(paper, (f"{DCT}identifier", text(name)), (f"{DCT}title", text(zaak.onderwerp, "nl")))
        if zaak.datum:
            facts.say(paper, (f"{DCT}date", typed(zaak.datum, "date")))
        if zaak.soort in KINDS_OF_PAPER:
            concept = facts.ref("begrip", f"soortkamerstuk-{KINDS_OF_PAPER[zaak.soort]}")
            facts.say(paper, (facts.taz("soortKamerstuk"), concept))
        facts.say(paper, (facts.taz("dossier"), facts.ref("dossier", str(stuk.dossier))))
        facts.say(paper, (facts.taz("ondernummer"), text(str(stuk.ondernummer))))
        if zaak.vergaderjaar:
            facts.say(paper, (facts.taz("vergaderjaar"), text(zaak.vergaderjaar)))
        facts.say(paper, (f"{RDFS}seeAlso", iri(f"https://zoek.officielebekendmakingen.nl/{name}.html")))
        record = facts.zaak(stuk)
        facts.say(paper, (facts.taz("registerplaats"), record))
        self._dossier(str(stuk.dossier), record)

    def _dossier(self, number: str, record: str) -> None:
        facts, dossier = self.facts, self.facts.thing("dossier", number)
        title = self.register.titles.title.get(number)
        facts.typed(dossier, "Dossier")
        facts.name(dossier, f"Dossier {_spaced(number)}")
        facts.say(dossier, (f"{DCT}identifier", text(number)))
        if title:
            facts.say(dossier, (f"{DCT}title", text(title, "nl")))
        facts.from_record(dossier, record)

    def _motie(self, stuk: Stuk) -> None:
        facts, zaak, name = self.facts, stuk.zaak, str(stuk.aanduiding)
        motie = self.letters.motie_of.get(name) or facts.thing("motie", name)
        facts.typed(motie, "Motie")
        facts.name(motie, zaak.onderwerp)
        facts.say(motie, (f"{DCT}title", text(zaak.onderwerp, "nl")))
        if motie not in self.letters.moties:
            facts.say(motie, (facts.taz("onderwerp"), text(stuk.onderwerp.about or zaak.onderwerp, "nl")))
        if zaak.datum:
            facts.say(motie, (f"{DCT}date", typed(zaak.datum, "date")))
        facts.say(motie, (facts.taz("kamerstuk"), facts.ref("kamerstuk", name)))
        self.people.movers(motie, stuk)
        if zaak.appreciatie in APPRECIATIONS:
            concept = facts.ref("begrip", f"appreciatie-{APPRECIATIONS[zaak.appreciatie]}")
            facts.say(motie, (facts.taz("kabinetsappreciatie"), concept))
        self._replaced(motie, stuk)
        facts.say(motie, (facts.taz("registerplaats"), facts.zaak(stuk)))
        self.votes.outcomes(motie, stuk)

    def _replaced(self, motie: str, stuk: Stuk) -> None:
        for other in replaced(stuk.onderwerp, _numbered(stuk)):
            for earlier in self._cited(other):
                self._paper(earlier)
                self._motie(earlier)
                self.facts.say(motie, (self.facts.taz("vervangt"), self.facts.ref("motie", other)))


def may_stand(stuk: Stuk) -> bool:
    """Whether a motie was adopted, or may well have been where the register does not say."""
    return stuk.outcome == "aangenomen" or (stuk.outcome is None and stuk.zaak.appreciatie in FAVOURABLE)


FAVOURABLE = ("Oordeel Kamer", "Overgenomen")


def _numbered(stuk: Stuk) -> Numbered:
    return Numbered(str(stuk.aanduiding), str(stuk.dossier), str(stuk.ondernummer), "")


def _spaced(dossier: str) -> str:
    """``35 925 XVI`` from 35925-XVI, as papers print it."""
    number, *rest = dossier.split("-")
    return " ".join([f"{number[:-3]} {number[-3:]}", *rest])


_COMMENT: Sequence[str] = (
    "What the register of the Tweede Kamer says of the papers that the letters cite, and of moties in dossiers of the",
    "programme that no letter cites. Made by `taz-graph register extract`; do not edit, make it anew. A fractie is",
    "that of the member on the day of the motie, as the nearest record that names both says; else it is left out.",
    "An uitslagbericht is what somebody else worked out of the votes, and no besluit (taz_graph/register/outcomes.py).",
    "A motie without besluit is one of which the records that were loaded do not say what parliament decided.",
)
