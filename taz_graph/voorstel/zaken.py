"""Proposals for moties and toezeggingen, who submitted them, and what the letter says became of them.

The mentions of one zaak come together first: by its number, and where a mention has none, by the same indieners, when
only one numbered motie of the letter has those.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from taz_graph.extractors import Mention
from taz_graph.names import slug
from taz_graph.voorstel.desk import Desk, Entry, label, names_in_a_row, shorten, slug_of, spans, strings
from taz_graph.voorstel.papers import propose_dossier, propose_paper
from taz_graph.voorstel.programme import part_iri
from taz_graph.voorstel.turtle import date, text

_OUTCOMES = {
    "afgedaan": ("afgedaan", "disposed of"),
    "deels-afgedaan": ("deels afgedaan", "partly disposed of"),
    "opgepakt": ("opgepakt", "taken up"),
    "in-uitvoering": ("in uitvoering", "in progress"),
    "niet-uitgevoerd": ("niet uitgevoerd", "not carried out"),
    "niet-vermeld": ("zonder vermelde uitkomst", "without a stated outcome"),
}


@dataclass(slots=True)
class Zaak:
    """One motie or toezegging: the soort and kenmerk of its IRI, and every mention of it."""

    soort: str
    kenmerk: str
    mentions: list[Mention] = field(default_factory=list)


def group(letter: str, mentions: Sequence[Mention]) -> list[Zaak]:
    """The zaken of a letter, in the order in which they are first mentioned."""
    zaken: dict[tuple[str, str], Zaak] = {}
    numbered = _numbered_by_names(mentions)
    for mention in mentions:
        if mention.kind == "motie":
            kenmerken = _motie_names(letter, mention, numbered)
        elif mention.kind == "toezegging":
            kenmerken = [_toezegging_name(letter, mention)]
        else:
            continue
        for kenmerk in kenmerken:
            zaken.setdefault((mention.kind, kenmerk), Zaak(mention.kind, kenmerk)).mentions.append(mention)
    return list(zaken.values())


def _numbered_by_names(mentions: Sequence[Mention]) -> Mapping[tuple[str, ...], set[str]]:
    found: dict[tuple[str, ...], set[str]] = {}
    for mention in mentions:
        if mention.kind == "motie" and mention.attributes.get("indieners"):
            found.setdefault(_names(mention), set()).update(strings(mention.attributes.get("identifiers")))
    return found


def _names(mention: Mention) -> tuple[str, ...]:
    return tuple(slug(name) for name in strings(mention.attributes.get("indieners")))


def _motie_names(letter: str, mention: Mention, numbered: Mapping[tuple[str, ...], set[str]]) -> list[str]:
    identifiers = strings(mention.attributes.get("identifiers"))
    if not identifiers and _names(mention):
        same = numbered.get(_names(mention), set())
        identifiers = sorted(same) if len(same) == 1 else []
    if identifiers:
        return identifiers
    subject = str(mention.attributes.get("onderwerp", ""))
    return [f"{letter}-{'-'.join(_names(mention)[:2]) or slug_of(subject or mention.text)}"]


def _toezegging_name(letter: str, mention: Mention) -> str:
    said = mention.attributes
    if said.get("nummer"):
        return str(said["nummer"])
    if said.get("intern"):
        return f"{letter}-intern-{said['intern']}"
    return f"{letter}-{slug_of(str(said.get('onderwerp') or mention.text))}"


def propose_zaken(desk: Desk, mentions: Sequence[Mention]) -> None:
    """A Motie or Toezegging for each zaak, its Kamerstuk and indieners, and an Afdoening when this is a letter."""
    outcomes = {
        span: mention
        for mention in mentions
        if mention.kind == "uitkomst"
        for span in spans([mention.attributes["zaak"]])
    }
    cited = {str(mention.attributes.get("identifier")): mention for mention in mentions if mention.kind == "verwijzing"}
    for zaak in group(desk.letter, mentions):
        entry = _motie(desk, zaak, cited) if zaak.soort == "motie" else _toezegging(desk, zaak)
        for mention in zaak.mentions:
            entry.shown_by(mention)
            desk.link(mention, entry.thing.iri)
        for part in _parts(desk, zaak):
            entry.thing.add("taz:betreft", part)
        judged = [outcomes[mention.span] for mention in zaak.mentions if mention.span in outcomes]
        if judged:
            _afdoening(desk, zaak, entry, judged)


def _motie(desk: Desk, zaak: Zaak, cited: Mapping[str, Mention]) -> Entry:
    best = max(zaak.mentions, key=lambda mention: (len(mention.attributes), -mention.start))
    said = best.attributes
    entry = desk.entry("motie", zaak.kenmerk, "Motie")
    indieners, others = strings(said.get("indieners")), bool(said.get("cs"))
    title = "/".join(indieners) + (" c.s." if others else "")
    subject = str(said.get("onderwerp") or "")
    label(entry.thing, *_motie_label(title, indieners, subject, others=others))
    if zaak.kenmerk.startswith("kst-") and zaak.kenmerk in strings(said.get("identifiers")):
        mention = cited.get(zaak.kenmerk, best)
        paper = propose_paper(desk, mention, zaak.kenmerk, "motie")
        dossiers = strings(mention.attributes.get("dossiers"))
        if dossiers:
            propose_dossier(desk, dossiers[0], mention)
        entry.thing.add("taz:kamerstuk", paper.thing.iri)
    for name in indieners:
        person = desk.entry("persoon", desk.person(name), "Persoon")
        label(person.thing, name)
        person.shown_by(best)
        entry.thing.add("taz:indiener", person.thing.iri)
    if others:
        entry.thing.add("taz:medeIndienersOngenoemd", "true")
    if said.get("indieners_tekst"):
        entry.thing.add("taz:indienersZoalsGenoemd", text(str(said["indieners_tekst"])))
    entry.thing.add("taz:onderwerp", text(shorten(subject) or "Niet omschreven", "nl"))
    return entry


def _motie_label(title: str, indieners: Sequence[str], subject: str, *, others: bool) -> tuple[str, str]:
    dutch = f"Motie-{title}" if title else "Motie"
    english = (
        f"Motion by {names_in_a_row(indieners, 'and')}{' and others' if others else ''}" if indieners else "Motion"
    )
    joint = "" if re.match(r"(?:met|die|waarin|waarmee|waarbij|om)\s", subject) else "over "
    return f"{dutch} {joint}{shorten(subject, 8)}" if subject else dutch, english


def _toezegging(desk: Desk, zaak: Zaak) -> Entry:
    best = max(zaak.mentions, key=lambda mention: (bool(mention.attributes.get("onderwerp")), -mention.start))
    said: dict[str, object] = {}
    for mention in zaak.mentions:
        said |= {key: value for key, value in mention.attributes.items() if key not in said}
    entry = desk.entry("toezegging", zaak.kenmerk, "Toezegging")
    subject = str(best.attributes.get("onderwerp") or best.text)
    label(entry.thing, f"Toezegging: {shorten(subject, 10)}")
    if said.get("nummer"):
        entry.thing.add("taz:toezeggingsnummer", text(str(said["nummer"])))
    if said.get("intern"):
        entry.thing.add("taz:internNummer", text(str(said["intern"])))
    entry.thing.add("taz:onderwerp", text(shorten(subject), "nl"))
    if said.get("gedaan_in"):
        entry.thing.add("taz:gedaanIn", desk.iri("kamerstuk", str(said["gedaan_in"])))
    return entry


def _parts(desk: Desk, zaak: Zaak) -> list[str]:
    """The programmalijn and opgave under which the zaak stands."""
    found: list[str] = []
    for mention in zaak.mentions:
        under = mention.attributes.get("onder")
        if isinstance(under, Mapping):
            found += [
                part_iri(desk, kind, number)
                for kind in ("programmalijn", "opgave")
                for number in strings(under.get(kind))
            ]
    return list(dict.fromkeys(found))


def _afdoening(desk: Desk, zaak: Zaak, entry: Entry, judged: Sequence[Mention]) -> None:
    """The surest of what the letter says at the mentions of one zaak; nothing said counts last."""
    best = max(judged, key=lambda outcome: (outcome.rule != "niets-vermeld", outcome.certainty, -outcome.start))
    said = best.attributes
    outcome = str(said.get("stand") or said["uitkomst"])
    dutch, english = _OUTCOMES[outcome]
    afdoening = desk.entry(
        "afdoening", f"{desk.letter}-{zaak.soort}-{zaak.kenmerk.removeprefix(desk.letter + '-')}", "Afdoening"
    )
    thing = afdoening.thing
    label(thing, f"{zaak.soort.capitalize()} {_short(entry)} {dutch}", f"{_ENGLISH[zaak.soort]} {english}")
    thing.add("taz:zaak", entry.thing.iri).add("taz:brief", desk.iri("kamerstuk", desk.letter))
    if desk.brief.metadata.date:
        thing.add("dct:date", date(desk.brief.metadata.date.isoformat()))
    thing.add("taz:uitkomst", f"begrip:uitkomst-{outcome}")
    if said.get("opgesomd_als"):
        thing.add("taz:opgesomdAls", f"begrip:uitkomst-{said['opgesomd_als']}")
    if best.rule != "niets-vermeld":
        thing.add("taz:grond", text(f"Zo staat het er: «{shorten(best.text)}»", "nl"))
    if outcome == "opgepakt":
        thing.add("taz:via", *(part for part in _parts(desk, zaak) if part.startswith("opgave:")))
    afdoening.shown_by(best, best.span, *spans(said.get("bovenaan")))
    desk.link(best, thing.iri)


_ENGLISH = {"motie": "Motion", "toezegging": "Promise"}


def _short(entry: Entry) -> str:
    """The last part of the IRI: enough to tell the label from others."""
    return entry.thing.iri.strip("<>").rpartition(":")[2].rpartition("/")[2]
