"""The action of GitHub and the pre-commit hook, by running what they run in somebody else's repository."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FULL = os.environ.get("TAZ_GRAPH_FULL") == "1"
README = (ROOT / "README.md").read_text(encoding="utf-8")
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
INSTALL, CHECK = ACTION["runs"]["steps"]
BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]
"""How the runner calls a script of ``shell: bash``."""

HEADER = "".join(
    f"@prefix {name}: <{space}> .\n"
    for name, space in {
        **{
            soort: f"https://w3id.org/taz-graph/id/{soort}/"
            for soort in "afdoening begrip dossier graaf kamerstuk motie partij persoon vindplaats".split()
        },
        "dct": "http://purl.org/dc/terms/",
        "oa": "http://www.w3.org/ns/oa#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "taz": "https://w3id.org/taz-graph/def#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }.items()
)
FACTS = """
graaf:kst-99999-7 a prov:Entity ;
    dct:title "Voortgangsbrief Maatjes"@nl ;
    prov:wasDerivedFrom kamerstuk:kst-99999-7 ;
    prov:generatedAtTime "2031-05-07T00:00:00Z"^^xsd:dateTime ;
    prov:wasAttributedTo partij:redactie .
partij:redactie a prov:Agent ; rdfs:label "Redactie van de maatjes"@nl .
kamerstuk:kst-99999-7 a taz:Kamerbrief ;
    rdfs:label "Voortgangsbrief Maatjes"@nl ;
    dct:identifier "kst-99999-7" ;
    dct:date "2031-05-06"^^xsd:date ;
    rdfs:seeAlso <https://zoek.officielebekendmakingen.nl/kst-99999-7.html> .
motie:kst-99999-3 a taz:Motie ;
    rdfs:label "Motie Jansen over maatjes"@nl ;
    taz:onderwerp "Een maatje voor elke leerling"@nl ;
    taz:kamerstuk kamerstuk:kst-99999-3 ;
    taz:indiener persoon:jansen ;
    dct:date "2031-01-20"^^xsd:date ;
    taz:vindplaats vindplaats:maatjes .
kamerstuk:kst-99999-3 a taz:Kamerstuk ;
    rdfs:label "Motie Jansen"@nl ;
    dct:identifier "kst-99999-3" ;
    taz:dossier dossier:99999 ;
    taz:ondernummer "3" ;
    taz:vergaderjaar "2030-2031" ;
    rdfs:seeAlso <https://zoek.officielebekendmakingen.nl/kst-99999-3.html> ;
    taz:vindplaats vindplaats:maatjes .
dossier:99999 a taz:Dossier ;
    rdfs:label "Dossier 99 999"@nl ; dct:identifier "99999" ; taz:vindplaats vindplaats:maatjes .
persoon:jansen a taz:Persoon ; rdfs:label "Jansen"@nl ; taz:vindplaats vindplaats:maatjes .
afdoening:maatjes a taz:Afdoening ;
    rdfs:label "Afdoening van de motie Jansen"@nl ;
    taz:zaak motie:kst-99999-3 ;
    taz:brief kamerstuk:kst-99999-7 ;
    taz:uitkomst begrip:uitkomst-afgedaan ;
    taz:grond "Elke leerling heeft een maatje"@nl ;
    dct:date "2031-05-06"^^xsd:date ;
    taz:vindplaats vindplaats:maatjes .
vindplaats:maatjes a taz:Vindplaats ;
    oa:hasSource kamerstuk:kst-99999-7 ; taz:sectie "Maatjes" ; oa:hasSelector vindplaats:maatjes-citaat .
vindplaats:maatjes-citaat a oa:TextQuoteSelector ; oa:exact "elke leerling een maatje" .
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Somebody else's repository: a data folder, and nothing of ours."""
    path = tmp_path / "theirs"
    (path / "data").mkdir(parents=True)
    write(path, FACTS)
    run(["git", "init", "-q"], path)
    return path


def write(repository: Path, facts: str) -> None:
    (repository / "data/kst-99999-7.ttl").write_text(HEADER + facts, encoding="utf-8")


def line_of(text: str) -> int:
    return (HEADER + FACTS).splitlines().index(text) + 1


def run(command: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("GITHUB_", "TAZ_GRAPH_"))}
    return subprocess.run(
        command,
        cwd=folder,
        env=kept | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def step(which: dict[str, Any], repository: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """Runs the script of a step as the runner does: inputs filled in, its own bash, from the top of the repository."""
    inputs = {name: said.get("default", "") for name, said in ACTION["inputs"].items()}
    assert given.keys() <= inputs.keys()
    inputs |= given
    environment = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], str(text))
        for name, text in which["env"].items()
    }
    temporary = repository.parent / "runner"
    temporary.mkdir(exist_ok=True)
    # What the step before installs: here the environment that the tests run in.
    venv = temporary / "taz-graph"
    if which is CHECK and not venv.exists():
        venv.symlink_to(Path(sys.executable).parent.parent)
    script = temporary / "step.sh"
    script.write_text(which["run"], encoding="utf-8")
    of_the_runner = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_WORKSPACE": str(repository),
        "GITHUB_OUTPUT": str(temporary / "output"),
        "GITHUB_STEP_SUMMARY": str(temporary / "summary.md"),
        "RUNNER_TEMP": str(temporary),
    }
    return run([*BASH, str(script)], repository, **of_the_runner, **environment)


def outputs(repository: Path) -> str:
    return (repository.parent / "runner/output").read_text(encoding="utf-8")


# --- the action


def test_the_action_is_a_composite_of_scripts_that_take_no_input_in_their_text() -> None:
    assert ACTION["runs"]["using"] == "composite"
    for part in (INSTALL, CHECK):
        assert part["shell"] == "bash"
        assert "${{" not in part["run"]
    used = {
        name
        for part in (INSTALL, CHECK)
        for text in part["env"].values()
        for name in re.findall(r"inputs\.([\w-]+)", text)
    }
    assert used == set(ACTION["inputs"])
    assert ACTION["outputs"]["exit-code"]["value"] == "${{ steps.check.outputs.exit-code }}"
    assert CHECK["id"] == "check"


def test_a_complete_folder_passes(repository: Path) -> None:
    done = step(CHECK, repository)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "::" not in done.stdout
    assert done.stdout.startswith("Volledig")
    assert outputs(repository) == "exit-code=0\n"
    assert "# Controle op volledigheid" in (repository.parent / "runner/summary.md").read_text(encoding="utf-8")
    # Nothing of ours is left among their files.
    assert run(["git", "status", "--porcelain"], repository).stdout == "?? data/\n"


def test_a_gap_is_annotated_where_it_is_stated(repository: Path) -> None:
    write(repository, FACTS.replace("    taz:indiener persoon:jansen ;\n", ""))
    done = step(CHECK, repository, sarif="taz-graph.sarif", lang="en")
    assert done.returncode == 1
    (error,) = (line for line in done.stdout.splitlines() if line.startswith("::error "))
    assert error.startswith(
        f"::error file=data/kst-99999-7.ttl,line={line_of('motie:kst-99999-3 a taz:Motie ;')},title=T-MOT-02 "
    )
    assert outputs(repository) == "exit-code=1\n"
    (found,) = json.loads((repository / "taz-graph.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert found["ruleId"] == "T-MOT-02"
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "data/kst-99999-7.ttl"


def test_what_cannot_be_checked_is_annotated_too(repository: Path) -> None:
    write(repository, FACTS.replace("a taz:Motie ;", "a taz:Mote ;"))
    done = step(CHECK, repository, sarif="taz-graph.sarif")
    assert done.returncode == 2
    at = f"file=data/kst-99999-7.ttl,line={line_of('motie:kst-99999-3 a taz:Motie ;')},"
    assert f"::error {at}title=taz-graph could not check::" in done.stdout
    assert "did you mean taz:Motie?" in done.stdout
    assert "did you mean taz:Motie?" in done.stderr
    assert outputs(repository) == "exit-code=2\n"
    assert not (repository / "taz-graph.sarif").exists()


def test_a_folder_with_a_space_is_annotated_at_its_line(repository: Path) -> None:
    write(repository, FACTS.replace("a taz:Motie ;", "a taz:Mote ;"))
    (repository / "data").rename(repository / "mijn feiten")
    done = step(CHECK, repository, data="mijn feiten")
    assert done.returncode == 2
    at = f"file=mijn feiten/kst-99999-7.ttl,line={line_of('motie:kst-99999-3 a taz:Motie ;')},"
    assert f"::error {at}title=taz-graph could not check::taz:Mote is not a class" in done.stdout


def test_sarif_that_cannot_be_written_is_no_gap(repository: Path) -> None:
    done = step(CHECK, repository, sarif="nergens/taz-graph.sarif")
    assert done.returncode == 2
    assert "::error title=taz-graph could not check::cannot write nergens/taz-graph.sarif" in done.stdout
    assert outputs(repository) == "exit-code=2\n"


# (inputs, exit code, part of what is said)
GIVEN: list[tuple[dict[str, str], int, str]] = [
    ({"severity": "violation"}, 1, "T-MOT-02"),
    ({"as-of": "2031-05-06"}, 1, "T-MOT-02"),
    ({"as-of": "2031-05-05"}, 2, "the first letter is of 2031-05-06"),
    ({"as-of": "morgen"}, 2, "is not a date"),
    ({"severity": "erg"}, 2, "'erg' is not one of"),
    ({"data": "$(touch gekraakt)"}, 2, "$(touch gekraakt)"),
    ({"data": "feiten"}, 2, "feiten"),
    ({"ontology": "data"}, 2, "::error"),
    ({"ratchet": "true"}, 2, "--baseline"),
    ({"baseline": "eerder.json", "ratchet": "true"}, 0, "eerder.json"),
    ({"baseline": "weg.json"}, 2, "weg.json"),
    ({"diff": "HEAD"}, 0, "HEAD"),
    ({"diff": "origin/main"}, 2, "origin/main"),
]


@pytest.mark.parametrize(("given", "code", "said"), GIVEN, ids=[" ".join(given) for given, _, _ in GIVEN])
def test_each_input_reaches_the_check(given: dict[str, str], code: int, said: str, repository: Path) -> None:
    write(repository, FACTS.replace("    taz:indiener persoon:jansen ;\n", ""))
    who = ["-c", "user.name=a", "-c", "user.email=a@b"]
    run(["git", "add", "-A"], repository)
    run(["git", *who, "commit", "-qm", "een"], repository)
    if given.get("baseline") == "eerder.json":
        run(["taz-graph", "check", "--data", "data", "--format", "json", "-o", "eerder.json"], repository)
    done = step(CHECK, repository, **given)
    assert done.returncode == code, done.stdout + done.stderr
    assert said in done.stdout
    assert not (repository / "gekraakt").exists()


@pytest.mark.skipif(not FULL, reason="downloads every dependency; set TAZ_GRAPH_FULL=1")
def test_the_action_installs_itself(repository: Path) -> None:
    # The environment of the tests need not have pip; the Python that it was made from has.
    done = step(INSTALL, repository, python=str(Path(sys.base_prefix) / "bin/python3"))
    assert done.returncode == 0, done.stderr
    done = step(CHECK, repository)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_python_that_is_not_there_is_said(repository: Path) -> None:
    done = step(INSTALL, repository, python="python2.1")
    assert done.returncode == 2
    assert done.stderr.startswith("taz-graph: python2.1 is not on this machine")


# --- the hook


def test_the_hook_checks_the_whole_folder_when_turtle_changes() -> None:
    assert (HOOK["language"], HOOK["pass_filenames"]) == ("python", False)
    assert re.search(HOOK["files"], "data/kst-99999-7.ttl")
    assert not re.search(HOOK["files"], "README.md")
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert shlex.split(HOOK["entry"])[0] in scripts


def test_what_the_hook_runs(repository: Path) -> None:
    command = [*shlex.split(HOOK["entry"]), *HOOK["args"]]
    assert run(command, repository).returncode == 0
    assert run(["git", "status", "--porcelain"], repository).stdout == "?? data/\n"
    write(repository, FACTS.replace("    taz:indiener persoon:jansen ;\n", ""))
    done = run(command, repository)
    assert done.returncode == 1
    assert "T-MOT-02" in done.stdout


# --- what pip installs


def test_the_wheel_has_what_a_check_needs(tmp_path: Path, repository: Path) -> None:
    """Without a checkout: the package is unpacked from its wheel, and finds our ontology by itself."""
    source = tmp_path / "source"
    for name in ("taz_graph", "api", "ontology", "data"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, source)
    done = run(["hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")], source)
    assert done.returncode == 0, done.stderr
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    program = "import sys, taz_graph.cli.main as m; print(m.__file__); sys.exit(m.main(['check', '--data', 'data']))"
    command = [sys.executable, "-c", program]
    done = run(command, repository, PYTHONPATH=str(tmp_path / "site"))
    assert str(tmp_path / "site") in done.stdout
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Volledig" in done.stdout


# --- what the README shows


def test_the_readme_shows_what_is_here() -> None:
    shown = [yaml.safe_load(text) for text in re.findall(r"^```yaml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)]
    steps = [step for part in shown for step in part if "/taz-graph@" in step.get("uses", "")]
    hooks = [hook for part in shown for entry in part for hook in entry.get("hooks", [])]
    assert len(steps) == 1
    assert set(steps[0].get("with", {})) <= set(ACTION["inputs"])
    assert [hook["id"] for hook in hooks] == [HOOK["id"]]


def test_tables_ran() -> None:
    assert len(GIVEN) == 13
