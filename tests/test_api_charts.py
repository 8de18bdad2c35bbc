"""Indicators: which figures may be compared, which way they move, and where they stand in a chart."""

import dataclasses
from decimal import Decimal

import pytest

from api import formats
from api.charts import BOTTOM, TOP, chart_of
from api.glossary import Glossary
from api.reading.indicators import Figure, Indicator
from api.reading.reader import Named

PERCENT = Named("eenheid-procent", "procent")
SHIFTS = Named("eenheid-diensten", "diensten")
ONE_IN = Named("eenheid-een-op", "1 op zoveel")


def _figure(
    value: str, unit: Named | None = PERCENT, period: str = "", kind: str = "meting", bound: str = ""
) -> Figure:
    return Figure(
        iri=value,
        value=Decimal(value),
        unit=unit,
        inverted=unit is ONE_IN,
        period=period,
        kind=kind,
        bound=bound,
        at_least=False,
        about=False,
        source=None,
    )


def _indicator(figures: list[Figure], wanted: str = "", targets: tuple[Figure, ...] = ()) -> Indicator:
    return Indicator("i", "Indicator", "", main=True, wanted=wanted, figures=tuple(figures), targets=targets)


MOVES: list[tuple[str, list[Figure], str, bool, int, str]] = [
    # what, figures, wanted, comparable, change, direction
    ("down and wanted", [_figure("41", period="2022"), _figure("37", period="2023")], "lager", True, -1, "right"),
    ("up and not wanted", [_figure("37", period="2022"), _figure("41", period="2023")], "lager", True, 1, "wrong"),
    ("up and wanted", [_figure("77", period="2022"), _figure("78", period="2023")], "hoger", True, 1, "right"),
    ("the same", [_figure("77", period="2022"), _figure("77", period="2023")], "hoger", True, 0, "same"),
    ("nobody says which way", [_figure("77", period="2022"), _figure("78", period="2023")], "", True, 1, "unknown"),
    (
        "1 op 6,4 is more than 1 op 6,5",
        [_figure("6.5", ONE_IN, "2022"), _figure("6.4", ONE_IN, "2023")],
        "lager",
        True,
        1,
        "wrong",
    ),
    (
        "nulmeting and meting without a period",
        [_figure("41", SHIFTS, kind="nulmeting"), _figure("10", SHIFTS)],
        "lager",
        True,
        -1,
        "right",
    ),
    ("no period, no nulmeting", [_figure("10", SHIFTS), _figure("41", SHIFTS)], "lager", False, 0, "unknown"),
    ("one without a period", [_figure("200"), _figure("150", period="2023")], "hoger", False, 0, "unknown"),
    ("two of one period", [_figure("1", period="2023"), _figure("2", period="2023")], "hoger", False, 0, "unknown"),
    ("two units", [_figure("1", period="2022"), _figure("2", SHIFTS, "2023")], "hoger", False, 0, "unknown"),
    ("one figure", [_figure("1", period="2022")], "hoger", False, 0, "unknown"),
    ("no figure", [], "hoger", False, 0, "unknown"),
]


@pytest.mark.parametrize(
    ("figures", "wanted", "comparable", "change", "direction"),
    [case[1:] for case in MOVES],
    ids=[case[0] for case in MOVES],
)
def test_which_way_it_moves(
    figures: list[Figure], wanted: str, change: int, direction: str, *, comparable: bool
) -> None:
    indicator = _indicator(figures, wanted)
    assert (indicator.comparable, indicator.change, indicator.direction) == (comparable, change, direction)


def test_all_moves_ran() -> None:
    assert len(MOVES) == 13


@pytest.mark.parametrize(
    ("value", "unit", "bound", "target", "expected"),
    [
        ("6.4", ONE_IN, "hoogstens", "6", True),
        ("5.9", ONE_IN, "hoogstens", "6", False),
        ("6", ONE_IN, "hoogstens", "6", True),
        ("41", PERCENT, "minstens", "40", True),
        ("39", PERCENT, "minstens", "40", False),
        ("39", PERCENT, "", "40", None),
        ("39", SHIFTS, "minstens", "40", None),
    ],
)
def test_target(value: str, unit: Named, bound: str, target: str, *, expected: bool | None) -> None:
    wanted = _figure(target, ONE_IN if unit is ONE_IN else PERCENT, bound=bound)
    assert _indicator([_figure(value, unit)]).meets(wanted) is expected


def test_a_target_with_a_remark_is_not_judged() -> None:
    # The target of the programme speaks of workers, what is measured are employees.
    target = dataclasses.replace(_figure("6", ONE_IN, bound="hoogstens"), remark="Telt werkenden.")
    assert _indicator([_figure("6.4", ONE_IN)], targets=(target,)).meets(target) is None


@pytest.mark.parametrize(
    ("term", "count", "dutch", "english"),
    [
        ("Motie", 2, "moties", "motions"),
        ("Motie", 1, "motie", "motion"),
        ("Afspraak", 0, "afspraken", "agreements"),
        ("Partij", 3, "partijen", "parties"),
        ("Vindplaats", 3, "vindplaatsen", "places of mention"),
        ("Onbekend", 1, "Onbekend", "Onbekend"),
    ],
)
def test_words_and_their_plurals(term: str, count: int, dutch: str, english: str) -> None:
    names = {
        "nl": {"Motie": "motie", "Afspraak": "afspraak", "Partij": "partij", "Vindplaats": "vindplaats"},
        "en": {"Motie": "motion", "Afspraak": "agreement", "Partij": "party", "Vindplaats": "place of mention"},
    }
    assert Glossary(names["nl"], "nl")(term, count) == dutch
    assert Glossary(names["en"], "en")(term, count) == english
    assert Glossary(names["nl"], "nl").title(term, count) == dutch[:1].upper() + dutch[1:]


def test_chart_keeps_everything_in_view_and_words_off_the_line() -> None:
    target = _figure("6", ONE_IN, bound="hoogstens")
    rising = _indicator([_figure("6.5", ONE_IN, "2022"), _figure("6.4", ONE_IN, "2023")], "lager", (target,))
    chart = chart_of(rising, lambda figure: str(figure.value), str)
    assert chart is not None
    assert all(
        TOP <= place <= BOTTOM for place in [*(point.y for point in chart.points), *(line.y for line in chart.targets)]
    )
    # y grows down: the target (1 op 6) lies above both, the second point above the first.
    assert chart.targets[0].y < chart.points[1].y < chart.points[0].y
    assert [point.below for point in chart.points] == [True, False]
    assert chart.path.count(",") == 2


def test_no_chart_of_what_cannot_be_compared() -> None:
    assert chart_of(_indicator([_figure("10"), _figure("41")]), str, str) is None
    flat = chart_of(_indicator([_figure("0", period="1"), _figure("0", period="2")]), str, str)
    assert flat is not None
    assert flat.points[0].y == flat.points[1].y


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("21000", "21.000", "21,000"),
        ("6.50", "6,5", "6.5"),
        ("54000000.00", "54.000.000", "54,000,000"),
        ("-3.25", "−3,25", "−3.25"),
        ("0", "0", "0"),
        ("1e6", "1e6", "1e6"),
        ("", "", ""),
    ],
)
def test_numbers(text: str, dutch: str, english: str) -> None:
    assert (formats.number(text, "nl"), formats.number(text, "en")) == (dutch, english)


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("2024-05-31", "31 mei 2024", "31 May 2024"),
        ("2023-01", "januari 2023", "January 2023"),
        ("2023", "2023", "2023"),
        ("2022-Q3", "3e kwartaal 2022", "Q3 2022"),
        ("2022-13-01", "2022-13-01", "2022-13-01"),
        ("2023/2024", "2023/2024", "2023/2024"),
        ("", "", ""),
    ],
)
def test_periods(text: str, dutch: str, english: str) -> None:
    assert (formats.period(text, "nl"), formats.period(text, "en")) == (dutch, english)
