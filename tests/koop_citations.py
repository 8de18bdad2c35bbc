"""Citations in the texts of published moties, as claims: the yardstick for the cross-check's precision."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from taz_graph.crosscheck.claims import Claim
from taz_graph.kamerstuk import parse
from taz_graph.register.koop import read_koop
from taz_graph.register.subjects import parse_subject

_KIND = re.compile(
    r"(?P<kind>(?:aangenomen |gewijzigde )?moties?|amendement(?:en)?|brief|brieven|Kamerbrief|wetsvoorstel)\b"
    r"(?P<rest>[^;.]{0,220})$",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"^\s*[-–]?\s*(?:van (?:de|het) (?:leden|lid|Kamerlid) )?"
    r"(?P<names>(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]er|[Tt]en|el|El) )*[A-ZÀ-Ž][\wÀ-ž'’-]*"
    r"(?:(?: (?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]er|[Tt]en))* [A-ZÀ-Ž][\wÀ-ž'’-]*"
    r"|(?:, | en |/)(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er) )*[A-ZÀ-Ž][\wÀ-ž'’-]*)*(?: c\.?\s?s\.?)?)"
)
_KINDS = {"motie": "motie", "amendement": "amendement", "wetsvoorstel": "wetsvoorstel", "moties": "motie"}


_TITLE = re.compile(
    r"^(?:NADER |TWEEDE NADER )?GEWIJZIGDE MOTIE VAN (?:DE LEDEN|HET LID) (?P<names>.+?)[,\s]+"
    r"TER VERVANGING VAN DIE GEDRUKT ONDER (?P<cited>.+)$",
    re.IGNORECASE,
)


def title_claims(path: Path) -> Iterator[tuple[Claim, str]]:
    """What the title of a changed motie says of the one that it replaces: a motie of that number."""
    printed = read_koop(path.read_bytes(), path)
    found = _TITLE.match(printed.titel)
    if not found:
        return
    numbers = re.findall(r"(?<![\d/])\d{1,4}(?![\d/])", re.sub(r"\b\d{2} \d{3}\b", "", found["cited"]))
    for number in numbers[:1]:
        yield (
            Claim(
                thing=f"{printed.id}#titel",
                label=found["cited"],
                letter=printed.id,
                letter_date=printed.datum,
                section=None,
                identifier=f"kst-{printed.dossier}-{number}",
                dossiers=(printed.dossier,),
                kind="motie",
                date=None,
                words=printed.verzoek,
                names="",  # the title names who moved the new motie, which others may have moved
            ),
            printed.titel,
        )


def claims_in(path: Path) -> Iterator[tuple[Claim, str]]:
    """Each numbered paper that a published motie cites, as a claim, with the words around it."""
    printed = read_koop(path.read_bytes(), path)
    root = etree.fromstring(path.read_bytes())
    for paragraph in root.iter("al"):
        text = " ".join("".join(paragraph.itertext()).split())
        for cited in parse(text):
            if cited.kind != "kamerstuk" or not (cited.identifier or "").startswith("kst-"):
                continue
            before = text[: cited.citation[0]].rstrip(" (")
            found = _KIND.search(before)
            word = found["kind"].lower().split()[-1] if found else ""
            kind = _KINDS.get(
                word.removesuffix("en") if word.startswith("amend") else word, "brief" if "brie" in word else "onbekend"
            )
            rest = found["rest"] if found else ""
            named = _NAMES.match(rest) if kind == "motie" else None
            yield (
                Claim(
                    thing=f"{printed.id}#{cited.span[0]}",
                    label=cited.text,
                    letter=printed.id,
                    letter_date=printed.datum,
                    section=None,
                    identifier=cited.identifier,
                    dossiers=cited.dossiers,
                    kind=kind,
                    date=None,
                    words=rest[named.end() :] if named else rest,
                    names=named["names"].replace("–", "-") if named else "",
                ),
                text[max(0, cited.citation[0] - 160) : cited.citation[1] + 10],
            )


_SUBJECT = re.compile(
    r"(?P<kind>(?:gewijzigde )?motie|amendement) van (?:de leden|het lid|de Kamerleden|het Kamerlid) "
    r"(?P<names>[^()]+?) "
    r"(?:over|inzake|om|tot|die) (?P<words>[^()]+) \((?:Kamerstuk(?:ken)?\s*)?(?P<cited>[^()]+)\)",
    re.IGNORECASE,
)


def subject_claims(rows: Iterable[tuple[str, str, str]]) -> Iterator[tuple[Claim, str]]:
    """What subject lines of government letters (number, date, text) say of moties: kind, movers, subject and number."""
    for letter, day, text in rows:
        if "vragen" in text:  # answers to questions about a letter about a motie: the number is that of the letter
            continue
        for found in _SUBJECT.finditer(text):
            # Two in one breath, or the number of what the named one replaces: the number is not of what is named.
            if re.search(r"\b(?:motie|amendement)\b", found["words"]) or re.match(r"t\.?\s?v\.?\s?v", found["cited"]):
                continue
            cited = [one for one in parse(f"Kamerstuk {found['cited']}") if (one.identifier or "").startswith("kst-")]
            if len(cited) == 1:
                yield (
                    Claim(
                        thing=f"{letter}#{found.start()}",
                        label=found["cited"],
                        letter=letter,
                        letter_date=day,
                        section=None,
                        identifier=cited[0].identifier,
                        dossiers=cited[0].dossiers,
                        kind=found["kind"].lower().split()[-1],
                        date=None,
                        words=found["words"],
                        names=found["names"],
                    ),
                    text,
                )


def replaced_claims(rows: Iterable[tuple[str, str, str, str]]) -> Iterator[tuple[Claim, str]]:
    """What changed moties and amendementen (identifier, kind of zaak, date, subject line) say that they replace.

    That is a paper of the same kind about the same thing; whoever moved it may have been others.
    """
    for identifier, kind, day, text in rows:
        said = parse_subject(text)
        own = identifier.removeprefix("kst-").rpartition("-")[0]
        for dossier, number in said.replaces[:1]:
            yield (
                Claim(
                    thing=f"{identifier}#tvv",
                    label=text[-40:],
                    letter=identifier,
                    letter_date=day,
                    section=None,
                    identifier=f"kst-{dossier or own}-{number}",
                    dossiers=(dossier or own,),
                    kind="motie" if kind == "Motie" else "amendement",
                    date=None,
                    words=said.about,
                    names="",
                ),
                text,
            )
