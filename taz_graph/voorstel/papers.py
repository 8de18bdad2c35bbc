"""Proposals for the letter itself, the papers that it cites, and how it cites them."""

import re
from collections.abc import Sequence

from taz_graph.extractors import Mention
from taz_graph.names import publication_page, slug
from taz_graph.voorstel.desk import Desk, Entry, label, printed_dossier, shorten, strings
from taz_graph.voorstel.turtle import Thing, date, text

_PAPER = re.compile(r"kst-(?P<dossier>.+)-(?P<number>[^-]+)")
_SOORTEN = frozenset(
    "motie amendement brief advies rapport verslag aanhangsel handelingen regeling wetsvoorstel bijlage toezegging "
    "onbekend".split()
)
_CLASSES = {"aanhangsel": "Aanhangsel", "handelingen": "Handelingen"}


def propose_letter(desk: Desk) -> Entry:
    """The letter: its number, date and senders as far as the file says them."""
    known = desk.brief.metadata
    entry = desk.entry("kamerstuk", desk.letter, "Kamerbrief")
    thing = entry.thing
    label(thing, known.title or f"Kamerbrief {desk.letter}", None)
    if known.identifier:
        dossier = _identify(desk, thing, known.identifier, known.dossiers)
        at = desk.brief.text.find(printed_dossier(dossier)) if dossier else -1
        if dossier:  # a letter may be the first that the graph sees of its dossier
            own = _dossier(desk, dossier)
            own.spans += [(at, at + len(printed_dossier(dossier)))] if at >= 0 else []
    if known.vergaderjaar:
        thing.add("taz:vergaderjaar", text(known.vergaderjaar))
    thing.add("taz:soortKamerstuk", "begrip:soortkamerstuk-brief")
    if known.date:
        thing.add("dct:date", date(known.date.isoformat()))
    for sender in known.afzenders:
        if sender.naam:
            person = desk.entry("persoon", desk.person(sender.naam), "Persoon")
            label(person.thing, sender.naam)
            start = desk.brief.text.rfind(sender.naam)
            if start >= 0:
                person.spans.append((start, start + len(sender.naam)))
            thing.add("taz:zender", person.thing.iri)
    first = next((block for block in desk.brief.blocks if len(block.text.split()) > 4), None)
    if first:
        opening = re.match(r"(?:\S+\s+){0,7}\S+", first.text)
        entry.spans.append((first.start, first.start + len(opening[0] if opening else first.text)))
    return entry


def propose_citations(desk: Desk, letter: Entry, citations: Sequence[Mention]) -> None:
    """A Kamerstuk for each paper, and a Verwijzing for each place where it is cited."""
    for cited in citations:
        said = cited.attributes
        paper = propose_paper(desk, cited) if said.get("identifier") else None
        where = desk.brief.section_names(cited.start)[0]
        stem = (
            slug(where) if where.startswith("voetnoot") else str(said.get("identifier") or slug(shorten(cited.text, 6)))
        )
        entry = desk.entry("verwijzing", _free(desk, f"{desk.letter}-{stem}"), "Verwijzing")
        entry.shown_by(cited)
        described = str(said.get("aangeduid_als") or cited.text)
        label(entry.thing, f"Verwijzing naar {shorten(cited.text, 8)}", f"Reference to {shorten(cited.text, 8)}")
        entry.thing.add("taz:citerend", desk.iri("kamerstuk", desk.letter))
        if paper:
            entry.thing.add("taz:geciteerd", paper.thing.iri)
            letter.thing.add("taz:citeert", paper.thing.iri)
        entry.thing.add("taz:aangeduidAls", text(shorten(described), "nl"))
        kind = str(said.get("genoemde_soort", "onbekend"))
        entry.thing.add("taz:genoemdeSoort", f"begrip:soortkamerstuk-{kind if kind in _SOORTEN else 'onbekend'}")
        if said.get("genoemde_datum"):
            entry.thing.add("taz:genoemdeDatum", date(str(said["genoemde_datum"])))
        for dossier in strings(said.get("dossiers")):
            entry.thing.add("taz:genoemdDossier", propose_dossier(desk, dossier, cited).thing.iri)
        if said.get("vergaderjaar"):
            entry.thing.add("taz:vergaderjaar", text(str(said["vergaderjaar"])))
        desk.link(cited, entry.thing.iri)


def propose_paper(desk: Desk, cited: Mention, identifier: str | None = None, kind: str | None = None) -> Entry:
    """The Kamerstuk with an official identifier, as a mention names it."""
    said = cited.attributes
    identifier = identifier or str(said["identifier"])
    entry = desk.entry("kamerstuk", identifier, _CLASSES.get(str(said.get("soort")), "Kamerstuk"))
    entry.shown_by(cited)
    thing = entry.thing
    if not thing.has("dct:identifier"):
        dossier = _identify(desk, thing, identifier, strings(said.get("dossiers")))
        if dossier:
            propose_dossier(desk, dossier, cited)
        label(thing, *_paper_label(identifier))
        if said.get("vergaderjaar"):
            thing.add("taz:vergaderjaar", text(str(said["vergaderjaar"])))
        kind = kind or str(said.get("genoemde_soort", "onbekend"))
        if kind in _SOORTEN - {"onbekend"}:
            thing.add("taz:soortKamerstuk", f"begrip:soortkamerstuk-{kind}")
        thing.add("rdfs:seeAlso", f"<{publication_page(identifier)}>")
    return entry


def propose_dossier(desk: Desk, dossier: str, cited: Mention) -> Entry:
    """A dossier, by its number."""
    entry = _dossier(desk, dossier)
    entry.shown_by(cited)
    return entry


def _dossier(desk: Desk, dossier: str) -> Entry:
    entry = desk.entry("dossier", dossier, "Dossier")
    label(entry.thing, f"Dossier {printed_dossier(dossier)}", f"Dossier {printed_dossier(dossier)}")
    if not entry.thing.has("dct:identifier"):
        entry.thing.add("dct:identifier", text(dossier))
    return entry


def _identify(desk: Desk, thing: Thing, identifier: str, dossiers: Sequence[str]) -> str | None:
    """Gives a paper its number and dossier, and tells which dossier that is."""
    thing.add("dct:identifier", text(identifier))
    match = _PAPER.fullmatch(identifier)
    if match is None:
        return None
    dossier = dossiers[0] if dossiers else match["dossier"]
    thing.add("taz:dossier", desk.iri("dossier", dossier)).add("taz:ondernummer", text(match["number"]))
    return dossier


def _paper_label(identifier: str) -> tuple[str, str]:
    match = _PAPER.fullmatch(identifier)
    if not match:
        return f"Stuk {identifier}", f"Paper {identifier}"
    printed = printed_dossier(match["dossier"])
    return f"Kamerstuk {printed}, nr. {match['number']}", f"Parliamentary paper {printed}, no. {match['number']}"


def _free(desk: Desk, kenmerk: str) -> str:
    """The name, with a number behind it when this letter cites the same elsewhere too."""
    name, count = kenmerk, 1
    while desk.iri("verwijzing", name) in desk.entries:
        count += 1
        name = f"{kenmerk}-{count}"
    return name
