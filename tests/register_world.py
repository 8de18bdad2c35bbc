"""A small register of made-up records, with every trap of the real one."""

import json
from pathlib import Path
from typing import Any

DAY = "2031-03-05T00:00:00+01:00"


def zaak(number: int, kind: str = "Motie", **given: Any) -> dict[str, Any]:
    """A zaak as the service gives it; ``number`` makes its Id and Nummer."""
    record = {
        "Id": f"00000000-0000-0000-0000-{number:012d}",
        "Nummer": f"2031Z{number:05d}",
        "Soort": kind,
        "Titel": "Schooldieren ",
        "Onderwerp": "Motie van het lid Jansen over een konijn in elke klas",
        "Status": "Vrijgegeven",
        "GestartOp": DAY,
        "Organisatie": "Tweede Kamer",
        "Vergaderjaar": "2030-2031",
        "Volgnummer": number,
        "Afgedaan": True,
        "Kabinetsappreciatie": "Oordeel Kamer" if kind == "Motie" else None,
        "GewijzigdOp": "2031-03-06T10:00:00+01:00",
        "Verwijderd": False,
    }
    return record | given


PLACEHOLDER = {"Id": "00000000-0000-0000-0000-999999999999", "Nummer": None, "Soort": None, "Titel": None,
               "Onderwerp": None, "GewijzigdOp": "2031-01-01T00:00:00+01:00", "Verwijderd": True}  # fmt: skip

ZAKEN = [
    PLACEHOLDER,
    zaak(7, "Brief regering", Onderwerp="Advies over hamsters in de kleuterklas",
         GestartOp="2030-05-12T00:00:00+02:00"),
    zaak(9, "Brief regering", Onderwerp="Hoofdlijnen dieren op school", GestartOp="2031-01-13T00:00:00+01:00"),
    zaak(11),
    zaak(12, Onderwerp="Gewijzigde motie van het lid Jansen over een konijn in elke school (t.v.v. 99111-11)",
         Kabinetsappreciatie="Niet beschikbaar bij gewijzigde moties en/of amendementen",
         GestartOp="2031-03-08T00:00:00+01:00"),
    zaak(13, Onderwerp="Motie van de leden De Wit en Van der Berg over vissen in het biologielokaal"),
    zaak(14, Onderwerp="Motie van het lid De Wit c.s. over een schaap op het schoolplein"),
    zaak(15, "Amendement", Onderwerp="Amendement van het lid Jansen over geld voor voer",
         Kabinetsappreciatie="Nog niet bekend"),
    zaak(16, Onderwerp="Motie van de leden Van der Berg en Jansen over de kat van de conciërge", Titel="Twee namen"),
    zaak(17, "Schriftelijke vragen", Volgnummer=-1, Onderwerp="Verzoek van het lid De Wit (VVD) om een debat"),
    zaak(18, Onderwerp="Motie van de leden Van der Berg en Jansen over zwemles voor eenden", Titel="Schoolzwemmen",
         Volgnummer=13),
    zaak(19, "Brief van lid/fractie/commissie", Volgnummer=-1,
         Onderwerp="Verzoek van het lid Van der Berg (CDA) om een brief", GestartOp="2031-03-01T00:00:00+01:00"),
]  # fmt: skip
DOSSIERS = "dossier\ttitel\n99111\tSchooldieren\n99222\tSchoolzwemmen\n99333\tTwee namen\n99444\tTwee namen\n"


def write_register(folder: Path, zaken: list[dict[str, Any]] | None = None) -> Path:
    """The records as files: JSON lines and a table of dossiers."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(one) + "\n" for one in (ZAKEN if zaken is None else zaken))
    (folder / "zaken.jsonl").write_text(lines, encoding="utf-8")
    (folder / "dossiers.tsv").write_text(DOSSIERS, encoding="utf-8")
    return folder


KOOP = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie><kamerstuk><kamerstukkop>
<tekstregel inhoud="vergaderjaar">Vergaderjaar 2030-2031</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>99 111</dossiernr></dossiernummer><titel>Schooldieren</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">14</ondernummer></stuknr><titel>MOTIE VAN HET LID DE WIT C.S.</titel>
<datumtekst>Voorgesteld <datum isodatum="2031-03-05">5 maart 2031</datum></datumtekst>
<algemeen><vrije-tekst><tekst><al>De Kamer,</al><al>overwegende dat gras groeit;</al>
<al>verzoekt de regering een schaap te plaatsen,</al><al>en gaat over tot de orde van de dag.</al>
<al-groep><al>De Wit</al><al>Van der Berg.</al></al-groep></tekst></vrije-tekst></algemeen></stuk></kamerstuk>
</officiele-publicatie>"""
