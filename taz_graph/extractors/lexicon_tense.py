"""What tells the state of a zaak without a word for it: tense, earlier reports, words that refer back."""

import re

from taz_graph.extractors.lexicon_uitkomst import (
    AFGEDAAN,
    LATER,
    LOOPT,
    NOW,
    OPGEPAKT,
    PARTICIPLE,
    WE,
    sign,
)
from taz_graph.extractors.model import Rule

# Only what the minister did, or what was done in the passive of a verb of carrying out: «de Gezondheidsraad heeft
# geadviseerd» and «zij is verworpen» tell nothing of the zaak, and a wrong «afgedaan» closes it.
_CARRIED_OUT = (
    r"(?:aangepast|gewijzigd|opgericht|ingevoerd|gestopt|beëindigd|gepubliceerd|verzonden|gezonden|toegezonden|gestuurd|toegestuurd|aangeboden|opgenomen|geregeld"
    r"|verhoogd|verlaagd|uitgebreid|vergroot|verruimd|afgeschaft|ingesteld|ingericht|gesloten|geopend|toegevoegd|verwerkt|geschrapt|bijgevoegd|vastgelegd"
    r"|ondertekend|plaatsgevonden|besproken|gedeeld|geïnformeerd|gerealiseerd|geborgd|versterkt|hersteld|opgesteld|ontwikkeld|uitgewerkt|vrijgemaakt|beschikbaar\sgesteld"
    r"|overgemaakt|verstrekt|gevoerd|verkend|onderzocht|geëvalueerd|opgezet|vereenvoudigd|verduidelijkt|samengevoegd)"
)
_CARRIED = (
    rf"(?:\b(?:heb|heeft|hebben)\s{WE}\b|\b{WE}\s(?:heb|heeft|hebben)\b)[^;\n]{{0,200}}\b{PARTICIPLE}\b"
    rf"|\b(?:is|zijn)\b[^;\n]{{0,200}}\b{_CARRIED_OUT}\b|\b(?:heeft|hebben)\b[^;\n]{{0,80}}\bplaatsgevonden\b"
    rf"|\b{_CARRIED_OUT}\s(?:is|zijn)\b"
)
HINDERED = re.compile(
    r"\b(?:niet|geen|nog|vertraagd|vertraging|verleng\w*|uitgesteld|uitstel|zodra|nadat|indien|tenzij|mits|wanneer|alvorens|voordat|totdat|pas)\b",
    re.IGNORECASE,
)
"""Words beside which nothing is done yet, whatever the verb says."""
CONDITION = re.compile(r"\b(?:zodra|nadat|indien|tenzij|mits|alvorens|voordat|totdat)\b", re.IGNORECASE)
TENSES = (
    sign(
        OPGEPAKT,
        Rule(
            "komt-nog",
            0.6,
            "Where no verb of disposing stands, a time to come shows that the zaak is still open.",
            "Dit najaar start een proef bij twee eenheden.",
        ),
        r"\b(?:zal|zullen)\b|\bga(?:an|at)?\b(?!\s(?:ik|wij)\s(?:nader|hieronder|hierna|in|verder|daarom|nu)\s)"
        r"|\bvoornemens\b|\bstreef(?:t|ik)?\b|\bbeoog\w*\b|\bgepland\b|\bvoorzien\svoor\b|\bnaar\sverwachting\b|\bvan\splan\b"
        rf"|\b(?:volgt|volgen|verschijnt|start|starten|begint|komt|komen|verwacht|verwachten|verwachting|ontvangt|wordt|worden|beslist)\b[^;\n]{{0,100}}{LATER}"
        rf"|\b(?:zodra|nadat)\b|{LATER}[^;\n]{{0,60}}\b(?:volgt|volgen|verschijnt|start|starten|begint|komt|komen|ontvangt|wordt|worden)\b",
        anywhere=True,
    ),
    sign(
        LOOPT,
        Rule(
            "gebeurt-nu",
            0.6,
            "The present tense of what is done shows work that goes on: «wordt uitgebreid», «blijft aandringen».",
            "Nederland blijft hierop aandringen.",
        ),
        rf"\bwerk(?:t|en)?\b[^;\n]{{0,120}}\baan\b|\baan\sde\sslag\b|\bin\sontwikkeling\b|\b(?:onderzoekt|verkent|ontwikkelt|bereidt|bekijkt|vordert|vorderen)\b"
        rf"|\bvoert\b[^;\n]{{0,120}}\buit\b|\b(?:is|zijn)\b[^;\n]{{0,100}}\b(?:gestart|begonnen|ingezet|aangevangen|opgestart)\b|\bblij(?:f|ft|ven)\b|\b(?:wordt|worden)\b[^;\n]{{0,100}}\b{PARTICIPLE}\b"
        rf"|\b(?:ben|zijn|is)\b[^;\n]{{0,60}}\b(?:in\sgesprek|bezig)\b|\b(?:bezie|onderzoek|verken|bekijk|inventariseer)\s{WE}\b",
    ),
    sign(
        AFGEDAAN,
        Rule(
            "is-gedaan",
            0.55,
            "The perfect tense behind a motie reports what was done about it, when nothing more is said.",
            "Dat gesprek heeft inmiddels plaatsgevonden.",
        ),
        rf"{_CARRIED}|\bsinds\b[^;\n]{{0,80}}\b(?:is|geldt|kunnen|kan|bestaat)\b"
        r"|\b(?:treft|vindt)\su\b|\bbijgevoegd\b",
    ),
    sign(
        OPGEPAKT,
        Rule(
            "met-termijn",
            0.5,
            "A time to come with any verb: «RIVM levert in maart een advies».",
            "RIVM levert in maart een advies.",
        ),
        LATER,
    ),
)
"""What the tense of a sentence shows; read only where no sign above stands, and never in what the Kamer did."""
ASKED = re.compile(
    r"\b(?:verzocht|verzoekt|verzoeken|gevraagd|vraagt|vroeg|vroegen|oordeel|ondersteuning|opgeroepen|oproept|roept|riep|aangenomen|ingediend|verworpen|aangehouden|ingetrokken|nam|ontraden|gekregen"
    r"|toegezegd|gewezen|overwegende|constaterende|gesteund|geconstateerd|gebleken|bedoeld|genoemd)\b"
)
EARLIER_WORDS = re.compile(
    r"\b(?:waarover|zoals|hierover|daarover)\b[^;\n]{0,80}\b(?:eerder|reeds|al)\b[^;\n]{0,60}\b(?:bericht\w*|geïnformeerd|gemeld|geschreven|aangegeven)\b"
    r"|\b[Ee]erder\s(?:informeerde|berichtte|schreef|meldde|heb\s(?:ik|wij)|hebben\s(?:ik|wij))\b|\b(?:informeerde|berichtte|meldde|schreef)\s(?:ik|wij)\b[^;\n]{0,60}\b(?:eerder|reeds|al)\b"
    r"|\bwaarover\b[^;\n]{0,60}\b(?:berichtte|heb\sgeïnformeerd|is\sgeïnformeerd)\b"
    r"|\b(?:[Ii]n|[Bb]ij|[Mm]et|[Pp]er)\s(?:(?:mijn|de|een|onze)\s)?(?:\w+\s)?(?:[Kk]amer|voortgangs|verzamel)?brief\svan\b[^;\n]{0,120}\b(?:bericht|geïnformeerd|gemeld|geschreven"
    r"|aangegeven|ingegaan|toegelicht|gereageerd|uiteengezet)\b"
    r"|\b(?:heb|is|heeft)\b[^;\n]{0,80}\b(?:eerder|reeds|al)\b[^;\n]{0,60}\b(?:bericht|geïnformeerd|gemeld|geschreven|aangegeven|ingegaan|toegelicht|gereageerd)\b"
)
SENDS = re.compile(
    rf"{NOW}|\b(?:stuur|zend|bied|doe|deel|verstrek)\s(?:ik|wij)\b|\b(?:ontvangt|treft|vindt)\s(?:u|uw\sKamer|de\sKamer)\b|\b(?:in|als)\s(?:de\s)?bijlage\b|\b(?:informeer|bericht)\s(?:ik|wij)\b"
)
DONE = re.compile(_CARRIED)
TO_COME = re.compile(
    r"\b(?:zal|zullen|ga|gaan)\b|\b(?:voor|na)\sde\szomer\b|\bin\shet\s(?:voor|na)jaar\b|\b(?:begin|eind|medio|uiterlijk)\s(?:20\d\d|\w+\s20\d\d)|\bvolgend\s(?:jaar|kwartaal)\b"
)
LISTED = re.compile(r"\b(?:volgende|onderstaande|hieronder|hierna|navolgende)\b")
BACK = re.compile(
    r"\b(?:deze|dit|beide|bovenstaande|bovengenoemde|voornoemde|genoemde|de|het|alle|die)\s(?:\w+\s)?(?P<what>moties?|toezegging(?:en)?|verzoek|oproep|wens)(?:\sen\s(?P<also>moties?|toezegging(?:en)?))?\b"
)
ORDINAL = re.compile(
    r"\b(?:de\s)?(?P<which>eerste|tweede|derde|eerstgenoemde|laatstgenoemde|laatste)(?=\s(?:motie|toezegging|is|wordt|heb|zal|doe|komt|voer|beschouw)\b)",
    re.IGNORECASE,
)
ORDER = {"eerste": 0, "tweede": 1, "derde": 2, "eerstgenoemde": 0, "laatstgenoemde": -1, "laatste": -1}
HERE = re.compile(
    r"\b(?:hier|daar|hiermee|daarmee|hieraan|daaraan|hierover|daarover|hierop|hierdoor|dit|deze)\b", re.IGNORECASE
)

IS_PROMISE = Rule(
    "zoals-toegezegd-gedaan",
    0.75,
    "A letter that sends or reports what was promised («stuur ik u, zoals toegezegd») keeps the promise there.",
    "Zoals toegezegd stuur ik uw Kamer hierbij het rapport.",
)
PROMISE_OPEN = Rule(
    "zoals-toegezegd-komt",
    0.7,
    "A promise whose sentence speaks of the future is still open.",
    "Zoals toegezegd zal ik uw Kamer voor de zomer informeren.",
)
EARLIER_RULE = Rule(
    "eerder-bericht",
    0.85,
    "A letter may leave it at what it reported before: «waarover ik uw Kamer eerder berichtte».",
    "In het verlengde van de motie Podt, waarover ik uw Kamer eerder berichtte, werk ik door.",
)
SILENT = Rule(
    "niets-vermeld",
    0.6,
    "Where nothing near the zaak shows an outcome, the letter does not state one.",
    "De Kamer nam de motie Podt aan.",
)
