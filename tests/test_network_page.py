"""The network as one file: everything inside, a policy that allows nothing else, written whole or not at all."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from taz_graph.errors import StoreError
from taz_graph.network import write_html
from taz_graph.network.assets import vis_network
from taz_graph.network.page import html_of
from taz_graph.settings import Settings
from taz_graph.store import open_store
from tests.web_world import BASE, HOSTILE, world


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return world(tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module")
def page(settings: Settings) -> str:
    return html_of(open_store(settings))


def test_nothing_is_fetched(page: str) -> None:
    assert not re.search(r"<[^>]+\s(?:src|href)=", page.partition("<script")[0])
    assert not re.search(r"<(?:link|img|iframe|base)\b", page)
    assert "sourceMappingURL" not in page
    assert not re.search(r"@import|url\((?!data:)", "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL)))


def test_the_policy_allows_what_is_inside_and_nothing_else(page: str) -> None:
    policy = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)[0].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    inside = [
        *re.findall(r"<style>(.*?)</style>", page, re.DOTALL),
        *re.findall(r"<script>(.*?)</script>", page, re.DOTALL),
    ]
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inside]
    assert len(hashes) == 3
    assert all(f"'sha256-{found}'" in policy for found in hashes)


def test_data_cannot_end_their_element(page: str) -> None:
    inside = re.findall(r'<script type="application/json" id="netwerk-gegevens">(.*?)</script>', page, re.DOTALL)
    assert len(inside) == 1
    assert json.loads(inside[0])["details"][f"{BASE}id/partij/boos"]["label"] == HOSTILE
    assert page.count("</script>") == 3
    assert "<img" not in page


def test_in_english(settings: Settings) -> None:
    page = html_of(open_store(settings), "en")
    assert '<html lang="en">' in page
    assert "Search by name" in page
    assert "Motion seven" in page


def test_links_are_those_of_the_things(page: str) -> None:
    # There is no server beside the file: a thing links to its own IRI.
    assert f'"url":"{BASE}id/motie/kst-1-7"' in page


def test_utf8_whatever_the_locale(settings: Settings, tmp_path: Path) -> None:
    # pyvis writes a file of 0 bytes here.
    target = tmp_path / "netwerk.html"
    program = (
        "import sys; from pathlib import Path; from taz_graph.network import write_html; from taz_graph.store import "
        "open_store; from taz_graph.settings import Settings; "
        "write_html(open_store(Settings(store=Path(sys.argv[1]))), Path(sys.argv[2]))"
    )
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    subprocess.run([sys.executable, "-c", program, str(settings.store), str(target)], check=True, env=environment)
    assert target.read_text(encoding="utf-8") == html_of(open_store(settings))


def test_an_old_file_stays_when_the_new_one_cannot_be_written(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="choose a folder that exists and is writable"):
        write_html(open_store(settings), tmp_path / "nergens" / "netwerk.html")
    target = tmp_path / "netwerk.html"
    target.write_text("oud", encoding="utf-8")
    write_html(open_store(settings), target)
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == ["netwerk.html"]


def test_vis_network_comes_from_the_wheel_of_pyvis() -> None:
    assert "@version 9.1.2" in vis_network().read_text(encoding="utf-8")[:1000]
