"""Errors: one shape for programs, one page for people, whatever went wrong."""

import dataclasses
import logging
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api import errors, state
from taz_graph.check import run_check
from taz_graph.errors import (
    CheckError,
    InputError,
    QueryError,
    QueryTimeoutError,
    ServeError,
    StoreError,
    TazError,
)
from taz_graph.settings import Settings
from tests.web_world import client_of, world

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return world(tmp_path_factory.mktemp("errors"))


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[httpx.Client]:
    with client_of(settings) as client:
        yield client


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nergens", 404),
        ("GET", "/doc/motie/nergens", 404),
        ("GET", "/vragen/nergens", 404),
        ("POST", "/", 405),
        ("DELETE", "/zaken", 405),
        ("GET", "/netwerk?diepte=veel", 400),
        ("GET", "/sparql?query=onzin", 400),
        ("GET", "/netwerk.json?focus=onzin", 404),
    ],
)
def test_one_shape_for_programs_and_a_page_for_people(
    client: httpx.Client, method: str, path: str, status: int
) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error.keys() == {"status", "title", "detail"}
    assert error["status"] == status
    assert error["detail"]
    page = client.request(method, path, headers=HTML)
    assert page.status_code == status
    assert page.text.startswith("<!doctype html>")
    assert 'role="alert"' in page.text


def test_method_not_allowed_says_what_is_allowed(client: httpx.Client) -> None:
    assert client.request("POST", "/zaken").headers["allow"] == "GET, HEAD"


def test_an_address_in_an_error_stays_text(client: httpx.Client) -> None:
    assert "<script>" not in client.get("/<script>alert(1)</script>", headers=HTML).text


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (QueryError("x"), 400),
        (InputError("x"), 400),
        (QueryTimeoutError("x"), 504),
        (StoreError("x"), 503),
        (CheckError("x"), 503),
        (ServeError("x"), 503),
        (TazError("x"), 503),
    ],
)
def test_status_says_whose_fault_it_is(error: TazError, status: int) -> None:
    assert errors.status_of(error) == status


def test_what_nobody_foresaw(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError("a secret detail")

    monkeypatch.setattr(state, "overview", broken)
    with caplog.at_level(logging.ERROR):
        answer = client.get("/")
        page = client.get("/", headers=HTML)
    assert (answer.status_code, page.status_code) == (500, 500)
    assert answer.json()["error"]["title"] == "Internal Server Error"
    assert "secret" not in answer.text + page.text
    assert "Traceback" not in answer.text + page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "a secret detail" in caplog.text


def test_nothing_is_built(tmp_path: Path) -> None:
    with client_of(Settings(store=tmp_path / "nergens")) as client:
        page = client.get("/", headers=HTML)
        assert page.status_code == 503
        assert "taz-graph build" in page.text
        assert client.get("/gezondheid").status_code == 503
        assert client.get("/gezondheid").json()["status"] == "fout"
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 503


def test_first_page_without_a_check(settings: Settings, client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise CheckError("the shapes looked at nothing; add data")

    monkeypatch.setattr(state, "report", broken)
    page = client.get("/", headers=HTML)
    assert page.status_code == 200
    assert "the shapes looked at nothing; add data" in page.text
    assert client.get("/bevindingen", headers=HTML).status_code == 503


def test_findings_open_and_accepted(settings: Settings, client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from taz_graph.check.findings import Coverage, Finding, Report, Waiver  # noqa: PLC0415

    finding = Finding(
        rule="taz:x",
        rule_id="T-MOT-01",
        title="Elke motie <b>heeft</b> een indiener",
        message="geen indiener & geen naam",
        severity="violation",
        focus="https://w3id.org/taz-graph/id/motie/kst-1-8",
        label="Motie acht",
        path=Path("data/kst-1-1.ttl"),
        line=12,
        letter="https://w3id.org/taz-graph/id/kamerstuk/kst-1-1",
        section="Moties",
        repair="Vul in.",
    )
    waiver = Waiver("taz:w", "taz:x", finding.focus, "Redactie", "de brief zegt het niet", None, None)
    accepted = dataclasses.replace(finding, rule_id="T-MOT-02", waiver=waiver, focus="javascript:alert(1)")
    report = Report("abc", None, "nl", (finding, accepted), (Coverage("taz:x", "Moties", 2, 1, 1, 0),))
    monkeypatch.setattr(state, "report", lambda _: report)
    text = client.get("/bevindingen", headers=HTML).text
    for words in (
        "T-MOT-01",
        "&lt;b&gt;heeft&lt;/b&gt;",
        "geen indiener &amp; geen naam",
        "kst-1-1.ttl:12",
        "Brief kst-1-1",
        "Vul in.",
        "de brief zegt het niet",
        "Redactie",
        'href="/doc/motie/kst-1-8"',
    ):
        assert words in text
    assert 'href="javascript' not in text
    home = client.get("/", headers=HTML).text
    assert 'href="/bevindingen#T-MOT-01"' in home


def test_the_check_of_the_shipped_data_is_shown(tmp_path: Path) -> None:
    from taz_graph.build import build  # noqa: PLC0415

    settings = Settings(store=tmp_path / "store")
    build(settings)
    report = run_check(settings)
    with client_of(settings) as client:
        text = client.get("/bevindingen", headers=HTML).text
        for finding in report.findings:
            assert finding.rule_id in text
        assert f"<b>{len(report.open)}</b> open" in text
        assert f"<b>{len(report.waived)}</b> aanvaard" in text
        home = client.get("/", headers=HTML)
        assert home.status_code == 200
        assert f"<b>{len(report.open)}</b>" in home.text
