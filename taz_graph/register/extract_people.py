"""Who moved a motie, of which fractie they were on that day, and which record says so."""

from taz_graph.names import slug
from taz_graph.register.cited import Letters
from taz_graph.register.facts import DCT, FOAF, Facts
from taz_graph.register.model import Persoon
from taz_graph.register.people import FRACTIES, same_person
from taz_graph.register.register import Register, Stuk
from taz_graph.register.tokens import iri, text, typed


class People:
    """Says who moved moties."""

    def __init__(self, register: Register, letters: Letters, facts: Facts) -> None:
        self.register, self.letters, self.facts = register, letters, facts
        self._latest: dict[str, str] = {}

    def movers(self, motie: str, stuk: Stuk) -> None:
        """The movers of a motie; a person whom the letters name keeps the name that they use."""
        facts = self.facts
        stated = self.letters.moties.get(motie, ())
        named = list(stuk.indieners)
        for name in stuk.indieners:
            person = self._known_as(stated, name) or facts.thing("persoon", slug(name))
            facts.say(motie, (facts.taz("indiener"), iri(person)))
            self._person(person, name, stuk)
        for one in stated:  # letters name more movers than a subject line with c.s. does
            label = self.letters.labels.get(one, "")
            if stuk.onderwerp.more and not any(same_person(label, name) for name in stuk.indieners):
                self._person(one, label, stuk)
                named.append(label)
        if stuk.onderwerp.more and len(stated) <= len(stuk.indieners):
            facts.say(motie, (facts.taz("medeIndienersOngenoemd"), typed("true", "boolean")))
        groups = {found[0] for name in named if (found := self.register.fractie(name, stuk.zaak.datum))}
        for group in sorted(groups):
            facts.say(motie, (facts.taz("indienendeFractie"), facts.ref("fractie", slug(group))))

    def _known_as(self, stated: tuple[str, ...], name: str) -> str | None:
        return next((one for one in stated if same_person(self.letters.labels.get(one, ""), name)), None)

    def _person(self, person: str, name: str, stuk: Stuk) -> None:
        facts = self.facts
        facts.typed(person, "Persoon")
        facts.name(person, name)
        known = self.register.person(name)
        if known:
            self._record(person, known)
        evidence = self.register.fractie(name, stuk.zaak.datum)
        if evidence:
            self._fractie(person, *evidence, stuk)
        facts.from_record(person, facts.zaak(stuk))

    def _record(self, person: str, known: Persoon) -> None:
        facts = self.facts
        record = facts.record("Persoon", f"persoon-{known.nummer}", known.id)
        facts.say(person, (f"{FOAF}name", text(known.name)), (f"{DCT}identifier", text(known.id)))
        facts.say(person, (facts.taz("registerplaats"), record))

    def _fractie(self, person: str, short: str, nummer: str, stuk: Stuk) -> None:
        facts, zaak = self.facts, self.register.zaak(nummer)
        if zaak is None:
            return
        record = facts.record("Zaak", nummer, zaak.id, zaaknummer=nummer, zaaksoort=zaak.soort)
        group = self.group(short)
        facts.say(group, (facts.taz("registerplaats"), record))
        # Moties come by dossier and date: the last one says where the member sat last.
        if str(stuk.zaak.datum) >= self._latest.get(person, ""):
            self._latest[person] = str(stuk.zaak.datum)
            facts.made[person] = [pair for pair in facts.made[person] if pair[0] != facts.taz("fractie")]
            facts.say(person, (facts.taz("fractie"), iri(group)), (facts.taz("registerplaats"), record))

    def group(self, short: str) -> str:
        """The IRI of a fractie of that short name, of which is said what its record says."""
        facts = self.facts
        group = facts.thing("fractie", slug(short))
        facts.typed(group, "Fractie")
        facts.name(group, short)
        facts.say(group, (facts.taz("soortPartij"), facts.ref("begrip", "partij-politiek")))
        if group not in self.letters.labels:
            facts.say(group, (facts.taz("korteNaam"), text(short)))
        for one in self.register.fracties():
            if FRACTIES.get(one.afkorting.casefold(), one.afkorting) == short:
                said = facts.record("Fractie", f"fractie-{one.nummer}", one.id)
                facts.say(group, (f"{FOAF}name", text(one.naam)), (f"{DCT}identifier", text(one.id)))
                facts.say(group, (facts.taz("registerplaats"), said))
        return group
