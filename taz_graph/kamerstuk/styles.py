"""Writing a citation back, in the house styles of the field."""

from collections.abc import Callable

from taz_graph.errors import KamerstukError
from taz_graph.kamerstuk.model import Twijfel, Verwijzing

STYLES: dict[str, str] = {
    "identifier": "official identifier: kst-29282-554, ah-tk-20232024-1159",
    "adres": "address of the official publication",
    "tweedekamer": "letters to the Kamer since 2020: Kamerstukken II 2023/24, 29 282, nr. 554",
    "kamerstuk": "letters before that, and most running text: Kamerstuk 29 282, nr. 554",
    "voluit": "as the papers name themselves: Tweede Kamer, vergaderjaar 2023–2024, 29 282, nr. 554",
    "leidraad": "Leidraad voor juridische auteurs (2022): Kamerstukken I 2020/21, 34430, nr. AB, p. 7",
    "aanwijzingen": "Aanwijzingen voor de regelgeving 3.43: Kamerstukken I 2008/09, 31700 VI, D, p. 4",
    "kort": "between brackets in running text: 29 282, nr. 554",
    "streepjes": "titles in the register: 29282-554, 35925-XVI-41",
}
_HOUSES = {"TK": ("II", "Tweede Kamer"), "EK": ("I", "Eerste Kamer")}
_GAZETTES = {
    "staatsblad": ("Stb.", "Staatsblad"),
    "staatscourant": ("Stcrt.", "Staatscourant"),
    "tractatenblad": ("Trb.", "Tractatenblad"),
}


def format(verwijzing: Verwijzing, style: str) -> str:  # noqa: A001 - the pair of parse, read as kamerstuk.format
    """The citation in one of ``STYLES``.

    The style leaves out what it has no place for (the kort style has no vergaderjaar). Raises KamerstukError when
    there is no such style, or when it needs what this citation does not say.
    """
    if style not in STYLES:
        raise KamerstukError(f"there is no style {style!r} for citations; choose one of {', '.join(STYLES)}")
    if style in ("identifier", "adres"):
        written = verwijzing.identifier if style == "identifier" else verwijzing.address
        return written or _refuse(verwijzing, style, "its text does not determine a publication")
    return _WRITERS.get(verwijzing.kind, _write_code)(verwijzing, style)


def _refuse(verwijzing: Verwijzing, style: str, reason: str) -> str:
    raise KamerstukError(
        f"{verwijzing.text!r} cannot be written in the style {style!r}: {reason}; choose another style"
    )


def _year(verwijzing: Verwijzing, style: str) -> str:
    """The vergaderjaar as the style writes it: 2023/24, 1999/2000, or 2023–2024."""
    if verwijzing.year is None:
        return _refuse(verwijzing, style, "that needs a vergaderjaar")
    first, _, second = verwijzing.year.partition("-")
    if style == "voluit":
        return f"{first}–{second}"
    return f"{first}/{second if second.endswith('00') else second[2:]}"


def _write_paper(verwijzing: Verwijzing, style: str) -> str:
    if not verwijzing.dossiers:
        return _refuse(verwijzing, style, "it names no dossier")
    if style == "streepjes":
        return _write_hyphened(verwijzing)
    numbered = _dossiers(verwijzing, spaced=style not in ("leidraad", "aanwijzingen")) + _number(verwijzing, style)
    annex = "" if verwijzing.annex is None else f"Bijlage {verwijzing.annex}".strip() + " bij "
    return annex + _opening(verwijzing, style) + numbered


def _opening(verwijzing: Verwijzing, style: str) -> str:  # noqa: PLR0911 - one return for each style
    """What comes before the dossier number."""
    roman, name = _HOUSES.get(verwijzing.chamber or "TK", ("II", "Tweede Kamer"))
    whole = verwijzing.number is None
    match style:
        case "kort" if whole:
            return _refuse(verwijzing, style, "a bare dossier number would not be known for what it is")
        case "kort":
            return ""
        case "kamerstuk":
            return "Kamerstuk I " if whole and roman == "I" else "Kamerstuk "
        case "voluit" if whole:
            return f"Kamerstukken {name}, vergaderjaar {_year(verwijzing, style)}, "
        case "voluit":
            return f"{name}, vergaderjaar {_year(verwijzing, style)}, "
        case _ if whole and verwijzing.year is None:
            return "Kamerstukken I " if roman == "I" else "Kamerstukken "
        case _:
            return f"Kamerstukken {roman} {_year(verwijzing, style)}, "


def _dossiers(verwijzing: Verwijzing, *, spaced: bool) -> str:
    written = []
    for label in verwijzing.dossiers:
        number, _, addition = label.partition("-")
        if spaced and len(number) == 5:
            number = f"{number[:2]} {number[2:]}"
        council = addition.isdecimal()
        written.append(f"{number}-{addition}" if council else f"{number} {addition}".strip())
    if verwijzing.suffix and verwijzing.suffix.startswith("R"):
        written[0] += f" ({verwijzing.suffix})"
    return " en ".join(written)


def _number(verwijzing: Verwijzing, style: str) -> str:
    number = verwijzing.number
    if number is None:
        return ""
    letter_only = number.isupper() and style in ("tweedekamer", "aanwijzingen", "voluit") and verwijzing.chamber == "EK"
    written = f", {number}" if letter_only else f", nr. {number}"
    return written + (" (herdruk)" if verwijzing.reprint else "") + _pages(verwijzing)


def _pages(verwijzing: Verwijzing) -> str:
    return f", p. {verwijzing.pages}" if verwijzing.pages else ""


def _write_hyphened(verwijzing: Verwijzing) -> str:
    if verwijzing.number is None or verwijzing.annex is not None or verwijzing.reprint:
        return _refuse(verwijzing, "streepjes", "that has a place for dossier and number only")
    if not verwijzing.number.isdecimal() and (verwijzing.suffix is None or verwijzing.suffix.startswith("R")):
        return _refuse(verwijzing, "streepjes", "a letter would be read as a budget chapter")
    if len(verwijzing.dossiers) > 1 or (verwijzing.suffix or "").startswith("R"):
        return _refuse(verwijzing, "streepjes", "that has a place for one dossier, without rijkswet number")
    return f"{verwijzing.dossiers[0]}-{verwijzing.number}"


def _write_record(verwijzing: Verwijzing, style: str) -> str:
    """Handelingen and Aanhangsel; the field writes them in one way, apart from the vergaderjaar."""
    if style in ("kort", "streepjes"):
        return _refuse(verwijzing, style, "that is for Kamerstukken only")
    roman, name = _HOUSES.get(verwijzing.chamber or "", ("", ""))
    opening = "Aanhangsel Handelingen" if verwijzing.kind == "aanhangsel" else "Handelingen"
    year = f"vergaderjaar {_year(verwijzing, style)}" if style == "voluit" else _year(verwijzing, style)
    house = (f" {name}," if style == "voluit" else f" {roman}") if roman else ("," if style == "voluit" else "")
    number = f", nr. {verwijzing.number}" if verwijzing.number else ""
    item = f", item {verwijzing.item}" if verwijzing.item else ""
    return f"{opening}{house} {year}{number}{item}{_pages(verwijzing)}"


def _write_gazette(verwijzing: Verwijzing, style: str) -> str:
    if style in ("kort", "streepjes"):
        return _refuse(verwijzing, style, "that is for Kamerstukken only")
    short, long = _GAZETTES[verwijzing.kind]
    name = long if style == "voluit" else short
    return f"{name} {verwijzing.year}, {verwijzing.number}" if verwijzing.year else f"{name} nr. {verwijzing.number}"


def _write_code(verwijzing: Verwijzing, style: str) -> str:
    """What is named by its own number is written so in every style."""
    if verwijzing.is_footer:
        return _refuse(verwijzing, style, "it is the foot of a page, not a citation")
    if Twijfel.INTERN in verwijzing.doubts:
        return f"toezegging {verwijzing.number}"
    return verwijzing.identifier or _refuse(verwijzing, style, "it has no number of its own")


_WRITERS: dict[str, Callable[[Verwijzing, str], str]] = {
    "kamerstuk": _write_paper,
    "dossier": _write_paper,
    "handelingen": _write_record,
    "aanhangsel": _write_record,
    "staatsblad": _write_gazette,
    "staatscourant": _write_gazette,
    "tractatenblad": _write_gazette,
}
