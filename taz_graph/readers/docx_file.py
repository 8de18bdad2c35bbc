"""Word files (.docx): styles, lists, tables, text boxes and footnotes as the writer made them."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree

from taz_graph.brief import Soort
from taz_graph.errors import BriefError
from taz_graph.readers.archives import MAX_XML, parse_xml
from taz_graph.readers.layer import MAX_DEPTH, Layer, finish, too_deep, write_table
from taz_graph.readers.running import Draft, Reading, Running
from taz_graph.readers.word_numbers import MAX_LEVEL, Numbering, W, roman, whole_number

_HEADING_STYLE = re.compile(r"(?:heading|kop|überschrift|titre)\s*(\d)", re.IGNORECASE)
_TITLE_STYLE = re.compile(r"(?:title|titel)$", re.IGNORECASE)
_DESCEND = {
    f"{W}{name}" for name in ("hyperlink", "ins", "smartTag", "fldSimple", "sdt", "sdtContent", "moveTo", "customXml")
}
_WRITTEN = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@dataclass(slots=True)
class _Style:
    """What a paragraph style says, its ancestors included."""

    level: int = 0
    bold: bool = False
    italic: bool = False
    numbering: tuple[str, int] | None = None


@dataclass(slots=True)
class _Looks:
    """How the characters of a paragraph are set."""

    style: _Style = field(default_factory=_Style)
    all_bold: bool = True
    all_italic: bool = True
    any_text: bool = False

    def see(self, properties: etree._Element | None) -> None:
        """Take note of a run with text: what it does not say, the style of its paragraph says."""
        bold, italic = _value(properties, "b"), _value(properties, "i")
        self.any_text = True
        self.all_bold = self.all_bold and (self.style.bold if bold is None else _is_on(bold))
        self.all_italic = self.all_italic and (self.style.italic if italic is None else _is_on(italic))


@dataclass(slots=True)
class _Letter:
    """The state of one reading."""

    path: Path
    layer: Layer
    styles: dict[str, _Style]
    numbering: Numbering
    drafts: list[Draft] = field(default_factory=list)
    calls: dict[tuple[str, str], str] = field(default_factory=dict)  # (kind, id) in order of their calls
    counts: Counter[str] = field(default_factory=Counter)

    def number_of(self, kind: str, identifier: str) -> str:
        """The number that Word prints for a note: in order of calls, endnotes in Roman numerals."""
        key = (kind, identifier)
        if key not in self.calls:
            self.counts[kind] += 1
            self.calls[key] = roman(self.counts[kind]) if kind == "endnote" else str(self.counts[kind])
        return self.calls[key]


def read_docx(data: bytes, path: Path) -> Reading:
    """The letter in a Word file; BriefError when the file is damaged."""
    try:
        document: Any = docx.Document(io.BytesIO(data))
        body, part = document.element.body, document.part
        numbering = _related(part, RT.NUMBERING, path)
        styles = _styles(_related(part, RT.STYLES, path))
    except BriefError:
        raise
    except Exception as error:  # python-docx raises whatever its parts raise
        raise _damaged(path) from error
    if body is None:
        raise _damaged(path)
    letter = _Letter(path, Layer(path), styles, Numbering(numbering))
    _blocks(body, letter, boxed=False, depth=0)
    notes = _notes(letter, part)
    heads = [head for kind in (RT.HEADER, RT.FOOTER) for head in _all_related(part, kind, path)]
    furniture = [line for head in heads for line in _lines(head)]
    return finish("docx", letter.layer, letter.drafts, notes, path, furniture=furniture)


def _damaged(path: Path) -> BriefError:
    return BriefError("is damaged: Word would not open it either; give a whole copy", path=path)


def _related(part: Any, kind: str, path: Path) -> etree._Element | None:
    """Root of the first part with a relation of this kind; None when there is none."""
    return next(_all_related(part, kind, path), None)


def _all_related(part: Any, kind: str, path: Path) -> Iterator[etree._Element]:
    """Roots of the parts with a relation of this kind: the first page has a head of its own."""
    for relation in part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            blob = relation.target_part.blob
            if 0 < len(blob) <= MAX_XML:
                yield parse_xml(blob, path)


def _lines(root: etree._Element) -> list[str]:
    """Text of a page header or footer, paragraph by paragraph."""
    lines = ("".join(part.text or "" for part in block.iter(f"{W}t")).strip() for block in root.iter(f"{W}p"))
    return [line for line in lines if line]


def _value(parent: etree._Element | None, *names: str) -> str | None:
    """Attribute ``val`` of a descendant by its path of names: empty when it has none, None when it is absent."""
    found = parent
    for name in names:
        found = found.find(f"{W}{name}") if found is not None else None
    return found.get(f"{W}val", "") if found is not None else None


def _is_on(value: str | None) -> bool:
    return value is not None and value not in ("0", "false", "off", "none")  # an empty value is on


def _styles(root: etree._Element | None) -> dict[str, _Style]:
    """Every paragraph style by its id."""
    if root is None:
        return {}
    elements = {style.get(f"{W}styleId", ""): style for style in root.iterchildren(f"{W}style")}
    return {name: _style(name, elements) for name in elements}


def _style(name: str, elements: dict[str, etree._Element]) -> _Style:
    found = _Style()
    for _ in range(12):  # a style may rest on another; a circle of them ends here
        element = elements.get(name)
        if element is None:
            break
        label = _value(element, "name") or name
        heading = _HEADING_STYLE.match(label)
        outline = _value(element, "pPr", "outlineLvl")
        if not found.level:
            title = 1 if _TITLE_STYLE.match(label) else 0
            found.level = int(heading.group(1)) if heading else _outline(outline) or title
        found.bold = found.bold or _is_on(_value(element, "rPr", "b"))
        found.italic = found.italic or _is_on(_value(element, "rPr", "i"))
        if found.numbering is None and (number := _value(element, "pPr", "numPr", "numId")):
            found.numbering = (number, whole_number(_value(element, "pPr", "numPr", "ilvl")))
        name = _value(element, "basedOn") or ""
    return found


def _outline(value: str | None) -> int:
    """Heading level of an outline level: 0 is the first, 9 is running text."""
    level = whole_number(value, 9)
    return level + 1 if level < 9 else 0


def _blocks(parent: etree._Element, letter: _Letter, *, boxed: bool, depth: int) -> None:
    """Paragraphs and tables of a body, cell or text box."""
    if depth > MAX_DEPTH:
        raise too_deep(letter.path)
    for element in parent.iterchildren():
        if element.tag == f"{W}p":
            _paragraph(element, letter, boxed=boxed, depth=depth)
        elif element.tag == f"{W}tbl":
            _table(element, letter, boxed=boxed, depth=depth)
        elif element.tag in _DESCEND:
            _blocks(element, letter, boxed=boxed, depth=depth + 1)


def _table(table: etree._Element, letter: _Letter, *, boxed: bool, depth: int) -> None:
    rows = [list(_children(row, "tc")) for row in _children(table, "tr")]
    if len(rows) == 1 and len(rows[0]) == 1:  # a frame around text
        _blocks(rows[0][0], letter, boxed=True, depth=depth + 1)
        return
    texts: list[list[Running]] = []
    for row in rows:
        cells: list[Running] = []
        for cell in row:
            running = Running()
            for block in cell.iter(f"{W}p"):
                _inline(block, letter, running, _Looks(), depth + 1)
                running.space(letter.layer.write(" "))
            cells.append(running)
            letter.layer.write("\t")
        texts.append(cells)
        letter.layer.end()
    draft = write_table(letter.layer, texts)
    draft.boxed = boxed
    letter.drafts.append(draft)


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Children by name, also through content controls."""
    for element in parent.iterchildren():
        if element.tag == f"{W}{name}":
            yield element
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from element.iter(f"{W}{name}")


def _paragraph(element: etree._Element, letter: _Letter, *, boxed: bool, depth: int) -> None:
    properties = element.find(f"{W}pPr")
    style = letter.styles.get(_value(properties, "pStyle") or "", _Style())
    looks = _Looks(style)
    draft = Draft(Soort.ALINEA, boxed=boxed)
    _inline(element, letter, draft.running, looks, depth + 1)
    letter.layer.end()
    if looks.any_text:
        outline = _outline(_value(properties, "outlineLvl"))
        level = outline or style.level
        if level and len(draft.running) < 300:
            draft.soort, draft.level = Soort.KOP, level
        draft.style = "a" * looks.all_bold or "b" * looks.all_italic
        _number(draft, properties, style, letter)
        letter.drafts.append(draft)
    for content in _text_boxes(element):
        _blocks(content, letter, boxed=True, depth=depth + 1)


def _number(draft: Draft, properties: etree._Element | None, style: _Style, letter: _Letter) -> None:
    """Give a paragraph the number or bullet that Word prints before it."""
    number_id = _value(properties, "numPr", "numId")
    level = whole_number(_value(properties, "numPr", "ilvl"), style.numbering[1] if style.numbering else 0)
    if number_id is None and style.numbering:
        number_id = style.numbering[0]
    if not number_id or number_id == "0":
        return
    level = min(level, MAX_LEVEL)
    marker = letter.numbering.next(number_id, level)
    if draft.soort is Soort.KOP:
        draft.number = marker.rstrip(".)") if marker else None
    else:
        draft.soort, draft.level, draft.number = Soort.LIJSTITEM, level + 1, marker or "•"


def _text_boxes(paragraph: etree._Element) -> list[etree._Element]:
    """Text boxes anchored in a paragraph; of two versions of one box, the first."""
    found = []
    for content in paragraph.iter(f"{W}txbxContent"):
        above = list(content.iterancestors(f"{W}txbxContent", f"{_COMPATIBLE}Fallback", f"{W}p"))
        if above and above[0] is paragraph:
            found.append(content)
    return found


def _inline(parent: etree._Element, letter: _Letter, running: Running, looks: _Looks, depth: int) -> None:
    """Runs of a paragraph, with what Word shows: insertions in, deletions and field codes out."""
    if depth > MAX_DEPTH:
        raise too_deep(letter.path)
    for element in parent.iterchildren():
        if element.tag == f"{W}r":
            _run(element, letter, running, looks)
        elif element.tag in _DESCEND:
            _inline(element, letter, running, looks, depth + 1)


def _run(run: etree._Element, letter: _Letter, running: Running, looks: _Looks) -> None:
    properties = run.find(f"{W}rPr")
    if _is_on(_value(properties, "vanish")):
        return
    for element in run.iterchildren():
        if element.tag == f"{W}t":
            text = element.text or ""
            letter.layer.add(running, text)
            if text.strip():
                looks.see(properties)
        elif element.tag in _WRITTEN:
            letter.layer.add(running, _WRITTEN[element.tag])
        elif element.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            kind = "endnote" if element.tag.endswith("endnoteReference") else "footnote"
            running.call(letter.number_of(kind, element.get(f"{W}id", "")))


def _notes(letter: _Letter, part: Any) -> list[Draft]:
    """Footnotes and endnotes that are called, in order of their calls."""
    texts: dict[tuple[str, str], etree._Element] = {}
    for kind, relation in (("footnote", RT.FOOTNOTES), ("endnote", RT.ENDNOTES)):
        root = _related(part, relation, letter.path)
        if root is not None:
            texts.update({(kind, note.get(f"{W}id", "")): note for note in root.iterchildren(f"{W}{kind}")})
    notes: list[Draft] = []
    for call, number in list(letter.calls.items()):
        draft = Draft(Soort.VOETNOOT, number=number)
        note = texts.get(call)
        for block in note.iter(f"{W}p") if note is not None else ():
            _inline(block, letter, draft.running, _Looks(), 0)
            draft.running.space(letter.layer.write("\n"))
        notes.append(draft)
    return notes
