"""Who writes to whom, when and in which dossier, from what is printed at the head and the foot of a letter."""

import datetime
from pathlib import Path

import pytest

from taz_graph.brief import Afzender, Metadata, Soort
from taz_graph.readers import read_brief
from taz_graph.readers.letterhead import dossier_name, parse_date, read_metadata, senders, session
from tests.printed import pdf_file, show

PRINTED = """Tweede Kamer der Staten-Generaal 2

Vergaderjaar 2021\u20132022

29 282 Arbeidsmarktbeleid en opleidingen zorgsector

35 925 XVI Vaststelling van de begrotingsstaten

Nr. 485 BRIEF VAN DE MINISTER VOOR LANGDURIGE ZORG EN SPORT

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 30 september 2022

Met deze brief stuur ik uw Kamer de uitwerking van het
programma, zoals toegezegd.

De Minister voor Langdurige Zorg en Sport,
C. Helder
"""


def test_a_printed_kamerstuk(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(PRINTED, encoding="utf-8")
    brief = read_brief(path)
    assert brief.metadata == Metadata(
        identifier="kst-29282-485",
        dossiers=("29282", "35925-XVI"),
        ondernummer="485",
        vergaderjaar="2021-2022",
        date=datetime.date(2022, 9, 30),
        soort="Brief",
        afzenders=(Afzender("De Minister voor Langdurige Zorg en Sport", "C. Helder"),),
        addressee="de Voorzitter van de Tweede Kamer der Staten-Generaal",
    )
    assert [block.soort for block in brief.blocks].count(Soort.BRIEFHOOFD) == 7
    assert brief.section_names(brief.text.index("Met deze brief")) == ("aanhef",)


def test_a_letter_of_a_ministry_with_its_column_at_the_right(tmp_path: Path) -> None:
    left = [
        (60, 700, "De Voorzitter van de Tweede Kamer"),
        (60, 686, "der Staten-Generaal"),
        (60, 672, "Postbus 20018"),
        (60, 640, "Datum 30 september 2022"),
        (60, 626, "Betreft Kamerbrief over het programma TAZ"),
        (60, 590, "Geachte voorzitter,"),
        (60, 562, "Met deze brief stuur ik uw Kamer de uitwerking van het programma,"),
        (60, 548, "zoals toegezegd in het debat."),
        (60, 520, "Hoogachtend,"),
        (60, 492, "de minister voor Langdurige Zorg"),
        (60, 478, "en Sport,"),
        (60, 450, "Conny Helder"),
    ]
    right = [
        (450, 700, "Bezoekadres"),
        (450, 690, "Parnassusplein 5"),
        (450, 560, "Ons kenmerk"),
        (450, 550, "3432423-1036"),
    ]
    marks = [show(x, y, 10, "F1", text) for x, y, text in left] + [show(x, y, 7, "F1", text) for x, y, text in right]
    path = tmp_path / "brief.pdf"
    path.write_bytes(pdf_file(["\n".join(marks).encode("cp1252")]))
    brief = read_brief(path)
    assert brief.metadata.date == datetime.date(2022, 9, 30)
    assert brief.metadata.title == "Kamerbrief over het programma TAZ"
    assert brief.metadata.addressee == "De Voorzitter van de Tweede Kamer der Staten-Generaal"
    assert brief.metadata.afzenders == (Afzender("de minister voor Langdurige Zorg en Sport", "Conny Helder"),)
    assert "Parnassusplein" not in brief.text
    alineas = [block.text for block in brief.blocks if block.soort is Soort.ALINEA]
    assert alineas == [
        "Geachte voorzitter,",
        "Met deze brief stuur ik uw Kamer de uitwerking van het programma, zoals toegezegd in het debat.",
    ]


def test_a_table_with_narrow_cells_and_wide_lines(tmp_path: Path) -> None:
    """A cell may be filled to the edge of the next («als hoog ervaren»), and each row may have a line of its own."""
    text = [
        (60, 700, "F1", "Geachte voorzitter,"),
        (60, 672, "F2", "Cijfers"),
        (60, 640, "F1", "Indicator"), (170, 640, "F1", "Nulmeting"), (250, 640, "F1", "Laatste meting"),
        (60, 620, "F1", "Ziekteverzuim"), (170, 620, "F1", "7,1% (Q1 2021)"), (250, 620, "F1", "6,8% (Q1 2023)"),
        (60, 600, "F1", "Werkdruk als hoog er"), (170, 600, "F1", "41% (Q4 2022)"), (250, 600, "F1", "37% (2023)"),
        (60, 588, "F1", "varen in de zorg"),
        (60, 560, "F1", "Dit is de tekst na de tabel, die over de hele breedte loopt van de bladspiegel."),
        (60, 548, "F1", "En dat met meer dan een regel."),
    ]  # fmt: skip
    path = tmp_path / "brief.pdf"
    path.write_bytes(pdf_file(["\n".join(show(x, y, 10, font, words) for x, y, font, words in text).encode()]))
    tables = [block for block in read_brief(path).blocks if block.soort is Soort.TABEL]
    assert [table.rows for table in tables] == [
        (
            ("Indicator", "Nulmeting", "Laatste meting"),
            ("Ziekteverzuim", "7,1% (Q1 2021)", "6,8% (Q1 2023)"),
            ("Werkdruk als hoog er varen in de zorg", "41% (Q4 2022)", "37% (2023)"),
        )
    ]


def test_headings_set_alike_are_of_one_level(tmp_path: Path) -> None:
    headings = ["Aanleiding", "Programmalijn 1: ruimte", "Programmalijn 2: behoud", "Tot slot"]
    text = [(60, 800, 10, "F1", "Geachte voorzitter,")]
    for index, heading in enumerate(headings):
        y = 760 - 60 * index
        text += [(60, y, 12, "F2", heading), (60, y - 20, 10, "F1", "Hier staat een zin die eindigt met een punt.")]
    path = tmp_path / "brief.pdf"
    path.write_bytes(pdf_file(["\n".join(show(*each) for each in text).encode()]))
    found = [(block.text, block.level) for block in read_brief(path).blocks if block.soort is Soort.KOP]
    assert found == [(heading, 1) for heading in headings]


DATES = [
    ("Den Haag, 31 mei 2024", datetime.date(2024, 5, 31)),
    ("1 Januari 2020 en later", datetime.date(2020, 1, 1)),
    ("31 februari 2024", None),
    ("mei 2024", None),
    ("31 mai 2024", None),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text: str, expected: datetime.date | None) -> None:
    assert parse_date(text) == expected


SESSIONS = [
    ("vergaderjaar 2023\u20132024", "2023-2024"),
    ("Vergaderjaar 2023/24", "2023-2024"),
    ("vergaderjaar 1999-00", "1999-1900"),
    ("jaar 2023-2024", None),
]


@pytest.mark.parametrize(("text", "expected"), SESSIONS[:2] + SESSIONS[3:])
def test_sessions(text: str, expected: str | None) -> None:
    assert session(text) == expected


DOSSIERS = [
    ("29 282", None, "29282"),
    ("35 925", "XVI", "35925-XVI"),
    ("36 027", "(R2160)", "36027"),
    ("21 501", "02", "21501-02"),
    ("36 321", "(R 2181)", "36321"),
]


@pytest.mark.parametrize(("number", "suffix", "expected"), DOSSIERS)
def test_dossiers(number: str, suffix: str | None, expected: str) -> None:
    assert dossier_name(number, suffix) == expected


SIGNATURES = [
    (["Hoogachtend,", "de minister van VWS,", "Conny Helder"], [("de minister van VWS", "Conny Helder")]),
    (
        ["De Minister van Volksgezondheid, Welzijn en Sport,", "C. Helder"],
        [("De Minister van Volksgezondheid, Welzijn en Sport", "C. Helder")],
    ),
    (
        ["De Minister van Volksgezondheid, Welzijn en Sport, C. Helder"],
        [("De Minister van Volksgezondheid, Welzijn en Sport", "C. Helder")],
    ),
    (
        ["de minister voor", "Langdurige Zorg", "en Sport,", "A. van der Berg"],
        [("de minister voor Langdurige Zorg en Sport", "A. van der Berg")],
    ),
    (
        ["De Minister van SZW,", "C.E.G. van Gennip", "De Staatssecretaris van VWS,", "M. van Ooijen"],
        [("De Minister van SZW", "C.E.G. van Gennip"), ("De Staatssecretaris van VWS", "M. van Ooijen")],
    ),
    (
        ["De Minister van Volksgezondheid, Welzijn en Sport,"],
        [("De Minister van Volksgezondheid, Welzijn en Sport", None)],
    ),
    (
        ["de minister van Volksgezondheid,", "Welzijn en Sport,", "C. de Wit"],
        [("de minister van Volksgezondheid, Welzijn en Sport", "C. de Wit")],
    ),
    (["A" * 59 + "!"], []),  # a pattern with two ways to read it would never end on this
    ([], []),
]


@pytest.mark.parametrize(("lines", "expected"), SIGNATURES)
def test_senders(lines: list[str], expected: list[tuple[str, str | None]]) -> None:
    assert [(sender.functie, sender.naam) for sender in senders(lines)] == expected


NAMES = [
    ("kst-29282-485.txt", "kst-29282-485", ("29282",), "485"),
    ("kst-35925-XVI-41.pages.pdf", "kst-35925-XVI-41", ("35925-XVI",), "41"),
    ("ah-tk-20232024-1159.xml", "ah-tk-20232024-1159", (), None),
    ("brief.txt", None, (), None),
]


@pytest.mark.parametrize(("name", "identifier", "dossiers", "number"), NAMES)
def test_file_names(name: str, identifier: str | None, dossiers: tuple[str, ...], number: str | None) -> None:
    found = read_metadata([], [], [], Path(name))
    assert (found.identifier, found.dossiers, found.ondernummer) == (identifier, dossiers, number)


def test_what_is_printed_goes_before_the_file_name() -> None:
    found = read_metadata(["29 282 Arbeidsmarkt", "Nr. 485 BRIEF VAN DE MINISTER"], [], [], Path("kst-29282-999.txt"))
    assert found.identifier == "kst-29282-485"
    assert not found.identifier_from_name


REFERENCES = [
    (["Ons kenmerk", "3812345-1065432-PZo", "Bijlage(n)"], "3812345-1065432-PZo"),
    (["Kenmerk: 2022-0000123"], "2022-0000123"),
    (["Onze referentie", "4711"], "4711"),
    (["Ons kenmerk", "Bijlage(n)", "2"], None),
    (["Uw kenmerk", "99"], None),
]


@pytest.mark.parametrize(("lines", "expected"), REFERENCES)
def test_reference_beside_or_below_its_word(lines: list[str], expected: str | None) -> None:
    assert read_metadata(lines, [], [], Path("brief.pdf")).kenmerk == expected
    assert read_metadata([], lines, [], Path("brief.pdf")).kenmerk in (expected, None if len(lines) == 1 else expected)


KINDS = [
    ("MOTIE VAN HET LID MOL", "Motie"),
    ("GEWIJZIGDE MOTIE VAN HET LID MOL", "Motie"),
    ("NADER GEWIJZIGDE MOTIE VAN HET LID MOL", "Motie"),
    ("TWEEDE NADER GEWIJZIGDE MOTIE VAN HET LID MOL", "Motie"),
    ("GEWIJZGIDE MOTIE VAN HET LID MOL", "Motie"),
    ("BRIEF VAN DE MINISTER VAN FINANCI\u00cbN", "Brief"),
    ("NADER RAPPORT VAN DE RAAD", "Rapport"),
    ("VERSLAG VAN EEN OVERLEG OVER DE MOTIE", "Verslag"),
    ("GEWIJZIGD AMENDEMENT VAN HET LID MOL", "Amendement"),
]


@pytest.mark.parametrize(("title", "expected"), KINDS)
def test_kind_of_paper(title: str, expected: str) -> None:
    assert read_metadata(["29 282 Arbeidsmarkt", f"Nr. 9 {title}"], [], [], Path("x.xml")).soort == expected


def test_tables_are_whole() -> None:
    assert [len(table) for table in (DATES, SESSIONS, DOSSIERS, SIGNATURES, NAMES)] == [5, 4, 5, 9, 4]
    assert (len(REFERENCES), len(KINDS)) == (5, 9)
