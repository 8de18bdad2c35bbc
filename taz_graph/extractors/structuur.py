"""The build of a programme as a letter names it: programmalijnen, opgaven, afspraken and acties.

A heading «Programmalijn 2: behoud» governs its section, and a line that introduces a list («Bij de afspraken rond
programmalijn 2:») governs the items that follow, up to the next such line. Where a mention governs text, its
attribute ``geldt`` says which: a zaak that is mentioned there stands under it.
"""

import re
from collections.abc import Iterator

from taz_graph.brief import Block, Brief, Soort
from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.lexicon_organisations import FUNCTION_WORDS
from taz_graph.extractors.lexicon_tail import TAIL
from taz_graph.extractors.lexicon_things import QUOTED_TITLE
from taz_graph.extractors.model import Context, JsonValue, Mention, Rule, mention
from taz_graph.extractors.text import Span, sentence_at
from taz_graph.names import slug

RULES = {
    rule.id: rule
    for rule in (
        Rule(
            "lijn-in-kop",
            0.98,
            "A heading that numbers a line governs everything below it.",
            "Programmalijn 1: Meer ruimte voor innovatieve werkvormen",
        ),
        Rule(
            "lijn-boven-lijst",
            0.95,
            "A line before a list says under which programmalijn or opgave the items stand.",
            "Bij de afspraken rond programmalijn 2, behoud van medewerkers:",
        ),
        Rule(
            "lijn-in-tekst",
            0.9,
            "In a sentence the number alone names the part of the programme.",
            "Onder opgave 5 van programmalijn 2 zijn twee afspraken geformuleerd.",
        ),
        Rule(
            "lijn-in-opsomming",
            0.85,
            "A letter may announce three lines and then give each as a numbered heading or item, without the word.",
            "Er wordt gewerkt langs drie lijnen:\n1. ruimte voor innovatie;",
        ),
        Rule(
            "afspraak-gemaakt",
            0.7,
            "Letters count agreements («twee afspraken») and say what they hold («een afspraak dat»).",
            "Onder opgave 5 zijn twee afspraken geformuleerd.",
        ),
        Rule(
            "is-afgesproken",
            0.6,
            "The verb makes an agreement too, when it says that it was made.",
            "Met de partners is afgesproken dat iedereen meedoet.",
        ),
        Rule(
            "actie-genoemd",
            0.6,
            "A letter may call something an action of the programme.",
            "Het volgen van innovaties is één van de acties binnen het programma.",
        ),
    )
}

_PARTS = {
    "programmalijn": r"(?<![\w\s-])Lijn(?=\s\d)|[Pp]rogrammalijn|[Aa]ctielijn|[Hh]oofdlijn|[Pp]ijler|[Ss]poor",
    "opgave": r"[Oo]pgave",
}
_NUMBER = r"(?:[0-9]{1,2}|[IVX]{1,4}|[A-H])(?![\w])(?![.,][0-9])"
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_PART = {
    kind: Guarded(
        re.compile(
            rf"(?<![\w-])(?:{words})(?:en|s|ren)?\s"
            rf"(?P<numbers>{_NUMBER}(?:(?:,\s|\sen\s|,\sen\s|\s&\s|\st/m\s){_NUMBER})*)"
        ),
        "lijn pijler spoor opgave",
    )
    for kind, words in _PARTS.items()
}
_NAMED_LINE = Guarded(
    re.compile(rf"(?<![\w-])(?:[Pp]rogrammalijn|[Aa]ctielijn)\s(?![IVXA-H]+(?!\w))(?P<name>{QUOTED_TITLE}|{TAIL})"),
    "lijn",
)
_NAME = re.compile(r"\s?[:–—-]\s(?P<name>[^.;:()\n,]{3,120})")
_NAME_AFTER_COMMA = re.compile(r"\s?,\s(?P<name>[^.;:()\n,]{3,120})")
_COUNT = r"twee|drie|vier|vijf|zes|zeven|acht|negen|tien"
_COUNTS = dict(zip(_COUNT.split("|"), range(2, 11), strict=True))
_ANNOUNCED = re.compile(rf"\b(?P<count>{_COUNT})\s(?:\w+\s)?(?:programmalijnen|actielijnen|lijnen|pijlers|sporen)\b")
_LAST_WORDS = re.compile(rf"(?:\s(?!(?:{_COUNT})\b)\w+){{0,5}}\s?[.:]?\s*")
_AGREED = Guarded(
    re.compile(
        rf"(?:(?P<count>{_COUNT}|[0-9]{{1,2}})\s(?:\w+\s)?afspraken|\b(?:[Ee]en|[Dd]e|[Dd]eze)\s(?:\w+\s)?afspraak)\b"
        r"(?=[^.;]{0,120}\b(?:geformuleerd|gemaakt|opgenomen|vastgelegd|overeengekomen)\b|\s(?:dat|om)\b)"
    ),
    "afspra",
)
_DID_AGREE = Guarded(
    re.compile(r"(?:\b(?:is|zijn|heb|heeft|hebben|werd)\b[^.;]{0,120})?\bafgesproken\b"),
    "afgesproken",
)
_ACTION = Guarded(
    re.compile(
        r"(?:[A-ZÀ-Þ][^.;]{3,160}\sis\s)?\b(?:één|een|eén)\svan\sde\sacties\b"
        r"|\b[Dd]e(?:ze)?\sactie\s(?:m\.b\.t\.|met\sbetrekking\stot|om|rond|over|voor|wordt|die)(?=\s)"
    ),
    "actie",
)


def find(brief: Brief, context: Context) -> list[Mention]:
    """Mentions of kind programmalijn, opgave, afspraak and actie; attributes: nummer, naam, geldt, aantal."""
    found = [mention for block in brief.blocks for mention in _parts(brief, block)]
    found += _announced(brief)
    for block in brief.blocks:
        if block.soort in (Soort.ALINEA, Soort.LIJSTITEM):
            found += _agreements(brief, block)
    return found


def _parts(brief: Brief, block: Block) -> Iterator[Mention]:
    if block.soort is Soort.BRIEFHOOFD:
        return
    yield from _named_lines(brief, block)
    for kind, pattern in _PART.items():
        for match in pattern.finditer(block.text):
            numbers = list(re.finditer(_NUMBER, match["numbers"]))
            for index, number in enumerate(numbers):
                start = match.start() if index == 0 else match.start("numbers") + number.start()
                end = match.start("numbers") + number.end()
                alone = len(numbers) == 1
                yield _part(brief, block, kind, (start, end), number[0], name=_name(block, end) if alone else None)


def _named_lines(brief: Brief, block: Block) -> Iterator[Mention]:
    """Lines that a letter tells by name and gives no number: «de programmalijn Samen leren»."""
    for match in _NAMED_LINE.finditer(block.text):
        title = match["name"].strip("«»‘’“”")
        if title.split()[0] not in FUNCTION_WORDS:
            yield _part(brief, block, "programmalijn", match.span(), slug(title), name=title)


def _part(brief: Brief, block: Block, kind: str, span: Span, number: str, *, name: str | None) -> Mention:
    rule, reach = _reach(brief, block, kind, span)
    attributes: dict[str, JsonValue] = {"nummer": _ROMAN.get(number) or (int(number) if number.isdigit() else number)}
    if name:
        attributes["naam"] = name
    attributes["geldt"] = list(reach)
    return mention(brief, kind, (block.start + span[0], block.start + span[1]), RULES[rule], attributes)


def _name(block: Block, end: int) -> str | None:
    """What stands behind the number and a colon; behind a comma only where the line is a title of something."""
    named = _NAME.match(block.text, end)
    if named is None and (block.soort is Soort.KOP or block.text.rstrip().endswith(":")):
        named = _NAME_AFTER_COMMA.match(block.text, end)
    if named is None or re.match(r"(?:opgave|programmalijn|waar|die|dat|en|is|zijn|wordt)\b", named["name"]):
        return None
    return named["name"].strip()


def _reach(brief: Brief, block: Block, kind: str, span: Span) -> tuple[str, Span]:
    """Which rule found it, and the text that it governs."""
    if block.soort is Soort.KOP:
        return "lijn-in-kop", (block.start, _end_of_section(brief, block))
    if block.soort in (Soort.ALINEA, Soort.LIJSTITEM) and block.text.rstrip().endswith(":"):
        return "lijn-boven-lijst", (block.start, _end_of_list(brief, block, kind))
    return "lijn-in-tekst", sentence_at(block, block.start + span[0])


def _end_of_section(brief: Brief, heading: Block) -> int:
    """Where the next heading of the same rank or higher begins."""
    for block in brief.blocks:
        if block.start > heading.start and (
            block.soort in (Soort.ONDERTEKENING, Soort.VOETNOOT)
            or (block.soort is Soort.KOP and block.level <= heading.level)
        ):
            return block.start
    return len(brief.text)


def _end_of_list(brief: Brief, intro: Block, kind: str) -> int:
    """Where a line of the same kind, or another section, begins."""
    for block in brief.blocks:
        if block.start <= intro.start:
            continue
        if block.soort in (Soort.KOP, Soort.ONDERTEKENING, Soort.VOETNOOT):
            return block.start
        if block.text.rstrip().endswith(":") and _PART[kind].search(block.text):
            return block.start
    return len(brief.text)


def _announced(brief: Brief) -> Iterator[Mention]:
    """Numbered headings or items 1, 2, 3 right behind «langs drie lijnen»."""
    for index, block in enumerate(brief.blocks):
        announced = _ANNOUNCED.search(block.text) if block.soort is Soort.ALINEA else None
        if announced is None or not _LAST_WORDS.fullmatch(block.text, announced.end()):
            continue
        count, expected = _COUNTS[announced["count"]], 1
        soort: Soort | None = None
        for follower in brief.blocks[index + 1 :]:
            numbered = (follower.number or "").rstrip(".)") == str(expected)
            if numbered and follower.soort in (Soort.KOP, Soort.LIJSTITEM) and soort in (None, follower.soort):
                soort = follower.soort
                name = follower.text.rstrip(" .;,")
                reach = (follower.start, _end_of_section(brief, follower) if soort is Soort.KOP else follower.end)
                attributes: dict[str, JsonValue] = {"nummer": expected, "naam": name, "geldt": list(reach)}
                span = follower.start, follower.start + len(name)
                yield mention(brief, "programmalijn", span, RULES["lijn-in-opsomming"], attributes)
                expected += 1
            elif soort is not Soort.KOP or follower.soort in (Soort.ONDERTEKENING, Soort.VOETNOOT):
                break
            if expected > count:
                break


def _agreements(brief: Brief, block: Block) -> Iterator[Mention]:
    for rule, kind, pattern in (
        ("afspraak-gemaakt", "afspraak", _AGREED),
        ("is-afgesproken", "afspraak", _DID_AGREE),
        ("actie-genoemd", "actie", _ACTION),
    ):
        for match in pattern.finditer(block.text):
            attributes: dict[str, JsonValue] = {}
            count = match.groupdict().get("count")
            if count:
                attributes["aantal"] = _COUNTS.get(count) or int(count)
            yield mention(
                brief, kind, (block.start + match.start(), block.start + match.end()), RULES[rule], attributes
            )
