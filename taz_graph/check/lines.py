"""How complete each programmalijn is: the things that hang on it, and which of them have a finding."""

from collections import defaultdict
from collections.abc import Iterable

from taz_graph.check.findings import Finding, Line
from taz_graph.check.places import CHUNK, labels_of
from taz_graph.check.text import IRI
from taz_graph.names import VOCABULARIES, compact
from taz_graph.settings import DEFAULT_BASE
from taz_graph.store import Store


def lines_of(store: Store, findings: Iterable[Finding], language: str, base: str = DEFAULT_BASE) -> tuple[Line, ...]:
    """Each programmalijn in the store, by programme and number.

    Under it are the line itself, its parts, what is about one of these (taz:betreft), and the Afdoeningen, Metingen and
    Streefwaarden of those. A thing with an open finding is a gap; one with only accepted findings is counted apart.
    """
    taz = f"{base}def#"
    of_line = f"?line a <{taz}Programmalijn> . ?thing {_under(taz)} ?line"
    totals = store.select(f"SELECT ?line (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ {of_line} }} GROUP BY ?line")
    counts = {row["line"].value: int(row["n"].value) for row in totals if "line" in row}
    if not counts:
        return ()
    found = list(findings)
    gaps = {finding.focus for finding in found if finding.waiver is None}
    waived = {finding.focus for finding in found} - gaps
    place = _lines_of_things(store, gaps | waived, taz)
    names, numbers = labels_of(store, counts, language), _numbers(store, taz)
    lines = [
        Line(
            iri,
            names.get(iri, compact(iri, base)),
            numbers.get(iri, ("", ""))[1],
            total,
            sum(iri in place[thing] for thing in gaps),
            sum(iri in place[thing] for thing in waived),
        )
        for iri, total in counts.items()
    ]
    return tuple(sorted(lines, key=lambda line: (numbers.get(line.iri, ("", ""))[0], line.number.zfill(9), line.iri)))


def _under(taz: str) -> str:
    """The path from a thing to the line that it hangs on."""
    return f"(<{taz}zaak>|<{taz}indicator>)?/<{taz}betreft>?/<{taz}onderdeelVan>*"


def _lines_of_things(store: Store, things: Iterable[str], taz: str) -> dict[str, set[str]]:
    place: dict[str, set[str]] = defaultdict(set)
    named = sorted(thing for thing in things if IRI.fullmatch(thing))
    for start in range(0, len(named), CHUNK):
        values = " ".join(f"<{iri}>" for iri in named[start : start + CHUNK])
        where = f"VALUES ?thing {{ {values} }} ?thing {_under(taz)} ?line . ?line a <{taz}Programmalijn>"
        for row in store.select(f"SELECT DISTINCT ?thing ?line WHERE {{ {where} }}"):
            place[row["thing"].value].add(row["line"].value)
    return place


def _numbers(store: Store, taz: str) -> dict[str, tuple[str, str]]:
    """Line -> its programme and its number."""
    rdf = VOCABULARIES["rdf"]
    rows = store.select(
        f"SELECT ?line ?programme ?n WHERE {{ ?line <{rdf}type> <{taz}Programmalijn> "
        f"OPTIONAL {{ ?line <{taz}onderdeelVan> ?programme }} OPTIONAL {{ ?line <{taz}nummer> ?n }} }}"
    )
    found = {}
    for row in rows:
        programme, number = row.get("programme"), row.get("n")
        found[row["line"].value] = (programme.value if programme else "", number.value if number else "")
    return found
