"""Rapporten that a letter names: by title, by maker, as its own annex, or by a word that names one («prognose»).

A title in quotation marks is a report only beside a word that says so, or in a footnote that tells who made it; other
quotations are slogans and names of campaigns. «Dit rapport» leans on a name and is none.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from taz_graph.brief import Block, Brief, Soort
from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.lexicon_names import NameIndex
from taz_graph.extractors.lexicon_organisations import ABBREVIATION, SHORT, WORD
from taz_graph.extractors.lexicon_tail import TAIL, YEARS
from taz_graph.extractors.lexicon_words import UPPER, Spans, addresses, citations_only, quoted, readable
from taz_graph.extractors.model import Context, JsonValue, Mention, Rule, by_place, mention
from taz_graph.extractors.text import sentence_at
from taz_graph.names import slug

RULES = {
    rule.id: rule
    for rule in (
        Rule("rapport-bekend", 0.9, "A title that data/ holds.", "Dat staat in Wat beweegt de basisarts?"),
        Rule("rapport-titel", 0.93, "A title beside a word for a report.", "Het advies «Ruim baan» is van de raad."),
        Rule("rapport-titel-in-noot", 0.85, "Footnotes give title and maker.", "SCP (2021), «Zicht op werk»."),
        Rule(
            "rapport-van-maker",
            0.85,
            "A word for a report with its maker.",
            "Het rapport van de Gezondheidsraad volgt.",
        ),
        Rule("rapport-maker-voorop", 0.85, "The maker's short name goes before.", "Het SER-advies is verschenen."),
        Rule("rapport-bijlage", 0.8, "A report that comes with the letter.", "Het rapport vindt u in de bijlage."),
        Rule(
            "rapport-reeks",
            0.85,
            "Reports that come each year have a name with their kind in it, and no quotation marks.",
            "Dat staat in de Monitor Schone Lucht 2024.",
        ),
        Rule(
            "rapport-titel-zonder-tekens",
            0.75,
            "Behind the word for a report a capital opens its title.",
            "Dat zegt het rapport Ruim baan voor bomen.",
        ),
        Rule("rapport-soortnaam", 0.65, "Words that name one report.", "De arbeidsmarktprognose laat dit zien."),
    )
}

_KIND = (
    r"(?:[a-z-]*rapport(?:en)?|[a-z-]*rapportages?|[a-z-]*advies|[a-z-]*adviezen|[a-z-]*onderzoek(?:en)?"
    r"|[a-z-]*studie|[a-z-]*evaluatie"
    r"|[a-z-]*verkenning|[a-z-]*monitor|[a-z-]*prognoses?|[a-z-]*raming(?:en)?|[a-z-]*notitie|[a-z-]*analyse"
    r"|[a-z-]*publicatie|[a-z-]*essay"
    r"|[a-z-]*handreiking|[a-z-]*leidraad|[a-z-]*peiling|[a-z-]*brochure|[a-z-]*factsheet|[a-z-]*quickscan"
    r"|[a-z-]*inventarisatie)"
)
_TITLED = re.compile(
    rf"(?:{_KIND}|{_KIND.title().replace('[A-Z-]', '[a-z-]')})"
    r"(?:\s(?:van|door|uit)\s[^.;«»“”‘]{2,70}?|\s\([^()]{2,40}\))?,?\s?(?:(?:met\s(?:de|als)\stitel|getiteld"
    r"|genaamd|genoemd|over|:)\s?)?$",
)
_AFTER_TITLE = re.compile(
    r"\s?(?:,\s|\s)?(?:is|was)?\s?(?:een|het)?\s?(?:rapport|advies|onderzoek|studie)\s(?:van|door)\s"
)
_MAKERS = Guarded(
    re.compile(
        rf"(?<![\w-])(?P<kind>(?:{_KIND}))\s(?P<of>van|door)\s(?:de|het)?\s?(?P<maker>{WORD}(?:\s(?:(?:van|voor|in|de"
        rf"|het|en|der)\s){{0,3}}{WORD}){{0,6}})"
    ),
    "rapport advies adviezen onderzoek studie evaluatie verkenning monitor prognose raming notitie analyse "
    "publicatie essay handreiking leidraad peiling brochure factsheet quickscan inventarisatie",
)
_MAKER_FIRST = Guarded(
    re.compile(
        rf"(?<![\w-])(?P<maker>(?:{WORD}\s){{0,4}}\(?{ABBREVIATION}\)?)(?:-(?P<kind>rapport|advies|onderzoek"
        rf"|rapportage|studie|raming|monitor|publicatie"
        r"|analyse|evaluatie|verkenning|notitie)|\s(?:rapport|advies))(?![\w])"
    ),
    "rapport advies onderzoek studie raming monitor publicatie analyse evaluatie verkenning notitie",
)
_ANNEX = Guarded(
    re.compile(
        r"(?<![\w-])(?P<kind>(?:[Hh]et|[Dd]e|[Ee]en)\s(?:[a-zà-ÿ-]+\s){0,2}?(?:[a-z-]*rapport|[a-z-]*rapportage"
        r"|[a-z-]*onderzoek|[a-z-]*advies|[a-z-]*evaluatie|[a-z-]*verkenning|[a-z-]*monitor))"
        r"(?=(?:\s[^.;]{0,60}?)?\s(?:in\sde\sbijlage|als\sbijlage|in\sbijlage\s\d|is\sbijgevoegd|bijgevoegd"
        r"|\(bijlage(?:\s\d+)?\)|treft\su|vindt\su|bied\sik))"
    ),
    "rapport onderzoek advies evaluatie verkenning monitor",
)
_OFFERED = Guarded(
    re.compile(
        r"(?:ontvangt\su(?:w\sKamer)?(?:\s(?:hierbij|bijgaand))?|[Hh]ierbij\s(?:bied|zend|stuur)\s(?:ik"
        r"|wij)\su(?:w\sKamer)?"
        r"|(?:bied|zend|stuur)\s(?:ik|wij)\su(?:w\sKamer)?(?:\s(?:hierbij|bijgaand))?)\s"
        r"(?P<kind>(?:het|de)\s(?:[a-zà-ÿ-]+\s){0,2}?(?:[a-z-]*rapport|[a-z-]*rapportage|[a-z-]*onderzoek"
        r"|[a-z-]*advies|[a-z-]*evaluatie"
        r"|[a-z-]*monitor|[a-z-]*verkenning))(?!\w)"
    ),
    "rapport onderzoek advies evaluatie verkenning monitor",
)
_COMPOUND = Guarded(
    re.compile(
        r"(?<![\w-])(?P<name>[a-z]{5,30}(?:prognose|monitor|barometer)(?!ing|en)|[Mm]onitor\s(?:[A-Z]\w+(?:\s(?:en\s"
        r"|in\s|de\s){0,2}[A-Z]\w+){0,4}|[a-z]{5,30})"
        r"|[Ss]taat\svan\s(?:de\s)?[A-Z]\w+|[A-Z]\w+(?:monitor|barometer|prognose|rapportage)(?:\s[A-Z]\w+){0,3}"
        r"|[A-Z]{2,6}[\s-](?:[Bb]arometer|[Mm]onitor)(?:\s[A-Z]\w+){0,3})(?![\w-])"
    ),
    "prognose monitor barometer staat rapportage",
)
_SERIES_KIND = (
    r"(?:[Jj]aar|[Vv]oortgangs|[Tt]rend|[Kk]wartaal|[Hh]alfjaar|[Ii]nspectie|[Mm]onitor)?(?:[Rr]apportage|[Rr]apport)|Monitor"
    r"|[Jj]aarverslag|[Jj]aarbericht|Evaluatie|Eindevaluatie|Tussenevaluatie|Wetsevaluatie|Verkenning|Balans|Overzicht|Atlas"
    r"|Barometer|Index|Kerncijfers|Factsheet|Handreiking|Leidraad|Raming|Signalement|Trendanalyse|Ledenpeiling"
    r"|Peiling|Benchmark|Dashboard(?=\s[^.]{3,60}\s20\d\d)|Effectmeting|Quickscan|Risicorapportage"
)
_SERIES = Guarded(
    re.compile(
        rf"(?<![\w-])(?P<name>(?:[{UPPER}](?!\w*commissie)[a-zà-ÿ]+(?:e|aal|al|ief|brede?)\s)?(?:(?:{_SERIES_KIND})(?<![a-z]apport)"
        rf"(?:\svan\sde\s(?=Wet\s)|\s)(?:{TAIL}){YEARS}?"
        rf"|(?:De\s)?Staat\svan\s(?:de\s|het\s)?(?:{TAIL}){YEARS}?"
        rf"|(?:[{UPPER}][\w]*-\sen\s)?[{UPPER}][a-zà-ÿ]{{2,24}}(?:monitor|barometer|prognose|rapportage|verkenning|raming)"
        rf"(?:(?:\s[a-zà-ÿ]{{4,20}}){{0,2}}(?={YEARS}))?"
        rf"(?:(?:\s(?:{TAIL}))?{YEARS}|\s(?:{TAIL}))"
        rf"|[{UPPER}][a-zà-ÿ]{{2,24}}(?:beeld|wijzer|balans|index|verslag|atlas|peiling|enquête|bericht|scan|cijfers|verkenning|analyse)"
        rf"(?:\s(?:{TAIL}))?{YEARS}"
        rf"|(?:[{UPPER}][\w]*-\sen\s)?[{UPPER}][a-zà-ÿ]{{2,24}}verkenning)(?![\w-])(?:\s\([A-Z]{{2,6}}\))?)"
    ),
    "rapport monitor jaarverslag jaarbericht evaluatie verkenning balans overzicht atlas barometer index kerncijfers "
    "factsheet handreiking leidraad raming signalement trendanalyse peiling benchmark dashboard meting quickscan "
    "staat prognose beeld wijzer verslag enquête bericht scan cijfers analyse",
)
"""Titles without quotation marks that hold their own kind: «Staat van het Bestuur 2024», «Waterbalans 2023»."""
_UNQUOTED = Guarded(
    re.compile(
        r"(?<=[a-z]\s)(?P<name>(?:[a-z]{0,14}rapport|publicatie|essay|adviesrapport|handreiking|brochure|notitie|advies)\s"
        rf"(?P<title>{TAIL}){YEARS}?)"
    ),
    "rapport publicatie essay handreiking brochure notitie advies",
)
"""A title behind the word that says what it is: «het rapport Grip op water»."""
_NOTE_LEAD = re.compile(
    rf"(?:^|[\s(])(?:{ABBREVIATION}|{WORD}(?:\s(?:van|voor|de|het|en|der"
    rf"|in)\s?)?(?:\s?{WORD}){{0,6}})?(?:\s?\(\d{{4}}\))?[,:.]?\s"
    r"(?:(?:\d{1,2}\s)?[a-z]+\s\d{4}[,:]?\s|\d{4}[,:.]?\s)?$"
)
_SITE = re.compile(r"(?P<title>[A-ZÀ-Þ][^«»()]{12,140}?)\s\((?P<site>[\w-]+(?:\.[\w-]+){1,3})\)")
_NO_SERIES = re.compile(
    r"\b(?:Staat\svan\s(?:Israël|Palestina|Beleg)|Overzicht\s(?:Moties|Toezeggingen|moties))", re.IGNORECASE
)
_HOLDS_VAN = ("Staat", "De Staat", "Evaluatie", "Eindevaluatie", "Tussenevaluatie", "Wetsevaluatie")
_OF_MAKER = re.compile(r"\svan\s(?:de\s|het\s)?[A-Z][\w&-]*(?:\s[A-Z][\w&-]*)*$")
_LEAN = re.compile(r"(?:dit|dat|deze|die|zijn|haar|hun|nader|verder|voor|ter|op)\s$", re.IGNORECASE)
_TITLE_FOLLOWS = re.compile(r"(?:\s\([^()]{2,40}\))?,?\s?(?:getiteld|genaamd|met\s(?:de|als)\stitel|over)?:?\s?[«“‘\"]")
_VERBLIKE = re.compile(
    r"(?:monitor\s(?:de|het|deze|of|en|is|van|wordt|blijkt|die|dat|voor|geeft|laat|worden))", re.IGNORECASE
)


class _Found(NamedTuple):
    rule: str
    start: int
    end: int
    name: str
    maker: str | None = None


def find(brief: Brief, context: Context) -> list[Mention]:
    """Every report: ``rapport`` (its key), ``naam``, ``maker`` as printed, ``soort`` word; ``known`` when in data/."""
    masked, urls = citations_only(brief), addresses(brief)
    titles, makers, known = _names(context)
    found: list[Mention] = []
    for block in readable(brief):
        taken = Spans()
        for one in _in_block(brief, block, titles, makers):
            span = block.start + one.start, block.start + one.end
            if taken.touch(*span) or masked.touch(*span) or urls.touch(span[0], span[0] + 1):
                continue
            taken.add(*span)
            key = one.name if one.rule == "rapport-bekend" else _key(one, known)
            attributes: dict[str, JsonValue] = {
                "rapport": key,
                "known": key in known,
                "naam": block.text[one.start : one.end],
            }
            if one.maker:
                attributes["maker"] = one.maker
            found.append(mention(brief, "rapport", span, RULES[one.rule], attributes))
    return by_place(found)


def _in_block(brief: Brief, block: Block, titles: NameIndex, makers: NameIndex) -> Iterator[_Found]:
    """What each rule finds, the surest first."""
    text = block.text
    yield from _titles(block, makers)
    for hit in titles.find(text):
        yield _Found("rapport-bekend", hit.start, hit.end, hit.key)
    yield from _made(text, makers)
    for match in (*_ANNEX.finditer(text), *_OFFERED.finditer(text)):
        yield _Found("rapport-bijlage", match.start("kind"), match.end("kind"), match["kind"])
    yield from _without_marks(text)
    for match in _COMPOUND.finditer(text):
        if not _VERBLIKE.match(match["name"]) and not _LEAN.search(text, max(0, match.start() - 8), match.start()):
            yield _Found("rapport-soortnaam", match.start(), match.end(), match["name"])


def _without_marks(text: str) -> Iterator[_Found]:
    """Titles that stand without quotation marks; in a sentence that opens with the kind the capital proves nothing."""
    for match in _SERIES.finditer(text):
        name = match["name"]
        opens = match.start() == 0 or text[: match.start()].rstrip().endswith((".", "!", "?", ":", ";", "\n"))
        is_dated = re.search(r"(?:19|20)\d\d", name) is not None
        if (is_dated or not opens or name.startswith(("De Staat", "Staat"))) and not _NO_SERIES.search(name):
            maker = None if name.startswith(_HOLDS_VAN) else _OF_MAKER.search(name)
            end = match.start() + maker.start() if maker else match.end()
            yield _Found("rapport-reeks", match.start(), end, text[match.start() : end])
    for match in _UNQUOTED.finditer(text):
        if not _LEAN.search(text, max(0, match.start() - 8), match.start()) and " " in match["title"]:
            yield _Found("rapport-titel-zonder-tekens", match.start("title"), match.end(), match["title"])


def _made(text: str, makers: NameIndex) -> Iterator[_Found]:
    """Reports by their maker: «het advies van de raad», «het SCP-rapport»."""
    for match in _MAKERS.finditer(text):
        maker = next(makers.find(text, match.start("maker"), match.start("maker") + 90), None)
        of_it = match["kind"].endswith("evaluatie") and match["of"] == "van"  # of it, not by it
        leans = _LEAN.search(text, max(0, match.start() - 8), match.start())
        if of_it or leans or (maker is None and len(match["maker"].split()) < 2):
            continue
        is_full = maker is not None and maker.start == match.start("maker") and " " in maker.name
        end = maker.end if maker and (is_full or maker.name.isupper()) else match.end("maker")
        if not _TITLE_FOLLOWS.match(text, end):  # else the title is the mention
            by = text[match.start("maker") : end]
            yield _Found("rapport-van-maker", match.start(), end, text[match.start() : end], by)
    for match in _MAKER_FIRST.finditer(text):
        start = _maker_start(match, makers)
        if start is not None and not _TITLE_FOLLOWS.match(text, match.end()):
            by = text[start : match.end("maker")]
            yield _Found("rapport-maker-voorop", start, match.end(), text[start : match.end()], by)


def _titles(block: Block, makers: NameIndex) -> Iterator[_Found]:
    """Quotations that are the title of a report, and in footnotes titles with a site in brackets."""
    text = block.text
    is_note = block.soort is Soort.VOETNOOT
    for _, (start, end) in quoted(text):
        outer = start - 1
        sentence = sentence_at(block, block.start + outer)[0] - block.start
        before = text[max(0, sentence, outer - 140) : outer]
        maker = next(iter(reversed(list(makers.find(before)))), None)
        name = before[maker.start : maker.end] if maker else None
        if _TITLED.search(before) or _AFTER_TITLE.match(text, end + 1):
            yield _Found("rapport-titel", start, end, text[start:end], name)
        elif is_note and len(text[start:end].split()) > 2 and (outer < 2 or _NOTE_LEAD.search(before)):
            yield _Found("rapport-titel-in-noot", start, end, text[start:end], name)
    for match in _SITE.finditer(text) if is_note else ():
        lead = re.match(r"(?:Zie\s(?:ook\s)?:?\s?)?(?:Advies|Rapport|Onderzoek|Publicatie)\s", match["title"])
        start = match.start("title") + (lead.end() if lead else 0)
        if lead:
            yield _Found("rapport-titel-in-noot", start, match.end("title"), text[start : match.end("title")])


def _maker_start(match: re.Match[str], makers: NameIndex) -> int | None:
    """Where the maker in front of «rapport» begins: a known name, or the short name alone."""
    text = match.string
    end = match.end("maker")
    for hit in makers.find(text, match.start("maker"), end):
        short = SHORT.match(text, hit.end)
        if hit.end == end or (short and short.end() == end):
            return hit.start
    return None


@lru_cache(maxsize=4)
def _names(context: Context) -> tuple[NameIndex, NameIndex, dict[str, tuple[str, ...]]]:
    """Known titles, known makers, and the names of each known report by its key."""
    known = {thing.kenmerk: thing.names for thing in context.of("rapport")}
    titles = NameIndex((name, key) for key, names in known.items() for name in names if len(name) > 14)
    makers = [(name, thing.kenmerk) for thing in context.of("partij") for name in thing.names]
    return titles, NameIndex([*makers, *context.organisation_names]), known


def _key(one: _Found, known: dict[str, tuple[str, ...]]) -> str:
    wanted = slug(one.name)
    for key, names in known.items():
        if any(slug(name) == wanted or (wanted.count("-") > 1 and slug(name).startswith(wanted)) for name in names):
            return key
        if any(slug(name).count("-") > 1 and wanted.startswith(f"{slug(name)}-") for name in names):
            return key
    return wanted
