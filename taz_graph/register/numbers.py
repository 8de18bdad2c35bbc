"""From the titles of dossiers to official identifiers.

Most exports give the dossier of a zaak by title alone, and the number only within that dossier.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from taz_graph.register.model import Document, Kamerstukdossier, Zaak


class Numbered(NamedTuple):
    """The identifier of a zaak and how it is known: ``document``, ``dossier`` (tied by the service) or ``titel``."""

    aanduiding: str
    dossier: str
    ondernummer: str
    basis: str


class Titles:
    """Which dossier has which title. A title that two dossiers share (the budget memorandum) gives no number."""

    def __init__(self, dossiers: Iterable[Kamerstukdossier]) -> None:
        self._numbers: dict[str, set[str]] = defaultdict(set)
        self.title: dict[str, str] = {}
        for dossier in dossiers:
            if dossier.titel:
                self._numbers[key_of(dossier.titel)].add(dossier.nummer)
                self.title.setdefault(dossier.nummer, dossier.titel)

    def number(self, title: str) -> str | None:
        """The one dossier with that title, or None."""
        found = self._numbers.get(key_of(title), ())
        return next(iter(found)) if len(found) == 1 else None


def key_of(title: str) -> str:
    """A title as it is compared: some end in a no-break space, some differ in quotes or capitals."""
    return " ".join(title.replace("’", "'").replace("‘", "'").split()).casefold()


def number_zaak(
    zaak: Zaak, documents: Iterable[Document], dossiers: Iterable[Kamerstukdossier], titles: Titles
) -> Numbered | None:
    """The official identifier of a zaak: as its document states, as the service ties it, or by the title."""
    for document in documents:
        if document.aanduiding and document.aanduiding.startswith("kst-"):
            dossier, _, number = document.aanduiding.removeprefix("kst-").rpartition("-")
            return Numbered(document.aanduiding, dossier, number, "document")
    if zaak.volgnummer is None:
        return None
    number = str(zaak.volgnummer)
    for tied in dossiers:
        return Numbered(f"kst-{tied.nummer}-{number}", tied.nummer, number, "dossier")
    dossier = titles.number(zaak.titel) or ""
    return Numbered(f"kst-{dossier}-{number}", dossier, number, "titel") if dossier else None
