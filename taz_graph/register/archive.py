"""The records, kept on disk in one SQLite file: what was loaded, what changed, and looking them up.

Statements are derived from records, never the other way round; so a record that comes back unchanged costs a lookup,
and what a changed record used to state can be taken out exactly.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from taz_graph.errors import RegisterError
from taz_graph.register.model import (
    KINDS,
    Actor,
    Besluit,
    Deleted,
    Document,
    Fractie,
    Kamerstukdossier,
    Persoon,
    Publicatie,
    Record,
    Stemming,
    Uitslag,
    Zaak,
)
from taz_graph.register.numbers import Titles, number_zaak

FORMAT = "3"
"""Raised when the tables or the statements change, so that an older archive is loaded anew."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS file (digest TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS zaak (id TEXT PRIMARY KEY, nummer TEXT, soort TEXT, titel TEXT, onderwerp TEXT, datum TEXT,
  vergaderjaar TEXT, volgnummer INTEGER, appreciatie TEXT, afgedaan INTEGER, changed TEXT, digest BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS other (kind TEXT, id TEXT, parent TEXT, body TEXT, changed TEXT, digest BLOB,
  PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS paper (aanduiding TEXT, dossier TEXT, ondernummer TEXT, zaak TEXT, basis TEXT);
CREATE TABLE IF NOT EXISTS member (name TEXT, fractie TEXT, datum TEXT, nummer TEXT);
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS other_parent ON other (parent, kind);
CREATE INDEX IF NOT EXISTS paper_aanduiding ON paper (aanduiding);
CREATE INDEX IF NOT EXISTS paper_dossier ON paper (dossier);
CREATE INDEX IF NOT EXISTS paper_zaak ON paper (zaak);
CREATE INDEX IF NOT EXISTS zaak_nummer ON zaak (nummer);
CREATE INDEX IF NOT EXISTS zaak_titel ON zaak (titel);
CREATE INDEX IF NOT EXISTS member_name ON member (name);
"""
_ZAAK_COLUMNS = ", ".join(Zaak._fields)
_ANY_KIND = f"kind IN ({','.join('?' * len(KINDS))})"
"""By kind, whatever it is: that is what the key of the table begins with."""


class Bundle(NamedTuple):
    """Everything that is kept about one zaak; what statements are made of."""

    zaak: Zaak
    documents: tuple[Document, ...] = ()
    dossiers: tuple[Kamerstukdossier, ...] = ()
    actors: tuple[Actor, ...] = ()
    besluiten: tuple[Besluit, ...] = ()
    stemmingen: tuple[Stemming, ...] = ()
    publicatie: Publicatie | None = None
    mogelijk: tuple[Besluit, ...] = ()
    """Besluiten of an agendapunt that lists this zaak among others; at most one of its zaken is the one decided on."""
    uitslagen: tuple[Uitslag, ...] = ()


class Archive:
    """The records in one file; opened for reading unless ``write``."""

    def __init__(self, path: Path, *, write: bool = False) -> None:
        """Opens or makes the file. RegisterError when there is none to read or it cannot be opened."""
        if not write and not path.exists():
            raise RegisterError(f"no register is loaded in {path.parent}; run `taz-graph register load PATH...` first")
        try:
            if write:
                path.parent.mkdir(parents=True, exist_ok=True)
            target = str(path) if write else f"file:{path}?mode=ro"
            self.connection = sqlite3.connect(target, uri=not write, isolation_level=None, check_same_thread=False)
            if write:
                self.connection.executescript(_SCHEMA)
            self.format = self.meta("format")
        except (OSError, sqlite3.Error) as error:
            raise RegisterError(f"cannot open {path} ({error}); remove that file and load again") from error

    def close(self) -> None:
        """Lets go of the file."""
        self.connection.close()

    def meta(self, name: str) -> str | None:
        """A fact about the archive itself, or None."""
        row = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def set_meta(self, name: str, value: str) -> None:
        """Keeps a fact about the archive itself."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def index(self) -> None:
        """Makes the indexes; after the first filling, which is twice as fast without them."""
        for statement in _INDEXES.strip().splitlines():  # a script would commit what is under way
            self.connection.execute(statement)

    # --- What is kept

    def count(self) -> int:
        """How many zaken there are."""
        return int(self.connection.execute("SELECT COUNT(*) FROM zaak").fetchone()[0])

    def zaken(self, ids: Sequence[str] | None = None) -> Iterator[Zaak]:
        """All zaken, or those with these ids."""
        if ids is None:
            yield from map(_zaak, self.connection.execute(f"SELECT {_ZAAK_COLUMNS} FROM zaak"))  # noqa: S608
            return
        for part in _parts(ids):
            marks = ",".join("?" * len(part))
            query = f"SELECT {_ZAAK_COLUMNS} FROM zaak WHERE id IN ({marks})"  # noqa: S608 - only question marks
            yield from map(_zaak, self.connection.execute(query, part))

    def others(self, kind: str, parents: Sequence[str] | None = None) -> Iterator[Record]:
        """Records of one kind other than Zaak: all, or those that belong to these parents."""
        if parents is None:
            rows = self.connection.execute("SELECT body FROM other WHERE kind = ? ORDER BY id", (kind,))
            yield from (_read(kind, body) for (body,) in rows)
            return
        for part in _parts(parents):
            query = f"SELECT body FROM other WHERE kind = ? AND parent IN ({','.join('?' * len(part))}) ORDER BY id"  # noqa: S608
            yield from (_read(kind, body) for (body,) in self.connection.execute(query, (kind, *part)))

    def titles(self) -> Titles:
        """The table of dossier titles."""
        return Titles(one for one in self.others("Kamerstukdossier") if isinstance(one, Kamerstukdossier))

    def bundles(self, ids: Sequence[str] | None = None) -> Iterator[Bundle]:
        """The zaken (all, or those with these ids), each with what belongs to it."""
        # Many parents in one question make SQLite slow; a whole archive is read table by table.
        parts = _Parts(self, ids)
        for zaak in self.zaken(ids):
            yield parts.of(zaak)

    def untied(self) -> list[Besluit]:
        """The besluiten of which the zaak is not known."""
        rows = self.connection.execute("SELECT body FROM other WHERE kind = 'Besluit' AND parent IS NULL ORDER BY id")
        return [one for (body,) in rows if isinstance(one := _read("Besluit", body), Besluit)]

    def besluit(self, key: str) -> Besluit | None:
        """The besluit with that id."""
        row = self.connection.execute("SELECT body FROM other WHERE kind = 'Besluit' AND id = ?", (key,)).fetchone()
        found = _read("Besluit", row[0]) if row else None
        return found if isinstance(found, Besluit) else None

    def known(self, kind: str, key: str) -> tuple[bytes, str] | None:
        """Digest and moment of change of a record other than a zaak, or None when it is new."""
        query = "SELECT digest, changed FROM other WHERE kind = ? AND id = ?"
        row = self.connection.execute(query, (kind, key)).fetchone()
        return (row[0], row[1]) if row else None

    def any_kind(self, key: str) -> tuple[bytes, str] | None:
        """Digest and moment of change of the record with that id, of whatever kind but a zaak."""
        query = f"SELECT digest, changed FROM other WHERE {_ANY_KIND} AND id = ?"  # noqa: S608
        row = self.connection.execute(query, (*KINDS, key)).fetchone()
        return (row[0], row[1]) if row else None

    def parents(self, key: str) -> list[str]:
        """What the records with that id, of whatever kind but a zaak, belong to."""
        query = f"SELECT parent FROM other WHERE {_ANY_KIND} AND id = ? AND parent IS NOT NULL"  # noqa: S608
        return [row[0] for row in self.connection.execute(query, (*KINDS, key))]

    # --- Changing it

    def digests(self) -> dict[str, tuple[bytes, str]]:
        """Id of each zaak -> its digest and moment of change."""
        rows = self.connection.execute("SELECT id, digest, changed FROM zaak")
        return {key: (digest, changed) for key, digest, changed in rows}

    def put(self, records: Iterable[Record]) -> None:
        """Keeps the records, in place of those with the same id; a Deleted takes the record away."""
        zaken: list[tuple[object, ...]] = []
        others: list[tuple[object, ...]] = []
        for record in records:
            if isinstance(record, Zaak):
                zaken.append((*record, digest_of(record)))
            elif isinstance(record, Deleted):
                self._flush(zaken, others)  # the record itself may have come just before
                self.connection.execute("DELETE FROM zaak WHERE id = ?", (record.id,))
                query = f"DELETE FROM other WHERE {_ANY_KIND} AND id = ?"  # noqa: S608 - only question marks
                self.connection.execute(query, (*KINDS, record.id))
                self.connection.execute("DELETE FROM paper WHERE zaak = ?", (record.id,))
            else:
                others.append(_row(record))
            if len(zaken) + len(others) >= 20_000:
                self._flush(zaken, others)
        self._flush(zaken, others)

    def _flush(self, zaken: list[tuple[object, ...]], others: list[tuple[object, ...]]) -> None:
        self.connection.executemany(f"INSERT OR REPLACE INTO zaak VALUES ({','.join('?' * 12)})", zaken)  # noqa: S608
        self.connection.executemany("INSERT OR REPLACE INTO other VALUES (?, ?, ?, ?, ?, ?)", others)
        zaken.clear()
        others.clear()


class _Parts:
    """What belongs to zaken, by zaak."""

    def __init__(self, archive: Archive, ids: Sequence[str] | None) -> None:
        self._documents = _by(archive.others("Document", ids), "zaak")
        self._dossiers = _by(archive.others("Kamerstukdossier", ids), "zaak")
        self._actors = _by(archive.others("Actor", ids), "zaak")
        self._besluiten = _by(archive.others("Besluit", ids), "zaak")
        self._uitslagen = _by(archive.others("Uitslag", ids), "zaak")
        self._untied: dict[str, list[Besluit]] = {}
        wanted = None if ids is None else set(ids)
        for one in archive.untied():
            for zaak in one.kandidaten if wanted is None else wanted.intersection(one.kandidaten):
                self._untied.setdefault(zaak, []).append(one)
        groups = [*self._besluiten.values(), *self._untied.values()]
        besluiten = None if ids is None else sorted({one.id for group in groups for one in group})
        self._stemmingen = _by(archive.others("Stemming", besluiten), "besluit")
        printed = archive.others("Publicatie") if ids is None else _printed(archive, ids)
        self._printed = {one.id: one for one in printed if isinstance(one, Publicatie)}
        self._titles = archive.titles() if self._printed else Titles(())

    def of(self, zaak: Zaak) -> Bundle:
        """The bundle of one zaak."""
        documents, dossiers = self._documents.get(zaak.id, ()), self._dossiers.get(zaak.id, ())
        numbered = number_zaak(zaak, documents, dossiers, self._titles) if self._printed else None
        besluiten = tuple(self._besluiten.get(zaak.id, ()))
        untied = tuple(self._untied.get(zaak.id, ()))
        return Bundle(
            zaak,
            tuple(documents),
            tuple(dossiers),
            tuple(self._actors.get(zaak.id, ())),
            besluiten,
            tuple(vote for one in (*besluiten, *untied) for vote in self._stemmingen.get(one.id, ())),
            self._printed.get(numbered.aanduiding) if numbered else None,
            untied,
            tuple(self._uitslagen.get(zaak.id, ())),
        )


def _printed(archive: Archive, ids: Sequence[str]) -> Iterator[Record]:
    """The prints of a few zaken: most zaken are known by title and number only, which a print is found by too."""
    if archive.connection.execute("SELECT 1 FROM other WHERE kind = 'Publicatie' LIMIT 1").fetchone() is None:
        return
    titles = archive.titles()
    documents, dossiers = (_by(archive.others(kind, ids), "zaak") for kind in ("Document", "Kamerstukdossier"))
    for zaak in archive.zaken(ids):
        numbered = number_zaak(zaak, documents.get(zaak.id, ()), dossiers.get(zaak.id, ()), titles)
        if numbered:
            yield from archive.others("Publicatie", [numbered.aanduiding])


def digest_of(record: Record) -> bytes:
    """What a record says, in 8 bytes."""
    return hashlib.blake2b(repr(tuple(record)).encode(), digest_size=8).digest()


def parent_of(record: Record) -> str | None:
    """What a record belongs to: the id of its zaak, of its besluit, or of its paper."""
    match record:
        case Document() | Kamerstukdossier() | Actor() | Besluit() | Uitslag():
            return record.zaak
        case Stemming():
            return record.besluit
        case Publicatie():
            return record.id
        case Persoon() | Fractie() | Zaak() | Deleted():
            return None


def _row(record: Record) -> tuple[object, ...]:
    body = json.dumps(list(record), ensure_ascii=False, separators=(",", ":"))
    return type(record).__name__, record.id, parent_of(record), body, record.changed, digest_of(record)


def _read(kind: str, body: str) -> Record:
    values = (tuple(one) if isinstance(one, list) else one for one in json.loads(body))
    record: Record = KINDS[kind](*values)
    return record


def _zaak(row: tuple[object, ...]) -> Zaak:
    zaak = Zaak(*row)  # type: ignore[arg-type]
    return zaak if zaak.afgedaan is None else zaak._replace(afgedaan=bool(zaak.afgedaan))


def _by(records: Iterable[Record], field: str) -> dict[str, list]:  # type: ignore[type-arg]
    grouped: dict[str, list[Record]] = {}
    for record in records:
        key = getattr(record, field)
        if key is not None:
            grouped.setdefault(key, []).append(record)
    return grouped


def _parts(values: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]
