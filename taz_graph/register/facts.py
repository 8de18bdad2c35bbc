"""Statements gathered subject by subject, each with the record of the register that is the evidence for it."""

from collections import defaultdict
from collections.abc import Collection

from taz_graph.names import VOCABULARIES, thing
from taz_graph.register.ballots import SERVICE
from taz_graph.register.register import Stuk
from taz_graph.register.tokens import iri, text

RDF, RDFS, DCT, PROV, FOAF = (VOCABULARIES[name] for name in ("rdf", "rdfs", "dct", "prov", "foaf"))


class Facts:
    """What is said of each thing: property IRI and object as N-Triples writes it, in the order of saying."""

    def __init__(self, base: str, named: Collection[str]) -> None:
        """``named`` are the IRIs that have a name elsewhere, in the graphs of the letters."""
        self.base, self._elsewhere = base, named
        self.made: dict[str, list[tuple[str, str]]] = defaultdict(list)

    def say(self, subject: str, *pairs: tuple[str, str]) -> None:
        """Says it once."""
        known = self.made[subject]
        known.extend(pair for pair in pairs if pair not in known)

    def taz(self, name: str) -> str:
        """The IRI of a term of ours."""
        return f"{self.base}def#{name}"

    def thing(self, soort: str, key: str) -> str:
        """The IRI of a thing of ours."""
        return thing(soort, key, self.base)

    def ref(self, soort: str, key: str) -> str:
        """A thing of ours as an object."""
        return iri(self.thing(soort, key))

    def typed(self, subject: str, name: str) -> None:
        """Says of what class of ours a thing is."""
        self.say(subject, (f"{RDF}type", iri(self.taz(name))))

    def name(self, subject: str, dutch: str, english: str = "") -> None:
        """A name for what no letter names."""
        if subject not in self._elsewhere:
            self.say(subject, (f"{RDFS}label", text(dutch, "nl")))
            if english:
                self.say(subject, (f"{RDFS}label", text(english, "en")))

    def record(self, entity: str, key: str, identifier: str, **said: str) -> str:
        """The record in the register as an object, as evidence; ``said`` are more of its own words."""
        record = self.thing("registerplaats", key)
        self.typed(record, "Registerplaats")
        self.name(record, f"{entity} {key} in het register van de Tweede Kamer")
        self.say(record, (f"{DCT}identifier", text(identifier)))
        self.say(record, (f"{DCT}source", iri(f"{SERVICE}/{entity}({identifier})")))
        self.say(record, *((self.taz(name), text(value)) for name, value in said.items() if value))
        return iri(record)

    def zaak(self, stuk: Stuk) -> str:
        """The record of a zaak, as an object."""
        zaak = stuk.zaak
        return self.record("Zaak", zaak.nummer, zaak.id, zaaknummer=zaak.nummer, zaaksoort=zaak.soort)

    def from_record(self, subject: str, record: str) -> None:
        """Says from which record a thing is known, unless it has one already."""
        if not any(name == self.taz("registerplaats") for name, _ in self.made[subject]):
            self.say(subject, (self.taz("registerplaats"), record))
