"""Short forms that lean on an earlier citation: "stuk nr. 17", "idem, nr. 12", "(nr. 482)", "nr. 55 (29282)"."""

import re
from collections.abc import Sequence

from taz_graph.kamerstuk.dossiers import read_dossiers
from taz_graph.kamerstuk.drafts import Draft, Reading
from taz_graph.kamerstuk.lexicon import MARK, PAPER_WORD, YEARS, D, W
from taz_graph.kamerstuk.model import Twijfel, Verwijzing
from taz_graph.kamerstuk.numbers import LONGEST_LIST, Numbered, read_numbers

_SHORT = re.compile(rf"({MARK}){W}(?=[0-9A-Z])")
_DOSSIER_BEHIND = re.compile(
    rf"{W}(?:(?P<bracket>[(\[])|(?i:van|bij|in|op)(?![a-z])){W}(?:{PAPER_WORD}{W})?(?=[1-9][0-9])"
)
_BRACKET = re.compile(rf"{W}[)\]]")
_IS_DOSSIER = re.compile(rf"[1-9][0-9](?:\.|{W})?[0-9]{{3}}(?![0-9])")
# The word right before "nr." that makes a paper of it, with the words that belong to the citation.
_STRONG = re.compile(
    rf"(?:(?i:t\.?{W}v\.?{W}v\.?|ter{W}vervanging(?:{W}van)?)(?:{W}(?i:die|dat|de|het|motie|amendement)(?![a-z])){{0,3}}{W}"
    rf"(?:(?i:gedrukt){W})?(?:(?i:onder){W})?|(?i:gedrukt{W}onder|onder{W}stuk|idem|ibid(?:em)?\.?|stuk(?:ken)?"
    rf"|kamerstuk(?:ken)?){W}[,:]?{W}|(?i:moties?|amendement(?:en)?|subamendement){W})\Z"
)
_OWN_WORDS = re.compile(r"(?i:motie|amendement|subamendement)")
_REPLACES = re.compile(r"(?i:t\.?\s*v\.?\s*v|ter\s+vervanging)")
_WEAK = re.compile(r"(?i:\b(?:in|onder|van|op|bij|zie|brief|nota|verslag|en|met|ook|was))\s{1,3}\Z")
_PAPER_NEAR = re.compile(r"(?i:motie|amendement)[^.;()0-9\n]{0,80}[(\[]\Z")
_GLUE = re.compile(rf"[\s,;)(\]&]*(?:(?:en|alsmede|resp\.|of|zie|ook|en\sook)\s+)?[(\[]?\s*(?:{YEARS}{W},?{W})?")
_SEE = re.compile(r"\.\s+Zie\s(?:(?:ook|tevens|verder|eveneens)\s)?")
_SENTENCE_END = re.compile(r"[.!?]\s+[A-Z]|\n\s*\n")
NEAR = 1500


def read_short(text: str, at: int, floor: int, earlier: Sequence[Verwijzing], earlier_end: int) -> Reading | None:
    """The papers that the "nr." at ``at`` names.

    ``floor`` is where the last citation or number ended, so that its words are not taken again; ``earlier`` are the
    readings so far and ``earlier_end`` is where the last of them ends in the text as it is read.
    """
    match = _SHORT.match(text, at)
    if not match or _IS_DOSSIER.match(text, match.end()):
        return None
    start, replaces, strong = _words_before(text, at, floor)
    target = _target(earlier)
    leans = strong or (target is not None and at - earlier_end <= NEAR)
    # "nr. 1, nr. 2, nr. 3, …" that number something else need not be read to their end
    numbers = read_numbers(text, match.end(), plural="s" in match[1].lower(), most=LONGEST_LIST if leans else 4)
    if not numbers:
        return None
    backwards = _read_dossier_behind(text, start, numbers)
    if backwards:
        return backwards
    doubts = _doubts(text, at, earlier_end, target, strong=strong, numbers=numbers)
    if doubts is None:
        return None
    if replaces and target:
        doubts = [Twijfel.LEUNT]  # "t.v.v. nr. 11" may as well lean on the dossier of the paper in which it stands
    drafts = [_draft(number, target, doubts) for number in numbers]
    drafts[0].start = start
    for draft in drafts:
        draft.replaces = replaces
    return Reading(drafts, numbers[-1].end)


def _words_before(text: str, at: int, floor: int) -> tuple[int, bool, bool]:
    """Where the citation starts, whether it replaces another paper, and whether a word makes a paper of "nr."."""
    window = max(floor, at - 60)
    match = _STRONG.search(text[window:at])
    if not match:
        return at, False, False
    before = window + match.start()
    if before > 0 and text[before - 1].isalpha():
        return at, False, False  # "beststuk"
    own = _OWN_WORDS.match(match[0])
    return at if own else before, bool(_REPLACES.match(match[0])), True


def _read_dossier_behind(text: str, start: int, numbers: Sequence[Numbered]) -> Reading | None:
    """Number before dossier, as debates have it: "nr. 55 (29282)", "stuk nr. 37 (36 410 VI)"."""
    end = numbers[-1].end
    match = _DOSSIER_BEHIND.match(text, end)
    dossiers = read_dossiers(text, match.end(), None) if match else []
    if not match or not dossiers or len(dossiers[0].number.partition("-")[0]) != 5:
        return None
    end = dossiers[-1].end
    if match["bracket"]:
        closing = _BRACKET.match(text, end)
        if not closing:
            return None
        end = closing.end()
    labels = tuple(dossier.label for dossier in dossiers)
    drafts = [
        Draft(
            "kamerstuk",
            number.start,
            number.end,
            "EK" if number.number.isalpha() else "TK",
            labels,
            dossiers[0].suffix,
            number.number,
            pages=number.pages,
        )
        for number in numbers
    ]
    drafts[0].start, drafts[-1].end = start, end
    return Reading(drafts, end)


def _target(earlier: Sequence[Verwijzing]) -> Verwijzing | None:
    """The last citation that names a dossier; what it leans on itself, when it is a short form."""
    for reading in reversed(earlier[-50:]):
        if reading.dossiers and reading.kind in ("kamerstuk", "dossier"):
            return reading.leans_on or reading
    return None


def _doubts(
    text: str,
    at: int,
    earlier_end: int,
    target: Verwijzing | None,
    *,
    strong: bool,
    numbers: Sequence[Numbered],
) -> list[Twijfel] | None:
    """What is uncertain about a short form; None where "nr." may number anything (a regulation, a question)."""
    if any(not number.number.isdecimal() for number in numbers) and not (strong and target):
        return None
    distance = at - earlier_end
    in_brackets = text[at - 1 : at] in ("(", "[") and text[numbers[-1].end : numbers[-1].end + 1] in (")", "]")
    if strong or (in_brackets and _PAPER_NEAR.search(text[max(0, at - 100) : at])):
        return [] if target is None or distance <= NEAR else [Twijfel.LEUNT]
    if target is None or distance > NEAR or text[at : at + 2].lower() != "nr":
        return None  # "op nummer 1 te plaatsen"
    between = text[earlier_end:at]
    if distance <= 20 and _GLUE.fullmatch(between):
        return []
    same_sentence = distance <= 300 and not _SENTENCE_END.search(between)
    if _SEE.fullmatch(between) or in_brackets or (same_sentence and _WEAK.search(text[max(0, at - 12) : at])):
        return [Twijfel.LEUNT]
    return None


def _draft(number: Numbered, target: Verwijzing | None, doubts: Sequence[Twijfel]) -> Draft:
    return Draft(
        "kamerstuk",
        number.start,
        number.end,
        "EK" if number.number.isalpha() else "TK",
        target.dossiers if target else (),
        target.suffix if target else None,
        number.number,
        pages=number.pages,
        annex=number.annex,
        reprint=number.reprint,
        doubts=[*doubts, *number.doubts],
        leans_on=target,
    )


_AGAIN = re.compile(
    rf"(?i:idem|ibid(?:em)?)(?![a-z])\.?{W},{W}(?i:blz|pagina|pag|pp|p)(?![a-z])\.?{W}([0-9]{{1,5}}(?:{D}[0-9]{{1,5}})?)"
)


_AGAIN_WHOLE = re.compile(r"(?i:idem|ibid(?:em)?)(?![A-Za-z])(?:\.|(?=\s*(?:;|\n|\Z)))")
_OPENS = re.compile(r"(?:^|[.;:(\n])\s*\Z")


def read_again(text: str, at: int, earlier: Sequence[Verwijzing], earlier_end: int) -> Reading | None:
    """The same paper once more: "Idem, p. 12", "Ibid."; another source may have stood between, so it is doubtful."""
    match = _AGAIN.match(text, at)
    if match is None and at - earlier_end <= NEAR and _OPENS.search(text, max(0, at - 4), at):
        match = _AGAIN_WHOLE.match(text, at)
    target = next((reading for reading in reversed(earlier[-50:]) if not reading.is_footer), None)
    if not match or target is None:
        return None
    draft = Draft(
        target.kind,
        at,
        match.end(),
        target.chamber,
        target.dossiers,
        target.suffix,
        target.number,
        target.year,
        target.item,
        match[1] if match.re is _AGAIN else None,
        identifier=target.identifier,
        doubts=[Twijfel.LEUNT],
        leans_on=target.leans_on or target,
    )
    return Reading([draft], match.end())
