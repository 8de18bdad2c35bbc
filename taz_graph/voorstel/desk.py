"""What every kind of proposal needs: IRIs by the rules of ``data/``, one Thing per thing, and its Vindplaatsen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from taz_graph import names
from taz_graph.brief import Brief
from taz_graph.extractors import Context, Known, Mention
from taz_graph.extractors.text import Span
from taz_graph.voorstel.quote import Quoter
from taz_graph.voorstel.turtle import Thing, Writer, decimal, text

MAX_PLACES = 5
"""Vindplaatsen per thing: a ministry is named on every page, and each of them says the same."""
_SMALL = frozenset(
    "de het een en of van voor in op aan bij met over om te dat die ik wij uw kamer is zijn wordt worden er als tot "
    "door naar uit ook niet mijn haar hun dit deze zal zullen heb hebben heeft ga gaan informeer informeren verzoek "
    "regering".split()
)


@dataclass(slots=True)
class Entry:
    """A thing that is proposed, the words that show it, and the surest mention of it."""

    thing: Thing
    name: str
    spans: list[Span] = field(default_factory=list)
    rule: str = ""
    certainty: float = 0.0

    def shown_by(self, mention: Mention, *spans: Span) -> None:
        """Notes where the thing is shown (the mention itself unless other words are given) and by which rule."""
        self.spans += [span for span in spans or (mention.span,) if span not in self.spans]
        if mention.certainty > self.certainty:
            self.rule, self.certainty = mention.rule, mention.certainty


class Desk:
    """The proposals of one letter while they are being made.

    ``letter`` is the identifier of the letter (``kst-29282-485``), or the stem of its file where it has none.
    """

    def __init__(self, brief: Brief, context: Context, base: str, letter: str | None = None) -> None:
        self.brief, self.base = brief, base
        self.letter = letter or brief.metadata.identifier or names.slug(brief.path.stem) or "brief"
        self.writer = Writer(base)
        self.entries: dict[str, Entry] = {}
        self.became: dict[tuple[int, int, str], list[str]] = {}
        self._context = context
        self._quoter = Quoter(brief)

    def iri(self, soort: str, kenmerk: str) -> str:
        """The IRI of a thing, as it is written."""
        return self.writer.thing(soort, kenmerk)

    def entry(self, soort: str, kenmerk: str, *classes: str) -> Entry:
        """The thing with this IRI, made when it was not there yet; ``classes`` are names in our own vocabulary."""
        iri = self.iri(soort, kenmerk)
        entry = self.entries.setdefault(iri, Entry(Thing(iri), f"{soort}-{kenmerk.removeprefix(self.letter + '-')}"))
        if classes:
            entry.thing.add("a", *(f"taz:{name}" for name in classes))
        return entry

    def link(self, mention: Mention, iri: str) -> None:
        """Notes what a mention became, for ``show``."""
        listed = self.became.setdefault((mention.start, mention.end, mention.kind), [])
        if iri not in listed:
            listed.append(iri)

    @cached_property
    def known(self) -> dict[str, Known]:
        """What the data describe, by the IRI as it is written."""
        return {self.writer.iri(thing.iri): thing for thing in self._context.known}

    @cached_property
    def organisations(self) -> dict[str, str]:
        """The full name of each organisation that is only listed, by its kenmerk."""
        return {thing.kenmerk: thing.name for thing in self._context.organisations}

    def known_of(self, *soorten: str) -> tuple[Known, ...]:
        """The known things of these soorten."""
        return self._context.of(*soorten)

    def person(self, name: str) -> str:
        """Kenmerk of a person: «C. Helder» is the one person in the data whose name ends so and begins with a C."""
        plain = names.slug(name)
        people = [thing.kenmerk for thing in self.known_of("persoon")]
        if plain in people or not re.match(r"(?:[A-Z]\.\s?)+\S", name):
            return plain
        surname = names.slug(re.sub(r"^(?:[A-Z]\.\s?)+", "", name))
        same = [one for one in people if one.endswith(f"-{surname}") and one[0] == plain[0]]
        return same[0] if len(same) == 1 else plain

    @cached_property
    def programme(self) -> str:
        """Kenmerk of the known programme that the letter names most, else the letter's own: lines count within one."""
        counts = {thing.kenmerk: self._count(thing.names) for thing in self.known_of("programma")}
        named = sorted((-count, kenmerk) for kenmerk, count in counts.items() if count > 1)
        return named[0][1] if named else self.letter

    def _count(self, listed: Sequence[str]) -> int:
        pattern = "|".join(re.escape(name) for name in sorted(listed, key=len, reverse=True))
        return len(re.findall(rf"(?<!\w)(?:{pattern})(?!\w)", self.brief.text))

    def finish(self) -> list[tuple[Thing, list[Thing]]]:
        """Every thing with its Vindplaatsen and their selectors, in the order in which they were made."""
        return [(entry.thing, self._places(entry)) for entry in self.entries.values()]

    def _places(self, entry: Entry) -> list[Thing]:
        written: list[Thing] = []
        seen: set[tuple[str | None, ...]] = set()
        for start, end in sorted(entry.spans):
            quote = self._quoter.quote(start, end)
            if tuple(quote) in seen or len(seen) == MAX_PLACES:
                continue
            seen.add(tuple(quote))
            count = f"-{len(seen)}" if len(seen) > 1 else ""
            name = f"{self.letter}-{entry.name}{count}"
            place = Thing(self.iri("vindplaats", name))
            selector = Thing(self.iri("vindplaats", f"{name}-citaat"))
            place.add("a", "taz:Vindplaats").add("oa:hasSource", self.iri("kamerstuk", self.letter))
            place.add("taz:sectie", text(self.brief.section_names(start)[0])).add("oa:hasSelector", selector.iri)
            selector.add("a", "oa:TextQuoteSelector").add("oa:exact", text(quote.exact))
            for name_of_around, around in (("oa:prefix", quote.prefix), ("oa:suffix", quote.suffix)):
                if around:
                    selector.add(name_of_around, text(around))
            written += [place, selector]
        entry.thing.add("taz:vindplaats", *(place.iri for place in written[::2]))
        if entry.rule:
            entry.thing.add("taz:regelVanVoorstel", text(entry.rule)).add("taz:zekerheid", decimal(entry.certainty))
        return written


def label(thing: Thing, dutch: str, english: str | None = None) -> None:
    """Names the thing in Dutch, and in English where that is natural; the first name given stays."""
    if not thing.has("rdfs:label"):
        thing.add("rdfs:label", text(dutch, "nl"), *([text(english, "en")] if english else []))


def slug_of(subject: str, words: int = 4) -> str:
    """The first telling words: «het inventariseren van innovaties in de zorg» -> inventariseren-innovaties-zorg."""
    listed = names.slug(subject).split("-")
    return "-".join([word for word in listed if word not in _SMALL][:words] or listed[:words]) or "zonder-naam"


def shorten(subject: str, words: int = 12) -> str:
    """At most so many words, with an ellipsis where some were left out."""
    listed = subject.split()
    return " ".join(listed[:words]).rstrip(" ,;:") + ("…" if len(listed) > words else "")


def names_in_a_row(listed: Sequence[str], word: str = "en") -> str:
    """«A», «A en B», «A, B en C»."""
    return f" {word} ".join(filter(None, (", ".join(listed[:-1]), *listed[-1:])))


def strings(value: object) -> list[str]:
    """The strings of a JSON list; empty for anything else."""
    return [str(one) for one in value] if isinstance(value, list) else []


def spans(value: object) -> list[Span]:
    """The spans of a JSON list of ``[start, end]``."""
    return [(int(one[0]), int(one[1])) for one in value if isinstance(one, list)] if isinstance(value, list) else []


_DOSSIER = re.compile(r"(?P<base>[0-9]{2})(?P<rest>[0-9]{3})(?P<suffix>.*)")


def printed_dossier(dossier: str) -> str:
    """«29282» as «29 282», «35925-XVI» as «35 925 XVI», «21501-02» as «21 501-02»."""
    match = _DOSSIER.fullmatch(dossier)
    if not match:
        return dossier
    suffix = match["suffix"]
    return f"{match['base']} {match['rest']}{suffix if suffix[1:2].isdigit() else suffix.replace('-', ' ')}"
