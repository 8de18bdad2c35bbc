"""Comparing with an earlier result, the ratchet, and comparing with a git revision."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from taz_graph.check.baseline import Baseline, baseline_of, compare, load_baseline
from taz_graph.check.findings import Finding, Report
from taz_graph.check.report_json import to_json
from taz_graph.cli.main import main
from taz_graph.errors import InputError
from taz_graph.settings import Settings
from tests.check_report import ACCEPTED, ID, LIGHT, OPEN, REPORT, WAIVER
from tests.check_world import DATA, make_world, write
from tests.check_world import WAIVER as WAIVER_TEXT

OTHER = replace(OPEN, rule="urn:other", rule_id="T-Z-01")
NAMELESS = replace(OPEN, rule="urn:X", rule_id="X", shape="urn:X", property="urn:a", value=None)
NOW_ACCEPTED = replace(OPEN, waiver=WAIVER)
EXTRA = 'motie:kst-1-{n} a taz:Motie ; rdfs:label "extra"@nl ; taz:kamerstuk kamerstuk:kst-1-1 .\n'


def report(*findings: Finding) -> Report:
    return Report("v", None, "nl", findings, ())


def things(number: int, finding: Finding = OPEN) -> list[Finding]:
    return [replace(finding, focus=f"{ID}motie/m-{n}") for n in range(number)]


# (before, now, (new, solved, still, accepted), rules that rose)
CASES: Sequence[tuple[list[Finding], list[Finding], tuple[int, int, int, int], list[str]]] = [
    ([], [], (0, 0, 0, 0), []),
    ([OPEN], [OPEN], (0, 0, 1, 0), []),
    ([OPEN], [replace(OPEN, line=99, message="m", label="l")], (0, 0, 1, 0), []),
    ([], [OPEN], (1, 0, 0, 0), ["T-MOT-01"]),
    ([OPEN], [], (0, 1, 0, 0), []),
    ([OPEN], [NOW_ACCEPTED], (0, 0, 0, 1), []),
    ([NOW_ACCEPTED], [OPEN], (1, 0, 0, 0), ["T-MOT-01"]),
    ([NOW_ACCEPTED], [], (0, 0, 0, 0), []),
    ([ACCEPTED], [ACCEPTED], (0, 0, 0, 0), []),
    # The same finding twice is two gaps.
    ([OPEN], [OPEN, OPEN], (1, 0, 1, 0), ["T-MOT-01"]),
    ([OPEN, OPEN], [OPEN], (0, 1, 1, 0), []),
    # As many gaps as before, but others: the number did not rise.
    (things(3), [*things(2), OPEN], (1, 1, 2, 0), []),
    # Three mended in one rule make no room for one in another.
    (things(3), [OTHER], (1, 3, 0, 0), ["T-Z-01"]),
    # Parts of a shape that have no name have that of the shape: the property tells the one gap from the other.
    ([NAMELESS], [NAMELESS], (0, 0, 1, 0), []),
    ([NAMELESS], [replace(NAMELESS, property="urn:b")], (1, 1, 0, 0), ["X"]),
    # What is lighter than the threshold is told, but does not count.
    ([], [LIGHT], (1, 0, 0, 0), []),
]


@pytest.mark.parametrize(("before", "now", "numbers", "rises"), CASES)
def test_what_changed(
    before: list[Finding], now: list[Finding], numbers: tuple[int, int, int, int], rises: list[str]
) -> None:
    found = compare(report(*now), baseline_of(report(*before)), "x")
    assert (len(found.new), len(found.solved), found.still, found.accepted) == numbers
    assert [rise.rule_id for rise in found.rises] == rises


def test_a_result_can_be_read_back(tmp_path: Path) -> None:
    file = tmp_path / "uit.json"
    file.write_text(to_json(REPORT), encoding="utf-8")
    assert load_baseline(file) == baseline_of(REPORT)
    assert load_baseline(file).version == "abc123"
    nothing = compare(REPORT, load_baseline(file), "x")
    assert (nothing.new, nothing.solved, nothing.rises) == ((), (), ())


WRONG: Sequence[tuple[str, str]] = [
    ("", "this is no result of"),
    ("[]", "this is no result of"),
    ("{}", "this is no result of"),
    ("[" * 100_000, "this is no result of"),
    ('{"format": "iets anders", "version": "", "findings": []}', "its format is iets anders"),
    (to_json(REPORT).replace('"severity": "violation"', '"severity": "erg"'), "erg is no severity"),
    (to_json(REPORT).replace('"rule_id": "T-MOT-01"', '"rule_id": 7'), "rule_id is no text"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_another_file_is_no_baseline(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "uit.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        load_baseline(file)
    assert said in str(error.value)
    assert error.value.path == file


# --- through the command


def options(settings: Settings) -> list[str]:
    named = {"--data": settings.data, "--ontology": settings.ontology, "--store": settings.store}
    return ["check", *(str(part) for pair in named.items() for part in pair)]


def add(settings: Settings, *numbers: int) -> None:
    write(settings.data / "brief.ttl", DATA + "".join(EXTRA.format(n=n) for n in numbers))


def test_the_ratchet_only_turns_one_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings, file = make_world(tmp_path), tmp_path / "basis.json"
    turn = [*options(settings), "--baseline", str(file), "--ratchet", "--write-baseline"]
    add(settings, 7, 8)
    assert main(turn) == 0  # the first time there is nothing to compare with: it is written
    assert len(load_baseline(file).open) == 3
    before = file.read_bytes()
    add(settings, 7, 8, 9)
    assert main(turn) == 1
    out = capsys.readouterr().out
    assert "1 nieuw, 0 opgelost, 0 aanvaard, 3 gebleven" in out
    assert "Nieuw: T-MOT-01 extra" in out
    assert "T-MOT-01: 4 open waar het er 3 waren" in out
    assert file.read_bytes() == before
    add(settings, 8)
    assert main(turn) == 0  # incomplete, but less so
    assert "Opgelost: T-MOT-01 extra" in capsys.readouterr().out
    assert len(load_baseline(file).open) == 2
    add(settings, 7, 8)
    assert main(turn) == 1


def test_a_baseline_alone_changes_no_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings, file = make_world(tmp_path), tmp_path / "basis.json"
    assert main([*options(settings), "--format", "json", "-o", str(file)]) == 1
    kept = file.read_bytes()
    given = [*options(settings), "--baseline", str(file)]
    assert main([*given, "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)["comparison"]
    assert (said["with"], said["new"], said["still"]) == ("basis.json", [], 1)
    assert main([*given, "--ratchet"]) == 0
    assert file.read_bytes() == kept


MISUSE: Sequence[tuple[list[str], str]] = [
    (["--ratchet"], "--ratchet and --write-baseline need a file"),
    (["--write-baseline"], "--ratchet and --write-baseline need a file"),
    (["--baseline", "x.json", "--diff", "main"], "give one of them"),
    (["--baseline", "weg.json"], "weg.json: this baseline cannot be read"),
    (["--baseline", "weg.json", "--ratchet"], "weg.json: this baseline cannot be read"),
]


@pytest.mark.parametrize(("given", "said"), MISUSE)
def test_what_cannot_be_compared_is_an_error(
    given: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*options(make_world(tmp_path)), *given]) == 2
    assert said in capsys.readouterr().err


# --- git


def git(folder: Path, *arguments: str) -> str:
    environment = {
        **{name: text for name, text in os.environ.items() if not name.startswith("GIT_")},
        **{f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def checkout(tmp_path: Path) -> Settings:
    """A repository with one revision (tag ``eerst``); the store lies beside it."""
    settings = make_world(tmp_path / "repo")
    git(tmp_path / "repo", "init", "-q", "-b", "main")
    git(tmp_path / "repo", "add", ".")
    git(tmp_path / "repo", "commit", "-q", "-m", "eerst")
    git(tmp_path / "repo", "tag", "eerst")
    return replace(settings, store=tmp_path / "store")


def test_a_change_says_what_it_adds_and_solves(checkout: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*options(checkout), "--diff", "eerst"]) == 0
    assert "0 nieuw, 0 opgelost, 0 aanvaard, 1 gebleven" in capsys.readouterr().out
    mended = DATA.replace("taz:vindplaats vindplaats:v", "taz:indiener persoon:jansen ; taz:vindplaats vindplaats:v")
    write(checkout.data / "brief.ttl", mended + EXTRA.format(n=9))
    assert main([*options(checkout), "--diff", "eerst"]) == 1
    out = capsys.readouterr().out
    assert "Vergeleken met eerst: 1 nieuw, 1 opgelost, 0 aanvaard, 0 gebleven." in out
    write(checkout.data / "brief.ttl", mended)
    assert main([*options(checkout), "--diff", "HEAD", "--lang", "en"]) == 0
    assert "Compared with HEAD: 0 new, 1 solved" in capsys.readouterr().out
    write(checkout.data / "aanvaard.ttl", WAIVER_TEXT.replace("2025-01-01", "2999-01-01"))
    write(checkout.data / "brief.ttl", DATA)
    assert main([*options(checkout), "--diff", "eerst"]) == 0
    assert "0 nieuw, 0 opgelost, 1 aanvaard, 0 gebleven" in capsys.readouterr().out


def test_what_git_would_not_export_is_compared_too(checkout: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    repo = checkout.data.parent
    (repo / ".gitattributes").write_text("data/extra.ttl export-ignore\n", encoding="utf-8")
    write(checkout.data / "extra.ttl", EXTRA.format(n=8))
    git(repo, "add", "-A")
    git(repo, "commit", "-q", "-m", "niet voor een archief")
    assert main([*options(checkout), "--diff", "HEAD"]) == 0
    assert "0 nieuw, 0 opgelost" in capsys.readouterr().out


def test_the_users_tree_is_not_touched(checkout: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    repo = checkout.data.parent
    write(checkout.data / "brief.ttl", DATA + EXTRA.format(n=9))
    (repo / "los.txt").write_text("x", encoding="utf-8")
    before = git(repo, "status", "--porcelain"), git(repo, "worktree", "list"), git(repo, "rev-parse", "HEAD")
    index = (repo / ".git/index").read_bytes()
    assert main([*options(checkout), "--diff", "eerst"]) == 1
    assert (git(repo, "status", "--porcelain"), git(repo, "worktree", "list"), git(repo, "rev-parse", "HEAD")) == before
    assert (repo / ".git/index").read_bytes() == index
    capsys.readouterr()


def test_rules_of_the_revision_are_those_of_then(checkout: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    path = checkout.ontology / "shapes/motie.ttl"
    path.write_text(
        path.read_text(encoding="utf-8").replace("sh:minCount 1 ;\n    sh:class", "sh:class"), encoding="utf-8"
    )
    assert main([*options(checkout), "--diff", "eerst"]) == 0
    assert "1 opgelost" in capsys.readouterr().out


def test_what_git_cannot_give_is_one_sentence(
    checkout: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def said(settings: Settings, revision: str) -> str:
        assert main([*options(settings), "--diff", revision]) == 2
        (line,) = capsys.readouterr().err.splitlines()
        return line

    assert "git knows no revision 'weg'" in said(checkout, "weg")
    assert "git knows no revision '--output=x'" in said(checkout, "--output=x")
    assert "--diff names no revision" in said(checkout, " ")
    clone = tmp_path / "ondiep"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{checkout.data.parent}", str(clone))
    assert "fetch its history first (fetch-depth: 0)" in said(replace(checkout, data=clone / "data"), "HEAD~1")
    loose = make_world(tmp_path / "los")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert "is not in a git checkout, so --diff cannot compare; use --baseline" in said(loose, "HEAD")
    moved = checkout.data.rename(checkout.data.parent / "feiten")
    assert "revision 'eerst' has no folder feiten" in said(replace(checkout, data=moved), "eerst")
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TAZ_GRAPH_ENDPOINT", "http://127.0.0.1:9/sparql")
        assert "--diff compares folders, and TAZ_GRAPH_ENDPOINT names a service" in said(checkout, "HEAD")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not on this machine" in said(replace(checkout, data=moved), "eerst")


def test_a_revision_that_was_broken_is_said_to_be(checkout: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    repo = checkout.data.parent
    write(checkout.data / "brief.ttl", DATA.replace("a taz:Motie", "a taz:Mote"))
    git(repo, "commit", "-q", "-a", "-m", "kapot")
    write(checkout.data / "brief.ttl", DATA)
    assert main([*options(checkout), "--diff", "HEAD"]) == 2
    err = capsys.readouterr().err
    assert "revision 'HEAD' cannot be checked" in err
    assert "did you mean taz:Motie?" in err


def test_tables_ran() -> None:
    assert (len(CASES), len(WRONG), len(MISUSE)) == (16, 7, 5)
    assert isinstance(baseline_of(REPORT), Baseline)
