"""One letter in every kind of file with mark-up, made from what the plain text says: docx, odt, html, xml.

Each rendition sets the letter in its own way (line breaks, hyphens, quotation marks, spaces, page furniture and
footnotes), as ministries and the printer do, so that what is found back in all of them does not hang on how it was
printed.
"""

import io
import re
import textwrap
import zipfile
from collections.abc import Iterator
from html import escape

import docx
import odfdo
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement

from taz_graph.brief import Block, Brief, Soort

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_QUOTES = {
    "printer": str.maketrans("\u201c\u201d", "\u00ab\u00bb"),
    "ministry": str.maketrans("\u00ab\u00bb", "\u201c\u201d"),
    "plain": str.maketrans("\u00ab\u00bb\u201c\u201d\u2018\u2019", '""""\'\''),
}


def pieces(brief: Brief, block: Block, quotes: str) -> Iterator[str | int]:
    """Text of a block with the numbers of footnotes where they are called."""
    table = _QUOTES[quotes]
    calls = sorted((call, int(note.number)) for note in brief.footnotes for call in note.calls)
    position = block.start
    for call, number in calls:
        if block.start <= call <= block.end:
            if position == call and position > block.start:
                yield " "  # two notes are called in one place
            yield brief.text[position:call].translate(table)
            yield number
            position = call
    yield brief.text[position : block.end].translate(table)


def body(brief: Brief) -> list[Block]:
    return [block for block in brief.blocks if block.soort is not Soort.VOETNOOT]


def notes(brief: Brief) -> list[Block]:
    return [brief.blocks[note.block] for note in brief.footnotes]


def heading(block: Block) -> str:
    return f"{block.number}. " if block.number else ""


# Word


def to_docx(brief: Brief, *, styled: bool) -> bytes:
    """Word, with heading styles or (as ministries do) with headings that are only bold or italic."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ministerie van Volksgezondheid, Welzijn en Sport"
    cell = None  # of the box that is open
    for block in body(brief):
        if block.boxed and cell is None:
            cell = document.add_table(1, 1).cell(0, 0)
        cell = cell if block.boxed else None
        where = cell or document
        if block.soort is Soort.TABEL:
            table = document.add_table(0, max(len(row) for row in block.rows))
            for row in block.rows:
                for target, text in zip(table.add_row().cells, row, strict=False):
                    target.text = text
        elif block.soort is Soort.KOP and styled and not block.boxed:
            _word_runs(document.add_heading(level=block.level), brief, block, prefix=heading(block))
        else:
            paragraph = where.add_paragraph(
                style="List Bullet" if block.soort is Soort.LIJSTITEM and where is document else None
            )
            _word_runs(paragraph, brief, block, prefix=heading(block) if block.soort is Soort.KOP else "")
            if block.soort is Soort.KOP:
                for run in paragraph.runs:
                    run.bold, run.italic = block.level < 3 or None, block.level >= 3 or None
    _word_notes(document, brief)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _word_runs(paragraph: object, brief: Brief, block: Block, prefix: str) -> None:
    """Runs as Word leaves them: cut anywhere, with a bookmark between."""
    add = paragraph.add_run  # type: ignore[attr-defined]
    if prefix:
        add(prefix)
    for piece in pieces(brief, block, "ministry"):
        if isinstance(piece, int):
            reference = OxmlElement("w:footnoteReference")
            reference.set(f"{{{WORD}}}id", str(piece))
            add()._r.append(reference)
        else:
            for part in textwrap.wrap(piece, 37, drop_whitespace=False, break_on_hyphens=False) or [piece]:
                add(part.replace(" nr. ", " nr.\u00a0"))
                paragraph._p.append(OxmlElement("w:bookmarkEnd"))  # type: ignore[attr-defined]


def _word_notes(document: object, brief: Brief) -> None:
    texts = "".join(
        f'<w:footnote w:id="{block.number}"><w:p><w:r><w:footnoteRef/></w:r><w:r>'
        f'<w:t xml:space="preserve"> {escape(block.text)}</w:t></w:r></w:p></w:footnote>'
        for block in notes(brief)
    )
    blob = f'<w:footnotes xmlns:w="{WORD}">{texts}</w:footnotes>'.encode()
    package = document.part.package  # type: ignore[attr-defined]
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    document.part.relate_to(Part(PackURI("/word/footnotes.xml"), kind, blob, package), RT.FOOTNOTES)  # type: ignore[attr-defined]


# OpenDocument


def to_odt(brief: Brief) -> bytes:
    parts = []
    for block in body(brief):
        text = "".join(
            _odt_note(brief, piece) if isinstance(piece, int) else escape(piece).replace("  ", " <text:s/>")
            for piece in pieces(brief, block, "ministry")
        )
        if block.soort is Soort.KOP:
            parts.append(f'<text:h text:outline-level="{block.level}">{heading(block)}{text}</text:h>')
        elif block.soort is Soort.LIJSTITEM:
            parts.append(f"<text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list>")
        elif block.soort is Soort.TABEL:
            rows = (
                "<table:table-row>"
                + "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row)
                + "</table:table-row>"
                for row in block.rows
            )
            parts.append(f"<table:table>{''.join(rows)}</table:table>")
        elif block.boxed:
            parts.append(
                f"<text:p><draw:frame><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame></text:p>"
            )
        else:
            parts.append(f"<text:p>{text.replace(', ', ',<text:line-break/>', 1)}</text:p>")
    stream = io.BytesIO()
    document = odfdo.Document("text")
    document.body.clear()
    document.save(stream)
    return _replace_body(stream.getvalue(), "".join(parts))


def _odt_note(brief: Brief, number: int) -> str:
    text = next(block.text for block in notes(brief) if block.number == str(number))
    return (
        f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
        f"<text:note-body><text:p>{escape(text)}</text:p></text:note-body></text:note>"
    )


def _replace_body(data: bytes, content: str) -> bytes:
    """The same archive with another text in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.infolist():
            part = old.read(member)
            if member.filename == "content.xml":
                text = re.sub(
                    r"<office:text[^>]*/>|<office:text[^>]*>.*</office:text>",
                    "<office:text>@</office:text>",
                    part.decode(),
                    flags=re.DOTALL,
                )
                part = text.replace("@", content).encode()
            new.writestr(member, part)
    return stream.getvalue()


# KOOP


def to_xml(brief: Brief, *, inline_metadata: bool) -> bytes:
    letter = brief.metadata
    meta = (
        f'<meta name="DC.identifier" scheme="OVERHEIDop.ParlID" content="{letter.identifier}"/>'
        if inline_metadata
        else '<meta name="OVERHEIDop.externMetadataRecord" scheme="" '
        f'content="https://zoek.officielebekendmakingen.nl/{letter.identifier}/metadata.xml"/>'
    )
    parts: list[str] = []
    for block in body(brief):
        text = "".join(
            _koop_note(brief, piece) if isinstance(piece, int) else escape(piece)
            for piece in pieces(brief, block, "printer")
        )
        if block.soort is Soort.KOP:
            look = ("vet", "halfvet", "cur", "rom")[min(block.level, 4) - 1]
            parts.append(f'<tussenkop kopopmaak="{look}">{heading(block)}{text}</tussenkop>')
        elif block.soort is Soort.LIJSTITEM:
            parts.append(f'<lijst type="expliciet"><li><li.nr>{block.number}</li.nr><al>{text}</al></li></lijst>')
        elif block.soort is Soort.TABEL:
            rows = (
                "<row>" + "".join(f"<entry><al>{escape(cell)}</al></entry>" for cell in row) + "</row>"
                for row in block.rows
            )
            parts.append(f"<table><tgroup><tbody>{''.join(rows)}</tbody></tgroup></table>")
        elif block.soort is not Soort.ONDERTEKENING:
            half = len(text) // 2
            cut = text.find(" ", half) if "<" not in text else -1
            text = f'{text[:cut]} <nadruk type="cur">{text[cut + 1 :]}</nadruk>' if cut > 0 else text
            parts.append(f"<kader><al>{text}</al></kader>" if block.boxed else f"<al>{text}</al>")
    (signer,) = letter.afzenders
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<officiele-publicatie><metadata>{meta}</metadata><kamerstuk>'
        "<kamerstukkop><tekstregel inhoud='vergaderjaar'>Vergaderjaar 2023-2024</tekstregel></kamerstukkop>"
        "<dossier><dossiernummer><dossiernr>29 282</dossiernr></dossiernummer>"
        "<titel>Arbeidsmarktbeleid</titel></dossier>"
        f"<stuk><stuknr>Nr. <ondernummer kamer='2'>{letter.ondernummer}</ondernummer></stuknr>"
        "<titel>BRIEF VAN DE MINISTER</titel><datumtekst>Den Haag, <datum isodatum='2024-05-31'>31 mei 2024</datum>"
        f"</datumtekst><algemeen><vrije-tekst><tekst>{chr(10).join(parts)}</tekst></vrije-tekst></algemeen>"
        f"<tekst-sluiting><ondertekening><functie>{signer.functie}</functie>,<naam><achternaam>{signer.naam}"
        "</achternaam></naam></ondertekening></tekst-sluiting>"
        "</stuk></kamerstuk></officiele-publicatie>"
    ).encode()


def _koop_note(brief: Brief, number: int) -> str:
    text = next(block.text for block in notes(brief) if block.number == str(number))
    return f'<noot type="voet" id="n{number}"><noot.nr>{number}</noot.nr><noot.al>{escape(text)}</noot.al></noot>'


# The web page of officielebekendmakingen.nl


def to_html(brief: Brief) -> bytes:
    parts: list[str] = []
    for block in body(brief):
        text = "".join(
            f'<sup><a class="nootnum supernote-click-ID-{piece}" href="#ID-{piece}">{piece}</a></sup>'
            if isinstance(piece, int)
            else escape(piece)
            for piece in pieces(brief, block, "printer")
        )
        if block.soort is Soort.KOP:
            look = ("vet", "cur", "rom", "ondlijn")[min(block.level, 4) - 1]
            parts.append(f'<h3 class="tussenkop_{look} no-toc">{heading(block)}{text}</h3>')
        elif block.soort is Soort.LIJSTITEM:
            parts.append(
                '<ul class="expliciet whitespace-small"><li class="li"><p class="labeled">'
                f'<span class="ol">{block.number} </span>{text}</p></li></ul>'
            )
        elif block.soort is Soort.TABEL:
            rows = ("<tr>" + "".join(f"<td><p>{escape(cell)}</p></td>" for cell in row) + "</tr>" for row in block.rows)
            parts.append(f"<table><tbody>{''.join(rows)}</tbody></table>")
        elif block.soort is Soort.ONDERTEKENING:
            parts.append(f'<p class="ondertekening">{text.replace(", ", ",<br/>", 1)}</p>')
        else:
            parts.append(f'<div class="kader"><p>{text}</p></div>' if block.boxed else f"<p>\n   {text}\n</p>")
    foot = "".join(
        f'<div class="voet noot snp-mouseoffset snb-pinned notedefault" id="supernote-note-ID-{block.number}">'
        f'<h5 class="note-close"><a class="note-close" href="#close-ID-{block.number}">X</a> Noot </h5>'
        f'<sup><span class="nootnum"><a id="ID-{block.number}"></a>{block.number}</span></sup>'
        f"<p>{escape(block.text)}</p></div>"
        for block in notes(brief)
    )
    return (
        f'<!DOCTYPE html><html lang="nl"><head><title>x</title><meta charset="utf-8"/>'
        f'<meta name="DCTERMS.identifier" content="{brief.metadata.identifier}"/></head><body>'
        "<nav><ul><li>Uitgebreid zoeken</li></ul></nav><main><article>"
        '<h1 class="dossiertitel">29 282 Arbeidsmarktbeleid</h1><div class="stuk"><h1 class="stuktitel">'
        f'<span class="stuknummer">Nr. {brief.metadata.ondernummer}</span> BRIEF VAN DE MINISTER</h1>'
        f'{chr(10).join(parts)}</div><div id="noten"><hr/>{foot}</div></article></main>'
        "<footer>Over deze website</footer></body></html>"
    ).encode()


# Word turned to text


def to_word_text(brief: Brief) -> bytes:
    """Word turned to text: a line for each paragraph, notes behind it."""
    lines: list[str] = []
    for block in body(brief):
        text, after = "", ""
        for piece in pieces(brief, block, "ministry"):
            if isinstance(piece, int):
                text += f"[footnoteRef:{piece}]"
                note = next(each.text for each in notes(brief) if each.number == str(piece))
                after += f" [{piece}: {note}\n] "
            else:
                text += piece
        mark = (
            heading(block)
            if block.soort is Soort.KOP
            else f"\u00b7 {text and ''}"
            if block.soort is Soort.LIJSTITEM
            else ""
        )
        lines.append("[bookmark: _Hlk1]" + mark + text + after)
        lines += [""] * (block.soort is not Soort.KOP)
    return "\r\n".join(lines).encode("utf-8-sig")
