"""Patterns that are tried only where they can match: most blocks of a letter hold no akkoord, no amount, no debate."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache


class Guarded:
    """A pattern, with words (between spaces) of which at least one stands in everything that it matches.

    To look for a word costs a hundredth of what it costs to try a pattern at each character. A word in small letters is
    looked for in any case, one with a capital as it is.
    """

    __slots__ = ("_any_case", "_as_is", "pattern")

    def __init__(self, pattern: re.Pattern[str], words: str) -> None:
        self.pattern = pattern
        self._any_case = tuple(word for word in words.split() if word == word.casefold())
        self._as_is = tuple(word for word in words.split() if word != word.casefold())

    def can_match(self, text: str) -> bool:
        """Whether one of the words stands in the text."""
        folded = _folded(text)
        for word in self._any_case:  # loops, for any() of a generator takes twice as long
            if word in folded:
                return True
        for word in self._as_is:  # noqa: SIM110
            if word in text:
                return True
        return False

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What the pattern finds."""
        return self.pattern.finditer(text) if self.can_match(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """What the pattern finds first."""
        return self.pattern.search(text) if self.can_match(text) else None


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    return text.casefold()


def matches_near(
    pattern: re.Pattern[str], text: str, anchors: Iterable[int], before: int = 0
) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer`` gives, for a pattern that begins at one of ``anchors`` or up to ``before`` before it.

    ``anchors`` are positions in rising order. In a letter of a hundred pages dates begin at some hundred digits.
    """
    position = 0
    for anchor in anchors:
        position = max(position, anchor - before)
        while position <= anchor:
            match = pattern.match(text, position)
            if match:
                yield match
            position = max(match.end(), position + 1) if match else position + 1
