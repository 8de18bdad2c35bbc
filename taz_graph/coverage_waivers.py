"""What somebody accepted about the coverage of a letter: ``dekking-aanvaard.tsv`` in the data folder.

A line per acceptance, cells parted by tabs, the first line names them; lines that begin with ``#`` are remarks::

    brief          lijst  soort   woorden               eigenaar   reden                       tot
    kst-29282-576  brief  partij  Groep 34              redactie   geen partij: een werkgroep  2027-06-01

``lijst`` is ``brief`` (only the letter has it) or ``graaf`` (only the graph has it); ``soort`` is the kind of the
mention, ``vindplaats`` for the graph, or ``*``; ``woorden`` are the words of the mention, or the IRI of the Vindplaats
(``vindplaats:…``). It accepts every item of that letter with these words. Up to, not including, ``tot`` it holds; one
that has ended, or that accepts nothing, is reported and makes the coverage incomplete.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from taz_graph.errors import InputError

FILE = "dekking-aanvaard.tsv"
COLUMNS = ("brief", "lijst", "soort", "woorden", "eigenaar", "reden", "tot")
_LISTS = ("brief", "graaf")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One acceptance; ``ended`` says whether it no longer holds on the day that was asked for."""

    letter: str
    listed: str
    kind: str
    words: str
    owner: str
    reason: str
    until: date
    line: int
    ended: bool


def read_waivers(folder: Path, as_of: date | None = None) -> list[Waiver]:
    """The acceptances in a data folder, on a day (today unless given); empty where there is no such file.

    Raises InputError with the line of a cell that is missing or wrong.
    """
    path = folder / FILE
    if not path.exists():
        return []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"this file cannot be read ({error}); make it UTF-8 and readable", path=path) from error
    today = as_of or date.today()
    rows = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not rows or tuple(rows[0][1].split("\t")) != COLUMNS:
        raise InputError(
            f"the first line must name the columns: {' '.join(COLUMNS)}, parted by tabs", path=path, line=1
        )
    return [_waiver(path, number, line, today) for number, line in rows[1:]]


def _waiver(path: Path, number: int, line: str, today: date) -> Waiver:
    cells = [" ".join(cell.split()) for cell in line.split("\t")]
    if len(cells) != len(COLUMNS) or not all(cells):
        raise InputError(f"a line needs {len(COLUMNS)} filled cells ({' '.join(COLUMNS)})", path=path, line=number)
    letter, listed, kind, words, owner, reason, until = cells
    if listed not in _LISTS:
        raise InputError(f"lijst is «{listed}»; write brief or graaf", path=path, line=number)
    try:
        last = date.fromisoformat(until)
    except ValueError as error:
        raise InputError(f"tot is «{until}», no date; write it as 2027-01-31", path=path, line=number) from error
    return Waiver(letter, listed, kind, words, owner, reason, last, number, today >= last)
