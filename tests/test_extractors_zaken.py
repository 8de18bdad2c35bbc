"""Moties, toezeggingen, what became of them, parts of a programme, citations: what each rule finds, and does not."""

import os
import subprocess
import sys
from collections.abc import Callable, Sized
from pathlib import Path

import pytest

from taz_graph.brief import Brief
from taz_graph.extractors import (
    Context,
    Mention,
    extract,
    lexicon_uitkomst,
    motie,
    structuur,
    toezegging,
    uitkomst,
    verwijzing,
)
from taz_graph.extractors.model import Rule
from taz_graph.extractors.run import MODULES, rules, settle
from taz_graph.extractors.text import read_capital_names, read_names, sentences
from tests.made_brief import made_brief

NOTHING = Context()
MOTIE = "de motie van het lid Podt over zorg (Kamerstuk 29 282, nr. 9)"
TOEZEGGING = "de toezegging aan het lid Podt over zorg"


def moties(brief: Brief) -> list[Mention]:
    return motie.find(brief, NOTHING)


def toezeggingen(brief: Brief) -> list[Mention]:
    return toezegging.find(brief, NOTHING)


# --- names ---

NAMES: list[tuple[str, tuple[str, ...] | None, bool]] = [
    ("Tielen en Van den Hil over zorg", ("Tielen", "Van den Hil"), False),
    ("Tielen, van den Hil, Van den Berg, (29 282, nr. 480)", ("Tielen", "van den Hil", "Van den Berg"), False),
    ("Van den Berg, Palland, Bikker en Ellemeet (29 282", ("Van den Berg", "Palland", "Bikker", "Ellemeet"), False),
    ("Den Haan c.s. over mogelijke", ("Den Haan",), True),
    ("Ellenmeet e.a., waarover", ("Ellenmeet",), True),
    ("Laçin cs. (Kamerstuk", ("Laçin",), True),
    ("Van den Berg c.s.1 en Regterschot2", ("Van den Berg", "Regterschot"), True),
    ("Aukje de Vries over", ("Aukje de Vries",), False),
    ("Sneller/Ellian (Kamerstuk", ("Sneller", "Ellian"), False),
    ("Van der Plas (BBB) mij", ("Van der Plas",), False),
    ("Kuik (CDA) en Bikker (ChristenUnie) over", ("Kuik", "Bikker"), False),
    ("Diederik van Dijk c.s. (35 749", ("Diederik van Dijk",), True),
    ("El Abassi en 't Hof over", ("El Abassi", "'t Hof"), False),
    ("Van Beukering-Huijbregts c.s.", ("Van Beukering-Huijbregts",), True),
    ("Nijkerken-de Haan en Yeşilgöz-Zegerius over", ("Nijkerken-de Haan", "Yeşilgöz-Zegerius"), False),
    ("Kostić en Özütok (", ("Kostić", "Özütok"), False),
    ("Bruins Slot en Pia Dijkstra over", ("Bruins Slot", "Pia Dijkstra"), False),
    ("Den Haan, Nederland verliest dan", ("Den Haan",), False),
    ("Dijk. De Kamer", ("Dijk",), False),
    ("Omtzigt van 5 maart", ("Omtzigt",), False),
    ("Kamer verzoekt", None, False),
    ("GroenLinks-PvdA en D66", None, False),
    ("VVD over", None, False),
    ("Q-koorts", None, False),
    ("de regering", None, False),
    ("29 282", None, False),
]
CAPITALS: list[tuple[str, tuple[str, ...] | None, bool]] = [
    ("KOEKKOEK EN CEDER", ("Koekkoek", "Ceder"), False),
    ("INGE VAN DIJK C.S. TER VERVANGING VAN DIE GEDRUKT ONDER NR. 18", ("Inge van Dijk",), True),
    ("VAN DER PLAS, EL ABASSI EN SLAGT-TICHELMAN", ("Van der Plas", "El Abassi", "Slagt-Tichelman"), False),
    ("over zorg", None, False),
]


@pytest.mark.parametrize(("text", "names", "others"), NAMES)
def test_names(text: str, names: tuple[str, ...] | None, others: bool) -> None:
    found = read_names(text, 0)
    assert (found.names if found else None) == names
    assert (found.others if found else False) is others


@pytest.mark.parametrize(("text", "names", "others"), CAPITALS)
def test_names_in_capitals(text: str, names: tuple[str, ...] | None, others: bool) -> None:
    found = read_capital_names(text, 0)
    assert (found.names if found else None) == names
    assert (found.others if found else False) is others


def test_sentences_end_where_they_do() -> None:
    text = "Op 14 mei jl. heb ik (Kamerstuk 29 282, nr. 9) bericht. De motie Den Haan c.s. is klaar. Klaar!"
    block = made_brief(text).blocks[0]
    assert [text[first:last].strip() for first, last in sentences(block)] == [
        "Op 14 mei jl. heb ik (Kamerstuk 29 282, nr. 9) bericht.",
        "De motie Den Haan c.s. is klaar.",
        "Klaar!",
    ]


# --- moties ---

Expected = tuple[str, str, list[str], list[str]]  # rule, words, indieners, identifiers

MOTIES: list[tuple[str, list[Expected]]] = [
    (
        "Motie van het lid Aukje de Vries over innovaties in de zorg (35925-XVI-41).",
        [("motie-van-leden", "Motie van het lid Aukje de Vries", ["Aukje de Vries"], ["kst-35925-XVI-41"])],
    ),
    (
        "- De moties van de leden lid Kuik en Veldman over beslissen (35 300 XVI, nr. 74).",
        [("motie-van-leden", "moties van de leden lid Kuik en Veldman", ["Kuik", "Veldman"], ["kst-35300-XVI-74"])],
    ),
    (
        "De gewijzigde motie van de leden Kuik en Bikker (Kamerstuk 25 657, nr. 240 t.v.v. Kamerstuk 25 657, nr. 237).",
        [("motie-van-leden", "gewijzigde motie van de leden Kuik en Bikker", ["Kuik", "Bikker"], ["kst-25657-240"])],
    ),
    (
        "In navolging van de motie Den Haan c.s. over modulair opleiden^1 werkt VWS.\n[1] Kamerstuk 31 765, nr. 731",
        [("motie-met-namen", "motie Den Haan c.s.", ["Den Haan"], ["kst-31765-731"])],
    ),
    ("Zie de motie-Podt (Kamerstuk 19 637, nr. 2).", [("motie-met-namen", "motie-Podt", ["Podt"], ["kst-19637-2"])]),
    (
        "Zie de motie Sneller/Ellian (Kamerstuk 29 936, nr. 69).",
        [("motie-met-namen", "motie Sneller/Ellian", ["Sneller", "Ellian"], ["kst-29936-69"])],
    ),
    (
        "De motie van Diederik van Dijk c.s. telt.",
        [("motie-met-namen", "motie van Diederik van Dijk c.s.", ["Diederik van Dijk"], [])],
    ),
    (
        "De moties-Laçin (Kamerstuk 25883, nr. 309 en nr. 310).",
        [("motie-met-namen", "moties-Laçin", ["Laçin"], ["kst-25883-309", "kst-25883-310"])],
    ),
    (
        "De moties Dijk (29 282, nr. 3), Jansen c.s. (29 282, nr. 4) en Van der Berg (29 282, nr. 5) zijn klaar.",
        [
            ("motie-met-namen", "moties Dijk", ["Dijk"], ["kst-29282-3"]),
            ("motie-in-opsomming", "Jansen c.s.", ["Jansen"], ["kst-29282-4"]),
            ("motie-in-opsomming", "Van der Berg", ["Van der Berg"], ["kst-29282-5"]),
        ],
    ),
    (
        "De moties van de leden Van den Berg c.s.^1 en Regterschot^2.\n[1] Kamerstuk 29 282, nr. 3\n[2] 29 282, nr. 4",
        [
            ("motie-van-leden", "moties van de leden Van den Berg", ["Van den Berg"], ["kst-29282-3"]),
            ("motie-van-leden", "Regterschot", ["Regterschot"], ["kst-29282-4"]),
        ],
    ),
    ("Zie motie op stuk nr. 9 (36 471).", [("motie-met-nummer", "motie op stuk nr. 9 (36 471)", [], ["kst-36471-9"])]),
    ("Zie daarover (motie 35.867, nummer 9).", [("motie-met-nummer", "motie 35.867, nummer 9", [], ["kst-35867-9"])]),
    (
        "De motie die is ingediend door het lid Dijk c.s. wordt uitgevoerd.",
        [("motie-ingediend-door", "motie die is ingediend door het lid Dijk c.s.", ["Dijk"], [])],
    ),
    (
        "De door het lid Dijk c.s. ingediende motie over zorg.",
        [("motie-ingediend-door", "door het lid Dijk c.s. ingediende motie", ["Dijk"], [])],
    ),
    ("De motie over het eigen risico is afgedaan.", [("motie-over", "motie", [], [])]),
    (
        "Over de motie van het lid Dijk schreef ik de brief van 3 mei (Kamerstuk 29 282, nr. 9).",
        [("motie-van-leden", "motie van het lid Dijk", ["Dijk"], [])],  # the number is that of the letter
    ),
    ("# Motie van het lid Bushoff over MRSA", [("motie-van-leden", "Motie van het lid Bushoff", ["Bushoff"], [])]),
    (
        "| Motie van het lid Bushoff | 29 282, nr. 3",
        [("motie-van-leden", "Motie van het lid Bushoff", ["Bushoff"], ["kst-29282-3"])],
    ),
    (
        "! Nr. 3185 MOTIE VAN HET LID KOEKKOEK EN CEDER",
        [("motie-zelf", "MOTIE VAN HET LID KOEKKOEK EN CEDER", ["Koekkoek", "Ceder"], [])],
    ),
    (
        "Het lid Dijk heeft bij motie gevraagd om aandacht.",
        [("motie-ingediend-door", "motie", ["Dijk"], [])],
    ),
    (
        "De motie van hetzelfde lid, over stekkers (29 282, nr. 3), loopt.",
        [("motie-over", "motie van hetzelfde lid,", [], ["kst-29282-3"])],
    ),
    (
        "Over de motie van het lid Dijk heb ik in mijn brief van 12 maart bericht.^1\n[1] Kamerstuk 29 282, nr. 9",
        [("motie-van-leden", "motie van het lid Dijk", ["Dijk"], [])],  # the note is about the letter
    ),
    (
        "De moties met nummers 29 282, nr. 3 en 29 282, nr. 4 zijn klaar.",
        [("motie-met-nummer", "moties met nummers 29 282, nr. 3", [], ["kst-29282-3", "kst-29282-4"])],
    ),
    (
        "| De motie-Dijk verzoekt iets te doen | 29 282, nr. 3",
        [("motie-met-namen", "motie-Dijk", ["Dijk"], ["kst-29282-3"])],
    ),
    ("| Motie | Kamerstuk | Stand", []),
    ("Met deze motie en deze moties.", []),
    ("Hierbij doe ik de volgende moties en toezeggingen af:", []),
    ("De Kamer heeft een motie over zorg aangenomen.", []),
    ("In de emotie en de promotie, met een motiequotum.", []),
    ("De motie van de fractie van de VVD werd verworpen.", []),
    ("De motie werd aangenomen.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MOTIES, ids=[text[:40] for text, _ in MOTIES])
def test_moties(text: str, expected: list[Expected]) -> None:
    found = [
        (one.rule, one.text, one.attributes.get("indieners", []), one.attributes.get("identifiers", []))
        for one in moties(made_brief(text))
    ]
    assert found == expected


SUBJECTS: list[tuple[str, str | None]] = [
    ("- Motie van het lid Podt over het tellen van innovaties (29 282, nr. 3). Meer.", "het tellen van innovaties"),
    ("- Motie van het lid Podt (29 282, nr. 3) over innovaties. Daarna meer.", "innovaties"),
    ("- De motie Podt met het verzoek te onderzoeken of het kan. Daarna.", "met het verzoek te onderzoeken of het kan"),
    ("In navolging van de motie Podt over opleiden^1, werkt VWS.\n[1] Kamerstuk 29 282, nr. 3", "opleiden"),
    ("Met de motie Podt over zorg, die is aangenomen, gaan we door.", "zorg"),
    ("De motie Podt is aangenomen.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_subject_of_a_motie(text: str, subject: str | None) -> None:
    assert moties(made_brief(text))[0].attributes.get("onderwerp") == subject


# --- toezeggingen ---

TOEZEGGINGEN: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("De toezegging dat ik uw Kamer informeer over opleiden.", [("toezegging-over", None)]),
    ("Hiermee doe ik de toezegging af om cijfers op te nemen (TZ202312–005).", [("toezegging-over", "TZ202312-005")]),
    ("De Minister heeft de toezegging gedaan om de Kamer te informeren.", [("toezegging-over", None)]),
    ("De toezegging van de Minister van Financiën dat het wordt uitgevoerd.", [("toezegging-over", None)]),
    ("Met deze brief stuur ik u, zoals toegezegd in de brief van mei, het plan.", [("zoals-toegezegd", None)]),
    ("Zoals eerder aan uw Kamer toegezegd, heb ik het besproken^1.\n[1] Conform toezegging 11597 in een antwoord",
     [("zoals-toegezegd", None), ("toezegging-nummer", None)]),
    ("Conform mijn toezegging stuur ik het plan.", [("zoals-toegezegd", None)]),
    ("Hiermee geef ik gevolg aan de toezegging aan het lid Podt.", [("toezegging-aan-lid", None)]),
    ("Dit is een toezegging tijdens het commissiedebat over zorg.", [("toezegging-aan-lid", None)]),
    ("In het debat heb ik uw Kamer toegezegd de cijfers te sturen.", [("bewindspersoon-zegde-toe", None)]),
    ("Tijdens het debat is uw Kamer toegezegd dat er cijfers komen.", [("bewindspersoon-zegde-toe", None)]),
    ("Mijn ambtsvoorganger zegde in 2020 een onderzoek toe.", [("bewindspersoon-zegde-toe", None)]),
    ("Hierbij ontvangt u de toegezegde evaluatie.", [("toegezegde-zaak", None)]),
    ("Dit betreft TZ202405-012 en T03120.", [("toezegging-nummer", "TZ202405-012"), ("toezegging-nummer", "T03120")]),
    ("Hierbij doe ik de volgende moties en toezeggingen af:", []),
    ("Beide toezeggingen – aan het lid Podt over taal – zijn ingelost.", [("toezegging-aan-lid", None)]),
    ("Daarover zegde ik toe een plan te maken.", [("bewindspersoon-zegde-toe", None)]),
    ("Ik zeg uw Kamer toe voor 1 december te schrijven.", [("bewindspersoon-zegde-toe", None)]),
    ("De toezegging aan senator Moonen over rechtshulp.", [("toezegging-aan-lid", None)]),
    ("De toezeggingen van Naval worden nagekomen.", []),
    ("De gemeente heeft 3 miljoen toegezegd.", []),
    ("Het gaat om de toegezegde gelden.", []),
    ("Banken hebben hun steun toegezegd.", []),
    ("Ik kom niet op deze toezegging terug.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOEZEGGINGEN, ids=[text[:40] for text, _ in TOEZEGGINGEN])
def test_toezeggingen(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(one.rule, one.attributes.get("nummer")) for one in toezeggingen(made_brief(text))] == expected


def test_a_footnote_gives_the_number_of_a_toezegging() -> None:
    brief = made_brief("Zoals toegezegd stuur ik het plan^1.\n[1] TZ202405-012")
    assert toezeggingen(brief)[0].attributes["nummer"] == "TZ202405-012"


# --- what became of them ---

OUTCOMES: list[tuple[str, str]] = [
    (f"Hiermee beschouw ik {MOTIE} als afgedaan.", "afgedaan"),
    (f"Met deze brief geef ik invulling aan {MOTIE}.", "afgedaan"),
    (f"Met deze brief wordt tevens uitvoering gegeven aan {MOTIE}.", "afgedaan"),
    (f"In {MOTIE} wordt verzocht te kijken. Het onderzoek is klaar. Hiermee is de motie afgedaan.", "afgedaan"),
    (f"Daarmee beantwoord ik tevens {MOTIE}.", "afgedaan"),
    (f"Conform {MOTIE} is de regeling aangepast.", "afgedaan"),
    (f"Uw Kamer heeft via {MOTIE} verzocht om gesprekken. Ik beschouw de motie hiermee als uitgevoerd.", "afgedaan"),
    ("# Motie van het lid Bushoff\nZij verzoekt iets.\nIk beschouw de motie als afgedaan.\n# Slot\nDank.", "afgedaan"),
    ("Met deze brief beschouwt zij de volgende moties als afgedaan:\n- Motie van het lid Dijk.", "afgedaan"),
    ("| Motie van het lid Bushoff over normen | 29 282, nr. 3 | Afgedaan met deze brief", "afgedaan"),
    ("De moties Dijk (29 282, nr. 3) en Podt (29 282, nr. 4) zijn er. Hiermee zijn beide moties afgedaan.", "afgedaan"),
    (f"Hiermee heb ik voldaan aan {TOEZEGGING}.", "afgedaan"),
    (f"Daarmee kom ik {TOEZEGGING} na.", "afgedaan"),
    (f"Hiermee doe ik {TOEZEGGING} gestand.", "afgedaan"),
    ("In het debat heb ik u toegezegd de cijfers te sturen. Hiermee is deze toezegging afgedaan.", "afgedaan"),
    ("Zoals toegezegd informeer ik uw Kamer hierbij over de stand.", "afgedaan"),
    ("Zoals toegezegd in het debat, ontvangt u hierbij het rapport.", "afgedaan"),
    (f"Ik heb daarmee gedeeltelijk voldaan aan {MOTIE}.", "deels-afgedaan"),
    (f"Hiermee doe ik {MOTIE} deels af.", "deels-afgedaan"),
    (f"In {MOTIE} wordt verzocht te kijken. Ik zal uw Kamer hierover voor de zomer informeren.", "opgepakt"),
    (f"Over {MOTIE} informeer ik uw Kamer in het najaar.", "opgepakt"),
    (f"Ik betrek {MOTIE} bij de uitwerking van het plan.", "opgepakt"),
    (f"Deze motie, {MOTIE}, neem ik mee in de evaluatie.", "opgepakt"),
    ("Zoals toegezegd zal ik uw Kamer voor de zomer informeren over de stand.", "opgepakt"),
    ("# Motie van het lid Dijk\nZij verzoekt iets.\nIk informeer de Kamer begin 2025.\n# Slot\nDank.", "opgepakt"),
    (f"In {MOTIE} wordt de regering verzocht het te doen. Hieraan wordt op dit moment gewerkt.", "in-uitvoering"),
    (f"Ter uitvoering van {MOTIE} heb ik een onderzoek laten doen.", "in-uitvoering"),
    (f"Met {MOTIE} is verzocht het te doen. De uitvoering van deze motie loopt.", "in-uitvoering"),
    (f"Helaas is {MOTIE} nog niet afgerond.", "in-uitvoering"),
    ("In het verlengde van de motie Podt, waarover ik uw Kamer eerder berichtte, komt er een plan.", "eerder-bericht"),
    (f"De Kamer heeft {MOTIE} aangenomen.", "niet-vermeld"),
    (f"Tijdens het debat is {MOTIE} ingediend.", "niet-vermeld"),
    (f"In reactie op {MOTIE} meld ik dat ik deze niet zal uitvoeren.", "niet-uitgevoerd"),
    ("Tijdens het debat heb ik uw Kamer toegezegd de cijfers te sturen.", "niet-vermeld"),
    (f"Het kabinet voert {MOTIE} niet uit.", "niet-uitgevoerd"),
    (f"Aan {MOTIE} kan ik geen uitvoering geven.", "niet-uitgevoerd"),
    (f"Aan {MOTIE} is nog geen uitvoering gegeven.", "in-uitvoering"),
    (f"Ter uitvoering van {MOTIE} is overlegd. Daarmee is de motie uitgevoerd.", "afgedaan"),
    (f"De Kamer nam {MOTIE} aan. Dit najaar start een proef.", "opgepakt"),
    (f"De Kamer nam {MOTIE} aan. De proef is per 1 mei gestopt.", "afgedaan"),
    ("| Motie van het lid Bushoff over normen | 29 282, nr. 3 | Voldaan", "afgedaan"),
    (f"De Kamer nam {MOTIE} aan. De Gezondheidsraad heeft daarover geadviseerd.", "niet-vermeld"),
    (f"De Kamer nam {MOTIE} aan. Dat is helaas niet gelukt.", "niet-vermeld"),
    (f"Aan {TOEZEGGING} kan ik invulling geven nadat de NZa haar onderzoek heeft afgerond.", "opgepakt"),
    (f"De kosten van {TOEZEGGING} zijn nog niet volledig nagekomen.", "deels-afgedaan"),
    ("| Motie van het lid Bushoff over normen | 29 282, nr. 3 | In behandeling", "in-uitvoering"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "outcome"), OUTCOMES, ids=[text[:50] for text, _ in OUTCOMES])
def test_outcomes(text: str, outcome: str) -> None:
    found = [one.attributes["uitkomst"] for one in extract(made_brief(text), NOTHING) if one.kind == "uitkomst"]
    assert found
    assert set(found) == {outcome}


LIST = """
# Moties en toezeggingen
Met deze brief doe ik de volgende moties en toezeggingen af:
Bij de afspraken rond programmalijn 1, werkvormen:
- Motie van het lid Dijk over innovatie (29 282, nr. 3). Het volgen van innovaties is één van de acties.
Bij de afspraken rond programmalijn 2, behoud:
- De motie Podt over roosters (29 282, nr. 4). Onder opgave 5 van programmalijn 2 staat een afspraak. Die neem ik mee.
- De toezegging dat ik in gesprek ga over stages. Deze actie wordt opgepakt vanuit opgave 6: opleiden.
De volgende moties worden opgepakt via opgave 8: randvoorwaarden:
- De motie Bushoff over scholing (29 282, nr. 6). Tevens is hierop ingezet.
- De motie Kuik over stage (29 282, nr. 7).
In overleg met het veld zal worden bezien wat nodig is.
# Slot
De motie Jansen (29 282, nr. 8) is aangenomen.
"""


def test_a_list_is_weighed_against_its_items() -> None:
    """What an item says itself outweighs the line above it; that line stays visible in ``opgesomd_als``."""
    brief = made_brief(LIST)
    found = extract(brief, NOTHING)
    zaken = {tuple(one.attributes["zaak"]): one for one in found if one.kind == "uitkomst"}  # type: ignore[arg-type]
    table = [
        (one.attributes.get("identifiers") or one.kind, zaken[one.span].attributes["uitkomst"],
         zaken[one.span].attributes.get("opgesomd_als"), one.attributes.get("onder"))
        for one in found
        if one.span in zaken and one.kind in ("motie", "toezegging")
    ]  # fmt: skip
    assert table == [
        (["kst-29282-3"], "afgedaan", None, {"programmalijn": ["1"]}),
        (["kst-29282-4"], "afgedaan", None, {"programmalijn": ["2"], "opgave": ["5"]}),
        ("toezegging", "opgepakt", "afgedaan", {"programmalijn": ["2"], "opgave": ["6"]}),
        (["kst-29282-6"], "opgepakt", "afgedaan", {"programmalijn": ["2"], "opgave": ["8"]}),
        (["kst-29282-7"], "opgepakt", "afgedaan", {"programmalijn": ["2"], "opgave": ["8"]}),
        (["kst-29282-8"], "niet-vermeld", None, None),
    ]


def test_a_motie_disposes_of_nothing() -> None:
    brief = made_brief("! Nr. 1 MOTIE VAN HET LID DIJK\nconstaterende dat de motie-Podt niet is uitgevoerd;")
    kinds = [one.kind for one in extract(brief, NOTHING) if one.kind in ("motie", "uitkomst")]
    assert kinds == ["motie", "motie"]


# --- structure and citations ---

STRUCTURE: list[tuple[str, list[tuple[str, object, object]]]] = [
    ("# Programmalijn 1: Ruimte voor innovatie", [("programmalijn", 1, "Ruimte voor innovatie")]),
    ("Onder opgave 5 van programmalijn 2 staat het.", [("opgave", 5, None), ("programmalijn", 2, None)]),
    ("Onder programmalijn 3, opgave 6: opleiden.", [("programmalijn", 3, None), ("opgave", 6, "opleiden")]),
    ("De programmalijnen 1 en 2 lopen.", [("programmalijn", 1, None), ("programmalijn", 2, None)]),
    ("Actielijn IV: data.", [("programmalijn", 4, "data")]),
    ("Langs twee lijnen:\n1. ruimte;\n2. leren.", [("programmalijn", 1, "ruimte"), ("programmalijn", 2, "leren")]),
    ("VWS heeft in de drie lijnen twee rollen:\n1. sturen;\n2. helpen.", []),
    ("De drie programmalijnen en de opgaven.", []),
    ("Een gezamenlijke opgave van 5 partijen.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STRUCTURE)
def test_structure(text: str, expected: list[tuple[str, object, object]]) -> None:
    found = [one for one in structuur.find(made_brief(text), NOTHING) if one.kind in ("programmalijn", "opgave")]
    found.sort(key=lambda one: one.start)
    assert [(one.kind, one.attributes["nummer"], one.attributes.get("naam")) for one in found] == expected


CITATIONS: list[tuple[str, str | None, str, str | None]] = [
    ("De hoofdlijnenbrief van 13 mei 2022^1.\n[1] Kamerst. 29 282, nr. 437", "kst-29282-437", "brief", "2022-05-13"),
    ("De adviezen van de SER^1 helpen.\n[1] Kamerstuk 29 282, nr. 437", "kst-29282-437", "advies", None),
    ("In het debat van 11 oktober 2023 (Kamerstuk 31 765, nr. 830).", "kst-31765-830", "verslag", "2023-10-11"),
    ("De motie over het onderzoek naar tolken (Kamerstuk 29 282, nr. 9).", "kst-29282-9", "motie", None),
    ("Conform het Aanhangsel Handelingen II 2023/24, nr. 1159.", "ah-tk-20232024-1159", "aanhangsel", None),
    ("Kamerstukken 31 765 en 25 295, nr. 637", "kst-31765-637", "onbekend", None),
    ("Zoals in de hoofdlijnenbrief van 13 mei 2022 staat.", None, "brief", "2022-05-13"),
    ("! Nr. 11 GEWIJZIGDE MOTIE TER VERVANGING VAN DIE GEDRUKT ONDER NR. 9", None, "motie", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "identifier", "kind", "day"), CITATIONS)
def test_citations(text: str, identifier: str | None, kind: str, day: str | None) -> None:
    found = verwijzing.find(made_brief(text), NOTHING)
    assert len(found) == 1
    said = found[0].attributes
    assert (said.get("identifier"), said["genoemde_soort"], said.get("genoemde_datum")) == (identifier, kind, day)


# --- the rules themselves ---


def test_every_table_ran() -> None:
    tables: list[Sized] = [NAMES, CAPITALS, MOTIES, SUBJECTS, TOEZEGGINGEN, OUTCOMES, STRUCTURE, CITATIONS]
    assert [len(table) for table in tables] == [26, 4, 31, 6, 24, 46, 9, 8]


FINDERS: list[tuple[Callable[[Brief, Context], list[Mention]], dict[str, Rule]]] = [
    (motie.find, motie.RULES),
    (toezegging.find, toezegging.RULES),
    (structuur.find, structuur.RULES),
    (verwijzing.find, verwijzing.RULES),
]


@pytest.mark.parametrize(("find", "table"), FINDERS)
def test_each_rule_finds_something_in_its_example(
    find: Callable[[Brief, Context], list[Mention]], table: dict[str, Rule]
) -> None:
    silent = []
    for rule in table.values():
        heading = {"motie-zelf": "! ", "lijn-in-kop": "# "}.get(rule.id, "")
        text = f"Er staat een noot^1.\n[1] {rule.example}" if rule.id.endswith("voetnoot") else heading + rule.example
        if rule.id not in {one.rule for one in find(made_brief(text), NOTHING)}:
            silent.append(rule.id)
    assert not silent


def test_each_sign_of_an_outcome_is_in_its_example() -> None:
    signs = (*lexicon_uitkomst.OPEN_SIGNS, *lexicon_uitkomst.LATE_SIGNS)
    silent = [sign.rule.id for sign in signs if not sign.pattern.search(sign.rule.example)]
    assert not silent
    assert len(signs) == 10


def test_every_rule_says_why() -> None:
    table = rules()
    assert len(table) == sum(len(module.RULES) for module in (*MODULES, uitkomst))  # no id is used twice
    assert len(table) >= 7 + 6 + 7 + 4 + 17
    for rule in table.values():
        assert rule.why, rule.id
        assert 0 < rule.certainty < 1, rule.id


def test_of_two_readings_of_one_family_the_longer_stands() -> None:
    text = "de toezegging over de motie Podt"
    long = Mention("partij", (0, 20), text[:20], "aanhef", "a", 0.5)
    short = Mention("akkoord", (3, 13), text[3:13], "aanhef", "b", 0.9)
    beside = Mention("regeling", (20, 25), text[20:25], "aanhef", "c", 0.4)
    inside = Mention("persoon", (5, 9), text[5:9], "aanhef", "d", 0.4)
    assert settle([short, beside, long, inside]) == [long, inside, beside]


def test_the_same_letter_gives_the_same_bytes_everywhere(tmp_path: Path) -> None:
    """Hash order and locale are no part of the result."""
    letter = tmp_path / "kst-29282-600.txt"
    letter.write_text(LIST.replace("# ", ""), encoding="utf-8")
    outputs = set()
    for seed, locale in (("1", "C"), ("2", "C.UTF-8"), ("3", "POSIX")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        command = [sys.executable, "-m", "taz_graph", "extract", str(letter), "--format"]
        for form in ("ttl", "jsonl"):
            run = subprocess.run([*command, form], env=environment, capture_output=True, check=True)
            outputs.add((form, run.stdout))
    assert len(outputs) == 2
