"""Looking things up in the register that was loaded: papers, moties, people, outcomes."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from taz_graph.errors import RegisterError
from taz_graph.names import slug
from taz_graph.register.archive import FORMAT, Archive, Bundle
from taz_graph.register.members import fractie_evidence
from taz_graph.register.model import Besluit, Fractie, Persoon, Stemming, Uitslag, Zaak
from taz_graph.register.numbers import number_zaak
from taz_graph.register.outcomes import Reported, doubts_about, in_order, outcome_of
from taz_graph.register.people import same_person
from taz_graph.register.place import RECORDS, require
from taz_graph.register.rdf import movers
from taz_graph.register.subjects import Onderwerp, parse_subject
from taz_graph.settings import Settings


class Stuk(NamedTuple):
    """One paper as the register knows it: its zaak, identifier, what its subject line says, and who moved it."""

    zaak: Zaak
    aanduiding: str | None
    dossier: str | None
    ondernummer: str | None
    onderwerp: Onderwerp
    indieners: tuple[str, ...]
    besluiten: tuple[Besluit, ...]
    stemmingen: tuple[Stemming, ...] = ()
    reported: tuple[Reported, ...] = ()

    @property
    def outcome(self) -> str | None:
        """Concept of the last besluit that says an outcome (``aangenomen``); None when the register has none.

        A third party's report counts where there is no besluit and no ground to doubt it.
        """
        found = [outcome for one in in_order(self.besluiten) if (outcome := outcome_of(one))]
        found = found or [one.outcome for one in self.reported if not one.doubts]
        return found[-1] if found else None


class Register:
    """A loaded register, opened for reading."""

    def __init__(self, folder: Path) -> None:
        """Opens what `register load` left in ``folder``; RegisterError when it is not there or of another version."""
        self.folder = folder
        self.archive = Archive(folder / RECORDS)
        if self.archive.format != FORMAT:
            self.archive.close()
            raise RegisterError(f"the register in {folder} is of another version of taz-graph; load it again")
        self.titles = self.archive.titles()
        self._persons: dict[str, list[Persoon]] | None = None

    def close(self) -> None:
        """Lets go of the files."""
        self.archive.close()

    def papers(self, aanduiding: str) -> list[Stuk]:
        """The zaken with that identifier: none, one, or more where the register's own numbers collide."""
        rows = self.archive.connection.execute("SELECT zaak FROM paper WHERE aanduiding = ?", (aanduiding,))
        return self.stukken(sorted(row[0] for row in rows))

    def stukken(self, ids: Iterable[str]) -> list[Stuk]:
        """The zaken with these ids, as papers, by date and number."""
        found = [self._stuk(bundle) for bundle in self.archive.bundles(list(ids))]
        return sorted(found, key=lambda stuk: (stuk.zaak.datum or "", stuk.zaak.nummer))

    def _stuk(self, bundle: Bundle) -> Stuk:
        numbered = number_zaak(bundle.zaak, bundle.documents, bundle.dossiers, self.titles)
        subject = parse_subject(bundle.zaak.onderwerp)
        people = movers(bundle, subject)
        name, dossier, number, _ = numbered or (None, None, None, None)
        reported = tuple(one for uitslag in bundle.uitslagen if (one := self.reported(uitslag)))
        votes = bundle.stemmingen
        return Stuk(bundle.zaak, name, dossier, number, subject, people, bundle.besluiten, votes, reported)

    def reported(self, uitslag: Uitslag) -> Reported | None:
        """What a third party reports, with the grounds for doubt; None for what is no outcome."""
        outcome = outcome_of(uitslag)
        if outcome is None:
            return None
        zaak = next(self.archive.zaken([uitslag.zaak]), None)
        rows = self.archive.connection.execute(
            "SELECT datum FROM zaak WHERE titel = ? AND soort = 'Motie' AND id <> ? AND datum IS NOT NULL",
            (zaak.titel if zaak else "", uitslag.zaak),
        )
        doubts = doubts_about(uitslag, zaak.datum if zaak else None, (row[0] for row in rows))
        return Reported(outcome, uitslag, doubts)

    def doubtful(self) -> Iterator[Reported]:
        """Every outcome that a third party reports and that there is ground to doubt, by zaaknummer."""
        found = [one for one in self.archive.others("Uitslag") if isinstance(one, Uitslag)]
        for uitslag in sorted(found, key=lambda one: (one.nummer, one.id)):
            reported = self.reported(uitslag)
            if reported and reported.doubts:
                yield reported

    def untied(self) -> list[Besluit]:
        """The besluiten of which no record says about which zaak they are."""
        return self.archive.untied()

    def dossier(self, number: str) -> list[str]:
        """Ids of the zaken in a dossier."""
        rows = self.archive.connection.execute("SELECT zaak FROM paper WHERE dossier = ? ORDER BY zaak", (number,))
        return [row[0] for row in rows]

    def highest(self, dossier: str) -> int:
        """The highest number in a dossier; 0 when there is none."""
        rows = self.archive.connection.execute("SELECT ondernummer FROM paper WHERE dossier = ?", (dossier,))
        return max((int(row[0]) for row in rows if row[0].isdecimal()), default=0)

    def zaak(self, nummer: str) -> Zaak | None:
        """The zaak with that number (2022Z14730)."""
        row = self.archive.connection.execute("SELECT id FROM zaak WHERE nummer = ?", (nummer,)).fetchone()
        return next(self.archive.zaken([row[0]]), None) if row else None

    def moties_by(self, name: str) -> list[str]:
        """Ids of the moties whose subject line holds that name."""
        rows = self.archive.connection.execute(
            "SELECT id FROM zaak WHERE soort = 'Motie' AND onderwerp LIKE ?", (f"%{name}%",)
        )
        return [row[0] for row in rows]

    def fractie(self, name: str, day: str | None) -> tuple[str, str] | None:
        """The fractie to which a name belonged on a day, and the zaaknummer of the record that says so."""
        return fractie_evidence(self.archive, name, day)

    def person(self, name: str) -> Persoon | None:
        """The one person record that a printed name can be of; None when there is none, or more than one."""
        if self._persons is None:
            self._persons = {}
            for one in self.archive.others("Persoon"):
                if isinstance(one, Persoon):
                    self._persons.setdefault(slug(one.surname), []).append(one)
        key = slug(name)
        found = self._persons.get(key, [])
        if not found:
            everyone = (one for group in self._persons.values() for one in group)
            found = [one for one in everyone if slug(one.name) == key or same_person(one.name, name)]
        return found[0] if len(found) == 1 else None

    def fracties(self) -> list[Fractie]:
        """The fractie records."""
        return [one for one in self.archive.others("Fractie") if isinstance(one, Fractie)]

    def state(self) -> str:
        """The moment of change of the newest record: how far the register was followed."""
        row = self.archive.connection.execute("SELECT MAX(changed) FROM zaak").fetchone()
        return str(row[0] or "")


def open_register(settings: Settings) -> Register:
    """The register that was loaded for these settings; RegisterError, with what to do, when there is none."""
    return Register(require(settings))
