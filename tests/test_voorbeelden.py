"""Each rule fires on the example that breaks it and is silent on the example that keeps it."""

from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, SH, Graph, URIRef
from rdflib.term import Node

from taz_graph.check.findings import Finding
from taz_graph.check.waivers import KINDS, apply_waivers, read_waivers
from tests.ontology_files import (
    EXAMPLES,
    OF_CROSS_CHECK,
    OF_WAIVERS,
    TAZ,
    broken_rules,
    data_shapes,
    name,
    ontology,
    ontology_shapes,
    read,
    rules,
    shapes,
)
from tests.shacl_store import MemoryStore

RULES = 129
GOOD = 44

# A case that a letter lists as closed while its text leaves it open is an open case, and so is one without a status.
ALSO_BROKEN = {
    "afdoening-opgesomd": ["MotieShape-afgedaan"],
    "toezegging-status": ["ToezeggingShape-afgedaan"],
}


def findings(path: Path) -> list[str]:
    example = read(path)
    named = {*example.objects(None, TAZ.breekt), *example.objects(None, TAZ.voldoetAan)}
    if named & set(rules(ontology_shapes())):
        return [name(rule) for rule in broken_rules(example, ontology_shapes())]
    return [name(rule) for rule in broken_rules(example + ontology(), data_shapes())]


@pytest.mark.parametrize("path", EXAMPLES["goed"], ids=lambda path: path.stem)
def test_good_example_conforms(path: Path) -> None:
    assert findings(path) == []


@pytest.mark.parametrize("path", EXAMPLES["fout"], ids=lambda path: path.stem)
def test_faulty_example_breaks_the_rule_that_it_names(path: Path) -> None:
    (rule,) = read(path).objects(None, TAZ.breekt)
    assert set(findings(path)) == {name(rule), *ALSO_BROKEN.get(path.stem, [])}


@pytest.mark.parametrize("path", OF_WAIVERS, ids=lambda path: path.stem)
def test_examples_about_waivers_do_what_they_say(path: Path) -> None:
    example = read(path)
    store = MemoryStore(quad.triple for quad in ox.parse(example.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES))
    missing = TAZ["MotieShape-indiener"]
    gaps = [
        Finding(str(missing), "T-MOT-02", "", "", "violation", str(motie), "")
        for motie in example.subjects(RDF.type, TAZ.Motie)
        if missing in broken_rules(example + ontology(), data_shapes())
    ]
    waivers = read_waivers(store, "nl")  # type: ignore[arg-type]
    about = [finding.rule for finding in apply_waivers(gaps, waivers, date(2031, 6, 1), "nl")[len(gaps) :]]
    assert about == [str(rule) for rule in example.objects(None, TAZ.breekt)]
    kept = {str(rule) for rule in example.objects(None, TAZ.voldoetAan)}
    assert kept == (set() if about else {f"{TAZ}{kind.name}" for kind in KINDS})
    assert path.parent.name == ("fout" if about else "goed")


def test_every_rule_about_waivers_has_a_faulty_example() -> None:
    broken = sorted(name(rule) for path in OF_WAIVERS for rule in read(path).objects(None, TAZ.breekt))
    assert broken == sorted(kind.name for kind in KINDS)


def test_every_rule_has_one_faulty_example() -> None:
    broken = [name(rule) for path in EXAMPLES["fout"] for rule in read(path).objects(None, TAZ.breekt)]
    assert sorted(broken) == sorted(map(name, rules(shapes())))
    assert len(broken) == RULES


def test_every_rule_has_a_good_example() -> None:
    kept = [name(rule) for path in EXAMPLES["goed"] for rule in read(path).objects(None, TAZ.voldoetAan)]
    assert sorted(kept) == sorted(map(name, rules(shapes())))
    assert len(EXAMPLES["goed"]) == GOOD


@pytest.mark.parametrize("path", EXAMPLES["goed"], ids=lambda path: path.stem)
def test_good_example_holds_what_its_rules_look_at(path: Path) -> None:
    example = read(path)
    idle = [name(rule) for rule in example.objects(None, TAZ.voldoetAan) if not _targets(example, rule)]
    assert idle == [], "a rule that looks at nothing proves nothing: add a thing of its class"


def test_examples_are_invented_and_free_of_blank_nodes() -> None:
    for path in (*EXAMPLES["goed"], *EXAMPLES["fout"], *OF_WAIVERS, *OF_CROSS_CHECK):
        text = path.read_text(encoding="utf-8")
        assert not any(sign in text for sign in ("29282", "_:", "[", "TAZ")), path


def _targets(example: Graph, rule: Node) -> set[Node]:
    graph = shapes()
    (shape,) = {*graph.subjects(SH.property, rule), *graph.subjects(SH.sparql, rule)}
    found: set[Node] = set()
    for target in graph.objects(shape, SH.targetClass):
        classes = {target, *ontology().transitive_subjects(RDFS.subClassOf, target)}
        found |= {thing for kind in classes for thing in example.subjects(RDF.type, kind)}
    for predicate in graph.objects(shape, SH.targetSubjectsOf):
        assert isinstance(predicate, URIRef)
        found |= set(example.subjects(predicate))
    for predicate in graph.objects(shape, SH.targetObjectsOf):
        assert isinstance(predicate, URIRef)
        found |= set(example.objects(None, predicate))
    return found
