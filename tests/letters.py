"""What the data says to be found in the letters, and the letters, for the tests of readers and vindplaatsen."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse

DATA = Path(__file__).resolve().parent.parent / "data"
TAZ = "https://w3id.org/taz-graph/def#"
OA = "http://www.w3.org/ns/oa#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LETTERS = ("kst-29282-485", "kst-29282-576")


@dataclass(frozen=True)
class Quote:
    """One taz:Vindplaats of the data, with its selector."""

    file: str
    name: str
    letter: str
    section: str
    exact: str
    prefix: str | None
    suffix: str | None


@cache
def quotes(letter: str) -> tuple[Quote, ...]:
    """Every Vindplaats in data/ whose source is this letter."""
    found: list[Quote] = []
    for path in sorted(DATA.glob("*.ttl")):
        values: dict[tuple[str, str], list[str]] = {}
        for triple in parse(path.read_bytes(), format=RdfFormat.TURTLE):
            assert isinstance(triple.subject, NamedNode)
            assert isinstance(triple.predicate, NamedNode)
            values.setdefault((triple.subject.value, triple.predicate.value), []).append(triple.object.value)
        for (subject, predicate), types in values.items():
            if predicate != RDF_TYPE or f"{TAZ}Vindplaats" not in types:
                continue
            source = values.get((subject, f"{OA}hasSource"), [""])[0].rsplit("/", 1)[-1]
            if source != letter:
                continue
            selector = values.get((subject, f"{OA}hasSelector"), [""])[0]
            exact, prefix, suffix = (
                next(iter(values.get((selector, f"{OA}{name}"), [])), None) for name in ("exact", "prefix", "suffix")
            )
            section = next(iter(values.get((subject, f"{TAZ}sectie"), [])), "")
            found.append(Quote(path.name, subject.rsplit("/", 1)[-1], letter, section, exact or "", prefix, suffix))
    return tuple(found)
