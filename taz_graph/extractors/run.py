"""Lets every extractor look at a letter, in a fixed order, settles overlaps, and ties what was found together.

Mentions may lie inside one another: a motie holds the names of its indieners and a citation. But the same words
cannot be two things of one family (``FAMILIES``): there the longer mention stands, because it read more of what is
printed («Integraal Zorgakkoord» over «Zorgakkoord»), and of two as long the surer one.

What ties mentions together comes last: under which programmalijn and opgave a zaak stands (its attribute ``onder``),
and what the letter says of it (mentions of kind ``uitkomst``).
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from taz_graph.brief import Brief, Soort
from taz_graph.extractors import (
    akkoord,
    bedrag,
    cijfer,
    datum,
    motie,
    overleg,
    partij,
    persoon,
    rapport,
    regeling,
    structuur,
    tabel,
    toezegging,
    uitkomst,
    verwijzing,
)
from taz_graph.extractors.model import Context, JsonValue, Mention, Rule, by_place
from taz_graph.extractors.text import Span, sentence_at

Find = Callable[[Brief, Context], list[Mention]]

MODULES = (
    motie, toezegging, structuur, verwijzing, partij, persoon, overleg, datum,
    akkoord, regeling, rapport, bedrag, cijfer, tabel,
)  # fmt: skip
EXTRACTORS: tuple[Find, ...] = tuple(module.find for module in MODULES)
"""Each ``find`` of the modules beside this one; none of them sees what another found."""

FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"motie", "toezegging"}),
    frozenset({"partij", "akkoord", "programma", "regeling", "hulpmiddel"}),
    frozenset({"bedrag", "cijfer", "datum"}),
)
"""Kinds of which one stretch of text can be only one; a kind in no family competes with itself alone."""

_NAMES = frozenset({"akkoord", "programma", "regeling", "rapport"})
_YEARS = ("datum-jaar", "datum-bereik")
_AS_PARTY = re.compile(r"\b(?:met|van|door|tussen|en)\s(?:de\s|het\s)?$")
"""A partij may lie inside the name of what it made or signed: «bestuurlijke afspraken met de VNG»."""

ZAKEN = ("motie", "toezegging")
_PARTS = ("programmalijn", "opgave")


def extract(brief: Brief, context: Context) -> list[Mention]:
    """Every mention in the letter, in the order of the text; the same letter and context give the same list."""
    settled = _without_years_of_names(settle(found for find in EXTRACTORS for found in find(brief, context)))
    parts = [found for found in settled if found.kind in _PARTS]
    placed = [_placed(brief, found, parts) if found.kind in ZAKEN else found for found in settled]
    return by_place([*placed, *uitkomst.judge(brief, context, placed)])


def settle(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that stand: of two that overlap and are of one family, the longer, then the surer."""
    kept: dict[frozenset[str], list[Mention]] = {}
    inside: list[Mention] = []
    for found in sorted(by_place(mentions), key=lambda mention: (mention.start - mention.end, -mention.certainty)):
        family = kept.setdefault(_family(found.kind), [])  # in order of place, and none of them overlap
        index = bisect_left(family, found.start, key=lambda mention: mention.start)
        before = family[index - 1] if index else None
        if before and before.end > found.start:
            if _is_named_inside(found, before):
                inside.append(found)
        elif index == len(family) or family[index].start >= found.end:
            family.insert(index, found)
    return by_place([*inside, *(found for family in kept.values() for found in family)])


def _without_years_of_names(mentions: Sequence[Mention]) -> list[Mention]:
    """A year that belongs to a name tells no time: «Masterplan DJI 2025–2030», «Mediawet 2008»."""
    names = [(found.start, found.end) for found in mentions if found.kind in _NAMES]
    kept: list[Mention] = []
    for found in mentions:
        if found.rule in _YEARS:
            last = bisect_left(names, (found.start, found.start))  # mentions come in order of place
            if any(start < found.start and found.end <= end for start, end in names[max(0, last - 3) : last]):
                continue
        kept.append(found)
    return kept


def _is_named_inside(found: Mention, outer: Mention) -> bool:
    if found.kind != "partij" or outer.kind == "partij" or found.end > outer.end:
        return False
    return _AS_PARTY.search(outer.text[: found.start - outer.start]) is not None


def _family(kind: str) -> frozenset[str]:
    return next((family for family in FAMILIES if kind in family), frozenset({kind}))


def _placed(brief: Brief, zaak: Mention, structure: Sequence[Mention]) -> Mention:
    """The zaak with the programmalijn and opgave under which it stands, where it stands under one."""
    place, around = _place(brief, zaak)
    under: dict[str, JsonValue] = {}
    for kind in _PARTS:
        parts = [found for found in structure if found.kind == kind]
        governing = sorted((found for found in parts if _governs(found, place)), key=_width)
        named = [found for found in parts if around[0] <= found.start < around[1]]
        numbers = [found.attributes["nummer"] for found in (*named, *governing[:1])]
        if numbers:
            under[kind] = list(dict.fromkeys(str(number) for number in numbers))
    return replace(zaak, attributes={**zaak.attributes, "onder": under}) if under else zaak


def _place(brief: Brief, zaak: Mention) -> tuple[int, Span]:
    """Where the zaak stands, and the text around it that is about it: its list item, else its sentence.

    A zaak in a footnote stands where the note is called.
    """
    index = brief.block_index(zaak.start)
    place = zaak.start
    if brief.blocks[index].soort is Soort.VOETNOOT:
        calls = [call for note in brief.footnotes if note.block == index for call in note.calls]
        place = max(0, calls[0] - 1) if calls else place
    block = brief.block_at(place)
    if block.soort is Soort.LIJSTITEM:
        return place, (block.start, block.end)
    return place, sentence_at(block, place)


def _governs(part: Mention, place: int) -> bool:
    reach = part.attributes.get("geldt")
    return isinstance(reach, list) and reach[0] <= place < reach[1]


def _width(part: Mention) -> int:
    reach = part.attributes["geldt"]
    return int(reach[1]) - int(reach[0]) if isinstance(reach, list) else 0


def rules() -> dict[str, Rule]:
    """Every rule by its id, to show why something was proposed."""
    return {rule.id: rule for module in (*MODULES, uitkomst) for rule in module.RULES.values()}
