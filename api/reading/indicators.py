"""Indicators with their metingen and streefwaarde, and in which direction they move."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from api.reading.reader import Named, Reader

INDICATORS = """
SELECT ?indicator (MAX(xsd:integer(?core)) AS ?main) (SAMPLE(?r) AS ?direction) WHERE {
  ?indicator rdf:type/rdfs:subClassOf* taz:Indicator .
  BIND(EXISTS { ?indicator rdf:type taz:Kernindicator } AS ?core)
  OPTIONAL { ?indicator taz:gewensteRichting ?r }
}
GROUP BY ?indicator
"""
FIGURES = """
SELECT DISTINCT ?figure ?indicator ?value ?unit ?inverted ?period ?kind ?bound ?least ?about ?source WHERE {
  ?figure taz:indicator ?indicator ; taz:waarde ?value .
  OPTIONAL { ?figure taz:eenheid ?unit OPTIONAL { ?unit taz:omgekeerd ?inverted } }
  OPTIONAL { ?figure taz:periode ?period }
  OPTIONAL { ?figure taz:soortMeting ?kind }
  OPTIONAL { ?figure taz:grens ?bound }
  OPTIONAL { ?figure taz:minstens ?least }
  OPTIONAL { ?figure taz:ongeveer ?about }
  OPTIONAL { ?figure dct:source ?source }
}
ORDER BY ?indicator ?period ?figure ?source
"""

Direction = Literal["right", "wrong", "same", "unknown"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One meting or streefwaarde. ``value`` is as the letter gives it, ``amount`` grows when the thing itself does.

    With the unit "1 op" these differ: 1 op 6,4 is more than 1 op 6,5.
    """

    iri: str
    value: Decimal
    unit: Named | None
    inverted: bool
    period: str
    kind: str
    bound: str
    at_least: bool
    about: bool
    source: Named | None
    bound_label: str = ""
    remark: str = ""
    """What the graph adds to it in words: a target that counts otherwise than the figures says so here."""

    @property
    def amount(self) -> float:
        """The height at which to draw the figure."""
        return 1 / float(self.value) if self.inverted and self.value else float(self.value)


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator: its figures from old to new, its targets, and which way it should go (``hoger``, ``lager``)."""

    iri: str
    label: str
    description: str
    main: bool
    wanted: str
    figures: tuple[Figure, ...]
    targets: tuple[Figure, ...]
    wanted_label: str = ""

    @property
    def comparable(self) -> bool:
        """Whether it is known which of two or more figures in one unit came first.

        Without a period only "nulmeting, then meting" tells: a letter says "from 41 to 10 shifts" and no date.
        """
        if len(self.figures) < 2 or len({figure.unit for figure in self.figures}) != 1:
            return False
        periods = {figure.period for figure in self.figures if figure.period}
        return len(periods) == len(self.figures) or [figure.kind for figure in self.figures] == ["nulmeting", "meting"]

    @property
    def change(self) -> int:
        """1 when the last figure is higher than the first, -1 when lower, 0 when equal or not to compare."""
        if not self.comparable:
            return 0
        first, last = self.figures[0].amount, self.figures[-1].amount
        return (last > first) - (last < first)

    @property
    def direction(self) -> Direction:
        """Whether it moves the way it should; unknown when the letters do not say which way that is."""
        wanted = {"hoger": 1, "lager": -1}.get(self.wanted)
        if not self.comparable or wanted is None:
            return "unknown"
        if self.change == 0:
            return "same"
        return "right" if self.change == wanted else "wrong"

    def meets(self, target: Figure) -> bool | None:
        """Whether the last figure is on the right side of a target; None when they cannot be compared.

        A target with a remark is not judged: that of the programme speaks of workers, its figures of employees.
        """
        if target.remark:
            return None
        if not self.figures or self.figures[-1].unit != target.unit or target.bound not in {"hoogstens", "minstens"}:
            return None
        amount = self.figures[-1].amount
        return amount <= target.amount if target.bound == "hoogstens" else amount >= target.amount


def read_indicators(reader: Reader) -> list[Indicator]:
    """Every indicator, the kernindicatoren first, then by name."""
    rows = reader.rows(INDICATORS)
    iris = [row["indicator"] for row in rows]
    labels = reader.labels([*iris, *(row["direction"] for row in rows if row["direction"])])
    descriptions = reader.texts(iris, "dct:description", "skos:definition")
    figures = _read_figures(reader)
    indicators = []
    for row in rows:
        own = figures[row["indicator"]]
        indicators.append(
            Indicator(
                iri=row["indicator"],
                label=labels[row["indicator"]],
                description=descriptions.get(row["indicator"], ""),
                main=row["main"] == "1",
                wanted=_ending(row["direction"]),
                wanted_label=labels.get(row["direction"], ""),
                figures=tuple(sorted((figure for figure in own if not figure.bound), key=_in_time)),
                targets=tuple(figure for figure in own if figure.bound),
            )
        )
    return sorted(indicators, key=lambda found: (not found.main, found.label))


def _read_figures(reader: Reader) -> dict[str, list[Figure]]:
    rows = reader.rows(FIGURES)
    labels = reader.labels(row[name] for row in rows for name in ("unit", "source", "bound") if row[name])
    remarks = reader.texts((row["figure"] for row in rows if row["bound"]), "dct:description")
    found: dict[str, list[Figure]] = defaultdict(list)
    for row in rows:
        # A figure with two sources is one figure.
        if any(figure.iri == row["figure"] for figure in found[row["indicator"]]):
            continue
        try:
            value = Decimal(row["value"])
        except InvalidOperation:
            continue  # ill-typed values are a finding of the check; there is nothing to draw
        found[row["indicator"]].append(
            Figure(
                iri=row["figure"],
                value=value,
                unit=Named(row["unit"], labels[row["unit"]]) if row["unit"] else None,
                inverted=row["inverted"] == "true",
                period=row["period"],
                kind=_ending(row["kind"]),
                bound=_ending(row["bound"]),
                at_least=row["least"] == "true",
                about=row["about"] == "true",
                source=Named(row["source"], labels[row["source"]]) if row["source"] else None,
                bound_label=labels.get(row["bound"], ""),
                remark=remarks.get(row["figure"], ""),
            )
        )
    return found


def _in_time(figure: Figure) -> tuple[bool, str]:
    return figure.kind != "nulmeting", figure.period


def _ending(concept: str) -> str:
    """``…/begrip/richting-lager`` -> ``lager``."""
    return concept.rpartition("/")[2].partition("-")[2]
