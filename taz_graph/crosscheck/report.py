"""Adding the cross-check to a report of the completeness check."""

from dataclasses import replace
from datetime import date

from taz_graph.build import prepare
from taz_graph.check.findings import Finding, Report
from taz_graph.check.waivers import apply_waivers, of_cross_check, read_waivers, unused
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
    sources = [] if settings.endpoint else read_data(settings)

    def placed(finding: Finding) -> Finding:
        place = locate(sources, finding.focus)
        return replace(finding, path=place[0], line=place[1]) if place else finding

    own = [waiver for waiver in waivers if of_cross_check(waiver, settings.base)]
    day = today or date.today()
    judged = apply_waivers(found, own, day, settings.language, base=settings.base)
    if report.as_of is None:
        judged += unused(own, judged, day, settings.language, settings.base)
    # That a waiver ended or lacks something is said by the check of the graph itself too.
    said = {(finding.rule, finding.focus) for finding in report.findings}
    new = [placed(finding) for finding in judged if (finding.rule, finding.focus) not in said]
    findings = sorted([*report.findings, *new], key=lambda finding: finding.order)
    return replace(report, findings=tuple(findings))
