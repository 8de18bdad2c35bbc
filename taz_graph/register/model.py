"""Records of the register, with the field names of the OData service in lower case.

Each record has an ``id`` (the service's own) and ``changed``, its moment of change, so that an older copy of a record
never takes the place of a newer one.
"""

from typing import NamedTuple


class Zaak(NamedTuple):
    """One zaak. ``volgnummer`` is unique within its dossier only, and the dossier may be given by ``titel`` alone.

    ``afgedaan`` says that parliament is done with it, also when it was rejected; it does not mean executed.
    """

    id: str
    nummer: str
    soort: str
    titel: str
    onderwerp: str
    datum: str | None
    vergaderjaar: str | None
    volgnummer: int | None
    appreciatie: str | None
    afgedaan: bool | None
    changed: str


class Document(NamedTuple):
    """A paper of a zaak (``zaak`` is its id, or None): ``aanduiding`` is the official identifier, where published."""

    id: str
    zaak: str | None
    aanduiding: str | None
    soort: str
    onderwerp: str
    datum: str | None
    vergaderjaar: str | None
    changed: str


class Kamerstukdossier(NamedTuple):
    """A dossier: ``nummer`` with its suffix (``35925-XVI``). ``zaak`` is set where the service ties it to a zaak."""

    id: str
    nummer: str
    titel: str
    zaak: str | None
    hoogste: int | None
    changed: str


class Actor(NamedTuple):
    """Somebody's part in a zaak; ``relatie`` is Indiener, Medeindiener, Volgcommissie and so on."""

    id: str
    zaak: str
    naam: str
    fractie: str | None
    persoon: str | None
    relatie: str
    changed: str


class Besluit(NamedTuple):
    """A decision of parliament, and how it was taken (``wijze``: ``Met handopsteken``, ``Hoofdelijk``).

    ``zaak`` is None where the service ties it to an agendapunt only, which lists many zaken: ``kandidaten`` are those.
    ``datum`` is the day of the meeting.
    """

    id: str
    zaak: str | None
    soort: str
    wijze: str
    agendapunt: str
    kandidaten: tuple[str, ...]
    datum: str | None
    changed: str


class Uitslag(NamedTuple):
    """What somebody other than parliament worked out of a vote on the zaak with this id and number.

    It is a report, never a Besluit: see outcomes.py on what it is worth. Seats are None where none are given.
    """

    id: str
    zaak: str
    nummer: str
    soort: str
    voor: int | None
    tegen: int | None
    afwezig: int | None
    changed: str


class Stemming(NamedTuple):
    """The vote of one fractie (or, by roll call, one person) in one besluit; ``zetels`` is the size of the fractie.

    ``vergissing`` says that it was cast by mistake; it counted all the same.
    """

    id: str
    besluit: str
    soort: str
    naam: str
    fractie: str | None
    persoon: str | None
    zetels: int | None
    vergissing: bool
    changed: str


class Persoon(NamedTuple):
    """A person: the service keeps initials, first names and the name by which he or she is called."""

    id: str
    nummer: str
    roepnaam: str
    tussenvoegsel: str
    achternaam: str
    initialen: str
    functie: str
    fractie: str | None
    changed: str

    @property
    def surname(self) -> str:
        """``van den Hil``."""
        return f"{self.tussenvoegsel} {self.achternaam}".strip()

    @property
    def name(self) -> str:
        """``Jacqueline van den Hil``."""
        return f"{self.roepnaam or self.initialen} {self.surname}".strip()


class Fractie(NamedTuple):
    """A parliamentary group; ``afkorting`` is the name that votes and questions use."""

    id: str
    nummer: str
    afkorting: str
    naam: str
    begin: str | None
    eind: str | None
    changed: str


class Publicatie(NamedTuple):
    """A motie as it was printed; ``id`` is its official identifier and ``verzoek`` what it asks, grounds left out."""

    id: str
    dossier: str
    ondernummer: str
    titel: str
    dossiertitel: str
    datum: str | None
    vergaderjaar: str | None
    ondertekenaars: tuple[str, ...]
    verzoek: str
    changed: str


class Deleted(NamedTuple):
    """A record that the register withdrew; only ``id`` and the moment are left of it."""

    id: str
    changed: str


Record = (
    Zaak | Document | Kamerstukdossier | Actor | Besluit | Uitslag | Stemming | Persoon | Fractie | Publicatie | Deleted
)

KINDS: dict[str, type] = {
    kind.__name__: kind
    for kind in (Zaak, Document, Kamerstukdossier, Actor, Besluit, Uitslag, Stemming, Persoon, Fractie, Publicatie)
}
