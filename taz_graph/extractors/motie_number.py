"""What stands around a motie in a sentence: its number, its subject, and the further moties of the same list."""

import re
from dataclasses import dataclass, field, replace

from taz_graph.brief import Block, Brief, Soort
from taz_graph.extractors.lexicon_motie import GAP, JOINT, MAX_SUBJECT_WORDS, MOTIE, OTHER_PAPER, SUBJECT, SUBJECT_END
from taz_graph.extractors.model import JsonValue, Mention
from taz_graph.extractors.text import Names, Span, calls_in, citations_between, read_names
from taz_graph.kamerstuk import Verwijzing

_LONG = re.compile(r"[^\W\d]{5,}")
_THIS_MOTIE = re.compile(r"\b[Mm]otie\b")
_PASSAGE, _CLOSE = 6, 60
"""Blocks below a heading, and characters behind «deze motie», that can give its number."""


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
    while joint := _joint(brief, last, limit):
        names = read_names(brief.text, joint.end())
        if names is None or names.end > limit or not (found.plural or joint["members"] or joint["hyphen"]):
            break
        start = joint.start("members") if joint["members"] else joint.end()
        last = Found("motie-in-opsomming", (start, names.end), plural=found.plural, names=names, changed=found.changed)
        last.reach = names.end
        read_citations(brief, last, _next_joint(brief, names.end, limit))
        if not last.cited and not joint["hyphen"]:
            break
        listed.append(last)
    if listed and _share(found, listed):
        return listed
    if listed:  # the first citation of the list is the number of the first motie, not of all
        found.cited = [cited for cited in found.cited if cited[0].span[0] < listed[0].span[0]] or found.cited[:1]
        found.reach = min(found.reach, listed[0].span[0])
    return listed


def _joint(brief: Brief, last: Found, limit: int) -> re.Match[str] | None:
    """What joins a further motie, behind the names of the last one or behind its number."""
    for position in (last.span[1], max(last.reach, _closing(brief, last) or 0)):
        joint = JOINT.match(brief.text, position, limit)
        if joint and (joint["hyphen"] or position != last.span[1] or position == last.reach):
            return joint
    return None


def _share(found: Found, listed: list[Found]) -> bool:
    """Gives each motie its own of the numbers that stand behind the last: «-Podt, -Dijk en -Kuik (nrs. 3, 4 en 5)»."""
    moties = [found, *listed]
    cited = sorted({one[0].span: one for part in moties for one in part.cited}.values(), key=lambda one: one[0].span)
    if not cited or cited[0][0].span[0] < listed[-1].span[0] or cited[0][1] != "tekst":
        return False
    for index, part in enumerate(moties):
        part.cited = [cited[index]] if len(cited) == len(moties) else []
        part.reach = part.span[1]
    return True


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


def join_numbers(brief: Brief, moties: list[Mention]) -> list[Mention]:
    """The moties, with the number that the letter gives elsewhere: at another mention, or below a heading.

    A heading names the motie and the passage below gives its number; an annex lists with number what the letter tells
    without. Two moties of the same members are told apart by their subjects.
    """
    return [found if found.attributes.get("identifiers") else _joined(brief, found, moties) for found in moties]


def _joined(brief: Brief, found: Mention, moties: list[Mention]) -> Mention:
    numbers: list[JsonValue] = []
    same = [other for other in moties if other.attributes.get("identifiers") and _is_same(found, other)]
    known = list(dict.fromkeys(tuple(_texts(other, "identifiers")) for other in same))
    if len(known) == 1:
        numbers = [*known[0]]
    elif not known and brief.block_at(found.start).soort is Soort.KOP:
        numbers = [*_below(brief, brief.block_index(found.start))]
    return replace(found, attributes={**found.attributes, "identifiers": numbers}) if numbers else found


def _is_same(found: Mention, other: Mention) -> bool:
    names = {name.casefold() for name in _texts(found, "indieners")}
    if not names or names != {name.casefold() for name in _texts(other, "indieners")}:
        return False
    one, two = (set(_LONG.findall(str(motie.attributes.get("onderwerp") or "").casefold())) for motie in (found, other))
    return not one or not two or bool(one & two)


def _texts(motie: Mention, key: str) -> list[str]:
    texts = motie.attributes.get(key)
    return [str(one) for one in texts] if isinstance(texts, list) else []


def _below(brief: Brief, index: int) -> list[str]:
    """The number that stands behind «deze motie» in the passage under a heading, in brackets or in a footnote."""
    for block in brief.blocks[index + 1 : index + _PASSAGE]:
        if block.soort in (Soort.KOP, Soort.ONDERTEKENING):
            break
        for word in _THIS_MOTIE.finditer(block.text):
            end = block.start + word.end()
            cited = [*citations_between(brief, end, end + _CLOSE)]
            if cited and GAP.fullmatch(brief.text[end : cited[0].span[0]]) and cited[0].identifier:
                return [cited[0].identifier]
            for _, note in calls_in(brief, end - 1, min(end + 2, block.end)):
                noted = brief.blocks[note.block]
                if numbers := [c.identifier for c in citations_between(brief, noted.start, noted.end) if c.identifier]:
                    return numbers[:1]
    return []
