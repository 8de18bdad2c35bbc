"""The Turtle that is shipped: what the letters need of the register, always the same bytes."""

import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from taz_graph.cli.main import main
from taz_graph.register.extract import extract
from taz_graph.register.load import load
from taz_graph.register.register import open_register
from taz_graph.settings import Settings
from taz_graph.sources import read_data
from tests.register_world import write_register, zaak
from tests.shared import shared_path

LETTER = """
@prefix taz: <https://w3id.org/taz-graph/def#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix kamerstuk: <https://w3id.org/taz-graph/id/kamerstuk/> .
@prefix dossier: <https://w3id.org/taz-graph/id/dossier/> .
@prefix motie: <https://w3id.org/taz-graph/id/motie/> .
@prefix persoon: <https://w3id.org/taz-graph/id/persoon/> .
@prefix programma: <https://w3id.org/taz-graph/id/programma/> .
kamerstuk:kst-99111-40 dct:identifier "kst-99111-40" ; dct:date "2031-01-01"^^xsd:date ; taz:dossier dossier:99111 ;
    taz:rapporteertOver programma:dieren .
kamerstuk:kst-99111-13 dct:identifier "kst-99111-13" ; rdfs:label "Kamerstuk 13"@nl .
kamerstuk:kst-99111-7 dct:identifier "kst-99111-7" .
motie:kst-99111-13 a taz:Motie ; taz:kamerstuk kamerstuk:kst-99111-13 ; taz:indiener persoon:bob-de-wit .
persoon:bob-de-wit rdfs:label "Bob de Wit"@nl .
"""


@pytest.fixture
def turtle(tmp_path: Path) -> str:
    settings = Settings(store=tmp_path / "store")
    load(settings, [write_register(tmp_path / "files")])
    register = open_register(settings)
    triples = [quad.triple for quad in ox.parse(LETTER, format=ox.RdfFormat.TURTLE)]
    made = extract(register, triples)
    assert extract(register, triples) == made
    register.close()
    return made


SAID = [
    "motie:kst-99111-13\n    a taz:Motie ;",
    "taz:indiener persoon:bob-de-wit , persoon:van-der-berg ;",  # the letter's name for the same person
    "taz:indienendeFractie fractie:cda , fractie:vvd ;",
    'dct:date "2031-03-05"^^xsd:date ;',
    "taz:registerplaats registerplaats:2031Z00013",
    "kamerstuk:kst-99111-7\n",  # another paper that the letter cites
    "motie:kst-99111-14\n",  # left to the judgement of parliament, and no letter mentions it
    "    taz:medeIndienersOngenoemd true ;",
    "prov:generatedAtTime",
]
NOT_SAID = [
    "Kamerstuk 13",  # a name that the letters give already
    "motie:kst-99111-11\n",  # replaced by 12
    "besluit:",
    "_:",
    "[",
]


@pytest.mark.parametrize("text", SAID)
def test_it_says(turtle: str, text: str) -> None:
    assert text in turtle


@pytest.mark.parametrize("text", NOT_SAID)
def test_it_does_not_say(turtle: str, text: str) -> None:
    assert text not in turtle


def test_every_text_ran() -> None:
    assert (len(SAID), len(NOT_SAID)) == (9, 5)


def test_what_is_written_is_turtle(turtle: str) -> None:
    assert len(list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))) > 50


def test_an_adopted_motie_that_no_letter_mentions_comes_with_its_besluit(tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "store")
    adopted = zaak(31, Kabinetsappreciatie="Ontraden") | {
        "Besluit": [{"Id": "b1", "BesluitSoort": "Stemmen - aangenomen"}]
    }
    load(settings, [write_register(tmp_path / "files", [adopted])])
    register = open_register(settings)
    made = extract(register, [quad.triple for quad in ox.parse(LETTER, format=ox.RdfFormat.TURTLE)])
    register.close()
    assert "taz:besluitsoort begrip:besluit-aangenomen" in made


def test_the_command_writes_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files, store = write_register(tmp_path / "files"), tmp_path / "store"
    assert main(["register", "load", str(files), "--store", str(store)]) == 0
    assert "zaken" in capsys.readouterr().out
    target = tmp_path / "register.ttl"
    assert main(["register", "extract", "--store", str(store), "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("@prefix taz:")


@pytest.mark.skipif(not os.environ.get("TAZ_GRAPH_FULL"), reason="loads all 262,250 zaken: set TAZ_GRAPH_FULL")
def test_the_shipped_file_is_what_the_register_says(tmp_path: Path) -> None:
    settings = Settings(store=tmp_path)
    load(settings, [shared_path("register")])
    register = open_register(settings)
    sources = read_data(settings)
    triples = [triple for source in sources if source.name != "register" for triple in source.triples]
    assert extract(register, triples) == (settings.data / "register.ttl").read_text(encoding="utf-8")
