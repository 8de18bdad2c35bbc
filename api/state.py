"""What several pages show, worked out once per data version and language."""

import dataclasses
import datetime as dt

from api.reading.indicators import Indicator, read_indicators
from api.reading.programme import Overview, read_overview
from api.reading.reader import Reader
from api.reading.zaken import Zaak, read_zaken
from api.view import View
from taz_graph.check import Report, run_check
from taz_graph.store import Store


def today() -> dt.date:
    """The day of the reader: what is open is open on that day."""
    return dt.date.today()


def reader(view: View, store: Store | None = None) -> Reader:
    """The current store, read in the language of the reader."""
    return Reader(store or view.site.store(), view.base, view.language)


def overview(view: View) -> Overview:
    """Programme, letters and counts."""
    return view.site.kept(("overview", view.language), lambda store: read_overview(reader(view, store)))


def zaken(view: View) -> list[Zaak]:
    """Every Motie and Toezegging."""
    return view.site.kept(("zaken", view.language), lambda store: read_zaken(reader(view, store)))


def indicators(view: View) -> list[Indicator]:
    """Every indicator."""
    return view.site.kept(("indicators", view.language), lambda store: read_indicators(reader(view, store)))


def report(view: View) -> Report:
    """The completeness of what is served. Raises TazError when it cannot be checked."""
    settings = dataclasses.replace(view.site.settings, language=view.language)
    return view.site.kept(("report", view.language, today()), lambda _: run_check(settings))
