"""Files made to break a reader: damaged, locked, of another kind, or built to eat memory and time."""

import io
import zipfile
import zlib
from collections.abc import Callable

import docx

MB = 1024 * 1024
_OPEN = b'<?xml version="1.0"?><officiele-publicatie><kamerstuk><stuk><algemeen><vrije-tekst><tekst>'
_CLOSE = b"</tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"


def archive(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def word(body: bytes) -> bytes:
    """A Word file with this in its body."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    with zipfile.ZipFile(stream) as file:
        parts = {member.filename: file.read(member) for member in file.infolist()}
    before, rest = parts["word/document.xml"].split(b"<w:body>")
    parts["word/document.xml"] = before + b"<w:body>" + body + rest[rest.index(b"</w:body>") :]
    return archive(parts)


def koop(body: bytes) -> bytes:
    return _OPEN + body + _CLOSE


def pdf(content: bytes, extra: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of one page with this compressed content."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << " + extra + b" >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    data = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(data)
    data += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer\n<< /Size 5 /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, start)


LOCKED = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >> "
)
LOCKED += b"/ID [<00><00>]"
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><officiele-publicatie>&c;</officiele-publicatie>'
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    b"<officiele-publicatie><al>&a;</al></officiele-publicatie>"
)

# name -> content, and a word of the sentence that says what is wrong
WRONG: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\f \n", "is empty"),
    "marks.txt": (b"[footnoteRef:1]", "no text"),
    "noise.bin": (bytes(range(256)) * 40, "not text"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "picture"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, "save it as .docx"),
    "rich.rtf": (rb"{\rtf1 tekst}", "RTF"),
    "packed.gz": (b"\x1f\x8b\x08\x00", "compressed"),
    "sheet.xlsx": (archive({"xl/workbook.xml": b"<x/>"}), "another program"),
    "text.odg": (
        archive({"mimetype": b"application/vnd.oasis.opendocument.graphics", "content.xml": b"<x/>"}),
        "another program",
    ),
    "other.xml": (b"<?xml version='1.0'?><rss/>", "<rss> is not"),
    "half.xml": (koop(b"<al>tekst")[:-20], "damaged"),
    "bare.xml": (koop(b""), "no text"),
    "entities.xml": (ENTITIES, "entities"),
    "outside.xml": (OUTSIDE, "entities"),
    "deep.xml": (koop(b"<nadruk>" * 250 + b"x" + b"</nadruk>" * 250), "nested"),
    "bare.html": (b"<html><head></head></html>", "no text"),
    "deep.html": (b"<html>" + b"<div>" * 100_000 + b"x", "nested"),
    "half.docx": (word(b"")[:-60], "damaged"),
    "torn.docx": (archive({"word/document.xml": b"0" * 99, "[Content_Types].xml": b"<x/>"}), "damaged"),
    "bomb.docx": (archive({"word/document.xml": b"0" * (60 * MB)}), "unpacks to"),
    "pictures.docx": (archive({"word/document.xml": b"<x/>", "word/media/a.png": b"0" * (120 * MB)}), "unpacks to"),
    "parts.docx": (archive({f"word/{number}.xml": b"" for number in range(2_100)}), "2100 parts"),
    "blank.docx": (word(b"<w:p/>"), "no text"),
    "half.odt": (archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x>"}), "damaged"),
    "locked.odt": (
        archive(
            {
                "mimetype": b"application/vnd.oasis.opendocument.text",
                "content.xml": b"\x00\x01",
                "META-INF/manifest.xml": b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                b"<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>",
            }
        ),
        "locked",
    ),
    "half.pdf": (b"%PDF-1.4\n1 0 obj << /Type", "damaged"),
    "circle.pdf": (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R>>",
        "damaged",
    ),
    "scan.pdf": (pdf(zlib.compress(b"0 0 m 9 9 l S")), "no text"),
    "locked.pdf": (pdf(zlib.compress(b"BT (x) Tj ET"), trailer=LOCKED), "locked"),
}

# Files that want more memory or time than they may have; each must end in a letter or in one error.
HUNGRY: dict[str, Callable[[], bytes]] = {
    "lines.txt": lambda: b"a\n" * MB,
    "short.txt": lambda: b"ab cd\n" * 90_000,
    "notes.txt": lambda: b"".join(b"%d a1\n" % (number % 999) for number in range(95_000)),
    "brackets.txt": lambda: b"[" * (2 * MB),
    "references.txt": lambda: b"[footnoteRef:1]" * 130_000,
    "unclosed.txt": lambda: b"[footnoteRef:1] [1: " + b"[x " * 600_000,
    "digits.txt": lambda: b"1 " * 200_000,
    "word.txt": lambda: b"a" * (2 * MB - 9) + b"-\nb",
    "closers.txt": lambda: b"." + b")" * (2 * MB - 9),
    "dashes.txt": lambda: b"- x\n" * 90_000,
    "paragraphs.html": lambda: b"<html>" + b"<p>a" * (MB - 9),
    "cells.html": lambda: b"<html><table>" + b"<tr><td>a" * 440_000,
    "bold.html": lambda: b"<html><p>" + b"<b>x</b>" * 500_000,
    "blocks.xml": lambda: koop(b"<al>a</al>" * 400_000),
    "nothing.xml": lambda: koop(b"<al/>" * 800_000),
    "blocks.docx": lambda: word(b"<w:p/>" * 1_500_000),
    "runs.docx": lambda: word(b"<w:p>" + b"<w:r><w:t>a</w:t></w:r>" * 380_000 + b"</w:p>"),
    "zeros.pdf": lambda: pdf(zlib.compress(b"0" * (400 * MB))),
    "nested.pdf": lambda: b"%PDF-1.4\n" + b"[" * 2_000_000,
}
