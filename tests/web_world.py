"""A small programme for tests of the web service and the network: built with the shipped ontology, hostile labels."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import uvicorn

from api.app import create_app
from taz_graph.build import build
from taz_graph.settings import Settings
from taz_graph.store.versions import QUADS, Marker, quad_files, versions_folder, write_marker

ROOT = Path(__file__).resolve().parent.parent
BASE = "https://w3id.org/taz-graph/"
HOSTILE = "</script><img src=x onerror=alert(1)> & 'a' \"b\" \u2028{{ 7*7 }}"
"""A label that tries to get out of whatever holds it."""

SOORTEN = (
    "programma programmalijn opgave afspraak actie motie toezegging afdoening kamerstuk persoon partij graaf begrip "
    "indicator meting streefwaarde vindplaats fractie registerplaats besluit stemming uitslagbericht"
).split()
PREFIXES = "".join(
    f"@prefix {name}: <{space}> .\n"
    for name, space in {
        "taz": f"{BASE}def#",
        **{soort: f"{BASE}id/{soort}/" for soort in SOORTEN},
        "dct": "http://purl.org/dc/terms/",
        "oa": "http://www.w3.org/ns/oa#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }.items()
)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _letter(name: str, date: str) -> str:
    return f"""
graaf:{name} a prov:Entity ; dct:title "Wat de brief van {date} zegt"@nl ; prov:wasDerivedFrom kamerstuk:{name} ;
    prov:generatedAtTime "2026-11-22T00:00:00Z"^^xsd:dateTime ; prov:wasAttributedTo partij:redactie .
kamerstuk:{name} a taz:Kamerbrief ; rdfs:label "Brief {name}"@nl, "Letter {name}"@en ; dct:date "{date}"^^xsd:date ;
    rdfs:seeAlso <https://zoek.officielebekendmakingen.nl/{name}.html> .
"""


FIRST = (
    _letter("kst-1-1", "2022-09-30")
    + f"""
partij:redactie a prov:Agent ; rdfs:label "Redactie"@nl .
programma:p a taz:Programma ; rdfs:label "Programma P"@nl, "Programme P"@en ; dct:description "Waar het om gaat."@nl .
programmalijn:p-1 a taz:Programmalijn ; rdfs:label "Lijn een"@nl, "Line one"@en ; taz:onderdeelVan programma:p ;
    taz:nummer 1 .
opgave:p-5 a taz:Opgave ; rdfs:label "Opgave vijf"@nl, "Challenge five"@en ; taz:onderdeelVan programmalijn:p-1 ;
    taz:nummer 5 .
afspraak:a a taz:Afspraak ; rdfs:label "Afspraak A"@nl ; taz:onderdeelVan opgave:p-5 ; taz:deelnemer partij:boos .
afspraak:lijn a taz:Afspraak ; rdfs:label "Afspraak van de lijn"@nl ; taz:onderdeelVan programmalijn:p-1 .
actie:diep a taz:Actie ; rdfs:label "Actie in twee afspraken"@nl ; taz:onderdeelVan afspraak:a , afspraak:lijn .
partij:boos a taz:Partij ; rdfs:label "{_escaped(HOSTILE)}"@nl ; taz:korteNaam "{_escaped(HOSTILE)}" ;
    dct:description "<b>{_escaped(HOSTILE)}</b>"@nl ; rdfs:seeAlso <javascript:alert(1)> ;
    taz:vindplaats vindplaats:boos .
vindplaats:boos a taz:Vindplaats ; oa:hasSource kamerstuk:kst-1-1 ; taz:sectie "<i>Slot</i>" ;
    oa:hasSelector vindplaats:boos-citaat .
vindplaats:boos-citaat a oa:TextQuoteSelector ; oa:prefix "voor <u>" ; oa:exact "<script>alert(2)</script>" ;
    oa:suffix "na" .
motie:kst-1-7 a taz:Motie ; rdfs:label "Motie zeven"@nl, "Motion seven"@en ; taz:onderwerp "Werkdruk"@nl ;
    taz:betreft opgave:p-5 ; taz:indiener persoon:jansen ; taz:kamerstuk kamerstuk:kst-1-7 ;
    dct:date "2022-03-01"^^xsd:date ; taz:vindplaats vindplaats:motie-7 .
kamerstuk:kst-1-7 a taz:Kamerstuk ; rdfs:label "Kamerstuk 1, nr. 7"@nl ; dct:identifier "kst-1-7" ;
    rdfs:seeAlso <https://zoek.officielebekendmakingen.nl/kst-1-7.html> .
persoon:jansen a taz:Persoon ; rdfs:label "Jansen"@nl .
motie:kst-1-8 a taz:Motie ; rdfs:label "Motie acht"@nl ; taz:betreft programmalijn:p-1 ; taz:indiener persoon:jansen .
toezegging:TZ202201-001 a taz:Toezegging ; rdfs:label "Toezegging een"@nl ; taz:toezeggingsnummer "TZ202201-001" .
toezegging:later a taz:Toezegging ; rdfs:label "Toezegging van later"@nl ; dct:date "2024-01-01"^^xsd:date .
vindplaats:motie-7 a taz:Vindplaats ; oa:hasSource kamerstuk:kst-1-1 ; taz:sectie "Moties" ;
    oa:hasSelector vindplaats:motie-7-citaat .
vindplaats:motie-7-citaat a oa:TextQuoteSelector ; oa:exact "de motie van het lid Jansen" .
afdoening:een a taz:Afdoening ; rdfs:label "Motie zeven afgedaan"@nl ; taz:zaak motie:kst-1-7 ;
    taz:brief kamerstuk:kst-1-1 ; taz:uitkomst begrip:uitkomst-afgedaan ; taz:grond "Er is een overleg."@nl ;
    dct:date "2022-09-30"^^xsd:date ; taz:vindplaats vindplaats:motie-7 .
afdoening:twee a taz:Afdoening ; rdfs:label "Motie acht opgepakt"@nl ; taz:zaak motie:kst-1-8 ;
    taz:brief kamerstuk:kst-1-1 ; taz:uitkomst begrip:uitkomst-opgepakt ; taz:opgesomdAls begrip:uitkomst-afgedaan ;
    dct:date "2022-09-30"^^xsd:date ; taz:via opgave:p-5 .
"""
)
SECOND = (
    _letter("kst-1-2", "2024-05-31")
    + """
motie:kst-1-7 a taz:Motie .
indicator:deel a taz:Kernindicator ; rdfs:label "Deel van de werkenden"@nl, "Share of workers"@en ;
    taz:gewensteRichting begrip:richting-lager .
meting:deel-1 a taz:Meting ; rdfs:label "1 op 6,5"@nl ; taz:indicator indicator:deel ; taz:waarde 6.5 ;
    taz:eenheid begrip:eenheid-een-op ; taz:periode "2022-Q3" ; taz:soortMeting begrip:meting-nulmeting .
meting:deel-2 a taz:Meting ; rdfs:label "1 op 6,4"@nl ; taz:indicator indicator:deel ; taz:waarde 6.4 ;
    taz:eenheid begrip:eenheid-een-op ; taz:periode "2023-Q4" ; taz:soortMeting begrip:meting-meting .
streefwaarde:deel a taz:Streefwaarde ; rdfs:label "1 op 6"@nl ; taz:indicator indicator:deel ; taz:waarde 6 ;
    taz:eenheid begrip:eenheid-een-op ; taz:grens begrip:grens-hoogstens .
indicator:druk a taz:Kernindicator ; rdfs:label "Werkdruk"@nl ; taz:gewensteRichting begrip:richting-lager .
meting:druk-1 a taz:Meting ; rdfs:label "41%"@nl ; taz:indicator indicator:druk ; taz:waarde 41 ;
    taz:eenheid begrip:eenheid-procent ; taz:periode "2022-Q4" ; taz:soortMeting begrip:meting-nulmeting .
meting:druk-2 a taz:Meting ; rdfs:label "37%"@nl ; taz:indicator indicator:druk ; taz:waarde 37 ;
    taz:eenheid begrip:eenheid-procent ; taz:periode "2023-Q4" ; taz:soortMeting begrip:meting-meting .
indicator:los a taz:Indicator ; rdfs:label "Deelnemers"@nl .
meting:los a taz:Meting ; rdfs:label "21.000"@nl ; taz:indicator indicator:los ; taz:waarde 21000 ;
    taz:eenheid begrip:eenheid-deelnemers ; taz:minstens true ; taz:periode "2023" .
"""
)
REGISTER = """
graaf:register a prov:Entity ; dct:title "Wat het register zegt"@nl ; prov:wasDerivedFrom <https://example.org/OData> ;
    prov:generatedAtTime "2026-11-22T00:00:00Z"^^xsd:dateTime ; prov:wasAttributedTo partij:redactie .
fractie:x a taz:Partij , taz:Fractie ; rdfs:label "Fractie X"@nl ; taz:registerplaats registerplaats:x .
registerplaats:x a taz:Registerplaats ; rdfs:label "Fractie X in het register"@nl .
registerplaats:7 a taz:Registerplaats ; rdfs:label "Zaak 7 in het register"@nl .
registerplaats:9 a taz:Registerplaats ; rdfs:label "Zaak 9 in het register"@nl .
motie:kst-1-7 a taz:Motie ; taz:indienendeFractie fractie:x ; taz:registerplaats registerplaats:7 ;
    taz:kabinetsappreciatie begrip:appreciatie-oordeel-kamer .
besluit:7 a taz:Besluit ; rdfs:label "Besluit over nummer 7"@nl ; taz:besluitOver motie:kst-1-7 ;
    taz:besluitsoort begrip:besluit-aangenomen ; taz:stemmenVoor 81 ; taz:stemmenTegen 69 ;
    dct:date "2022-03-08"^^xsd:date .
motie:kst-1-9 a taz:Motie ; rdfs:label "Motie negen"@nl ; dct:date "2022-05-01"^^xsd:date ;
    taz:indienendeFractie fractie:x ; taz:registerplaats registerplaats:9 .
stemming:7x a taz:Stemming ; rdfs:label "Stem van X"@nl ; taz:inBesluit besluit:7 ; taz:stem begrip:stem-voor ;
    taz:stemVan fractie:x ; taz:zetels 81 ; taz:registerplaats registerplaats:7 .
uitslagbericht:9 a taz:Uitslagbericht ; rdfs:label "Uitslag van negen"@nl ; taz:berichtOver motie:kst-1-9 ;
    taz:gemeldeUitslag begrip:besluit-verworpen ; taz:gemeldVoor 60 ; taz:gemeldTegen 90 ;
    taz:twijfelgrond begrip:twijfel-gedeeld-agendapunt ; taz:registerplaats registerplaats:9 .
"""
MINIMA = """
graaf:minima a prov:Entity ; dct:title "Hoeveel er te bekijken is"@nl ; prov:wasDerivedFrom kamerstuk:kst-1-1 ;
    prov:generatedAtTime "2026-11-22T00:00:00Z"^^xsd:dateTime ; prov:wasAttributedTo partij:redactie .
"""
EXTRA = _letter("kst-1-3", "2024-06-30") + 'partij:nieuw a taz:Partij ; rdfs:label "Nieuwe partij"@nl .\n'


def world(folder: Path, *, timeout: float = 20.0, checkable: bool = False) -> Settings:
    """The small programme, built into ``folder``; ``checkable`` tells the shapes that there is little to look at."""
    settings = Settings(data=folder / "data", ontology=ROOT / "ontology", store=folder / "store", timeout=timeout)
    settings.data.mkdir(parents=True)
    for name, text in (("kst-1-1", FIRST), ("kst-1-2", SECOND), ("register", REGISTER)):
        (settings.data / f"{name}.ttl").write_text(PREFIXES + text, encoding="utf-8")
    if checkable:
        (settings.data / "minima.ttl").write_text(PREFIXES + _minima(settings), encoding="utf-8")
    build(settings)
    return settings


def _minima(settings: Settings) -> str:
    least = ox.NamedNode(f"{BASE}def#minimumDoelen")
    shapes = {
        str(quad.subject)
        for path in sorted((settings.ontology / "shapes").glob("*.ttl"))
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
        if quad.predicate == least
    }
    return MINIMA + "".join(f"{shape} taz:minimumDoelen 0 .\n" for shape in sorted(shapes))


def add_letter(settings: Settings) -> None:
    """A third letter comes out and is built."""
    (settings.data / "kst-1-3.ttl").write_text(PREFIXES + EXTRA, encoding="utf-8")
    build(settings)


def raw_store(folder: Path, graphs: dict[str, bytes], *, union: bool = True, timeout: float = 20.0) -> Settings:
    """A store with exactly these named graphs (name to N-Triples or Turtle), for tests of others."""
    settings = Settings(store=folder / "store", timeout=timeout)
    path = versions_folder(settings) / "raw"
    path.mkdir(parents=True)
    store = ox.Store(path / QUADS)
    for name, content in graphs.items():
        for quad in ox.parse(content, format=ox.RdfFormat.TURTLE, base_iri="http://example.org/"):
            subject, predicate, value = quad.triple
            if name:
                store.add(ox.Quad(subject, predicate, value, ox.NamedNode(name)))
            if union or not name:
                store.add(ox.Quad(subject, predicate, value))
    store.flush()
    del store
    write_marker(path, Marker("raw", "test", {}, quad_files(path)))
    (settings.store / "current").symlink_to(Path("versions") / "raw")
    return settings


@contextlib.contextmanager
def live(settings: Settings) -> Iterator[str]:
    """The web service over real HTTP, in a thread; gives its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


@contextlib.contextmanager
def client_of(settings: Settings) -> Iterator[httpx.Client]:
    """A client of the web service over real HTTP; it follows no redirect."""
    with live(settings) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client
