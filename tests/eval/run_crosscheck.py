"""How often the cross-check is right: each finding about real citations, beside what a person judged of it.

``python tests/eval/run_crosscheck.py [STORE]`` loads ../shared/register where STORE holds no register yet (a minute),
and prints, per source of citations, how many there were, how many findings, the precision, and every false alarm.
A finding that nobody judged yet counts as false and is listed, so that a new one cannot hide. ``kruiscontrole.tsv``
holds the judgements. Three sources:

- ``koop``: every numbered paper that the 2,047 published moties cite;
- ``onderwerp``: moties and amendementen named, with mover, subject and number, in subject lines of government letters;
- ``tvv``: the number that a changed motie or amendement says that it replaces (a sample of 1,200 of some 7,000).

Then ``fout gemaakt``: the same citations with the number of another motie of that dossier, to see what is missed. A
letter's few words often cannot tell two moties of one debate apart, so this is a measure, not a promise.
"""

# ruff: noqa: T201 - printing is what it is for

import csv
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path

from taz_graph.crosscheck.claims import Claim
from taz_graph.crosscheck.people import Members
from taz_graph.crosscheck.run import check_claim
from taz_graph.register.load import load
from taz_graph.register.match import Matcher, open_matcher
from taz_graph.register.place import RECORDS, register_folder
from taz_graph.register.register import Register, open_register
from taz_graph.settings import Settings

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent.parent / "shared" / "register"
JUDGED = HERE / "kruiscontrole.tsv"
SEED, SAMPLE, WRONG = 7, 1200, 300
LEAST = 0.95

Tools = tuple[Register, Matcher, Members]
Said = tuple[Claim, str]


@dataclass
class Measured:
    """One source: its citations, and letter, citation, rule and message of each finding (info left out)."""

    source: str
    citations: int
    found: list[tuple[str, str, str, str]] = field(default_factory=list)
    replaced: int = 0

    def false_alarms(self, judged: dict[tuple[str, str, str], str]) -> list[tuple[str, str, str, str]]:
        """The findings that were judged wrong, or not judged."""
        return [one for one in self.found if judged.get(one[:3]) != "juist"]

    def precision(self, judged: dict[tuple[str, str, str], str]) -> float:
        """Share of the findings that is right; 1 where there are none."""
        return 1 - len(self.false_alarms(judged)) / len(self.found) if self.found else 1.0


def judgements() -> dict[tuple[str, str, str], str]:
    """Letter, citation and rule -> ``juist`` or ``vals``."""
    with JUDGED.open(encoding="utf-8", newline="") as lines:
        return {
            (row["letter"], row["citaat"], row["regel"]): row["oordeel"]
            for row in csv.DictReader(lines, delimiter="\t")
        }


def sources(register: Register) -> Iterator[tuple[str, list[Said]]]:
    """Each source of citations."""
    sys.path.insert(0, str(HERE.parent))
    cited = import_module("koop_citations")  # by path: run as a script there is no package of tests
    files = sorted((SHARED / "koop").glob("*.xml"))
    yield "koop", [one for file in files for one in (*cited.claims_in(file), *cited.title_claims(file))]
    letters = register.archive.connection.execute(
        "SELECT nummer, datum, onderwerp FROM zaak WHERE soort = 'Brief regering' AND onderwerp LIKE '%motie van%' "
        "AND datum > '2010' ORDER BY nummer"
    )
    yield "onderwerp", list(cited.subject_claims(letters))
    changed = register.archive.connection.execute(
        "SELECT p.aanduiding, z.soort, z.datum, z.onderwerp FROM paper p JOIN zaak z ON z.id = p.zaak WHERE z.soort IN "
        "('Motie', 'Amendement') AND z.datum > '2010' AND z.onderwerp LIKE '%t.v.v%' ORDER BY z.nummer"
    )
    yield "tvv", random.Random(SEED).sample(list(cited.replaced_claims(changed)), SAMPLE)


def measure(source: str, claims: Iterable[Said], tools: Tools) -> Measured:
    """What the cross-check finds about citations."""
    said = list(claims)
    measured = Measured(source, len(said))
    for claim, _ in said:
        for issue in check_claim(claim, *tools):
            if issue.rule.severity == "info":
                measured.replaced += 1
            else:
                key = (str(claim.letter), str(claim.identifier), issue.rule.number)
                measured.found.append((*key, issue.message["nl"]))
    return measured


def misprinted(claims: list[Said], register: Register) -> list[Said]:
    """Citations of moties with the number of another paper of the same dossier."""
    chosen = random.Random(SEED)
    made = []
    for claim, text in chosen.sample(claims, len(claims)):
        rows = register.archive.connection.execute(
            "SELECT DISTINCT aanduiding FROM paper WHERE dossier = ? AND aanduiding <> ? ORDER BY aanduiding",
            (claim.dossier, claim.identifier),
        )
        others = [row[0] for row in rows]
        if claim.kind == "motie" and len(others) > 5 and len(register.papers(str(claim.identifier))) == 1:
            made.append((replace(claim, identifier=chosen.choice(others)), text))
        if len(made) == WRONG:
            break
    return made


def main(store: Path) -> int:
    """Prints it all; 1 when a source is less precise than it must be."""
    settings = Settings(store=store)
    if not (register_folder(settings) / RECORDS).exists():
        load(settings, [SHARED], report=print)
    register = open_register(settings)
    tools = (register, open_matcher(register.folder), Members(register))
    judged, worst = judgements(), 1.0
    letters: list[Said] = []
    for source, claims in sources(register):
        measured = measure(source, claims, tools)
        wrong = measured.false_alarms(judged)
        precision = measured.precision(judged)
        worst = min(worst, precision)
        letters = claims if source == "onderwerp" else letters
        print(f"{source}: {measured.citations} citations, {len(measured.found)} findings, precision {precision:.3f}")
        print(f"  and {measured.replaced} times the information that a motie was replaced")
        for one in measured.found:
            print(f"  {'FALSE ALARM' if one in wrong else 'right'}: {' | '.join(one)}")
    seeded = misprinted(letters, register)
    found = sum(any(issue.rule.severity != "info" for issue in check_claim(claim, *tools)) for claim, _ in seeded)
    print(f"fout gemaakt: of {len(seeded)} wrong numbers {found} are found ({found / len(seeded):.0%})")
    register.close()
    return 0 if worst >= LEAST else 1


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(main(Path(sys.argv[1])))
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(main(Path(folder)))
