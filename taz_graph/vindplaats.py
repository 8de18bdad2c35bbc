"""Find a quoted phrase back in any rendition of a letter, and show it in its place.

Renditions differ in line breaks, hyphenation, kinds of dashes, quotation marks and spaces. So both the letter and the
phrase are reduced to what they have in common: white space, quotation marks and hyphens are left out (a dash between
two digits stays, as ``-``), and the comparison is made on what remains. A match must begin and end at the edge of a
word: ``nr. 43`` is not found in ``nr. 437``. Where some matches are literal and others not, the literal ones count.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from taz_graph.brief import Brief

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›′″"
_DASHES = "-‐‑‒–—―−"
_LITERAL = str.maketrans(dict.fromkeys(_QUOTES, "") | dict.fromkeys(_DASHES, "-"))
_DROPPED = frozenset(_QUOTES + "\u00ad")
_SENTENCE_END = re.compile(r"[.!?][”»’\")\]]*\s+(?=[A-ZÀ-Þ0-9«“‘\"'(€•])")
# A full stop after one of these ends no sentence: «nr. 437», «c.s. over», «14 mei jl. heb».
_ABBREVIATIONS = re.compile(
    r"(?:\b(?:[a-zA-Z]|nrs?|jl|jo|ca|bijv|bv|dhr|mevr|mw|drs|dr|ir|ing|mr|prof|art|resp|vgl|etc|incl|excl|max|min|mln|mld"
    r"|pag|blz|par|zgn|zg|o\.a|m\.b\.t|t\.a\.v|e\.a|c\.s|d\.w\.z|i\.v\.m|t\.b\.v|n\.a\.v|a\.u\.b|m\.n|t\.o\.v|Stb|Stcrt"
    r"|Trb|Hand))\.\s*$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase stands: ``section`` by name, ``start``/``end`` in ``Brief.text`` and in ``Brief.original``."""

    section: str
    start: int
    end: int
    original_start: int
    original_end: int
    page: int | None
    text: str


def find(
    brief: Brief, exact: str, prefix: str | None = None, suffix: str | None = None, section: str | None = None
) -> list[Place]:
    """Every place of a quote (an ``oa:TextQuoteSelector``) in the letter, in order; empty when it is not there.

    ``prefix`` and ``suffix`` are what stands just before and after; ``section`` is the name of a section. Capitals
    count, unless nothing is found with them. Make one ``Finder`` when one letter is asked for many quotes.
    """
    return Finder(brief).find(exact, prefix, suffix, section)


def context(brief: Brief, place: Place) -> str:
    """The sentence around a place: running text of its block, from sentence end to sentence end."""
    block = brief.block_at(place.start)
    last = brief.block_at(max(place.start, place.end - 1))
    text, base = brief.text[block.start : last.end], block.start
    begin, end = 0, len(text)
    for stop in _sentence_ends(text):
        if stop <= place.start - base:
            begin = stop
        elif stop >= place.end - base:
            end = stop
            break
    return text[begin:end].strip()


def _sentence_ends(text: str) -> Iterator[int]:
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATIONS.search(text, max(0, match.start() - 12), match.start() + 1):
            yield match.end()


class Finder:
    """One letter, reduced once, to be asked for many quotes."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._key, self._positions = _reduce(brief.text)
        self._folded: str | None = None

    def find(
        self, exact: str, prefix: str | None = None, suffix: str | None = None, section: str | None = None
    ) -> list[Place]:
        """As the function ``find``."""
        wanted = _Quote(exact, prefix, suffix)
        if not wanted.exact:
            return []
        starts = [start for start in wanted.search(self._key) if self._is_whole(start, wanted)]
        if not starts:  # the Kamer's printer writes «Minister» where the ministry wrote «minister»
            wanted = wanted.folded()
            if self._folded is None:
                self._folded = _fold(self._key)
            starts = [start for start in wanted.search(self._folded) if self._is_whole(start, wanted)]
        places = [self._place(start, start + len(wanted.exact)) for start in starts]
        # «Pas toe»-overzicht is meant when it is there to the letter, and «Pas-toe»-overzicht stands elsewhere.
        literal = [place for place in places if _literal(place.text) == _literal(exact)]
        places = literal or places
        if section is None:
            return places
        return [place for place in places if _same_name(section, self._brief.section_names(place.start))]

    def _is_whole(self, start: int, wanted: "_Quote") -> bool:
        """Whether the match begins and ends at the edge of a word in the running text."""
        text = self._brief.text
        first, last = self._positions[start], self._positions[start + len(wanted.exact) - 1]
        before = text[first - 1] if first else " "
        after = text[last + 1] if last + 1 < len(text) else " "
        return not (text[first].isalnum() and before.isalnum()) and not (text[last].isalnum() and after.isalnum())

    def _place(self, start: int, end: int) -> Place:
        brief = self._brief
        first, last = self._positions[start], self._positions[end - 1] + 1
        begin, stop = brief.original_span(first, last)
        return Place(
            section=brief.section_names(first)[0],
            start=first,
            end=last,
            original_start=begin,
            original_end=stop,
            page=brief.page_at(begin),
            text=brief.text[first:last],
        )


class _Quote:
    """A quote, reduced in the same way as the letter."""

    def __init__(self, exact: str, prefix: str | None, suffix: str | None) -> None:
        # Reduced together: a dash at the seam between prefix and exact must see the digits on both sides.
        before, within, after = prefix or "", exact, suffix or ""
        key, positions = _reduce(before + within + after)
        first = sum(1 for position in positions if position < len(before))
        last = sum(1 for position in positions if position < len(before) + len(within))
        self.prefix, self.exact, self.suffix = key[:first], key[first:last], key[last:]

    def folded(self) -> "_Quote":
        """The same quote without regard to capitals."""
        other = object.__new__(_Quote)
        other.prefix, other.exact, other.suffix = _fold(self.prefix), _fold(self.exact), _fold(self.suffix)
        return other

    def search(self, key: str) -> Iterator[int]:
        """Where ``exact`` begins in ``key``, with prefix and suffix around it."""
        whole = self.prefix + self.exact + self.suffix
        start = key.find(whole)
        while start >= 0:
            yield start + len(self.prefix)
            start = key.find(whole, start + 1)


def _fold(key: str) -> str:
    """Lower case, one character for one: ``casefold`` would make two of «ß» and move every later position."""
    return "".join(lower if len(lower := character.lower()) == 1 else character for character in key)


def _reduce(text: str) -> "tuple[str, array[int]]":
    """What a rendition cannot change, and for each character of it the position in ``text``."""
    characters: list[str] = []
    positions: array[int] = array("q")
    dash = -1  # position of a dash whose next character is not known yet
    for position, character in enumerate(text):
        if character.isalnum() and character.isascii():
            plain = character
        elif character.isspace() or character in _DROPPED:
            continue
        elif character in _DASHES:
            dash = position
            continue
        elif unicodedata.combining(character) and characters:  # PDF fonts write «é» as «e» and an accent
            characters[-1] = unicodedata.normalize("NFC", characters[-1] + character)[:1]
            continue
        else:
            plain = unicodedata.normalize("NFKC", character) or character
        if dash >= 0:
            if plain[0].isdigit() and characters and characters[-1].isdigit():
                characters.append("-")
                positions.append(dash)
            dash = -1
        for letter in plain:
            if not letter.isspace():
                characters.append(letter)
                positions.append(position)
    return "".join(characters), positions


def _literal(text: str) -> str:
    """The text with one kind of dash and space and no quotation marks, to tell a literal match from a near one."""
    return " ".join(text.translate(_LITERAL).split())


def _same_name(wanted: str, names: tuple[str, ...]) -> bool:
    """Whether a section name in the data is one of the letter's names for it, in the same reduced form."""
    key = _fold(_reduce(wanted)[0])
    return any(_fold(_reduce(name)[0]) == key for name in names)
