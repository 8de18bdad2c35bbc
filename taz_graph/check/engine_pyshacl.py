"""The reference engine: pySHACL over the union of all graphs, in memory.

Data and shapes go into the same kind of rdflib graph by the same conversion: pySHACL compares plain and xsd:string
literals as unequal when the two lie in different kinds of store (133 wrong findings instead of 26).
"""

import re
from collections.abc import Collection, Iterable

import pyshacl
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from pyshacl.errors import ReportableRuntimeError
from rdflib import SH, BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.term import Node as RdflibNode

from taz_graph.check.findings import Found, Violation, severity_named
from taz_graph.check.shapes import ShapeSet
from taz_graph.check.state import triples_without
from taz_graph.check.text import Text
from taz_graph.errors import CheckError
from taz_graph.names import VOCABULARIES, compact, graph_of
from taz_graph.sources import ONTOLOGY_GRAPH
from taz_graph.store import Store

XSD_STRING = f"{VOCABULARIES['xsd']}string"


def find_violations(store: Store, shapes: ShapeSet, *, without: Collection[str] = ()) -> Found:
    """What breaks the shapes: those for data over the union of all graphs, those for the ontology over its own graph.

    Statements about or pointing to a thing in ``without`` (IRIs) are left out of the data. Raises CheckError when the
    store holds no statement, or pySHACL cannot use the shapes.
    """
    found: list[Violation] = []
    if shapes.data:
        found += _validate(triples_without(store, without, shapes.base), shapes.data, shapes)
    if shapes.ontology:
        graph = graph_of(ONTOLOGY_GRAPH, shapes.base)
        triples = store.construct(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        found += _validate(triples, shapes.ontology, shapes)
    return Found(found)


def vet_with_shacl(shapes: ShapeSet) -> None:
    """Raises CheckError when the shapes break SHACL's own shapes (``sh:minCount "one"``, two paths and so on)."""
    conforms, report, _ = pyshacl.entrypoints.meta_validate(_graph((*shapes.data, *shapes.ontology)), inference="none")
    if conforms:
        return
    result = min(report.objects(None, SH.result), key=lambda node: str(report.value(node, SH.focusNode)))
    focus, path, message = (report.value(result, name) for name in (SH.focusNode, SH.resultPath, SH.resultMessage))
    shape, where = compact(_name(focus), shapes.base), f" ({compact(_name(path))})" if path else ""
    raise CheckError(f"the shape {shape}{where} is not sound SHACL: {message}; mend it in shapes/")


def _validate(triples: list[Triple], rules: Iterable[Triple], shapes: ShapeSet) -> list[Violation]:
    if not triples:
        raise CheckError("the store holds no statements to check; run `taz-graph build` over a folder with data")
    shacl = _graph(rules)
    # Targets with a query of their own are the one thing of the Advanced Features that shapes may use (see vocabulary).
    advanced = (None, SH.target, None) in shacl
    try:
        _, report, said = pyshacl.validate(_graph(triples), shacl_graph=shacl, advanced=advanced, inference="none")
    except ReportableRuntimeError as error:
        raise CheckError(
            f"pySHACL cannot use the shapes: {str(error).splitlines()[0]}; mend them in shapes/"
        ) from error
    except Exception as error:
        # It raises anything on shapes that it does not know how to read, such as NotImplementedError on $shapesGraph.
        name = type(error).__name__
        first = (str(error).splitlines() or [name])[0]
        raise CheckError(f"pySHACL broke on the shapes ({name}: {first.rstrip('.')}); mend them in shapes/") from error
    if not isinstance(report, Graph):
        raise CheckError(f"pySHACL could not finish: {said.splitlines()[0]}; mend the shapes")
    return [_violation(report, result, shapes) for result in report.objects(None, SH.result)]


def _violation(report: Graph, result: RdflibNode, shapes: ShapeSet) -> Violation:
    names = (SH.sourceShape, SH.sourceConstraint, SH.focusNode, SH.value, SH.resultPath, SH.sourceConstraintComponent)
    shape, constraint, focus, value, path, component = (report.value(result, name) for name in names)
    source = _name(shape), None if constraint is None else _name(constraint)
    return Violation(
        shape=source[0],
        constraint=source[1],
        focus=_name(focus),
        value=None if value is None else _name(value),
        path=None if path is None or isinstance(path, BNode) else _name(path),
        severity=severity_named(str(report.value(result, SH.resultSeverity))),
        messages=_messages(report.objects(result, SH.resultMessage), shapes.templates(*source)),
        component=_name(component),
        value_term=None if value is None else value.n3(),
    )


def _messages(said: Iterable[RdflibNode], templates: Text) -> dict[str, str]:
    # pySHACL drops the language when it fills in {?value}: the template that a message came from tells it again.
    # It also adds the message of the shape to that of a constraint; only what came from the templates is kept.
    texts = sorted((text for text in said if isinstance(text, RdflibLiteral)), key=str)
    found: dict[str, str] = {}
    for language, template in templates.items():
        pattern = re.compile("(.*)".join(map(re.escape, re.split(r"\{[?$]\w+\}", template))), re.DOTALL)
        fitting = [str(text) for text in texts if pattern.fullmatch(str(text))]
        if fitting:
            found[language] = fitting[0]
    return found or {text.language or "": str(text) for text in texts}


def _graph(triples: Iterable[Triple]) -> Graph:
    graph = Graph(bind_namespaces="none")
    graph.addN((*_rdflib(triple), graph) for triple in triples)
    return graph


def _rdflib(triple: Triple) -> tuple[URIRef | BNode, URIRef, URIRef | BNode | RdflibLiteral]:
    subject, value = _term(triple.subject), _term(triple.object)
    if isinstance(subject, RdflibLiteral):
        raise CheckError(f"{subject} stands as a subject; only things can")
    return subject, URIRef(triple.predicate.value), value


def _term(term: object) -> URIRef | BNode | RdflibLiteral:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if not isinstance(term, Literal):
        raise CheckError(f"{term} is a quoted triple, which SHACL does not know; write it as plain RDF")
    if term.language:
        return RdflibLiteral(term.value, lang=term.language)
    if term.datatype.value == XSD_STRING:
        return RdflibLiteral(term.value)
    # Not normalised: "01" must stay "01", and "abc"^^xsd:decimal must be found ill-typed rather than changed.
    return RdflibLiteral(term.value, datatype=URIRef(term.datatype.value), normalize=False)


def _name(node: RdflibNode | None) -> str:
    return f"_:{node}" if isinstance(node, BNode) else str(node)
