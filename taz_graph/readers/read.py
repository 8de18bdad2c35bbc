"""Read a letter from a file of any kind: the kind is seen from the content, the extension is not believed."""

import re
import stat
from pathlib import Path

from taz_graph.brief import Brief
from taz_graph.errors import BriefError
from taz_graph.readers.archives import member_names, read_member
from taz_graph.readers.docx_file import read_docx
from taz_graph.readers.koop_xml import read_koop
from taz_graph.readers.odt_file import read_odt
from taz_graph.readers.pdf_file import read_pdf
from taz_graph.readers.plain import read_plain
from taz_graph.readers.running import Reading, assemble
from taz_graph.readers.web_page import read_html
from taz_graph.readers.word_plain import is_word_plain, read_word_plain

MAX_BYTES = 50 * 1024 * 1024
MAX_MARKUP = 4 * 1024 * 1024
MAX_TEXT = 2 * 1024 * 1024
_KINDS = "a letter as text, .docx, .odt, .pdf, KOOP's .xml or .html"
_BINARY = {
    b"\xd0\xcf\x11\xe0": "is a Word file of before 2007, or one with a password; save it as .docx without password",
    b"{\\rtf": "is RTF; save it as .docx",
    b"\x89PNG": "is a picture; give the letter as text, or run it through OCR first",
    b"\xff\xd8\xff": "is a picture; give the letter as text, or run it through OCR first",
    b"GIF8": "is a picture; give the letter as text, or run it through OCR first",
    b"II*\x00": "is a picture; give the letter as text, or run it through OCR first",
    b"MM\x00*": "is a picture; give the letter as text, or run it through OCR first",
    b"\x1f\x8b": "is compressed; unpack it first",
    b"7z\xbc\xaf": "is an archive; unpack it first",
    b"Rar!": "is an archive; unpack it first",
}
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_HTML = re.compile(rb"<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
# A page that was saved in part: the element of the letter without those around it.
_PART_OF_HTML = re.compile(
    rb"\s*<(?:div|article|main|section|body|head|meta|table|p|h[1-6]|span)(?:\s[^<>]{0,2000})?>", re.IGNORECASE
)
_XML = re.compile(rb"\s*<(?:\?xml|[A-Za-z!])")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")


def read_brief(path: Path) -> Brief:
    """The letter in a file: plain text (from PDF or Word), docx, odt, pdf, KOOP's XML or HTML.

    Raises BriefError, with one sentence on what is wrong and what to do, for anything that is no letter: a scan, a
    damaged or locked file, another kind of file, one that is too large, an empty one.
    """
    data = _read_bytes(path)
    return assemble(path, _read(data, path))


def _read_bytes(path: Path) -> bytes:
    """The whole file, when it is a file of a size that letters have."""
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise BriefError(f"is a folder; give {_KINDS}", path=path)
        if not stat.S_ISREG(state.st_mode):
            raise BriefError(f"is a device or a pipe, not a file; give {_KINDS}", path=path)
        _limit(state.st_size, MAX_BYTES, path)
        with path.open("rb") as stream:
            data = stream.read(state.st_size + 1)  # room for one more byte than there is: for MAX_BYTES costs time
    except FileNotFoundError as error:
        raise BriefError(f"there is no such file; give {_KINDS}", path=path) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BriefError(f"cannot be read: {reason}; give a file that you may read", path=path) from error
    if not data or data.isspace():
        raise BriefError(f"is empty; give {_KINDS}", path=path)
    return data


def _limit(size: int, limit: int, path: Path) -> None:
    if size > limit:
        raise BriefError(f"is larger than {limit >> 20} MB, which no letter is; give {_KINDS}", path=path)


def _read(data: bytes, path: Path) -> Reading:
    """Dispatch on what the file is."""
    if b"%PDF-" in data[:1024]:
        return read_pdf(data, path)
    if data.startswith(b"PK\x03\x04"):
        return _read_archive(data, path)
    for magic, sentence in _BINARY.items():
        if data.startswith(magic):
            raise BriefError(sentence, path=path)
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", errors="ignore").encode("utf-8")
    if _HTML.search(start) or _PART_OF_HTML.match(start):
        _limit(len(data), MAX_MARKUP, path)
        return read_html(data, path)
    if _XML.match(start) and (start.lstrip().startswith(b"<?xml") or b"<officiele-publicatie" in start):
        _limit(len(data), MAX_MARKUP, path)
        return read_koop(data, path)
    _limit(len(data), MAX_TEXT, path)
    text = decode(data, path)
    return read_word_plain(text, path) if is_word_plain(text) else read_plain(text, path)


def _read_archive(data: bytes, path: Path) -> Reading:
    names = member_names(data, path)
    if "word/document.xml" in names:
        return read_docx(data, path)
    if "content.xml" in names and (read_member(data, "mimetype", path) or b"").startswith(_OPEN_TEXT):
        return read_odt(data, path)
    raise BriefError(f"is an archive or a file of another program; give {_KINDS}", path=path)


def decode(data: bytes, path: Path) -> str:
    """Text in UTF-8, UTF-16 with a byte order mark, or Windows' own code; BriefError for what is no text."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace")
            break
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    odd = len(_CONTROLS.findall(text))
    if odd * 50 > len(text):
        raise BriefError(f"is not text and of no kind that is known; give {_KINDS}", path=path)
    return text
