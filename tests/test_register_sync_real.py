"""Following a service that serves real records of the Tweede Kamer, with faults built in."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from taz_graph.cli.main import main
from taz_graph.errors import RegisterError
from taz_graph.register.files import read_page
from taz_graph.register.load import load
from taz_graph.register.odata import Client, Patience
from taz_graph.register.place import QUADS, register_folder
from taz_graph.register.register import open_register
from taz_graph.register.sync import Scope, sync
from taz_graph.settings import Settings
from tests.register_service import Service, real_records, running

MOTIES, ZAKEN = 120, 167
"""One of the moties of the first file is of the debate on the page of votes too."""
LATER = "2099-01-01T00:00:00Z"


@pytest.fixture(scope="module")
def records() -> dict[str, list[dict[str, Any]]]:
    return real_records(MOTIES)


@pytest.fixture(scope="module")
def whole(records: dict[str, list[dict[str, Any]]], tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What the same records state when they are loaded from files."""
    folder = tmp_path_factory.mktemp("whole")
    for entity, found in records.items():
        (folder / f"{entity}.json").write_text(json.dumps({"value": found}), encoding="utf-8")
    settings = Settings(store=folder / "store")
    load(settings, [folder])
    return quads(settings)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "store")


def quads(settings: Settings) -> set[str]:
    return {str(quad) for quad in ox.Store.read_only(str(register_folder(settings) / QUADS))}


def served(records: dict[str, list[dict[str, Any]]], **given: Any) -> Service:
    return Service({entity: list(found) for entity, found in records.items()}, **{"page": 50} | given)


def patient(service: Service, waits: list[float] | None = None, **given: Any) -> Client:
    return Client(service.address, Patience(wait=0.01, sleep=(waits if waits is not None else []).append, **given))


FAULTS: list[tuple[str, list[str], list[Callable[[float], bool]]]] = [
    ("nothing", [], []),
    ("a 500 in the middle", ["", "", "500"], [lambda wait: wait < 1]),
    ("JSON that is cut off", ["", "torn"], [lambda wait: wait < 1]),
    ("a line that breaks", ["", "cut"], [lambda wait: wait < 1]),
    ("429 with Retry-After", ["429", "", "429"], [lambda wait: wait == 7, lambda wait: wait == 7]),
    ("a page that comes twice", ["", "repeat", "", "repeat"], []),
    ("no answer in time", ["", "hang"], [lambda wait: wait < 1]),
    ("all of it", ["500", "torn", "429", "", "repeat", "cut", "500"], [lambda wait: wait >= 0] * 5),
]


@pytest.mark.parametrize(("fault", "faults", "waits"), FAULTS, ids=[name for name, _, _ in FAULTS])
def test_whatever_goes_wrong_the_same_statements_come_in(
    settings: Settings,
    records: dict[str, list[dict[str, Any]]],
    whole: set[str],
    fault: str,
    faults: list[str],
    waits: list[Callable[[float], bool]],
) -> None:
    waited: list[float] = []
    with running(served(records, faults=list(faults))) as service, patient(service, waited, timeout=0.5) as client:
        done = sync(settings, client)
    assert quads(settings) == whole, fault
    assert done.zaken == ZAKEN
    assert len(waited) == len(waits)
    assert all(expected(wait) for expected, wait in zip(waits, waited, strict=True))


def test_every_fault_ran() -> None:
    assert len(FAULTS) == 8
    assert {name for _, faults, _ in FAULTS for name in faults} == {"", "500", "torn", "cut", "429", "repeat", "hang"}


def test_votes_and_papers_come_with_their_zaak(settings: Settings, records: dict[str, list[dict[str, Any]]]) -> None:
    with running(served(records)) as service, patient(service) as client:
        sync(settings, client)
    register = open_register(settings)
    voted = [one for one in register.stukken(zaak.id for zaak in register.archive.zaken()) if one.stemmingen]
    papers = register.papers("kst-19637-3384")
    register.close()
    assert {(one.naam, one.zetels) for one in voted[0].stemmingen} == {("VVD", 24), ("D66", 9), ("CDA", 5)}
    assert (len(voted), voted[0].outcome, len(papers)) == (1, "aangenomen", 1)


def test_the_next_time_only_what_changed_is_asked_and_worked_in(
    settings: Settings, records: dict[str, list[dict[str, Any]]]
) -> None:
    with running(served(records)) as service:
        with patient(service) as client:
            sync(settings, client)
        before, asked = quads(settings), len(service.asked)
        with patient(service) as client:
            still = sync(settings, client)
        # The records of the last ten minutes come again, and say nothing new.
        assert (still.changed, quads(settings)) == (0, before)
        assert still.read < 20
        assert all("ApiGewijzigdOp+ge+" in one or "ApiGewijzigdOp%20ge" in one for one in service.asked[asked:])
        changed = service.records["Zaak"][0]
        service.records["Zaak"][0] = changed | {
            "Onderwerp": "Motie van het lid Podt over iets nieuws", "ApiGewijzigdOp": LATER, "GewijzigdOp": LATER,
        }  # fmt: skip
        gone = service.records["Zaak"][1]
        empty = dict.fromkeys(gone)  # a deleted record keeps its Id and moments only
        service.records["Zaak"][1] = empty | {
            "Id": gone["Id"], "Verwijderd": True, "ApiGewijzigdOp": LATER, "GewijzigdOp": LATER,
        }  # fmt: skip
        with patient(service) as client:
            done = sync(settings, client)
    assert done.changed == 2
    assert done.zaken == ZAKEN - 1
    after = quads(settings)
    assert not any(f'"{gone["Nummer"]}"' in quad for quad in after)
    assert any("over iets nieuws" in quad for quad in after)


def test_only_the_dossiers_and_numbers_that_are_needed(
    settings: Settings, records: dict[str, list[dict[str, Any]]]
) -> None:
    some = next(one for one in records["Zaak"] if any(d["Toevoeging"] for d in one.get("Kamerstukdossier", ())))
    dossier = some["Kamerstukdossier"][0]
    name = f"{dossier['Nummer']}-{dossier['Toevoeging']}"
    other = next(one for one in records["Zaak"] if one["Nummer"] != some["Nummer"])["Nummer"]
    with running(served(records)) as service, patient(service) as client:
        done = sync(settings, client, Scope(dossiers=(name,), numbers=(other,)))
        assert not any("/Persoon" in one for one in service.asked)
    register = open_register(settings)
    nummers = {one.nummer for one in register.archive.zaken()}
    tied = {one.nummer for one in register.archive.others("Kamerstukdossier")}  # type: ignore[union-attr]
    register.close()
    assert {some["Nummer"], other} <= nummers
    assert done.zaken == len(nummers) < 40
    assert name in tied


COMMAND = "import sys; from taz_graph.cli.main import main; sys.exit(main(sys.argv[1:]))"


def test_a_sync_that_is_killed_goes_on_where_it_was(
    settings: Settings, records: dict[str, list[dict[str, Any]]], whole: set[str]
) -> None:
    with running(served(records, page=2, held_at=52)) as service:
        arguments = ["register", "sync", "--address", service.address, "--store", str(settings.store)]
        with subprocess.Popen([sys.executable, "-c", COMMAND, *arguments], stderr=subprocess.DEVNULL) as process:
            assert service.silent.wait(60)
            os.kill(process.pid, signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL
        begun = len(quads(settings))
        assert 0 < begun < len(whole)  # two batches of twenty pages are in
        asked = len(service.asked)
        assert main(arguments) == 0
        assert "skiptoken=80" in service.asked[asked]
    assert quads(settings) == whole


def test_a_certificate_of_nobody_is_refused_with_one_sentence(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl on this machine to make a certificate with")
    pem = tmp_path / "self.pem"
    made = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    subprocess.run(
        [openssl, *made.split(), "-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    pem.write_text(f"{(tmp_path / 'key.pem').read_text()}{(tmp_path / 'cert.pem').read_text()}", encoding="utf-8")
    with running(Service({}), pem) as service:
        assert service.address.startswith("https://")
        assert main(["register", "sync", "--address", service.address, "--store", str(settings.store)]) == 2
        assert service.asked == []
    (line,) = capsys.readouterr().err.splitlines()
    assert "cannot be trusted" in line
    assert "nothing was read" in line
    assert not (register_folder(settings) / QUADS).exists()


def test_a_broken_certificate_is_not_tried_again(settings: Settings) -> None:
    waits: list[float] = []
    with running(served({"Zaak": []})) as service:
        address = service.address.replace("http://", "https://")  # the server speaks no TLS at all
        with Client(address, Patience(wait=0.01, tries=2, sleep=waits.append)) as client, pytest.raises(RegisterError):
            sync(settings, client)
    assert len(waits) <= 1


def test_the_real_page_reads_as_the_service_serves_it(records: dict[str, list[dict[str, Any]]]) -> None:
    with running(served(records)) as service, patient(service) as client:
        pages = list(client.pages(client.first("Zaak", filter="Verwijderd eq false", orderby="ApiGewijzigdOp,Id")))
    assert len(pages) == 4
    assert sum(len(json.loads(content)["value"]) for content, _ in pages) == MOTIES + 48
    assert all("@odata.context" in json.loads(content) for content, _ in pages)
    assert [("$skiptoken" in (following or "")) for _, following in pages] == [True, True, True, False]
    assert sum(1 for content, _ in pages for _ in read_page(content, "page")) > 400
