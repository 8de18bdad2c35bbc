"""The annex: which moties and toezeggingen are in it on a date, what each row says, and each format of it."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest

from taz_graph.build import prepare
from taz_graph.cli.main import main
from taz_graph.rapport import FORMATS, Bijlage, Link, Rij, gather, write
from taz_graph.rapport.model import WORDS
from taz_graph.settings import Settings
from taz_graph.store import Store, open_version
from tests.check_world import make_world

ID = "https://w3id.org/taz-graph/id/"
EVIL = "=1+1 <script>alert(1)</script> | *b* [c](d) \x0b\nnieuwe regel"
ROW = Rij(
    f"{ID}motie/a",
    Link(EVIL),
    Link(EVIL, language="en"),
    (Link("29 282, nr. 1", "https://zoek.officielebekendmakingen.nl/kst-29282-1.html"), Link(EVIL)),
    (Link(EVIL), Link("brief", "https://zoek.officielebekendmakingen.nl/kst-29282-2.html"), Link(" los")),
    closed=False,
)
BIJLAGE = Bijlage(date(2023, 1, 31), "nl", "abc", (ROW,), ())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    settings = replace(Settings(), store=tmp_path_factory.mktemp("store"))
    opened = open_version(prepare(settings).path)
    yield opened
    opened.close()


def by_name(bijlage: Bijlage) -> dict[str, Rij]:
    return {row.iri.removeprefix(ID): row for row in (*bijlage.moties, *bijlage.toezeggingen)}


# --- what is in it


def test_a_date_decides_what_is_known_and_where_it_stands(store: Store) -> None:
    before, between, after = (
        gather(store, date.fromisoformat(day)) for day in ("2022-09-29", "2022-09-30", "2024-05-31")
    )
    assert (before.moties, before.toezeggingen) == ((), ())
    assert 0 < len(between.moties) < len(after.moties)
    assert 0 < len(between.toezeggingen) < len(after.toezeggingen)
    assert "motie/kst-31765-731" not in by_name(between)
    assert "motie/kst-31765-731" in by_name(after)


def test_what_only_the_register_knows_is_not_in_it(store: Store) -> None:
    counted = store.select("SELECT (COUNT(*) AS ?n) { ?m a <https://w3id.org/taz-graph/def#Motie> }")
    known = int(next(iter(counted))["n"].value)
    assert len(gather(store, date(2030, 1, 1)).moties) <= known


# (thing, part of its place, start of its state, whether it is closed)
ROWS: Sequence[tuple[str, str, str, bool]] = [
    (
        "motie/kst-29282-475",
        "Kamerstukken II 2021/22, 29 282, nr. 475",
        "Afgedaan, Kamerstukken II 2022/23, 29 282",
        True,
    ),
    ("motie/kst-35300-XVI-74", "35 300 XVI, nr. 74", "Opgepakt, ", False),
    ("motie/kst-29282-485-ellenmeet", "zonder nummer", "In uitvoering, ", False),
    ("toezegging/TZ202312-005", "toezegging TZ202312-005", "Afgedaan, Kamerstukken II 2023/24, 29 282, nr. 576", True),
    ("toezegging/kst-29282-485-leefstijlgeneeskunde", "genoemd in Kamerstukken II 2022/23", "Opgepakt, ", False),
]


@pytest.mark.parametrize(("thing", "place", "state", "closed"), ROWS)
def test_a_row_says_what_where_and_how_far(thing: str, place: str, state: str, closed: bool, store: Store) -> None:
    row = by_name(gather(store, date(2024, 6, 1)))[thing]
    assert place in "; ".join(link.text for link in row.places)
    assert row.state_text.startswith(state)
    assert row.closed is closed
    assert row.title.text
    addresses = [link.address for link in (*row.places, *row.state) if link.address]
    assert addresses
    assert all(address.startswith("https://zoek.officielebekendmakingen.nl/") for address in addresses)


def test_open_ones_come_first(store: Store) -> None:
    moties = gather(store, date(2024, 6, 1)).moties
    assert [row.closed for row in moties] == sorted(row.closed for row in moties)


def test_rows_stand_in_the_order_of_their_papers(store: Store) -> None:
    annex = gather(store, date(2024, 6, 1))
    names = [row.iri.rpartition("/")[2] for row in annex.moties]
    assert names[:4] == ["kst-31765-731", "kst-35300-XVI-74", "kst-35925-XVI-17", "kst-29282-485-ellenmeet"]
    assert names[4:8] == [f"kst-29282-{number}" for number in (475, 480, 481, 482)]
    assert [row.closed for _, parts in annex.parts for part in parts for row in part.rows].count(True) == 10


def test_it_can_be_read_in_english(store: Store) -> None:
    row = by_name(gather(store, date(2024, 6, 1), "en"))["motie/kst-29282-475"]
    assert row.title.text.startswith("Motion by Van den Berg")
    assert "of 30 September 2022" in row.state_text
    # What exists in Dutch only says so, for a screen reader and for the spelling of Word.
    assert (row.title.language, row.subject.language, row.state[-1].language) == (None, "nl", "nl")


DATA = """
partij:redactie a taz:Partij ; rdfs:label "redactie"@nl .
kamerstuk:kst-1-1 a taz:Kamerstuk ; rdfs:label "brief"@nl ; dct:date "2022-09-30"^^xsd:date .
kamerstuk:kst-1-5 a taz:Kamerstuk ; rdfs:label "latere brief"@nl ; dct:date "2023-09-30"^^xsd:date .
vindplaats:v a taz:Vindplaats ; oa:hasSource kamerstuk:kst-1-1 .
vindplaats:w a taz:Vindplaats ; oa:hasSource kamerstuk:kst-1-5 .
motie:stil a taz:Motie ; rdfs:label "stille motie"@nl ; taz:vindplaats vindplaats:v .
motie:dicht a taz:Motie ; rdfs:label "dichte motie"@nl ; taz:vindplaats vindplaats:v, vindplaats:w .
motie:los a taz:Motie ; rdfs:label "motie die geen brief noemt"@nl .
afdoening:a a taz:Afdoening ; taz:zaak motie:dicht ; taz:brief kamerstuk:kst-1-1 ; dct:date "2022-09-30"^^xsd:date ;
    taz:uitkomst begrip:uitkomst-afgedaan .
afdoening:b a taz:Afdoening ; taz:zaak motie:dicht ; taz:brief kamerstuk:kst-1-5 ; dct:date "2023-09"^^xsd:gYearMonth ;
    taz:uitkomst begrip:uitkomst-genoemd ; taz:grond "staat er nog eens"@nl .
"""


@pytest.fixture
def world(tmp_path: Path) -> Settings:
    settings = make_world(tmp_path, data=DATA)
    path = settings.ontology / "taz.ttl"
    more = "".join(
        f'{name} a rdf:Property ; rdfs:label "x"@nl .\n' for name in ("taz:brief", "taz:grond", "skos:prefLabel")
    )
    concept = 'begrip:uitkomst-genoemd a skos:Concept ; rdfs:label "genoemd"@nl ; skos:prefLabel "genoemd"@nl .\n'
    path.write_text(path.read_text(encoding="utf-8") + more + concept, encoding="utf-8")
    return settings


def test_what_was_closed_stays_closed(world: Settings) -> None:
    opened = open_version(prepare(world).path)
    silent, closed, later = (
        by_name(gather(opened, date.fromisoformat(day)))[thing]
        for thing, day in (("motie/stil", "2024-01-01"), ("motie/dicht", "2023-09-29"), ("motie/dicht", "2023-10-01"))
    )
    rows = by_name(gather(opened, date(2024, 1, 1)))
    opened.close()
    assert (silent.state, silent.closed) == ((Link("Geen brief meldt wat ermee is gedaan."),), False)
    # A month has not passed before its last day.
    assert closed.state_text.startswith("Begrip:uitkomst-afgedaan")
    assert (closed.closed, later.closed) == (True, True)
    assert later.state_text == "Genoemd, latere brief van september 2023: staat er nog eens"
    assert "motie/los" not in rows


# --- formats


def test_markdown_is_a_table_for_each_kind() -> None:
    text = write(BIJLAGE, "md").decode()
    assert text.startswith("# Bijlage: stand van moties en toezeggingen op 31 januari 2023\n")
    (row,) = (line for line in text.splitlines() if "nr. 1]" in line)
    assert len(re.findall(r"(?<!\\)\|", row)) == 4
    assert "[29 282, nr. 1](https://zoek.officielebekendmakingen.nl/kst-29282-1.html)" in row
    assert "<script" not in text
    assert "## Toezeggingen\n\n### Openstaand\n\nGeen.\n\n### Afgedaan\n\nGeen.\n" in text
    assert "[brief](https://zoek.officielebekendmakingen.nl/kst-29282-2.html) los |" in row


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.marks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.marks += [f"{tag} {name}={value}" for name, value in attrs if name in ("scope", "lang")]
        self.links += [value for name, value in attrs if name in ("href", "src")]


def test_html_holds_text_only() -> None:
    page = _Page()
    page.feed(write(BIJLAGE, "html").decode())
    assert "script" not in page.tags
    assert page.tags.count("caption") == page.tags.count("table") == 1
    assert page.marks == ["html lang=nl", *["th scope=col"] * 3, "th scope=row", "span lang=en"]
    assert page.links == [f"https://zoek.officielebekendmakingen.nl/kst-29282-{n}.html" for n in (1, 2)]


def test_csv_is_a_table_that_calculates_nothing() -> None:
    text = write(BIJLAGE, "csv").decode()
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows[0] == ["Soort", "Status", "Omschrijving", "Vindplaats", "Stand van zaken", "Link"]
    assert [len(row) for row in rows] == [6, 6]
    assert rows[1][:2] == ["Moties", "Openstaand"]
    assert rows[1][5].split() == [f"https://zoek.officielebekendmakingen.nl/kst-29282-{n}.html" for n in (1, 2)]


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "  =1+1", "\t=1", "\r=1", "\n=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_spreadsheet_calculates_no_text_of_ours(text: str) -> None:
    row = replace(ROW, title=Link(text), places=(Link(text),), state=(Link(text),))
    written = write(replace(BIJLAGE, moties=(row,)), "csv").decode("utf-8-sig")
    _, cells = csv.reader(io.StringIO(written, newline=""))
    assert [cell[0] for cell in cells[2:5]] == ["'"] * 3
    # A title is text, whatever is behind it.
    assert cells[3] == f"'{text}"


def test_word_has_links_and_a_repeated_heading() -> None:
    content = write(BIJLAGE, "docx")
    document = docx.Document(io.BytesIO(content))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Omschrijving", "Vindplaats", "Stand van zaken"]
    assert "<script>" in table.rows[1].cells[0].text
    assert document.core_properties.created.date() == BIJLAGE.as_of
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = archive.read("word/document.xml").decode()
        related = archive.read("word/_rels/document.xml.rels").decode()
        styles = archive.read("word/styles.xml").decode()
    assert "<w:tblHeader/>" in body
    assert '<w:lang w:val="en-GB"/>' in body
    assert "en-US" not in styles.replace('w:eastAsia="en-US"', "")
    assert body.count("<w:hyperlink ") == 2
    assert related.count('TargetMode="External"') == 2


@pytest.mark.parametrize("name", FORMATS)
def test_the_shipped_annex_can_be_written(name: str, store: Store) -> None:
    bijlage = gather(store, date(2024, 6, 1))
    content = write(bijlage, name)
    if name == "docx":
        document = docx.Document(io.BytesIO(content))
        rows = [len(part.rows) + 1 for _, parts in bijlage.parts for part in parts]
        assert [len(table.rows) for table in document.tables] == rows
    else:
        text = content.decode()
        assert all(row.title.text.split("(")[0].strip() in text.replace("&amp;", "&") for row in bijlage.moties)
        assert "https://zoek.officielebekendmakingen.nl/kst-29282-475.html" in text


# --- through the command


def test_the_command_writes_it(world: Settings, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    given = ["rapport", "--data", str(world.data), "--ontology", str(world.ontology), "--store", str(world.store)]
    for name, start in (
        ("md", b"# Bijlage"),
        ("html", b"<!doctype html>"),
        ("csv", b"\xef\xbb\xbfSoort,"),
        ("docx", b"PK"),
    ):
        assert main([*given, "--as-of", "2023-01-01", "--format", name]) == 0
        out = capsysbinary.readouterr().out
        assert out.startswith(start)
        file = tmp_path / f"bijlage.{name}"
        assert main([*given, "--as-of", "2023-01-01", "--format", name, "-o", str(file)]) == 0
        assert file.read_bytes()[:2] == out[:2]
    assert main([*given, "-o", str(tmp_path / "weg/x.md")]) == 2
    assert main([*given, "--as-of", "gisteren"]) == 2
    assert main([*given, "--format", "pdf"]) == 2
    capsysbinary.readouterr()


def test_a_word_document_is_not_for_a_terminal(
    world: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    given = ["--data", str(world.data), "--ontology", str(world.ontology), "--store", str(world.store)]
    assert main(["rapport", "--format", "docx", *given]) == 2
    assert "name a file with -o bijlage.docx" in capsys.readouterr().err


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["nl"].keys() == WORDS["en"].keys()


def test_tables_ran() -> None:
    assert (len(ROWS), len(FORMATS), len(FORMULAS)) == (5, 4, 8)
