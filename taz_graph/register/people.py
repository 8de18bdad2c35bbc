"""Names of members: comparing them, and which fractie a name belonged to on a day.

The register's exports hold the fractie of few members, but its subject lines name members with their fractie
("Verzoek van het lid Palland (CDA) …") and each carries a date. The nearest in time is the evidence.
"""

import re
from collections.abc import Iterator
from datetime import date

from rapidfuzz import fuzz, process

from taz_graph.names import slug
from taz_graph.register.model import Zaak

FRACTIES: dict[str, str] = {
    "cda": "CDA",
    "vvd": "VVD",
    "d66": "D66",
    "gl": "GroenLinks",
    "groenlinks": "GroenLinks",
    "pvda": "PvdA",
    "sp": "SP",
    "cu": "ChristenUnie",
    "christenunie": "ChristenUnie",
    "denk": "DENK",
    "50plus": "50PLUS",
    "pvv": "PVV",
    "sgp": "SGP",
    "fvd": "FVD",
    "bbb": "BBB",
    "pvdd": "PvdD",
    "volt": "Volt",
    "ja21": "JA21",
    "bij1": "BIJ1",
    "nsc": "NSC",
    "nieuw sociaal contract": "NSC",
    "groenlinks-pvda": "GroenLinks-PvdA",
    "gl-pvda": "GroenLinks-PvdA",
    "pvda-gl": "GroenLinks-PvdA",
    "fractie den haan": "Fractie Den Haan",
    "lid den haan": "Fractie Den Haan",
    "den haan": "Fractie Den Haan",
    "groep van haga": "Groep Van Haga",
    "bvnl": "BVNL",
    "lid omtzigt": "Lid Omtzigt",
    "groep kuzu/öztürk": "Groep Kuzu/Öztürk",
}
"""Each way in which subject lines and votes name a fractie -> its short name."""

NEAR = 500
"""Days between a statement about somebody's fractie and the day that it is used for; members change groups."""

NEAR_ONE_SIDE = 250
"""The same, where no statement on the other side confirms it."""

_NAMED = re.compile(
    r"(?P<name>(?:[A-ZÀ-Ž][\w'’-]+\s+)?(?:(?:[Vv]an|[Dd]en?|[Dd]er|[Tt]er|[Tt]en?|[Hh]et|'t)\s+){0,3}"
    r"[A-ZÀ-Ž][\w'’À-ž-]+(?:\s+[A-ZÀ-Ž][\w'’À-ž-]+)?)\s*\((?P<group>[^()]{2,22})\)"
)
_PARTICLES = re.compile(r"^(?:(?:van|de|den|der|ter|ten|te|het|'t|el|al|la)\s+)+", re.IGNORECASE)


def fractie_named(text: str) -> str | None:
    """The short name of the fractie that the text names, or None."""
    return FRACTIES.get(" ".join(text.casefold().split()))


def members_in(zaak: Zaak) -> Iterator[tuple[str, str, str, str]]:
    """(slug of the name, fractie, date, zaaknummer) for each member that a subject line names with a fractie."""
    if not zaak.datum or "(" not in zaak.onderwerp:
        return
    for match in _NAMED.finditer(zaak.onderwerp):
        fractie = fractie_named(match["group"])
        if fractie:
            for name in _readings(match["name"]):
                yield name, fractie, zaak.datum, zaak.nummer


def _readings(name: str) -> set[str]:
    """``lid Van den Berg`` is also found as ``van-den-berg``: a capital word before a name need not be part of it."""
    words = name.split()
    found = {slug(name)}
    for start in range(1, len(words)):
        if words[start][0].isupper() or words[start].lower() in {"van", "de", "den", "der", "ter", "ten", "het", "'t"}:
            found.add(slug(" ".join(words[start:])))
            break
    return found


def nearest(rows: list[tuple[str, str, str]], day: str | None) -> tuple[str, str] | None:
    """The fractie and zaaknummer of the statement nearest to ``day``; rows hold fractie, date and zaaknummer.

    Members change groups: None when the nearest statements before and after name different ones, or when all there
    are lie on one side and farther than NEAR_ONE_SIDE days.
    """
    if not rows or not day:
        return None
    at = date.fromisoformat(day)
    ranked = sorted(((date.fromisoformat(when) - at).days, fractie, number) for fractie, when, number in rows)
    before = [row for row in ranked if -NEAR <= row[0] <= 0]
    after = [row for row in ranked if 0 < row[0] <= NEAR]
    found = [side[index] for side, index in ((before, -1), (after, 0)) if side]
    if len({fractie for _, fractie, _ in found}) != 1:
        return None
    days, fractie, number = min(found, key=lambda row: abs(row[0]))
    return (fractie, number) if len(found) == 2 or abs(days) <= NEAR_ONE_SIDE else None


def same_person(one: str, other: str) -> bool:
    """Whether two printed names may be of one person.

    ``Aukje de Vries`` and ``De Vries``, ``Rikkers-Oosterkamp`` and ``Rikkers``; not ``Van den Berg`` and ``Berg``.
    """
    first, second = slug(one), slug(other)
    if first == second or first == _before_hyphen(other) or second == _before_hyphen(one):
        return True
    long, short = sorted((first, second), key=len, reverse=True)
    return long.endswith(f"-{short}") and bool(short) and _PARTICLES.sub("", long.replace("-", " ")) != short


def _before_hyphen(name: str) -> str | None:
    """The name to which a member is shortened who has two of them; None for others."""
    start, hyphen, _ = name.partition("-")
    return slug(start) if hyphen and start else None


def likely_name(name: str, known: list[str], cutoff: float = 80) -> list[tuple[str, float]]:
    """Known names that look most like ``name`` (0 to 100), best first; for a name that is misspelt."""
    found = process.extract(slug(name), known, scorer=fuzz.ratio, processor=slug, limit=5, score_cutoff=cutoff)
    return [(match[0], float(match[1])) for match in found]
