"""How many things each shape looks at, and whether that is enough: a check that looked at nothing must not pass."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from taz_graph.check.shapes import NodeShape, ShapeSet
from taz_graph.check.text import IRI, choose
from taz_graph.errors import CheckError
from taz_graph.names import VOCABULARIES, compact, graph_of
from taz_graph.sources import ONTOLOGY_GRAPH, SHAPES_GRAPH
from taz_graph.store import Store

RDF_TYPE = f"<{VOCABULARIES['rdf']}type>"
SUBCLASS_OF = f"<{VOCABULARIES['rdfs']}subClassOf>"


def count_targets(store: Store, shapes: ShapeSet) -> dict[str, int]:
    """Shape -> number of things that it looks at in the store."""
    return {shape.iri: _count(store, shape, shapes.base) for shape in shapes.shapes}


def minima(store: Store, shapes: ShapeSet) -> dict[str, int]:
    """Shape -> the least number of things that it must look at: what the data say, else what the shape says.

    Raises CheckError where the data state a number of something else than a shape with targets, or no whole number.
    Somebody with five moties writes ``taz:MotieShape taz:minimumDoelen 5`` in a file of the own data folder.
    """
    stated = _stated_in_data(store, shapes.base)
    names = {compact(shape.iri, shapes.base): shape.iri for shape in shapes.shapes}
    for idle in sorted(stated.keys() - set(names.values())):
        # A number for the class, or for a part of the shape, would hold for nothing.
        name = compact(idle, shapes.base)
        near = get_close_matches(name, names, n=1)
        advice = f"did you mean {near[0]}?" if near else "name the shape that has the sh:targetClass"
        raise CheckError(f"the data state taz:minimumDoelen of {name}, which is no shape with targets; {advice}")
    return {shape.iri: stated.get(shape.iri, shape.minimum) for shape in shapes.shapes}


def demand_enough(shapes: ShapeSet, counts: Mapping[str, int], wanted: Mapping[str, int], language: str) -> None:
    """Raises CheckError that names each shape with too few targets, how many it must have and how many there are."""
    short = [shape for shape in shapes.shapes if counts[shape.iri] < wanted[shape.iri]]
    if not short:
        return
    said = [
        f"{compact(shape.iri, shapes.base)} ({choose(shape.title, language) or 'no title'}) looks at "
        f"{counts[shape.iri]} things where at least {wanted[shape.iri]} are expected"
        for shape in short
    ]
    name = compact(short[0].iri, shapes.base)
    advice = (
        f"add what is missing, or state your own number in the data: {name} taz:minimumDoelen {counts[short[0].iri]} ."
    )
    raise CheckError(f"{said[0]}; {advice}" + "".join(f"\n{line}" for line in said[1:]))


def looked_at(store: Store, shape: NodeShape, things: Iterable[str], base: str) -> set[str]:
    """Which of the things (IRIs, or the text of literals) the shape looks at."""
    asked = set(things)
    # A shape may look at literals too, and those cannot be asked for by name.
    values = " ".join(f"<{thing}>" for thing in sorted(asked) if IRI.fullmatch(thing))
    where = [f"VALUES ?x {{ {values} }} {_pattern(shape, base)}"]
    if not all(IRI.fullmatch(thing) for thing in asked):
        where.append(f"{_pattern(shape, base)} FILTER(isLiteral(?x))")
    rows = [row for part in where for row in store.select(f"SELECT DISTINCT ?x WHERE {{ {part} }}")]
    return asked & {row["x"].value for row in rows}


def _count(store: Store, shape: NodeShape, base: str) -> int:
    rows = store.select(f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {_pattern(shape, base)} }}")
    return int(next(iter(rows))["n"].value)


def _pattern(shape: NodeShape, base: str) -> str:
    target = shape.target
    parts = [
        *(f"{{ ?x {RDF_TYPE}/{SUBCLASS_OF}* <{iri}> }}" for iri in target.classes),
        # A node that is named but says nothing is not there: SHACL would check it and find nothing to object to.
        *(f"{{ VALUES ?x {{ {node} }} ?x ?p ?o }}" for node in target.nodes if node.startswith("<")),
        # A literal says nothing ever; it is there when something has it.
        *(f"{{ VALUES ?x {{ {node} }} FILTER EXISTS {{ ?s ?p ?x }} }}" for node in target.nodes if node[0] == '"'),
        *(f"{{ ?x <{iri}> ?o }}" for iri in target.subjects_of),
        *(f"{{ ?s <{iri}> ?x }}" for iri in target.objects_of),
        *(f"{{ {{ SELECT (?this AS ?x) WHERE {{ {{ {query} }} }} }} }}" for query in target.queries),
    ]
    where = " UNION ".join(parts)
    return f"GRAPH <{graph_of(ONTOLOGY_GRAPH, base)}> {{ {where} }}" if shape.on_ontology else where


def _stated_in_data(store: Store, base: str) -> dict[str, int]:
    own = ", ".join(f"<{graph_of(name, base)}>" for name in (ONTOLOGY_GRAPH, SHAPES_GRAPH))
    found: dict[str, int] = {}
    rows = store.select(
        f"SELECT ?shape ?n WHERE {{ GRAPH ?g {{ ?shape <{base}def#minimumDoelen> ?n }} FILTER(?g NOT IN ({own})) }}"
    )
    for row in rows:
        name, number = row["shape"].value, row["n"].value
        if not number.isdigit() or found.get(name, int(number)) != int(number):
            raise CheckError(f"the data must state one whole number as taz:minimumDoelen of {compact(name, base)}")
        found[name] = int(number)
    return found
