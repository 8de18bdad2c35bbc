"""How each kind of thing looks in the network: colour by family, shape by kind within its family.

The colours are those of Okabe and Ito (https://jfly.uni-koeln.de/color/), which people with any common form of
colour-blindness tell apart; every mark also has a dark edge and a shape, so that no meaning rests on colour alone.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """Kinds that belong together: their name in two languages, their colours, and the shape of each kind."""

    name: str
    label: dict[str, str]
    fill: str
    edge: str
    shapes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """What one kind of thing looks like."""

    family: str
    fill: str
    edge: str
    shape: str
    size: int
    shown: bool


FAMILIES = (
    Family(
        "programma",
        {"nl": "Programma", "en": "Programme"},
        "#0072B2",
        "#00456B",
        {
            "Programma": "star",
            "Programmalijn": "hexagon",
            "Opgave": "square",
            "Afspraak": "diamond",
            "Actie": "triangle",
            "Doel": "triangleDown",
        },
    ),
    Family(
        "kamer",
        {"nl": "Kamer", "en": "Parliament"},
        "#D55E00",
        "#803800",
        {
            "Motie": "square",
            "Toezegging": "diamond",
            "Aankondiging": "triangle",
            "Afdoening": "dot",
            "Zaak": "hexagon",
        },
    ),
    Family(
        "stukken",
        {"nl": "Stukken", "en": "Papers"},
        "#56B4E9",
        "#1B6A99",
        {
            "Kamerbrief": "square",
            "Kamerstuk": "dot",
            "Handelingen": "diamond",
            "Aanhangsel": "triangle",
            "Dossier": "hexagon",
            "Rapport": "star",
            "Verwijzing": "triangleDown",
        },
    ),
    Family(
        "partijen",
        {"nl": "Partijen en personen", "en": "Parties and persons"},
        "#009E73",
        "#005F45",
        {
            "Partij": "square",
            "Fractie": "hexagon",
            "Persoon": "dot",
            "Functievervulling": "triangle",
        },
    ),
    Family(
        "uitvoering",
        {"nl": "Akkoorden en uitvoering", "en": "Accords and delivery"},
        "#CC79A7",
        "#7D3F60",
        {
            "Overleg": "dot",
            "Akkoord": "hexagon",
            "Regeling": "square",
            "Mijlpaal": "diamond",
            "Praktijkvoorbeeld": "star",
            "Hulpmiddel": "triangle",
        },
    ),
    Family(
        "cijfers",
        {"nl": "Cijfers", "en": "Figures"},
        "#E69F00",
        "#8A5F00",
        {
            "Indicator": "square",
            "Kernindicator": "star",
            "Meting": "dot",
            "Streefwaarde": "triangleDown",
        },
    ),
)
OTHER = Family("overig", {"nl": "Overig", "en": "Other"}, "#999999", "#4D4D4D", {})

SIZES = {"Programma": 34, "Programmalijn": 26, "Opgave": 20, "Kernindicator": 16, "Kamerbrief": 18}
PLAIN_SIZE = 10

# These say where or how something was said; they are not what a reader of the network looks for.
LEFT_OUT = frozenset(
    "Vindplaats Aanvaarding Bevinding Registerplaats Kruisregel Besluit Stemming Uitslagbericht".split()
)
# These are many and small: the network starts without them, one tick shows them.
HIDDEN_AT_FIRST = frozenset({"Verwijzing", "Functievervulling", "Meting", "Streefwaarde", "Afdoening", "Dossier"})


def look_of(kind: str) -> Look:
    """The look of a kind by its local name; a kind that we do not know is a grey dot."""
    family = next((found for found in FAMILIES if kind in found.shapes), OTHER)
    shape = family.shapes.get(kind, "dot")
    size = SIZES.get(kind, PLAIN_SIZE)
    return Look(family.name, family.fill, family.edge, shape, size, kind not in HIDDEN_AT_FIRST)
