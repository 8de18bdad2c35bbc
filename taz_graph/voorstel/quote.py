"""The shortest phrase that points at one place of a letter, for the ``oa:TextQuoteSelector`` of a Vindplaats."""

import re
from typing import NamedTuple

from taz_graph.brief import Brief
from taz_graph.vindplaats import Finder

MAX_WORDS = 12
_MAX_AROUND = 14
_REACH = 300
_WORD = re.compile(r"\S+")
_EDGE = re.compile(r"^[\s(«“‘\"'\[,;:.]+|[\s)»”’\"'\],;:.]+$")


class Quote(NamedTuple):
    """``exact`` is found once in the letter, with ``prefix`` and ``suffix`` where it needs them."""

    exact: str
    prefix: str | None = None
    suffix: str | None = None


class Quoter:
    """One letter, asked for many phrases."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._finder = Finder(brief)
        self._made: dict[tuple[int, int], Quote] = {}

    def quote(self, start: int, end: int) -> Quote:
        """A phrase of at most 12 words inside ``start``..``end`` that a program re-finds at that place alone.

        The whole of it, where it is that short and stands there once; else its shortest part that does; else its
        first words, with as few words before and behind as make it so.
        """
        key = start, end
        if key not in self._made:
            self._made[key] = self._make(start, end)
        return self._made[key]

    def _make(self, start: int, end: int) -> Quote:
        words = self._words(start, end)
        if not words:
            return Quote(self._brief.text[start:end])
        whole = (words[0][0], words[-1][1])
        if len(words) <= MAX_WORDS and self._is_unique(*whole):
            return Quote(self._text(*whole))
        if len(words) > MAX_WORDS:
            for length in range(3, MAX_WORDS + 1):
                for first in range(len(words) - length + 1):
                    part = words[first][0], words[first + length - 1][1]
                    if self._is_unique(*part):
                        return Quote(self._text(*part))
            whole = words[0][0], words[MAX_WORDS - 1][1]
        return self._with_surroundings(*whole)

    def _words(self, start: int, end: int) -> list[tuple[int, int]]:
        """The words of the first block that the span touches; brackets and stops at its edges are left out."""
        end = min(end, self._brief.block_at(start).end)
        inside = self._brief.text[start:end]
        if edge := _EDGE.match(inside):
            start += edge.end() if edge.start() == 0 and edge.end() < len(inside) else 0
        trimmed = _EDGE.sub("", self._brief.text[start:end])
        return [(start + word.start(), start + word.end()) for word in _WORD.finditer(trimmed)]

    def _text(self, start: int, end: int) -> str:
        return " ".join(self._brief.text[start:end].split())

    def _is_unique(self, start: int, end: int) -> bool:
        places = self._finder.find(self._text(start, end))
        return len(places) == 1 and places[0].start == start

    def _with_surroundings(self, start: int, end: int) -> Quote:
        # A heading may stand twice in a letter, so the words around it may be those of the block before or behind.
        before = [word.start() for word in _WORD.finditer(self._brief.text, max(0, start - _REACH), start)]
        after = [word.end() for word in _WORD.finditer(self._brief.text, end, end + _REACH)]
        exact = self._text(start, end)
        for count in range(1, _MAX_AROUND + 1):
            left = self._brief.text[before[-count] : start] if len(before) >= count else None
            right = self._brief.text[end : after[count - 1]] if len(after) >= count else None
            for prefix, suffix in ((None, right), (left, None), (left, right)):
                if prefix is None and suffix is None:
                    continue
                places = self._finder.find(exact, prefix, suffix)
                if len(places) == 1 and places[0].start == start:
                    return Quote(exact, _plain(prefix), _plain(suffix))
        return Quote(exact)  # the letter says the same twice, word for word: a person must choose


def _plain(around: str | None) -> str | None:
    return re.sub(r"\s+", " ", around) if around else None
