"""Accepted findings: who accepted which finding, why and for how long.

A waiver names one rule and one thing (or a few that share a reason) and, where the finding says what exactly is wrong,
the text of the finding (``taz:bevindingTekst``, in any language). It holds from ``taz:vanaf`` up to, not including,
``taz:tot``. A waiver that has ended, that accepts nothing, or that does not say who, why and how long is itself a
finding, so that the list can only hold what is meant.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pyoxigraph import Literal

from taz_graph.check.findings import Finding, Waiver
from taz_graph.check.text import Text, choose, text_of
from taz_graph.names import VOCABULARIES, compact
from taz_graph.settings import DEFAULT_BASE
from taz_graph.store import Store, Term


@dataclass(frozen=True, slots=True)
class Kind:
    """A rule about waivers, which no shape can state because it depends on the findings."""

    name: str
    rule_id: str
    title: Text
    message: Text
    repair: Text


ENDED = Kind(
    "AanvaardingVerlopen",
    "T-CTR-01",
    {"nl": "Aanvaarding verlopen", "en": "Waiver ended"},
    {
        "nl": "aanvaarding verlopen op {day}: {rule} over {thing}",
        "en": "waiver ended on {day}: {rule} about {thing}",
    },
    {
        "nl": "Los de bevinding op en haal de aanvaarding weg, of spreek een nieuwe einddatum (taz:tot) af.",
        "en": "Mend the finding and take the waiver out, or agree on a new end date (taz:tot).",
    },
)
UNUSED = Kind(
    "AanvaardingOngebruikt",
    "T-CTR-02",
    {"nl": "Aanvaarding ongebruikt", "en": "Waiver unused"},
    {
        "nl": "de aanvaarding van {rule} over {thing} past op geen bevinding",
        "en": "the waiver of {rule} about {thing} fits no finding",
    },
    {
        "nl": "Haal haar weg als de bevinding is opgelost; kloppen anders regel, ding en tekst (taz:bevindingTekst)?",
        "en": "Take it out if the finding is mended; otherwise, are rule, thing and text (taz:bevindingTekst) right?",
    },
)
TWICE = replace(
    UNUSED,
    message={
        "nl": "de aanvaarding van {rule} over {thing} aanvaardt niets dat {other} niet al aanvaardt",
        "en": "the waiver of {rule} about {thing} accepts nothing that {other} does not accept already",
    },
    repair={
        "nl": "Houd één van de twee aanvaardingen.",
        "en": "Keep one of the two waivers.",
    },
)
INCOMPLETE = Kind(
    "AanvaardingOnvolledig",
    "T-CTR-03",
    {"nl": "Aanvaarding onvolledig", "en": "Waiver incomplete"},
    {
        "nl": "de aanvaarding van {rule} over {thing} mist {gaps} en geldt dus niet",
        "en": "the waiver of {rule} about {thing} lacks {gaps} and so does not hold",
    },
    {
        "nl": "Vul regel, ding, eigenaar, reden, vanaf en tot in.",
        "en": "State rule, thing, owner, reason, from and until.",
    },
)
WHY: Text = {
    "nl": "Wie een gat aanvaardt staat daarvoor in, voor een bepaalde tijd.",
    "en": "Whoever accepts a gap answers for it, for a certain time.",
}


KINDS = (ENDED, UNUSED, INCOMPLETE)

CROSS_CHECK = "Kruisregel-"
"""How the names of the rules begin that only a check against the register looks at."""


def read_waivers(store: Store, language: str, base: str = DEFAULT_BASE) -> list[Waiver]:
    """Every taz:Aanvaarding in the store, one Waiver for each rule and thing that it names."""
    rows = store.select(
        f"SELECT ?w ?p ?o WHERE {{ ?w <{VOCABULARIES['rdf']}type> <{base}def#Aanvaarding> ; ?p ?o }} ORDER BY ?w ?p ?o"
    )
    said: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        said[row["w"].value][row["p"].value.removeprefix(f"{base}def#")].append(row["o"])
    return [waiver for iri, fields in sorted(said.items()) for waiver in _waivers(iri, fields, language)]


def apply_waivers(
    findings: Sequence[Finding],
    waivers: Sequence[Waiver],
    day: date,
    language: str,
    *,
    base: str = DEFAULT_BASE,
    partial: bool = False,
) -> list[Finding]:
    """The findings, those accepted on ``day`` with their waiver, and the findings about the waivers themselves.

    ``partial`` says that the findings are of a past state (--as-of): then a waiver that fits nothing is no finding.
    Nor is a waiver of a rule of the cross-check, which did not look: see :func:`unused` for those.
    """
    holding = [waiver for waiver in waivers if waiver.holds(day)]
    by_rule: dict[tuple[str, str], list[Waiver]] = defaultdict(list)
    for waiver in holding:
        by_rule[waiver.rule, waiver.thing].append(waiver)
    marked = [_accepted(finding, by_rule.get((finding.rule, finding.focus), ())) for finding in findings]
    things = {finding.focus for finding in findings}
    for waiver in waivers:
        if waiver.gaps:
            # Shapes may say so too, and then better: which value is missing or of the wrong kind.
            marked += [] if waiver.iri in things else [_about(waiver, INCOMPLETE, language, base)]
        elif waiver.ended(day):
            marked.append(_about(waiver, ENDED, language, base))
    own = [waiver for waiver in waivers if not of_cross_check(waiver, base)]
    return marked + ([] if partial else unused(own, marked, day, language, base))


def unused(
    waivers: Sequence[Waiver], marked: Sequence[Finding], day: date, language: str, base: str = DEFAULT_BASE
) -> list[Finding]:
    """Findings about the waivers that hold on ``day`` and that none of these findings has."""
    used = {finding.waiver for finding in marked}
    idle = [one for one in waivers if one.holds(day) and one not in used]
    return [_idle(one, marked, language, base) for one in idle]


def _idle(waiver: Waiver, marked: Sequence[Finding], language: str, base: str) -> Finding:
    other = next((one.waiver for one in marked if one.waiver and waiver.accepts(one)), None)
    return _about(waiver, TWICE if other else UNUSED, language, base, other)


def of_cross_check(waiver: Waiver, base: str = DEFAULT_BASE) -> bool:
    """Whether a waiver accepts something that only a check against the register finds."""
    return waiver.rule.startswith(f"{base}def#{CROSS_CHECK}")


def _accepted(finding: Finding, waivers: Sequence[Waiver]) -> Finding:
    accepting = next((waiver for waiver in waivers if waiver.accepts(finding)), None)
    return replace(finding, waiver=accepting) if accepting else finding


def _waivers(iri: str, fields: dict[str, list[Term]], language: str) -> list[Waiver]:
    def first(name: str) -> str:
        return choose(text_of(fields[name]), language).strip()

    texts = tuple(sorted(term.value for term in fields["bevindingTekst"]))
    return [
        Waiver(iri, rule, thing, first("eigenaar"), first("reden"), _day(fields["vanaf"]), _day(fields["tot"]), texts)
        for rule in [term.value for term in fields["regel"]] or [""]
        for thing in [term.value for term in fields["bevindingOver"]] or [""]
    ]


def _day(terms: Sequence[Term]) -> date | None:
    # Something that is not one full date gives no date: the waiver then is incomplete and does not hold.
    found = [term.value for term in terms if isinstance(term, Literal)]
    try:
        return date.fromisoformat(found[0]) if len(found) == 1 else None
    except ValueError:
        return None


def _about(waiver: Waiver, kind: Kind, language: str, base: str, other: Waiver | None = None) -> Finding:
    said = choose(kind.message, language).format(
        day=waiver.until,
        rule=compact(waiver.rule, base) or "-",
        thing=compact(waiver.thing, base) or "-",
        gaps=", ".join(waiver.gaps),
        other=compact(other.iri, base) if other else "-",
    )
    return Finding(
        rule=f"{base}def#{kind.name}",
        rule_id=kind.rule_id,
        title=choose(kind.title, language),
        message=said,
        severity="warning",
        focus=waiver.iri,
        label=compact(waiver.iri, base),
        repair=choose(kind.repair, language),
        why=choose(WHY, language),
    )
