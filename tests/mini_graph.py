"""A small ontology with two sources that state one fact twice, to build and to query."""

from pathlib import Path

from taz_graph.settings import Settings

PREFIXES = """\
@prefix taz: <https://w3id.org/taz-graph/def#> .
@prefix graaf: <https://w3id.org/taz-graph/id/graaf/> .
@prefix motie: <https://w3id.org/taz-graph/id/motie/> .
@prefix kamerstuk: <https://w3id.org/taz-graph/id/kamerstuk/> .
@prefix partij: <https://w3id.org/taz-graph/id/partij/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
ONTOLOGY = """\
taz:Motie a owl:Class ; rdfs:subClassOf [ a owl:Class ] .
taz:Kamerstuk a owl:Class . taz:Partij a owl:Class . prov:Entity a rdfs:Class .
taz:onderwerp a owl:DatatypeProperty . taz:kamerstuk a owl:ObjectProperty . taz:waarde a owl:DatatypeProperty .
rdf:type a rdf:Property . rdfs:label a rdf:Property . prov:wasDerivedFrom a rdf:Property .
prov:generatedAtTime a rdf:Property . prov:wasAttributedTo a rdf:Property .
"""
SHAPES = "taz:MotieShape rdfs:label 'vorm' .\n"
FIRST = """\
motie:a a taz:Motie ; taz:onderwerp "een é"@nl ; taz:kamerstuk kamerstuk:kst-1-1 ; taz:waarde 1.5 .
kamerstuk:kst-1-1 a taz:Kamerstuk . partij:redactie a taz:Partij .
"""
SECOND = """\
motie:a a taz:Motie .
motie:b a taz:Motie ; taz:onderwerp "met \\"quotes\\" , komma\\nen <b>&"@nl ; taz:kamerstuk kamerstuk:kst-1-1 .
"""
STATEMENTS = 10 + 8
"""In the two data files, headers included; one of them is stated twice."""


def header(name: str) -> str:
    """What each data file says about its own graph."""
    return (
        f"{PREFIXES}graaf:{name} a prov:Entity ; prov:wasDerivedFrom kamerstuk:kst-1-1 ;\n"
        '    prov:generatedAtTime "2026-11-22T00:00:00Z"^^xsd:dateTime ; prov:wasAttributedTo partij:redactie .\n'
    )


def write_source(settings: Settings, name: str, statements: str) -> Path:
    """Writes a data file with its header."""
    path = settings.data / f"{name}.ttl"
    path.write_text(header(name) + statements, encoding="utf-8")
    return path


def mini_settings(folder: Path) -> Settings:
    """Writes the small inputs into a folder; nothing is built."""
    settings = Settings(data=folder / "data", ontology=folder / "ontology", store=folder / "store", timeout=10)
    settings.data.mkdir(parents=True)
    (settings.ontology / "shapes").mkdir(parents=True)
    (settings.ontology / "taz.ttl").write_text(PREFIXES + ONTOLOGY, encoding="utf-8")
    (settings.ontology / "shapes" / "motie.ttl").write_text(PREFIXES + SHAPES, encoding="utf-8")
    write_source(settings, "eerste", FIRST)
    write_source(settings, "tweede", SECOND)
    return settings
