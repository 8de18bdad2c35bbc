"""Words by which a later sentence refers back to a zaak, and a line announces a list of them."""

import re

from taz_graph.extractors.model import Rule

LISTED = re.compile(r"\b(?:volgende|onderstaande|hieronder|hierna|navolgende)\b")
BACK = re.compile(
    r"\b(?:deze|dit|beide|bovenstaande|bovengenoemde|voornoemde|genoemde|de|het|alle|die)\s(?:\w+\s)?(?P<what>moties?|toezegging(?:en)?|verzoek|oproep|wens|dictum)(?:\sen\s(?P<also>moties?|toezegging(?:en)?))?\b",
    re.IGNORECASE,
)
ORDINAL = re.compile(
    r"\b(?:de\s)?(?P<which>eerste|tweede|derde|eerstgenoemde|laatstgenoemde|laatste)(?=\s(?:motie|toezegging|is|wordt|heb|zal|doe|komt|voer|beschouw)\b)",
    re.IGNORECASE,
)
ORDER = {"eerste": 0, "tweede": 1, "derde": 2, "eerstgenoemde": 0, "laatstgenoemde": -1, "laatste": -1}
HERE = re.compile(
    r"\b(?:hier|daar|hiermee|daarmee|hieraan|daaraan|hierover|daarover|hierop|hierdoor|dit|deze)\b", re.IGNORECASE
)

BY_THIS = re.compile(r"\b(?:hier|daar)(?:mee|aan|over|op|toe|voor|door)\b", re.IGNORECASE)
PRONOUN = re.compile(
    r"^\W*(?:deze|dit|zij|die|dat|hij|ook\sdeze)\b"
    r"|\b(?:haar|hem)\s(?:niet|van|in|uit|daarom|als|dan|hiermee|daarmee)\b",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\s(?=(?:is|zijn|was|waren|heb|heeft|hebben|wordt|worden|werd|zal|zullen|kan|kunnen|mag|doe|doet|kom|komt|komen|geef|geeft|geven|loopt|lopen|staat|vergt|vraagt|vroeg|verzoekt|riep|roept"
    r"|ligt|verwacht|ben|neem|nemen|betrek|beschouw|acht|voer|voert|pak|wil|ga|gaat|blijft|bestaat|gaat|zie|trek|handel|informeer|informeerde|bericht|berichtte|schreef|meldde|voldoe|stuur|krijgt|kreeg|geldt|deels|gedeeltelijk|grotendeels|reeds|inmiddels|nog|hiermee|daarmee|hierbij|niet|afgedaan|afgerond|afgehandeld|uitgevoerd|nagekomen|gestand|ingelost|ingevuld|voldaan|vervuld|geïnformeerd"
    r"|bericht|ingegaan|bespreek|verloopt|start|volgt|af|na)\b|[a-z]+\s(?:ik|wij|u|uw\sKamer|het\skabinet|de\sregering)\b)|:\s|\t"
)
"""Where the words that name a zaak end at the latest, and the sentence goes on about it."""

SILENT = Rule(
    "niets-vermeld",
    0.6,
    "Where nothing near the zaak shows an outcome, the letter does not state one.",
    "De Kamer nam de motie Podt aan.",
)
