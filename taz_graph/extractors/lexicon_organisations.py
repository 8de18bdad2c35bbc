"""How a name of an organisation looks, for those that no list holds."""

import re
from collections.abc import Iterator
from itertools import pairwise

from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.lexicon_words import CLOSE_QUOTE, OPEN_QUOTE, UPPER

WORD = rf"[{UPPER}](?:[\w’'&]|[.\-/](?=\w)){{0,40}}"
"""A word with a capital; a hyphen or point inside it belongs to it («ICT-toetsing», «Digizo.nu»)."""
LINK = r"(?:van|voor|in|de|der|den|het|en|&|op|tot|ter|ten|te|bij|tegen|rond|over|om|’t|'t)"
_NEXT = rf"(?:\s(?:(?!en\s(?:[A-Z]{{2}}|de\s|het\s)){LINK}\s){{0,3}}{WORD}|,\s{WORD}(?=\sen\s{WORD}))"
ABBREVIATION = rf"[{UPPER}](?:[\w&’'/-]{{0,8}}[{UPPER}0-9])[a-z]{{0,2}}"
"""A short name as it stands in brackets: VIG, NVZ, V&VN, AcICT, NZa."""

_FRONT = (
    r"[Ss]tichting|[Vv]ereniging|[Ff]ederatie|[Cc]oalitie|[Tt]ask\s?[Ff]orce|(?:[Vv]aste\s)?[Cc]ommissie|[A-Za-z][a-z]{3,20}commissie|[Ss]taatscommissie"
    r"|[Aa]dviescommissie"
    r"|[Bb]egeleidingscommissie|[Aa]lliantie|[Ww]erkgroep|[Rr]egioteam|[Oo]ndersteuningsteam|[Aa]dviesteam"
    r"|[Aa]anjaagteam|[Ee]xpertteam"
    r"|Fonds|College|[Aa]dviescollege|Instituut|Inspectie|Autoriteit|Bureau|Centrum|Centraal\s[A-Z]\w+|[Kk]enniscentrum"
    r"|[Ee]xpertisecentrum|[Nn]etwerk|Koepel|Bond|Genootschap|Maatschappij|Dienst|Agentschap|Rijksdienst|Rijksinstituut"
    r"|[Uu]niversiteit|[Hh]ogeschool|Unie|Verbond|Beroepsvereniging"
    r"|Brancheorganisatie|Branchevereniging|[Pp]ensioenfonds|Samenwerkingsverband|[Rr]egieorgaan"
    r"|[Cc]onsortium|Beroepsorganisatie|Ziekenhuis|Adviesraad|Raad\s(?=v(?:an|oor)\s)|Organisatie"
)
_BACK = (
    r"Raad|Zorggroep|Ziekenhuis|Ziekenhuizen|Federatie|Vereniging|Instituut|Universiteit|University|Bond|Koepel"
    r"|Foundation|Stichting"
    r"|Consultancy|Research|B\.?V\.?|N\.?V\.?|UMC|Alliantie|Coöperatie|Genootschap|Netwerk|Collectief|Hogeschool"
    r"|Inspectie|Autoriteit"
    r"|Economisch\sOnderzoek|Gerechtshof|Strafhof|Rekenkamer|Ombudsman|Planbureau|Group|Council|Agency|Institute"
)
_ADJECTIVE = (
    r"(?:(?:Nederlandse?|Nationale|Nationaal|Koninklijke?|Landelijke?|Algemene|Internationale?|Europese|Europees"
    r"|Regionale|Regionaal"
    r"|Onafhankelijke|Tijdelijke|Centraal|Centrale)\s)"
)
_PLACE = r"[Gg]emeente|[Pp]rovincie|[Ww]aterschap|[Vv]eiligheidsregio|[Oo]mgevingsdienst"
_SURNAME = rf"(?:(?:Van|De|Ten|Ter|Den)\s(?:(?:de|der|den|het)\s)?)?{WORD}"

TYPED = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_PLACE})\s{WORD}(?:\s{WORD})?|{_ADJECTIVE}{{0,2}}(?:{_FRONT})"
    rf"(?:\s{OPEN_QUOTE}[^«»‘’“”\n]{{3,80}}{CLOSE_QUOTE}|-{_SURNAME}|\s(?:(?:van|voor|tot|tegen)\s(?:(?:de|het"
    rf"|der)\s)?)?{WORD}{_NEXT}{{0,6}}))"
)
"""A name that opens with what the organisation is: «Stichting X», «Raad voor X», «Taskforce ‘X’», «commissie-X»."""
BACKED = re.compile(rf"(?<![\w-])(?P<name>(?:{WORD}\s(?:{LINK}\s)?){{0,3}}?{WORD}\s(?:{_BACK}|Nederland|NL))(?![\w-])")
"""A name that closes with what it is, or with the country: «X Zorggroep», «X Nederland»."""
DESCRIBED = Guarded(
    re.compile(
        r"(?<![\w-])(?P<kind>[A-Za-z]?[a-zë-]*(?:organisatie|instelling|bureau|vereniging|bond|bedrijf|ziekenhuis"
        r"|koepel|stichting|aanbieder"
        r"|verzekeraar|onderneming|universiteit|hogeschool|fabrikant|omroep|zorggroep|instituut|adviseur|uitvoerder"
        r"|consortium))s?"
        rf"\s(?P<name>{WORD}{_NEXT}{{0,3}})"
    ),
    "organisatie instelling bureau vereniging bond bedrijf ziekenhuis koepel stichting aanbieder verzekeraar "
    "onderneming universiteit hogeschool fabrikant omroep zorggroep instituut adviseur uitvoerder consortium",
)
"""A name behind a common noun that says what it is: «onderzoeksbureau X»."""
LISTED = re.compile(rf"(?:{WORD}|[a-z]{{0,2}}{ABBREVIATION})(?:\s(?:{LINK}\s){{0,2}}(?:{WORD}|\d+))*")
"""What an item of a list of organisations must look like to be one."""
SHORT = re.compile(
    rf"\s?\((?:(?:hierna|verder|afgekort)(?:\ste\snoemen)?:?\s)?[«‘“]?(?P<short>{ABBREVIATION}|W[a-z]{{2,6}})[»’”]?\)"
)
"""A short name in brackets behind the full one."""
BARE_HEAD = re.compile(
    r"(?<=\b[Dd]e\s)(?P<head>Stichting|Vereniging|Federatie|Coalitie|Taskforce|Alliantie|Werkgroep|Raad"
    r"|Autoriteit|Staatscommissie|Bond)"
    r"(?!\s?[A-Z«‘“]|[\w-])"
)
"""What the organisation is, with a capital, standing for the full name that the letter gave before."""

FUNCTION_WORDS = frozenset(
    "De Het Een In Op Van Voor Met Bij Door Aan Uit Om Tot Naar Als Dat Dit Deze Die Er Ook En Of Maar Want Dus Zo "
    "Zoals Toen Sinds Na Tijdens Onder Over Binnen Buiten Tussen Tegen Via Per Wat Wie Waar Hoe Waarom Wanneer Hier "
    "Daar Daarom Daarnaast Daarmee Hiermee Hierbij Verder Tevens Inmiddels Heel Geheel Europees Caribisch Noord "
    "Zuid Oost West Ik Wij We U Uw Mijn Onze Hun Zijn Haar Alle Beide Enkele Veel Meer Minder Eén Twee Drie Vier "
    "Vijf Conform Ten Ter Mede Namens Zie Bron Nu Naast Zowel Niet Geen Wel Nog Reeds Steeds Vanuit Vanaf Volgens "
    "Ondanks Dankzij Omdat Indien Mocht Koninkrijk Artikel Kamerstuk Bestuur Minister Ministers Staatssecretaris "
    "Ministerie Lid Leden Gehele Kamer Tweede Eerste Wet Programma Gezond Gezonde".split()
)
"""Words with a capital that open no name."""
NO_ORGANISATION = frozenset(
    "GGZ MSZ VVT VV&T GHZ GZ WLZ WMO ZVW WPG WTZA MBO HBO WO VMBO PO VO BIG AVG ICT AI EPD PGO DBC ZZP CAO BTW AOW "
    "WW WIA HR MT OR CEO EK TK KB AMVB IZA GALA WOZO TAZ AZWA EU VN NL ANW SEH IC GLI OVA OZB BBP SDG BES Stb Stcrt "
    "Q1 Q2 Q3 Q4 EMB LVB JGZ ELV Wlz Wmo Zvw Wpg Wkkgz Wtza Jw Wajong Participatiewet Jeugdwet Europa Nederland "
    "Nederlands Caribisch Bonaire Saba".split()
)
"""Short names in letters that stand for sectors, laws, programmes and the like."""

_SEPARATOR = re.compile(r",\s(?:en\s|of\s)?|\sen\s|;\s|:\s|\sof\s|\(|\)|\.(?:\s|$)")
_LEAD = re.compile(
    r"(?:(?:zoals|onder\sandere|waaronder|o\.a\.|met|van|door|aan|tussen|de|het|en|bij)\s)+", re.IGNORECASE
)


def runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of items between commas and «en» that look like names, each as a span of the text."""
    edges = [0, *(edge for match in _SEPARATOR.finditer(text) for edge in match.span()), len(text)]
    run: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(pairwise(edges)):
        if index % 2:
            if text[start:end].strip() in (".", ":", ";", "(", ")") and run:
                yield run
                run = []
            continue
        lead = _LEAD.match(text, start, end)
        begin = lead.end() if lead else start
        item = LISTED.match(text, begin, end)
        if item and item.end() == end:
            run.append((begin, end))
            continue
        # «…, ZN en VNG willen»: the last item of a list is followed by the rest of its sentence.
        if run:
            yield [*run, (begin, item.end())] if item else run
        run = []
    if run:
        yield run
