"""The pages that show the state of the programme: first page, zaken, indicators, findings, search, health."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from starlette.responses import Response

from api import state
from api.charts import Chart, chart_of
from api.formats import number, parse_date, period
from api.reading.indicators import Figure, Indicator
from api.reading.search import search
from api.reading.zaken import Zaak
from api.view import View, Viewing
from taz_graph.check import Report
from taz_graph.check.findings import Finding
from taz_graph.errors import TazError

router = APIRouter(include_in_schema=False)

STATES = ("open", "gesloten")
KINDS = ("Motie", "Toezegging")
SOURCES = ("brieven", "register", "alle")
"""Whose zaken: those that a letter speaks of, those that only the register of parliament knows, or both."""


@router.get("/")
def home(view: Viewing) -> Response:
    """The state of the programme on one page."""
    today = state.today()
    there = [zaak for zaak in state.zaken(view) if zaak.existed(today)]
    zaken = [zaak for zaak in there if not zaak.only_register]
    indicators = [found for found in state.indicators(view) if found.main]
    checked, problem = _report(view)
    return view.page(
        "home.html",
        overview=state.overview(view),
        zaken=zaken,
        apart=len(there) - len(zaken),
        open_zaken=[zaak for zaak in zaken if zaak.open(today)],
        outcomes=_outcomes(zaken, today),
        today=today,
        charts=[(found, _chart(view, found)) for found in indicators],
        words=_figure_words(view),
        report=checked,
        problem=problem,
        rules=_rules(checked.findings) if checked else [],
    )


@router.get("/zaken")
def zaken(
    view: Viewing, status: str = "", soort: str = "", op: str = "", raakt: str = "", bron: str = SOURCES[0]
) -> Response:
    """Moties and toezeggingen with what became of them, as of a date; unless ``bron`` says else, of the letters."""
    day = parse_date(op) or state.today()
    all_zaken = [zaak for zaak in state.zaken(view) if bron == "alle" or zaak.only_register == (bron == "register")]
    wanted = state.overview(view).parts_of(raakt)
    there = [zaak for zaak in all_zaken if zaak.existed(day)]
    shown = [
        zaak
        for zaak in there
        if (status not in STATES or zaak.open(day) == (status == "open"))
        and (soort not in KINDS or zaak.kind == soort)
        and (not raakt or any(thing.iri in wanted for thing in zaak.touches))
    ]
    touched = {thing for zaak in all_zaken for thing in zaak.touches}
    return view.page(
        "zaken.html",
        zaken=shown,
        total=len(there),
        later=len(all_zaken) - len(there),
        day=day,
        asked={"status": status, "soort": soort, "op": day.isoformat(), "raakt": raakt, "bron": bron},
        touched=sorted(touched, key=lambda thing: thing.label),
        wrong_date=bool(op) and parse_date(op) is None,
    )


@router.get("/indicatoren")
def indicators(view: Viewing) -> Response:
    """Every indicator with all its figures."""
    charts = [(found, _chart(view, found)) for found in state.indicators(view)]
    return view.page("indicatoren.html", charts=charts, words=_figure_words(view))


@router.get("/bevindingen")
def findings(view: Viewing) -> Response:
    """What the check found: open and accepted findings, and what was looked at."""
    checked = state.report(view)
    letters = {finding.letter for finding in checked.findings if finding.letter}
    return view.page(
        "bevindingen.html",
        report=checked,
        labels=state.reader(view).labels(letters),
        groups=[(_rules(found), kind, found) for kind, found in (("open", checked.open), ("waived", checked.waived))],
    )


@router.get("/zoek")
def find(view: Viewing, q: str = "") -> Response:
    """Search by name."""
    return view.page("zoek.html", q=q, hits=search(state.reader(view), q))


@router.get("/gezondheid")
def health(view: Viewing) -> Response:
    """Whether the service can answer, and which data it holds; for programs."""
    try:
        store = view.site.store()
        store.ask("ASK { ?s ?p ?o }")
    except TazError as error:
        return JSONResponse({"status": "fout", "melding": str(error), "versie": ""}, 503)
    return JSONResponse({"status": "goed", "versie": store.version})


def _report(view: View) -> tuple[Report | None, str]:
    """The report, or the sentence that says why there is none: the first page shows the rest all the same."""
    try:
        return state.report(view), ""
    except TazError as error:
        return None, str(error)


def _outcomes(zaken: Iterable[Zaak], day: dt.date) -> dict[str, list[tuple[str, int]]]:
    """Per kind the outcomes on a day with their counts, most frequent first; no outcome is an empty name."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for zaak in zaken:
        last = zaak.last(day)
        counts[zaak.kind][last.outcome.label if last else ""] += 1
    return {kind: sorted(found.items(), key=lambda pair: (-pair[1], pair[0])) for kind, found in counts.items()}


def _rules(findings: Iterable[Finding]) -> list[tuple[str, str, int, int]]:
    """Rule number, title, open and accepted findings of each rule."""
    rows: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for finding in findings:
        rows[finding.rule_id, finding.title][finding.waiver is not None] += 1
    return [(rule, title, counts[0], counts[1]) for (rule, title), counts in sorted(rows.items())]


def _chart(view: View, indicator: Indicator) -> Chart | None:
    return chart_of(indicator, _figure_words(view), lambda text: period(text, view.language))


class _FigureWords:
    """A figure as a reader writes it: ``1 op 6,5``, ``ruim 21.000 deelnemers``."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, figure: Figure) -> str:
        value = number(str(figure.value), self.language)
        unit = figure.unit.label if figure.unit else ""
        kind = figure.unit.iri.rpartition("/")[2] if figure.unit else ""
        if figure.inverted:
            # "1 op zoveel", "one in so many": the number stands where the words leave room for it.
            words = re.sub("zoveel|so many", value, unit) if re.search("zoveel|so many", unit) else f"{unit} {value}"
        elif kind == "eenheid-procent":
            words = f"{value}%"
        else:
            words = value if kind == "eenheid-aantal" else f"{value} {unit}".strip()
        if figure.at_least:
            words = ("meer dan " if self.language == "nl" else "more than ") + words
        if figure.about:
            words = ("ongeveer " if self.language == "nl" else "about ") + words
        return words


def _figure_words(view: View) -> _FigureWords:
    return _FigureWords(view.language)
