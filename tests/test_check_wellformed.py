"""Shapes that are not written as SHACL wants are refused in words, with their line; what is right is let through."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from taz_graph.check.shapes import load_shapes
from taz_graph.check.vet import vet_shapes
from taz_graph.errors import CheckError
from taz_graph.settings import Settings
from taz_graph.sources import read_ontology, read_shapes
from tests.check_world import SHAPES, make_world

PART = "taz:XShape a sh:NodeShape ; sh:targetClass taz:Motie ; sh:property taz:XShape-x .\n"
PROPERTY = f"{PART}taz:XShape-x a sh:PropertyShape ; sh:path rdfs:label ; %s ."
PATH = f"{PART}taz:XShape-x a sh:PropertyShape ; sh:minCount 1 ; sh:path %s ."
QUERY = """taz:XShape a sh:NodeShape ; sh:targetClass taz:Motie ; sh:sparql taz:XShape-x .
taz:XShape-x a sh:SPARQLConstraint ; sh:message "{?value}" ; sh:prefixes <https://w3id.org/taz-graph/shapes> ;
    sh:select "%s" ."""

NAMELESS = """taz:XShape a sh:NodeShape ; sh:targetClass taz:Motie ; sh:sparql [ sh:select "%s" ] ."""
COMPONENT = """@prefix ex: <http://example.org/%s#> .
ex:Longest a sh:ConstraintComponent ; sh:parameter [ sh:path ex:maximum ; sh:datatype xsd:integer ] ;
    sh:validator [ a sh:SPARQLAskValidator ; sh:ask "%s" ] .
taz:XShape a sh:NodeShape ; sh:targetClass taz:Motie ; ex:maximum 3 ."""

REFUSED: Sequence[tuple[str, str]] = [
    (PROPERTY % "sh:minCount 1, 2", "taz:XShape-x has sh:minCount 2 times; keep one"),
    (PROPERTY % "sh:minCount -1", "has a sh:minCount that is not a whole number"),
    (PROPERTY % "sh:minCount 1.5", "has a sh:minCount that is not a whole number"),
    (PROPERTY % 'sh:maxCount "1"', "has a sh:maxCount that is not a whole number"),
    (PROPERTY % "sh:minLength -2", "has a sh:minLength that is not a whole number"),
    (PROPERTY % 'sh:uniqueLang "true"', "has a sh:uniqueLang that is not true or false"),
    (PROPERTY % "sh:nodeKind sh:Violation", "has a sh:nodeKind that is not one of the six kinds"),
    (PROPERTY % "sh:nodeKind sh:Iri", "sh:Iri is not a name of SHACL; did you mean sh:IRI?"),
    (PROPERTY % 'sh:datatype "xsd:string"', "has a sh:datatype that is not the name of a term"),
    (PROPERTY % 'sh:class "taz:Motie"', "has a sh:class that is not the name of a term"),
    (PROPERTY % "sh:minInclusive taz:Motie", "has a sh:minInclusive that is not a value"),
    (PROPERTY % "sh:minCount 1 ; sh:message 3", "has a sh:message that is not a text"),
    (PROPERTY % 'sh:minCount 1 ; sh:severity "Violation"', "has a sh:severity that is not the name of a term"),
    (PROPERTY % "sh:minCount 1 ; sh:severity sh:Info, sh:Warning", "has sh:severity 2 times; keep one"),
    (PROPERTY % 'sh:not "x"', "has a sh:not that is not a shape"),
    (PROPERTY % "sh:or ()", "has a sh:or that is not a list of shapes"),
    (PROPERTY % "sh:or taz:MotieShape-indiener", "has a sh:or that is not a list of shapes"),
    (PROPERTY % "sh:in taz:Motie", "has a sh:in that is not a list"),
    (PROPERTY % "sh:in (1) ; sh:in (2)", "has sh:in 2 times; keep one"),
    (PROPERTY % "sh:qualifiedValueShape taz:MotieShape", "has a sh:qualifiedValueShape and no number"),
    (PROPERTY % "sh:qualifiedMinCount 1", "add sh:qualifiedValueShape"),
    (PROPERTY % 'sh:minCount 1 ; sh:flags "i"', "has sh:flags and no sh:pattern"),
    (PROPERTY % 'sh:pattern "a" ; sh:flags "z"', "that SPARQL does not know ('a', 'z')"),
    (PROPERTY % 'sh:pattern "(?=a)b"', "that SPARQL does not know ('(?=a)b', '')"),
    (PROPERTY % 'sh:pattern "("', "is not a regular expression"),
    (PROPERTY % "sh:pattern taz:Motie", "has a sh:pattern that is not a text"),
    (PATH % "[]", "has a sh:path that is not a property, or one path of them"),
    (PATH % '"taz:indiener"', "has a sh:path that is not"),
    (PATH % "(taz:indiener)", "has a sh:path that is not"),
    (PATH % "taz:indiener, taz:zaak", "has sh:path 2 times; keep one"),
    (PATH % "[ sh:alternativePath taz:zaak ]", "has a sh:path that is not"),
    (PATH % "[ sh:inversePath taz:zaak ; sh:oneOrMorePath taz:zaak ]", "has a sh:path that is not"),
    (PATH % "taz:kring . taz:kring rdf:first taz:zaak ; rdf:rest taz:kring", "has a sh:path that is not"),
    (
        "taz:XShape a sh:PropertyShape ; sh:targetClass taz:Motie ; sh:minCount 1 .",
        "taz:XShape asks something of values",
    ),
    (f"{PART}taz:XShape-x sh:nodeKind sh:IRI .", "taz:XShape-x asks something of values and has no sh:path"),
    (
        'taz:XShape a sh:NodeShape ; sh:targetClass "taz:Motie" ; sh:nodeKind sh:IRI .',
        "has a sh:targetClass that is not",
    ),
    (
        "taz:XShape a sh:NodeShape ; sh:targetClass taz:Motie ; sh:property [ sh:path taz:zaak ; sh:maxCount 3, 4 ] .",
        "a part of taz:XShape has sh:maxCount 2 times",
    ),
    (QUERY % "SELECT ?value WHERE { $this rdfs:label ?value }", "does not give $this"),
    (QUERY % "SELECT $this WHERE { $this rdfs:label ?value }", "does not give ?value, which its sh:message"),
    (QUERY % "ASK { $this rdfs:label ?value }", "is no SELECT"),
    (PROPERTY % 'sh:minCount 1 ; taz:regelnummer "T-MOT-01"', "has the rule number T-MOT-01 of"),
    (PROPERTY % 'sh:minInclusive "2022-13-01"^^xsd:date', "has a sh:minInclusive that is not a value of its datatype"),
    (PROPERTY % 'sh:languageIn (rdf:nil "nl")', "has a sh:languageIn that is not a list of texts"),
    # What is no shape lets everything through.
    (PROPERTY % "sh:node <urn:weg>", "the sh:node of taz:XShape-x leads to urn:weg, which is no shape"),
    (PROPERTY % "sh:node taz:Motie", "leads to taz:Motie, which is no shape; did you mean taz:MotieShape?"),
    (
        PROPERTY % "sh:node taz:Partij",
        "leads to taz:Partij, which is no shape; describe it in shapes/; for a class write",
    ),
    (PROPERTY % "sh:and (taz:MotieShape-indiener <urn:weg>)", "the sh:and of taz:XShape-x leads to urn:weg"),
    (PROPERTY % "sh:not <urn:weg>", "the sh:not of taz:XShape-x leads to urn:weg"),
    (PROPERTY % "sh:not []", "leads to a node that says nothing, which is no shape"),
    ("taz:XShape sh:property taz:MotieShape-indiener .", "taz:XShape has no target and no shape uses it"),
    (
        "taz:XShape a sh:NodeShape ; sh:targetClass taz:Motie ; sh:property [ sh:path taz:zaak ] .",
        "a part of taz:XShape asks nothing",
    ),
    (PATH % "( taz:zaak <http://example.org/x> )", "http://example.org/x is not a term that the ontology defines"),
    (PATH % "[ sh:alternativePath ( taz:zaak oa:body ) ]", "oa:body is not a term that the ontology defines"),
    (QUERY % "SELECT $this ?value { $this <https://w3id.org/taz-graph/def#zaken> ?value }", "did you mean taz:zaak?"),
    (QUERY % "SELECT $this ?value { $this <http://www.w3.org/ns/oa#exakt> ?value }", "did you mean oa:exact?"),
    (NAMELESS % "SELECT $this", "the query of taz:XShape is not SPARQL"),
    (QUERY % "SELECT $this ?value { $this foaf:naam ?value }", "is not SPARQL: prefix foaf: is not declared"),
    ("<urn:x> owl:imports <urn:y> .", "owl:imports names urn:y, which is not read"),
    ("<urn:x> sh:entailment <http://www.w3.org/ns/entailment/RDFS> .", "sh:entailment asks for reasoning"),
    (COMPONENT % ("ex", "ASK { FILTER($maximum = 3) }"), "does not use $this"),
]

ACCEPTED: Sequence[str] = [
    PROPERTY % "sh:minCount 0 ; sh:maxCount 0 ; sh:in () ; sh:languageIn ()",
    PROPERTY % 'sh:pattern "^MOTIE" , "e$" ; sh:flags "i"',
    PROPERTY % "sh:or ( taz:MotieShape-indiener [ sh:nodeKind sh:Literal ] ) ; sh:or ( taz:MotieShape-indiener )",
    PROPERTY % "sh:qualifiedValueShape [ sh:nodeKind sh:IRI ] ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 2",
    PROPERTY % 'sh:minInclusive "2022-01-01"^^xsd:date ; sh:message "x"@nl , "y"@en , "z"',
    PATH % "( taz:zaak [ sh:inversePath [ sh:alternativePath ( taz:zaak taz:kamerstuk ) ] ] )",
    PATH % "[ sh:zeroOrMorePath ( taz:zaak taz:kamerstuk ) ]",
    QUERY % "SELECT $this ?value WHERE { $this $PATH ?value }",
    QUERY % "SELECT * WHERE { $this rdfs:label ?value }",
    QUERY % "SELECT $this ?value WHERE { $this taz:zaak ?value FILTER(?value != <http://example.org/x>) }",
    PROPERTY % "sh:not [ sh:property [ sh:path taz:zaak ; sh:minCount 1 ] ]",
    # What a closed shape only names may be there.
    """taz:XShape a sh:NodeShape ; sh:targetClass taz:Motie ; sh:closed true ; sh:ignoredProperties ( rdf:type ) ;
        sh:property [ sh:path taz:zaak ] , taz:XShape-x . taz:XShape-x a sh:PropertyShape ; sh:path rdfs:label .""",
    COMPONENT % ("ex", "ASK { FILTER(STRLEN(STR($value)) <= $maximum) }"),
    "<urn:x> owl:imports <https://w3id.org/taz-graph/shapes> .",
]


def vet(folder: Path, extra: str) -> None:
    settings: Settings = make_world(folder, shapes=SHAPES + extra)
    ontology, files = read_ontology(settings), read_shapes(settings)
    vet_shapes(load_shapes(files, ontology, settings.base), files, ontology)


@pytest.mark.parametrize(("extra", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_what_is_malformed_is_refused_in_words(extra: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(CheckError) as caught:
        vet(tmp_path, extra)
    first = str(caught.value).splitlines()[0]
    assert said in first
    assert "shapes/motie.ttl" in first


@pytest.mark.parametrize("extra", ACCEPTED)
def test_what_is_sound_is_let_through(extra: str, tmp_path: Path) -> None:
    vet(tmp_path, extra)


def test_an_empty_shapes_file_took_its_rules_with_it(tmp_path: Path) -> None:
    settings = make_world(tmp_path)
    (settings.ontology / "shapes/leeg.ttl").write_text("# hier stonden regels\n", encoding="utf-8")
    ontology, files = read_ontology(settings), read_shapes(settings)
    with pytest.raises(CheckError, match=r"leeg\.ttl: this file is empty"):
        vet_shapes(load_shapes(files, ontology, settings.base), files, ontology)


def test_tables_ran() -> None:
    assert (len(REFUSED), len(ACCEPTED)) == (60, 14)
