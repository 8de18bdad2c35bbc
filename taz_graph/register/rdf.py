"""Records -> statements of the graph ``…/id/graaf/register``.

A zaak gives the record itself (taz:Registerplaats, the evidence for all that follows from it), the Kamerstuk where its
identifier is known, the Motie, its besluiten and the votes in them. Dossiers, persons and fracties are shared by many
zaken: those statements are told apart, so that taking one zaak out leaves them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from taz_graph.names import publication_page, slug
from taz_graph.register.archive import Bundle
from taz_graph.register.ballots import SERVICE, besluit_statements, fractie_statements, uitslag_statements
from taz_graph.register.model import Actor, Fractie, Persoon, Zaak
from taz_graph.register.numbers import Numbered, Titles, number_zaak
from taz_graph.register.outcomes import in_order
from taz_graph.register.people import fractie_named
from taz_graph.register.subjects import Onderwerp, parse_subject
from taz_graph.register.tokens import Names, Statement, iri, text, typed
from taz_graph.settings import DEFAULT_BASE

KINDS_OF_PAPER = {
    "Motie": "motie",
    "Amendement": "amendement",
    "Brief regering": "brief",
    "Brief commissie": "brief",
    "Brief van lid/fractie/commissie": "brief",
    "Brief Kamer": "brief",
    "Brief Europese Commissie": "brief",
    "Rapport/brief Algemene Rekenkamer": "rapport",
    "Parlementair onderzoeksrapport": "rapport",
    "Wetgeving": "wetsvoorstel",
    "Begroting": "wetsvoorstel",
    "Initiatiefwetgeving": "wetsvoorstel",
}
"""Kind of zaak -> concept of lijst:soortkamerstuk, where there is one that fits."""

APPRECIATIONS = {
    "Ontraden": "ontraden",
    "Oordeel Kamer": "oordeel-kamer",
    "Verzocht motie aan te houden": "verzocht-aan-te-houden",
    "Geen (expliciete) appreciatie": "geen",
    "Ontijdig": "ontijdig",
    "Ontraden, tenzij gewijzigd": "ontraden-tenzij-gewijzigd",
    "Overbodig": "overbodig",
    "Overgenomen": "overgenomen",
}
"""Kabinetsappreciatie -> concept of lijst:appreciatie. "Not available" and "not yet known" are no appreciation."""

FractieOf = Callable[[str, str | None], str | None]
"""Name of a person as printed, and a day -> short name of the fractie, or None."""


@dataclass(slots=True)
class Statements:
    """What one zaak states: its ``own`` statements, and those that it shares with others."""

    own: list[Statement] = field(default_factory=list)
    shared: list[Statement] = field(default_factory=list)


class Mapper:
    """Turns bundles into statements."""

    def __init__(
        self,
        titles: Titles,
        fractie_of: FractieOf | None = None,
        base: str = DEFAULT_BASE,
        person_key: Callable[[str], str] = slug,
    ) -> None:
        """``fractie_of`` says to which fractie a name belonged on a day, where the record itself does not.

        ``person_key`` gives the key of the person whom a printed name is of.
        """
        self.titles, self.fractie_of, self.names, self.person_key = titles, fractie_of, Names(base), person_key

    def number(self, bundle: Bundle) -> Numbered | None:
        """The official identifier of a zaak."""
        return number_zaak(bundle.zaak, bundle.documents, bundle.dossiers, self.titles)

    def statements(self, bundle: Bundle) -> Statements:
        """All that follows from one zaak."""
        made = Statements()
        numbered = self.number(bundle)
        record = self._record(bundle.zaak, made)
        if numbered:
            self._paper(bundle.zaak, numbered, record, made)
        if bundle.zaak.soort == "Motie":
            self._motie(bundle, numbered, record, made)
        return made

    def _record(self, zaak: Zaak, made: Statements) -> str:
        n = self.names
        record = n.thing("registerplaats", zaak.nummer or zaak.id)
        made.own += [
            (record, n.type, n.taz("Registerplaats")),
            (record, n.dct("identifier"), text(zaak.id)),
            (record, n.taz("zaaknummer"), text(zaak.nummer)),
            (record, n.taz("zaaksoort"), text(zaak.soort)),
            (record, n.dct("title"), text(zaak.onderwerp, "nl")),
            (record, n.dct("source"), iri(f"{SERVICE}/Zaak({zaak.id})")),
        ]
        if zaak.datum:
            made.own.append((record, n.dct("date"), typed(zaak.datum, "date")))
        return record

    def _paper(self, zaak: Zaak, numbered: Numbered, record: str, made: Statements) -> None:
        n = self.names
        paper = n.thing("kamerstuk", numbered.aanduiding)
        dossier = n.thing("dossier", numbered.dossier)
        made.own += [
            (paper, n.type, n.taz("Kamerstuk")),
            (paper, n.dct("identifier"), text(numbered.aanduiding)),
            (paper, n.dct("title"), text(zaak.onderwerp, "nl")),
            (paper, n.taz("dossier"), dossier),
            (paper, n.taz("ondernummer"), text(numbered.ondernummer)),
            (paper, n.taz("registerplaats"), record),
            (paper, n.see_also, iri(publication_page(numbered.aanduiding))),
        ]
        if zaak.datum:
            made.own.append((paper, n.dct("date"), typed(zaak.datum, "date")))
        if zaak.vergaderjaar:
            made.own.append((paper, n.taz("vergaderjaar"), text(zaak.vergaderjaar)))
        if zaak.soort in KINDS_OF_PAPER:
            kind = n.thing("begrip", f"soortkamerstuk-{KINDS_OF_PAPER[zaak.soort]}")
            made.own.append((paper, n.taz("soortKamerstuk"), kind))
        made.shared += self.dossier(numbered.dossier)

    def dossier(self, number: str) -> list[Statement]:
        """What is known of a dossier: its number and title."""
        n, dossier = self.names, self.names.thing("dossier", number)
        title = self.titles.title.get(number)
        known = [(dossier, n.type, n.taz("Dossier")), (dossier, n.dct("identifier"), text(number))]
        return [*known, (dossier, n.dct("title"), text(title, "nl"))] if title else known

    def motie_name(self, zaak: Zaak, numbered: Numbered | None) -> str:
        """A motie is named after its Kamerstuk; one without a known number after its zaak."""
        return self.names.thing("motie", numbered.aanduiding if numbered else zaak.nummer or zaak.id)

    def _motie(self, bundle: Bundle, numbered: Numbered | None, record: str, made: Statements) -> None:
        n, zaak = self.names, bundle.zaak
        motie, subject = self.motie_name(zaak, numbered), parse_subject(zaak.onderwerp)
        made.own += [(motie, n.type, n.taz("Motie")), (motie, n.taz("registerplaats"), record)]
        made.own.append((motie, n.dct("title"), text(zaak.onderwerp, "nl")))
        if zaak.datum:
            made.own.append((motie, n.dct("date"), typed(zaak.datum, "date")))
        if numbered:
            made.own.append((motie, n.taz("kamerstuk"), n.thing("kamerstuk", numbered.aanduiding)))
            for other in replaced(subject, numbered):
                made.own.append((motie, n.taz("vervangt"), n.thing("motie", other)))
        if bundle.publicatie and bundle.publicatie.verzoek:
            made.own.append((motie, n.taz("verzoek"), text(bundle.publicatie.verzoek, "nl")))
        if zaak.appreciatie in APPRECIATIONS:
            concept = n.thing("begrip", f"appreciatie-{APPRECIATIONS[zaak.appreciatie]}")
            made.own.append((motie, n.taz("kabinetsappreciatie"), concept))
        self._movers(bundle, subject, motie, made)
        self._outcomes(bundle, motie, record, made)

    def _movers(self, bundle: Bundle, subject: Onderwerp, motie: str, made: Statements) -> None:
        n = self.names
        named = movers(bundle, subject)
        for name in named:
            person = n.thing("persoon", self.person_key(name))
            made.own.append((motie, n.taz("indiener"), person))
            made.shared += [(person, n.type, n.taz("Persoon")), (person, n.name, text(name))]
        groups = {fractie for name in named if (fractie := self.fractie(bundle, name))}
        for group in sorted(groups):
            made.own.append((motie, n.taz("indienendeFractie"), n.thing("fractie", slug(group))))
            made.shared += fractie_statements(group, n)
        if subject.more and not bundle.actors and not bundle.publicatie:
            made.own.append((motie, n.taz("medeIndienersOngenoemd"), typed("true", "boolean")))

    def fractie(self, bundle: Bundle, name: str) -> str | None:
        """The fractie of a mover on the day of the motie: what the record says, else what is known of the name."""
        for actor in bundle.actors:
            if actor.fractie and slug(actor.naam) == slug(name):
                return fractie_named(actor.fractie) or actor.fractie
        return self.fractie_of(name, bundle.zaak.datum) if self.fractie_of else None

    def _outcomes(self, bundle: Bundle, motie: str, record: str, made: Statements) -> None:
        n = self.names
        for besluit in in_order(bundle.besluiten):
            said = besluit_statements(besluit, bundle, n)
            if said:
                thing, own, shared = said
                made.own += [*own, (thing, n.taz("besluitOver"), motie), (thing, n.taz("registerplaats"), record)]
                made.shared += shared
        for besluit in bundle.mogelijk:
            said = besluit_statements(besluit, bundle, n)
            if said:  # it stands once, whatever becomes of this one of its many zaken
                thing, own, shared = said
                made.own.append((motie, n.taz("mogelijkBesluit"), thing))
                made.shared += [*own, *shared]
        for uitslag in bundle.uitslagen:
            made.own += uitslag_statements(uitslag, motie, record, n)


def movers(bundle: Bundle, subject: Onderwerp) -> tuple[str, ...]:
    """Who proposed a motie: the actors of the zaak, else who signed the print, else who its subject line names."""
    actors = [one for one in bundle.actors if one.relatie in ("Indiener", "Medeindiener")]
    if actors:
        return tuple(_surname(one) for one in sorted(actors, key=lambda one: (one.relatie, one.naam)))
    if bundle.publicatie and bundle.publicatie.ondertekenaars:
        return bundle.publicatie.ondertekenaars
    return subject.people


def _surname(actor: Actor) -> str:
    """``J. van den Berg`` is known to letters as ``Van den Berg``; so without initials."""
    words = actor.naam.split()
    while len(words) > 1 and words[0].endswith("."):
        words = words[1:]
    return " ".join(words)


def replaced(subject: Onderwerp, numbered: Numbered) -> Iterator[str]:
    """Identifiers of what a motie takes the place of; a number without dossier is of its own dossier."""
    for dossier, number in subject.replaces:
        yield f"kst-{dossier or numbered.dossier}-{number}"


def person_statements(person: Persoon, key: str, names: Names) -> list[Statement]:
    """What the register says of a person, about the thing with that key."""
    thing = names.thing("persoon", key)
    made = [
        (thing, names.type, names.taz("Persoon")),
        (thing, names.name, text(person.name)),
        (thing, names.dct("identifier"), text(person.id)),
        (thing, names.alt_label, text(person.surname)),
    ]
    group = fractie_named(person.fractie or "")
    return [*made, (thing, names.taz("fractie"), names.thing("fractie", slug(group)))] if group else made


def fractie_record(fractie: Fractie, names: Names) -> list[Statement]:
    """What the register says of a fractie."""
    short = fractie_named(fractie.afkorting) or fractie.afkorting
    thing = names.thing("fractie", slug(short))
    made = [
        (thing, names.type, names.taz("Fractie")),
        (thing, names.taz("korteNaam"), text(short)),
        (thing, names.name, text(fractie.naam)),
        (thing, names.dct("identifier"), text(fractie.id)),
    ]
    for term, day in (("beginDatum", fractie.begin), ("eindDatum", fractie.eind)):
        if day:
            made.append((thing, names.taz(term), typed(day, "date")))
    return made
