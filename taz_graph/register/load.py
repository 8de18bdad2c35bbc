"""Loading: files -> archive of records -> store of statements; only what changed is touched."""

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from taz_graph.locking import disk_errors, locked
from taz_graph.register.archive import FORMAT, Archive
from taz_graph.register.changes import Changes, newest_of
from taz_graph.register.files import find_files, read_file
from taz_graph.register.model import Record
from taz_graph.register.place import QUADS, RECORDS, register_folder
from taz_graph.register.quads import Quads, Report
from taz_graph.settings import Settings

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
        self.quads = Quads(self.folder, settings.base, report)

    def take(self, records: Iterable[Record], files: list[tuple[str, Path]], given: int) -> Loaded:
        """Finds out what changed, and works it in."""
        if not files and given and (self.folder / RECORDS).exists():
            return self._unchanged(given)
        with disk_errors(self.folder), locked(self.folder, self.report):
            return self._take(records, files, given)

    def _take(self, records: Iterable[Record], files: list[tuple[str, Path]], given: int) -> Loaded:
        for left in self.folder.glob(".tmp-*"):  # by a load that was killed; nobody else has the lock
            shutil.rmtree(left, ignore_errors=True)
        archive = self._open()
        try:
            fresh = not (self.folder / QUADS).is_dir()
            archive.connection.execute("BEGIN")
            changed, read = (Changes(archive).all(records)) if not fresh else self._fill(archive, records)
            if fresh or len(changed) > SMALL:
                archive.put(changed)
                statements = self.quads.build(archive)
            else:
                statements = self.quads.work_in(archive, changed)
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
        count = 0

        def best() -> Iterator[Record]:
            nonlocal count
            for record, keep in newest_of(records):
                count += 1
                if keep:
                    yield record

        archive.put(best())
        return [], count
