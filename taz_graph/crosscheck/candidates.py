"""Which paper a letter likely meant: candidates from the register, ranked, each with the grounds for it."""

from dataclasses import dataclass
from datetime import date

from taz_graph.crosscheck.claims import Claim
from taz_graph.register.match import Matcher, similarity
from taz_graph.register.people import same_person
from taz_graph.register.register import Register, Stuk

SHOWN = 5
YEARS = 6
"""Years back from the letter in which a motie without number is looked for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper that may be meant: ``score`` from 0 to 1, and why (``grounds`` by language)."""

    stuk: Stuk
    score: float
    subject: float
    people: bool
    dated: bool
    grounds: dict[str, str]

    def shown(self, language: str = "nl") -> str:
        """``29 282, nr. 462 (…; zelfde datum)`` for a person."""
        name = shown_number(self.stuk)
        return f"{name} ({self.stuk.zaak.datum}, {self.stuk.zaak.onderwerp}; {self.grounds[language]})"


def shown_number(stuk: Stuk) -> str:
    """``29 282, nr. 462``, or the zaaknummer where the number is not known."""
    if stuk.dossier is None:
        return stuk.zaak.nummer
    number, *rest = stuk.dossier.split("-")
    return f"{' '.join([f'{number[:-3]} {number[-3:]}', *rest])}, nr. {stuk.ondernummer}"


def find_candidates(
    claim: Claim, register: Register, matcher: Matcher, *, without: str | None = None, names: tuple[str, ...] = ()
) -> list[Candidate]:
    """Papers that the claim may mean, best first; ``names`` stand in for the printed ones when those are misspelt.

    A motie is looked for by subject among all and by mover; another paper in its own dossiers, by date and subject.
    """
    people = names or claim.people
    if claim.kind == "motie":
        ids = [match.zaak for match in matcher.similar(claim.words, 40)]
        ids += [one for name in people for one in register.moties_by(_short(name))]
    else:
        ids = [
            one
            for dossier in dict.fromkeys([*claim.dossiers, claim.dossier or ""])
            for one in register.dossier(dossier)
        ]
    scores = matcher.scores(claim.words) if claim.kind == "motie" else {}
    found = (
        _weigh(claim, stuk, people, scores.get(stuk.zaak.id, 0.0) if scores else subject_score(claim.words, stuk))
        for stuk in register.stukken(dict.fromkeys(ids))
        if _may(claim, stuk, without)
    )
    ranked = sorted(found, key=lambda one: (-one.score, one.stuk.zaak.nummer))
    return [one for one in ranked if one.score >= 0.3][:SHOWN]


def _short(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1] if " " in name else name


def _may(claim: Claim, stuk: Stuk, without: str | None) -> bool:
    """Not the paper that was cited, and not one of after the letter or of long before it."""
    day = stuk.zaak.datum or ""
    if stuk.aanduiding is not None and stuk.aanduiding == without:
        return False
    if claim.kind == "motie" and stuk.zaak.soort != "Motie":
        return False
    if not claim.letter_date or not day:
        return True
    return str(int(claim.letter_date[:4]) - YEARS) <= day[:4] and day <= claim.letter_date


def _weigh(claim: Claim, stuk: Stuk, people: tuple[str, ...], subject: float) -> Candidate:
    matched = [name for name in people if any(same_person(name, other) for other in stuk.indieners)]
    first = bool(people) and bool(stuk.indieners) and same_person(people[0], stuk.indieners[0])
    dated = bool(claim.date) and date_agrees(claim.date or "", stuk.zaak.datum or "")
    same = claim.dossier is not None and claim.dossier == stuk.dossier
    recent = _recency(claim.letter_date, stuk.zaak.datum)
    share = len(matched) / len(people) if people else 0.0
    score = 0.45 * subject + 0.25 * share + 0.05 * first + 0.15 * dated + 0.05 * same + 0.05 * recent
    if not people and not claim.date:
        score = 0.85 * subject + 0.1 * same + 0.05 * recent
    elif not people:
        score = 0.5 * subject + 0.4 * dated + 0.05 * same + 0.05 * recent
    return Candidate(stuk, min(score, 1.0), subject, bool(matched), dated, _grounds(subject, matched, dated, same))


def subject_score(words: str, stuk: Stuk) -> float:
    """How much a description looks like a paper's subject line, 0 to 1; people and kind left out."""
    return similarity(words, stuk.onderwerp.about or stuk.zaak.onderwerp)


def date_agrees(stated: str, day: str) -> bool:
    """Whether a day lies in a stated day (3 days around it), month (a week around it) or year.

    Letters print the day of signing, of sending or of the debate; the register has the day of arrival.
    """
    if not day:
        return False
    if len(stated) == 10:
        return abs((date.fromisoformat(stated) - date.fromisoformat(day)).days) <= 3
    if len(stated) == 7 and stated[:4].isdigit():
        at = date.fromisoformat(day)
        first = date.fromisoformat(f"{stated}-01")
        after = (at - first).days
        return -7 <= after <= 38
    return day[:4] == stated[:4]


def _recency(letter: str | None, day: str | None) -> float:
    if not letter or not day:
        return 0.0
    days = (date.fromisoformat(letter[:10]) - date.fromisoformat(day)).days
    return max(0.0, 1 - abs(days) / (365 * YEARS))


def _grounds(subject: float, matched: list[str], dated: bool, same: bool) -> dict[str, str]:  # noqa: FBT001
    dutch, english = [f"onderwerp {subject:.0%}"], [f"subject {subject:.0%}"]
    if matched:
        dutch.append(f"indiener {', '.join(matched)}")
        english.append(f"proposer {', '.join(matched)}")
    if dated:
        dutch.append("zelfde datum")
        english.append("same date")
    if same:
        dutch.append("zelfde dossier")
        english.append("same dossier")
    return {"nl": ", ".join(dutch), "en": ", ".join(english)}
