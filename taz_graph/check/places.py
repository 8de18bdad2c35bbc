"""What a finding says about its thing: its name, the file and line that state it, the letter that it comes from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from taz_graph.check.text import IRI, choose, text_of
from taz_graph.names import VOCABULARIES
from taz_graph.store import Store, Term

OA = VOCABULARIES["oa"]
NAMES = tuple(
    f"{VOCABULARIES[prefix]}{name}" for prefix, name in (("rdfs", "label"), ("skos", "prefLabel"), ("dct", "title"))
)
CHUNK = 500
"""Things asked for in one query: an endpoint refuses queries that are too long."""


@dataclass(frozen=True, slots=True)
class Place:
    """The letter (IRI) and the heading where a thing is stated first."""

    letter: str
    section: str | None


def labels_of(store: Store, things: Iterable[str], language: str) -> dict[str, str]:
    """Thing -> its name in the language, else in nl; things without a name are left out."""
    said: dict[str, dict[str, list[Term]]] = {}
    # One by one: Oxigraph looks up each pair of two VALUES, all names of the store for every 500 things (27 s of them).
    for name in NAMES:
        for row in _ask(store, things, f"?thing <{name}> ?o"):
            said.setdefault(row["thing"].value, {}).setdefault(name, []).append(row["o"])
    return {
        thing: choose(text_of(next(texts[name] for name in NAMES if name in texts)), language)
        for thing, texts in said.items()
    }


def places_of(store: Store, things: Iterable[str], base: str) -> dict[str, Place]:
    """Thing -> its first Vindplaats; a Vindplaats, and its selector, stand at their own place."""
    where = (
        f"{{ ?thing <{base}def#vindplaats> ?at }} UNION {{ ?thing <{OA}hasSource> ?letter BIND(?thing AS ?at) }} "
        f"UNION {{ ?at <{OA}hasSelector> ?thing }} "
        f"?at <{OA}hasSource> ?letter OPTIONAL {{ ?at <{base}def#sectie> ?section }}"
    )
    found: dict[str, Place] = {}
    for row in sorted(_ask(store, things, where), key=lambda row: (row["letter"].value, row["at"].value)):
        section = row.get("section")
        found.setdefault(row["thing"].value, Place(row["letter"].value, section.value if section else None))
    return found


def _ask(store: Store, things: Iterable[str], where: str) -> Iterator[dict[str, Term]]:
    # What a shape looks at may also be a literal or a blank node, and those cannot be asked for by name.
    named = sorted({thing for thing in things if IRI.fullmatch(thing)})
    for start in range(0, len(named), CHUNK):
        values = " ".join(f"<{iri}>" for iri in named[start : start + CHUNK])
        yield from store.select(f"SELECT * WHERE {{ VALUES ?thing {{ {values} }} {where} }}")
