"""What a citation says: one Verwijzing per paper that is cited."""

from dataclasses import dataclass
from enum import StrEnum

from taz_graph.names import publication_page


class Twijfel(StrEnum):
    """Why a reading is not certain; the value is a Dutch phrase that a person can read."""

    VERGADERJAAR = "het vergaderjaar bestaat niet zoals het er staat"
    KALENDERJAAR = "er staat een jaar, geen vergaderjaar"
    MEER_JAREN = "er staan meer vergaderjaren"
    KAMER = "de kamer staat er niet bij of past niet bij het nummer"
    LETTER = "de letter kan een begrotingshoofdstuk zijn of een stuk van de Eerste Kamer"
    KAAL = "geen woord zegt dat dit een verwijzing is"
    DOSSIER = "zo'n dossiernummer bestaat niet"
    NUMMER = "het nummer is ongewoon geschreven"
    VERDELING = "er staan evenveel dossiers als nummers: het is niet zeker welk bij welk hoort"
    BEREIK = "de reeks nummers loopt terug of is te lang om uit te schrijven"
    LEUNT = "het is niet zeker op welke eerdere verwijzing dit leunt"
    INTERN = "een nummer uit de administratie van een ministerie, geen officieel nummer"


SOORTEN = (
    "kamerstuk",  # a numbered paper of either chamber
    "dossier",  # a dossier or budget chapter as a whole
    "handelingen",  # verbatim record of a sitting, or one item of it
    "aanhangsel",  # written questions with their answer
    "vragen",  # written questions as they were sent in (kv-tk-…)
    "bijlage",  # an annex with a number of its own (blg-…)
    "publicatie",  # another official identifier: an agenda, a paper without dossier
    "toezegging",
    "zaak",
    "document",
    "staatsblad",
    "staatscourant",
    "tractatenblad",
    "paginavoet",  # the paper names itself at the foot of a page: not a citation
)


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """One paper that a text cites.

    ``span`` are the offsets of this paper's own words in the text that was parsed and ``text`` those words;
    ``citation`` spans the whole citation, which papers of one list share. ``dossiers`` holds each dossier as the
    register names it (``35925-XVI``, ``21501-02``); the first one gives the number its meaning. ``year`` is a
    vergaderjaar (``2023-2024``), or a calendar year for Staatsblad, Staatscourant and Tractatenblad. ``number`` is
    the ondernummer or letter, the number of a sitting (Handelingen), of an Aanhangsel, a toezegging or a zaak.
    ``identifier`` is the official one, None where the text does not determine it. ``annex`` is ``""`` when an annex
    without number is meant. A short form points with ``leans_on`` to the citation that it leans on.
    """

    kind: str
    span: tuple[int, int]
    text: str
    citation: tuple[int, int]
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
    doubts: tuple[Twijfel, ...] = ()
    leans_on: "Verwijzing | None" = None

    @property
    def dossier(self) -> str | None:
        """Number of the first dossier without budget chapter: ``35925``, ``21501-02``."""
        if not self.dossiers:
            return None
        first = self.dossiers[0]
        return first.removesuffix(f"-{self.suffix}") if self.suffix else first

    @property
    def is_footer(self) -> bool:
        """True where the paper names itself at the foot of a page, so that nothing is cited."""
        return self.kind == "paginavoet"

    @property
    def address(self) -> str | None:
        """Page of the official publication; None for what is not published under its number (zaak, toezegging)."""
        if self.identifier is None or self.kind in ("toezegging", "zaak", "document"):
            return None
        return publication_page(self.identifier)
