from pathlib import Path

import pytest

from taz_graph.brief import Block, Brief, Section, Soort
from taz_graph.errors import BriefError
from taz_graph.readers import read_brief
from taz_graph.readers.running import Draft, Reading, Running, assemble

TEXT = """Geachte voorzitter,

Het eerste punt1 staat hier, en het is lang genoeg om een alinea te zijn van
meer dan een regel, zodat de pagina een breedte heeft.

1 Kamerstuk 29 282, nr. 437
\f1. Aanpak

Onder deze kop staat een alinea die ook weer lang genoeg is voor twee
regels, en daarna komt een opsomming:
\u2022 het een;
\u2022 het ander.

1.1 Vervolg

En dan nog een alinea onder een lagere kop.

Hoogachtend,

de Minister van Iets,
A. Naam
"""


@pytest.fixture
def letter(tmp_path: Path) -> Brief:
    path = tmp_path / "kst-12345-6.txt"
    path.write_text(TEXT, encoding="utf-8")
    return read_brief(path)


def test_blocks_stand_in_reading_order_with_footnotes_last(letter: Brief) -> None:
    assert [(block.soort, block.number) for block in letter.blocks] == [
        (Soort.ALINEA, None),
        (Soort.ALINEA, None),
        (Soort.KOP, "1"),
        (Soort.ALINEA, None),
        (Soort.LIJSTITEM, "\u2022"),
        (Soort.LIJSTITEM, "\u2022"),
        (Soort.KOP, "1.1"),
        (Soort.ALINEA, None),
        (Soort.ONDERTEKENING, None),
        (Soort.ONDERTEKENING, None),
        (Soort.VOETNOOT, "1"),
    ]


def test_running_text_is_the_blocks_and_each_character_knows_its_place(letter: Brief) -> None:
    assert letter.text == "".join(f"{block.text}\n" for block in letter.blocks)
    assert len(letter.offsets) == len(letter.text)
    for position, character in enumerate(letter.text[:-1]):
        printed = letter.original[letter.offsets[position]]
        assert printed == character or (character.isspace() and (printed.isspace() or printed == "1"))


def test_a_position_leads_to_its_block_section_and_page(letter: Brief) -> None:
    where = letter.text.index("een alinea onder")
    assert letter.block_at(where).text.startswith("En dan nog")
    assert letter.section_names(where) == ("Vervolg",)
    assert letter.page_at(letter.offsets[where]) == 2
    assert letter.page_at(letter.offsets[letter.text.index("Geachte")]) == 1
    assert letter.section_names(letter.text.index("A. Naam")) == ("ondertekening",)
    assert letter.section_names(letter.text.index("Kamerstuk")) == ("voetnoot 1",)
    assert letter.section_names(0) == ("aanhef",)


def test_a_position_in_a_heading_lies_in_it_and_in_what_is_around_it(letter: Brief) -> None:
    assert letter.section_names(letter.text.index("Vervolg"))[:2] == ("Vervolg", "Aanpak")


def test_sections_know_the_heading_above(letter: Brief) -> None:
    assert letter.sections == (Section("aanhef"), Section("Aanpak", "1", 1), Section("Vervolg", "1.1", 2, parent=1))
    block = next(block for block in letter.blocks if block.text.startswith("En dan nog"))
    assert [section.title for section in letter.section_path(block)] == ["Aanpak", "Vervolg"]


def test_a_footnote_knows_where_it_is_called(letter: Brief) -> None:
    (note,) = letter.footnotes
    assert letter.blocks[note.block].text == "Kamerstuk 29 282, nr. 437"
    (call,) = note.calls
    assert letter.text[:call].endswith("Het eerste punt")
    assert letter.text[call:].startswith(" staat hier")


def test_the_file_name_gives_the_number_that_the_letter_does_not_print(letter: Brief) -> None:
    assert letter.metadata.identifier == "kst-12345-6"
    assert letter.metadata.identifier_from_name
    assert (letter.metadata.dossiers, letter.metadata.ondernummer) == (("12345",), "6")


def test_an_empty_span_has_a_place_too(letter: Brief) -> None:
    assert letter.original_span(3, 3) == (3, 3)
    end = len(letter.text)
    assert letter.original_span(end, end) == (len(letter.original), len(letter.original))


def test_rows_are_those_of_tables_only() -> None:
    text = "Maat\t2022\nWerkdruk\t41%"
    assert Block(Soort.TABEL, text, 0, 0).rows == (("Maat", "2022"), ("Werkdruk", "41%"))
    assert Block(Soort.ALINEA, text, 0, 0).rows == ()


def test_running_text_has_one_space_for_white_space_and_no_layout_characters() -> None:
    running = Running()
    running.add("  ef\ufb01cie\u00adnt  ", 10)
    running.call("3")
    running.add("\u00a0werk\u200b", 23)
    assert running.text == "efficient werk"
    # the ligature gives two letters at one place, the soft hyphen none
    assert list(running.offsets) == [12, 13, 14, 14, 15, 16, 17, 19, 20, 21, 24, 25, 26, 27]
    assert [(call.number, call.position) for call in running.calls] == [("3", 9)]


def test_a_marker_is_dropped_with_its_white_space() -> None:
    running = Running()
    running.add("2. Kop", 5)
    running.call("1")
    running.drop(2)
    assert (running.text, list(running.offsets), running.calls[0].position) == ("Kop", [8, 9, 10], 3)


def test_a_box_ends_where_the_text_around_it_goes_on(tmp_path: Path) -> None:
    def draft(soort: Soort, text: str, *, boxed: bool = False) -> Draft:
        made = Draft(soort, level=1 if soort is Soort.KOP else 0, boxed=boxed)
        made.running.add(text, 0)
        return made

    drafts = [
        draft(Soort.KOP, "Kop"),
        draft(Soort.KOP, "Kader", boxed=True),
        draft(Soort.ALINEA, "in het kader", boxed=True),
        draft(Soort.ALINEA, "na het kader"),
    ]
    brief = assemble(tmp_path, Reading("tekst", "x" * 20, drafts))
    assert [brief.sections[block.section].title for block in brief.blocks] == ["Kop", "Kader", "Kader", "Kop"]


def test_a_letter_without_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match="there is no text"):
        assemble(tmp_path, Reading("tekst", "", [Draft(Soort.ALINEA)]))
