"""The annex as a Word document: tables with a repeated heading row and links that work."""

import datetime as dt
import io
import re
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from taz_graph.rapport.model import Bijlage, Deel, Link, Rij

WIDTHS = (8.5, 6.0, 10.2)
"""Of the columns, in centimetres, on A4 in landscape."""
LOCALES = {"nl": "nl-NL", "en": "en-GB"}
LINK_COLOUR = RGBColor(0x05, 0x4A, 0x91)

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def to_docx(bijlage: Bijlage) -> bytes:
    """The document; its properties carry the date of the annex, not that of the making."""
    document = docx.Document()
    _set_up(document, bijlage)
    document.add_heading(bijlage.title, 0)
    for heading, parts in bijlage.parts:
        document.add_heading(_plain(heading), 1)
        for part in parts:
            document.add_heading(_plain(part.caption), 2)
            if part.rows:
                _table(document, bijlage, part)
            else:
                document.add_paragraph(bijlage.words["none"])
    document.add_paragraph()
    document.add_paragraph(bijlage.source)
    page = io.BytesIO()
    document.save(page)
    return page.getvalue()


def _set_up(document: Any, bijlage: Bijlage) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.0)
    locale = LOCALES.get(bijlage.language, bijlage.language)
    properties = document.core_properties
    properties.title, properties.author, properties.language = bijlage.title, "taz-graph", locale
    properties.created = properties.modified = dt.datetime.combine(bijlage.as_of, dt.time(), dt.UTC)
    # python-docx begins with an American template: Word would underline every Dutch word as misspelt.
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)


def _table(document: Any, bijlage: Bijlage, part: Deel) -> None:
    table = document.add_table(rows=1, cols=len(WIDTHS))
    table.style = "Table Grid"
    table.autofit = False
    heading = table.rows[0]
    for cell, name in zip(heading.cells, ("what", "where", "state"), strict=True):
        cell.paragraphs[0].add_run(bijlage.words[name]).bold = True
    # Word repeats a row with this mark on each page.
    _mark(heading, "w:tblHeader")
    for row in part.rows:
        added = table.add_row()
        _row(added.cells, row)
        _mark(added, "w:cantSplit")
    for column, width in zip(table.columns, WIDTHS, strict=True):
        # Word obeys the cells, LibreOffice the column.
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _row(cells: Any, row: Rij) -> None:
    what, where, state = cells
    _piece(what.paragraphs[0], row.title).bold = True
    if row.subject.text:
        _piece(what.add_paragraph(), row.subject)
    for number, link in enumerate(row.places):
        _piece(where.paragraphs[0] if number == 0 else where.add_paragraph(), link)
    for piece in row.state:
        _piece(state.paragraphs[0], piece)


def _piece(paragraph: Any, piece: Link) -> Any:
    """The run that was added; python-docx reads links but has no way to add one."""
    run = paragraph.add_run(_plain(piece.text))
    if piece.language:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), LOCALES.get(piece.language, piece.language))
        run._r.get_or_add_rPr().append(language)
    if piece.address is not None:
        related = paragraph.part.relate_to(piece.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        anchor = OxmlElement("w:hyperlink")
        anchor.set(qn("r:id"), related)
        run.font.underline, run.font.color.rgb = True, LINK_COLOUR
        anchor.append(run._r)
        paragraph._p.append(anchor)
    return run


def _plain(text: str) -> str:
    """The text without characters that XML cannot hold: python-docx would refuse the whole document."""
    return _NOT_XML.sub("?", text)
