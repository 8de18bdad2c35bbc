"""What subject lines say: who moves, what is replaced, about what."""

import pytest

from taz_graph.register.people import fractie_named, likely_name, nearest, same_person
from taz_graph.register.subjects import parse_replaces, parse_subject, split_names

SUBJECTS = [
    ("Motie van het lid Jansen over een konijn", ("Jansen",), False, "een konijn", ()),
    ("Motie van de leden Van den Berg, De Wit en Jansen over vis ",
     ("Van den Berg", "De Wit", "Jansen"), False, "vis", ()),
    ("Gewijzigde motie van het lid De Wit c.s. over gras (t.v.v. 99111-14)",
     ("De Wit",), True, "gras", (("99111", "14"),)),
    ("Gew. motie De Wit/Jansen over gras (t.v.v. nr. 24)", ("De Wit", "Jansen"), False, "gras", ((None, "24"),)),
    ("Gew. motie Jansen t.v.v. die gedrukt onder nr. 10", ("Jansen",), False, "", ((None, "10"),)),
    ("Gewijzigde motie-Jansen/De Wit over gras  t.v.v. die gedrukt onder 99111, nr. 85 ",
     ("Jansen", "De Wit"), False, "gras", (("99111", "85"),)),
    ("Motie van de leden lid Kan-Maas en Jansen over gras", ("Kan-Maas", "Jansen"), False, "gras", ()),
    ("Motie van het lid Anna de Wit over gras", ("Anna de Wit",), False, "gras", ()),
    ("Motie van het lid Jansen het hooi niet te maaien", ("Jansen",), False, "", ()),
    ("Motievan het lid Jansen over gras", ("Jansen",), False, "gras", ()),
    ("Een plan van aanpak voor meer gras", (), False, "Een plan van aanpak voor meer gras", ()),
    ("Gewijzigde motie van het lid Jansen over gras (t.v.v. 99111-XVI-12)",
     ("Jansen",), False, "gras", (("99111-XVI", "12"),)),
    ("Gewijzigde motie van het lid Jansen over gras (t.v.v. 99111-20-1234)",
     ("Jansen",), False, "gras", (("99111-20", "1234"),)),
]  # fmt: skip


@pytest.mark.parametrize(("line", "people", "more", "about", "replaces"), SUBJECTS)
def test_a_subject_line_is_taken_apart(
    line: str, people: tuple[str, ...], more: bool, about: str, replaces: tuple[tuple[str | None, str], ...]
) -> None:
    found = parse_subject(line)
    assert (found.people, found.more, found.about, found.replaces) == (people, more, about, replaces)


def test_every_subject_ran() -> None:
    assert len(SUBJECTS) == 13


@pytest.mark.parametrize(
    ("text", "names", "more"),
    [
        ("De vries en Van den Berg", ("De vries", "Van den Berg"), False),
        ("Ellenmaat e.a.", ("Ellenmaat",), True),
        ("Jansen c.s.1", ("Jansen",), True),
        ("Tielens, van den Hill, Van den Berg", ("Tielens", "van den Hill", "Van den Berg"), False),
        ("Wieg - Van Maas en Jansen", ("Wieg-Van Maas", "Jansen"), False),
        ("", (), False),
    ],
)
def test_names_are_split(text: str, names: tuple[str, ...], more: bool) -> None:
    assert split_names(text) == (names, more)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Aukje de Vries", "De Vries", True),
        ("van den Hil", "Van den Hil", True),
        ("Van den Berg", "Berg", False),
        ("Van Dijk", "Jimmy Dijk", False),
        ("Jansen", "De Wit", False),
        ("Rikkers", "Rikkers-Oosterkamp", True),
        ("Van der Plas-Jansen", "van der Plas", True),
        ("Oosterkamp", "Plas-Jansen", False),
        ("Van", "Van der Plas-Jansen", False),
    ],
)
def test_two_names_of_one_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


def test_a_misspelt_name_has_a_likely_one() -> None:
    assert likely_name("Ellenmaat", ["Ellemaat", "Ellian", "Van Maat"])[0][0] == "Ellemaat"
    assert likely_name("Ellenmaat", ["Jansen"]) == []


@pytest.mark.parametrize(
    ("rows", "day", "expected"),
    [
        ([("CDA", "2030-01-01", "a"), ("CDA", "2030-06-01", "b")], "2030-02-01", ("CDA", "a")),
        ([("JA21", "2030-01-01", "a"), ("BBB", "2030-06-01", "b")], "2030-02-01", None),  # moved in between
        ([("CDA", "2028-01-01", "a")], "2030-02-01", None),
        ([("CDA", "2030-01-01", "a")], "2030-02-01", ("CDA", "a")),
        ([("CDA", "2029-04-01", "a")], "2030-02-01", None),  # one side, and far
        ([], "2030-02-01", None),
        ([("CDA", "2030-01-01", "a")], None, None),
    ],
)
def test_the_fractie_on_a_day(
    rows: list[tuple[str, str, str]], day: str | None, expected: tuple[str, str] | None
) -> None:
    assert nearest(rows, day) == expected


def test_a_fractie_has_several_names() -> None:
    assert fractie_named("GL") == fractie_named("GroenLinks") == "GroenLinks"
    assert fractie_named("Nieuw Sociaal Contract") == "NSC"
    assert fractie_named("beiden VVD") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gewijzigde motie (t.v.v. 99111-x-9)", ("99111-X", "9")),
        ("Gewijzigde motie (t.v.v. 99111-IXB, nr. 20), over gras", ("99111-IXB", "20")),
        ("Gewijzigde motie (t.v.v. 99111-02-2885)", ("99111-02", "2885")),
    ],
)
def test_the_suffix_of_a_dossier_is_no_number(text: str, expected: tuple[str, str]) -> None:
    assert parse_replaces(text) == (expected,)
