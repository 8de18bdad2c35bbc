"""What the letter says of each motie and toezegging: afgedaan, deels, opgepakt, in uitvoering, or nothing.

A minister may say it in the sentence itself («hiermee doe ik de motie af»), further on («hiermee beschouw ik deze
motie als afgedaan»), or above a list («met deze brief doe ik de volgende moties af:»). What the item itself says
weighs more than the line above the list: an item that will still be taken up is `opgepakt`, although it is listed
under «doe ik af»; the attribute ``opgesomd_als`` keeps that. Where the letter says nothing, so does the outcome.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from taz_graph.brief import Block, Brief, Soort
from taz_graph.extractors import lexicon_afdoening
from taz_graph.extractors.around import FOLLOWING, REACH, Around
from taz_graph.extractors.deelzin import Oordeel, read_sentence
from taz_graph.extractors.lexicon_uitkomst import (
    AFGEDAAN,
    DEELS,
    EARLIER,
    LATE_SIGNS,
    LOOPT,
    NIET,
    ONBEKEND,
    OPEN_SIGNS,
    OPGEPAKT,
)
from taz_graph.extractors.lexicon_verwijzend import BACK, BY_THIS, LISTED, PRONOUN, SILENT, VERB
from taz_graph.extractors.model import Context, JsonValue, Mention, mention
from taz_graph.extractors.text import Span, row_at, sentence_at, sentences

_NEAR = 3
"""Sentences behind a zaak whose tense can still be about it."""
_CALLED = {"motie": ("motie", "verzoek", "oproep", "wens", "dictum"), "toezegging": ("toezegging", "verzoek")}
"""How a later sentence calls what came before it."""
_OPEN = (OPGEPAKT, LOOPT)
_PASSING = ("zoals-toegezegd", "toegezegde-zaak")
"""Rules for a promise told in passing: what its own sentence says of it is all."""
RULES = {
    rule.id: rule for rule in (*lexicon_afdoening.RULES, *(sign.rule for sign in (*OPEN_SIGNS, *LATE_SIGNS)), SILENT)
}


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


def decide(read: Sequence[Oordeel]) -> Oordeel | None:
    """What the clauses about a zaak say together, in the order of the text; None where they say nothing.

    The last clause with words of disposing, refusing or limiting decides, for a letter tells first what was tried; a
    part that is done with a rest that is not makes ``deels``. Then comes what was told before. What is still to come
    outweighs a perfect tense, for a wrong «afgedaan» closes the zaak.
    """
    plain = [one for one in read if one.explicit]
    decided = [one for one in plain if one.outcome in (AFGEDAAN, DEELS, NIET)]
    still = [one for one in read if one.outcome in _OPEN]
    if decided:
        last = decided[-1]
        formula = last.rule is lexicon_afdoening.FORMULA_RULE
        if last.outcome == AFGEDAAN and not formula and any(one.rest for one in still):
            return replace(last, outcome=DEELS, rule=lexicon_afdoening.PART_RULE)
        return last
    if told := next((one for one in plain if one.outcome == EARLIER), None):
        return told
    done = [one for one in read if one.outcome == AFGEDAAN]
    if done and any(one.rest and one.span[0] > done[0].span[0] for one in still):
        return replace(done[0], outcome=DEELS, rule=lexicon_afdoening.PART_RULE)
    return next(
        iter([one for one in still if one.explicit] or still or [one for one in read if one.outcome != EARLIER]), None
    )


class _Letter(Around):
    """The letter with its zaken, while each is judged."""

    def __init__(self, brief: Brief, zaken: Sequence[Mention]) -> None:
        super().__init__(brief, zaken)
        self._lines: dict[int, Oordeel | None] = {}

    def outcome(self, zaak: Mention) -> Mention:
        """What the letter says of one zaak."""
        index = self.brief.block_index(zaak.start)
        block = self.brief.blocks[index]
        read = self._about(zaak, index)
        lines = self._lines_above(index) if block.soort in (Soort.LIJSTITEM, Soort.TABEL) else []
        judged = self._weigh(decide(read), lines)
        if judged is None or not judged.explicit:
            judged = self._closing(zaak, index) or judged or self._where_called(zaak, block)
        attributes: dict[str, JsonValue] = {"zaak": list(zaak.span), "soort": zaak.kind}
        if judged is None:
            judged = Oordeel(ONBEKEND, SILENT, zaak.span)
        attributes["uitkomst"] = judged.outcome
        if lines:
            attributes["bovenaan"] = [list(line.span) for line in lines]
            if judged.outcome != AFGEDAAN and any(line.outcome == AFGEDAAN for line in lines):
                attributes["opgesomd_als"] = AFGEDAAN
        if judged.outcome == EARLIER:
            rest = decide([one for one in read if one.outcome in _OPEN])
            attributes["stand"] = rest.outcome if rest else ONBEKEND
        return mention(self.brief, "uitkomst", judged.span, judged.rule, attributes)

    def _weigh(self, own: Oordeel | None, lines: Sequence[Oordeel]) -> Oordeel | None:
        """The item's own words against the lines above the list, the nearest of which comes last.

        A line that closes gives way to words of the item that leave it open, but not to weak ones: «neem ik mee»
        may well describe how the motie was carried out.
        """
        nearest = lines[-1] if lines else None
        if own is None or nearest is None:
            return own or nearest
        if nearest.outcome == AFGEDAAN and own.rule.certainty < 0.8:
            return nearest
        if nearest.outcome in _OPEN and not own.explicit:
            return nearest
        return own

    def _about(self, zaak: Mention, index: int) -> list[Oordeel]:
        """What the sentences about the zaak say: its own, and those that follow until another zaak comes."""
        block = self.brief.blocks[index]
        own = row_at(block, zaak.start) if block.soort is Soort.TABEL else sentence_at(block, zaak.start)
        own = max(own[0], zaak.start - REACH), min(own[1], zaak.end + 2 * REACH)
        narrow = self.between(zaak, own)
        here = self._own(zaak, narrow)
        if not here and narrow != own:
            here = self._own(zaak, own)
        named = self.names_it(zaak, index)
        read = list(here)
        passing = bool(here) and zaak.rule in _PASSING
        for number, span in enumerate(self.following(zaak, index, own)):
            back = self._refers_to(zaak, span, first=number == 0)
            if not back and not named and number >= _NEAR:
                continue
            later = self._sentence(self.clause(span, zaak), zaak, about=back)
            tense = (named or number < _NEAR) and not passing
            read += later if tense else [one for one in later if one.explicit]
        return read

    def _own(self, zaak: Mention, span: Span) -> list[Oordeel]:
        """What the sentence of the zaak says, without the words that name it and tell what it asks."""
        text = self._share(zaak, span)
        reach = zaak.attributes.get("bereik")
        end = max(zaak.end, int(reach[1])) if isinstance(reach, list) and zaak.kind == "motie" else zaak.end
        first = zaak.end if zaak.kind == "motie" else zaak.start + len("toezegging")
        verb = VERB.search(text, min(first, end) - span[0], max(0, end - span[0]))
        start, end = zaak.start - span[0], min(verb.start() if verb else end - span[0], len(text))
        masked = text[:start] + "_" * max(0, end - start) + text[max(start, end) :]
        return [
            _moved(one, span[0]) for one in read_sentence(masked, about=True, inner=True, promise=_is_promise(zaak))
        ]

    def _share(self, zaak: Mention, span: Span) -> str:
        """The sentence, with of «geheel, respectievelijk gedeeltelijk» only what is said of this zaak."""
        text = self.brief.text[span[0] : span[1]]
        peers = [other for other in self.within(span) if other.kind == zaak.kind]
        both = lexicon_afdoening.RESPECTIVELY.search(text)
        if both is None or len(peers) != 2:
            return text
        mine = "first" if zaak is peers[0] else "second"
        start, end = both.span(mine)
        return (
            text[: both.start()]
            + " " * (start - both.start())
            + both[mine]
            + " " * (both.end() - end)
            + text[both.end() :]
        )

    def _sentence(self, span: Span, zaak: Mention | None = None, *, about: bool) -> list[Oordeel]:
        text = self.brief.text[span[0] : min(span[1], span[0] + 2 * REACH)]
        return [_moved(one, span[0]) for one in read_sentence(text, about=about, promise=_is_promise(zaak))]

    def _refers_to(self, zaak: Mention, span: Span, *, first: bool) -> bool:
        """Whether a later sentence is about the zaak by so many words: «deze motie», «hiermee», «aan dit verzoek»."""
        text = self.brief.text[span[0] : min(span[1], span[0] + 2 * REACH)]
        if BY_THIS.search(text) or (first and PRONOUN.search(text)):
            return True
        return any(back["what"].lower().startswith(_CALLED[zaak.kind]) for back in BACK.finditer(text))

    def _closing(self, zaak: Mention, index: int) -> Oordeel | None:
        """A later sentence of the section that closes what came before it: «hiermee zijn deze moties afgedaan»."""
        block = self.brief.blocks[index]
        if block.soort is Soort.VOETNOOT:
            return None
        for later in self.brief.blocks[index : index + FOLLOWING]:
            if later.soort in (Soort.KOP, Soort.ONDERTEKENING, Soort.VOETNOOT) and later is not block:
                return None
            for span in sentences(later)[:FOLLOWING]:
                if span[0] > zaak.start and self._closes(zaak, span, apart=later is not block):
                    judged = decide([one for one in self._sentence(span, zaak, about=True) if one.explicit])
                    if judged and judged.rule.certainty >= 0.85:
                        return judged
        return None

    def _closes(self, zaak: Mention, span: Span, *, apart: bool) -> bool:
        """Whether a sentence further on speaks of this zaak, or of all that came before it."""
        text = self.brief.text[span[0] : min(span[1], span[0] + 2 * REACH)]
        back = BACK.search(text)
        if back is None or LISTED.search(text) or self.names_another(zaak, span):
            return False
        if not any(word and word.lower().startswith(_CALLED[zaak.kind]) for word in (back["what"], back["also"])):
            return False
        return back["what"].endswith(("s", "en")) or not (apart and self.other_between(zaak, span))

    def _lines_above(self, index: int) -> list[Oordeel]:
        """The lines that introduce the list in which an item stands, outermost first, with what each says."""
        return list(reversed(list(self._walk_up(index))))

    def _walk_up(self, index: int) -> Iterator[Oordeel]:
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

    def _line(self, span: Span) -> Oordeel | None:
        """What a line above a list says of its items; that it sends or lists something says nothing."""
        read = self._sentence((max(span[0], span[1] - 2 * REACH), span[1]), about=True)
        return decide([one for one in read if one.rule is not lexicon_afdoening.DONE_RULE])

    def _where_called(self, zaak: Mention, block: Block) -> Oordeel | None:
        """A zaak in a footnote: the sentence where the note is called says what was done."""
        if block.soort is not Soort.VOETNOOT:
            return None
        for note in self.brief.footnotes:
            if self.brief.blocks[note.block] is not block:
                continue
            for call in note.calls:
                caller = self.brief.block_at(max(0, call - 1))
                span = sentence_at(caller, max(caller.start, call - 1))
                text = self.brief.text[span[0] : min(span[1], span[0] + 2 * REACH)]
                if judged := decide(
                    [
                        _moved(one, span[0])
                        for one in read_sentence(text, about=True, inner=True, promise=_is_promise(zaak))
                    ]
                ):
                    return judged
        return None


def _is_promise(zaak: Mention | None) -> bool:
    return zaak is not None and zaak.kind == "toezegging"


def _moved(read: Oordeel, start: int) -> Oordeel:
    return replace(read, span=(start + read.span[0], start + read.span[1]))
