"""Persons that a letter names, and offices that name their portfolio.

Members are named behind «het lid» or «motie», ministers by their office, others behind what they do («CNO, Jo Mol») or
with initials. An office with a portfolio counts without a name too; a bare «de Minister» does not. What follows
«leden van de» may be a fractie or a body: no name of an organisation is a person.
"""

import re
from collections.abc import Iterator

from taz_graph.brief import Block, Brief, Soort
from taz_graph.extractors.lexicon_persoon import (
    ADDRESSED,
    AND_PORTFOLIO,
    BETWEEN,
    CAPITALS,
    IN_BRACKETS,
    INITIALS,
    LED_BY,
    MEMBERS,
    MORE,
    NAMED_PARTY,
    NO_SURNAME,
    ONE_SURNAME,
    ORDINAL,
    PAPERS,
    PLURALS,
    PORTFOLIO_ALONE,
    ROYAL,
    TITLE,
    TITLED,
    UNIQUE_OFFICE,
    WITH_NAME,
    WITH_PORTFOLIO,
    WITH_ROLE,
)
from taz_graph.extractors.lexicon_words import Spans, addresses, readable
from taz_graph.extractors.model import Context, JsonValue, Mention, Rule, by_place, mention
from taz_graph.extractors.text import Names, read_capital_names, read_names

RULES = {
    rule.id: rule
    for rule in (
        Rule(
            "persoon-lid",
            0.97,
            "Members behind «het lid», «de leden», «Kamerlid».",
            "Het lid Van Os (D66) vroeg hiernaar.",
        ),
        Rule(
            "persoon-bij-motie",
            0.93,
            "Members right behind motie or amendement.",
            "De motie Van Os c.s. is uitgevoerd.",
        ),
        Rule("persoon-in-titel", 0.98, "The title of a motie names members in capitals.", "MOTIE VAN HET LID VAN OS"),
        Rule(
            "persoon-ondertekening",
            0.99,
            "Who signs, under the office or as indiener.",
            "De Minister van Financiën, J. Mol",
        ),
        Rule("persoon-ambt", 0.95, "An office with its portfolio.", "De Staatssecretaris van Financiën zegde dit toe."),
        Rule(
            "persoon-ambt-met-naam",
            0.93,
            "An office right before the name.",
            "Staatssecretaris Van Os heeft dit gezegd.",
        ),
        Rule(
            "persoon-functie", 0.85, "What somebody does, then the name.", "De kwartiermaker, Jo van Os, begint in mei."
        ),
        Rule(
            "persoon-functie-zonder-naam",
            0.8,
            "A title in English that one person bears.",
            "De Chief Data Officer adviseert.",
        ),
        Rule("persoon-aanspreking", 0.85, "«de heer», «mevrouw», titles.", "Mevrouw Van Os zit de groep voor."),
        Rule("persoon-initialen", 0.75, "Initials and a surname.", "Dit onderzoek is van J.P. de Boer."),
        Rule("persoon-koninklijk", 0.9, "The royal house has no surnames.", "Koningin Máxima opende de dag."),
        Rule(
            "persoon-enig-ambt",
            0.8,
            "An office that one person holds, with what it is for.",
            "De Regeringscommissaris Waterveiligheid adviseert.",
        ),
        Rule(
            "persoon-aan-het-hoofd",
            0.85,
            "Who leads a commission is named behind it.",
            "De commissie onder leiding van Jo van Os adviseert.",
        ),
        Rule("persoon-fractie", 0.9, "A name before a party in brackets.", "Dat vroegen Van Os (D66) en Mol (SP)."),
    )
}


def find(brief: Brief, context: Context) -> list[Mention]:
    """Every person or office: ``name`` (None for an office), ``role`` as printed or None, ``fractie`` where printed."""
    reading = _Reading(brief)
    for block in brief.blocks:
        if block.soort is Soort.BRIEFHOOFD:
            reading.read_title(block)
    reading.read_signature()
    for block in readable(brief):
        reading.read(block)
    return by_place(reading.found)


class _Reading:
    """One letter being read; of two readings of the same words the first rule stands."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._taken = Spans()
        self._masked = addresses(brief)
        self._titles: dict[str, str] = {}
        self.found: list[Mention] = []

    def _add(self, span: tuple[int, int], rule: str, name: str | None, role: str | None, **more: JsonValue) -> None:
        if self._taken.touch(*span) or self._masked.touch(*span):
            return
        self._taken.add(*span)
        attributes: dict[str, JsonValue] = {"name": name, "role": role, **more}
        self.found.append(mention(self._brief, "persoon", span, RULES[rule], attributes))

    def _add_names(self, block: Block, names: Names, rule: str, role: str | None) -> None:
        for name, end in zip(names.names, names.ends, strict=True):
            party = IN_BRACKETS.match(block.text, end)
            more: dict[str, JsonValue] = {"fractie": party["fractie"]} if party else {}
            self._add((block.start + end - len(name), block.start + end), rule, name, role, **more)

    def read_title(self, block: Block) -> None:
        """«MOTIE VAN DE LEDEN VAN OS EN MOL»."""
        title = TITLE.search(block.text)
        names = read_capital_names(block.text, title.end()) if title else None
        if title is None or names is None:
            return
        position = title.end()
        for name in names.names:
            between = BETWEEN.match(block.text, position)
            printed = CAPITALS.match(block.text, between.end() if between else position, names.end)
            if printed is None:
                return
            self._add((block.start + printed.start(), block.start + printed.end()), "persoon-in-titel", name, "lid")
            position = printed.end()

    def read_signature(self) -> None:
        """The senders of the metadata, where the letter prints their names under it."""
        blocks = [block for block in self._brief.blocks if block.soort is Soort.ONDERTEKENING]
        is_motie = any(TITLE.search(block.text) for block in self._brief.blocks if block.soort is Soort.BRIEFHOOFD)
        position = 0
        for sender in self._brief.metadata.afzenders:
            for block in blocks:
                at = block.text.find(sender.naam) if sender.naam else -1
                if sender.naam is None or at < 0 or block.start + at < position:
                    continue
                position = block.start + at + len(sender.naam)
                role = re.sub(r"^[Dd]e\s", "", sender.functie) if sender.functie else "indiener" if is_motie else None
                self._add((block.start + at, position), "persoon-ondertekening", sender.naam, role)
                break

    def read(self, block: Block) -> None:
        """Every person in a block of text."""
        text = block.text
        for opening in MEMBERS.finditer(text):
            if not ORDINAL.search(text, max(0, opening.start() - 16), opening.start()):
                self._read_names(block, opening.end(), "persoon-lid", "lid")
        for opening in PAPERS.finditer(text):
            self._read_names(block, opening.end(), "persoon-bij-motie", "lid")
        self._read_portfolios(block)
        self._read_named_offices(block)
        self._read_titles(block)
        for rule, role, match in _simple(text):
            span = (block.start + match.start("name"), block.start + match.end("name"))
            self._add(span, rule, match["name"], role, **_party(text, match.end("name")))
        for opening in ADDRESSED.finditer(text):
            self._read_names(block, opening.end(), "persoon-aanspreking", None)

    def _read_names(self, block: Block, at: int, rule: str, role: str | None) -> None:
        names = read_names(block.text, at) or (_surname(block.text, at) if rule == "persoon-aanspreking" else None)
        while names:
            self._add_names(block, names, rule, role)
            more = MORE.match(block.text, names.end) if rule != "persoon-aanspreking" else None
            names = read_names(block.text, more.end()) if more else None

    def _read_portfolios(self, block: Block) -> None:
        """«de Minister van OCW», and in «de Ministers van VWS en voor Medische Zorg» both."""
        text, base = block.text, block.start
        for match in WITH_PORTFOLIO.finditer(text):
            former: dict[str, JsonValue] = {"toenmalig": True} if match["former"] else {}
            role = _flat(text[match.start("office") : match.end()])
            self._add((base + match.start(), base + match.end()), "persoon-ambt", None, role, **former)
            noun = PLURALS.get(match["noun"].lower())
            of, following = match["of"], AND_PORTFOLIO.match(text, match.end()) if noun else None
            while following:
                of = following["of"] or of
                span = base + following.start("of" if following["of"] else "portfolio"), base + following.end()
                self._add(span, "persoon-ambt", None, _flat(f"{noun} {of} {following['portfolio']}"))
                following = AND_PORTFOLIO.match(text, following.end())

    def _read_named_offices(self, block: Block) -> None:
        """«minister Mol», «de kwartiermaker, Jo Mol»; «Staatssecretaris Digitalisering» names no person."""
        text, base = block.text, block.start
        for match in WITH_NAME.finditer(text):
            if of := PORTFOLIO_ALONE.match(text, match.end()):
                span = base + match.start("office"), base + of.end()
                self._add(span, "persoon-ambt", None, _flat(f"{match['office']} {of[0]}"))
            elif names := read_names(text, match.end()) or _surname(text, match.end()):
                first = Names(names.names[:1], names.others, names.end, names.ends[:1])
                self._add_names(block, first, "persoon-ambt-met-naam", match["office"])
        for match in UNIQUE_OFFICE.finditer(text):
            named = WITH_ROLE.pattern.match(text, match.start())
            if named is None:
                span = base + match.start(), base + match.end()
                self._add(span, "persoon-enig-ambt", None, _flat(match["role"]))
        for match in WITH_ROLE.finditer(text):
            if match["name"].split()[-1] not in NO_SURNAME:
                span = base + match.start(), base + match.end()
                self._add(span, "persoon-functie", match["name"], _flat(match["role"]))

    def _read_titles(self, block: Block) -> None:
        """Offices with an English title, and their short names once the letter gave them."""
        text, base = block.text, block.start
        rule = "persoon-functie-zonder-naam"
        for match in TITLED.finditer(text):
            self._add((base + match.start(), base + match.end()), rule, None, _flat(match[0]))
            if match["short"]:
                self._titles[match["short"]] = _flat(match[0])
        for match in re.finditer(r"(?<![\w-])[A-Z]{2,5}(?![\w-])", text) if self._titles else ():
            if match[0] in self._titles:
                self._add((base + match.start(), base + match.end()), rule, None, self._titles[match[0]])


def _surname(text: str, at: int) -> Names | None:
    """One surname, where what follows is no part of it: «mevrouw Mol van VWS»."""
    match = ONE_SURNAME.match(text, at)
    if match is None or match[0] in NO_SURNAME:
        return None
    return Names((match[0],), others=False, end=match.end(), ends=(match.end(),))


def _simple(text: str) -> Iterator[tuple[str, str | None, re.Match[str]]]:
    """Names that show by themselves that they are one."""
    for rule, role, pattern in (
        ("persoon-fractie", "lid", NAMED_PARTY),
        ("persoon-aan-het-hoofd", None, LED_BY),
        ("persoon-koninklijk", None, ROYAL),
        ("persoon-initialen", None, INITIALS),
    ):
        for match in pattern.finditer(text):
            if match["name"].split()[-1] not in NO_SURNAME and match["name"].split()[0] not in NO_SURNAME - {
                "De",
                "Van",
            }:
                yield rule, role, match


def _party(text: str, at: int) -> dict[str, JsonValue]:
    party = IN_BRACKETS.match(text, at)
    return {"fractie": party["fractie"]} if party else {}


def _flat(text: str) -> str:
    return " ".join(text.split())
