"""Who a printed name is: to which fractie it belonged on a day, and which person record it is of."""

from collections.abc import Callable, Iterable

from taz_graph.names import slug
from taz_graph.register.archive import Archive
from taz_graph.register.model import Persoon
from taz_graph.register.people import nearest

Members = dict[str, list[tuple[str, str, str]]]
"""Slug of a name -> fractie, date and zaaknummer of each subject line that names it with a fractie."""


def fractie_from(members: Members) -> Callable[[str, str | None], str | None]:
    """To which fractie a name belonged on a day, from statements at hand."""

    def fractie_of(name: str, day: str | None) -> str | None:
        found = nearest(members.get(slug(name), []), day)
        return found[0] if found else None

    return fractie_of


def fractie_lookup(archive: Archive) -> Callable[[str, str | None], str | None]:
    """To which fractie a name belonged on a day, from what the archive's subject lines say."""

    def fractie_of(name: str, day: str | None) -> str | None:
        found = fractie_evidence(archive, name, day)
        return found[0] if found else None

    return fractie_of


def fractie_evidence(archive: Archive, name: str, day: str | None) -> tuple[str, str] | None:
    """The fractie of a name on a day, and the zaaknummer of the record that says so; None when none does."""
    query = "SELECT fractie, datum, nummer FROM member WHERE name = ?"
    return nearest(list(archive.connection.execute(query, (slug(name),))), day)


class Persons:
    """The person records, each under one key, found by any of the names that papers use for them.

    One member is printed as "Jansen", "Daniëlle Jansen" and "D.E.M.C. Jansen". A name that two records share is of
    neither: then a bare surname stays a person of its own.
    """

    def __init__(self, persons: Iterable[Persoon]) -> None:
        groups: dict[str, list[Persoon]] = {}
        for person in persons:
            if person.achternaam:
                groups.setdefault(slug(person.surname), []).append(person)
        self.keyed: list[tuple[str, Persoon]] = []
        self._alias: dict[str, str | None] = {}
        for surname, group in groups.items():
            for person in group:  # letters say "Tielen"; two of one name are told apart by the name they are called by
                key = surname if len(group) == 1 else slug(person.name)
                self.keyed.append((key, person))
                for form in {surname, *map(slug, forms_of(person))}:
                    self._alias[form] = key if self._alias.get(form, key) == key else None

    @classmethod
    def of(cls, archive: Archive) -> "Persons":
        """Those that the archive holds."""
        return cls(one for one in archive.others("Persoon") if isinstance(one, Persoon))

    def key(self, name: str) -> str:
        """The key of whom a printed name is of; its own slug when no record, or more than one, has that name."""
        own = slug(name)
        return self._alias.get(own) or own


def forms_of(person: Persoon) -> list[str]:
    """The full names under which papers print a person: called name, and initials with and without points."""
    letters = person.initialen.replace(".", "").replace(" ", "")
    spaced = ".".join(letters)
    starts = dict.fromkeys(one for one in (person.roepnaam, person.initialen, spaced, letters) if one)
    return [f"{start} {person.surname}" for start in starts]
