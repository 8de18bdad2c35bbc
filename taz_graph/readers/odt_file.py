"""OpenDocument texts (.odt): headings, lists, tables, text frames and notes as the writer made them."""

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import odfdo

from taz_graph.brief import Soort
from taz_graph.errors import BriefError
from taz_graph.readers.archives import read_xml
from taz_graph.readers.layer import MAX_DEPTH, Layer, finish, too_deep, write_table
from taz_graph.readers.running import Draft, Reading, Running
from taz_graph.readers.word_numbers import whole_number

_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
# Not part of the letter as printed: deleted text, remarks of an editor, declarations, lists of contents.
_LEFT_OUT = frozenset(
    "text:tracked-changes office:annotation office:annotation-end text:sequence-decls text:variable-decls "
    "text:user-field-decls office:forms text:table-of-content text:bibliography text:alphabetical-index "
    "text:illustration-index draw:object draw:object-ole draw:image svg:desc svg:title text:note-citation "
    "text:ruby-text office:event-listeners text:soft-page-break".split()
)
_BLOCKS = frozenset(["text:p", "text:h", "text:list", "table:table"])
_MAX_SPACES = 100


@dataclass(slots=True)
class _Letter:
    """The state of one reading."""

    path: Path
    layer: Layer
    styles: dict[str, str]
    numbered: set[str]
    drafts: list[Draft] = field(default_factory=list)
    notes: list[Draft] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)  # text frames met inside a paragraph, to be read after it


def read_odt(data: bytes, path: Path) -> Reading:
    """The letter in an OpenDocument text; BriefError when the file is damaged or locked."""
    manifest = read_xml(data, "META-INF/manifest.xml", path)
    if manifest is not None and next(manifest.iter(f"{_MANIFEST}encryption-data"), None) is not None:
        raise BriefError("is locked with a password; give a copy without password", path=path)
    for part in ("content.xml", "styles.xml"):
        read_xml(data, part, path)
    try:
        document: Any = odfdo.Document(io.BytesIO(data))
        body = document.body
        styles = {style.name: style for style in document.get_styles("paragraph") if style.name}
        looks = {name: _looks(name, styles) for name in styles}
        numbered = {style.name for style in document.get_styles("list") if style.name and _is_numbered(style)}
    except Exception as error:  # odfdo raises whatever its parts raise
        raise BriefError("is damaged: it cannot be opened as OpenDocument; give a whole copy", path=path) from error
    letter = _Letter(path, Layer(path), looks, numbered)
    _blocks(body, letter, boxed=False, depth=0)
    return finish("odt", letter.layer, letter.drafts, letter.notes, path)


def _looks(name: str, styles: dict[str, Any]) -> str:
    """How a style sets its text, ancestors included: ``a`` bold, ``b`` italic."""
    bold = italic = None
    for _ in range(12):  # a style may rest on another; a circle of them ends here
        style = styles.get(name)
        if style is None:
            break
        properties = style.get_properties("text") or {}
        bold = bold or properties.get("fo:font-weight")
        italic = italic or properties.get("fo:font-style")
        name = style.parent_style or ""
    return "a" if bold == "bold" else "b" if italic == "italic" else ""


def _is_numbered(style: Any) -> bool:
    return any(level.tag == "text:list-level-style-number" for level in style.children[:1])


def _blocks(parent: Any, letter: _Letter, *, boxed: bool, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise too_deep(letter.path)
    for element in parent.children:
        tag = element.tag
        if tag in ("text:p", "text:h"):
            _paragraph(element, letter, Draft(Soort.ALINEA, boxed=boxed), depth)
        elif tag == "text:list":
            _list(element, letter, boxed=boxed, depth=depth, level=1)
        elif tag == "table:table":
            _table(element, letter, boxed=boxed, depth=depth)
        elif tag not in _LEFT_OUT:
            _blocks(element, letter, boxed=boxed or tag == "draw:text-box", depth=depth + 1)


def _paragraph(element: Any, letter: _Letter, draft: Draft, depth: int) -> None:
    _inline(element, letter, draft.running, depth)
    letter.layer.end()
    style = element.get_attribute_string("text:style-name") or ""
    if element.tag == "text:h":
        draft.soort, draft.number = Soort.KOP, None
        draft.level = min(max(whole_number(element.get_attribute_string("text:outline-level"), 1), 1), 10)
    draft.style = letter.styles.get(style, "")
    letter.drafts.append(draft)
    boxes, letter.boxes = letter.boxes, []
    for box in boxes:
        _blocks(box, letter, boxed=True, depth=depth + 1)


def _list(element: Any, letter: _Letter, *, boxed: bool, depth: int, level: int) -> None:
    if depth > MAX_DEPTH:
        raise too_deep(letter.path)
    numbered = (element.get_attribute_string("text:style-name") or "") in letter.numbered
    count = 0
    for item in element.children:
        marker: str | None = None
        if item.tag == "text:list-item":
            count += 1
            marker = f"{count}." if numbered else "•"
        for child in item.children:
            if child.tag in ("text:p", "text:h"):
                soort = Soort.LIJSTITEM if marker else Soort.ALINEA
                _paragraph(child, letter, Draft(soort, number=marker, level=level, boxed=boxed), depth)
                marker = None
            elif child.tag == "text:list":
                _list(child, letter, boxed=boxed, depth=depth + 1, level=level + 1)


def _table(element: Any, letter: _Letter, *, boxed: bool, depth: int) -> None:
    rows = [
        [cell for cell in row.children if cell.tag == "table:table-cell"]
        for row in element.get_elements(
            "table:table-row | table:table-header-rows/table:table-row | table:table-rows/table:table-row"
        )
    ]
    if len(rows) == 1 and len(rows[0]) == 1:  # a frame around text
        _blocks(rows[0][0], letter, boxed=True, depth=depth + 1)
        return
    texts = []
    for row in rows:
        cells = []
        for cell in row:
            running = Running()
            for block in cell.get_elements("descendant::text:p | descendant::text:h"):
                _inline(block, letter, running, depth + 1)
                running.space(letter.layer.write(" "))
            cells.append(running)
            letter.layer.write("\t")
        texts.append(cells)
        letter.layer.end()
    draft = write_table(letter.layer, texts)
    draft.boxed = boxed
    letter.drafts.append(draft)


def _inline(element: Any, letter: _Letter, running: Running, depth: int) -> None:
    """Text of a paragraph: spaces, tabs and line breaks are elements, notes stand where they are called."""
    if depth > MAX_DEPTH:
        raise too_deep(letter.path)
    tag = element.tag
    if tag == "text:s":
        spaces = whole_number(element.get_attribute_string("text:c"), 1)
        letter.layer.add(running, " " * min(spaces, _MAX_SPACES))
        return
    if tag in ("text:tab", "text:line-break"):
        letter.layer.add(running, " ")
        return
    letter.layer.add(running, element.text or "")
    for child in element.children:
        if child.tag == "text:note":
            _note(child, letter, running, depth + 1)
        elif child.tag == "draw:text-box":
            letter.boxes.append(child)
        elif child.tag not in _LEFT_OUT and child.tag not in _BLOCKS:
            _inline(child, letter, running, depth + 1)
        letter.layer.add(running, child.tail or "")


def _note(element: Any, letter: _Letter, running: Running, depth: int) -> None:
    """A note: its call here, its text as a block of its own."""
    citation = next((child.text for child in element.children if child.tag == "text:note-citation"), None)
    number = (citation or "").strip() or str(len(letter.notes) + 1)
    running.call(number)
    draft = Draft(Soort.VOETNOOT, number=number)
    for body in element.children:
        if body.tag == "text:note-body":
            for block in body.children:
                _inline(block, letter, draft.running, depth + 1)
                draft.running.space(letter.layer.write("\n"))
    letter.notes.append(draft)
