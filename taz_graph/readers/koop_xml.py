"""Official publications as KOOP's XML (op-xsd-2014-05-15), with metadata inside the file or by reference only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, takewhile
from pathlib import Path

from lxml import etree

from taz_graph.brief import Afzender, Metadata, Soort
from taz_graph.errors import BriefError
from taz_graph.readers import letterhead
from taz_graph.readers.archives import parse_xml
from taz_graph.readers.layer import MAX_DEPTH, Layer, finish, too_deep, write_table
from taz_graph.readers.running import Draft, Reading, Running

_LEFT_OUT = frozenset("metadata kamerstukkop kamervraagkop plaatje illustratie colspec officiele-inhoudsopgave".split())
_HEAD = frozenset("dossier stuknr datumtekst kamervraagnummer kamervraagomschrijving".split())
# Elements whose text runs on with that around them; all others begin a block of their own.
_INLINE = frozenset(
    "nadruk extref intref extref-groep intref-groep dossierref sup inf br datum naam voornaam achternaam voorvoegsels "
    "functie organisatie politiek plaats dagtekening term ondernummer noot noot.nr noot.al begrotingshoofdstuk raadnr "
    "rijkswetnr dossiernr dossiernummer herdruk unl redactie kamervraagonderwerp label nr titel subtitel".split()
)
_APART = frozenset("br titel label nr naam functie achternaam begrotingshoofdstuk rijkswetnr".split())
_HEADING_LOOKS = "vet halfvet vetcur cur rom ondlijn".split()
_IDENTIFIER = re.compile(r"/((?:kst|ah|h|blg)-[^/]+)/metadata\.xml$")
_MOTION_ENDS = re.compile(r"\bgaat (?:weer )?over tot de orde van de dag\b")


@dataclass(slots=True)
class _Letter:
    """The state of one reading."""

    path: Path
    layer: Layer
    drafts: list[Draft] = field(default_factory=list)
    notes: list[Draft] = field(default_factory=list)
    names: list[Afzender] = field(default_factory=list)


def read_koop(data: bytes, path: Path) -> Reading:
    """The letter (or motie, or other Kamerstuk) in an official publication."""
    root = parse_xml(data, path)
    if root.tag != "officiele-publicatie":
        raise BriefError(
            f"is XML, but <{etree.QName(root).localname}> is not KOOP's <officiele-publicatie>; give that",
            path=path,
        )
    letter = _Letter(path, Layer(path))
    _blocks(root, letter, depth=0, level=1)
    _mark_signers(letter)
    known = _metadata(root, letter)
    return finish("xml", letter.layer, letter.drafts, letter.notes, path, known=known)


def _tag(element: etree._Element) -> str:
    """Name of an element; empty for comments, processing instructions and entities."""
    return element.tag if isinstance(element.tag, str) else ""


def _is_inline(element: etree._Element, depth: int) -> bool:
    """Whether everything in an element is running text."""
    if not len(element):
        return depth < MAX_DEPTH  # most are: <al> without anything in it
    return depth < MAX_DEPTH and all(
        not (tag := _tag(child)) or tag == "noot" or (tag in _INLINE and _is_inline(child, depth + 1))
        for child in element.iterchildren()
    )


def _blocks(parent: etree._Element, letter: _Letter, *, depth: int, level: int, boxed: bool = False) -> None:
    """Everything in a container; ``level`` is that of the next heading in it."""
    if depth > MAX_DEPTH:
        raise too_deep(letter.path)
    looks: list[str] = []
    _loose(parent.text, letter, boxed=boxed)
    for element in parent.iterchildren():
        tag = _tag(element)
        if tag and tag not in _LEFT_OUT:
            if tag in ("kop", "tussenkop"):
                looks = looks or _heading_looks(parent)
                rank = looks.index(element.get("kopopmaak", "vet")) if tag == "tussenkop" else 0
                _heading(element, letter, Draft(Soort.KOP, level=level + rank, boxed=boxed), depth)
                level += 1 if tag == "kop" else 0
            else:
                _block(element, letter, depth=depth, level=level, boxed=boxed)
        _loose(element.tail, letter, boxed=boxed)


def _loose(text: str | None, letter: _Letter, *, boxed: bool) -> None:
    """Text that stands between elements."""
    if text and not text.isspace():
        draft = Draft(Soort.ALINEA, boxed=boxed)
        letter.layer.add(draft.running, text)
        letter.layer.end()
        letter.drafts.append(draft)


def _block(element: etree._Element, letter: _Letter, *, depth: int, level: int, boxed: bool) -> None:
    tag = _tag(element)
    if tag in _HEAD:
        _text(element, letter, Draft(Soort.BRIEFHOOFD), depth)
    elif tag == "titel" and (parent := element.getparent()) is not None and _tag(parent) == "stuk":
        _title(element, letter, depth)
    elif tag == "lijst":
        _list(element, letter, depth=depth + 1, list_level=1, boxed=boxed)
    elif tag == "table":
        _table(element, letter, depth + 1)
    elif tag == "ondertekening":
        _signature(element, letter, depth)
    elif _is_inline(element, depth):
        _text(element, letter, Draft(Soort.ALINEA, boxed=boxed), depth)
    else:
        _blocks(element, letter, depth=depth + 1, level=level, boxed=boxed or tag in ("kader", "box"))


def _heading_looks(parent: etree._Element) -> list[str]:
    """The ways in which headings between paragraphs are set here, weightiest first."""
    used = {child.get("kopopmaak", "vet") for child in parent.iterchildren("tussenkop")}
    return sorted(used, key=lambda look: (_HEADING_LOOKS.index(look) if look in _HEADING_LOOKS else 99, look))


def _text(element: etree._Element, letter: _Letter, draft: Draft, depth: int) -> None:
    running = draft.running
    _inline(element, letter, running, depth + 1)
    letter.layer.end()
    if len(running):
        letter.drafts.append(draft)


def _title(element: etree._Element, letter: _Letter, depth: int) -> None:
    """The title of the paper goes on after its number: «Nr. 485» «BRIEF VAN DE MINISTER …»."""
    last = letter.drafts[-1] if letter.drafts else None
    if last is not None and last.soort is Soort.BRIEFHOOFD and re.fullmatch(r"(?:Nr\. )?\w+(?:\s\w+)?", last.text):
        last.running.space(letter.layer.write(" "))
        _inline(element, letter, last.running, depth + 1)
        letter.layer.end()
    else:
        _text(element, letter, Draft(Soort.BRIEFHOOFD), depth)


def _heading(element: etree._Element, letter: _Letter, draft: Draft, depth: int) -> None:
    number = element.find("nr")
    if number is not None and element.find("titel") is not None:
        draft.number = "".join(number.itertext()).strip().rstrip(".)") or None
        element.remove(number)
        if draft.number and re.fullmatch(r"\d+(?:\.\d+)*", draft.number):
            draft.level = draft.number.count(".") + 1  # «2.1» beside «2.» instead of in it
    _text(element, letter, draft, depth)


def _list(element: etree._Element, letter: _Letter, *, depth: int, list_level: int, boxed: bool) -> None:
    if depth > MAX_DEPTH:
        raise too_deep(letter.path)
    for item in element.iterchildren("li"):
        marker = item.find("li.nr")
        number = "".join(marker.itertext()).strip() if marker is not None else ""
        soort = Soort.LIJSTITEM
        for child in item.iterchildren():
            if _tag(child) == "lijst":
                _list(child, letter, depth=depth + 1, list_level=list_level + 1, boxed=boxed)
            elif _tag(child) and child is not marker:
                draft = Draft(soort, number=number or "–", level=list_level, boxed=boxed)
                if soort is Soort.ALINEA:
                    draft.number, draft.level = None, 0
                before = len(letter.drafts)
                _text(child, letter, draft, depth)
                soort = Soort.ALINEA if len(letter.drafts) > before else soort


def _table(element: etree._Element, letter: _Letter, depth: int) -> None:
    for title in element.iterchildren("title"):
        _text(title, letter, Draft(Soort.ALINEA), depth)
    rows = []
    for row in element.iterfind("tgroup/*/row"):
        cells = []
        for entry in row.iterchildren("entry"):
            running = Running()
            _inline(entry, letter, running, depth + 1)
            cells.append(running)
            letter.layer.write("\t")
        rows.append(cells)
        letter.layer.end()
    letter.drafts.append(write_table(letter.layer, rows))


def _inline(element: etree._Element, letter: _Letter, running: Running, depth: int) -> None:
    """Running text of an element; a note is called where it stands, blocks inside are set apart by a space."""
    if depth > MAX_DEPTH:
        raise too_deep(letter.path)
    add = letter.layer.add
    if text := element.text:
        add(running, text)
    for child in element.iterchildren():
        tag = _tag(child)
        if tag == "noot":
            _note(child, letter, running, depth + 1)
        elif tag and tag not in _LEFT_OUT:
            apart = tag not in _INLINE or tag in _APART
            if apart and len(running):
                running.space(letter.layer.write(" "))
            _inline(child, letter, running, depth + 1)
            if apart:
                running.space(letter.layer.write(" "))
        if tail := child.tail:
            add(running, tail)


def _note(element: etree._Element, letter: _Letter, running: Running, depth: int) -> None:
    """A note: its call here, its text as a block of its own."""
    marker = element.find("noot.nr")
    number = "".join(marker.itertext()).strip() if marker is not None else ""
    number = number or element.get("nr") or str(len(letter.notes) + 1)
    running.call(number)
    draft = Draft(Soort.VOETNOOT, number=number)
    for child in element.iterchildren():
        if _tag(child) and child is not marker:
            _inline(child, letter, draft.running, depth + 1)
            draft.running.space(letter.layer.write("\n"))
    if not len(draft.running) and marker is None:
        letter.layer.add(draft.running, element.text or "")
    letter.notes.append(draft)


def _signature(element: etree._Element, letter: _Letter, depth: int) -> None:
    """The signature block, and who signs: office and name are elements of their own."""
    names = [_plain(name) for name in element.iter("naam")] or [_plain(name) for name in element.iter("achternaam")]
    draft = Draft(Soort.ONDERTEKENING)
    _text(element, letter, draft, depth)
    office = draft.text
    for name in names:
        office = office.replace(name, " ") if name else office
    office = re.sub(r"\s+", " ", office).strip(" ,")
    letter.names += [Afzender(office or None, name) for name in names] or [Afzender(office or None, None)]


def _plain(element: etree._Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _mark_signers(letter: _Letter) -> None:
    """The names under a motie: what follows its last formula; where that was forgotten, the names that it ends in."""
    ends = [
        index
        for index, draft in enumerate(letter.drafts)
        if "tot de orde" in draft.text and _MOTION_ENDS.search(draft.text)
    ]
    if ends:
        signers = letter.drafts[ends[-1] + 1 :]
    elif any(draft.soort is Soort.BRIEFHOOFD and "MOTIE VAN" in draft.text for draft in letter.drafts):
        signers = list(takewhile(lambda draft: letterhead.is_name(draft.text.rstrip(" .,;")), reversed(letter.drafts)))[
            ::-1
        ]
    else:
        signers = []
    for draft in signers:
        if draft.soort is Soort.ALINEA and len(draft.text) < 60:
            draft.soort = Soort.ONDERTEKENING
            letter.names.append(Afzender(None, draft.text.strip(" .,;\\")))  # «Piri.», «Erkens,», «\Van Baarle»


def _metadata(root: etree._Element, letter: _Letter) -> Metadata:
    """What the publication says in its own fields, else in its head."""
    values: dict[str, list[str]] = {}
    for meta in root.iterfind("metadata/meta"):
        values.setdefault(meta.get("name", ""), []).append(meta.get("content", ""))

    def first(name: str) -> str | None:
        return next((value for value in values.get(name, []) if value), None)

    record = _IDENTIFIER.search(first("OVERHEIDop.externMetadataRecord") or "")
    dossiers = tuple(dict.fromkeys(_dossiers(root)))
    number = next((_plain(part) for part in root.iter("ondernummer")), None) or first("OVERHEIDop.ondernummer")
    found = Metadata(
        identifier=first("DC.identifier") or (record.group(1) if record else None),
        dossiers=dossiers,
        ondernummer=number,
        vergaderjaar=first("OVERHEIDop.vergaderjaar")
        or next((year for line in root.iter("tekstregel") if (year := letterhead.session(_plain(line)))), None),
        date=_date(root, first("DCTERMS.issued"), letter),
        title=first("OVERHEIDop.documenttitel")
        or next((_plain(part) for part in root.iterfind(".//stuk/titel")), None),
        soort=next((value for value in values.get("DC.type", []) if value != "Kamerstuk"), None),
        afzenders=tuple(letter.names),
    )
    if found.identifier:
        return found
    return replace(found, identifier=letterhead.identifier_of(dossiers, number))


def _dossiers(root: etree._Element) -> Iterator[str]:
    for part in root.iter("dossiernummer"):
        digits = next((_plain(child) for child in part.iterchildren("dossiernr")), "")
        suffix = next(
            (_plain(child) for child in part if _tag(child) in ("begrotingshoofdstuk", "raadnr", "rijkswetnr")), None
        )
        if digits:
            yield letterhead.dossier_name(digits, suffix)


def _date(root: etree._Element, issued: str | None, letter: _Letter) -> date | None:
    """The date of the paper itself, else the one that its head prints, else that of its publication."""
    parts = (part for head in root.iter("datumtekst") for part in head.iterchildren("datum"))
    known = (letterhead.iso_date(part.get("isodatum")) for part in parts)
    printed = (letterhead.placed_date(draft.text) for draft in letter.drafts[:12])
    return next((day for day in chain(known, printed, (letterhead.iso_date(issued),)) if day), None)
