"""What the compiler must know of the store that a query is for."""

from dataclasses import dataclass

from taz_graph.shacl.values import INTEGERS


@dataclass(frozen=True, slots=True)
class Features:
    """What a store adds or takes away.

    ``shapes_graph`` is the IRI of the named graph that holds the shapes, for $shapesGraph (§5.3.1). ``lost_types`` are
    datatypes that the store does not keep: Oxigraph holds an xsd:byte as xsd:integer, so there sh:datatype xsd:byte
    would report every value. ``strict`` stores have no text for a blank node. ``data_graph`` names the graph to
    validate in the place of the default graph. ``narrow`` queries look at given nodes only (see targets.ONLY); with
    ``known`` these are instances of the target classes, if the shape has no other targets.
    """

    shapes_graph: str | None = None
    lost_types: frozenset[str] = frozenset()
    data_graph: str | None = None
    strict: bool = False
    narrow: bool = False
    known: bool = False

    @property
    def dataset(self) -> str:
        """The FROM clause that a query needs, if any."""
        return f"FROM <{self.data_graph}> " if self.data_graph else ""


ANY_STORE = Features()
OXIGRAPH = Features(lost_types=frozenset(INTEGERS) - {"integer"}, strict=True)
