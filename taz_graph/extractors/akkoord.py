"""Akkoorden and programma's that a letter names, with their agendas, action plans, pacts and letters of intent.

A name counts when it is known, when the word that says what it is has a name beside it («Deltaplan Ouderen»), or as the
short name that the letter gave it. «Het programma» and «de afspraken» lean on a name and are none.
"""

import re

from taz_graph.brief import Brief
from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.lexicon_tail import SMALL_TAIL, TAIL
from taz_graph.extractors.lexicon_things import QUOTED_TITLE, TITLE, Form, Things, is_printed_as_name
from taz_graph.extractors.lexicon_words import UPPER
from taz_graph.extractors.model import Context, Mention, Rule

RULES = {
    rule.id: rule
    for rule in (
        Rule("akkoord-bekend", 0.96, "A name that data/ holds.", "Het Integraal Zorgakkoord loopt nog."),
        Rule(
            "akkoord-samenstelling",
            0.85,
            "A word that ends in -akkoord, with what names it.",
            "Het Sportakkoord is getekend.",
        ),
        Rule("akkoord-soort", 0.8, "Pacts and declarations with a name.", "Het convenant Schone Lucht loopt af."),
        Rule("akkoord-afspraken", 0.75, "Agreements told by the other side.", "De bestuurlijke afspraken met de VNG."),
        Rule(
            "akkoord-kort",
            0.65,
            "A declaration named before.",
            "De intentieverklaring Water. De intentieverklaring helpt.",
        ),
        Rule("programma-met-naam", 0.9, "«programma» before its name.", "Het programma Veilig Thuis is gestart."),
        Rule("programma-soort", 0.85, "Plans, agendas and strategies with a name.", "Het Deltaplan Ouderen is klaar."),
        Rule("programma-agenda", 0.8, "Agendas told by what they are for.", "De toekomstagenda voor de jeugdhulp."),
        Rule(
            "programma-afkorting",
            0.9,
            "A short name that the letter defines.",
            "Programma Veilig Thuis (PVT). PVT groeit.",
        ),
    )
}

_LEAD = re.compile(r"(?:[a-z]*[Pp]rogramma|[Aa]kkoord|[Aa]genda)\s[«‘“\"]?$")
_GROUP_BEFORE = re.compile(r"(?:groep(?:en)?|overleg|tafel|team|debat|klankbord)\s$", re.IGNORECASE)
_NAME = rf"(?:{QUOTED_TITLE}|{TITLE})"
_CAPITAL_KIND = (
    r"(?:(?:Landelijke?|Nationa(?:al|le)|Regiona(?:al|le)|Bestuurlijke?|Integra(?:al|le)|Provincia(?:al|le))\s)"
)
_ADJECTIVE = r"(?:(?:[Nn]ationa(?:al|le)|[Ll]andelijke?|[Rr]egiona(?:al|le)|[Ii]ntegra(?:al|le)|[Mm]eerjarige?)\s)"
_SOME = r"(?:[a-zà-ÿ-]+\s){0,4}?[a-zà-ÿ-]{3,}"

_SMALL_WORD = (
    r"(?:De|Het|Een|In|Op|Van|Voor|Met|Uit|Dit|Deze|Binnen|Volgens|Conform|Ook|Daarnaast|Zo|Als|Bij|Door|Over)\s"
)

FORMS = (
    Form(
        "programma-met-naam",
        "programma",
        Guarded(
            re.compile(
                rf"(?<![\w-])(?P<name>{_ADJECTIVE}?(?:[A-Za-z]?[a-z-]*)(?:[Pp]rogramma"
                rf"|PROGRAMMA)(?!lijn)\s(?P<title>{_NAME}))(?![\w])"
            ),
            "programma",
        ),
    ),
    Form(
        "programma-soort",
        "programma",
        Guarded(
            re.compile(
                rf"(?<![\w-])(?P<name>(?:(?:[Pp]lan\svan\s[Aa]anpak|(?:[A-Z][a-z]*)?[Aa]ctieplan|[Aa]anvalsplan|[Dd]eltaplan)\s"
                rf"(?:{_NAME}|(?!beschrev|gepresent|waarin)[a-z]{{8,30}}(?=[,.;)]|\s[a-z]))"
                rf"|{_ADJECTIVE}?(?:[A-Z]?[a-z]*(?:[Aa]ctieplan|[Dd]eltaplan|[Mm]asterplan|[Aa]anvalsplan|[Hh]erstelplan)"
                rf"|[A-Za-z][a-z]{{3,20}}agenda|Strategie|[A-Z][a-z]+strategie|Toekomstvisie"
                rf"|Impuls)\s(?P<title>{_NAME})))(?!\w)"
            ),
            "plan agenda strategie toekomstvisie impuls",
        ),
    ),
    Form(
        "programma-soort",
        "programma",
        Guarded(
            re.compile(
                rf"(?<![\w-])(?P<name>(?:{_ADJECTIVE}?[Mm]eerjarenplan|[Jj]aarplan|[Rr]outekaart|[Bb]ouwagenda)\s(?P<title>{_NAME})"
                rf"|(?:(?<=[a-z]\s)|(?<=Het\s)|(?<=De\s))(?:Masterplan|Meerjarenplan|Actieplan|Herstelplan|Aanvalsplan|Deltaplan"
                rf"|Actieagenda|Ontwikkelagenda|Kennisagenda)\s(?P<small>{SMALL_TAIL}))"
            ),
            "plan routekaart agenda",
        ),
    ),
    Form(
        "programma-agenda",
        "programma",
        Guarded(
            re.compile(
                r"(?<![\w-])(?P<name>(?:[Hh]ervormings|[Tt]oekomst|[Tt]ransitie"
                r"|[Oo]ntwikkel)agenda\s(?P<title>(?:voor|in|van)\s(?:de\s|het\s)?"
                rf"{_SOME}))(?=[,.;:)]|\s(?:en|is|wordt|die|dat|met|zijn|worden|heeft|gericht|om)\s|$)"
            ),
            "agenda",
        ),
    ),
    Form(
        "akkoord-samenstelling",
        "akkoord",
        Guarded(
            re.compile(
                rf"(?<![\w-])(?<!\b[Ee]en\s)(?!{_SMALL_WORD})(?P<name>(?P<title>(?:(?:[Aa]anvullend\s)?[a-z]+-\sen\s"
                rf"|(?:[{UPPER}][\w’-]*\s(?:(?:en|van|voor|-)\s)?){{0,5}})(?:[{UPPER}][\w-]*-?akkoord|Akkoord"
                rf"|[a-z-]{{5,}}akkoord))"
                rf"(?:\s(?:van\s(?=Parijs)|op\s(?=Hoofd))?{TITLE})?)(?![\w-])"
            ),
            "akkoord",
        ),
    ),
    Form(
        "akkoord-soort",
        "akkoord",
        Guarded(
            re.compile(
                rf"(?<![\w-])(?P<name>{_CAPITAL_KIND}(?:Convenant|Manifest|Pact|Samenwerkingsafspraken)(?:\s(?P<title>{TAIL}))?"
                rf"|[{UPPER}][a-z]{{3,20}}pact\s(?P<pact>{TAIL}|{SMALL_TAIL})|[{UPPER}][a-z]{{2,20}}-?deal\s(?P<deal>{TITLE})"
                rf"|(?:(?<=[a-z]\s)|(?<=[Dd]e\s))(?:Werkagenda|Samenwerkingsagenda)\s(?P<agenda>{TAIL}|{SMALL_TAIL})"
                rf"|{_CAPITAL_KIND}(?:Afspraken|(?:Prestatie|Samenwerkings|Maatwerk|Uitvoerings)afspraken)"
                rf"|(?:(?:Europese?|Europees|EU-)\s?)?[{UPPER}][a-z]+-\sen\s[a-z]{{3,20}}pact|(?<=[a-z]\s)Convenant\s(?P<low>{SMALL_TAIL})"
                rf"|[Bb]estuurlijk\s[Aa]kkoord\s(?P<small>(?!van|met|tussen|over|op){SMALL_TAIL}))"
            ),
            "convenant manifest pact deal agenda afspraken akkoord",
        ),
    ),
    Form(
        "akkoord-soort",
        "akkoord",
        Guarded(
            re.compile(
                rf"(?<![\w-])(?P<name>(?:[Ii]ntentieverklaring|[Cc]onvenant|Pact|[Mm]anifest|Green\s[Dd]eal"
                rf"|City\s[Dd]eal|[Bb]estuursovereenkomst"
                rf"|[Ss]amenwerkingsovereenkomst|[Ss]amenwerkingsagenda|Regiodeal|Regio\s[Dd]eal"
                rf"|[Ff]iscaal\skader)\s(?P<title>{_NAME})"
                rf"|(?P<one>(?!Impact)[{UPPER}][\w-]{{3,}}pact)(?!\w)|(?P<other>(?!{_SMALL_WORD})[{UPPER}]\w+(?:\s[{UPPER}]\w+){{1,3}}\sAfspraken))(?!\w)"
            ),
            "intentieverklaring convenant pact manifest deal overeenkomst agenda kader afspraken",
        ),
    ),
    Form(
        "akkoord-afspraken",
        "akkoord",
        Guarded(
            re.compile(
                rf"(?<![\w-])(?P<name>(?:[Bb]estuurlijke|[Pp]restatie)\s?[Aa]fspraken\d{{0,2}}\s(?P<title>(?:met"
                rf"|tussen)\s(?:de\s|het\s)?{TITLE}))(?!\w)"
            ),
            "afspraken",
        ),
    ),
)
_NOT_A_NAME = frozenset(
    "De Het Een In Op Van Voor Met En Of Dit Deze Die Dat Is Wordt Kamer Minister Er Hier Daarnaast Ook Als Zoals "
    "Ik Wij We Binnen".split()
)
_GENERIC = re.compile(
    r"(?:deel|principe|onderhandelaars|onderhandelings|her|voor|hand|al|kabinets)akkoord|akkoord", re.IGNORECASE
)
_KIND = re.compile(r"(?:[a-z]*programma|[a-z]+agenda|intentieverklaring|convenant|actieplan)\s", re.IGNORECASE)
_BARE = Guarded(
    re.compile(
        r"(?<=\b[Dd]e\s)(?P<name>intentieverklaring)(?!\s?[A-Z«])(?!\w)"
        r"|(?<=\b[Hh]et\s)(?P<other>convenant)(?!\s?[A-Z«])(?!\w)"
    ),
    "intentieverklaring convenant",
)


def find(brief: Brief, context: Context) -> list[Mention]:
    """Every akkoord or programma: the key (of ``data/`` when ``known``) under the name of its kind, and ``naam``."""
    things = Things(brief, context, RULES, ("akkoord", "programma"))
    things.read_known("akkoord-bekend", _LEAD, _is_meant)
    things.read_forms(FORMS, _is_name)
    things.read_shorts("programma-afkorting", _LEAD, _is_meant)
    _read_bare(things)
    return things.mentions()


def _is_meant(text: str, start: int, name: str) -> bool:
    """Not where the name only tells an overleg apart («klankbordgroep TAZ»)."""
    if _GROUP_BEFORE.search(text, max(0, start - 16), start):
        return False
    leads = _LEAD.search(text, max(0, start - 24), start) is not None
    return leads or is_printed_as_name(name) or _KIND.match(name) is not None


def _is_name(title: str) -> bool:
    """Whether what stands beside the kind is a name, and no beginning of the next sentence."""
    first = re.match(r"[\w’'&-]+", title)
    return (first is None or first[0] not in _NOT_A_NAME) and _GENERIC.fullmatch(title) is None


def _read_bare(things: Things) -> None:
    """«De intentieverklaring», once its name has been told."""
    named = [(one.start, str(one.attributes.get("akkoord"))) for one in things.found if one.kind == "akkoord"]
    for block in things.blocks:
        for match in _BARE.finditer(block.text):
            word = match["name"] or match["other"] or match["one"]
            keys = [key for _, key in sorted(named) if key.startswith(word)]
            if keys:
                things.add(block, match.span(), "akkoord-kort", ("akkoord", keys[-1]), word)
