"""Finding citations in a text: from number to number, each read with the words in front of it."""

import re
from collections.abc import Callable, Iterator

from taz_graph.errors import KamerstukError
from taz_graph.kamerstuk.codes import read_code, read_identifier
from taz_graph.kamerstuk.drafts import Draft, Reading, official_identifier
from taz_graph.kamerstuk.footers import mark_footer, mark_repeated_footers, read_appendix_footer
from taz_graph.kamerstuk.gazettes import read_gazette
from taz_graph.kamerstuk.heads import read_head
from taz_graph.kamerstuk.lexicon import D
from taz_graph.kamerstuk.model import Verwijzing
from taz_graph.kamerstuk.papers import read_papers
from taz_graph.kamerstuk.plain import Plain, make_plain
from taz_graph.kamerstuk.proceedings import read_appendix, read_record
from taz_graph.kamerstuk.shorts import read_again, read_short

# Hardly a citation is without digits, and most text is: so the scan goes from one run of digits to the next, and looks
# for an opening word only right before them. Without digits are those of the Eerste Kamer's own dossiers ("CXXIV, G")
# and "Ibid."; few texts have them.
_DIGITS = re.compile(r"[0-9]+")
_ROMAN = re.compile(r"[CLX][CLXVI]{2,8},")
_AGAIN_WORDS = ("idem", "Idem", "ibid", "Ibid")
_SIGNS = re.compile(
    r"[0-9]+|(?P<roman>(?<![A-Za-z])[CLX][CLXVI]{2,8}(?=,))|(?P<again>(?<![A-Za-z])[Ii](?:bid(?:em)?|dem))"
)
_KEYWORD = re.compile(
    r"(?<![A-Za-z])(?:"
    r"(?P<paper>(?i:kamerst|kst(?=[. ])|kamerdossier|dossier|(?:initiatief)?wetsvoorstel|wv(?![a-z])|vergaderjaar"
    r"|zitting|bijlage|t\.?\s?v\.?\s?v|ter\s+vervanging|(?:tweede|eerste)\s+kamer)|[TE]K(?![A-Za-z])|[TE]\.K\.)"
    r"|(?P<appendix>(?i:aanh(?:angsel|\.)))"
    r"|(?P<record>(?i:hand(?:elingen|\.))|HTK|HEK)"
    r"|(?P<gazette>(?i:stb|stcrt|staatsblad|staatscourant|trb|tractatenblad)(?![a-z-]))"
    rf"|(?P<code>(?i:kst|blg|ah|h|kv|nds|ag|stcrt|stb|trb){D}|(?i:tz)|T(?=0)|(?i:https?://|toezegging))"
    r"|(?P<short>(?i:nrs?|nr['’]s|nummers?)(?![A-Za-z]))"
    r"|(?P<again>(?i:idem|ibid)))"
)
REACH = 120  # longest stretch without a digit inside a citation: "Aanhangsel van de Handelingen der Tweede Kamer …"


def parse(text: str) -> list[Verwijzing]:
    """Every citation in ``text``, in the order in which they stand; one Verwijzing per paper.

    Footers of the paper itself are among them as kind ``paginavoet``. Reads in linear time and never raises.
    """
    plain = make_plain(text)
    found: list[Verwijzing] = []
    position = floor = ended = 0
    signs = _SIGNS if _has_other_signs(plain.text) else _DIGITS
    while match := signs.search(plain.text, position):
        if match.lastgroup == "again":
            reading = read_again(plain.text, match.start(), found, ended)
        else:
            reading = _read_at(plain.text, floor, match.start(), found, ended)
        if reading:
            found += _finish(text, plain, reading)
            position = floor = ended = reading.end
        else:
            position = match.end()
            floor = floor if match.lastgroup else position
    return mark_repeated_footers(text, found)


def _has_other_signs(text: str) -> bool:
    return any(word in text for word in _AGAIN_WORDS) or _ROMAN.search(text) is not None


def parse_identifier(identifier: str) -> Verwijzing:
    """What an official identifier names, such as kst-35925-XVI-41 or h-tk-20192020-94-5.

    Raises KamerstukError when it is none.
    """
    reading = read_identifier(identifier, 0)
    if not reading or reading.end != len(identifier):
        raise KamerstukError(
            f"{identifier!r} is no identifier of an official publication; write it as kst-29282-576, "
            "ah-tk-20232024-1159, h-tk-20192020-94-5, blg-…, stcrt-… or stb-…"
        )
    span = (0, len(identifier))
    return _verwijzing(reading.drafts[0], span, identifier, span)


def _read_at(text: str, floor: int, at: int, found: list[Verwijzing], ended: int) -> Reading | None:
    """The citation to which the digits at ``at`` belong; no word before ``floor`` is part of it."""
    for keyword in _KEYWORD.finditer(text, max(floor, at - REACH), at + 1):
        reading = _read_keyword(text, keyword, floor, found, ended)
        if reading and reading.end > at:
            return reading
    return _read_digits(text, at)


def _read_keyword(text: str, keyword: re.Match[str], floor: int, found: list[Verwijzing], ended: int) -> Reading | None:
    start, kind = keyword.start(), keyword.lastgroup
    if kind == "short":
        return read_short(text, start, floor, found, ended)
    if kind == "again":
        return read_again(text, start, found, ended)
    return _READERS[kind or ""](text, start)


def _read_paper(text: str, at: int) -> Reading | None:
    head = read_head(text, at)
    if head and (appendix := read_appendix(text, head.end, head)):
        return appendix
    reading = read_papers(text, head.end, head) if head else None
    return mark_footer(text, reading) if reading else read_appendix_footer(text, at)


_READERS: dict[str, Callable[[str, int], Reading | None]] = {
    "paper": _read_paper,
    "appendix": read_appendix,
    "record": read_record,
    "gazette": read_gazette,
    "code": read_code,
}


def _read_digits(text: str, at: int) -> Reading | None:
    """A citation that opens with digits: 2022Z14730, "2019/20, 29 282, nr. 3", "29 282, nr. 475"."""
    if at > 0 and text[at - 1].isalpha():
        return None
    if reading := read_code(text, at):
        return reading
    if (head := read_head(text, at)) and (reading := read_papers(text, head.end, head)):
        return reading
    return read_papers(text, at, None)


def _finish(text: str, plain: Plain, reading: Reading) -> Iterator[Verwijzing]:
    citation = plain.original(reading.drafts[0].start, reading.end)
    for draft in reading.drafts:
        span = plain.original(draft.start, draft.end)
        yield _verwijzing(draft, span, text[slice(*span)], citation)


def _verwijzing(draft: Draft, span: tuple[int, int], text: str, citation: tuple[int, int]) -> Verwijzing:
    return Verwijzing(
        kind=draft.kind,
        span=span,
        text=text,
        citation=citation,
        chamber=draft.chamber,
        dossiers=draft.dossiers,
        suffix=draft.suffix,
        number=draft.number,
        year=draft.year,
        item=draft.item,
        pages=draft.pages,
        annex=draft.annex,
        reprint=draft.reprint,
        replaces=draft.replaces,
        identifier=draft.identifier or official_identifier(draft),
        doubts=tuple(dict.fromkeys(draft.doubts)),
        leans_on=draft.leans_on,
    )
