"""A cited paper against the register: whether the number exists, and is what the letter says that it is.

The register's zaken hold letters, moties, amendementen and the like, not every paper: reports of meetings, lists of
questions and papers of the Eerste Kamer are missing. So that a number is absent proves little; what counts as wrong is
a number above the highest of its dossier, or a paper that is there and is something else.
"""

from taz_graph.crosscheck.candidates import Candidate, date_agrees, find_candidates, shown_number, subject_score
from taz_graph.crosscheck.claims import Claim
from taz_graph.crosscheck.rules import DATE, DOSSIERS, KIND, NUMBER, OUTCOME, REPLACED, SUBJECT, UNKNOWN, Issue
from taz_graph.register.match import Matcher
from taz_graph.register.outcomes import DOUBTS, Reported
from taz_graph.register.people import same_person
from taz_graph.register.register import Register, Stuk

BEYOND = 25
"""How far above the highest known number a number must lie: the newest papers of a dossier need not be zaken."""

SAME, SURE, FAR = 0.9, 0.55, 0.25
"""A subject that looks so much like another paper's, and so little like the cited one's, is another subject."""

_SAID = {"motie": "een motie", "amendement": "een amendement", "brief": "een brief", "wetsvoorstel": "een wetsvoorstel"}
_SAID_EN = {"motie": "a motion", "amendement": "an amendment", "brief": "a letter", "wetsvoorstel": "a bill"}

_SENT = frozenset({"brief", "advies", "rapport", "regeling", "verslag"})
"""What government sends with a letter: a report or advice that a letter cites is a "Brief regering" in the register."""


def check_paper(claim: Claim, register: Register, matcher: Matcher) -> list[Issue]:
    """What disagrees about a numbered paper; empty when it agrees or when the register cannot tell."""
    if not claim.identifier or not claim.identifier.startswith("kst-") or not claim.number.isdecimal():
        return []
    issues = _dossiers(claim, register)
    papers = register.papers(claim.identifier)
    if not papers:
        return issues + _absent(claim, register, matcher)
    best = max(papers, key=lambda stuk: (_fits(claim, stuk), subject_score(claim.words, stuk)))
    wrong = _kind(claim, best) or _date(claim, best) or _subject(claim, best, register, matcher)
    if wrong:
        return [*issues, _with_candidate(wrong, claim, best, register, matcher)]
    return issues + (_fate(claim, best, register) if claim.kind == "motie" else [])


def _fits(claim: Claim, stuk: Stuk) -> bool:
    return _conflict(claim.kind, stuk) is None


def _conflict(kind: str, stuk: Stuk) -> str | None:
    """The kind that the register has instead, when it cannot be the claimed one."""
    actual = stuk.zaak.soort
    if kind == "motie" and actual != "Motie":
        return actual
    if kind == "amendement" and actual not in ("Amendement", "Wijzigingen voorgesteld door de regering"):
        return actual
    if kind in _SENT and actual in ("Motie", "Amendement"):
        return actual
    if kind == "wetsvoorstel" and actual in ("Motie", "Amendement"):
        return actual
    return None


def _kind(claim: Claim, stuk: Stuk) -> Issue | None:
    actual = _conflict(claim.kind, stuk)
    if actual is None:
        return None
    said, said_en = _SAID.get(claim.kind, claim.kind), _SAID_EN.get(claim.kind, claim.kind)
    number = shown_number(stuk)
    return Issue(
        KIND,
        {
            "nl": f"{number} is volgens de brief {said}, volgens het register {actual.lower()}: {stuk.zaak.onderwerp}",
            "en": f"{number} is {said_en} according to the letter, {actual.lower()} in the register: "
            f"{stuk.zaak.onderwerp}",
        },
        stuk.zaak.nummer,
    )


def _date(claim: Claim, stuk: Stuk) -> Issue | None:
    if not claim.date or not stuk.zaak.datum or date_agrees(claim.date, stuk.zaak.datum):
        return None
    number = shown_number(stuk)
    return Issue(
        DATE,
        {
            "nl": f"{number} is volgens de brief van {claim.date}, volgens het register van {stuk.zaak.datum}: "
            f"{stuk.zaak.onderwerp}",
            "en": f"{number} is of {claim.date} according to the letter, of {stuk.zaak.datum} in the register: "
            f"{stuk.zaak.onderwerp}",
        },
        stuk.zaak.nummer,
    )


def _subject(claim: Claim, stuk: Stuk, register: Register, matcher: Matcher) -> Issue | None:
    """Only where another paper fits far better: a letter's few words often share nothing with a subject line."""
    shares = any(same_person(name, other) for name in claim.people for other in stuk.indieners)
    if not claim.words or shares or subject_score(claim.words, stuk) > FAR:
        return None
    better = _best_other(claim, register, matcher)
    if better is None or better.subject < SURE or not (better.people or better.dated):
        return None
    number = shown_number(stuk)
    return Issue(
        SUBJECT,
        {
            "nl": f"{number} gaat volgens het register over iets anders: {stuk.zaak.onderwerp}",
            "en": f"{number} is about something else in the register: {stuk.zaak.onderwerp}",
        },
        stuk.zaak.nummer,
    )


def _best_other(claim: Claim, register: Register, matcher: Matcher) -> Candidate | None:
    found = find_candidates(claim, register, matcher, without=claim.identifier)
    return found[0] if found else None


def _with_candidate(issue: Issue, claim: Claim, stuk: Stuk, register: Register, matcher: Matcher) -> Issue:
    found = find_candidates(claim, register, matcher, without=stuk.aanduiding)
    likely = [one for one in found if one.people or one.dated or one.subject >= SURE]
    if not likely:
        return issue
    first = likely[0]
    return Issue(
        issue.rule,
        {
            "nl": f"{issue.message['nl']}; bedoeld lijkt {first.shown('nl')}",
            "en": f"{issue.message['en']}; likely meant is {first.shown('en')}",
        },
        issue.value,
        tuple(one.stuk.aanduiding or one.stuk.zaak.nummer for one in likely),
    )


def _absent(claim: Claim, register: Register, matcher: Matcher) -> list[Issue]:
    """A number that no zaak has."""
    dossier = claim.dossier or ""
    highest = register.highest(dossier)
    if highest and int(claim.number) > highest + BEYOND:
        message = {
            "nl": f"{claim.identifier} bestaat niet in het register: dossier {dossier} loopt tot nr. {highest}",
            "en": f"{claim.identifier} does not exist in the register: dossier {dossier} runs to no. {highest}",
        }
        return [Issue(NUMBER, message)]
    if claim.kind != "motie" or not highest or int(claim.number) > highest:
        return []
    better = _best_other(claim, register, matcher)
    if better is None or not _surely_meant(claim, better):
        return []
    message = {
        "nl": f"het register heeft geen motie {claim.identifier}; bedoeld lijkt {better.shown('nl')}",
        "en": f"the register has no motion {claim.identifier}; likely meant is {better.shown('en')}",
    }
    return [Issue(NUMBER, message, None, (better.stuk.aanduiding or better.stuk.zaak.nummer,))]


def _surely_meant(claim: Claim, better: Candidate) -> bool:
    """The export misses moties, changed ones above all: an absent number is only wrong when one elsewhere fits wholly.

    One of unknown number may be the very one, and one in the same dossier the one that the missing motie replaced.
    """
    stuk = better.stuk
    whole = all(any(same_person(name, other) for other in stuk.indieners) for name in claim.people)
    recent = (stuk.zaak.datum or "")[:4] >= str(int((claim.letter_date or "0000")[:4]) - 2)
    known = stuk.aanduiding is not None and stuk.dossier != claim.dossier
    return known and whole and bool(claim.people) and recent and better.subject >= SAME


def _dossiers(claim: Claim, register: Register) -> list[Issue]:
    """One number printed with several dossiers, and to which of them it belongs."""
    if len(claim.dossiers) < 2:
        return []
    parts, fitting = [], []
    for dossier in claim.dossiers:
        for stuk in register.papers(f"kst-{dossier}-{claim.number}"):
            parts.append(f"{shown_number(stuk)} is {stuk.zaak.soort.lower()}: {stuk.zaak.onderwerp}")
            fitting.append((subject_score(claim.words, stuk), _fits(claim, stuk), stuk))
    if not fitting:
        return []
    best = max(fitting, key=lambda one: (one[1], one[0]))[2]
    printed, found = ", ".join(claim.dossiers), "; ".join(parts)
    message = {
        "nl": f"nr. {claim.number} is gedrukt bij de dossiers {printed} en hoort bij {best.dossier}; {found}",
        "en": f"no. {claim.number} is printed with the dossiers {printed} and belongs to {best.dossier}; {found}",
    }
    return [Issue(DOSSIERS, message, best.dossier, (best.aanduiding or "",))]


def _fate(claim: Claim, stuk: Stuk, register: Register) -> list[Issue]:
    """A motie that was rejected or withdrawn, or that a later one replaced."""
    number, issues = shown_number(stuk), []
    if stuk.outcome in ("verworpen", "ingetrokken", "vervallen"):
        message = {
            "nl": f"motie {number} is volgens het register {stuk.outcome}, en de brief bericht er nog over",
            "en": f"motion {number} was {stuk.outcome} according to the register, and the letter still reports on it",
        }
        issues.append(Issue(OUTCOME, message, stuk.outcome))
    for later in register.stukken(register.dossier(stuk.dossier or "")):
        # A changed motie names the one that it replaces, and a letter cannot know what was changed after it.
        itself = bool(later.aanduiding) and (claim.letter or "").endswith(str(later.aanduiding))
        if itself or (later.zaak.datum or "") > (claim.letter_date or "9999"):
            continue
        if (stuk.dossier, stuk.ondernummer) in {(one or later.dossier, what) for one, what in later.onderwerp.replaces}:
            message = {
                "nl": f"motie {number} is vervangen door {shown_number(later)} van {later.zaak.datum}",
                "en": f"motion {number} was replaced by {shown_number(later)} of {later.zaak.datum}",
            }
            issues.append(Issue(REPLACED, message, later.aanduiding))
    return issues


def check_decided(claim: Claim, register: Register) -> list[Issue]:
    """A motie of which no loaded record says what parliament decided, with what others report of it.

    That is no disagreement, so it is no part of check_paper.
    """
    found = register.papers(claim.identifier or "") if claim.kind == "motie" else []
    if len(found) != 1 or found[0].zaak.soort != "Motie" or found[0].outcome is not None:
        return []
    number, zaak = shown_number(found[0]), found[0].zaak.nummer
    message = {
        "nl": f"de geladen records zeggen niet wat de Kamer besloot over motie {number} (zaak {zaak})",
        "en": f"the records that were loaded do not say what parliament decided on motion {number} (case {zaak})",
    }
    return [Issue(UNKNOWN, {name: f"{said}{reports(found[0].reported, name)}" for name, said in message.items()}, zaak)]


def reports(reported: tuple[Reported, ...], language: str) -> str:
    """What others report of an outcome, and why that is doubtful, to put behind a sentence."""
    words = {"nl": "; een ander meldt {}, twijfelachtig: {}", "en": "; somebody else reports {}, doubtful: {}"}
    return "".join(
        words[language].format(one.outcome, ", ".join(DOUBTS[doubt][language] for doubt in one.doubts))
        for one in reported
        if one.doubts
    )
