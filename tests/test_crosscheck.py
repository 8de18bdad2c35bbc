"""The cross-check: each kind of disagreement is found, and agreement gives nothing."""

import gzip
import shutil
from pathlib import Path

import pytest

from taz_graph.build import prepare
from taz_graph.check.findings import Finding
from taz_graph.crosscheck import run_crosscheck
from taz_graph.crosscheck.candidates import date_agrees
from taz_graph.crosscheck.claims import Claim
from taz_graph.crosscheck.letters import check_letters
from taz_graph.crosscheck.people import Members
from taz_graph.crosscheck.rules import RULES
from taz_graph.crosscheck.run import check_claim
from taz_graph.register.load import load
from taz_graph.register.match import Matcher, open_matcher
from taz_graph.register.place import register_folder
from taz_graph.register.register import Register
from taz_graph.settings import Settings
from taz_graph.store import open_version
from tests.register_world import ZAKEN, write_register, zaak
from tests.shared import shared_path

LETTER = "https://w3id.org/taz-graph/id/kamerstuk/kst-99111-40"

REJECTED = zaak(21, Onderwerp="Motie van het lid De Wit over een slang") | {
    "Besluit": [{"Id": "b1", "BesluitSoort": "Stemmen - verworpen"}]
}
WITHDRAWN = zaak(22, Onderwerp="Motie van het lid De Wit over een spin") | {
    "Besluit": [
        {"Id": "b2", "BesluitSoort": "Stemmen - aangehouden", "GewijzigdOp": "2031-03-10"},
        {"Id": "b1-later", "BesluitSoort": "Stemmen - ingetrokken", "GewijzigdOp": "2031-04-10"},
    ]
}
AGAIN = [
    zaak(30 + number, Onderwerp=f"Motie van de leden Jansen en De Wit over nummer {number}") for number in range(3)
]


def claim(identifier: str | None, kind: str = "motie", words: str = "", names: str = "", **given: object) -> Claim:
    fields: dict[str, object] = {
        "thing": "https://w3id.org/taz-graph/id/motie/x", "label": "x", "letter": LETTER, "letter_date": "2031-06-01",
        "section": None, "identifier": identifier, "kind": kind, "date": None, "words": words, "names": names,
        "dossiers": (),
    }  # fmt: skip
    return Claim(**(fields | given))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Register, Matcher, Members]:
    settings = Settings(store=tmp_path_factory.mktemp("store"))
    load(settings, [write_register(tmp_path_factory.mktemp("files"), [*ZAKEN, REJECTED, WITHDRAWN, *AGAIN])])
    register = Register(register_folder(settings))
    return register, open_matcher(register.folder), Members(register)


DISAGREE = [
    (claim("kst-99111-500"), {"K-NUM-01": "loopt tot nr. 32"}),
    (claim("kst-99111-15", words="vissen in het biologielokaal", names="De Wit en Van der Berg"),
     {"K-SRT-01": "amendement"}),
    (claim("kst-99111-11", "brief"), {"K-SRT-01": "volgens de brief een brief, volgens het register motie"}),
    (claim("kst-99111-7", "brief", "hoofdlijnen over dieren", date="2031-01-13"), {"K-DAT-01": "99 111, nr. 9"}),
    (claim("kst-99111-7", "advies", "hamsters", date="2030-05"), {}),
    (claim("kst-99111-11", words="vissen in het biologielokaal", names="De Wit en Van der Berg"),
     {"K-ONW-01": "99 111, nr. 13"}),
    (claim("kst-99111-13", names="De Wit en Jansen"), {"K-IND-01": "De Wit, Van der Berg"}),
    (claim("kst-99111-14", names="De Wit en Jansen"), {}),  # c.s. hides the others
    (claim("kst-99111-14", names="Jansen"), {"K-IND-01": "De Wit c.s."}),
    (claim("kst-99111-11", words="een konijn", names="Janssen", letter_date="2031-03-06"),
     {"K-NAM-01": "Jansen", "K-IND-01": "Jansen"}),
    (claim("kst-99111-21", words="een slang", names="De Wit"), {"K-UIT-01": "verworpen"}),
    (claim("kst-99111-22", words="een spin", names="De Wit"), {"K-UIT-01": "ingetrokken"}),
    (claim("kst-99111-11", words="een konijn", names="Jansen"), {"K-TVV-01": "99 111, nr. 12"}),
    (claim("kst-99111-11", words="een konijn", names="Jansen", letter_date="2031-03-06"), {}),  # replaced later
    (claim("kst-99111-13", names="De Wit en Van der Berg", dossiers=("99111", "99222")),
     {"K-DOS-01": "hoort bij 99111"}),
    (claim(None, words="een konijn in de klas", names="Janssen e.a."), {"K-NAM-01": "Jansen", "K-ZND-01": "1. 99 111"}),
]  # fmt: skip

AGREE = [
    claim("kst-99111-13", words="vissen", names="De Wit en Van der Berg"),
    claim("kst-99111-13", words="vissen", names="De Wit c.s."),
    claim("kst-99111-9", "brief", "dieren op school", date="2031-01-12"),
    claim("kst-99111-9", "rapport"),  # government sends a report with a letter
    claim("kst-99111-8", "verslag"),  # reports of meetings are no zaken
    claim("kst-99111-30", "motie", letter_date="2031-06-01"),
    claim("kst-77777-3"),  # a dossier of which the register at hand knows nothing
    claim("ah-tk-20302031-12", "aanhangsel"),
]


@pytest.mark.parametrize(("said", "expected"), DISAGREE, ids=lambda value: str(value)[:40])
def test_a_disagreement_is_found(
    world: tuple[Register, Matcher, Members], said: Claim, expected: dict[str, str]
) -> None:
    found = {issue.rule.number: issue.message for issue in check_claim(said, *world)}
    assert set(found) == set(expected)
    for number, words in expected.items():
        assert words in found[number]["nl"]
        assert found[number]["en"]


@pytest.mark.parametrize("said", AGREE, ids=lambda said: str(said.identifier))
def test_agreement_gives_nothing(world: tuple[Register, Matcher, Members], said: Claim) -> None:
    assert check_claim(said, *world) == []


def test_every_claim_ran() -> None:
    assert (len(DISAGREE), len(AGREE)) == (16, 8)
    reported = {number for _, expected in DISAGREE for number in expected}
    assert reported == {rule.number for rule in RULES} - {
        "K-ZWG-01",
        "K-BSL-01",
        "K-BRF-01",
    }  # those are of no claim; see below


@pytest.mark.parametrize(
    ("stated", "day", "agrees"),
    [
        ("2031-01-13", "2031-01-14", True),
        ("2031-01-13", "2031-02-14", False),
        ("2031-01", "2031-02-03", True),
        ("2031-01", "2031-03-03", False),
        ("2031", "2031-12-31", True),
        ("2031", "2030-12-31", False),
        ("2031", "", False),
    ],
)
def test_dates_agree(stated: str, day: str, agrees: bool) -> None:
    assert date_agrees(stated, day) is agrees


# --- the two letters, against the real register


TITLES = (
    "Arbeidsmarktbeleid en opleidingen zorgsector", "Kwaliteit van zorg", "Infectieziektenbestrijding",
    "Arbeidsmarktbeleid\"", "Subsidiebeleid VWS", "Volksgezondheid, Welzijn en Sport (XVI) voor het jaar 2022",
    "Volksgezondheid, Welzijn en Sport (XVI) voor het jaar 2020", "Ellemeet",
)  # fmt: skip


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """Findings about the shipped data, against the zaken of the dossiers that it cites."""
    source, files = shared_path("register/zaken.jsonl.gz"), tmp_path_factory.mktemp("files")
    wanted = [title.encode() for title in TITLES]
    with gzip.open(source) as lines, (files / "zaken.jsonl").open("wb") as out:
        out.writelines(line for line in lines if any(title in line for title in wanted))
    (files / "dossiers.tsv").write_bytes(shared_path("register/dossiers.tsv").read_bytes())
    settings = Settings(store=tmp_path_factory.mktemp("store"))
    load(settings, [files])
    register = Register(register_folder(settings))
    store = open_version(prepare(settings).path)
    return run_crosscheck(settings, store, register)


def of(findings: list[Finding], rule: str) -> list[Finding]:
    return [finding for finding in findings if finding.rule_id == rule]


def test_one_number_for_two_papers_is_found_with_the_right_one(shipped: list[Finding]) -> None:
    found = of(shipped, "K-DAT-01")
    assert found
    for finding in found:
        assert "29 282, nr. 437" in finding.message
        assert "bedoeld lijkt 29 282, nr. 462 (2022-05-13" in finding.message
        assert "dezelfde brief gebruikt dit nummer ook voor" in finding.message


def test_a_motie_under_the_number_of_an_amendement_is_found(shipped: list[Finding]) -> None:
    (finding,) = of(shipped, "K-SRT-01")
    assert "35 925 XVI, nr. 17" in finding.message
    assert "bedoeld lijkt 35 925 XVI, nr. 83" in finding.message
    assert finding.focus.endswith("/motie/kst-35925-XVI-17")
    assert (finding.letter or "").endswith("kst-29282-485")
    assert finding.section == "Moties en toezeggingen"


def test_one_number_with_two_dossiers_is_found(shipped: list[Finding]) -> None:
    (finding,) = of(shipped, "K-DOS-01")
    assert "hoort bij 31765" in finding.message


def test_a_misspelt_name_without_number_is_found_with_candidates(shipped: list[Finding]) -> None:
    (name,) = of(shipped, "K-NAM-01")
    assert name.value == "Ellemeet"
    (candidates,) = of(shipped, "K-ZND-01")
    assert "1. 31 765, nr. 502" in candidates.message
    assert "indiener Ellemeet" in candidates.message
    assert candidates.message.count("onderwerp") == 5


def test_moties_that_no_letter_mentions_are_found(shipped: list[Finding]) -> None:
    found = of(shipped, "K-ZWG-01")
    assert len(found) == 18
    assert all("uitslag onbekend" in finding.message for finding in found)
    assert {finding.severity for finding in found} == {"info"}


def test_each_motie_of_which_the_outcome_is_unknown_is_named(shipped: list[Finding]) -> None:
    found = of(shipped, "K-BSL-01")
    assert {finding.focus.rpartition("/")[2] for finding in found} >= {"kst-29282-475", "kst-29282-480"}
    assert all("/motie/" in finding.focus for finding in found)
    assert len({finding.value for finding in found}) == len(found) == 7
    assert {finding.severity for finding in found} == {"info"}


def test_a_letter_that_came_in_between_is_missed(shipped: list[Finding]) -> None:
    found = {finding.focus.rpartition("/")[2]: finding.message for finding in of(shipped, "K-BRF-01")}
    assert sorted(found) == ["kst-29282-492", "kst-29282-533"]  # the first is on the baseline of the programme
    assert "29 282, nr. 533 van 2023-07-06" in found["kst-29282-533"]


LESSONS = [
    ("K-DAT-01", "29 282, nr. 437", "462"),  # one number for two documents
    ("K-SRT-01", "kst-35925-XVI-17", "83"),  # a motie under the number of an amendement
    ("K-DOS-01", "nr. 637", "hoort bij 31765"),  # one number, two dossiers
    ("K-NAM-01", "Ellemeet", "Ellenmeet"),  # a misspelt name
    ("K-ZND-01", "ellenmeet", "Ellemeet"),  # a motie without number
    ("K-BRF-01", "kst-29282-533", "2023-07-06"),  # what came in between
]


@pytest.mark.parametrize(("rule", "about", "words"), LESSONS)
def test_what_the_letters_teach_about_papers_is_found(
    shipped: list[Finding], rule: str, about: str, words: str
) -> None:
    found = of(shipped, rule)
    assert any(about in f"{one.focus} {one.value} {one.message}" and words in one.message for one in found), found


def test_a_letter_of_another_day_is_found(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", store=tmp_path / "store")
    shutil.copytree(Path(__file__).parent.parent / "data", settings.data)
    record = zaak(
        576, "Brief regering", Titel="Zorgbanen", Onderwerp="Voortgang", GestartOp="2024-03-31T00:00:00+01:00"
    )
    files = write_register(tmp_path / "files", [record])
    (files / "meer.tsv").write_text("29282\tZorgbanen\n", encoding="utf-8")
    load(settings, [files])
    store, register = open_version(prepare(settings).path), Register(register_folder(settings))
    found = [issue for _, _, issue in check_letters(store, register)]
    assert [issue.rule.number for issue in found] == ["K-DAT-01"]
    assert "van 2024-05-31, volgens het register van 2024-03-31" in found[0].message["nl"]


def test_nothing_else_is_said_of_the_two_letters(shipped: list[Finding]) -> None:
    assert {finding.rule_id for finding in shipped} == {
        "K-DAT-01", "K-SRT-01", "K-DOS-01", "K-NAM-01", "K-ZND-01", "K-ZWG-01", "K-BSL-01", "K-BRF-01",
    }  # fmt: skip


def test_the_language_can_be_chosen(tmp_path: Path) -> None:
    settings = Settings(store=tmp_path, language="en")
    load(settings, [write_register(tmp_path / "files")])
    found = run_crosscheck(settings, open_version(prepare(settings).path), Register(register_folder(settings)))
    assert of(found, "K-NAM-01") == []  # nobody in this register looks like the misspelt name
    assert of(found, "K-ZND-01")[0].message.startswith("the letter gives no number")
