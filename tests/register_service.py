"""A service of the Tweede Kamer on this machine, that serves pages as the real one does, with faults built in."""

import gzip
import json
import re
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.shared import shared_path

Entity = dict[str, Any]


def real_records(moties: int = 120) -> dict[str, list[Entity]]:
    """Records as the service gave them: moties with documents, people, fracties, and the page of votes.

    The files leave out what was not asked for then: the dossier of a motie is put in from its official identifier,
    and the besluit of the page of votes, with its votes, under one of the zaken of its agendapunt.
    """
    with gzip.open(shared_path("register/zaak_documenten.jsonl.gz"), "rt", encoding="utf-8") as lines:
        zaken = [json.loads(line) for line in islice(lines, moties)]
    for one in zaken:
        one["Kamerstukdossier"] = list(_dossiers(one))
    page = _page(shared_path("register/odata-paginas/stemming-expand.json"))
    decided = page[0]["Besluit"]
    besluit = {name: value for name, value in decided.items() if name != "Agendapunt"}
    besluit["Stemming"] = [{name: value for name, value in one.items() if name != "Besluit"} for one in page]
    debate = [dict(one) for one in decided["Agendapunt"]["Zaak"]]
    debate[0]["Besluit"] = [besluit]
    people = [_page(shared_path(f"register/{name}.json")) for name in ("persoon", "fractie")]
    return {"Zaak": [*zaken, *debate], "Persoon": people[0], "Fractie": people[1]}


def _page(path: Path) -> list[Entity]:
    found: list[Entity] = json.loads(path.read_text(encoding="utf-8"))["value"]
    return found


def _dossiers(zaak: Entity) -> Iterator[Entity]:
    for document in zaak["Document"]:
        version = document.get("HuidigeDocumentVersie") or {}
        found = re.match(r"kst-(\d+)(?:-(.+))?-\w+$", version.get("ExterneIdentifier") or "")
        if found:
            yield {"Id": f"dossier-{found[1]}-{found[2]}", "Nummer": int(found[1]), "Toevoeging": found[2],
                   "Titel": zaak["Titel"], "HoogsteVolgnummer": None, "GewijzigdOp": zaak["GewijzigdOp"]}  # fmt: skip
            return


ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "429": (429, {"Retry-After": "7"}, b""),
    "429 oddly": (429, {"Retry-After": "Mon, 99 Foo 2031"}, b""),
    "packed": (200, {"Content-Encoding": "gzip"}, b'{"value": []}'),  # it says gzip, and it is none
    "500": (500, {}, b"it broke"),
    "404": (404, {}, b"it broke"),
    "410": (410, {}, b"it broke"),
}
LINKS = {
    "circle": "",  # to the page itself
    "elsewhere": "http://elsewhere.invalid/Zaak",
    "broken link": "http://[::1/Zaak",
    "number as link": 5,
}


@dataclass
class Service:
    """What it serves, what it was asked, and what goes wrong: ``faults`` are taken one by one, first come first."""

    records: dict[str, list[dict[str, Any]]]
    page: int = 3
    faults: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    address: str = ""
    held_at: int = 0
    """The number of the request at which it falls silent; 0 for never."""
    silent: threading.Event = field(default_factory=threading.Event)

    def answer(self, target: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body for one request."""
        self.asked.append(target)
        fault = self.faults.pop(0) if self.faults else ""
        if fault in ANSWERS:
            return ANSWERS[fault]
        parts = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        entity = parts.path.rsplit("/", 1)[-1]
        matching = self._matching(entity, query)
        start = int(query.get("$skiptoken", "0"))
        body: dict[str, Any] = {
            "@odata.context": f"{self.address}/$metadata#{entity}",
            "value": matching[start : start + self.page],
        }
        following = start + self.page
        if following < len(matching):
            kept = "&".join(
                f"{one}" for one in parts.query.split("&") if not one.startswith(("$skiptoken", "%24skiptoken"))
            )
            body["@odata.nextLink"] = f"{self.address}/{entity}?{kept}&$skiptoken={following}"
        circle = f"{self.address}{target[len(urlsplit(self.address).path) :]}"
        if fault in LINKS:
            body["@odata.nextLink"] = LINKS[fault] or circle
        if fault == "no records":
            body["value"] = [1, 2]
        content = json.dumps(body).encode()
        if fault == "torn":
            content = content[: len(content) // 2]
        if fault == "cut":  # the line breaks in the middle: fewer bytes than were promised
            return 200, {"Promised": str(len(content) + 100)}, content[:100]
        if fault == "repeat":  # the same page once more before going on
            body["value"] = self._matching(entity, query)[max(0, start - self.page) : start + self.page]
            content = json.dumps(body).encode()
        return 200, {}, content

    def _matching(self, entity: str, query: dict[str, str]) -> list[dict[str, Any]]:
        found = self.records.get(entity, [])
        condition = query.get("$filter", "")
        if "Verwijderd eq false" in condition:
            found = [one for one in found if not one.get("Verwijderd")]
        wanted = re.findall(r"(?<![/\w])Nummer eq '([^']+)'", condition)
        dossiers = re.findall(r"d/Nummer eq (\d+)(?: and d/Toevoeging eq '([^']+)')?", condition)
        gone = "Verwijderd eq true" in condition
        if wanted or dossiers:
            found = [
                one
                for one in found
                if one.get("Nummer") in wanted or _in(one, dossiers) or (gone and one.get("Verwijderd"))
            ]
        if "ApiGewijzigdOp ge " in condition:
            since = condition.split("ApiGewijzigdOp ge ")[1].split(" ")[0].rstrip(")")
            found = [one for one in found if one["ApiGewijzigdOp"] >= since]
        return sorted(found, key=lambda one: (one["ApiGewijzigdOp"], one["Id"]))


def _in(zaak: Entity, dossiers: list[tuple[str, str]]) -> bool:
    for one in zaak.get("Kamerstukdossier") or ():
        if any(str(one["Nummer"]) == number and suffix in ("", one["Toevoeging"]) for number, suffix in dossiers):
            return True
    return False


@contextmanager
def running(service: Service, certificate: Path | None = None) -> Iterator[Service]:
    """The service, on a port of this machine, for as long as the block lasts; by https with a ``certificate`` (PEM)."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = service.answer(self.path)
            if len(service.asked) == service.held_at:
                service.silent.set()
                threading.Event().wait(20)
                return
            if service.faults and service.faults[0] == "hang":
                service.faults.pop(0)
                threading.Event().wait(1)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.close_connection = "Promised" in headers
            self.send_header("Content-Length", headers.get("Promised", str(len(body))))
            self.end_headers()
            with suppress(BrokenPipeError):
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the library
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    scheme = "https" if certificate else "http"
    service.address = f"{scheme}://127.0.0.1:{server.server_port}/OData/v4/2.0"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
