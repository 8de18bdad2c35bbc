"""All of the cross-check, as findings of the same kind as those of the completeness check."""

from dataclasses import replace

from taz_graph.check.findings import Finding
from taz_graph.crosscheck.claims import Claim, read_claims
from taz_graph.crosscheck.letters import check_letters
from taz_graph.crosscheck.papers import check_decided, check_paper
from taz_graph.crosscheck.people import Members, check_movers, check_names, check_numberless
from taz_graph.crosscheck.rules import Issue
from taz_graph.crosscheck.unanswered import find_unanswered
from taz_graph.names import thing
from taz_graph.register.match import Matcher, open_matcher
from taz_graph.register.register import Register
from taz_graph.settings import Settings
from taz_graph.store import Store


def run_crosscheck(settings: Settings, store: Store, register: Register) -> list[Finding]:
    """What letters in the store and the register disagree about, sorted as findings are.

    RegisterError when the register cannot be read; what the register does not know gives no finding.
    """
    matcher, members = open_matcher(register.folder), Members(register)
    claims = read_claims(store, language=settings.language, base=settings.base)
    checked = [(claim, check_claim(claim, register, matcher, members)) for claim in claims]
    found = [
        _finding(settings, _twice(issue, claim, checked), claim.thing, claim.label, claim)
        for claim, issues in checked
        for issue in (*issues, *check_decided(claim, register))
    ]
    for stuk, issue in find_unanswered(store, register, settings):
        iri = thing("motie", stuk.aanduiding or stuk.zaak.nummer, settings.base)
        found.append(_finding(settings, issue, iri, stuk.zaak.onderwerp, None))
    for iri, label, issue in check_letters(store, register, settings.base):
        found.append(_finding(settings, issue, iri, label, None))
    return sorted(_once(found), key=lambda finding: finding.order)


def check_claim(claim: Claim, register: Register, matcher: Matcher, members: Members) -> list[Issue]:
    """Every disagreement about one claim."""
    issues = check_paper(claim, register, matcher)
    if claim.kind == "motie":
        if (
            not claim.identifier or claim.number.isdecimal()
        ):  # papers of the Eerste Kamer have letters, and other members
            issues += check_names(claim, members)
        issues += check_numberless(claim, register, matcher, members)
        if not any(issue.rule.number in ("K-SRT-01", "K-ONW-01", "K-NUM-01") for issue in issues):
            issues += check_movers(claim, register)
    return issues


_ABOUT_THE_PAPER = {"K-SRT-01", "K-ONW-01", "K-DAT-01"}


def _twice(issue: Issue, claim: Claim, checked: list[tuple[Claim, list[Issue]]]) -> Issue:
    """Says so when the same letter uses the same number elsewhere for the paper that it is."""
    if issue.rule.number not in _ABOUT_THE_PAPER:
        return issue
    for other, issues in checked:
        same = other.identifier == claim.identifier and other.letter == claim.letter and other.thing != claim.thing
        if same and not any(one.rule.number in _ABOUT_THE_PAPER for one in issues):
            words = other.words or other.label
            message = {
                "nl": f"{issue.message['nl']}; dezelfde brief gebruikt dit nummer ook voor: {words}",
                "en": f"{issue.message['en']}; the same letter uses this number also for: {words}",
            }
            return replace(issue, message=message)
    return issue


def _finding(settings: Settings, issue: Issue, focus: str, label: str, claim: Claim | None) -> Finding:
    language = settings.language
    rule = issue.rule
    return Finding(
        rule=f"{settings.base}def#{rule.name}",
        rule_id=rule.number,
        title=rule.title[language],
        message=issue.message[language],
        severity=rule.severity,
        focus=focus,
        label=label,
        value=issue.value,
        letter=claim.letter if claim else None,
        section=claim.section if claim else None,
        repair=rule.repair[language],
        texts=tuple(issue.message[name] for name in sorted(issue.message)),
        why=rule.why[language],
    )


def _once(findings: list[Finding]) -> list[Finding]:
    """A motie and the reference to its paper say the same thing of the same record: kept once, at the motie."""
    at_motie = {(one.rule, one.letter, one.value) for one in findings if "/motie/" in one.focus and one.value}
    return [
        one for one in findings if "/verwijzing/" not in one.focus or (one.rule, one.letter, one.value) not in at_motie
    ]
