"""``taz-graph check`` as somebody types it: formats, files, exit codes."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from taz_graph.cli.main import main
from taz_graph.settings import Settings
from tests.check_world import DATA, WAIVER, make_world

COMPLETE = DATA.replace("taz:vindplaats vindplaats:v", "taz:indiener persoon:jansen ; taz:vindplaats vindplaats:v")


def options(settings: Settings) -> list[str]:
    named = {"--data": settings.data, "--ontology": settings.ontology, "--store": settings.store}
    return [str(part) for pair in named.items() for part in pair]


FORMATS: Sequence[tuple[str, str]] = [
    ("table", "Onvolledig: 1 open"),
    ("json", '"rule_id": "T-MOT-01"'),
    ("ttl", "a sh:ValidationReport"),
    ("junit", '<testsuites name="taz-graph check"'),
    ("sarif", '"version": "2.1.0"'),
    ("github", "::error file="),
    ("markdown", "# Controle op volledigheid"),
    ("html", "<!doctype html>"),
]


@pytest.mark.parametrize(("name", "said"), FORMATS)
def test_a_format_goes_to_stdout_or_to_a_file(
    name: str, said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)  # else a table is as wide as that says
    given = ["check", *options(make_world(tmp_path)), "--format", name]
    assert main(given) == 1
    out = capfd.readouterr().out
    assert said in out
    file = tmp_path / "uit.txt"
    assert main([*given, "-o", str(file)]) == 1
    assert capfd.readouterr().out == ""
    assert file.read_text(encoding="utf-8").split() == out.split()


def test_a_file_that_cannot_be_written_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = make_world(tmp_path)
    for name in ("json", "table"):
        target = tmp_path / "weg/uit.json"
        assert main(["check", *options(settings), "--format", name, "--output", str(target)]) == 2
        assert f"cannot write {target}" in capsys.readouterr().err
        assert not target.parent.exists()


def test_the_step_summary_is_added_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings, summary = make_world(tmp_path), tmp_path / "summary.md"
    summary.write_text("eerder\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert main(["check", *options(settings), "--format", "json"]) == 1
    assert summary.read_text(encoding="utf-8") == "eerder\n"
    assert main(["check", *options(settings), "--format", "github"]) == 1
    assert summary.read_text(encoding="utf-8").startswith("eerder\n# Controle op volledigheid\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "weg/summary.md"))
    assert main(["check", *options(settings), "--format", "github"]) == 2
    assert "cannot write" in capsys.readouterr().err


def test_what_was_accepted_is_not_complete(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = make_world(tmp_path, waivers=WAIVER.replace("2025-01-01", "2999-01-01"))
    assert main(["check", *options(settings), "--lang", "en"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["Motions", "2", "0", "1", "50%"] in rows


def test_a_finding_is_the_same_in_both_engines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["check", *options(make_world(tmp_path)), "--format", "json", "--as-of", "2022-09-29"]
    said = []
    for engine in ("sparql", "pyshacl"):
        assert main([*given, "--engine", engine]) == 1
        said.append(json.loads(capsys.readouterr().out))
    assert said[0] == said[1]
    assert len(said[0]["findings"]) == 2


def test_tables_ran() -> None:
    assert len(FORMATS) == 8
