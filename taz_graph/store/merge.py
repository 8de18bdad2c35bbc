"""Several default graphs as one: the RDF merge that SPARQL (§13.1) and its protocol (§2.1.4) ask for.

Oxigraph gives a triple that two of them state twice. A question that counts would then depend on how many letters say
the same, so such a question is asked of a copy in which each triple stands once.
"""

import pyoxigraph as ox

from taz_graph.store.guard import Graphs
from taz_graph.store.query_errors import TOKEN


def graphs_of(query: str) -> Graphs:
    """The graphs that the query itself names with FROM and FROM NAMED, in the order of the text.

    Names that depend on a BASE are left out; such a query is answered as Oxigraph does it.
    """
    default: list[ox.NamedNode] = []
    named: list[ox.NamedNode] = []
    if "from" not in query.lower():
        return default, named
    known: dict[str, str] = {}
    before: list[str] = []
    for match in TOKEN.finditer(query):
        if match["comment"] is not None:
            continue
        if match[0] == "{":
            break
        iri = match["iri"] if match["iri"] is not None else _written_out(match[0], match["prefix"], known)
        if before[-1:] == ["NAMED"] and before[-2:-1] == ["FROM"] and iri:
            named.append(ox.NamedNode(iri))
        elif before[-1:] == ["FROM"] and iri:
            default.append(ox.NamedNode(iri))
        elif match["iri"] is not None and before[-2:-1] == ["PREFIX"]:
            known[before[-1]] = match["iri"]
        before.append((match["word"] or match["prefix"] or "").upper() if match["word"] else match["prefix"] or "")
    return default, named


def _written_out(text: str, prefix: str | None, known: dict[str, str]) -> str | None:
    if prefix is None or prefix not in known:
        return None
    return known[prefix] + text.partition(":")[2]


def merged(store: ox.Store, graphs: Graphs) -> ox.Store:
    """A copy in memory: the default graphs merged, the named graphs as they are."""
    default, named = graphs
    copy = ox.Store()
    for graph in default:
        copy.extend(
            ox.Quad(quad.subject, quad.predicate, quad.object)
            for quad in store.quads_for_pattern(None, None, None, graph)
        )
    for graph in named:
        copy.extend(store.quads_for_pattern(None, None, None, graph))
    return copy
