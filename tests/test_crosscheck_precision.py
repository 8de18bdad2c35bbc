"""How often the cross-check is right, on citations of others than our two letters; needs all 262,250 zaken.

``TAZ_GRAPH_FULL=1 pytest tests/test_crosscheck_precision.py -s`` prints every finding, so that each can be judged.
"""

# ruff: noqa: T201 - printing is what it is for

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from taz_graph.crosscheck.claims import Claim
from taz_graph.crosscheck.people import Members
from taz_graph.crosscheck.run import check_claim
from taz_graph.register.load import load
from taz_graph.register.match import Matcher, open_matcher
from taz_graph.register.register import Register, open_register
from taz_graph.settings import Settings
from tests.koop_citations import claims_in, subject_claims, title_claims
from tests.shared import shared_path

pytestmark = pytest.mark.skipif(
    not os.environ.get("TAZ_GRAPH_FULL"), reason="loads all 262,250 zaken: set TAZ_GRAPH_FULL"
)

SAMPLE, SEED = 200, 7

FALSE_ALARMS = {
    "kst-36200-VIII-83": "the line cites two moties in one breath; the claim took the number of the second",
}
"""Findings that are wrong, judged by hand: official identifier -> why it went wrong."""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    settings = Settings(store=tmp_path_factory.mktemp("store"))
    load(settings, [shared_path("register")])
    opened = open_register(settings)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def tools(register: Register) -> tuple[Register, Matcher, Members]:
    return register, open_matcher(register.folder), Members(register)


def alarms(
    claims: list[tuple[Claim, str]], tools: tuple[Register, Matcher, Members], *, info: bool = False
) -> list[str]:
    """The identifiers with a finding (or, with ``info``, a mere information), each printed with the words around it."""
    found = []
    for claim, text in claims:
        issues = [issue for issue in check_claim(claim, *tools) if info or issue.rule.severity != "info"]
        for issue in issues:
            print(f"{claim.letter} | {text[-200:]}\n   {issue.rule.number} {issue.message['nl']}")
        found += [str(claim.identifier)] if issues else []
    return found


def test_on_200_citations_in_published_moties(tools: tuple[Register, Matcher, Members]) -> None:
    files = sorted(Path(shared_path("register/koop")).glob("*.xml"))
    claims = [one for file in files for one in (*claims_in(file), *title_claims(file))]
    assert len(claims) >= SAMPLE
    sample = random.Random(SEED).sample(claims, SAMPLE)
    assert set(alarms(sample, tools)) <= {
        "kst-36600-156",  # right: the motie is 36 600 XVI, nr. 156
        "kst-31293-653",  # right: one number with two dossiers
    }


def test_on_citations_in_subject_lines_of_letters(tools: tuple[Register, Matcher, Members]) -> None:
    rows = tools[0].archive.connection.execute(
        "SELECT nummer, datum, onderwerp FROM zaak WHERE soort = 'Brief regering' AND onderwerp LIKE '%motie van%' "
        "AND datum > '2010' ORDER BY nummer"
    )
    claims = list(subject_claims(rows))
    assert len(claims) > 1000
    found = alarms(claims, tools, info=True)
    wrong = [one for one in found if one in FALSE_ALARMS]
    assert len(wrong) <= 0.05 * len(found), wrong
    assert len(alarms(claims, tools)) <= 0.02 * len(claims)
