"""What a load changes: the records that say something new, and the zaken whose statements may change with them."""

from collections.abc import Iterable, Iterator

from taz_graph.register.archive import Archive, digest_of, parent_of
from taz_graph.register.model import (
    Besluit,
    Deleted,
    Kamerstukdossier,
    Persoon,
    Publicatie,
    Record,
    Stemming,
    Zaak,
)
from taz_graph.register.numbers import key_of


def newest_of(records: Iterable[Record]) -> Iterator[tuple[Record, bool]]:
    """Each record and whether it is kept: nothing is known before a first load but copies among the files."""
    newest: dict[str, str] = {}
    tied: dict[str, str] = {}
    for record in records:
        known = isinstance(record, Zaak | Deleted)
        key = record.id if known else f"{type(record).__name__} {record.id}"
        keep = newest.get(key, "") <= record.changed
        if keep:
            newest[key] = record.changed
        if isinstance(record, Besluit):
            yield _with_tie(record, tied.get(record.id)), keep
            if record.zaak:
                tied[record.id] = record.zaak
        else:
            yield record, keep


def _with_tie(besluit: Besluit, zaak: str | None) -> Besluit:
    """Once a record says which zaak a besluit is about, one that lists many does not make it unknown again."""
    return besluit._replace(zaak=zaak, kandidaten=()) if zaak and besluit.zaak is None else besluit


class Changes:
    """Which records say something else than the archive holds."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._zaken: dict[str, tuple[bytes, str]] | None = None
        self._looked = 0

    def all(self, records: Iterable[Record]) -> tuple[list[Record], int]:
        """The records that are new or newer and other; and how many were read."""
        changed: dict[tuple[str, str], Record] = {}
        count = 0
        for given in records:
            count += 1
            key = (type(given).__name__, given.id)
            held = changed.get(key)
            if held is not None and held.changed > given.changed:
                continue
            record = self._tied(given, held) if isinstance(given, Besluit) and given.zaak is None else given
            known = self._known(record)
            if isinstance(record, Deleted):
                if known is not None:
                    changed[key] = record
            elif known is None or (known[0] != digest_of(record) and known[1] <= record.changed):
                changed[key] = record
        return list(changed.values()), count

    def _tied(self, besluit: Besluit, held: Record | None) -> Besluit:
        known = held if isinstance(held, Besluit) else self.archive.besluit(besluit.id)
        return _with_tie(besluit, known.zaak if known else None)

    def _known(self, record: Record) -> tuple[bytes, str] | None:
        if isinstance(record, Zaak):
            return self._zaak(record.id)
        if isinstance(record, Deleted):  # it does not say what it was
            return self._zaak(record.id) or self.archive.any_kind(record.id)
        return self.archive.known(type(record).__name__, record.id)

    def _zaak(self, key: str) -> tuple[bytes, str] | None:
        """A few are looked up one by one; from then on all are read at once."""
        self._looked += 1
        if self._zaken is None and self._looked > 1000:
            self._zaken = self.archive.digests()
        if self._zaken is not None:
            return self._zaken.get(key)
        row = self.archive.connection.execute("SELECT digest, changed FROM zaak WHERE id = ?", (key,)).fetchone()
        return (row[0], row[1]) if row else None


def touched(archive: Archive, changed: list[Record]) -> list[str]:
    """Ids of the zaken whose statements may change."""
    found: set[str] = set()
    for record in changed:
        found.update(_touched_by(archive, record))
    for zaak in list(found):  # two zaken under one number say the same of that paper
        query = "SELECT zaak FROM paper WHERE aanduiding IN (SELECT aanduiding FROM paper WHERE zaak = ?)"
        found.update(row[0] for row in archive.connection.execute(query, (zaak,)))
    return sorted(found)


def _touched_by(archive: Archive, record: Record) -> Iterator[str]:
    match record:
        case Zaak():
            yield record.id
        case Deleted():
            yield record.id
            yield from archive.parents(record.id)
            yield from _of_besluit(archive.besluit(record.id))
        case Besluit():
            yield from _of_besluit(record)
            yield from _of_besluit(archive.besluit(record.id))
        case Stemming():
            yield from _of_besluit(archive.besluit(record.besluit))
        case Publicatie():
            rows = archive.connection.execute("SELECT zaak FROM paper WHERE aanduiding = ?", (record.id,))
            yield from (row[0] for row in rows)
        case Persoon():
            yield from _by_person(archive, record)
        case Kamerstukdossier() if record.zaak is None:
            yield from _with_title(archive, record.titel)
        case _:
            if parent := parent_of(record):
                yield parent


def _of_besluit(besluit: Besluit | None) -> Iterator[str]:
    if besluit:
        yield from (besluit.zaak,) if besluit.zaak else besluit.kandidaten


def _by_person(archive: Archive, person: Persoon) -> Iterator[str]:
    """A new person may turn out to be who a motie names in full, and a second one of a name takes it from the first."""
    name = f"%{person.achternaam}%"
    if not person.achternaam:
        return
    query = "SELECT id FROM zaak WHERE soort = 'Motie' AND onderwerp LIKE ?"
    yield from (row[0] for row in archive.connection.execute(query, (name,)))
    query = "SELECT parent FROM other WHERE kind = 'Actor' AND body LIKE ?"
    yield from (row[0] for row in archive.connection.execute(query, (name,)))
    printed = "SELECT id FROM other WHERE kind = 'Publicatie' AND body LIKE ?"
    query = f"SELECT zaak FROM paper WHERE aanduiding IN ({printed})"  # noqa: S608 - no value in it
    yield from (row[0] for row in archive.connection.execute(query, (name,)))


def _with_title(archive: Archive, title: str) -> Iterator[str]:
    """A new dossier number gives numbers to all zaken with its title, or takes them away when it is the second one."""
    key = key_of(title)
    titles = [row[0] for row in archive.connection.execute("SELECT DISTINCT titel FROM zaak") if key_of(row[0]) == key]
    for one in titles:
        for row in archive.connection.execute("SELECT id FROM zaak WHERE titel = ?", (one,)):
            yield row[0]
