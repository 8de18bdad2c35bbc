"""The words by which a letter shows what became of a motie or toezegging, and what each of them stands for."""

import re
from dataclasses import dataclass

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
    r"|in\sde\s(?:zomer|herfst|winter)|dit\s(?:voor|na)jaar|begin|eind|medio|uiterlijk|later|volgend|komende?|binnenkort|spoedig|kwartaal|(?:eerste|tweede)\shelft"
    r"|per\s\d{1,2}\s[a-z]{3,9}|op\s(?:een\s)?later\smoment|separa(?:at|te)|aparte|afzonderlijke|(?:vanaf|in)\s(?:januari|februari|maart|april|mei|juni|juli|augustus|september"
    r"|oktober|november|december|20\d\d))\b"
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


def sign(outcome: str, rule: Rule, pattern: str, *, anywhere: bool = True) -> Sign:
    """The Sign of these words, capitals or not."""
    return Sign(rule, outcome, re.compile(pattern, re.IGNORECASE), anywhere)


SIGNS = (
    sign(
        DEELS,
        Rule(
            "deels",
            0.9,
            "A part may be done: «deels», «gedeeltelijk», «het eerste deel van de motie».",
            "Hiermee is deze motie deels afgedaan.",
        ),
        rf"\b(?:deels|gedeeltelijk|ten\sdele|voor\seen\sdeel)\b[^;\n]{{0,60}}\b(?:afgedaan|af|voldaan|uitgevoerd|{ACT}|gestand|nagekomen|tegemoet|ingevuld|gerealiseerd|verwerkt|vervuld|gereed)\b"
        r"|\bnog\sniet\s(?:volledig|geheel|helemaal)\b[^;\n]{0,60}\b(?:afgedaan|uitgevoerd|voldaan|nagekomen|ingevuld|gestand)\b"
        r"|\b(?:doe|beschouw|geef|voldoe)\b[^;\n]{0,80}\b(?:deels|gedeeltelijk|ten\sdele|voor\seen\sdeel)\b[^;\n]{0,40}\b(?:af|afgedaan|aan)\b"
        rf"|\bhet\s(?:eerste|tweede|ene|andere)\s(?:deel|onderdeel|verzoek|punt)\svan\s(?:de|deze)\s(?:motie|toezegging)\b[^;\n]{{0,80}}\b(?:afgedaan|af|voldaan|{ACT})\b",
    ),
    sign(
        LOOPT,
        Rule("nog-niet", 0.85, "What is not finished is said with «nog niet».", "Deze motie is nog niet afgedaan."),
        rf"\bnog\s(?:niet|geen)\b[^;\n]{{0,60}}\b(?:afgedaan|afgerond|uitgevoerd|voldaan|gereed|nagekomen|ingevuld|gelukt|{ACT})\b",
    ),
    sign(
        NIET,
        Rule(
            "niet-uitvoeren",
            0.93,
            "A minister may decline: «voer ik niet uit», «kan ik geen uitvoering geven», «zie ik af van».",
            "Ik zal de motie Podt niet uitvoeren.",
        ),
        r"\bniet\b(?!\s(?:alleen|langer|meer|eerder|slechts|enkel))[^;,\n]{0,60}\b(?:uit\ste\svoeren|uitvoeren|uitgevoerd|overnemen|over\ste\snemen"
        r"|overgenomen|honoreren|gehonoreerd|gestand\sdoen|nakomen|voldoen|tegemoet\s?komen|uitvoerbaar|opvolgen)\b"
        rf"|\bvoer(?:en|t)?\b[^;\n]{{0,140}}\bniet\suit\b|\b{WE}\sneem(?:t|en)?\b[^;\n]{{0,80}}\bniet\sover\b|\bneem\s{WE}\b[^;\n]{{0,80}}\bniet\sover\b"
        rf"|\bgeen\s(?:verdere\s)?{ACT}\b[^;\n]{{0,60}}\b(?:geven|gegeven|geeft|te\sgeven)\b|\b(?:geef|geven|geeft|kan|kunnen|zal|zullen)\b[^;\n]{{0,140}}\bgeen\s{ACT}\b"
        rf"|\bzie(?:n|t)?\s{WE}\s(?:daarom\s|dan\sook\s)?af\svan\b|\b{WE}\szie(?:n|t)?\s(?:daarom\s|dan\sook\s)?af\svan\b|\bonuitvoerbaar\b|\b(?:komt|komen|is|zijn)\s(?:daarmee\s|hiermee\s)?(?:te\s)?vervallen\b|\bvervalt\b|\bnaast\s(?:mij|zich|ons)\sneer\b"
        r"|\bniet\s(?:zullen\s|zal\s|te\s)?(?:worden\s)?(?:uitvoeren|doen\suitvoeren)\b|\bgeen\sgrondslag\b|\bniet\smogelijk\s(?:om\s)?(?:aan\s)?(?:deze|de)\s(?:motie|toezegging)\b"
        rf"|\bzie(?:n|t)?\s{WE}\b[^;\n]{{0,30}}\bgeen\s(?:aanleiding|mogelijkheid|ruimte|noodzaak|grond|meerwaarde|reden)\b|\b{WE}\swijs(?:t|en)?\b[^;\n]{{0,80}}\s(?:motie|verzoek)\b[^;\n]{{0,40}}\saf\b",
    ),
    sign(
        AFGEDAAN,
        Rule(
            "doe-ik-af",
            0.97,
            "The verb afdoen in its parted and its whole forms closes a zaak with so many words.",
            "Met deze brief doe ik deze motie af.",
        ),
        rf"\b(?:doe|doen|doet)\s{WE}\b[^;\n]{{0,400}}?\baf\b|\b{WE}\s(?:doe|doen|doet)\b[^;\n]{{0,300}}?\baf\b"
        r"|\bafgedaan\b|\baf\ste\sdoen\b|\bafdoe[nt]?\b|\bals\s(?:afgehandeld|afgerond|uitgevoerd|voldaan|ingelost|vervuld|nagekomen)\b"
        r"|:\s(?:is\s)?(?:afgerond|afgehandeld|gereed|uitgevoerd|voldaan|nagekomen|ingelost)\b"
        r"|\b(?:hiermee|daarmee)\b[^;\n]{0,80}\b(?:afgerond|afgehandeld|ingelost|ingevuld|vervuld|uitgevoerd|gereed)\b"
        r"|\b(?:motie|toezegging)s?\s(?:is|zijn)\s(?:\w+\s){0,2}(?:afgerond|afgehandeld|ingelost|vervuld)\b"
        rf"|\bacht(?:en|t)?\s{WE}\b[^;\n]{{0,120}}\b(?:uitgevoerd|afgedaan|voldaan|afgerond)\b|\b{WE}\sacht(?:en|t)?\b[^;\n]{{0,120}}\b(?:uitgevoerd|afgedaan|voldaan|afgerond)\b"
        r"|(?:^|\t)(?:afgerond|afgehandeld|gereed|uitgevoerd|voldaan|nagekomen|ingelost)\.?(?=$|\t|\n)",
    ),
    sign(
        AFGEDAAN,
        Rule(
            "voldaan-aan",
            0.93,
            "Other words for closing: voldoen aan, gestand doen, nakomen, tegemoetkomen, inlossen, gehoor geven.",
            "Hiermee heb ik aan deze toezegging voldaan.",
        ),
        rf"\bvoldaan\b|\bvold(?:oe|oen|oet)\s{WE}\b|\bgestand\b|\bnagekomen\b|\bkom(?:en|t)?\s{WE}\b[^;\n]{{0,120}}\b(?:na|tegemoet)\b"
        rf"|\b{WE}\svold(?:oe|oen|oet)\b|\b{WE}\skom(?:en|t)?\b[^;\n]{{0,120}}\b(?:na|tegemoet)\b"
        rf"|\btegemoet\s?(?:gekomen|te\skomen)\b|\b(?:los|lossen)\s{WE}\b[^;\n]{{0,80}}\bin\b|\bbeantwoord(?:en)?\s{WE}\b[^;\n]{{0,60}}\b(?:motie|toezegging)",
    ),
    sign(
        AFGEDAAN,
        Rule(
            "geef-ik-uitvoering",
            0.9,
            "Giving effect to a zaak now («hiermee», «geef ik», «heb ik gegeven») disposes of it.",
            "Hiermee geef ik uitvoering aan deze motie.",
        ),
        rf"{NOW}(?:(?!\b(?:over|stand|voortgang|niet|geen)\b)[^;\n]){{0,160}}\b{ACT}\b|\b(?:geef|geven|geeft)\s{WE}\b[^;\n]{{0,120}}\b{ACT}\b|\b{WE}\s(?:geef|geven|geeft)\b[^;\n]{{0,80}}\b{ACT}\saan\b"
        rf"|\b{ACT}\s(?:wordt\s|is\s|heb\sik\s|hebben\swij\s)?gegeven\b|\b(?:heb|heeft|hebben|is|zijn)\b[^;\n]{{0,160}}\b{ACT}\b[^;\n]{{0,160}}\bgegeven\b"
        r"|\b(?:is|zijn|heb|hebben|heeft)\b(?:(?!\bword(?:t|en)\b)[^;\n]){0,100}\b(?:uitgevoerd|geëffectueerd|gerealiseerd|verwerkt|ingevuld|geïmplementeerd|overgenomen|opgevolgd|ingewilligd|ingelost)\b"
        rf"|\bge(?:ef|eft|ven)\b(?:(?!\b(?:geen|niet)\b)[^;\n]){{0,160}}\b{ACT}\saan\b|\bword(?:t|en)\b[^;\n]{{0,120}}\b{ACT}\sgegeven\b|\bvoldaan\b"
        r"|\btegemoet(?:gekomen|\sgekomen)\b",
    ),
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
        r"|:\s(?:meegenomen|betrokken|opgepakt)\b"
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
        rf"|\b(?:kom|komen)\s{WE}\b[^;\n]{{0,80}}\bterug\b"
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
        rf"|\b(?:laat|laten)\s{WE}\b[^;\n]{{0,120}}\b[a-z]{{3,}}en\b|\b{WE}\s(?:laat|laten)\b[^;\n]{{0,120}}\b[a-z]{{3,}}en\b"
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
        AFGEDAAN,
        Rule(
            "conform-gedaan",
            0.65,
            "«Conform de motie is …» reports in the perfect tense that it was done.",
            "Conform de motie Podt is de regeling aangepast.",
        ),
        rf"\b(?:[Cc]onform|[Ii]n\slijn\smet|[Ii]n\sovereenstemming\smet|[Oo]vereenkomstig)\b[^;\n]{{0,240}}\b(?:heb|heeft|hebben|is|zijn)\b[^;\n]{{0,160}}\b{PARTICIPLE}\b"
        rf"|\brecht\s(?:doe|te\sdoen|gedaan)\b|\bdoe(?:n|t)?\s{WE}\srecht\b",
        anywhere=False,
    ),
)
