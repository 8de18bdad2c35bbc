"""Proposals for partijen, persons, overleggen, akkoorden, programmes, regelingen, rapporten and figures."""

from collections.abc import Mapping, Sequence

from taz_graph.extractors import Known, Mention
from taz_graph.names import slug
from taz_graph.voorstel.desk import Desk, label, shorten, slug_of
from taz_graph.voorstel.turtle import date, decimal, text

_NAMED = {
    "partij": "Partij",
    "akkoord": "Akkoord",
    "programma": "Programma",
    "regeling": "Regeling",
    "rapport": "Rapport",
    "overleg": "Overleg",
    "hulpmiddel": "Hulpmiddel",
}
"""Kinds whose mentions become a thing of that name, and its class."""
KINDS = (*_NAMED, "persoon", "cijfer", "meting")


def propose_others(desk: Desk, mentions: Sequence[Mention]) -> None:
    """A thing for each name; what the data know already gets no more than its Vindplaatsen."""
    for mention in mentions:
        if mention.kind in _NAMED:
            _named(desk, mention)
        elif mention.kind == "persoon":
            _person(desk, mention)
        elif mention.kind in ("cijfer", "meting"):
            _figure(desk, mention)


def _named(desk: Desk, mention: Mention) -> None:
    said = mention.attributes
    kenmerk = str(said.get(mention.kind) or "")
    known = _known(desk, mention.kind, kenmerk, mention.text)
    if known is not None:
        entry = desk.entry(known.soort, known.kenmerk)
    else:
        entry = desk.entry(mention.kind, kenmerk or f"{desk.letter}-{slug_of(mention.text)}", _NAMED[mention.kind])
        name = str(said.get("naam") or mention.text)
        label(entry.thing, shorten(name))
        _dated(entry.thing.properties, said)
    entry.shown_by(mention)
    desk.link(mention, entry.thing.iri)


def _known(desk: Desk, soort: str, kenmerk: str, printed: str) -> Known | None:
    """What the data describe under this name; akkoorden, programmes and regelingen may be filed as one another."""
    family = (
        (soort,) if soort in ("partij", "overleg", "rapport") else ("akkoord", "programma", "regeling", "hulpmiddel")
    )
    for thing in desk.known_of(*family):
        if thing.kenmerk == kenmerk or (not kenmerk and printed in thing.names):
            return thing
    return None


def _dated(properties: dict[str, list[str]], said: Mapping[str, object]) -> None:
    day = said.get("date")
    if isinstance(day, str) and day[:4].isdigit() and len(day) in (4, 7, 10) and "Q" not in day:
        properties["dct:date"] = [date(day)]


def _person(desk: Desk, mention: Mention) -> None:
    said = mention.attributes
    name, role = str(said.get("name") or ""), str(said.get("role") or "")
    if name:
        person = desk.entry("persoon", desk.person(name), "Persoon")
        label(person.thing, name)
        person.shown_by(mention)
        if said.get("fractie"):
            person.thing.add("taz:fractie", desk.iri("fractie", slug(str(said["fractie"]))))
            party = desk.entry("fractie", slug(str(said["fractie"])), "Fractie")
            label(party.thing, str(said["fractie"]))
            party.shown_by(mention)
        desk.link(mention, person.thing.iri)
    if role and role not in ("lid", "indiener"):
        office = desk.entry("functie", f"{desk.letter}-{slug(name or role)}", "Functievervulling")
        label(office.thing, f"{name} als {role}" if name else f"{role}, zonder naam")
        if name:
            office.thing.add("org:member", desk.iri("persoon", desk.person(name)))
        office.thing.add("taz:functie", text(role, "nl"))
        office.shown_by(mention)
        desk.link(mention, office.thing.iri)


def _figure(desk: Desk, mention: Mention) -> None:
    """A Meting, and the Indicator that it measures, named by the words around the figure."""
    said = mention.attributes
    value = said.get("value")
    if not isinstance(value, int | float):
        return
    what = str(said.get("indicator") or mention.text)
    unit = str(said.get("unit") or "aantal")
    indicator = desk.entry("indicator", f"{desk.letter}-{slug_of(what)}", "Indicator")
    label(indicator.thing, shorten(what))
    indicator.shown_by(mention)
    period = str(said.get("period") or "")
    name = f"{desk.letter}-{slug_of(what)}-{slug(period) or slug(f'{value}')}"
    entry = desk.entry("meting", name, "Meting")
    label(entry.thing, shorten(mention.text))
    entry.thing.add("taz:indicator", indicator.thing.iri).add("taz:waarde", decimal(float(value)))
    entry.thing.add("taz:eenheid", f"begrip:eenheid-{unit}")
    if period:
        entry.thing.add("taz:periode", text(period))
    which = "nulmeting" if said.get("which") == "nulmeting" else "meting"
    entry.thing.add("taz:soortMeting", f"begrip:meting-{which}")
    for bound in ("minstens", "ongeveer"):
        if said.get(bound):
            entry.thing.add(f"taz:{bound}", "true")
    entry.shown_by(mention)
    desk.link(mention, entry.thing.iri)
