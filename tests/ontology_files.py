"""The files of ``ontology/`` for the tests, and pySHACL over them: what breaks, as rule IRIs."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyshacl
from rdflib import RDF, SH, Graph, Namespace, URIRef

ONTOLOGY = Path(__file__).resolve().parent.parent / "ontology"
TAZ = Namespace("https://w3id.org/taz-graph/def#")
FILES = tuple(sorted(ONTOLOGY.glob("*.ttl")))
SHAPE_FILES = tuple(sorted((ONTOLOGY / "shapes").glob("*.ttl")))
ABOUT_WAIVERS = ("aanvaarding-geldt", "aanvaarding-verlopen", "aanvaarding-ongebruikt", "aanvaarding-onvolledig")
"""Examples of rules that no shape can state, as they depend on the findings and the day."""
OF_CROSS_CHECK = tuple(sorted((ONTOLOGY / "voorbeelden").glob("*/kruisregel-*.ttl")))
"""Examples of what no shape can see: it takes the register, of which ``EXAMPLE_REGISTER`` has their side."""
EXAMPLE_REGISTER = ONTOLOGY / "voorbeelden" / "register"
_EXAMPLES = tuple(sorted((ONTOLOGY / "voorbeelden").glob("*/*.ttl")))
OF_WAIVERS = tuple(path for path in _EXAMPLES if path.stem in ABOUT_WAIVERS)
EXAMPLES = {
    kind: tuple(path for path in _EXAMPLES if path.parent.name == kind and path not in (*OF_WAIVERS, *OF_CROSS_CHECK))
    for kind in ("goed", "fout")
}
NUMBER = TAZ.regelnummer


def read(*paths: Path) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


@cache
def ontology() -> Graph:
    return read(*FILES)


@cache
def shapes() -> Graph:
    """Every shape, whatever it looks at."""
    return read(*SHAPE_FILES)


@cache
def ontology_shapes() -> Graph:
    """The shapes that look at the ontology."""
    return read(*(path for path in SHAPE_FILES if _looks_at_ontology(path)))


@cache
def data_shapes() -> Graph:
    """The shapes that look at data."""
    return read(*(path for path in SHAPE_FILES if not _looks_at_ontology(path)))


def rules(graph: Graph) -> dict[URIRef, str]:
    """Rule IRI -> its number."""
    return {rule: str(number) for rule, number in graph.subject_objects(NUMBER) if isinstance(rule, URIRef)}


def broken_rules(graph: Graph, against: Graph) -> list[URIRef]:
    """One rule IRI for each finding of pySHACL, sorted."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=against, inference="none", advanced=False)
    assert isinstance(report, Graph)
    return sorted(_rules_of(report))


def name(iri: object) -> str:
    return str(iri).removeprefix(str(TAZ))


def _rules_of(report: Graph) -> Iterator[URIRef]:
    for result in report.objects(None, SH.result):
        # A SPARQL constraint is the rule itself; its shape holds others too.
        rule = report.value(result, SH.sourceConstraint) or report.value(result, SH.sourceShape)
        assert isinstance(rule, URIRef), "a rule without an IRI cannot be waived"
        yield rule


def _looks_at_ontology(path: Path) -> bool:
    header = read(path)
    (iri,) = header.subjects(RDF.type, URIRef("http://www.w3.org/2002/07/owl#Ontology"))
    return any(str(said) == "ontologie" for said in header.objects(iri, TAZ.toepassingOp))
