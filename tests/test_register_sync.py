"""Following the service through its faults: nothing lost, nothing twice, nothing unasked."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from taz_graph.cli.main import main
from taz_graph.errors import RegisterError
from taz_graph.register.archive import Archive
from taz_graph.register.odata import Client, Patience
from taz_graph.register.place import RECORDS, register_folder
from taz_graph.register.register import open_register
from taz_graph.register.sync import Scope, check_scope, sync
from taz_graph.settings import Settings
from tests.register_service import Service, running
from tests.register_world import zaak


def served(number: int, minute: int | None = None, **given: Any) -> dict[str, Any]:
    moment = f"2031-03-06T10:{number if minute is None else minute:02d}:00Z"
    return zaak(number, **given) | {"ApiGewijzigdOp": moment, "GewijzigdOp": moment}


def ten() -> Service:
    return Service({"Zaak": [served(number) for number in range(1, 11)]})


def patient(service: Service, waits: list[float] | None = None, **given: Any) -> Client:
    return Client(service.address, Patience(wait=0.01, sleep=(waits if waits is not None else []).append, **given))


def numbers(settings: Settings) -> list[str]:
    archive = Archive(register_folder(settings) / RECORDS)
    found = sorted(one.nummer for one in archive.zaken())
    archive.close()
    return found


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "store")


FAULTS = [
    ([], 0),
    (["500"], 1),
    (["", "500", "500", ""], 2),
    (["", "torn"], 1),
    (["429"], 1),
    (["", "repeat"], 0),
    (["", "500", "torn", "429", "500"], 4),
    (["packed", "", "packed"], 2),
    (["no records"], 1),
    (["429 oddly"], 1),
]


@pytest.mark.parametrize(("faults", "pauses"), FAULTS)
def test_faults_are_outlived(settings: Settings, faults: list[str], pauses: int) -> None:
    waits: list[float] = []
    with running(ten()) as service:
        service.faults = list(faults)
        with patient(service, waits) as client:
            sync(settings, client)
    assert numbers(settings) == [f"2031Z{number:05d}" for number in range(1, 11)]
    assert len(waits) == pauses


def test_every_fault_ran() -> None:
    assert len(FAULTS) == 10


def test_it_waits_as_long_as_the_service_asks(settings: Settings) -> None:
    waits: list[float] = []
    with running(ten()) as service:
        service.faults = ["429"]
        with patient(service, waits) as client:
            sync(settings, client)
    assert waits == [7.0]


def test_a_page_that_does_not_come_is_asked_for_again(settings: Settings) -> None:
    with running(ten()) as service:
        service.faults = ["", "hang"]
        with patient(service, timeout=0.3) as client:
            sync(settings, client)
    assert len(numbers(settings)) == 10


def test_after_too_many_failures_it_says_so_and_goes_on_there_next_time(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("taz_graph.register.sync.BATCH", 1)
    with running(ten()) as service:
        service.faults = ["", ""] + ["500"] * 3
        with patient(service, tries=3) as client, pytest.raises(RegisterError, match="after 3 tries: it answers 500"):
            sync(settings, client)
        assert len(numbers(settings)) == 6
        asked = len(service.asked)
        with patient(service) as client:
            sync(settings, client)
        assert "skiptoken=6" in service.asked[asked]  # not from the start
    assert len(numbers(settings)) == 10


def test_the_second_time_only_what_changed_is_asked_for(settings: Settings) -> None:
    with running(ten()) as service:
        with patient(service) as client:
            sync(settings, client)
        service.records["Zaak"] += [
            served(11, minute=30),
            served(2, minute=31, Onderwerp="Motie van het lid Jansen over een ezel"),
        ]
        service.records["Zaak"] = [one for one in service.records["Zaak"] if one["Nummer"] != "2031Z00003"]
        service.records["Zaak"].append(served(3, minute=32, Verwijderd=True))
        with patient(service) as client:
            done = sync(settings, client)
    assert done.changed == 3
    found = numbers(settings)
    assert "2031Z00011" in found
    assert "2031Z00003" not in found  # deleted upstream


def test_a_circle_and_another_host_are_refused(settings: Settings) -> None:
    with running(ten()) as service:
        for fault, said in (
            ("circle", "page after itself"),
            ("elsewhere", "another host"),
            ("broken link", "no address"),
            ("number as link", "no address"),
        ):
            service.faults = [fault]
            with patient(service) as client, pytest.raises(RegisterError, match=said):
                sync(settings, client)


def test_a_refusal_is_not_tried_again(settings: Settings) -> None:
    with running(ten()) as service:
        service.faults = ["404"]
        with patient(service) as client, pytest.raises(RegisterError, match="refuses"):
            sync(settings, client)
        assert len(service.asked) == 1


def test_only_what_is_needed_is_asked_for(settings: Settings) -> None:
    with running(ten()) as service:
        with patient(service) as client:
            sync(settings, client, Scope(dossiers=("29282", "35925-XVI"), numbers=("2031Z00001",)))
        question = httpx.URL("http://x" + service.asked[0]).params["$filter"]
    assert "d/Nummer eq 29282" in question
    assert "d/Nummer eq 35925 and d/Toevoeging eq 'XVI'" in question
    assert "Nummer eq '2031Z00001'" in question
    with pytest.raises(RegisterError, match="no dossier number"):
        check_scope(["twaalf"], [])
    with pytest.raises(RegisterError, match="no number of a zaak"):
        check_scope([], ["../../elsewhere"])  # it names a file too


def test_many_numbers_are_one_scope(settings: Settings) -> None:
    scope = Scope(numbers=tuple(f"2031Z{number:05d}" for number in range(1, 200)))
    with running(ten()) as service:
        for read in (10, 10):
            with patient(service) as client:
                assert sync(settings, client, scope).read == read
    assert "ApiGewijzigdOp ge" in httpx.URL("http://x" + service.asked[-1]).params["$filter"]


def test_what_is_deleted_upstream_goes_from_a_scope_too(settings: Settings) -> None:
    scope = Scope(numbers=("2031Z00001", "2031Z00002"))
    with running(ten()) as service:
        with patient(service) as client:
            sync(settings, client, scope)
        empty = dict.fromkeys(service.records["Zaak"][1]) | {"Verwijderd": True}  # its number is gone with the rest
        moment = "2031-03-06T11:00:00Z"
        kept = {"Id": service.records["Zaak"][1]["Id"], "ApiGewijzigdOp": moment, "GewijzigdOp": moment}
        service.records["Zaak"][1] = empty | kept
        with patient(service) as client:
            sync(settings, client, scope)
    assert numbers(settings) == ["2031Z00001"]


@pytest.mark.parametrize("scope", [Scope(), Scope(numbers=("2031Z00001",))])
def test_a_vote_that_came_later_does_not_need_a_change_of_its_zaak(settings: Settings, scope: Scope) -> None:
    before, after = "2031-03-01T10:00:00Z", "2031-03-07T10:00:00Z"
    decided = {"Id": "besluit-1", "StemmingsSoort": None, "ApiGewijzigdOp": before, "GewijzigdOp": before}
    first = served(1)
    held = decided | {"BesluitSoort": "Stemmen - aangehouden"}
    service = Service({"Zaak": [first | {"Besluit": [held | {"Stemming": []}]}], "Besluit": [], "Stemming": []})
    moved = {"ApiGewijzigdOp": after, "GewijzigdOp": after}
    vote = {"Id": "stem-1", "Besluit_Id": "besluit-1", "Soort": "Voor", "FractieGrootte": 9, "ActorNaam": "Fractie A"}
    with running(service):
        with patient(service) as client:
            sync(settings, client, scope)
        assert outcome(settings) == ("aangehouden", 0)
        service.records["Besluit"] = [held | moved | {"BesluitSoort": "Stemmen - aangenomen", "Zaak": [first]}]
        service.records["Stemming"] = [vote | moved]
        with patient(service) as client:
            assert sync(settings, client, scope).changed == 2
        assert outcome(settings) == ("aangenomen", 1)
        withdrawn = {"Id": "stem-1", "Verwijderd": True, "ApiGewijzigdOp": "2031-03-08T10:00:00Z"}
        service.records["Stemming"] = [withdrawn | {"GewijzigdOp": "2031-03-08T10:00:00Z"}]
        with patient(service) as client:
            assert sync(settings, client, scope).changed == 1
        assert outcome(settings) == ("aangenomen", 0)
    asked = [httpx.URL("http://x" + one) for one in service.asked]
    conditions = {one.path.rpartition("/")[2]: one.params["$filter"] for one in asked}
    if scope.names():
        assert conditions["Stemming"].startswith("(Besluit/Zaak/any(z:z/Nummer eq '2031Z00001') or Verwijderd eq true)")
        assert conditions["ZaakActor"].startswith("(Zaak/Nummer eq '2031Z00001' or Verwijderd eq true)")


def outcome(settings: Settings) -> tuple[str | None, int]:
    register = open_register(settings)
    (stuk,) = register.stukken(zaak.id for zaak in register.archive.zaken())
    register.close()
    return stuk.outcome, len(stuk.stemmingen)


def test_a_page_that_the_service_forgot_makes_it_begin_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("taz_graph.register.sync.BATCH", 1)
    with running(ten()) as service:
        service.faults = ["", ""] + ["500"] * 3
        with patient(service, tries=3) as client, pytest.raises(RegisterError):
            sync(settings, client)
        service.faults = ["410"]
        with patient(service) as client:
            sync(settings, client)
    assert len(numbers(settings)) == 10


def test_no_service_is_asked_without_an_address(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TAZ_GRAPH_REGISTER", raising=False)
    assert main(["register", "sync"]) == 2
    assert "no service is asked without an address" in capsys.readouterr().err
    with pytest.raises(RegisterError, match="no address of a service"):
        Client("ftp://x")
    with pytest.raises(RegisterError, match="holds a name or password") as refused:
        Client("https://me:secret@example.invalid/OData")
    assert "secret" not in str(refused.value)


def test_certificates_are_verified() -> None:
    with Client("https://127.0.0.1:1/OData") as client:
        pool = client._http._transport._pool  # type: ignore[attr-defined]
        context = pool._ssl_context
    assert context.verify_mode.name == "CERT_REQUIRED"
    assert context.check_hostname


def test_progress_is_said(settings: Settings) -> None:
    said: list[str] = []
    with running(ten()) as service, patient(service) as client:
        sync(settings, client, say=said.append)
    assert any("10 records read" in line for line in said)


def test_the_state_names_the_service(settings: Settings) -> None:
    with running(ten()) as service, patient(service) as client:
        sync(settings, client)
        state = json.loads((register_folder(settings) / "sync.json").read_text(encoding="utf-8"))
        assert state["since"]["Zaak"] == "2031-03-06T10:10:00Z"
    with Client("http://127.0.0.1:9/other") as client, pytest.raises(RegisterError, match="another --store"):
        sync(settings, client)
