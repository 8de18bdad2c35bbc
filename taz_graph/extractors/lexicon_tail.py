"""Where a name in small letters ends: «commissiedebat Digitale overheid van 25 juni», «de Regeling groene daken is».

A capital opens such a name; the words behind it go on until a verb, a word of time or place, a comma or the end.
"""

import re

from taz_graph.extractors.lexicon_words import UPPER

_VERBS = (
    r"(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|heb|had|hadden|kan|kunnen|kon|moet|moeten|mag|mogen|zal"
    r"|zullen|zou|zouden|wil|willen|ga|gaat|gaan|ging|komt|komen|kwam|kwamen|staat|staan|stond|stonden|ligt|liggen|lag"
    r"|loopt|lopen|liep|liepen|geldt|gelden|regelt|regelen|biedt|bieden|bood|maakt|maken|geeft|geven|gaf|stelt|stellen"
    r"|valt|vallen|vindt|vinden|vond|treedt|treden|blijkt|blijken|blijft|blijven|volgt|volgen|verschijnt|verscheen"
    r"|verschijnen|bevat|bevatten|laat|laten|toont|vraagt|vragen|vroeg|vroegen|verzocht|zegde|zegt|schrijft|schreef"
    r"|bedraagt|bedroeg|sluit|sluiten|start|vergoedt|ondersteunt|helpt|vervalt|vervallen|vervangt|wijzigt|beoogt"
    r"|verplicht|bepaalt|verbiedt|introduceert|kent|dient|dienen|sprak|spraken|besprak|raamt|schetst|beschrijft|ontvangt"
    r"|noemt|meldt|voorziet|begint|begon|eindigt|opent|opende|brengt|bracht|werkt|werken|neemt|nemen|nam|vult|vullen|zet"
    r"|zetten|die|dat|dan|waarin|waarmee|waardoor|waarbij|waaruit|waarvan|waarop|waarover|om|als|zoals|omdat|zodat|ook"
    r"|nog|niet|reeds|al|sinds|vanaf|tijdens|binnen|gedurende|daarmee|hiermee|hierbij|daarbij|hierover|daarover|ik|wij|we"
    r"|u|uw|er|hij|zij|maar|want|toe|toegezegd|gedaan|gedane|ingediend|aangenomen|aangehouden|gewijzigd|gesloten|geopend"
    r"|opengesteld|vastgelegd|gepubliceerd|uitgebracht|gehouden|gevoerd|gepland|plaats|plaatsgevonden|geweest|gericht"
    r"|bijgevoegd|inmiddels|momenteel|thans|medio|per|ten|ter|vorig|vorige|volgende|dit|deze|eerder|onder|door|beide"
    r"|beiden|respectievelijk|conform|via|namens|mede|te|[a-z]+eert)"
)
ENDS = (
    rf"(?:{_VERBS}|over\s(?:de|het|een)|in\s(?:het|de|een|dit|deze|\d{{4}}|werking|ontvangst|gang|mei|maart|december)"
    r"|op\s(?:\d+|de|het|te|basis|grond)|met\s(?:de|het|een|ingang|name|betrekking)"
    r"|voor\s(?:de|het|een|deze|uw|wat)|van\s(?:\d+|\w+dag|het\slid|de\sleden|uw|toepassing|kracht|belang|deze|dit"
    r"|start|de\s(?:commissie|[A-Z])\S*)|aan\s(?:de|het|een|uw|te)|bij\s(?:de|het|een)|uit\s(?:de|het|\d{4})"
    r"|tot\s(?:\d+|en|de|het|stand|wijziging)|(?:de|het|een)\s\w+"
    r"|en\s(?:de|het|een|in|op|ik|wordt|is|heeft|werd|zijn|worden|hebben|kan|zal))"
)
"""What ends a name: verbs, conjunctions, pronouns, and a small word with what shows that it opens another phrase."""
STOP = rf"(?=\s?[,.;:()«»“”’‘?!\n\t]|\s{ENDS}(?!\w)|\s[–-]\s|\s\d|\sen\s[{UPPER}]|\s?$)"
_WORD = (
    rf"\s(?:(?:van|tegen|tot|naar)\s(?:de|het)\s)?(?!{ENDS}(?!\w))(?!en\s[{UPPER}])[^\W\d_][\w’'&/-]*(?:\.(?=[a-z]))?"
)
TAIL = rf"[{UPPER}][\w’'&/-]*(?:{_WORD}){{0,9}}?{STOP}"
"""A name that begins with a capital and goes on in any letters."""
DAY_TAIL = (
    rf"[\w][\w’'&/-]*(?:,?\s(?!{_VERBS}(?!\w))[^\W\d_][\w’'&/-]*){{0,9}}?"
    r"(?=\s(?:van|op|d\.d\.|dd\.?)\s(?:[a-z]+dag\s)?\d)"
)
"""A name in any letters that ends where the day of what it names begins: «Dieren in de veehouderij van 12 maart»."""
SMALL_TAIL = rf"(?!{ENDS}(?!\w))[a-zà-ÿ][\w’'&/-]*(?:{_WORD}){{0,8}}?{STOP}"
"""A name in small letters."""
YEARS = r"(?:\s(?:19|20)\d\d(?:\s?[–/-]\s?(?:20\d\d|\d\d(?!\d)))?(?!\d|\.\d))"
"""The year, or the years from and to, that belong to a name: «Masterplan 2025–2030»."""
BEHIND = re.compile(YEARS)
