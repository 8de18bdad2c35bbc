"""The data and the ontology are read whole, or one sentence says which file and line is wrong and what to do."""

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from taz_graph.errors import InputError, TazError, TurtleError
from taz_graph.settings import Settings
from taz_graph.sources import data_version, locate, read_data, read_ontology, read_shapes

HEADER = """\
@prefix taz: <https://w3id.org/taz-graph/def#> .
@prefix graaf: <https://w3id.org/taz-graph/id/graaf/> .
@prefix motie: <https://w3id.org/taz-graph/id/motie/> .
@prefix partij: <https://w3id.org/taz-graph/id/partij/> .
@prefix kamerstuk: <https://w3id.org/taz-graph/id/kamerstuk/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
graaf:brief a prov:Entity ; prov:wasDerivedFrom kamerstuk:kst-1-1 ;
    prov:generatedAtTime "2026-11-22T00:00:00Z"^^xsd:dateTime ; prov:wasAttributedTo partij:redactie .
"""
FIRST = 10  # the line that follows the header
ID = "https://w3id.org/taz-graph/id/"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    for folder in ("data", "ontology/shapes"):
        (tmp_path / folder).mkdir(parents=True)
    settings = Settings(data=tmp_path / "data", ontology=tmp_path / "ontology", store=tmp_path / "store")
    write(settings, HEADER + 'motie:a a taz:Motie ;\n  taz:onderwerp "een é"@nl .\n\nmotie:b a taz:Motie .\n')
    (settings.ontology / "taz.ttl").write_text("<https://e/A> a <https://e/Class> .", encoding="utf-8")
    (settings.ontology / "shapes" / "motie.ttl").write_text("<https://e/S> <https://e/p> [] .", encoding="utf-8")
    return settings


def write(settings: Settings, text: str, name: str = "brief.ttl") -> Path:
    path = settings.data / name
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_triples_graph_and_lines(settings: Settings) -> None:
    (source,) = read_data(settings)
    assert (source.name, source.graph, len(source.triples)) == ("brief", ID + "graaf/brief", 7)
    assert source.lines == {ID + "graaf/brief": 8, ID + "motie/a": 10, ID + "motie/b": 13}
    assert ox.Literal("een é", language="nl") in [triple.object for triple in source.triples]
    assert locate([source], ID + "motie/b") == (settings.data / "brief.ttl", 13)
    assert locate([source], ID + "motie/c") is None


def test_ontology_and_shapes_have_a_graph_each(settings: Settings) -> None:
    assert [source.graph for source in read_ontology(settings)] == [ID + "graaf/ontologie"]
    assert [(source.name, source.graph) for source in read_shapes(settings)] == [("motie", ID + "graaf/shapes")]


def test_hidden_and_other_files_are_not_read(settings: Settings) -> None:
    write(settings, "not Turtle", ".#brief.ttl")
    write(settings, "not Turtle", "brief.ttl~")
    write(settings, "not Turtle", "notes.md")
    assert [source.name for source in read_data(settings)] == ["brief"]


UNREAD = ["2024/kst-1-2.ttl", "kst-1-2.TTL", "kst-1-2.nt", "a/b/kst-1-2.jsonld"]


@pytest.mark.parametrize("name", UNREAD)
def test_a_file_that_would_not_be_read_is_refused(settings: Settings, name: str) -> None:
    for folder, read in ((settings.data, read_data), (settings.ontology / "shapes", read_shapes)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# niets\n", encoding="utf-8")
        with pytest.raises(InputError, match="this file would not be read, for only") as caught:
            read(settings)
        assert caught.value.path == path
        with pytest.raises(InputError, match="would not be read"):
            data_version(settings)
        path.unlink()
        assert read(settings)


def test_an_ontology_may_lie_below_the_data(settings: Settings) -> None:
    inside = settings.data / "ontology"
    settings.ontology.rename(inside)
    (settings.data / ".git").mkdir()
    (settings.data / ".git/x.ttl").touch()
    assert read_data(replace(settings, ontology=inside))
    with pytest.raises(InputError, match="would not be read"):
        read_data(settings)


def test_byte_order_mark_and_windows_line_ends_are_fine(settings: Settings) -> None:
    path = write(settings, "")
    path.write_bytes(b"\xef\xbb\xbf" + (HEADER + "motie:c a taz:Motie .").replace("\n", "\r\n").encode())
    assert read_data(settings)[0].lines[ID + "motie/c"] == FIRST


WRONG_TURTLE: list[tuple[str, int, str]] = [
    ("motie:a a taz:Motie\nmotie:b a taz:Motie .", 1, "column 1: expected '.', ';' or ','"),
    ("motie:a a taz:Motie ;\n  .\nmotie:b a .", 2, 'a value (motie:x, "text", a number, true or false), found `.`'),
    ('motie:a "x" 1 .', 0, "expected a property (taz:zaak, or a for its class), found `\"x\"`"),
    ("motie:a a taz:Motie . .", 0, "expected a thing to begin a statement with"),
    ("motie:a a taz:Motie ;", 0, "the file ends inside a statement"),
    ('motie:a taz:onderwerp "x .\nmotie:b taz:onderwerp "y" .', 0, "runs over the end of the line"),
    ('motie:a taz:onderwerp "x .', 0, "never closed; expected its closing quotes"),
    ('motie:a taz:onderwerp """x .\n\n\n', 0, "never closed; expected its closing quotes"),
    ("motie:a dct:date 1 .", 0, "add `@prefix dct: <http://purl.org/dc/terms/> .` at the top"),
    ("motie:a eigen:x 1 .", 0, "add `@prefix eigen: <https://…> .` at the top"),
    ("\n<motie/a> a taz:Motie .", 1, "expected an address in full (<https://…>) or with a prefix"),
    ("motie:a taz:brief <https://e/a b> .", 0, "expected the '>' that closes the address before ' '"),
    ("motie:a taz:onderwerp “x” .", 0, "found `“`"),
    ('motie:a taz:waarde "1"^^ .', 0, "expected a datatype (xsd:date) after ^^, found `.`"),
    ('motie:a taz:onderwerp "C:\\dir" .', 0, "expected \\\\ for a backslash"),
    ("motie:a taz:x [ taz:y 1 .", 0, "expected the ']' that closes a '['"),
    ('motie:a taz:onderwerp "x"@ .', 0, "not valid Turtle here: A language code"),
    ("<html>\n", 0, "expected an address in full"),
    ("motie:a a \x00 .", 0, "found '\\x00'"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "offset", "expected"), WRONG_TURTLE)
def test_wrong_turtle_names_file_line_and_what_was_expected(
    settings: Settings, block: str, offset: int, expected: str
) -> None:
    path = write(settings, HEADER + block)
    with pytest.raises(TurtleError) as caught:
        read_data(settings)
    assert str(caught.value).startswith(f"{path}:{FIRST + offset}: column ")
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)
    assert (caught.value.path, caught.value.line, caught.value.exit_code) == (path, FIRST + offset, 2)


NO_DATA: list[tuple[str, int, str]] = [
    ("motie:a taz:x [] .", FIRST, "a blank node"),
    ("motie:a taz:x\n 1 , ( 1 2 ) .", FIRST + 1, "give the thing an IRI"),
    ("\n_:x a taz:Motie .", FIRST + 1, "a blank node"),
    ("motie:a taz:x << motie:b taz:y 1 >> .", FIRST, "a quoted statement"),
]


@pytest.mark.parametrize(("block", "line", "expected"), NO_DATA)
def test_blank_nodes_in_data_are_refused_with_their_line(
    settings: Settings, block: str, line: int, expected: str
) -> None:
    path = write(settings, HEADER + block)
    with pytest.raises(InputError, match=expected) as caught:
        read_data(settings)
    assert (caught.value.path, caught.value.line) == (path, line)


MISSING: list[tuple[str, str, str]] = [
    ("graaf:brief", "graaf:anders", "a prov:Entity and prov:wasDerivedFrom (or dct:source) and"),
    ("a prov:Entity", "a prov:Plan", ": a prov:Entity missing; write at its top <" + ID + "graaf/brief> a prov:Entity"),
    ("prov:wasDerivedFrom", "prov:hadMember", ": prov:wasDerivedFrom (or dct:source) missing;"),
    ("prov:generatedAtTime", "prov:startedAtTime", ": prov:generatedAtTime missing;"),
    ("prov:wasAttributedTo", "prov:hadMember", ": prov:wasAttributedTo missing;"),
]


@pytest.mark.parametrize(("there", "instead", "expected"), MISSING)
def test_each_part_of_the_header_is_required(settings: Settings, there: str, instead: str, expected: str) -> None:
    write(settings, HEADER.replace(there, instead))
    with pytest.raises(InputError) as caught:
        read_data(settings)
    assert expected in str(caught.value)


def test_dct_source_says_as_well_where_facts_come_from(settings: Settings) -> None:
    write(settings, HEADER.replace("prov:wasDerivedFrom", "<http://purl.org/dc/terms/source>"))
    assert len(read_data(settings)) == 1


@pytest.mark.parametrize("name", ["ontologie.ttl", "herkomst.ttl", "shapes.ttl"])
def test_graphs_that_the_build_writes_are_no_data_files(settings: Settings, name: str) -> None:
    write(settings, HEADER, name)
    with pytest.raises(InputError, match=r"is a graph that the build writes itself; rename the file"):
        read_data(settings)


@pytest.mark.parametrize("name", ["a b.ttl", "é.ttl", "-x.ttl", "a<b.ttl"])
def test_a_file_name_that_cannot_name_a_graph_is_refused(settings: Settings, name: str) -> None:
    path = write(settings, HEADER, name)
    with pytest.raises(InputError, match="rename the file") as caught:
        read_data(settings)
    assert caught.value.path == path


@pytest.mark.parametrize(("content", "line"), [(b"# ok\n# \xe9t\xe9\n", 2), (b"\xff\xfe#\x00", 1), (b"#\n\n#\xc3", 3)])
def test_other_encodings_than_utf8_name_the_line(settings: Settings, content: bytes, line: int) -> None:
    path = settings.data / "brief.ttl"
    path.write_bytes(content)
    with pytest.raises(TurtleError, match=r"byte 0x[0-9A-F]{2} is not UTF-8; save the file as UTF-8") as caught:
        read_data(settings)
    assert (caught.value.path, caught.value.line) == (path, line)


def test_folders_that_are_absent_empty_or_files(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    (tmp_path / "bestand").touch()
    for name, expected in (("weg", "does not exist"), ("leeg", "no Turtle file"), ("bestand", "is a file")):
        for kind in ("data", "ontology"):
            wrong = replace(settings, **{kind: tmp_path / name})  # type: ignore[arg-type]
            with pytest.raises(InputError, match=f"{expected}.*with --{kind}") as caught:
                data_version(wrong)
            assert caught.value.path == tmp_path / name


def test_a_folder_without_shapes_builds_but_has_no_shapes(settings: Settings) -> None:
    (settings.ontology / "shapes" / "motie.ttl").unlink()
    (settings.ontology / "shapes").rmdir()
    assert len(data_version(settings)) == 12
    with pytest.raises(InputError, match="does not exist"):
        read_shapes(settings)


def test_a_file_that_cannot_be_read_is_an_error(settings: Settings) -> None:
    (settings.data / "weg.ttl").symlink_to("nergens")
    (settings.data / "map.ttl").mkdir()
    for name, cause in (("map.ttl", "Is a directory"), ("weg.ttl", "No such file")):
        with pytest.raises(InputError, match=cause) as caught:
            read_data(settings)
        path = settings.data / name
        assert caught.value.path == path
        path.rmdir() if path.is_dir() else path.unlink()


def test_data_version_follows_names_bytes_and_base_only(settings: Settings) -> None:
    first = data_version(settings)
    assert len(first) == 12
    assert int(first, 16) >= 0
    (settings.data / "brief.ttl").touch()
    write(settings, "x", "notes.md")
    assert data_version(settings) == first
    changed = {first}
    for path in (
        settings.data / "brief.ttl",
        settings.ontology / "taz.ttl",
        settings.ontology / "shapes" / "motie.ttl",
    ):
        path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")
        changed.add(data_version(settings))
    (settings.data / "brief.ttl").rename(settings.data / "brief2.ttl")
    changed.add(data_version(settings))
    changed.add(data_version(replace(settings, base="https://example.org/")))
    assert len(changed) == 6


def test_every_error_is_of_our_tree_and_one_line(settings: Settings) -> None:
    write(settings, "x" * 100_000)
    with pytest.raises(TazError) as caught:
        read_data(settings)
    assert len(str(caught.value)) < 300


def test_all_cases_ran() -> None:
    assert (len(WRONG_TURTLE), len(NO_DATA), len(MISSING), len(UNREAD)) == (19, 4, 5, 4)
