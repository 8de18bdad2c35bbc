"""Plain text that was made from a PDF: lines of the page, page furniture, hyphens, footnotes at the foot."""

from pathlib import Path

from taz_graph.brief import Soort
from taz_graph.errors import BriefError
from taz_graph.readers import letterhead
from taz_graph.readers.furniture import drop_furniture
from taz_graph.readers.hyphens import Vocabulary
from taz_graph.readers.lines import Line, page_starts, split_lines
from taz_graph.readers.notes import take_notes
from taz_graph.readers.paragraphs import read_paragraphs, write_note
from taz_graph.readers.running import Reading
from taz_graph.readers.structure import set_levels

MAX_LINES = 100_000


def read_plain(original: str, path: Path) -> Reading:
    """The letter in a text whose lines are lines of a page."""
    if sum(original.count(mark) for mark in "\n\r\f\v") > 4 * MAX_LINES:
        raise BriefError(f"more than {4 * MAX_LINES:,} lines; give one letter, not a collection", path=path)
    return read_page_lines(split_lines(original), original, path, "tekst")


def read_page_lines(
    lines: list[Line], original: str, path: Path, kind: str, furniture: tuple[str, ...] = ()
) -> Reading:
    """The letter in printed lines, wherever they come from (plain text or PDF)."""
    if len(lines) > MAX_LINES:
        raise BriefError(f"more than {MAX_LINES:,} lines; give one letter, not a collection", path=path)
    pages = page_starts(lines)
    kept, dropped = drop_furniture(lines)
    body, notes = take_notes(kept)
    words = Vocabulary([line.plain for line in body])
    drafts = read_paragraphs(body, words)
    head = letterhead.mark_head(drafts)
    letterhead.mark_signature(drafts)
    set_levels(drafts)
    signature = [draft.text for draft in drafts if draft.soort is Soort.ONDERTEKENING]
    heads = [draft.text for draft in drafts[:head]]
    metadata = letterhead.read_metadata(heads, [*furniture, *dropped], signature, path)
    return Reading(kind, original, drafts, [write_note(note, words) for note in notes], metadata, pages)
