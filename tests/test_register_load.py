"""Loading: what lands in the graph, and that only what changed is touched."""

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from taz_graph.errors import RegisterError
from taz_graph.register.archive import Archive
from taz_graph.register.load import Loaded, load
from taz_graph.register.place import QUADS, RECORDS, register_folder
from taz_graph.register.register import Register, open_register
from taz_graph.settings import Settings
from tests.register_world import KOOP, ZAKEN, write_register, zaak

PREFIXES = """
PREFIX taz: <https://w3id.org/taz-graph/def#> PREFIX dct: <http://purl.org/dc/terms/>
PREFIX motie: <https://w3id.org/taz-graph/id/motie/> PREFIX kamerstuk: <https://w3id.org/taz-graph/id/kamerstuk/>
PREFIX fractie: <https://w3id.org/taz-graph/id/fractie/> PREFIX begrip: <https://w3id.org/taz-graph/id/begrip/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX persoon: <https://w3id.org/taz-graph/id/persoon/> PREFIX dossier: <https://w3id.org/taz-graph/id/dossier/>
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "store")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return write_register(tmp_path / "files")


def quads(settings: Settings) -> set[str]:
    store = ox.Store.read_only(str(register_folder(settings) / QUADS))
    return {str(quad) for quad in store}


def ask(settings: Settings, pattern: str) -> bool:
    store = ox.Store.read_only(str(register_folder(settings) / QUADS))
    answer = store.query(f"{PREFIXES} ASK {{ GRAPH <https://w3id.org/taz-graph/id/graaf/register> {{ {pattern} }} }}")
    return bool(answer)


FACTS = [
    "motie:kst-99111-11 a taz:Motie ; taz:kamerstuk kamerstuk:kst-99111-11 ; taz:indiener persoon:jansen",
    "kamerstuk:kst-99111-11 taz:dossier dossier:99111 ; taz:soortKamerstuk begrip:soortkamerstuk-motie",
    "motie:kst-99111-12 taz:vervangt motie:kst-99111-11",
    "kamerstuk:kst-99111-15 taz:soortKamerstuk begrip:soortkamerstuk-amendement",
    "motie:kst-99111-11 taz:kabinetsappreciatie begrip:appreciatie-oordeel-kamer",
    "motie:kst-99111-13 taz:indienendeFractie fractie:cda, fractie:vvd",
    "motie:kst-99111-14 taz:medeIndienersOngenoemd true",
    # the same number in another dossier is another motie
    "motie:kst-99222-13 dct:title ?other . motie:kst-99111-13 dct:title ?one . FILTER (?one != ?other)",
    "dossier:99111 dct:title 'Schooldieren'@nl",
    "motie:kst-99111-11 taz:registerplaats/taz:zaaknummer '2031Z00011'",
]
NOT_FACTS = [
    "motie:kst-99111-12 taz:kabinetsappreciatie ?none",  # "not available" is no view
    "kamerstuk:kst-99333-16 ?p ?o",  # two dossiers with one title: the number is of neither
    "kamerstuk:kst-99444-16 ?p ?o",
    "?x taz:registerplaats/dct:identifier '00000000-0000-0000-0000-999999999999'",  # a placeholder
]


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_is_in_the_graph(settings: Settings, files: Path, fact: str) -> None:
    load(settings, [files])
    assert ask(settings, fact)


@pytest.mark.parametrize("fact", NOT_FACTS)
def test_what_the_register_does_not_say_is_not(settings: Settings, files: Path, fact: str) -> None:
    load(settings, [files])
    assert not ask(settings, fact)


def test_every_fact_ran() -> None:
    assert (len(FACTS), len(NOT_FACTS)) == (10, 4)


def test_a_motie_without_known_number_is_named_after_its_zaak(settings: Settings, files: Path) -> None:
    load(settings, [files])
    assert ask(settings, "<https://w3id.org/taz-graph/id/motie/2031Z00016> a taz:Motie")


def test_a_second_load_changes_nothing(settings: Settings, files: Path) -> None:
    first = load(settings, [files])
    before = quads(settings)
    again = load(settings, [files])
    assert again == Loaded(first.files, 0, 0, first.zaken, first.statements)
    assert quads(settings) == before
    (files / "zaken.jsonl").rename(files / "zelfde.jsonl")  # another name, the same bytes
    assert load(settings, [files]).changed == 0


def test_the_same_records_in_another_file_change_nothing(settings: Settings, files: Path, tmp_path: Path) -> None:
    load(settings, [files])
    before = quads(settings)
    (tmp_path / "page.json").write_text(json.dumps({"value": ZAKEN}), encoding="utf-8")
    done = load(settings, [tmp_path / "page.json"])
    assert (done.read, done.changed) == (len(ZAKEN), 0)
    assert quads(settings) == before


def test_a_change_gives_what_a_load_from_scratch_gives(settings: Settings, files: Path, tmp_path: Path) -> None:
    load(settings, [files])
    newer = "2031-04-01T00:00:00+02:00"
    delta = [
        zaak(11, Onderwerp="Motie van het lid De Wit over een geit", GewijzigdOp=newer),
        zaak(20, Onderwerp="Motie van het lid Jansen over een pony"),
        ZAKEN[5] | {"Verwijderd": True, "GewijzigdOp": newer},
    ]
    (tmp_path / "delta.jsonl").write_text("".join(json.dumps(one) + "\n" for one in delta), encoding="utf-8")
    done = load(settings, [tmp_path / "delta.jsonl"])
    assert done.changed == 3
    fresh = Settings(store=tmp_path / "fresh")
    kept = [one for one in ZAKEN if one["Id"] not in {other["Id"] for other in delta}]
    whole = load(fresh, [write_register(tmp_path / "whole", [*kept, *delta])])
    assert quads(settings) == quads(fresh)
    assert (done.zaken, done.statements) == (whole.zaken, whole.statements)


PEOPLE: list[tuple[str, list[dict[str, Any]], list[str], list[str]]] = [
    ("one record: every way of printing is that person",
     [{"Id": "p1", "Roepnaam": "Bob", "Initialen": "B.A.", "Tussenvoegsel": "de", "Achternaam": "Wit"}],
     ["motie:kst-99111-13 taz:indiener persoon:de-wit", "motie:kst-99111-31 taz:indiener persoon:de-wit",
      "motie:kst-99111-32 taz:indiener persoon:de-wit", "persoon:de-wit skos:altLabel 'de Wit'"],
     ["?m taz:indiener persoon:bob-de-wit", "?m taz:indiener persoon:b-a-de-wit"]),
    ("two of one name: a full name tells them apart, a bare one is of neither",
     [{"Id": "p1", "Roepnaam": "Bob", "Initialen": "B.A.", "Tussenvoegsel": "de", "Achternaam": "Wit"},
      {"Id": "p2", "Roepnaam": "Eva", "Initialen": "E.", "Tussenvoegsel": "de", "Achternaam": "Wit"}],
     ["motie:kst-99111-13 taz:indiener persoon:de-wit", "motie:kst-99111-31 taz:indiener persoon:bob-de-wit",
      "motie:kst-99111-32 taz:indiener persoon:bob-de-wit", "persoon:eva-de-wit dct:identifier 'p2'"],
     ["persoon:de-wit dct:identifier ?x", "motie:kst-99111-13 taz:indiener persoon:bob-de-wit"]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "people", "facts", "lies"), PEOPLE, ids=[row[0] for row in PEOPLE])
def test_people_known_by_several_names(
    settings: Settings, tmp_path: Path, what: str, people: list[dict[str, Any]], facts: list[str], lies: list[str]
) -> None:
    full = [
        zaak(31, Onderwerp="Motie van het lid Bob de Wit over een parkiet"),
        zaak(32, Onderwerp="Motie van het lid B.A. de Wit over een kanarie"),
    ]
    load(settings, [write_register(tmp_path / "files", [*ZAKEN, *full])])
    records = [one | {"Nummer": at, "Functie": "Oud Kamerlid", "Fractielabel": None, "GewijzigdOp": "2031"}
               for at, one in enumerate(people, 1)]  # fmt: skip
    for at, one in enumerate(records):  # one after the other: the second takes the name from the first
        (tmp_path / f"p{at}.json").write_text(json.dumps({"value": [one]}), encoding="utf-8")
        load(settings, [tmp_path / f"p{at}.json"])
    assert [fact for fact in facts if not ask(settings, fact)] == [], what
    assert [lie for lie in lies if ask(settings, lie)] == [], what


def test_an_older_copy_of_a_record_changes_nothing(settings: Settings, files: Path, tmp_path: Path) -> None:
    load(settings, [files])
    old = zaak(11, Onderwerp="Motie van het lid Jansen over een olifant", GewijzigdOp="2031-01-01T00:00:00+01:00")
    (tmp_path / "old.jsonl").write_text(json.dumps(old), encoding="utf-8")
    assert load(settings, [tmp_path / "old.jsonl"]).changed == 0
    assert not ask(settings, "?motie dct:title 'Motie van het lid Jansen over een olifant'@nl")


def test_a_new_title_gives_numbers_to_its_zaken(settings: Settings, tmp_path: Path) -> None:
    files = write_register(tmp_path / "files", [zaak(21, Titel="Nieuw")])
    load(settings, [files])
    assert not ask(settings, "motie:kst-99555-21 a taz:Motie")
    (tmp_path / "meer.tsv").write_text("99555\tNieuw\n", encoding="utf-8")
    load(settings, [tmp_path / "meer.tsv"])
    assert ask(settings, "motie:kst-99555-21 a taz:Motie")
    assert not ask(settings, "<https://w3id.org/taz-graph/id/motie/2031Z00021> a taz:Motie")


def test_a_torn_file_changes_nothing(settings: Settings, files: Path, tmp_path: Path) -> None:
    load(settings, [files])
    before = quads(settings)
    (tmp_path / "torn.jsonl").write_text(json.dumps(zaak(30)) + '\n{"Id": ', encoding="utf-8")
    with pytest.raises(RegisterError, match=r"torn\.jsonl:2"):
        load(settings, [tmp_path / "torn.jsonl"])
    assert quads(settings) == before


def test_who_signed_the_print_moved_the_motie(settings: Settings, files: Path, tmp_path: Path) -> None:
    (files / "kst-99111-14.xml").write_text(KOOP, encoding="utf-8")
    document = {"Id": "e", "DocumentNummer": "1", "Soort": "Motie", "Onderwerp": "x",
                "HuidigeDocumentVersie": {"ExterneIdentifier": "kst-99111-14"}}  # fmt: skip
    entity = zaak(14) | {"Document": [document]}
    entity["Onderwerp"] = "Motie van het lid De Wit c.s. over een schaap op het schoolplein"
    (files / "document.json").write_text(json.dumps({"value": [entity]}), encoding="utf-8")
    load(settings, [files])
    assert ask(settings, "motie:kst-99111-14 taz:indiener persoon:de-wit, persoon:van-der-berg")


@pytest.mark.parametrize("later", [False, True])
def test_a_print_is_found_by_the_title_of_its_dossier_too(
    settings: Settings, files: Path, tmp_path: Path, *, later: bool
) -> None:
    if later:
        load(settings, [files])
    (tmp_path / "kst-99111-14.xml").write_text(KOOP, encoding="utf-8")
    load(settings, [files, tmp_path / "kst-99111-14.xml"])
    assert ask(settings, "motie:kst-99111-14 taz:indiener persoon:de-wit, persoon:van-der-berg")
    assert ask(settings, "motie:kst-99111-14 taz:verzoek 'verzoekt de regering een schaap te plaatsen,'@nl")
    assert not ask(settings, "motie:kst-99111-13 taz:verzoek ?what")


def test_votes_of_the_register_are_stated_per_fractie(settings: Settings, tmp_path: Path) -> None:
    votes = [{"Id": f"s{seats}", "Soort": kind, "FractieGrootte": seats, "ActorNaam": name, "ActorFractie": name,
              "Persoon_Id": None} for kind, name, seats in (("Voor", "CDA", 81), ("Tegen", "VVD", 69))]  # fmt: skip
    besluit = {"Id": "b1", "BesluitSoort": "Stemmen - aangenomen", "Stemming": votes}
    load(settings, [write_register(tmp_path / "files", [zaak(11) | {"Besluit": [besluit]}])])
    assert ask(settings, "?b taz:besluitOver motie:kst-99111-11 ; taz:besluitsoort begrip:besluit-aangenomen")
    assert ask(settings, "?v taz:inBesluit ?b ; taz:stemVan fractie:cda ; taz:zetels 81 ; taz:stem begrip:stem-voor")
    register = open_register(settings)
    assert register.papers("kst-99111-11")[0].outcome == "aangenomen"
    register.close()


def test_nothing_loaded_is_said(settings: Settings) -> None:
    with pytest.raises(RegisterError, match="register load"):
        open_register(settings)


def test_a_register_of_another_version_is_loaded_again(settings: Settings, files: Path) -> None:
    load(settings, [files])
    archive = Archive(register_folder(settings) / RECORDS, write=True)
    archive.set_meta("format", "0")
    archive.close()
    with pytest.raises(RegisterError, match="load it again"):
        open_register(settings)
    assert load(settings, [files]).read > 0
    open_register(settings).close()


def test_looking_up(settings: Settings, files: Path) -> None:
    load(settings, [files])
    register = Register(register_folder(settings))
    assert [stuk.zaak.nummer for stuk in register.papers("kst-99111-11")] == ["2031Z00011"]
    assert register.papers("kst-99111-999") == []
    assert register.highest("99111") == 15
    assert register.fractie("De Wit", "2031-03-05") == ("VVD", "2031Z00017")
    assert register.fractie("Jansen", "2031-03-05") is None
    register.close()
