"""The reverse: moties of the programme's dossiers that no letter mentions."""

from taz_graph.crosscheck.candidates import shown_number
from taz_graph.crosscheck.claims import programme_dossiers
from taz_graph.crosscheck.papers import reports
from taz_graph.crosscheck.rules import UNANSWERED, Issue
from taz_graph.register.extract import may_stand
from taz_graph.register.register import Register, Stuk
from taz_graph.settings import Settings
from taz_graph.store import Store


def find_unanswered(store: Store, register: Register, settings: Settings) -> list[tuple[Stuk, Issue]]:
    """Adopted moties since the first letter on the programme that no letter mentions.

    Where the register has no besluit, a motie counts that the cabinet left to parliament or took over, and the message
    says that the outcome is unknown.
    """
    dossiers, since, mentioned = programme_dossiers(store, settings.base)
    found = [stuk for one in dossiers for stuk in register.stukken(register.dossier(one))]
    moties = [stuk for stuk in found if stuk.zaak.soort == "Motie" and (stuk.zaak.datum or "") >= since]
    gone = {(dossier or stuk.dossier, number) for stuk in moties for dossier, number in stuk.onderwerp.replaces}
    silent = [
        stuk for stuk in moties if stuk.aanduiding not in mentioned and (stuk.dossier, stuk.ondernummer) not in gone
    ]
    return [(stuk, _issue(stuk)) for stuk in silent if may_stand(stuk)]


def _issue(stuk: Stuk) -> Issue:
    view = (stuk.zaak.appreciatie or "").lower()
    known, known_en = (
        ("is aangenomen", "was adopted")
        if stuk.outcome
        else (f"heeft als appreciatie {view} (uitslag onbekend)", f"had the view '{view}' (outcome unknown)")
    )
    number, day, subject = shown_number(stuk), stuk.zaak.datum, stuk.zaak.onderwerp
    message = {
        "nl": f"motie {number} van {day} {known} en geen brief noemt haar: {subject}{reports(stuk.reported, 'nl')}",
        "en": f"motion {number} of {day} {known_en} and no letter mentions it: {subject}{reports(stuk.reported, 'en')}",
    }
    return Issue(UNANSWERED, message, stuk.zaak.nummer)
