"""A motie as KOOP publishes it in XML: number, title, date, who signed and what it asks (the grounds are left out)."""

import re
from pathlib import Path

from lxml import etree

from taz_graph.errors import RegisterError
from taz_graph.register.model import Publicatie

_ASKS = re.compile(
    r"^(?:verzoekt|verzoeken|spreekt|roept|draagt|nodigt|zegt|besluit|stelt|keurt|betreurt"
    r"|veroordeelt|dringt|is van)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"^(?:en )?(?:gaat|keert)\b.*(?:orde van de dag|terug)", re.IGNORECASE)


def read_koop(content: bytes, path: Path) -> Publicatie:
    """The motie in one XML file of KOOP; RegisterError when it is damaged or names no number."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise RegisterError(f"{path}:{error.lineno}: this XML is damaged ({error.msg}); fetch it again") from error
    if root.find(".//stuk") is None or root.find(".//dossiernr") is None:
        raise RegisterError(f"{path} is no Kamerstuk of KOOP (no stuk, no dossiernr); leave it out")
    meta = {one.get("name"): one.get("content", "") for one in root.iter("meta")}
    dossier, number = _dossier(root), _text(root.find(".//ondernummer"))
    paragraphs = [_text(one) for one in root.iter("al")]
    return Publicatie(
        id=meta.get("DC.identifier") or f"kst-{dossier}-{number}",
        dossier=dossier,
        ondernummer=number,
        titel=_text(root.find(".//stuk/titel")),
        dossiertitel=_text(root.find(".//dossier/titel")),
        datum=_date(root),
        vergaderjaar=_year(root),
        ondertekenaars=_signatories(paragraphs),
        verzoek=" ".join(_asked(paragraphs)),
        changed=meta.get("DCTERMS.available", ""),
    )


def _dossier(root: etree._Element) -> str:
    """``36410-XVI`` from 36 410, XVI; ``21501-02`` from 21 501 and council number 02.

    The number of a rijkswet (R2160) is printed, but no part of the identifier (kst-36027-12).
    """
    number = re.sub(r"\s", "", _text(root.find(".//dossiernr")))
    rest = [_text(root.find(f".//{name}")) for name in ("raadnr", "begrotingshoofdstuk")]
    return "-".join([number, *(part for part in rest if part)])


def _year(root: etree._Element) -> str | None:
    for line in root.iter("tekstregel"):
        if line.get("inhoud") == "vergaderjaar":
            found = re.search(r"(\d{4})\W+(\d{4})", _text(line))
            return f"{found[1]}-{found[2]}" if found else None
    return None


def _date(root: etree._Element) -> str | None:
    found = root.find(".//datumtekst//datum")
    return found.get("isodatum") if found is not None else None


def _signatories(paragraphs: list[str]) -> tuple[str, ...]:
    """The names below the text: what follows the closing words, grouped or not."""
    ends = [index for index, text in enumerate(paragraphs) if _ENDS.match(text)]
    return tuple(name for text in paragraphs[ends[-1] + 1 :] if (name := text.strip(" .,;"))) if ends else ()


def _asked(paragraphs: list[str]) -> list[str]:
    asked: list[str] = []
    for text in paragraphs:
        if _ENDS.match(text):
            break
        if asked or _ASKS.match(text):
            asked.append(text)
    return asked


def _text(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
