"""The text as it is read: words that break over a line made whole, with the way back to the original offsets."""

import re
from bisect import bisect_right
from dataclasses import dataclass

# "Kamer-\nstuk" is one word, "29282-\n481" keeps its hyphen: only between small letters is a hyphen undone.
_BREAKS = re.compile(
    r"[-\u2010](?<=[a-z].)[^\S\n]{0,40}\n[^\S\n]{0,200}(?=[a-z])|[\u00ad\u200b\u200c\u200d\u2060\ufeff](?:\n[^\S\n]{0,200})?"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` without soft hyphens and broken words; ``original`` gives offsets in what was given."""

    text: str
    starts: tuple[int, ...]  # offset in ``text`` at which each removed piece stood
    removed: tuple[int, ...]  # how many characters were removed up to and including that piece

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original text of a span in ``text``."""
        return self._back(start), self._back(end - 1) + 1

    def _back(self, offset: int) -> int:
        index = bisect_right(self.starts, offset)
        return offset + self.removed[index - 1] if index else offset


def make_plain(text: str) -> Plain:
    """Undo hyphenation and leave out characters without width."""
    pieces: list[str] = []
    starts: list[int] = []
    removed: list[int] = []
    position = gone = 0
    for match in _BREAKS.finditer(text):
        pieces.append(text[position : match.start()])
        starts.append(match.start() - gone)
        gone += match.end() - match.start()
        removed.append(gone)
        position = match.end()
    if not pieces:
        return Plain(text, (), ())
    pieces.append(text[position:])
    return Plain("".join(pieces), tuple(starts), tuple(removed))
