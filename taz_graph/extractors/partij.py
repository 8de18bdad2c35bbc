"""Organisations that a letter names: of the curated list, public bodies, and names that look like one.

``Context`` holds the list (``data/partijen.ttl``). Of a name in it the mention says ``known`` true and which
(``partij``); any other name is a proposal with a lower certainty. Groups («werkgevers», «het veld»), the Kamer and the
kabinet have no name of their own and are left out. Sectors, laws and programmes are no organisations.
"""

import re
from functools import lru_cache

from taz_graph.brief import Block, Brief, Soort
from taz_graph.extractors.lexicon_doers import COMPOUND, GLUED_COUNTRY, doers
from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.lexicon_ministries import MINISTER_BEFORE, ministries
from taz_graph.extractors.lexicon_ministries import WORDS as MINISTRY_WORDS
from taz_graph.extractors.lexicon_names import Hit, NameIndex, is_abbreviation
from taz_graph.extractors.lexicon_organisations import (
    BACKED,
    BARE_HEAD,
    DESCRIBED,
    FUNCTION_WORDS,
    NO_ORGANISATION,
    SHORT,
    TYPED,
    WORD,
    runs,
)
from taz_graph.extractors.lexicon_partijen import AMBIGUOUS, FRACTIES, MINISTRIES
from taz_graph.extractors.lexicon_words import Spans, is_shouted, not_prose, readable
from taz_graph.extractors.model import Context, JsonValue, Known, Mention, Rule, by_place, mention
from taz_graph.names import slug

RULES = {
    rule.id: rule
    for rule in (
        Rule(
            "partij-bekend",
            0.97,
            "A full name or alias of the curated list.",
            "Met de Sociaal-Economische Raad is gesproken.",
        ),
        Rule(
            "partij-afkorting", 0.94, "A short name of the list, letter for letter.", "De NZa publiceert dit jaarlijks."
        ),
        Rule(
            "partij-ministerie",
            0.98,
            "Ministries are told by name, short name or in a row.",
            "De ministeries van OCW en SZW.",
        ),
        Rule("partij-algemeen", 0.9, "A public body that is not in the list.", "Het RIVM onderzoekt dit."),
        Rule(
            "partij-fractie",
            0.95,
            "A party in brackets behind a name, or as a fractie.",
            "Het lid Jansen (D66) vroeg dit.",
        ),
        Rule("partij-soort-voorop", 0.7, "The name opens with what it is.", "De Stichting Beter Wonen doet mee."),
        Rule(
            "partij-soort-achteraan", 0.65, "The name closes with what it is.", "Bij Delta Zorggroep loopt een proef."
        ),
        Rule(
            "partij-omschreven",
            0.65,
            "A common noun before the name says what it is.",
            "Onderzoeksbureau Meetlat keek mee.",
        ),
        Rule(
            "partij-partner",
            0.55,
            "Who did it, or did it too.",
            "Dit deden wij in samenwerking met Delta en Nova Werkt.",
        ),
        Rule("partij-samenstelling", 0.75, "One word that says what it is.", "Ook de Zeilbond doet mee."),
        Rule("partij-doet", 0.6, "Who advises, signs or takes part is somebody.", "De BZKX en Delta doen mee."),
        Rule("partij-in-opsomming", 0.6, "Among organisations a name is one too.", "ZN, VNG, ABX en NFU tekenden."),
        Rule(
            "partij-eigen-afkorting", 0.9, "The letter itself defines the short name.", "Bond Zuid (BZU). BZU wil meer."
        ),
        Rule("partij-kort", 0.8, "«de Coalitie», for the one named before.", "Coalitie Nu Samen. De Coalitie groeit."),
    )
}

_GROUP = re.compile(
    r"(?:[a-zë-]*(?:partijen|werkgevers|werknemers|medewerkers|organisaties|verenigingen|inkopers|aanbieders"
    r"|opleiders|toezichthouders"
    r"|gemeenten|departementen|regio['’]s|initiatieven|bestuurders|leidinggevenden|partners)|kabinet|kamer"
    r"|onderwijs|veld|sector|werkveld)",
    re.IGNORECASE,
)
_CONTEXT_WORD = re.compile(r"(?:\b(?:het|de|door|met|aan|van|en|bij|namens|tussen|aldus|volgens)\s|[(,]\s?)$")
_FRACTIE = "|".join(sorted((re.escape(name) for name in FRACTIES), key=lambda name: (-len(name), name)))
_FRACTIES = Guarded(
    re.compile(
        rf"(?<=\()(?P<a>{_FRACTIE})(?=[)/,])|(?<![\w-])(?P<b>{_FRACTIE})(?=-(?:fractie|fracties|Kamerlid|Kamerleden"
        rf"|motie)\b)"
        rf"|(?<=fractie\svan\s)(?:de\s)?(?P<c>{_FRACTIE})(?!\w)|(?<![\w-])(?P<d>VVD|PVV|CDA|D66|PvdA|SGP|NSC|PvdD)(?![\w])"
    ),
    " ".join(FRACTIES),
)
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{3})\d{1,2}$")  # a footnote mark that the file glued to the name
_WITH = Guarded(
    re.compile(
        r"(?:in\ssamenwerking\smet|in\sopdracht\svan|(?:uitgevoerd|opgesteld|gemaakt|gedaan|georganiseerd|ontwikkeld"
        r"|geschreven)\sdoor)\s"
        rf"(?:(?:de|het|onder\sandere|o\.a\.)\s)*(?P<names>{WORD}(?:\s{WORD})?(?:(?:,\s|\sen\s){WORD}(?:\s{WORD})?){{0,6}})"
    ),
    "samenwerking opdracht door",
)


def find(brief: Brief, context: Context) -> list[Mention]:
    """Every organisation: ``partij`` (its kenmerk in ``data/``, else a slug of the name), ``known``, ``naam``."""
    return _Reading(brief, context).mentions()


@lru_cache(maxsize=4)
def _index(context: Context) -> tuple[NameIndex, frozenset[str], NameIndex]:
    """The names of the curated list and of public bodies, the kenmerken of the list, and names of other things."""
    listed = [thing for thing in context.of("partij", "fractie") if not _is_group(thing)]
    names = [(name, thing.kenmerk) for thing in listed for name in thing.names if _is_own_name(name)]
    known = frozenset(thing.kenmerk for thing in listed)
    shorts = [
        (name, key)
        for key, (_, *short) in MINISTRIES.items()
        for name in short
        if name not in AMBIGUOUS and is_abbreviation(name)
    ]
    foreign = [
        (name, thing.kenmerk)
        for thing in context.of("akkoord", "programma", "regeling", "overleg")
        for name in thing.names
    ]
    return NameIndex([*names, *shorts, *context.organisation_names]), known, NameIndex(foreign)


@lru_cache(maxsize=256)
def _typed(text: str) -> tuple[re.Match[str], ...]:
    """What looks like a name by its first word; it is asked for twice."""
    return tuple(TYPED.finditer(text))


def _is_group(thing: Known) -> bool:
    """A group has a plural for a name («Werkgevers in zorg en welzijn»), and no short name; an office is a person's."""
    if thing.name.endswith(" Officer"):
        return True
    return thing.short is None and any(_GROUP.fullmatch(part) for part in re.split(r"[\s-]", thing.name))


def _is_own_name(name: str) -> bool:
    """Not a name that only stands for another in its context: «Taskforce», «Financiën», «uw Kamer»."""
    bare = re.sub(r"^(?:de|het)\s", "", name)
    is_plain_ministry = any(bare == word for word, _ in MINISTRY_WORDS if not is_abbreviation(word))
    return not is_plain_ministry and not BARE_HEAD.fullmatch(f"de {bare}", 3) and not bare.endswith("Kamer")


class _Reading:
    """One letter being read: what was found, and the short names that the letter defined itself."""

    def __init__(self, brief: Brief, context: Context) -> None:
        self._brief = brief
        self._index, self._known, self._foreign = _index(context)
        self._masked = not_prose(brief)
        self._taken = Spans()
        self._found: list[Mention] = []
        self._shorts: dict[str, str] = {}
        self._heads: list[tuple[int, str, str]] = []

    def mentions(self) -> list[Mention]:
        blocks = [block for block in readable(self._brief) if not is_shouted(block.text)]
        for block in blocks:
            for start, end, key in ministries(block.text):
                self._add(block, (start, end), "partij-ministerie", key)
            self._read_wrapped(block)
            self._read_fracties(block)  # before the known names: «GroenLinks-PvdA» is no GroenLinks
            self._read_known(block)
        for rule, pattern in (
            ("partij-soort-voorop", TYPED),
            ("partij-soort-achteraan", BACKED),
            ("partij-omschreven", DESCRIBED),
            ("partij-samenstelling", COMPOUND),
            ("partij-samenstelling", GLUED_COUNTRY),
        ):
            for block in blocks:
                self._read_pattern(block, rule, pattern)
        for block in blocks:
            self._read_partners(block)
            self._read_shorts(block)
            self._read_doers(block)
            self._read_lists(block)
        return by_place(self._found)

    def _add(self, block: Block, span: tuple[int, int], rule: str, key: str) -> None:
        """A mention at a place in the block, unless something else stands there already."""
        start, end = block.start + span[0], block.start + span[1]
        if self._taken.touch(start, end) or self._masked.touch(start, end):
            return
        glued = _GLUED.search(block.text, span[0], span[1])
        end = block.start + glued.start() if glued else end
        name = block.text[span[0] : end - block.start]
        key = slug(name) if glued and key not in self._known else key
        short = SHORT.match(block.text, span[1])
        if short and key not in self._known:
            key = next((hit.key for hit in self._index.find(short["short"]) if hit.key in self._known), key)
        if short and short["short"] not in self._shorts:
            self._shorts[short["short"]] = key
        if short:
            end = block.start + short.end()
        self._taken.add(start, end)
        head = re.match(r"[A-Za-z]+", name)
        if head and head[0] != name:
            self._define(name, key)
            self._heads.append((start, head[0].capitalize(), key))
        attributes: dict[str, JsonValue] = {"partij": key, "known": key in self._known, "naam": name}
        if short:
            attributes["afkorting"] = short["short"]
        self._found.append(mention(self._brief, "partij", (start, end), RULES[rule], attributes))

    def _define(self, name: str, key: str) -> None:
        """The capitals of a full name, for letters that use its short name without saying so."""
        initials = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
        if len(initials) > 1 and initials not in NO_ORGANISATION:
            self._shorts.setdefault(initials, key)

    def _read_wrapped(self, block: Block) -> None:
        """A name that holds another one right behind its own words: «Commissie Evaluatie Autoriteit …»."""
        for match in _typed(block.text):
            start, end = match.span("name")
            inner = next((hit for hit in self._index.find(block.text, start, end) if hit.start > start), None)
            words = block.text[start : inner.start].split() if inner else []
            if inner and len(words) > 1 and words[-1][0].isupper():
                self._define(inner.name, inner.key)
                self._add(block, (start, end), "partij-soort-voorop", slug(match["name"]))

    def _read_known(self, block: Block) -> None:
        for hit in self._index.find(block.text):
            if self._is_meant(block.text, hit):
                rule = "partij-afkorting" if is_abbreviation(hit.name) else "partij-bekend"
                self._add(block, (hit.start, hit.end), rule if hit.key in self._known else "partij-algemeen", hit.key)

    def _is_meant(self, text: str, hit: Hit) -> bool:
        """Whether the words stand for the organisation: not in a minister's title, «OM» only behind «het» or so."""
        if text[hit.start - 1 : hit.start] in ("-", "/") and hit.start > 1 and text[hit.start - 2].islower():
            return False
        if MINISTER_BEFORE.search(text, max(0, hit.start - 80), hit.start):
            return False
        return hit.name not in AMBIGUOUS or _CONTEXT_WORD.search(text, max(0, hit.start - 12), hit.start) is not None

    def _read_fracties(self, block: Block) -> None:
        for match in _FRACTIES.finditer(block.text):
            name = next(value for value in match.groups() if value)
            self._add(block, match.span(match.lastgroup or 0), "partij-fractie", slug(name))

    def _read_pattern(self, block: Block, rule: str, pattern: re.Pattern[str] | Guarded) -> None:
        for match in _typed(block.text) if pattern is TYPED else pattern.finditer(block.text):
            start, end = match.span("name")
            if (
                rule == "partij-omschreven"
                and match["kind"][0].isupper()
                and match.start()
                and block.text[match.start() - 2] not in ".!?:"
            ):
                start = match.start("kind")  # «het Havenbedrijf Rotterdam» is a name in full
            name = block.text[start:end]
            first = re.match(r"[\w’'&-]+", name)
            if first and first[0] in FUNCTION_WORDS:
                if rule != "partij-soort-achteraan":
                    continue
                start += len(first[0]) + 1
                name = block.text[start:end]
                if not re.match(rf"{WORD}\s", name) or name.split()[0] in FUNCTION_WORDS:
                    continue
            if name in NO_ORGANISATION or any(True for _ in self._foreign.find(name)):
                continue
            self._add(block, (start, end), rule, slug(name))

    def _read_partners(self, block: Block) -> None:
        """Names behind «in samenwerking met» and its like are organisations."""
        for match in _WITH.finditer(block.text):
            for part in re.finditer(rf"{WORD}(?:\s{WORD})?", match["names"]):
                start = match.start("names") + part.start()
                is_foreign = any(True for _ in self._foreign.find(part[0]))
                if not is_foreign and part[0] not in NO_ORGANISATION and part[0].split()[0] not in FUNCTION_WORDS:
                    self._add(block, (start, start + len(part[0])), "partij-partner", slug(part[0]))

    def _read_doers(self, block: Block) -> None:
        """Names that the sentence lets do what only somebody does."""
        for start, end in doers(block.text):
            if not any(True for _ in self._foreign.find(block.text[start:end])):
                self._add(block, (start, end), "partij-doet", slug(block.text[start:end]))

    def _read_shorts(self, block: Block) -> None:
        """Short names that the letter defined, and «de Coalitie» for a full name that stands before it."""
        for match in re.finditer(r"(?<![\w&])[\w&’'/]{2,10}(?!\w)", block.text) if self._shorts else ():
            if match[0] in self._shorts:
                self._add(block, match.span(), "partij-eigen-afkorting", self._shorts[match[0]])
        for match in BARE_HEAD.finditer(block.text):
            at = block.start + match.start()
            named = [
                key
                for start, head, key in self._heads
                if head == match["head"] and (start < at or block.soort is Soort.VOETNOOT)
            ]
            if named:
                self._add(block, match.span(), "partij-kort", named[-1])

    def _read_lists(self, block: Block) -> None:
        """In a list that holds organisations, an item that looks like a name is one."""
        if not self._taken.touch(block.start, block.end):
            return
        for items in runs(block.text):
            hits = [self._taken.touch(block.start + start, block.start + end) for start, end in items]
            if sum(hits) < 2 or len(items) < 3:
                continue
            for (start, end), is_hit in zip(items, hits, strict=True):
                name = block.text[start:end]
                if is_hit or name in NO_ORGANISATION or any(True for _ in self._foreign.find(name)):
                    continue
                self._add(block, (start, end), "partij-in-opsomming", slug(name))
