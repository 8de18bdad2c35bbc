"""What the letter says of each motie and toezegging: afgedaan, deels, opgepakt, in uitvoering, or nothing.

A minister may say it in the sentence itself («hiermee doe ik de motie af»), further on («hiermee beschouw ik deze
motie als afgedaan»), or above a list («met deze brief doe ik de volgende moties af:»). What the item itself says
weighs more than the line above the list: an item that will still be taken up is `opgepakt`, although it is listed
under «doe ik af»; the attribute ``opgesomd_als`` keeps that. Where the letter says nothing, so does the outcome.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from taz_graph.brief import Block, Brief, Soort
from taz_graph.extractors.model import Context, JsonValue, Mention, Rule, mention
from taz_graph.extractors.text import Span, row_at, sentence_at, sentences

AFGEDAAN, DEELS, OPGEPAKT, LOOPT, ONBEKEND = "afgedaan", "deels-afgedaan", "opgepakt", "in-uitvoering", "niet-vermeld"
EARLIER = "eerder-bericht"
"""The letter points to what it reported before; ``stand`` tells which outcome of the list its words support."""

_NOW = (
    r"(?:[Hh]iermee|[Hh]ierbij|[Dd]aarmee|[Mm]et\s(?:deze(?:\sbrief)?|bovenstaande|dit|het\sbovenstaande|onderhavige|voorliggende)\b|[Vv]ia\sdeze\sbrief"
    r"|[Mm]iddels\sdeze\sbrief|[Bb]ij\sdeze|[Ii]n\sdeze\sbrief|[Bb]ijgaand|[Mm]et\sdeze)"
)
_WE = (
    r"(?:ik|wij|we|het\skabinet|de\sregering|hij|zij"
    r"|de\s(?:toenmalig\s)?(?:[Mm]inister|[Ss]taatssecretaris)(?:\s(?:van|voor)\s[A-Z]\w+)?)"
)
_ACT = r"(?:uitvoering|invulling|gevolg|gehoor|opvolging|uitwerking)"
_LATER = (
    r"\b(?:voor\sde\szomer|na\sde\szomer|in\shet\s(?:voor|na)jaar"
    r"|begin|eind|medio|uiterlijk|later|volgend|binnenkort|kwartaal)\b"
)
_PARTICIPLE = r"(?:ge|be|ver|her|ont|(?:aan|uit|op|in|toe|af|mee|door|voor|over|terug|samen)ge)[a-zë]{2,}(?:d|t|en)"


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that show an outcome; ``anywhere`` when they do so in any sentence about the zaak, not only its own."""

    rule: Rule
    outcome: str
    pattern: re.Pattern[str]
    anywhere: bool = True


def _sign(outcome: str, rule: Rule, pattern: str, *, anywhere: bool = True) -> Sign:
    return Sign(rule, outcome, re.compile(pattern, re.IGNORECASE), anywhere)


SIGNS = (
    _sign(
        ONBEKEND,
        Rule(
            "niet-uitvoeren",
            0.7,
            "A minister may decline a motie; the list of outcomes has no word for that, so none is claimed.",
            "Ik zal de motie Podt niet uitvoeren.",
        ),
        rf"\bniet\s(?:zal\s|zullen\s|kan\s|wil\s|ga\s)?(?:worden\s)?(?:uitvoeren|uitgevoerd|overnemen|overgenomen)\b|\b(?:geef|geven)\s{_WE}\sgeen\s{_ACT}\b",
    ),
    _sign(
        LOOPT,
        Rule("nog-niet", 0.85, "What is not finished is said with «nog niet».", "Deze motie is nog niet afgedaan."),
        r"\bnog\s(?:niet|geen)\b[^;\n]{0,60}\b(?:afgedaan|afgerond|uitgevoerd|voldaan|gereed)\b",
    ),
    _sign(
        DEELS,
        Rule(
            "deels",
            0.9,
            "A part may be done: «deels», «gedeeltelijk», «het eerste deel van de motie».",
            "Hiermee is deze motie deels afgedaan.",
        ),
        rf"\b(?:deels|gedeeltelijk|ten\sdele|voor\seen\sdeel)\b[^;\n]{{0,60}}\b(?:afgedaan|af|voldaan|uitgevoerd|{_ACT}|gestand|nagekomen|tegemoet)\b"
        r"|\b(?:doe|beschouw|geef|voldoe)\b[^;\n]{0,80}\b(?:deels|gedeeltelijk|ten\sdele|voor\seen\sdeel)\b[^;\n]{0,40}\b(?:af|afgedaan|aan)\b"
        rf"|\bhet\s(?:eerste|tweede|ene|andere)\s(?:deel|onderdeel|verzoek|punt)\svan\s(?:de|deze)\s(?:motie|toezegging)\b[^;\n]{{0,80}}\b(?:afgedaan|af|voldaan|{_ACT})\b",
    ),
    _sign(
        AFGEDAAN,
        Rule(
            "doe-ik-af",
            0.97,
            "The verb afdoen in its parted and its whole forms closes a zaak with so many words.",
            "Met deze brief doe ik deze motie af.",
        ),
        rf"\b(?:doe|doen|doet)\s{_WE}\b[^;\n]{{0,400}}?\baf\b|\b{_WE}\s(?:doe|doen|doet)\b[^;\n]{{0,300}}?\baf\b"
        r"|\bafgedaan\b|\baf\ste\sdoen\b|\bafdoe[nt]?\b|\bals\s(?:afgehandeld|afgerond|uitgevoerd|voldaan|ingelost)\b"
        r"|\b(?:is|zijn)\s(?:hiermee|daarmee)\s(?:afgerond|afgehandeld|ingelost)\b",
    ),
    _sign(
        AFGEDAAN,
        Rule(
            "voldaan-aan",
            0.93,
            "Other words for closing: voldoen aan, gestand doen, nakomen, tegemoetkomen, inlossen, gehoor geven.",
            "Hiermee heb ik aan deze toezegging voldaan.",
        ),
        rf"\bvoldaan\b|\bvold(?:oe|oen|oet)\s{_WE}\b|\bgestand\b|\bnagekomen\b|\bkom(?:en|t)?\s{_WE}\b[^;\n]{{0,120}}\b(?:na|tegemoet)\b"
        rf"|\btegemoet\s?(?:gekomen|te\skomen)\b|\b(?:los|lossen)\s{_WE}\b[^;\n]{{0,80}}\bin\b|\bbeantwoord(?:en)?\s{_WE}\b[^;\n]{{0,60}}\b(?:motie|toezegging)",
    ),
    _sign(
        AFGEDAAN,
        Rule(
            "geef-ik-uitvoering",
            0.9,
            "Giving effect to a zaak now («hiermee», «geef ik», «heb ik gegeven») disposes of it.",
            "Hiermee geef ik uitvoering aan deze motie.",
        ),
        rf"{_NOW}[^;\n]{{0,160}}\b{_ACT}\b|\b(?:geef|geven)\s{_WE}\b[^;\n]{{0,120}}\b{_ACT}\b"
        rf"|\b{_ACT}\s(?:wordt\s|is\s|heb\sik\s|hebben\swij\s)?gegeven\b|\b(?:heb|heeft|hebben|is|zijn)\b[^;\n]{{0,160}}\b{_ACT}\b[^;\n]{{0,160}}\bgegeven\b"
        r"|\b(?:is|zijn|heb|hebben|heeft)\b[^;\n]{0,100}\b(?:uitgevoerd|geëffectueerd|gerealiseerd)\b",
    ),
    _sign(
        LOOPT,
        Rule(
            "verlengde-van-uitvoering",
            0.85,
            "What goes on «in het verlengde van de uitvoering» of a motie shows that it is being carried out.",
            "In het verlengde van de uitvoering van de motie Podt zal een plan worden gemaakt.",
        ),
        r"\b[Ii]n\s(?:het\sverlengde|het\skader|navolging|vervolg|aanvulling)\s(?:van|op)\s(?:de\s)?(?:lopende\s|verdere\s)?uitvoering\svan\b",
        anywhere=False,
    ),
    _sign(
        OPGEPAKT,
        Rule(
            "wordt-opgepakt",
            0.92,
            "What is taken up elsewhere is not done yet: «wordt opgepakt via opgave 8».",
            "Deze motie wordt opgepakt via opgave 8.",
        ),
        rf"\b(?:wordt|worden|wil|willen|zal|zullen|ga|gaan)\b[^;\n]{{0,80}}\b(?:opgepakt|oppakken|op\ste\spakken)\b|\bopgepakt\s(?:via|in|door|vanuit|binnen|bij)\b"
        rf"|\bpak(?:ken|t)?\s{_WE}\b[^;\n]{{0,120}}\bop\b",
    ),
    _sign(
        OPGEPAKT,
        Rule(
            "zal-nog",
            0.85,
            "A future tense about the zaak says that it is still to be done.",
            "In overleg met het veld zal worden bezien wat nodig is.",
        ),
        r"\b(?:zal|zullen)\b[^;\n]{0,160}\b(?:gekeken|bekeken|bezien|onderzocht|onderzoeken|verkend|verkennen|besproken|bespreken|uitgewerkt|uitwerken|nagegaan"
        r"|nagaan|bezien|kijken|betrokken|betrekken|meegenomen|meenemen|opgenomen|opnemen|uitgevoerd|uitvoeren|geïnformeerd|informeren|gaan|vormgegeven|terugkomen|doen|starten|worden)\b"
        rf"|\b(?:ga|gaan|gaat)\s{_WE}\b(?!\s(?:nader\s|hieronder\s|hierna\s)?in\b)[^;\n]{{0,80}}\b(?:onderzoeken|bezien|verkennen|bespreken|uitwerken|kijken|gesprek)\b"
        rf"|\b(?:kom|komen)\s{_WE}\b[^;\n]{{0,80}}\bterug\b"
        rf"|(?:\b(?:informeer|bericht|informeren)\s{_WE}\b|\b{_WE}\s(?:informeer|informeert|informeren|bericht)\b)[^;\n]{{0,100}}{_LATER}",
    ),
    _sign(
        OPGEPAKT,
        Rule(
            "neem-ik-mee",
            0.7,
            "What is taken along or involved elsewhere is taken up; weaker than a list that says «doe ik af».",
            "Deze motie neem ik mee in de uitwerking.",
        ),
        rf"\bneem\sik\b[^;\n]{{0,80}}\bmee\b|\bnemen\swij\b[^;\n]{{0,80}}\bmee\b|\b{_WE}\s(?:neem|nemen|neemt)\b[^;\n]{{0,160}}\bmee\b"
        rf"|\b(?:wordt|worden)\b[^;\n]{{0,80}}\b(?:meegenomen|betrokken\sbij)\b|\bbetrek(?:ken)?\s{_WE}\b|\b{_WE}\sbetrek(?:ken|t)?\b",
    ),
    _sign(
        LOOPT,
        Rule(
            "wordt-gewerkt",
            0.85,
            "Work that goes on: «wordt gewerkt aan», «in uitvoering», «loopt», «op dit moment».",
            "Op dit moment wordt gewerkt aan deze motie.",
        ),
        rf"\bin\suitvoering\b|\b(?:wordt|worden)\b[^;\n]{{0,80}}\b(?:gewerkt|{_ACT}\sgegeven|uitgevoerd|uitgewerkt|onderzocht)\b|\b{_ACT}\sgegeven\swordt\b"
        r"|\b(?:ben|zijn)\b[^;\n]{0,40}\b(?:bezig|in\sgesprek|doende)\b|\bwerk(?:en|t)?\s(?:ik|wij|VWS|het\sministerie|het\skabinet)\b[^;\n]{0,160}\baan\b"
        r"|\b(?:momenteel|thans|op\sdit\smoment)\b|\bloopt\b|\blopende\b|\bde\s(?:verdere\s)?(?:uitvoering|uitwerking)\svan\b[^;\n]{0,120}\b(?:vordert|loopt|gestart)\b",
    ),
    _sign(
        LOOPT,
        Rule(
            "in-navolging",
            0.75,
            "«In navolging van» a motie opens with what is being done about it.",
            "In navolging van de motie Den Haan c.s. werkt VWS aan modulair opleiden.",
        ),
        r"\b[Ii]n\s(?:navolging|vervolg|het\sverlengde|opvolging)\s(?:op|van)\b|\b[Tt]er\suitvoering\svan\b|\b[Nn]aar\saanleiding\svan\b",
        anywhere=False,
    ),
    _sign(
        AFGEDAAN,
        Rule(
            "conform-gedaan",
            0.65,
            "«Conform de motie is …» reports in the perfect tense that it was done.",
            "Conform de motie Podt is de regeling aangepast.",
        ),
        rf"\b(?:[Cc]onform|[Ii]n\slijn\smet|[Ii]n\sovereenstemming\smet|[Oo]vereenkomstig)\b[^;\n]{{0,240}}\b(?:heb|heeft|hebben|is|zijn)\b[^;\n]{{0,160}}\b{_PARTICIPLE}\b"
        rf"|\brecht\s(?:doe|te\sdoen|gedaan)\b|\bdoe(?:n|t)?\s{_WE}\srecht\b",
        anywhere=False,
    ),
)
_EARLIER = re.compile(
    r"\b(?:waarover|zoals|hierover|daarover)\b[^;\n]{0,80}\b(?:eerder|reeds|al)\b[^;\n]{0,60}\b(?:bericht\w*|geïnformeerd|gemeld|geschreven|aangegeven)\b"
    r"|\bwaarover\b[^;\n]{0,60}\b(?:berichtte|heb\sgeïnformeerd|is\sgeïnformeerd)\b"
)
_SENDS = re.compile(
    rf"{_NOW}|\b(?:stuur|zend|bied|doe|deel|verstrek)\s(?:ik|wij)\b|\b(?:ontvangt|treft)\s(?:u|uw\sKamer)\b|\b(?:informeer|bericht)\s(?:ik|wij)\b"
)
_DONE = re.compile(rf"\b(?:heb|heeft|hebben|is|zijn|ben)\b[^;\n]{{0,260}}\b{_PARTICIPLE}\b")
_TO_COME = re.compile(
    r"\b(?:zal|zullen|ga|gaan)\b|\b(?:voor|na)\sde\szomer\b|\bin\shet\s(?:voor|na)jaar\b|\b(?:begin|eind|medio|uiterlijk)\s(?:20\d\d|\w+\s20\d\d)|\bvolgend\s(?:jaar|kwartaal)\b"
)
_FOLLOWING = 60
"""Blocks, and sentences of a block, that may still be about a zaak: what closes it stands not far below."""
_REACH = 600
_LISTED = re.compile(r"\b(?:volgende|onderstaande|hieronder|hierna|navolgende)\b")
_BACK = re.compile(
    r"\b(?:deze|beide|bovenstaande|bovengenoemde|voornoemde|genoemde|de|alle|die)\s(?:\w+\s)?(?P<what>moties?|toezegging(?:en)?)(?:\sen\s(?P<also>moties?|toezegging(?:en)?))?\b"
)
_HERE = re.compile(r"\b(?:hiermee|daarmee|hieraan|daaraan|hierover|daarover|hierop|hierdoor|dit|deze)\b", re.IGNORECASE)

IS_PROMISE = Rule(
    "zoals-toegezegd-gedaan",
    0.75,
    "A letter that sends or reports what was promised («stuur ik u, zoals toegezegd») keeps the promise there.",
    "Zoals toegezegd stuur ik uw Kamer hierbij het rapport.",
)
PROMISE_OPEN = Rule(
    "zoals-toegezegd-komt",
    0.7,
    "A promise whose sentence speaks of the future is still open.",
    "Zoals toegezegd zal ik uw Kamer voor de zomer informeren.",
)
EARLIER_RULE = Rule(
    "eerder-bericht",
    0.85,
    "A letter may leave it at what it reported before: «waarover ik uw Kamer eerder berichtte».",
    "In het verlengde van de motie Podt, waarover ik uw Kamer eerder berichtte, werk ik door.",
)
SILENT = Rule(
    "niets-vermeld",
    0.6,
    "Where nothing near the zaak shows an outcome, the letter does not state one.",
    "De Kamer nam de motie Podt aan.",
)
RULES = {rule.id: rule for rule in (*(sign.rule for sign in SIGNS), IS_PROMISE, PROMISE_OPEN, EARLIER_RULE, SILENT)}


@dataclass(frozen=True, slots=True)
class _Judged:
    """An outcome with the words that show it."""

    outcome: str
    rule: Rule
    span: Span


def judge(brief: Brief, context: Context, mentions: Sequence[Mention]) -> list[Mention]:
    """One Mention of kind ``uitkomst`` for each motie and toezegging among the mentions.

    Its span are the words that show the outcome (those of the zaak itself where there are none). Attributes: zaak (the
    span of its mention), uitkomst, opgesomd_als, bovenaan (the lines above a list), stand (beside eerder-bericht).
    """
    zaken = [found for found in mentions if found.kind in ("motie", "toezegging") and not found.attributes.get("zelf")]
    if any(found.attributes.get("zelf") for found in mentions):
        return []  # a motie that recalls another one says what the Kamer thinks of it, and disposes of nothing
    letter = _Letter(brief, zaken)
    return [letter.outcome(zaak) for zaak in zaken]


class _Letter:
    """The letter with its zaken, while each is judged."""

    def __init__(self, brief: Brief, zaken: Sequence[Mention]) -> None:
        self.brief, self.zaken = brief, sorted(zaken, key=lambda zaak: zaak.start)
        self._lines: dict[int, _Judged | None] = {}
        self.at_block: dict[int, list[Mention]] = {}
        for zaak in zaken:
            self.at_block.setdefault(brief.block_index(zaak.start), []).append(zaak)

    def outcome(self, zaak: Mention) -> Mention:
        """What the letter says of one zaak."""
        index = self.brief.block_index(zaak.start)
        block = self.brief.blocks[index]
        own = self._own(zaak, index)
        lines = self._lines_above(index) if block.soort in (Soort.LIJSTITEM, Soort.TABEL) else []
        judged = self._weigh(own, lines) or self._closing(zaak, index) or self._where_called(zaak, block)
        attributes: dict[str, JsonValue] = {"zaak": list(zaak.span), "soort": zaak.kind}
        if judged is None:
            judged = _Judged(ONBEKEND, SILENT, zaak.span)
        attributes["uitkomst"] = judged.outcome
        if lines:
            attributes["bovenaan"] = [list(line.span) for line in lines]
            if judged.outcome != AFGEDAAN and any(line.outcome == AFGEDAAN for line in lines):
                attributes["opgesomd_als"] = AFGEDAAN
        earlier = _EARLIER.search(self.brief.text, zaak.start, sentence_at(block, zaak.start)[1])
        if earlier and judged.outcome in (LOOPT, ONBEKEND):
            attributes |= {"uitkomst": EARLIER, "stand": judged.outcome}
            judged = _Judged(EARLIER, EARLIER_RULE, (earlier.start(), earlier.end()))
        return mention(self.brief, "uitkomst", judged.span, judged.rule, attributes)

    def _weigh(self, own: _Judged | None, lines: Sequence[_Judged]) -> _Judged | None:
        """The item's own words against the lines above the list, the nearest of which comes last.

        A line that closes gives way to words of the item that leave it open, but not to weak ones: «neem ik mee»
        may well describe how the motie was carried out.
        """
        nearest = lines[-1] if lines else None
        if own is None or nearest is None:
            return own or nearest
        if nearest.outcome == AFGEDAAN and own.rule.certainty < 0.8:
            return nearest
        return own

    def _own(self, zaak: Mention, index: int) -> _Judged | None:
        """What the sentences about the zaak say: its own first, then those that follow until another zaak comes."""
        block = self.brief.blocks[index]
        own = row_at(block, zaak.start) if block.soort is Soort.TABEL else sentence_at(block, zaak.start)
        narrow = self._between(zaak, own)
        for span in (narrow, own) if narrow != own else (own,):
            if judged := self._read(span, zaak, own=True):
                return judged
        if block.soort is Soort.KOP:
            following = self._below(index)
        elif block.soort is Soort.LIJSTITEM:
            following = [*(span for span in self._until_next(zaak, block) if span != own), *self._continued(index)]
        else:
            following = [span for span in self._until_next(zaak, block) if span != own and self._refers_back(span)]
        read = [judged for span in following if (judged := self._read(span, zaak, own=False))]
        strong = [judged for judged in read if judged.rule.certainty >= 0.8]
        ranked = strong or read
        return ranked[-1 if block.soort is Soort.KOP else 0] if ranked else None

    def _between(self, zaak: Mention, own: Span) -> Span:
        """The part of the sentence that no other zaak shares."""
        near = max(own[0], zaak.start - _REACH), min(own[1], zaak.end + _REACH)
        others = [other for other in self._within(near) if other is not zaak]
        start = max([own[0], *(other.end for other in others if other.end <= zaak.start)])
        end = min([own[1], *(other.start for other in others if other.start >= zaak.end)])
        return start, end

    def _until_next(self, zaak: Mention, block: Block) -> list[Span]:
        """The sentences of the block from the zaak up to the sentence of the next one."""
        later = [other.start for other in islice(self._within((zaak.end, block.end)), 1)]
        limit = min([block.end, *later])
        listed = sentences(block)
        first = max(0, bisect_right(listed, zaak.start, key=lambda span: span[0]) - 1)
        return [span for span in listed[first : first + _FOLLOWING] if span[0] < limit]

    def _refers_back(self, span: Span) -> bool:
        """Whether a later sentence is about what came before: «hiermee», «deze motie»."""
        text = self.brief.text[span[0] : min(span[1], span[0] + 2 * _REACH)]
        return _BACK.search(text) is not None or _HERE.search(text) is not None

    def _continued(self, index: int) -> Sequence[Span]:
        """The sentences of a paragraph behind the last item of a list, which go on about that item."""
        blocks = self.brief.blocks
        if index + 1 >= len(blocks) or blocks[index + 1].soort is not Soort.ALINEA or index + 1 in self.at_block:
            return []
        return [] if blocks[index + 1].text.rstrip().endswith(":") else sentences(blocks[index + 1])

    def _below(self, index: int) -> list[Span]:
        """The sentences under a heading that names a zaak, up to the next heading."""
        found: list[Span] = []
        for block in self.brief.blocks[index + 1 : index + _FOLLOWING]:
            if block.soort in (Soort.KOP, Soort.ONDERTEKENING, Soort.VOETNOOT):
                break
            found += sentences(block)
        return found

    def _read(self, span: Span, zaak: Mention, *, own: bool) -> _Judged | None:
        """The outcome that one sentence shows."""
        text = self.brief.text
        # A «sentence» of a damaged file may have no end: what shows the outcome stands near the zaak.
        near = (zaak.start - _REACH, zaak.end + _REACH) if own else (span[0], span[0] + 2 * _REACH)
        span = max(span[0], near[0]), min(span[1], near[1])
        for sign in SIGNS:
            if (own or sign.anywhere) and (match := sign.pattern.search(text, *span)):
                if sign.outcome == AFGEDAAN and self._is_future(match, span):
                    continue
                return _Judged(sign.outcome, sign.rule, (match.start(), match.end()))
        if own and zaak.kind == "toezegging" and zaak.rule in ("zoals-toegezegd", "toegezegde-zaak"):
            return self._kept(span)
        return None

    def _is_future(self, match: re.Match[str], span: Span) -> bool:
        """«Zal worden afgedaan», «om te kunnen voldoen aan»: not done yet."""
        before = self.brief.text[span[0] : match.end()]
        return (
            re.search(r"\b(?:zal|zullen|kan|kunnen|te\s(?:kunnen\s)?voldoen|om\ste)\b[^,;]{0,80}$", before) is not None
        )

    def _kept(self, span: Span) -> _Judged | None:
        """A promise that is kept, or not yet, in the sentence that recalls it."""
        text = self.brief.text
        if future := _TO_COME.search(text, *span):
            return _Judged(OPGEPAKT, PROMISE_OPEN, (future.start(), future.end()))
        sent = _SENDS.search(text, *span) or _DONE.search(text, *span)
        return _Judged(AFGEDAAN, IS_PROMISE, (sent.start(), sent.end())) if sent else None

    def _closing(self, zaak: Mention, index: int) -> _Judged | None:
        """A later sentence of the section that closes what came before it: «hiermee zijn deze moties afgedaan»."""
        block = self.brief.blocks[index]
        if block.soort is Soort.VOETNOOT:
            return None
        for later in self.brief.blocks[index : index + _FOLLOWING]:
            if later.soort in (Soort.KOP, Soort.ONDERTEKENING, Soort.VOETNOOT) and later is not block:
                return None
            for span in sentences(later)[:_FOLLOWING]:
                text = self.brief.text[span[0] : min(span[1], span[0] + 2 * _REACH)]
                back = _BACK.search(text)
                if span[0] <= zaak.start or back is None or _LISTED.search(text) or self._names_another(zaak, span):
                    continue
                if not any(word and word.startswith(zaak.kind) for word in (back["what"], back["also"])):
                    continue
                if not back["what"].endswith(("s", "en")) and later is not block and self._other_between(zaak, span):
                    continue
                judged = self._read(span, zaak, own=False)
                if judged and judged.rule.certainty >= 0.85:
                    return judged
        return None

    def _names_another(self, zaak: Mention, span: Span) -> bool:
        return any(other is not zaak for other in self._within(span))

    def _other_between(self, zaak: Mention, span: Span) -> bool:
        return any(other.kind == zaak.kind for other in self._within((zaak.end, span[0])))

    def _within(self, span: Span) -> Iterator[Mention]:
        """The zaken that begin inside a span."""
        first = bisect_left(self.zaken, span[0], key=lambda zaak: zaak.start)
        return takewhile(lambda zaak: zaak.start < span[1], islice(self.zaken, first, None))

    def _lines_above(self, index: int) -> list[_Judged]:
        """The lines that introduce the list in which an item stands, outermost first, with what each says."""
        return list(reversed(list(self._walk_up(index))))

    def _walk_up(self, index: int) -> Iterator[_Judged]:
        blocks, sections = self.brief.blocks, self.brief.sections
        above = {id(section) for section in self.brief.section_path(blocks[index])}
        for position in range(index - 1, -1, -1):
            block = blocks[position]
            if id(sections[block.section]) not in above:
                return
            if block.soort is Soort.KOP and not _LISTED.search(block.text):
                continue
            if block.soort not in (Soort.ALINEA, Soort.LIJSTITEM, Soort.KOP):
                continue
            introduces = block.text.rstrip().endswith(":") or _LISTED.search(block.text)
            if not introduces or (block.soort is Soort.LIJSTITEM and not block.text.rstrip().endswith(":")):
                continue
            if position not in self._lines:
                self._lines[position] = self._line(sentences(block)[-1])
            if judged := self._lines[position]:
                yield judged

    def _line(self, span: Span) -> _Judged | None:
        span = max(span[0], span[1] - 2 * _REACH), span[1]
        for sign in SIGNS:
            if match := sign.pattern.search(self.brief.text, *span):
                return _Judged(sign.outcome, sign.rule, (match.start(), match.end()))
        return None

    def _where_called(self, zaak: Mention, block: Block) -> _Judged | None:
        """A zaak in a footnote: the sentence where the note is called says what was done."""
        if block.soort is not Soort.VOETNOOT:
            return None
        for note in self.brief.footnotes:
            if self.brief.blocks[note.block] is not block:
                continue
            for call in note.calls:
                caller = self.brief.block_at(max(0, call - 1))
                span = sentence_at(caller, max(caller.start, call - 1))
                if judged := self._read(span, zaak, own=True) or self._kept(span):
                    return judged
        return None
