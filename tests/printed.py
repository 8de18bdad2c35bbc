"""A letter as printed pages, made from the plain text: a PDF turned to text, and PDF by hand and by browser."""

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from pdfminer.fontmetrics import FONT_METRICS

from taz_graph.brief import Brief, Soort
from tests.renditions import body, heading, notes, pieces

CHROMIUM = Path("/usr/bin/chromium")
Page = tuple[list[tuple[str, str]], list[tuple[str, str]]]


def typeset(brief: Brief, width: int, height: int, quotes: str, call: Callable[[int], str]) -> list[Page]:
    """Pages of (kind, line): body lines and note lines. Words are broken as a printer would, at odd places too."""
    pages: list[Page] = [([], [])]
    foot = {block.number: block.text for block in notes(brief)}
    for block in body(brief):
        text = heading(block) if block.soort is Soort.KOP else ""
        text += f"{block.number} " if block.soort is Soort.LIJSTITEM else ""
        for piece in pieces(brief, block, quotes):
            text += call(piece) if isinstance(piece, int) else piece
        wrapped = (
            [" ".join(row) for row in block.rows]
            if block.soort is Soort.TABEL
            else list(wrap(text, width - 8 * block.boxed))
        )
        for index, line in enumerate(wrapped):
            called = [number for number in foot if call(int(number or 0)) in line]
            needed = [f"{number} {foot[number]}" for number in called]
            below = [part for note in needed for part in wrap(note, width + 10)]
            keep = 3 if block.soort is Soort.KOP else 1  # a heading does not stand at the foot of a page
            if len(pages[-1][0]) + len(pages[-1][1]) + len(below) + keep > height:
                pages.append(([], []))
            if index == 0 and pages[-1][0]:
                pages[-1][0].append(("", ""))
            pages[-1][0].append((str(block.soort), line))
            pages[-1][1].extend(("noot", part) for part in below)
            for number in called:
                del foot[number]
    return pages


def wrap(text: str, width: int) -> Iterator[str]:
    """Lines of at most ``width`` characters; long words are broken with a hyphen, compounds at theirs."""
    line = ""
    words = text.split()
    while words:
        word = words.pop(0)
        if len(line) + len(word) + bool(line) <= width:
            line = f"{line} {word}".strip()
            continue
        head, rest = _break(word, width - len(line) - 2)
        if not head and not line:  # longer than a line, and cannot be broken
            head, rest = word, ""
        words[:0] = [rest] if rest else []
        yield f"{line} {head}".strip()
        line = ""
    if line:
        yield line


def _break(word: str, room: int) -> tuple[str, str]:
    """What fits of a word at the end of a line, with its hyphen, and the rest of it."""
    cut = word.find("-", 2, max(room, 2)) + 1
    if cut > 2 and "/" not in word and word[cut : cut + 1].isalpha():
        return word[:cut], word[cut:]
    letters = re.match(r"[a-z\u00e0-\u00ff]{9,}", word)
    if letters is None or room <= 4:
        return "", word
    at = min(room, letters.end() - 3)
    return word[:at] + "-", word[at:]


def to_page_text(brief: Brief) -> bytes:
    """A PDF turned to text: form feeds, page headers, glued calls, notes at the foot; in Windows' own code."""
    lines: list[str] = []
    pages = typeset(brief, 66, 48, "printer", lambda number: f"\ue000{number}\ue001")
    for number, (main, foot) in enumerate(pages, 1):
        lines += [line for _, line in main]
        lines += ["", *(line for _, line in foot)] if foot else []
        lines += [
            "",
            f"Tweede Kamer, vergaderjaar 2023\u20132024, 29 282, nr. {brief.metadata.ondernummer} {number}",
            "\f",
        ]
    text = "\n".join(lines).replace("\ue000", "").replace("\ue001", "")
    return text.encode("cp1252", errors="replace")


def to_pdf(brief: Brief) -> bytes:
    """Printed pages, written by hand: bold headings, raised calls, small notes at the foot, header and page number."""
    pages = typeset(brief, 78, 46, "plain", lambda number: f"\ue000{number}\ue001")
    contents = []
    for number, (main, foot) in enumerate(pages, 1):
        marks = [show(40, 810, 8, "F1", "Ministerie van VWS \u2013 Kamerbrief")]
        y = 780.0
        for kind, line in main:
            y -= 7 if not line else 14
            if line:
                marks += show_line(60, y, 10, "F2" if kind == "kop" else "F1", line)
        y = 60.0 + 10 * len(foot)
        for _, line in foot:
            y -= 10
            marks += show_line(60, y, 7.5, "F1", line)
        marks.append(show(300, 30, 8, "F1", f"Pagina {number} van {len(pages)}"))
        contents.append("\n".join(marks).encode("cp1252", errors="replace"))
    return pdf_file(contents)


def show_line(x: float, y: float, size: float, font: str, line: str) -> list[str]:
    """A line with its calls in small raised digits."""
    marks = []
    for part in re.split(r"(\ue000\d+\ue001)", line):
        raised = part.startswith("\ue000")
        text = part.strip("\ue000\ue001") if raised else part
        if text:
            marks.append(show(x, y + 0.35 * size * raised, size * (0.6 if raised else 1), font, text))
            x += _width(text, font) * size * (0.6 if raised else 1)
    return marks


def _width(text: str, font: str) -> float:
    widths = FONT_METRICS["Helvetica-Bold" if font == "F2" else "Helvetica"][1]
    return sum(widths.get(character, 556) for character in text) / 1000


def show(x: float, y: float, size: float, font: str, text: str) -> str:
    safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size:.2f} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm ({safe}) Tj ET"


def pdf_file(contents: list[bytes]) -> bytes:
    kids = " ".join(f"{6 + 2 * index} 0 R" for index in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for index, content in enumerate(contents):
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % (5 + 2 * index)
        )
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def print_html(page: bytes, folder: Path) -> bytes:
    """The web page printed to PDF by chromium, with its page headers and footers and soft hyphens in long words."""
    style = b"<style>p,li{font:11pt serif;text-align:justify} h3{font:bold 12pt sans-serif}"
    style += b" .note-close,nav,footer{display:none} sup{font-size:60%} td{padding:4pt 12pt}"
    style += b" @page{margin:2cm}</style></head>"
    text = page.replace(b"</head>", style).decode()
    head, main = text.split("<body>")
    main = re.sub(r"(?<=[a-z]{5})(?=[a-z]{5})(?![^<]*>)", "&shy;", main)
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(f"{head}<body>{main}", encoding="utf-8")
    subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-quic",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}", source.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return target.read_bytes()
