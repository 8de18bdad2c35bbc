"""Reads one clause about a motie or toezegging: what it says of it, from tense, denial, limits and words of disposing.

A sentence may deny in one clause what it takes back in the next («het lukte eerst niet, maar inmiddels is de motie
uitgevoerd»), so each clause is read on its own, and the decision over all of them is taken in ``uitkomst.py``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from taz_graph.extractors import lexicon_afdoening as words
from taz_graph.extractors.lexicon_uitkomst import (
    AFGEDAAN,
    DEELS,
    EARLIER,
    LATE_SIGNS,
    LOOPT,
    NIET,
    OPEN_SIGNS,
    OPGEPAKT,
    Sign,
)
from taz_graph.extractors.model import Rule
from taz_graph.extractors.text import Span

_NEAR, _PLAIN = 90, 0.85
_BREAK = re.compile(
    r";\s|\t|\s[–—]\s|(?<!\d):\s|(?<=[a-zé)0-9])\.\s(?=[A-Z])|,?\s(?:maar(?!\sook)|doch|echter)\s"
    r"|,\s(?=(?:terwijl|zodat|waarmee|waardoor|waarna|omdat|doordat|hoewel|en\s(?:daarmee|hiermee|wordt|worden|zal|is|zijn|heb))\b)|\sen\s(?=(?:daarmee|hiermee)\b)"
)


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What a clause says of a zaak, by which rule, and the words that say it.

    ``explicit`` when words of disposing (or of refusing, limiting, having told) say so, and not a tense alone;
    ``rest`` when it speaks of what remains beside a part that is done.
    """

    outcome: str
    rule: Rule
    span: Span
    explicit: bool = False
    rest: bool = False


def read_sentence(text: str, *, about: bool, inner: bool = False, promise: bool = False) -> list[Oordeel]:
    """What each clause of a sentence says, in order; spans are positions in ``text``.

    ``about`` when the sentence names the zaak or refers back to it, ``inner`` when it is the zaak's own; ``promise``
    when the zaak is a toezegging, which a letter keeps by sending or telling something.
    """
    found = []
    for start, end in _clauses(text):
        if read := _read(text[start:end], about=about, inner=inner, promise=promise):
            found.append(replace(read, span=(start + read.span[0], start + read.span[1])))
    return found


def _clauses(text: str) -> Iterator[Span]:
    start = 0
    for stop in _BREAK.finditer(text):
        if stop.start() > start:
            yield start, stop.start()
        start = stop.end()
    if start < len(text):
        yield start, len(text)


@lru_cache(maxsize=256)
def _read(clause: str, *, about: bool, inner: bool, promise: bool) -> Oordeel | None:
    refused = words.REFUSED.search(clause) if about else None
    if refused and not words.TAKEN_BACK.search(clause):
        return Oordeel(NIET, words.REFUSED_RULE, refused.span(), explicit=True)
    if part := _part(clause):
        return part
    if about and (told := _told(clause)):
        return told
    return _disposed(clause, about=about) or _shown(clause, inner=inner, promise=promise)


def _part(clause: str) -> Oordeel | None:
    part = words.PART.search(clause)
    state = words.PART_STATE.search(clause) if part else None
    if part is None or state is None or words.FUTURE.search(clause):
        return None
    place = min(part.start(), state.start()), max(part.end(), state.end())
    return Oordeel(DEELS, words.PART_RULE, place, explicit=True)


def _told(clause: str) -> Oordeel | None:
    """What was told before: the Kamer as receiver, a perfect or past tense, and not by this letter."""
    if pointed := words.POINTED_AT.search(clause):
        return Oordeel(EARLIER, words.TOLD_RULE, pointed.span(), explicit=True)
    told = words.TOLD.search(clause)
    if told is None or words.HEREBY.search(clause) or words.FUTURE.search(clause) or words.DENIED.search(clause):
        return None
    if words.PASSIVE_NOW.search(clause):
        return None
    before, receiver = words.BEFORE.search(clause), words.RECEIVER.search(clause)
    by_letter = before and words.LETTER.search(clause)
    if not by_letter and not (receiver and (before or words.ABOUT.search(clause))):
        return None
    first = min(found.start() for found in (told, receiver, before) if found)
    return Oordeel(EARLIER, words.TOLD_RULE, (first, told.end()), explicit=True)


def _disposed(clause: str, *, about: bool) -> Oordeel | None:
    """Words of disposing, with what denies them, puts them off or makes them depend on something."""
    rule, found = _disposing(clause)
    if found is None:
        infinitive = words.INFINITIVE.search(clause) if about else None
        return Oordeel(LOOPT, words.GOING_ON_RULE, infinitive.span()) if infinitive else None
    place = _from_verb(clause, found) if rule is words.CLOSED_RULE else found.start(), found.end()
    state = _state(clause, rule, found)
    if state is None:
        return None
    outcome, shown = state
    rest = words.REST.search(clause) is not None
    gives = words.GIVES.search(found[0]) and not words.NOW_WORDS.search(clause)
    plain = about and not gives and shown not in (words.TO_COME_RULE, words.GOING_ON_RULE)
    return Oordeel(outcome, shown, place, explicit=plain, rest=rest)


def _state(clause: str, rule: Rule, found: re.Match[str]) -> tuple[str, Rule] | None:
    """The outcome of words of disposing: not yet, to come, going on or done; None where they are denied."""
    now = words.NOW_WORDS.search(clause)
    perfect = rule is words.STATUS_RULE or words.PERFECT.search(clause)
    to_come = words.CONDITION.search(clause) or words.FUTURE.search(clause)
    participle = rule is words.CLOSED_RULE and not now
    if words.NOT_YET.search(clause):
        return LOOPT, words.NOT_YET_RULE
    if words.DENIED.search(clause) and not words.TAKEN_BACK.search(clause):
        return None
    if to_come or (not perfect and not now and _is_later(clause, found.end())):
        return OPGEPAKT, words.TO_COME_RULE
    if participle and words.DRAFT.search(clause):
        return LOOPT, words.GOING_ON_RULE
    if participle and words.PASSIVE_NOW.search(clause) and not words.MAY.search(clause):
        return LOOPT, words.GOING_ON_RULE
    return None if participle and not perfect else (AFGEDAAN, rule)


def _is_later(clause: str, end: int) -> bool:
    """Whether a time to come stands with words of disposing that end there, and not in what was promised."""
    promised = words.CONTENT.search(clause, end)
    return words.TIME_TO_COME.search(clause, 0, promised.start() if promised else len(clause)) is not None


def _disposing(clause: str) -> tuple[Rule, re.Match[str] | None]:
    """The words of disposing of the clause, a formula first."""
    if found := words.CONSIDER.search(clause) or words.FORMULA.search(clause):
        return words.FORMULA_RULE, found
    if found := words.STATUS.search(clause):
        return words.STATUS_RULE, found
    return words.CLOSED_RULE, words.CLOSED_WORDS.search(clause)


def _from_verb(clause: str, found: re.Match[str]) -> int:
    """Where the verb begins to which a participle belongs, so that the place shown tells the tense."""
    verbs = [verb.start() for verb in words.PERFECT.finditer(clause, 0, found.start())]
    return verbs[-1] if verbs and found.start() - verbs[-1] < _NEAR else found.start()


def _shown(clause: str, *, inner: bool, promise: bool) -> Oordeel | None:
    """What tense and mood show where no word of disposing stands: to come, going on, or done."""
    rest = words.REST.search(clause) is not None
    asks = _asks(clause)
    if found := _open(clause, OPEN_SIGNS, inner=inner, asks=asks):
        return replace(found, rest=rest)
    if not_yet := words.NOT_YET.search(clause):
        return Oordeel(LOOPT, words.NOT_YET_RULE, not_yet.span(), rest=rest)
    if not (asks or words.DENIED.search(clause) or words.CONDITION.search(clause)):
        done = words.DONE.search(clause) or _sent(clause, promise=promise)
        started = words.STARTED.search(clause)
        if started and words.PERFECT.search(clause):
            return Oordeel(LOOPT, words.GOING_ON_RULE, started.span(), rest=rest)
        if done:
            return Oordeel(AFGEDAAN, words.DONE_RULE, done.span(), rest=rest)
        if received := words.RECEIVED.search(clause):
            return Oordeel(EARLIER, words.TOLD_RULE, received.span(), explicit=True)
    return _open(clause, LATE_SIGNS, inner=inner, asks=asks)


def _sent(clause: str, *, promise: bool) -> re.Match[str] | None:
    """What this letter sends; that it tells something keeps a promise alone."""
    if words.TIME_TO_COME.search(clause) and not words.HEREBY.search(clause):
        return None
    return words.SENT.search(clause) if promise else words.ENCLOSED.search(clause)


def _open(clause: str, signs: Sequence[Sign], *, inner: bool, asks: bool) -> Oordeel | None:
    for sign in signs:
        if (asks and (sign.tense or words.PROMISED.search(clause))) or not (inner or sign.anywhere):
            continue
        if match := sign.pattern.search(clause):
            plain = sign.rule.certainty >= _PLAIN and not asks and not words.DENIED.search(clause)
            return Oordeel(sign.outcome, sign.rule, match.span(), explicit=plain)
    return None


def _asks(clause: str) -> bool:
    """Whether the clause tells what the zaak asks, or what the Kamer did with it, and not what was done about it."""
    return words.ASKED.search(clause) is not None and words.ASKED.search(words.ASKED_ASIDE.sub(" ", clause)) is not None
