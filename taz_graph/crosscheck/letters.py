"""The letters themselves: whether one is of the day that the graph says, and which ones on a programme are missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from taz_graph.crosscheck.candidates import date_agrees, shown_number
from taz_graph.crosscheck.rules import DATE, MISSING, Issue
from taz_graph.names import sparql_prefixes
from taz_graph.register.match import similarity
from taz_graph.register.register import Register, Stuk
from taz_graph.settings import DEFAULT_BASE
from taz_graph.store import Store

ABOUT = 0.8
"""How much of a programme's name a subject line must hold to be about it: 'zorg en welzijn' beside 'Zorg & welzijn'."""

_LETTERS = """
SELECT DISTINCT ?letter ?identifier ?day ?dossier ?name WHERE {
  ?letter taz:rapporteertOver ?programme ; dct:identifier ?identifier ; dct:date ?day ;
    taz:dossier/dct:identifier ?dossier .
  ?programme rdfs:label ?name .
  FILTER (LANG(?name) = "nl")
}
"""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in the graph that reports on a programme; ``name`` is that of the programme."""

    thing: str
    identifier: str
    day: str
    dossier: str
    name: str


def read_letters(store: Store, base: str = DEFAULT_BASE) -> list[Letter]:
    """Every letter that reports on a programme, once per programme, by date."""
    rows = store.select(sparql_prefixes(base) + _LETTERS)
    found = {
        Letter(*(getattr(row[name], "value", "") for name in ("letter", "identifier", "day", "dossier", "name")))
        for row in rows
    }
    return sorted(found, key=lambda letter: (letter.day, letter.thing, letter.name))


def check_letters(store: Store, register: Register, base: str = DEFAULT_BASE) -> Iterator[tuple[str, str, Issue]]:
    """(IRI, name, issue) for each letter of another day, and each one on a programme that the graph does not hold.

    Only letters since the first one in the graph are missed: what came before the programme is not about it.
    """
    letters = read_letters(store, base)
    for letter in {one.thing: one for one in letters}.values():
        for stuk in register.papers(letter.identifier):
            if not date_agrees(letter.day, stuk.zaak.datum or ""):
                yield letter.thing, stuk.zaak.onderwerp, _other_day(letter, stuk)
    held = {letter.identifier for letter in letters}
    for dossier, name in sorted({(letter.dossier, letter.name) for letter in letters}):
        since = min(letter.day for letter in letters if letter.name == name)
        for stuk in register.stukken(register.dossier(dossier)):
            about = stuk.zaak.soort == "Brief regering" and similarity(name, stuk.zaak.onderwerp) >= ABOUT
            if about and stuk.aanduiding not in held and (stuk.zaak.datum or "") >= since:
                thing = f"{base}id/kamerstuk/{stuk.aanduiding}"
                yield thing, stuk.zaak.onderwerp, _missing(name, stuk)


def _other_day(letter: Letter, stuk: Stuk) -> Issue:
    number, day = shown_number(stuk), stuk.zaak.datum
    return Issue(
        DATE,
        {
            "nl": f"brief {number} is in de graaf van {letter.day}, volgens het register van {day}",
            "en": f"letter {number} is of {letter.day} in the graph, of {day} in the register",
        },
        stuk.zaak.nummer,
    )


def _missing(name: str, stuk: Stuk) -> Issue:
    number, day, subject = shown_number(stuk), stuk.zaak.datum, stuk.zaak.onderwerp
    return Issue(
        MISSING,
        {
            "nl": f"brief {number} van {day} gaat over {name} en staat niet in de graaf: {subject}",
            "en": f"letter {number} of {day} is about {name} and is not in the graph: {subject}",
        },
        stuk.zaak.nummer,
    )
