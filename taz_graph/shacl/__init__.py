"""SHACL compiled to SPARQL: each constraint becomes one query that returns its violations, run where the data lies.

Source: W3C Shapes Constraint Language (20 July 2017), Core and SHACL-SPARQL; ``sh:target`` from the
Advanced Features.
"""

from taz_graph.shacl.engine import Outcome, validate
from taz_graph.shacl.features import ANY_STORE, OXIGRAPH, Features
from taz_graph.shacl.results import Result, report_triples
from taz_graph.shacl.shapes import Shape, ShapesGraph, UnsupportedShapeError

__all__ = [
    "ANY_STORE",
    "OXIGRAPH",
    "Features",
    "Outcome",
    "Result",
    "Shape",
    "ShapesGraph",
    "UnsupportedShapeError",
    "report_triples",
    "validate",
]
