"""Web pages of officielebekendmakingen.nl, and other HTML in which a letter was published."""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

import lxml.html
from lxml import etree

from taz_graph.brief import Metadata, Soort
from taz_graph.errors import BriefError
from taz_graph.readers import letterhead
from taz_graph.readers.layer import MAX_DEPTH, Layer, finish, too_deep, write_table
from taz_graph.readers.running import Draft, Reading, Running

_LEFT_OUT = frozenset(
    "script style head nav header footer form button noscript template svg img iframe object select input aside "
    "figure math canvas audio video".split()
)
_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table section article main blockquote hr pre body address fieldset "
    "center".split()
)
_CHARSET = re.compile(rb"charset\s*=|encoding\s*=", re.IGNORECASE)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOX = re.compile(r"\b(?:kader|box|alineagroep-kader)\b")
_FOOTNOTE = re.compile(r"\bnoot\b|\bvoetnoot\b|\bfootnote\b")
# Word («#_ftn1», «#_ftnref1») and LibreOffice («#sdfootnote1sym», «…anc») tie call and note by addresses in the page.
_TO_NOTE = re.compile(r"#_(?:ftn|edn)\d+$|#sd(?:foot|end)note\d+sym$")
_TO_CALL = re.compile(r"#_(?:ftn|edn)ref\d+$|#sd(?:foot|end)note\d+anc$")
_NOTE_ID = re.compile(r"(?:ftn|edn|sdfootnote|sdendnote)\d+")
_HEAD = re.compile(r"\b(?:dossiertitel|stuktitel|kamerstukdatum|dossier|kop-kamerstuk)\b")
_SUBHEAD = re.compile(r"\btussenkop(?:_(\w+))?")
_LOOKS = "vet halfvet vetcur cur rom ondlijn".split()
# Where the letter itself stands on the page, surest first; around it are menus and search boxes.
_ROOTS = (
    "//div[contains(concat(' ', normalize-space(@class), ' '), ' stuk ')]",
    "//*[@id='broodtekst']",
    "//article",
    "//main",
    "//body",
)


@dataclass(slots=True)
class _Letter:
    """The state of one reading; ``calls`` maps a note's address in the page to its number."""

    path: Path
    layer: Layer
    drafts: list[Draft] = field(default_factory=list)
    notes: list[Draft] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    has_subheads: bool = False


def read_html(data: bytes, path: Path) -> Reading:
    """The letter in a web page; BriefError when the page holds no text."""
    parser = lxml.html.HTMLParser(
        encoding=_encoding(data), no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml.html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise BriefError(f"is no web page that can be read: {error}; give the page as published", path=path) from error
    letter = _Letter(path, Layer(path))
    start = next((found[0] for query in _ROOTS if (found := _elements(root, query))), root)
    notes = [note for note in _elements(root, "//*[@class or @id]") if _is_note(note)]
    letter.known = {number for note in notes if (number := _note_number(note))}
    letter.has_subheads = any(_SUBHEAD.search(part.get("class", "")) for part in start.iter(etree.Element))
    for title in _elements(root, "//*[contains(@class, 'dossiertitel')]"):
        if start not in (title, *title.iterancestors()):
            _text(title, letter, Draft(Soort.BRIEFHOOFD), 0)
    _blocks(start, letter, depth=0, boxed=False)
    for note in notes:
        _note(note, letter)
    printed = next((day for draft in letter.drafts[:12] if (day := letterhead.placed_date(draft.text))), None)
    known = _metadata(root)
    known = replace(known, date=printed or known.date)
    return finish("html", letter.layer, letter.drafts, letter.notes, path, known=known)


def _encoding(data: bytes) -> str | None:
    """The code of a page that does not say it itself: a page that was saved in part loses its ``<meta charset>``."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) or _CHARSET.search(data[:4096]):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _elements(root: etree._Element, query: str) -> list[etree._Element]:
    found = root.xpath(query)
    return [part for part in found if isinstance(part, etree._Element)] if isinstance(found, list) else []


def _class(element: etree._Element) -> str:
    return element.get("class", "") or ""


def _tag(element: etree._Element) -> str:
    return element.tag if isinstance(element.tag, str) else ""


def _is_note(element: etree._Element) -> bool:
    """Whether an element holds the text of a note: ``<div class="voet noot …">`` with its number in it."""
    return _tag(element) in ("div", "li", "p", "aside") and bool(
        (_FOOTNOTE.search(_class(element)) or _NOTE_ID.fullmatch(element.get("id", ""))) and _note_number(element)
    )


def _is_left_out(element: etree._Element) -> bool:
    """Menus, pictures and scripts; and the page header and footer, which LibreOffice titles so."""
    return _tag(element) in _LEFT_OUT or element.get("title", "") in ("header", "footer")


def _back_link(element: etree._Element) -> etree._Element | None:
    """The number of a note as a link to its call, as word processors write it."""
    return next((part for part in element.iter("a") if _TO_CALL.match(part.get("href", ""))), None)


def _note_number(element: etree._Element) -> str:
    if (link := _back_link(element)) is not None:
        return _mark(link)
    for part in element.iter("sup", "span"):
        text = "".join(part.itertext()).strip()
        if _tag(part) == "sup" or "nootnum" in _class(part):
            return text if re.fullmatch(r"[\w*]{1,4}", text) else ""
    return ""


def _blocks(parent: etree._Element, letter: _Letter, *, depth: int, boxed: bool) -> None:
    """Blocks in a container; text between them is a paragraph of its own."""
    if depth > MAX_DEPTH:
        raise too_deep(letter.path)
    loose = Draft(Soort.ALINEA, boxed=boxed)
    letter.layer.add(loose.running, parent.text or "")
    for element in parent.iterchildren():
        tag = _tag(element)
        if tag and not _is_left_out(element) and not _is_note(element):
            if tag in _BLOCKS or _has_blocks(element):
                loose = _close(loose, letter, boxed=boxed)
                _block(element, letter, depth=depth + 1, boxed=boxed)
            else:
                _inline_element(element, letter, loose.running, depth + 1)
        letter.layer.add(loose.running, element.tail or "")
    _close(loose, letter, boxed=boxed)


def _close(draft: Draft, letter: _Letter, *, boxed: bool) -> Draft:
    if len(draft.running):
        letter.layer.end()
        letter.drafts.append(draft)
    return Draft(Soort.ALINEA, boxed=boxed)


def _has_blocks(element: etree._Element) -> bool:
    return next(element.iterdescendants(*_BLOCKS), None) is not None


def _block(element: etree._Element, letter: _Letter, *, depth: int, boxed: bool) -> None:
    tag, looks = _tag(element), _class(element)
    boxed = boxed or bool(_BOX.search(looks))
    if _HEAD.search(looks) and tag != "div":
        _text(element, letter, Draft(Soort.BRIEFHOOFD), depth)
    elif "ondertekening" in looks:
        _signature(element, letter, depth)
    elif tag in _HEADINGS or _SUBHEAD.search(looks):
        _heading(element, letter, depth, boxed=boxed)
    elif tag in ("ul", "ol"):
        _list(element, letter, depth=depth, level=1, boxed=boxed)
    elif tag == "table":
        _table(element, letter, depth, boxed=boxed)
    elif tag == "p" or not _has_blocks(element):
        draft = Draft(Soort.ALINEA, boxed=boxed)
        for style, query in (("a", "./strong | ./b"), ("b", "./em | ./i")):
            inside = _elements(element, query)
            if len(inside) == 1 and _plain(inside[0]) == _plain(element):
                draft.style = style
        _text(element, letter, draft, depth)
    else:
        _blocks(element, letter, depth=depth, boxed=boxed)


def _plain(element: etree._Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def _mark(element: etree._Element) -> str:
    """The number of a note: «[1]» in Word."""
    return _plain(element).strip("[]")


def _heading(element: etree._Element, letter: _Letter, depth: int, *, boxed: bool) -> None:
    """A heading by tag or by class: KOOP sets the headings of one letter as ``tussenkop_vet``, ``tussenkop_cur``."""
    subhead = _SUBHEAD.search(_class(element))
    level = _HEADINGS.get(_tag(element), 0)
    if subhead:
        look = subhead.group(1) or "vet"
        level = 7 + (_LOOKS.index(look) if look in _LOOKS else len(_LOOKS))
    _text(element, letter, Draft(Soort.KOP, level=level, boxed=boxed), depth)


def _signature(element: etree._Element, letter: _Letter, depth: int) -> None:
    """Signature lines: an element each, or parted by ``<br>``."""
    if _has_blocks(element):
        for child in element.iterchildren():
            if _tag(child):
                _text(child, letter, Draft(Soort.ONDERTEKENING), depth)
        return
    _text(element, letter, Draft(Soort.ONDERTEKENING), depth)


def _text(element: etree._Element, letter: _Letter, draft: Draft, depth: int) -> None:
    _inline(element, letter, draft.running, depth)
    letter.layer.end()
    if len(draft.running):
        letter.drafts.append(draft)


def _list(element: etree._Element, letter: _Letter, *, depth: int, level: int, boxed: bool) -> None:
    if depth > MAX_DEPTH:
        raise too_deep(letter.path)
    for count, item in enumerate(element.iterchildren("li"), 1):
        marker = f"{count}." if _tag(element) == "ol" else "•"
        label = next((part for part in item.iter("span") if _class(part).split()[:1] in (["ol"], ["nr"])), None)
        if label is not None and len(_plain(label)) <= 8:
            marker = _plain(label) or marker
            label.text = None
            for child in list(label):
                label.remove(child)
        before = len(letter.drafts)
        _item(item, letter, depth=depth + 1, level=level, boxed=boxed)
        if len(letter.drafts) > before and letter.drafts[before].soort is Soort.ALINEA:
            first = letter.drafts[before]
            first.soort, first.number, first.level = Soort.LIJSTITEM, marker, level


def _item(item: etree._Element, letter: _Letter, *, depth: int, level: int, boxed: bool) -> None:
    """Text and inner lists of a list item."""
    loose = Draft(Soort.ALINEA, boxed=boxed)
    letter.layer.add(loose.running, item.text or "")
    for child in item.iterchildren():
        if _tag(child) in ("ul", "ol"):
            loose = _close(loose, letter, boxed=boxed)
            _list(child, letter, depth=depth + 1, level=level + 1, boxed=boxed)
        elif _tag(child) in _BLOCKS:
            loose = _close(loose, letter, boxed=boxed)
            _block(child, letter, depth=depth + 1, boxed=boxed)
        elif _tag(child) and _tag(child) not in _LEFT_OUT:
            _inline_element(child, letter, loose.running, depth + 1)
        letter.layer.add(loose.running, child.tail or "")
    _close(loose, letter, boxed=boxed)


def _table(element: etree._Element, letter: _Letter, depth: int, *, boxed: bool) -> None:
    for caption in element.iterchildren("caption"):
        _text(caption, letter, Draft(Soort.ALINEA, boxed=boxed), depth)
    parts = element.iterchildren("tr", "thead", "tbody", "tfoot")
    trs = (row for part in parts for row in ([part] if _tag(part) == "tr" else part.iterchildren("tr")))
    lines = [list(row.iterchildren("td", "th")) for row in trs]
    if len(lines) == 1 and len(lines[0]) == 1:  # a frame around text
        _blocks(lines[0][0], letter, depth=depth + 1, boxed=True)
        return
    rows = []
    for line in lines:
        cells = []
        for cell in line:
            running = Running()
            _inline(cell, letter, running, depth + 1)
            cells.append(running)
            letter.layer.write("\t")
        rows.append(cells)
        letter.layer.end()
    draft = write_table(letter.layer, rows)
    draft.boxed = boxed
    letter.drafts.append(draft)


def _inline(element: etree._Element, letter: _Letter, running: Running, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise too_deep(letter.path)
    letter.layer.add(running, element.text or "")
    for child in element.iterchildren():
        if _tag(child) and not _is_left_out(child) and not _is_note(child):
            _inline_element(child, letter, running, depth + 1)
        letter.layer.add(running, child.tail or "")


def _inline_element(element: etree._Element, letter: _Letter, running: Running, depth: int) -> None:
    """An element in running text: a call is raised or classed as one, and a note with its number is on the page."""
    tag = _tag(element)
    if tag == "br":
        running.space(letter.layer.write("\n"))
        return
    is_call = tag == "sup" or "nootnum" in _class(element) or _TO_NOTE.match(element.get("href", ""))
    if is_call and (text := _mark(element)) in letter.known:
        letter.layer.write(text)
        running.call(text)
        return
    apart = tag in _BLOCKS
    if apart and len(running):
        running.space(letter.layer.write(" "))
    _inline(element, letter, running, depth)
    if apart:
        running.space(letter.layer.write(" "))


def _note(element: etree._Element, letter: _Letter) -> None:
    """The text of a note: without its number and its «close» link."""
    number = _note_number(element)
    draft = Draft(Soort.VOETNOOT, number=number)
    if (link := _back_link(element)) is not None:
        link.text = None
        for child in list(link):
            link.remove(child)
    seen = False
    for child in element.iterchildren():
        tag, text = _tag(child), _plain(child)
        if tag.startswith("h") or "note-close" in _class(child):
            pass
        elif not seen and text == number:
            seen = True
        elif tag:
            _inline_element(child, letter, draft.running, 1)
            draft.running.space(letter.layer.write("\n"))
        letter.layer.add(draft.running, child.tail or "")
    letter.layer.end()
    letter.notes.append(draft)


def _metadata(root: etree._Element) -> Metadata:
    """What the page says in its ``<meta>`` elements (Dublin Core and OVERHEIDop)."""
    values: dict[str, str] = {}
    for meta in root.iter("meta"):
        name, content = meta.get("name", "").lower(), meta.get("content", "")
        if name and content:
            values.setdefault(name, content)
    identifier = values.get("dcterms.identifier") or values.get("dc.identifier")
    if identifier and not letterhead.IDENTIFIER.fullmatch(identifier):
        identifier = None
    dossier = values.get("overheidop.dossiernummer")
    return Metadata(
        identifier=identifier,
        dossiers=tuple(part.strip() for part in dossier.split(";") if part.strip()) if dossier else (),
        ondernummer=values.get("overheidop.ondernummer"),
        vergaderjaar=values.get("overheidop.vergaderjaar"),
        title=values.get("overheidop.documenttitel"),
        date=letterhead.iso_date(values.get("dcterms.issued") or values.get("dcterms.date")),
    )
