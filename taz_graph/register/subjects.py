"""What the subject line of a zaak says: who moves, whether it replaces an earlier one, and about what.

The register has no field for the people of a motie in most exports: its subject line is where they stand.
"""

import re
from typing import NamedTuple

_GROUP = r"(?:nader|tweede|derde|vierde|vijfde|opnieuw|gewijzigde?|gew\.|herdrukte?|aangehouden|spoed)"
_LEAD = re.compile(
    rf"^\W*(?P<changed>(?:{_GROUP}[\s,]+)*)(?P<kind>sub-?amendement|amendement|motie)(?:[st]?\b|(?=van))\W{{0,2}}\s*"
    r"(?:(?:van\s+)?(?:de|het)\s+(?:oud-)?(?:kamer)?(?:leden|lid)\s+)?(?:(?:kamer)?lid\s+)?"
    r"(?:(?:de\s+)?bijzondere?\s+gedelegeerden?\s+)?",
    re.IGNORECASE,
)
_OVER = re.compile(r"[\s,]+(?:over|inzake|betreffende|waarin|waarmee|ter|tot|om|die|dat|met|t\.?\s*v\.?\s*v)(?=[\s.])")
_MORE = re.compile(r"[\s,]+(?:c\.?\s*s|e\.?\s*a)\b\.?\d*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|/|;|\s+en\s+(?:het\s+lid\s+|lid\s+)?|\s+&\s+)\s*")
_NAME = re.compile(
    r"(?:[A-Z]\.\s?)*(?:(?:[Vv]an|[Dd]en?|[Dd]er|[Tt]er|[Tt]en?|[Hh]et|'t|’t|[Ee]l|[Aa]l|[Ll]a|[Oo]p|[Ii]n|[Vv]on|[Ll]e|[Dd]u|[Vv]d)\s+)*"
    r"(?!(?:Van|De|Den|Der|Ter|Ten)\s+[a-z])[A-ZÀ-Ž'’][\wÀ-ž'’-]+(?:[\s-]+(?:(?:van|de|den|der|ter|ten|te|el|al|la)\s+)*[A-ZÀ-Ž][\wÀ-ž'’-]+)*"
)
_LOWER = re.compile(r"(?:(?:Van|De|Den|Der|Ter|Ten)\s+)(?:(?:de|den|der)\s+)?[a-z][\w'’-]+")  # "De vries"
_REPLACES = re.compile(r"(?:t\.?\s*v\.?\s*v\.?|ter\s+vervanging\s+van)\s*(?P<rest>[^)]*)", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:(?P<dossier>\d{2}\s?\d{3}(?:[-\s](?i:[IVXLC]{1,6}[AB]?)\b|-\d{2}(?=[-\s,]\s*(?:nr|\d))|[-\s][A-Z]\b)?)[\s,-]*)?"
    r"(?:nr\.?\s*)?(?P<number>\d{1,4})(?!\d)"
)
_TAIL = re.compile(r"\s*\(?\s*(?:t\.?\s*v\.?\s*v\.?|ter\s+vervanging\s+van)\b.*$", re.IGNORECASE | re.DOTALL)


class Onderwerp(NamedTuple):
    """A subject line taken apart. ``more`` is true for c.s.; ``replaces`` holds (dossier or None, number) pairs."""

    kind: str
    changed: bool
    people: tuple[str, ...]
    more: bool
    about: str
    replaces: tuple[tuple[str | None, str], ...]


def parse_subject(text: str) -> Onderwerp:
    """What a subject line says; all of it is ``about`` where it names no mover (moties before 2010 mostly)."""
    line = " ".join(text.split())
    lead = _LEAD.match(line)
    replaces = parse_replaces(line)
    if not lead:
        return Onderwerp("", bool(replaces), (), more=False, about=_TAIL.sub("", line), replaces=replaces)
    changed = bool(lead["changed"]) or bool(replaces)
    rest = _TAIL.sub("", line[lead.end() :])
    over = _OVER.search(rest)
    named, about = (rest[: over.start()], rest[over.end() :]) if over else (rest, "")
    if len(named) > 160:  # a sentence, not a list of names
        named, about = "", rest
    people, more = split_names(named)
    return Onderwerp(lead["kind"].lower(), changed, people, more, about.strip(" ."), replaces)


def split_names(text: str) -> tuple[tuple[str, ...], bool]:
    """The names in ``Van den Berg, Palland en Bikker c.s.``, and whether there are more that are not named."""
    more = bool(_MORE.search(text))
    bare = re.sub(r"\s+-\s*|\s*-\s+", "-", re.sub(r"\([^)]*\)", " ", _MORE.sub(" ", text)))  # Wiegman - Van Meppelen
    parts = (part.strip(" .,:") for part in _BETWEEN.split(bare))
    found = (_NAME.match(part) or _LOWER.match(part) for part in parts)
    return tuple(match[0] for match in found if match), more


def parse_replaces(text: str) -> tuple[tuple[str | None, str], ...]:
    """The numbers after t.v.v.: ``(t.v.v. 29282-496)`` gives ``("29282", "496")``; without dossier it is None."""
    found = _REPLACES.search(text)
    if not found:
        return ()
    pairs = []
    for match in _NUMBER.finditer(found["rest"]):
        dossier = match["dossier"]
        pairs.append((_dossier(dossier) if dossier else None, match["number"].lstrip("0") or "0"))
    return tuple(pairs)


def _dossier(text: str) -> str:
    plain = re.sub(r"^(\d{2})\s?(\d{3})", r"\1\2", text)
    return re.sub(r"\s+", "-", plain.strip(" -")).upper()
