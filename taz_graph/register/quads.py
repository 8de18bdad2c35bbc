"""The statements of the register in their store: written anew as a whole, or worked in where records changed."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from taz_graph.names import graph_of
from taz_graph.register.archive import Archive, Bundle
from taz_graph.register.changes import touched
from taz_graph.register.members import Persons, fractie_from, fractie_lookup
from taz_graph.register.model import Fractie, Record
from taz_graph.register.people import members_in
from taz_graph.register.place import GRAPH, QUADS
from taz_graph.register.rdf import Mapper, fractie_record, person_statements
from taz_graph.register.tokens import Names, Statement
from taz_graph.settings import DEFAULT_BASE

Report = Callable[[str], None]

PART = 500_000
"""Statements that are loaded in bulk at a time: pyoxigraph needs 1.7 GB for all of them at once, 0.9 GB so."""


@dataclass(slots=True)
class _Said:
    """What records state: each zaak of its own, what zaken share, and the records of people and fracties."""

    own: set[Statement] = field(default_factory=set)
    shared: set[Statement] = field(default_factory=set)
    people: set[Statement] = field(default_factory=set)

    @property
    def all(self) -> set[Statement]:
        return self.own | self.shared | self.people


class Quads:
    """The store of statements in a folder."""

    def __init__(self, folder: Path, base: str = DEFAULT_BASE, report: Report | None = None) -> None:
        """``report`` is called with a line for a person before each long step."""
        self.folder, self.base, self.report = folder, base, report
        self.graph = ox.NamedNode(graph_of(GRAPH, base))

    def build(self, archive: Archive) -> int:
        """All statements anew, written to a file that pyoxigraph loads in bulk; then the old store is replaced.

        Gives how many statements there are.
        """
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
        persons = Persons.of(archive)
        mapper = Mapper(archive.titles(), fractie_from(members), self.base, persons.key)
        tail = f" <{self.graph.value}> .\n"
        shared: set[Statement] = set(_people(archive, persons, mapper))
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

    def work_in(self, archive: Archive, changed: list[Record]) -> int:
        """Takes out what the changed records used to state, and puts in what they state now; gives the new total."""
        total = int(archive.meta("statements") or 0)
        if not changed:
            return total
        archive.index()
        zaken = touched(archive, changed)
        before = self._said(archive, zaken)
        archive.put(changed)
        for zaak in zaken:
            archive.connection.execute("DELETE FROM paper WHERE zaak = ?", (zaak,))
        after = self._said(archive, zaken, keep=True)
        store = ox.Store(self.folder / QUADS)
        gone = [quad for quad in self._quads(before.own - after.all) if quad in store]
        for quad in gone:
            store.remove(quad)
        fresh = [quad for quad in self._quads(after.all) if quad not in store]
        store.extend(fresh)
        loose = self._loose(store, before, after)
        for quad in loose:
            store.remove(quad)
        store.flush()
        del store
        return total - len(gone) + len(fresh) - len(loose)

    def _loose(self, store: ox.Store, before: "_Said", after: "_Said") -> list[ox.Quad]:
        """Shared statements that hold no longer: of what nothing points to, or of what is described otherwise now.

        Names of a person are kept as long as anything points to him: zaken that were not touched may print them.
        """
        names = Names(self.base)
        described = {subject for subject, _, _ in after.all}
        gone = []
        for statement in sorted((before.shared | before.people) - after.all):
            subject, predicate, _ = statement
            mine = statement in before.people and predicate != names.type
            if mine or (subject in described and predicate != names.name) or not self._pointed_to(store, subject):
                gone.append(statement)
        return [quad for quad in self._quads(set(gone)) if quad in store]

    @staticmethod
    def _pointed_to(store: ox.Store, subject: str) -> bool:
        return next(iter(store.quads_for_pattern(None, None, ox.NamedNode(subject[1:-1]), None)), None) is not None

    def _said(self, archive: Archive, zaken: list[str], *, keep: bool = False) -> "_Said":
        persons = Persons.of(archive)
        mapper = Mapper(archive.titles(), fractie_lookup(archive), self.base, persons.key)
        said = _Said(people=set(_people(archive, persons, mapper)))
        for bundle in archive.bundles(zaken):
            made = mapper.statements(bundle)
            said.own.update(made.own)
            said.shared.update(made.shared)
            if keep:
                _keep_lookups(archive, mapper, bundle)
        return said

    def _quads(self, statements: set[Statement]) -> list[ox.Quad]:
        lines = "".join(f"{s} {p} {o} .\n" for s, p, o in sorted(statements))
        parsed = ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)
        return [ox.Quad(quad.subject, quad.predicate, quad.object, self.graph) for quad in parsed]


def _people(archive: Archive, persons: Persons, mapper: Mapper) -> list[Statement]:
    made = [one for key, person in persons.keyed for one in person_statements(person, key, mapper.names)]
    for fractie in archive.others("Fractie"):
        if isinstance(fractie, Fractie):
            made += fractie_record(fractie, mapper.names)
    return made


def _keep_lookups(archive: Archive, mapper: Mapper, bundle: Bundle) -> None:
    numbered = mapper.number(bundle)
    if numbered:
        row = (*numbered[:3], bundle.zaak.id, numbered.basis)
        archive.connection.execute("INSERT INTO paper VALUES (?, ?, ?, ?, ?)", row)
    archive.connection.execute("DELETE FROM member WHERE nummer = ?", (bundle.zaak.nummer,))
    archive.connection.executemany("INSERT INTO member VALUES (?, ?, ?, ?)", members_in(bundle.zaak))


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
