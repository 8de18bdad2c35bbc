"""The words by which a clause disposes of a motie or toezegging, or says that it does not: one pattern per dimension.

A clause is read on few dimensions (``deelzin.py``): does it hold words of disposing, and are these denied, limited to
a part, put off, made to depend on something, or told before. Each list is wide: no letter needs a rule of its own.
"""

import re

from taz_graph.dates import MONTHS
from taz_graph.extractors.lexicon_uitkomst import ACT, LATER, NOW, PARTICIPLE, WE
from taz_graph.extractors.model import Rule

_MONTH = rf"(?:{'|'.join(MONTHS['nl'])})"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


CLOSED = (
    r"(?:afgedaan|afgerond|afgehandeld|uitgevoerd|voldaan|nagekomen|ingelost|ingevuld|vervuld|gerealiseerd|geëffectueerd|ingewilligd|gehonoreerd|afgewikkeld"
    r"|voltooid|klaar|afgevinkt|afgesloten|een\sfeit|achter\sde\srug|rond(?=\W*$)|(?:zijn|haar|een)\svertaling\sgekregen|opgevolgd|overgenomen|gestand(?:\sgedaan)?|geïmplementeerd|doorgevoerd|verwerkt|volbracht|nagevolgd|geëerbiedigd|recht\sgedaan|gereedgekomen"
    r"|tegemoet\s?gekomen|ten\suitvoer\s(?:gebracht|gelegd)|tot\suitvoering\sgebracht|in\spraktijk\sgebracht|(?:zijn|haar)\sbeslag\sgekregen|vorm\s?gegeven|gestalte\sgegeven"
    rf"|{ACT}\b[^;\n]{{0,120}}\bgegeven|gegeven\b[^;\n]{{0,40}}\b{ACT}|{ACT}\s(?:heb|heeft|hebben|is)\sgegeven)"
)
"""Participles that say of a zaak that it is done with; of another subject they say that that is done."""
CLOSED_WORDS = _words(rf"\b{CLOSED}\b")
PERFECT = _words(r"\b(?:is|zijn|ben|bent|heb|hebt|heeft|hebben|werd|werden|was|waren|kan|mag|kunnen)\b")
STATUS = _words(
    rf"^\W*(?:is\s|zijn\s)?(?:reeds\s|inmiddels\s|geheel\s|volledig\s)?{CLOSED}(?=\s?(?:[.;:,(\t\n]|$|met\b|bij\b|op\b|in\b|per\b|door\b|via\b))"
)
"""A cell or an item that begins with the state: «Uitgevoerd.», «: afgedaan met de brief van 7 maart»."""
CONSIDER = _words(
    rf"\b(?:beschouw\w*|acht|achten|zie|zien|merk|merken|aan\ste\smerken|aangemerkt|verzoek|vraag|stel|meen|menen|oordeel)\b[^;\n]{{0,250}}\b(?:{CLOSED}|af\ste\s(?:doen|voeren|sluiten|handelen))"
    rf"|\bals\s(?:{CLOSED})(?:\s(?:te\s)?(?:worden\s)?(?:beschouw\w*|aangemerkt|aan\ste\smerken|gezien))?\b"
)
FORMULA = _words(
    rf"\b(?:doe|doen|doet|handel|handelt|handelen|sluit|sluiten|rond|ronden)\s(?:{WE}|u\b|hiermee|hierbij|tevens)\b[^;\n]{{0,400}}?\b(?:af|gestand)\b"
    rf"|\b(?:{WE}|[Hh]iermee|[Dd]eze\sbrief)\s(?:doe|doen|doet|handel|handelt|sluit|rond)\b[^;\n]{{0,300}}?\b(?:af|gestand)\b"
    rf"|\b(?:kom(?:en|t)?|kwam(?:en)?)\b[^;\n]{{0,200}}?\b(?:na(?=\s?(?:[.,;:)]|$|\s(?:die|dat|om|met|door|en)\b))|tegemoet\b)"
    rf"|\b(?:los|lost|lossen)\s(?:{WE}|hiermee)\b[^;\n]{{0,120}}\bin\b|\bvoldoe[nt]?\b|\bbeantwoord(?:en|t)?\s(?:{WE}\s)[^;\n]{{0,60}}(?:\bmotie|\btoezegging|___)"
    rf"|\b(?:geef|geeft|geven)\b(?<!\bte\sgeven)[^;\n]{{0,160}}\b(?:{ACT})\b|\bdien(?:t|en)\b[^;\n]{{0,40}}\bter\s(?:nakoming|voldoening|invulling|beantwoording|uitvoering)\b"
    rf"|{NOW}(?:(?!\b(?:over|stand|voortgang|niet|geen|om|zal|zullen)\b)[^;\n]){{0,160}}\b{ACT}\b|\bkan\b[^;\n]{{0,40}}\bvan\sde\slijst\b|\bvan\sde\slijst\s(?:af\ste\svoeren|afgevoerd|geschrapt)\b"
)
NOW_WORDS = re.compile(NOW)
DRAFT = _words(r"\b(?:wetsvoorstel|ontwerp\w*|concept\w*|voorontwerp|in\sconcept|werkprogramma)\b")
"""What is worked into a draft is not done before the draft is law."""
RESPECTIVELY = re.compile(r"(?P<first>\S+?),?\s(?:respectievelijk|resp\.)\s(?P<second>\S+)")
CONTENT = _words(r"\b(?:om|dat|over)\b")
PASSIVE_NOW = _words(r"\bword(?:t|en)\b")
GIVES = _words(r"\b(?:geef|geeft|geven)\b")
"""«Ik geef gevolg aan de motie door een pilot»: it disposes of the zaak only where nothing is still to come."""
MAY = _words(r"\b(?:kan|mag|kunnen)\b")
ABOUT = _words(r"\bover\b")
PROMISED = re.compile(r"\b(?:toegezegd|zegde[n]?|zegt|toezegging)\b")
INFINITIVE = _words(
    rf"\b(?:uit\ste\svoeren|te\s(?:kunnen\s)?voldoen|na\ste\skomen|ten\suitvoer\ste\sbrengen|{ACT}\b[^;\n]{{0,60}}\bte\s(?:kunnen\s)?geven|te\sgeven\saan)\b"
)
"""What is yet to be done, or how: «om uitvoering te geven aan»."""

NOT = (
    r"\b(?:niet|geen|nooit|nimmer|evenmin|onvoldoende)\b"
    r"(?!\s(?:alleen|slechts|enkel|langer|eerder|in\sde\slaatste\splaats|meer\sdan))"
)
DENIED = _words(NOT)
NOT_YET = _words(
    r"\bnog\s(?:\w+\s)?(?:niet|geen)\b|\bniet\s(?:of\s)?nog\b|\b(?:eerst|pas)\sgedeeltelijk\b|\b(?:laat|laten)\snog\sop\szich\swachten\b"
)
CONDITION = _words(
    r"\b(?:zodra|nadat|indien|tenzij|mits|alvorens|voordat|totdat|pas|eerst\sals|na\sommekomst|wanneer)\b|\bals\s(?!(?:de|het)\s(?:_|$))(?:de|het|er|deze|dit|dat|die|ik|wij|uw|is)\b(?!\s(?:gaat\som|bijlage|lid|moties?|toezegging))"
)
FUTURE = _words(
    r"\b(?:zal|zullen|zou|zouden|ga|gaan|gaat|wil|willen|beoog\w*|streef\w*|hoop|hopen|verwacht\w*|voornemens|van\splan|gepland|voorzien|naar\sverwachting|bedoeling|inzet\sis"
    r"|te\szijner\stijd|t\.z\.t|op\sde\srol|volgt|volgen|moet\snog|moeten\snog|voortouw)\b"
)
TIME_TO_COME = _words(LATER)

PART = _words(
    r"\b(?:deels|gedeeltelijk|ten\sdele|grotendeels|merendeels|partieel|voor\s(?:een|het|een\sgroot)\s(?:\w+\s)?(?:deel|gedeelte|helft)|voor\sde\shelft|op\s(?:onderdelen|hoofdlijnen)"
    r"|op\s(?:een|één|het)\s(?:enkel\s)?(?:punt|onderdeel)(?:\sna)?|(?:een|één|het|de)\s(?:(?:eerste|tweede|derde|ene|andere|laatste|grootste)\s)?(?:deel|gedeelte|helft(?!\svan\s(?:dit\sjaar|het\sjaar|20)))\svan\s(?:de|deze|het|mijn|die|dit)"
    r"|(?:het|de)\s(?:eerste|ene|andere)(?=\s(?:is|zijn|heb|heeft|wordt|hebben)\b)|(?:het|de)\s(?:eerste|tweede|derde|ene|eerstgenoemde)\s(?:deel|gedeelte|onderdeel|verzoek|punt|dictum|lid|vraag|helft(?!\svan\s(?:dit\sjaar|het\sjaar|20)))|de\seerste\s(?:twee|drie|vier|vijf)\s(?:verzoeken|onderdelen|punten|maatregelen)|(?:een|twee|drie|vier|vijf)\svan\sde\s(?:twee|drie|vier|vijf|zes|zeven)|van\sde\s(?:twee|drie|vier|vijf|zes)\b"
    r"|niet\s(?:alle|overal|volledig|geheel|helemaal|in\s(?:zijn|haar|hun)\sgeheel|op\salle)|(?:nog\sniet|niet)\s(?:\w+\s){0,2}(?:volledig|geheel|helemaal|in\s(?:zijn|haar|hun)\sgeheel)|eerste\s(?:stap|stappen|tranche|aanzet)\sin\sde\s(?:uitvoering|invulling))\b|,[^,;]{3,60}\bnog\sniet(?=\W*$)"
)
"""Only a part is meant; read before the words of disposing beside it."""
PART_STATE = _words(
    rf"\b(?:{CLOSED}|af|gereed|klaar|beschikbaar|verzonden|gestand|uitvoering|invulling|voldaan|gedekt|verstrekt|gedeeld|geleverd|opgeleverd|ingevoerd|{ACT})\b|\b(?:vindt|treft)\su(?:w\sKamer)?\b"
)
REST = _words(
    r"\b(?:nog|rest|restant|resterende|overige?n?|andere|anderen|ander|tweede|derde|vierde|vijfde|laatste|ontbreekt|ontbreken|voor\shet\s\w+\snog\sniet|nog\sniet|aanvullend\w*|vervolgens\snog)\b|\b(?:die|dat|deze)\s(?:over|van|voor)\b"
    r"|\b(?:wat\sbetreft|voor\swat\sbetreft)\b"
)
"""What is left, when a part is done."""

_REFUSED_VERBS = (
    r"(?:uit\ste\svoeren|uitvoeren|uitgevoerd|uitvoering|overnemen|over\ste\snemen|overgenomen|honoreren|gehonoreerd|gestand\s(?:te\s)?doen|nakomen|na\ste\skomen|voldoen"
    r"|tegemoet\s?(?:te\s)?komen|uitvoerbaar|opvolgen|op\ste\svolgen|inwilligen|ingewilligd|volgen|opgevolgd)"
)
REFUSED = _words(
    rf"\bonuitgevoerd\b|\bla(?:at|ten)\b[^;\n]{{0,60}}\bvoor\swat\b|\bhang(?:en|t)?\b[^;\n]{{0,60}}\bgeen\sgevolg\b|(?<!nog\s)(?<!nog\ssteeds\s){NOT}(?!\s(?:meer|volledig|geheel|helemaal|alle|in\s(?:zijn|haar)\sgeheel))[^;,\n]{{0,60}}\b{_REFUSED_VERBS}\b"
    rf"|\bvoer(?:en|t)?\b[^;\n]{{0,140}}\bniet\suit\b|\bne(?:em|emt|men)\b[^;\n]{{0,100}}\bniet\sover\b|\bvolg(?:t|en)?\b[^;\n]{{0,80}}\bniet(?=\s?[.,;]|$)"
    rf"|(?<!nog\s)\bgeen\s(?:verdere?\s|nader\s)?(?:{ACT}|vervolg)\b[^;\n]{{0,60}}\b(?:geven|gegeven|geeft|te\sgeven)\b|\b(?:geef|geven|geeft|kan|kunnen|zal|zullen)\b[^;\n]{{0,140}}\bgeen\s(?:{ACT}|vervolg)\b|\bzonder\s(?:gevolg|vervolg)\b"
    rf"|\bzie(?:n|t)?\s{WE}\s(?:\w+\s){{0,2}}af\svan\b|\b{WE}\szie(?:n|t)?\s(?:\w+\s){{0,2}}af\svan\b|\bzie(?:n|t)?\b[^;\n]{{0,120}}\baf\svan\s(?:\w+\s)?uitvoering|\b(?:on|niet\s)uitvoerbaar\b"
    r"|\b(?:komt|komen|is|zijn)\s(?:daarmee\s|hiermee\s)?(?:te\s)?vervallen\b|\bvervalt\b|\bnaast\s(?:mij|zich|ons|me)\sneer\b|\btrek(?:ken|t)?\s(?:ik|wij|het\skabinet)\b[^;\n]{0,60}\bin\b"
    r"|\bgeen\sgrondslag\b|\bniet\smogelijk\b[^;\n]{0,60}\b(?:motie|toezegging|uitvoering|gevolg|verzoek)\b"
    rf"|\bzie(?:n|t)?\s{WE}\b[^;\n]{{0,30}}\bgeen\s(?:aanleiding|mogelijkheid|mogelijkheden|ruimte|noodzaak|grond|meerwaarde|reden)\b|\b(?:{WE}|[Hh]et\skabinet)\szie(?:n|t)?\b[^;\n]{{0,30}}\bgeen\s(?:aanleiding|mogelijkheid|mogelijkheden|ruimte|noodzaak|grond|meerwaarde|reden)\b"
    rf"|\b{WE}\swijs(?:t|en)?\b[^;\n]{{0,80}}\s(?:motie|verzoek)\b[^;\n]{{0,40}}\saf\b|\bwijs(?:t|en)?\s{WE}\b[^;\n]{{0,80}}\baf\b"
)
TAKEN_BACK = _words(
    r"\b(?:inmiddels|nu|thans|intussen|alsnog|uiteindelijk)\s(?:wel|alsnog|is|heb|toch)\b|\bwel(?=\s?:)|\bmaar\s(?:is|zijn)\s(?:nu|inmiddels|intussen)\b"
)
"""«Dat lukte eerst niet, inmiddels wel»."""

_TOLD = (
    r"(?:bericht|geïnformeerd|ingelicht|gemeld|geschreven|aangegeven|ingegaan|toegelicht|gereageerd|uiteengezet|laten\sweten|op\sde\shoogte\s(?:gesteld|gebracht)|meegedeeld|medegedeeld"
    r"|gerapporteerd|beantwoord|brief\s(?:gestuurd|gezonden)|berichtte|informeerde|meldde|schreef|liet\sweten|ging\s[^;,\n]{0,30}\bin|rapporteerde|deelde\s[^;,\n]{0,40}\bmee)"
)
_WHEN = (
    rf"\b(?:eerder|reeds|al|destijds|toen|vorige?|eind\svorig|begin\sdit|\d{{1,2}}\s{_MONTH}"
    r"|[a-z]*brief\s(?:van|d\.d\.)|in\s(?:19|20)\d\d)\b"
)
TOLD = _words(rf"\b{_TOLD}\b")
BEFORE = _words(_WHEN)
RECEIVER = _words(r"\b(?:u|uw\sKamer|de\s(?:Tweede\s|Eerste\s)?Kamer|hierover|daarover|waarover|hierop|daarop)\b")
POINTED_AT = _words(
    rf"\bverwijs(?:en|t)?\b[^;\n]{{0,120}}\b(?:[a-z]*brief|[a-z]*rapportage|[a-z]*reactie|beantwoording|verslag|antwoorden|nota)\b[^;\n]{{0,120}}(?:{_WHEN})|\b\w*(?:brief|reactie|rapportage)\swaarin\b[^;\n]{{0,160}}\b(?:ontvangen|gezonden|aangeboden)|\b(?:trof|las|vond)\su\b[^;\n]{{0,80}}\b\w*(?:brief|rapportage|verslag)\b|\bwaar(?:in|mee)\b[^;\n]{{0,80}}\b(?:eerder|reeds|al)\b[^;\n]{{0,60}}\b{_TOLD}"
)
RECEIVED = _words(rf"\b(?:u|uw\sKamer)\b[^;\n]{{0,120}}(?:{_WHEN})[^;\n]{{0,80}}\b(?:ontvangen|ontving)\b")
HEREBY = re.compile(
    r"\b(?:[Hh]ierbij|[Hh]iermee|[Bb]ijgaand|[Mm]et\sdeze\s(?:\w+\s)?brief|[Ii]n\sdeze\s(?:\w+\s)?brief|[Bb]ij\sdeze[nr]?)\b"
)

STARTED = _words(
    r"\b(?:gestart|van\sstart|begonnen|ingezet|uitgezet|opgestart|aangevangen|in\sgang\sgezet|opdracht\s(?:gegeven|verleend|verstrekt)|aanbesteed|aangekondigd|ingediend|in\sconsultatie|betrokken|meegenomen"
    r"|(?:commissie|werkgroep|taskforce|kwartiermaker|gezant)\b[^;\n]{0,60}\b(?:ingesteld|aangesteld|benoemd)|ingesteld|aangesteld|overleg\sgetreden|overlegd|gesprek\sgegaan|stappen\b[^;\n]{0,40}\bgezet|opgenomen\sin\s(?:het|de)\s\w*(?:programma|agenda|plan))\b"
)
"""A perfect tense that only tells of a beginning."""
_TALKED = (
    r"(?!(?:gesproken|overlegd|gewezen|aangegeven|toegezegd|ontraden|gelaten|kennisgenomen|begrepen|onderschreven|verzocht|gevraagd|besloten|bezien|gehoord|gevolgd|gehecht|getracht|geprobeerd"
    r"|beloofd|verwacht|bedoeld|genoemd|gebleken|verworpen|aangenomen|ingediend|aangehouden|ingetrokken|aangehaald|vermeld|bereid|gelezen|gezien|bestudeerd|ontvangen|overwogen|verplicht|gericht|geweest|geworden|gekomen|gegaan)\b)"
)
CARRIED_OUT = (
    r"(?:aangepast|gewijzigd|opgericht|ingevoerd|gestopt|beëindigd|gepubliceerd|verzonden|gezonden|toegezonden|gestuurd|toegestuurd|aangeboden|opgenomen|geregeld|opengesteld|openbaar\sgemaakt|gebeurd"
    r"|verhoogd|verlaagd|uitgebreid|vergroot|verruimd|afgeschaft|ingericht|gesloten|geopend|toegevoegd|verwerkt|geschrapt|bijgevoegd|gevoegd|vastgelegd|vastgesteld|aangescherpt|verlengd|in\swerking\sgetreden|verschenen"
    r"|ondertekend|plaatsgevonden|besproken|gedeeld|gerealiseerd|geborgd|versterkt|hersteld|opgesteld|ontwikkeld|uitgewerkt|vrijgemaakt|beschikbaar\sgesteld|in\sgebruik\sgenomen|geplaatst|afgerond|voltooid|uitgevoerd"
    r"|overgemaakt|verstrekt|gevoerd|verkend|onderzocht|geëvalueerd|opgezet|vereenvoudigd|verduidelijkt|samengevoegd|teruggebracht|verboden|toegekend|opgelost|doorgevoerd|ingegaan|bekendgemaakt)"
)
DONE = _words(
    rf"(?:\b(?:heb|heeft|hebben)\s{WE}\b|\b{WE}\s(?:heb|heeft|hebben)\b)[^;\n]{{0,200}}\b{_TALKED}{PARTICIPLE}\b"
    rf"|\b(?:is|zijn|werd|werden)\b[^;\n]{{0,200}}\b{CARRIED_OUT}\b|\b(?:heeft|hebben)\b[^;\n]{{0,80}}\bplaatsgevonden\b|\b{CARRIED_OUT}\s(?:is|zijn)\b|\bvond(?:en)?\b[^;\n]{{0,80}}\bplaats\b"
    rf"|\b(?:heeft|hebben)\s(?:\w+\s)?geleid\stot\b|\btrad(?:en)?\b[^;\n]{{0,60}}\bin\swerking\b|\bsinds\b[^;\n]{{0,80}}\b(?:is|geldt|gelden|kunnen|kan|bestaat|bestaan|verschijnt)\b|\b(?:geldt|gelden|bestaat|bestaan|verschijnt|kunnen|kan)\b[^;\n]{{0,40}}\bsinds\b"
    rf"|\b(?:stuurde|zond|publiceerde|tekende|opende|regelde|wijzigde)\s(?:ik|wij|het\skabinet)\b"
)
"""What the minister did, or what was done, in the perfect or past tense: not what a third party did or said."""
SENT = re.compile(
    rf"{NOW}|\b(?:stuur|zend|bied|doe|deel|verstrek|informeer|bericht|ga|licht)\s(?:ik|wij)\b|\b(?:[Ii]k|[Ww]ij)\s(?:stuur|zend|bied|doe|deel|verstrek|informeer|bericht|zenden|sturen)\b|\b(?:ontvangt|treft|vindt)\s(?:u|uw\sKamer|de\sKamer)\b"
    r"|\b(?:u|[Uu]w\sKamer)\s(?:ontvangt|treft|vindt)\b|\b(?:in|als)\s(?:de\s)?bijlage\b|\bbijgevoegd\b|\bstaa[nt]\s(?:hieronder|hierna|in\s(?:tabel|bijlage|paragraaf))\b|\b(?:in|op)\s(?:paragraaf|hoofdstuk|tabel)\s\d"
)
ENCLOSED = re.compile(
    r"\b(?:ontvangt|treft|vindt)\s(?:u|uw\sKamer|de\sKamer)\b|\b(?:u|[Uu]w\sKamer)\s(?:ontvangt|treft|vindt)\b|\bbijgevoegd\b|\bals\sbijlage\b|\bin\s(?:de\s)?bijlage\b"
    r"|\bstaa[nt]\s(?:hieronder|hierna|in\s(?:tabel|bijlage|paragraaf))\b"
)
LETTER = _words(r"\b\w*(?:brief|rapportage|beantwoording|verslag|antwoorden)\b")
ASKED = re.compile(
    r"\b(?:verzocht|verzoekt|verzoeken|gevraagd|vraagt|vroeg|vroegen|oordeel|ondersteuning|opgeroepen|oproept|roept|riep|aangenomen|ingediend|verworpen|aangehouden|ingetrokken|nam|ontraden|gekregen"
    r"|toegezegd|zegde|gewezen|overwegende|overwogen|constaterende|gesteund|geconstateerd|gebleken|bedoeld)\b"
)
ASKED_ASIDE = re.compile(
    r"(?:,\s(?:die|dat|waarin|waarmee|waarbij|waardoor)\b[^,;\n]{0,200}\b(?:vraagt|vroeg|verzoekt|verzocht|gevraagd|oproept|opriep|toegezegd|toezegde|wordt\sverzocht)\b[^,;\n]{0,200}(?:,|$)"
    r"|\b(?:waar(?:om|toe|van)?|zoals|die|dat|als)\s[^,;\n]{0,160}?\b(?:vraagt|vroeg|verzoekt|verzocht|gevraagd|oproept|opriep|toegezegd|toezegde)\b(?:\s(?:in|door|wordt|werd|is)\b)?)"
)
"""What the zaak asks, told aside: «het gesprek waar de motie om vroeg»; the rest tells what was done about it."""

FORMULA_RULE = Rule(
    "doe-ik-af",
    0.97,
    "A formula closes a zaak with so many words: «doe ik af», «beschouw ik als uitgevoerd», «kom ik na».",
    "Met deze brief doe ik de motie Podt af.",
)
CLOSED_RULE = Rule(
    "is-uitgevoerd",
    0.93,
    "The perfect tense of a word of disposing: «is uitgevoerd», «heb ik gevolg gegeven», «is ingelost».",
    "De motie Podt is uitgevoerd.",
)
STATUS_RULE = Rule(
    "stand-van-zaken",
    0.93,
    "A cell or an item may give no more than the state: «Afgedaan met de brief van 7 maart».",
    "Motie Podt: afgedaan met de brief van 7 maart.",
)
REFUSED_RULE = Rule(
    "niet-uitvoeren",
    0.93,
    "A minister may decline: «voer ik niet uit», «kan ik geen uitvoering geven», «zie ik af van».",
    "Ik zal de motie Podt niet uitvoeren.",
)
PART_RULE = Rule(
    "deels",
    0.9,
    "A part may be done: «deels», «het eerste deel van de motie», «nog niet volledig», «de rest volgt».",
    "Hiermee is de motie Podt deels afgedaan.",
)
NOT_YET_RULE = Rule(
    "nog-niet", 0.85, "What is not finished is said with «nog niet».", "De motie Podt is nog niet afgedaan."
)
TO_COME_RULE = Rule(
    "afdoening-komt",
    0.85,
    "Words of disposing in a future tense, or on a condition, say that the zaak is still open.",
    "De motie Podt zal worden uitgevoerd.",
)
GOING_ON_RULE = Rule(
    "wordt-uitgevoerd",
    0.85,
    "Words of disposing in the present passive or the infinitive: it is being carried out.",
    "De motie Podt wordt uitgevoerd.",
)
DONE_RULE = Rule(
    "is-gedaan",
    0.55,
    "The perfect tense behind a motie reports what was done about it, when nothing more is said.",
    "De Kamer nam de motie Podt aan. Dat gesprek heeft inmiddels plaatsgevonden.",
)
TOLD_RULE = Rule(
    "eerder-bericht",
    0.85,
    "A letter may leave it at what it reported before: «waarover ik uw Kamer eerder berichtte».",
    "Over de motie Podt heb ik uw Kamer op 3 maart reeds bericht.",
)
RULES = (
    FORMULA_RULE,
    CLOSED_RULE,
    STATUS_RULE,
    REFUSED_RULE,
    PART_RULE,
    NOT_YET_RULE,
    TO_COME_RULE,
    GOING_ON_RULE,
    DONE_RULE,
    TOLD_RULE,
)
