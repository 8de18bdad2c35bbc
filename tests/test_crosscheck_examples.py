"""Each rule of the cross-check fires on the example that breaks it and is silent on the one that keeps it.

What the register says stands in ``ontology/voorbeelden/register``, which every example is held against.
"""

import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from taz_graph.crosscheck import run_crosscheck
from taz_graph.crosscheck.claims import read_claims
from taz_graph.crosscheck.letters import read_letters
from taz_graph.crosscheck.rules import RULES
from taz_graph.register.load import load
from taz_graph.register.place import register_folder
from taz_graph.register.register import Register
from taz_graph.settings import Settings
from taz_graph.store import Store
from tests.ontology_files import EXAMPLE_REGISTER, OF_CROSS_CHECK, TAZ, name, read
from tests.shacl_store import MemoryStore

NUMBERS = {rule.name: rule.number for rule in RULES}
TOLD = re.compile(r"(?m)^#   (kst-[\w-]+): (.+?)(?: \(([\d-]+)(?:, (\w+))?\))?$")
"""What a comment in an example says that the register has: number, subject line, day and outcome."""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    settings = Settings(store=tmp_path_factory.mktemp("store"))
    load(settings, [EXAMPLE_REGISTER])
    return Register(register_folder(settings))


def store_of(path: Path) -> Store:
    """The example as a build lays it down: in a graph of its own, and in the union of all graphs."""
    triples = [quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)]
    store = MemoryStore(triples)
    graph = ox.NamedNode("https://w3id.org/taz-graph/id/graaf/voorbeeld")
    store.store.extend(ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)
    return store  # type: ignore[return-value]


def linked(path: Path, link: str) -> list[str]:
    return sorted(NUMBERS[name(rule)] for rule in read(path).objects(None, TAZ[link]))


@pytest.mark.parametrize("path", OF_CROSS_CHECK, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_cross_check_finds_what_an_example_breaks_and_nothing_else(path: Path, register: Register) -> None:
    found = run_crosscheck(Settings(), store_of(path), register)
    assert [finding.rule_id for finding in found] == linked(path, "breekt")
    assert (path.parent.name == "fout") == bool(found) == (not linked(path, "voldoetAan"))


@pytest.mark.parametrize("path", OF_CROSS_CHECK, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_register_has_what_an_example_says_that_it_has(path: Path, register: Register) -> None:
    told = TOLD.findall(path.read_text(encoding="utf-8"))
    assert told
    for number, subject, day, outcome in told:
        known = [(one.zaak.onderwerp, one.zaak.datum, one.outcome or "") for one in register.papers(number)]
        assert known == ([] if subject == "niets" else [(subject, day, outcome)])
    cited = {claim.identifier for claim in read_claims(store_of(path)) if claim.identifier}
    assert cited <= {number for number, *_ in told}


def test_good_examples_hold_what_the_rules_look_at(register: Register) -> None:
    """Silence about a letter that says nothing proves nothing."""
    motie, programma = (path for path in OF_CROSS_CHECK if path.parent.name == "goed")
    of_motie, of_paper = read_claims(store_of(motie))
    assert of_motie.words
    assert of_motie.people == ("De Wit", "Jansen")
    assert (of_paper.kind, of_paper.date, of_paper.dossiers) == ("motie", "2031-03-12", ("99111",))
    (stuk,) = register.papers(of_motie.identifier or "")
    assert (stuk.outcome, stuk.onderwerp.replaces) == ("aangenomen", (("99111", "15"),))
    letters = [letter.identifier for letter in read_letters(store_of(programma))]
    assert letters == ["kst-99222-7", "kst-99222-8", "kst-99222-10"]
    assert "kst-99222-9" in {claim.identifier for claim in read_claims(store_of(programma))}


def test_every_rule_has_one_good_and_one_faulty_example() -> None:
    every = Counter(rule.number for rule in RULES)
    for link in ("breekt", "voldoetAan"):
        assert Counter(number for path in OF_CROSS_CHECK for number in linked(path, link)) == every
    assert len(OF_CROSS_CHECK) == 15
