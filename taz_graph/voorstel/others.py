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
UNITS = frozenset(
    "aantal bijeenkomsten certificaten deelnemers diensten een-op euro onderwijsinstellingen organisaties partijen "
    "per-1000-banen personen procent regios uren uur-per-week".split()
)
"""The concepts of ``lijst:eenheid`` (a test holds them equal); what else is counted becomes ``aantal``."""


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
        name = str(said.get("naam") or mention.text)
        if not kenmerk or name[:1].islower():  # «het rapport», «de bijeenkomst over innovatie»: one of this letter only
            kenmerk = f"{desk.letter}-{kenmerk or slug_of(name)}"
        entry = desk.entry(mention.kind, kenmerk, _NAMED[mention.kind])
        full = desk.organisations.get(kenmerk) if mention.kind == "partij" else None
        label(entry.thing, full or shorten(name))
        _dated(entry.thing.properties, said)
    entry.shown_by(mention)
    desk.link(mention, entry.thing.iri)


def _known(desk: Desk, soort: str, kenmerk: str, printed: str) -> Known | None:
    """What the data describe under this name: a fractie is a partij; akkoord, programme and regeling are near."""
    alone = {"partij": ("partij", "fractie"), "overleg": ("overleg",), "rapport": ("rapport",)}
    family = alone.get(soort, ("akkoord", "programma", "regeling", "hulpmiddel"))
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
            person.thing.add("taz:fractie", _fractie(desk, str(said["fractie"]), mention))
        desk.link(mention, person.thing.iri)
    if role and role not in ("lid", "indiener"):
        office = desk.entry("functie", f"{desk.letter}-{slug(name or role)}", "Functievervulling")
        label(office.thing, f"{name} als {role}" if name else f"{role}, zonder naam")
        if name:
            office.thing.add("org:member", desk.iri("persoon", desk.person(name)))
        office.thing.add("taz:functie", text(role, "nl"))
        office.shown_by(mention)
        desk.link(mention, office.thing.iri)


def _fractie(desk: Desk, name: str, mention: Mention) -> str:
    """The IRI of a fractie; described when the data do not know it."""
    known = next((thing for thing in desk.known_of("fractie") if name in thing.names), None)
    entry = desk.entry("fractie", known.kenmerk) if known else desk.entry("fractie", slug(name), "Fractie")
    if not known:
        label(entry.thing, name)
    entry.shown_by(mention)
    return entry.thing.iri


def _figure(desk: Desk, mention: Mention) -> None:
    """A Meting, and the Indicator that it measures, named by the words around the figure."""
    said = mention.attributes
    value = said.get("value")
    if not isinstance(value, int | float):
        return
    what = str(said.get("indicator") or mention.text)
    unit = str(said.get("unit"))
    indicator = desk.entry("indicator", f"{desk.letter}-{slug_of(what)}", "Indicator")
    label(indicator.thing, shorten(what))
    indicator.shown_by(mention)
    period = str(said.get("period") or "")
    name = f"{desk.letter}-{slug_of(what)}-{slug(period) or slug(f'{value}')}"
    entry = desk.entry("meting", name, "Meting")
    label(entry.thing, shorten(mention.text))
    entry.thing.add("taz:indicator", indicator.thing.iri).add("taz:waarde", decimal(float(value)))
    entry.thing.add("taz:eenheid", f"begrip:eenheid-{unit if unit in UNITS else 'aantal'}")
    if period:
        entry.thing.add("taz:periode", text(period))
    which = "nulmeting" if said.get("which") == "nulmeting" else "meting"
    entry.thing.add("taz:soortMeting", f"begrip:meting-{which}")
    for bound in ("minstens", "ongeveer"):
        if said.get(bound):
            entry.thing.add(f"taz:{bound}", "true")
    entry.shown_by(mention)
    desk.link(mention, entry.thing.iri)
