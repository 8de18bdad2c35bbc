"""How letters write of a motie: the word with what stands around it, and where its subject begins and ends."""

import re

from taz_graph.extractors.lexicon_guard import Guarded

MOTIE = Guarded(
    re.compile(
        r"(?<![\w-])(?P<adjectives>(?:(?:[Nn]ader\s|[Tt]weede\snader\s)?[Gg]ewijzigde\s|(?:[Bb]reed\s)?[Aa]angenomen\s"
        r"|[Aa]angehouden\s|[Ii]ngediende\s|[Vv]erworpen\s|[Uu]naniem\s|[Ee]erdere\s|[Oo]nlangs\s){0,4})"
        r"(?P<word>(?:[Kk]amer)?[Mm]otie(?P<plural>s)?)(?![\w])(?!-(?:en|rappel|brief|overzicht|stelsel|lijst)\b)"
    ),
    "motie",
)
MEMBERS = re.compile(
    r",?\s{1,3}(?:(?:ingediend|voorgesteld|aan|aangenomen|hierover|daarover|hiertoe|daartoe|vroeg|vroegen|verzocht|verzochten|heeft|hebben|riep|riepen),?\s)?(?:(?:van|door)\s)?(?:(?:het|de|door)\s)?(?:(?:toenmalige?|voormalige?|oud-)\s?)?"
    r"(?:Tweede\s|Eerste\s)?(?:[Ll]id|[Ll]eden|[Kk]amerlid|[Kk]amerleden|heren?|mevrouw|mw\.|dhr\.|mevr\.)\s{1,3}"
    r"(?:(?:lid|leden|van\suw\sKamer)\s{1,3})?"
)
PLAIN = re.compile(r"(?:\s?[-‐-―−]\s?|\s\((?=[A-ZÀ-ÖØ-Þ][a-zà-ÿ]+[^()]*(?:c\.s|,|/))|\s(?:van\s(?=[A-ZÀ-ÖØ-Þ]))?)")
NUMBER = re.compile(r"\s?(?:[(\[:,]|op\sstuk|met|onder|met\s(?:als\s|de\s)?nummers?|stuk|nr|nummer|Kamerstuk|\d)")
SUBMITTED = re.compile(
    r",?\sdie\s(?:door\s)?(?:het|de)\s(?:[Kk]amer)?(?:lid|leden)\s|"
    r"(?:,\s|\s)(?:[^.;()\n]{0,60}?\s)?(?:ingediend|voorgesteld)\s(?:is\s|was\s)?(?:door|van)\s(?:het|de)\s(?:[Kk]amer)?(?:lid|leden)\s"
)
SUBMITTED_BY = re.compile(
    r"door\s(?:het|de)\s(?:[Kk]amer)?(?:lid|leden)\s(?P<names>[^;\n]{3,80}?)\s(?:is\s)?(?:ingediende|voorgestelde)(?:,?\s\w+e)?\s$"
)
ASKED_BY = re.compile(
    r"(?:[Hh]et\s(?:[Kk]amer)?lid|[Dd]e\s(?:[Kk]amer)?leden|[Mm]evrouw|[Dd]e\sheer)\s(?P<names>[^;.\n]{3,80}?)\s(?:heeft|hebben|vroeg|vroegen|verzocht|verzochten"
    r"|riep|riepen|verzoekt|verzoeken|vraagt|vragen)\b[^;.\n]{0,80}\s?\b(?:bij|via|met|per|in|middels)\s(?:(?:een|hun|zijn|haar)\s)?$"
    r"|(?:[Hh]et\s(?:[Kk]amer)?lid|[Dd]e\s(?:[Kk]amer)?leden)\s(?P<whose>[^;.\n]{3,80}?)\s(?:in|met|voor|via)\s(?:zijn|haar|hun)\s$"
)
SUBMITS = re.compile(
    r"(?:(?:[Hh]et\s(?:[Kk]amer)?lid|[Dd]e\s(?:[Kk]amer)?leden|[Mm]evrouw|[Dd]e\sheer)\s(?P<names>[^;.\n]{3,80}?)\s(?:diende|dienden|heeft|hebben|bracht|brachten|stelde|stelden)\b"
    r"|\b(?:diende|dienden|heeft|hebben|bracht|brachten)\s(?:het\s(?:[Kk]amer)?lid|de\s(?:[Kk]amer)?leden|mevrouw|de\sheer)\s(?P<behind>[^;\n]{3,80}?))"
    r"(?:\s[^;.\n]{0,80})?\s(?:een|de|zijn|haar|hun)\s$"
)
"""«Het lid Dijk diende daarop een motie in»: what stands before the word; ``BROUGHT_IN`` comes behind it."""
BROUGHT_IN = re.compile(r"(?:\s[^.;\n]{0,160})?\s(?:in|ingediend|voorgesteld|ingebracht)\b(?!\s(?:de|het|een)\b)")
WHOSE_BEHIND = re.compile(r"\s(?:van|door)\s(?:het|de)\s(?:[Kk]amer)?(?:lid|leden)\s{1,3}(?:lid\s)?")
"""«De motie over tolken van het lid Dijk»."""
WHOSE = re.compile(r"\b(?:zijn|haar|hun)\s$")
PARTICULAR = re.compile(r"\b(?:[Dd]e|zijn|haar|hun)\s$")
SAME = re.compile(r"\s(?:van|door)\s(?:hetzelfde\s(?:[Kk]amer)?lid|dezelfde\s(?:leden|indieners?))\s?,?")
SUBJECT = re.compile(
    r"\s?,?\s?(?:(?P<about>over|inzake|betreffende|aangaande|omtrent|ten\saanzien\svan|met\sbetrekking\stot|m\.b\.t\.)\s"
    r"|(?P<asks>met\s(?:het|als)\sverzoek|(?:die|waarin|waarmee|waarbij)\s(?:de\s(?:regering|Kamer|minister|staatssecretaris)\s"
    r"|het\skabinet\s)?(?:\w+\s)?(?:wordt\s)?(?:verzoekt|verzocht|vraagt|oproept|vroeg|opriep|roept)|om\s(?=[^.;]{0,80}\bte\b))\s)"
)
GAP = re.compile(
    r"\s?[,(\[]?\s?(?:(?:met|als|onder|op|zie|in|hierna)\s)?(?:Kamerst\w*\.?\s|TK\s|stuk\s|(?:stuk)?nummers?\s)?[(\[]?\s?"
)
SUBJECT_END = re.compile(
    r"\s?\((?=[^)]*\d)|[;:]|\s(?:en|alsmede|of)\s(?:in\s|met\s|door\s)?(?:de\s|het\s)?(?:\w+\s)?(?:moties?|toezegging(?:en)?|amendement)\b"
    r"|,\s(?:heb|hebben|is|zijn|wordt|worden|ben|zal|zullen|wil|kan|geef|doe|werkt|zet|ga|wijs|merk|informeer|bericht"
    r"|waarover|waarvan|dat\sik|beschouw|waarmee)\b"
    r"|\s(?:heb|beschouw|informeer|bericht|wordt\shiermee|is\shiermee|is\sdaarmee|wordt\sdaarmee)\s(?:ik\b)?"
)
# «over de motie schreef ik in mijn brief van 12 maart»: the number behind it is that of the letter.
OTHER_PAPER = re.compile(
    r"\b(?:[Kk]amer|[Vv]oortgangs|[Vv]erzamel)?(?:brief|brieven|rapport|advies|verslag|amendement|amendementen|debat|overleg|wetsvoorstel|nota|reactie|kabinetsreactie|beleidsreactie|evaluatie|besluit|voortgangsrapportage)\b[^,]{0,60}$"
    r"|\b(?:geïnformeerd|bericht|gemeld|ingegaan|toegelicht|aangeboden|gezonden|gestuurd|toegezonden|toegestuurd|beantwoord|afgedaan|gereageerd)\b[^,;]{0,30}$"
)
JOINT = re.compile(
    r"(?:\s?\))?(?:,\s?(?:en\s)?|\sen\s|\salsmede\s)(?:die\s)?(?P<members>van\s(?:het|de)\s(?:[Kk]amer)?(?:lid|leden)\s{1,3})?(?P<hyphen>[-‐‑–](?=[A-ZÀ-Þ]))?(?=\S)"
)
# Headings have slips: «MOTIE DE LEDEN», «MOTIE VAN HE LID», «MOTIE VAN DE HET LID», «HET LIDVAN NISPEN».
OWN_HEADING = re.compile(
    r"MOTIE\s(?:VAN\s)?(?:(?:HET|HE|DE)\s)*(?:LID|LEDEN|KAMERLID)?\s?(?:(?:LID|LEDEN)\s)?(?=[A-ZÀ-Þ’'])"
)
MAX_SUBJECT_WORDS = 40
