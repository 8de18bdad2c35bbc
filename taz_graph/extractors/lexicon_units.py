"""What can be counted: nouns that make a number a figure, and the unit (a concept of ``lijst:eenheid``) of each."""

import re

_PEOPLE = (
    r"mensen|personen|medewerkers|professionals?|docenten|leraren|leerkrachten|verzorgenden|verpleegkundigen"
    r"|begeleiders|studenten"
    r"|leerlingen|cli[eë]nten|pati[eë]nten|bestuurders|bewindspersonen|artsen|apothekers|tandartsen|specialisten"
    r"|assistenten|werknemers"
    r"|werkenden|zorgverleners|hulpverleners|inwoners|burgers|kinderen|jongeren|ouderen|vrouwen|mannen"
    r"|volwassenen|agenten|militairen"
    r"|ambtenaren|statushouders|vluchtelingen|asielzoekers|ontheemden|migranten|vrijwilligers|mantelzorgers"
    r"|zzp['’]ers|kamerleden|raadsleden|commissieleden|bestuursleden|zelfstandigen"
    r"|instromers|herintreders|stagiairs?|stagiaires|gedupeerden|slachtoffers|bewoners|huurders|gebruikers"
    r"|bezoekers|reizigers"
    r"|onderzoekers|experts|ouders|afgestudeerden|gediplomeerden|opgeleiden|gezinsleden|aanwezigen|respondenten"
    r"|werkzoekenden"
    r"|gezondheidszorgpsychologen|psychologen|fysiotherapeuten|physician\sassistants|helpenden|aios|anios"
    r"|toehoorders|sporters|boeren"
    r"|vertegenwoordigers|senioren|studerenden|instromenden|jarigen|gevangenen|gedetineerden|gijzelaars|doden"
    r"|gewonden|promovendi|advocaten|rechters|notarissen|officieren|reservisten|machinisten|chauffeurs|piloten"
    r"|vissers|kiezers|consumenten|ondernemers|jeugdigen|minderjarigen"
)
_ORGANISATIONS = (
    r"organisaties|instellingen|bedrijven|ondernemingen|ziekenhuizen|scholen|hogescholen|universiteiten|opleiders"
    r"|aanbieders"
    r"|verenigingen|corporaties|stichtingen|huisartsenpraktijken|praktijken|zorgkantoren|verzekeraars|fondsen"
    r"|instanties|umc['’]s"
    r"|verpleeghuizen|onderwijsinstellingen|koepels|vakbonden|werkgevers|bureaus|ministeries|departementen"
    r"|huisartsenposten"
)
_MEETINGS = (
    r"bijeenkomsten|sessies|werksessies|gesprekken|werkbezoeken|edities|congressen|conferenties|webinars|workshops"
    r"|overleggen"
)
_CLASSES = {
    "personen": _PEOPLE,
    "deelnemers": r"deelnemers",
    "organisaties": _ORGANISATIONS,
    "partijen": r"partijen|partners|ondertekenaars",
    "regios": r"regio['’]s",
    "gemeenten": r"gemeenten",
    "provincies": r"provincies",
    "bijeenkomsten": _MEETINGS,
    "diensten": r"diensten",
    "certificaten": r"certificaten|deelcertificaten|diploma['’]s",
}
# Short words in which other words end («natuur», «geleden», «oorzaken») count only by themselves.
_WHOLE = {"personen": r"leden|gasten", "uren": r"uur|uren", "fte": r"fte['’]?s?|vte['’]?s?", "keer": r"keer|maal"}
_WHOLE_OTHERS = r"zaken|ton|meter|kamers|apps|bedden"
_OTHERS = (
    r"pilots|projecten|initiatieven|proeftuinen|aanvragen|subsidies|vacatures|banen|arbeidsplaatsen|plaatsen"
    r"|opleidingsplaatsen|stageplaatsen"
    r"|plekken|woningen|locaties|teams|huishoudens|gezinnen|landen|lidstaten|cursussen|trainingen|opleidingen"
    r"|modules|meldingen"
    r"|incidenten|ongevallen|overlijdens|behandelingen|operaties|bezoeken|tests|testen|vaccinaties|vragenlijsten"
    r"|interviews|casussen|klachten"
    r"|signalen|voorstellen|aanmeldingen|registraties|licenties|exemplaren|kilometers?|hectare|megaton|kiloton"
    r"|liter|graden|decibel"
    r"|woonplaatsen|wijken|buurten|dorpen|steden|eilanden|voertuigen|auto['’]s|treinen|vluchten|dieren|bomen"
    r"|rechtszaken|strafzaken|dossiers"
    r"|regionale\ssamenwerkingsverbanden|samenwerkingsverbanden|coalities|netwerken|programma['’]s|instrumenten"
    r"|streamingapps|producten|bedenkingen"
)
_PARTS = (
    r"programmalijnen|lijnen|actielijnen|rollen|opgaven|afspraken|acties|pijlers|sporen|thema['’]s|doelen"
    r"|doelstellingen|moties"
    r"|toezeggingen|brieven|vragen|punten|stappen|fasen|fases|manieren|redenen|onderdelen|aspecten|categorie[eë]n"
    r"|hoofdstukken"
    r"|paragrafen|delen|elementen|richtingen|maatregelen|aanbevelingen|conclusies|indicatoren|kernindicatoren"
    r"|uitgangspunten|vormen"
    r"|soorten|niveaus|dimensies|varianten|scenario['’]s|opties|zaken|vlakken|terreinen|artikelen"
    r"|leden\svan\sartikel|bijlagen"
)
_TERMS = (
    r"jaar|jaren|maand|maanden|week|weken|dag|dagen|kwartalen|minuten|seconden|decennia|eeuwen|werkdagen|schooljaren"
    r"|kalenderjaren"
)
_VERBS = (
    r"hebben|worden|werden|waren|kunnen|konden|moeten|moesten|zullen|zouden|mogen|willen|gaan|gingen|staan|laten"
    r"|krijgen|komen|kwamen"
    r"|maken|nemen|geven|zien|blijven|tussen|binnen|samen|alleen|geen|een|boven|buiten|tegen|sinds|reeds|steeds"
    r"|eens|alvorens|volgens"
    r"|tijdens|ten|den|anderen|enkelen|velen|allen|beiden|indien|mits|is|was|als|des|wiens|thans|deels|tevens"
    r"|vaststellen|houden|doen"
    r"|leggen|stellen|bieden|brengen|vinden|werken|leiden|lopen|vormen|informeren|sturen|meenemen|opnemen|heen"
    r"|meteen|overeen|morgen|kosten|geleden"
)

_CLASS_PATTERNS = [
    *((unit, re.compile(rf"[\w’'-]*(?:{nouns})", re.IGNORECASE)) for unit, nouns in _CLASSES.items()),
    *((unit, re.compile(nouns, re.IGNORECASE)) for unit, nouns in _WHOLE.items()),
]
_PART = re.compile(rf"(?:(?![a-z-]*aanvragen)[a-z-]*(?:{_PARTS})|{_TERMS}|{_VERBS})", re.IGNORECASE)

_ENDINGS = "|".join((*_CLASSES.values(), _OTHERS))
COUNTED = (
    rf"(?:{'|'.join(_WHOLE.values())}|{_WHOLE_OTHERS}|[\w’'-]{{0,40}}?(?:{_ENDINGS}))"
    r"(?=\d{0,2}(?![\w’'-]))"
)
"""A noun of which letters tell numbers, for use in a pattern; compounds too («zorgorganisaties»).

A footnote mark may be glued to it.
"""
PLURAL = r"[a-zë][a-zà-ÿ’'-]{2,40}(?:en|ers|els|aars|s|['’]s|[aeiou]['’]s)(?![\w’'-])"
"""Any word that can be a plural; a number in digits before one is mostly a count."""


def unit_of(noun: str) -> str:
    """The unit of a counted noun: a class («organisaties» for «zorginstellingen»), else the noun itself."""
    word = noun.lower().replace("’", "'")
    for unit, pattern in _CLASS_PATTERNS:
        if pattern.fullmatch(word):
            return unit
    return word


def is_countable(noun: str) -> bool:
    """Not so for the parts of a letter or programme («drie lijnen»), terms («twee jaar») and words that are no noun."""
    return _PART.fullmatch(noun) is None
