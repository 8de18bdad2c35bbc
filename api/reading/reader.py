"""Asking the store for what a page shows: prefixes filled in, rows as plain texts, labels in one go."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal

from api.links import reference
from taz_graph.errors import QueryError
from taz_graph.names import sparql_prefixes
from taz_graph.network.labels import local_name, pick
from taz_graph.store import Store

AT_A_TIME = 400
"""IRIs in one VALUES row: some endpoints refuse longer queries."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with what it is called."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Reader:
    """One store, read in one language."""

    store: Store
    base: str
    language: str

    def query(self, text: str) -> str:
        """The query with our prefixes."""
        return sparql_prefixes(self.base) + text.replace("{base}", self.base)

    def rows(self, text: str) -> list[Row]:
        """Rows as plain texts; an unbound variable is an empty text."""
        found = self.store.select(self.query(text))
        return [
            {name: term.value if term is not None else "" for name, term in zip(found.variables, row, strict=True)}
            for row in found.rows
        ]

    def one(self, text: str) -> Row:
        """The first row, or nothing."""
        return next(iter(self.rows(text)), {})

    def texts(self, iris: Iterable[str], *properties: str) -> dict[str, str]:
        """Per IRI its text in our language by the first of ``properties`` (prefixed names) that it has."""
        wanted = sorted(set(iris))
        found: dict[str, dict[str, list[Literal]]] = defaultdict(lambda: defaultdict(list))
        for start in range(0, len(wanted), AT_A_TIME):
            for name in properties:
                self._collect(wanted[start : start + AT_A_TIME], name, found)
        chosen: dict[str, str] = {}
        for iri, by_property in found.items():
            text = next((text for name in properties if (text := pick(by_property[name], self.language))), None)
            if text is not None:
                chosen[iri] = text
        return chosen

    def _collect(self, iris: list[str], name: str, found: dict[str, dict[str, list[Literal]]]) -> None:
        values = " ".join(_references(iris))
        rows = self.store.select(self.query(f"SELECT ?it ?text WHERE {{ VALUES ?it {{ {values} }} ?it {name} ?text }}"))
        for row in rows:
            text = row["text"]
            if isinstance(text, Literal):
                found[row["it"].value][name].append(text)

    def labels(self, iris: Iterable[str]) -> dict[str, str]:
        """What each IRI is called; the end of the IRI where nothing says so."""
        wanted = set(iris)
        found = self.texts(wanted, "rdfs:label", "skos:prefLabel", "dct:title")
        return {iri: found.get(iri) or local_name(iri) for iri in wanted}

    def named(self, iris: Iterable[str]) -> list[Named]:
        """Things with what they are called, by that name."""
        return sorted((Named(iri, label) for iri, label in self.labels(iris).items()), key=lambda thing: thing.label)


def _references(iris: Iterable[str]) -> list[str]:
    good = []
    for iri in iris:
        try:
            good.append(reference(iri))
        except QueryError:
            continue  # a blank node or a malformed IRI of an endpoint has no label to be asked for
    return good
