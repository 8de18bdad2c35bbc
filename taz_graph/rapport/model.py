"""The annex as data: rows of text and links, in the language and of the date that were asked for."""

from dataclasses import dataclass
from datetime import date

from taz_graph.dates import in_words


@dataclass(frozen=True, slots=True)
class Link:
    """A piece of text, and the address of the official publication where there is one.

    ``language`` is given only where it is not that of the annex: most grounds exist in Dutch only.
    """

    text: str
    address: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Rij:
    """One motie or toezegging: what it asks, where it is found, and where it stands.

    ``closed`` says whether the outcome closes it; ``places`` are the papers in the column Vindplaats, ``state`` is the
    running text of the column Stand van zaken, in pieces.
    """

    iri: str
    title: Link
    subject: Link
    places: tuple[Link, ...]
    state: tuple[Link, ...]
    closed: bool

    @property
    def state_text(self) -> str:
        """The column Stand van zaken without its links."""
        return "".join(piece.text for piece in self.state)


@dataclass(frozen=True, slots=True)
class Deel:
    """One table: the open or the closed zaken of one kind."""

    caption: str
    rows: tuple[Rij, ...]


@dataclass(frozen=True, slots=True)
class Bijlage:
    """The whole annex; ``version`` is that of the data."""

    as_of: date
    language: str
    version: str
    moties: tuple[Rij, ...]
    toezeggingen: tuple[Rij, ...]

    @property
    def words(self) -> dict[str, str]:
        """The fixed words in the language of the annex."""
        return WORDS.get(self.language, WORDS["nl"])

    @property
    def title(self) -> str:
        """The heading of the whole, with its date."""
        return self.words["title"].format(day=in_words(self.as_of.isoformat(), self.language))

    @property
    def source(self) -> str:
        """The last line: what it was made from."""
        return self.words["source"].format(version=self.version or "-")

    @property
    def parts(self) -> tuple[tuple[str, tuple[Deel, Deel]], ...]:
        """Heading of each kind, with the open ones before the closed ones, as ministries list them."""
        kinds = (("moties", self.moties), ("toezeggingen", self.toezeggingen))
        return tuple((self.words[name], self._deel(rows)) for name, rows in kinds)

    def _deel(self, rows: tuple[Rij, ...]) -> tuple[Deel, Deel]:
        return (
            Deel(self.words["open"], tuple(row for row in rows if not row.closed)),
            Deel(self.words["closed"], tuple(row for row in rows if row.closed)),
        )


WORDS = {
    "nl": {
        "title": "Bijlage: stand van moties en toezeggingen op {day}",
        "moties": "Moties",
        "toezeggingen": "Toezeggingen",
        "what": "Omschrijving",
        "where": "Vindplaats",
        "state": "Stand van zaken",
        "kind": "Soort",
        "status": "Status",
        "open": "Openstaand",
        "closed": "Afgedaan",
        "link": "Link",
        "none": "Geen.",
        "source": "Bron: taz-graph, gegevensversie {version}.",
        "silent": "Geen brief meldt wat ermee is gedaan.",
        "reported": " van {day}",
        "mentioned": "genoemd in {letter}",
        "unnumbered": "zonder nummer",
        "number": "toezegging {number}",
    },
    "en": {
        "title": "Annex: state of moties and toezeggingen on {day}",
        "moties": "Moties (motions)",
        "toezeggingen": "Toezeggingen (promises)",
        "what": "Description",
        "where": "Place",
        "state": "State of affairs",
        "kind": "Kind",
        "status": "Status",
        "open": "Open",
        "closed": "Disposed of",
        "link": "Link",
        "none": "None.",
        "source": "Source: taz-graph, data version {version}.",
        "silent": "No letter reports what was done with it.",
        "reported": " of {day}",
        "mentioned": "mentioned in {letter}",
        "unnumbered": "without a number",
        "number": "toezegging {number}",
    },
}
