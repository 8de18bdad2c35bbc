"""The pages over a SPARQL endpoint: what reads, reads by SPARQL, so nothing has to be on this machine."""

from collections.abc import Iterator

import httpx
import pyoxigraph as ox
import pytest

from taz_graph.settings import Settings
from taz_graph.store.versions import QUADS
from tests.sparql_server import sparql_service
from tests.web_world import ROOT, client_of, world


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("endpoint")
    built = world(folder, checkable=True)
    store = ox.Store.read_only(str((built.store / "current").resolve() / QUADS))
    with sparql_service(store) as service:
        settings = Settings(endpoint=service.url, store=folder / "empty", data=built.data, ontology=ROOT / "ontology")
        with client_of(settings) as client:
            client.headers["Accept"] = "text/html"
            yield client


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/", "Programma P"),
        ("/zaken", "Er is een overleg."),
        ("/indicatoren", "Stijgt van 1 op 6,5"),
        ("/bevindingen", "Bevindingen"),
        ("/netwerk", "Soorten"),
        ("/netwerk.json", "Motie zeven"),
        ("/doc/motie/kst-1-7", "de motie van het lid Jansen"),
        ("/doc/motie/kst-1-7.ttl", "taz:Motie"),
        ("/def", "Aanhangsel"),
        ("/vragen/moties-open", "open in de SPARQL-editor"),
        ("/zoek?q=zeven", "2 gevonden"),
        ("/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D", "<b>ja</b>"),
        ("/gezondheid", "goed"),
    ],
)
def test_every_page(client: httpx.Client, address: str, says: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert says in answer.text
