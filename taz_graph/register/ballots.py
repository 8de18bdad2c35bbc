"""Besluiten, the votes in them and what third parties report, as statements."""

from taz_graph.names import slug
from taz_graph.register.archive import Bundle
from taz_graph.register.model import Besluit, Stemming, Uitslag
from taz_graph.register.outcomes import VOTES, outcome_of, own_doubts, seats_of
from taz_graph.register.people import fractie_named
from taz_graph.register.tokens import Names, Statement, iri, text, typed

SERVICE = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0"
"""The address under which a record is known to the world. It is written down here, never called."""

THIRD_PARTY = "https://github.com/tommyvanderwal/motiematcher"
"""Who worked out the outcomes of stemuitslagen.json.gz."""


def besluit_statements(
    besluit: Besluit, bundle: Bundle, names: Names
) -> tuple[str, list[Statement], list[Statement]] | None:
    """The thing that is the besluit, what is said of it and of its votes, and what it shares with others.

    None for a procedural one. Which zaak it is about is not among it: that may be unknown.
    """
    outcome = outcome_of(besluit)
    if outcome is None:
        return None
    n, thing = names, names.thing("besluit", besluit.id)
    votes = [one for one in bundle.stemmingen if one.besluit == besluit.id]
    own = [
        (thing, n.type, n.taz("Besluit")),
        (thing, n.taz("besluitsoort"), n.thing("begrip", f"besluit-{outcome}")),
        (thing, n.dct("identifier"), text(besluit.id)),
        (thing, n.dct("source"), iri(f"{SERVICE}/Besluit({besluit.id})")),
    ]
    if besluit.datum:
        own.append((thing, n.dct("date"), typed(besluit.datum, "date")))
    if besluit.wijze:
        own.append((thing, n.taz("wijzeVanStemmen"), text(besluit.wijze)))
    seats = seats_of(votes)
    for side, count in zip(("Voor", "Tegen", "Afwezig"), seats or (), strict=False):
        own.append((thing, n.taz(f"stemmen{side}"), typed(count, "integer")))
    shared: list[Statement] = []
    for vote in votes:
        own += vote_statements(vote, thing, n)
        shared += fractie_statements(short_name(vote), n) if short_name(vote) else []
        shared += member_statements(vote, n) if vote.persoon else []
    return thing, own, shared


def vote_statements(vote: Stemming, besluit: str, names: Names) -> list[Statement]:
    """One vote; nothing for a kind of vote that is not known."""
    if vote.soort not in VOTES:
        return []
    n, ballot = names, names.thing("stemming", vote.id)
    made = [
        (ballot, n.type, n.taz("Stemming")),
        (ballot, n.taz("inBesluit"), besluit),
        (ballot, n.taz("stem"), n.thing("begrip", f"stem-{VOTES[vote.soort]}")),
    ]
    if short_name(vote):
        made.append((ballot, n.taz("stemVan"), n.thing("fractie", slug(short_name(vote)))))
    if vote.persoon:  # a roll call: one seat, whatever the size of the fractie
        made += [
            (ballot, n.taz("stemVanLid"), n.thing("persoon", slug(vote.naam))),
            (ballot, n.taz("zetels"), typed(1, "integer")),
        ]
    elif vote.zetels is not None:
        made.append((ballot, n.taz("zetels"), typed(vote.zetels, "integer")))
    if vote.vergissing:
        made.append((ballot, n.taz("vergissing"), typed("true", "boolean")))
    return made


def member_statements(vote: Stemming, names: Names) -> list[Statement]:
    """What a roll call says of a member."""
    person = names.thing("persoon", slug(vote.naam))
    return [(person, names.type, names.taz("Persoon")), (person, names.name, text(vote.naam))]


def short_name(vote: Stemming) -> str:
    """The short name of the fractie that voted, or of which the member voted; empty where none is said."""
    said = vote.fractie or ("" if vote.persoon else vote.naam)
    return fractie_named(said) or said


def fractie_statements(short: str, names: Names) -> list[Statement]:
    """What is known of a fractie by its short name alone."""
    group = names.thing("fractie", slug(short))
    return [(group, names.type, names.taz("Fractie")), (group, names.taz("korteNaam"), text(short))]


def uitslag_statements(uitslag: Uitslag, motie: str, record: str, names: Names) -> list[Statement]:
    """What a third party reports of a vote, with what in it gives ground for doubt."""
    outcome = outcome_of(uitslag)
    if outcome is None:
        return []
    n, thing = names, names.thing("uitslagbericht", uitslag.nummer or uitslag.zaak)
    made = [
        (thing, n.type, n.taz("Uitslagbericht")),
        (thing, n.taz("berichtOver"), motie),
        (thing, n.taz("gemeldeUitslag"), n.thing("begrip", f"besluit-{outcome}")),
        (thing, n.taz("registerplaats"), record),
        (thing, n.dct("source"), iri(THIRD_PARTY)),
    ]
    for side, count in (("Voor", uitslag.voor), ("Tegen", uitslag.tegen), ("Afwezig", uitslag.afwezig)):
        if count is not None:
            made.append((thing, n.taz(f"gemeld{side}"), typed(count, "integer")))
    return made + [(thing, n.taz("twijfelgrond"), n.thing("begrip", f"twijfel-{one}")) for one in own_doubts(uitslag)]
