"""Measurements in indicator tables: each cell with its indicator, unit, period, kind and source.

A table comes as cells, or, out of a PDF, as loose lines that run on like a sentence: «Ziekteverzuim 7,1% (Q1 2020) 6,8%
(Q1 2021)». In both, the header says which measurement a column holds, and a cell may say itself when it was made.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from taz_graph.brief import Block, Brief, Soort
from taz_graph.extractors.lexicon_dates import Moment, moments_in
from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.lexicon_numbers import DIGITS, as_json, parse_number
from taz_graph.extractors.lexicon_units import COUNTED, unit_of
from taz_graph.extractors.model import Context, JsonValue, Mention, Rule, by_place, mention
from taz_graph.names import slug

RULES = {
    rule.id: rule
    for rule in (
        Rule(
            "meting-met-periode",
            0.97,
            "A cell that says itself when it was measured.",
            "Verzuim\t7,1% (Q1 2020)\t6,8% (Q1 2021)",
        ),
        Rule(
            "meting-kolom-periode",
            0.9,
            "The header of the column says when.",
            "Indicator\t2020\t2021\nVerzuim\t7,1%\t6,8%",
        ),
        Rule(
            "meting-kolom-soort",
            0.85,
            "The header says which measurement.",
            "Indicator\tNulmeting\tStreefwaarde\nVerzuim\t7%\t5%",
        ),
        Rule(
            "meting-in-losse-regels", 0.9, "Rows of a table that became a running text.", "Verzuim 7% (2020) 6% (2021)"
        ),
    )
}

_SCHOOL_YEAR = re.compile(r"(?:19|20)\d\d[/–-](?:19|20)\d\d")
_HEAD = re.compile(
    r"(?:Indicator(?:en)?|Kerncijfers?|Omschrijving|Onderwerp|Doel(?:stelling)?|Maatstaf|Bron|Eenheid|Kernindicator)\s?"
)
_TWO_HEADS = 2
_LONGEST_LABEL = 120
_VALUE = rf"(?P<value>(?P<one>1\sop\s(?:de\s)?)?[+\-−]?\s?(?P<number>{DIGITS})\s?(?P<sign>%|procent|fte)?)"
_CELL = re.compile(rf"\s*(?:(?:ca\.|circa|ruim|>|<|±)\s?)?{_VALUE}\s*(?:\(\s*(?P<when>[^()]{{4,30}})\))?\s*")
_PERIOD = (
    r"(?:[QK][1-4]\s?(?:19|20)\d\d|(?:19|20)\d\d(?:[- ][QK][1-4])?|[a-z]{3,9}\.?\s(?:19|20)\d\d"
    r"|\d{1,2}\s[a-z]{3,9}\s(?:19|20)\d\d)"
)
_LOOSE_CELL = rf"(?:1\sop\s)?{DIGITS}\s?%?\s\({_PERIOD}\)"
_LOOSE = Guarded(
    re.compile(rf"(?<![\w(]){_LOOSE_CELL}(?:\s{_LOOSE_CELL})+"),
    "(",
)
_COLUMN = re.compile(
    r"(?P<zero>[Nn]ul-?meting|[Uu]itgangs(?:waarde|situatie)|[Bb]aseline|[Ss]tartwaarde)|(?P<goal>[Ss]treefwaarde"
    r"|[Dd]oel(?:waarde|stelling)?"
    r"|[Nn]orm|[Aa]mbitie)|(?P<last>(?:[Ll]aatste|[Mm]eest\srecente|[Hh]uidige|[Aa]ctuele)\s(?:meting|stand"
    r"|waarde|cijfers?)|[Rr]ealisatie|[Aa]ctueel)"
    r"|(?P<some>(?:[Ee]erste|[Tt]weede|[Dd]erde|[Vv]ierde|1e|2e|3e|4e|[Tt]ussen|[Ee]ind|[Hh]er)-?\s?meting"
    r"|[Mm]eting(?:\s\d)?)"
)
_WHICH = {"zero": "nulmeting", "goal": "streefwaarde", "last": "laatste", "some": "meting"}
_SOURCE = Guarded(
    re.compile(r"\bBron(?:nen)?\s?:\s?(?P<source>[^\n\t]{2,120}?)\.?(?=\n|\t|$)"),
    "Bron",
)
_PER = re.compile(r"per\s(?P<number>[\d.]+)\s(?P<noun>[a-zà-ÿ]+)")
_TIMES = re.compile(r"[x×*]\s?(?P<euro>€\s?)?(?P<number>1\.000(?:\.000)?|1000|mln|miljoen|duizend)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of values: ``label`` at its beginning, each value with its span and the words of its column's header."""

    label: str
    cells: tuple[tuple[int, int], ...]
    columns: tuple[str, ...]
    is_loose: bool = False


def find(brief: Brief, context: Context) -> list[Mention]:
    """Every measurement: ``indicator``, ``label``, ``value``, ``unit``, ``period``, ``which``, ``soort``, ``bron``."""
    found: list[Mention] = list(_one_per_line(brief, context))
    for index, block in enumerate(brief.blocks):
        source = _source(brief, index)
        if block.soort is Soort.TABEL:
            rows = list(_rows(block))
        elif block.soort in (Soort.ALINEA, Soort.LIJSTITEM, Soort.KOP, Soort.VOETNOOT):
            rows = list(_loose_rows(brief, index))
        else:
            rows = []
        for row in rows:
            found += _metingen(brief, context, block, row, source)
    return by_place(found)


def _one_per_line(brief: Brief, context: Context) -> Iterator[Mention]:
    """Tables of which each cell became a line: a few heads, then groups of a label and as many values."""
    index, blocks = 0, brief.blocks
    while index < len(blocks):
        width = _heads(blocks, index)
        if width < _TWO_HEADS:
            index += 1
            continue
        columns = [block.text.strip() for block in blocks[index + 1 : index + width]]
        index += width
        while _is_group(group := blocks[index : index + width], width):
            for column, block in zip(columns, group[1:], strict=True):
                row = _Row(group[0].text.strip(), ((0, len(block.text)),), (column,))
                yield from _metingen(brief, context, block, row, _source(brief, index + width))
            index += width


def _heads(blocks: Sequence[Block], index: int) -> int:
    """How many blocks from here on head the columns of a table, the first that of its labels; 0 where none do."""
    if _HEAD.fullmatch(blocks[index].text.strip()) is None:
        return 0
    width = 1
    while index + width < len(blocks) and _is_heading(blocks[index + width].text) and width < len(blocks):
        width += 1
    return width


def _is_group(group: Sequence[Block], width: int) -> bool:
    """Whether these blocks are a label and its values."""
    if len(group) < width or not re.search(r"[A-Za-z]{3}", group[0].text) or len(group[0].text) > _LONGEST_LABEL:
        return False
    return all(_CELL.fullmatch(block.text) for block in group[1:])


def _rows(block: Block) -> Iterator[_Row]:
    """The rows of a table that hold values, each with the headers above them."""
    header: tuple[str, ...] = ()
    start = 0
    for line in block.text.split("\n"):
        cells, position = [], start
        for text in line.split("\t"):
            cells.append((position, position + len(text), text))
            position += len(text) + 1
        values = [cell for cell in cells[1:] if _CELL.fullmatch(cell[2])]
        filled = [cell[2] for cell in cells[1:] if cell[2].strip()]
        is_header = not values or (any(map(_is_heading, filled)) and all(map(_can_head, filled)))
        if is_header and len(cells) == 1 and (loose := list(_LOOSE.finditer(line))):
            for match in loose:
                yield _loose_row(line[: match.start()].strip(), match, start, " ".join(header))
        elif is_header:
            header = tuple(cell[2] for cell in cells) if any(cell[2].strip() for cell in cells) else header
        elif re.search(r"[A-Za-z]{3}", cells[0][2]):
            columns = _columns(header, len(cells), [cells.index(cell) for cell in values])
            yield _Row(cells[0][2], tuple((first, last) for first, last, _ in values), columns)
        start += len(line) + 1


def _is_heading(text: str) -> bool:
    """Whether a cell heads a column: a period or the name of a measurement, and no value beside it."""
    return (
        re.fullmatch(rf"\s*(?:{_PERIOD}|(?:19|20)\d\d)\s*", text) is not None
        or _COLUMN.fullmatch(re.sub(r"\s?\([^()]*\)$", "", text.strip())) is not None
    )


def _can_head(text: str) -> bool:
    """Whether a cell can stand beside a heading: «Bron» beside «2021», but no value."""
    return _is_heading(text) or not re.search(r"\d", text)


def _columns(header: Sequence[str], width: int, wanted: Sequence[int]) -> tuple[str, ...]:
    """The words above each value. A header that came as one cell is divided at the names that it holds."""
    if len(header) == width:
        return tuple(header[index] for index in wanted)
    text = " ".join(header)
    names = [match[0] for match in re.finditer(rf"{_COLUMN.pattern}|{_PERIOD}", text)]
    return tuple(names) if len(names) == len(wanted) else ("",) * len(wanted)


def _loose_rows(brief: Brief, index: int) -> Iterator[_Row]:
    """Rows that run on in a paragraph: values with their periods behind a label."""
    block = brief.blocks[index]
    matches = list(_LOOSE.finditer(block.text))
    if not matches:
        return
    above = brief.blocks[index - 1].text if index else ""
    header = block.text[: matches[0].start()]
    if not _COLUMN.search(header):
        header = above if len(above) < 200 else ""
    edge = 0
    for match in matches:
        label = block.text[edge : match.start()].strip()
        heads = list(_COLUMN.finditer(label))
        if heads:  # the header runs on into the first label
            label = label[heads[-1].end() :].strip()
        yield _loose_row(re.sub(r"^.*[.:;]\s", "", label), match, 0, header)
        edge = match.end()


def _loose_row(label: str, match: re.Match[str], base: int, header: str) -> _Row:
    cells = [
        (base + match.start() + cell.start(), base + match.start() + cell.end())
        for cell in re.finditer(_LOOSE_CELL, match[0])
    ]
    names = [name[0] for name in _COLUMN.finditer(header)]
    columns = tuple(names[-len(cells) :]) if len(names) >= len(cells) else ("",) * len(cells)
    return _Row(label, tuple(cells), columns, is_loose=True)


def _metingen(brief: Brief, context: Context, block: Block, row: _Row, source: str | None) -> Iterator[Mention]:
    indicator, is_known = _indicator(context, row.label)
    for position, ((start, end), column) in enumerate(zip(row.cells, row.columns, strict=True)):
        cell = _CELL.fullmatch(block.text, start, end)
        number = parse_number(cell["number"]) if cell else None
        if cell is None or number is None:
            continue
        moment = next(iter(moments_in(brief, block.start + cell.end("value"), block.start + end)), None)
        period, is_told = _period(moment, cell, column)
        which = _which(column, position, len(row.cells)) if row.is_loose or period or column else None
        if period is None and which is None:
            continue
        value, unit = _unit(cell, number, row.label, column)
        attributes: dict[str, JsonValue] = {
            "indicator": indicator,
            "known": is_known,
            "label": " ".join(row.label.split()),
            "value": as_json(value),
            "unit": unit,
            "period": period,
            "which": which,
        }
        if source:
            attributes["bron"] = source
        rule = "meting-in-losse-regels" if row.is_loose else "meting-met-periode" if is_told else "meting-kolom-periode"
        rule = rule if period else "meting-kolom-soort"
        span = (
            block.start + cell.start("value"),
            block.start + (cell.end("when") + 1 if cell["when"] else cell.end("value")),
        )
        yield mention(brief, "meting", span, RULES[rule], attributes)


def _period(moment: Moment | None, cell: re.Match[str], column: str) -> tuple[str | None, bool]:
    """When it was measured, and whether the cell says so itself."""
    if moment is not None:
        return moment.iso, True
    school = _SCHOOL_YEAR.fullmatch(cell["when"] or "")
    if school:
        return school[0], True
    quarter = re.search(r"[QK]([1-4])\s?((?:19|20)\d\d)|((?:19|20)\d\d)[- ][QK]([1-4])", column)
    if quarter:
        return f"{quarter[2] or quarter[3]}-Q{quarter[1] or quarter[4]}", False
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", column)
    return (year[0] if year else None), False


def _which(column: str, position: int, count: int) -> str | None:
    """Which measurement the header names; of two unnamed ones the first is the older."""
    match = _COLUMN.search(column)
    if match:
        name = _WHICH[match.lastgroup or "some"]
        return name if name != "meting" or count != 2 else ("nulmeting", "laatste")[position]
    return None


def _unit(cell: re.Match[str], number: Decimal, label: str, column: str) -> tuple[Decimal, str]:
    """Value and unit: from the sign in the cell, else from what the label or header says in brackets or counts."""
    if cell["one"]:
        return number, "een-op"
    if cell["sign"]:
        return number, "fte" if cell["sign"] == "fte" else "procent"
    return _told_unit(number, label, f"{label} {column}")


def _told_unit(number: Decimal, label: str, told: str) -> tuple[Decimal, str]:
    """The same from the words of label and header."""
    if per := _PER.search(told):
        return number, f"per-{per['number'].replace('.', '')}-{per['noun']}"
    if times := _TIMES.search(told):
        factor = 10**6 if times["number"].lower() in ("1.000.000", "mln", "miljoen") else 10**3
        return number * factor, "euro" if times["euro"] else _counted(label)
    if "€" in told or re.search(r"\beuro\b", told):
        return number, "euro"
    if re.search(r"%|\bpercentage\b|\bprocent\b", told, re.IGNORECASE):
        return number, "procent"
    return number, _counted(label)


def _counted(label: str) -> str:
    """What the label counts («Aantal deelnemers»), else ``aantal``."""
    noun = re.search(rf"(?<![\w-]){COUNTED}", label.lower())
    return unit_of(noun[0]) if noun else "aantal"


def _indicator(context: Context, label: str) -> tuple[str, bool]:
    """The indicator of ``data/`` that the label begins with, else a slug of the label without its brackets."""
    name = slug(_BRACKETS.sub("", label))
    fitting = [
        (len(slug(known)), thing.kenmerk)
        for thing in context.of("indicator")
        for known in thing.names
        if name == slug(known) or name.startswith(f"{slug(known)}-")
    ]
    return (max(fitting)[1], True) if fitting else (name, False)


def _source(brief: Brief, index: int) -> str | None:
    """The source line in the table or in the two blocks after it."""
    for block in brief.blocks[index : index + 3]:
        if match := _SOURCE.search(block.text):
            return match["source"].strip()
        if block is not brief.blocks[index] and block.soort is Soort.KOP:
            break
    return None
