"""What every extractor gives: a Mention, made by a Rule, for a reader who knows the names in a Context."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from taz_graph.brief import Block, Brief, Soort

JsonValue = str | int | float | bool | None | Sequence["JsonValue"] | Mapping[str, "JsonValue"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to recognise something: ``id`` names it in every proposal, ``certainty`` (0 to 1) is how far to trust it.

    ``why`` says what in letters forced the rule, ``example`` is a text in which it finds something (a test runs it).
    """

    id: str
    certainty: float
    why: str
    example: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a letter that name one thing of a kind, such as ``motie``, ``partij`` or ``bedrag``.

    ``span`` are positions in ``Brief.text`` and ``text`` the words there; ``section`` is the name that a Vindplaats
    gives it (``Brief.section_names``). ``rule`` is the id of the Rule that found it. ``attributes`` hold what the words
    say of the thing, as plain JSON values (positions as ``[start, end]``, dates as ``2024-05-31``).
    """

    kind: str
    span: tuple[int, int]
    text: str
    section: str
    rule: str
    certainty: float
    attributes: Mapping[str, JsonValue] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Position of the first character in ``Brief.text``."""
        return self.span[0]

    @property
    def end(self) -> int:
        """Position in ``Brief.text`` just after the last character."""
        return self.span[1]


@dataclass(frozen=True, slots=True)
class Known:
    """Something that ``data/`` describes already, by the names under which a letter can mention it.

    ``iri`` is the thing, ``kenmerk`` the last part of it (``vws``), ``soort`` the part before (``partij``);
    ``name`` is its label, ``short`` its short name, ``aliases`` its other names, all as printed.
    """

    iri: str
    soort: str
    kenmerk: str
    name: str
    short: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, once, the label first."""
        return tuple(dict.fromkeys(name for name in (self.name, self.short, *self.aliases) if name))


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What an extractor may know beforehand: the names of things in ``data/``, sorted by IRI.

    Equal only to itself: what extractors derive from it is kept by it, and to compare hundreds of names for each
    letter took a tenth of the time.

    ``organisations`` are names of bodies that no letter of the graph says anything of (``data/organisaties.ttl``).
    """

    known: tuple[Known, ...] = ()
    organisations: tuple[Known, ...] = ()

    @property
    def organisation_names(self) -> list[tuple[str, str]]:
        """Each name of these organisations with its kenmerk."""
        return [(name, thing.kenmerk) for thing in self.organisations for name in thing.names]

    def of(self, *soorten: str) -> tuple[Known, ...]:
        """The known things of these soorten (``partij``, ``akkoord``, ``programma``, …)."""
        return tuple(thing for thing in self.known if thing.soort in soorten)


def mention(
    brief: Brief, kind: str, span: tuple[int, int], rule: Rule, attributes: Mapping[str, JsonValue] | None = None
) -> Mention:
    """The Mention of ``kind`` at ``span`` of the running text, found by ``rule``."""
    start, end = span
    return Mention(
        kind=kind,
        span=span,
        text=brief.text[start:end],
        section=brief.section_names(start)[0],
        rule=rule.id,
        certainty=rule.certainty,
        attributes=dict(attributes or {}),
    )


def prose(brief: Brief) -> Iterator[Block]:
    """The blocks that hold sentences: paragraphs, list items and footnotes, in reading order."""
    return (block for block in brief.blocks if block.soort in (Soort.ALINEA, Soort.LIJSTITEM, Soort.VOETNOOT))


def by_place(mentions: Iterable[Mention]) -> list[Mention]:
    """In the order of the letter; the longest first where two begin together."""
    return sorted(mentions, key=lambda found: (found.start, -found.end, found.kind, found.rule))
