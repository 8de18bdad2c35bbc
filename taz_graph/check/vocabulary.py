"""The terms of SHACL that a shapes file may use, and the vocabularies whose terms are all known.

Source: W3C Shapes Constraint Language (SHACL), 20 July 2017: Core and SHACL-SPARQL; and sh:target with a SPARQL query
from SHACL Advanced Features.
"""

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, URIRef

from taz_graph.names import VOCABULARIES

SH = VOCABULARIES["sh"]

CLASSES = frozenset(
    "Shape NodeShape PropertyShape PropertyGroup ConstraintComponent Parameter Parameterizable Validator "
    "SPARQLConstraint SPARQLAskValidator SPARQLSelectValidator SPARQLExecutable SPARQLAskExecutable "
    "SPARQLSelectExecutable PrefixDeclaration Severity NodeKind Target SPARQLTarget".split()
)
TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "target")
"""The last is of SHACL Advanced Features §3; of those only targets with a SPARQL query of their own are run."""
SHAPE_VALUES = ("property", "node", "not", "qualifiedValueShape")
SHAPE_LISTS = ("and", "or", "xone")
PROPERTIES = frozenset(
    (
        *TARGETS,
        *SHAPE_VALUES,
        *SHAPE_LISTS,
        *"path alternativePath inversePath zeroOrMorePath oneOrMorePath zeroOrOnePath class datatype nodeKind minCount "
        "maxCount minExclusive minInclusive maxExclusive maxInclusive minLength maxLength pattern flags languageIn "
        "uniqueLang equals disjoint lessThan lessThanOrEquals qualifiedMinCount qualifiedMaxCount "
        "qualifiedValueShapesDisjoint closed ignoredProperties hasValue in severity message deactivated name "
        "description order group defaultValue sparql select ask prefixes declare prefix namespace parameter optional "
        "validator nodeValidator propertyValidator labelTemplate shapesGraph suggestedShapesGraph entailment".split(),
    )
)
INDIVIDUALS = frozenset(
    "Violation Warning Info IRI BlankNode Literal BlankNodeOrIRI BlankNodeOrLiteral IRIOrLiteral".split()
)
ADVANCED = frozenset(
    "rule expression js SPARQLTargetType TargetType SPARQLRule TripleRule SPARQLFunction Function "
    "JSConstraint JSRule JSTarget JSFunction JSValidator values filterShape condition".split()
)
"""Terms of SHACL Advanced Features: real, but no rule of this check may lean on them, for they would not be run."""

PARAMETERS = PROPERTIES - frozenset(
    (
        *TARGETS,
        *"path alternativePath inversePath zeroOrMorePath oneOrMorePath zeroOrOnePath flags severity message "
        "deactivated name description order group defaultValue select ask prefixes declare prefix namespace parameter "
        "optional validator nodeValidator propertyValidator labelTemplate shapesGraph suggestedShapesGraph "
        "entailment ignoredProperties qualifiedValueShapesDisjoint".split(),
    )
)
"""The properties that ask something of a value: a shape without any of them, and without parts, checks nothing."""

_CLOSED = {str(namespace): namespace for namespace in (RDF, RDFS, OWL, SKOS, DCTERMS, XSD)}


def closed_namespace(iri: str) -> str | None:
    """The namespace of ``iri``, where that is a W3C or Dublin Core vocabulary whose terms are all known here."""
    return next((namespace for namespace in _CLOSED if iri.startswith(namespace)), None)


def in_closed_namespace(iri: str) -> bool:
    """Whether a vocabulary of which all terms are known has this one."""
    namespace = closed_namespace(iri)
    return namespace is not None and URIRef(iri) in _CLOSED[namespace]


def closed_terms(namespace: str) -> list[str]:
    """All terms of such a vocabulary, as IRIs."""
    return [str(term) for term in dir(_CLOSED[namespace])]
