"""Moties that a letter mentions: by whom, under which number, about what.

A motie is named by its indieners («de motie van de leden Tielen en Van den Hil», «motie-Podt», «Den Haan c.s.»), by its
number («motie 35 867, nr. 9»), by its subject («de motie over het eigen risico»), or by all three. Its number stands
in the text, or in the footnote that is called there. «Deze motie» and «de volgende moties» name none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from taz_graph.brief import Block, Brief, Soort
from taz_graph.extractors.lexicon_motie import (
    ASKED_BY,
    GAP,
    JOINT,
    MAX_SUBJECT_WORDS,
    MEMBERS,
    MOTIE,
    NUMBER,
    OTHER_PAPER,
    OWN_HEADING,
    PLAIN,
    SAME,
    SUBJECT,
    SUBJECT_END,
    SUBMITTED,
    SUBMITTED_BY,
)
from taz_graph.extractors.model import Context, JsonValue, Mention, Rule, mention
from taz_graph.extractors.text import (
    Names,
    Span,
    calls_in,
    citations_between,
    read_capital_names,
    read_names,
    row_at,
    sentence_at,
)
from taz_graph.kamerstuk import Verwijzing

RULES = {
    rule.id: rule
    for rule in (
        Rule(
            "motie-van-leden",
            0.98,
            "The full form names the indieners after «van het lid» or «van de leden»; some letters write both.",
            "Motie van de leden Tielen en Van den Hil over geneesmiddelen (29 282, nr. 481).",
        ),
        Rule(
            "motie-met-namen",
            0.9,
            "The short form puts the names right behind the word, with a hyphen, a space or «van».",
            "In navolging van de motie Den Haan c.s. over modulair opleiden werkt VWS hieraan.",
        ),
        Rule(
            "motie-in-opsomming",
            0.9,
            "One word may govern a list of moties, each with its own number: «moties Klaver c.s. (…) en Bikker (…)».",
            "De moties Klaver c.s. (Kamerstuk 35 510, nr. 16) en Bikker (Kamerstuk 35 510, nr. 21) zijn uitgevoerd.",
        ),
        Rule(
            "motie-met-nummer",
            0.95,
            "A letter may give the number and no names: «de motie op stuk nr. 9 (36 471)».",
            "Dat vroeg de motie op stuk nr. 9 (36 471).",
        ),
        Rule(
            "motie-ingediend-door",
            0.9,
            "The names may stand apart from the word: «de motie die door het lid Dijk is ingediend».",
            "De motie die is ingediend door het lid Dijk c.s. wordt uitgevoerd.",
        ),
        Rule(
            "motie-over",
            0.7,
            "Some letters name a motie by its subject alone; «een motie» needs a citation to be one in particular.",
            "De motie over het eigen risico is daarmee afgedaan.",
        ),
        Rule(
            "motie-zelf",
            0.99,
            "The heading of a paper that is itself a motie names its indieners in capitals; its number is the paper's.",
            "Nr. 3185 MOTIE VAN HET LID KOEKKOEK EN CEDER",
        ),
    )
}

_BLOCKS = (Soort.KOP, Soort.ALINEA, Soort.LIJSTITEM, Soort.TABEL, Soort.VOETNOOT)


@dataclass(slots=True)
class _Found:
    """A motie while it is being read; positions are those of the running text."""

    rule: str
    span: Span
    plural: bool = False
    names: Names | None = None
    changed: str | None = None
    subject: str | None = None
    cited: list[tuple[Verwijzing, str]] = field(default_factory=list)
    reach: int = 0
    """Up to where the words belong to this motie: names, number and subject."""


def find(brief: Brief, context: Context) -> list[Mention]:
    """Every motie that the letter mentions; attributes: indieners, identifiers, onderwerp and how they are printed."""
    found = list(_own(brief))
    for block in brief.blocks:
        if block.soort in _BLOCKS:
            found += _in_block(brief, block)
    return found


def _own(brief: Brief) -> Iterator[Mention]:
    """The motie that the paper itself is."""
    for block in brief.blocks:
        if block.soort is not Soort.BRIEFHOOFD:
            continue
        match = OWN_HEADING.search(block.text)
        names = read_capital_names(block.text, match.end()) if match else None
        if match and names:
            signed = [sender.naam.rstrip(" .,") for sender in brief.metadata.afzenders if sender.naam]
            attributes: dict[str, JsonValue] = {
                "zelf": True,
                "indieners": signed or list(names.names),
                "indieners_kop": list(names.names),
                "cs": names.others,
                "identifiers": [brief.metadata.identifier] if brief.metadata.identifier else [],
            }
            span = block.start + match.start(), block.start + names.end
            yield mention(brief, "motie", span, RULES["motie-zelf"], attributes)


def _in_block(brief: Brief, block: Block) -> Iterator[Mention]:
    words = list(MOTIE.finditer(block.text))
    for index, word in enumerate(words):
        following = words[index + 1].start() + block.start if index + 1 < len(words) else block.end
        for found in _read(brief, block, word, following):
            yield mention(brief, "motie", found.span, RULES[found.rule], _attributes(brief, found))


def _read(brief: Brief, block: Block, word: re.Match[str], following: int) -> list[_Found]:
    """What the word «motie» at a place names; empty where it names none in particular."""
    position = block.start + word.start()
    end = row_at(block, position)[1] if block.soort is Soort.TABEL else sentence_at(block, position)[1]
    limit = min(end, following)
    found = _by_names(brief, block, word) or _by_number(brief, block, word, limit)
    if found is None:
        found = _by_subject(brief, block, word, limit)
    if found is None:
        return []
    found.plural = bool(word["plural"])
    found.changed = next(
        (w.lower().strip() for w in re.findall(r"(?:[Nn]ader\s)?[Gg]ewijzigde", word["adjectives"])), None
    )
    found.reach = max(found.reach, found.span[1])
    _read_citations(brief, found, limit)
    _read_subject(brief, block, found, limit)
    if found.rule == "motie-over" and not _is_particular(block, word, found):
        return []
    return [*_split(found), *_listed(brief, found, limit)]


def _by_names(brief: Brief, block: Block, word: re.Match[str]) -> _Found | None:
    text, start = block.text, word.start()
    if (members := MEMBERS.match(text, word.end())) and (names := read_names(text, members.end())):
        return _named("motie-van-leden", block, start, names)
    if (plain := PLAIN.match(text, word.end())) and (names := read_names(text, plain.end())):
        return _named("motie-met-namen", block, start, names)
    if (submitted := SUBMITTED.match(text, word.end())) and (names := read_names(text, submitted.end())):
        return _named("motie-ingediend-door", block, start, names)
    if (asked := ASKED_BY.search(text, max(0, start - 200), start)) and (names := read_names(asked["names"], 0)):
        span = block.start + start, block.start + word.end()
        return _Found("motie-ingediend-door", span, names=names._replace(ends=()))
    if (before := SUBMITTED_BY.search(text, max(0, start - 140), word.start("word"))) and (
        names := read_names(before["names"], 0)
    ):
        span = block.start + before.start(), block.start + word.end()
        return _Found("motie-ingediend-door", span, names=names._replace(ends=()))
    return None


def _named(rule: str, block: Block, start: int, names: Names) -> _Found:
    moved = names._replace(ends=tuple(block.start + end for end in names.ends), end=block.start + names.end)
    return _Found(rule, (block.start + start, moved.end), names=moved)


def _by_number(brief: Brief, block: Block, word: re.Match[str], limit: int) -> _Found | None:
    """«motie 35 867, nr. 9», «de motie (Kamerstuk 29 282, nr. 475)», «motie op stuk nr. 9 (36 471)»."""
    if not NUMBER.match(block.text, word.end()):
        return None
    end = block.start + word.end()
    first = next(citations_between(brief, end, limit), None)
    if first is None or first.kind != "kamerstuk" or not first.number:
        return None
    if not GAP.fullmatch(brief.text[end : first.span[0]]):
        return None
    return _Found("motie-met-nummer", (block.start + word.start(), first.span[1]))


def _by_subject(brief: Brief, block: Block, word: re.Match[str], limit: int) -> _Found | None:
    same = SAME.match(block.text, word.end())
    end = same.end() if same else word.end()
    if not SUBJECT.match(block.text.replace(",", " ") if same else block.text, end) or block.start + end >= limit:
        return None
    return _Found("motie-over", (block.start + word.start(), block.start + end))


def _read_citations(brief: Brief, found: _Found, limit: int) -> None:
    """The numbers in the text between this motie and the next, and in the footnotes called there."""
    for cited in citations_between(brief, found.span[0], limit):
        if cited.kind == "kamerstuk" and cited.number and not cited.replaces and _is_near(brief, found, cited):
            found.cited.append((cited, "tekst"))
            found.reach = max(found.reach, cited.span[1])
    for call, note in calls_in(brief, found.span[0], limit):
        block = brief.blocks[note.block]
        if OTHER_PAPER.search(brief.text, found.reach, call) and not MOTIE.search(block.text):
            continue
        numbers = [c for c in citations_between(brief, block.start, block.end) if c.kind == "kamerstuk" and c.number]
        if numbers and not any(source == "tekst" for _, source in found.cited):
            found.cited += [(cited, f"voetnoot {note.number}") for cited in numbers]
            found.reach = max(found.reach, call)
            if not found.plural:
                break


def _is_near(brief: Brief, found: _Found, cited: Verwijzing) -> bool:
    """Whether a citation gives the number of this motie, and not of a letter or another paper named further on.

    It stands right behind the names, or in brackets behind the subject, or joins a number that was read already.
    """
    between = brief.text[found.reach : cited.span[0]]
    if found.reach > cited.span[0] or GAP.fullmatch(between):
        return True
    if found.cited and re.fullmatch(r"[\s,)(\]]*(?:en|resp\.|/)?[\s(\[]*", between):
        return True
    bracket = between.rfind("(")
    if bracket < 0 or ")" in between[bracket:] or found.cited:
        return False
    words = between[:bracket]
    if OTHER_PAPER.search(words):
        return False
    return len(words.split()) <= 60


def _read_subject(brief: Brief, block: Block, found: _Found, limit: int) -> None:
    """What the letter says that the motie is about; behind the names, or behind number and names."""
    for position in (found.span[1], *(end for end in [_closing(brief, found)] if end)):
        match = SUBJECT.match(brief.text, position, limit)
        if not match:
            continue
        stop = limit
        if ending := SUBJECT_END.search(brief.text, match.end(), limit):
            stop = ending.start()
        stop = min([stop, *(call for call, _ in calls_in(brief, match.end(), stop))])
        if block.soort in (Soort.ALINEA, Soort.VOETNOOT) and match["about"]:
            comma = brief.text.find(", ", match.end(), stop)
            stop = comma if comma >= 0 and found.span[0] - block.start > 3 else stop
        words = brief.text[match.start("asks") if match["asks"] else match.end() : stop].split()
        if words:
            found.subject = " ".join(words[:MAX_SUBJECT_WORDS]).rstrip(" .,;:")
            found.reach = max(found.reach, stop)
        return


def _closing(brief: Brief, found: _Found) -> int | None:
    """Just behind the bracket that closes the number in the text."""
    spans = [cited.citation[1] for cited, source in found.cited if source == "tekst"]
    if not spans:
        return None
    closing = re.compile(r"\s?[)\]]").match(brief.text, max(spans))
    return closing.end() if closing else max(spans)


def _is_particular(block: Block, word: re.Match[str], found: _Found) -> bool:
    """Whether a motie that is named by its subject is one in particular: «de motie over», or one with a number."""
    if found.cited:
        return True
    before = block.text[: word.start()]
    opens = not before.strip() or re.search(r"(?:^|[-/•·:]\s?)$", before) is not None
    return found.subject is not None and not word["plural"] and (opens or re.search(r"\b[Dd]e\s$", before) is not None)


def _split(found: _Found) -> list[_Found]:
    """Two moties where each name of a plural has a number of its own: «moties Van den Berg c.s.1 en Regterschot2»."""
    names = found.names
    if not found.plural or names is None or len(names.names) < 2 or len(found.cited) != len(names.names):
        return [found]
    if not all(source.startswith("voetnoot") for _, source in found.cited):
        return [found]
    parts = []
    for index, name in enumerate(names.names):
        start = found.span[0] if index == 0 else names.ends[index] - len(name)
        alone = Names((name,), names.others and index == 0, names.ends[index], (names.ends[index],))
        part = _Found(found.rule, (start, names.ends[index]), names=alone, changed=found.changed, subject=found.subject)
        part.cited = [found.cited[index]]
        parts.append(part)
    return parts


def _listed(brief: Brief, found: _Found, limit: int) -> list[_Found]:
    """The further moties of a list that one word opened: «(nr. 16) en Bikker (nr. 21)»."""
    if found.names is None:
        return []
    listed: list[_Found] = []
    last = found
    while joint := JOINT.match(brief.text, max(last.reach, _closing(brief, last) or 0), limit):
        names = read_names(brief.text, joint.end())
        if names is None or names.end > limit or not (found.plural or joint["members"]):
            break
        start = joint.start("members") if joint["members"] else joint.end()
        last = _Found("motie-in-opsomming", (start, names.end), plural=found.plural, names=names, changed=found.changed)
        last.reach = names.end
        _read_citations(brief, last, _next_joint(brief, names.end, limit))
        if not last.cited:
            break
        listed.append(last)
    if listed:  # the first citation of the list is the number of the first motie, not of all
        found.cited = [cited for cited in found.cited if cited[0].span[0] < listed[0].span[0]] or found.cited[:1]
        found.reach = min(found.reach, listed[0].span[0])
    return listed


def _next_joint(brief: Brief, start: int, limit: int) -> int:
    """Where the next motie of a list begins: behind the bracket that closes the number of this one."""
    closing = brief.text.find(")", start, limit)
    return closing + 1 if closing >= 0 else limit


def _attributes(brief: Brief, found: _Found) -> dict[str, JsonValue]:
    """What a proposal needs, as JSON; nothing that the letter does not say."""
    attributes: dict[str, JsonValue] = {}
    if found.names:
        attributes["indieners"] = [name[:1].upper() + name[1:] for name in found.names.names]
        attributes["cs"] = found.names.others
        if found.names.ends:
            first = found.names.ends[0] - len(found.names.names[0])
            attributes["indieners_tekst"] = brief.text[first : found.names.end].rstrip("0123456789¹²³⁴⁵⁶⁷⁸⁹⁰")
    attributes["identifiers"] = list(dict.fromkeys(cited.identifier for cited, _ in found.cited if cited.identifier))
    if found.cited:
        attributes["nummer_in"] = found.cited[0][1]
        attributes["nummers"] = [list(cited.span) for cited, _ in found.cited]
    if found.subject:
        attributes["onderwerp"] = found.subject
    if found.changed:
        attributes["gewijzigd"] = found.changed
    if found.plural:
        attributes["meervoud"] = True
    attributes["bereik"] = [found.span[0], max(found.reach, found.span[1])]
    return attributes
