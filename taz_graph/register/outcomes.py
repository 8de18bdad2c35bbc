"""What became of a motie: a besluit of parliament, and what a third party reports, with the grounds for doubt.

Outcomes that somebody worked out from the votes (stemuitslagen.json.gz) were tied to moties through the agendapunt,
which lists many zaken, so many stand at another motie of the same debate: of moties that the cabinet left to the
judgement of parliament 69% would have been adopted, and of those that it advised against 55%. Where a motie is the
only one of its title for a month around, all 16 that were left to parliament were adopted, which is what one expects.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from taz_graph.register.model import Besluit, Stemming, Uitslag

OUTCOMES = {
    "aangenomen": "aangenomen",
    "verworpen": "verworpen",
    "niet aangenomen": "verworpen",
    "aangehouden": "aangehouden",
    "ingetrokken": "ingetrokken",
    "vervallen": "vervallen",
    "overgenomen": "overgenomen",
    "gestaakt": "gestaakt",
    "uitstellen": "uitgesteld",
    "uitgesteld": "uitgesteld",
}
"""Last words of a BesluitSoort -> concept of lijst:besluit."""

VOTES = {"Voor": "voor", "Tegen": "tegen", "Niet deelgenomen": "niet-deelgenomen"}
"""Kind of Stemming -> concept of lijst:stem."""

CONTRADICTION, SEATS, SHARED, NO_ZAAK = "tegenspraak", "te-veel-zetels", "gedeeld-agendapunt", "zaak-onbekend"

DOUBTS = {
    CONTRADICTION: {"nl": "de uitslag past niet bij de zetels", "en": "the outcome does not go with the seats"},
    SEATS: {"nl": "meer dan 150 zetels", "en": "more than 150 seats"},
    SHARED: {
        "nl": "er zijn meer moties van dat debat, en de bron wijst niet aan welke",
        "en": "there are more motions of that debate, and the source does not say which",
    },
    NO_ZAAK: {"nl": "geen geladen zaak heeft dit nummer", "en": "no zaak that was loaded has this number"},
}
"""Grounds for doubt: concept of lijst:twijfel -> what it says, by language."""

CHAMBER = 150
"""Seats in the Tweede Kamer."""

APART = 30
"""Days around a motie in which another one of the same title may have been put to the vote with it."""


class Seats(NamedTuple):
    """Seats for, against and not taking part."""

    voor: int
    tegen: int
    afwezig: int


class Reported(NamedTuple):
    """An outcome that a third party reports, and the ``doubts`` (concepts of lijst:twijfel) about it."""

    outcome: str
    uitslag: Uitslag
    doubts: tuple[str, ...]


def outcome_of(decided: Besluit | Uitslag) -> str | None:
    """The concept of a decision: ``Stemmen - aangenomen`` gives ``aangenomen``; None for a procedural one."""
    words = decided.soort.partition(" - ")[2].casefold() or decided.soort.casefold()
    return OUTCOMES.get(words)


def in_order(besluiten: Iterable[Besluit]) -> list[Besluit]:
    """From old to new: a motie may be postponed first and adopted later."""
    return sorted(besluiten, key=lambda one: (one.datum or one.changed[:10], one.changed, one.id))


def seats_of(votes: Iterable[Stemming]) -> Seats | None:
    """The seats of the votes in one besluit; by roll call each vote is one seat. None where there are no votes."""
    counted = dict.fromkeys(VOTES, 0)
    for vote in votes:
        if vote.soort in counted:
            counted[vote.soort] += 1 if vote.persoon else vote.zetels or 0
    return Seats(*counted.values()) if any(counted.values()) else None


def own_doubts(uitslag: Uitslag) -> list[str]:
    """What an outcome itself gives as ground for doubt."""
    found = []
    outcome, voor, tegen = outcome_of(uitslag), uitslag.voor or 0, uitslag.tegen or 0
    if (outcome == "aangenomen" and voor <= tegen) or (outcome == "verworpen" and voor > tegen):
        found.append(CONTRADICTION)
    if voor + tegen + (uitslag.afwezig or 0) > CHAMBER:
        found.append(SEATS)
    return found


def doubts_about(uitslag: Uitslag, day: str | None, others: Iterable[str]) -> tuple[str, ...]:
    """All grounds for doubt; ``day`` is that of the motie and ``others`` are those of moties of the same title.

    A motie without a day is one that was not loaded.
    """
    if day is None:
        return (*own_doubts(uitslag), NO_ZAAK)
    at = date.fromisoformat(day)
    shared = any(abs((date.fromisoformat(other) - at).days) <= APART for other in others)
    return (*own_doubts(uitslag), SHARED) if shared else tuple(own_doubts(uitslag))
