"""The part of reading a PDF that may go wrong without end: run in a process of its own, with bounded memory and time.

Started as ``python -m taz_graph.readers.pdf_worker`` with the file on standard input. Writes one JSON document:
``pages``, each with its width and lines, each a list of pieces (``text, x0, y0, x1, y1, size, looks``); or ``error``.
"""

import io
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

MAX_PAGES = 500
MAX_CHARACTERS = 3_000_000
MEMORY = 300 * 1024 * 1024


def main() -> int:
    """Read a PDF from standard input and write what it says; 0 also when it cannot be read."""
    data = sys.stdin.buffer.read()
    _bound_memory()
    sys.stdout.write(json.dumps(read_pages(data)))
    return 0


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - absent on Windows, where only time is bounded
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY + used, MEMORY + used))


def read_pages(data: bytes) -> dict[str, Any]:
    """Pieces of text by page, or an error; pdfminer raises whatever a damaged file makes it stumble over."""
    from pdfminer.high_level import extract_pages  # noqa: PLC0415 - after the memory was bounded
    from pdfminer.layout import LAParams  # noqa: PLC0415
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect  # noqa: PLC0415

    pages: list[dict[str, Any]] = []
    count = images = 0
    try:
        layout = LAParams(boxes_flow=None, char_margin=3.0, line_margin=0.3)
        for page in extract_pages(io.BytesIO(data), maxpages=MAX_PAGES + 1, laparams=layout):
            lines = [pieces for line in _lines(page) for part in _apart(line) if (pieces := _pieces(part))]
            images += _images(page)
            count += sum(len(piece[0]) for pieces in lines for piece in pieces)
            if len(pages) >= MAX_PAGES or count > MAX_CHARACTERS:
                return {"error": "long"}
            pages.append({"width": page.width, "lines": lines})
    except (PDFEncryptionError, PDFPasswordIncorrect):
        return {"error": "locked"}
    except MemoryError:
        return {"error": "memory"}
    except Exception:  # see above: the caller makes one BriefError of it
        return {"error": "damaged"}
    return {"pages": pages} if count else {"error": "scanned" if images or pages else "damaged"}


def _lines(element: Any) -> Iterator[Any]:
    from pdfminer.layout import LTFigure, LTTextBox, LTTextLine  # noqa: PLC0415

    todo = [iter(element)]
    while todo:
        part = next(todo[-1], None)
        if part is None:
            todo.pop()
        elif isinstance(part, LTTextLine):
            yield part
        elif isinstance(part, (LTTextBox, LTFigure)):
            todo.append(iter(part))


def _images(element: Iterable[Any]) -> int:
    from pdfminer.layout import LTFigure, LTImage  # noqa: PLC0415

    return sum(1 for part in element if isinstance(part, (LTFigure, LTImage)))


def _apart(line: Any) -> Iterator[list[Any]]:
    """A line cut where white space as wide as a letter is high stands in it: pdfminer joins the cells of a table.

    Where no column begins there, the reader puts the parts together again.
    """
    from pdfminer.layout import LTChar  # noqa: PLC0415

    part: list[Any] = []
    last: Any = None
    for character in line:
        if isinstance(character, LTChar):
            if last is not None and character.x0 - last.x1 > 0.9 * character.size:
                yield part
                part = []
            last = character
        part.append(character)
    yield part


def _pieces(line: list[Any]) -> list[list[Any]]:
    """Runs of a line that are set alike: text, box, size in points, looks (``v`` bold, ``c`` italic)."""
    from pdfminer.layout import LTChar  # noqa: PLC0415

    pieces: list[list[Any]] = []
    for index, character in enumerate(line):
        text = character.get_text()
        if text == " " and _is_covered(character, line[index + 1 : index + 2]):
            continue
        if not isinstance(character, LTChar):
            if pieces and text.strip("\n"):
                pieces[-1][0] += text
            continue
        name = character.fontname.lower()
        looks = "v" * any(word in name for word in ("bold", "black", "heavy")) + "c" * any(
            word in name for word in ("italic", "oblique")
        )
        size = round(character.size, 1)
        last = pieces[-1] if pieces else None
        if last and last[5] == size and last[6] == looks and abs(last[2] - character.y0) < 1:
            last[0] += text
            last[3] = round(max(last[3], character.x1), 1)
        else:
            box = [round(value, 1) for value in (character.x0, character.y0, character.x1, character.y1)]
            pieces.append([text, *box, size, looks])
    return pieces


def _is_covered(space: Any, following: list[Any]) -> bool:
    """Whether the next letter stands on a space: browsers print a soft hyphen inside a line so."""
    if not hasattr(space, "x0") or not following or not hasattr(following[0], "x0"):
        return False
    return bool(abs(following[0].x0 - space.x0) < 0.3 * (space.x1 - space.x0))


if __name__ == "__main__":
    raise SystemExit(main())
