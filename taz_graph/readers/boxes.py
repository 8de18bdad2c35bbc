"""Boxed texts: in print a frame stands around them, in text only their narrower lines tell."""

from statistics import median

from taz_graph.readers.runs import Run

# Headings that recur («De transitie in praktijk») are judged by all their texts together, and so less strictly.
_SHARE, _RECURRING_SHARE, _WIDE_SHARE = 0.93, 0.955, 0.97
_ENOUGH = 8  # lines to judge by


def _inner(run: Run) -> list[int]:
    """Lengths of the full lines of a paragraph: all but the last, when there are enough to judge by."""
    return [len(line.plain) for line in run.lines[:-1]] if len(run.lines) > 3 else []


class Boxes:
    """Tells boxed texts by the width in which they are set."""

    def __init__(self, runs: list[Run]) -> None:
        lengths = [length for run in runs for length in _inner(run)]
        self._usual = median(lengths) if lengths else 0.0
        self._runs = runs
        self._under: dict[str, list[list[int]]] = {}
        for index, run in enumerate(runs):
            if run.is_short_title():
                self._under.setdefault(run.text, []).append(self._below(index))

    def _below(self, index: int) -> list[int]:
        """Line lengths of the first full paragraph under a heading."""
        for run in self._runs[index + 1 : index + 4]:
            if run.is_short_title():
                break
            if inner := _inner(run):
                return inner
        return []

    def opens(self, index: int) -> bool:
        """Whether the heading at ``index`` is that of a box."""
        recurring = [lengths for lengths in self._under.get(self._runs[index].text, []) if lengths]
        pooled = [length for lengths in recurring for length in lengths]
        share = _RECURRING_SHARE if len(recurring) > 1 else _SHARE
        return bool(self._below(index)) and len(pooled) >= _ENOUGH and median(pooled) <= share * self._usual

    def ends(self, run: Run) -> bool:
        """Whether a paragraph is set as wide as the page, so that a box is over."""
        return bool(inner := _inner(run)) and median(inner) > _WIDE_SHARE * self._usual
