"""Plain text: each rule with the case that forced it, and one that it must leave alone."""

from pathlib import Path

import pytest

from taz_graph.brief import Brief, Soort
from taz_graph.readers import read_brief
from taz_graph.readers.hyphens import Join, Vocabulary, in_address
from taz_graph.readers.lines import split_lines
from taz_graph.readers.structure import heading_number, list_marker, may_be_heading, table_cells
from tests.shared import shared_path


def read(tmp_path: Path, text: str, encoding: str = "utf-8", name: str = "brief.txt") -> Brief:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return read_brief(path)


# end of line, start of the next, what else the letter prints -> how they are joined
HYPHENS = [
    ("aangiftebe-", "reidheid", "", Join.WORD),
    ("welzijnsorgani-", "saties worden", "", Join.WORD),
    ("zorg- en welzijnsorgani-", "saties", "", Join.WORD),
    ("zorg-", "en ondersteuning", "", Join.SUSPENDED),
    ("in-", "of uitstroom", "", Join.SUSPENDED),
    ("in-", ", door- en uitstroom", "", Join.SUSPENDED),
    ("vrouw-", "en", "de vrouwen", Join.WORD),  # the letter prints it whole
    ("IZA-", "partijen", "", Join.COMPOUND),
    ("NZa-", "beleid", "", Join.COMPOUND),
    ("BIG-geregi-", "streerde", "", Join.WORD),  # the hyphen that counts is the last one
    ("Noord-", "Holland", "", Join.COMPOUND),
    ("covid-19-", "beleid", "", Join.COMPOUND),
    ("btw-", "heffing", "", Join.COMPOUND),
    ("mbo-", "student", "", Join.COMPOUND),
    ("e-", "health", "", Join.COMPOUND),
    ("\u00abPas toe\u00bb-", "overzicht", "", Join.COMPOUND),
    ("zij-", "instroom", "", Join.COMPOUND),
    ("zij-", "kant", "", Join.WORD),
    ("bij-", "eenkomst", "", Join.WORD),
    ("auto-", "ongeluk", "", Join.COMPOUND),  # the vowels would be read as one
    ("financi-", "eel", "", Join.WORD),
    ("ge-", "informeerd", "", Join.WORD),  # lost its trema at the break
    ("co-", "ordinatie", "", Join.WORD),
    ("praktijk-", "voorbeeld", "het praktijk-voorbeeld", Join.COMPOUND),  # the letter prints it with its hyphen
    ("tijd-", "elijk", "tijdelijk en tijd-elijk, tijdelijk", Join.WORD),  # it prints both: the more frequent
    ("5-", "7", "", Join.COMPOUND),
    ("-", "los", "", Join.COMPOUND),
]


@pytest.mark.parametrize(("line", "following", "others", "expected"), HYPHENS)
def test_hyphens_at_line_ends(line: str, following: str, others: str, expected: Join) -> None:
    assert Vocabulary([others, line, following]).join(line, following) is expected


ADDRESSES = [
    ("Zie ook: https://", "www.digizo.nu", True),
    ("zie https://dashboards.nl/v4/AZW/", "?_state_id_=86", True),
    ("zie https://www.nieuws.nl/nieuwsbrief-mbo-", "januari/weer", True),
    ("zie https://www.digizo.nu/", "Daarnaast is er", False),
    ("zie https://www.digizo.nu", "en meer", False),
    ("de zorg/", "welzijn", False),
    ("", "x", False),
]


@pytest.mark.parametrize(("line", "following", "expected"), ADDRESSES)
def test_addresses_run_on(line: str, following: str, expected: bool) -> None:
    assert in_address(line, following) is expected


HEADINGS = [
    ("Inleiding", True),
    ("3.1 Sturende/regulerende rol", True),
    ("Programmalijn 1: Meer ruimte voor behoud", True),
    ("\u00abPas toe\u00bb in de praktijk", True),
    ("Wat gaan we doen?", True),
    ("2. Ruimte voor behoud", True),
    ("het gaat door", False),
    ("Dit is een zin.", False),
    ("Bij de afspraken rond programmalijn 1:", False),
    ("Geachte voorzitter", False),
    ("Bron: CBS, AZW StatLine", False),
    ("Dat is zo. En dit ook", False),
    ("Zie www.x.nl", True),
    ("Zie https://www.x.nl", False),
    ("\u2022 Punt een", False),
    ("Werktevredenheid 77% (Q4 2022) 78% (Q4 2023)", False),
    ("Tijdens het debat (Kamerstuk 31", False),
    ("576", False),
    ("X" * 151, False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_what_may_be_a_heading(text: str, expected: bool) -> None:
    assert may_be_heading(text) is expected


MARKERS = [
    ("\u00b7 De motie", ("\u00b7", 2)),
    ("\u2022De motie", ("\u2022", 1)),
    ("1. een", ("1.", 3)),
    ("b) twee", ("b)", 3)),
    ("(iii) drie", ("(iii)", 6)),
    ("\u2013 vier", ("\u2013", 2)),
    ("14 mei jl.", None),
    ("1.000 banen", None),
    ("z.o.z.", None),
]


@pytest.mark.parametrize(("text", "expected"), MARKERS)
def test_list_markers(text: str, expected: tuple[str, int] | None) -> None:
    assert list_marker(text) == expected


NUMBERS = [
    ("3.1 Rol", ("3.1", 4)),
    ("1. Aanpak", ("1", 3)),
    ("A. Aanpak", ("A", 3)),
    ("2 Aanpak", ("2", 2)),
    ("IV. Slot", ("IV", 4)),
    ("2023 was een jaar", None),
    ("1.000 banen", None),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_heading_numbers(text: str, expected: tuple[str, int] | None) -> None:
    assert heading_number(text) == expected


ROWS = [
    ("Werkdruk 41% (Q4 2022) 37% (Q4 2023)", ("Werkdruk", ["41% (Q4 2022)", "37% (Q4 2023)"])),
    ("Aandeel 1 op 6,5 (Q3 2022) 1 op 6,4 (Q4 2023)", ("Aandeel", ["1 op 6,5 (Q3 2022)", "1 op 6,4 (Q4 2023)"])),
    ("1.000 banen) 44 (Q3 2022) 43 (Q3 2023)", ("1.000 banen)", ["44 (Q3 2022)", "43 (Q3 2023)"])),
    ("Budget \u20ac 54 mln \u20ac 60 mln", ("Budget", ["\u20ac 54 mln", "\u20ac 60 mln"])),
    ("gedaald van 41% naar 37%", None),
    ("Kernindicatoren Nulmeting Laatste meting", None),
    ("1 " * 400, None),  # longer than any row
]


@pytest.mark.parametrize(("line", "expected"), ROWS)
def test_table_rows_from_loose_lines(line: str, expected: tuple[str, list[str]] | None) -> None:
    assert table_cells(line) == expected


def test_tables_are_whole() -> None:
    cases = (HYPHENS, ADDRESSES, HEADINGS, MARKERS, NUMBERS, ROWS, CALLS, SECTIONS)
    assert [len(table) for table in cases] == [27, 7, 20, 9, 7, 7, 17, 8]


# body lines, notes at the foot -> calls as (number, last word before it); what stays is a number
CALLS = [
    ("verder zal toenemen1. Dat is zo.", "1 Nr. 554", [("1", "toenemen")]),
    ("van hun vak2. Dat\nis zo1 daar.", "1 Een\n2 Twee", [("2", "vak")]),  # out of order: only one can stand
    ("dat is zo1 en zo2.", "1 Een\n2 Twee", [("1", "zo"), ("2", "zo")]),
    ("de uitstroomden1 2.", "1 Een\n2 Twee", [("1", "uitstroomden"), ("2", "uitstroomden")]),
    ("per januari 20241. Op die", "1 Een", [("1", "2024")]),
    ("van 7 maart jl.1. Om de", "1 Een", [("1", "jl.")]),
    ("van de NZa1. Voor", "1 Een", [("1", "NZa")]),
    ("in de (AZW)1. Dit", "1 Een", [("1", "(AZW)")]),
    ("de \u00abbeweging\u00bb1 gaat", "1 Een", [("1", "\u00abbeweging\u00bb")]),
    ("is opgenomen 1\nin de brief", "1 Een", [("1", "opgenomen")]),
    ("Het was 1\njanuari toen", "1 Een", []),  # a date
    ("Zie ook nr. 1\nvan de stukken", "1 Een", []),  # a number of a paper
    ("In Q1 en Q1 was de CO2 hoog", "1 Een", []),  # names, not calls
    ("Er zijn 1.176 of 1 op 6,1 of 21%", "1 Een", []),
    ("Er waren 1 openstaande vacatures", "1 Een", []),
    ("Zo1 is het", "", []),  # no note of that number
    ("Zo1 is het", "3 Drie", []),  # not in sequence
]


@pytest.mark.parametrize(("body", "foot", "expected"), CALLS)
def test_calls_of_footnotes(tmp_path: Path, body: str, foot: str, expected: list[tuple[str, str]]) -> None:
    text = f"Geachte voorzitter,\n\n{body}\n\n{foot}\n\fDe volgende pagina gaat\nover iets anders dan dit.\n"
    brief = read(tmp_path, text)
    calls = sorted((call, note.number) for note in brief.footnotes for call in note.calls)
    assert [(number, brief.text[:call].split()[-1]) for call, number in calls] == expected
    if not expected:
        assert body.split("\n", maxsplit=1)[0] in brief.text


def test_a_note_goes_on_over_lines_and_blank_lines_until_the_page_ends(tmp_path: Path) -> None:
    text = (
        "Geachte voorzitter,\n\nDit loopt1 door over de\n\n1 Zie https://www.x.nl/opdracht-\n\nvoorbehouden en wat\n"
        "daar staat.\n\nTweede Kamer, vergaderjaar 2023\u20132024, 29 282, nr. 576 3\n\n pagina heen.\n"
    )
    brief = read(tmp_path, text)
    assert brief.blocks[1].text == "Dit loopt door over de pagina heen."
    assert brief.blocks[-1].text == "Zie https://www.x.nl/opdracht-voorbehouden en wat daar staat."
    assert brief.metadata.identifier == "kst-29282-576"
    assert "vergaderjaar" not in brief.text


def test_a_note_whose_call_was_lost_is_a_note_when_only_a_note_starts_so(tmp_path: Path) -> None:
    page = "Dit staat in nr. 5431 van\nde stukken.\n\n1 Kamerstuk 29 282, nr. 5\n\f"
    brief = read(tmp_path, f"{page}Er waren toen\n\n2 openstaande vacatures.\n")
    assert [brief.blocks[note.block].text for note in brief.footnotes] == ["Kamerstuk 29 282, nr. 5"]
    assert "nr. 5431 van" in brief.text  # what belongs to the number is not guessed
    assert "2 openstaande" in brief.text


def test_notes_are_found_where_a_text_lost_its_pages(tmp_path: Path) -> None:
    text = (
        "Geachte voorzitter,\n\nEen zin1 die hier staat en door gaat.\n\n1 De noot\nvan twee regels.\n\n"
        "De brief gaat door2"
        " met een alinea.\n\n2 Nog een noot.\n\nEn eindigt.\n"
    )
    brief = read(tmp_path, text)
    assert [brief.blocks[note.block].text for note in brief.footnotes] == ["De noot van twee regels.", "Nog een noot."]
    assert [block.text for block in brief.blocks[:4]] == [
        "Geachte voorzitter,",
        "Een zin die hier staat en door gaat.",
        "De brief gaat door met een alinea.",
        "En eindigt.",
    ]


@pytest.mark.parametrize(
    "furniture",
    [
        "Pagina {} van 3",
        "{}",
        "- {} -",
        "Ministerie van VWS {}",
        "Tweede Kamer, vergaderjaar 2023\u20132024, 29 282, nr. 576 {}",
        "Tweede Kamer, vergaderjaar 2023\u20132024, 29 282, nr. 576\n{}",
    ],
)
def test_page_furniture_is_no_text(tmp_path: Path, furniture: str) -> None:
    words = ("een", "twee", "drie")
    pages = [
        f"De alinea op pagina {word} telt\nmeer dan {word} woorden.\n\n{furniture.format(number)}\n"
        for number, word in enumerate(words, 1)
    ]
    brief = read(tmp_path, "\f".join(pages))
    assert [block.text for block in brief.blocks] == [
        f"De alinea op pagina {word} telt meer dan {word} woorden." for word in words
    ]


def test_a_number_that_does_not_count_along_is_no_page_number(tmp_path: Path) -> None:
    brief = read(tmp_path, "Er waren dit jaar in totaal\n\n576\n\fvacatures in de sector zorg.\n")
    assert "576" in brief.text


# text, a word in it -> the section it stands in
SECTIONS = [
    ("Inleiding\nDit is de tekst.", "tekst", "Inleiding"),
    ("Inleiding\n\nDit is de tekst.", "tekst", "Inleiding"),
    ("Titel over twee re-\ngels\n\nDit is de tekst.", "tekst", "Titel over twee regels"),
    ("Dit is de eerste tekst.\n\nSlot", "Slot", "aanhef"),  # nothing stands under it
    ("Dit is de lopende\n\ntekst van een zin.", "tekst", "aanhef"),  # a stray blank line
    ("In twee rollen:\n\n1. Sturende rol\n\n2. Faciliterende rol\n\nDe tekst gaat door.", "tekst", "aanhef"),  # a list
    ("1. Sturende rol\n\nDe tekst van een.\n\n2. Andere rol\n\nDe inhoud.", "inhoud", "Andere rol"),
    ("Kernindicatoren Nulmeting Meting\n\nDruk 41% 37%\nRust 4% 3%\n\nDe tekst.", "tekst", "aanhef"),  # head of a table
]


@pytest.mark.parametrize(("text", "word", "expected"), SECTIONS)
def test_sections_of_plain_text(tmp_path: Path, text: str, word: str, expected: str) -> None:
    brief = read(tmp_path, f"Geachte voorzitter,\n\nDit gaat aan de rest vooraf.\n\n{text}\n")
    assert brief.section_names(brief.text.index(word))[0] == expected


def test_tables_from_tabs_keep_their_cells(tmp_path: Path) -> None:
    brief = read(tmp_path, "Geachte voorzitter,\n\nMaat\t2022\t2023\nDruk\t41%\t37%\n\nEinde van de brief.\n")
    (table,) = [block for block in brief.blocks if block.soort is Soort.TABEL]
    assert table.rows == (("Maat", "2022", "2023"), ("Druk", "41%", "37%"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_codes_and_line_ends(tmp_path: Path, encoding: str, line_end: str) -> None:
    text = "Geachte voorzitter,\n\nHet \u00abbe\u00efnvloedbare\u00bb aandeel van \u20ac 5\nmiljoen.\n".replace(
        "\n", line_end
    )
    brief = read(tmp_path, text, encoding)
    assert brief.blocks[1].text == "Het \u00abbe\u00efnvloedbare\u00bb aandeel van \u20ac 5 miljoen."


def test_pages_are_form_feeds_or_single_leading_spaces_but_not_indentation() -> None:
    assert [line.page for line in split_lines("a\n\fb\n\fc")] == [0, 1, 2]
    assert [line.page for line in split_lines(" a\nb\nc\nd\ne\nf\n g\nh\ni\nj\nk")] == [0] * 6 + [1] * 5
    assert {line.page for line in split_lines(" a\n   b\n     c\n d\n   e")} == {0}


def test_word_text_takes_notes_out_of_the_line(tmp_path: Path) -> None:
    brief = read(
        tmp_path,
        "Geachte voorzitter,\n[bookmark: _Hlk1]Een zin[footnoteRef:1] met noten[footnoteRef:2]. "
        "[1:  De eerste [met haken]] [2:  De tweede\nover regels.\n] \n\n\u00b7 Een punt\n",
    )
    assert [block.text for block in brief.blocks] == [
        "Geachte voorzitter,",
        "Een zin met noten.",
        "Een punt",
        "De eerste [met haken]",
        "De tweede over regels.",
    ]
    assert [brief.text[: note.calls[0]].split()[-1] for note in brief.footnotes] == ["zin", "noten"]
    assert brief.kind == "tekst-word"


def test_word_text_with_a_note_that_is_never_closed_keeps_the_rest(tmp_path: Path) -> None:
    brief = read(tmp_path, "Een zin[footnoteRef:1]. [1: zonder eind\nEn de rest.\n")
    assert [block.text for block in brief.blocks] == ["Een zin.", "En de rest.", "zonder eind"]


def test_long_lines_are_paragraphs_with_glued_calls_and_notes_at_the_end(tmp_path: Path) -> None:
    long = (
        "Deze alinea is een regel van het bestand en wel een lange, zoals op een webpagina1, en gaat nog even door. "
        * 3
    )
    brief = read(tmp_path, f"Geachte voorzitter,\n\n{long}\n\nSlot\n\nTot zover.\n\n1\n\nKamerstuk 35 510, nr. 115.\n")
    assert brief.kind == "tekst-word"
    assert brief.blocks[-1].text == "Kamerstuk 35 510, nr. 115."
    assert [brief.text[:call].split()[-1] for call in brief.footnotes[0].calls] == ["webpagina"]
    assert brief.section_names(brief.text.index("Tot zover")) == ("Slot",)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "headings", "notes", "items", "boxes", "senders"),
    [
        ("kst-29282-485", 12, 9, 11, 0, [("de minister voor Langdurige Zorg en Sport", "Conny Helder")]),
        ("kst-29282-576", 38, 24, 5, 6, [("De Minister van Volksgezondheid, Welzijn en Sport", "C. Helder")]),
    ],
)
def test_the_two_letters(
    name: str, headings: int, notes: int, items: int, boxes: int, senders: list[tuple[str, str]]
) -> None:
    brief = read_brief(shared_path(f"bronnen/{name}.txt"))
    soorten = [block.soort for block in brief.blocks]
    assert soorten.count(Soort.KOP) == headings == len(brief.sections) - 1
    assert [note.number for note in brief.footnotes] == [str(number) for number in range(1, notes + 1)]
    assert all(len(note.calls) == 1 for note in brief.footnotes)
    assert soorten.count(Soort.LIJSTITEM) == items
    assert sum(section.boxed for section in brief.sections) == boxes
    assert [(sender.functie, sender.naam) for sender in brief.metadata.afzenders] == senders
    assert brief.metadata.identifier == name
    printed = "".join(brief.original[offset] for offset in brief.offsets)
    assert [
        pair for pair in zip(brief.text, printed, strict=False) if pair[0] != pair[1] and not pair[0].isspace()
    ] == []


@pytest.mark.shared
def test_the_table_of_the_second_letter_has_its_rows() -> None:
    brief = read_brief(shared_path("bronnen/kst-29282-576.txt"))
    (table,) = [block for block in brief.blocks if block.soort is Soort.TABEL]
    assert [len(row) for row in table.rows] == [1, 3, 3, 3, 3]
    assert table.rows[4][1:] == ("1 op 6,5 (Q3 2022)", "1 op 6,4 (Q4 2023)")
