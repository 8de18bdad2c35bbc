"""Proposals for the parts of a programme: programmalijnen, opgaven, afspraken and acties."""

from collections.abc import Sequence

from taz_graph.extractors import Mention
from taz_graph.extractors.text import sentence_at
from taz_graph.names import slug
from taz_graph.voorstel.desk import Desk, label, shorten, slug_of, spans

_ENGLISH = {"programmalijn": "Programme line", "opgave": "Challenge", "afspraak": "Agreement", "actie": "Action"}
_CLASS = {"programmalijn": "Programmalijn", "opgave": "Opgave", "afspraak": "Afspraak", "actie": "Actie"}


def part_iri(desk: Desk, kind: str, number: str) -> str:
    """``programmalijn:taz-2``, ``opgave:taz-5``."""
    return desk.iri(kind, f"{desk.programme}-{slug(number)}")


def propose_parts(desk: Desk, mentions: Sequence[Mention]) -> None:
    """A thing for each numbered part, and for each afspraak and actie that the letter counts or calls so."""
    for mention in mentions:
        if mention.kind in ("programmalijn", "opgave"):
            _numbered(desk, mention, mentions)
        elif mention.kind in ("afspraak", "actie"):
            _unnumbered(desk, mention, mentions)


def _numbered(desk: Desk, mention: Mention, mentions: Sequence[Mention]) -> None:
    number = str(mention.attributes["nummer"])
    entry = desk.entry(mention.kind, f"{desk.programme}-{slug(number)}", _CLASS[mention.kind])
    entry.shown_by(mention)
    name = mention.attributes.get("naam")
    if name and not entry.thing.has("rdfs:label"):
        shown = str(name)
        label(entry.thing, shown[:1].upper() + shown[1:])
    if number.isdecimal():
        entry.thing.properties.setdefault("taz:nummer", [number])
    if mention.kind == "opgave" and not entry.thing.has("taz:onderdeelVan"):
        lines = [part for part in mentions if part.kind == "programmalijn"]
        beside = [part for part in lines if _same_sentence(desk, part, mention)]
        above = sorted((part for part in lines if _governs(part, mention)), key=lambda part: -part.start)
        for line in (*beside, *above)[:1]:
            entry.thing.add("taz:onderdeelVan", part_iri(desk, "programmalijn", str(line.attributes["nummer"])))
    desk.link(mention, entry.thing.iri)


def _governs(line: Mention, mention: Mention) -> bool:
    return any(start <= mention.start < end for start, end in spans([line.attributes.get("geldt")]))


def _unnumbered(desk: Desk, mention: Mention, mentions: Sequence[Mention]) -> None:
    block = desk.brief.block_at(mention.start)
    words = desk.brief.text[mention.start : sentence_at(block, mention.start)[1]].rstrip(" .")
    entry = desk.entry(mention.kind, f"{desk.letter}-{slug_of(words, 6)}", _CLASS[mention.kind])
    entry.shown_by(mention)
    label(entry.thing, shorten(words))
    for part in mentions:
        if part.kind in ("opgave", "programmalijn") and _same_sentence(desk, part, mention):
            entry.thing.add("taz:onderdeelVan", part_iri(desk, part.kind, str(part.attributes["nummer"])))
            break
    desk.link(mention, entry.thing.iri)


def _same_sentence(desk: Desk, one: Mention, other: Mention) -> bool:
    first, last = sorted((one, other), key=lambda mention: mention.start)
    between = desk.brief.text[first.end : last.start]
    return len(between) < 200 and "\n" not in between and ". " not in between


def finish_parts(desk: Desk) -> None:
    """Gives a part without a name one, and puts each line under its programme and each opgave under its line."""
    for iri, entry in desk.entries.items():
        kind = iri.partition(":")[0]
        if kind not in ("programmalijn", "opgave"):
            continue
        number = entry.thing.properties.get("taz:nummer", ["?"])[0]
        label(
            entry.thing,
            f"{kind.capitalize()} {number} (zonder titel in de brief)",
            f"{_ENGLISH[kind]} {number} (no title in the letter)",
        )
        if kind == "programmalijn" and desk.programme != desk.letter:
            entry.thing.add("taz:onderdeelVan", desk.iri("programma", desk.programme))
