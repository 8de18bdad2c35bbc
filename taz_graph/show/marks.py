"""Which mentions a letter has, what each became, and the pieces of text that they cut it into.

A mention may lie inside another; one that crosses the edge of another is marked in two pieces. What a mention became
is a thing of the graph where the data know it (see ``taz_graph.coverage``), else a proposal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from taz_graph.brief import Block, Soort
from taz_graph.coverage import Coverage
from taz_graph.extractors import Mention
from taz_graph.names import compact
from taz_graph.settings import DEFAULT_BASE
from taz_graph.voorstel import Voorstel

# Each kind has a colour of the terminal, and a ground for dark letters on the page: the contrast is at least 7:1.
STYLES = {
    "motie": ("bold magenta", "#f3d9f7"),
    "toezegging": ("bold yellow", "#fbe8b8"),
    "uitkomst": ("bold green", "#cdeecd"),
    "programmalijn": ("cyan", "#cfeef2"),
    "opgave": ("cyan", "#cfeef2"),
    "afspraak": ("bright_cyan", "#d9f5ee"),
    "actie": ("bright_cyan", "#d9f5ee"),
    "verwijzing": ("blue", "#d9e4fb"),
    "persoon": ("red", "#fbdcdc"),
    "partij": ("bright_red", "#fde3d3"),
    "overleg": ("bright_yellow", "#f6f0c2"),
    "akkoord": ("bright_blue", "#dfe0fb"),
    "programma": ("bright_blue", "#dfe0fb"),
    "regeling": ("bright_magenta", "#f0dfea"),
    "rapport": ("bright_green", "#e2f0cf"),
    "datum": ("bright_black", "#e6e6e6"),
    "bedrag": ("green", "#d6f0e0"),
    "cijfer": ("green", "#d6f0e0"),
    "meting": ("green", "#d6f0e0"),
}
OTHER = ("white", "#eeeeee")


@dataclass(frozen=True, slots=True)
class Shown:
    """A mention and what it became; ``known`` when that is in the graph, else it is a proposal (or nothing: a date)."""

    number: int
    mention: Mention
    things: tuple[str, ...]
    known: bool

    @property
    def became(self) -> str:
        """The things, or what the mention is when it is no thing by itself."""
        return ", ".join(self.things)


def shown(voorstel: Voorstel, coverage: Coverage, base: str = DEFAULT_BASE) -> list[Shown]:
    """Every mention with the things that it is: of the graph where coverage found them, else as proposed."""
    listed = []
    for number, mention in enumerate(voorstel.mentions, 1):
        key = (*mention.span, mention.kind)
        match = coverage.by_span.get(key)
        if match:
            listed.append(Shown(number, mention, tuple(compact(thing, base) for thing in match.things), known=True))
        else:
            listed.append(Shown(number, mention, voorstel.became.get(key, ()), known=False))
    return listed


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; ``inside`` are the mentions around it, the widest first."""

    start: int
    end: int
    inside: tuple[Shown, ...]


def pieces(start: int, end: int, mentions: Sequence[Shown], marks: Sequence[int] = ()) -> Iterator[Piece]:
    """The text from ``start`` to ``end``, cut where a mention begins or ends and at ``marks``."""
    here = [one for one in mentions if one.mention.start < end and one.mention.end > start]
    edges = {start, end, *(mark for mark in marks if start < mark < end)}
    for one in here:
        edges |= {max(start, one.mention.start), min(end, one.mention.end)}
    ordered = sorted(edges)
    for first, last in pairwise(ordered):
        around = [one for one in here if one.mention.start <= first and last <= one.mention.end]
        around.sort(key=lambda one: (one.mention.start - one.mention.end, one.number))
        yield Piece(first, last, tuple(around))


def lead(block: Block) -> str:
    """What stands before the text of a block: its number or list marker."""
    if block.soort is Soort.LIJSTITEM:
        return f"{'  ' * block.level}{block.number or '-'} "
    if block.soort is Soort.VOETNOOT:
        return f"[{block.number}] "
    return f"{block.number} " if block.number else ""
