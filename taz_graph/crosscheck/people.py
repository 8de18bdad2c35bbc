"""The people of a motie against the register: who moved it, and whether a printed name is anybody's."""

from collections import Counter

from taz_graph.crosscheck.candidates import find_candidates, shown_number
from taz_graph.crosscheck.claims import Claim
from taz_graph.crosscheck.rules import MOVERS, NAME, NUMBERLESS, Issue
from taz_graph.names import slug
from taz_graph.register.match import Matcher
from taz_graph.register.people import likely_name, same_person
from taz_graph.register.register import Register
from taz_graph.register.subjects import parse_subject

BACK = 6
"""Years before a letter in which a member must have moved something for the name to be known."""


class Members:
    """The names under which moties were moved in the years before a letter."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._known: dict[str, Counter[str]] = {}

    def names(self, year: int) -> Counter[str]:
        """Each name and how many moties it moved in the years up to ``year``."""
        key = str(year)
        if key not in self._known:
            rows = self.register.archive.connection.execute(
                "SELECT onderwerp FROM zaak WHERE soort = 'Motie' AND datum >= ? AND datum < ?",
                (f"{year - BACK}-01-01", f"{year + 1}-01-01"),
            )
            self._known[key] = Counter(name for (text,) in rows for name in parse_subject(text).people)
        return self._known[key]

    def known(self, name: str, year: int) -> bool:
        """Whether somebody moved a motie under that name: twice at least, as the register has typing errors too."""
        names = self.names(year)
        same = {one for one in names if slug(one) == slug(name) or same_person(one, name)}
        return sum(names[one] for one in same) >= 2


def check_names(claim: Claim, members: Members) -> list[Issue]:
    """Printed names that are no member's, with the likely ones."""
    issues = []
    year = int((claim.letter_date or "9999")[:4])
    for name in claim.people:
        if members.known(name, year):
            continue
        names = members.names(year)
        likely = [one for one, _ in likely_name(name, [one for one in names if names[one] >= 2])]
        if likely:
            message = {
                "nl": f"geen Kamerlid heet {name}; bedoeld lijkt {', '.join(likely[:3])}",
                "en": f"no member is called {name}; likely meant is {', '.join(likely[:3])}",
            }
            issues.append(Issue(NAME, message, likely[0], tuple(likely[:3])))
    return issues


def check_movers(claim: Claim, register: Register) -> list[Issue]:
    """Movers that the letter names and the register does not, or the other way round, where the register names all.

    "c.s." in a subject line hides names: then only the first one can be held against it.
    """
    found = register.papers(claim.identifier or "")
    if len(found) != 1 or found[0].zaak.soort != "Motie" or not claim.people or not found[0].indieners:
        return []
    stuk = found[0]
    whole = not stuk.onderwerp.more or len(stuk.indieners) > len(stuk.onderwerp.people)
    strange = [name for name in claim.people if not any(same_person(name, one) for one in stuk.indieners)]
    missing = [one for one in stuk.indieners if not any(same_person(name, one) for name in claim.people)]
    wrong = strange if whole else (strange if len(strange) == len(claim.people) else [])
    left_out = missing if whole and not claim.more else []
    if not wrong and not left_out:
        return []
    shown, printed = ", ".join(stuk.indieners), ", ".join(claim.people)
    more = " c.s." if stuk.onderwerp.more and not whole else ""
    message = {
        "nl": f"motie {shown_number(stuk)} is volgens de brief van {printed}, volgens het register van {shown}{more}",
        "en": f"motion {shown_number(stuk)} is by {printed} according to the letter, by {shown}{more} in the register",
    }
    return [Issue(MOVERS, message, shown)]


def check_numberless(claim: Claim, register: Register, matcher: Matcher, members: Members) -> list[Issue]:
    """A motie without number: the candidates, ranked, each with its grounds."""
    if claim.identifier or claim.kind != "motie":
        return []
    names = tuple(_likely(name, members, int((claim.letter_date or "9999")[:4])) for name in claim.people)
    found = find_candidates(claim, register, matcher, names=names)
    ranked = {
        language: "; ".join(f"{place}. {one.shown(language)}" for place, one in enumerate(found, 1))
        for language in ("nl", "en")
    }
    message = {
        "nl": f"de brief noemt geen nummer; kandidaten: {ranked['nl'] or 'geen'}",
        "en": f"the letter gives no number; candidates: {ranked['en'] or 'none'}",
    }
    return [Issue(NUMBERLESS, message, None, tuple(one.stuk.aanduiding or one.stuk.zaak.nummer for one in found))]


def _likely(name: str, members: Members, year: int) -> str:
    if members.known(name, year):
        return name
    names = members.names(year)
    likely = likely_name(name, [one for one in names if names[one] >= 2])
    return likely[0][0] if likely else name
