"""Content negotiation: which of our formats a client likes best (RFC 9110 §12.5.1)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MAX_RANGES = 64


@dataclass(frozen=True, slots=True)
class Offer:
    """A format that we can give: its short name, the type that we say it is, and what else clients call it."""

    name: str
    media_type: str
    aliases: tuple[str, ...] = ()

    def types(self) -> tuple[str, ...]:
        """Every media type that asks for this format."""
        return (self.media_type, *self.aliases)


JSON = Offer("json", "application/sparql-results+json", ("application/json",))
XML = Offer("xml", "application/sparql-results+xml", ("application/xml", "text/xml"))
CSV = Offer("csv", "text/csv")
TSV = Offer("tsv", "text/tab-separated-values")
TURTLE = Offer("ttl", "text/turtle", ("application/x-turtle",))
JSON_LD = Offer("jsonld", "application/ld+json", ("application/json",))
N_TRIPLES = Offer("nt", "application/n-triples")
RDF_XML = Offer("rdf", "application/rdf+xml", ("application/xml", "text/xml"))
HTML = Offer("html", "text/html", ("application/xhtml+xml",))

TABLES = (JSON, XML, CSV, TSV)
# CSV and TSV hold rows; the W3C recommendation gives them no form for a boolean.
BOOLEANS = (JSON, XML)
GRAPHS = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML)


@dataclass(frozen=True, slots=True)
class MediaRange:
    """One part of an Accept header: ``text/*;q=0.5``."""

    kind: str
    subtype: str
    quality: float

    def specificity(self, media_type: str) -> int:
        """How closely this range names ``media_type``: 0 when it does not match, 3 when it is exactly that."""
        if f"{self.kind}/{self.subtype}" == media_type:
            return 3
        if self.subtype == "*" and self.kind == media_type.partition("/")[0]:
            return 2
        return 1 if self.kind == self.subtype == "*" else 0


def parse_accept(header: str | None) -> list[MediaRange]:
    """The media ranges of an Accept header; an absent or empty one accepts anything, a malformed part is left out."""
    if header is None or not header.strip():
        return [MediaRange("*", "*", 1.0)]
    ranges = (_parse_range(part) for part in header.split(",")[:MAX_RANGES])
    return [found for found in ranges if found is not None]


def _parse_range(text: str) -> MediaRange | None:
    media_type, *parameters = (part.strip() for part in text.split(";"))
    kind, slash, subtype = media_type.lower().partition("/")
    if not slash or not kind or not subtype or (kind == "*" and subtype != "*"):
        return None
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                quality = float(value)
            except ValueError:
                return None
    if not 0.0 <= quality <= 1.0:
        return None
    return MediaRange(kind, subtype, quality)


def quality_of(media_type: str, ranges: Iterable[MediaRange]) -> float:
    """How much a client likes a type: the quality of the most specific range that names it, 0 when none does."""
    best = max(((found.specificity(media_type), found.quality) for found in ranges), default=(0, 0.0))
    return best[1] if best[0] else 0.0


def choose(header: str | None, offers: Sequence[Offer]) -> tuple[Offer, str] | None:
    """The offer that a client likes best, with the media type to answer; the first of equals; None when none will do.

    The answer carries the type that was asked for: who asks for ``application/json`` gets JSON called by that name.
    """
    ranges = parse_accept(header)
    best: tuple[float, Offer, str] | None = None
    # Proper names first: for text/* a table is CSV rather than XML by its second name.
    candidates = [(offer, offer.media_type) for offer in offers]
    candidates += [(offer, alias) for offer in offers for alias in offer.aliases]
    for offer, media_type in candidates:
        quality = quality_of(media_type, ranges)
        if quality > 0 and (best is None or quality > best[0]):
            best = (quality, offer, media_type)
    return None if best is None else (best[1], best[2])


def prefers_html(header: str | None) -> bool:
    """Whether a client names HTML itself: a browser does, ``*/*`` alone does not."""
    ranges = parse_accept(header)
    html = max(quality_of(media_type, ranges) for media_type in HTML.types())
    named = any(found.specificity(media_type) >= 2 for found in ranges for media_type in HTML.types())
    others = (JSON.types(), TURTLE.types(), JSON_LD.types())
    return named and all(html >= quality_of(media_type, ranges) for types in others for media_type in types)
