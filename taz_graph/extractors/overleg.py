"""Overleggen that a letter names: debates, standing consultations, meetings, events, and talks with named parties.

A debate counts with a date or a subject, a consultation under its name or as a standing group, a meeting with what it
was about. «In overleg met» is a manner of working and none. Talks («gesproken met …») have the kind ``gesprek``.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from taz_graph.brief import Block, Brief
from taz_graph.extractors.lexicon_dates import moments_in
from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.lexicon_names import NameIndex
from taz_graph.extractors.lexicon_tail import DAY_TAIL, SMALL_TAIL, TAIL
from taz_graph.extractors.lexicon_things import TITLE
from taz_graph.extractors.lexicon_words import UPPER, Spans, not_prose, readable
from taz_graph.extractors.model import Context, JsonValue, Mention, Rule, by_place, mention
from taz_graph.extractors.text import sentence_at
from taz_graph.names import slug

RULES = {
    rule.id: rule
    for rule in (
        Rule(
            "overleg-bekend",
            0.95,
            "A name that data/ holds.",
            "Dat kwam aan de orde in het Bestuurlijk Overleg Arbeidsmarkt.",
        ),
        Rule(
            "overleg-debat",
            0.93,
            "Debates with their subject or date.",
            "Tijdens het commissiedebat Water van 3 mei 2021.",
        ),
        Rule(
            "overleg-raad",
            0.85,
            "Councils of ministers and consultations in one word.",
            "De Milieuraad van 3 mei 2021.",
        ),
        Rule(
            "overleg-met-naam", 0.88, "Consultations with a name.", "In het Bestuurlijk Overleg Wonen is dit besproken."
        ),
        Rule("overleg-groep", 0.85, "Standing groups with a name.", "De stuurgroep Schone Lucht komt bijeen."),
        Rule("overleg-groep-kort", 0.6, "A standing group without its name.", "De klankbordgroep vroeg hierom."),
        Rule(
            "overleg-evenement",
            0.8,
            "Events with a name.",
            "Bij het BOUW-event waren velen. De tweede editie van BOUW volgt.",
        ),
        Rule("overleg-over", 0.6, "Meetings told by their subject.", "Er was een conferentie over schone lucht."),
        Rule("overleg-gesprek", 0.65, "Talks with named parties.", "Ik ben in gesprek gegaan met de VNG."),
    )
}

_TO = r"(?:[a-zà-ÿ-]+\s){0,6}?[a-zà-ÿ-]{3,}"
_STOP = (
    r"(?=[,.;:)»]|\s(?:is|zijn|was|waren|wordt|worden|werd|heeft|hebben|had|die|dat|dan|waar\w*|van|op|en|aan"
    r"|gegeven|gehouden|georganiseerd"
    r"|plaats\w*|dragen|staat|vindt|vond|door|met|bij|in|ook|gaf|geeft|als)\s|$)"
)
_DEBATE = Guarded(
    re.compile(
        r"(?<![\w-])(?P<name>(?:[Pp]lenaire?\s)?(?:[Cc]ommissiedebat|[Hh]oofdlijnendebat|[Tt]weeminutendebat"
        r"|[Nn]otaoverleg|[Ww]etgevingsoverleg"
        r"|[Aa]lgemeen\s[Oo]verleg|[Dd]ertigledendebat|[Bb]egrotingsbehandeling|[Bb]egrotingsdebat"
        r"|[Rr]ondetafelgesprek|[Tt]echnische\s[Bb]riefing"
        r"|[Ss]chriftelijk\s[Oo]verleg|[Mm]ondelinge?\s[Oo]verleg|[Vv]ragenuur|[Mm]ondelinge\s[Vv]ragenuur"
        r"|[Vv]erantwoordingsdebat"
        r"|[Pp]rocedurevergadering|[Dd]ebat|AO|VAO|WGO|CD|SO|TMD)"
        rf"(?:\s(?:met\sde\s(?:vaste\s)?(?:Kamer)?commissie\s(?:voor\s)?{TITLE}|(?!van|op|over|inzake|met|d\.d\.){DAY_TAIL}|{TAIL}|{TITLE}"
        rf"|(?:over|inzake)\s(?:(?:de|het)\s)?(?:{DAY_TAIL}|{TAIL}|{TITLE}|{SMALL_TAIL}|{_TO}{_STOP})))?)(?![\w-])"
    ),
    "debat overleg behandeling gesprek briefing vragenuur vergadering AO WGO CD SO TMD",
)
_SUBJECT = re.compile(r"\s(?:over|inzake)\s|\s[A-ZÀ-Þ]")
_CONSULTATION = Guarded(
    re.compile(
        rf"(?<![\w-])(?P<name>(?:[Bb]estuurlijke?\s[Oo]verleg(?:gen)?|[Ll]andelijke?\s[Oo]verleg"
        rf"|[Rr]egionaal\s[Oo]verleg|[Vv]oortgangsoverleg"
        rf"|[Gg]eorganiseerd\s[Oo]verleg|[Ss]trategisch\s[Oo]verleg"
        rf"|[Tt]ripartiet\s[Oo]verleg|[Aa]mbtelijk\s[Oo]verleg"
        rf"|[A-Z][a-z]+overleg)(?:\s(?:over\s(?=[A-Z]))?{TITLE})?)(?![\w-])"
    ),
    "overleg",
)
_FORMATION = (
    r"(?:Algemene\sZaken|Buitenlandse\sZaken(?:\s(?:Handel|Defensie|Ontwikkelingssamenwerking))?|Concurrentievermogen"
    r"|Economische\sen\sFinanciële\sZaken|Justitie\sen\sBinnenlandse\sZaken|Landbouw\sen\sVisserij|Milieu|Cohesie"
    r"|Werkgelegenheid,\sSociaal\sBeleid,\sVolksgezondheid\sen\sConsumentenzaken|Vervoer,\sTelecom(?:municatie)?\sen"
    r"\sEnergie|Onderwijs,\sJeugd,\sCultuur\sen\sSport|WSBVC|WSB|EPSCO|VTE|OJCS|JBZ|RAZ|RBZ)"
)
_COUNCIL = Guarded(
    re.compile(
        rf"(?<![\w-])(?P<name>Raad\s(?:voor\s(?:de\s)?)?{_FORMATION}|(?:Ecofin|Milieu|Transport|Telecom|Energie|Landbouw"
        r"|Cultuur|Onderwijs|Gezondheids|JBZ|OJCS|RBZ|EPSCO|VTE|WSBVC|L&V)-[Rr]aad|Landbouw-\sen\s[Vv]isserijraad"
        r"|(?:Ecofin|Milieu|Transport|Landbouw|Energie|Telecom)raad"
        rf"|[{UPPER}]{{2,6}}-(?:overleg|tafel|beraad)|(?:[{UPPER}][\w]*-\sen\s)?[{UPPER}][a-z]{{3,20}}tafel)(?![\w-])"
    ),
    "raad overleg tafel beraad",
)
"""The Council of the EU by its formation, and consultations in one word: «de Ecofinraad», «het CN-overleg»."""
_GROUP = Guarded(
    re.compile(
        rf"(?<![\w-])(?P<name>(?P<head>[Kk]lankbordgroep(?:en)?|[Kk]erngroep(?:en)?|[Ss]tuurgroep|[Rr]egiegroep"
        rf"|[Bb]egeleidingsgroep|[Dd]enktank"
        rf"|[Ee]xpertgroep|[Aa]dviesgroep|[Rr]egietafel|[Oo]verlegtafel|[Cc]liëntenraad"
        rf"|[Pp]anel)(?:\s(?P<title>{TITLE}))?)(?![\w-])"
    ),
    "groep denktank tafel cliëntenraad panel",
)
_EVENT = Guarded(
    re.compile(
        r"(?<![\w-])(?P<name>(?P<title>[A-ZÀ-Þ][\w’&]{1,20})-(?P<head>event|congres|conferentie|symposium|top"
        r"|bijeenkomst|festival|dag|sessie))(?!\w)"
    ),
    "-",
)
_ABOUT = Guarded(
    re.compile(
        r"(?<![\w-])(?P<name>(?:regionale\s|landelijke\s|werk|kennis|thema|netwerk|dialoog"
        r"|inspiratie)?\s?(?:[Bb]ijeenkomst(?:en)?|[Cc]onferentie"
        r"|[Cc]ongres|[Ss]ymposium|[Ww]erkconferentie|[Ss]essies?|[Ww]ebinar|[Ww]erkbezoek|[Tt]op)\s(?:over"
        r"|rond(?:om)?)\s(?:de\s|het\s)?"
        rf"(?:{TITLE}|{_TO}){_STOP})"
    ),
    "bijeenkomst conferentie congres symposium sessie webinar werkbezoek top",
)
_TALK = Guarded(
    re.compile(
        r"(?<![\w-])(?P<name>(?:in\sgesprek\s(?:gegaan|geweest|getreden)\smet|gesprek(?:ken)?\s(?:gevoerd\s)?(?:met"
        r"|tussen)|gesproken\smet)\s"
        r"(?:(?:onder\s(?:andere|meer)|de|het|onder\s\w+)\s)*)"
    ),
    "gesprek gesproken",
)
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\s)?"
_TIE = re.compile(
    r"(?:(?:\s(?!(?:is|was|heeft|wordt|werd|zijn|heb)\s)[\w-]+){0,6}\s(?:van|d\.d\.|dd\.?)"
    r"|(?:\s\([A-Z]{2,5}\))?,?\s(?:(?:gehouden|gepland|voorzien)\s)?op|\s\(|"
    r"|,?\s(?:dat|die|waarin|waarbij)(?:\s[\w-]+){0,4}\sop)\s?"
    rf"{_WEEKDAY}"
)
_ON = re.compile(rf"(?:^|\b)[Oo]p\s{_WEEKDAY}$")
_LISTED = re.compile(r"(?:,\s(?:en\s)?|\sen\s)(?:(?:de|het|met)\s){0,2}")


class _Found(NamedTuple):
    rule: str
    start: int
    end: int
    name: str
    kind: str = "overleg"


def find(brief: Brief, context: Context) -> list[Mention]:
    """Every overleg: ``overleg`` (its key), ``naam``, ``date`` (the day printed with it, or None); ``deelnemers``."""
    index, known, parties = _names(context)
    masked = not_prose(brief)
    events = _events(brief)
    found: list[Mention] = []
    for block in readable(brief):
        taken = Spans()
        for one in _in_block(brief, block, index, parties, events):
            span = block.start + one.start, block.start + one.end
            if taken.touch(*span) or masked.touch(*span):
                continue
            taken.add(*span)
            found.append(_mention(brief, block, one, known, parties))
    return by_place(found)


@lru_cache(maxsize=4)
def _names(context: Context) -> tuple[NameIndex, dict[str, str], NameIndex]:
    """Known overleggen, their keys by slug, and the names of organisations."""
    things = context.of("overleg")
    named = [
        (name, thing.kenmerk) for thing in things for name in thing.names if "(" not in name and " met " not in name
    ]
    known = {slug(name): key for name, key in reversed(named)}
    parties = [(name, thing.kenmerk) for thing in context.of("partij") for name in thing.names if name[0].isupper()]
    return NameIndex(named), known, NameIndex([*parties, *context.organisation_names])


def _events(brief: Brief) -> dict[str, str]:
    """Names that the letter gives to events («BOUW-event»), for where it uses them alone."""
    named = (match for match in _EVENT.finditer(brief.text) if match["head"] in ("event", "festival"))
    return {match["title"]: match["name"] for match in named if match["title"].isupper()}


def _in_block(
    brief: Brief, block: Block, index: NameIndex, parties: NameIndex, events: dict[str, str]
) -> Iterator[_Found]:
    """What each rule finds, the surest first."""
    for hit in index.find(block.text):
        yield _Found("overleg-bekend", hit.start, hit.end, hit.name)
    yield from _consultations(brief, block)
    yield from _councils(block.text)
    yield from _groups(block.text)
    yield from _meetings(block.text, events)
    for match in _TALK.finditer(block.text):
        if named := _listed(block.text, match.end("name"), parties):
            end = named[-1][1]
            yield _Found("overleg-gesprek", match.start(), end, block.text[match.start() : end], "gesprek")


def _consultations(brief: Brief, block: Block) -> Iterator[_Found]:
    """Debates with a subject or a day, and consultations with a name or a day."""
    for match in _DEBATE.finditer(block.text):
        is_told = _SUBJECT.search(match["name"]) and not match["name"].lower().startswith("debat ")
        if is_told or _day(brief, block, match.start(), match.end()):
            yield _Found("overleg-debat", match.start(), match.end(), match["name"])
    for match in _CONSULTATION.finditer(block.text):
        is_named = match["name"].count(" ") > 1 or match["name"][0].isupper()
        if is_named or _day(brief, block, match.start(), match.end()):
            yield _Found("overleg-met-naam", match.start(), match.end(), match["name"])


def _councils(text: str) -> Iterator[_Found]:
    """Councils of the EU, and consultations whose name is one word."""
    for match in _COUNCIL.finditer(text):
        yield _Found("overleg-raad", match.start(), match.end(), match["name"])


def _groups(text: str) -> Iterator[_Found]:
    """Standing groups; without its name only the kinds that one programme has one of."""
    for match in _GROUP.finditer(text):
        if match["title"]:
            yield _Found("overleg-groep", match.start(), match.end(), match["name"])
        elif match["head"].lower() not in ("panel", "denktank", "expertgroep", "cliëntenraad"):
            yield _Found("overleg-groep-kort", match.start(), match.end(), match["name"])


def _meetings(text: str, events: dict[str, str]) -> Iterator[_Found]:
    """Events with a name, that name alone, and meetings about something."""
    for match in _EVENT.finditer(text):
        yield _Found("overleg-evenement", match.start(), match.end(), match["name"])
    for match in re.finditer(r"(?<![\w-])[A-Z]{3,12}(?![\w-])", text) if events else ():
        if match[0] in events:
            yield _Found("overleg-evenement", match.start(), match.end(), events[match[0]])
    for match in _ABOUT.finditer(text):
        name = match["name"].lstrip()
        yield _Found("overleg-over", match.end() - len(name), match.end(), name)


def _listed(text: str, at: int, parties: NameIndex) -> list[tuple[int, int]]:
    """The organisations listed from a position on."""
    found: list[tuple[int, int]] = []
    while hit := next(parties.find(text, at, min(len(text), at + 120)), None):
        if hit.start > at + 4:
            break
        found.append((hit.start, hit.end))
        short = re.compile(r"\s\([A-Z][\w&]{1,7}\)").match(text, hit.end)
        more = _LISTED.match(text, short.end() if short else hit.end)
        if more is None:
            break
        at = more.end()
    return found


def _day(brief: Brief, block: Block, start: int, end: int) -> str | None:
    """The day printed with it: right behind («van 7 maart»), or before it in the sentence («Op 12 oktober was …»)."""
    for moment in moments_in(brief, block.start + start, block.start + end):
        return moment.iso if len(moment.iso) == 10 else None
    first, last = sentence_at(block, block.start + start)
    for moment in moments_in(brief, block.start + end, min(last, block.start + end + 60)):
        if len(moment.iso) == 10 and _TIE.fullmatch(brief.text, block.start + end, moment.start):
            return moment.iso
    for moment in moments_in(brief, first, block.start + start):
        if len(moment.iso) == 10 and _ON.search(brief.text, max(first, moment.start - 16), moment.start):
            return moment.iso
    return None


def _mention(brief: Brief, block: Block, one: _Found, known: dict[str, str], parties: NameIndex) -> Mention:
    name = " ".join(one.name.split())
    key = known.get(slug(name))
    attributes: dict[str, JsonValue] = {
        "overleg": key or slug(name),
        "known": key is not None,
        "naam": name,
        "date": _day(brief, block, one.start, one.end),
    }
    if one.kind == "gesprek":
        hits = parties.find(block.text, one.start, one.end)
        attributes["deelnemers"] = list(dict.fromkeys(hit.key for hit in hits))
    return mention(brief, one.kind, (block.start + one.start, block.start + one.end), RULES[one.rule], attributes)
