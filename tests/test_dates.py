"""Dates of any precision: in words, and the day on which they have passed."""

import pytest

from taz_graph.dates import in_words, last_day

DATES = [
    ("2022-09-30", "30 september 2022"),
    ("2022-01-01", "1 januari 2022"),
    ("2022-09", "september 2022"),
    ("2022", "2022"),
    ("2022-09-30T12:00:00Z", "30 september 2022"),
    ("2022-13", "2022-13"),
    ("2022-Q3", "2022-Q3"),
]
LAST = [("2022", "2022-12-31"), ("2022-02", "2022-02-31"), ("2022-09-30", "2022-09-30"), ("2022-09-30Z", "2022-09-30")]


@pytest.mark.parametrize(("day", "said"), DATES)
def test_a_date_is_written_out(day: str, said: str) -> None:
    assert in_words(day, "nl") == said


def test_in_english() -> None:
    assert in_words("2024-05-31", "en") == "31 May 2024"


@pytest.mark.parametrize(("text", "day"), LAST)
def test_a_month_or_a_year_has_passed_after_its_last_day(text: str, day: str) -> None:
    assert last_day(text) == day


def test_how_many_cases_ran() -> None:
    assert (len(DATES), len(LAST)) == (7, 4)
