"""When a letter was written, as far as it says so, and which year a date without one then means."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from taz_graph.brief import Brief


@dataclass(frozen=True, slots=True)
class Anchor:
    """The first and the last day on which the letter can have been written; None where it does not say.

    They are the same day where the date is printed, and a parliamentary year where only the vergaderjaar is.
    """

    first: date | None = None
    last: date | None = None

    @property
    def is_exact(self) -> bool:
        """Whether the day of the letter is known."""
        return self.first is not None and self.first == self.last

    def year_of(self, month: int, day: int = 15, side: int = 0, shift: int | None = None) -> tuple[int | None, bool]:
        """The year of a day, or of the middle of a month, that is printed without one, and whether that is in doubt.

        ``side`` is -1 where the words put it before the letter («jl.»), 1 where they put it after («uiterlijk»);
        ``shift`` counts years from that of the letter («vorig jaar» is -1).
        """
        if self.first is None or self.last is None:
            return None, True
        if shift is not None:
            # Of a vergaderjaar the end lies in the calendar year that most of it falls in.
            return self.last.year + shift, not self.is_exact
        there = _days(self.first, month, day)
        if not self.is_exact:
            return min(moment for moment in there if moment >= self.first).year, True
        if side < 0:
            return max(moment for moment in there if moment <= self.first).year, False
        if side > 0:
            return min(moment for moment in there if moment >= self.first).year, False
        letter = self.first
        return min(there, key=lambda moment: abs(moment - letter)).year, True


def anchor_of(brief: Brief) -> Anchor:
    """The day of the letter from its metadata, or the vergaderjaar that it was printed in."""
    if brief.metadata.date is not None:
        return Anchor(brief.metadata.date, brief.metadata.date)
    if brief.metadata.vergaderjaar and (years := re.fullmatch(r"(\d{4})-(\d{4})", brief.metadata.vergaderjaar)):
        return Anchor(prinsjesdag(int(years[1])), prinsjesdag(int(years[2])) - timedelta(days=1))
    return Anchor()


def prinsjesdag(year: int) -> date:
    """The third Tuesday of September, on which the parliamentary year begins."""
    first = date(year, 9, 1)
    return first + timedelta(days=(1 - first.weekday()) % 7 + 14)


def _days(around: date, month: int, day: int) -> list[date]:
    """The days of that name in the years around a date; 29 February in leap years only."""
    found = []
    for year in range(around.year - 4, around.year + 5):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found
