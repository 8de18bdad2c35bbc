"""Coverage: what letter and graph have of each other, and what was accepted."""

import json
from datetime import date
from pathlib import Path

import pytest

from taz_graph.cli.main import main
from taz_graph.coverage import SOORTEN, Coverage, cover
from taz_graph.coverage_waivers import COLUMNS, FILE, read_waivers
from taz_graph.errors import InputError
from taz_graph.extractors.run import EXTRACTORS
from taz_graph.names import SOORTEN as ALL_SOORTEN
from taz_graph.names import VOCABULARIES
from taz_graph.readers import read_brief
from taz_graph.settings import Settings
from taz_graph.sources import read_data
from taz_graph.voorstel import propose, read_context
from tests.letters import LETTERS
from tests.shared import needs_shared, shared_path

BASE = "https://w3id.org/taz-graph/"
PREFIXES = "".join(
    f"@prefix {name}: <{BASE}id/{name}/> .\n"
    for name in "graaf kamerstuk motie afdoening toezegging opgave vindplaats begrip".split()
) + "".join(f"@prefix {name}: <{VOCABULARIES[name]}> .\n" for name in ("prov", "oa", "xsd"))  # fmt: skip
HEADER = f"""{PREFIXES}@prefix taz: <{BASE}def#> .
graaf:klein a prov:Entity ; prov:wasDerivedFrom graaf:klein ; prov:wasAttributedTo graaf:klein ;
    prov:generatedAtTime "2026-01-01T00:00:00Z"^^xsd:dateTime .
"""
TEXT = """Geachte voorzitter, met deze brief schrijf ik u.

Zorg en werk

Hiermee doe ik de motie Podt (Kamerstuk 29 282, nr. 9) over zorg en werk in het land af, zoals de Kamer heeft gevraagd.

Leren en werk

Later in deze brief staat dat de toezegging om cijfers te sturen aan de Kamer nog loopt en dat het wel goed komt.
"""


def thing(iri: str, kind: str, place: str, section: str, exact: str, more: str = "") -> str:
    return (
        f"{iri} a taz:{kind} ;{more} taz:vindplaats vindplaats:{place} .\n"
        f"vindplaats:{place} a taz:Vindplaats ; oa:hasSource kamerstuk:kst-29282-600 ;\n"
        f'    taz:sectie "{section}" ; oa:hasSelector vindplaats:{place}-citaat .\n'
        f'vindplaats:{place}-citaat a oa:TextQuoteSelector ; oa:exact "{exact}" .\n'
    )


MOTIE = thing("motie:kst-29282-9", "Motie", "m", "Zorg en werk", "de motie Podt")
AFDOENING = thing(
    "afdoening:a", "Afdoening", "a", "Zorg en werk", "Hiermee doe ik",
    " taz:zaak motie:kst-29282-9 ; taz:brief kamerstuk:kst-29282-600 ;",
)  # fmt: skip
KAMERSTUK = thing("kamerstuk:kst-29282-9", "Kamerstuk", "k", "Zorg en werk", "Kamerstuk 29 282, nr. 9")
TOEZEGGING = thing("toezegging:t", "Toezegging", "t", "Leren en werk", "om cijfers te sturen")
AFDOENING_2 = thing(
    "afdoening:b", "Afdoening", "b", "Leren en werk", "nog loopt",
    " taz:zaak toezegging:t ; taz:brief kamerstuk:kst-29282-600 ;",
)  # fmt: skip
ALL = MOTIE + AFDOENING + KAMERSTUK + TOEZEGGING + AFDOENING_2


class World:
    """A letter and a data folder."""

    def __init__(self, folder: Path) -> None:
        self.letter = folder / "kst-29282-600.txt"
        self.data = folder / "data"
        self.data.mkdir()
        self.letter.write_text(TEXT, encoding="utf-8")
        self.state(ALL)

    def state(self, turtle: str) -> None:
        (self.data / "klein.ttl").write_text(HEADER + turtle, encoding="utf-8")

    def accept(self, *lines: str) -> None:
        rows = ["\t".join(COLUMNS), *("\t".join(line.split(" | ")) for line in lines)]
        (self.data / FILE).write_text("# opmerking\n" + "\n".join(rows) + "\n", encoding="utf-8")

    def cover(self, as_of: date | None = None) -> Coverage:
        settings = Settings(data=self.data)
        sources = read_data(settings)
        brief = read_brief(self.letter)
        return cover(brief, propose(brief, read_context(sources)), sources, read_waivers(self.data, as_of))

    def run(self, *more: str) -> int:
        return main(["coverage", str(self.letter), "--data", str(self.data), *more])


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_everything_is_in_both(world: World) -> None:
    found = world.cover()
    assert found.complete
    assert [(match.mention.kind, match.things, match.by) for match in found.both] == [
        # in the order of the letter; the name in «motie Podt» stands in the place of the motie
        ("uitkomst", (f"{BASE}id/afdoening/a",), "place"),
        ("motie", (f"{BASE}id/motie/kst-29282-9",), "place"),
        ("persoon", (f"{BASE}id/motie/kst-29282-9",), "place"),
        ("verwijzing", (f"{BASE}id/kamerstuk/kst-29282-9",), "place"),
        ("toezegging", (f"{BASE}id/toezegging/t",), "place"),
        ("uitkomst", (f"{BASE}id/afdoening/b",), "place"),
    ]
    assert len(found.refound) == 5


LETTER_ONLY: list[tuple[str, list[str]]] = [
    (AFDOENING + KAMERSTUK + TOEZEGGING + AFDOENING_2, ["motie", "persoon"]),
    (MOTIE + AFDOENING + KAMERSTUK, ["toezegging", "uitkomst"]),
    (MOTIE + AFDOENING + TOEZEGGING + AFDOENING_2, ["verwijzing"]),
    (MOTIE + KAMERSTUK + TOEZEGGING + AFDOENING_2, ["uitkomst"]),
    (ALL.replace('"de motie Podt"', '"met deze brief"'), ["persoon"]),  # the motie is found by its number
    ("", ["uitkomst", "motie", "persoon", "verwijzing", "toezegging", "uitkomst"]),
]


@pytest.mark.parametrize(("turtle", "kinds"), LETTER_ONLY, ids=range(len(LETTER_ONLY)))
def test_what_only_the_letter_has(world: World, turtle: str, kinds: list[str]) -> None:
    world.state(turtle)
    assert [match.mention.kind for match in world.cover().letter_only] == kinds
    assert len(LETTER_ONLY) == 6


def test_an_outcome_that_the_graph_has_otherwise_is_reported(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    agreeing = ALL.replace(" taz:zaak motie:", " taz:uitkomst begrip:uitkomst-afgedaan ; taz:zaak motie:")
    agreeing = agreeing.replace(
        " taz:zaak toezegging:", " taz:uitkomst begrip:uitkomst-in-uitvoering ; taz:zaak toezegging:"
    )
    world.state(agreeing)
    assert world.cover().complete
    world.state(agreeing.replace("uitkomst-afgedaan", "uitkomst-opgepakt"))
    (differing,) = world.cover().letter_only
    assert (differing.mention.kind, differing.states, differing.instead) == ("uitkomst", "afgedaan", "opgepakt")
    assert world.run() == 1
    assert "opgepakt" in capsys.readouterr().out
    world.accept("kst-29282-600 | brief | uitkomst | " + differing.mention.text + " | Jan | zelf gezien | 2027-01-01")
    assert world.cover(date(2026, 1, 1)).complete


GRAPH_ONLY: list[tuple[str, str, str | None]] = [
    ('oa:exact "de motie Podt"', 'oa:exact "de motie Dijk"', "absent"),
    ('taz:sectie "Leren en werk"', 'taz:sectie "Zorg en werk"', "elsewhere"),
    ('oa:exact "nog loopt"', 'oa:exact "en werk"', "several"),
    ('oa:exact "nog loopt"', 'oa:exact "dat het"', None),
]


@pytest.mark.parametrize(("old", "new", "trouble"), GRAPH_ONLY)
def test_what_only_the_graph_has(world: World, old: str, new: str, trouble: str | None) -> None:
    assert old in ALL
    world.state(ALL.replace(old, new))
    found = world.cover()
    assert [place.trouble for place in found.graph_only][:1] == ([trouble] if trouble else [])
    assert found.complete is (trouble is None)
    if trouble == "elsewhere":
        assert found.graph_only[0].elsewhere == "Leren en werk"
    assert len(GRAPH_ONLY) == 4


# --- acceptances ---

OUTCOME = "kst-29282-600 | brief | uitkomst | loopt | Jan | te vaag | 2027-01-01"
BEFORE, AFTER = date(2026, 12, 31), date(2027, 1, 1)


def test_an_acceptance_holds_until_its_day(world: World) -> None:
    world.state(MOTIE + AFDOENING + KAMERSTUK)
    words = [match.mention.text for match in world.cover(BEFORE).letter_only]
    toezegging = OUTCOME.replace("| uitkomst | loopt |", f"| toezegging | {words[0]} |")
    world.accept(toezegging, OUTCOME.replace("| loopt |", f"| {words[1]} |"))
    assert world.cover(BEFORE).complete
    assert all(match.waiver for match in world.cover(BEFORE).letter_only)
    ended = world.cover(AFTER)
    assert not ended.complete
    assert [why for _, why in ended.waivers] == ["ended", "ended"]


def test_an_acceptance_of_nothing_is_reported(world: World) -> None:
    world.accept(OUTCOME)
    found = world.cover(BEFORE)
    assert not found.complete
    assert [(waiver.line, why) for waiver, why in found.waivers] == [(3, "unused")]


def test_a_place_is_accepted_by_its_iri(world: World) -> None:
    world.state(ALL.replace('oa:exact "nog loopt"', 'oa:exact "nooit"'))
    world.accept("kst-29282-600 | graaf | vindplaats | vindplaats:b | Jan | andere uitgave | 2027-01-01")
    assert world.cover(BEFORE).complete


def test_acceptances_of_another_letter_are_left_alone(world: World) -> None:
    world.accept(OUTCOME.replace("600", "601"))
    assert world.cover(BEFORE).complete


WRONG: list[tuple[str, str, int]] = [
    ("brief\tlijst", "must name the columns", 2),
    ("\t".join(COLUMNS) + "\nkst-1\tbrief\tmotie", "needs 7 filled cells", 3),
    ("\t".join(COLUMNS) + "\na\tbeide\tmotie\tx\ty\tz\t2027-01-01", "write brief or graaf", 3),
    ("\t".join(COLUMNS) + "\na\tbrief\tmotie\tx\ty\tz\tooit", "no date", 3),
]


@pytest.mark.parametrize(("content", "sentence", "line"), WRONG)
def test_a_wrong_line_is_named(tmp_path: Path, content: str, sentence: str, line: int) -> None:
    (tmp_path / FILE).write_text("# opmerking\n" + content, encoding="utf-8")
    with pytest.raises(InputError, match=sentence) as raised:
        read_waivers(tmp_path)
    assert raised.value.line in (line, 1)
    assert len(WRONG) == 4


# --- the command ---


def test_exit_codes(world: World, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert world.run() == 0
    assert "alleen in de brief: 0" in capsysbinary.readouterr().out.decode()
    world.state(MOTIE)
    assert world.run("--lang", "en") == 1
    shown = capsysbinary.readouterr().out.decode()
    assert "in the letter only: 4" in shown
    assert "toezegging" in shown
    assert world.run("--brief", "kst-29282-999") == 1
    world.state("motie:x a taz:Motie ; taz:Oeps")
    assert world.run() == 2


def test_a_letter_without_a_name_must_be_named(world: World, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    world.letter = world.letter.rename(world.letter.with_name("brief.txt"))
    assert world.run() == 2
    assert "--brief kst-29282-600" in capsysbinary.readouterr().err.decode()
    assert world.run("--brief", "kamerstuk:kst-29282-600") == 0


def test_json_for_machines(world: World, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    world.state(ALL.replace('oa:exact "nog loopt"', 'oa:exact "nooit"'))
    assert world.run("--format", "json") == 1
    (one,) = json.loads(capsysbinary.readouterr().out)
    assert (one["letter"], one["complete"], one["refound"]) == ("kst-29282-600", False, 4)
    assert [(place["exact"], place["trouble"]) for place in one["graph_only"]] == [("nooit", "absent")]


def test_every_kind_can_be_some_thing() -> None:
    assert len(EXTRACTORS) >= 4
    assert {soort for soorten in SOORTEN.values() for soort in soorten} <= set(ALL_SOORTEN)


@needs_shared
def test_letters_and_data_do_not_drift_apart(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """What CI holds: nothing in either letter is missing from the data, and every Vindplaats is re-found."""
    paths = [str(shared_path(f"bronnen/{letter}.txt")) for letter in LETTERS]
    code = main(["coverage", *paths])
    assert code == 0, capsysbinary.readouterr().out.decode()
