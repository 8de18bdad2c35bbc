"""What a node must say itself to break a rule, as far as a narrow query tells."""

from collections.abc import Sequence

import pytest
from pyoxigraph import NamedNode, Triple

from taz_graph.check.changes import Changes
from taz_graph.check.told import Told
from taz_graph.shacl.graph import RDF_TYPE
from taz_graph.shacl.needs import Need, need_of
from taz_graph.shacl.targets import ONLY

ONES = f"VALUES ?f {{ {ONLY} }}"
COUNTED = f"{{ SELECT ?f WHERE {{ {ONES} ?f <urn:p> ?v . }} GROUP BY ?f HAVING (COUNT(DISTINCT ?v) > 2) }}"
NEEDS: Sequence[tuple[str, Need | None]] = [
    (f"SELECT DISTINCT ?f WHERE {{ {ONES} FILTER NOT EXISTS {{ ?f <urn:p> ?v }} }}", Need("<urn:p>", most=0)),
    (f"SELECT DISTINCT ?f WHERE {{ {COUNTED} }}", Need("<urn:p>", least=3)),
    (f"SELECT DISTINCT ?f ?v WHERE {{ {ONES} ?f <urn:p> ?v . FILTER (!isIRI(?v)) }}", Need("<urn:p>", least=1)),
    # Anything else may be broken by what is said elsewhere.
    (f"SELECT DISTINCT ?f WHERE {{ {ONES} FILTER NOT EXISTS {{ ?f <urn:p> ?f }} }}", None),
    (f"SELECT DISTINCT ?f WHERE {{ {ONES} FILTER NOT EXISTS {{ ?f <urn:p> ?v . ?v <urn:q> 1 }} }}", None),
    (f"SELECT DISTINCT ?f WHERE {{ {ONES} FILTER NOT EXISTS {{ ?f <urn:p> 1 }} }}", None),
    (f"SELECT DISTINCT ?f WHERE {{ {ONES} FILTER NOT EXISTS {{ ?f <urn:p>/<urn:q> ?v }} }}", None),
    (f"SELECT DISTINCT ?f WHERE {{ {ONES} FILTER NOT EXISTS {{ ?v <urn:p> ?f }} }}", None),
    (f"SELECT DISTINCT ?f WHERE {{ {COUNTED.replace('> 2', '< 2')} }}", None),
    (f"SELECT DISTINCT ?f WHERE {{ {ONES} {COUNTED} }}", None),
    (f"SELECT DISTINCT ?f ?v WHERE {{ {ONES} OPTIONAL {{ ?f <urn:p> ?v . }} }}", None),
    (f"SELECT DISTINCT ?f ?v WHERE {{ {ONES} ?f <urn:p>* ?v . }}", None),
    (f"SELECT DISTINCT ?f ?v WHERE {{ {{ {ONES} ?f <urn:p> ?v . }} UNION {{ }} }}", None),
]


@pytest.mark.parametrize(("query", "expected"), NEEDS)
def test_what_a_query_needs(query: str, expected: Need | None) -> None:
    assert need_of(query) == expected


# Of a thing that was there before, the change tells only what came.
TOLD: Sequence[tuple[str, Need | None, bool]] = [
    ("new", None, True),
    ("new", Need("<urn:p>", most=0), False),
    ("old", Need("<urn:p>", most=0), False),
    ("new", Need("<urn:q>", most=0), True),
    ("new", Need("<urn:p>", least=1), True),
    ("new", Need("<urn:p>", least=2), False),
    ("old", Need("<urn:p>", least=2), True),
    ("new", Need("<urn:q>", least=1), False),
    ("old", Need("<urn:q>", least=1), True),
]


def told() -> Told:
    old, new, p = (NamedNode(f"urn:{name}") for name in ("old", "new", "p"))
    came = {Triple(old, p, p), Triple(new, p, p), Triple(new, RDF_TYPE, p), Triple(old, RDF_TYPE, p)}
    return Told(Changes(frozenset(), frozenset(came), frozenset({new})))


@pytest.mark.parametrize(("node", "need", "expected"), TOLD)
def test_what_a_change_tells(node: str, need: Need | None, expected: bool) -> None:
    assert told().may_break(NamedNode(f"urn:{node}"), need) is expected


def test_the_types_of_a_new_thing_are_told() -> None:
    assert told().types_of(NamedNode("urn:new")) == {"urn:p"}
    assert told().types_of(NamedNode("urn:old")) is None


def test_tables_ran() -> None:
    assert (len(NEEDS), len(TOLD)) == (13, 9)
