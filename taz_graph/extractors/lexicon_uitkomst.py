"""The words by which a letter shows what became of a motie or toezegging, and what each of them stands for."""

import re
from dataclasses import dataclass

from taz_graph.extractors.model import Rule

AFGEDAAN, DEELS, OPGEPAKT, LOOPT, ONBEKEND = "afgedaan", "deels-afgedaan", "opgepakt", "in-uitvoering", "niet-vermeld"
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
    r"\b(?:voor\sde\szomer|na\sde\szomer|in\shet\s(?:voor|na)jaar"
    r"|begin|eind|medio|uiterlijk|later|volgend|binnenkort|kwartaal)\b"
)
_PARTICIPLE = r"(?:ge|be|ver|her|ont|(?:aan|uit|op|in|toe|af|mee|door|voor|over|terug|samen)ge)[a-zë]{2,}(?:d|t|en)"


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
        ONBEKEND,
        Rule(
            "niet-uitvoeren",
            0.7,
            "A minister may decline a motie; the list of outcomes has no word for that, so none is claimed.",
            "Ik zal de motie Podt niet uitvoeren.",
        ),
        rf"\bniet\s(?:zal\s|zullen\s|kan\s|wil\s|ga\s)?(?:worden\s)?(?:uitvoeren|uitgevoerd|overnemen|overgenomen)\b|\b(?:geef|geven)\s{_WE}\sgeen\s{_ACT}\b",
    ),
    _sign(
        LOOPT,
        Rule("nog-niet", 0.85, "What is not finished is said with «nog niet».", "Deze motie is nog niet afgedaan."),
        r"\bnog\s(?:niet|geen)\b[^;\n]{0,60}\b(?:afgedaan|afgerond|uitgevoerd|voldaan|gereed)\b",
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
        r"|\bafgedaan\b|\baf\ste\sdoen\b|\bafdoe[nt]?\b|\bals\s(?:afgehandeld|afgerond|uitgevoerd|voldaan|ingelost)\b"
        r"|\b(?:is|zijn)\s(?:hiermee|daarmee)\s(?:afgerond|afgehandeld|ingelost)\b",
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
        rf"{_NOW}[^;\n]{{0,160}}\b{_ACT}\b|\b(?:geef|geven)\s{_WE}\b[^;\n]{{0,120}}\b{_ACT}\b"
        rf"|\b{_ACT}\s(?:wordt\s|is\s|heb\sik\s|hebben\swij\s)?gegeven\b|\b(?:heb|heeft|hebben|is|zijn)\b[^;\n]{{0,160}}\b{_ACT}\b[^;\n]{{0,160}}\bgegeven\b"
        r"|\b(?:is|zijn|heb|hebben|heeft)\b[^;\n]{0,100}\b(?:uitgevoerd|geëffectueerd|gerealiseerd)\b",
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
        r"\b(?:zal|zullen)\b[^;\n]{0,160}\b(?:gekeken|bekeken|bezien|onderzocht|onderzoeken|verkend|verkennen|besproken|bespreken|uitgewerkt|uitwerken|nagegaan"
        r"|nagaan|bezien|kijken|betrokken|betrekken|meegenomen|meenemen|opgenomen|opnemen|uitgevoerd|uitvoeren|geïnformeerd|informeren|gaan|vormgegeven|terugkomen|doen|starten|worden)\b"
        rf"|\b(?:ga|gaan|gaat)\s{_WE}\b(?!\s(?:nader\s|hieronder\s|hierna\s)?in\b)[^;\n]{{0,80}}\b(?:onderzoeken|bezien|verkennen|bespreken|uitwerken|kijken|gesprek)\b"
        rf"|\b(?:kom|komen)\s{_WE}\b[^;\n]{{0,80}}\bterug\b"
        rf"|(?:\b(?:informeer|bericht|informeren)\s{_WE}\b|\b{_WE}\s(?:informeer|informeert|informeren|bericht)\b)[^;\n]{{0,100}}{_LATER}",
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
        rf"\bin\suitvoering\b|\b(?:wordt|worden)\b[^;\n]{{0,80}}\b(?:gewerkt|{_ACT}\sgegeven|uitgevoerd|uitgewerkt|onderzocht)\b|\b{_ACT}\sgegeven\swordt\b"
        r"|\b(?:ben|zijn)\b[^;\n]{0,40}\b(?:bezig|in\sgesprek|doende)\b|\bwerk(?:en|t)?\s(?:ik|wij|VWS|het\sministerie|het\skabinet)\b[^;\n]{0,160}\baan\b"
        r"|\b(?:momenteel|thans|op\sdit\smoment)\b|\bloopt\b|\blopende\b|\bde\s(?:verdere\s)?(?:uitvoering|uitwerking)\svan\b[^;\n]{0,120}\b(?:vordert|loopt|gestart)\b",
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
EARLIER_WORDS = re.compile(
    r"\b(?:waarover|zoals|hierover|daarover)\b[^;\n]{0,80}\b(?:eerder|reeds|al)\b[^;\n]{0,60}\b(?:bericht\w*|geïnformeerd|gemeld|geschreven|aangegeven)\b"
    r"|\bwaarover\b[^;\n]{0,60}\b(?:berichtte|heb\sgeïnformeerd|is\sgeïnformeerd)\b"
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
