"""Kamerstukken: one or more dossiers, then the numbers of papers in the first of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from taz_graph.kamerstuk.dossiers import Dossier, Link, hyphened, listed, marked, read_dossiers
from taz_graph.kamerstuk.drafts import Draft, Reading
from taz_graph.kamerstuk.heads import Head, read_year
from taz_graph.kamerstuk.lexicon import BUDGETS
from taz_graph.kamerstuk.model import Twijfel
from taz_graph.kamerstuk.numbers import Numbered, read_numbers

_AMOUNT_BEFORE = re.compile(
    r"(?:[€$£+]|EUR|(?i:tel|telefoon|fax|postbus|kvk)[.:]?)[ \u00a0]?\Z|[0-9A-Za-z][-\u2010-\u2015/_]\Z|[0-9][.,]\Z"
)
_POSTBOX_BEFORE = re.compile(r"(?i:postbus|kvk|telefoon|fax)[.:]?[ \u00a0]?\Z")
_PAPER_BEFORE = re.compile(
    r"(?:(?i:moties?|amendement(?:en)?|brie[fv]|verslag|nota|stuk(?:ken)?|zie)|[A-Z]\w+/[A-Z]\w+|c\.s\.?)[ \u00a0:]*\Z"
    r"|[(\[;]\s{0,9}\Z|[0-9A-Z]-[0-9]{1,4}(?:[,;]|\s{1,3}en)\s{1,3}\Z"  # "moties 29282-475, 29282-480"
)


@dataclass(frozen=True, slots=True)
class _Citation:
    """What was read, before it is told apart in papers."""

    text: str
    start: int
    end: int
    head: Head | None
    dossiers: Sequence[Dossier]
    link: Link | None
    numbers: Sequence[Numbered]

    @property
    def before(self) -> str:
        return self.text[max(0, self.start - 24) : self.start]

    @property
    def bracketed(self) -> bool:
        closing = self.text[self.end : self.end + 3].lstrip()
        return self.before.rstrip().endswith(("(", "[")) and closing.startswith((")", "]"))


def read_papers(text: str, at: int, head: Head | None) -> Reading | None:
    """The papers cited by the dossier at ``at``, and where the citation ends; None when it is no citation."""
    dossiers = read_dossiers(text, at, head)
    if not dossiers:
        return None
    start = head.start if head else at
    link = _find_link(text, start, dossiers, head)
    numbers = read_numbers(text, link.start, plural=link.plural) if link else []
    end = max([dossiers[-1].end] + [number.end for number in numbers])
    citation = _Citation(text, start, end, head, dossiers, link, numbers)
    doubts = _doubts(citation)
    if doubts is None:
        return None
    drafts = _numbered_papers(citation) if numbers else _whole_dossiers(citation)
    for draft in drafts:
        draft.doubts = list(dict.fromkeys((*doubts, *draft.doubts)))
        draft.replaces = head is not None and head.replaces
    return Reading(drafts, end)


def _find_link(text: str, start: int, dossiers: Sequence[Dossier], head: Head | None) -> Link | None:
    end = dossiers[-1].end
    if link := marked(text, end) or hyphened(text, end):
        return link
    certain = head is not None and head.named and head.year is not None
    if comma := listed(text, end, "comma", certain=certain):
        link, number = comma
        in_brackets = text[max(0, start - 1) : start] in ("(", "[")
        if head or dossiers[0].suffix or in_brackets or (number.isalpha() and len(dossiers) > 1):
            return link
    if head is not None and head.named and (space := listed(text, end, "space")):
        link, number = space
        if number.isdecimal() or head.house == "EK":
            return link
    return None


def _doubts(citation: _Citation) -> tuple[Twijfel, ...] | None:
    """The doubts about a reading; None where it is more likely an amount, a date or a phone number."""
    doubts = tuple(doubt for dossier in citation.dossiers for doubt in dossier.doubts)
    head, link = citation.head, citation.link
    if link and link.form == "space":
        doubts += (Twijfel.NUMMER,)
    if head is None:
        return _doubts_of_bare(citation, doubts)
    doubts += head.doubts
    if link or head.named:
        return doubts
    # "Vergaderjaar 2023-2024 29 282" is the heading of a paper; "TK 34986" names a dossier, "TK 35 000" may not
    names_house = head.text.strip(" ,:\n") in ("TK", "EK")
    return doubts if names_house and not citation.dossiers[0].number.endswith("000") else None


def _doubts_of_bare(citation: _Citation, doubts: tuple[Twijfel, ...]) -> tuple[Twijfel, ...] | None:
    """Forms without any word: 35925-XVI-41, 29282-481, (31430), 36560-X."""
    first, link = citation.dossiers[0], citation.link
    if _POSTBOX_BEFORE.search(citation.before):
        return None  # "postbus 20018, nr. 12"
    if link and link.form == "mark":
        # "20 000, nr. 12" may be an amount and the number of something else
        plausible = first.suffix or first.number[2:5] != "000" or int(first.number[:5]) in BUDGETS
        return doubts if plausible else (*doubts, Twijfel.KAAL)
    if _AMOUNT_BEFORE.search(citation.before) or not 15000 <= int(first.number[:5]) < 40000:
        return None
    behind = citation.text[citation.end : citation.end + 1]
    written = citation.text[citation.start : citation.end]
    if link is None:
        if first.suffix:
            return doubts if behind in (")", "]") or "-" in written else None
        plain = citation.bracketed and "." not in written and not first.number.endswith("000")
        return (*doubts, Twijfel.KAAL) if plain else None
    council = len(first.number) > 5  # 21501-20-1352 looks like nothing else
    alone = citation.start == 0 and citation.end == len(citation.text)
    certain = bool(first.suffix) or council or alone or (link.form == "comma" and len(citation.dossiers) > 1)
    if link.form == "hyphen":
        certain = certain or behind in (")", "]") or _PAPER_BEFORE.search(citation.before) is not None
    return doubts if certain else (*doubts, Twijfel.KAAL)


def _whole_dossiers(citation: _Citation) -> list[Draft]:
    head = citation.head
    drafts = [
        Draft(
            kind="dossier",
            start=dossier.start,
            end=dossier.end,
            chamber=(head.house if head else None) or "TK",
            dossiers=(dossier.label,),
            suffix=dossier.suffix,
            year=head.year if head else None,
            annex=head.annex if head else None,
        )
        for dossier in citation.dossiers
    ]
    drafts[0].start = citation.start
    return drafts


def _numbered_papers(citation: _Citation) -> list[Draft]:
    head, first = citation.head, citation.dossiers[0]
    drafts = []
    for number in citation.numbers:
        year, doubts = (head.year if head else None), list(number.doubts)
        if year is None and number.year:
            year, year_doubts = read_year(number.year)
            doubts += year_doubts
        chamber, chamber_doubts = _chamber_of(citation, number.number)
        drafts.append(
            Draft(
                kind="kamerstuk",
                start=citation.start if number.start == citation.numbers[0].start else number.start,
                end=number.end,
                chamber=chamber,
                dossiers=tuple(dossier.label for dossier in citation.dossiers),
                suffix=first.suffix,
                number=number.number,
                year=year,
                pages=number.pages,
                annex=number.annex,
                reprint=number.reprint,
                doubts=doubts + list(chamber_doubts),
            )
        )
    if head and head.annex is not None:
        drafts[0].annex = head.annex
    if len(citation.dossiers) == len(drafts):
        # "29 282 en 31 765, nrs. 475 en 12": the first is the same either way
        for draft in drafts[1:]:
            draft.doubts.append(Twijfel.VERDELING)
    return drafts


def _chamber_of(citation: _Citation, number: str) -> tuple[str, tuple[Twijfel, ...]]:
    """The Tweede Kamer counts with numbers, the Eerste Kamer with letters; what does not fit leaves a doubt."""
    stated = citation.head.house if citation.head else None
    if number.isalpha():
        chapter_like = citation.link is not None and citation.link.form == "hyphen" and len(number) == 1
        doubts = (Twijfel.LETTER,) if chapter_like and not citation.dossiers[0].suffix and stated is None else ()
        return stated or "EK", doubts + ((Twijfel.KAMER,) if stated == "TK" else ())
    if stated == "EK" and number.isdecimal():
        return "EK", (Twijfel.KAMER,)
    if stated is None and not number.isdecimal():
        return "EK", ()  # nr. 188b: older papers of the Eerste Kamer
    return stated or "TK", ()
