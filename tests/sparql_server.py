"""A small SPARQL 1.1 Protocol service over real HTTP, in a thread of the test."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pyoxigraph as ox


@dataclass
class Service:
    """``canned`` (status, headers, body) is sent instead of an answer; ``seen`` are the requests that came in."""

    store: ox.Store
    url: str = ""
    rows_type: str = "application/sparql-results+json"
    graph_type: str = "application/n-triples"
    canned: tuple[int, dict[str, str], bytes] | None = None
    drip: float = 0.0
    seen: list[dict[str, list[str]]] = field(default_factory=list)


@contextmanager
def sparql_service(store: ox.Store) -> Iterator[Service]:
    service = Service(store)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = parse_qs(body, keep_blank_values=True)
            service.seen.append({**form, **{name: [value] for name, value in self.headers.items()}})
            status, headers, content = service.canned or _answer(service, form)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            try:
                for start in range(0, len(content), 10) if service.drip else ():
                    self.wfile.write(content[start : start + 10])
                    time.sleep(service.drip)
                self.wfile.write(b"" if service.drip else content)
            except OSError:
                self.close_connection = True  # the client had enough

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    service.url = f"http://127.0.0.1:{server.server_address[1]}/sparql"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _answer(service: Service, form: dict[str, list[str]]) -> tuple[int, dict[str, str], bytes]:
    default = [ox.NamedNode(iri) for iri in form.get("default-graph-uri", [])]
    named = [ox.NamedNode(iri) for iri in form.get("named-graph-uri", [])]
    try:
        if default or named:
            found = service.store.query(form["query"][0], default_graph=[*default], named_graphs=[*named])
        else:
            found = service.store.query(form["query"][0])
    except SyntaxError as error:
        return 400, {"Content-Type": "text/plain"}, str(error).encode()
    if isinstance(found, ox.QueryTriples):
        graph = ox.RdfFormat.from_media_type(service.graph_type)
        return 200, {"Content-Type": service.graph_type}, found.serialize(format=graph) or b""
    rows = ox.QueryResultsFormat.from_media_type(service.rows_type)
    return 200, {"Content-Type": f"{service.rows_type}; charset=utf-8"}, found.serialize(format=rows) or b""
