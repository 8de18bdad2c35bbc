"""Lets every extractor look at a letter, in a fixed order, and settles overlaps.

Mentions may lie inside one another: a motie holds the names of its indieners and a citation. But the same words
cannot be two things of one family (``FAMILIES``): there the longer mention stands, because it read more of what is
printed («Integraal Zorgakkoord» over «Zorgakkoord»), and of two as long the surer one.
"""

from collections.abc import Callable, Iterable

from taz_graph.brief import Brief
from taz_graph.extractors.model import Context, Mention, by_place

Find = Callable[[Brief, Context], list[Mention]]

EXTRACTORS: tuple[Find, ...] = ()
"""Each ``find`` of the modules beside this one; none of them sees what another found."""

FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"motie", "toezegging"}),
    frozenset({"partij", "akkoord", "programma", "regeling", "rapport", "hulpmiddel"}),
    frozenset({"bedrag", "cijfer", "datum"}),
)
"""Kinds of which one stretch of text can be only one; a kind in no family competes with itself alone."""


def extract(brief: Brief, context: Context) -> list[Mention]:
    """Every mention in the letter, in the order of the text; the same letter and context give the same list."""
    return settle(found for find in EXTRACTORS for found in find(brief, context))


def settle(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that stand: of two that overlap and are of one family, the longer, then the surer."""
    kept: dict[frozenset[str], list[Mention]] = {}
    ranked = sorted(by_place(mentions), key=lambda found: (found.start - found.end, -found.certainty))
    for found in ranked:
        rivals = kept.setdefault(_family(found.kind), [])
        if all(found.end <= rival.start or found.start >= rival.end for rival in rivals):
            rivals.append(found)
    return by_place(found for rivals in kept.values() for found in rivals)


def _family(kind: str) -> frozenset[str]:
    return next((family for family in FAMILIES if kind in family), frozenset({kind}))
