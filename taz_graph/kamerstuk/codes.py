"""Numbers that name a thing by themselves: official identifiers and their addresses, toezeggingen, zaken."""

import re

from taz_graph.kamerstuk.drafts import Draft, Reading
from taz_graph.kamerstuk.lexicon import D, W, is_chapter
from taz_graph.kamerstuk.model import Twijfel

_PARTS = re.compile(r"[0-9A-Za-z]+")
_PROMISE = re.compile(rf"(?i:TZ){W}{D}?{W}((?:19|20)[0-9]{{2}})([0-9]{{2}})(?P<dash>{W}{D}{W}|)([0-9]{{3}})")
_SENATE_PROMISE = re.compile(r"T(0[0-9]{4})(?![0-9A-Za-z])")
_NAMED_PROMISE = re.compile(
    rf"(?i:toezegging(?:en|snummers?|snr\.?)?)(?![a-z]){W}(?:(?i:met){W})?(?:(?i:nummers?|nrs?\.?)(?![a-z]){W})?"
    r"(?!(?:19|20)[0-9]{2}(?![0-9]))([0-9]{4,5})(?![0-9]|[.,-][0-9])"
)
_MATTER = re.compile(r"((?:19|20)[0-9]{2})([ZD])([0-9]{5})")
_ADDRESS = re.compile(r"(?i:https?)://[^\s<>\"«»]{1,300}")
_PUBLISHER = re.compile(r"(?i:officielebekendmakingen|overheid)\.nl/")
_IDENTIFIER = re.compile(
    rf"(?P<prefix>(?i:kst|blg|ah|h|kv|nds|ag|stcrt|stb|trb)){D}(?:(?i:tk|ek|vv){D})?"
    rf"(?:[0-9][0-9A-Z]{{0,9}}|(?i:[clxvi]{{2,9}}))(?![0-9A-Za-z])"
    rf"(?:{D}(?:\n[^\S\n]*+)?(?:[0-9]{{1,6}}[A-Z]{{0,2}}|(?i:[a-z]{{1,6}})|[a-z][0-9]{{1,2}})(?![0-9A-Za-z])){{0,5}}"
)
_ISSN = re.compile(rf"{W}ISSN(?![A-Za-z])")
_VARIANT = re.compile(r"[bhnv][0-9]{1,2}")


def read_code(text: str, at: int) -> Reading | None:
    """The thing that is named by the code at ``at``."""
    match text[at].lower():
        case "t":
            return _read_promise(text, at)
        case "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9":
            return _read_matter(text, at)
        case "h" if text[at : at + 4].lower() == "http":
            return _read_address(text, at)
        case _:
            return read_identifier(text, at)


def _read_promise(text: str, at: int) -> Reading | None:
    if match := _PROMISE.match(text, at):
        number = f"TZ{match[1]}{match[2]}-{match[4]}"
        right = "01" <= match[2] <= "12" and match["dash"]
        doubts = [] if right else [Twijfel.NUMMER]
        draft = Draft("toezegging", at, match.end(), "TK", number=number, identifier=number, doubts=doubts)
        return Reading([draft], match.end())
    if match := _SENATE_PROMISE.match(text, at):
        number = match[0]
        return Reading([Draft("toezegging", at, match.end(), "EK", number=number, identifier=number)], match.end())
    if match := _NAMED_PROMISE.match(text, at):
        draft = Draft("toezegging", at, match.end(), number=match[1], doubts=[Twijfel.INTERN])
        return Reading([draft], match.end())
    return None


def _read_matter(text: str, at: int) -> Reading | None:
    """2022Z14730 is a zaak and 2024D21345 a document of the Tweede Kamer; a sixth digit is a footnote mark."""
    match = _MATTER.match(text, at)
    if not match or (at > 0 and text[at - 1].isalnum()):
        return None
    kind = "zaak" if match[2] == "Z" else "document"
    return Reading([Draft(kind, at, match.end(), "TK", number=match[0], identifier=match[0])], match.end())


def _read_address(text: str, at: int) -> Reading | None:
    """An address of the publisher that names a publication: …/dossier/kst-36200-XVI-39.html."""
    address = _ADDRESS.match(text, at)
    if not address or not _PUBLISHER.search(address[0]):
        return None
    written = address[0].rstrip(".,;:)]»”’'")
    found = None
    for match in _IDENTIFIER.finditer(text, at, at + len(written)):
        found = read_identifier(text, match.start()) or found
    if not found:
        return None
    end = max(found.end, at + len(written))
    found.drafts[0].start, found.drafts[0].end = at, end
    return Reading(found.drafts, end)


def read_identifier(text: str, at: int) -> Reading | None:
    """An official identifier, whatever dashes it is written with; one line break may follow a dash."""
    match = _IDENTIFIER.match(text, at)
    if not match or (at > 0 and (text[at - 1].isalnum() or text[at - 1] == "-")):
        return None
    parts = _PARTS.findall(match[0])
    ends = [part.end() for part in _PARTS.finditer(match[0])]
    while len(parts) > 1:  # "kst-29282-576-en": what is no part of the identifier is left out
        identifier = _spell(parts)
        draft = _describe(identifier)
        if draft:
            draft.start, draft.end, draft.identifier = at, at + ends[len(parts) - 1], identifier
            if _ISSN.match(text, draft.end):
                draft.kind = "paginavoet"  # the first page of a paper closes with its own identifier and the ISSN
            return Reading([draft], draft.end)
        parts.pop()
    return None


def _spell(parts: list[str]) -> str:
    """The identifier as the publisher spells it: kst-36600-VII-1, kst-26643-144-h1."""
    spelled = [parts[0].lower()]
    for part in parts[1:]:
        low = len(spelled) == 1 and part.lower() in ("tk", "ek", "vv")
        spelled.append(part.lower() if low or (part[0].islower() and _VARIANT.fullmatch(part)) else part.upper())
    return "-".join(spelled)


def _describe(identifier: str) -> Draft | None:
    """The parts of an identifier; None where it is none."""
    prefix, *parts = identifier.split("-")
    variant = parts.pop() if len(parts) > 1 and _VARIANT.fullmatch(parts[-1]) else ""
    chamber = parts.pop(0).upper() if parts[0] in ("tk", "ek", "vv") else None
    describe = {"kst": _describe_paper, "ah": _describe_appendix, "h": _describe_record}.get(prefix, _describe_other)
    draft = describe(prefix, parts) if parts else None
    if draft is None:
        return None
    if prefix in ("ag", "ah", "kv", "nds") and chamber is None:
        draft.doubts.append(Twijfel.KAAL)  # ah-187909 is an identifier, and what else it may be nobody knows
    draft.chamber = chamber or draft.chamber
    draft.reprint = variant.startswith("h")
    draft.annex = variant[1:] if variant.startswith("b") else None
    return draft


def _year(part: str) -> str | None:
    """20192020 -> 2019-2020; None for anything else."""
    first, second = part[:4], part[4:]
    is_year = len(part) == 8 and part.isdecimal() and int(second) == int(first) + 1
    return f"{first}-{second}" if is_year else None


def _describe_paper(_prefix: str, parts: list[str]) -> Draft | None:
    """kst-29282-576, kst-35925-XVI-41, kst-21501-02-3, kst-36800-XVI-B, kst-20082009-32024-C."""
    year = _year(parts[0])
    if year:
        parts = parts[1:]
    if len(parts) == 1 and 6 <= len(parts[0]) <= 7 and parts[0].isdecimal() and not year:
        return Draft("kamerstuk", 0, 0, number=None)  # kst-1158283: a paper that never got a dossier
    if not parts or not re.fullmatch(r"[0-9]{5}[A-Z]?|[CLXVI]{2,9}", parts[0]) or len(parts) > 3:
        return None
    dossier, *rest = parts
    number = rest.pop() if rest else None
    suffix = rest[0] if rest else None
    if dossier == "21501" and number and not suffix and len(number) == 2:
        suffix, number = number, None
    council = dossier == "21501" and suffix is not None and suffix.isdecimal() and len(suffix) == 2
    if suffix and not council and not is_chapter(suffix):
        return None
    if number and not suffix and is_chapter(number) and len(number) > 1:
        suffix, number = number, None  # kst-36560-XVI: a chapter as a whole
    label = f"{dossier}-{suffix}" if suffix else dossier
    kind = "kamerstuk" if number else "dossier"
    chamber = "EK" if number and number.isalpha() else "TK"
    return Draft(kind, 0, 0, chamber, (label,), suffix=None if council else suffix, number=number, year=year)


def _describe_appendix(_prefix: str, parts: list[str]) -> Draft | None:
    if len(parts) == 1 and parts[0].isdecimal() and len(parts[0]) >= 5:
        return Draft("aanhangsel", 0, 0, number=parts[0])  # ah-187909
    year = _year(parts[0])
    return Draft("aanhangsel", 0, 0, number=parts[1], year=year) if year and len(parts) == 2 else None


def _describe_record(_prefix: str, parts: list[str]) -> Draft | None:
    """h-tk-20192020-94-5 is item 5 of sitting 94; up to 2010 the two numbers were pages (h-tk-20072008-4877-4878)."""
    year = _year(parts[0])
    if not year or len(parts) != 3:
        return None
    if year < "2010" or len(parts[1]) > 3:
        return Draft("handelingen", 0, 0, year=year, pages=f"{parts[1]}-{parts[2]}")
    return Draft("handelingen", 0, 0, number=parts[1], item=parts[2], year=year)


def _describe_other(prefix: str, parts: list[str]) -> Draft | None:
    gazettes = {"stb": "staatsblad", "stcrt": "staatscourant", "trb": "tractatenblad"}
    if prefix in gazettes:
        right = len(parts) >= 2 and len(parts[0]) == 4 and parts[0].isdecimal() and parts[1].isdecimal()
        return Draft(gazettes[prefix], 0, 0, number=parts[1], year=parts[0]) if right else None
    kinds = {"blg": "bijlage", "kv": "vragen"}
    digits = sum(character.isdecimal() for character in parts[0])
    if digits < (4 if prefix == "ag" and len(parts) == 3 else 5):  # ag-tk-2001-04-10 is named by its date
        return None
    return Draft(kinds.get(prefix, "publicatie"), 0, 0, number="-".join(parts))
