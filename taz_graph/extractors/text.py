"""What the extractors share: sentences, footnote calls, citations, and the names of members of parliament."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from taz_graph.brief import Block, Brief, Footnote, Soort
from taz_graph.kamerstuk import Verwijzing, parse

_STOP = re.compile(r"[.!?][”»’\")\]]*\s+(?=[A-ZÀ-ÖØ-Þ0-9«“‘\"'(€•])")
# A full stop after one of these ends no sentence: «nr. 437», «Den Haan c.s. over», «14 mei jl. heb».
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]|nrs?|jl|jo|ca|bijv|bv|dhr|mevr|mw|drs|dr|ir|ing|mr|prof|art|resp|vgl|etc|incl|excl|max|min|mln"
    r"|mld|pag|blz|par|zgn|Stb|Stcrt|Trb|Hand|Kst|[a-z]\.[a-z]|[a-z]\.[a-z]\.[a-z])|\b[cC]\.[sS]|\b[eE]\.[aA])\.\s*$"
)

Span = tuple[int, int]


@lru_cache(maxsize=256)
def sentences(block: Block) -> tuple[Span, ...]:
    """The sentences of a block, as spans of the running text; the cells of a table are sentences of their own."""
    if block.soort is Soort.TABEL:
        cells = re.finditer(r"[^\t\n]+", block.text)
        return tuple((block.start + cell.start(), block.start + cell.end()) for cell in cells)
    ends = [
        stop.end()
        for stop in _STOP.finditer(block.text)
        if not _ABBREVIATION.search(block.text, max(0, stop.start() - 12), stop.start() + 1)
    ]
    edges = [0, *ends, len(block.text)]
    return tuple((block.start + first, block.start + last) for first, last in pairwise(edges))


def sentence_at(block: Block, position: int) -> Span:
    """The sentence of the block in which a position lies."""
    listed = sentences(block)
    index = bisect_right(listed, position, key=lambda span: span[0]) - 1
    inside = index >= 0 and position < listed[index][1]
    return listed[index] if inside else (block.start, block.end)


def row_at(block: Block, position: int) -> Span:
    """The row of a table in which a position lies: one cell may name a motie, the next its number or outcome."""
    inside = position - block.start
    end = block.text.find("\n", inside)
    return block.start + block.text.rfind("\n", 0, inside) + 1, block.start + end if end >= 0 else block.end


def calls_in(brief: Brief, start: int, end: int) -> list[tuple[int, Footnote]]:
    """The footnotes called after ``start`` and up to ``end``, each with the position of the call, in order."""
    calls = _calls(brief)
    first = bisect_right(calls, start, key=lambda pair: pair[0])
    return list(takewhile(lambda pair: pair[0] <= end, islice(calls, first, None)))


@lru_cache(maxsize=4)
def _calls(brief: Brief) -> tuple[tuple[int, Footnote], ...]:
    found = [(call, note) for note in brief.footnotes for call in note.calls]
    return tuple(sorted(found, key=lambda pair: (pair[0], pair[1].block)))


@lru_cache(maxsize=4)
def citations(brief: Brief) -> tuple[Verwijzing, ...]:
    """Every citation in the running text, in order, without the page footers; spans are positions in it.

    The text is parsed in one go, because a short form («nr. 480») leans on a citation in an earlier block.
    """
    return tuple(sorted((found for found in parse(brief.text) if not found.is_footer), key=lambda found: found.span))


def citations_between(brief: Brief, start: int, end: int) -> Iterator[Verwijzing]:
    """The citations that begin at ``start`` or later and end before ``end`` or there."""
    listed = citations(brief)
    first = bisect_left(listed, start, key=lambda found: found.span[0])
    near = takewhile(lambda found: found.span[0] < end, islice(listed, first, None))
    return (found for found in near if found.span[1] <= end)


# --- names of members of parliament ---

_UPPER = "A-ZÀ-ÖØ-Þ" + "".join(character for character in map(chr, range(0x100, 0x250)) if character.isupper())
_PARTICLE = (
    r"(?:[Vv]an(?:\s(?:[Dd]e[nr]?|[Hh]et|['’][tT]|[Tt]er|[Tt]en))?|[Dd]e[nr]?|[Tt]e[nr]?|[Vv]on|[Ee]l|[Dd]a|[Dd]os|[Dd]u"
    r"|[Dd]i|[Ll]a|[Ll]e|[Aa]l|[Bb]in|[Oo]p\s(?:de|den|het|['’]t)|[Ii]n\s(?:de|het|['’]t)|[Uu]it\sde|['’][tT])"
)
_WORD = rf"[{_UPPER}][^\W\d_]+(?:['’][{_UPPER}]?[^\W\d_]+)?(?:[-‐‑](?:{_PARTICLE}\s)?[{_UPPER}][^\W\d_]+)*"
_INITIALS = rf"(?:[{_UPPER}]\.\s?){{1,4}}"
_NAME = rf"(?:{_INITIALS})?(?:(?:{_WORD}\s)(?={_PARTICLE}\s|{_WORD}))?(?:{_PARTICLE}\s){{0,2}}{_WORD}(?:\s{_WORD})?"
_PARTY = r"(?:\s?\((?:50PLUS|[A-Z][A-Za-z/&-]*[0-9]{0,2})(?:\s[A-Z][A-Za-z-]+){0,2}\))?"
_OTHERS = (
    r"(?:\s?,?\s?(?:(?:[cC]\.?\s?[sS]|[eE]\.?\s?[aA])(?![A-Za-z])\.?|cum\ssuis|en\sanderen|et\sal\.?)(?![A-Za-z]))"
)
_SEPARATOR = r"\s?(?:,\s(?:en\s)?|\sen\s(?:het\slid\s|de\sleden\s|lid\s)?|\s?/\s?|\s&\s|,(?=\S))"
_NAME_PATTERN = re.compile(_NAME)
_SEPARATOR_PATTERN = re.compile(_SEPARATOR)
_OTHERS_PATTERN = re.compile(_OTHERS)
_PARTY_PATTERN = re.compile(_PARTY)
_MARK = re.compile(
    r"(?:[0-9¹²³⁴-⁹⁰]{1,2}(?![0-9]))?"
)  # a footnote mark that got glued to a name: «c.s.1», «Regterschot2»
_CAPITAL_NAME = re.compile(rf"(?:[{_UPPER}][{_UPPER}'’-]+|['’]T)(?:\s(?:[{_UPPER}][{_UPPER}'’-]+|['’]T)){{0,4}}")

# Capitals that open what follows a motie and are no person: «motie. De Kamer», «motie (Kamerstuk …)», «motie VVD».
_NOT_A_NAME = frozenset(
    "Kamer Tweede Eerste Minister Ministers Minister-President Staatssecretaris Kamerstuk Kamerstukken Handelingen "
    "Aanhangsel Motie Moties Toezegging Toezeggingen Regering Kabinet Nederland Nederlandse Europese Europa Het Een In "
    "Met Dit Deze Ook Daarnaast Hier Hiermee Hierbij Daarmee Op Over Voor Door Na Naar Bij Als Om Wel Inzake Tijdens "
    "Verder Tevens Ik Wij We Er Uit Conform Zoals Via Nr Nummer Reactie Uitvoering Stand Januari Februari Maart April "
    "Mei Juni Juli Augustus September Oktober November December Kamerbrief Brief Bijlage Tabel Zie Wet Raad Rijk Onder "
    "Ter Amendement Debat Commissiedebat Dossier TK EK Datum Status Onderwerp Indiener Indieners Titel Nee Ja "
    "GroenLinks GroenLinks-PvdA PvdA PvdD ChristenUnie Volt Denk Fractie Fracties Groep".split()
)


class Names(NamedTuple):
    """Members of parliament as a letter lists them; ``others`` when it adds c.s. or e.a."""

    names: tuple[str, ...]
    others: bool
    end: int
    ends: tuple[int, ...]
    """Where each name ends, to see which footnote is called at it."""


def read_names(text: str, at: int) -> Names | None:
    """The persons listed from ``at`` on: «Tielen, van den Hil en Van der Plas (BBB) c.s.»; None where none is.

    A comma carries the list on only when more of a list follows: in «de motie Den Haan, Nederland verliest» one name
    is meant.
    """
    names: list[str] = []
    ends: list[int] = []
    end, others, position = at, False, at
    while match := _NAME_PATTERN.match(text, position):
        name = _trim(match[0])
        if name is None or (names and not _goes_on(text, position, position + len(name))):
            break
        end = position + len(name)
        names.append(name)
        ends.append(end)
        whole = len(name) == len(match[0])
        if whole and (party := _PARTY_PATTERN.match(text, end)):
            end = party.end()
        if whole and (more := _OTHERS_PATTERN.match(text, end)):
            others, end = True, more.end()
        if mark := _MARK.match(text, end):
            end = mark.end()
        separator = _SEPARATOR_PATTERN.match(text, end) if whole else None
        if separator is None:
            break
        position = separator.end()
    return Names(tuple(names), others, end, tuple(ends)) if names else None


def read_capital_names(text: str, at: int) -> Names | None:
    """The same in a heading of capitals: «KOEKKOEK EN CEDER C.S. TER VERVANGING VAN …»."""
    stop = re.compile(r"\s(?:TER\s(?=VERVANGING)|OVER\s|INZAKE\s)|[(\n]|$").search(text, at)
    end = stop.start() if stop else len(text)
    listed = text[at:end].strip()
    others = re.search(r"\s?,?\s?(?:C\.?\s?S\.?|E\.?\s?A\.?)$", listed)
    if others:
        listed = listed[: others.start()]
    parts = [
        part.strip() for part in re.split(r",\s?|\sEN\s(?:HET\sLID\s|DE\sLEDEN\s)?|\s?/\s?", listed) if part.strip()
    ]
    if not parts or not all(_CAPITAL_NAME.fullmatch(part) for part in parts):
        return None
    return Names(tuple(_lower(part) for part in parts), bool(others), end, tuple(end for _ in parts))


def _trim(name: str) -> str | None:
    """The name without what cannot be part of one; None when nothing of it remains."""
    words = name.split(" ")
    if words[0].rstrip(".") in _NOT_A_NAME:
        return None
    while len(words) > 1 and (words[-1] in _NOT_A_NAME or words[-1].isupper()):
        words.pop()
    last = words[-1]
    if last in _NOT_A_NAME or not last[:1].isupper() or (last.isupper() and len(last) > 1):
        return None
    if re.fullmatch(_PARTICLE, last):
        return None
    return " ".join(words)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a further name belongs to the list: not when a verb follows what a comma set apart."""
    if text[:start].rstrip().endswith(","):
        return (
            re.match(
                rf"{_PARTY}{_OTHERS}?\s?(?:[,/(.;:)&]|$|\n|\sen\s|over\s|inzake\s|om\s|die\s|met\s|[0-9])", text[end:]
            )
            is not None
        )
    return True


def _lower(name: str) -> str:
    """«VAN DER PLAS» as «Van der Plas», «INGE VAN DIJK» as «Inge van Dijk», «MICHON-DERKZEN» as «Michon-Derkzen»."""
    words = name.split(" ")
    small = {"VAN", "DE", "DEN", "DER", "TEN", "TER", "TE", "VON", "’T", "'T", "HET", "IN", "OP"}
    shown = [
        word.lower() if index and word in small else "-".join(part.capitalize() for part in word.split("-"))
        for index, word in enumerate(words)
    ]
    return " ".join(shown)
