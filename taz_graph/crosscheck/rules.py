"""The kinds of disagreement between letters and register, with the texts that a person reads."""

from dataclasses import dataclass, field
from typing import Literal

from taz_graph.check.shapes import Rule as Explained
from taz_graph.check.waivers import CROSS_CHECK

Severity = Literal["violation", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of disagreement; ``title``, ``why`` and ``repair`` by language."""

    number: str
    name: str
    severity: Severity
    title: dict[str, str]
    why: dict[str, str]
    repair: dict[str, str]


_OF_LETTER = (
    "Dit is een bevinding over de brief: laat de verwijzing zoals gedrukt, meld de fout of aanvaard haar.",
    "This is a finding about the letter: leave the reference as printed, report it to the sender or waive it.",
)


def _rule(number: str, name: str, severity: Severity, *texts: str) -> Rule:
    """Title, why and repair, each in Dutch and English; the repair may be left out where the letter itself is wrong."""
    title, title_en, why, why_en, repair, repair_en = texts if len(texts) > 4 else (*texts, *_OF_LETTER)
    return Rule(
        number,
        f"{CROSS_CHECK}{name}",
        severity,
        {"nl": title, "en": title_en},
        {"nl": why, "en": why_en},
        {"nl": repair, "en": repair_en},
    )


NUMBER = _rule(
    "K-NUM-01",
    "nummer",
    "violation",
    "Een aangehaald nummer bestaat",
    "A cited number exists",
    "Onder een nummer dat niet bestaat vindt niemand het stuk.",
    "Nobody finds a paper under a number that does not exist.",
)
KIND = _rule(
    "K-SRT-01",
    "soort",
    "violation",
    "Een stuk is wat de brief zegt dat het is",
    "A paper is what the letter says it is",
    "Een motie onder het nummer van een amendement is niet te volgen.",
    "A motion under the number of an amendment cannot be followed.",
)
SUBJECT = _rule(
    "K-ONW-01",
    "onderwerp",
    "violation",
    "Een stuk gaat over wat de brief zegt",
    "A paper is about what the letter says",
    "Een ander onderwerp onder dit nummer wijst op een fout nummer.",
    "Another subject under this number points to a wrong number.",
)
DATE = _rule(
    "K-DAT-01",
    "datum",
    "violation",
    "Een stuk is van de datum die de brief noemt",
    "A paper is of the date in the letter",
    "Een andere datum wijst op een fout nummer of een foute datum.",
    "Another date points to a wrong number or a wrong date.",
)
MOVERS = _rule(
    "K-IND-01",
    "indieners",
    "warning",
    "De indieners zijn die van het register",
    "The proposers are those of the register",
    "Wie naar moties van een lid of fractie vraagt, krijgt anders een verkeerd antwoord.",
    "Whoever asks for the motions of a member or group would get a wrong answer.",
)
NAME = _rule(
    "K-NAM-01",
    "naam",
    "warning",
    "Een genoemd Kamerlid bestaat",
    "A named member exists",
    "Onder een verkeerd gespelde naam vindt niemand de motie.",
    "Nobody finds the motion under a misspelt name.",
)
OUTCOME = _rule(
    "K-UIT-01",
    "uitslag",
    "warning",
    "Een motie waarover een brief bericht is niet verworpen of ingetrokken",
    "A motion that a letter reports on was not rejected or withdrawn",
    "Een verworpen of ingetrokken motie vraagt niets van de regering.",
    "A rejected or withdrawn motion asks nothing of the government.",
    "Ga na of de brief een andere motie bedoelt; zo niet, vermeld het besluit.",
    "Find out whether the letter means another motion; if not, record the decision.",
)
REPLACED = _rule(
    "K-TVV-01",
    "vervangen",
    "info",
    "Een motie is niet vervangen",
    "A motion was not replaced",
    "Na een wijziging telt het nieuwe nummer.",
    "After a change the new number counts.",
    "Noem het nieuwe nummer.",
    "Mention the new number.",
)
DOSSIERS = _rule(
    "K-DOS-01",
    "dossiers",
    "warning",
    "Een nummer hoort bij één dossier",
    "A number belongs to one dossier",
    "Een nummer is alleen binnen een dossier uniek; in het andere dossier is het een ander stuk.",
    "A number is unique within a dossier only; in the other dossier it is another paper.",
)
NUMBERLESS = _rule(
    "K-ZND-01",
    "zonder-nummer",
    "warning",
    "Een motie heeft een nummer",
    "A motion has a number",
    "Zonder nummer moet een lezer raden welke motie bedoeld is.",
    "Without a number a reader must guess which motion is meant.",
    "Bekijk de kandidaten en leg de juiste vast met taz:kamerstuk.",
    "Look at the candidates and record the right one with taz:kamerstuk.",
)
UNANSWERED = _rule(
    "K-ZWG-01",
    "onbeantwoord",
    "info",
    "Een aangenomen motie van het dossier wordt beantwoord",
    "An adopted motion of the dossier is answered",
    "Wat geen brief noemt, blijft anders buiten beeld.",
    "What no letter mentions would otherwise stay out of sight.",
    "Ga na of een andere brief de motie beantwoordt en neem die op.",
    "Find out whether another letter answers the motion and add it.",
)
UNKNOWN = _rule(
    "K-BSL-01",
    "besluit",
    "info",
    "Van een motie is bekend wat de Kamer besloot",
    "It is known what parliament decided on a motion",
    "Of een motie is aangenomen zegt of zij iets van de regering vraagt.",
    "Whether a motion was adopted says whether it asks anything of the government.",
    "Haal de zaak op met `taz-graph register sync --number`, dat het besluit en de stemmen meebrengt.",
    "Fetch the case with `taz-graph register sync --number`, which brings the decision and the votes.",
)
MISSING = _rule(
    "K-BRF-01",
    "brief",
    "info",
    "Een brief over het programma staat in de graaf",
    "A letter on the programme is in the graph",
    "Wat een brief meldt die niemand invoerde, lijkt anders nooit gemeld.",
    "What a letter reports that nobody entered would otherwise look as if never reported.",
    "Lees de brief in met `taz-graph extract`.",
    "Read the letter in with `taz-graph extract`.",
)

RULES = (
    NUMBER,
    KIND,
    SUBJECT,
    DATE,
    MOVERS,
    NAME,
    OUTCOME,
    REPLACED,
    DOSSIERS,
    NUMBERLESS,
    UNANSWERED,
    UNKNOWN,
    MISSING,
)


def explained(base: str) -> list[tuple[Explained, Severity]]:
    """The rules as ``check --explain`` tells them, each with how heavy it is."""
    return [
        (Explained(f"{base}def#{rule.name}", rule.number, rule.title, rule.why, rule.repair), rule.severity)
        for rule in RULES
    ]


@dataclass(frozen=True, slots=True)
class Issue:
    """One disagreement, before it is a finding: ``message`` by language, ``value`` what the register has instead."""

    rule: Rule
    message: dict[str, str]
    value: str | None = None
    candidates: tuple[str, ...] = field(default=())
