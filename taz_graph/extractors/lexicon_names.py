"""Find known names in running text, however they are broken over lines, hyphened, quoted or capitalised.

``NameIndex`` looks at each word of a text once: its first letters lead to the few names that can begin there.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from taz_graph.extractors.lexicon_words import QUOTES, UPPER

_JOIN = rf"(?:[\s\-‐‑–{QUOTES}]){{0,3}}"
"""What may stand where a name has a space, hyphen or quotation mark: «GGD GHOR», «GGD-GHOR», «GGDGHOR», «NU»91»."""
_SPLIT = re.compile(rf"[\s\-‐‑–{QUOTES}]+")
_ARTICLE = re.compile(r"(?:de|het|een)\s+(?=\S)", re.IGNORECASE)
_WORD_START = re.compile(r"(?<![\w&])\w")
_LETTERS = 3
"""How many letters of a word tell which names can begin there; a name whose first part is shorter is told by one."""


class Hit(NamedTuple):
    """A name at a place: ``key`` is what the index was given with it, ``name`` the name as given."""

    start: int
    end: int
    key: str
    name: str


class _Entry(NamedTuple):
    pattern: re.Pattern[str]
    key: str
    name: str


class NameIndex:
    """Names, each with a key, to be found in any number of texts; of names that overlap the longest is found."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """``names`` are pairs of name and key; of two equal names the first counts."""
        self._buckets: dict[str, list[_Entry]] = {}  # by three letters, or by one
        seen: set[str] = set()
        for name, key in names:
            core = without_article(name)
            if len(core) < 2 or core in seen:
                continue
            seen.add(core)
            self._buckets.setdefault(_opening(core), []).append(_Entry(_pattern(core), key, core))
        for opening, entries in self._buckets.items():
            if len(opening) > 1:
                entries.extend(self._buckets.get(opening[0], ()))
            entries.sort(key=lambda entry: (-len(entry.name), entry.name, entry.key))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Each longest name between two positions, in order; none of them overlap."""
        position = start
        stop = len(text) if end is None else end
        starts, openings = _word_starts(text)
        buckets = self._buckets
        for index in range(bisect_left(starts, start), bisect_left(starts, stop)):
            opening = openings[index]
            at = starts[index]
            entries = buckets.get(opening) or buckets.get(opening[0])
            if not entries or at < position:
                continue
            for entry in entries:
                if match := entry.pattern.match(text, at, stop):
                    yield Hit(at, match.end(), entry.key, entry.name)
                    position = match.end()
                    break


@lru_cache(maxsize=256)
def _word_starts(text: str) -> tuple[list[int], list[str]]:
    """Where the words of a text begin, and the first letters of each; several indexes look at the same text."""
    starts = [word.start() for word in _WORD_START.finditer(text)]
    return starts, [text[at : at + _LETTERS].lower() for at in starts]


def _opening(name: str) -> str:
    """The letters by which a name is looked up: three where its first part has so many, else one."""
    first = _SPLIT.split(name, maxsplit=1)[0]
    return name[: _LETTERS if len(first) >= _LETTERS else 1].lower()


def without_article(name: str) -> str:
    """«het CIBG» as «CIBG»; «De Nederlandse ggz» keeps its article, which is part of the name."""
    match = _ARTICLE.match(name)
    return name[match.end() :].strip() if match and match[0][0].islower() else name.strip()


def _pattern(name: str) -> re.Pattern[str]:
    """The name with freedom in what lies between its words, and in capitals as far as they tell nothing.

    «VNG» is only itself. «Ministerie van VWS» may begin small. A long name in mixed case («ActiZ») needs its first
    capital, and so does one of many words; printers differ on the rest. A name printed small stays small («politie»),
    or opens a sentence.
    """
    parts = [part for part in _SPLIT.split(name) if part]
    written = _JOIN.join("(?:&|en)" if part in ("&", "en") else re.escape(part) for part in parts)
    first = re.escape(name[0])
    rest = written.removeprefix(first)
    if len(parts) > 2 and len(name) > 20:
        return re.compile(rf"{first}(?i:{rest})(?!\w)")
    if len(parts) > 1 or name[0].islower():
        head = f"[{first}{first.swapcase()}]" if name[0].isalpha() else first
        return re.compile(rf"{head}{rest}(?!\w)")
    if len(name) >= 5 and not name.isupper():
        return re.compile(rf"{first}(?i:{rest})(?!\w)")
    return re.compile(rf"{first}{rest}(?!\w)")


def is_abbreviation(name: str) -> bool:
    """Whether a name is a short one in capitals («VNG», «V&VN», «NZa»)."""
    return len(name) <= 7 and " " not in name and sum(character.isupper() for character in name) * 2 > len(name)


CAPITALISED = rf"[{UPPER}][\w&’'.-]*\w|[{UPPER}]"
"""A word with a capital, for use in a pattern."""
