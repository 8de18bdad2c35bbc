"""The default engine: shapes compiled to SPARQL, run where the data lies; what cannot be compiled goes to pySHACL."""

from collections.abc import Collection, Iterable
from functools import cache
from importlib.resources import files

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Triple, parse
from pyoxigraph import Store as MemoryStore

from taz_graph.check import engine_pyshacl
from taz_graph.check.findings import Found, Violation, severity_named
from taz_graph.check.shapes import CLASSES, ShapeSet
from taz_graph.check.state import triples_without
from taz_graph.check.vocabulary import TARGETS
from taz_graph.errors import CheckError
from taz_graph.names import VOCABULARIES, compact, graph_of
from taz_graph.shacl import ANY_STORE, OXIGRAPH, Features, Outcome, Result, ShapesGraph, validate
from taz_graph.shacl.graph import Term
from taz_graph.sources import ONTOLOGY_GRAPH
from taz_graph.store import Store
from taz_graph.store.embedded import EmbeddedStore

SH = VOCABULARIES["sh"]
RDF_TYPE = f"{VOCABULARIES['rdf']}type"


def find_violations(store: Store, shapes: ShapeSet, *, without: Collection[str] = ()) -> Found:
    """The same violations as pySHACL gives (see engine_pyshacl), found by the store itself.

    Statements about or pointing to a thing in ``without`` are left out, which needs a copy of the data in memory.
    """
    found = Found()
    if shapes.data:
        if not store.ask("ASK { ?s ?p ?o }"):
            raise CheckError("the store holds no statements to check; run `taz-graph build` over a folder with data")
        features = OXIGRAPH if without or isinstance(store, EmbeddedStore) else ANY_STORE
        looked = _Memory(triples_without(store, without, shapes.base)) if without else store
        outcome = validate(looked, ShapesGraph(shapes.data), features)
        found.violations += [_violation(result) for result in outcome.results]
        found.violations += _handed_over(store, shapes, outcome, without)
        found.handed_over |= {_name(node): reason for node, reason in outcome.unsupported.items()}
    if shapes.ontology:
        graph = graph_of(ONTOLOGY_GRAPH, shapes.base)
        base = OXIGRAPH if isinstance(store, EmbeddedStore) else ANY_STORE
        features = Features(lost_types=base.lost_types, data_graph=graph)
        outcome = validate(store, ShapesGraph(shapes.ontology), features)
        found.violations += [_violation(result) for result in outcome.results]
        found.violations += _handed_over(store, shapes, outcome, on_ontology=True)
        found.handed_over |= {_name(node): reason for node, reason in outcome.unsupported.items()}
    return found


def vet_with_shacl(shapes: ShapeSet) -> None:
    """Raises CheckError when the shapes break SHACL's own shapes (``sh:minCount "one"``, two paths and so on)."""
    triples = [*shapes.data, *shapes.ontology]
    outcome = validate(_Memory(triples), ShapesGraph(_shapes_of_shacl()))
    if not outcome.results:
        return
    result = min(outcome.results, key=lambda found: str(found.focus))
    shape, where = compact(_name(result.focus), shapes.base), ""
    if isinstance(result.path, NamedNode):
        where = f" ({compact(result.path.value)})"
    said = result.messages[0].value if result.messages else compact(result.component.value)
    raise CheckError(f"the shape {shape}{where} is not sound SHACL: {said}; mend it in shapes/")


@cache
def _shapes_of_shacl() -> tuple[Triple, ...]:
    # The W3C's shapes for shapes (SHACL, appendix C) as pySHACL carries them.
    text = files("pyshacl").joinpath("assets/shacl-shacl.ttl").read_bytes()
    return tuple(quad.triple for quad in parse(text, format=RdfFormat.TURTLE))


class _Memory:
    """Triples in memory, for the engine."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._store = MemoryStore()
        self._store.extend(Quad(triple.subject, triple.predicate, triple.object) for triple in triples)

    def select(self, query: str) -> list[dict[str, Term]]:
        answer = self._store.query(query)
        if not isinstance(answer, QuerySolutions):
            raise CheckError("a compiled shape is no SELECT query; report this as a fault of taz-graph")
        names = [variable.value for variable in answer.variables]
        return [
            {name: term for name in names if isinstance(term := row[name], NamedNode | BlankNode | Literal)}
            for row in answer
        ]


def _handed_over(
    store: Store, shapes: ShapeSet, outcome: Outcome, without: Collection[str] = (), *, on_ontology: bool = False
) -> list[Violation]:
    """What pySHACL finds with the shapes that could not be compiled; the others lose their targets there."""
    if not outcome.unsupported:
        return []
    rest = ShapeSet(
        _only(shapes.data, outcome) if not on_ontology else (),
        _only(shapes.ontology, outcome) if on_ontology else (),
        shapes.shapes,
        shapes.base,
    )
    return engine_pyshacl.find_violations(store, rest, without=without).violations


def _only(triples: Iterable[Triple], outcome: Outcome) -> tuple[Triple, ...]:
    """The shapes that could not be compiled; the others are still there to be used by them, but have no target."""
    targets = {f"{SH}{name}" for name in TARGETS}
    return tuple(
        triple
        for triple in triples
        if triple.subject in outcome.unsupported
        or not (triple.predicate.value in targets or (triple.predicate.value == RDF_TYPE and triple.object in CLASSES))
    )


def _violation(result: Result) -> Violation:
    messages = {message.language or "": message.value for message in result.messages}
    return Violation(
        shape=_name(result.shape),
        constraint=None if result.constraint is None else _name(result.constraint),
        focus=_name(result.focus),
        value=None if result.value is None else _name(result.value),
        path=result.path.value if isinstance(result.path, NamedNode) else None,
        severity=severity_named(result.severity.value),
        messages=messages or {"": f"does not satisfy {compact(result.component.value)}"},
        component=result.component.value,
        value_term=None if result.value is None else str(result.value),
    )


def _name(term: Term) -> str:
    return f"_:{term.value}" if isinstance(term, BlankNode) else term.value
