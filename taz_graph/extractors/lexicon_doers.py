"""Names that no list holds and that show to be an organisation by what the sentence lets them do, or by their form.

What advises, signs or takes part is somebody: a member of parliament has «het lid» before the name, a country stands
in no article, so a name behind «de» or in the capitals of a short name is a body («waarin Volta en KPX meedoen»).
"""

import re
from collections.abc import Iterator

from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.lexicon_organisations import ABBREVIATION, FUNCTION_WORDS, NO_ORGANISATION, WORD
from taz_graph.extractors.lexicon_words import UPPER

Span = tuple[int, int]

_DONE = (
    r"(?:aangegeven|laten\sweten|geadviseerd|gewaarschuwd|gepubliceerd|uitgebracht|onderzocht|ondertekend|gereageerd"
    r"|meegedaan|gemeld|ontwikkeld|ingediend|deelgenomen|gepleit|aangekondigd|aangedrongen|bijgedragen|geconcludeerd"
    r"|gesignaleerd|onderschreven)"
)
_DOES = (
    rf"(?:advise(?:ert|ren|erde|erden)|onderschrij(?:ft|ven)|ondersteun(?:t|en)|pleit(?:en|te|ten)?\svoor"
    r"|waarschuw(?:t|en|de|den)|conclude(?:ert|ren|erde|erden)|constate(?:ert|ren|erde|erden)"
    r"|signale(?:ert|ren|erde|erden)|publice(?:ert|ren|erde|erden)|meld(?:t|en|de|den)\sdat|schat(?:ten|te)?\sdat"
    r"|stelt\sdat|wijst\serop|wijzen\serop|wijst\sop|wijzen\sop|onderzoekt|onderzocht|organise(?:ert|ren|erde)"
    r"|doet\smee|doen\smee|deden\smee|meedoen|meedoet|neemt\sdeel|nemen\sdeel|deelnemen|deelneemt|draagt\sbij"
    r"|dragen\sbij|roept\sop|roepen\sop|vraagt\saandacht|vragen\saandacht|herken(?:t|nen)\sdit"
    rf"|(?:heeft|hebben|had|hadden|is|zijn)\s(?:[^.;:\n]{{0,60}}\s)?{_DONE})(?!\w)"
)
_STEMS = (
    "advise onderschrij ondersteun pleit waarschuw conclude constate signale publice meld schat stelt wijst wijzen "
    "onderzo organise meed mee deel bij op aandacht herken heeft hebben had zijn is"
)
_SHORT_NAME = rf"(?:{ABBREVIATION}|[{UPPER}][a-z]+[{UPPER}]\w+)"
_LONG_NAME = rf"{WORD}(?:\s(?:(?:van|voor|de|der|het|en|&|in)\s){{0,2}}{WORD}){{0,5}}"
_ITEM = rf"(?:(?:de|het)\s)?(?:{_SHORT_NAME}|{WORD}(?:\s{WORD}){{0,3}})"
_SUBJECT = Guarded(
    re.compile(
        rf"(?<![\w-])(?P<names>(?:[Dd]e\s|[Hh]et\s)?(?:{_LONG_NAME})(?:\s\({ABBREVIATION}\))?(?:(?:,\s|\sen\s|,\sen\s)"
        rf"{_ITEM}){{0,6}})\s(?P<verb>{_DOES})"
    ),
    _STEMS,
)
_PART = re.compile(r",\s(?:en\s)?|\sen\s(?=(?:(?:de|het)\s)?[^\W\da-z_])")
_ARTICLE = re.compile(r"(?:[Dd]e|[Hh]et)\s")
_THING = re.compile(
    r"(?:[\w-]*(?:wet|wetboek|besluit|regeling|akkoord|programma|plan|agenda|pact|convenant|monitor|verkenning|nota|brief"
    r"|verordening|richtlijn|staat|raming|visie|strategie|evaluatie|rapport|rapportage|advies|beeld|systeem|register"
    r"|kabinet|kamer|regering|minister|staatssecretaris|koning|koningin|rijk|reglement|fonds|commissaris|rapporteur"
    r"|gezant|officer|verdrag|conventie|centrum|onderzoek|studie|leden|lid|begroting|debat|overleg|deal|wiki|pilot|campagne|portaal|loket|app)|act)",
    re.IGNORECASE,
)
_STATES = frozenset("VS EU VN VK BES Verenigde Verenigd Caribisch Oekraïne Unie Benelux Baltische Antillen".split())

COMPOUND = Guarded(
    re.compile(
        rf"(?<![\w-])(?:(?<=[Dd]e\s)|(?<=[Hh]et\s)|(?<=[a-z,]\s))(?P<name>(?:(?:Nederlandse?|Europese?|Koninklijke?"
        rf"|Nationale?|Landelijke?)\s)?(?!Sovjet|Rijks|Overheids|Zorg|Uitvoerings|Vak|Beroeps|Branche)[{UPPER}][a-zà-ÿ]{{3,24}}(?:bond|unie|federatie|autoriteit|inspectie"
        r"|vereniging|stichting|instituut|genootschap|alliantie|verbond|organisatie|agentschap|planbureau))(?![\w-])"
    ),
    "bond unie federatie autoriteit inspectie vereniging stichting instituut genootschap alliantie verbond organisatie "
    "agentschap planbureau",
)
"""One word that says itself what it is, with the capital of a name: «de Zeilbond», «het Waterinstituut»."""
GLUED_COUNTRY = Guarded(re.compile(rf"(?<![\w@.-])(?P<name>(?:[{UPPER}][a-zà-ÿ]+){{1,3}}NL)(?![\w-])"), "NL")
"""Associations that write the country on to their name: «BloemenNL»."""


def doers(text: str) -> Iterator[Span]:
    """Names that are the subject of a verb of saying, signing or taking part, as spans of the text.

    One bare word counts only beside a short name in capitals or behind an article: «Gelre adviseert» may be a person.
    """
    for match in _SUBJECT.finditer(text):
        if match["verb"].startswith(("is", "zijn")) and not re.search(r"(?:meegedaan|deelgenomen)$", match["verb"]):
            continue  # «is uitgebracht»: a report is
        names = list(_names(text, *match.span("names")))
        kept = [(start, end) for start, end, _ in names if not is_thing(text[start:end])]
        if len(kept) == len(names) and any(sure for *_, sure in names):
            yield from kept


def _names(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The names between two places, and whether each shows by an article or by its capitals to be a body."""
    edges = [start, *(edge for part in _PART.finditer(text, start, end) for edge in part.span()), end]
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        article = _ARTICLE.match(text, first, last)
        begin = article.end() if article else first
        name = text[begin:last]
        bracket = name.find(" (")
        is_short = re.fullmatch(_SHORT_NAME, name[: bracket if bracket > 0 else len(name)]) is not None
        yield begin, begin + (bracket if bracket > 0 else len(name)), is_short or article is not None or bracket > 0


def is_thing(name: str) -> bool:
    """Whether the name is that of a law, plan, report, office or state rather than of a body."""
    words = name.split()
    if name in NO_ORGANISATION or words[0] in FUNCTION_WORDS or _STATES.intersection(words):
        return True
    is_law = re.fullmatch(r"W[a-z]{1,4}", words[0]) is not None  # «Wtta», as letters shorten a wet
    return is_law or any(_THING.fullmatch(word) for word in words)
