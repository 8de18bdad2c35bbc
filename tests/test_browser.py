"""The pages in a real browser: nothing from elsewhere, nothing refused by the policy, usable by everybody."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from taz_graph.build import build
from taz_graph.network import write_html
from taz_graph.settings import Settings
from taz_graph.store import open_store
from tests.web_world import BASE, HOSTILE, live, world

pytestmark = pytest.mark.browser

ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PAGES = (
    "/",
    "/zaken",
    "/indicatoren",
    "/vragen",
    "/vragen/moties-open",
    "/bevindingen",
    "/zoek?q=motie",
    "/doc/motie/kst-1-7",
    "/doc/partij/boos",
    "/def",
    "/sparql",
    f"/sparql?query={quote('SELECT * WHERE { ?s ?p ?o } LIMIT 20')}",
    "/netwerk",
    f"/netwerk?focus={quote(BASE + 'id/motie/kst-1-7')}&diepte=2",
    "/nergens",
)
READY = "#netwerk[data-ready=yes]"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine: the browser tests are skipped (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return world(tmp_path_factory.mktemp("browser"), checkable=True)


@pytest.fixture(scope="session")
def site(settings: Settings, browser: Browser) -> Iterator[str]:
    with live(settings) as address:
        yield address


class Watched:
    """A page whose requests and complaints are written down."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))
        page.add_init_script(
            "document.addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective))"
        )

    def foreign(self, home: str) -> list[str]:
        """Requests that left for somewhere else."""
        return [url for url in self.requests if not url.startswith((home, "data:"))]


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Watched(context.new_page())
    context.close()


def _open(watched: Watched, site: str, path: str) -> Page:
    watched.page.goto(site + path)
    if path.startswith("/netwerk"):
        watched.page.wait_for_selector(READY)
    return watched.page


@pytest.mark.parametrize("path", PAGES)
def test_nothing_from_elsewhere_and_nothing_refused(watched: Watched, site: str, path: str) -> None:
    _open(watched, site, path).wait_for_load_state("networkidle")
    assert watched.foreign(site) == []
    expected = ["404"] if path == "/nergens" else []
    assert [text for text in watched.complaints if not any(part in text for part in expected)] == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(browser: Browser, site: str, path: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    _open(Watched(page), site, path)
    results = Axe().run(page)
    found = [(one["id"], [node["target"] for node in one["nodes"]]) for one in results.response["violations"]]
    assert found == []
    assert len(results.response["passes"]) > 10
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_narrow_screen_does_not_scroll_sideways(browser: Browser, site: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    _open(Watched(page), site, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_a_finding_is_read_whole_on_a_narrow_screen(browser: Browser, site: str) -> None:
    """In a row of five columns most of a finding stood outside the screen, in a row as high as its narrowest cell."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    _open(Watched(page), site, "/bevindingen")
    edges = page.locator(".stack td").evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().right)")
    assert len(edges) >= 4
    assert max(edges) <= 360
    context.close()


def test_all_pages_are_there() -> None:
    assert len(PAGES) == 15


def test_the_language_switch_keeps_the_page(watched: Watched, site: str) -> None:
    page = _open(watched, site, "/zaken?status=open")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(r"/zaken\?status=open&taal=en$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Motions and ")
    page.get_by_role("link", name="Questions").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_sparql_form(watched: Watched, site: str) -> None:
    page = _open(watched, site, "/sparql")
    page.get_by_label("Zoekopdracht").fill(f"SELECT ?m WHERE {{ ?m a <{BASE}def#Motie> }} ORDER BY ?m")
    page.get_by_role("button", name="Voer uit").click()
    expect(page.get_by_role("status")).to_contain_text("3 rijen")
    expect(page.get_by_role("link", name="motie:kst-1-7")).to_be_visible()
    page.get_by_label("Zoekopdracht").fill("SELECT * WHERE {")
    page.get_by_label("Zoekopdracht").press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("never closed")
    page.get_by_role("complementary").get_by_role("link").first.click()
    expect(page.get_by_label("Zoekopdracht")).to_contain_text("SELECT")


def test_a_question_is_filled_in(watched: Watched, site: str) -> None:
    page = _open(watched, site, "/vragen/moties-open")
    page.locator("main input[type=date]").first.fill("2022-09-29")
    page.get_by_role("button", name="Vraag").click()
    expect(page).to_have_url(re.compile("2022-09-29"))
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"\d+ rij"))


def test_search_from_anywhere_with_the_keyboard(watched: Watched, site: str) -> None:
    page = _open(watched, site, "/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.get_by_label("Zoek in de graaf").fill("zeven")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Motie zeven", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Motie zeven")


def test_pages_work_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/sparql")
    page.get_by_label("Zoekopdracht").fill("ASK { ?s ?p ?o }")
    page.get_by_role("button", name="Voer uit").click()
    expect(page.get_by_role("status")).to_contain_text("ja")
    page.goto(f"{site}/netwerk")
    expect(page.get_by_text("zij heeft JavaScript nodig")).to_be_visible()
    context.close()


# The network, served and as one file: the same behaviour.


@pytest.fixture(scope="session")
def file_page(settings: Settings, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("file") / "netwerk é.html"
    write_html(open_store(settings), path)
    return path


@pytest.fixture(params=["served", "file"])
def network(request: pytest.FixtureRequest, watched: Watched) -> Iterator[Watched]:
    if request.param == "served":
        home = request.getfixturevalue("site")
        watched.page.goto(f"{home}/netwerk")
    else:
        home = request.getfixturevalue("file_page").as_uri()
        watched.page.goto(home)
    watched.page.wait_for_selector(READY)
    yield watched
    assert watched.foreign(home) == []
    assert watched.complaints == []


def _click_mark(page: Page, iri: str) -> None:
    """Clicks a node where the drawing shows it."""
    where = page.evaluate(
        """iri => {
            const network = document.getElementById("netwerk").network;
            network.moveTo({ position: network.getPosition(iri), scale: 1.5, animation: false });
            const point = network.canvasToDOM(network.getPosition(iri));
            const box = document.querySelector("#nw-tekening canvas").getBoundingClientRect();
            return [box.x + point.x, box.y + point.y];
        }""",
        iri,
    )
    page.mouse.click(*where)


def test_click_shows_what_it_is_and_where_it_stands(network: Watched) -> None:
    page = network.page
    _click_mark(page, f"{BASE}id/motie/kst-1-7")
    details = page.get_by_role("region", name="Bijzonderheden")
    expect(details.get_by_role("heading", level=2)).to_have_text("Motie zeven")
    expect(details.locator("mark")).to_have_text("de motie van het lid Jansen")
    expect(details).to_contain_text("onder “Moties”")
    expect(details).to_contain_text("aangenomen, 2022-03-08 (voor 81, tegen 69)")
    expect(details).to_contain_text("Fractie X 81")
    expect(details.get_by_role("link", name="officiële publicatie")).to_have_attribute(
        "href", "https://zoek.officielebekendmakingen.nl/kst-1-1.html"
    )
    expect(details.get_by_role("link", name="Alles hierover")).to_be_visible()
    details.get_by_role("button", name="Jansen").click()
    expect(details.get_by_role("heading", level=2)).to_have_text("Jansen")
    expect(details.get_by_role("heading", level=2)).to_be_focused()
    page.keyboard.press("Escape")
    expect(details).to_contain_text("Klik op een punt")


def test_search_finds_and_the_list_works_with_the_keyboard(network: Watched) -> None:
    page = network.page
    page.get_by_label("Zoek op naam", exact=True).fill("ZÉVEN")
    names = page.locator("#nw-namen .nw-list button")
    expect(names).to_have_count(2)
    page.keyboard.press("Enter")
    expect(page.locator("#nw-bijzonderheden h2")).to_have_text("Motie zeven")
    names.nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#nw-bijzonderheden h2")).to_have_text("Motie zeven afgedaan")


def _shown(page: Page) -> int:
    found = re.match(r"(\d+) van", page.locator("#nw-stand").inner_text())
    assert found
    return int(found[1])


def test_filters_by_kind_and_by_source(network: Watched) -> None:
    page = network.page
    at_first = _shown(page)
    page.get_by_role("checkbox", name="motie").uncheck()
    assert _shown(page) == at_first - 2
    page.get_by_role("button", name="alles", exact=True).click()
    everything = _shown(page)
    assert everything > at_first
    page.get_by_role("checkbox", name="Wat de brief van 2022-09-30 zegt").uncheck()
    # What only that letter speaks of is gone; the motie that both name stays.
    assert 0 < _shown(page) < everything
    page.get_by_label("Zoek op naam", exact=True).fill("motie zeven")
    expect(page.locator("#nw-namen .nw-list .off")).to_have_count(1)
    page.get_by_role("button", name="niets").click()
    assert _shown(page) == 0
    page.get_by_role("checkbox", name="Wat de brief van 2022-09-30 zegt").check()
    page.get_by_role("button", name="beginstand").click()
    assert _shown(page) == at_first


def test_only_the_surroundings(network: Watched) -> None:
    page = network.page
    at_first = _shown(page)
    page.get_by_label("Zoek op naam", exact=True).fill("motie zeven")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Toon alleen de omgeving").click()
    assert _shown(page) == 6
    page.get_by_role("button", name="Toon alles weer").click()
    assert _shown(page) == at_first


def test_hostile_labels_stay_text(network: Watched) -> None:
    page = network.page
    page.get_by_label("Zoek op naam", exact=True).fill("onerror")
    page.keyboard.press("Enter")
    details = page.locator("#nw-bijzonderheden")
    assert details.locator("h2").evaluate("node => node.textContent") == HOSTILE
    assert details.locator("mark").evaluate("node => node.textContent") == "<script>alert(2)</script>"
    assert page.locator("img, #nw-bijzonderheden b, #nw-bijzonderheden script").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    # The tooltip of the drawing as well.
    _click_mark(page, f"{BASE}id/partij/boos")
    page.wait_for_timeout(600)
    assert page.locator("img").count() == 0


def test_zoom_buttons_and_dark_mode(network: Watched) -> None:
    page = network.page
    scale = "document.getElementById('netwerk').network.getScale()"
    before = page.evaluate(scale)
    page.get_by_role("button", name="Groter").click()
    assert page.evaluate(scale) > before
    page.get_by_role("button", name="Alles in beeld").click()
    page.emulate_media(color_scheme="dark")
    colour = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(colour) == "rgb(16, 23, 29)"


OVERLAPS = """() => {
    const root = document.getElementById("netwerk"), network = root.network, shown = [...root.readable];
    const pen = document.createElement("canvas").getContext("2d"), nodes = network.body.data.nodes;
    const boxes = shown.map((id) => {
        const node = nodes.get(id), lines = node.label.split("\\n");
        pen.font = `${node.font.size}px sans-serif`;
        const half = Math.max(...lines.map((line) => pen.measureText(line).width)) / 2, top = node.y + node.size;
        return [node.x - half, node.x + half, top, top + lines.length * node.font.size];
    });
    let found = 0;
    boxes.forEach((a, index) => boxes.slice(index + 1).forEach((b) => {
        if (a[0] < b[1] && b[0] < a[1] && a[2] < b[3] && b[2] < a[3]) found += 1;
    }));
    return [shown.length, found];
}"""


def test_no_name_lies_on_another(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    # The shipped graph: in a small one there is nothing to crowd.
    settings = Settings(store=tmp_path_factory.mktemp("shipped") / "store")
    build(settings)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    with live(settings) as address:
        page.goto(f"{address}/netwerk")
        page.wait_for_selector(READY)
        shown, overlaps = page.evaluate(OVERLAPS)
        assert shown >= 5
        assert overlaps == 0
        for _ in range(4):
            page.get_by_role("button", name="Groter").click()
        page.wait_for_timeout(300)
        closer, overlaps = page.evaluate(OVERLAPS)
        assert closer > shown
        assert overlaps == 0
    context.close()


def test_neighbours_stand_around_what_is_chosen_and_go_back(network: Watched) -> None:
    page = network.page
    where = "document.getElementById('netwerk').network.getPositions()"
    before = page.evaluate(where)
    page.get_by_label("Zoek op naam", exact=True).fill("motie zeven")
    page.keyboard.press("Enter")
    after = page.evaluate(where)
    motie, jansen = f"{BASE}id/motie/kst-1-7", f"{BASE}id/persoon/jansen"
    assert after[motie] == before[motie]
    assert after[jansen] != before[jansen]
    far = ((after[jansen]["x"] - after[motie]["x"]) ** 2 + (after[jansen]["y"] - after[motie]["y"]) ** 2) ** 0.5
    assert 200 < far < 500
    page.keyboard.press("Escape")
    assert page.evaluate(where) == before


def test_what_only_the_register_knows_starts_switched_off(network: Watched) -> None:
    page = network.page
    at_first = _shown(page)
    box = page.get_by_role("checkbox", name="Wat het register zegt")
    expect(box).not_to_be_checked()
    box.check()
    assert _shown(page) == at_first + 2  # motie negen and the fractie
    page.get_by_label("Zoek op naam", exact=True).fill("motie negen")
    expect(page.locator("#nw-namen .nw-list button")).to_have_count(1)


@pytest.mark.parametrize(("language", "words"), [("nl", "wordt geladen"), ("en", "Loading the network")])
def test_the_frame_says_that_it_is_loading(watched: Watched, site: str, language: str, words: str) -> None:
    page = watched.page
    held: list[Route] = []
    page.route("**/netwerk.json*", lambda route: held.append(route))  # noqa: PLW0108 - playwright cannot hold a bound method of a list
    page.goto(f"{site}/netwerk?taal={language}")
    expect(page.locator("#nw-laden")).to_contain_text(words)
    held[0].continue_()
    page.wait_for_selector(READY)
    expect(page.locator("#nw-laden")).to_have_count(0)


def test_an_address_opens_a_thing(watched: Watched, site: str) -> None:
    page = watched.page
    page.goto(f"{site}/netwerk#{quote(BASE + 'id/motie/kst-1-8', safe='')}")
    page.wait_for_selector(READY)
    expect(page.locator("#nw-bijzonderheden h2")).to_have_text("Motie acht")
    page.goto(f"{site}/doc/motie/kst-1-7")
    page.get_by_role("link", name="Toon in het netwerk").click()
    page.wait_for_selector(READY)
    expect(page.locator("#nw-bijzonderheden h2")).to_have_text("Motie zeven")
    assert _shown(page) == 6
    page.get_by_label("Stappen ver").select_option("2")
    page.get_by_role("button", name="Toon", exact=True).click()
    page.wait_for_selector(READY)
    assert _shown(page) > 6
    assert watched.complaints == []


def test_the_file_is_for_everybody_too(watched: Watched, file_page: Path) -> None:
    watched.page.goto(file_page.as_uri())
    watched.page.wait_for_selector(READY)
    serious = [
        found["id"]
        for found in Axe().run(watched.page).response["violations"]
        if found["impact"] in {"serious", "critical"}
    ]
    assert serious == []
