"""What letters say of papers and moties, read from the graph: claims, never the register's own statements."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from taz_graph.names import graph_of, sparql_prefixes
from taz_graph.register.subjects import split_names
from taz_graph.settings import DEFAULT_BASE
from taz_graph.store import Store


@dataclass(frozen=True)
class Claim:
    """What one letter says at one place about a paper or a motie.

    ``identifier`` is the official one as printed (None when the letter gives no number) and ``dossiers`` each dossier
    printed with it; ``kind`` is a concept of lijst:soortkamerstuk, ``date`` a day, month or year, ``words`` what the
    letter says that it is about, ``names`` the people as printed.
    """

    thing: str
    label: str
    letter: str | None
    letter_date: str | None
    section: str | None
    identifier: str | None
    dossiers: tuple[str, ...]
    kind: str
    date: str | None
    words: str
    names: str = ""

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The names, one by one."""
        return split_names(self.names)[0]

    @cached_property
    def more(self) -> bool:
        """Whether the letter says that there are more who moved it (c.s., e.a.)."""
        return split_names(self.names)[1]

    @property
    def dossier(self) -> str | None:
        """The dossier of the identifier."""
        return self.identifier.removeprefix("kst-").rpartition("-")[0] if self.identifier else None

    @property
    def number(self) -> str:
        """The number within the dossier; empty without identifier."""
        return self.identifier.rpartition("-")[2] if self.identifier else ""


_CITATIONS = """
SELECT DISTINCT ?thing ?label ?letter ?day ?section ?identifier ?kind ?date ?words ?dossier WHERE {
  ?thing a taz:Verwijzing ; taz:citerend ?letter ; taz:geciteerd ?paper .
  ?paper dct:identifier ?identifier .
  OPTIONAL { ?thing rdfs:label ?label FILTER (LANG(?label) = "%(language)s") }
  OPTIONAL { ?letter dct:date ?day }
  OPTIONAL { ?thing taz:vindplaats/taz:sectie ?section }
  OPTIONAL { ?thing taz:genoemdeSoort ?kind }
  OPTIONAL { ?thing taz:genoemdeDatum ?date }
  OPTIONAL { ?thing taz:aangeduidAls ?words }
  OPTIONAL { ?thing taz:genoemdDossier/dct:identifier ?dossier }
}"""

_MOTIES = """
SELECT DISTINCT ?thing ?label ?letter ?day ?section ?identifier ?words ?names ?about WHERE {
  ?thing a taz:Motie ; taz:vindplaats ?place .
  ?place oa:hasSource ?letter .
  OPTIONAL { ?place taz:sectie ?section }
  OPTIONAL { ?thing rdfs:label ?label FILTER (LANG(?label) = "%(language)s") }
  OPTIONAL { ?letter dct:date ?day }
  OPTIONAL { ?thing taz:kamerstuk/dct:identifier ?identifier }
  OPTIONAL { ?thing taz:onderwerp ?words }
  OPTIONAL { ?thing taz:indienersZoalsGenoemd ?names }
  OPTIONAL {
    ?thing taz:betreft ?part .
    ?part rdfs:label ?about .
    FILTER (LANG(?about) = "nl")
    FILTER NOT EXISTS { ?part a taz:Programma }
  }
}"""


def read_claims(store: Store, *, language: str = "nl", base: str = DEFAULT_BASE) -> list[Claim]:
    """Every claim in the graph about a numbered paper or a motie, each place once, in a fixed order."""
    prefixes = sparql_prefixes(base)
    kind = f"{base}id/begrip/soortkamerstuk-"
    claims = list(_read(store, prefixes + _CITATIONS % {"language": language}, kind, ""))
    claims += _read(store, prefixes + _MOTIES % {"language": language}, kind, "motie")
    return sorted(claims, key=lambda claim: (claim.letter or "", claim.thing))


def _read(store: Store, query: str, prefix: str, kind: str) -> Iterator[Claim]:
    rows: dict[tuple[str, str], list[Mapping[str, str]]] = defaultdict(list)
    for row in store.select(query):
        values = {name: getattr(term, "value", "") for name, term in row.items()}
        rows[values["thing"], values.get("letter", "")].append(values)
    for (thing, letter), group in sorted(rows.items()):
        first = min(group, key=lambda row: ("voetnoot" not in row.get("section", ""), *sorted(row.items())))
        about = [] if first.get("identifier") else _around(group)
        yield Claim(
            thing=thing,
            label=first.get("label", thing),
            letter=letter or None,
            letter_date=first.get("day"),
            section=first.get("section"),
            identifier=first.get("identifier"),
            dossiers=tuple(sorted({row["dossier"] for row in group if "dossier" in row})),
            kind=kind or first.get("kind", "").removeprefix(prefix) or "onbekend",
            date=first.get("date"),
            words=" ".join([first.get("words", ""), *about]).strip(),
            names=first.get("names", ""),
        )


def _around(group: list[Mapping[str, str]]) -> list[str]:
    """What a motie without number stands under: often the letter says nothing else of what it is about."""
    sections = {row["section"] for row in group if "section" in row}
    return sorted({row["about"] for row in group if "about" in row} | sections)


def programme_dossiers(store: Store, base: str = DEFAULT_BASE) -> tuple[tuple[str, ...], str, frozenset[str]]:
    """Dossiers in which letters report on a programme, day of the first, and identifiers that letters mention."""
    prefixes = sparql_prefixes(base)
    rows = store.select(
        prefixes + "SELECT DISTINCT ?dossier ?day { ?letter taz:rapporteertOver ?programme ; "
        "taz:dossier/dct:identifier ?dossier ; dct:date ?day }"
    )
    register = graph_of("register", base)
    said = store.select(
        prefixes + f"SELECT DISTINCT ?identifier {{ GRAPH ?g {{ ?paper dct:identifier ?identifier }} "
        f"FILTER (?g != <{register}>) }}"
    )
    values = [{name: getattr(term, "value", "") for name, term in row.items()} for row in rows]
    mentioned = frozenset(getattr(row["identifier"], "value", "") for row in said)
    dossiers = tuple(sorted({row["dossier"] for row in values}))
    return dossiers, min((row["day"] for row in values), default=""), mentioned
