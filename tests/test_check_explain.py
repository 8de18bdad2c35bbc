"""``taz-graph check --explain``: every shipped rule can be told, by each of its names."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from taz_graph.check.explain import BAD, GOOD, Explanation, explain
from taz_graph.check.shapes import load_shapes
from taz_graph.cli.main import main
from taz_graph.crosscheck.rules import RULES, explained
from taz_graph.errors import CheckError
from taz_graph.settings import Settings
from taz_graph.sources import read_ontology, read_shapes
from tests.check_world import WAIVER, make_world, write

TAZ = "https://w3id.org/taz-graph/def#"
GOOD_EXAMPLE = "<urn:goed> taz:breekt taz:MotieShape-kamerstuk . motie:kst-1-9 a taz:Motie ."


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = make_world(tmp_path, waivers=WAIVER)
    write(settings.ontology / "voorbeelden/fout/zonder-stuk.ttl", GOOD_EXAMPLE)
    both = "<urn:x> taz:voldoetAan taz:MotieShape-kamerstuk, taz:MotieShape-indiener ."
    write(settings.ontology / "voorbeelden/goed/motie.ttl", both)
    return settings


NAMES: Sequence[tuple[str, list[str]]] = [
    ("T-MOT-01", ["T-MOT-01"]),
    ("t-mot-01", ["T-MOT-01"]),
    (f"{TAZ}MotieShape-indiener", ["T-MOT-01"]),
    ("taz:MotieShape-indiener", ["T-MOT-01"]),
    ("MotieShape-afgedaan", ["T-MOT-03"]),
    ("zonder-stuk.ttl", ["T-MOT-02"]),
    ("zonder-stuk", ["T-MOT-02"]),
    ("ontology/voorbeelden/fout/zonder-stuk.ttl", ["T-MOT-02"]),
    ("goed/motie.ttl", ["T-MOT-01", "T-MOT-02"]),
    ("T-CTR-02", ["T-CTR-02"]),
]


@pytest.mark.parametrize(("name", "ids"), NAMES)
def test_a_rule_has_many_names(name: str, ids: list[str], settings: Settings) -> None:
    assert [found.rule_id for found in explain(settings, name)] == ids


UNKNOWN: Sequence[tuple[str, str]] = [
    ("T-MOT-11", "there is no rule 'T-MOT-11'; did you mean T-MOT-01?"),
    ("motieshape-indienr", "did you mean MotieShape-indiener?"),
    ("zonder-stukk.ttl", "did you mean zonder-stuk.ttl?"),
    ("qqqqqqqq", "give a number such as the ones that the check prints"),
]


@pytest.mark.parametrize(("name", "said"), UNKNOWN)
def test_an_unknown_rule_gets_the_nearest(name: str, said: str, settings: Settings) -> None:
    with pytest.raises(CheckError) as error:
        explain(settings, name)
    assert said in str(error.value)


def test_everything_about_a_rule_is_told(settings: Settings) -> None:
    (found,) = explain(replace(settings, language="en"), "T-MOT-01")
    assert (found.title, found.why) == ("A motion has a mover", "Otherwise nobody knows whose it is.")
    assert (found.repair, found.severity) == ("Fill in taz:indiener.", "violation")
    assert "ontology/shapes/motie.ttl:" in found.place
    assert [(example.kind, example.path.name) for example in found.examples] == [(GOOD, "motie.ttl")]
    assert "@prefix" not in found.examples[0].text
    assert [waiver.owner for waiver in found.waivers] == ["redactie"]
    (other,) = explain(settings, "T-MOT-02")
    assert [example.kind for example in other.examples] == [GOOD, BAD]


def test_a_rule_of_the_cross_check_can_be_told_too(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--data", str(settings.data), "--ontology", str(settings.ontology), "--store", str(settings.store)]
    for rule in RULES:
        assert main(["check", *given, "--explain", rule.number, "--lang", "en"]) == 0
        said = capsys.readouterr().out
        assert rule.title["en"] in said
        assert f"Severity: {rule.severity}" in said
    assert main(["check", *given, "--explain", "K-NUM-9"]) == 2
    assert "did you mean K-NUM-01?" in capsys.readouterr().err


def test_a_rule_can_be_told_while_the_data_are_broken(settings: Settings) -> None:
    write(settings.data / "kapot.ttl", "motie:x a taz:Moties .")
    (found,) = explain(settings, "T-MOT-01")
    assert found.waivers == ()


def test_the_command_tells_it(settings: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    given = [
        "check",
        "--data",
        str(settings.data),
        "--ontology",
        str(settings.ontology),
        "--store",
        str(settings.store),
    ]
    assert main([*given, "--explain", "T-MOT-01"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    for part in ("T-MOT-01 Een motie heeft een indiener", "Ernst: fout", "Waarom: Anders", "Herstel: Vul", "Goed ("):
        assert part in out
    assert "motie:kst-1-3: aanvaard door redactie tot 2025-01-01: de brief noemt geen naam" in out
    assert main([*given, "--explain", "T-MOT-02", "-o", str(tmp_path / "uit.txt"), "--lang", "en"]) == 0
    assert "Bad (" in (tmp_path / "uit.txt").read_text(encoding="utf-8")
    assert main([*given, "--explain", "T-MOT-22"]) == 2
    assert "did you mean T-MOT-02?" in capsys.readouterr().err


def shipped() -> list[Explanation]:
    settings = Settings()
    rules = load_shapes(read_shapes(settings), read_ontology(settings), settings.base).rules
    # Asked once for all: an IRI is always exact, and each ask reads every file.
    return [explain(replace(settings, data=Path("absent")), rules[n].iri)[0] for n in range(0, len(rules), 25)]


def test_shipped_rules_have_both_examples_and_every_text() -> None:
    found = shipped()
    assert len(found) >= 5
    for one in found:
        assert one.title
        assert one.why
        assert one.repair
        assert one.place
        assert [example.kind for example in one.examples] == [GOOD, BAD]


def test_every_rule_of_the_cross_check_is_told_with_both_examples() -> None:
    settings = replace(Settings(), data=Path("absent"))
    # A good example means every rule that it keeps, so that two asks are enough.
    names = ("goed/kruisregel-motie.ttl", "goed/kruisregel-programma.ttl")
    found = [one for name in names for one in explain(settings, name, explained(settings.base))]
    assert sorted(one.rule_id for one in found) == sorted(rule.number for rule in RULES)
    for one in found:
        assert [example.kind for example in one.examples] == [GOOD, BAD]
        assert all("Het register" in example.text for example in one.examples)


def test_tables_ran() -> None:
    assert (len(NAMES), len(UNKNOWN)) == (10, 4)
