"""A service of the Tweede Kamer on this machine, that serves pages as the real one does, with faults built in."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Service:
    """What it serves, what it was asked, and what goes wrong: ``faults`` are taken one by one, first come first."""

    records: dict[str, list[dict[str, Any]]]
    page: int = 3
    faults: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def answer(self, target: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body for one request."""
        self.asked.append(target)
        fault = self.faults.pop(0) if self.faults else ""
        if fault == "429":
            return 429, {"Retry-After": "7"}, b""
        if fault in ("500", "404"):
            return int(fault), {}, b"it broke"
        parts = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        entity = parts.path.rsplit("/", 1)[-1]
        matching = self._matching(entity, query)
        start = int(query.get("$skiptoken", "0"))
        body: dict[str, Any] = {"value": matching[start : start + self.page]}
        following = start + self.page
        if following < len(matching):
            kept = "&".join(
                f"{one}" for one in parts.query.split("&") if not one.startswith(("$skiptoken", "%24skiptoken"))
            )
            body["@odata.nextLink"] = f"{self.address}/{entity}?{kept}&$skiptoken={following}"
        if fault == "circle":
            body["@odata.nextLink"] = f"{self.address}{target[len(urlsplit(self.address).path) :]}"
        if fault == "elsewhere":
            body["@odata.nextLink"] = "http://elsewhere.invalid/Zaak"
        content = json.dumps(body).encode()
        if fault == "torn":
            content = content[: len(content) // 2]
        if fault == "repeat":  # the same page once more before going on
            body["value"] = self._matching(entity, query)[max(0, start - self.page) : start + self.page]
            content = json.dumps(body).encode()
        return 200, {}, content

    def _matching(self, entity: str, query: dict[str, str]) -> list[dict[str, Any]]:
        found = self.records.get(entity, [])
        condition = query.get("$filter", "")
        if "Verwijderd eq false" in condition:
            found = [one for one in found if not one.get("Verwijderd")]
        if "ApiGewijzigdOp ge " in condition:
            since = condition.split("ApiGewijzigdOp ge ")[1].split(" ")[0].rstrip(")")
            found = [one for one in found if one["ApiGewijzigdOp"] >= since]
        return sorted(found, key=lambda one: (one["ApiGewijzigdOp"], one["Id"]))


@contextmanager
def running(service: Service) -> Iterator[Service]:
    """The service, on a port of this machine, for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = service.answer(self.path)
            if service.faults and service.faults[0] == "hang":
                service.faults.pop(0)
                threading.Event().wait(1)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(BrokenPipeError):
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the library
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.address = f"http://127.0.0.1:{server.server_port}/OData/v4/2.0"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
