"""Small charts of indicators as numbers for an SVG that the template draws: no script, no style attribute."""

from collections.abc import Callable
from dataclasses import dataclass

from api.reading.indicators import Figure, Indicator

WIDTH, HEIGHT = 320, 160
LEFT, RIGHT, TOP, BOTTOM = 34, 286, 34, 112


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in the chart: where, with what words; ``below`` says that its words stand under it."""

    x: float
    y: float
    value: str
    period: str
    below: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A streefwaarde: a dashed line with its words."""

    y: float
    value: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that the template needs to draw one indicator."""

    points: tuple[Point, ...]
    targets: tuple[Line, ...]

    @property
    def path(self) -> str:
        """The line through the points, as SVG writes it."""
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)


def chart_of(indicator: Indicator, value: Callable[[Figure], str], period: Callable[[str], str]) -> Chart | None:
    """The chart of an indicator; None when its figures cannot stand in one chart.

    The scale runs from the lowest to the highest figure or target, with room around: these are lines, not bars.
    """
    figures = indicator.figures
    units = {figure.unit for figure in figures}
    if not indicator.comparable:
        return None
    targets = [target for target in indicator.targets if target.unit in units]
    amounts = [figure.amount for figure in (*figures, *targets)]
    low, high = min(amounts), max(amounts)
    room = max((high - low) * 0.15, abs(high) * 0.01, 1e-9)
    low, high = low - room, high + room

    def height(amount: float) -> float:
        return round(BOTTOM - (amount - low) / (high - low) * (BOTTOM - TOP), 1)

    step = (RIGHT - LEFT) / (len(figures) - 1)
    heights = [height(figure.amount) for figure in figures]
    points = tuple(
        Point(
            x=round(LEFT + index * step, 1),
            y=heights[index],
            value=value(figure),
            period=period(figure.period),
            below=_below(heights, index),
        )
        for index, figure in enumerate(figures)
    )
    return Chart(points, tuple(Line(height(target.amount), value(target)) for target in targets))


def _below(heights: list[float], index: int) -> bool:
    """Whether the words of a point go under it: where the line runs up from it or comes down to it (y grows down)."""
    if index == 0:
        return heights[1] < heights[0]
    return index == len(heights) - 1 and heights[index] > heights[index - 1]
