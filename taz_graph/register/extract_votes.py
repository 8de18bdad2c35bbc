"""What parliament decided on a motie, how each fractie voted, and what others report where no besluit is known."""

from taz_graph.names import compact, slug
from taz_graph.register.ballots import THIRD_PARTY, short_name
from taz_graph.register.extract_people import People
from taz_graph.register.facts import DCT, Facts
from taz_graph.register.model import Besluit, Stemming
from taz_graph.register.outcomes import VOTES, Reported, in_order, outcome_of, seats_of
from taz_graph.register.register import Stuk
from taz_graph.register.tokens import iri, text, typed


class Votes:
    """Says what became of moties."""

    def __init__(self, facts: Facts, people: People) -> None:
        self.facts, self.people = facts, people

    def outcomes(self, motie: str, stuk: Stuk) -> None:
        """Every besluit about a motie with its votes, and every report of an outcome with the doubts about it."""
        for besluit in in_order(stuk.besluiten):
            outcome = outcome_of(besluit)
            if outcome is not None:
                votes = [one for one in stuk.stemmingen if one.besluit == besluit.id]
                self._besluit(motie, besluit, outcome, votes)
        for reported in stuk.reported:
            self._report(motie, reported, stuk)

    def _besluit(self, motie: str, besluit: Besluit, outcome: str, votes: list[Stemming]) -> None:
        facts, one = self.facts, self.facts.thing("besluit", besluit.id)
        record = facts.record("Besluit", f"besluit-{besluit.id}", besluit.id)
        facts.typed(one, "Besluit")
        facts.name(one, f"Besluit over {compact(motie, facts.base)}: {outcome}")
        facts.say(one, (facts.taz("besluitOver"), iri(motie)))
        facts.say(one, (facts.taz("besluitsoort"), facts.ref("begrip", f"besluit-{outcome}")))
        if besluit.datum:
            facts.say(one, (f"{DCT}date", typed(besluit.datum, "date")))
        if besluit.wijze:
            facts.say(one, (facts.taz("wijzeVanStemmen"), text(besluit.wijze)))
        for side, seats in zip(("Voor", "Tegen", "Afwezig"), seats_of(votes) or (), strict=False):
            facts.say(one, (facts.taz(f"stemmen{side}"), typed(seats, "integer")))
        facts.say(one, (facts.taz("registerplaats"), record))
        for vote in votes:
            self._vote(one, vote, record)

    def _vote(self, besluit: str, vote: Stemming, record: str) -> None:
        if vote.soort not in VOTES:
            return
        facts, one = self.facts, self.facts.thing("stemming", vote.id)
        facts.typed(one, "Stemming")
        facts.name(one, f"Stem van {vote.naam}: {vote.soort.lower()}")
        facts.say(one, (facts.taz("inBesluit"), iri(besluit)))
        facts.say(one, (facts.taz("stem"), facts.ref("begrip", f"stem-{VOTES[vote.soort]}")))
        if short_name(vote):
            group = self.people.group(short_name(vote))
            facts.say(one, (facts.taz("stemVan"), iri(group)))
            facts.from_record(group, record)
        if vote.persoon:
            person = facts.thing("persoon", slug(vote.naam))
            facts.typed(person, "Persoon")
            facts.name(person, vote.naam)
            facts.from_record(person, record)
            facts.say(one, (facts.taz("stemVanLid"), iri(person)))
        seats = 1 if vote.persoon else vote.zetels
        if seats is not None:
            facts.say(one, (facts.taz("zetels"), typed(seats, "integer")))
        if vote.vergissing:
            facts.say(one, (facts.taz("vergissing"), typed("true", "boolean")))
        facts.say(one, (facts.taz("registerplaats"), record))

    def _report(self, motie: str, reported: Reported, stuk: Stuk) -> None:
        facts, uitslag = self.facts, reported.uitslag
        one = facts.thing("uitslagbericht", uitslag.nummer or uitslag.zaak)
        facts.typed(one, "Uitslagbericht")
        doubt = ", twijfelachtig" if reported.doubts else ""
        facts.name(one, f"Uitslag van {compact(motie, facts.base)} volgens een ander: {reported.outcome}{doubt}")
        facts.say(one, (facts.taz("berichtOver"), iri(motie)))
        facts.say(one, (facts.taz("gemeldeUitslag"), facts.ref("begrip", f"besluit-{reported.outcome}")))
        for side, seats in (("Voor", uitslag.voor), ("Tegen", uitslag.tegen), ("Afwezig", uitslag.afwezig)):
            if seats is not None:
                facts.say(one, (facts.taz(f"gemeld{side}"), typed(seats, "integer")))
        for doubt in reported.doubts:
            facts.say(one, (facts.taz("twijfelgrond"), facts.ref("begrip", f"twijfel-{doubt}")))
        facts.say(one, (f"{DCT}source", iri(THIRD_PARTY)), (facts.taz("registerplaats"), facts.zaak(stuk)))
