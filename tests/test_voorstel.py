"""Proposals: Turtle in the style of data/, each thing with a place that is re-found, a rule and a certainty."""

import json
import re
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from taz_graph.cli.main import main
from taz_graph.extractors import Context, Known
from taz_graph.names import VOCABULARIES
from taz_graph.readers import read_brief
from taz_graph.settings import Settings
from taz_graph.sources import Source, read_data, read_ontology, read_shapes
from taz_graph.terms import check_terms
from taz_graph.vindplaats import find
from taz_graph.voorstel import letter_of, propose, read_context, to_jsonl
from taz_graph.voorstel.files import letter_name, targets
from taz_graph.voorstel.others import UNITS
from taz_graph.voorstel.quote import MAX_WORDS, Quoter
from taz_graph.voorstel.turtle import Thing, Writer, block, date, decimal, text
from tests.eval.passages import passages
from tests.letters import LETTERS
from tests.made_brief import made_brief
from tests.shared import needs_shared, shared_path

BASE = "https://w3id.org/taz-graph/"
OA = VOCABULARIES["oa"]
LETTER = """
Geachte voorzitter, met deze brief informeer ik u over het programma TAZ.
# Moties en toezeggingen
Met deze brief doe ik de volgende moties en toezeggingen af:
Bij de afspraken rond programmalijn 2, behoud van medewerkers:
- Motie van de leden Tielen en Van den Hil c.s. over roosters (29 282, nr. 481). Zie opgave 5.
- De motie Podt over "zorg" wordt opgepakt via opgave 8: leren.
- De toezegging om cijfers te sturen (TZ202312–005).
- De toezegging dat ik in gesprek ga over stages.
# Slot
De motie Tielen/Van den Hil c.s. is in uitvoering. Zie ook de brief^1. Het programma TAZ loopt.
[1] Kamerstukken II 2021/22, 29 282, nr. 437
"""
TAZ = Known(f"{BASE}id/programma/taz", "programma", "taz", "Toekomstbestendige Arbeidsmarkt", "TAZ", ("programma TAZ",))


def triples(turtle: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]


def values(turtle: str, subject: str, predicate: str) -> list[str]:
    wanted = ox.NamedNode(f"{BASE}id/{subject}"), f"{BASE}def#{predicate}"
    found = [t.object for t in triples(turtle) if (t.subject, t.predicate.value) == wanted]
    return [value.value for value in found if not isinstance(value, ox.Triple)]


@pytest.fixture(scope="module")
def made() -> str:
    return propose(made_brief(LETTER, "kst-29282-600.txt", identifier="kst-29282-600"), Context((TAZ,))).turtle


def test_zaken_have_the_iris_of_the_data(made: str) -> None:
    subjects = {
        t.subject.value.removeprefix(f"{BASE}id/") for t in triples(made) if isinstance(t.subject, ox.NamedNode)
    }
    assert {
        "graaf/voorstel/kst-29282-600",
        "kamerstuk/kst-29282-600",
        "kamerstuk/kst-29282-437",
        "motie/kst-29282-481",
        "motie/kst-29282-600-podt",
        "toezegging/TZ202312-005",
        "toezegging/kst-29282-600-gesprek-stages",
        "afdoening/kst-29282-600-motie-kst-29282-481",
        "afdoening/kst-29282-600-toezegging-TZ202312-005",
        "programmalijn/taz-2",
        "opgave/taz-5",
        "opgave/taz-8",
        "persoon/van-den-hil",
        "dossier/29282",
        "verwijzing/kst-29282-600-voetnoot-1",
        "vindplaats/kst-29282-600-motie-kst-29282-481",
        "vindplaats/kst-29282-600-motie-kst-29282-481-citaat",
    } <= subjects


def test_a_motie_is_described_as_in_the_data(made: str) -> None:
    motie = "motie/kst-29282-481"
    assert values(made, motie, "indiener") == [f"{BASE}id/persoon/tielen", f"{BASE}id/persoon/van-den-hil"]
    assert values(made, motie, "medeIndienersOngenoemd") == ["true"]
    assert values(made, motie, "indienersZoalsGenoemd") == ["Tielen en Van den Hil c.s."]
    assert values(made, motie, "onderwerp") == ["roosters"]
    assert values(made, motie, "betreft") == [f"{BASE}id/programmalijn/taz-2", f"{BASE}id/opgave/taz-5"]
    assert len(values(made, motie, "vindplaats")) == 2  # the second time without its number: the same motie
    assert values(made, motie, "regelVanVoorstel") == ["motie-van-leden"]
    assert values(made, motie, "zekerheid") == ["0.98"]


def test_an_outcome_keeps_the_list_that_it_stood_in(made: str) -> None:
    afdoening = "afdoening/kst-29282-600-motie-podt"
    assert values(made, afdoening, "uitkomst") == [f"{BASE}id/begrip/uitkomst-opgepakt"]
    assert values(made, afdoening, "opgesomdAls") == [f"{BASE}id/begrip/uitkomst-afgedaan"]
    assert values(made, afdoening, "via") == [f"{BASE}id/opgave/taz-8"]


def test_the_file_says_what_it_is(made: str) -> None:
    assert made.startswith("@prefix taz: <https://w3id.org/taz-graph/def#> .\n")
    graph = ox.NamedNode(f"{BASE}id/graaf/voorstel/kst-29282-600")
    said = {t.predicate.value.rpartition("#")[2] for t in triples(made) if t.subject == graph}
    assert {"wasDerivedFrom", "wasAttributedTo"} <= said
    assert not any(isinstance(t.object, ox.BlankNode) or isinstance(t.subject, ox.BlankNode) for t in triples(made))
    declared = set(re.findall(r"^@prefix (\w+):", made, re.MULTILINE))
    assert all(re.search(rf"\b{prefix}:", made.split("\n\n", 1)[1]) for prefix in declared)


@needs_shared
@pytest.mark.parametrize("letter", LETTERS)
def test_proposals_of_the_letters_hold(letter: str) -> None:
    """They parse, use known terms, and each Vindplaats is found once, in its section, with at most 12 words."""
    brief = read_brief(shared_path(f"bronnen/{letter}.txt"))
    settings = Settings()
    data, ontology = read_data(settings), read_ontology(settings)
    voorstel = propose(brief, read_context(data))
    found = triples(voorstel.turtle)
    assert len(found) > 500
    proposed = Source(letter, Path(f"{letter}.ttl"), voorstel.graph, found, voorstel.turtle)
    check_terms([*data, proposed], ontology, read_shapes(settings))
    about_rule = [
        triple for triple in found if triple.predicate.value in (f"{BASE}def#regelVanVoorstel", f"{BASE}def#zekerheid")
    ]
    described = {triple.subject for triple in found if triple.predicate.value == f"{BASE}def#vindplaats"}
    # The letter and its senders are known from the file itself; everything else came from a rule.
    assert len(described) - 3 <= len(about_rule) / 2 <= len(described)
    about: dict[str, dict[str, str]] = {}
    for triple in found:
        assert isinstance(triple.subject, ox.NamedNode)
        name = re.split(r"[#/]", triple.predicate.value)[-1]
        if name in ("exact", "prefix", "suffix", "sectie", "hasSelector") and not isinstance(triple.object, ox.Triple):
            about.setdefault(triple.subject.value, {})[name] = triple.object.value
    places = {iri: one for iri, one in about.items() if "hasSelector" in one}
    assert len(places) > 40
    for iri, place in places.items():
        quote = about[place["hasSelector"]]
        assert len(quote["exact"].split()) <= MAX_WORDS, iri
        found_at = find(brief, quote["exact"], quote.get("prefix"), quote.get("suffix"))
        assert [one.section for one in found_at] == [place["sectie"]], (iri, quote)


def test_proposals_of_a_letter_on_other_subjects_can_be_moved_to_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person changes who says so; then the build takes it, and the check finds gaps in it and no fault."""
    chosen = [passage for passage in passages() if passage.part == "held-out"]
    plain = [re.sub(r"\^\d+|^\[\d+\].*$", "", passage.text, flags=re.MULTILINE) for passage in chosen]
    letter = "\n".join(f"# {passage.name}\n{text}" for passage, text in zip(chosen, plain, strict=True))
    brief = made_brief(f"Geachte voorzitter, hierbij de stand.\n{letter}", identifier="kst-99999-1")
    turtle = propose(brief, read_context(read_data(Settings()))).turtle
    assert turtle.count("    a taz:Motie ;") > 40
    head, _, rest = turtle.partition("partij:taz-graph-programma\n")
    head = head.replace(f"<{BASE}id/graaf/voorstel/kst-99999-1>", f"<{BASE}id/graaf/kst-99999-1>")
    head = head.replace(
        "prov:wasAttributedTo partij:taz-graph-programma",
        'prov:generatedAtTime "2026-11-22T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> ;\n'
        "    prov:wasAttributedTo partij:taz-graph-redactie",
    )
    data = tmp_path / "data"
    shutil.copytree(Settings().data, data)
    (data / "kst-99999-1.ttl").write_text(head + rest.partition(".\n\n")[2], encoding="utf-8")
    monkeypatch.setenv("TAZ_GRAPH_STORE", str(tmp_path / "store"))
    assert main(["build", "--data", str(data)]) == 0, capsys.readouterr().err
    assert main(["check", "--data", str(data)]) == 1


def test_jsonl_has_a_line_for_each_mention() -> None:
    brief = made_brief(LETTER, identifier="kst-29282-600")
    voorstel = propose(brief, Context())
    lines = [json.loads(line) for line in to_jsonl(brief, voorstel).splitlines()]
    assert len(lines) == len(voorstel.mentions) > 10
    for line in lines:
        start, end = line["span"]
        assert brief.text[start:end] == line["text"]
        assert line["rule"]
        assert 0 < line["certainty"] < 1
    motie = next(line for line in lines if line["kind"] == "motie")
    assert motie["became"] == ["motie:kst-29282-481"]


# --- the parts ---


LONG = "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien"
QUOTES: list[tuple[str, str, str, str | None, str | None]] = [
    ("De motie Podt is klaar.", "motie Podt", "motie Podt", None, None),
    ("Ook VWS doet mee. Dan VWS weer.", "VWS doet", "VWS doet", None, None),
    ("VWS wil dit. VWS kan dit.", "VWS", "VWS", None, " wil"),
    ("Wat VWS wil. Wat SZW wil.", "wil", "wil", "VWS ", None),
    (LONG, LONG, "een twee drie", None, None),
    ("Zie (Kamerstuk 29 282, nr. 9).", "(Kamerstuk 29 282, nr. 9).", "Kamerstuk 29 282, nr. 9", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("letter", "words", "exact", "prefix", "suffix"), QUOTES)
def test_the_shortest_phrase_that_points_at_one_place(
    letter: str, words: str, exact: str, prefix: str | None, suffix: str | None
) -> None:
    brief = made_brief(letter)
    start = brief.text.index(words)
    quote = Quoter(brief).quote(start, start + len(words))
    assert tuple(quote) == (exact, prefix, suffix)
    assert len(find(brief, *quote)) == 1
    assert len(QUOTES) == 6


def test_turtle_is_written_as_in_the_data() -> None:
    writer = Writer(BASE)
    thing = Thing(writer.thing("motie", "kst-29282-475")).add("taz:nummer", decimal(6.5))
    thing.add("rdfs:label", text('Zeg "ja" \\ nee\nen tab\t', "nl")).add("a", "taz:Motie").add(
        "dct:date", date("2022-09")
    )
    thing.add("taz:betreft", *(f"opgave:taz-{number}-met-een-lange-naam" for number in range(4)))
    assert block(thing) == (
        "motie:kst-29282-475\n"
        "    a taz:Motie ;\n"
        '    rdfs:label "Zeg \\"ja\\" \\\\ nee\\nen tab\\t"@nl ;\n'
        "    taz:nummer 6.5 ;\n"
        '    dct:date "2022-09"^^xsd:gYearMonth ;\n'
        "    taz:betreft opgave:taz-0-met-een-lange-naam ,\n        opgave:taz-1-met-een-lange-naam ,\n"
        "        opgave:taz-2-met-een-lange-naam ,\n        opgave:taz-3-met-een-lange-naam .\n"
    )
    assert writer.iri("https://example.org/x") == "<https://example.org/x>"
    assert writer.iri(f"{BASE}id/graaf/voorstel/kst-1") == f"<{BASE}id/graaf/voorstel/kst-1>"
    assert [decimal(value) for value in (6.0, 21000.0, 0.98)] == ["6.0", "21000.0", "0.98"]


def test_a_letter_without_a_number_gets_the_name_of_its_file() -> None:
    assert letter_of(made_brief("Tekst.", "Brief van mei.docx")) == "brief-van-mei"
    assert letter_of(made_brief("Tekst."), "kst-1-2") == "kst-1-2"
    names = ["kst-29282-600", "kamerstuk:kst-29282-600", f"<{BASE}id/kamerstuk/kst-29282-600>"]
    assert {letter_name(name) for name in names} == {"kst-29282-600"}


def test_two_letters_of_one_name_go_to_two_files() -> None:
    folder = Path("in")
    paths = [folder / "a.txt", folder / "a.pdf", folder / "b" / "c.txt"]
    assert [str(target) for target in targets(paths, folder, ".ttl")] == ["a.txt.ttl", "a.pdf.ttl", "b/c.ttl"]


def test_units_are_those_of_the_list() -> None:
    ontology = "".join(source.text for source in read_ontology(Settings()))
    assert set(re.findall(r"^begrip:eenheid-([a-z0-9-]+) a skos:Concept", ontology, re.MULTILINE)) == UNITS


# --- the command ---


@pytest.fixture
def data(tmp_path: Path) -> list[str]:
    """The option that names a data folder of one small file."""
    folder = tmp_path / "data"
    folder.mkdir()
    graph = f"<{BASE}id/graaf/klein>"
    (folder / "klein.ttl").write_text(
        f"@prefix prov: <{VOCABULARIES['prov']}> . @prefix xsd: <{VOCABULARIES['xsd']}> .\n"
        f'{graph} a prov:Entity ; prov:wasDerivedFrom {graph} ; prov:wasAttributedTo {graph} ;\n'
        '  prov:generatedAtTime "2026-01-01T00:00:00Z"^^xsd:dateTime .\n',
        encoding="utf-8",
    )  # fmt: skip
    return ["--data", str(folder)]


TEXT = (
    "Geachte voorzitter,\n\nHiermee doe ik de motie Podt (Kamerstuk 29 282, nr. 9) af. Dat is alles wat ik schrijf.\n"
)


def test_extract_one_letter(data: list[str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    letter, target = tmp_path / "kst-29282-600.txt", tmp_path / "uit" / "v.ttl"
    letter.write_text(TEXT, encoding="utf-8")
    assert main(["extract", str(letter), *data]) == 0
    shown = capsysbinary.readouterr().out
    assert b"motie:kst-29282-9\n    a taz:Motie ;" in shown
    assert main(["extract", str(letter), "-o", str(target), *data]) == 0
    assert target.read_bytes() == shown
    assert main(["extract", str(letter), "--brief", "kst-29282-601", "--format", "jsonl", *data]) == 0
    assert json.loads(capsysbinary.readouterr().out.splitlines()[0])["letter"] == "kst-29282-601"


def test_extract_a_folder(data: list[str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """One bad letter is reported, the rest goes on, and the exit code tells how many went wrong."""
    folder, out = tmp_path / "in", tmp_path / "uit"
    folder.mkdir()
    for number in (1, 2, 3):
        (folder / f"kst-29282-60{number}.txt").write_text(TEXT, encoding="utf-8")
    (folder / "README.md").write_text("no letter", encoding="utf-8")
    command = ["extract", str(folder), "-o", str(out), *data]
    assert main(command) == 0
    assert sorted(path.name for path in out.iterdir()) == [f"kst-29282-60{number}.ttl" for number in (1, 2, 3)]
    (folder / "slecht.pdf").write_bytes(bytes(range(256)) * 20)
    capsysbinary.readouterr()
    assert main(command) == 1
    said = capsysbinary.readouterr().err.decode()
    assert "slecht.pdf: " in said
    assert "1 of 4 letters could not be read" in said
    for path in folder.glob("kst*"):
        path.unlink()
    assert main(command) == 2


WRONG: list[tuple[list[str], str]] = [
    (["extract", "{folder}"], "-o DIR"),
    (["extract", "{folder}", "-o", "x", "--brief", "kst-1-2"], "--brief names one letter"),
    (["extract", "{folder}/leeg", "-o", "x"], "no letter in this folder"),
    (["extract", "{folder}/er-is-niets.txt"], "no such file"),
]


@pytest.mark.parametrize(("arguments", "sentence"), WRONG)
def test_extract_says_what_is_wrong(
    arguments: list[str], sentence: str, data: list[str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder = tmp_path / "in"
    (folder / "leeg").mkdir(parents=True)
    (folder / "kst-29282-600.txt").write_text(TEXT, encoding="utf-8")
    assert main([argument.format(folder=folder) for argument in arguments] + data) == 2
    said = capsysbinary.readouterr().err.decode()
    assert sentence in said
    assert said.count("\n") == 1
    assert len(WRONG) == 4
