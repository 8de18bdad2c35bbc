"""A build is whole or not there at all: whatever stops it, and wherever, the old store still serves."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from taz_graph import build as module
from taz_graph.build import KEPT, build, prepare
from taz_graph.errors import InputError, StoreError, TurtleError, UnknownTermError
from taz_graph.locking import locked
from taz_graph.settings import Settings
from taz_graph.sources import data_version
from taz_graph.store import open_store, open_version
from taz_graph.store.versions import QUADS, current_version
from tests.mini_graph import SECOND, STATEMENTS, header, mini_settings, write_source

ID = "https://w3id.org/taz-graph/id/"
MOTIES = "SELECT (COUNT(?m) AS ?n) { ?m a <https://w3id.org/taz-graph/def#Motie> }"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return mini_settings(tmp_path)


def moties(settings: Settings) -> int:
    """How many moties the current store knows: 2 at first, 3 after add_source."""
    store = open_store(settings)
    (row,) = store.select(MOTIES)
    return int(row["n"].value)


def add_source(settings: Settings) -> None:
    write_source(settings, "derde", SECOND.replace("motie:b", "motie:c"))


def on_disk(settings: Settings) -> set[str]:
    return {path.name for path in (settings.store / "versions").iterdir()}


def test_builds_graphs_union_and_provenance(settings: Settings) -> None:
    said: list[str] = []
    version = build(settings, report=said.append)
    assert version.hash == data_version(settings) == version.path.name
    assert version.path == settings.store / "versions" / version.hash
    assert version.rebuilt
    total = sum(version.counts.values()) - version.counts[""]
    assert said == [f"building the store of data version {version.hash} ({total:,} statements)"]
    data = version.counts[f"{ID}graaf/eerste"], version.counts[f"{ID}graaf/tweede"]
    assert sum(data) == STATEMENTS
    assert set(version.counts) == {"", *(f"{ID}graaf/{name}" for name in ("eerste", "tweede", "ontologie", "herkomst"))}
    # One statement stands in both sources, and counts once in the union.
    assert version.counts[""] == total - 1
    assert moties(settings) == 2


def test_a_new_store_is_not_among_the_files_to_commit(settings: Settings, tmp_path: Path) -> None:
    settings.store.mkdir()
    prepare(settings)
    assert not (settings.store / ".gitignore").exists(), "a folder that was there is somebody's own"
    fresh = replace(settings, store=tmp_path / "nieuw/winkel")
    prepare(fresh)
    assert (fresh.store / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_the_store_says_what_it_was_made_of(settings: Settings) -> None:
    version = build(settings)
    names = {"prov": "http://www.w3.org/ns/prov#", "owl": "http://www.w3.org/2002/07/owl#", "graaf": f"{ID}graaf/"}
    prov = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in names.items())
    store = open_store(settings)
    (row,) = store.select(prov + "SELECT ?v { GRAPH graaf:herkomst { graaf:herkomst owl:versionInfo ?v } }")
    assert row["v"].value == version.hash == store.version
    used = "SELECT ?file ?hash { ?build prov:used ?file . ?file <http://purl.org/dc/terms/identifier> ?hash }"
    files = {row["file"].value.partition("invoer/")[2]: row["hash"].value for row in store.select(prov + used)}
    assert set(files) == {"data/eerste.ttl", "data/tweede.ttl", "ontology/taz.ttl", "ontology/shapes/motie.ttl"}
    assert all(value.startswith("sha256:") and len(value) == 71 for value in files.values())
    assert store.ask(prov + "ASK { graaf:eerste prov:wasGeneratedBy/prov:wasAssociatedWith/owl:versionInfo ?program }")


def test_the_same_inputs_give_the_same_statements(settings: Settings, tmp_path: Path) -> None:
    """No clock, no random names of blank nodes, no folder names."""
    everything = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    other = mini_settings(tmp_path / "elders")
    first, second = build(settings), build(other)
    assert first.hash == second.hash
    rows = [sorted(map(str, open_version(version.path).select(everything).rows)) for version in (first, second)]
    assert rows[0] == rows[1]
    assert len(rows[0]) == sum(first.counts.values())


def test_nothing_is_done_when_nothing_changed(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(settings)
    for step in ("_read_graphs", "_construct", "_swap", "locked"):
        monkeypatch.setattr(module, step, _fail)
    again = build(settings)
    assert again == replace(first, rebuilt=False)
    assert prepare(settings) == again
    assert open_store(settings).version == first.hash


def _fail(*_: object, **__: object) -> Any:
    raise AssertionError("this step has no business here")


def test_a_second_build_loads_nothing_heavy() -> None:
    code = "import sys, taz_graph.build, taz_graph.store; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"rdflib", "pyshacl", "networkx", "fastapi", "httpx", "rapidfuzz", "numpy", "scipy", "pyvis"}
    assert heavy.isdisjoint(loaded)
    assert "pyoxigraph" in loaded


def test_prepare_leaves_current_alone(settings: Settings) -> None:
    with pytest.raises(StoreError, match="nothing is built"):
        open_store(settings) if prepare(settings).rebuilt else None
    build(settings)
    add_source(settings)
    version = prepare(settings)
    assert version.rebuilt
    assert moties(settings) == 2
    assert len(open_version(version.path).select("SELECT * { ?s <https://w3id.org/taz-graph/def#onderwerp> ?o }")) == 3
    assert build(settings) == replace(version, rebuilt=False)
    assert moties(settings) == 3


WRONG: list[tuple[str, type[InputError]]] = [
    ("motie:a a taz:Motie", TurtleError),
    ("motie:a a taz:Moties .", UnknownTermError),
    ("motie:a taz:kamerstuk kamerstuk:weg .", UnknownTermError),
    ("motie:a taz:kamerstuk [] .", InputError),
]


@pytest.mark.parametrize(("statements", "kind"), WRONG)
def test_wrong_inputs_write_nothing(settings: Settings, statements: str, kind: type[InputError]) -> None:
    write_source(settings, "fout", statements)
    with pytest.raises(kind):
        build(settings)
    assert not settings.store.exists()
    (settings.data / "fout.ttl").unlink()
    build(settings)
    write_source(settings, "fout", statements)
    with pytest.raises(kind):
        build(settings)
    assert moties(settings) == 2
    assert len(on_disk(settings)) == 1


WRITING = ["_write_quads", "write_kept", "_write_marker"]
STEPS = [*WRITING, "_put_in_place", "_swap", "_remove_old", "locked", "_remove_leftovers"]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_failure_at_any_step_leaves_the_old_store(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, step: str, when: str
) -> None:
    build(settings)
    add_source(settings)
    with monkeypatch.context() as patched:
        patched.setattr(module, step, _breaking(getattr(module, step), when))
        with pytest.raises(StoreError, match="the disk is full"):
            build(settings)
    assert moties(settings) in ({2, 3} if step == "_remove_old" or (step, when) == ("_swap", "after") else {2})
    assert not any(name.startswith(".") for name in on_disk(settings)) or step == "_remove_leftovers"
    build(settings)
    assert moties(settings) == 3
    assert not any(name.startswith(".") for name in on_disk(settings))


def _breaking(original: Callable[..., Any], when: str) -> Callable[..., Any]:
    def broken(*arguments: Any, **named: Any) -> Any:
        if when == "after":
            original(*arguments, **named)
        raise OSError(errno.ENOSPC, "No space left on device")

    return broken


KILLED = """
import os, signal, sys
from pathlib import Path
from taz_graph import build as module
from taz_graph.settings import Settings

root, step, when = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
original = getattr(module, step)

def killed(*arguments, **named):
    if when == "after":
        original(*arguments, **named)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(module, step, killed)
module.build(Settings(data=root / "data", ontology=root / "ontology", store=root / "store"))
"""
KILL_POINTS = [(step, when) for step in STEPS[:6] for when in ("before", "after")]


@pytest.mark.parametrize(("step", "when"), KILL_POINTS)
def test_killed_at_any_moment_the_old_store_serves(settings: Settings, tmp_path: Path, step: str, when: str) -> None:
    build(settings)
    add_source(settings)
    ran = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), step, when], check=False)
    assert ran.returncode == -signal.SIGKILL
    swapped = step == "_remove_old" or (step, when) == ("_swap", "after")
    assert moties(settings) == (3 if swapped else 2)
    assert build(settings).rebuilt is (step in WRITING or (step, when) == ("_put_in_place", "before"))
    assert moties(settings) == 3
    assert {name for name in on_disk(settings) if name.startswith(".")} == set()
    assert not list(settings.store.glob(".tmp*"))


def test_killed_in_the_middle_of_writing(settings: Settings, tmp_path: Path) -> None:
    """The quads come from an iterator that ends the process half-way."""
    build(settings)
    add_source(settings)
    code = KILLED.replace("setattr(module, step, killed)", HALF_WAY)
    ran = subprocess.run([sys.executable, "-c", code, str(tmp_path), "_quads", "before"], check=False)
    assert ran.returncode == -signal.SIGKILL
    assert len([name for name in on_disk(settings) if name.startswith(".tmp-")]) == 1
    assert moties(settings) == 2
    assert build(settings).rebuilt
    assert moties(settings) == 3
    assert len(on_disk(settings)) == 2


HALF_WAY = """
def half(graphs):
    for number, quad in enumerate(original(graphs)):
        if number == 20:
            os.kill(os.getpid(), signal.SIGKILL)
        yield quad
module._quads = half
"""


@pytest.mark.parametrize(
    "damage", ["version.json", "a quad file", "an emptied quad file", "half a marker", "everything"]
)
def test_a_damaged_version_is_built_anew(settings: Settings, damage: str) -> None:
    version = build(settings)
    marker, quads = version.path / "version.json", sorted((version.path / QUADS).glob("*.sst"))
    match damage:
        case "version.json":
            marker.unlink()
        case "a quad file":
            quads[0].unlink()
        case "an emptied quad file":
            quads[0].write_bytes(b"")
        case "half a marker":
            marker.write_bytes(marker.read_bytes()[:40])
        case _:
            shutil.rmtree(version.path)
    with pytest.raises(StoreError, match="run `taz-graph build`"):
        open_store(settings)
    assert build(settings).rebuilt
    assert moties(settings) == 2
    assert on_disk(settings) == {version.hash}


def test_old_versions_are_removed(settings: Settings) -> None:
    hashes = []
    for number in range(KEPT + 3):
        write_source(settings, "derde", SECOND.replace("motie:b", f"motie:x{number}"))
        version = build(settings)
        hashes.append(version.hash)
        os.utime(version.path, (number, number))
    assert on_disk(settings) == set(hashes[-KEPT:])
    # Back to an old input: what was current stays, although newer ones are there.
    write_source(settings, "derde", SECOND.replace("motie:b", f"motie:x{KEPT}"))
    assert not build(settings).rebuilt
    assert current_version(settings) == (settings.store / "versions" / hashes[KEPT]).resolve()
    assert hashes[-1] in on_disk(settings)


BUILD = """
import sys
from pathlib import Path
from taz_graph.build import build
from taz_graph.settings import Settings

root = Path(sys.argv[1])
build(Settings(data=root / "data", ontology=root / "ontology", store=root / "store"))
"""


def test_two_builds_at_once(settings: Settings, tmp_path: Path) -> None:
    command = [sys.executable, "-c", BUILD, str(tmp_path)]
    with ThreadPoolExecutor() as threads:
        runs = list(threads.map(lambda _: subprocess.run(command, check=False), range(4)))
    assert [run.returncode for run in runs] == [0] * 4
    assert moties(settings) == 2
    assert on_disk(settings) == {data_version(settings)}


def test_waits_for_another_build_and_says_so(settings: Settings) -> None:
    said: list[str] = []
    with ThreadPoolExecutor() as threads:
        with locked(settings.store):
            waiting = threads.submit(build, settings, report=said.append)
            while not said:
                assert not waiting.done()
        assert waiting.result().rebuilt
    assert said[0] == f"another build is writing in {settings.store}; waiting until it is done"


NO_PLACE: list[tuple[str, str]] = [
    ("a file", "a file stands where a folder is needed; move it"),
    ("under a file", "a file stands where a folder is needed; move it"),
    ("versions is a file", "a file stands where a folder is needed; move it"),
    ("current is a folder", "a folder stands where a link is needed; move it"),
    ("/proc/taz-graph", "cannot write the store in /proc/taz-graph"),
]


@pytest.mark.parametrize(("place", "expected"), NO_PLACE)
def test_a_place_that_cannot_hold_a_store_is_one_sentence(
    settings: Settings, tmp_path: Path, place: str, expected: str
) -> None:
    store = tmp_path / "plaats"
    if place == "a file":
        store.touch()
    elif place == "under a file":
        (tmp_path / "bestand").touch()
        store = tmp_path / "bestand" / "store"
    elif place == "versions is a file":
        store.mkdir()
        (store / "versions").touch()
    elif place == "current is a folder":
        (store / "current" / "x").mkdir(parents=True)
    else:
        store = Path(place)
    with pytest.raises(StoreError, match=expected) as caught:
        build(replace(settings, store=store))
    assert "TAZ_GRAPH_STORE" in str(caught.value)
    assert str(caught.value).startswith(f"cannot write the store in {store}")


NOBODY = """
import os, sys
from dataclasses import replace
from pathlib import Path
from taz_graph.build import build
from taz_graph.errors import StoreError
from taz_graph.provenance import program_version
from taz_graph.settings import Settings
from taz_graph.store import open_store

program_version()  # loads what lies where nobody else may read
if os.geteuid() == 0:  # root may write everywhere
    os.setuid(65534)
root = Path(sys.argv[1])
settings = Settings(data=root / "data", ontology=root / "ontology", store=root / "store")
print(build(settings).rebuilt, open_store(settings).ask("ASK { ?s ?p ?o }"))
try:
    build(replace(settings, store=root / "elders"))
except StoreError as error:
    print(error)
"""


def test_a_store_that_may_only_be_read_serves_and_is_not_written() -> None:
    with TemporaryDirectory() as readable:
        root = Path(readable)
        build(mini_settings(root))
        root.chmod(0o555)
        try:
            ran = subprocess.run([sys.executable, "-c", NOBODY, readable], capture_output=True, check=True)
        finally:
            root.chmod(0o755)
    first, second = ran.stdout.decode().splitlines()
    assert first == "False True"
    place = f"cannot write the store in {root / 'elders'}"
    assert second == f"{place}: you may not write there; name a folder that can be written in TAZ_GRAPH_STORE"


FULL = """
import resource, signal, sys
from pathlib import Path
from taz_graph.build import build
from taz_graph.errors import StoreError
from taz_graph.settings import Settings

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
root = Path(sys.argv[1])
try:
    build(Settings(data=root / "data", ontology=root / "ontology", store=root / "store"))
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize("limit", [10, 1000, 3000])
def test_a_disk_that_takes_no_more_halfway(settings: Settings, tmp_path: Path, limit: int) -> None:
    """A limit on the size of files stops Oxigraph in the same places as a full disk."""
    build(settings)
    add_source(settings)
    ran = subprocess.run([sys.executable, "-c", FULL, str(tmp_path), str(limit)], capture_output=True, check=True)
    assert ran.stdout.decode().startswith(
        f"cannot write the store in {settings.store}: files may not grow so large here"
    )
    assert ran.stdout.count(b"\n") == 1
    assert moties(settings) == 2
    assert build(settings).rebuilt
    assert moties(settings) == 3


def test_another_locale_changes_nothing(settings: Settings, tmp_path: Path) -> None:
    write_source(settings, "tekens", 'motie:é a taz:Motie ; taz:onderwerp "ß 漢 😀"@nl .')
    first = build(settings)
    shutil.rmtree(settings.store)
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    subprocess.run([sys.executable, "-c", BUILD, str(tmp_path)], env=env, check=True)
    assert current_version(settings) == first.path.resolve()


def test_a_file_that_changes_during_the_build_is_built_as_it_was_hashed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = data_version(settings)
    original = module._construct

    def late(*arguments: Any) -> Any:
        (settings.data / "tweede.ttl").write_text(header("tweede"), encoding="utf-8")
        return original(*arguments)

    monkeypatch.setattr(module, "_construct", late)
    assert build(settings).hash == before
    assert moties(settings) == 2


def test_all_cases_ran() -> None:
    assert (len(WRONG), len(STEPS), len(KILL_POINTS), len(NO_PLACE)) == (4, 8, 12, 5)
