"""Head and foot of a letter: who writes to whom, when, in which dossier; and who signs."""

import datetime
import re
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path

from taz_graph.brief import Afzender, Metadata, Soort
from taz_graph.dates import MONTHS
from taz_graph.readers.running import Draft

_MONTHS = MONTHS["nl"]
_DATE = rf"(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})"
_PLACED_DATE = re.compile(
    rf"(?:(?:Den Haag|[’'‘]s-Gravenhage|Rijswijk|Amsterdam|Utrecht|Leidschendam),?|Datum:?|Ontvangen|Voorgesteld"
    rf"|Vastgesteld|Gepubliceerd)\s*(?:\d+ )?{_DATE}",
    re.IGNORECASE,
)
_DOSSIER = re.compile(r"(\d{2}[ .\u00a0]?\d{3})(?:[- ](\(R\d+\)|[IVX]+[A-Z]?|[A-Z]|\d{2}))?(?=\s+\S)")
_NUMBER_LINE = re.compile(r"(?:(?:Nr|nr)\. ?(\d+|[A-Z]+)|([A-Z]{1,3}))\s+([A-ZÀ-Þ][A-ZÀ-Þ’'., -]{6,}.*)$")
# «NADER GEWIJZIGDE MOTIE» is a motie, and so is «GEWIJZGIDE MOTIE»; «NADER RAPPORT» is a rapport.
_KIND = re.compile(r"(?:(?:(?:TWEEDE|DERDE|VIERDE)\s)?(?:NADER\s)?GEW\w+\s|NADERE?\s)?(BRIEF|[^\W\d_]+)")
_RUNNING_HEAD = re.compile(
    r"(Tweede|Eerste) Kamer, vergaderjaar (\d{4})\s?[-–/]\s?(\d{2,4}), "
    r"(\d{2}[ .]?\d{3})(?:[- ]([IVX]+[A-Z]?|\(R\d+\)|[A-Z]))?(?:, (?:nr\. ?)?(\d+|[A-Z]{1,3}))?(?: \d+)?$"
)
_SESSION = re.compile(r"[Vv]ergaderjaar (\d{4})\s?[-–/]\s?(\d{2,4})")
IDENTIFIER = re.compile(
    r"(?:kst-\d{5}(?:-\d{2})?(?:-(?:[IVX]+[A-Z]?|R\d+|[A-Z]))?-(?:\d+|[A-Z]{1,3})"
    r"|ah-[te]k-\d{8}-\d+|h-[te]k-\d{8}-[\d-]+)"
)
_ADDRESSEE = re.compile(r"(?:Aan )?((?:de|De) [Vv]oorzitters? van de (?:Tweede|Eerste) Kamer(?: der Staten-Generaal)?)")
_SUBJECT = re.compile(r"(?:Betreft|Onderwerp)\s*:?\s+(.+)", re.DOTALL)
_REFERENCE = re.compile(r"(?:Ons kenmerk|Onze referentie|Kenmerk)\s*:?\s+(\S*\d\S*)")
_REFERENCE_ALONE = re.compile(r"(?:Ons kenmerk|Onze referentie|Kenmerk)\s*:?")
SALUTATION = re.compile(r"(?:Zeer )?[Gg]eachte?\b.{0,80}$")
_CLOSING = re.compile(r"(?:Hoogachtend|Met (?:vriendelijke groet|hoogachting|de meeste hoogachting))", re.IGNORECASE)
_OFFICE = (
    r"(?:[Mm]inisters?|[Ss]taatssecretaris(?:sen)?|[Mm]inister-[Pp]resident|[Vv]oorzitter|[Gg]riffier|[Aa]djunct-griffier"
    r"|[Ss]ecretaris-generaal|[Dd]irecteur-generaal|[Vv]ice-minister-president)"
)
_SIGNER = re.compile(rf"(?:(?:[Mm]ede )?[Nn]amens |[Mm]ede namens )?(?:[Dd]e |[Hh]et )?(?:fungerend )?{_OFFICE}\b")
_NAME_WORD = re.compile(
    r"[A-ZÀ-Þ][\w’'.-]*|van|der|den|de|ten|ter|te|[’']t|op|het|in|(?:drs|dr|mr|ir|prof)\.|MSc?|MA", re.UNICODE
)
_PORTFOLIO = re.compile(r"\b(?:Welzijn|Sport|Zaken|Werkgelegenheid|Wetenschap|Veiligheid|Koninkrijksrelaties|Zorg)\b")
_SIGNATURE_LINES = 16
_FIELDS = tuple(field.name for field in fields(Metadata))


def parse_date(text: str) -> datetime.date | None:
    """The first date written out («31 mei 2024»); None when there is none, or no such day exists."""
    match = re.search(_DATE, text, re.IGNORECASE)
    if match is None:
        return None
    try:
        return datetime.date(int(match.group(3)), _MONTHS.index(match.group(2).lower()) + 1, int(match.group(1)))
    except ValueError:
        return None


def session(text: str) -> str | None:
    """Vergaderjaar as ``2023-2024`` from «vergaderjaar 2023–24» and its like."""
    match = _SESSION.search(text)
    return f"{match.group(1)}-{_end_year(match.group(1), match.group(2))}" if match else None


def _end_year(first: str, second: str) -> str:
    return first[: 4 - len(second)] + second


def dossier_name(number: str, suffix: str | None) -> str:
    """A dossier as identifiers write it: «35 925» and «XVI» give ``35925-XVI``; «(R2160)» is no part of them."""
    digits = re.sub(r"\D", "", number)
    part = (suffix or "").strip("() ")
    return f"{digits}-{part}" if part and not re.fullmatch(r"R\s?\d+", part) else digits


def identifier_of(dossiers: tuple[str, ...], ondernummer: str | None) -> str | None:
    """Official identifier of a Kamerstuk: ``kst-29282-576``."""
    return f"kst-{dossiers[0]}-{ondernummer}" if dossiers and ondernummer else None


def mark_head(drafts: list[Draft]) -> int:
    """Make the blocks before the salutation, or up to the dated line of a printed Kamerstuk, the letterhead.

    Gives the number of blocks of the head. Where the file marks its head itself, only addressee and dated line right
    after it are added.
    """
    known = sum(1 for draft in drafts if draft.soort is Soort.BRIEFHOOFD)
    dated = (index + 1 for index, draft in enumerate(drafts[: known + 3]) if _is_dated(draft))
    size = max(known, next(dated, 0)) if known else _head_size(drafts)
    for draft in drafts[:size]:
        draft.soort = Soort.BRIEFHOOFD
        draft.level = 0
    return size


def _is_dated(draft: Draft) -> bool:
    return len(draft.text) < 60 and bool(_PLACED_DATE.match(draft.text))


def _head_size(drafts: list[Draft]) -> int:
    for index, draft in enumerate(drafts[:60]):
        if SALUTATION.match(draft.text):
            return index
        if _CLOSING.match(draft.text):
            break
    for index, draft in enumerate(drafts[:25]):
        if _is_dated(draft):
            return index + 1
    numbered = [
        index
        for index, draft in enumerate(drafts[:8])
        if _NUMBER_LINE.match(f"{draft.number or ''} {draft.text}".strip())
    ]
    return numbered[-1] + 1 if numbered else 0


def mark_signature(drafts: list[Draft]) -> None:
    """Find the signature block at the end of the letter (before any bijlage) and make its blocks ONDERTEKENING."""
    end = next((i for i, draft in enumerate(drafts) if i > len(drafts) // 2 and _is_annex(draft)), len(drafts))
    begin = _signature_start(drafts, end)
    for draft in drafts[begin:end]:
        draft.soort = Soort.ONDERTEKENING
        draft.level = 0


def _is_annex(draft: Draft) -> bool:
    return draft.soort is Soort.KOP and bool(re.match(r"Bijlage\b", draft.text))


def _signature_start(drafts: list[Draft], end: int) -> int:
    for index in range(max(0, end - _SIGNATURE_LINES), end):
        text = drafts[index].text
        if _CLOSING.match(text) and len(text) < 120 and all(len(draft.text) < 160 for draft in drafts[index:end]):
            return index
    begin = end
    for index in range(end - 1, max(0, end - _SIGNATURE_LINES) - 1, -1):
        text = drafts[index].text
        if len(text) > 200 or (text.endswith(".") and not re.search(r"\b[A-Z]\.$", text)):
            break
        if _SIGNER.match(text) and len(text) < 160:
            begin = index
    return begin


def senders(lines: list[str]) -> tuple[Afzender, ...]:
    """Who signed, from the lines of a signature block: an office ends with a comma, a name follows."""
    found: list[Afzender] = []
    office: list[str] = []
    for line in lines:
        text = line.strip()
        if not text or _CLOSING.match(text):
            continue
        single = re.fullmatch(r"(.*\S),\s*(\S.{2,60})", text)
        if office and office[-1].endswith(",") and _PORTFOLIO.search(text) and text.endswith(","):
            office.append(text)  # «de minister van Volksgezondheid,» «Welzijn en Sport,»
        elif (
            single
            and _SIGNER.match(text)
            and not office
            and is_name(single.group(2))
            and not _PORTFOLIO.search(single.group(2))
        ):
            found.append(Afzender(_office(single.group(1)), single.group(2)))
        elif _SIGNER.match(text) or (office and not office[-1].endswith(",")):
            office.append(text)
        elif is_name(text):
            found.append(Afzender(_office(" ".join(office)) if office else None, text))
            office = []
    if office:
        found.append(Afzender(_office(" ".join(office)), None))
    return tuple(found)


def is_name(text: str) -> bool:
    """Whether a line looks like the name of a person: «C. Helder», «Aukje de Vries»."""
    words = text.split()
    return len(text) < 60 and bool(words) and all(_NAME_WORD.fullmatch(word) for word in words)


def _office(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,")


def read_metadata(
    head: list[str], furniture: list[str], signature: list[str], path: Path, known: Metadata | None = None
) -> Metadata:
    """What head lines, page furniture, signature and file name say of the letter; the letter goes before its name.

    ``known`` is what the file says in fields of its own: that goes before all, and is not looked for again.
    """
    known = known or Metadata()
    found = Metadata()
    for line in furniture:
        match = _RUNNING_HEAD.match(line)
        if match:
            dossier = dossier_name(match.group(4), match.group(5))
            found = replace(
                found,
                dossiers=(dossier,),
                ondernummer=match.group(6),
                vergaderjaar=f"{match.group(2)}-{_end_year(match.group(2), match.group(3))}",
            )
    for line in (line for text in head for line in text.split("\n")):
        found = _read_head_line(line, found)
    whole = "\n".join([*head, *furniture])
    lines = whole.split("\n")
    below = (line for above, line in pairwise(lines) if _REFERENCE_ALONE.fullmatch(above.strip()))
    named = next((m.group() for m in map(IDENTIFIER.fullmatch, furniture) if m), None)
    identifier = named or identifier_of(found.dossiers, found.ondernummer)
    addressee = _ADDRESSEE.search(" ".join(whole.split())) if "oorzitter" in whole else None
    found = replace(
        found,
        identifier=identifier,
        addressee=addressee.group(1) if addressee else None,
        kenmerk=found.kenmerk or next((line.strip() for line in below if re.fullmatch(r"\s*\S*\d\S*\s*", line)), None),
        date=known.date or placed_date(whole),
        vergaderjaar=known.vergaderjaar or found.vergaderjaar or session(whole),
        afzenders=known.afzenders or senders(signature),
    )
    return prefer(known, found if found.identifier else name_from_path(found, path))


def _read_head_line(line: str, found: Metadata) -> Metadata:
    number = _NUMBER_LINE.match(line)
    if number:
        kind = _KIND.match(number.group(3).upper())
        soort = kind.group(1).capitalize() if kind else found.soort
        return replace(found, ondernummer=number.group(1) or number.group(2), soort=soort)
    dossier = _DOSSIER.match(line)
    if dossier and not re.match(r"\d{4} ?[A-Z]{2}\b", line):
        name = dossier_name(dossier.group(1), dossier.group(2))
        return replace(found, dossiers=(*(d for d in found.dossiers if d != name), name))
    subject = _SUBJECT.match(line)
    if subject and not found.title:
        return replace(found, title=re.sub(r"\s+", " ", subject.group(1)).strip(), soort=found.soort or "Brief")
    reference = _REFERENCE.match(line)
    return replace(found, kenmerk=reference.group(1)) if reference and not found.kenmerk else found


def name_from_path(found: Metadata, path: Path) -> Metadata:
    """Take the identifier from a file name such as ``kst-29282-485.txt``, where the letter does not print its own."""
    match = IDENTIFIER.fullmatch(path.name.split(".")[0])
    if match is None:
        return found
    identifier = match.group()
    dossier, _, number = identifier.removeprefix("kst-").rpartition("-")
    if not identifier.startswith("kst-") or (found.dossiers and dossier not in found.dossiers):
        return replace(found, identifier=identifier, identifier_from_name=True)
    return replace(found, identifier=identifier, dossiers=(dossier,), ondernummer=number, identifier_from_name=True)


def prefer(first: Metadata, second: Metadata) -> Metadata:
    """What ``first`` says, and what ``second`` says where ``first`` says nothing."""
    values = {name: getattr(first, name) or getattr(second, name) for name in _FIELDS}
    values["identifier_from_name"] = not first.identifier and second.identifier_from_name
    return Metadata(**values)


def placed_date(text: str) -> datetime.date | None:
    """The date of a dated line («Den Haag, 31 mei 2024», «Voorgesteld 21 december 2023»)."""
    match = _PLACED_DATE.search(text)
    return parse_date(match.group()) if match else None


def iso_date(text: str | None) -> datetime.date | None:
    """A date from an attribute («2024-05-31», with or without a time); None when it is no date."""
    try:
        return datetime.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
