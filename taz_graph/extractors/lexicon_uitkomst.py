"""The words by which a letter shows what became of a motie or toezegging, and what each of them stands for."""

import re
from dataclasses import dataclass

from taz_graph.extractors.model import Rule

AFGEDAAN, DEELS, OPGEPAKT, LOOPT, ONBEKEND = "afgedaan", "deels-afgedaan", "opgepakt", "in-uitvoering", "niet-vermeld"
NIET = "niet-uitgevoerd"
EARLIER = "eerder-bericht"
"""The letter points to what it reported before; ``stand`` tells which outcome of the list its words support."""

_NOW = (
    r"(?:[Hh]iermee|[Hh]ierbij|[Dd]aarmee|[Mm]et\s(?:deze(?:\sbrief)?|bovenstaande|dit|het\sbovenstaande|onderhavige|voorliggende)\b|[Vv]ia\sdeze\sbrief"
    r"|[Mm]iddels\sdeze\sbrief|[Bb]ij\sdeze|[Ii]n\sdeze\sbrief|[Bb]ijgaand|[Mm]et\sdeze)"
)
_WE = (
    r"(?:ik|wij|we|het\skabinet|de\sregering|hij|zij"
    r"|de\s(?:toenmalig\s)?(?:[Mm]inister|[Ss]taatssecretaris)(?:\s(?:van|voor)\s[A-Z]\w+)?)"
)
_ACT = r"(?:uitvoering|invulling|gevolg|gehoor|opvolging|uitwerking)"
_LATER = (
    r"\b(?:(?:voor|na|rond)\s(?:de\szomer|het\s(?:zomer|kerst|voorjaars|mei|herfst)?reces|de\szomervakantie|\d{1,2}\s[a-z]{3,9})|in\s(?:het|de)\s(?:voor|na)jaar"
    r"|in\sde\s(?:zomer|herfst|winter)|dit\s(?:voor|na)jaar|begin|eind|medio|uiterlijk|later|volgend|komende?|binnenkort|spoedig|kwartaal|(?:eerste|tweede)\shelft"
    r"|per\s\d{1,2}\s[a-z]{3,9}|op\s(?:een\s)?later\smoment|separate?|aparte|afzonderlijke|(?:vanaf|in)\s(?:januari|februari|maart|april|mei|juni|juli|augustus|september"
    r"|oktober|november|december|20\d\d))\b"
)
_NOUNS = (
    r"(?!(?:gemeent|gesprek|gebied|gevolg|gelden\b|geval|genees|gebouw|gezin|geleg|gegevens"
    r"|bedrijv|bedrag|bestu|verslag|verzoek|beroep|belang))"
)
_PARTICIPLE = rf"{_NOUNS}(?:(?:[a-z]{{2,9}})?ge|be|ver|her|ont)[a-zëï]{{2,}}(?:d|t|en)"


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that show an outcome; ``anywhere`` when they do so in any sentence about the zaak, not only its own."""

    rule: Rule
    outcome: str
    pattern: re.Pattern[str]
    anywhere: bool = True


def _sign(outcome: str, rule: Rule, pattern: str, *, anywhere: bool = True) -> Sign:
    return Sign(rule, outcome, re.compile(pattern, re.IGNORECASE), anywhere)


SIGNS = (
    _sign(
        LOOPT,
        Rule("nog-niet", 0.85, "What is not finished is said with «nog niet».", "Deze motie is nog niet afgedaan."),
        rf"\bnog\s(?:niet|geen)\b[^;\n]{{0,60}}\b(?:afgedaan|afgerond|uitgevoerd|voldaan|gereed|{_ACT})\b",
    ),
    _sign(
        NIET,
        Rule(
            "niet-uitvoeren",
            0.93,
            "A minister may decline: «voer ik niet uit», «kan ik geen uitvoering geven», «zie ik af van».",
            "Ik zal de motie Podt niet uitvoeren.",
        ),
        r"\bniet\b(?!\s(?:alleen|langer|meer|eerder|slechts|enkel))[^;,.\n]{0,60}\b(?:uit\ste\svoeren|uitvoeren|uitgevoerd|overnemen|over\ste\snemen"
        r"|overgenomen|honoreren|gehonoreerd|gestand\sdoen|nakomen|voldoen|tegemoet\s?komen|uitvoerbaar|opvolgen)\b"
        rf"|\bvoer(?:en|t)?\b[^;.\n]{{0,140}}\bniet\suit\b|\b{_WE}\sneem(?:t|en)?\b[^;.\n]{{0,80}}\bniet\sover\b|\bneem\s{_WE}\b[^;.\n]{{0,80}}\bniet\sover\b"
        rf"|\bgeen\s(?:verdere\s)?{_ACT}\b[^;.\n]{{0,60}}\b(?:geven|gegeven|geeft|te\sgeven)\b|\b(?:geef|geven|geeft|kan|kunnen|zal|zullen)\b[^;.\n]{{0,140}}\bgeen\s{_ACT}\b"
        rf"|\bzie(?:n|t)?\s{_WE}\s(?:daarom\s|dan\sook\s)?af\svan\b|\b{_WE}\szie(?:n|t)?\s(?:daarom\s|dan\sook\s)?af\svan\b|\bonuitvoerbaar\b"
        rf"|\bzie(?:n|t)?\s{_WE}\b[^;.\n]{{0,30}}\bgeen\s(?:aanleiding|mogelijkheid|ruimte|noodzaak|grond)\b|\b{_WE}\swijs(?:t|en)?\b[^;.\n]{{0,80}}\s(?:motie|verzoek)\b[^;.\n]{{0,40}}\saf\b",
    ),
    _sign(
        DEELS,
        Rule(
            "deels",
            0.9,
            "A part may be done: «deels», «gedeeltelijk», «het eerste deel van de motie».",
            "Hiermee is deze motie deels afgedaan.",
        ),
        rf"\b(?:deels|gedeeltelijk|ten\sdele|voor\seen\sdeel)\b[^;\n]{{0,60}}\b(?:afgedaan|af|voldaan|uitgevoerd|{_ACT}|gestand|nagekomen|tegemoet)\b"
        r"|\b(?:doe|beschouw|geef|voldoe)\b[^;\n]{0,80}\b(?:deels|gedeeltelijk|ten\sdele|voor\seen\sdeel)\b[^;\n]{0,40}\b(?:af|afgedaan|aan)\b"
        rf"|\bhet\s(?:eerste|tweede|ene|andere)\s(?:deel|onderdeel|verzoek|punt)\svan\s(?:de|deze)\s(?:motie|toezegging)\b[^;\n]{{0,80}}\b(?:afgedaan|af|voldaan|{_ACT})\b",
    ),
    _sign(
        AFGEDAAN,
        Rule(
            "doe-ik-af",
            0.97,
            "The verb afdoen in its parted and its whole forms closes a zaak with so many words.",
            "Met deze brief doe ik deze motie af.",
        ),
        rf"\b(?:doe|doen|doet)\s{_WE}\b[^;\n]{{0,400}}?\baf\b|\b{_WE}\s(?:doe|doen|doet)\b[^;\n]{{0,300}}?\baf\b"
        r"|\bafgedaan\b|\baf\ste\sdoen\b|\bafdoe[nt]?\b|\bals\s(?:afgehandeld|afgerond|uitgevoerd|voldaan|ingelost|vervuld|nagekomen)\b"
        r"|\b(?:hiermee|daarmee)\b[^;.\n]{0,80}\b(?:afgerond|afgehandeld|ingelost|vervuld|uitgevoerd)\b"
        r"|\b(?:motie|toezegging)s?\s(?:is|zijn)\s(?:\w+\s){0,2}(?:afgerond|afgehandeld|ingelost|vervuld)\b"
        rf"|\bacht(?:en|t)?\s{_WE}\b[^;.\n]{{0,120}}\b(?:uitgevoerd|afgedaan|voldaan|afgerond)\b|\b{_WE}\sacht(?:en|t)?\b[^;.\n]{{0,120}}\b(?:uitgevoerd|afgedaan|voldaan|afgerond)\b"
        r"|(?:^|\t)(?:afgerond|afgehandeld|gereed|uitgevoerd|voldaan|nagekomen|ingelost)\.?(?=$|\t|\n)",
    ),
    _sign(
        AFGEDAAN,
        Rule(
            "voldaan-aan",
            0.93,
            "Other words for closing: voldoen aan, gestand doen, nakomen, tegemoetkomen, inlossen, gehoor geven.",
            "Hiermee heb ik aan deze toezegging voldaan.",
        ),
        rf"\bvoldaan\b|\bvold(?:oe|oen|oet)\s{_WE}\b|\bgestand\b|\bnagekomen\b|\bkom(?:en|t)?\s{_WE}\b[^;\n]{{0,120}}\b(?:na|tegemoet)\b"
        rf"|\btegemoet\s?(?:gekomen|te\skomen)\b|\b(?:los|lossen)\s{_WE}\b[^;\n]{{0,80}}\bin\b|\bbeantwoord(?:en)?\s{_WE}\b[^;\n]{{0,60}}\b(?:motie|toezegging)",
    ),
    _sign(
        AFGEDAAN,
        Rule(
            "geef-ik-uitvoering",
            0.9,
            "Giving effect to a zaak now («hiermee», «geef ik», «heb ik gegeven») disposes of it.",
            "Hiermee geef ik uitvoering aan deze motie.",
        ),
        rf"{_NOW}(?:(?!\b(?:over|stand|voortgang|niet|geen)\b)[^;\n]){{0,160}}\b{_ACT}\b|\b(?:geef|geven|geeft)\s{_WE}\b[^;\n]{{0,120}}\b{_ACT}\b|\b{_WE}\s(?:geef|geven|geeft)\b[^;.\n]{{0,80}}\b{_ACT}\saan\b"
        rf"|\b{_ACT}\s(?:wordt\s|is\s|heb\sik\s|hebben\swij\s)?gegeven\b|\b(?:heb|heeft|hebben|is|zijn)\b[^;\n]{{0,160}}\b{_ACT}\b[^;\n]{{0,160}}\bgegeven\b"
        r"|\b(?:is|zijn|heb|hebben|heeft)\b(?:(?!\bword(?:t|en)\b)[^;.\n]){0,100}\b(?:uitgevoerd|geëffectueerd|gerealiseerd)\b"
        r"|\btegemoet(?:gekomen|\sgekomen)\b",
    ),
    _sign(
        LOOPT,
        Rule(
            "verlengde-van-uitvoering",
            0.85,
            "What goes on «in het verlengde van de uitvoering» of a motie shows that it is being carried out.",
            "In het verlengde van de uitvoering van de motie Podt zal een plan worden gemaakt.",
        ),
        r"\b[Ii]n\s(?:het\sverlengde|het\skader|navolging|vervolg|aanvulling)\s(?:van|op)\s(?:de\s)?(?:lopende\s|verdere\s)?uitvoering\svan\b",
        anywhere=False,
    ),
    _sign(
        OPGEPAKT,
        Rule(
            "wordt-opgepakt",
            0.92,
            "What is taken up elsewhere is not done yet: «wordt opgepakt via opgave 8».",
            "Deze motie wordt opgepakt via opgave 8.",
        ),
        rf"\b(?:wordt|worden|wil|willen|zal|zullen|ga|gaan)\b[^;\n]{{0,80}}\b(?:opgepakt|oppakken|op\ste\spakken)\b|\bopgepakt\s(?:via|in|door|vanuit|binnen|bij)\b"
        rf"|\bpak(?:ken|t)?\s{_WE}\b[^;\n]{{0,120}}\bop\b",
    ),
    _sign(
        OPGEPAKT,
        Rule(
            "zal-nog",
            0.85,
            "A future tense about the zaak says that it is still to be done.",
            "In overleg met het veld zal worden bezien wat nodig is.",
        ),
        r"\b(?:zal|zullen)\b[^;\n]{0,200}\b[a-zë]{1,20}(?:en|aan|oen|ien)\b"
        rf"|\b(?:ga|gaan|gaat)\s{_WE}\b(?!\s(?:nader\s|hieronder\s|hierna\s)?in\b)[^;\n]{{0,80}}\b(?:onderzoeken|bezien|verkennen|bespreken|uitwerken|kijken|gesprek)\b"
        rf"|\b(?:kom|komen)\s{_WE}\b[^;\n]{{0,80}}\bterug\b"
        rf"|(?:\b(?:informeer|informeert|bericht|informeren|rapporteer|rapporteert|stuur|zend|ontvang|ontvangt)\s(?:{_WE}|uw?\sKamer|de\sKamer|u)\b|\b(?:{_WE}|[Uu]w\sKamer|[Dd]e\sKamer)\s(?:informeer|informeert|informeren|bericht|stuur|zend|ontvangt)\b)[^;\n]{{0,100}}{_LATER}"
        rf"|\b(?:wordt|worden)\b[^;.\n]{{0,120}}{_LATER}[^;.\n]{{0,80}}\b(?:geïnformeerd|bericht|gemeld|aangeboden|gezonden|gestuurd|toegezonden)\b",
    ),
    _sign(
        OPGEPAKT,
        Rule(
            "neem-ik-mee",
            0.7,
            "What is taken along or involved elsewhere is taken up; weaker than a list that says «doe ik af».",
            "Deze motie neem ik mee in de uitwerking.",
        ),
        rf"\bneem\sik\b[^;\n]{{0,80}}\bmee\b|\bnemen\swij\b[^;\n]{{0,80}}\bmee\b|\b{_WE}\s(?:neem|nemen|neemt)\b[^;\n]{{0,160}}\bmee\b"
        rf"|\b(?:wordt|worden)\b[^;\n]{{0,80}}\b(?:meegenomen|betrokken\sbij)\b|\bbetrek(?:ken)?\s{_WE}\b|\b{_WE}\sbetrek(?:ken|t)?\b",
    ),
    _sign(
        LOOPT,
        Rule(
            "wordt-gewerkt",
            0.85,
            "Work that goes on: «wordt gewerkt aan», «in uitvoering», «loopt», «op dit moment».",
            "Op dit moment wordt gewerkt aan deze motie.",
        ),
        rf"\bin\s(?:uitvoering|behandeling|voorbereiding)\b|\b(?:wordt|worden)\b[^;\n]{{0,80}}\b(?:gewerkt|{_ACT}\sgegeven|uitgevoerd|uitgewerkt|onderzocht)\b|\b{_ACT}\sgegeven\swordt\b"
        r"|\b(?:ben|zijn)\b[^;\n]{0,40}\b(?:bezig|in\sgesprek|doende)\b|\bwerk(?:en|t)?\s(?:ik|wij|VWS|het\sministerie|het\skabinet)\b[^;\n]{0,160}\baan\b"
        r"|\b(?:momenteel|thans|op\sdit\smoment)\b|\bloopt\b|\blopende\b|\bde\s(?:verdere\s)?(?:uitvoering|uitwerking)\svan\b[^;\n]{0,120}\b(?:vordert|loopt|gestart)\b"
        rf"|\bvoer(?:en|t)?\s{_WE}\b[^;.\n]{{0,80}}\buit\b|\b{_WE}\svoer(?:en|t)?\b[^;.\n]{{0,140}}\buit\b|\bvoer(?:en|t)?\s{_WE}\s(?:onverkort\s)?uit\b"
        rf"|\b(?:laat|laten)\s{_WE}\b[^;.\n]{{0,120}}\b[a-z]{{3,}}en\b|\b{_WE}\s(?:laat|laten)\b[^;.\n]{{0,120}}\b[a-z]{{3,}}en\b"
        rf"|\b(?:heb|heeft|hebben)\s{_WE}\b[^;.\n]{{0,140}}\b(?:gevraagd|verzocht|opdracht\sgegeven)\b|\b{_WE}\s(?:heb|heeft|hebben)\b[^;.\n]{{0,140}}\b(?:gevraagd|opdracht\sgegeven)\b"
        r"|\bligt\s(?:nu|momenteel|thans|inmiddels)\b|\b(?:in|ter)\s(?:internet)?consultatie\b",
    ),
    _sign(
        LOOPT,
        Rule(
            "betrokken-bij",
            0.7,
            "What was involved in other work goes on there; in a list under «doe ik af» it tells how that was done.",
            "De motie Podt heb ik betrokken bij het wetsvoorstel.",
        ),
        r"\bbetrokken\sbij\b",
    ),
    _sign(
        LOOPT,
        Rule(
            "in-navolging",
            0.75,
            "«In navolging van» a motie opens with what is being done about it.",
            "In navolging van de motie Den Haan c.s. werkt VWS aan modulair opleiden.",
        ),
        r"\b[Ii]n\s(?:navolging|vervolg|het\sverlengde|opvolging)\s(?:op|van)\b|\b[Tt]er\suitvoering\svan\b|\b[Nn]aar\saanleiding\svan\b",
        anywhere=False,
    ),
    _sign(
        AFGEDAAN,
        Rule(
            "conform-gedaan",
            0.65,
            "«Conform de motie is …» reports in the perfect tense that it was done.",
            "Conform de motie Podt is de regeling aangepast.",
        ),
        rf"\b(?:[Cc]onform|[Ii]n\slijn\smet|[Ii]n\sovereenstemming\smet|[Oo]vereenkomstig)\b[^;\n]{{0,240}}\b(?:heb|heeft|hebben|is|zijn)\b[^;\n]{{0,160}}\b{_PARTICIPLE}\b"
        rf"|\brecht\s(?:doe|te\sdoen|gedaan)\b|\bdoe(?:n|t)?\s{_WE}\srecht\b",
        anywhere=False,
    ),
)
TENSES = (
    _sign(
        OPGEPAKT,
        Rule(
            "komt-nog",
            0.6,
            "Where no verb of disposing stands, a time to come shows that the zaak is still open.",
            "Dit najaar start een proef bij twee eenheden.",
        ),
        rf"\b(?:zal|zullen|ga|gaan|gaat)\b|\b(?:volgt|volgen|verschijnt|start|starten|begint|komt|komen|verwacht|verwachten|verwachting|ontvangt|wordt|worden|beslist)\b[^;.\n]{{0,100}}{_LATER}"
        rf"|{_LATER}[^;.\n]{{0,60}}\b(?:volgt|volgen|verschijnt|start|starten|begint|komt|komen|ontvangt|wordt|worden)\b",
        anywhere=True,
    ),
    _sign(
        LOOPT,
        Rule(
            "gebeurt-nu",
            0.6,
            "The present tense of what is done shows work that goes on: «wordt uitgebreid», «blijft aandringen».",
            "Nederland blijft hierop aandringen.",
        ),
        rf"\b(?:is|zijn)\b[^;.\n]{{0,100}}\b(?:gestart|begonnen|ingezet|aangevangen|opgestart)\b|\bblij(?:f|ft|ven)\b|\b(?:wordt|worden)\b[^;.\n]{{0,100}}\b{_PARTICIPLE}\b"
        rf"|\b(?:ben|zijn|is)\b[^;.\n]{{0,60}}\b(?:in\sgesprek|bezig)\b|\b(?:bezie|onderzoek|verken|bekijk|inventariseer)\s{_WE}\b",
    ),
    _sign(
        AFGEDAAN,
        Rule(
            "is-gedaan",
            0.55,
            "The perfect tense behind a motie reports what was done about it, when nothing more is said.",
            "Dat gesprek heeft inmiddels plaatsgevonden.",
        ),
        rf"\b(?:heb|heeft|hebben|is|zijn|ben)\b[^;.\n]{{0,260}}\b{_PARTICIPLE}\b|\bsinds\b[^;.\n]{{0,80}}\b(?:is|geldt|kunnen|kan|bestaat)\b"
        r"|\b(?:treft|vindt)\su\b|\bbijgevoegd\b",
    ),
)
"""What the tense of a sentence shows; read only where no sign above stands, and never in what the Kamer did."""
ASKED = re.compile(
    r"\b(?:verzocht|verzoekt|verzoeken|gevraagd|vraagt|vroeg|vroegen|opgeroepen|oproept|roept|riep|aangenomen|ingediend|verworpen|aangehouden|ingetrokken|nam|ontraden|gekregen"
    r"|toegezegd|gewezen|overwegende|constaterende|gesteund|geconstateerd|gebleken|bedoeld|genoemd)\b"
)
EARLIER_WORDS = re.compile(
    r"\b(?:waarover|zoals|hierover|daarover)\b[^;\n]{0,80}\b(?:eerder|reeds|al)\b[^;\n]{0,60}\b(?:bericht\w*|geïnformeerd|gemeld|geschreven|aangegeven)\b"
    r"|\bwaarover\b[^;\n]{0,60}\b(?:berichtte|heb\sgeïnformeerd|is\sgeïnformeerd)\b"
    r"|\b(?:[Ii]n|[Bb]ij|[Mm]et|[Pp]er)\s(?:(?:mijn|de|een|onze)\s)?(?:\w+\s)?(?:[Kk]amer|voortgangs|verzamel)?brief\svan\b[^;.\n]{0,120}\b(?:bericht|geïnformeerd|gemeld|geschreven"
    r"|aangegeven|ingegaan|toegelicht|gereageerd|uiteengezet)\b"
    r"|\b(?:heb|is|heeft)\b[^;.\n]{0,80}\b(?:eerder|reeds|al)\b[^;.\n]{0,60}\b(?:bericht|geïnformeerd|gemeld|geschreven|aangegeven|ingegaan|toegelicht|gereageerd)\b"
)
SENDS = re.compile(
    rf"{_NOW}|\b(?:stuur|zend|bied|doe|deel|verstrek)\s(?:ik|wij)\b|\b(?:ontvangt|treft)\s(?:u|uw\sKamer)\b|\b(?:informeer|bericht)\s(?:ik|wij)\b"
)
DONE = re.compile(rf"\b(?:heb|heeft|hebben|is|zijn|ben)\b[^;\n]{{0,260}}\b{_PARTICIPLE}\b")
TO_COME = re.compile(
    r"\b(?:zal|zullen|ga|gaan)\b|\b(?:voor|na)\sde\szomer\b|\bin\shet\s(?:voor|na)jaar\b|\b(?:begin|eind|medio|uiterlijk)\s(?:20\d\d|\w+\s20\d\d)|\bvolgend\s(?:jaar|kwartaal)\b"
)
LISTED = re.compile(r"\b(?:volgende|onderstaande|hieronder|hierna|navolgende)\b")
BACK = re.compile(
    r"\b(?:deze|beide|bovenstaande|bovengenoemde|voornoemde|genoemde|de|alle|die)\s(?:\w+\s)?(?P<what>moties?|toezegging(?:en)?)(?:\sen\s(?P<also>moties?|toezegging(?:en)?))?\b"
)
HERE = re.compile(r"\b(?:hiermee|daarmee|hieraan|daaraan|hierover|daarover|hierop|hierdoor|dit|deze)\b", re.IGNORECASE)

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
