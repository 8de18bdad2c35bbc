"""What each format can say that plain text cannot."""

import datetime
import io
from pathlib import Path

import docx
import odfdo
import pytest
from docx.oxml import parse_xml

from taz_graph.brief import Afzender, Block, Brief, Soort
from taz_graph.readers import read_brief
from taz_graph.readers.word_numbers import Numbering, roman, whole_number
from tests.renditions import WORD

W = f'xmlns:w="{WORD}"'


def read(tmp_path: Path, name: str, data: bytes | str) -> Brief:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_brief(path)


def seen(brief: Brief) -> list[tuple[str, str | None, str]]:
    return [(str(block.soort), block.number, block.text) for block in brief.blocks]


def koop(content: str, closing: str = "", head: str = "") -> str:
    return (
        f"<?xml version='1.0'?><officiele-publicatie>{head}<kamerstuk><dossier><dossiernummer>"
        "<dossiernr>35 925</dossiernr>"
        "<begrotingshoofdstuk>XVI</begrotingshoofdstuk></dossiernummer><titel>Begroting</titel></dossier>"
        "<stuk><stuknr>Nr. <ondernummer kamer='2'>41</ondernummer></stuknr><titel>BRIEF VAN DE MINISTER</titel>"
        "<datumtekst>Ontvangen <datum isodatum='2021-11-18'>18 november 2021</datum></datumtekst><algemeen>"
        f"<vrije-tekst><tekst>{content}</tekst></vrije-tekst></algemeen>{closing}</stuk></kamerstuk></officiele-publicatie>"
    )


def body(brief: Brief) -> list[Block]:
    return [block for block in brief.blocks if block.soort is not Soort.BRIEFHOOFD]


# KOOP


def test_koop_head_gives_the_metadata(tmp_path: Path) -> None:
    brief = read(tmp_path, "x.xml", koop("<al>Tekst.</al>"))
    assert brief.metadata.identifier == "kst-35925-XVI-41"
    assert brief.metadata.dossiers == ("35925-XVI",)
    assert brief.metadata.date == datetime.date(2021, 11, 18)
    assert [block.text for block in brief.blocks] == [
        "35 925 XVI Begroting",
        "Nr. 41 BRIEF VAN DE MINISTER",
        "Ontvangen 18 november 2021",
        "Tekst.",
    ]


def test_koop_metadata_in_the_file_goes_before_its_head(tmp_path: Path) -> None:
    head = "<metadata><meta name='DC.identifier' content='kst-35925-XVI-42'/></metadata>"
    assert read(tmp_path, "x.xml", koop("<al>Tekst.</al>", head=head)).metadata.identifier == "kst-35925-XVI-42"


def test_koop_notes_lists_tables_boxes_and_headings(tmp_path: Path) -> None:
    brief = read(
        tmp_path,
        "x.xml",
        koop(
            "<divisie><kop><nr>1.</nr><titel>Inleiding</titel></kop><al>De UZI-server<?x y?>certificaten"
            "<noot id='a' type='voet'><noot.nr>2</noot.nr><noot.al>Zie <extref doc='kst-1-2'>daar</extref>.</noot.al>"
            "<noot.al>En hier.</noot.al></noot> zijn <nadruk type='cur'>nodig</nadruk>.</al>"
            "<lijst><li><li.nr>\u2013</li.nr><al>Een</al><al>En meer</al><lijst><li><li.nr>a.</li.nr><al>Diep</al></li>"
            "</lijst></li></lijst><divisie><kop><nr>1.1</nr><titel>Onder</titel></kop><kader><al>In kader</al></kader>"
            "</divisie></divisie><tussenkop kopopmaak='cur'>Klein</tussenkop>"
            "<tussenkop kopopmaak='vet'>Groot</tussenkop>"
            "<table><title>Overzicht</title><tgroup><thead><row><entry><al>Maat</al></entry><entry><al>CO<inf>2</inf>"
            "</al></entry></row></thead><tbody><row><entry/><entry><al>4</al></entry></row></tbody></tgroup></table>",
            "<tekst-sluiting><ondertekening><functie>De Minister</functie> voor Iets,<naam><voornaam>S.</voornaam>"
            "<achternaam>Dekker</achternaam></naam></ondertekening></tekst-sluiting>",
        ),
    )
    assert seen(brief)[3:] == [
        ("kop", "1", "Inleiding"),
        ("alinea", None, "De UZI-servercertificaten zijn nodig."),
        ("lijstitem", "\u2013", "Een"),
        ("alinea", None, "En meer"),
        ("lijstitem", "a.", "Diep"),
        ("kop", "1.1", "Onder"),
        ("alinea", None, "In kader"),
        ("kop", None, "Klein"),
        ("kop", None, "Groot"),
        ("alinea", None, "Overzicht"),
        ("tabel", None, "Maat\tCO2\n\t4"),
        ("ondertekening", None, "De Minister voor Iets, S. Dekker"),
        ("voetnoot", "2", "Zie daar. En hier."),
    ]
    levels = {section.title: section.level for section in brief.sections}
    assert levels["Inleiding"] < levels["Onder"]
    assert levels["Groot"] < levels["Klein"]
    assert next(block.boxed for block in brief.blocks if block.text == "In kader")
    assert brief.text[: brief.footnotes[0].calls[0]].endswith("UZI-servercertificaten")
    assert brief.metadata.afzenders == (Afzender("De Minister voor Iets", "S. Dekker"),)


def test_koop_text_that_stands_loose_is_kept(tmp_path: Path) -> None:
    brief = read(tmp_path, "x.xml", koop("los<al>Tekst.</al>en meer"))
    assert [block.text for block in body(brief)] == ["los", "Tekst.", "en meer"]


def test_koop_names_under_a_motie_sign_it(tmp_path: Path) -> None:
    brief = read(tmp_path, "x.xml", koop("<al>en gaat over tot de orde van de dag.</al><al>Kuzu</al><al>Den Haan</al>"))
    assert [sender.naam for sender in brief.metadata.afzenders] == ["Kuzu", "Den Haan"]
    assert [block.soort for block in body(brief)] == [Soort.ALINEA, Soort.ONDERTEKENING, Soort.ONDERTEKENING]


def test_koop_names_under_a_motie_without_its_formula(tmp_path: Path) -> None:
    text = "<al>verzoekt de regering dat te doen,</al><al>Kuzu.</al><al>Van den Hil,</al>"
    motie = koop(text).replace("BRIEF VAN DE MINISTER", "MOTIE VAN DE LEDEN KUZU EN VAN DEN HIL")
    assert [sender.naam for sender in read(tmp_path, "x.xml", motie).metadata.afzenders] == ["Kuzu", "Van den Hil"]
    assert read(tmp_path, "y.xml", koop(text)).metadata.afzenders == ()


# HTML


@pytest.mark.parametrize(
    ("call", "note"),
    [
        (
            "<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a>",
            "<div id='ftn1'><p><a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> De noot.</p></div>",
        ),
        (
            "<a class='sdfootnoteanc' name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a>",
            "<div id='sdfootnote1'><p><a name='sdfootnote1sym' href='#sdfootnote1anc'>1</a>De noot.</p></div>",
        ),
    ],
)
def test_html_that_a_word_processor_wrote(tmp_path: Path, call: str, note: str) -> None:
    page = f"<p><i>Kop van de brief</i></p><p>Een{call} zin.</p>{note}<div title='footer'>Pagina 2 van 2</div>"
    brief = read(tmp_path, "x.html", f"<html><body>{page}</body></html>")
    assert seen(brief) == [
        ("kop", None, "Kop van de brief"),
        ("alinea", None, "Een zin."),
        ("voetnoot", "1", "De noot."),
    ]
    assert brief.footnotes[0].calls == (brief.text.index("Een") + 3,)


ENCODED = [
    ("<html><body><p>caf\u00e9</p></body></html>", "utf-8", "html"),
    ("<html><body><p>caf\u00e9</p></body></html>", "cp1252", "html"),
    ("<html><body><p>caf\u00e9</p></body></html>", "utf-16", "html"),
    ("<html><body><p>caf\u00e9</p></body></html>", "utf-8-sig", "html"),
    ("<html><head><meta charset='iso-8859-1'></head><body><p>caf\u00e9</p></body></html>", "latin-1", "html"),
    ("<div class='stuk'><p>caf\u00e9</p></div>", "utf-8", "html"),
    ("\ncaf\u00e9\n", "utf-16", "tekst"),
    (
        "<?xml version='1.0' encoding='utf-16'?><officiele-publicatie><al>caf\u00e9</al></officiele-publicatie>",
        "utf-16",
        "xml",
    ),
]


@pytest.mark.parametrize(("page", "encoding", "kind"), ENCODED)
def test_codes_of_letters(tmp_path: Path, page: str, encoding: str, kind: str) -> None:
    brief = read(tmp_path, "brief", page.encode(encoding))
    assert (brief.kind, brief.text) == (kind, "caf\u00e9\n")


def test_every_code_was_read() -> None:
    assert len(ENCODED) == 8


def test_html_of_the_publication_site(tmp_path: Path) -> None:
    brief = read(
        tmp_path,
        "x.html",
        "<!DOCTYPE html><html><head><meta name='DCTERMS.identifier' content='kst-29282-485'/>"
        "<meta name='DCTERMS.issued' content='2022-10-03'/>"
        "<meta name='OVERHEIDop.dossiernummer' content='29282'/></head><body><nav>Menu</nav>"
        "<div class='stuk broodtekst'><h1 class='stuktitel'><span class='stuknummer'>Nr. 485</span> BRIEF</h1>"
        "<p>Den Haag, 30 september 2022</p><h3 class='tussenkop_vet'>Kop<sup><a class='nootnum'>1</a></sup></h3>"
        "<div class='alineagroep'><p>Een m<sup>2</sup> en<br>regel.</p>los</div>"
        "<ul class='expliciet'><li class='li'><p class='labeled'><span class='ol'>a. </span>Een</p>"
        "<ul><li><p>Diep</p></li></ul></li></ul><ol><li>Twee</li></ol>"
        "<table><caption>T</caption><thead><tr><th>A</th><th>B</th></tr></thead><tr><td>1</td><td>2</td></tr></table>"
        "<p class='ondertekening'>De Minister van Iets,<br/><span class='naam'>C. Helder</span></p></div>"
        "<div id='noten'><div class='voet noot'><h5 class='note-close'>X Noot</h5><sup><span class='nootnum'>1</span>"
        "</sup><p>De noot.</p></div></div><script>geen()</script><footer>Over</footer></body></html>",
    )
    assert seen(brief) == [
        ("briefhoofd", None, "Nr. 485 BRIEF"),
        ("briefhoofd", None, "Den Haag, 30 september 2022"),
        ("kop", None, "Kop"),
        ("alinea", None, "Een m2 en regel."),
        ("alinea", None, "los"),
        ("lijstitem", "a.", "Een"),
        ("lijstitem", "\u2022", "Diep"),
        ("lijstitem", "1.", "Twee"),
        ("alinea", None, "T"),
        ("tabel", None, "A\tB\n1\t2"),
        ("ondertekening", None, "De Minister van Iets, C. Helder"),
        ("voetnoot", "1", "De noot."),
    ]
    assert brief.metadata.identifier == "kst-29282-485"
    assert brief.metadata.date == datetime.date(2022, 9, 30)  # printed; the page was published later
    assert len(brief.footnotes[0].calls) == 1


# Word


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.element.body.insert(-1, parse_xml(paragraph.replace("<w:p>", f"<w:p {W}>", 1)))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("<w:p><w:r><w:t>een</w:t></w:r><w:r><w:t xml:space='preserve'> twee</w:t></w:r></w:p>", "een twee"),
        (
            "<w:p><w:ins><w:r><w:t>nieuw</w:t></w:r></w:ins><w:del><w:r><w:delText>oud</w:delText></w:r></w:del></w:p>",
            "nieuw",
        ),
        ("<w:p><w:r><w:t>mbo</w:t><w:noBreakHyphen/><w:t>student</w:t></w:r></w:p>", "mbo-student"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a b c"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>weg</w:t></w:r><w:r><w:t>er</w:t></w:r></w:p>", "er"),
        (
            "<w:p><w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>",
            "link",
        ),
        ("<w:p><w:sdt><w:sdtContent><w:r><w:t>veld</w:t></w:r></w:sdtContent></w:sdt></w:p>", "veld"),
        ("<w:p><w:r><w:t>ver</w:t><w:softHyphen/><w:t>der</w:t></w:r></w:p>", "verder"),
    ],
)
def test_word_gives_what_word_shows(tmp_path: Path, paragraph: str, expected: str) -> None:
    assert read(tmp_path, "x.docx", word(paragraph)).blocks[0].text == expected


def test_word_heading_by_outline_text_box_frame_and_table(tmp_path: Path) -> None:
    box = (
        "<w:p><w:r><w:t>Ervoor.</w:t></w:r><w:r><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'>"
        "<w:txbxContent><w:p><w:r><w:t>In kader.</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    )
    data = word("<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:r><w:t>Kop</w:t></w:r></w:p>", box)
    document = docx.Document(io.BytesIO(data))
    document.add_table(1, 1).cell(0, 0).text = "Ook in kader."
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
    stream = io.BytesIO()
    document.save(stream)
    brief = read(tmp_path, "x.docx", stream.getvalue())
    assert [(str(block.soort), block.boxed, block.text) for block in brief.blocks] == [
        ("kop", False, "Kop"),
        ("alinea", False, "Ervoor."),
        ("alinea", True, "In kader."),
        ("alinea", True, "Ook in kader."),
        ("tabel", False, "a\tb"),
    ]
    assert brief.blocks[0].level == 2


def test_word_numbers_are_counted_along(tmp_path: Path) -> None:
    document = docx.Document()
    for style, text in (("List Number", "Een"), ("List Number", "Twee"), ("List Bullet", "Punt")):
        document.add_paragraph(text, style=style)
    stream = io.BytesIO()
    document.save(stream)
    assert [(block.number, block.soort) for block in read(tmp_path, "x.docx", stream.getvalue()).blocks] == [
        ("1.", Soort.LIJSTITEM),
        ("2.", Soort.LIJSTITEM),
        ("\uf0b7", Soort.LIJSTITEM),
    ]


def test_numbers_of_levels() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, kind, text in (
            (0, "decimal", "%1."),
            (1, "decimal", "%1.%2"),
            (2, "lowerLetter", "%3)"),
            (3, "upperRoman", "%4"),
        )
    )
    part = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    numbering = Numbering(parse_xml(part))
    steps = [(0, "1."), (1, "1.1"), (1, "1.2"), (2, "a)"), (2, "b)"), (0, "2."), (1, "2.1"), (3, "I"), (8, None)]
    assert [numbering.next("1", level) for level, _ in steps] == [expected for _, expected in steps]
    assert numbering.next("2", 0) is None


def test_small_numbers() -> None:
    assert [roman(number) for number in (1, 4, 9, 14)] == ["i", "iv", "ix", "xiv"]
    assert [whole_number(text, 5) for text in ("3", "", None, "x", "9999999", "\u0663")] == [3, 5, 5, 5, 5, 5]


# OpenDocument


def test_odt_lists_frames_deletions_and_notes(tmp_path: Path) -> None:
    document = odfdo.Document("text")
    document.body.clear()
    frame = "<text:p><draw:frame><draw:text-box><text:p>Kader</text:p></draw:text-box></draw:frame></text:p>"
    deleted = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    sentence = (
        "<text:p>Een<text:s text:c='3'/>zin<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Noot.</text:p></text:note-body></text:note> en<text:tab/>meer"
        "<office:annotation><text:p>opmerking</text:p></office:annotation>.</text:p>"
    )
    items = (
        "<text:list><text:list-item><text:p>Punt</text:p><text:list><text:list-item><text:p>Diep</text:p>"
        "</text:list-item></text:list></text:list-item></text:list>"
    )
    parts = [deleted, '<text:h text:outline-level="2">Kop</text:h>', sentence, items, frame]
    for part in parts:
        document.body.append(odfdo.Element.from_tag(part))
    stream = io.BytesIO()
    document.save(stream)
    brief = read(tmp_path, "x.odt", stream.getvalue())
    assert [(str(block.soort), block.level, block.boxed, block.text) for block in brief.blocks] == [
        ("kop", 2, False, "Kop"),
        ("alinea", 0, False, "Een zin en meer."),
        ("lijstitem", 1, False, "Punt"),
        ("lijstitem", 2, False, "Diep"),
        ("alinea", 0, True, "Kader"),
        ("voetnoot", 0, False, "Noot."),
    ]
    assert brief.text[: brief.footnotes[0].calls[0]].endswith("Een zin")
