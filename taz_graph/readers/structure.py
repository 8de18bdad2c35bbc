"""What a piece of text is, when no mark-up says so: heading, list item, table, or a plain paragraph."""

import re

from taz_graph.brief import Soort
from taz_graph.readers.running import Draft

BULLETS = "•●▪■◦·‣⁃□➢➤✓❖\uf0b7\uf0a7\uf02d\uf076\uf0d8"
_MARKER = re.compile(
    rf"([{BULLETS}*]|\d{{1,2}}[.)]|[a-z][.)]|\([a-z0-9]{{1,3}}\)|[ivx]{{1,5}}[.)]|[-–—]|o)[ \t\xa0]+(?=\S)"
)
_BULLET_GLUED = re.compile(rf"([{BULLETS}])(?=\S)")
_NUMBER = re.compile(
    r"((?:\d{1,2}|[A-Z]|[IVX]{1,5})(?:\.\d{1,2}){0,4})(?:[.)]|(?<=\d))[ \t\xa0]+(?=[^\W\d_]|[«“\"‘'(])"
)
_LABELLED = re.compile(
    r"(?:Programmalijn|Opgave|Thema|Spoor|Pijler|Deel|Bijlage|Hoofdstuk|Paragraaf|Onderdeel|Actielijn|Lijn|Doel|Ambitie"
    r"|Prioriteit|Stap|Fase|Maatregel|Vraag|Antwoord|Motie|Ad)\s+(?:\d+|[A-Z]|[IVX]+)\b"
)
_NO_HEADING = re.compile(
    r"(?:Geachte|Zeer geachte|Hoogachtend|Met (?:vriendelijke|hoogachting)|Bron(?:nen)?\b|Tabel \d|Figuur \d|Grafiek \d"
    r"|Noot\b|Bijlage\(n\)|De [Vv]oorzitter\b.*Kamer|Aan de [Vv]oorzitter)"
)
_SENTENCE_INSIDE = re.compile(r"[a-zà-ÿ»”)]{2}[.!?] +[A-ZÀ-Þ]")
_CELL = (
    r"(?:€ ?)?[-–+]?\d[\d.,]*(?: ?%| ?(?:mln|mld|miljoen|miljard|procent)\b\.?)?(?: op \d[\d.,]*)?"
    r"(?: ?\([^()]{1,24}\))?"
)
_CELLS = re.compile(rf"(?:^|(?<=\s))({_CELL}(?:\s+{_CELL})+)$")
_ONE_CELL = re.compile(_CELL)
_ROW_LENGTH = 300
HEADING_LENGTH = 150


def list_marker(text: str) -> tuple[str, int] | None:
    """The marker that a list item starts with, and where its text starts; None when it starts with none."""
    match = _MARKER.match(text) or _BULLET_GLUED.match(text)
    return (match.group(1), match.end()) if match else None


def heading_number(text: str) -> tuple[str, int] | None:
    """The number that a heading starts with («3.1»), and where its title starts."""
    match = _NUMBER.match(text)
    return (match.group(1).rstrip("."), match.end()) if match else None


def may_be_heading(text: str) -> bool:
    """Whether a short text standing by itself can be a heading: no sentence, no caption, no list item."""
    if not 2 <= len(text) <= HEADING_LENGTH or _NO_HEADING.match(text):
        return False
    title = text[number[1] :] if (number := heading_number(text)) else text
    first = title.lstrip("«“\"‘'(")[:1]
    if not (first.isupper() or (first.isdigit() and number is None)) or not re.search(r"[^\W\d_]{2}", title):
        return False
    if number is None and list_marker(text):
        return False
    if text[-1] in ".;:,–—-/&" or text.count("(") != text.count(")") or (text[-1] in "?!" and len(text) > 110):
        return False
    return not (_SENTENCE_INSIDE.search(title) or "://" in text or "@" in text or "\t" in text or table_cells(text))


def table_cells(line: str) -> tuple[str, list[str]] | None:
    """Label and figures of a table row that arrived as a loose line: «Werkdruk 41% (Q4 2022) 37% (Q4 2023)»."""
    match = _CELLS.search(line) if len(line) <= _ROW_LENGTH else None
    if match is None:
        return None
    return line[: match.start()].rstrip(), [cell.group() for cell in _ONE_CELL.finditer(match.group(1))]


def set_levels(drafts: list[Draft]) -> None:
    """Give headings without a known level one: by number, then «Programmalijn 1: …», then the others below those.

    Headings with a level (from styles or tags) keep it. Where the file says how headings are set, the others are ranked
    by that; else a heading right under another is the deeper of the two. «Tot slot», set as «Programmalijn 2» above
    it, stands beside that and not under it.
    """
    headings = [draft for draft in drafts if draft.soort is Soort.KOP]
    numbered = [draft for draft in headings if draft.number]
    plain_first = bool(numbered) and not headings[0].number
    styles = sorted({draft.style for draft in headings if not draft.number and not draft.level and draft.style})
    depth = labelled = 0  # of the last numbered heading, and of «Programmalijn 1» under it
    look = ""  # how that is set
    previous: Draft | None = None
    for draft in drafts:
        if draft.soort is Soort.KOP and not draft.level:
            if draft.number:
                depth = draft.number.count(".") + (2 if plain_first else 1)
                draft.level, labelled = depth, 0
            elif _LABELLED.match(draft.text):
                labelled = draft.level = (1 if plain_first else depth) + 1
                look = draft.style
            elif labelled and look and draft.style:
                draft.level = labelled + sum(look < style <= draft.style for style in styles)
            elif draft.style in styles:
                base = 0 if plain_first else depth
                draft.level = max(base, labelled) + styles.index(draft.style) + 1
            elif plain_first:
                under = previous is not None and previous.soort is Soort.KOP and not previous.number
                draft.level, labelled = (2 if under else 1), 0
            else:
                draft.level = (labelled or depth) + 1
        previous = draft
