"""Reading of named things (akkoorden, programma's, regelingen): by a known name, by their kind, by a short name.

What such a thing is called in full comes first, with its short name in brackets; from there on the letter uses that.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from taz_graph.brief import Block, Brief
from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.lexicon_names import NameIndex
from taz_graph.extractors.lexicon_organisations import SHORT
from taz_graph.extractors.lexicon_tail import BEHIND
from taz_graph.extractors.lexicon_words import CLOSE_QUOTE, OPEN_QUOTE, UPPER, Spans, not_prose, readable
from taz_graph.extractors.model import Context, JsonValue, Known, Mention, Rule, by_place, mention
from taz_graph.names import slug

_CAPITAL = rf"[{UPPER}](?:[\w’'&]|[.\-/](?=\w)){{0,40}}-?"
_LINK = r"(?:van|voor|in|de|der|den|het|en|&|op|tot|ter|ten|bij|tegen|rond|over|om|met|naar|aan|uit|als|door|te|een)"
_NEXT = rf"(?:,\s|\s(?!en\s(?:de|het|een|in|op|van|voor|met)\s)(?:{_LINK}\s){{0,3}})"
TITLE = rf"{_CAPITAL}(?:{_NEXT}(?!(?:Kamer|Minister|Staatssecretaris)(?!\w)){_CAPITAL}){{0,9}}"
"""A name in which every word of weight has a capital: «Wonen, Ondersteuning en Zorg voor Ouderen»."""
QUOTED_TITLE = rf"{OPEN_QUOTE}[^«»“”\n]{{3,120}}?{CLOSE_QUOTE}"
_TRAILING = re.compile(
    r"(?:\s(?:en|of|in|van|op|mee|vorm|onvoldoende|met|opengesteld|gestart|verlengd|gesloten|gepubliceerd|ingevoerd))+$"
)


@dataclass(frozen=True, slots=True)
class Form:
    """A way to print such a name: the pattern has the groups ``name`` (all of it) and, where it can tell, ``title``."""

    rule: str
    kind: str
    pattern: re.Pattern[str] | Guarded


@dataclass
class Things:
    """One letter being read for named things of some kinds; ``found`` are the mentions, in the order of the rules."""

    brief: Brief
    context: Context
    rules: dict[str, Rule]
    soorten: tuple[str, ...]
    found: list[Mention] = field(default_factory=list)
    shorts: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Short names that the letter defines: kind and key of what they stand for."""

    def __post_init__(self) -> None:
        self._taken = Spans()
        self._masked = not_prose(self.brief)
        self._index, self._known = _known(self.context, self.soorten)

    @property
    def blocks(self) -> Iterable[Block]:
        """The blocks to read."""
        return readable(self.brief)

    def mentions(self) -> list[Mention]:
        """What was found, in the order of the letter."""
        return by_place(self.found)

    def add(self, block: Block, span: tuple[int, int], rule: str, what: tuple[str, str], name: str) -> bool:
        """A mention of ``what`` (kind and key) in the block, with the short name in brackets behind; False if taken."""
        kind, key = what
        start, end = span
        years = BEHIND.match(block.text, end)
        end = years.end() if years else end
        first, last = block.start + start, block.start + end
        if self._taken.touch(first, last) or self._masked.touch(first, last):
            return False
        short = SHORT.match(block.text, end)
        attributes: dict[str, JsonValue] = {kind: key, "known": key in self._known, "naam": " ".join(name.split())}
        if short:
            last = block.start + short.end()
            self.shorts.setdefault(short["short"], (kind, key))
            attributes["afkorting"] = short["short"]
        self._taken.add(first, last)
        self.found.append(mention(self.brief, kind, (first, last), self.rules[rule], attributes))
        return True

    def read_known(self, rule: str, lead: re.Pattern[str], is_meant: Callable[[str, int, str], bool]) -> None:
        """Names of ``data/``; ``lead`` is what belongs to a name just before it («programma »)."""
        for block in self.blocks:
            for hit in self._index.find(block.text):
                if is_meant(block.text, hit.start, block.text[hit.start : hit.end]):
                    opening = lead.search(block.text, max(0, hit.start - 24), hit.start)
                    start = opening.start() if opening else hit.start
                    self.add(block, (start, hit.end), rule, (self._known[hit.key].soort, hit.key), hit.name)

    def read_forms(self, forms: Sequence[Form], is_name: Callable[[str], bool]) -> None:
        """Names by the way that they are printed."""
        for form in forms:
            for block in self.blocks:
                for match in form.pattern.finditer(block.text):
                    name = _TRAILING.sub("", match["name"])
                    title = match.groupdict().get("title") or name
                    if is_name(title):
                        start, end = match.start("name"), match.start("name") + len(name)
                        what = self._known_as(title, SHORT.match(block.text, end)) or (form.kind, slug(name))
                        self.add(block, (start, end), form.rule, what, name)

    def read_shorts(self, rule: str, lead: re.Pattern[str], is_meant: Callable[[str, int, str], bool]) -> None:
        """Short names that the letter defined, wherever they stand."""
        if not self.shorts:
            return
        index = NameIndex((short, short) for short in sorted(self.shorts))
        for block in self.blocks:
            for hit in index.find(block.text):
                if is_meant(block.text, hit.start, hit.name):
                    opening = lead.search(block.text, max(0, hit.start - 24), hit.start)
                    start = opening.start() if opening else hit.start
                    self.add(block, (start, hit.end), rule, self.shorts[hit.key], hit.name)

    def _known_as(self, title: str, short: re.Match[str] | None) -> tuple[str, str] | None:
        """Kind and key of the known thing with this name or short name, or with a name that begins like this."""
        wanted = slug(title.strip("«»‘’“”\"'"))
        for thing in self._known.values():
            known = [slug(one) for one in thing.names]
            begins = "-" in wanted and any(one.startswith(f"{wanted}-") for one in known)
            if wanted in known or begins or (short and short["short"] == thing.short):
                return thing.soort, thing.kenmerk
        return None


@lru_cache(maxsize=16)
def _known(context: Context, soorten: tuple[str, ...]) -> tuple[NameIndex, dict[str, Known]]:
    things = {thing.kenmerk: thing for thing in context.of(*soorten)}
    return NameIndex((name, thing.kenmerk) for thing in things.values() for name in thing.names), things


def is_printed_as_name(printed: str) -> bool:
    """Whether the words have the capitals of a name and not only that of a sentence: not so «Nieuwe opvang»."""
    return printed[0].isupper() and (" " not in printed or any(letter.isupper() for letter in printed[1:]))
