"""How letters write of persons: names, offices with their portfolio, and what somebody does."""

import re

from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.lexicon_partijen import FRACTIES, MINISTRIES, PORTFOLIOS
from taz_graph.extractors.lexicon_words import UPPER

_WORD = rf"[{UPPER}][^\W\d_]{{1,30}}(?:[-’'][^\W\d_]{{1,30}}){{0,3}}"
_PARTICLES = r"(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]en|[Tt]er|[Tt]e|[Hh]et|’t|'t|[Ee]l|[Vv]on|[Oo]p|[Ii]n)\s){0,3}"
_SURNAME = rf"{_PARTICLES}(?![{UPPER}]{{2}}){_WORD}"
_FULL_NAME = rf"(?:(?:[{UPPER}]\.\s?){{1,5}}|{_WORD}\s){_SURNAME}(?:\s(?![{UPPER}]{{2}}){_WORD})?"
_FRACTIE = "|".join(sorted((re.escape(name) for name in FRACTIES), key=lambda name: (-len(name), name)))
IN_BRACKETS = re.compile(rf"\s?\((?P<fractie>{_FRACTIE})\)")

MEMBERS = Guarded(
    re.compile(
        r"(?<![\w-])(?P<word>[Ll]id|[Ll]eden|[Kk]amerlid|[Kk]amerleden|[Ss]enator|[Ss]enatoren"
        r"|[Oo]ud-Kamerlid)\s(?:lid\s|leden\s)?"
        r"(?=[A-ZÀ-Þ'’]|van\sde[nr]\s|de\s[A-Z]|van\s(?:(?:de|het)\s)?[A-Z][\w-]+\s?(?:[,(]|c\.s\.))"
    ),
    "lid leden senator",
)
ORDINAL = re.compile(r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|\d+e|\d+de|artikel\s\S+,?)\s$")
PAPERS = Guarded(
    re.compile(
        r"(?<![\w-])(?:(?:[Kk]amer)?[Mm]oties?|[Aa]mendement(?:en)?|(?P<plan>[Ii]nitiatief(?:nota|voorstel"
        r"|wetsvoorstel|wet)))"
        r"(?:\s?[-‐–]\s?(?=[A-ZÀ-Þ])|\s(?:van|door)\s(?=[A-ZÀ-Þ'’])|(?(plan)(?!)|\s)(?=[A-ZÀ-Þ'’]|van\sde[nr]?\s[A-Z]))"
    ),
    "motie amendement initiatief",
)
MORE = re.compile(r"\s?\([^()]{3,80}\)(?:\s?,\s(?:en\s)?|\sen\s)(?:(?:de\s)?motie\s(?:van\s)?)?(?=[A-ZÀ-Þ])")
TITLE = re.compile(
    r"(?:MOTIE|AMENDEMENT|NOTA VAN WIJZIGING)\s(?:VAN|DOOR)\s(?:HET\s(?:KAMER)?LID|DE\s(?:KAMER)?LEDEN)\s(?:LID\s"
    r"|LEDEN\s)?"
)
BETWEEN = re.compile(r"\s?(?:,|/|\sEN)?\s?(?:EN\s)?(?:(?:HET\sLID|DE\sLEDEN)\s)?")
CAPITALS = re.compile(
    rf"[{UPPER}’'][{UPPER}’'.-]*(?:\s[{UPPER}’'][{UPPER}’'-]*){{0,4}}?(?=,|\sEN\s|\sC\.S|\sE\.A|\s?/|$)"
)

_OFFICE = (
    r"(?P<former>(?:[Tt]oenmalige?|[Vv]oormalige?|[Dd]emissionaire?|[Vv]orige)\s)?(?P<office>(?:[Vv]ice[- ])?"
    r"(?P<noun>[Mm]inisters?|[Ss]taatssecretariss?(?:en)?))"
)
_PORTFOLIO_NAMES = "|".join(
    sorted(
        (
            re.escape(name).replace(r"\ ", r"\s")
            for name in {*PORTFOLIOS, *(one for names in MINISTRIES.values() for one in names)}
        ),
        key=lambda name: (-len(name), name),
    )
)
_PORTFOLIO = (
    rf"(?:(?:{_PORTFOLIO_NAMES})(?!\w|\sen\s(?!Minister|Staatss|De\s|Van\s)[A-Z][a-z])"
    rf"|{_WORD}(?:\s(?:en\s)?{_WORD}){{0,4}})"
)
WITH_PORTFOLIO = Guarded(
    re.compile(
        rf"(?<![\w-]){_OFFICE}\s(?P<of>van|voor)\s(?P<portfolio>{_PORTFOLIO})(?:\s\((?P<short>[A-Za-z&]{{2,8}})\))?"
    ),
    "minister staatssecretaris",
)
AND_PORTFOLIO = re.compile(rf"(?:,\s|\sen\s|,\sen\s)(?:(?P<of>van|voor)\s)?(?P<portfolio>{_PORTFOLIO_NAMES})(?!\w)")
PORTFOLIO_ALONE = re.compile(rf"(?:{_PORTFOLIO_NAMES})(?!\w)")
PLURALS = {"ministers": "Minister", "staatssecretarissen": "Staatssecretaris"}
WITH_NAME = Guarded(
    re.compile(
        r"(?<![\w-])(?P<office>(?:[Tt]oenmalig\s|[Vv]oormalig\s|[Oo]ud-)?(?:(?:[Ll]uitenant-|[Bb]rigade-)?[Gg]eneraal(?:-majoor)?"
        r"|(?:[Vv]ice-)?[Aa]dmiraal|[Kk]olonel|[Cc]ommandeur|[Mm]inister-[Pp]resident|[Pp]remier|[Mm]inister"
        r"|[Ss]taatssecretaris"
        r"|[Ee]urocommissaris|[Cc]ommissaris|[Ii]nformateur|[Bb]urgemeester|[Ww]ethouder"
        r"|[Ss]ecretaris-generaal))\s(?=[A-ZÀ-Þ'’])"
    ),
    "generaal admiraal kolonel commandeur "
    "president premier minister staatssecretaris commissaris informateur burgemeester wethouder secretaris",
)
_ROLE = (
    r"(?:(?:Chief\s\w+\sOfficer|[Vv]oorzitter|[Bb]estuursvoorzitter|[Dd]irecteur(?:-generaal)?|[Bb]estuurder"
    r"|[Kk]wartiermaker|[Ll]ector"
    r"|[Dd]eltacommissaris|[Gg]ezaghebber|[Cc]ommissaris\svan\sde\s[Kk]oning(?:in)?|[Pp]resident(?:-commissaris)?|[Tt]rekker"
    r"|[Pp]ortefeuillehouder|[Rr]egeringscommissaris|[Ss]peciaal\s(?:gezant|adviseur)|[Pp]rogrammadirecteur|[Hh]oogleraar"
    r"|[Ii]nspecteur-generaal|[Aa]mbassadeur"
    r"|[Nn]ationaal\s[Cc]oördinator|[Ss]ecretaris-generaal|[Aa]djunct-griffier|[Gg]riffier|[Oo]nderzoeker"
    r"|[Vv]erkenner|[Bb]emiddelaar))"
)
WITH_ROLE = Guarded(
    re.compile(
        rf"(?<![\w-])(?P<role>{_ROLE}(?:\s\([A-Z]{{2,6}}\))?(?:\s(?:van|voor|bij)\s(?:(?:de"
        rf"|het)\s)?(?:{_WORD}\s?){{1,4}},)?),?\s"
        rf"(?:(?:de\sheer|mevrouw|prof\.|dr\.|drs\.|mr\.)\s){{0,3}}(?P<name>{_FULL_NAME})(?![\w-])"
    ),
    "president trekker houder gezaghebber "
    "officer voorzitter directeur bestuurder kwartiermaker lector commissaris gezant adviseur hoogleraar "
    "inspecteur ambassadeur coördinator secretaris griffier onderzoeker verkenner bemiddelaar",
)
LED_BY = Guarded(
    re.compile(
        r"\b(?:onder\s(?:(?:de|het)\s)?(?:bezielende\s)?(?:leiding|voorzitterschap)\svan|(?:voorgezeten|geleid|voorgezet)\sdoor)\s(?:(?:de\sheer|mevrouw|prof\.|dr\.|drs\.|mr\.|ir\.|oud-[a-z]+|voormalig\s[a-z]+)\s){0,3}"
        rf"(?P<name>{_FULL_NAME})(?![\w-])"
    ),
    "leiding voorzitterschap voorgezeten geleid",
)
TITLED = Guarded(
    re.compile(r"(?<![\w-])(?P<role>Chief\s[A-Z]\w+(?:\s[A-Z]\w+)?\sOfficer)(?:\s\((?P<short>[A-Z]{2,5})\))?"),
    "officer",
)
ROYAL = Guarded(
    re.compile(rf"(?<![\w-])(?P<name>(?:[Kk]oning(?:in)?|[Pp]rins(?:es)?)\s{_WORD}(?:-{_WORD})?)(?![\w-])"),
    "koning prins",
)
"""Members of the royal house, who have no surname."""
UNIQUE_OFFICE = Guarded(
    re.compile(
        r"(?<![\w-])(?P<role>[Ii]nspecteur-[Gg]eneraal\sder\sKrijgsmacht|[Cc]ommandant\sder\s[Ss]trijdkrachten"
        r"|(?:[Rr]egeringscommissaris|[Rr]ijksvertegenwoordiger|[Ss]peciaal\s[Gg]ezant|[Tt]hematisch\s[Aa]mbassadeur|[Nn]ationaal"
        r"\s[Vv]ertegenwoordiger|[Kk]wartiermaker|[Ii]nspecteur-generaal|[Dd]irecteur-generaal|[Pp]rogrammadirecteur"
        r"|[Gg]ezaghebber|[Cc]ommissaris\svan\sde\s[Kk]oning)"
        rf"\s(?:(?:voor|van|der|in)\s(?:(?:de|het)\s)?(?:openbare\slichamen|{_WORD}(?:\s(?:en\s)?{_WORD}){{0,4}})"
        rf"|{_WORD}(?:\s(?:en\s)?{_WORD}){{0,2}}))(?![\w-])"
    ),
    "commissaris vertegenwoordiger gezant ambassadeur kwartiermaker inspecteur directeur commandant gezaghebber",
)
"""An office that one person holds, told with what it is for."""
ONE_SURNAME = re.compile(rf"(?![{UPPER}]{{2}}){_WORD}(?=\s(?:van|voor|bij|uit)\s)")
ADDRESSED = Guarded(
    re.compile(
        r"(?<![\w-])(?:[Dd]e\shee?r(?:en)?|[Mm]evrouw|[Mm]w\.|[Mm]evr\.|[Dd]hr\.|(?:[Pp]rof\.|[Dd]rs?\.|[Mm]r\."
        r"|[Ii]r\.)(?:\s?(?:dr\.|drs\.|mr\.|ir\.))*)\s"
        r"(?=[A-ZÀ-Þ'’])"
    ),
    "heer her mevr mw. dhr. prof. dr. drs. mr. ir.",
)
INITIALS = Guarded(re.compile(rf"(?<![\w.])(?P<name>(?:[{UPPER}]\.\s?){{1,5}}{_SURNAME})(?![\w-])"), ".")
NAMED_PARTY = Guarded(
    re.compile(rf"(?<![\w-])(?P<name>(?:{_WORD}\s)?{_PARTICLES}{_WORD})(?=\s\((?:{_FRACTIE})\))"),
    "(",
)
NO_SURNAME = frozenset(
    "De Het Een Van Voor En Kamer Kamerstuk Tweede Eerste Raad Zorg Nederland Minister Staatssecretaris Wet "
    "Commissie Fractie Motie Bijlage Tabel Figuur Artikel Algemeen Inleiding Officer Zaken Sport "
    "Zie Ook Dit Daarnaast Hierover In Op Met Ik Over Bij Als Dat Deze".split()
)
