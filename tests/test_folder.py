"""Many letters at once: in order, on every core, and whatever happens to one of them."""

import importlib
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from taz_graph.errors import InputError
from taz_graph.folder import Done, for_each, letters_in

WORK = """
import os
from taz_graph.errors import BriefError

class Names:
    # Counts in each process how often it was sent there.

    sent = 0

    def __reduce__(self):
        return _receive, ()

def _receive():
    Names.sent += 1
    return Names()

def count(path, names):
    return Names.sent

def work(path, died):
    text = path.read_text(encoding="utf-8")
    if text == "slecht":
        raise BriefError("is no letter", path=path)
    if text == "dood" or (text == "eenmaal dood" and not died.exists()):
        died.write_text("ja", encoding="utf-8")
        os._exit(1)
    return text.upper()
"""
"""Stands for reading a letter: some are bad, and some kill the process (as running out of memory does).

A module of its own, because the processes that are started must be able to import it."""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], str]]:
    folder = tmp_path / "module"
    folder.mkdir()
    (folder / "letter_work.py").write_text(WORK, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    yield partial(importlib.import_module("letter_work").work, died=folder / "died")
    del sys.modules["letter_work"]


def letters(folder: Path, *texts: str) -> list[Path]:
    for number, text in enumerate(texts):
        (folder / f"brief-{number:02}.txt").write_text(text, encoding="utf-8")
    return letters_in(folder)


@pytest.mark.parametrize("workers", [1, 2])
def test_answers_come_in_order(tmp_path: Path, work: Callable[[Path], str], workers: int) -> None:
    paths = letters(tmp_path, *(f"brief {number}" for number in range(20)))
    done = list(for_each(paths, work, workers))
    assert [one.result for one in done] == [f"BRIEF {number}" for number in range(20)]
    assert [one.path for one in done] == paths


@pytest.mark.usefixtures("work")
def test_the_work_is_sent_to_each_process_once(tmp_path: Path) -> None:
    """What extractors derive from the names of data/ is kept by those names: sent anew, it would be made anew."""
    paths = letters(tmp_path, *(f"brief {number}" for number in range(12)))
    module = importlib.import_module("letter_work")
    done = list(for_each(paths, partial(module.count, names=module.Names()), 2))
    assert [one.result for one in done] == [1] * 12


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_letter_is_reported_and_the_rest_goes_on(
    tmp_path: Path, work: Callable[[Path], str], workers: int
) -> None:
    paths = letters(tmp_path, "een", "slecht", "drie")
    done = list(for_each(paths, work, workers))
    assert done == [Done(paths[0], "EEN"), Done(paths[1], None, f"{paths[1]}: is no letter"), Done(paths[2], "DRIE")]


def test_a_letter_that_kills_the_process_is_reported_too(tmp_path: Path, work: Callable[[Path], str]) -> None:
    texts = [f"brief {number}" for number in range(12)]
    texts[3] = "dood"
    paths = letters(tmp_path, *texts)
    done = list(for_each(paths, work, 2))
    assert [one.result for one in done] == [None if text == "dood" else text.upper() for text in texts]
    assert "died while it read this file" in str(done[3].error)


def test_a_letter_that_is_not_to_blame_is_tried_again(tmp_path: Path, work: Callable[[Path], str]) -> None:
    paths = letters(tmp_path, "een", "eenmaal dood", "drie")
    done = list(for_each(paths, work, 2))
    assert [one.result for one in done] == ["EEN", "EENMAAL DOOD", "DRIE"]


def test_which_files_are_letters(tmp_path: Path) -> None:
    (tmp_path / "onder").mkdir()
    for name in ("b.PDF", "a.txt", "onder/c.docx", ".verborgen.txt", "README.md", "onder/.stil.xml"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [str(path.relative_to(tmp_path)) for path in letters_in(tmp_path)] == ["a.txt", "b.PDF", "onder/c.docx"]


def test_a_folder_without_letters_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no letter in this folder"):
        letters_in(tmp_path)
