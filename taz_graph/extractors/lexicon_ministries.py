"""Ministries in running text: by full name, by short name, one or several in a row, and the titles of ministers."""

import re
from collections.abc import Iterator

from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.lexicon_organisations import SHORT, WORD
from taz_graph.extractors.lexicon_partijen import MINISTRIES
from taz_graph.names import slug

WORDS = sorted(
    ((name, key) for key, names in MINISTRIES.items() for name in names), key=lambda pair: (-len(pair[0]), pair)
)
"""Each name and short name with its key, the longest first."""
MINISTER_BEFORE = re.compile(
    r"(?:[Mm]inisters?|[Ss]taatssecretaris(?:sen)?|MINISTERS?|STAATSSECRETARIS(?:SEN)?|[Bb]ewindsperso\w+)"
    r"\s(?:van|voor|VAN|VOOR)\s(?:[\w&]+(?:,\s|\sen\s)(?:van\s|voor\s)?){0,3}$"
)
"""The title that makes a short name behind it an office: «de Minister van OCW»."""

_OPENING = Guarded(
    re.compile(r"(?<![\w-])[Mm]inisteries?\s(?:van|voor)\s(?:het\s)?"),
    "ministerie",
)
_NAME = re.compile("|".join(re.escape(name).replace(r"\ ", r"\s") for name, _ in WORDS) + r"(?![\w])")
_NEXT = re.compile(r"(?:,\sen\s|,\s|\sen\s|\sof\s)(?:van\s|voor\s)?(?:het\s)?(?P<again>[Mm]inisterie\s(?:van|voor)\s)?")
_FOREIGN = re.compile(rf"{WORD}(?:\sen\s{WORD})?")


def ministries(text: str) -> Iterator[tuple[int, int, str]]:
    """Each ministry with its place and key; «de ministeries van OCW en SZW» are two.

    A ministry of another country has a name that is not in the list; its key is a slug of its name.
    """
    for opening in _OPENING.finditer(text):
        start, position = opening.start(), opening.end()
        while name := _NAME.match(text, position):
            yield start, name.end(), next(key for word, key in WORDS if word == " ".join(name[0].split()))
            short = SHORT.match(text, name.end())
            following = _NEXT.match(text, short.end() if short else name.end())
            if following is None:
                break
            start = following.start("again") if following["again"] else following.end()
            position = following.end()
        if position == opening.end() and (other := _FOREIGN.match(text, position)):
            yield opening.start(), other.end(), slug(text[opening.start() : other.end()])
