"""The pages: what they show, in which language, and that nothing gets out of where it stands."""

import dataclasses
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest

from api.links import local
from api.reading.documents import read_document
from api.reading.reader import Reader
from api.security import CONTENT_SECURITY_POLICY
from taz_graph.build import build
from taz_graph.network.graph import kind_names
from taz_graph.settings import Settings
from taz_graph.store import open_store
from taz_graph.vragen import load_vragen
from tests.web_world import BASE, FIRST, PREFIXES, ROOT, client_of, world

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
MOTIE = f"{BASE}id/motie/kst-1-7"
OPGAVE = f"{BASE}id/opgave/p-5"

QUESTION = f"""#+ titel: {{nl: "Hoe heten de moties?", en: "What are the motions called?"}}
#+ parameters:
#+   - naam: taal
#+     soort: string
#+     label: {{nl: "Taal", en: "Language"}}
#+     voorbeeld: "nl"
SELECT ?naam WHERE {{
  VALUES ?taal {{ "nl" }}
  ?it a <{BASE}def#Motie> ; <http://www.w3.org/2000/01/rdf-schema#label> ?naam .
  FILTER(LANG(?naam) = ?taal)
}}
"""

PAGES: list[tuple[str, int, str, str]] = [
    # address, status, what a Dutch and an English reader read
    ("/", 200, "Stand van het programma", "State of the programme"),
    ("/zaken", 200, "Moties en toezeggingen", "Motions and "),
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
    assert "<b>1</b> gesloten zaak" in text
    assert "Lijn een" in text
    assert 'href="/zaken?raakt=https%3A//w3id.org/taz-graph/id/opgave/p-5">1 zaak</a>' in text
    assert text.count('<svg class="chart"') == 2
    assert "Brief kst-1-1" in text
    assert "https://zoek.officielebekendmakingen.nl/kst-1-2.html" in text


def _line(text: str) -> str:
    """The card of the first programmalijn, its white space made one."""
    return re.sub(r"\s+", " ", text.partition('<article class="card line">')[2].partition("</article>")[0])


def test_first_page_counts_what_hangs_on_the_line_itself(client: httpx.Client) -> None:
    card = _line(client.get("/").text)
    assert "Afspraak van de lijn zelf</h4>" in card
    assert '<a href="/doc/afspraak/lijn">Afspraak van de lijn</a>' in card
    # The action hangs on two afspraken; it is one.
    assert "2 afspraken · 1 actie · <a" in card
    assert "1 afspraak · 1 actie · <a" in card
    assert ">2 zaken</a>" in card
    touching = client.get("/zaken", params={"raakt": f"{BASE}id/programmalijn/p-1"}).text
    assert "Motie zeven</a></h2>" in touching  # touches an opgave of the line
    assert "Motie acht</a></h2>" in touching  # touches the line itself


def test_what_only_the_register_knows_stands_apart(client: httpx.Client) -> None:
    home = client.get("/").text
    assert '<a href="/zaken?bron=register">1 zaak</a> in het register, door geen brief genoemd' in home
    assert "Motie negen" not in home
    assert "Motie negen" not in client.get("/zaken").text
    apart = client.get("/zaken?bron=register").text
    assert "1 van 1 zaak" in apart
    assert "Motie negen" in apart
    assert "Motie zeven" not in apart
    assert "geen afdoening" not in apart
    assert "in het register, door geen brief genoemd" in client.get("/doc/motie/kst-1-9").text
    assert {"Motie zeven", "Motie negen"} <= set(
        re.findall(r">(Motie \w+)</a></h2>", client.get("/zaken?bron=alle").text)
    )


@pytest.mark.parametrize("address", ["/zaken", "/doc/motie/kst-1-7"])
def test_a_motie_shows_what_the_register_says(client: httpx.Client, address: str) -> None:
    text = client.get(address).text
    assert '<dt>Indienende fractie</dt><dd><a href="/doc/fractie/x">Fractie X</a></dd>' in text
    assert "<dt>Kabinetsappreciatie</dt><dd>oordeel Kamer</dd>" in text
    assert '<a href="/doc/besluit/7">aangenomen</a>, 8 maart 2022 (zetels voor 81, zetels tegen 69)' in text
    english = client.get(f"{address}?taal=en").text
    client.cookies.clear()
    assert "onbekend: de geladen records" not in text
    assert "onbekend: de geladen records" in client.get("/doc/motie/kst-1-9").text
    assert '<a href="/doc/besluit/7">adopted</a>, 8 March 2022 (seats for 81, seats against 69)' in english


def test_fracties_are_not_counted_as_partijen(client: httpx.Client) -> None:
    # The small programme has partij:boos and a fractie that is typed as both.
    assert "<b>1</b> partij zonder de fracties" in client.get("/").text


def test_one_letter_is_singular(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", ontology=ROOT / "ontology", store=tmp_path / "store")
    settings.data.mkdir()
    (settings.data / "kst-1-1.ttl").write_text(PREFIXES + FIRST, encoding="utf-8")
    build(settings)
    with client_of(settings) as own:
        assert "Volgens 1 brief aan de Tweede Kamer" in own.get("/", headers=BROWSER).text
        assert "According to 1 letter to parliament" in own.get("/?taal=en", headers=BROWSER).text


def test_only_key_indicators_on_the_first_page(client: httpx.Client) -> None:
    assert "Deelnemers" not in client.get("/").text
    assert "Deelnemers" in client.get("/indicatoren").text


def test_words_come_from_the_ontology(client: httpx.Client, settings: Settings) -> None:
    names = kind_names(open_store(settings), "en")
    english = client.get("/?taal=en").text
    client.cookies.clear()
    # Whatever the ontology calls them, the pages call them the same.
    assert re.search(rf"<b>3</b> open {names['Zaak']}s?", english)
    assert f"2 {names['Afspraak']}s" in english
    assert "places of mention" in english
    assert "zaken" not in re.sub(r"<[^>]+>", "", english)


def test_what_points_to_a_letter_is_whole(client: httpx.Client) -> None:
    text = client.get("/doc/kamerstuk/kst-1-1").text
    part = text.partition('id="heen"')[2]
    assert '<a href="/doc/afdoening/een">Motie zeven afgedaan</a>' in part
    assert "2 vindplaatsen in dit stuk" in part
    assert "/doc/vindplaats/" not in part
    # Our own properties stand before those of others.
    assert part.index("/def#brief") < part.index("wasDerivedFrom")


def test_incoming_is_limited_for_each_property(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr("api.reading.documents.MAX_INCOMING", 1)
    found = read_document(Reader(open_store(settings), BASE, "nl"), f"{BASE}id/kamerstuk/kst-1-1")
    assert found is not None
    groups = {group.property.label: (len(group.things), group.total) for group in found.incoming}
    assert groups["brief"] == (1, 2)
    assert len(groups) == 2
    assert found.phrases == 2


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/def/shapes/aanvaarding", 200),
        ("/def/register", 200),
        ("/def/lijsten", 200),
        ("/def/shapes/bestaat-niet", 404),
        ("/def/bestaat-niet", 404),
        ("/def/shapes/..%2Ftaz", 404),
    ],
)
def test_files_of_the_ontology(client: httpx.Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    if status == 200:
        assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
        assert list(ox.parse(answer.content, format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize(
    ("iri", "address"),
    [
        (f"{BASE}id/motie/kst-1-7", "/doc/motie/kst-1-7"),
        (f"{BASE}def#Motie", "/def#Motie"),
        (f"{BASE}def/shapes/aanvaarding", "/def/shapes/aanvaarding"),
        (f"{BASE}doc/bouw/0123456789ab", ""),
        ("https://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", ""),
    ],
)
def test_links_are_what_the_server_can_answer(iri: str, address: str) -> None:
    assert local(iri, BASE) == address


def test_a_question_shows_names_and_no_datatypes(client: httpx.Client) -> None:
    text = client.get("/vragen/opgave-met-alles", params={"opgave": "opgave:p-5"}).text
    table = text.partition("<table")[2].partition("</table>")[0]
    assert ">Motie zeven</a>" in table
    assert 'href="/doc/motie/kst-1-7"' in table
    assert "<small" not in table
    assert '<option value="opgave:p-5">Opgave vijf</option>' in text
    assert 'list="k-opgave"' in text
    english = client.get("/vragen/opgave-met-alles", params={"opgave": "opgave:p-5", "taal": "en"}).text
    client.cookies.clear()
    assert ">Motion seven</a>" in english
    assert '<th scope="col">link</th>' in english


def test_a_question_about_what_is_not_there_says_so(client: httpx.Client) -> None:
    for value in ("opgave:bestaat-niet", f"{BASE}id/opgave/bestaat-niet"):
        answer = client.get("/vragen/opgave-met-alles", params={"opgave": value})
        assert answer.status_code == 400
        assert f"“{value}” staat niet in de graaf" in answer.text
        assert "<table" not in answer.text


def test_the_language_of_a_question_is_that_of_the_page(settings: Settings, tmp_path: Path) -> None:
    ontology = tmp_path / "ontology"
    shutil.copytree(settings.ontology, ontology)
    (ontology / "vragen" / "in-een-taal.rq").write_text(QUESTION, encoding="utf-8")
    with client_of(dataclasses.replace(settings, ontology=ontology)) as own:
        for language, word in (("nl", "Motie zeven"), ("en", "Motion seven")):
            text = own.get(f"/vragen/in-een-taal?taal={language}", headers=BROWSER).text
            assert f">{word}</td>" in re.sub(r"\s+(?=<)|(?<=>)\s+", "", text)
            assert 'name="taal"' not in text
            editor = own.get(f"/sparql?voorbeeld=in-een-taal&taal={language}", headers=BROWSER).text
            assert f"VALUES ?taal {{ &#34;{language}&#34; }}" in editor


def test_indicators_are_told_right_from_wrong_in_words(client: httpx.Client) -> None:
    text = re.sub(r"\s+", " ", client.get("/indicatoren").text)
    # 1 op 6,4 is more than 1 op 6,5 and less than 1 op 6.
    assert "Stijgt van 1 op 6,5 (3e kwartaal 2022) naar 1 op 6,4 (4e kwartaal 2023). Gewenst: lager." in text
    assert "Streefwaarde: hoogstens 1 op 6 (gehaald)." in text
    assert "Target value: at most one in 6 (met)." in re.sub(r"\s+", " ", client.get("/indicatoren?taal=en").text)
    client.cookies.clear()
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
    assert '“<span lang="nl">&lt;i&gt;Slot&lt;/i&gt;</span>”' in boos
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
        assert all(
            (f'name="{parameter.name}"' in answer.text) == (parameter.name != "taal") for parameter in vraag.parameters
        )
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
