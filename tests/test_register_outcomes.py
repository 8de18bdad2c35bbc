"""What became of a motie: decisions and votes of parliament, and reports of others with what they are worth."""

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from taz_graph.cli.main import main
from taz_graph.register.doubts import doubt_lines
from taz_graph.register.extract import extract
from taz_graph.register.files import read_file
from taz_graph.register.load import load
from taz_graph.register.model import Besluit, Stemming, Uitslag
from taz_graph.register.outcomes import doubts_about, in_order, outcome_of, own_doubts, seats_of
from taz_graph.register.place import QUADS, register_folder
from taz_graph.register.register import open_register
from taz_graph.settings import Settings
from tests.register_world import ZAKEN, write_register, zaak
from tests.shared import shared_path

BASE = "https://w3id.org/taz-graph/"
PREFIXES = f"PREFIX taz: <{BASE}def#> PREFIX motie: <{BASE}id/motie/> PREFIX begrip: <{BASE}id/begrip/>"
PREFIXES += f" PREFIX fractie: <{BASE}id/fractie/> PREFIX persoon: <{BASE}id/persoon/> "
PREFIXES += "PREFIX dct: <http://purl.org/dc/terms/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "store")


def count(settings: Settings, pattern: str) -> int:
    store = ox.Store.read_only(str(register_folder(settings) / QUADS))
    answer = store.query(f"{PREFIXES} SELECT DISTINCT * WHERE {{ GRAPH ?g {{ {pattern} }} }}")
    assert isinstance(answer, ox.QuerySolutions)
    return len(list(answer))


def vote(key: str, kind: str, who: str, seats: int, **given: Any) -> dict[str, Any]:
    return {"Id": key, "Soort": kind, "FractieGrootte": seats, "ActorNaam": who, "ActorFractie": who,
            "Persoon_Id": None, "Vergissing": False} | given  # fmt: skip


def besluit(key: str, kind: str, *votes: dict[str, Any], day: str = "2031-03-12", **given: Any) -> dict[str, Any]:
    return {"Id": key, "BesluitSoort": kind, "StemmingsSoort": "Met handopsteken", "Stemming": list(votes),
            "Agendapunt": {"Nummer": "2031P1", "Activiteit": {"Datum": f"{day}T00:00:00+01:00"}}} | given  # fmt: skip


def uitslag(kind: str, voor: int | None, tegen: int | None, afwezig: int | None = None) -> Uitslag:
    return Uitslag("u", "z", "2031Z00001", kind, voor, tegen, afwezig, "")


OUTCOMES = [
    ("Stemmen - aangenomen", "aangenomen"),
    ("Stemmen - verworpen", "verworpen"),
    ("Stemmen - niet aangenomen", "verworpen"),
    ("Stemmen - aangehouden", "aangehouden"),
    ("Stemmen - ingetrokken", "ingetrokken"),
    ("Stemmen - vervallen", "vervallen"),
    ("Stemmen - gestaakt", "gestaakt"),
    ("Stemmen - uitstellen", "uitgesteld"),
    ("Overgenomen", "overgenomen"),
    ("Brief vragen - Brief aan bewindspersoon vragen", None),
]


@pytest.mark.parametrize(("said", "expected"), OUTCOMES)
def test_a_besluit_has_an_outcome_or_is_procedural(said: str, expected: str | None) -> None:
    assert outcome_of(Besluit("b", "z", said, "", "", (), None, "")) == expected


DOUBTS: list[tuple[Uitslag, str | None, list[str], tuple[str, ...]]] = [
    (uitslag("Stemmen - aangenomen", 90, 60), "2031-03-05", [], ()),
    (uitslag("Stemmen - aangenomen", 90, 60), "2031-03-05", ["2030-03-05"], ()),  # another debate of that title
    (uitslag("Stemmen - aangenomen", 60, 90), "2031-03-05", [], ("tegenspraak",)),
    (uitslag("Stemmen - aangenomen", 75, 75), "2031-03-05", [], ("tegenspraak",)),  # a tie adopts nothing
    (uitslag("Stemmen - verworpen", 75, 75), "2031-03-05", [], ()),
    (uitslag("Stemmen - verworpen", 90, 60), "2031-03-05", [], ("tegenspraak",)),
    (uitslag("Stemmen - aangenomen", 100, 50, 1), "2031-03-05", [], ("te-veel-zetels",)),
    (uitslag("Stemmen - aangenomen", 150, None), "2031-03-05", ["2031-03-20"], ("gedeeld-agendapunt",)),
    (uitslag("Stemmen - aangehouden", None, None), None, [], ("zaak-onbekend",)),
    (uitslag("Stemmen - verworpen", 120, 50), None, [], ("tegenspraak", "te-veel-zetels", "zaak-onbekend")),
]


@pytest.mark.parametrize(("said", "day", "others", "expected"), DOUBTS)
def test_a_report_is_doubted_for_a_reason(
    said: Uitslag, day: str | None, others: list[str], expected: tuple[str, ...]
) -> None:
    assert doubts_about(said, day, others) == expected


def test_every_case_ran() -> None:
    assert (len(OUTCOMES), len(DOUBTS)) == (10, 10)


def test_seats_are_counted_by_fractie_or_by_roll_call() -> None:
    def one(kind: str, seats: int | None, person: str | None = None) -> Stemming:
        return Stemming(f"{kind}{seats}{person}", "b", kind, "x", "x", person, seats, False, "")

    assert seats_of([one("Voor", 24), one("Voor", 5), one("Tegen", 37), one("Niet deelgenomen", 1)]) == (29, 37, 1)
    assert seats_of([one("Voor", 24, "p1"), one("Voor", 24, "p2"), one("Tegen", 5, "p3")]) == (2, 1, 0)
    assert seats_of([]) is None
    assert seats_of([one("Onbekend", 5)]) is None


def test_the_last_besluit_is_the_outcome(settings: Settings, tmp_path: Path) -> None:
    twice = [
        besluit("a", "Stemmen - aangenomen", day="2031-04-01"),
        besluit("b", "Stemmen - aangehouden", day="2031-03-12"),
        besluit("c", "Stemmen - uitstellen", day="2031-03-20"),
    ]
    load(settings, [write_register(tmp_path / "files", [zaak(11) | {"Besluit": twice}])])
    register = open_register(settings)
    (stuk,) = register.papers("kst-99111-11")
    register.close()
    assert [one.id for one in in_order(stuk.besluiten)] == ["b", "c", "a"]
    assert stuk.outcome == "aangenomen"


def test_votes_are_stated_with_seats_day_and_mistakes(settings: Settings, tmp_path: Path) -> None:
    hands = besluit("b1", "Stemmen - verworpen", vote("s1", "Voor", "CDA", 5),
                    vote("s2", "Tegen", "VVD", 24), vote("s3", "Tegen", "D66", 9, Vergissing=True))  # fmt: skip
    load(settings, [write_register(tmp_path / "files", [zaak(11) | {"Besluit": [hands]}])])
    expected = [
        ("?b taz:besluitOver motie:kst-99111-11 ; taz:besluitsoort begrip:besluit-verworpen ; taz:stemmenVoor 5", 1),
        ('?b taz:stemmenTegen 33 ; taz:stemmenAfwezig 0 ; dct:date "2031-03-12"^^xsd:date', 1),
        ("?b taz:wijzeVanStemmen 'Met handopsteken'", 1),
        ("?s taz:inBesluit ?b ; taz:stem begrip:stem-tegen ; taz:stemVan fractie:vvd ; taz:zetels 24", 1),
        ("?s taz:stemVan fractie:d66 ; taz:vergissing true", 1),
        ("?s taz:vergissing ?any", 1),
    ]
    assert [count(settings, pattern) for pattern, _ in expected] == [number for _, number in expected]


def test_a_roll_call_is_stated_per_member(settings: Settings, tmp_path: Path) -> None:
    members = [
        vote("s1", "Voor", "Van der Plas", 7, ActorFractie="BBB", Persoon_Id="p1"),
        vote("s2", "Tegen", "Tielen", 24, ActorFractie="VVD", Persoon_Id="p2"),
        vote("s3", "Tegen", "Van den Hil", 24, ActorFractie="VVD", Persoon_Id="p3"),
    ]
    called = besluit("b1", "Stemmen - verworpen", *members, StemmingsSoort="Hoofdelijk")
    load(settings, [write_register(tmp_path / "files", [zaak(11) | {"Besluit": [called]}])])
    assert count(settings, "?s taz:stemVanLid ?lid ; taz:stemVan ?f ; taz:zetels 1") == 3
    assert count(settings, "?s taz:stemVanLid persoon:van-den-hil ; taz:stemVan fractie:vvd") == 1
    assert count(settings, "?b taz:stemmenVoor 1 ; taz:stemmenTegen 2 ; taz:wijzeVanStemmen 'Hoofdelijk'") == 1


# --- the page of votes as the service gave it


def real_page() -> list[dict[str, Any]]:
    path = shared_path("register/odata-paginas/stemming-expand.json")
    page: dict[str, list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))
    return page["value"]


def test_real_votes_are_kept_and_tied_to_no_motie_that_they_may_not_be_about(settings: Settings) -> None:
    load(settings, [shared_path("register/odata-paginas"), shared_path("register/dossiers.tsv")])
    assert count(settings, "?m taz:mogelijkBesluit ?b") == 48
    assert count(settings, "?b taz:besluitOver ?m") == 0
    assert count(settings, "?b a taz:Besluit ; taz:besluitsoort begrip:besluit-aangenomen ; taz:stemmenVoor 38") == 1
    for fractie, seats in (("vvd", 24), ("cda", 5), ("d66", 9)):
        assert count(settings, f"?s taz:stemVan fractie:{fractie} ; taz:zetels {seats} ; taz:inBesluit ?b") == 1
    register = open_register(settings)
    assert list(doubt_lines(register))[-1].endswith("gaat over één van 48 zaken; geen record zegt welke")
    register.close()


def test_a_besluit_finds_its_zaak_when_the_service_says_which(settings: Settings, tmp_path: Path) -> None:
    page = real_page()
    decided = page[0]["Besluit"]
    one = decided["Agendapunt"]["Zaak"][10]
    votes = [{name: value for name, value in entity.items() if name != "Besluit"} for entity in page]
    own = {name: value for name, value in decided.items() if name != "Agendapunt"}
    expanded = one | {"Besluit": [own | {"Stemming": votes}]}  # as Zaak?$expand=Besluit($expand=Stemming) gives it
    (tmp_path / "zaak.json").write_text(json.dumps({"value": [expanded]}), encoding="utf-8")
    served = shared_path("register/odata-paginas/stemming-expand.json")
    again = tmp_path / "again.json"
    again.write_text(served.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    load(settings, [served])
    for path in (tmp_path / "zaak.json", again):  # the second one does not untie it
        load(settings, [path])
        assert count(settings, "?b taz:besluitOver ?m ; taz:stemmenVoor 38") == 1
        assert count(settings, f"?b taz:besluitOver/taz:registerplaats/taz:zaaknummer '{one['Nummer']}'") == 1
        assert count(settings, "?m taz:mogelijkBesluit ?b") == 0
    fresh = Settings(store=tmp_path / "fresh")
    load(fresh, [tmp_path])
    assert count(fresh, "?b taz:besluitOver ?m") == 1
    assert count(fresh, "?m taz:mogelijkBesluit ?b") == 0


def test_the_outcomes_of_a_third_party_are_all_read() -> None:
    found = [one for one in read_file(shared_path("register/stemuitslagen.json.gz")) if isinstance(one, Uitslag)]
    assert len(found) == 6743
    assert [one.soort for one in found if outcome_of(one) is None] == []
    contradicting = [one.nummer for one in found if "tegenspraak" in own_doubts(one)]
    assert len(contradicting) == 185
    assert "2024Z04175" not in contradicting


# --- what others report, in the shipped file and for a person


REPORT = {
    "motion_id": ZAKEN[5]["Id"], "motion_number": ZAKEN[5]["Nummer"], "motion_date": "2031-03-05T00:00:00+01:00",
    "final_status": "Stemmen - verworpen", "vote_totals": {"Voor": 100, "Tegen": 50},
}  # fmt: skip


def test_a_doubtful_report_is_named_and_never_a_besluit(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = write_register(tmp_path / "files")
    (files / "uitslagen.json").write_text(json.dumps([REPORT]), encoding="utf-8")
    load(settings, [files])
    assert count(settings, "?b taz:besluitOver ?m") == 0
    pattern = "?u taz:berichtOver motie:kst-99111-13 ; taz:gemeldeUitslag begrip:besluit-verworpen"
    assert count(settings, f"{pattern} ; taz:twijfelgrond begrip:twijfel-tegenspraak ; taz:gemeldVoor 100") == 1
    assert main(["register", "doubts", "--store", str(settings.store), "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("2031Z00013\tverworpen\t100\t50\tthe outcome does not go with the seats")
    assert main(["register", "doubts", "--store", str(settings.store), "-o", str(tmp_path / "d.tsv")]) == 0
    assert len((tmp_path / "d.tsv").read_text(encoding="utf-8").splitlines()) == len(lines) == 2


def test_a_report_without_doubt_counts_where_there_is_no_besluit(settings: Settings, tmp_path: Path) -> None:
    alone = zaak(11, Titel="Alleen", GestartOp="2031-09-01T00:00:00+02:00")
    files = write_register(tmp_path / "files", [*ZAKEN, alone])
    said = REPORT | {
        "motion_id": alone["Id"],
        "motion_number": alone["Nummer"],
        "vote_totals": {"Voor": 9, "Tegen": 50},
    }
    (files / "uitslagen.json").write_text(json.dumps([said]), encoding="utf-8")
    (files / "meer.tsv").write_text("99666\tAlleen\n", encoding="utf-8")
    load(settings, [files])
    register = open_register(settings)
    assert register.papers("kst-99666-11")[0].outcome == "verworpen"
    assert register.papers("kst-99111-13")[0].outcome is None
    assert list(register.doubtful()) == []
    register.close()


def test_the_shipped_facts_hold_votes_per_fractie_and_reports(settings: Settings, tmp_path: Path) -> None:
    adopted = besluit("b1", "Stemmen - aangenomen", vote("s1", "Voor", "CDA", 81), vote("s2", "Tegen", "VVD", 69))
    files = write_register(tmp_path / "files", [*ZAKEN[:3], zaak(13) | {"Besluit": [adopted]}])
    (files / "uitslagen.json").write_text(json.dumps([REPORT]), encoding="utf-8")
    load(settings, [files])
    register = open_register(settings)
    cited = f"<{BASE}id/kamerstuk/kst-99111-13> <http://purl.org/dc/terms/identifier> 'kst-99111-13' ."
    made = extract(register, [quad.triple for quad in ox.parse(cited, format=ox.RdfFormat.TURTLE)])
    register.close()
    for said in (
        "besluit:b1\n    a taz:Besluit ;",
        'dct:date "2031-03-12"^^xsd:date ;',
        "taz:stemmenVoor 81 ;\n    taz:stemmenTegen 69 ;",
        "taz:stemVan fractie:cda ;\n    taz:zetels 81 ;",
        "uitslagbericht:2031Z00013\n    a taz:Uitslagbericht ;",
        "taz:twijfelgrond begrip:twijfel-tegenspraak ;",
        "registerplaats:besluit-b1\n    a taz:Registerplaats ;",
    ):
        assert said in made
