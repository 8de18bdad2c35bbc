"""Every command and query of the README runs, in a folder of its own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import SHARED

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines() if line]
QUERIES = [text for kind, text in BLOCKS if kind == "sparql"]
LETTER = SHARED / "bronnen" / "kst-29282-576.txt"
MADE_BY_MAKE = ("make serve", "make test")

# What a command must have said or written; a check that nothing fails would pass for a command that does nothing.
GIVES = {
    "taz-graph build": "data ",
    "taz-graph query moties-open --param datum=2023-01-01": "motie:kst-35300-XVI-74",
    "taz-graph query - --format csv < vraag.rq > antwoord.csv": "",
    "taz-graph view -o netwerk.html": "",
    "taz-graph rapport --as-of 2024-05-31 --format docx -o bijlage.docx": "",
    "taz-graph show kst-29282-576.txt -o brief.html": "",
    "taz-graph extract kst-29282-576.txt -o voorstel.ttl": "",
    "taz-graph coverage kst-29282-576.txt": "kst-29282-576",
    "taz-graph build --data data --ontology ontology": "data ",
    "taz-graph check --lang en": "Complete",
    "taz-graph check": "Volledig",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what a checkout holds and the query of the README in vraag.rq."""
    path = tmp_path_factory.mktemp("readme")
    for name in ("data", "ontology"):
        shutil.copytree(ROOT / name, path / name)
    if LETTER.exists():
        shutil.copy(LETTER, path)
    (path / "vraag.rq").write_text(QUERIES[0], encoding="utf-8")
    # The commands are spread over processes, and some need what the first one makes.
    assert run("taz-graph build", path).returncode == 0
    return path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONUTF8": "1", "COLUMNS": "200"}
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def test_each_command_is_known() -> None:
    assert [command for command in COMMANDS if command not in MADE_BY_MAKE] == list(GIVES)


@pytest.mark.parametrize("command", GIVES)
def test_each_command_does_what_it_says(command: str, folder: Path) -> None:
    if LETTER.name in command and not LETTER.exists():
        pytest.skip("../shared is not on this machine")
    done = run(command, folder)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    assert GIVES[command] in done.stdout + done.stderr
    for written in re.findall(r"(?:-o|>) (\S+)", command):
        assert (folder / written).stat().st_size > 100


def test_the_query_answers(folder: Path) -> None:
    (query,) = QUERIES
    done = run("taz-graph build && taz-graph query vraag.rq --format csv", folder)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 5
    assert "SELECT" in query


def test_the_notebook_cell_runs(folder: Path) -> None:
    (cell,) = [text for kind, text in BLOCKS if kind == "python"]
    (folder / "cell.py").write_text(f"{cell}\nprint(len(table), table[0])", encoding="utf-8")
    done = run("taz-graph build && python -W ignore cell.py", folder)
    assert done.returncode == 0, done.stderr
    assert "4 {'indicator': 'Aandeel werknemers in zorg en welzijn'" in done.stdout


def test_the_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [command for command in COMMANDS if command in MADE_BY_MAKE] == list(MADE_BY_MAKE)
    for command in (*MADE_BY_MAKE, "make test-full"):
        assert re.search(rf"^{command.split()[1]}:", makefile, re.MULTILINE), command


def test_the_picture_is_there() -> None:
    for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README):
        assert (ROOT / name).stat().st_size > 10_000
