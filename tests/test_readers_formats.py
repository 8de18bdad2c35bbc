"""Every kind of file gives the same letter: blocks, headings, notes and each Vindplaats of the data."""

import functools
from collections.abc import Callable
from pathlib import Path

import pytest

from taz_graph.brief import Brief
from taz_graph.readers import read_brief
from tests import printed, renditions
from tests.letters import LETTERS
from tests.shared import shared_path
from tests.test_vindplaats import misses

RENDITIONS: dict[str, Callable[[Brief], bytes]] = {
    "styled.docx": functools.partial(renditions.to_docx, styled=True),
    "bold.docx": functools.partial(renditions.to_docx, styled=False),
    "letter.odt": renditions.to_odt,
    "metadata.xml": functools.partial(renditions.to_xml, inline_metadata=True),
    "reference.xml": functools.partial(renditions.to_xml, inline_metadata=False),
    "page.html": renditions.to_html,
    "word.txt": renditions.to_word_text,
    "pages.txt": printed.to_page_text,
    "pages.pdf": printed.to_pdf,
}
KINDS = {"docx": "docx", "odt": "odt", "xml": "xml", "html": "html", "pdf": "pdf"}


@functools.cache
def original(name: str) -> Brief:
    return read_brief(shared_path(f"bronnen/{name}.txt"))


def check(brief: Brief, name: str) -> None:
    """What must be the same in every rendition."""
    letter = original(name)
    assert not (faults := misses(brief, name)), "\n".join(faults)
    assert [section.title for section in brief.sections] == [section.title for section in letter.sections]
    assert [note.number for note in brief.footnotes] == [note.number for note in letter.footnotes]
    assert [len(note.calls) for note in brief.footnotes] == [1] * len(letter.footnotes)
    assert brief.metadata.identifier == name
    assert [sender.naam for sender in brief.metadata.afzenders] == [sender.naam for sender in letter.metadata.afzenders]


def test_renditions_are_all_here() -> None:
    assert len(RENDITIONS) == 9


@pytest.mark.shared
@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("kind", RENDITIONS)
def test_every_rendition_gives_the_same_letter(name: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.{kind}"
    path.write_bytes(RENDITIONS[kind](original(name)))
    brief = read_brief(path)
    assert brief.kind == KINDS.get(kind.rsplit(".", 1)[-1], brief.kind)
    check(brief, name)


@pytest.mark.shared
@pytest.mark.browser
@pytest.mark.skipif(not printed.CHROMIUM.exists(), reason="chromium is not on this machine")
@pytest.mark.parametrize("name", LETTERS)
def test_a_page_that_a_browser_printed_gives_the_same_letter(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(printed.print_html(renditions.to_html(original(name)), tmp_path))
    check(read_brief(path), name)
