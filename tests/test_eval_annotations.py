"""The annotated set itself: complete as described in tests/eval/README.md, and every mention re-found in its place."""

import hashlib
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from taz_graph.brief import Brief
from taz_graph.readers import read_brief
from taz_graph.vindplaats import Finder, Place
from tests.shared import SHARED, shared_path

EVAL = Path(__file__).resolve().parent / "eval"
LETTERS = ("kst-29282-485", "kst-29282-576")
MOTIES = 40
MAX_WORDS = 12
# Each kind with the attributes that every record of it has, in the letters and in the motie texts alike.
ATTRIBUTES = {
    "motie": {"zaak", "indieners", "cs", "gewijzigd", "citations", "subject"},
    "toezegging": {"zaak", "nummer", "internal", "subject", "under", "outcome", "outcome_phrase"},
    "kamerstuk": {"identifier", "doubt", "form"},
    "programmalijn": {"nummer"},
    "opgave": {"nummer"},
    "afspraak": {"under"},
    "actie": {"under"},
    "partij": {"partij"},
    "persoon": {"name", "role"},
    "overleg": {"overleg", "date"},
    "akkoord": {"akkoord"},
    "programma": {"programma"},
    "regeling": {"regeling"},
    "rapport": {"rapport"},
    "datum": {"iso"},
    "bedrag": {"amount"},
    "cijfer": {"value", "unit", "period"},
    "meting": {"indicator", "value", "unit", "period", "which"},
}
IN_LETTER = {"under", "outcome", "outcome_phrase"}
IN_MOTIE = {"identifier", "nummer", "dossiers", "date"}
MOTIE_KINDS = {"motie", "kamerstuk", "persoon", "partij", "datum", "bedrag", "cijfer"}
OPTIONAL = {
    "prefix", "suffix", "section", "optional", "also", "number_at", "outcome_also", "candidates", "fractie",
    "rijkswet", "aantal", "indicator", "minstens", "hoogstens", "ongeveer", "per", "year_inferred",
}  # fmt: skip
OUTCOMES = {"afgedaan", "deels", "opgepakt", "in-uitvoering", "eerder-bericht", "niet-vermeld"}
# What stands in the files: a slip of the pen that loses or doubles a record is seen here.
COUNTS = {
    "kst-29282-485": {
        "motie": 8, "toezegging": 5, "kamerstuk": 15, "programmalijn": 10, "opgave": 4, "afspraak": 6, "actie": 3,
        "partij": 27, "persoon": 23, "akkoord": 6, "programma": 19, "regeling": 7, "rapport": 8, "datum": 6,
        "cijfer": 1,
    },
    "kst-29282-576": {
        "motie": 1, "toezegging": 3, "kamerstuk": 11, "programmalijn": 9, "afspraak": 3, "partij": 102, "persoon": 7,
        "overleg": 30, "akkoord": 12, "programma": 31, "regeling": 13, "rapport": 14, "datum": 23, "bedrag": 1,
        "cijfer": 31, "meting": 8,
    },
    "moties": {
        "motie": 40, "kamerstuk": 5, "persoon": 137, "partij": 37, "datum": 49, "bedrag": 4, "cijfer": 6,
    },
}  # fmt: skip

Record = dict[str, Any]


def records(ident: str) -> list[Record]:
    """The records of one document."""
    lines = (EVAL / f"{ident}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def chosen() -> list[str]:
    """The documents that stand in the set, letters first."""
    names = sorted(path.stem for path in EVAL.glob("*.jsonl"))
    return [*LETTERS, *(name for name in names if name not in LETTERS)]


def motie_names() -> list[str]:
    return chosen()[len(LETTERS) :]


@cache
def document(ident: str) -> tuple[Brief, Finder]:
    """A document of the set as the reader gives it; skips where ../shared is absent."""
    name = f"bronnen/{ident}.txt" if ident in LETTERS else f"register/koop/{ident}.xml"
    brief = read_brief(shared_path(name))
    return brief, Finder(brief)


def places(ident: str, record: Record, section: str | None = None) -> list[Place]:
    """Where the text has the mention of a record."""
    return document(ident)[1].find(record["exact"], record.get("prefix"), record.get("suffix"), section)


def test_the_moties_are_the_forty_with_the_smallest_hash_of_their_file_name() -> None:
    folder = shared_path("register/koop")
    files = sorted(path.name for path in folder.iterdir())
    smallest = sorted(files, key=lambda name: hashlib.sha256(name.encode()).hexdigest())[:MOTIES]
    assert sorted(smallest) == sorted(f"{name}.xml" for name in motie_names())
    assert len(files) == 2047


def test_counts_per_kind() -> None:
    assert len(chosen()) == len(LETTERS) + MOTIES
    for letter in LETTERS:
        assert Counter(record["kind"] for record in records(letter)) == COUNTS[letter]
    moties = Counter(record["kind"] for name in motie_names() for record in records(name))
    assert moties == COUNTS["moties"]


@pytest.mark.parametrize("ident", chosen())
def test_records_are_as_described(ident: str) -> None:
    letter = ident in LETTERS
    for record in records(ident):
        kind = record["kind"]
        assert letter or kind in MOTIE_KINDS, record
        wanted = ATTRIBUTES[kind] | {"kind", "exact"}
        if letter:
            wanted |= {"section"}
        if kind == "motie":
            wanted |= IN_LETTER if letter else IN_MOTIE
        assert wanted <= record.keys(), record
        assert record.keys() - wanted <= OPTIONAL, record
        assert letter or "section" not in record, record
        assert record.get("outcome", "afgedaan") in OUTCOMES, record
        assert set(record.get("outcome_also", ())) <= OUTCOMES, record
        assert set(record.get("also", ())) <= ATTRIBUTES.keys(), record
        if kind == "kamerstuk":
            assert record["form"] in {"nummer", "kort", "naam"}, record
            assert record["identifier"] or record.get("candidates") or record["form"] == "naam", record
        for name in ("exact", "outcome_phrase", "number_at"):  # phrases that identify, no copied sentences
            assert len(record.get(name, "").split()) <= MAX_WORDS, record
        for name in ("prefix", "suffix"):
            assert len(record.get(name, "").split()) <= 5, record


@pytest.mark.parametrize("ident", chosen())
def test_every_mention_is_refound_exactly_once(ident: str) -> None:
    brief, finder = document(ident)
    seen: set[tuple[str, int, int]] = set()
    found = 0
    for record in records(ident):
        here = places(ident, record)
        assert len(here) == 1, record
        assert "section" not in record or places(ident, record, record["section"]) == here, record
        if "prefix" in record or "suffix" in record:  # given only where the phrase alone does not do
            assert len(finder.find(record["exact"])) > 1, record
        place = (record["kind"], here[0].start, here[0].end)
        assert place not in seen, record
        seen.add(place)
        for name in ("outcome_phrase", "number_at"):
            assert name not in record or finder.find(record[name]), record
        found += 1
    assert found == len(records(ident)) > 0
    assert brief.kind == ("xml" if ident not in LETTERS else brief.kind)


@pytest.mark.parametrize("ident", chosen())
def test_records_stand_in_reading_order(ident: str) -> None:
    starts = [places(ident, record)[0].start for record in records(ident)]
    assert starts == sorted(starts)


def test_each_motie_text_has_its_own_motie_first() -> None:
    checked = 0
    for name in motie_names():
        first, *others = records(name)
        assert first["kind"] == "motie"
        assert first["identifier"] == first["zaak"] == name == f"kst-{first['dossiers'][0]}-{first['nummer']}"
        signed = [record["name"] for record in others if record["kind"] == "persoon" and record["role"] == "indiener"]
        assert signed == first["indieners"]
        assert first["cs"] == first["exact"].endswith("C.S.")
        assert first["gewijzigd"] == first["exact"].startswith("GEWIJZIGDE") == bool(first["citations"])
        assert {record["iso"] for record in others if record["kind"] == "datum"} >= {first["date"]}
        checked += 1
    assert checked == MOTIES


def test_a_wrong_mention_would_be_seen() -> None:
    record = next(record for record in records("kst-29282-485") if record["kind"] == "motie")
    assert not places("kst-29282-485", record | {"exact": "motie Ellemeet e.a."})
    assert not places("kst-29282-485", record, section="Slot")


def test_the_readme_describes_every_kind() -> None:
    text = (EVAL / "README.md").read_text(encoding="utf-8")
    assert "sha256" in text
    for kind in ATTRIBUTES:
        assert f"`{kind}`" in text, kind
    assert SHARED.name in text
