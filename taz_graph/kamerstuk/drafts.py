"""A citation while it is being read, and the official identifier that follows from its parts."""

from dataclasses import dataclass, field

from taz_graph.kamerstuk.model import Twijfel, Verwijzing

FIRST_DOSSIER_OF_2009 = 32123  # the Miljoenennota of September 2009 opens vergaderjaar 2009-2010


@dataclass(slots=True)
class Draft:
    """The parts of one Verwijzing; ``start`` and ``end`` are offsets in the text as it is read."""

    kind: str
    start: int
    end: int
    chamber: str | None = None
    dossiers: tuple[str, ...] = ()
    suffix: str | None = None
    number: str | None = None
    year: str | None = None
    item: str | None = None
    pages: str | None = None
    annex: str | None = None
    reprint: bool = False
    replaces: bool = False
    identifier: str | None = None
    doubts: list[Twijfel] = field(default_factory=list)
    leans_on: Verwijzing | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The papers of one citation, and where it ends in the text as it is read."""

    drafts: list[Draft]
    end: int


def official_identifier(draft: Draft) -> str | None:  # noqa: PLR0911 - one return for each kind
    """The identifier of officielebekendmakingen.nl; None where the parts do not determine it."""
    if draft.number is None or Twijfel.VERDELING in draft.doubts:
        return None
    years = draft.year.replace("-", "") if draft.year else None
    house = {"TK": "tk", "EK": "ek"}.get(draft.chamber or "")
    match draft.kind:
        case "kamerstuk" | "paginavoet" if draft.dossiers:
            return _paper_identifier(draft.chamber, draft.dossiers[0], draft.number, draft.year)
        # items are counted since January 2011; before that the publisher counted pages
        case "handelingen" if house and years and draft.item and not draft.dossiers and years >= "2010":
            return f"h-{house}-{years}-{draft.number}-{draft.item}"
        case "aanhangsel" if house and years:
            return f"ah-{house}-{years}-{draft.number}"
        case "staatsblad" if draft.year:
            return f"stb-{draft.year}-{draft.number}"
        case "tractatenblad" if draft.year:
            return f"trb-{draft.year}-{draft.number}"
        case "staatscourant" if draft.year and _numbers_each_publication(draft.year, draft.number):
            return f"stcrt-{draft.year}-{draft.number}"
    return None


def _paper_identifier(chamber: str | None, dossier: str, number: str, year: str | None) -> str | None:
    """Of a Kamerstuk: kst-35925-XVI-41; the number of a rijkswet (R2119) is no part of it (kst-36321-11).

    The Eerste Kamer counts with letters in every dossier. Up to 2008-2009 the publisher put the vergaderjaar in
    front (kst-20082009-31700-IV-D, kst-20082009-32024-C); a letter without vergaderjaar is determined only in
    dossiers that are younger than that. Its older numbers (nr. 188b) have no form that we could confirm.
    """
    base, _, suffix = dossier.partition("-")
    if not base.isalpha() and len(base) != 5:
        return None  # dossiers before 1968 had four digits and stand under other identifiers; six is a slip
    stem = base if suffix.startswith("R") else dossier
    if number.isdecimal():
        return None if chamber == "EK" else f"kst-{stem}-{number}"
    if not number.isupper():
        return None
    return f"kst-{stem}-{number}" if chamber == "TK" else _senate_identifier(stem, number, year)


def _senate_identifier(stem: str, number: str, year: str | None) -> str | None:
    own = not stem[0].isdecimal()  # a dossier of the Eerste Kamer itself: kst-20092010-LXXXV-A, later kst-CXXIV-G
    if year is None:
        young = not own and int(stem[:5]) >= FIRST_DOSSIER_OF_2009
        return f"kst-{stem}-{number}" if young else None
    plain = year >= ("2010" if own else "2009")
    return f"kst-{stem}-{number}" if plain else f"kst-{year.replace('-', '')}-{stem}-{number}"


def _numbers_each_publication(year: str, number: str) -> bool:
    """Since July 2009 the Staatscourant numbers each publication (from 9,000 on), before that each day's issue."""
    return year > "2009" or (year == "2009" and int(number) > 9000)
