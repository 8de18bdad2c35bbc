"""Whatever is no letter gives one BriefError: one sentence that says what is wrong, where, and what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from taz_graph.errors import BriefError
from taz_graph.readers import pdf_file, read_brief
from tests.hostile import HUNGRY, MB, WRONG, pdf

MEMORY = 500 * MB
# Reads each file in turn, with more time for each than a slow machine needs, and says how much memory that took.
MEASURE = """
import resource, sys
from pathlib import Path
from taz_graph.errors import BriefError
from taz_graph.readers import pdf_file, read_brief
pdf_file.TIME_LIMIT = 20.0
for name in sys.argv[1:]:
    try:
        read_brief(Path(name))
    except BriefError as error:
        print(error)
# What the system counts for this process itself would include what started it.
here = next(int(line.split()[1]) for line in open("/proc/self/status", encoding="utf-8") if line.startswith("VmHWM"))
print(max(here, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) * 1024)
"""


def test_tables_are_whole() -> None:
    assert (len(WRONG), len(HUNGRY)) == (30, 19)


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_letter_is_one_clear_error(name: str, tmp_path: Path) -> None:
    content, says = WRONG[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BriefError) as caught:
        read_brief(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert says in message
    assert "\n" not in message
    assert caught.value.path == path


def test_a_folder_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match="is a folder"):
        read_brief(tmp_path)
    with pytest.raises(BriefError, match="no such file"):
        read_brief(tmp_path / "nergens.txt")
    with pytest.raises(BriefError, match=r"no such file|cannot be read"):
        read_brief(Path("x\0y"))


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    """To open a pipe that nobody writes to would wait without end, and /dev/zero has none."""
    os.mkfifo(tmp_path / "pijp.txt")
    (tmp_path / "nul.txt").symlink_to("/dev/zero")
    (tmp_path / "kring.txt").symlink_to(tmp_path / "kring.txt")
    for name, says in (
        ("pijp.txt", "a device or a pipe"),
        ("nul.txt", "a device or a pipe"),
        ("kring.txt", "cannot be read"),
    ):
        with pytest.raises(BriefError, match=says):
            read_brief(tmp_path / name)


def test_a_file_of_500_mb_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    with path.open("wb") as stream:
        stream.truncate(500 * MB)
    with pytest.raises(BriefError, match="larger than 50 MB"):
        read_brief(path)


@pytest.mark.parametrize(("name", "content"), [("x.txt", b"a " * (MB + 9)), ("x.html", b"<html>" + b"a " * (2 * MB))])
def test_text_and_markup_have_limits_of_their_own(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BriefError, match=r"larger than [24] MB"):
        read_brief(path)


def test_a_pdf_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "traag.pdf"
    path.write_bytes(pdf(b""))
    monkeypatch.setattr(pdf_file, "TIME_LIMIT", 0.0)
    with pytest.raises(BriefError, match="more than 0 seconds"):
        read_brief(path)


def test_an_error_in_the_name_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_text("Geachte voorzitter,\n\nDit is gewone tekst.\n", encoding="utf-8")
    assert read_brief(path).kind == "tekst"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is counted by Linux only")
@pytest.mark.parametrize("kind", ["txt", "html", "xml", "docx", "pdf"])
def test_memory_stays_within_bounds(kind: str, tmp_path: Path) -> None:
    names = []
    for name, content in HUNGRY.items():
        if name.endswith(kind):
            (tmp_path / name).write_bytes(content())
            names.append(str(tmp_path / name))
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *names], capture_output=True, text=True, timeout=900, check=True
    )
    assert int(done.stdout.split()[-1]) < MEMORY, done.stdout
