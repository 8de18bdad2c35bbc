from pathlib import Path

import pytest

from taz_graph.brief import Brief
from taz_graph.readers import read_brief
from taz_graph.vindplaats import Finder, context, find
from tests.letters import LETTERS, quotes
from tests.shared import shared_path

LETTER = """ Geachte voorzitter,

Op 14 mei jl. heb ik de NZa2 en de zij-instromers gesproken over zorg- en
ondersteuningsprocessen. De aangiftebe-
reidheid (nr. 437) groeit in 2023\u20132024.

1. Regionaal werkgeverschap

De motie\xa0\u00abPas toe\u00bb (29 282, nr. 43) is van 2023\u2013
2024. De Minister sprak met partijen. Dat is alles wat ik
er hier van wil zeggen aan de Kamer, omdat ik de zaak in
een andere brief behandel.

2 Zie ook de brief van 13 mei 2022 over Aangiftebereidheid
"""


@pytest.fixture
def letter(tmp_path: Path) -> Brief:
    path = tmp_path / "brief.txt"
    path.write_text(LETTER.replace("NZa2", "NZa1").replace("\n2 Zie", "\n1 Zie"), encoding="utf-8")
    return read_brief(path)


# quote, prefix, suffix, section asked for -> sections in which it is found
CASES = [
    ("aangiftebereidheid", None, None, None, ["aanhef"]),
    ("Aangiftebereidheid", None, None, None, ["voetnoot 1"]),
    ("AANGIFTEBEREIDHEID", None, None, None, ["aanhef", "voetnoot 1"]),  # without regard to capitals, when needed
    ("nr. 43", None, None, None, ["Regionaal werkgeverschap"]),  # not in nr. 437
    ("nr. 437", None, None, None, ["aanhef"]),
    ("2023-2024", None, None, None, ["aanhef", "Regionaal werkgeverschap"]),
    ("2023-2024", "groeit in", None, None, ["aanhef"]),
    ("2023-2024", None, None, "Regionaal werkgeverschap", ["Regionaal werkgeverschap"]),
    ("2023-2024", None, ". De Minister", None, ["Regionaal werkgeverschap"]),
    ("20232024", None, None, None, []),  # the dash between digits counts
    ("motie \u201cPas toe\u201d", None, None, None, ["Regionaal werkgeverschap"]),
    ('motie "Pas toe"', None, None, None, ["Regionaal werkgeverschap"]),
    ("zorg- en ondersteuningsprocessen", None, None, None, ["aanhef"]),
    ("zij\u2011instromers", None, None, None, ["aanhef"]),
    ("29282, nr. 43", None, None, None, ["Regionaal werkgeverschap"]),
    ("de NZa en", None, None, None, ["aanhef"]),  # the footnote mark is left out
    ("instromers gesproken", None, None, None, ["aanhef"]),
    ("stromers gesproken", None, None, None, []),  # half a word
    ("instroom", None, None, None, []),
    ("", None, None, None, []),
    ("\u00ab \u00bb", None, None, None, []),  # nothing remains of it
    ("Regionaal werkgeverschap", None, None, "aanhef", ["Regionaal werkgeverschap"]),  # a heading: either side will do
    ("13 mei 2022", None, None, "Voetnoot 1", ["voetnoot 1"]),
    ("13 mei 2022", None, None, "voetnoot 2", []),
]


def test_table_is_whole() -> None:
    assert len(CASES) == 24


@pytest.mark.parametrize(("exact", "prefix", "suffix", "section", "expected"), CASES)
def test_finds_quotes(
    letter: Brief, exact: str, prefix: str | None, suffix: str | None, section: str | None, expected: list[str]
) -> None:
    places = find(letter, exact, prefix, suffix, section)
    assert [place.section for place in places] == expected
    for place in places:
        assert letter.text[place.start : place.end] == place.text
        assert place.original_start < place.original_end <= len(letter.original)


def test_place_points_into_the_file_as_it_was_printed(letter: Brief) -> None:
    (place,) = find(letter, "aangiftebereidheid")
    assert letter.original[place.original_start : place.original_end] == "aangiftebe-\nreidheid"


@pytest.mark.parametrize(
    ("exact", "expected"),
    [
        ("de NZa", "Op 14 mei jl. heb ik de NZa en de zij-instromers gesproken over zorg- en ondersteuningsprocessen."),
        ("nr. 43", "De motie \u00abPas toe\u00bb (29 282, nr. 43) is van 2023\u20132024."),
        ("De Minister", "De Minister sprak met partijen."),
        ("Geachte voorzitter", "Geachte voorzitter,"),
    ],
)
def test_context_is_the_sentence(letter: Brief, exact: str, expected: str) -> None:
    (place,) = find(letter, exact)
    assert context(letter, place) == expected


def test_accents_written_apart_are_the_same(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Geachte voorzitter,\n\nE\u0301e\u0301n brief over de cae\u0308sium.\n", encoding="utf-8")
    assert len(find(read_brief(path), "\u00c9\u00e9n brief")) == 1


@pytest.mark.shared
@pytest.mark.parametrize("letter_name", LETTERS)
def test_every_vindplaats_of_the_data_is_found_once_and_in_its_section(letter_name: str) -> None:
    brief = read_brief(shared_path(f"bronnen/{letter_name}.txt"))
    wanted = quotes(letter_name)
    assert len(wanted) >= 50, f"data/ holds only {len(wanted)} vindplaatsen in {letter_name}: is a file missing?"
    assert not (faults := misses(brief, letter_name)), f"{len(faults)} of {len(wanted)}:\n" + "\n".join(faults)


def misses(brief: Brief, letter_name: str) -> list[str]:
    """Each Vindplaats that is not found exactly once in its section, with what was found."""
    finder = Finder(brief)
    faults: list[str] = []
    for quote in quotes(letter_name):
        places = finder.find(quote.exact, quote.prefix, quote.suffix)
        here = finder.find(quote.exact, quote.prefix, quote.suffix, quote.section)
        if len(places) == 1 and len(here) == 1:
            continue
        found = "; ".join(sorted({place.section for place in places})) or "nowhere"
        around = f" after {quote.prefix!r}" * bool(quote.prefix) + f" before {quote.suffix!r}" * bool(quote.suffix)
        faults.append(
            f"data/{quote.file}: vindplaats:{quote.name}: {quote.exact!r}{around} in {quote.section!r}: "
            f"found {len(places)} times ({found}), {len(here)} of them in that section"
        )
    return faults
