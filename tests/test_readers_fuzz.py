"""Fuzz: whatever bytes a reader gets, it gives a Brief or a BriefError."""

import functools
import os
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisWarning
from lxml import html

from taz_graph.brief import Brief
from taz_graph.errors import BriefError
from taz_graph.readers import pdf_file, pdf_worker, read_brief
from taz_graph.readers.plain import read_plain
from taz_graph.readers.running import assemble
from tests import printed, renditions, trees
from tests.hostile import ENTITIES

FULL = bool(os.environ.get("TAZ_GRAPH_FULL"))
EXAMPLES = 1000 if FULL else 100
LETTER = """29 282 Arbeidsmarktbeleid

Nr. 485 BRIEF VAN DE MINISTER

Den Haag, 30 september 2022

De brief begint1 met een alinea, en die telt een paar woorden: in-
en uitstroom, mbo-
studenten en \u00abPas toe\u00bb2.

1 Zie https://www.x.nl/opdracht-
voorbehouden
2 Kamerstuk 29 282, nr. 437
\f1. Aanpak

Er zijn twee rollen:
1. een rol;
2. nog een rol.

Maat\t2022\t2023
Werkdruk 41% (Q4 2022) 37% (Q4 2023)
Rust 4% (Q4 2022) 3% (Q4 2023)

Hoogachtend,

De Minister van Iets,
C. Helder
"""


@functools.cache
def letter() -> Brief:
    path = Path("kst-29282-485.txt")
    return assemble(path, read_plain(LETTER, path))


SEEDS: dict[str, Callable[[], bytes]] = {
    "text": LETTER.encode,
    "word text": lambda: renditions.to_word_text(letter()),
    "docx": lambda: renditions.to_docx(letter(), styled=True),
    "odt": lambda: renditions.to_odt(letter()),
    "xml": lambda: renditions.to_xml(letter(), inline_metadata=True),
    "html": lambda: renditions.to_html(letter()),
    "pdf": lambda: printed.to_pdf(letter()),
}
TOKENS = [
    b"[footnoteRef:1]", b"[1: ", b"]", b"\f", b"\t", b"\x00", b"\xff", b"\xe2\x80\x8b", b"\xc2\xad", b"1 ", b"2",
    b"-\n", b"<", b"</al>", b"<noot>", b"<noot.nr>", b"<lijst><li>", b"<table>", b"<row>", b"<sup>", b"<div>", b"&#0;",
    b"&x;",
    b"<w:p>", b"<w:tbl>", b"<text:note>", b"<!--", b"<![CDATA[", b"<!DOCTYPE x [", b"PK\x03\x04", b"%PDF-", b"endobj",
    b"stream", b"/Length 9", b"<< >>", b"obj", b"\r", b"\xef\xbb\xbf", b"999999999999",
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, seed: bytes) -> bytes:
    """The seed with pieces cut out, doubled, overwritten, or with something put in; or cut off."""
    data = bytearray(seed)
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 60))
        kind = draw(st.integers(0, 4))
        if kind == 0:
            del data[start : start + length]
        elif kind == 1:
            data[start:start] = data[start : start + length] * draw(st.integers(1, 3))
        elif kind == 2:
            data[start : start + length] = draw(st.binary(max_size=60))
        elif kind == 3:
            data[start:start] = draw(st.sampled_from(TOKENS))
        else:
            del data[start:]
    return bytes(data)


def read_or_refuse(data: bytes, folder: Path) -> None:
    """Read the bytes; anything but a sound Brief or a BriefError fails the test."""
    path = folder / "kst-1-1.bin"
    path.write_bytes(data)
    try:
        brief = read_brief(path)
    except BriefError:
        return
    assert len(brief.offsets) == len(brief.text) == sum(len(block.text) + 1 for block in brief.blocks)
    assert all(0 <= offset <= len(brief.original) for offset in brief.offsets)
    for note in brief.footnotes:
        assert all(0 <= call <= len(brief.text) for call in note.calls)
    for position in range(0, len(brief.text), 97):
        assert brief.section_names(position)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting a process for each PDF takes the most time: read it here."""
    monkeypatch.setattr(pdf_file, "_run_worker", lambda data, path: pdf_worker.read_pages(data))


def test_seeds_are_letters(folder: Path) -> None:
    assert len(SEEDS) == 7
    for seed in SEEDS.values():
        path = folder / "kst-29282-485.seed"
        path.write_bytes(seed())
        assert len(read_brief(path).footnotes) == 2


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("kind", SEEDS)
def test_damaged_letters(kind: str, folder: Path) -> None:
    seed = SEEDS[kind]()

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(mutated(seed))
    def run(data: bytes) -> None:
        read_or_refuse(data, folder)

    run()


def broken(kind: str) -> st.SearchStrategy[bytes]:
    """The letter in a kind with mark-up, well-formed, with its elements in disorder."""
    seed = SEEDS[kind]()
    if kind in trees.MEMBERS:
        return trees.broken_archive(seed, kind)
    if kind == "html":
        return trees.broken_tree(html.tostring(html.document_fromstring(seed), method="xml"))
    return trees.broken_tree(seed)


@pytest.mark.parametrize("kind", ["docx", "odt", "xml", "html"])
def test_letters_with_their_elements_in_disorder(kind: str, folder: Path) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(broken(kind))
    def run(data: bytes) -> None:
        read_or_refuse(data, folder)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", HypothesisWarning)  # it tells a failing archive in full
        run()


def test_damaged_pdf_in_its_own_process(folder: Path) -> None:
    seed = SEEDS["pdf"]()

    @settings(max_examples=EXAMPLES // 10, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(mutated(seed))
    def run(data: bytes) -> None:
        read_or_refuse(data, folder)

    run()


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize(
    "start", [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<?xml version='1.0'?>", b"<html>", ENTITIES[:60]]
)
def test_any_bytes(start: bytes, folder: Path) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.lists(st.one_of(st.sampled_from(TOKENS), st.binary(max_size=30)), max_size=30))
    def run(parts: list[bytes]) -> None:
        read_or_refuse(start + b"".join(parts), folder)

    run()


def test_any_text(folder: Path) -> None:
    pieces = st.one_of(
        st.text(max_size=30), st.sampled_from([*LETTER.split(), "\n", "\n\n", "\f", "1", " 2", "-\n", "\t"])
    )

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.lists(pieces, max_size=60))
    def run(parts: list[str]) -> None:
        read_or_refuse(" ".join(parts).encode("utf-8", "surrogatepass"), folder)

    run()
