"""Finding moties by subject: Dutch writes words together, and letters use other words than subject lines."""

from pathlib import Path

import pytest

from taz_graph.register.load import load
from taz_graph.register.match import Matcher, open_matcher, pieces, similarity
from taz_graph.register.place import register_folder
from taz_graph.settings import Settings
from tests.register_world import ZAKEN, write_register, zaak

SUBJECTS = [
    ("a", "cultuurgevoelige zorg in het opleidingscurriculum opnemen"),
    ("b", "het dak van de school isoleren"),
    ("c", "meer geld voor opleidingen in de kunst"),
]


@pytest.mark.parametrize(
    ("asked", "best"),
    [
        ("cultuurgevoelige zorg in het curriculum van opleidingen", "a"),
        ("isolatie van schooldaken", "b"),
        ("kunstopleidingen", "c"),
    ],
)
def test_the_nearest_subject_is_found(asked: str, best: str) -> None:
    assert Matcher.of(SUBJECTS).similar(asked)[0].zaak == best


def test_scores_lie_between_nothing_and_the_same() -> None:
    matcher = Matcher.of(SUBJECTS)
    assert matcher.similar(SUBJECTS[1][1])[0].score == pytest.approx(1, abs=0.001)
    assert matcher.similar("xyz qqq") == []
    assert matcher.scores("dak") == {"b": pytest.approx(matcher.similar("dak")[0].score)}
    assert matcher.similar("") == []


def test_an_index_over_nothing_answers() -> None:
    assert Matcher.of([]).similar("dak") == []


def test_common_words_do_not_count() -> None:
    assert pieces("de motie van het lid over") == {}
    assert similarity("", "dak") == 0


def test_the_index_is_kept_and_made_anew_after_a_load(tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "store")
    load(settings, [write_register(tmp_path / "files")])
    folder = register_folder(settings)
    first = [match.zaak for match in open_matcher(folder).similar("een konijn in elke klas")]
    assert [match.zaak for match in open_matcher(folder).similar("een konijn in elke klas")] == first
    write_register(tmp_path / "more", [*ZAKEN, zaak(50, Onderwerp="Motie van het lid Jansen over giraffen op het dak")])
    load(settings, [tmp_path / "more"])
    assert open_matcher(folder).similar("giraffen op het dak")[0].score > 0.9
