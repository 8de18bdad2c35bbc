"""Toezeggingen (promises to parliament) that a letter mentions: what was promised, by whom, where, under which number.

The word may stand there («de toezegging dat ik de Kamer informeer»), its verb («zoals toegezegd in het debat»,
«heb ik uw Kamer toegezegd om»), or a number («TZ202312-005», «T03120»). What others promise (money to a school, a
company to a region) is none, and «de toezeggingen» in general name none in particular.
"""

import re
from collections.abc import Iterator, Mapping

from taz_graph.brief import Block, Brief, Soort
from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.model import Context, JsonValue, Mention, Rule, mention
from taz_graph.extractors.text import Span, calls_in, citations_between, read_names, row_at, sentence_at

RULES = {
    rule.id: rule
    for rule in (
        Rule(
            "toezegging-nummer",
            0.98,
            "A number of the register names one toezegging, wherever it stands.",
            "Hiermee is de toezegging (TZ202312-005) gestand gedaan.",
        ),
        Rule(
            "toezegging-over",
            0.95,
            "The word with what was promised: «dat», «om», «over», «inzake».",
            "De toezegging dat ik uw Kamer informeer over vernieuwend opleiden.",
        ),
        Rule(
            "toezegging-aan-lid",
            0.9,
            "The word with to whom, or in which debate, it was promised.",
            "Hiermee geef ik gevolg aan de toezegging aan het lid Podt.",
        ),
        Rule(
            "zoals-toegezegd",
            0.9,
            "Letters say in passing that what they do was promised: «zoals toegezegd», «conform mijn toezegging».",
            "Met deze brief stuur ik uw Kamer, zoals toegezegd in het debat, het rapport.",
        ),
        Rule(
            "bewindspersoon-zegde-toe",
            0.9,
            "A member of government, or the Kamer as receiver, makes a toezegging of the verb.",
            "In het debat heb ik uw Kamer toegezegd de cijfers te sturen.",
        ),
        Rule(
            "toegezegde-zaak",
            0.6,
            "The participle before what was promised: «de toegezegde brief»; only for what a Kamer can be sent.",
            "Hierbij ontvangt u de toegezegde evaluatie.",
        ),
    )
}

_BLOCKS = (Soort.KOP, Soort.ALINEA, Soort.LIJSTITEM, Soort.TABEL, Soort.VOETNOOT)
_WORD = Guarded(
    re.compile(
        r"(?<![\w-])[Tt]oezegging(?P<plural>en)?(?![\w-])|(?<![\w-])[Tt]oegezegde?(?![\w-])|(?<![\w-])[Zz]eg(?:gen|t)?(?:de[n]?)?\s(?=(?:[^.;]{0,110}\s)?toe\b)"
    ),
    "zeg",
)
_GIVEN = re.compile(
    r"(?:,?\s(?:die\s(?:ik|de\s\w+|wij)\s[^,.;]{0,60}?(?:heb|heeft|hebben)\s(?:gedaan|gegeven)|(?:eerder\s)?gedaan|van\smij|zoals\sgedaan)\b"
    r"|,?\s(?:aan|van|tijdens|in|bij|op|uit|door|naar\saanleiding\svan|n\.a\.v\.|in\shet\skader\svan)\s(?!een\s)[^,.;()\n]{2,110}?(?=,|\s(?:over|dat|om|inzake|heb|is|wordt|te)\b|\s?\(|$|\.)"
    r"|\s?\([^()\n]{2,80}\)|\s(?:af|gestand|na)(?=\s)|\s(?:heeft|heb|hebben)\sgedaan)"
)
_ABOUT = re.compile(
    r",?\s(?P<asks>dat|om|waarin|waarbij|te)\s|,?\s(?:over|inzake|betreffende|aangaande|omtrent|m\.b\.t\.|met\sbetrekking\stot|ten\saanzien\svan"
    r"|rond(?:om)?)\s|:\s(?=\w)"
)
_TO_MEMBER = re.compile(
    r"\s(?:[–—-]\s)?(?:aan|van|richting)\s(?:het|de)\s(?:[Kk]amer)?(?:lid|leden)\s|\s(?:aan|van)\ssenator(?:en)?\s|\s(?:aan|richting)\s(?:de\sheer|mevrouw|meneer)\s"
)
_IN_DEBATE = re.compile(
    r",?\s(?:gedaan\s)?(?:tijdens|in|bij|uit)\s(?:het|de|een|mijn|hun)\s(?=[^.;]{0,80}(?:debat|overleg|brief|termijn|beraad|behandeling|vragenuur|Handelingen|Aanhangsel))"
)
_CONFORM = re.compile(
    r"(?:[Cc]onform|[Zz]oals|[Ii]n\slijn\smet|[Oo]vereenkomstig|[Tt]er\suitvoering\svan|[Nn]aar\saanleiding\svan|[Vv]olgens|[Ii]nvulling\sgeven\saan"
    r"|[Uu]itvoering\svan|[Vv]oldoen\saan|[Vv]oldaan\saan|[Gg]evolg\saan|[Ii]nvulling\saan|[Uu]itvoering\saan|[Tt]egemoet\saan|[Gg]estand\saan)"
    r"\s(?:(?:mijn|onze|de|deze|een|haar|zijn)\s)?(?:eerdere\s|gedane\s)?$"
)
_AS_PROMISED = re.compile(
    r"(?:[Zz]oals|[Cc]onform|[Aa]ls|gelijk)\s(?:(?:ik|wij|eerder|al|reeds|ook|u|uw\sKamer|aan\suw\sKamer|[a-z]+)\s){0,6}$"
)
_SUBJECTS = (
    r"(?:\b(?:[Ii]k|[Ww]ij|[Ww]e|[Kk]abinet|[Rr]egering|Rijk|[Mm]inister|[Mm]inisters|[Ss]taatssecretaris|[Bb]ewindspersoon|[Bb]ewindspersonen"
    r"|[Aa]mbtsvoorganger|[Vv]oorganger|[Aa]mbtgeno(?:ot|te)|[Mm]inister-[Pp]resident)\b)"
)
_RECEIVER = (
    r"\b(?:uw|de|aan\suw|aan\sde)\s(?:Tweede\s|Eerste\s)?Kamer\b|\baan\s(?:het|de)\s(?:[Kk]amer)?(?:lid|leden)\b"
    r"|\bu\s(?:toegezegd|is)|\bis\su\b"
)
_PROMISED_BY_US = re.compile(
    rf"(?:\b(?:heb|heeft|hebben|had|hadden)\b[^.;:]{{0,120}}{_SUBJECTS}|{_SUBJECTS}[^.;:]{{0,160}}\b(?:heb|heeft|hebben|had|hadden)\b"
    rf"|{_RECEIVER})[^.;:]{{0,160}}$"
)
_PASSIVE = re.compile(r"\b(?:is|was|werd)\s(?:\w+\s){0,4}$")
_BY_US = re.compile(rf"\b(?:is|was|werd|zijn)\b[^.;:]{{0,120}}\bdoor\b[^.;:]{{0,40}}{_SUBJECTS}[^.;:]{{0,120}}$")
_SENT = re.compile(
    r"\s(?:\w+\s){0,2}?(?:brief|brieven|Kamerbrief|evaluatie|rapport|rapportage|reactie|kabinetsreactie|notitie|visie|overzicht"
    r"|informatie|voortgangsrapportage|onderzoek|verkenning|analyse|terugkoppeling|uitwerking|update|planning|antwoorden)\b"
)
_PARTY = re.compile(
    r"\s(?:van|door)\s(?!mij\b|ons\b|mijn\b|onze\b|de\s(?:vorige\s|toenmalig\w*\s|huidige\s)?(?i:minister|staatssecretaris|regering|bewinds))"
)
_GENERAL = re.compile(
    r"\b(?:moties|amendementen|afspraken|vragen)\s(?:en|of|en/of|/)\s$|\b(?:de\svolgende|alle|diverse|enkele|openstaande|verschillende|gedane|deze|die)\s(?:moties\s?(?:en|/)\s?)?$"
)
_ANAPHOR = re.compile(r"\b[Dd](?:eze|ie)\s(?:laatste\s|eerste\s|tweede\s)?$")
_INTERN = re.compile(r"\s(?:met\s)?(?:(?:nr\.?|nummer)\s)?(?P<number>(?!(?:19|20)\d{2}\b)\d{4,5})\b(?![.,-]\d)")
_END = re.compile(
    r"\s?\((?=[^)]*\d)|;|,\s(?:heb|hebben|is|zijn|wordt|worden|ben|zal|zullen|wil|kan|geef|doe|stuur|informeer|bericht|waarover|beschouw)\b"
    r"|\s(?:heb|beschouw|doe|wordt\shiermee|is\shiermee|is\sdaarmee|wordt\sdaarmee|informeer|bericht|stuur)\s(?:ik|wij)\b"
)
_MAX_SUBJECT_WORDS = 40
_TELLING = 9
_REACH = 400  # characters before the word that may say who promised; a «sentence» of a damaged file has no end


def find(brief: Brief, context: Context) -> list[Mention]:
    """Every toezegging that the letter mentions; attributes: nummer, intern, onderwerp, gedaan_in, aan."""
    found: list[Mention] = []
    for block in brief.blocks:
        if block.soort in _BLOCKS:
            named = list(_in_block(brief, block))
            found += named
            found += _numbers(brief, block, named)
    return found


def _in_block(brief: Brief, block: Block) -> Iterator[Mention]:
    words = list(_WORD.finditer(block.text))
    for index, word in enumerate(words):
        sentence = sentence_at(block, block.start + word.start())
        following = words[index + 1].start() + block.start if index + 1 < len(words) else block.end
        limit = min(sentence[1], following)
        read = _noun if word[0].lower().startswith("toezegging") else _verb
        if found := read(brief, block, word, (sentence[0], limit)):
            rule, span = found
            row = row_at(block, span[0])[1] if block.soort is Soort.TABEL else limit
            attributes = _attributes(brief, block, rule, span, min(row, max(limit, following)))
            if attributes.get("nummer_in") == "tekst" and read is _verb and block.soort is not Soort.TABEL:
                span = span[0], max(span[1], *(int(number[1]) for number in _spans(attributes)))
            if rule in ("toezegging-over", "toezegging-aan-lid"):
                span = span[0], _first_words(brief, span[1], limit)
            yield mention(brief, "toezegging", span, RULES[rule], attributes)


def _noun(brief: Brief, block: Block, word: re.Match[str], around: Span) -> tuple[str, Span] | None:
    """«toezegging» with what makes it one in particular."""
    text, start, end = block.text, word.start(), word.end()
    limit = around[1] - block.start
    before = text[max(0, around[0] - block.start, start - _REACH) : start]
    span = block.start + start, block.start + end
    to_member = _TO_MEMBER.match(text, end, limit) is not None
    rule = None
    given = text[end : _behind_given(text, end, limit)]
    if number := _INTERN.match(text, end, limit):
        rule, span = "toezegging-nummer", (span[0], block.start + number.end())
    elif _numbered(brief, span[1], around[1]):
        rule = "toezegging-nummer"
    elif (word["plural"] and _GENERAL.search(before)) or (_PARTY.match(text, end, limit) and not to_member):
        rule = None
    elif _ANAPHOR.search(before) and not to_member:
        rule = None  # «ik verzoek u deze toezegging te verlengen» names no other one
    elif to_member or _IN_DEBATE.match(text, end, limit) or _TO_MEMBER.search(given):
        rule = "toezegging-aan-lid"
    elif _ABOUT.match(text, _behind_given(text, end, limit), limit) and not re.search(r"\b(?:geen|een)\s$", before):
        rule = "toezegging-over"
    elif conform := _CONFORM.search(before):
        rule, span = "zoals-toegezegd", (block.start + start - len(conform[0]), span[1])
    return (rule, span) if rule else None


def _first_words(brief: Brief, end: int, limit: int) -> int:
    """Where the words that tell this toezegging from others end: a few words of what was promised."""
    stop = _END.search(brief.text, end, limit)
    words = list(re.finditer(r"\S+", brief.text[end : stop.start() if stop else limit]))[:_TELLING]
    return end + words[-1].end() - (1 if words[-1][0][-1] in ".,;:" else 0) if words else end


def _behind_given(text: str, position: int, limit: int) -> int:
    """Behind when, where and by whom a toezegging was made: what was promised comes after that."""
    while (given := _GIVEN.match(text, position, limit)) and given.end() > position:
        if _ABOUT.match(text, position, limit):
            break
        position = given.end()
    return position


def _verb(brief: Brief, block: Block, word: re.Match[str], around: Span) -> tuple[str, Span] | None:
    """«toegezegd» and «zegde toe», where a member of government or the Kamer is meant."""
    text, start, end = block.text, word.start(), word.end()
    before = text[max(0, around[0] - block.start, start - _REACH) : start]
    span = block.start + start, block.start + end
    if word[0].lower() == "toegezegde":
        return ("toegezegde-zaak", span) if _SENT.match(text, end) else None
    if word[0].lower().startswith("zeg"):
        by_us = re.search(rf"{_SUBJECTS}[^.;]{{0,80}}$", before) or re.match(rf"\s?{_SUBJECTS}", text[end : end + 40])
        return ("bewindspersoon-zegde-toe", span) if by_us else None
    if promised := _AS_PROMISED.search(before):
        return "zoals-toegezegd", (block.start + start - len(promised[0]), span[1])
    if (
        (not before.strip() and re.match(r"\s(?:is|werd|heb)\b", text[end:]))
        or _PROMISED_BY_US.search(before)
        or _BY_US.search(before)
        or (_PASSIVE.search(before) and re.match(r"\s(?:om|dat)\s", text[end:]))
    ):
        return "bewindspersoon-zegde-toe", span
    return None


def _spans(attributes: Mapping[str, JsonValue]) -> list[Span]:
    """Where the numbers stand."""
    listed = attributes.get("nummers")
    spans = listed if isinstance(listed, list) else []
    return [(int(span[0]), int(span[1])) for span in spans if isinstance(span, list)]


def _numbers(brief: Brief, block: Block, named: list[Mention]) -> Iterator[Mention]:
    """Register numbers that stand alone, outside what was read already."""
    taken = [found.attributes.get("nummers") for found in named]
    spans = [tuple(span) for listed in taken if isinstance(listed, list) for span in listed]
    for cited in citations_between(brief, block.start, block.end):
        if cited.kind == "toezegging" and cited.identifier and cited.span not in spans:
            attributes: dict[str, JsonValue] = {"nummer": cited.identifier, "nummers": [list(cited.span)]}
            yield mention(brief, "toezegging", cited.span, RULES["toezegging-nummer"], attributes)


def _numbered(brief: Brief, start: int, limit: int) -> bool:
    """Whether a register number stands right behind the word, in brackets or not."""
    return any(
        cited.kind == "toezegging" and cited.span[0] - start <= 12
        for cited in citations_between(brief, start - 12, limit)
    )


def _attributes(brief: Brief, block: Block, rule: str, span: Span, limit: int) -> dict[str, JsonValue]:
    attributes: dict[str, JsonValue] = {}
    passing = rule in ("zoals-toegezegd", "toegezegde-zaak")
    if subject := (_rest(brief, span[1], limit) if passing else None) or _subject(brief, block, span[1], limit):
        attributes["onderwerp"] = subject
    if (to := _TO_MEMBER.search(brief.text, span[1], limit)) and (names := read_names(brief.text, to.end())):
        attributes["aan"] = list(names.names)
    numbers: list[JsonValue] = []
    places = [(span[0], limit, "tekst")]
    for _, note in calls_in(brief, span[0], limit):
        noted = brief.blocks[note.block]
        places.append((noted.start, noted.end, f"voetnoot {note.number}"))
    for start, end, where in places:
        for cited in citations_between(brief, start, end):
            if cited.kind == "toezegging":
                key = "nummer" if cited.identifier else "intern"
                attributes.setdefault(key, cited.identifier or cited.number)
                attributes.setdefault("nummer_in", where)
                numbers.append(list(cited.span))
            elif cited.identifier and cited.kind in ("kamerstuk", "aanhangsel", "handelingen"):
                attributes.setdefault("gedaan_in", cited.identifier)
    if numbers:
        attributes["nummers"] = numbers
    attributes["bereik"] = [span[0], limit]
    return attributes


def _rest(brief: Brief, start: int, limit: int) -> str | None:
    """What a letter does «zoals toegezegd in het debat, …»: the rest of the sentence behind the comma."""
    comma = brief.text.find(", ", start, limit)
    words = brief.text[comma + 2 : limit].split() if comma >= 0 else []
    return " ".join(words[:_MAX_SUBJECT_WORDS]).rstrip(" .,;:") or None


def _subject(brief: Brief, block: Block, start: int, limit: int) -> str | None:
    """What was promised, as printed behind «dat», «om» or «over»."""
    match = _ABOUT.search(brief.text, start, limit)
    if not match:
        return None
    stop = limit
    if ending := _END.search(brief.text, match.end(), limit):
        stop = ending.start()
    if block.soort is not Soort.LIJSTITEM:
        stop = min([stop, *(call for call, _ in calls_in(brief, match.end(), stop))])
    words = brief.text[match.start("asks") if match["asks"] else match.end() : stop].split()
    return " ".join(words[:_MAX_SUBJECT_WORDS]).rstrip(" .,;:") or None
