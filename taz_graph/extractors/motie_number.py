"""What stands around a motie in a sentence: its number, its subject, and the further moties of the same list."""

import re
from dataclasses import dataclass, field

from taz_graph.brief import Block, Brief, Soort
from taz_graph.extractors.lexicon_motie import GAP, JOINT, MAX_SUBJECT_WORDS, MOTIE, OTHER_PAPER, SUBJECT, SUBJECT_END
from taz_graph.extractors.model import JsonValue
from taz_graph.extractors.text import Names, Span, calls_in, citations_between, read_names
from taz_graph.kamerstuk import Verwijzing


@dataclass(slots=True)
class Found:
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


def read_citations(brief: Brief, found: Found, limit: int) -> None:
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


def _is_near(brief: Brief, found: Found, cited: Verwijzing) -> bool:
    """Whether a citation gives the number of this motie, and not of a letter or another paper named further on.

    It stands right behind the names, or in brackets behind the subject, or joins a number that was read already.
    """
    between = brief.text[found.reach : cited.span[0]]
    if found.reach > cited.span[0] or GAP.fullmatch(between):
        return True
    if "\t" in between and not found.cited and GAP.fullmatch(between[between.rindex("\t") + 1 :]):
        return True  # the next column of a table gives the number
    if found.cited and re.fullmatch(r"[\s,)(\]]*(?:en|resp\.|/)?[\s(\[]*", between):
        return True
    bracket = between.rfind("(")
    if bracket < 0 or ")" in between[bracket:] or found.cited:
        return False
    words = between[:bracket]
    if OTHER_PAPER.search(words):
        return False
    return len(words.split()) <= 60


def read_subject(brief: Brief, block: Block, found: Found, limit: int) -> None:
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


def _closing(brief: Brief, found: Found) -> int | None:
    """Just behind the bracket that closes the number in the text."""
    spans = [cited.citation[1] for cited, source in found.cited if source == "tekst"]
    if not spans:
        return None
    closing = re.compile(r"\s?[)\]]").match(brief.text, max(spans))
    return closing.end() if closing else max(spans)


def split(found: Found) -> list[Found]:
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
        part = Found(found.rule, (start, names.ends[index]), names=alone, changed=found.changed, subject=found.subject)
        part.cited = [found.cited[index]]
        parts.append(part)
    return parts


def listed(brief: Brief, found: Found, limit: int) -> list[Found]:
    """The further moties of a list that one word opened: «(nr. 16) en Bikker (nr. 21)»."""
    if found.names is None:
        return []
    listed: list[Found] = []
    last = found
    while joint := JOINT.match(brief.text, max(last.reach, _closing(brief, last) or 0), limit):
        names = read_names(brief.text, joint.end())
        if names is None or names.end > limit or not (found.plural or joint["members"]):
            break
        start = joint.start("members") if joint["members"] else joint.end()
        last = Found("motie-in-opsomming", (start, names.end), plural=found.plural, names=names, changed=found.changed)
        last.reach = names.end
        read_citations(brief, last, _next_joint(brief, names.end, limit))
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


def attributes(brief: Brief, found: Found) -> dict[str, JsonValue]:
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
