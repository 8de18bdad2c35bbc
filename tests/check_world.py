"""A small world of its own for tests of the check and the command line: ontology, shapes, data, one question.

It has two moties: the first is complete, the second has no indiener. One waiver may be added.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from taz_graph.settings import Settings

TODAY = date(2024, 6, 1)

PREFIXES = "".join(
    f"@prefix {name}: <{space}> .\n"
    for name, space in {
        "taz": "https://w3id.org/taz-graph/def#",
        **{
            soort: f"https://w3id.org/taz-graph/id/{soort}/"
            for soort in "motie afdoening kamerstuk persoon partij vindplaats graaf begrip aanvaarding".split()
        },
        "dct": "http://purl.org/dc/terms/",
        "oa": "http://www.w3.org/ns/oa#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }.items()
)

CLASSES = "taz:Zaak taz:Afdoening taz:Kamerstuk taz:Persoon taz:Partij taz:Vindplaats taz:Aanvaarding".split()
PROPERTIES = (
    "taz:indiener taz:kamerstuk taz:zaak taz:uitkomst taz:vindplaats taz:sectie taz:sluit taz:regel taz:bevindingOver "
    "taz:eigenaar taz:reden taz:vanaf taz:tot taz:regelnummer taz:waarom taz:herstel taz:minimumDoelen "
    "taz:toepassingOp rdf:type rdfs:label rdfs:subClassOf skos:definition skos:inScheme dct:title dct:date "
    "oa:hasSource oa:hasSelector oa:exact prov:wasDerivedFrom prov:generatedAtTime prov:wasAttributedTo"
).split()

ONTOLOGY = "\n".join(
    [
        *(f'{name} a owl:Class ; rdfs:label "{name[4:].lower()}"@nl ; skos:definition "ding"@nl .' for name in CLASSES),
        'taz:Motie a owl:Class ; rdfs:subClassOf taz:Zaak ; rdfs:label "motie"@nl ; skos:definition "ding"@nl .',
        *(f'{name} a rdf:Property ; rdfs:label "{name[4:]}"@nl .' for name in PROPERTIES),
        "prov:Entity a rdfs:Class .",
        "oa:TextQuoteSelector a rdfs:Class .",
        'begrip:uitkomst-afgedaan a skos:Concept ; rdfs:label "afgedaan"@nl ; taz:sluit true .',
        "skos:Concept a rdfs:Class .",
    ]
)

SHAPES = """
<https://w3id.org/taz-graph/shapes> a owl:Ontology ;
    sh:declare taz:prefix-taz, taz:prefix-dct .
taz:prefix-taz sh:prefix "taz" ; sh:namespace "https://w3id.org/taz-graph/def#"^^xsd:anyURI .
taz:prefix-dct sh:prefix "dct" ; sh:namespace "http://purl.org/dc/terms/"^^xsd:anyURI .

taz:MotieShape a sh:NodeShape ;
    dct:title "Moties"@nl, "Motions"@en ;
    sh:targetClass taz:Motie ;
    taz:minimumDoelen 2 ;
    sh:property taz:MotieShape-indiener, taz:MotieShape-kamerstuk ;
    sh:sparql taz:MotieShape-afgedaan .

taz:MotieShape-indiener a sh:PropertyShape ;
    taz:regelnummer "T-MOT-01" ;
    dct:title "Een motie heeft een indiener"@nl, "A motion has a mover"@en ;
    taz:waarom "Anders is niet na te gaan van wie zij is."@nl, "Otherwise nobody knows whose it is."@en ;
    taz:herstel "Vul taz:indiener in."@nl, "Fill in taz:indiener."@en ;
    sh:path taz:indiener ;
    sh:minCount 1 ;
    sh:class taz:Persoon ;
    sh:severity sh:Violation ;
    sh:message "de motie heeft geen indiener"@nl, "the motion has no mover"@en .

taz:MotieShape-kamerstuk a sh:PropertyShape ;
    taz:regelnummer "T-MOT-02" ;
    dct:title "Een motie staat in een Kamerstuk"@nl, "A motion is in a paper"@en ;
    sh:path taz:kamerstuk ;
    sh:minCount 1 ;
    sh:severity sh:Violation ;
    sh:message "de motie heeft geen Kamerstuk"@nl, "the motion has no paper"@en .

taz:MotieShape-afgedaan a sh:SPARQLConstraint ;
    taz:regelnummer "T-MOT-03" ;
    dct:title "Een motie is afgedaan"@nl, "A motion is disposed of"@en ;
    taz:herstel "Zoek een brief die haar afdoet."@nl, "Find a letter that disposes of it."@en ;
    sh:message "{$this} staat open sinds {?sinds}"@nl, "{$this} has been open since {?sinds}"@en ;
    sh:prefixes <https://w3id.org/taz-graph/shapes> ;
    sh:select '''SELECT $this ?sinds WHERE {
        $this dct:date ?sinds .
        FILTER NOT EXISTS { ?afdoening taz:zaak $this ; taz:uitkomst/taz:sluit true }
    }''' .
"""

ONTOLOGY_SHAPES = """
<https://w3id.org/taz-graph/shapes/ontologie> a owl:Ontology ; taz:toepassingOp "ontologie" .
taz:ClassShape a sh:NodeShape ;
    dct:title "Klassen"@nl, "Classes"@en ;
    sh:targetClass owl:Class ;
    taz:minimumDoelen 8 ;
    sh:property taz:ClassShape-definitie .
taz:ClassShape-definitie a sh:PropertyShape ;
    taz:regelnummer "T-ONT-01" ;
    dct:title "Een klasse heeft een definitie"@nl, "A class has a definition"@en ;
    sh:path skos:definition ;
    sh:minCount 1 ;
    sh:message "de klasse heeft geen definitie"@nl, "the class has no definition"@en .
"""

HEADER = """graaf:NAME a prov:Entity ; dct:title "bron"@nl ; prov:wasDerivedFrom kamerstuk:kst-1-1 ;
    prov:generatedAtTime "2024-05-31T00:00:00Z"^^xsd:dateTime ; prov:wasAttributedTo partij:redactie .
"""

DATA = """
partij:redactie a taz:Partij ; rdfs:label "redactie"@nl .
kamerstuk:kst-1-1 a taz:Kamerstuk ; rdfs:label "brief"@nl .
persoon:jansen a taz:Persoon ; rdfs:label "Jansen"@nl .
motie:kst-1-2 a taz:Motie ; rdfs:label "motie-Jansen"@nl, "Jansen motion"@en ; taz:indiener persoon:jansen ;
    taz:kamerstuk kamerstuk:kst-1-1 ; dct:date "2022-03-01"^^xsd:date .
afdoening:a a taz:Afdoening ; rdfs:label "afdoening"@nl ; taz:zaak motie:kst-1-2 ;
    taz:uitkomst begrip:uitkomst-afgedaan ; dct:date "2022-09-30"^^xsd:date .
motie:kst-1-3 a taz:Motie ; rdfs:label "motie van een ander"@nl, "motion of another"@en ;
    taz:kamerstuk kamerstuk:kst-1-1 ; taz:vindplaats vindplaats:v .
vindplaats:v a taz:Vindplaats ; oa:hasSource kamerstuk:kst-1-1 ; taz:sectie "Moties" ;
    oa:hasSelector vindplaats:v-citaat .
vindplaats:v-citaat a oa:TextQuoteSelector ; oa:exact "de motie" .
"""

WAIVER = """aanvaarding:w a taz:Aanvaarding ; taz:regel taz:MotieShape-indiener ; taz:bevindingOver motie:kst-1-3 ;
    taz:eigenaar "redactie" ; taz:reden "de brief noemt geen naam"@nl ;
    taz:vanaf "2024-01-01"^^xsd:date ; taz:tot "2025-01-01"^^xsd:date .
"""

QUESTION = """#+ titel: {nl: Welke moties zijn er, en: Which motions are there}
#+ parameters:
#+   - {naam: vanaf, soort: date, label: {nl: vanaf, en: from}, voorbeeld: 2022-01-01}
#+ verwacht:
#+   kolommen: [motie, dag]
#+   rijen:
#+     - [motie:kst-1-2, 2022-03-01]
PREFIX taz: <https://w3id.org/taz-graph/def#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?motie ?dag WHERE {
  VALUES ?vanaf { "2022-01-01"^^xsd:date }
  ?motie a taz:Motie ; dct:date ?dag .
  FILTER(?dag >= ?vanaf)
}
"""


def write(path: Path, text: str) -> Path:
    """Writes a Turtle file of this world, with the prefixes and (in data/) the description of its graph."""
    path.parent.mkdir(parents=True, exist_ok=True)
    header = HEADER.replace("NAME", path.stem) if path.parent.name == "data" else ""
    path.write_text(f"{PREFIXES}\n{header}{text}", encoding="utf-8")
    return path


def make_world(folder: Path, *, data: str = DATA, shapes: str = SHAPES, waivers: str = "") -> Settings:
    """The settings of a world below ``folder``, with files written and nothing built."""
    write(folder / "data/brief.ttl", data)
    if waivers:
        write(folder / "data/aanvaard.ttl", waivers)
    write(folder / "ontology/taz.ttl", ONTOLOGY)
    write(folder / "ontology/shapes/motie.ttl", shapes)
    write(folder / "ontology/shapes/ontologie.ttl", ONTOLOGY_SHAPES)
    question = folder / "ontology/vragen/moties.rq"
    question.parent.mkdir()
    question.write_text(QUESTION, encoding="utf-8")
    return replace(Settings(), data=folder / "data", ontology=folder / "ontology", store=folder / "store")
