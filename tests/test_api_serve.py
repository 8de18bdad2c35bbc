"""Starting the service: the address is printed when it is ours, and what stands in the way is said in one sentence."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from api.app import serve
from taz_graph.errors import ServeError
from taz_graph.settings import Settings
from tests.web_world import world


def test_a_port_in_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServeError, match=rf"^port {port} is in use by another program; .*--port {port + 1}$"):
            serve(Settings(store=tmp_path), "127.0.0.1", port)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("host", "port", "says"),
    [
        ("127.0.0.1", 70_000, "70000 is not a port"),
        ("127.0.0.1", -1, "-1 is not a port"),
        ("no.such.host.invalid", 8000, "is not an address of this machine"),
        ("192.0.2.1", 8000, "cannot serve at 192.0.2.1:8000"),
    ],
)
def test_addresses_that_cannot_be_had(tmp_path: Path, host: str, port: int, says: str) -> None:
    with pytest.raises(ServeError, match=re.escape(says)):
        serve(Settings(store=tmp_path), host, port)


def test_it_serves_prints_its_address_and_stops(tmp_path: Path) -> None:
    settings = world(tmp_path)
    program = (
        "import sys; from pathlib import Path; from api.app import serve; from taz_graph.settings import Settings; "
        "serve(Settings(store=Path(sys.argv[1])), '127.0.0.1', 0)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(settings.store)], stdout=subprocess.PIPE, env={**os.environ, "LC_ALL": "C"}
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().decode().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", address)
        with httpx.Client(base_url=address, timeout=60) as client:
            # The address is printed when it is ours; the first request waits for the rest of the start.
            assert client.get("/gezondheid").json()["status"] == "goed"
            assert "Programma P" in client.get("/", headers={"Accept": "text/html"}).text
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
    assert process.returncode in {0, -signal.SIGINT, 1}
