"""The pages: what they show, in which language, and that nothing gets out of where it stands."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest

from api.security import CONTENT_SECURITY_POLICY
from taz_graph.settings import Settings
from taz_graph.vragen import load_vragen
from tests.web_world import BASE, client_of, world

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
MOTIE = f"{BASE}id/motie/kst-1-7"
OPGAVE = f"{BASE}id/opgave/p-5"

PAGES: list[tuple[str, int, str, str]] = [
    # address, status, what a Dutch and an English reader read
    ("/", 200, "Stand van het programma", "State of the programme"),
    ("/zaken", 200, "Moties en toezeggingen", "Motions and commitments"),
    ("/zaken?status=open", 200, "geen afdoening", "no disposal"),
    ("/indicatoren", 200, "Deel van de werkenden", "Share of workers"),
    ("/vragen", 200, "Kies een vraag", "Choose a question"),
    ("/vragen/moties-open", 200, "open in de SPARQL-editor", "open in the SPARQL editor"),
    ("/vragen/bestaat-niet", 404, "Deze pagina is er niet", "There is no such page"),
    ("/zoek", 200, "Bijvoorbeeld een partij", "For example a party"),
    ("/zoek?q=zeven", 200, "2 gevonden", "2 found"),
    ("/zoek?q=niets-hiervan", 200, "Niets gevonden", "Nothing found"),
    ("/doc/motie/kst-1-7", 200, "Waar het staat", "Where it is said"),
    ("/doc/motie/bestaat-niet", 404, "Deze pagina is er niet", "There is no such page"),
    ("/doc/begrip/uitkomst-afgedaan", 200, "afgedaan", "disposed of"),
    ("/def", 200, "Wat de woorden in de graaf betekenen", "What the words in the graph mean"),
    ("/netwerk", 200, "Soorten", "Kinds"),
    (f"/netwerk?focus={quote(MOTIE)}", 200, "Rond Motie zeven", "Around Motion seven"),
    ("/netwerk?focus=https://example.org/x", 404, "staat niet in het netwerk", "is not in the network"),
    ("/sparql", 200, "Zoekopdracht", "Query"),
    ("/nergens", 404, "Deze pagina is er niet", "There is no such page"),
]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return world(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[httpx.Client]:
    with client_of(settings) as client:
        client.headers.update(BROWSER)
        yield client


@pytest.mark.parametrize(("address", "status", "dutch", "english"), PAGES)
def test_each_page_in_two_languages(client: httpx.Client, address: str, status: int, dutch: str, english: str) -> None:
    mark = "&" if "?" in address else "?"
    for page, language, words in ((address, "nl", dutch), (f"{address}{mark}taal=en", "en", english)):
        answer = client.get(page, headers={"Cookie": ""})
        assert answer.status_code == status, answer.text
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert f'<html lang="{language}">' in answer.text
        assert words in answer.text
        assert answer.headers["content-language"] == language
    client.cookies.clear()


def test_all_pages_ran() -> None:
    assert len(PAGES) == 19


@pytest.mark.parametrize(
    "address", [page for page, *_ in PAGES] + ["/netwerk.json", "/gezondheid", "/static/taz.css", "/def.ttl"]
)
def test_every_answer_carries_the_headers(client: httpx.Client, address: str) -> None:
    headers = client.get(address).headers
    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"


def test_the_policy_is_strict() -> None:
    assert "default-src 'none'" in CONTENT_SECURITY_POLICY
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY


@pytest.mark.parametrize("address", [page for page, *_ in PAGES])
def test_no_page_needs_what_the_policy_forbids(client: httpx.Client, address: str) -> None:
    text = client.get(address).text
    assert not re.search(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"']?(?:https?:)?//", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\sstyle=|\son\w+=\"|<style", text)


def test_language_is_remembered_and_the_switch_keeps_the_page(client: httpx.Client) -> None:
    page = "/zaken?status=open&soort=Motie"
    first = client.get(page)
    assert 'href="/zaken?status=open&amp;soort=Motie&amp;taal=en"' in first.text
    assert "set-cookie" not in first.headers
    chosen = client.get(f"{page}&taal=en")
    assert "HttpOnly" in chosen.headers["set-cookie"]
    assert '<html lang="en">' in client.get("/").text
    assert 'href="/zaken?status=open&amp;soort=Motie&amp;taal=nl"' in client.get(page).text
    assert '<html lang="nl">' in client.get("/?taal=nl").text
    assert '<html lang="nl">' in client.get("/?taal=fr").text
    client.cookies.clear()


def test_labels_follow_the_language(client: httpx.Client) -> None:
    assert "Motie zeven" in client.get("/doc/motie/kst-1-7", headers={"Cookie": "taal=nl"}).text
    assert "<h1>Motion seven</h1>" in client.get("/doc/motie/kst-1-7", headers={"Cookie": "taal=en"}).text


@pytest.mark.parametrize(
    "address", ["/", "/doc/partij/boos", "/zoek?q=onerror", "/zaken", "/netwerk", "/doc/afspraak/a"]
)
def test_what_the_data_say_stays_text(client: httpx.Client, address: str) -> None:
    text = client.get(address).text
    assert "<img" not in text
    assert "<script>alert" not in text
    assert 'href="javascript:' not in text


def test_a_template_in_the_data_is_not_run(client: httpx.Client) -> None:
    assert "{{ 7*7 }}" in client.get("/doc/partij/boos").text


def test_texts_in_another_language_say_so(client: httpx.Client) -> None:
    english = client.get("/doc/motie/kst-1-8", headers={"Cookie": "taal=en"}).text
    assert '<h1><span lang="nl">Motie acht</span></h1>' in english
    assert "<title>Motie acht" in english
    assert "<span lang=" not in client.get("/zoek?q=zeven").text


def test_first_page_shows_the_state(client: httpx.Client) -> None:
    text = client.get("/").text
    assert "<b>3</b> open zaken" in text  # motie acht, two toezeggingen
    assert "<b>1</b> gesloten zaken" in text
    assert "Lijn een" in text
    assert 'href="/zaken?raakt=https%3A//w3id.org/taz-graph/id/opgave/p-5">1 zaak' in text
    assert text.count('<svg class="chart"') == 2
    assert "Brief kst-1-1" in text
    assert "https://zoek.officielebekendmakingen.nl/kst-1-2.html" in text


def test_indicators_are_told_right_from_wrong_in_words(client: httpx.Client) -> None:
    text = re.sub(r"\s+", " ", client.get("/indicatoren").text)
    # 1 op 6,4 is more than 1 op 6,5 and less than 1 op 6.
    assert "Stijgt van 1 op 6,5 (3e kwartaal 2022) naar 1 op 6,4 (4e kwartaal 2023). Gewenst: lager." in text
    assert "Streefwaarde: hoogstens 1 op 6 (gehaald)." in text
    assert "Daalt van 41% (4e kwartaal 2022) naar 37% (4e kwartaal 2023). Gewenst: lager." in text
    assert "Verkeerde kant op" in text
    assert "Goede kant op" in text
    assert "meer dan 21.000 deelnemers" in text
    english = client.get("/indicatoren?taal=en").text
    client.cookies.clear()
    assert "more than 21,000 participants" in english


@pytest.mark.parametrize(
    ("parameters", "shown", "hidden"),
    [
        ("", ["zeven", "acht", "een", "van later"], []),
        ("status=open", ["acht", "een", "van later"], ["zeven"]),
        ("status=gesloten", ["zeven"], ["acht", "een", "van later"]),
        ("soort=Motie", ["zeven", "acht"], ["een", "van later"]),
        ("soort=Toezegging&status=open", ["een", "van later"], ["zeven", "acht"]),
        ("op=2022-09-29&status=open", ["zeven", "acht", "een"], ["van later"]),
        ("op=2022-09-30&status=gesloten", ["zeven"], ["acht"]),
        ("op=2022-01-01", ["acht", "een"], ["zeven", "van later"]),
        (f"raakt={quote(OPGAVE)}", ["zeven"], ["acht", "een"]),
        ("status=onzin&soort=onzin", ["zeven", "acht", "een", "van later"], []),
        ("op=morgen", ["zeven", "acht", "een", "van later"], []),
    ],
)
def test_zaken_by_state_kind_and_date(
    client: httpx.Client, parameters: str, shown: list[str], hidden: list[str]
) -> None:
    headings = re.findall(
        r"<h2><a href=\"/doc/(?:motie|toezegging)/[^\"]+\">([^<]+)</a></h2>", client.get(f"/zaken?{parameters}").text
    )
    names = {heading.split(" ", 1)[1] for heading in headings}
    assert names == set(shown)
    assert not names & set(hidden)


def test_zaken_show_ground_letter_place_and_what_the_list_says(client: httpx.Client) -> None:
    text = client.get("/zaken").text
    assert "Er is een overleg." in text
    assert '<q lang="nl">de motie van het lid Jansen</q>' in text
    assert 'href="https://zoek.officielebekendmakingen.nl/kst-1-1.html"' in text
    assert "De brief zet deze zaak in de opsomming als “afgedaan”; de tekst draagt dat niet." in text
    assert "niet te lezen" in client.get("/zaken?op=morgen").text


def test_document_shows_everything_and_who_says_it(client: httpx.Client) -> None:
    text = client.get("/doc/motie/kst-1-7").text
    assert "<mark>de motie van het lid Jansen</mark>" in text
    assert "Grond: Er is een overleg." in text
    assert "gesloten</span>" in text
    assert '<a href="/doc/persoon/jansen">Jansen</a>' in text
    assert 'href="/doc/graaf/kst-1-1">graaf:kst-1-1</a>, <a href="/doc/graaf/kst-1-2">graaf:kst-1-2</a>' in text
    assert '<a href="/doc/afdoening/een">Motie zeven afgedaan</a>' in text
    assert "/netwerk?focus=" in text
    boos = client.get("/doc/partij/boos").text
    assert "… voor &lt;u&gt;" in boos
    assert "<mark>&lt;script&gt;alert(2)&lt;/script&gt;</mark>" in boos
    assert "“&lt;i&gt;Slot&lt;/i&gt;”" in boos
    assert "/netwerk?focus=" not in client.get("/doc/begrip/uitkomst-afgedaan").text


@pytest.mark.parametrize(
    ("accept", "location"),
    [
        (BROWSER["Accept"], "/doc/motie/kst-1-7"),
        ("*/*", "/doc/motie/kst-1-7"),
        ("text/turtle", "/doc/motie/kst-1-7.ttl"),
        ("application/ld+json", "/doc/motie/kst-1-7.jsonld"),
        ("application/n-triples", "/doc/motie/kst-1-7.nt"),
        ("application/rdf+xml", "/doc/motie/kst-1-7.rdf"),
        ("text/turtle;q=0.5, application/ld+json", "/doc/motie/kst-1-7.jsonld"),
    ],
)
def test_a_thing_says_see_its_document(client: httpx.Client, accept: str, location: str) -> None:
    answer = client.get("/id/motie/kst-1-7", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["location"]) == (303, location)
    assert client.get(location, headers={"Accept": accept}).status_code == 200


@pytest.mark.parametrize(
    ("address", "accept", "status"),
    [
        ("/id/motie/bestaat-niet", "*/*", 404),
        ("/id/motie/kst-1-7", "image/png", 406),
        ("/doc/motie/kst-1-7", "image/png", 406),
        ("/doc/motie/bestaat-niet.ttl", "*/*", 404),
        ("/doc/motie/kst%201", "*/*", 404),
        ("/doc/motie/%3E%20%3Fs%20%3Fp", "*/*", 404),
        ("/doc/motie/kst-1-7.html", "text/turtle", 200),
        ("/def", "image/png", 406),
        ("/def.xls", "*/*", 404),
        ("/static/../app.py", "*/*", 404),
        ("/static/geheim.txt", "*/*", 404),
    ],
)
def test_documents_that_are_not_there(client: httpx.Client, address: str, accept: str, status: int) -> None:
    assert client.get(address, headers={"Accept": accept}).status_code == status


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/doc/motie/kst-1-7.ttl", ox.RdfFormat.TURTLE),
        ("/doc/motie/kst-1-7.nt", ox.RdfFormat.N_TRIPLES),
        ("/doc/motie/kst-1-7.jsonld", ox.RdfFormat.JSON_LD),
        ("/doc/motie/kst-1-7.rdf", ox.RdfFormat.RDF_XML),
        ("/def.ttl", ox.RdfFormat.TURTLE),
        ("/def.nt", ox.RdfFormat.N_TRIPLES),
        ("/def.rdf", ox.RdfFormat.RDF_XML),
    ],
)
def test_documents_as_data(client: httpx.Client, address: str, form: ox.RdfFormat) -> None:
    answer = client.get(address)
    subjects = {str(quad.subject) for quad in ox.parse(answer.content, format=form)}
    if address.startswith("/doc"):
        assert subjects == {
            f"<{BASE}id/{name}>" for name in ("motie/kst-1-7", "vindplaats/motie-7", "vindplaats/motie-7-citaat")
        }
    else:
        assert f"<{BASE}def#Motie>" in subjects


def test_terms_have_anchors_and_two_languages(client: httpx.Client) -> None:
    text = client.get("/def").text
    assert 'id="Motie"' in text
    assert 'id="vindplaats"' in text
    assert '<div lang="nl">' in text
    assert '<div lang="en">' in text
    assert client.get("/def", headers={"Accept": "text/turtle"}).headers["content-type"].startswith("text/turtle")
    assert client.get("/context.jsonld").json()["@context"]


def test_each_question_has_a_page(client: httpx.Client, settings: Settings) -> None:
    vragen = load_vragen(settings)
    overview = client.get("/vragen").text
    for vraag in vragen:
        assert f'href="/vragen/{vraag.name}"' in overview
        answer = client.get(f"/vragen/{vraag.name}")
        assert answer.status_code == 200, (vraag.name, answer.text)
        assert all(f'name="{parameter.name}"' in answer.text for parameter in vraag.parameters)
    assert len(vragen) >= 15


def test_a_question_with_a_value_of_its_own(client: httpx.Client, settings: Settings) -> None:
    vraag = next(vraag for vraag in load_vragen(settings) if any(found.soort == "date" for found in vraag.parameters))
    name = next(found.name for found in vraag.parameters if found.soort == "date")
    good = client.get(f"/vragen/{vraag.name}?{name}=2022-09-29")
    assert 'value="2022-09-29"' in good.text
    assert "&#34;2022-09-29&#34;^^" in good.text
    wrong = client.get(f"/vragen/{vraag.name}", params={name: '2022"; DROP'})
    assert wrong.status_code == 400
    assert "is not a date" in wrong.text
    assert 'value="2022&#34;; DROP"' in wrong.text


def test_search_finds_by_number_word_and_description(client: httpx.Client) -> None:
    for text, address in (
        ("TZ202201", "/doc/toezegging/TZ202201-001"),
        ("kst-1-7", "/doc/kamerstuk/kst-1-7"),
        ("MOTIE ZEVEN", "/doc/motie/kst-1-7"),
        ("werkdruk", "/doc/motie/kst-1-7"),
    ):
        assert f'href="{address}"' in client.get("/zoek", params={"q": text}).text
    assert client.get("/zoek", params={"q": '") } UNION { ?s ?p ?o } #'}).status_code == 200
    assert client.get("/zoek", params={"q": "x" * 5000}).status_code == 200


def test_files_are_sent_once(client: httpx.Client) -> None:
    for name in ("taz.css", "basis.css", "netwerk.js", "vis-network.min.js", "icon.svg", "sparql.js", "netwerk.css"):
        first = client.get(f"/static/{name}")
        assert first.status_code == 200
        again = client.get(f"/static/{name}", headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_health(client: httpx.Client) -> None:
    answer = client.get("/gezondheid").json()
    assert answer["status"] == "goed"
    assert len(answer["versie"]) == 12


def test_no_documentation_from_elsewhere(client: httpx.Client) -> None:
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404
    assert client.get("/openapi.json").json()["info"]["title"] == "taz-graph"
