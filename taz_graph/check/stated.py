"""Where the files state things and their values: a finding leads to the line that somebody must change."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from pyoxigraph import NamedNode

from taz_graph.sources import Source

Spot = tuple[Path, int]
"""A file and the line (from 1) in it where a thing begins."""


class Stated:
    """The first lines of things; of two files that state a thing, the one that says what a finding is about."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = list(sources)
        self._first: dict[str, Spot] = {}
        self._again: set[str] = set()
        for source in self._sources:
            for thing, line in source.lines.items():
                if self._first.setdefault(thing, (source.path, line))[0] != source.path:
                    self._again.add(thing)

    def of(self, thing: str, value: str | None = None, predicate: str | None = None) -> Spot | None:
        """Where the thing (IRI) is stated first or, given a value (as N-Triples writes it), where it has that value.

        None where no file states it.
        """
        if value is not None and thing in self._again:
            said = self._values.get((thing, value), {})
            found = said.get(predicate) if predicate else next(iter(said.values()), None)
            if found:
                return found
        return self._first.get(thing)

    @cached_property
    def _values(self) -> dict[tuple[str, str], dict[str, Spot]]:
        """What several files say of one thing; most things are stated in one, which needs no such look."""
        found: dict[tuple[str, str], dict[str, Spot]] = {}
        for source in self._sources:
            if self._again.isdisjoint(source.lines):
                continue
            for triple in source.triples:
                subject = triple.subject
                if isinstance(subject, NamedNode) and subject.value in self._again:
                    spot = source.path, source.lines[subject.value]
                    values = found.setdefault((subject.value, str(triple.object)), {})
                    values.setdefault(triple.predicate.value, spot)
        return found
