"""The raw text layer of a file with mark-up (docx, odt, xml, html): written once, in reading order, nothing mended."""

from array import array
from collections.abc import Sequence
from pathlib import Path

from taz_graph.brief import Metadata, Soort
from taz_graph.errors import BriefError
from taz_graph.readers import letterhead
from taz_graph.readers.running import Draft, Reading, Running
from taz_graph.readers.structure import BULLETS, heading_number, list_marker, may_be_heading, set_levels

MAX_CHARACTERS = 5_000_000
MAX_PIECES = 300_000
MAX_BLOCKS = 50_000
MAX_DEPTH = 200
_BULLET_MARKS = frozenset(BULLETS + "*-–—o")


class Layer:
    """Raw text with a running count, so that every piece that is written knows its offset."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._parts: list[str] = []
        self._length = 0
        self._blocks = 0

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def write(self, text: str) -> int:
        """Add ``text`` and give its offset; BriefError when the file holds more text than any letter."""
        offset = self._length
        if text:
            self._parts.append(text)
            self._length = offset + len(text)
            if self._length > MAX_CHARACTERS or len(self._parts) > MAX_PIECES:
                raise self._too_much()
        return offset

    def _too_much(self) -> BriefError:
        return BriefError("holds more text than any letter; give one letter, not a collection", path=self._path)

    def add(self, running: Running, text: str) -> None:
        """Write ``text`` to the layer and to the running text of a block."""
        if text:
            running.add(text, self.write(text))

    def end(self) -> None:
        """End of a block."""
        self._blocks += 1
        if self._blocks > MAX_BLOCKS:
            raise self._too_much()
        self.write("\n")


def too_deep(path: Path) -> BriefError:
    """The error for elements within elements within elements."""
    return BriefError("its elements are nested too deeply for a letter; give the file as it was published", path=path)


def write_table(layer: Layer, rows: list[list[Running]]) -> Draft:
    """A table block from the running texts of its cells."""
    running = Running()
    started = False
    for row in rows:
        if not any(len(cell) for cell in row):
            continue
        if started:
            running.separate("\n", layer.write("\n"))
        for column, cell in enumerate(row):
            if column:
                running.separate("\t", cell.offsets[0] if len(cell) else _last(running.offsets))
            running.extend(cell)
        started = True
    return Draft(Soort.TABEL, running)


def _last(offsets: "array[int]") -> int:
    return offsets[-1] if offsets else 0


def finish(  # noqa: PLR0913 - what every reader with mark-up has to hand over
    kind: str,
    layer: Layer,
    drafts: list[Draft],
    notes: list[Draft],
    path: Path,
    *,
    known: Metadata | None = None,
    furniture: Sequence[str] = (),
) -> Reading:
    """A reading from blocks with mark-up: typed markers, headings that are only set in bold, head, signature, metadata.

    ``known`` is what the file says in fields of its own; it goes before what its text says. ``furniture`` is the text
    of page headers and footers, which may name date and number.
    """
    drafts = [draft for draft in drafts if len(draft.running)]
    _find_headings(drafts)
    for draft in drafts:
        _strip_marker(draft)
    head = letterhead.mark_head(drafts)
    if not any(draft.soort is Soort.ONDERTEKENING for draft in drafts):
        letterhead.mark_signature(drafts)
    set_levels(drafts)
    signature = [draft.text for draft in drafts if draft.soort is Soort.ONDERTEKENING]
    heads = [draft.text for draft in drafts[:head]]
    metadata = letterhead.read_metadata(heads, list(furniture), signature, path, known)
    return Reading(kind, layer.text, drafts, notes, metadata)


def _find_headings(drafts: list[Draft]) -> None:
    """Paragraphs that are headings by their looks, in a letter whose writer did not use heading styles for them.

    Set in bold or italics from end to end, short, no sentence, and followed by text. A letter without any such
    paragraph and without heading styles is judged by its words alone, like plain text.
    """
    has_headings = any(draft.soort is Soort.KOP for draft in drafts)
    candidates = [
        index
        for index, draft in enumerate(drafts)
        if (draft.style or not has_headings) and _looks_like_heading(drafts, index)
    ]
    styled = [index for index in candidates if drafts[index].style]
    for index in styled or ([] if has_headings else candidates):
        drafts[index].soort = Soort.KOP
        drafts[index].level = 0


def _looks_like_heading(drafts: list[Draft], index: int) -> bool:
    draft = drafts[index]
    if draft.soort not in (Soort.ALINEA, Soort.LIJSTITEM) or index + 1 >= len(drafts) or not may_be_heading(draft.text):
        return False
    following = drafts[index + 1]
    if draft.soort is Soort.LIJSTITEM:
        return bool(draft.style) and following.soort is not Soort.LIJSTITEM and draft.number not in _BULLET_MARKS
    typed = list_marker(draft.text) is not None and list_marker(following.text) is not None
    return not typed and not (following.soort is Soort.ALINEA and following.text[:1].islower())


def _strip_marker(draft: Draft) -> None:
    """Take a typed number or bullet out of the text: it is the block's ``number``."""
    if draft.number or draft.soort not in (Soort.KOP, Soort.ALINEA):
        return
    found = heading_number(draft.text) if draft.soort is Soort.KOP else list_marker(draft.text)
    if found and found[1] < len(draft.running):
        draft.number = found[0]
        draft.running.drop(found[1])
        if draft.soort is Soort.ALINEA:
            draft.soort, draft.level = Soort.LIJSTITEM, 1
