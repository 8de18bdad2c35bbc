"""Papers that a letter cites, in its text and in its footnotes, with what it says that they are.

The grammar of citations is ``taz_graph.kamerstuk``; here each citation is tied to its place: a footnote to the words
where it is called. «De hoofdlijnenbrief van 13 mei 2022¹» says of the number in note 1 that it is a letter of that day.
"""

import re
from collections.abc import Iterator

from taz_graph.brief import Block, Brief, Soort
from taz_graph.dates import MONTHS
from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.model import Context, JsonValue, Mention, Rule, mention, prose
from taz_graph.extractors.text import calls_in, citations, citations_between, sentence_at
from taz_graph.kamerstuk import Verwijzing

RULES = {
    rule.id: rule
    for rule in (
        Rule("verwijzing-in-tekst", 0.98, "A citation in the running text.", "Dat staat in Kamerstuk 29 282, nr. 437."),
        Rule(
            "verwijzing-in-voetnoot",
            0.98,
            "Most letters cite in footnotes; what the paper is stands where the note is called.",
            "Kamerstukken II 2023/24, 29 282, nr. 554",
        ),
        Rule(
            "brief-zonder-nummer",
            0.8,
            "A letter may be cited by its date alone: «de hoofdlijnenbrief van 13 mei 2022».",
            "Zoals aangegeven in de hoofdlijnenbrief van 13 mei 2022 zijn er drie lijnen.",
        ),
        Rule(
            "verwijzing-met-twijfel",
            0.6,
            "The grammar marks what is not certain: a bare number, a year that does not exist, a form that leans.",
            "Zie Kamerstukken II 2023–34, 23 235, nr. 240.",
        ),
    )
}

SOORTEN = {
    "motie": r"[Mm]oties?",
    "amendement": r"[Aa]mendement(?:en)?",
    "toezegging": r"[Tt]oezegging(?:en)?|toegezegd",
    "advies": r"\w*[Aa]dvie(?:s|zen)",
    "verslag": r"\w*[Vv]erslag|\w*[Dd]ebat|(?:[Nn]ota|[Ww]etgevings|[Ss]chriftelijk\s|[Aa]lgemeen\s)overleg",
    "wetsvoorstel": r"[Ww]etsvoorstel(?:len)?",
    "rapport": r"\w*[Rr]apport(?:en|age|ages)?|[Oo]nderzoek\w*|[Mm]onitor|[Ee]valuatie",
    "regeling": r"\w*[Rr]egeling(?:en)?|[Bb]esluit|[Aa]anwijzing",
    "brief": r"\w*[Bb]rief|\w*[Bb]rieven",
}
_KINDS = re.compile(
    "|".join(rf"(?P<{soort}>(?<!\w)(?:{words})(?!\w))" for soort, words in SOORTEN.items()), re.IGNORECASE
)
_OWN_KIND = {"aanhangsel": "aanhangsel", "handelingen": "handelingen", "toezegging": "toezegging", "bijlage": "bijlage"}
_CITABLE = ("kamerstuk", "dossier", "handelingen", "aanhangsel", "vragen", "bijlage", "publicatie", "staatscourant")
_MONTHS = {name: number for number, name in enumerate(MONTHS["nl"], 1)}
_DATE = re.compile(rf"\b([0-3]?[0-9])\s({'|'.join(_MONTHS)})\s((?:19|20)[0-9]{{2}})\b")
_WORDS = 12
_REACH = 600  # characters before a citation that may say what it is; a «sentence» of a damaged file has no end
_LETTER = Guarded(
    re.compile(
        rf"(?<!\w)(?:\w+-?)?[Bb]rief(?:\s(?:aan\suw\sKamer|aan\sde\sTweede\sKamer|van\s(?:mijn|de)\s\w+))?\s(?:(?:over|inzake)\s[^.;:()\n]{{3,100}}?\s)?"
        rf"(?:(?:van|d\.d\.|dd\.?)\s(?P<day>[0-3]?[0-9])\s(?P<month>{'|'.join(_MONTHS)})\s(?P<year>(?:19|20)[0-9]{{2}})\b"
        rf"|\((?P<when>{'|'.join(_MONTHS)})\s(?P<in>(?:19|20)[0-9]{{2}})\))"
    ),
    "brief",
)


def find(brief: Brief, context: Context) -> list[Mention]:
    """Every citation; attributes: soort, identifier, dossiers, nummer, aangeduid_als, genoemde_soort and -datum."""
    calls = {note.block: note.calls for note in brief.footnotes}
    found = [_mention(brief, cited, calls) for cited in citations(brief) if _is_citation(brief, cited)]
    return found + [letter for block in prose(brief) for letter in _letters(brief, block)]


def _letters(brief: Brief, block: Block) -> Iterator[Mention]:
    """Letters that are cited by their date: no number stands behind it, and no footnote is called there."""
    for match in _LETTER.finditer(block.text):
        span = block.start + match.start(), block.start + match.end()
        if any(citations_between(brief, span[1], span[1] + 40)) or calls_in(
            brief, span[0], sentence_at(block, span[0])[1]
        ):
            continue
        month = match["month"] or match["when"]
        date = f"{match['year'] or match['in']}-{_MONTHS[month]:02d}"
        day = f"-{int(match['day']):02d}" if match["day"] else ""
        words = " ".join(match[0].split()[:_WORDS])
        attributes = {"soort": "brief", "genoemde_soort": "brief", "genoemde_datum": date + day, "aangeduid_als": words}
        yield mention(brief, "verwijzing", span, RULES["brief-zonder-nummer"], attributes)


def _is_citation(brief: Brief, cited: Verwijzing) -> bool:
    """Not the paper's own number in its head; there it cites only the paper that it replaces."""
    block = brief.block_at(cited.span[0])
    if block.soort is Soort.BRIEFHOOFD:
        return cited.replaces
    return cited.kind in _CITABLE and block.soort is not Soort.ONDERTEKENING


def _mention(brief: Brief, cited: Verwijzing, calls: dict[int, tuple[int, ...]]) -> Mention:
    index = brief.block_index(cited.span[0])
    block = brief.blocks[index]
    in_note = block.soort is Soort.VOETNOOT
    rule = "verwijzing-met-twijfel" if cited.doubts else f"verwijzing-in-{'voetnoot' if in_note else 'tekst'}"
    printed: dict[str, JsonValue] = {
        "soort": cited.kind,
        "identifier": cited.identifier or _of_own_dossier(brief, cited),
        "dossiers": list(cited.dossiers),
        "nummer": cited.number,
        "vergaderjaar": cited.year,
        "kamer": cited.chamber,
        "twijfel": [doubt.value for doubt in cited.doubts],
    }
    attributes: dict[str, JsonValue] = {key: value for key, value in printed.items() if value}
    attributes.update(_described(brief, cited, calls.get(index, ()) if in_note else ()))
    return mention(brief, "verwijzing", cited.span, RULES[rule], attributes)


def _of_own_dossier(brief: Brief, cited: Verwijzing) -> str | None:
    """«Ter vervanging van die gedrukt onder nr. 844» in the head of a paper leans on the paper's own dossier."""
    in_head = brief.block_at(cited.span[0]).soort is Soort.BRIEFHOOFD
    if not (in_head and cited.replaces and cited.number and not cited.dossiers and brief.metadata.dossiers):
        return None
    return f"kst-{brief.metadata.dossiers[0]}-{cited.number}"


def _described(brief: Brief, cited: Verwijzing, calls: tuple[int, ...]) -> Iterator[tuple[str, JsonValue]]:
    """What the letter says that the paper is: before the citation itself, else where its footnote is called."""
    own = _before(brief, brief.block_at(cited.span[0]), cited.span[0])
    places = [own, *(_before(brief, brief.block_at(max(0, call - 1)), call) for call in calls)]
    words = next((text for text in places if _KINDS.search(text)), places[-1] if calls else own)
    if calls:
        yield "aangeroepen", list(calls)
    if words:
        yield "aangeduid_als", _designation(words)
    yield "genoemde_soort", _OWN_KIND.get(cited.kind) or _kind(words) or "onbekend"
    for text in places:
        if dated := list(_DATE.finditer(text)):
            day, month, year = dated[-1].groups()
            yield "genoemde_datum", f"{year}-{_MONTHS[month]:02d}-{int(day):02d}"
            return


def _designation(words: str) -> str:
    """From the word that says what the paper is, else the last words before the citation."""
    found = list(_KINDS.finditer(words))
    return " ".join(words[found[-1].start() :].split()[:_WORDS] if found else words.split()[-_WORDS:])


def _kind(words: str) -> str | None:
    """The last kind of paper that is named before the citation; a motie stays one whatever its subject names.

    «De motie over het onderzoek naar tolken (…)» is a motie; «de motie, zie het rapport (…)» a report.
    """
    found = list(_KINDS.finditer(words))
    if not found:
        return None
    moties = [kind for kind in found if kind.lastgroup in ("motie", "amendement")]
    if moties and len(words[found[-1].end() :].split()) > 1 and "," not in words[moties[-1].end() :]:
        return moties[-1].lastgroup
    return found[-1].lastgroup


def _before(brief: Brief, block: Block, position: int) -> str:
    """The words of the sentence before a position."""
    start, _ = sentence_at(block, max(block.start, position - 1))
    return " ".join(brief.text[max(start, position - _REACH) : position].split()).rstrip(" (,;:")
