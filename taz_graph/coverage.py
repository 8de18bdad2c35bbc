"""What a letter says against what the graph has of it, both ways.

Three lists: what is in both; what only the letter has (a mention that no fact of the graph points at); and what only
the graph has (a Vindplaats whose words cannot be re-found in the letter, or stand in another section, or more than
once). A mention and a fact belong together when the Vindplaats of a thing of the right kind overlaps the mention, or
else when both are the same thing by name or number and the graph has a Vindplaats of it in this letter: a ministry
that is named ten times needs one, and «de klankbordgroep» may stand for a «Klankbordgroep TAZ». An outcome that the
letter shows and the graph has otherwise («afgedaan», not «opgepakt») is in the letter only.

What somebody accepted stands in ``dekking-aanvaard.tsv`` beside the data (see ``taz_graph.coverage_waivers``).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

import pyoxigraph as ox

from taz_graph.brief import Brief
from taz_graph.coverage_waivers import Waiver
from taz_graph.extractors import Mention
from taz_graph.names import VOCABULARIES, compact, thing
from taz_graph.settings import DEFAULT_BASE
from taz_graph.sources import Source
from taz_graph.vindplaats import Finder
from taz_graph.voorstel import Voorstel

SOORTEN: Mapping[str, frozenset[str]] = {
    kind: frozenset(soorten.split())
    for kind, soorten in {
        "motie": "motie",
        "toezegging": "toezegging",
        "uitkomst": "afdoening",
        "programmalijn": "programmalijn",
        "opgave": "opgave",
        "afspraak": "afspraak actie",
        "actie": "actie afspraak mijlpaal aankondiging",
        "verwijzing": "verwijzing kamerstuk motie rapport",
        "persoon": "persoon functie partij motie",
        "partij": "partij fractie functie",
        "overleg": "overleg actie mijlpaal",
        "akkoord": "akkoord programma regeling afspraak",
        "programma": "programma akkoord regeling",
        "regeling": "regeling akkoord programma",
        "rapport": "rapport kamerstuk verwijzing",
        "hulpmiddel": "hulpmiddel",
        "bedrag": "meting indicator regeling streefwaarde",
        "cijfer": "meting indicator streefwaarde overleg mijlpaal praktijkvoorbeeld akkoord afspraak",
        "meting": "meting indicator",
    }.items()
}
"""For each kind of mention, the soorten of things that can be what it mentions; a kind that is not here (a date) is
part of a fact and none by itself. An office may be filed as a partij («CNO»), meetings as an actie or mijlpaal,
and the name of an indiener stands in the place of the motie."""

Trouble = Literal["absent", "elsewhere", "several"]
_SHORTEST = 6
"""Letters of a name by which a thing may be told; shorter words are part of too many names."""
_LABEL = f"{VOCABULARIES['rdfs']}label"
_ALIAS = f"{VOCABULARIES['skos']}altLabel"
_OA = VOCABULARIES["oa"]
_PREDICATES = ("hasSource", "hasSelector", "exact", "prefix", "suffix")


@dataclass(frozen=True)
class Place:
    """A Vindplaats of the graph in this letter: ``things`` point at it, ``spans`` are where its words were found.

    ``trouble`` says why it is not re-found; ``elsewhere`` is the section in which its words stand instead.
    """

    iri: str
    things: tuple[str, ...]
    section: str
    exact: str
    spans: tuple[tuple[int, int], ...]
    trouble: Trouble | None = None
    elsewhere: str | None = None
    waiver: Waiver | None = None


@dataclass(frozen=True)
class Match:
    """A mention, the things of the graph that it is, and how that shows: ``place``, ``identity`` or nothing.

    ``instead`` is the outcome that the graph gives a zaak (``opgepakt``) where the letter shows another one
    (``states``): what the letter states is then in the letter only.
    """

    mention: Mention
    things: tuple[str, ...] = ()
    by: str | None = None
    waiver: Waiver | None = None
    states: str | None = None
    instead: str | None = None


@dataclass
class Coverage:
    """The three lists for one letter; ``waivers`` are the ones that ended or were not needed, with the reason."""

    letter: str
    both: list[Match] = field(default_factory=list)
    letter_only: list[Match] = field(default_factory=list)
    refound: list[Place] = field(default_factory=list)
    graph_only: list[Place] = field(default_factory=list)
    waivers: list[tuple[Waiver, Literal["ended", "unused"]]] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether nothing is open: every item of the last two lists is waived, and every waiver is needed."""
        open_items = [item.waiver for item in self.letter_only] + [item.waiver for item in self.graph_only]
        return all(open_items) and not self.waivers

    @cached_property
    def by_span(self) -> dict[tuple[int, int, str], Match]:
        """What each mention is in the graph."""
        return {(*match.mention.span, match.mention.kind): match for match in self.both}


def cover(
    brief: Brief,
    voorstel: Voorstel,
    sources: Iterable[Source],
    waivers: Sequence[Waiver] = (),
    base: str = DEFAULT_BASE,
) -> Coverage:
    """The coverage of a letter by the graph; ``voorstel`` is what the extractors found in it.

    ``waivers`` are those that hold today; the ones of another letter are left alone.
    """
    graph = _Graph(brief, list(sources), thing("kamerstuk", voorstel.letter, base), base)
    coverage = Coverage(voorstel.letter)
    for place in graph.places:
        (coverage.graph_only if place.trouble else coverage.refound).append(place)
    for mention in voorstel.mentions:
        if mention.kind in SOORTEN:
            match = graph.match(mention, voorstel)
            (coverage.both if match.by and not match.instead else coverage.letter_only).append(match)
    _waive(coverage, [waiver for waiver in waivers if waiver.letter == voorstel.letter], base)
    return coverage


class _Graph:
    """What the data say of one letter, by place and by name."""

    def __init__(self, brief: Brief, sources: Sequence[Source], letter: str, base: str) -> None:
        self._base = base
        self._values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._users: dict[str, list[str]] = defaultdict(list)
        wanted = {f"{_OA}{name}": name for name in _PREDICATES} | {
            f"{base}def#{name}": name for name in ("sectie", "zaak", "brief", "internNummer", "vindplaats", "uitkomst")
        }
        wanted |= dict.fromkeys((_LABEL, _ALIAS, f"{base}def#korteNaam"), "naam")
        for source in sources:
            for triple in source.triples:
                name = wanted.get(triple.predicate.value)
                if (
                    name
                    and isinstance(triple.subject, ox.NamedNode)
                    and isinstance(triple.object, ox.NamedNode | ox.Literal)
                ):
                    self._values[triple.subject.value][name].append(triple.object.value)
                    if name == "vindplaats":
                        self._users[triple.object.value].append(triple.subject.value)
        finder = Finder(brief)
        self.places = [self._place(iri, finder) for iri in self._in_letter(letter)]
        self._at = [(span, place) for place in self.places for span in place.spans if not place.trouble]
        self._here = sorted({one for place in self.places for one in place.things})
        self._letter = letter

    def _in_letter(self, letter: str) -> list[str]:
        return sorted(iri for iri, values in self._values.items() if letter in values["hasSource"])

    def _place(self, iri: str, finder: Finder) -> Place:
        values = self._values[iri]
        selector = self._values[next(iter(values["hasSelector"]), "")]
        section = next(iter(values["sectie"]), "")
        exact, prefix, suffix = (next(iter(selector[name]), None) for name in ("exact", "prefix", "suffix"))
        anywhere = finder.find(exact or "", prefix, suffix)
        inside = finder.find(exact or "", prefix, suffix, section) if section else anywhere
        trouble: Trouble | None = None
        if not anywhere:
            trouble = "absent"
        elif not inside:
            trouble = "elsewhere"
        elif len(anywhere) > 1:
            trouble = "several"
        spans = tuple((place.start, place.end) for place in inside)
        elsewhere = anywhere[0].section if trouble == "elsewhere" else None
        return Place(iri, tuple(sorted(set(self._users[iri]))), section, exact or "", spans, trouble, elsewhere)

    def match(self, mention: Mention, voorstel: Voorstel) -> Match:
        """What the mention is in the graph: by place where its words overlap a Vindplaats, else by name or number."""
        wanted = SOORTEN[mention.kind]
        here = [
            one
            for (start, end), place in self._at
            if start < mention.end and mention.start < end
            for one in place.things
            if self._soort(one) in wanted
        ]
        if mention.kind == "uitkomst":
            here = self._afdoeningen(mention, voorstel) or here
        if here:
            found = tuple(dict.fromkeys(here))
            return Match(mention, found, "place", None, *self._outcomes(mention, voorstel, found))
        same = [one for one in self._same(mention, voorstel) if self._soort(one) in wanted and one in self._here]
        same = same or [one for one in self._here if self._soort(one) in wanted and self._is_short_for(mention, one)]
        return Match(mention, tuple(dict.fromkeys(same)), "identity" if same else None)

    def _outcomes(
        self, mention: Mention, voorstel: Voorstel, afdoeningen: Sequence[str]
    ) -> tuple[str | None, str | None]:
        """What the letter states of a zaak, and what the graph has instead; None and None where they agree.

        Only the mention on which a proposal would rest counts, and not one that shows nothing: there a person saw more.
        """
        decides = mention.kind == "uitkomst" and (*mention.span, mention.kind) in voorstel.became
        if not decides or mention.rule == "niets-vermeld":
            return None, None
        states = str(mention.attributes.get("stand") or mention.attributes["uitkomst"])
        prefix = thing("begrip", "uitkomst-", self._base)
        given = sorted({value for one in afdoeningen for value in self._values[one]["uitkomst"]})
        if not given or f"{prefix}{states}" in given:
            return None, None
        return states, ", ".join(value.removeprefix(prefix) for value in given)

    def _same(self, mention: Mention, voorstel: Voorstel) -> list[str]:
        """Things with the IRI that a proposal would give the mention, or with the number that it prints."""
        prefixes = thing("", "", self._base)[: -len("//")]
        named = [self._whole(written) for written in voorstel.became.get((*mention.span, mention.kind), ())]
        intern = mention.attributes.get("intern")
        if intern:
            named += [iri for iri, values in self._values.items() if str(intern) in values["internNummer"]]
        identifier = mention.attributes.get("identifier")
        if identifier:
            named.append(f"{prefixes}/kamerstuk/{identifier}")
        return named

    def _is_short_for(self, mention: Mention, iri: str) -> bool:
        """Whether the words are part of a name of the thing: «beleidsbesluit» for «Conceptbeleidsbesluit btw»."""
        words = " ".join(mention.text.casefold().split())
        listed = [name.casefold() for name in self._values[iri]["naam"]]
        return words in listed or (len(words) >= _SHORTEST and any(words in name for name in listed))

    def _afdoeningen(self, mention: Mention, voorstel: Voorstel) -> list[str]:
        """The Afdoening in this letter of the zaak that the outcome is about."""
        span = mention.attributes.get("zaak")
        if not isinstance(span, list):
            return []
        kind = str(mention.attributes.get("soort"))
        zaak = next((m for m in voorstel.mentions if m.kind == kind and list(m.span) == span), None)
        things = self.match(zaak, voorstel).things if zaak else ()
        return sorted(
            iri
            for iri, values in self._values.items()
            if self._letter in values["brief"] and any(one in values["zaak"] for one in things)
        )

    def _soort(self, iri: str) -> str:
        return iri.removeprefix(f"{self._base}id/").partition("/")[0]

    def _whole(self, written: str) -> str:
        """The IRI of ``partij:vws`` or ``<https://…>``."""
        if written.startswith("<"):
            return written.strip("<>")
        soort, _, kenmerk = written.partition(":")
        return thing(soort, kenmerk, self._base)


def _waive(coverage: Coverage, waivers: Sequence[Waiver], base: str) -> None:
    """Ties each waiver to what it accepts; those that ended or accept nothing are listed."""
    used: set[Waiver] = set()

    def waiver_for(listed: str, kind: str, *words: str) -> Waiver | None:
        fitting = [w for w in waivers if w.listed == listed and w.kind in (kind, "*") and w.words in words]
        used.update(fitting)
        return next((waiver for waiver in fitting if not waiver.ended), None)

    coverage.letter_only = [
        replace(item, waiver=waiver_for("brief", item.mention.kind, " ".join(item.mention.text.split())))
        for item in coverage.letter_only
    ]
    coverage.graph_only = [
        replace(item, waiver=waiver_for("graaf", "vindplaats", compact(item.iri, base), item.iri))
        for item in coverage.graph_only
    ]
    for waiver in waivers:
        if waiver.ended:
            coverage.waivers.append((waiver, "ended"))
        elif waiver not in used:
            coverage.waivers.append((waiver, "unused"))
