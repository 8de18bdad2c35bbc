"""A gate that cannot pass by accident: each way in which a check may look at nothing, through the command."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from taz_graph.build import prepare
from taz_graph.check import run_check
from taz_graph.check.report_formats import FORMATS
from taz_graph.cli.main import main
from taz_graph.errors import CheckError
from taz_graph.settings import Settings
from tests.check_world import DATA, HEADER, PREFIXES, SHAPES, TODAY, make_world, write
from tests.sparql_server import sparql_service

COMPLETE = DATA.replace("taz:vindplaats vindplaats:v", "taz:indiener persoon:jansen ; taz:vindplaats vindplaats:v")
Change = Callable[[Path], object]


def options(settings: Settings) -> list[str]:
    named = {"--data": settings.data, "--ontology": settings.ontology, "--store": settings.store}
    return [str(part) for pair in named.items() for part in pair]


def shapes(old: str, new: str) -> Change:
    return swap("ontology/shapes/motie.ttl", old, new)


def data(old: str, new: str) -> Change:
    return swap("data/brief.ttl", old, new)


def swap(file: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def put(file: str, content: bytes) -> Change:
    return lambda folder: (folder / file).write_bytes(content)


def move(old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        (folder / new).parent.mkdir(exist_ok=True)
        (folder / old).rename(folder / new)

    return change


def switch_off(path: Path) -> int:
    text = path.read_text(encoding="utf-8")
    return path.write_text(text.replace("a sh:NodeShape ;", "a sh:NodeShape ; sh:deactivated true ;"), encoding="utf-8")


SPARQL_TARGET = """
taz:Doel-moties a sh:SPARQLTarget ; sh:prefixes <https://w3id.org/taz-graph/shapes> ;
    sh:select "SELECT ?this WHERE { ?this a taz:Motie ; dct:date ?dag }" .
taz:DoelShape a sh:NodeShape ; sh:target taz:Doel-moties ; sh:property taz:MotieShape-indiener .
"""

BROKEN: Sequence[tuple[str, Change, str]] = [
    ("unknown sh: property", shapes("sh:targetClass", "sh:targetClas"), "did you mean sh:targetClass?"),
    ("unknown sh: class", shapes("a sh:NodeShape", "a sh:NodeShapes"), "did you mean sh:NodeShape?"),
    ("unknown sh: name", shapes("sh:Violation", "sh:Violations"), "did you mean sh:Violation?"),
    ("unknown class in a shape", shapes("targetClass taz:Motie", "targetClass taz:Mote"), "did you mean taz:Motie?"),
    ("unknown property in a shape", shapes("path taz:indiener", "path taz:indieners"), "did you mean taz:indiener?"),
    ("unknown property in a query", shapes("taz:uitkomst/", "taz:uitkomsten/"), "did you mean taz:uitkomst?"),
    ("unknown class in the data", data("a taz:Motie", "a taz:Mote"), "did you mean taz:Motie?"),
    ("unknown property in the data", data("taz:zaak", "taz:zaken"), "did you mean taz:zaak?"),
    ("unknown concept in the data", data("-afgedaan", "-afgdaan"), "did you mean begrip:uitkomst-afgedaan?"),
    ("shape without target", shapes("sh:targetClass taz:Motie ;", ""), "taz:MotieShape has no target"),
    ("too few focus nodes", shapes("taz:minimumDoelen 2", "taz:minimumDoelen 7"), "looks at 2 things where at least 7"),
    (
        "a minimum of something else than a shape",
        lambda folder: write(folder / "data/verwacht.ttl", "taz:Motie taz:minimumDoelen 2 ."),
        "the data state taz:minimumDoelen of taz:Motie, which is no shape with targets; did you mean taz:MotieShape?",
    ),
    ("no focus node", shapes("sh:targetClass taz:Motie", "sh:targetClass taz:Aanvaarding"), "looks at 0 things"),
    ("sh:target without a query", shapes("sh:targetClass taz:Motie", "sh:target taz:Motie"), "has no sh:select"),
    (
        "sh:target that finds nothing",
        lambda folder: append(folder, SPARQL_TARGET.replace("dct:date ?dag", "taz:sluit ?dag")),
        "taz:DoelShape (no title) looks at 0 things",
    ),
    ("minCount twice", shapes("sh:minCount 1", "sh:minCount 1, 2"), "has sh:minCount 2 times"),
    ("minCount that is no number", shapes("sh:minCount 1", 'sh:minCount "1"'), "that is not a whole number"),
    ("two paths", shapes("sh:path taz:indiener", "sh:path taz:indiener, taz:zaak"), "has sh:path 2 times"),
    ("a rule that SHACL does not run", shapes("sh:minCount 1", "sh:rule taz:Motie"), "Advanced Features"),
    ("a query that is no SPARQL", shapes("FILTER NOT EXISTS {", "FILTER NOT {"), "is not SPARQL"),
    ("data that do not parse", data("a taz:Motie ;", "a taz:Motie"), "data/brief.ttl:"),
    ("shapes that do not parse", shapes("sh:NodeShape ;", "sh:NodeShape"), "ontology/shapes/motie.ttl:"),
    ("data that are not UTF-8", put("data/brief.ttl", b'# \xff\xfe\n"'), "data/brief.ttl"),
    ("a folder in the place of a file", lambda folder: (folder / "data/map.ttl").mkdir(), "data/map.ttl"),
    ("a pipe in the place of a file", lambda folder: os.mkfifo(folder / "data/pijp.ttl"), "this is a pipe and no file"),
    ("a broken link", lambda folder: (folder / "data/weg.ttl").symlink_to("nergens"), "data/weg.ttl: this file cannot"),
    ("shapes in the ontology", move("ontology/shapes/motie.ttl", "ontology/regels.ttl"), "taz:MotieShape is a shape"),
    ("shapes in a folder below", move("ontology/shapes/motie.ttl", "ontology/shapes/a/x.ttl"), "not be read"),
    ("another namespace", shapes("sh:targetClass", "<https://www.w3.org/ns/shacl#targetClass>"), "sh:targetClass?"),
    ("a letter in a folder below", move("data/brief.ttl", "data/a/brief.ttl"), "not be read"),
    ("an empty shapes file", put("ontology/shapes/motie.ttl", b""), "motie.ttl: this file is empty"),
    ("an empty file", put("data/leeg.ttl", b""), "does not say where its facts come from"),
    ("a file with comments only", put("data/leeg.ttl", b"# niets\n"), "does not say where its facts come from"),
    ("no data files", lambda folder: (folder / "data/brief.ttl").unlink(), "no Turtle file (*.ttl) in this folder"),
    ("no data folder", lambda folder: shutil.rmtree(folder / "data"), "does not exist"),
    ("no shapes", lambda folder: shutil.rmtree(folder / "ontology/shapes"), "there are no shapes"),
    (
        "shapes that all are switched off",
        lambda folder: [switch_off(folder / f"ontology/shapes/{name}.ttl") for name in ("motie", "ontologie")],
        "there are no shapes",
    ),
]  # fmt: skip


def append(folder: Path, text: str) -> None:
    path = folder / "ontology/shapes/motie.ttl"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.mark.parametrize(("name", "change", "said"), BROKEN, ids=[name for name, _, _ in BROKEN])
@pytest.mark.parametrize("engine", ["sparql", "pyshacl"])
def test_what_looks_at_nothing_does_not_pass(
    name: str, change: Change, said: str, engine: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = make_world(tmp_path, data=COMPLETE)
    change(tmp_path)
    assert main(["check", *options(settings), "--engine", engine]) == 2, name
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.startswith("taz-graph: ")


def test_the_same_world_unbroken_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = make_world(tmp_path, data=COMPLETE)
    assert main(["check", *options(settings)]) == 0
    assert main(["check", *options(settings), "--engine", "pyshacl"]) == 0
    assert "Volledig" in capsys.readouterr().out


# --- sh:target with SPARQL


@pytest.mark.parametrize("engine", ["sparql", "pyshacl"])
def test_a_target_may_be_a_query(engine: str, tmp_path: Path) -> None:
    gap = DATA.replace("taz:indiener persoon:jansen ;", "")
    settings = make_world(tmp_path, data=gap, shapes=SHAPES.replace("taz:MotieShape-indiener, ", "") + SPARQL_TARGET)
    report = run_check(settings, today=TODAY, engine=engine)
    assert report.targets["https://w3id.org/taz-graph/def#DoelShape"] == 1
    assert [(f.rule_id, f.focus.rpartition("/")[2]) for f in report.open] == [("T-MOT-01", "kst-1-2")]


@pytest.mark.parametrize("engine", ["sparql", "pyshacl"])
def test_a_target_may_be_a_literal(engine: str, tmp_path: Path) -> None:
    extra = 'taz:X a sh:NodeShape ; sh:targetNode "Jansen"@nl, "weg", 3, kamerstuk:kst-1-1 ; sh:nodeKind sh:BlankNode .'
    report = run_check(make_world(tmp_path, shapes=SHAPES + extra), today=TODAY, engine=engine)
    # As wanted by SHACL, what nobody has is looked at too; it is not counted as something that is there.
    assert report.targets["https://w3id.org/taz-graph/def#X"] == 2
    assert sum(finding.rule_id == "X" for finding in report.open) == 4


# --- what cannot be compiled

RECURSIVE = """
taz:KringShape a sh:NodeShape ; sh:targetClass taz:Motie ; sh:property taz:KringShape-kring .
taz:KringShape-kring a sh:PropertyShape ; sh:path taz:vindplaats ; sh:node taz:KringShape ; sh:maxCount 0 ;
    taz:regelnummer "T-KRG-01" .
"""
LIMIT = """
taz:GrensShape a sh:NodeShape ; sh:targetClass taz:Motie ; sh:sparql taz:GrensShape-een .
taz:GrensShape-een a sh:SPARQLConstraint ; taz:regelnummer "T-GRS-01" ; sh:message "twee labels" ;
    sh:prefixes <https://w3id.org/taz-graph/shapes> ;
    sh:select "SELECT $this ?value WHERE { $this <http://www.w3.org/2000/01/rdf-schema#label> ?value } ORDER BY ?value LIMIT 1" .
"""  # noqa: E501
HANDED: Sequence[tuple[str, str, str, str]] = [
    ("recursive", RECURSIVE, "taz:KringShape cannot be compiled", "T-KRG-01"),
    ("limit", LIMIT, "taz:GrensShape cannot be compiled (LIMIT counts per focus node", "T-GRS-01"),
]


@pytest.mark.parametrize(("name", "extra", "said", "rule"), HANDED)
def test_what_cannot_be_compiled_is_said_and_checked_all_the_same(
    name: str, extra: str, said: str, rule: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = make_world(tmp_path, shapes=SHAPES + extra)
    given = ["check", *options(settings), "--format", "json"]
    for _ in range(2):  # the second time from the kept result: it must not grow silent
        assert main(given) == 1, name
        out, err = capsys.readouterr()
        assert said in err
        assert "pySHACL checked it" in err
    ours = json.loads(out)
    assert main([*given, "--engine", "pyshacl"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    theirs = json.loads(out)
    assert ours["findings"] == theirs["findings"]
    assert rule in {finding["rule_id"] for finding in ours["findings"]}
    assert [part["shape"] for part in ours["handed_over"]] == [said.split(maxsplit=1)[0]]


UNUSABLE: Sequence[tuple[str, str]] = [
    ("GRAPH $shapesGraph { ?shape ?p ?value }", "NotImplementedError"),
    ("$this ?p ?value MINUS { $this a ?value }", "must not contain a MINUS clause"),
]


@pytest.mark.parametrize(("where", "said"), UNUSABLE)
def test_what_nobody_can_check_is_an_error_that_names_its_shape(where: str, said: str, tmp_path: Path) -> None:
    extra = f"""taz:MijnShape a sh:NodeShape ; sh:targetClass taz:Motie ; sh:sparql [
        sh:message "x" ; sh:select "SELECT $this ?value WHERE {{ {where} }}" ] ."""
    settings = make_world(tmp_path, shapes=SHAPES + extra)
    with pytest.raises(CheckError, match=r"what cannot be compiled \(taz:MijnShape: ") as error:
        run_check(settings)
    assert said in str(error.value)


def test_what_nobody_foresaw_is_not_incomplete(tmp_path: Path) -> None:
    """Python ends with 1, which of the check means that it looked and found gaps."""
    code = "import taz_graph.cli.main as m\nfrom taz_graph.__main__ import run\nm.main = lambda args: 1 // 0\nrun()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("taz-graph: this should not happen (ZeroDivisionError: ")
    assert "Traceback" in done.stderr


def test_a_shape_on_the_ontology_is_handed_over_too(tmp_path: Path) -> None:
    settings = make_world(tmp_path)
    path = settings.ontology / "shapes/ontologie.ttl"
    extra = LIMIT.replace("taz:Motie ", "owl:Class ").replace("taz:GrensShape ", "taz:OntologieGrens ")
    path.write_text(path.read_text(encoding="utf-8") + extra, encoding="utf-8")
    ours, theirs = (run_check(settings, today=TODAY, engine=engine) for engine in ("sparql", "pyshacl"))
    assert [shape for shape, _ in ours.handed_over] == ["taz:OntologieGrens"]
    assert ours.findings == theirs.findings
    assert sum(finding.rule_id == "T-GRS-01" for finding in ours.findings) == 8


def test_an_engine_that_does_not_exist_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = make_world(tmp_path)
    with pytest.raises(CheckError, match="there is no engine 'jena'; choose from sparql, pyshacl"):
        run_check(settings, engine="jena")
    assert main(["check", *options(settings), "--engine", "jena"]) == 2
    assert "'jena' is not one of" in capsys.readouterr().err


# --- shapes without a name

NAMELESS = """[] a sh:NodeShape ; sh:targetClass %s ; sh:property [ sh:path taz:indiener ; sh:minCount 1 ] ,
    [ sh:path taz:indiener ; sh:maxCount 0 ] ."""


@pytest.mark.parametrize("engine", ["sparql", "pyshacl"])
def test_a_shape_without_a_name_has_the_same_one_each_time(engine: str, tmp_path: Path) -> None:
    extra = NAMELESS % "taz:Motie" + NAMELESS % "taz:Motie ; sh:severity sh:Info"
    settings = make_world(tmp_path, shapes=SHAPES + extra)
    first, second = (run_check(settings, today=TODAY, engine=engine) for _ in range(2))
    assert first.findings == second.findings
    nameless = {finding.rule for finding in first.findings if finding.rule.startswith("_:shape-")}
    # Two moties, of which one has an indiener; four nameless property shapes.
    assert len(nameless) == 4
    for name, write_format in FORMATS.items():
        assert "shape-" in write_format(first, settings.base), name
    assert {
        rule.get("helpUri", "")
        for rule in json.loads(FORMATS["sarif"](first, settings.base))["runs"][0]["tool"]["driver"]["rules"]
    } >= {"", "https://w3id.org/taz-graph/def#MotieShape-indiener"}


# --- an endpoint


def test_an_endpoint_gives_the_same_findings(tmp_path: Path) -> None:
    settings = make_world(tmp_path)
    version = prepare(settings)
    here = run_check(settings, today=TODAY)
    store = ox.Store.read_only(str(version.path / "quads"))
    with sparql_service(store) as service:
        there = run_check(replace(settings, endpoint=service.url), today=TODAY)
        asked = [query for request in service.seen for query in request["query"]]
    assert [(f.rule_id, f.focus, f.message) for f in here.findings] == [
        (f.rule_id, f.focus, f.message) for f in there.findings
    ]
    assert there.version == here.version
    # Nothing is downloaded to be checked.
    assert not [query for query in asked if "CONSTRUCT" in query]


def test_an_empty_endpoint_does_not_pass(tmp_path: Path) -> None:
    settings = make_world(tmp_path)
    with sparql_service(ox.Store()) as service, pytest.raises(CheckError, match="looks at 0 things"):
        run_check(replace(settings, endpoint=service.url))


def test_the_exit_code_is_that_of_the_process(tmp_path: Path) -> None:
    """As CI runs it: a fresh process, an odd locale, output into a file."""
    settings = make_world(tmp_path)
    command = [sys.executable, "-m", "taz_graph", "check", *options(settings), "--format", "github"]
    environment = {name: text for name, text in os.environ.items() if not name.startswith("GITHUB_")}
    environment |= {"LC_ALL": "C", "PYTHONUTF8": "0"}
    codes = []
    for name in ("taz:Motie", "taz:Mote"):
        data("a taz:Motie", f"a {name}")(tmp_path)
        done = subprocess.run(command, capture_output=True, env=environment, cwd=tmp_path, check=False)
        codes.append(done.returncode)
        assert b"Traceback" not in done.stderr
    assert codes == [1, 2]


def test_only_the_chosen_severity_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = make_world(tmp_path, shapes=SHAPES.replace("sh:Violation", "sh:Info"))
    codes = [main(["check", *options(settings), "--severity", name]) for name in ("violation", "warning", "info")]
    assert codes == [0, 0, 1]
    assert "T-MOT-01" in capsys.readouterr().out


def test_a_graph_that_only_describes_itself_is_no_graph(tmp_path: Path) -> None:
    settings = make_world(tmp_path)
    header = (
        HEADER.replace("NAME", "brief").replace("kamerstuk:kst-1-1", "<urn:x>").replace("partij:redactie", "<urn:y>")
    )
    (settings.data / "brief.ttl").write_text(PREFIXES + header, encoding="utf-8")
    with pytest.raises(CheckError, match="looks at 0 things"):
        run_check(settings)
    write(settings.data / "brief.ttl", DATA)
    assert run_check(settings, today=TODAY).exit_code == 1


def test_a_date_before_everything_does_not_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dated = 'kamerstuk:kst-1-1 a taz:Kamerstuk ; dct:date "2022-09-30"^^xsd:date ;'
    settings = make_world(tmp_path, data=COMPLETE.replace("kamerstuk:kst-1-1 a taz:Kamerstuk ;", dated))
    codes = [main(["check", *options(settings), "--as-of", day]) for day in ("2022-09-29", "2022-09-30")]
    assert codes == [2, 0]
    assert "the first letter is of 2022-09-30" in capsys.readouterr().err


def test_tables_ran() -> None:
    assert (len(BROKEN), len(HANDED), len(UNUSABLE)) == (37, 2, 2)
