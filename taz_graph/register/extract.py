"""The part of the register that the letters need, as one Turtle file that can be shipped with them.

That is: each paper and motie that the letters cite by number, the people and fracties of those moties, and the
moties of the programme's own dossiers since its first letter that no letter cites. Same records, same bytes.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pyoxigraph as ox

from taz_graph.names import VOCABULARIES, compact, graph_of, prefixes, slug, thing
from taz_graph.register.model import Persoon
from taz_graph.register.numbers import Numbered
from taz_graph.register.people import FRACTIES, same_person
from taz_graph.register.rdf import APPRECIATIONS, KINDS_OF_PAPER, SERVICE, outcome_of, replaced
from taz_graph.register.register import Register, Stuk
from taz_graph.register.tokens import iri, text, typed
from taz_graph.register.turtle import write_turtle
from taz_graph.settings import DEFAULT_BASE

GRAPH = "register"
_RDFS, _DCT, _PROV, _FOAF = (VOCABULARIES[name] for name in ("rdfs", "dct", "prov", "foaf"))


@dataclass(frozen=True)
class Letters:
    """What the letters' graphs hold, as far as the register is asked about it."""

    papers: dict[str, str]
    """Official identifier of each paper (kst-…) -> its IRI."""
    moties: dict[str, tuple[str, ...]]
    """IRI of each motie with a Kamerstuk -> the IRIs of its indieners."""
    motie_of: dict[str, str]
    """Official identifier -> IRI of the motie printed under it."""
    labels: dict[str, str]
    """IRI -> its Dutch label."""
    dossiers: tuple[str, ...]
    """Numbers of the dossiers in which letters report on a programme."""
    since: str
    """Date of the first such letter; empty when there is none."""


def read_letters(triples: Iterable[ox.Triple], base: str = DEFAULT_BASE) -> Letters:
    """What the statements of the letters say about papers, moties and people."""
    by: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        value = triple.object
        if isinstance(value, ox.Literal) and triple.predicate.value == f"{_RDFS}label" and value.language != "nl":
            continue
        if isinstance(triple.subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            by[triple.predicate.value][triple.subject.value].append(value.value)
    taz = f"{base}def#"
    names, kamerstuk = by[f"{_DCT}identifier"], by[f"{taz}kamerstuk"]
    papers = {name: one for one, found in names.items() for name in found if name.startswith("kst-")}
    moties = {one for one, kinds in by[VOCABULARIES["rdf"] + "type"].items() if f"{taz}Motie" in kinds}
    printed = {one: paper for one, found in kamerstuk.items() if one in moties for paper in found}
    letters = list(by[f"{taz}rapporteertOver"])
    return Letters(
        papers=papers,
        moties={one: tuple(by[f"{taz}indiener"].get(one, ())) for one in sorted(printed)},
        motie_of={name: one for one, paper in printed.items() for name in names.get(paper, ())},
        labels={one: found[0] for one, found in by[f"{_RDFS}label"].items()},
        dossiers=tuple(sorted({_last(one) for letter in letters for one in by[f"{taz}dossier"][letter]})),
        since=min((day for letter in letters for day in by[f"{_DCT}date"][letter]), default=""),
    )


def _last(one: str) -> str:
    return one.rpartition("/")[2]


def extract(register: Register, triples: Iterable[ox.Triple], base: str = DEFAULT_BASE) -> str:
    """The Turtle of ``graaf:register`` for what these statements cite."""
    return _Extract(register, read_letters(triples, base), base).turtle()


@dataclass
class _Extract:
    """Gathers statements, subject by subject."""

    register: Register
    letters: Letters
    base: str
    made: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    latest: dict[str, str] = field(default_factory=dict)

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
        header = [
            (f"{_DCT}title", text("Wat het register van de Tweede Kamer zegt over de stukken in de brieven", "nl"))
        ]
        header += [(f"{_PROV}wasDerivedFrom", iri(SERVICE)), (f"{_PROV}generatedAtTime", self._moment())]
        header.append((f"{_PROV}wasAttributedTo", iri(thing("partij", "taz-graph-redactie", self.base))))
        graph = graph_of(GRAPH, self.base)
        self.made[graph] = [(f"{VOCABULARIES['rdf']}type", f"<{_PROV}Entity>"), *header]
        return write_turtle(self.made, first=graph, known=prefixes(self.base), comment=_COMMENT, base=self.base)

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

    # --- Statements

    def _say(self, subject: str, *pairs: tuple[str, str]) -> None:
        known = self.made[subject]
        known.extend(pair for pair in pairs if pair not in known)

    def _taz(self, name: str) -> str:
        return f"{self.base}def#{name}"

    def _ref(self, soort: str, key: str) -> str:
        return iri(thing(soort, key, self.base))

    def _typed(self, subject: str, name: str) -> None:
        self._say(subject, (f"{VOCABULARIES['rdf']}type", iri(self._taz(name))))

    def _named(self, subject: str, dutch: str, english: str = "") -> None:
        """A name for what no letter names."""
        if subject not in self.letters.labels:
            self._say(subject, (f"{_RDFS}label", text(dutch, "nl")))
            if english:
                self._say(subject, (f"{_RDFS}label", text(english, "en")))

    def _record(self, entity: str, key: str, identifier: str, **said: str) -> str:
        """The record in the register, as evidence; ``said`` are more of its own words."""
        record = thing("registerplaats", key, self.base)
        self._typed(record, "Registerplaats")
        self._named(record, f"{entity} {key} in het register van de Tweede Kamer")
        self._say(record, (f"{_DCT}identifier", text(identifier)))
        self._say(record, (f"{_DCT}source", iri(f"{SERVICE}/{entity}({identifier})")))
        self._say(record, *((self._taz(name), text(value)) for name, value in said.items() if value))
        return iri(record)

    def _zaak_record(self, stuk: Stuk) -> str:
        zaak = stuk.zaak
        return self._record("Zaak", zaak.nummer, zaak.id, zaaknummer=zaak.nummer, zaaksoort=zaak.soort)

    def _paper(self, stuk: Stuk) -> None:
        zaak, name = stuk.zaak, str(stuk.aanduiding)
        paper = self.letters.papers.get(name) or thing("kamerstuk", name, self.base)
        self._typed(paper, "Kamerstuk")
        self._named(paper, f"Kamerstuk {_spaced(str(stuk.dossier))}, nr. {stuk.ondernummer}")
        self._say(paper, (f"{_DCT}identifier", text(name)), (f"{_DCT}title", text(zaak.onderwerp, "nl")))
        if zaak.datum:
            self._say(paper, (f"{_DCT}date", typed(zaak.datum, "date")))
        if zaak.soort in KINDS_OF_PAPER:
            concept = self._ref("begrip", f"soortkamerstuk-{KINDS_OF_PAPER[zaak.soort]}")
            self._say(paper, (self._taz("soortKamerstuk"), concept))
        self._say(paper, (self._taz("dossier"), self._ref("dossier", str(stuk.dossier))))
        self._say(paper, (self._taz("ondernummer"), text(str(stuk.ondernummer))))
        if zaak.vergaderjaar:
            self._say(paper, (self._taz("vergaderjaar"), text(zaak.vergaderjaar)))
        self._say(paper, (f"{_RDFS}seeAlso", iri(f"https://zoek.officielebekendmakingen.nl/{name}.html")))
        record = self._zaak_record(stuk)
        self._say(paper, (self._taz("registerplaats"), record))
        self._dossier(str(stuk.dossier), record)

    def _dossier(self, number: str, record: str) -> None:
        dossier = thing("dossier", number, self.base)
        title = self.register.titles.title.get(number)
        self._typed(dossier, "Dossier")
        self._named(dossier, f"Dossier {_spaced(number)}")
        self._say(dossier, (f"{_DCT}identifier", text(number)))
        if title:
            self._say(dossier, (f"{_DCT}title", text(title, "nl")))
        if not any(name == self._taz("registerplaats") for name, _ in self.made[dossier]):
            self._say(dossier, (self._taz("registerplaats"), record))

    def _motie(self, stuk: Stuk) -> None:
        zaak, name = stuk.zaak, str(stuk.aanduiding)
        motie = self.letters.motie_of.get(name) or thing("motie", name, self.base)
        record = self._zaak_record(stuk)
        self._typed(motie, "Motie")
        self._named(motie, zaak.onderwerp)
        self._say(motie, (f"{_DCT}title", text(zaak.onderwerp, "nl")))
        if motie not in self.letters.moties:
            self._say(motie, (self._taz("onderwerp"), text(stuk.onderwerp.about or zaak.onderwerp, "nl")))
        if zaak.datum:
            self._say(motie, (f"{_DCT}date", typed(zaak.datum, "date")))
        self._say(motie, (self._taz("kamerstuk"), self._ref("kamerstuk", name)))
        self._movers(motie, stuk)
        if zaak.appreciatie in APPRECIATIONS:
            concept = self._ref("begrip", f"appreciatie-{APPRECIATIONS[zaak.appreciatie]}")
            self._say(motie, (self._taz("kabinetsappreciatie"), concept))
        self._replaced(motie, stuk)
        self._say(motie, (self._taz("registerplaats"), record))
        self._besluiten(motie, stuk, record)

    def _replaced(self, motie: str, stuk: Stuk) -> None:
        for other in replaced(stuk.onderwerp, _numbered(stuk)):
            for earlier in self._cited(other):
                self._paper(earlier)
                self._motie(earlier)
                self._say(motie, (self._taz("vervangt"), self._ref("motie", other)))

    def _movers(self, motie: str, stuk: Stuk) -> None:
        stated = self.letters.moties.get(motie, ())
        named = list(stuk.indieners)
        for name in stuk.indieners:
            person = next((one for one in stated if same_person(self.letters.labels.get(one, ""), name)), None)
            person = person or thing("persoon", slug(name), self.base)
            self._say(motie, (self._taz("indiener"), iri(person)))
            self._person(person, name, stuk)
        for one in stated:  # letters name more movers than a subject line with c.s. does
            label = self.letters.labels.get(one, "")
            if stuk.onderwerp.more and not any(same_person(label, name) for name in stuk.indieners):
                self._person(one, label, stuk)
                named.append(label)
        if stuk.onderwerp.more and len(stated) <= len(stuk.indieners):
            self._say(motie, (self._taz("medeIndienersOngenoemd"), typed("true", "boolean")))
        groups = {found[0] for name in named if (found := self.register.fractie(name, stuk.zaak.datum))}
        for group in sorted(groups):
            self._say(motie, (self._taz("indienendeFractie"), self._ref("fractie", slug(group))))

    def _person(self, person: str, name: str, stuk: Stuk) -> None:
        self._typed(person, "Persoon")
        self._named(person, name)
        known = self.register.person(name)
        if known:
            self._known(person, known)
        evidence = self.register.fractie(name, stuk.zaak.datum)
        if evidence:
            self._fractie(person, *evidence, stuk)
        if not any(one == self._taz("registerplaats") for one, _ in self.made[person]):
            self._say(person, (self._taz("registerplaats"), self._zaak_record(stuk)))

    def _known(self, person: str, known: Persoon) -> None:
        record = self._record("Persoon", f"persoon-{known.nummer}", known.id)
        self._say(person, (f"{_FOAF}name", text(known.name)), (f"{_DCT}identifier", text(known.id)))
        self._say(person, (self._taz("registerplaats"), record))

    def _fractie(self, person: str, short: str, nummer: str, stuk: Stuk) -> None:
        group = thing("fractie", slug(short), self.base)
        zaak = self.register.zaak(nummer)
        if zaak is None:
            return
        record = self._record("Zaak", nummer, zaak.id, zaaknummer=nummer, zaaksoort=zaak.soort)
        self._typed(group, "Fractie")
        self._named(group, short)
        self._say(group, (self._taz("soortPartij"), self._ref("begrip", "partij-politiek")))
        if group not in self.letters.labels:
            self._say(group, (self._taz("korteNaam"), text(short)))
        for one in self.register.fracties():
            if FRACTIES.get(one.afkorting.casefold(), one.afkorting) == short:
                said = self._record("Fractie", f"fractie-{one.nummer}", one.id)
                self._say(group, (f"{_FOAF}name", text(one.naam)), (f"{_DCT}identifier", text(one.id)))
                self._say(group, (self._taz("registerplaats"), said))
        self._say(group, (self._taz("registerplaats"), record))
        # Moties come by dossier and date: the last one says where the member sat last.
        latest = self.latest.get(person, "")
        if str(stuk.zaak.datum) >= latest:
            self.latest[person] = str(stuk.zaak.datum)
            self.made[person] = [pair for pair in self.made[person] if pair[0] != self._taz("fractie")]
            self._say(person, (self._taz("fractie"), iri(group)), (self._taz("registerplaats"), record))

    def _besluiten(self, motie: str, stuk: Stuk, record: str) -> None:
        for one in stuk.besluiten:
            outcome = outcome_of(one)
            if outcome is None:
                continue
            besluit = thing("besluit", str(stuk.aanduiding), self.base)
            self._typed(besluit, "Besluit")
            self._named(besluit, f"Besluit over {compact(motie, self.base)}: {outcome}")
            self._say(besluit, (self._taz("besluitOver"), iri(motie)))
            self._say(besluit, (self._taz("besluitsoort"), self._ref("begrip", f"besluit-{outcome}")))
            for name, seats in (("Voor", one.voor), ("Tegen", one.tegen), ("Afwezig", one.afwezig)):
                if seats is not None:
                    self._say(besluit, (self._taz(f"stemmen{name}"), typed(seats, "integer")))
            self._say(besluit, (self._taz("registerplaats"), record))
            self._say(besluit, (f"{_DCT}source", text(one.bron)))


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
    "There is no besluit here: the votes at hand were tied to the wrong moties, see taz_graph/register/entities.py.",
)
