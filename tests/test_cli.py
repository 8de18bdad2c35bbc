"""The command line: what comes out, and the exit codes."""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import pytest
import typer

import taz_graph.cli.check as check_command
from taz_graph.cli.main import app, main
from taz_graph.cli.query import form_of
from taz_graph.cli.serve import demand_free_port
from taz_graph.errors import ServeError, StoreError
from taz_graph.settings import Settings
from taz_graph.sources import data_version
from taz_graph.vragen import load_vragen, named
from tests.check_world import DATA, SHAPES, WAIVER, make_world, write

ALWAYS = WAIVER.replace("2025-01-01", "2999-01-01")


class World:
    """A small world with the options that name its folders."""

    def __init__(self, folder: Path, **given: str) -> None:
        self.settings: Settings = make_world(folder, **given)
        self.store = ["--store", str(self.settings.store)]
        self.ontology = ["--ontology", str(self.settings.ontology)]
        self.all = [*self.store, *self.ontology, "--data", str(self.settings.data)]

    def built(self) -> "World":
        assert main(["build", *self.all]) == 0
        return self


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def built(world: World, capsysbinary: pytest.CaptureFixture[bytes]) -> World:
    world.built()
    capsysbinary.readouterr()
    return world


def commands() -> dict[str, typer.core.TyperCommand]:
    group = typer.main.get_command(app)
    return dict(group.commands)  # type: ignore[attr-defined]


# --- documentation


def test_every_command_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    found = commands()
    assert list(found)[:6] == ["build", "check", "query", "vragen", "view", "serve"]
    for name, command in found.items():
        assert main([name, "--help"]) == 0
        text = capsys.readouterr().out
        assert f"Example: taz-graph {name}" in text, f"the docstring of {name} needs an example"
        assert text.isascii(), f"the help of {name} must fit every terminal"
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{name} {parameter.name} needs a help text"


def test_the_example_of_query_is_a_question_that_we_ship(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "--help"]) == 0
    name = capsys.readouterr().out.partition("Example: taz-graph query ")[2].split()[0]
    assert named(load_vragen(Settings()), name).parameters


def test_the_readme_names_every_command() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    assert [name for name in commands() if f"taz-graph {name}" not in readme] == []


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in commands())
    assert main(["-h"]) == 0
    assert capsys.readouterr().out == shown


WRONG_USE: Sequence[tuple[list[str], str]] = [
    (["chekc"], "No such command 'chekc'. Did you mean 'check'?"),
    (["check", "--as-off", "2023-01-01"], "No such option: --as-off"),
    (["check", "--as-of", "1-1-2023"], "'1-1-2023' is not a date; write it as 2023-01-31"),
    (["check", "--severity", "error"], "'error' is not one of"),
    (["query"], "Missing argument 'FILE|NAME|-'"),
    (["query", "x", "--format", "xml"], "'xml' is not one of"),
    (["serve", "--port", "0"], "greater than or equal to 1"),
    (["view", "--output"], "requires an argument"),
]


@pytest.mark.parametrize(("args", "said"), WRONG_USE)
def test_wrong_use_is_one_line_and_exit_2(args: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert "--help" in err


# --- version and build


def test_the_versions_of_program_and_data_are_named(
    world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("taz_graph.cli.main.settings_of", lambda: world.settings)
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"taz-graph {version('taz-graph')}\ndata {data_version(world.settings)}\n"


def test_build_says_what_it_did(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    name = data_version(world.settings)
    assert main(["build", *world.all]) == 0
    assert capsys.readouterr().out.startswith(f"built: data {name}, ")
    assert main(["build", *world.all]) == 0
    assert capsys.readouterr().out.startswith(f"unchanged: data {name}, ")


# --- check


def test_check_is_complete_or_incomplete(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gap = World(tmp_path / "gap")
    assert main(["check", *gap.all]) == 1
    assert "T-MOT-01  Een motie heeft een indiener  (1)" in capsys.readouterr().out
    accepted = World(tmp_path / "accepted", waivers=ALWAYS)
    assert main(["check", *accepted.all, "--waived", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "T-MOT-01  A motion has a mover  (1)" in out
    assert "Complete" in out
    assert main(["check", *accepted.all, "--as-of", "2022-09-29"]) == 1
    assert "Stand op 2022-09-29." in capsys.readouterr().out


def test_check_counts_from_the_severity_that_is_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    world = World(tmp_path, shapes=SHAPES.replace("sh:severity sh:Violation", "sh:severity sh:Warning"))
    codes = [main(["check", *world.all, "--severity", name]) for name in ("violation", "warning", "info")]
    assert codes == [0, 1, 1]
    assert main(["check", *world.all]) == 1
    capsys.readouterr()


def spoil(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")

    return change


def empty(folder: Path) -> None:
    for path in (folder / "data").iterdir():
        path.unlink()


SPOILT: Sequence[tuple[Callable[[Path], object], str]] = [
    (spoil("data/brief.ttl", "a taz:Motie ;", "a taz:Motie"), "data/brief.ttl:"),
    (spoil("data/brief.ttl", "taz:indiener persoon", "taz:indinr persoon"), "did you mean taz:indiener?"),
    (spoil("data/brief.ttl", "a taz:Motie ;", "a taz:Moties ;"), "did you mean taz:Motie?"),
    (spoil("ontology/shapes/motie.ttl", "sh:targetClass", "sh:targetClas"), "did you mean sh:targetClass?"),
    (spoil("ontology/shapes/motie.ttl", "taz:minimumDoelen 2", "taz:minimumDoelen 9"), "at least 9 are expected"),
    (empty, "no Turtle file (*.ttl) in this folder; add one or give another with --data"),
    (lambda folder: shutil.rmtree(folder / "data"), "this folder does not exist"),
    (lambda folder: shutil.rmtree(folder / "ontology"), "this folder does not exist"),
    (lambda folder: shutil.rmtree(folder / "ontology/shapes"), "there are no shapes"),
    # Root may write everywhere: a file in the place of the folder stands for a disk that cannot be written.
    (lambda folder: (folder / "store").write_text("x"), "store"),
]


@pytest.mark.parametrize(("change", "said"), SPOILT)
def test_what_cannot_be_checked_is_one_sentence_and_exit_2(
    change: Callable[[Path], object], said: str, world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(tmp_path)
    assert main(["check", *world.all]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err.splitlines()[0]
    assert err.startswith("taz-graph: ")
    assert "Traceback" not in err


# --- query

CONSTRUCT = "CONSTRUCT { ?m a ?c } WHERE { ?m a ?c ; <https://w3id.org/taz-graph/def#indiener> ?p }"
MOTIE = "https://w3id.org/taz-graph/id/motie/kst-1-2"
SELECT = (
    f'SELECT ?motie ?label WHERE {{ VALUES ?motie {{ <{MOTIE}> }} ?motie rdfs:label ?label FILTER(LANG(?label)="nl") }}'
)
SELECT = f"PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n{SELECT}"


def ask(world: World, text: str, tmp_path: Path, *options: str) -> int:
    path = tmp_path / "vraag.rq"
    path.write_text(text, encoding="utf-8")
    return main(["query", str(path), *world.store, *world.ontology, *options])


def test_rows_come_as_table_csv_and_json(
    built: World, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert ask(built, SELECT, tmp_path) == 0
    table = capsysbinary.readouterr().out.decode()
    assert [line.split() for line in table.splitlines() if "kst-1-2" in line] == [["motie:kst-1-2", "motie-Jansen"]]
    assert ask(built, SELECT, tmp_path, "--format", "csv") == 0
    assert capsysbinary.readouterr().out == f"motie,label\r\n{MOTIE},motie-Jansen\r\n".encode()
    assert ask(built, SELECT, tmp_path, "--format", "json") == 0
    rows = json.loads(capsysbinary.readouterr().out)["results"]["bindings"]
    assert [row["motie"]["value"] for row in rows] == [MOTIE]


def test_graphs_come_as_turtle_and_json_ld(
    built: World, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    for query in (CONSTRUCT, f"DESCRIBE <{MOTIE}>"):
        assert ask(built, query, tmp_path) == 0
        assert b"motie:kst-1-2" in capsysbinary.readouterr().out
        assert ask(built, query, tmp_path, "--format", "json") == 0
        assert json.loads(capsysbinary.readouterr().out)
        assert ask(built, query, tmp_path, "--format", "csv") == 2
        assert b"gives a graph, which is no CSV" in capsysbinary.readouterr().err


def test_yes_or_no_is_a_word(built: World, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for query, answer in ((f"ASK {{ <{MOTIE}> ?p ?o }}", b"true"), ("ASK { <urn:x> ?p ?o }", b"false")):
        for options in ([], ["--format", "csv"]):
            assert ask(built, query, tmp_path, *options) == 0
            assert capsysbinary.readouterr().out == answer + b"\n"
        assert ask(built, query, tmp_path, "--format", "json") == 0
        assert json.loads(capsysbinary.readouterr().out)["boolean"] is (answer == b"true")


def test_a_question_is_asked_by_name_and_with_parameters(
    built: World, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    csv = ["--format", "csv", *built.store, *built.ontology]
    assert main(["query", "moties", *csv]) == 0
    assert capsysbinary.readouterr().out.decode().splitlines() == ["motie,dag", f"{MOTIE},2022-03-01"]
    assert main(["query", "moties", *csv, "--param", "vanaf=2022-03-02"]) == 0
    assert capsysbinary.readouterr().out.decode().splitlines() == ["motie,dag"]


def test_questions_are_listed(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vragen", *world.ontology]) == 0
    (row,) = (line.split() for line in capsys.readouterr().out.splitlines() if "moties" in line)
    assert row == ["moties", "Welke", "moties", "zijn", "er", "vanaf=2022-01-01"]
    assert main(["vragen", "--lang", "en", *world.ontology]) == 0
    assert "Which motions are there" in capsys.readouterr().out


BAD_QUERIES: Sequence[tuple[list[str], str]] = [
    (["motie"], "there is no question 'motie'; did you mean moties?"),
    (["weg.rq"], "weg.rq: cannot be read"),
    (["map/weg"], "cannot be read"),
    (["moties", "--param", "vanaf=gisteren"], "'gisteren' is not a date"),
    (["moties", "--param", "vanaf"], "write it as --param vanaf=value"),
    (["moties", "--param", "van=2022-01-01"], "did you mean vanaf?"),
]


@pytest.mark.parametrize(("args", "said"), BAD_QUERIES)
def test_a_question_that_cannot_be_asked_is_one_sentence(
    args: list[str], said: str, built: World, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["query", *args, *built.store, *built.ontology]) == 2
    out, err = capsysbinary.readouterr()
    assert (out, err.count(b"\n")) == (b"", 1)
    assert said in err.decode()


BAD_SPARQL = (
    "SELECT ?x WHERE {",
    "DELETE WHERE { ?s ?p ?o }",
    "",
    "ASK { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
)


@pytest.mark.parametrize("text", BAD_SPARQL)
def test_text_that_is_no_query_is_refused(
    text: str, built: World, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    for wanted in ("table", "csv", "json"):
        assert ask(built, text, tmp_path, "--format", wanted) == 2
        out, err = capsysbinary.readouterr()
        assert out == b""
        assert err.startswith(b"taz-graph: ")
        assert b"Traceback" not in err


FORMS: Sequence[tuple[str, str]] = [
    ("SELECT * {}", "SELECT"),
    ("ask {}", "ASK"),
    ("PREFIX ask: <urn:a#select>\nCONSTRUCT { ?select ask:describe 'ASK' } {}", "CONSTRUCT"),
    ("# SELECT\nBASE <http://x.nl/ask>\nDESCRIBE <a>", "DESCRIBE"),
    ("niets", "SELECT"),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_the_form_of_a_query_is_seen(text: str, form: str) -> None:
    assert form_of(text) == form


def test_nothing_built_is_said(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    for args in (["query", "moties", *world.ontology], ["view"]):
        assert main([*args, *world.store]) == 2
        assert "run `taz-graph build`" in capsys.readouterr().err


def test_a_store_that_cannot_be_read_is_said(built: World, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for path in (built.settings.store / "current").resolve().rglob("*"):
        if path.is_file():
            path.write_bytes(b"x")
    assert main(["query", "moties", *built.store, *built.ontology]) == 2
    out, err = capsysbinary.readouterr()
    assert (out, err.count(b"\n")) == (b"", 1)
    assert b"taz-graph build" in err


# --- view and serve


def test_view_writes_the_network(
    built: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    written: list[tuple[str, Path, str]] = []
    monkeypatch.setattr(
        "taz_graph.network.write_html", lambda store, path, language: written.append((store.version, path, language))
    )
    path = tmp_path / "n.html"
    assert main(["view", "-o", str(path), "--lang", "en", *built.store]) == 0
    assert written == [(data_version(built.settings), path, "en")]
    assert capsysbinary.readouterr().out.decode() == f"{path}\n"


@pytest.fixture
def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def test_serve_builds_says_how_complete_it_is_and_serves(
    world: World, free_port: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served: list[tuple[Path, str, int]] = []
    monkeypatch.setattr("api.app.serve", lambda settings, host, port: served.append((settings.store, host, port)))
    assert main(["serve", "--port", str(free_port), *world.all]) == 0
    out = capsys.readouterr().out
    assert "Onvolledig: 1 open bevindingen" in out
    assert served == [(world.settings.store, "127.0.0.1", free_port)]
    assert (world.settings.store / "current").exists()


def test_a_port_in_use_is_one_sentence(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        assert main(["serve", "--port", str(port), *world.all]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert f"cannot listen on 127.0.0.1 port {port} (address already in use)" in err
    assert not world.settings.store.exists()


def test_an_address_that_is_not_ours_is_said() -> None:
    with pytest.raises(ServeError, match=r"cannot listen on 192\.0\.2\.1 port 8000.*--host 127\.0\.0\.1"):
        demand_free_port("192.0.2.1", 8000)
    with pytest.raises(ServeError, match=r"cannot listen on no such host port 65535.*--host 127\.0\.0\.1"):
        demand_free_port("no such host", 65535)


# --- errors


def test_what_nobody_foresaw_is_not_hidden(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(check_command, "run_check", fail)
    with pytest.raises(RuntimeError, match="unforeseen"):
        main(["check", *world.all])


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (StoreError("weg"), 2)])
def test_errors_become_exit_codes(
    error: BaseException, code: int, world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(check_command, "run_check", fail)
    assert main(["check", *world.all]) == code
    assert capsys.readouterr().err == ("taz-graph: weg\n" if code == 2 else "")


# --- as a process: locales, pipes, python -m


def process(
    args: Sequence[str], stdin: bytes = b"", environ: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON", "TAZ_"))}
    return subprocess.run(
        [sys.executable, "-m", "taz_graph", *args],
        input=stdin,
        env={**kept, **(environ or {})},
        capture_output=True,
        check=False,
    )


@pytest.fixture(scope="module")
def accents(tmp_path_factory: pytest.TempPathFactory) -> World:
    folder = tmp_path_factory.mktemp("accents")
    data = DATA.replace("motie van een ander", "motie van Kuzu\u0308").replace("motie-Jansen", "motie-Renée")
    return World(folder, data=data).built()


ASCII = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
LATIN = {"PYTHONIOENCODING": "latin-1"}
RENEE = SELECT.encode()


@pytest.mark.parametrize("locale", [ASCII, LATIN, {"PYTHONIOENCODING": "utf-8"}])
def test_machine_formats_are_utf_8_in_every_locale(locale: dict[str, str], accents: World) -> None:
    for wanted in ("csv", "json"):
        done = process(["query", "-", "--format", wanted, *accents.store, *accents.ontology], RENEE, locale)
        assert (done.returncode, done.stderr) == (0, b"")
        assert "motie-Renée" in done.stdout.decode("utf-8")
    done = process(["query", "-", *accents.store, *accents.ontology], f"DESCRIBE <{MOTIE}>".encode(), locale)
    assert "motie-Renée" in done.stdout.decode("utf-8")


def test_a_table_that_the_terminal_cannot_show_is_refused_in_one_sentence(accents: World) -> None:
    done = process(["query", "-", *accents.store, *accents.ontology], RENEE, ASCII)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    assert b"cannot show the character U+00E9; set PYTHONIOENCODING=utf-8" in done.stderr
    done = process(["query", "-", *accents.store, *accents.ontology], RENEE, LATIN)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "motie-Renée" in done.stdout.decode("latin-1")
    done = process(["check", *accents.all], environ=LATIN)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"U+0308" in done.stderr


def test_a_table_that_fits_just_works_in_ascii(accents: World) -> None:
    done = process(["vragen", *accents.ontology], environ=ASCII)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()
    assert b"Welke moties zijn er" in done.stdout


def test_a_query_on_stdin_must_be_utf_8(accents: World) -> None:
    done = process(["query", "-", *accents.store, *accents.ontology], "# é".encode("latin-1"))
    assert done.returncode == 2
    assert b"not UTF-8" in done.stderr


def test_a_reader_that_goes_away_is_no_error(accents: World) -> None:
    command = [sys.executable, "-m", "taz_graph", "query", "-", "--format", "csv", *accents.store, *accents.ontology]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        running.stdin.write(b"SELECT ?a ?b ?c WHERE { ?a ?p ?x . ?b ?q ?y } LIMIT 20000".replace(b"?c ", b""))
        running.stdin.close()
        assert (running.wait(), running.stderr.read()) == (141, b"")


def test_python_m_is_the_same_program() -> None:
    done = process(["--help"])
    assert done.returncode == 0
    assert b"Usage: taz-graph" in done.stdout


def test_a_waiver_in_the_folder_of_somebody_else_works(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    world = World(tmp_path)
    other = tmp_path / "elders/data"
    shutil.copytree(world.settings.data, other)
    write(other / "aanvaard.ttl", ALWAYS)
    assert main(["check", *world.store, *world.ontology, "--data", str(other)]) == 0
    assert main(["check", *world.all]) == 1
    capsys.readouterr()


def test_tables_ran() -> None:
    assert [len(cases) for cases in (WRONG_USE, SPOILT, BAD_QUERIES, BAD_SPARQL, FORMS)] == [8, 10, 6, 4, 5]
