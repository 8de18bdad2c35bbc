"""The words by which a letter shows what became of a motie or toezegging, and what each of them stands for."""

import re
from dataclasses import dataclass

from taz_graph.dates import MONTHS
from taz_graph.extractors.model import Rule

AFGEDAAN, DEELS, OPGEPAKT, LOOPT, ONBEKEND = "afgedaan", "deels-afgedaan", "opgepakt", "in-uitvoering", "niet-vermeld"
NIET = "niet-uitgevoerd"
EARLIER = "eerder-bericht"
"""The letter points to what it reported before; ``stand`` tells which outcome of the list its words support."""

NOW = (
    r"(?:[Hh]iermee|[Hh]ierbij|[Dd]aarmee|[Mm]et\s(?:deze(?:\sbrief)?|bovenstaande|dit|het\sbovenstaande|onderhavige|voorliggende)\b|[Vv]ia\sdeze\sbrief"
    r"|[Mm]iddels\sdeze\sbrief|[Bb]ij\sdeze|[Ii]n\sdeze\sbrief|[Bb]ijgaand|[Mm]et\sdeze)"
)
WE = (
    r"(?:ik|wij|we|het\skabinet|de\sregering|hij|zij"
    r"|de\s(?:toenmalig\s)?(?:[Mm]inister|[Ss]taatssecretaris)(?:\s(?:van|voor)\s[A-Z]\w+)?)"
)
ACT = r"(?:uitvoering|invulling|gevolg|gehoor|opvolging|uitwerking)"
LATER = (
    r"\b(?:(?:voor|na|rond)\s(?:de\szomer|het\s(?:zomer|kerst|voorjaars|mei|herfst)?reces|de\szomervakantie|\d{1,2}\s[a-z]{3,9})|in\s(?:het|de)\s(?:voor|na)jaar"
    r"|in\sde\s(?:zomer|herfst|winter)|dit\s(?:voor|na)jaar|begin|eind|medio|uiterlijk|later|volgend|komende?|binnenkort|spoedig|kwartaal|eerstvolgende|volgende\s(?:[a-z]*brief|[a-z]*rapportage|kwartaal|jaar|maand|week|kabinet|periode|overleg|ronde)|nieuwe\sjaar"
    r"|voor\s(?:het\seinde?|kerst|prinsjesdag)|in\sde\sloop\svan|over\s(?:een|enkele|twee|drie)\s(?:half\s)?(?:jaar|maanden|weken)|bij\s(?:de\s|het\s)?(?:voorjaarsnota|najaarsnota|miljoenennota|prinsjesdag|belastingplan|formatie|begroting\s(?:van\s|voor\s)?20\d\d)|(?:eerste|tweede)\shelft"
    r"|per\s\d{1,2}\s[a-z]{3,9}|op\s(?:een\s)?later\smoment|separa(?:at|te)|aparte|afzonderlijke|(?:vanaf|in)\s(?:"
    rf"{'|'.join(MONTHS['nl'])}|20\d\d))\b"
)
_NOUNS = (
    r"(?!(?:gemeent|gesprek|gebied|gevolg|gelden\b|geval|genees|gebouw|gezin|geleg|gegevens"
    r"|bedrijv|bedrag|bestu|verslag|verzoek|beroep|belang))"
)
PARTICIPLE = rf"{_NOUNS}(?:(?:[a-z]{{2,9}})?ge|be|ver|her|ont)[a-zëï]{{2,}}(?:d|t|en)"


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that show an outcome; ``anywhere`` when they do so in any sentence about the zaak, not only its own."""

    rule: Rule
    outcome: str
    pattern: re.Pattern[str]
    anywhere: bool = True
    tense: bool = False
    """Read from a tense or a time alone, and so never in a clause that tells what the Kamer asked."""


def sign(outcome: str, rule: Rule, pattern: str, *, anywhere: bool = True, tense: bool = False) -> Sign:
    """The Sign of these words, capitals or not."""
    return Sign(rule, outcome, re.compile(pattern, re.IGNORECASE), anywhere, tense)


OPEN_SIGNS = (
    sign(
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
    sign(
        OPGEPAKT,
        Rule(
            "wordt-opgepakt",
            0.92,
            "What is taken up elsewhere is not done yet: «wordt opgepakt via opgave 8».",
            "Deze motie wordt opgepakt via opgave 8.",
        ),
        rf"\b(?:wordt|worden|wil|willen|zal|zullen|ga|gaan)\b[^;\n]{{0,80}}\b(?:opgepakt|oppakken|op\ste\spakken)\b|\bopgepakt\s(?:via|in|door|vanuit|binnen|bij)\b"
        r"|(?:^\W*|:\s)(?:meegenomen|betrokken|opgepakt|geagendeerd)\b|\bter\shand\b|\bkom(?:t|en)\saan\sde\sorde\b|\bkrijg(?:t|en)\b[^;\n]{0,60}\b(?:plek|plaats|vervolg)\b"
        rf"|\bpak(?:ken|t)?\s{WE}\b[^;\n]{{0,120}}\bop\b",
    ),
    sign(
        OPGEPAKT,
        Rule(
            "zal-nog",
            0.85,
            "A future tense about the zaak says that it is still to be done.",
            "In overleg met het veld zal worden bezien wat nodig is.",
        ),
        r"\b(?:zal|zullen)\b[^;\n]{0,200}\b[a-zë]{1,20}(?:en|aan|oen|ien)\b"
        rf"|\b(?:ga|gaan|gaat)\s{WE}\b(?!\s(?:nader\s|hieronder\s|hierna\s)?in\b)[^;\n]{{0,80}}\b(?:onderzoeken|bezien|verkennen|bespreken|uitwerken|kijken|gesprek)\b"
        rf"|\b(?:kom|komen)\s{WE}\b[^;\n]{{0,80}}\bterug\b|\b{WE}\s(?:kom|komen|komt)\b[^;\n]{{0,80}}\bterug\b"
        rf"|(?:\b(?:informeer|informeert|bericht|informeren|rapporteer|rapporteert|stuur|zend|ontvang|ontvangt)\s(?:{WE}|uw?\sKamer|de\sKamer|u)\b|\b(?:{WE}|[Uu]w\sKamer|[Dd]e\sKamer)\s(?:informeer|informeert|informeren|bericht|stuur|zend|ontvangt)\b)[^;\n]{{0,100}}{LATER}"
        rf"|\b(?:wordt|worden)\b[^;\n]{{0,120}}{LATER}[^;\n]{{0,80}}\b(?:geïnformeerd|bericht|gemeld|aangeboden|gezonden|gestuurd|toegezonden)\b",
    ),
    sign(
        OPGEPAKT,
        Rule(
            "neem-ik-mee",
            0.7,
            "What is taken along or involved elsewhere is taken up; weaker than a list that says «doe ik af».",
            "Deze motie neem ik mee in de uitwerking.",
        ),
        rf"\bneem\sik\b[^;\n]{{0,80}}\bmee\b|\bnemen\swij\b[^;\n]{{0,80}}\bmee\b|\b{WE}\s(?:neem|nemen|neemt)\b[^;\n]{{0,160}}\bmee\b"
        rf"|\b(?:wordt|worden)\b[^;\n]{{0,80}}\b(?:meegenomen|betrokken\sbij)\b|\bbetrek(?:ken)?\s{WE}\b|\b{WE}\sbetrek(?:ken|t)?\b",
    ),
    sign(
        LOOPT,
        Rule(
            "wordt-gewerkt",
            0.85,
            "Work that goes on: «wordt gewerkt aan», «in uitvoering», «loopt», «op dit moment».",
            "Op dit moment wordt gewerkt aan deze motie.",
        ),
        rf"\bin\s(?:uitvoering|behandeling|voorbereiding|volle\sgang)\b|\bgaande\b|\bstaat\s(?:nog\s)?open\b|\bopenstaand\b|\bwerk(?:en|t)?\s{WE}\b|\bnog\s(?:\w+\s)?in\sgesprek\b|\b(?:wordt|worden)\b[^;\n]{{0,80}}\b(?:gewerkt|{ACT}\sgegeven|uitgevoerd|uitgewerkt|onderzocht)\b|\b{ACT}\sgegeven\swordt\b"
        r"|\b(?:ben|zijn)\b[^;\n]{0,40}\b(?:bezig|in\sgesprek|doende)\b|\bwerk(?:en|t)?\s(?:ik|wij|VWS|het\sministerie|het\skabinet)\b[^;\n]{0,160}\baan\b"
        r"|\b(?:momenteel|thans|op\sdit\smoment)\b|\bloopt\b|\blopende\b|\bde\s(?:verdere\s)?(?:uitvoering|uitwerking)\svan\b[^;\n]{0,120}\b(?:vordert|loopt|gestart)\b"
        rf"|\bvoer(?:en|t)?\s{WE}\b[^;\n]{{0,80}}\buit\b|\b{WE}\svoer(?:en|t)?\b[^;\n]{{0,140}}\buit\b|\bvoer(?:en|t)?\s{WE}\s(?:onverkort\s)?uit\b"
        rf"|\b(?:laat|laten)\s{WE}\b[^;\n]{{0,120}}\b(?!rusten\b|zien\b|weten\b)[a-z]{{3,}}en\b|\b{WE}\s(?:laat|laten)\b[^;\n]{{0,120}}\b(?!rusten\b|zien\b|weten\b)[a-z]{{3,}}en\b"
        rf"|\b(?:heb|heeft|hebben)\s{WE}\b[^;\n]{{0,140}}\b(?:gevraagd|verzocht|opdracht\sgegeven)\b|\b{WE}\s(?:heb|heeft|hebben)\b[^;\n]{{0,140}}\b(?:gevraagd|opdracht\sgegeven)\b"
        r"|\bligt\s(?:nu|momenteel|thans|inmiddels)\b|\b(?:in|ter)\s(?:internet)?consultatie\b",
    ),
    sign(
        LOOPT,
        Rule(
            "betrokken-bij",
            0.7,
            "What was involved in other work goes on there; in a list under «doe ik af» it tells how that was done.",
            "De motie Podt heb ik betrokken bij het wetsvoorstel.",
        ),
        r"\bbetrokken\sbij\b",
    ),
    sign(
        OPGEPAKT,
        Rule(
            "komt-nog",
            0.6,
            "Where no verb of disposing stands, a time to come shows that the zaak is still open.",
            "Dit najaar start een proef bij twee eenheden.",
        ),
        r"\b(?:zal|zullen)\b|\bga(?:an|at)?\b(?!\s(?:om|over)\b)(?!\s(?:ik|wij)\s(?:nader|hieronder|hierna|in|verder|daarom|nu)\s)(?![^;\n]{0,80}\bin\b(?=\s?(?:[.,;)]|$|op\b)))"
        r"|\b(?:wacht|wachten)\b[^;\n]{0,120}\baf\b|\bin\safwachting\b|\bna\sommekomst\b|\bopvolger\b|\b(?:nieuw|volgend)e?\skabinet\b|\bhoor(?:t|en)?\b[^;\n]{0,60}\bvan\s(?:mij|ons)\b|\b(?:volgt|volgen)(?=\W*$)|\bvolgt\snog\b"
        rf"|\b(?:besluit|beslis|beslist|besluiten|beslissen)\b(?=\s(?:{WE}|over|na|bij|een|op)\b)|\b(?:start|starten|begint|beginnen|gebeurt)\s(?:in|op|na|met|zodra|per)\b|\bvind(?:t|en)\b(?!\s(?:u|uw|ik|wij)\b)[^;\n]{{0,60}}\bplaats\b|\bter\sbesluitvorming\b"
        r"|\bvoornemens\b|\bstreef(?:t|ik)?\b|\bbeoog\w*\b|\bgepland\b|\bvoorzien\svoor\b|\bnaar\sverwachting\b|\bvan\splan\b"
        rf"|\b(?:volgt|volgen|verschijnt|start|starten|begint|komt|komen|verwacht|verwachten|verwachting|ontvangt|wordt|worden|beslist)\b[^;\n]{{0,100}}{LATER}"
        rf"|\b(?:zodra|nadat)\b|{LATER}[^;\n]{{0,60}}\b(?:volgt|volgen|verschijnt|start|starten|begint|komt|komen|ontvangt|wordt|worden)\b",
        tense=True,
    ),
    sign(
        LOOPT,
        Rule(
            "gebeurt-nu",
            0.6,
            "The present tense of what is done shows work that goes on: «wordt uitgebreid», «blijft aandringen».",
            "Nederland blijft hierop aandringen.",
        ),
        rf"\bwerk(?:t|en)?\b[^;\n]{{0,120}}\baan\b|\baan\sde\s(?:slag|gang)\b|\bin\s(?:ontwikkeling|concept|procedure|de\smaak|overleg|gesprek|proef|onderzoek|afrondende\sfase)\b|\bonderhanden\b|\bin\sde\s(?:steigers|pijplijn|week\sgelegd)\b|\bde\slaatste\shand\b|\bkrijg(?:t|en)\svorm\b|\bbelegd\sbij\b|\bop\s(?:schema|koers|stoom|mijn\sbord)\b|\bvolgens\s(?:de\s)?planning\b|\bdoorlopend\b|\b(?:verloopt|verlopen|doorloopt|draaien|vergt|coördine(?:er|ert|ren))\b"
        rf"|\b(?:span|spant|spannen|zet|zetten)\s(?:{WE}|zich|mij|ons)\b[^;\n]{{0,120}}\bin\b|\b{WE}\s(?:span|spant|spannen|zet|zetten)\b[^;\n]{{0,120}}\bin\b|\bbuig(?:t|en)?\b[^;\n]{{0,20}}\bover\b|\bwerk(?:t|en)?\b[^;\n]{{0,120}}\buit\b|\bvertraging\b|\bvertraagd\b"
        rf"|\b(?:spreek|bespreek|overleg|monitor|volg|agendeer|bepleit|pleit|stimuleer|ondersteun|bevorder|onderschrijf|breng)\s{WE}\b|\b{WE}\s(?:spreek|bespreek|overleg|monitor|volg|agendeer|bepleit|pleit|stimuleer|ondersteun|bevorder|onderschrijf|honoreert|breng|brengt)\b"
        rf"|\b(?:geef|geeft|geven)\b[^;\n]{{0,100}}\b(?:vorm|richting|gestalte)\b|\bgaan\b[^;\n]{{0,30}}\bdoor\b|\bvoer(?:en|t)?\b[^;\n]{{0,80}}\b(?:gesprek|gesprekken|overleg|metingen|onderzoek)\b|\bligt\s(?:bij|voor)\b|\btelkens\b|\bdring(?:t|en)?\b[^;\n]{{0,60}}\baan\b|\bheeft\s(?:mijn|onze|de)\s\w*aandacht\b"
        r"|\b(?:onderzoekt|verkent|ontwikkelt|bereidt|bekijkt|vordert|vorderen)\b"
        rf"|\bvoert\b[^;\n]{{0,120}}\buit\b|\b(?:is|zijn)\b[^;\n]{{0,100}}\b(?:gestart|begonnen|ingezet|aangevangen|opgestart)\b|\bblij(?:f|ft|ven)\b|\b(?:wordt|worden)\b[^;\n]{{0,100}}\b{PARTICIPLE}\b"
        rf"|\b(?:ben|zijn|is)\b[^;\n]{{0,60}}\b(?:in\sgesprek|bezig)\b|\b(?:bezie|onderzoek|verken|bekijk|inventariseer)\s{WE}\b",
        tense=True,
    ),
)
"""What shows that a zaak is still open, the plainest first."""
LATE_SIGNS = (
    sign(
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
    sign(
        OPGEPAKT,
        Rule(
            "met-termijn",
            0.5,
            "A time to come with any verb: «RIVM levert in maart een advies».",
            "RIVM levert in maart een advies.",
        ),
        LATER,
        tense=True,
    ),
)
"""The same, read only where nothing in the clause tells what was done."""
