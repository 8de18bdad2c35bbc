"""Reading records: every kind, every trap, and a sentence for what is wrong."""

import gzip
import json
from pathlib import Path

import pytest

from taz_graph.errors import RegisterError
from taz_graph.register.entities import read_entity
from taz_graph.register.files import find_files, read_file, read_page
from taz_graph.register.koop import read_koop
from taz_graph.register.model import Besluit, Deleted, Document, Kamerstukdossier, Stemming, Uitslag, Zaak
from tests.register_world import KOOP, PLACEHOLDER, zaak
from tests.shared import shared_path


def test_a_placeholder_says_nothing() -> None:
    assert [type(one) for one in read_entity(PLACEHOLDER, "x")] == [Deleted]
    assert [type(one) for one in read_entity(PLACEHOLDER | {"Verwijderd": False}, "x")] == [Deleted]


def test_a_title_loses_its_no_break_space_and_minus_one_is_no_number() -> None:
    one = next(iter(read_entity(zaak(1, Titel="Kwaliteit\u00a0", Volgnummer=-1), "x")))
    assert isinstance(one, Zaak)
    assert (one.titel, one.volgnummer) == ("Kwaliteit", None)


def test_what_is_expanded_becomes_records_of_that_zaak() -> None:
    entity = zaak(3) | {
        "Kamerstukdossier": [{"Id": "d", "Nummer": 99111, "Toevoeging": "XVI", "Titel": "T", "HoogsteVolgnummer": 9}],
        "Document": [{"Id": "e", "DocumentNummer": "2031D1", "Soort": "Motie", "Onderwerp": "x",
                      "HuidigeDocumentVersie": {"ExterneIdentifier": "kst-99111-XVI-3"}}],
        "Besluit": [{"Id": "b", "BesluitSoort": "Stemmen - aangenomen",
                     "Stemming": [{"Id": "s", "Soort": "Voor", "FractieGrootte": 24, "ActorNaam": "VVD",
                                   "ActorFractie": "VVD", "Persoon_Id": None}]}],
    }  # fmt: skip
    found = list(read_entity(entity, "x"))
    assert [type(one).__name__ for one in found] == ["Zaak", "Document", "Kamerstukdossier", "Besluit", "Stemming"]
    document, dossier, besluit, stemming = found[1:]
    assert isinstance(document, Document)
    assert isinstance(dossier, Kamerstukdossier)
    assert isinstance(besluit, Besluit)
    assert isinstance(stemming, Stemming)
    assert document.aanduiding == "kst-99111-XVI-3"
    assert dossier.nummer == "99111-XVI"
    assert besluit.zaak == document.zaak == entity["Id"]
    assert (stemming.besluit, stemming.zetels) == ("b", 24)


def test_a_besluit_under_an_agendapunt_with_many_zaken_belongs_to_none_of_them() -> None:
    many = {"Id": "b", "BesluitSoort": "Stemmen - aangenomen", "Agendapunt": {"Zaak": [{"Id": "1"}, {"Id": "2"}]}}
    (untied,) = read_entity(many, "x")
    assert isinstance(untied, Besluit)
    assert (untied.zaak, untied.kandidaten) == (None, ("1", "2"))
    one = many | {"Zaak": [{"Id": "2"}]}
    assert [record.zaak for record in read_entity(one, "x") if isinstance(record, Besluit)] == ["2"]


def test_an_outcome_of_a_third_party_is_no_besluit() -> None:
    said = {"motion_id": "1", "motion_number": "2031Z00001", "motion_date": "2031-03-05T00:00:00+01:00",
            "final_status": "Stemmen - aangenomen", "vote_totals": {"Voor": 90, "Tegen": 55}}  # fmt: skip
    (uitslag,) = read_entity(said, "x")
    assert isinstance(uitslag, Uitslag)
    assert (uitslag.zaak, uitslag.voor, uitslag.tegen, uitslag.afwezig) == ("1", 90, 55, None)


def test_a_printed_motie(tmp_path: Path) -> None:
    printed = read_koop(KOOP.encode(), tmp_path / "x.xml")
    assert (printed.id, printed.datum, printed.ondertekenaars) == (
        "kst-99111-14",
        "2031-03-05",
        ("De Wit", "Van der Berg"),
    )
    assert printed.verzoek == "verzoekt de regering een schaap te plaatsen,"  # the grounds are left out


BROKEN = [
    ("x.json", b'{"value": [{"Id": "1"', "not whole JSON"),
    ("x.json", b'{"value": [{"Kleur": "rood"}]}', "without Id"),
    ("x.json", b'{"value": [{"Id": "1", "Kleur": "rood", "Vorm": "rond"}]}', "no known kind"),
    ("x.json", b'{"value": ["rood"]}', "no register records"),
    ("x.jsonl", b'{"Id": \n', "x.jsonl:1: this line is not whole JSON"),
    ("x.jsonl.gz", b"no gzip at all", "cannot be read"),
    ("x.xml", b"<stuk>", "damaged"),
    ("x.xml", b"<anders/>", "no Kamerstuk of KOOP"),
    ("x.tsv", b"dossier\ttitel\n99111\n", "x.tsv:2"),
    ("x.tsv", b"text\tchamber\nKamerstuk 29282, nr. 4\tTK\n", "x.tsv:1"),
    ("x.tsv", b"dossier\ttitel\tbron\n99111\tZorg\tTK\n", "x.tsv:2"),
]


@pytest.mark.parametrize(("name", "content", "said"), BROKEN)
def test_what_is_wrong_is_said(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(RegisterError, match=said):
        list(read_file(tmp_path / name))


def test_every_broken_file_ran() -> None:
    assert len(BROKEN) == 11


def test_a_folder_without_register_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="no register file"):
        find_files([tmp_path])
    with pytest.raises(RegisterError, match="does not exist"):
        find_files([tmp_path / "weg"])


def test_gzipped_and_plain_lines_read_alike(tmp_path: Path) -> None:
    lines = "".join(json.dumps(zaak(number)) + "\n" for number in range(1, 4)).encode()
    (tmp_path / "a.jsonl").write_bytes(lines)
    with gzip.open(tmp_path / "b.jsonl.gz", "wb") as stream:
        stream.write(lines)
    assert list(read_file(tmp_path / "a.jsonl")) == list(read_file(tmp_path / "b.jsonl.gz"))
    assert len(find_files([tmp_path])) == 2


def test_a_page_as_the_service_gives_it() -> None:
    path = shared_path("register/odata-paginas/stemming-expand.json")
    kinds = [type(one).__name__ for one in read_page(path.read_bytes(), "page")]
    assert kinds.count("Stemming") == 3
    assert "Zaak" in kinds


def test_every_printed_motie_reads() -> None:
    files = find_files([shared_path("register/koop")])
    printed = [read_koop(file.read_bytes(), file) for file in files]
    assert len(printed) == 2047
    assert [one.id for one, file in zip(printed, files, strict=True) if one.id != file.stem] == []
    assert sum(not one.ondertekenaars for one in printed) <= 6
    assert sum(not one.verzoek for one in printed) <= 4
