"""The words and numbers that citations are made of, as pieces of regular expressions.

Every repetition is possessive or bounded: a text of one million spaces, digits or brackets costs as much time as any
other of that length.
"""

import re

W = r"[^\S\n]*+\n?[^\S\n]*+"  # white space with at most one line break: citations run over lines, not over paragraphs
D = "[-\u2010-\u2015\u2212]"  # every dash that a word processor makes of a hyphen

YEARS = rf"(?:1[89]|20)[0-9]{{2}}{W}(?:/{W}{D}?|{D}){W}['’]?(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9])"
YEAR_PARTS = re.compile(rf"((?:1[89]|20)[0-9]{{2}}){W}(?:/{W}{D}?|{D}){W}['’]?([0-9]{{4}}|[0-9]{{2}})(?![0-9])")
YEAR_WORD = rf"(?i:vergaderjaar|zitting(?:sjaar)?|vj\.?){W}:?"
ONE_YEAR = r"(?:1[89]|20)[0-9]{2}(?![0-9])"

# "Kamerstukken ll" has small L's, "Kamerstukken 11" comes from text recognition, "Kamerstukken 2" from habit.
LOWER_HOUSE = rf"(?:II|ll|Il|lI|Ⅱ|TK|T\.K\.|(?i:tweede){W}(?i:kamer))(?![A-Za-z])"
UPPER_HOUSE = rf"(?:I|l|Ⅰ|EK|E\.K\.|(?i:eerste){W}(?i:kamer))(?![A-Za-z])"
HOUSE = rf"(?:{LOWER_HOUSE}|{UPPER_HOUSE})"
HOUSE_PARTS = re.compile(rf"(?<![A-Za-z])(?:({LOWER_HOUSE})|({UPPER_HOUSE}))")
HOUSE_DIGIT = rf"(?:11|1|2)(?={W},?{W}(?:{YEAR_WORD}{W})?{YEARS})"

PAPER_WORD = (
    r"(?i:kamerst(?:uk(?:ken)?(?:dossiers?|nummers?|nrs?\.?)?|\.)|kst\.?(?![A-Za-z-])|kamerdossiers?"
    r"|dossier(?:s|nummers?|nr\.?)?|(?:initiatief)?wetsvoorstel(?:len)?|wv(?![a-z])\.?)"
)
REPLACES = rf"(?:(?i:t\.?{W}v\.?{W}v(?![A-Za-z])\.?)|(?i:ter{W}vervanging{W}van))"
ANNEX_OF = (
    rf"(?i:bijlagen?)(?:{W}(?:[0-9]{{1,2}}|[IVX]{{1,4}})(?![A-Za-z0-9]))?{W}"
    rf"(?i:behorende{W}bij|bij|van|aan)(?![a-z]){W}(?i:het|de)?{W}:?"
)

DOSSIER = rf"([1-9][0-9])(\.|{W})([0-9]{{3}})(?![0-9])"
# A paper's number must not be the head of something longer: "nr. 2019/1024", "nr. 10.000".
DIGITS = r"[0-9]{1,4}(?![0-9]|/[0-9]{2}|\.[0-9]{3})"
NUMBER = rf"(?:{DIGITS}[a-z]?(?![A-Za-z])|[0-9]\.[0-9]{{3}}(?![0-9])|[A-Z]{{1,3}}(?![A-Za-z0-9]))"
MARK = r"(?i:nrs|nr['’]s|nr|nummers|nummer|nos|no|n[°º])(?![A-Za-z])\.?"
TERMINATOR = rf"(?={W}(?:[)\]»”\"',;.:]|\Z|en(?![a-z])|&|p\.|pag|blz))"

# Numbers of the budgets, their annual reports and supplements, whose chapters carry Roman numerals and letters.
# From the register (identifiers and titles) and, before 2009, from the Miljoenennota of each year.
BUDGETS = frozenset(
    int(number)
    for number in """
    19700 20200 20800 21300 21800 22300 22800 23400 23900 24400 25000 25600 26200 26800 27400 28000 28600 29200 29800
    30300 30800 31200 31474 31700 31710 31792 31924 31955 32123 32360 32500 32565 32609 32710 32761 32780 32925 33000
    33090 33240 33280 33400 33480 33605 33640 33750 33805 33930 33940 34000 34085 34200 34210 34300 34350 34475 34485
    34550 34620 34725 34730 34775 34845 34950 34960 35000 35095 35200 35210 35300 35350 35450 35470 35570 35650 35830
    35850 35925 35975 36100 36120 36200 36250 36350 36360 36410 36435 36470 36550 36560 36600 36625 36725 36740 36800
    36820
    """.split()
)
ROMAN = frozenset(
    "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV".split()
)
FUNDS = frozenset("ABCDEFGHJKLM")  # Infrastructuurfonds A, Gemeentefonds B, ... Klimaatfonds M


def is_chapter(token: str) -> bool:
    """True for what can follow a budget's number: XVI, IIB, A."""
    return token in ROMAN or token in FUNDS or (token[:-1] in ROMAN and token[-1] in "AB")
