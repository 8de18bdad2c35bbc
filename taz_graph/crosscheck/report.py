"""Adding the cross-check to a report of the completeness check."""

from dataclasses import replace
from datetime import date

from taz_graph.build import prepare
from taz_graph.check.findings import Finding, Report
from taz_graph.check.waivers import read_waivers
from taz_graph.crosscheck.run import run_crosscheck
from taz_graph.register.register import open_register
from taz_graph.settings import Settings
from taz_graph.sources import locate, read_data
from taz_graph.store import open_store, open_version


def add_crosscheck(report: Report, settings: Settings, loaded: Settings, today: date | None = None) -> Report:
    """The report with what the letters and the register that was loaded for ``loaded`` disagree about.

    ``settings`` say which data the report is about. A waiver that names the rule of a disagreement holds for it as for
    any other finding. RegisterError when no register is loaded.
    """
    register = open_register(loaded)
    store = open_store(settings) if settings.endpoint else open_version(prepare(settings).path, base=settings.base)
    try:
        found = run_crosscheck(settings, store, register)
        waivers = read_waivers(store, settings.language, settings.base)
    finally:
        store.close()
        register.close()
    day = today or date.today()
    holding = {(waiver.rule, waiver.thing): waiver for waiver in waivers if waiver.holds(day)}
    sources = [] if settings.endpoint else read_data(settings)

    def placed(finding: Finding) -> Finding:
        place = locate(sources, finding.focus)
        where = {"path": place[0], "line": place[1]} if place else {}
        return replace(finding, waiver=holding.get((finding.rule, finding.focus)), **where)  # type: ignore[arg-type]

    # Without the register the check says of such a waiver that it fits nothing; here it does.
    used = {waiver.iri for waiver in waivers if (waiver.rule, waiver.thing) in {(one.rule, one.focus) for one in found}}
    kept = [one for one in report.findings if one.focus not in used]
    findings = sorted([*kept, *map(placed, found)], key=lambda finding: finding.order)
    return replace(report, findings=tuple(findings))
