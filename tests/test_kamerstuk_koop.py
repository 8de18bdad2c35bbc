"""The grammar against 2,047 moties as the publisher prints them, and 8,042 as the register names them.

The publisher's ``<extref doc="kst-…">`` says what a citation denotes. It marks most citations and not all, so the
unmarked ones that the parser finds are judged by hand below: this is data, each line with its reason.
The register gives a second yardstick: a motie that replaces another ("t.v.v. 36410-12") stands in the same dossier.
"""

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from taz_graph.kamerstuk import Verwijzing, parse, parse_identifier
from tests.shared import shared_path

FILES = 2047
MARKED = 62

# Marks of the publisher that are wrong, by file and mark, with why. All 62 were looked at: none is.
PUBLISHER_ERRORS: dict[tuple[str, str], str] = {}

# Citations that the publisher left unmarked; all are right, the reason says how we know.
UNMARKED = {
    ("kst-19637-3385", "kst-29628-1249"): "motie Eerdmans, dossier and number joined by an en-dash",
    ("kst-19637-3488", "kst-29861-102"): "motie Van der Plas, en-dash",
    ("kst-29683-300", "kst-29683-282"): "motie De Groot/Beckerman, the word Kamerstuk in front, en-dash",
    ("kst-35867-28", "kst-35867-9"): "motie in the paper's own dossier, dot in the number, 'nummer' in full",
    ("kst-36180-151", "TZ202504-026"): "a toezegging, which the publisher does not publish",
}
# Titles whose number differs from that in the register, with why: both were read as they stand. A motie that was
# changed twice replaces the first change, and the register goes on naming the original (once the reverse).
CHANGED_TWICE = "nader gewijzigd: the title names the first change, the register the original"
DIFFERENT = {
    ("kst-30139-288", "287"): CHANGED_TWICE,
    ("kst-30950-422", "421"): CHANGED_TWICE,
    ("kst-32637-689", "688"): CHANGED_TWICE,
    ("kst-35867-28", "27"): CHANGED_TWICE,
    ("kst-36600-XVII-46", "45"): CHANGED_TWICE,
    ("kst-36410-XIV-77", "70"): "nader gewijzigd: the title names the original, the register the first change",
}

# What looks like a dossier number and is none: amounts in running text, always with a dot.
AMOUNT = re.compile(r"[0-9]{2}\.[0-9]{3}")
LOOKS_LIKE_A_DOSSIER = re.compile(r"(?<![0-9.,])[1-3][0-9][ \u00a0.]?[0-9]{3}(?![0-9])")
LOOKS_LIKE_A_CODE = re.compile(r"\bTZ ?20|\b20[0-9]{2}[ZD][0-9]|\b(?:Stb|Stcrt|Trb)\b|\bkst-|[Hh]andelingen (?:I|2)")
REPLACES = re.compile(r"TER VERVANGING VAN DIE GEDRUKT ONDER NR\.", re.IGNORECASE)


class Mark(NamedTuple):
    start: int
    end: int
    denotes: str


class Motie(NamedTuple):
    name: str
    text: str
    marks: list[Mark]
    found: list[Verwijzing]


def read_motie(path: Path) -> Motie:
    """Text of titles and paragraphs, blank lines between them, with the publisher's marks."""
    pieces: list[str] = []
    marks: list[Mark] = []
    length = 0

    def take(element: etree._Element) -> None:
        nonlocal length
        start = length
        for piece, child in [(element.text, None), *((child.tail, child) for child in element)]:
            if child is not None:
                take(child)
            pieces.append(piece or "")
            length += len(piece or "")
        if element.tag == "extref":
            marks.append(Mark(start, length, element.get("doc", "")))

    for block in etree.parse(path).getroot().iter("titel", "al"):
        take(block)
        pieces.append("\n\n")
        length += 2
    text = "".join(pieces)
    return Motie(path.stem, text, marks, parse(text))


@pytest.fixture(scope="module")
def moties() -> list[Motie]:
    return [read_motie(path) for path in sorted(shared_path("register/koop").glob("*.xml"))]


def overlapping(motie: Motie, mark: Mark) -> list[str | None]:
    return [v.identifier for v in motie.found if v.span[0] < mark.end and v.span[1] > mark.start]


def test_everything_was_read(moties: list[Motie]) -> None:
    assert len(moties) == FILES
    assert sum(len(motie.marks) for motie in moties) == MARKED


def test_recall_of_marked_citations(moties: list[Motie]) -> None:
    misses = [
        (motie.name, mark.denotes, overlapping(motie, mark))
        for motie in moties
        for mark in motie.marks
        if (motie.name, mark.denotes) not in PUBLISHER_ERRORS and overlapping(motie, mark) != [mark.denotes]
    ]
    assert misses == []
    assert (MARKED - len(misses)) / MARKED > 0.98


def test_precision_of_everything_found(moties: list[Motie]) -> None:
    """Every reading is one that the publisher marked, one that was judged, or what the paper itself replaces."""
    verdicts: Counter[str] = Counter()
    replacing = 0
    wrong = []
    for motie in moties:
        for reading in motie.found:
            marked = [mark for mark in motie.marks if reading.span[0] < mark.end and reading.span[1] > mark.start]
            if marked:
                right = reading.identifier == marked[0].denotes
            elif reading.replaces:
                # the title says which motion this one replaces: a number in its own dossier, which the title omits
                right = reading.identifier is None and reading.number is not None and reading.number.isdecimal()
                replacing += right
            else:
                right = (motie.name, reading.identifier or "") in UNMARKED
            verdicts["right" if right else "wrong"] += 1
            if not right:
                wrong.append((motie.name, reading.identifier, reading.text))
    assert wrong == []
    assert verdicts["right"] / verdicts.total() > 0.98
    assert replacing == 173
    assert verdicts["right"] == MARKED + len(UNMARKED) + replacing


def test_recall_of_unmarked_citations(moties: list[Motie]) -> None:
    """A coarse sweep, independent of the grammar: whatever has the shape of a number is found, or is an amount."""
    shapes = 0
    missed = []
    for motie in moties:
        for pattern in (LOOKS_LIKE_A_DOSSIER, LOOKS_LIKE_A_CODE, REPLACES):
            for match in pattern.finditer(motie.text):
                shapes += 1
                inside = any(v.citation[0] <= match.start() < v.citation[1] for v in motie.found)
                if not inside and not AMOUNT.fullmatch(match[0]):
                    missed.append((motie.name, motie.text[match.start() - 30 : match.end() + 30]))
    assert missed == []
    assert shapes > 250
    found = {(motie.name, v.identifier) for motie in moties for v in motie.found}
    assert set(UNMARKED) <= found


def test_nothing_marked_is_doubtful(moties: list[Motie]) -> None:
    doubtful = [
        (motie.name, reading.text, reading.doubts)
        for motie in moties
        for reading in motie.found
        if reading.doubts and reading.identifier
    ]
    assert doubtful == []


# -- the register -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def subjects() -> dict[str, str]:
    """Subject of each motie in the register that has an official identifier."""
    found = {}
    with gzip.open(shared_path("register/zaak_documenten.jsonl.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            for document in json.loads(line)["Document"]:
                identifier = (document["HuidigeDocumentVersie"] or {}).get("ExterneIdentifier")
                if identifier:
                    found[identifier] = document["Onderwerp"]
    return found


def test_every_identifier_of_the_register(subjects: dict[str, str]) -> None:
    assert len(subjects) == 8042
    for identifier in subjects:
        reading = parse_identifier(identifier)
        assert reading.identifier == identifier
        assert reading.number is not None
        assert f"kst-{reading.dossiers[0]}-{reading.number}" == identifier


def test_a_motie_replaces_one_of_its_own_dossier(subjects: dict[str, str]) -> None:
    right, wrong = 0, []
    for identifier, subject in subjects.items():
        replaced = [reading for reading in parse(subject) if reading.replaces]
        if not replaced and "t.v.v" in subject.lower():
            wrong.append((identifier, subject))
        for reading in replaced:
            same = reading.dossiers == parse_identifier(identifier).dossiers and reading.identifier != identifier
            right += same
            if not same:
                wrong.append((identifier, subject))
    assert wrong == []
    assert right == 634


def test_title_and_register_name_the_same_replaced_number(moties: list[Motie], subjects: dict[str, str]) -> None:
    compared, different = 0, []
    for motie in moties:
        printed = [reading.number for reading in motie.found if reading.replaces]
        known = [reading.number for reading in parse(subjects.get(motie.name, "")) if reading.replaces]
        if printed and known:
            compared += 1
            if printed != known:
                different.append((motie.name, printed[0]))
    assert set(different) == set(DIFFERENT)
    assert compared == 173
