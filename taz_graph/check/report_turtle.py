"""The report as Turtle: a sh:ValidationReport (SHACL §3.6) with what we know more in terms of our own ontology.

Open findings are its sh:result, so sh:conforms means what SHACL says. Accepted ones are results too, but hang on the
report with dct:hasPart and carry who accepted them.
"""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from taz_graph.check.findings import Finding, Report, Waiver, fingerprints
from taz_graph.check.linking import spot
from taz_graph.check.text import IRI
from taz_graph.names import VOCABULARIES, prefixes, thing
from taz_graph.settings import DEFAULT_BASE

SH, DCT, OA = (VOCABULARIES[name] for name in ("sh", "dct", "oa"))
XSD = VOCABULARIES["xsd"]
SPARQL = f"{SH}SPARQLConstraintComponent"
Value = ox.NamedNode | ox.BlankNode | ox.Literal
RDF_TYPE = ox.NamedNode(f"{VOCABULARIES['rdf']}type")


def to_turtle(report: Report, base: str = DEFAULT_BASE) -> str:
    """The whole report; a finding has the same IRI each time that it is found."""
    triples = list(_triples(report, base))
    used = {prefix: space for prefix, space in prefixes(base).items() if any(space in str(t) for t in triples)}
    written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=used) or b""
    # The serialiser lists the prefixes in another order each time.
    listed = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in sorted(used.items()))
    return listed + re.sub(r"\A(?:@prefix [^\n]*\n)*", "", written.decode("utf-8"))


def _triples(report: Report, base: str) -> Iterator[ox.Triple]:
    whole = ox.NamedNode(thing("bevinding", f"verslag-{report.version or 'onbekend'}", base))
    yield ox.Triple(whole, RDF_TYPE, ox.NamedNode(f"{SH}ValidationReport"))
    conforms = ox.Literal("false" if report.open else "true", datatype=ox.NamedNode(f"{XSD}boolean"))
    yield ox.Triple(whole, ox.NamedNode(f"{SH}conforms"), conforms)
    if report.as_of:
        day = ox.Literal(report.as_of.isoformat(), datatype=ox.NamedNode(f"{XSD}date"))
        yield ox.Triple(whole, ox.NamedNode(f"{DCT}date"), day)
    for finding, fingerprint in fingerprints(report.findings):
        node = ox.NamedNode(thing("bevinding", fingerprint, base))
        link = f"{DCT}hasPart" if finding.waiver else f"{SH}result"
        yield ox.Triple(whole, ox.NamedNode(link), node)
        for predicate, value in _result(finding, report, base):
            yield ox.Triple(node, ox.NamedNode(predicate), value)


def _result(finding: Finding, report: Report, base: str) -> Iterator[tuple[str, Value]]:
    yield RDF_TYPE.value, ox.NamedNode(f"{SH}ValidationResult")
    yield f"{SH}focusNode", _node(finding.focus)
    yield f"{SH}resultSeverity", ox.NamedNode(f"{SH}{finding.severity.capitalize()}")
    yield from _source(finding)
    yield f"{SH}resultMessage", ox.Literal(finding.message, language=report.language)
    if finding.property:
        yield f"{SH}resultPath", ox.NamedNode(finding.property)
    if finding.value_term and not finding.value_term.startswith("_:"):
        yield f"{SH}value", _parsed(finding.value_term)
    texts = {
        "regelnummer": finding.rule_id,
        "waarom": finding.why,
        "herstel": finding.repair,
        "sectie": finding.section,
    }
    for name, text in texts.items():
        if text:
            localised = name in ("waarom", "herstel")
            yield f"{base}def#{name}", ox.Literal(text, language=report.language) if localised else ox.Literal(text)
    if finding.path:
        yield f"{DCT}source", ox.Literal(spot(finding))
    if finding.letter:
        yield f"{OA}hasSource", ox.NamedNode(finding.letter)
    if finding.waiver:
        yield from _waiver(finding.waiver, report, base)


def _waiver(waiver: Waiver, report: Report, base: str) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
    yield f"{VOCABULARIES['rdfs']}seeAlso", ox.NamedNode(waiver.iri)
    yield f"{base}def#eigenaar", ox.Literal(waiver.owner)
    yield f"{base}def#reden", ox.Literal(waiver.reason, language=report.language)
    for name, day in (("vanaf", waiver.since), ("tot", waiver.until)):
        if day:
            yield f"{base}def#{name}", ox.Literal(day.isoformat(), datatype=ox.NamedNode(f"{XSD}date"))


def _source(finding: Finding) -> Iterator[tuple[str, Value]]:
    """What was broken: the shape and, where the rule is a query of its own, that too (SHACL §3.6.2.4 and .5)."""
    if finding.component == SPARQL and finding.property is None and finding.shape not in (None, finding.rule):
        yield f"{SH}sourceShape", _node(finding.shape or "")
        yield f"{SH}sourceConstraint", _node(finding.rule)
    else:
        yield f"{SH}sourceShape", _node(finding.rule)
    # The rules about waivers are no shapes: there the rule itself is what was broken.
    yield f"{SH}sourceConstraintComponent", _node(finding.component or finding.rule)


def _node(name: str) -> Value:
    # A shape of others may have no name, and a shape may look at literals, which have no IRI.
    if name.startswith("_:"):
        return ox.BlankNode(name[2:])
    return ox.NamedNode(name) if IRI.fullmatch(name) else ox.Literal(name)


def _parsed(term: str) -> ox.NamedNode | ox.Literal:
    """The term that N-Triples writes so."""
    (quad,) = ox.parse(f"<urn:s> <urn:p> {term} .", format=ox.RdfFormat.N_TRIPLES, lenient=True)
    return quad.object if isinstance(quad.object, ox.NamedNode | ox.Literal) else ox.Literal(term)
