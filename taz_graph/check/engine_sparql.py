"""The default engine: shapes compiled to SPARQL, run where the data lies; what cannot be compiled goes to pySHACL."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from weakref import WeakKeyDictionary

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Triple, parse
from pyoxigraph import Store as MemoryStore

from taz_graph.check import engine_pyshacl
from taz_graph.check.compiled import joined, name_of, rules_of, run, workers_for
from taz_graph.check.findings import Found
from taz_graph.check.problems import called
from taz_graph.check.shapes import CLASSES, ShapeSet, node_of
from taz_graph.check.state import triples_without
from taz_graph.check.vocabulary import TARGETS
from taz_graph.errors import CheckError
from taz_graph.names import VOCABULARIES, compact, graph_of
from taz_graph.shacl import ANY_STORE, OXIGRAPH, Features, ShapesGraph, validate
from taz_graph.shacl.compiler import Query
from taz_graph.shacl.engine import compile_shapes, subclass_graph
from taz_graph.shacl.graph import Node, Term
from taz_graph.shacl.sizes import StoreCounts
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
        looked = _Memory(triples_without(store, without, shapes.base)) if without else store
        plan = _plan(looked, shapes.data)
        parts = run(looked, plan.shapes, plan.queries, workers_for(looked))
        found = Found(joined(parts), {}, [len(part) for part in parts], plan.rules)
        _hand_over(found, store, shapes, plan.unsupported, without)
    if shapes.ontology:
        graph = ShapesGraph(shapes.ontology)
        features = replace(features_of(store), data_graph=graph_of(ONTOLOGY_GRAPH, shapes.base))
        queries, unsupported = compile_shapes(graph, subclass_graph(store, features), features)
        found.violations += joined(run(store, graph, queries))
        _hand_over(found, store, shapes, unsupported, on_ontology=True)
    return found


@dataclass(frozen=True, slots=True)
class _Plan:
    """Shapes for data, compiled for one store; ``rules`` is what rules_of gives for them."""

    shapes: ShapesGraph
    queries: list[Query]
    unsupported: dict[Node, str]
    rules: str


_PLANS: WeakKeyDictionary[EmbeddedStore, tuple[tuple[Triple, ...], _Plan]] = WeakKeyDictionary()
"""The last plan for each open version, which never changes: a service that checks again counts and compiles once."""


def _plan(store: "Store | _Memory", shapes: tuple[Triple, ...]) -> _Plan:
    known = _PLANS.get(store) if isinstance(store, EmbeddedStore) else None
    if known is not None and known[0] == shapes:
        return known[1]
    features, graph = features_of(store), ShapesGraph(shapes)
    # Other stores have planners of their own, and each count is one more request.
    counts = StoreCounts(store) if features.lost_types else None
    classes = subclass_graph(store, features)
    queries, unsupported = compile_shapes(graph, classes, features, counts)
    narrow, _ = compile_shapes(graph, classes, replace(features, narrow=True))
    plan = _Plan(graph, queries, unsupported, rules_of(graph, narrow))
    if isinstance(store, EmbeddedStore):
        _PLANS[store] = shapes, plan
    return plan


def features_of(store: object) -> Features:
    """What a store adds or takes away for compiled queries."""
    return OXIGRAPH if isinstance(store, EmbeddedStore | _Memory) else ANY_STORE


def vet_with_shacl(shapes: ShapeSet) -> None:
    """Raises CheckError when the shapes break SHACL's own shapes (``sh:minCount "one"``, two paths and so on)."""
    triples = [*shapes.data, *shapes.ontology]
    outcome = validate(_Memory(triples), ShapesGraph(_shapes_of_shacl()))
    if not outcome.results:
        return
    result = min(outcome.results, key=lambda found: str(found.focus))
    shape, where = called(node_of(name_of(result.focus)), shapes.index, shapes.base), ""
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


def _hand_over(
    found: Found,
    store: Store,
    shapes: ShapeSet,
    unsupported: Mapping[Node, str],
    without: Collection[str] = (),
    *,
    on_ontology: bool = False,
) -> None:
    """Adds what pySHACL finds with the shapes that could not be compiled; the others lose their targets there."""
    if not unsupported:
        return
    rest = ShapeSet(
        () if on_ontology else _only(shapes.data, unsupported),
        _only(shapes.ontology, unsupported) if on_ontology else (),
        shapes.shapes,
        shapes.base,
    )
    try:
        found.violations += engine_pyshacl.find_violations(store, rest, without=without).violations
    except CheckError as error:
        named = "; ".join(f"{compact(name_of(node), shapes.base)}: {why}" for node, why in unsupported.items())
        raise CheckError(f"what cannot be compiled ({named}) went to pySHACL, and {error}") from error
    found.handed_over |= {name_of(node): reason for node, reason in unsupported.items()}


def _only(triples: Iterable[Triple], unsupported: Mapping[Node, str]) -> tuple[Triple, ...]:
    """The shapes that could not be compiled; the others are still there to be used by them, but have no target."""
    targets = {f"{SH}{name}" for name in TARGETS}
    return tuple(
        triple
        for triple in triples
        if triple.subject in unsupported
        or not (triple.predicate.value in targets or (triple.predicate.value == RDF_TYPE and triple.object in CLASSES))
    )
