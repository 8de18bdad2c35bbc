"""Moties that a letter mentions: by whom, under which number, about what.

A motie is named by its indieners («de motie van de leden Tielen en Van den Hil», «motie-Podt», «Den Haan c.s.»), by its
number («motie 35 867, nr. 9»), by its subject («de motie over het eigen risico»), or by all three. Its number stands
in the text, or in the footnote that is called there. «Deze motie» and «de volgende moties» name none.
"""

import re
from collections.abc import Iterator

from taz_graph.brief import Block, Brief, Soort
from taz_graph.extractors.lexicon_motie import (
    ASKED_BY,
    BROUGHT_IN,
    GAP,
    MEMBERS,
    MOTIE,
    NUMBER,
    OWN_HEADING,
    PARTICULAR,
    PLAIN,
    SAME,
    SUBJECT,
    SUBMITS,
    SUBMITTED,
    SUBMITTED_BY,
    WHOSE,
    WHOSE_BEHIND,
)
from taz_graph.extractors.model import Context, JsonValue, Mention, Rule, mention
from taz_graph.extractors.motie_number import (
    Found,
    attributes,
    join_numbers,
    listed,
    read_citations,
    read_subject,
    split,
)
from taz_graph.extractors.text import (
    Names,
    citations_between,
    read_capital_names,
    read_names,
    row_at,
    sentence_at,
)

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

_CELLS = {ord("\t"): "|"}
"""Names do not run on into the next cell: «Motie», «Kamerstuk» and «Stand» are heads of columns."""
_BLOCKS = (Soort.KOP, Soort.ALINEA, Soort.LIJSTITEM, Soort.TABEL, Soort.VOETNOOT)


def find(brief: Brief, context: Context) -> list[Mention]:
    """Every motie that the letter mentions; attributes: indieners, identifiers, onderwerp and how they are printed."""
    found = list(_own(brief))
    for block in brief.blocks:
        if block.soort in _BLOCKS:
            found += _in_block(brief, block)
    return join_numbers(brief, found)


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
            yield mention(brief, "motie", found.span, RULES[found.rule], attributes(brief, found))


def _read(brief: Brief, block: Block, word: re.Match[str], following: int) -> list[Found]:
    """What the word «motie» at a place names; empty where it names none in particular."""
    position = block.start + word.start()
    end = row_at(block, position)[1] if block.soort is Soort.TABEL else sentence_at(block, position)[1]
    limit = min(end, following)
    found = _by_names(brief, block, word) or _by_number(brief, block, word, limit)
    if found is None:
        found = _by_subject_of(block, word, limit) or _by_subject(brief, block, word, limit)
    if found is None:
        return []
    found.plural = bool(word["plural"])
    found.changed = next(
        (w.lower().strip() for w in re.findall(r"(?:[Nn]ader\s)?[Gg]ewijzigde", word["adjectives"])), None
    )
    found.reach = max(found.reach, found.span[1])
    read_citations(brief, found, limit)
    read_subject(brief, block, found, limit)
    if found.rule == "motie-over" and not _is_particular(block, word, found):
        return []
    return [*split(found), *listed(brief, found, limit)]


def _by_names(brief: Brief, block: Block, word: re.Match[str]) -> Found | None:
    text, start = block.text.translate(_CELLS), word.start()
    if (members := MEMBERS.match(text, word.end())) and (names := read_names(text, members.end())):
        return _named("motie-van-leden", block, start, names)
    if (plain := PLAIN.match(text, word.end())) and (names := read_names(text, plain.end())):
        return _named("motie-met-namen", block, start, names)
    if (submitted := SUBMITTED.match(text, word.end())) and (names := read_names(text, submitted.end())):
        return _named("motie-ingediend-door", block, start, names)
    return _by_names_before(block, word, text)


def _by_names_before(block: Block, word: re.Match[str], text: str) -> Found | None:
    """Names that stand before the word: «de leden Podt en Dijk dienden een motie in»."""
    start = word.start()
    span = block.start + start, block.start + word.end()
    named = None
    if asked := ASKED_BY.search(text, max(0, start - 200), start):
        named = asked["names"] or asked["whose"]
    if named is None and BROUGHT_IN.match(text, word.end()):
        submits = SUBMITS.search(text, max(0, start - 200), start)
        named = (submits["names"] or submits["behind"]) if submits else None
    if named is None and (before := SUBMITTED_BY.search(text, max(0, start - 140), word.start("word"))):
        named, span = before["names"], (block.start + before.start(), span[1])
    names = read_names(named, 0) if named else None
    return Found("motie-ingediend-door", span, names=names._replace(ends=())) if names else None


def _named(rule: str, block: Block, start: int, names: Names) -> Found:
    moved = names._replace(ends=tuple(block.start + end for end in names.ends), end=block.start + names.end)
    return Found(rule, (block.start + start, moved.end), names=moved)


def _by_number(brief: Brief, block: Block, word: re.Match[str], limit: int) -> Found | None:
    """«motie 35 867, nr. 9», «de motie (Kamerstuk 29 282, nr. 475)», «motie op stuk nr. 9 (36 471)»."""
    if not NUMBER.match(block.text, word.end()):
        return None
    end = block.start + word.end()
    first = next(citations_between(brief, end, limit), None)
    if first is None or first.kind != "kamerstuk" or not first.number:
        return None
    if not GAP.fullmatch(brief.text[end : first.span[0]]):
        return None
    return Found("motie-met-nummer", (block.start + word.start(), first.span[1]))


def _by_subject(brief: Brief, block: Block, word: re.Match[str], limit: int) -> Found | None:
    same = SAME.match(block.text, word.end())
    end = same.end() if same else word.end()
    about = SUBJECT.match(block.text.replace(",", " ") if same else block.text, end)
    if not (about or WHOSE.search(block.text, 0, word.start())) or block.start + end >= limit:
        return None
    return Found("motie-over", (block.start + word.start(), block.start + end))


def _by_subject_of(block: Block, word: re.Match[str], limit: int) -> Found | None:
    """«De motie over tolken van het lid Dijk»: the subject stands before the names."""
    about = SUBJECT.match(block.text, word.end())
    if about is None or not about["about"]:
        return None
    end = min(limit - block.start, about.end() + 160)
    whose = WHOSE_BEHIND.search(block.text, about.end(), end)
    between = block.text[about.end() : whose.start()] if whose else "."
    if whose is None or re.search(r"[.;:()]|\b(?:is|zijn|heb|heeft|wordt|motie|toezegging)\b", between):
        return None
    names = read_names(block.text, whose.end())
    found = _named("motie-van-leden", block, word.start(), names) if names else None
    if found:
        found.subject = " ".join(between.split())
    return found


def _is_particular(block: Block, word: re.Match[str], found: Found) -> bool:
    """Whether a motie that is named by its subject is one in particular: «de motie over», or one with a number."""
    if found.cited:
        return True
    before = block.text[: word.start()]
    opens = not before.strip() or re.search(r"(?:^|[-/•·:]\s?)$", before) is not None
    return found.subject is not None and not word["plural"] and (opens or PARTICULAR.search(before) is not None)
