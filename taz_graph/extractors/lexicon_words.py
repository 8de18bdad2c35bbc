"""What several extractors need to know of words: capitals, quotation marks, and text that is no prose."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache

from taz_graph.brief import Block, Brief, Soort
from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.text import citations

Span = tuple[int, int]

UPPER = "A-ZÀ-ÖØ-Þ" + "".join(character for character in map(chr, range(0x100, 0x250)) if character.isupper())
"""Capitals, for use inside a character class of a pattern."""
QUOTES = "\"'`´‘’‚‛“”„‟«»‹›"
OPEN_QUOTE = "[\"'‘‚“„«‹]"
CLOSE_QUOTE = "[\"'’‘“”»›]"

_URL = Guarded(re.compile(r"(?:https?://|www\.)[^\s<>«»]{1,500}|\S{1,80}@[\w.-]{3,80}", re.IGNORECASE), "http www. @")
_SMALL_IN_CAPITALS = Guarded(
    re.compile(r"\b(?:VAN|DE|HET|EN|VOOR|DOOR|OVER|INZAKE|TER|DER|MET)\b"),
    "VAN DE HET EN VOOR DOOR OVER INZAKE TER DER MET",
)
_QUOTE = Guarded(re.compile("[«“„‘\"']"), "« “ „ ‘ \" '")
"""One of these opens each quotation."""
_QUOTED = re.compile(
    rf"«(?P<a>(?=\S)[^«»\n]{{2,200}}(?<=\S))»|“(?P<b>(?=\S)[^“”\n]{{2,200}}(?<=\S))[”“]"
    rf"|„(?P<c>(?=\S)[^„”“\n]{{2,200}}(?<=\S))[”“]"
    rf"|(?<![\w’'])[‘](?P<d>[{UPPER}0-9\[(][^‘\n]{{2,200}}?(?<=\S))’(?![\w])|\"(?P<e>(?=\S)[^\"\n]{{2,200}}(?<=\S))\""
    rf"|(?<![\w'])'(?P<f>[{UPPER}0-9][^'\n]{{2,200}}(?<=\S))'(?!\w)"
)


class Spans:
    """Stretches of a text, to ask of another stretch whether it touches one of them."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = []
        reach = -1
        for start, end in sorted(spans):
            if start < reach:
                first, last = self._spans[-1]
                self._spans[-1] = (first, max(last, end))
            else:
                self._spans.append((start, end))
            reach = self._spans[-1][1]
        self._ends = [end for _, end in self._spans]

    def touch(self, start: int, end: int) -> bool:
        """Whether one of the stretches shares a character with ``start`` to ``end``."""
        at = bisect_right(self._ends, start)
        return at < len(self._spans) and self._spans[at][0] < end

    def add(self, start: int, end: int) -> None:
        """One more stretch, which touches none of the others."""
        at = bisect_left(self._spans, (start, end))
        self._spans.insert(at, (start, end))
        self._ends.insert(at, end)


@lru_cache(maxsize=4)
def addresses(brief: Brief) -> Spans:
    """Web and mail addresses in the running text: what looks like a name, a date or a number there is none."""
    return Spans(match.span() for match in _URL.finditer(brief.text))


@lru_cache(maxsize=4)
def citations_only(brief: Brief) -> Spans:
    """Citations of parliamentary papers; a title may hold an address, never a citation."""
    return Spans(found.span for found in citations(brief))


@lru_cache(maxsize=4)
def not_prose(brief: Brief) -> Spans:
    """Addresses and citations of parliamentary papers: the numbers, years and names in them are their own."""
    cited = (found.span for found in citations(brief))
    return Spans([*(match.span() for match in _URL.finditer(brief.text)), *cited])


def quoted(text: str, start: int = 0, end: int | None = None) -> Iterable[tuple[Span, Span]]:
    """Each quotation: its span with the marks and its span without them.

    A single mark opens a quotation only before a capital: «zo’n», «’s avonds» and «NU'91» open none.
    """
    if not _QUOTE.can_match(text):
        return
    for match in _QUOTED.finditer(text, start, len(text) if end is None else end):
        inner = next(name for name, value in match.groupdict().items() if value is not None)
        yield match.span(), match.span(inner)


def is_shouted(text: str) -> bool:
    """Whether a text is set in capitals, where a capital says nothing («MOTIE VAN HET LID DIJK»).

    A list of short names («ZN, VNG, NFU») is not: capitals show by their small words.
    """
    if _SMALL_IN_CAPITALS.search(text) is None:
        return False
    letters = [character for character in text if character.isalpha()]
    return sum(character.isupper() for character in letters) > 0.6 * len(letters)


def readable(brief: Brief, *, heads: bool = True, notes: bool = True, tables: bool = True) -> Iterable[Block]:
    """The blocks that say something: headings, paragraphs, list items, tables and footnotes, as wanted."""
    wanted = {Soort.ALINEA, Soort.LIJSTITEM}
    wanted |= {
        soort
        for soort, is_wanted in zip((Soort.KOP, Soort.VOETNOOT, Soort.TABEL), (heads, notes, tables), strict=True)
        if is_wanted
    }
    return (block for block in brief.blocks if block.soort in wanted)


def before(text: str, position: int, floor: int = 0, size: int = 60) -> str:
    """At most ``size`` characters just before a position, not reaching below ``floor``."""
    return text[max(floor, position - size) : position]
