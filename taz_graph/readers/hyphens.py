"""What a hyphen at the end of a line means: a word broken for the line, a compound that keeps it, or a suspended one.

The letter itself is the best witness: a word that it also prints whole, or with its hyphen inside a line, settles it.
Where it is silent, rules decide.
"""

import re
from collections import Counter
from enum import Enum

_TOKEN = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*", re.UNICODE)
_LAST = re.compile(r"([^\W_]+(?:[-\u2010\u2011][^\W_]+)*)[»”\"’')]*[-\u2010\u2011]$", re.UNICODE)
_FIRST = re.compile(r"[«“\"‘'(]*([^\W_]+(?:[-\u2010\u2011][^\W_]+)*)", re.UNICODE)
# After a suspended hyphen comes one of these: «zorg- en», «in-, door- en uitstroom», «om- of bijscholen».
_CONJUNCTIONS = frozenset("en of tot noch dan als maar respectievelijk resp versus danwel alsook evenals c q".split())
# Words and abbreviations that keep the hyphen before whatever follows: «mbo-student», «niet-westers», «oud-minister».
_KEEPERS = frozenset(
    "mbo hbo vmbo havo vwo ova anw bbl ict aio oio ngo cao aow wao wia pgo epd niet oud vice sint pseudo quasi adjunct "
    "aspirant interim kandidaat bijna".split()
)
# Two vowels that would be read as one sound when they meet; Dutch then keeps the hyphen: «auto-ongeluk», «mee-eten».
_CLASHES = frozenset("aa ae ai au ee ei eu ii ij oe oi oo ou ui uu".split())
_CLASHING_I = re.compile(r"(?:anti|semi|multi|mini|taxi)$")  # «anti-epidemisch», but «financi-eel» is one word
_WORD = 80  # no word is longer
_TREMA = str.maketrans("äëïöü", "aeiou")
_VOWELS = re.compile(r"[aeiouyáéíóúàèëïöü]", re.IGNORECASE)


class Join(Enum):
    """How the end of a line is joined to the next line."""

    WORD = "drop the hyphen: one word"
    COMPOUND = "keep the hyphen: one compound"
    SUSPENDED = "keep the hyphen and a space"


class Vocabulary:
    """The words that a letter prints inside its lines, to decide about those that it breaks over two."""

    def __init__(self, lines: list[str]) -> None:
        self._words: Counter[str] = Counter()
        self._beginnings: Counter[str] = Counter()
        for line in lines:
            tokens = [_plain(match.group()) for match in _TOKEN.finditer(line)]
            if tokens and line.rstrip().endswith("-"):
                tokens.pop()
            self._words.update(tokens)
        for word in self._words:
            left, hyphen, right = word.rpartition("-")
            if hyphen:
                self._beginnings[f"{left}-{right[:3]}"] += 1

    def join(self, line: str, following: str) -> Join:
        """What the hyphen at the end of ``line`` means before ``following``."""
        left, right = _LAST.search(line[-_WORD:]), _FIRST.match(following[:_WORD])
        if left is None or right is None:
            return Join.COMPOUND if following[:1].isalnum() else Join.SUSPENDED
        first, second = left.group(1), right.group(1)
        apart = _plain(f"{first}-{second}")
        joined = self._words[_plain(first + second)]
        hyphened = self._words[apart] + self._beginnings[_plain(f"{first}-{second[:3]}")]
        if second.lower() in _CONJUNCTIONS and not joined:
            return Join.SUSPENDED
        if joined or hyphened:
            return Join.WORD if joined >= hyphened else Join.COMPOUND
        return Join.COMPOUND if _keeps_hyphen(first, second, line, following) else Join.WORD


def _plain(word: str) -> str:
    """Lower case and without trema, which falls away where a word is broken: «coördi-», but «co-ordinatie»."""
    return word.lower().translate(_TREMA)


def _keeps_hyphen(first: str, second: str, line: str, following: str) -> bool:
    """The rules, for a word that the letter prints nowhere else."""
    last = re.split("[-\u2010\u2011]", first)[-1]
    if not following[0].isalpha() or not line[-2:-1].isalnum():  # «Pas toe»-overzicht
        return True
    if second[0].isupper() or second[0].isdigit() or last[-1].isdigit():  # Noord-Holland, covid-19, 24-uurszorg
        return True
    if last[-1].isupper() or sum(letter.isupper() for letter in last) > 1:  # IZA-partijen, NZa-beleid
        return True
    low = last.lower()
    if low in _KEEPERS or len(low) == 1 or not _VOWELS.search(low):  # mbo-student, e-health, btw-heffing
        return True
    return _clash(low, second.lower())


def _clash(low: str, second: str) -> bool:
    """Whether two parts of a compound would be misread when written together."""
    if low == "zij" and second.startswith("instro"):
        return True
    if low in {"be", "ge"} or (low == "co" and second.startswith("ord")):  # «ge-informeerd» lost its trema at the break
        return False
    pair = low[-1] + second[0]
    return pair in _CLASHES or (pair == "ie" and bool(_CLASHING_I.search(low)))


def in_address(line: str, following: str) -> bool:
    """Whether a web address runs on over the end of ``line``; it is then joined without a space.

    Addresses break after ``/``, ``-``, ``=`` and the like, or before ``?`` and ``&``.
    """
    words = line.split()
    if not words or not re.match(r"[(<«]*(?:https?:/|www\.)", words[-1]):
        return False
    start = following[:1]
    if start in ("?", "&", "/", "#", "="):
        return True
    return words[-1][-1] in "/-_=?&.:#%" and (start.islower() or start.isdigit())
