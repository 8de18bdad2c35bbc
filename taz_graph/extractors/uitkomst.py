"""What the letter says of each motie and toezegging: afgedaan, deels, opgepakt, in uitvoering, or nothing.

A minister may say it in the sentence itself («hiermee doe ik de motie af»), further on («hiermee beschouw ik deze
motie als afgedaan»), or above a list («met deze brief doe ik de volgende moties af:»). What the item itself says
weighs more than the line above the list: an item that will still be taken up is `opgepakt`, although it is listed
under «doe ik af»; the attribute ``opgesomd_als`` keeps that. Where the letter says nothing, so does the outcome.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taz_graph.brief import Block, Brief, Soort
from taz_graph.extractors.around import FOLLOWING, REACH, Around
from taz_graph.extractors.lexicon_tense import (
    ASKED,
    BACK,
    CONDITION,
    DONE,
    EARLIER_RULE,
    EARLIER_WORDS,
    HINDERED,
    IS_PROMISE,
    LISTED,
    PROMISE_OPEN,
    SENDS,
    SILENT,
    TENSES,
    TO_COME,
)
from taz_graph.extractors.lexicon_uitkomst import AFGEDAAN, DEELS, EARLIER, LOOPT, NIET, ONBEKEND, OPGEPAKT, SIGNS
from taz_graph.extractors.model import Context, JsonValue, Mention, Rule, mention
from taz_graph.extractors.text import Span, row_at, sentence_at, sentences

_NEAR = 3
"""Sentences behind a zaak whose tense can still be about it."""
_CALLED = {"motie": ("motie", "verzoek", "oproep", "wens"), "toezegging": ("toezegging",)}
"""How a later sentence calls what came before it."""
_EXPLICIT = 0.9
"""Certainty from which a rule reads words of disposing, and not of a mood or a tense."""
_DECIDED = (AFGEDAAN, DEELS, NIET)
RULES = {
    rule.id: rule
    for rule in (*(sign.rule for sign in (*SIGNS, *TENSES)), IS_PROMISE, PROMISE_OPEN, EARLIER_RULE, SILENT)
}


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


class _Letter(Around):
    """The letter with its zaken, while each is judged."""

    def __init__(self, brief: Brief, zaken: Sequence[Mention]) -> None:
        super().__init__(brief, zaken)
        self._lines: dict[int, _Judged | None] = {}

    def outcome(self, zaak: Mention) -> Mention:
        """What the letter says of one zaak."""
        index = self.brief.block_index(zaak.start)
        block = self.brief.blocks[index]
        own = self._own(zaak, index)
        lines = self._lines_above(index) if block.soort in (Soort.LIJSTITEM, Soort.TABEL) else []
        judged = self._weigh(own, lines) or self._closing(zaak, index) or self._where_called(zaak, block)
        judged = judged or self._tense(zaak, index)
        attributes: dict[str, JsonValue] = {"zaak": list(zaak.span), "soort": zaak.kind}
        if judged is None:
            judged = _Judged(ONBEKEND, SILENT, zaak.span)
        attributes["uitkomst"] = judged.outcome
        if lines:
            attributes["bovenaan"] = [list(line.span) for line in lines]
            if judged.outcome != AFGEDAAN and any(line.outcome == AFGEDAAN for line in lines):
                attributes["opgesomd_als"] = AFGEDAAN
        earlier = EARLIER_WORDS.search(self.brief.text, *self._sentence(block, zaak))
        weak = judged.outcome == AFGEDAAN and judged.rule.certainty < 0.8
        if earlier and (weak or judged.outcome in (LOOPT, ONBEKEND)):
            attributes |= {"uitkomst": EARLIER, "stand": ONBEKEND if weak else judged.outcome}
            judged = _Judged(EARLIER, EARLIER_RULE, (earlier.start(), earlier.end()))
        return mention(self.brief, "uitkomst", judged.span, judged.rule, attributes)

    def _sentence(self, block: Block, zaak: Mention) -> Span:
        """The sentence of the zaak, as far as it is near."""
        start, end = sentence_at(block, zaak.start)
        return max(start, zaak.start - REACH), min(end, zaak.end + REACH)

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
        """What the sentences about the zaak say: its own, and those that follow until another zaak comes.

        Words further on that dispose of «deze motie» decide, unless the sentence itself already did so.
        """
        block = self.brief.blocks[index]
        own = row_at(block, zaak.start) if block.soort is Soort.TABEL else sentence_at(block, zaak.start)
        here = self._here(zaak, own)
        if here and here.rule.certainty >= _EXPLICIT and here.outcome in _DECIDED:
            return here
        following = self.following(zaak, index, own)
        near = following if self.names_it(zaak, index) else following[:_NEAR]
        about = [span for span in following if span in near or self.refers_back(span)]
        read = [judged for span in about if (judged := self._read(self.clause(span, zaak), zaak, own=False))]
        decided = [one for one in read if one.rule.certainty >= _EXPLICIT and one.outcome in _DECIDED]
        if decided:
            return decided[-1]
        strong = [judged for judged in read if judged.rule.certainty >= 0.8]
        ranked = strong or read
        return here or (ranked[-1 if self.names_it(zaak, index) else 0] if ranked else None)

    def _here(self, zaak: Mention, own: Span) -> _Judged | None:
        """What the sentence of the zaak says, the part that it shares with no other zaak first."""
        narrow = self.between(zaak, own)
        for span in (narrow, own) if narrow != own else (own,):
            if judged := self._read(span, zaak, own=True):
                return judged
        return None

    def _tense(self, zaak: Mention, index: int) -> _Judged | None:
        """What tense shows where no words of disposing stand: something to come or going on outweighs what was done."""
        block = self.brief.blocks[index]
        own = row_at(block, zaak.start) if block.soort is Soort.TABEL else sentence_at(block, zaak.start)
        following = self.following(zaak, index, own)
        behind = max(own[0], zaak.end), own[1]
        read = [judged for span in (behind, *following[:_NEAR]) if (judged := self._tense_of(span, zaak))]
        still = [judged for judged in read if judged.outcome != AFGEDAAN]
        return next(iter(still or read), None)

    def _tense_of(self, span: Span, zaak: Mention) -> _Judged | None:
        text = self.brief.text
        span = span[0], min(span[1], span[0] + 2 * REACH)
        if zaak.kind == "toezegging" and span[0] >= sentence_at(self.brief.block_at(zaak.start), zaak.start)[1]:
            return self._kept(span)
        for sign in TENSES:
            match = sign.pattern.search(text, *span)
            closes = sign.outcome == AFGEDAAN
            if closes and HINDERED.search(text, *span):
                continue
            if match and not (sign.outcome != OPGEPAKT and ASKED.search(text, *span)):
                return _Judged(sign.outcome, sign.rule, (match.start(), match.end()))
        return None

    def _read(self, span: Span, zaak: Mention, *, own: bool) -> _Judged | None:
        """The outcome that one sentence shows."""
        text = self.brief.text
        # A «sentence» of a damaged file may have no end: what shows the outcome stands near the zaak.
        near = (zaak.start - REACH, zaak.end + REACH) if own else (span[0], span[0] + 2 * REACH)
        span = max(span[0], near[0]), min(span[1], near[1])
        for sign in SIGNS:
            if (own or sign.anywhere) and (match := sign.pattern.search(text, *span)):
                if sign.outcome == AFGEDAAN and (self._is_future(match, span) or CONDITION.search(match[0])):
                    continue
                return _Judged(sign.outcome, sign.rule, (match.start(), match.end()))
        if own and zaak.kind == "toezegging" and zaak.rule in ("zoals-toegezegd", "toegezegde-zaak"):
            return self._kept(span)
        return None

    def _is_future(self, match: re.Match[str], span: Span) -> bool:
        """«Zal worden afgedaan», «om te kunnen voldoen aan»: not done yet."""
        before = self.brief.text[span[0] : match.end()]
        return re.search(r"\b(?:zal|zullen|te\s(?:kunnen\s)?voldoen|om\ste)\b[^,;]{0,80}$", before) is not None

    def _kept(self, span: Span) -> _Judged | None:
        """A promise that is kept, or not yet, in the sentence that recalls it."""
        text = self.brief.text
        if future := TO_COME.search(text, *span):
            return _Judged(OPGEPAKT, PROMISE_OPEN, (future.start(), future.end()))
        if HINDERED.search(text, *span):
            return None
        sent = SENDS.search(text, *span) or DONE.search(text, *span)
        return _Judged(AFGEDAAN, IS_PROMISE, (sent.start(), sent.end())) if sent else None

    def _closing(self, zaak: Mention, index: int) -> _Judged | None:
        """A later sentence of the section that closes what came before it: «hiermee zijn deze moties afgedaan»."""
        block = self.brief.blocks[index]
        if block.soort is Soort.VOETNOOT:
            return None
        for later in self.brief.blocks[index : index + FOLLOWING]:
            if later.soort in (Soort.KOP, Soort.ONDERTEKENING, Soort.VOETNOOT) and later is not block:
                return None
            for span in sentences(later)[:FOLLOWING]:
                text = self.brief.text[span[0] : min(span[1], span[0] + 2 * REACH)]
                back = BACK.search(text)
                if span[0] <= zaak.start or back is None or LISTED.search(text) or self.names_another(zaak, span):
                    continue
                if not any(word and word.startswith(_CALLED[zaak.kind]) for word in (back["what"], back["also"])):
                    continue
                if not back["what"].endswith(("s", "en")) and later is not block and self.other_between(zaak, span):
                    continue
                judged = self._read(span, zaak, own=False)
                if judged and judged.rule.certainty >= 0.85:
                    return judged
        return None

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
            if block.soort is Soort.KOP and not LISTED.search(block.text):
                continue
            if block.soort not in (Soort.ALINEA, Soort.LIJSTITEM, Soort.KOP):
                continue
            introduces = block.text.rstrip().endswith(":") or LISTED.search(block.text)
            if not introduces or (block.soort is Soort.LIJSTITEM and not block.text.rstrip().endswith(":")):
                continue
            if position not in self._lines:
                self._lines[position] = self._line(sentences(block)[-1])
            if judged := self._lines[position]:
                yield judged

    def _line(self, span: Span) -> _Judged | None:
        span = max(span[0], span[1] - 2 * REACH), span[1]
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
