"""Which sentences of a letter are about a motie or toezegging: its own, and those behind it until another comes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from taz_graph.brief import Block, Brief, Soort
from taz_graph.extractors.lexicon_verwijzend import ORDER, ORDINAL
from taz_graph.extractors.model import Mention
from taz_graph.extractors.text import Span, sentence_at, sentences

FOLLOWING = 60
"""Blocks, and sentences of a block, that may still be about a zaak: what closes it stands not far below."""
REACH = 600
_OPENING = 4


class Around:
    """The sentences around the zaken of one letter."""

    def __init__(self, brief: Brief, zaken: Sequence[Mention]) -> None:
        self.brief, self.zaken = brief, sorted(zaken, key=lambda zaak: zaak.start)
        self.at_block: dict[int, list[Mention]] = {}
        for zaak in zaken:
            self.at_block.setdefault(brief.block_index(zaak.start), []).append(zaak)

    def clause(self, span: Span, zaak: Mention) -> Span:
        """The part of a later sentence that is about this zaak: «de eerste is uitgevoerd; de tweede loopt»."""
        marks = list(ORDINAL.finditer(self.brief.text, *span))
        peers = list(self.within((self.brief.block_at(zaak.start).start, span[0])))
        if not marks or len(peers) < 2 or zaak not in peers:
            return span
        for index, mark in enumerate(marks):
            order = ORDER[mark["which"].lower()]
            if -len(peers) <= order < len(peers) and peers[order] is zaak:
                return mark.start(), marks[index + 1].start() if index + 1 < len(marks) else span[1]
        return span[0], span[0]

    def following(self, zaak: Mention, index: int, own: Span) -> list[Span]:
        """The sentences behind that of the zaak that can be about it."""
        block = self.brief.blocks[index]
        if block.soort is Soort.KOP:
            return self._below(index)
        later = [span for span in self._until_next(zaak, block) if span != own]
        if block.soort is Soort.LIJSTITEM:
            return [*later, *self._continued(index)]
        return [*later, *self._below(index)] if self.names_it(zaak, index) else later

    def names_it(self, zaak: Mention, index: int) -> bool:
        """Whether the block does no more than name the zaak, so that what follows is about it: a heading, an item.

        Plain text shows no heading: there it is a line without a full stop that opens with the zaak.
        """
        block = self.brief.blocks[index]
        if block.soort in (Soort.KOP, Soort.LIJSTITEM):
            return True
        opens = zaak.start - block.start <= _OPENING and block.soort is Soort.ALINEA
        return opens and not block.text.rstrip().endswith((".", ":", ";", "?", "!", ","))

    def between(self, zaak: Mention, own: Span) -> Span:
        """The part of the sentence that no other zaak shares."""
        near = max(own[0], zaak.start - REACH), min(own[1], zaak.end + REACH)
        others = [other for other in self.within(near) if other is not zaak]
        start = max([own[0], *(other.end for other in others if other.end <= zaak.start)])
        end = min([own[1], *(other.start for other in others if other.start >= zaak.end)])
        return start, end

    def _until_next(self, zaak: Mention, block: Block) -> list[Span]:
        """The sentences of the block from the zaak up to the sentence of the next one."""
        own = sentence_at(block, zaak.start)  # a sentence may name several, and what follows is about all of them
        later = [other.start for other in islice(self.within((max(zaak.end, own[1]), block.end)), 1)]
        limit = min([block.end, *later])
        listed = sentences(block)
        first = max(0, bisect_right(listed, zaak.start, key=lambda span: span[0]) - 1)
        return [span for span in listed[first : first + FOLLOWING] if span[1] <= limit or span == own]

    def _continued(self, index: int) -> Sequence[Span]:
        """The sentences of a paragraph behind the last item of a list, which go on about that item."""
        blocks = self.brief.blocks
        if index + 1 >= len(blocks) or blocks[index + 1].soort is not Soort.ALINEA or index + 1 in self.at_block:
            return []
        return [] if blocks[index + 1].text.rstrip().endswith(":") else sentences(blocks[index + 1])

    def _below(self, index: int) -> list[Span]:
        """The sentences under a heading that names a zaak, up to the next heading."""
        found: list[Span] = []
        for block in self.brief.blocks[index + 1 : index + FOLLOWING]:
            if block.soort in (Soort.KOP, Soort.ONDERTEKENING, Soort.VOETNOOT):
                break
            found += sentences(block)
        return found

    def names_another(self, zaak: Mention, span: Span) -> bool:
        """Whether another zaak is named in the span."""
        return any(other is not zaak for other in self.within(span))

    def other_between(self, zaak: Mention, span: Span) -> bool:
        """Whether one of the same kind stands between the zaak and the span."""
        return any(other.kind == zaak.kind for other in self.within((zaak.end, span[0])))

    def within(self, span: Span) -> Iterator[Mention]:
        """The zaken that begin inside a span."""
        first = bisect_left(self.zaken, span[0], key=lambda zaak: zaak.start)
        return takewhile(lambda zaak: zaak.start < span[1], islice(self.zaken, first, None))
