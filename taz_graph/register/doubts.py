"""What was loaded and cannot be believed as it stands, record by record: nothing of it is dropped in silence."""

from collections.abc import Iterator

from taz_graph.register.outcomes import DOUBTS, outcome_of
from taz_graph.register.register import Register

_HEAD = {
    "nl": ("zaak", "uitslag", "voor", "tegen", "grond"),
    "en": ("case", "outcome", "for", "against", "ground"),
}
_UNTIED = {
    "nl": "besluit {} bij agendapunt {} gaat over één van {} zaken; geen record zegt welke",
    "en": "decision {} on agenda item {} is about one of {} cases; no record says which",
}


def doubt_lines(register: Register, language: str = "nl") -> Iterator[str]:
    """A heading, then a line with tabs for each doubtful report by zaaknummer, then one for each untied besluit."""
    yield "\t".join(_HEAD[language])
    for one in register.doubtful():
        seats = ("" if count is None else str(count) for count in (one.uitslag.voor, one.uitslag.tegen))
        grounds = "; ".join(DOUBTS[doubt][language] for doubt in one.doubts)
        yield "\t".join([one.uitslag.nummer or one.uitslag.zaak, one.outcome, *seats, grounds])
    for besluit in register.untied():
        ground = _UNTIED[language].format(besluit.id, besluit.agendapunt or "?", len(besluit.kandidaten))
        yield "\t".join(["", outcome_of(besluit) or besluit.soort, "", "", ground])
