"""A letter shown: every mention marked, nothing of the letter lost or run as code, and no network."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from taz_graph.cli.main import main
from taz_graph.coverage import Coverage
from taz_graph.extractors import Context, Mention
from taz_graph.show import Shown, print_letter, shown, to_html
from taz_graph.show.marks import STYLES, pieces
from taz_graph.voorstel import Voorstel, propose
from tests.made_brief import made_brief

LETTER = """
# Kop met <script>alert(1)</script> & "aanhaling"
Hiermee doe ik de motie Podt^1 over <b>zorg</b> af.
- De toezegging om cijfers te sturen.
| Motie van het lid Dijk | afgedaan
[1] Kamerstuk 29 282, nr. 9 & meer
"""


class Page(HTMLParser):
    """What a browser would see of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in ("meta", "!doctype"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)


def made() -> tuple[Voorstel, list[Shown], str]:
    brief = made_brief(LETTER, "kst-29282-600.txt", identifier="kst-29282-600")
    voorstel = propose(brief, Context())
    listed = shown(voorstel, Coverage(voorstel.letter))
    return voorstel, listed, to_html(brief, voorstel, listed)


def test_the_page_is_whole_and_safe() -> None:
    voorstel, listed, html = made()
    page = Page()
    page.feed(html)
    assert page.open == []
    assert "script" not in page.tags
    assert "b" not in page.tags
    text = " ".join("".join(page.words).split())
    assert 'Kop met <script>alert(1)</script> & "aanhaling"' in text
    assert len(listed) == len(voorstel.mentions) >= 5
    for mention in voorstel.mentions:
        assert " ".join(mention.text.split()) in text


def test_the_page_needs_no_network() -> None:
    page = Page()
    html = made()[2]
    page.feed(html)
    assert not [value for name, value in page.attributes if name in ("src", "action") or value.startswith("http")]
    (policy,) = re.findall(r'Security-Policy" content="([^"]+)"', html)
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_every_mark_has_a_row_and_every_row_a_mark() -> None:
    page = Page()
    page.feed(made()[2])
    ids = {value for name, value in page.attributes if name == "id"}
    targets = {value[1:] for name, value in page.attributes if name == "href"}
    assert targets <= ids
    assert {name for name in ids if name.startswith("v")} == {name for name in targets if name.startswith("v")}


def test_the_terminal_says_what_each_mention_became() -> None:
    brief = made_brief(LETTER, "kst-29282-600.txt", identifier="kst-29282-600")
    voorstel = propose(brief, Context())
    coverage = Coverage(voorstel.letter)
    out = StringIO()
    print_letter(brief, shown(voorstel, coverage), Console(file=out, width=100, markup=False, highlight=False))
    text = out.getvalue()
    assert "motie «motie Podt» → motie:kst-29282-9 (voorstel)" in text
    assert "<script>alert(1)</script>" in text
    assert "[1] Kamerstuk 29 282, nr. 9 & meer" in text
    assert "afgedaan" in text


spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(spans, max_size=8))
def test_pieces_join_to_the_text_whatever_overlaps(found: list[tuple[int, int]]) -> None:
    text = "abcdefghijklmnopqrstuvwxyz1234"
    listed = [
        Shown(number, Mention("motie", span, text[slice(*span)], "aanhef", "r", 0.9), (), known=False)
        for number, span in enumerate(found)
    ]
    cut = list(pieces(0, len(text), listed))
    assert "".join(text[piece.start : piece.end] for piece in cut) == text
    for piece in cut:
        inside = {one.number for one in piece.inside}
        assert inside == {
            one.number for one in listed if one.mention.start <= piece.start and piece.end <= one.mention.end
        }


def contrast(ground: str) -> float:
    """Of #1b1b1b on a ground, after WCAG."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    return (luminance(ground) + 0.05) / (luminance("#1b1b1b") + 0.05)


def test_marked_text_can_be_read() -> None:
    assert len(STYLES) >= 19
    assert min(contrast(ground) for _, ground in STYLES.values()) > 7


def test_show_writes_a_page(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    letter = tmp_path / "kst-29282-600.txt"
    letter.write_text("Geachte voorzitter,\n\nHiermee doe ik de motie Podt (29 282, nr. 9) af.\n", encoding="utf-8")
    target = tmp_path / "brief.html"
    assert main(["show", str(letter), "-o", str(target)]) == 0
    assert capsysbinary.readouterr().out.decode().strip() == str(target)
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert main(["show", str(letter)]) == 0
    assert "motie «motie Podt» → motie:kst-29282-9" in capsysbinary.readouterr().out.decode()
    assert main(["show", str(tmp_path / "niets.txt")]) == 2
