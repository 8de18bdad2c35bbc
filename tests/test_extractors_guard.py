"""A guard may only skip a text in which its pattern finds nothing."""

import importlib
import pkgutil
import re

import pytest

from taz_graph import extractors
from taz_graph.extractors import lexicon_dates
from taz_graph.extractors.cijfer import _NUMBER_WORD, _VALUES
from taz_graph.extractors.lexicon_guard import Guarded, matches_near
from taz_graph.extractors.lexicon_things import Form
from taz_graph.extractors.run import rules
from taz_graph.readers import read_brief
from tests.shared import shared_path

GUARDED = [
    (Guarded(re.compile(r"[Aa]kkoord"), "akkoord"), "Het Zorgakkoord", True),
    (Guarded(re.compile(r"[Aa]kkoord"), "akkoord"), "HET ZORGAKKOORD", True),
    (Guarded(re.compile(r"[Aa]kkoord"), "akkoord"), "Het verdrag", False),
    (Guarded(re.compile(r"CD|debat"), "CD debat"), "het cd-debat", True),
    (Guarded(re.compile(r"CD|debat"), "CD debat"), "een cd", False),
    (Guarded(re.compile(r"€|euro"), "€ eur"), "5 EURO", True),
    (Guarded(re.compile(r"x"), "x"), "", False),
]
NEAR = [
    (r"(?<!\d)\d+", "a 12 b 3", [2, 7], 0, ["12", "3"]),
    (r"(?:in )?mei", "in mei, mei en inmei", [3, 8, 17], 3, ["in mei", "mei", "mei"]),
    (r"\d\d", "1234", [0, 1, 2], 0, ["12", "34"]),  # none overlaps another
    (r"x*", "ab", [0], 0, [""]),
    (r"\d", "geen", [], 0, []),
]


def every_guard() -> dict[str, Guarded]:
    """Each guard of the extractors by module and name."""
    found: dict[str, Guarded] = {}
    for module in pkgutil.iter_modules(extractors.__path__):
        for name, value in vars(importlib.import_module(f"taz_graph.extractors.{module.name}")).items():
            parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
            for key, part in [("", value), *parts]:
                guard = part.pattern if isinstance(part, Form) else part
                if isinstance(guard, Guarded):
                    found[f"{module.name}.{name}[{key}]"] = guard
    return found


def assert_sound(*texts: str) -> int:
    """How often a pattern finds something in a text; each time its guard lets the text through."""
    guards = every_guard()
    finding = [(name, text) for text in texts for name, guard in guards.items() if guard.pattern.search(text)]
    assert [name for name, text in finding if not guards[name].can_match(text)] == []
    return len(finding)


@pytest.mark.parametrize(("guard", "text", "expected"), GUARDED)
def test_can_match(guard: Guarded, text: str, expected: bool) -> None:
    assert guard.can_match(text) is expected
    assert [match[0] for match in guard.finditer(text)] == guard.pattern.findall(text)
    assert (guard.search(text) is None) is (guard.pattern.search(text) is None)


@pytest.mark.parametrize(("pattern", "text", "anchors", "before", "expected"), NEAR)
def test_matches_near(pattern: str, text: str, anchors: list[int], before: int, expected: list[str]) -> None:
    assert [match[0] for match in matches_near(re.compile(pattern), text, anchors, before)] == expected


def test_cases_ran() -> None:
    assert (len(GUARDED), len(NEAR)) == (7, 5)
    assert len(every_guard()) >= 50


def test_examples_pass_the_guards() -> None:
    texts = [text for rule in rules().values() for text in (rule.example, rule.example.upper(), rule.example.title())]
    assert assert_sound(*texts) > 100


def test_a_guard_without_its_word_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert assert_sound("de motie Van Os") > 0
    monkeypatch.setattr("taz_graph.extractors.lexicon_motie.MOTIE", Guarded(re.compile("motie"), "amendement"))
    with pytest.raises(AssertionError, match=r"lexicon_motie\.MOTIE"):
        assert_sound("de motie Van Os")


def test_number_words_pass_the_guard() -> None:
    assert [word for word in sorted(_VALUES) if not _NUMBER_WORD.can_match(f"{word} mensen")] == []


def test_published_papers_pass_the_guards() -> None:
    paths = sorted(shared_path("register/koop").glob("*.xml"))[::20]
    texts = [read_brief(path).text for path in paths]
    assert len(texts) > 100
    assert assert_sound(*texts) > 300


def test_dates_are_found_as_without_guards() -> None:
    paths = sorted(shared_path("register/koop").glob("*.xml"))[::40]
    text = "\n".join(read_brief(path).text for path in paths)
    places = {
        "digit": [run.start() for run in re.finditer(r"\d+", text)],
        "month": lexicon_dates._months(text),
    }
    found = 0
    for rule, (kind, before) in lexicon_dates._BEGINS.items():
        pattern = lexicon_dates._PATTERNS[rule]
        plain = [match.span() for match in pattern.finditer(text)]
        assert [match.span() for match in matches_near(pattern, text, places[kind], before)] == plain
        found += len(plain)
    assert found > 100
