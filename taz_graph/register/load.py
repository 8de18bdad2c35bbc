"""Loading: files -> archive of records -> store of statements; only what changed is touched.

Everything lies in ``settings.store / "register"``, beside the built versions and not in them: 3 million statements
would slow each check and page down for the sake of the two hundred that the letters need (those are in
``data/register.ttl``), and the register changes by the day while a version never does.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from taz_graph.errors import RegisterError
from taz_graph.locking import disk_errors, locked
from taz_graph.names import graph_of, slug
from taz_graph.register.archive import FORMAT, Archive, Bundle, digest_of, known_before, parent_of
from taz_graph.register.files import find_files, read_file
from taz_graph.register.model import Deleted, Fractie, Kamerstukdossier, Persoon, Publicatie, Record, Stemming, Zaak
from taz_graph.register.numbers import key_of
from taz_graph.register.people import members_in, nearest
from taz_graph.register.rdf import Mapper, fractie_record, person_statements
from taz_graph.register.tokens import Statement
from taz_graph.settings import Settings

Report = Callable[[str], None]

GRAPH = "register"
RECORDS = "records.sqlite"
QUADS = "quads"
PART = 500_000
"""Statements that are loaded in bulk at a time: pyoxigraph needs 1.7 GB for all of them at once, 0.9 GB so."""

SMALL = 20_000
"""Up to so many changed records are worked in one by one; more of them make a new store, which is faster then."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: ``read`` records in ``files``, of which ``changed`` were new, other or deleted."""

    files: int
    read: int
    changed: int
    zaken: int
    statements: int


def register_folder(settings: Settings) -> Path:
    """Where the register lies."""
    return settings.store / "register"


def load(settings: Settings, paths: Iterable[Path], *, report: Report | None = None) -> Loaded:
    """Loads files (or folders of them) into the register of these settings.

    A file that was loaded before is not even read; a record that is unchanged is left alone; an older copy of a
    record never takes the place of a newer one. RegisterError for what cannot be read: nothing is changed then.
    """
    files = find_files(paths)
    return load_records(settings, _new_files(settings, files, report), len(files), report=report)


def _new_files(settings: Settings, files: list[Path], report: Report | None) -> list[tuple[str, Path]]:
    known = set()
    if (register_folder(settings) / RECORDS).exists():
        archive = Archive(register_folder(settings) / RECORDS)
        if archive.format == FORMAT and (register_folder(settings) / QUADS).is_dir():
            known = {row[0] for row in archive.connection.execute("SELECT digest FROM file")}
        archive.close()
    digests = [(_digest(path), path) for path in files]
    fresh = [(digest, path) for digest, path in digests if digest not in known]
    if report:
        report(f"{len(files)} files, {len(fresh)} of them not loaded before")
    return fresh


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "blake2b").hexdigest()[:32]


def load_records(
    settings: Settings, files: list[tuple[str, Path]], given: int, *, report: Report | None = None
) -> Loaded:
    """As load, for files of which the digests are known; ``given`` is how many were asked for."""
    records = (record for _, path in files for record in _said(path, report))
    return _Work(settings, report).take(records, files, given)


def load_stream(settings: Settings, records: Iterable[Record], *, report: Report | None = None) -> Loaded:
    """As load, for records that come from elsewhere (the service)."""
    return _Work(settings, report).take(records, [], 0)


def _said(path: Path, report: Report | None) -> Iterator[Record]:
    if report and path.stat().st_size > 1_000_000:
        report(f"reading {path.name}")
    yield from read_file(path)


class _Work:
    """One load."""

    def __init__(self, settings: Settings, report: Report | None) -> None:
        self.settings, self.report = settings, report
        self.folder = register_folder(settings)
        self.graph = ox.NamedNode(graph_of(GRAPH, settings.base))

    def take(self, records: Iterable[Record], files: list[tuple[str, Path]], given: int) -> Loaded:
        """Finds out what changed, and works it in."""
        if not files and given and (self.folder / RECORDS).exists():
            return self._unchanged(given)
        with disk_errors(self.folder), locked(self.folder, self.report):
            return self._take(records, files, given)

    def _take(self, records: Iterable[Record], files: list[tuple[str, Path]], given: int) -> Loaded:
        archive = self._open()
        try:
            fresh = not (self.folder / QUADS).is_dir()
            archive.connection.execute("BEGIN")
            changed, read = (_Changes(archive).all(records)) if not fresh else self._fill(archive, records)
            if fresh or len(changed) > SMALL:
                archive.put(changed)
                statements = self._build(archive)
            else:
                statements = self._work_in(archive, changed)
            archive.connection.executemany(
                "INSERT OR REPLACE INTO file VALUES (?, ?)", [(digest, path.name) for digest, path in files]
            )
            archive.set_meta("format", FORMAT)
            archive.set_meta("statements", str(statements))
            archive.connection.execute("COMMIT")
            archive.index()
            done = Loaded(given or len(files), read, read if fresh else len(changed), archive.count(), statements)
        finally:
            archive.close()
        return done

    def _unchanged(self, given: int) -> Loaded:
        archive = Archive(self.folder / RECORDS)
        done = Loaded(given, 0, 0, archive.count(), int(archive.meta("statements") or 0))
        archive.close()
        return done

    def _open(self) -> Archive:
        archive = Archive(self.folder / RECORDS, write=True)
        if archive.format not in (None, FORMAT):
            archive.close()
            shutil.rmtree(self.folder)
            archive = Archive(self.folder / RECORDS, write=True)
        # Power may fail: then the file of records is as it was, and the load is done again.
        archive.connection.execute("PRAGMA synchronous = NORMAL")
        archive.connection.execute("PRAGMA cache_size = -65536")
        return archive

    def _fill(self, archive: Archive, records: Iterable[Record]) -> tuple[list[Record], int]:
        """The first load: nothing is known, so nothing is compared but copies of one record among the files."""
        newest: dict[str, str] = {}
        count = 0

        def best() -> Iterator[Record]:
            nonlocal count
            for record in records:
                count += 1
                key = record.id if isinstance(record, Zaak) else f"{type(record).__name__} {record.id}"
                if isinstance(record, Deleted):
                    key = record.id
                if newest.get(key, "") <= record.changed:
                    newest[key] = record.changed
                    yield record

        archive.put(best())
        return [], count

    def _build(self, archive: Archive) -> int:
        """All statements anew, written to a file that pyoxigraph loads in bulk; then the old store is replaced."""
        if self.report:
            self.report("writing the statements")
        beside = Path(tempfile.mkdtemp(prefix=".tmp-", dir=self.folder))
        try:
            archive.connection.execute("DELETE FROM paper")
            archive.connection.execute("DELETE FROM member")
            store = ox.Store(beside / QUADS)
            parts = _PartWriter(store, beside / "part.nq", self.report)
            self._write(archive, parts.write)
            parts.close()
            store.flush()
            count = len(store)
            del store, parts
            shutil.rmtree(self.folder / QUADS, ignore_errors=True)
            (beside / QUADS).rename(self.folder / QUADS)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        return count

    def _write(self, archive: Archive, write: Callable[[list[str]], None]) -> None:
        members: dict[str, list[tuple[str, str, str]]] = {}
        for zaak in archive.zaken():
            for name, fractie, day, number in members_in(zaak):
                members.setdefault(name, []).append((fractie, day, number))
        rows = [(name, *row) for name, group in members.items() for row in group]
        archive.connection.executemany("INSERT INTO member VALUES (?, ?, ?, ?)", rows)
        mapper = Mapper(archive.titles(), _fractie_from(members), self.settings.base)
        tail = f" <{self.graph.value}> .\n"
        shared: set[Statement] = set(self._people(archive, mapper))
        papers = []
        for bundle in archive.bundles():
            made = mapper.statements(bundle)
            write([f"{s} {p} {o}{tail}" for s, p, o in made.own])
            shared.update(made.shared)
            numbered = mapper.number(bundle)
            if numbered:
                papers.append((*numbered[:3], bundle.zaak.id, numbered.basis))
        write([f"{s} {p} {o}{tail}" for s, p, o in sorted(shared)])
        archive.connection.executemany("INSERT INTO paper VALUES (?, ?, ?, ?, ?)", papers)

    def _people(self, archive: Archive, mapper: Mapper) -> list[Statement]:
        made: list[Statement] = []
        persons = [one for one in archive.others("Persoon") if isinstance(one, Persoon)]
        keys: dict[str, list[Persoon]] = {}
        for person in persons:
            keys.setdefault(slug(person.surname), []).append(person)
        for key, group in keys.items():
            for person in group:  # letters say "Tielen"; two of one name are told apart by the name they are called by
                made += person_statements(person, key if len(group) == 1 else slug(person.name), mapper.names)
        for fractie in archive.others("Fractie"):
            if isinstance(fractie, Fractie):
                made += fractie_record(fractie, mapper.names)
        return made

    def _work_in(self, archive: Archive, changed: list[Record]) -> int:
        """Takes out what the changed records used to state, and puts in what they state now."""
        total = int(archive.meta("statements") or 0)
        if not changed:
            return total
        archive.index()
        touched = _touched(archive, changed)
        before = self._statements(archive, touched)
        archive.put(changed)
        for part in touched:
            archive.connection.execute("DELETE FROM paper WHERE zaak = ?", (part,))
        after = self._statements(archive, touched, keep=True)
        store = ox.Store(self.folder / QUADS)
        gone, new = before[0] - after[0], (after[0] | after[1])
        for quad in self._quads(gone):
            store.remove(quad)
        fresh = [quad for quad in self._quads(new) if quad not in store]
        store.extend(fresh)
        store.flush()
        del store
        return total - len(gone) + len(fresh)

    def _statements(
        self, archive: Archive, ids: list[str], *, keep: bool = False
    ) -> tuple[set[Statement], set[Statement]]:
        mapper = Mapper(archive.titles(), fractie_lookup(archive), self.settings.base)
        own: set[Statement] = set()
        shared: set[Statement] = set()
        for bundle in archive.bundles(ids):
            made = mapper.statements(bundle)
            own.update(made.own)
            shared.update(made.shared)
            if keep:
                _keep_lookups(archive, mapper, bundle)
        if keep:
            shared.update(self._people(archive, mapper))
        return own, shared

    def _quads(self, statements: set[Statement]) -> list[ox.Quad]:
        lines = "".join(f"{s} {p} {o} .\n" for s, p, o in sorted(statements))
        parsed = ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)
        return [ox.Quad(quad.subject, quad.predicate, quad.object, self.graph) for quad in parsed]


class _PartWriter:
    """Writes lines of N-Quads and lets pyoxigraph load them in bulk, a part at a time."""

    def __init__(self, store: ox.Store, path: Path, report: Report | None) -> None:
        self.store, self.path, self.report = store, path, report
        self.stream = path.open("w", encoding="utf-8")
        self.lines = self.loaded = 0

    def write(self, lines: list[str]) -> None:
        """Takes lines; loads what there is when it is a part."""
        self.stream.writelines(lines)
        self.lines += len(lines)
        if self.lines >= PART:
            self.load()
            self.stream = self.path.open("w", encoding="utf-8")

    def load(self) -> None:
        """Loads what was written since the last time."""
        self.stream.close()
        self.store.bulk_load(path=self.path, format=ox.RdfFormat.N_QUADS)
        self.loaded, self.lines = self.loaded + self.lines, 0
        if self.report:
            self.report(f"{self.loaded:,} statements loaded")

    def close(self) -> None:
        """Loads the last part."""
        self.load()
        self.path.unlink()


class _Changes:
    """Which records say something else than the archive holds."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._zaken: dict[str, tuple[bytes, str]] | None = None
        self._looked = 0

    def all(self, records: Iterable[Record]) -> tuple[list[Record], int]:
        """The records that are new or newer and other; and how many were read."""
        changed: dict[tuple[str, str], Record] = {}
        count = 0
        for record in records:
            count += 1
            key = (type(record).__name__, record.id)
            held = changed.get(key)
            if held is not None and held.changed > record.changed:
                continue
            known = self._known(record)
            if isinstance(record, Deleted):
                if known is not None:
                    changed[key] = record
            elif known is None or (known[0] != digest_of(record) and known[1] <= record.changed):
                changed[key] = record
        return list(changed.values()), count

    def _known(self, record: Record) -> tuple[bytes, str] | None:
        if isinstance(record, Zaak | Deleted):
            return self._zaak(record.id)
        return known_before(self.archive, type(record).__name__, record.id)

    def _zaak(self, key: str) -> tuple[bytes, str] | None:
        """A few are looked up one by one; from then on all are read at once."""
        self._looked += 1
        if self._zaken is None and self._looked > 1000:
            self._zaken = self.archive.digests()
        if self._zaken is not None:
            return self._zaken.get(key)
        row = self.archive.connection.execute("SELECT digest, changed FROM zaak WHERE id = ?", (key,)).fetchone()
        return (row[0], row[1]) if row else None


def _touched(archive: Archive, changed: list[Record]) -> list[str]:
    """Ids of the zaken whose statements may change."""
    found: set[str] = set()
    for record in changed:
        if isinstance(record, Zaak | Deleted):
            found.add(record.id)
        elif isinstance(record, Stemming):
            rows = archive.connection.execute(
                "SELECT parent FROM other WHERE kind = 'Besluit' AND id = ?", (record.besluit,)
            )
            found.update(row[0] for row in rows)
        elif isinstance(record, Publicatie):
            rows = archive.connection.execute("SELECT zaak FROM paper WHERE aanduiding = ?", (record.id,))
            found.update(row[0] for row in rows)
        elif isinstance(record, Kamerstukdossier) and record.zaak is None:
            found.update(_with_title(archive, record.titel))
        elif parent := parent_of(record):
            found.add(parent)
    return sorted(found)


def _with_title(archive: Archive, title: str) -> Iterator[str]:
    """A new dossier number gives numbers to all zaken with its title, or takes them away when it is the second one."""
    key = key_of(title)
    titles = [row[0] for row in archive.connection.execute("SELECT DISTINCT titel FROM zaak") if key_of(row[0]) == key]
    for one in titles:
        for row in archive.connection.execute("SELECT id FROM zaak WHERE titel = ?", (one,)):
            yield row[0]


def _keep_lookups(archive: Archive, mapper: Mapper, bundle: Bundle) -> None:
    numbered = mapper.number(bundle)
    if numbered:
        row = (*numbered[:3], bundle.zaak.id, numbered.basis)
        archive.connection.execute("INSERT INTO paper VALUES (?, ?, ?, ?, ?)", row)
    archive.connection.execute("DELETE FROM member WHERE nummer = ?", (bundle.zaak.nummer,))
    archive.connection.executemany("INSERT INTO member VALUES (?, ?, ?, ?)", members_in(bundle.zaak))


def _fractie_from(members: dict[str, list[tuple[str, str, str]]]) -> Callable[[str, str | None], str | None]:
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


def require(settings: Settings) -> Path:
    """The folder of a loaded register; RegisterError when there is none."""
    folder = register_folder(settings)
    if not (folder / RECORDS).exists() or not (folder / QUADS).is_dir():
        raise RegisterError(f"no register is loaded in {folder}; run `taz-graph register load PATH...` first")
    return folder
