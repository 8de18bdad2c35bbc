"""Running compiled shapes on a store, and saying which shapes it could not compile."""

from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Triple

from taz_graph.shacl.compiler import Compiler, Query
from taz_graph.shacl.features import ANY_STORE, Features
from taz_graph.shacl.graph import SUBCLASS_OF, Graph, Node, UnsupportedShapeError
from taz_graph.shacl.results import Result, result_of
from taz_graph.shacl.shapes import ShapesGraph
from taz_graph.shacl.sizes import Counts, Selects


@dataclass(slots=True)
class Outcome:
    """What validation gave: results, and what could not be compiled and why."""

    results: list[Result] = field(default_factory=list)
    unsupported: dict[Node, str] = field(default_factory=dict)

    @property
    def conforms(self) -> bool:
        """True when no result was found; what could not be compiled is not known to conform."""
        return not self.results


def compile_shapes(
    shapes: ShapesGraph, classes: Graph, features: Features, counts: Counts | None = None
) -> tuple[list[Query], dict[Node, str]]:
    """Every query of every shape with targets, and per shape that cannot be compiled the reason."""
    queries: list[Query] = []
    unsupported: dict[Node, str] = {}
    for shape in shapes.roots():
        try:
            queries += Compiler(shapes, classes, features, counts).compile(shape)
        except UnsupportedShapeError as error:
            unsupported[shape.node] = str(error)
    return queries, unsupported


def validate(
    store: Selects, shapes: ShapesGraph, features: Features = ANY_STORE, counts: Counts | None = None
) -> Outcome:
    """Validate the store's default graph against the shapes; subclasses are those that the store itself states.

    ``counts`` of the store make the queries faster; without them each starts from the targets.
    """
    classes = subclass_graph(store, features)
    queries, unsupported = compile_shapes(shapes, classes, features, counts)
    outcome = Outcome(unsupported=unsupported)
    for query in queries:
        rows = (row for row in store.select(query.text) if query.branch.concerns(row))
        outcome.results += [result_of(shapes, query, row) for row in rows]
    return outcome


def subclass_graph(store: Selects, features: Features = ANY_STORE) -> Graph:
    """The rdfs:subClassOf statements of the store; few enough to hold, and each query is then a plain join."""
    rows = store.select(f"SELECT ?below ?above {features.dataset}WHERE {{ ?below {SUBCLASS_OF} ?above }}")
    return Graph(Triple(row["below"], SUBCLASS_OF, row["above"]) for row in rows if isinstance(row["below"], NamedNode))
