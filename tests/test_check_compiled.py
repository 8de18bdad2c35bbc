"""Compiled queries are run side by side, and what they find stays in their order."""

from collections.abc import Iterable

import pytest

from taz_graph.check.compiled import run
from taz_graph.errors import StoreError
from taz_graph.shacl import OXIGRAPH, ShapesGraph
from taz_graph.shacl.compiler import Query
from taz_graph.shacl.engine import compile_shapes
from taz_graph.shacl.graph import Graph, Term
from taz_graph.shacl.sizes import StoreCounts
from tests.shacl_store import MemoryStore
from tests.test_shacl_sizes import read

SHAPES = """ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property [ sh:path ex:q ; sh:nodeKind sh:IRI ; sh:minCount 1 ] ."""
DATA = "ex:a a ex:C ; ex:p 1, 2 . ex:b a ex:C ; ex:q 1 , ex:a . ex:c a ex:C ; ex:p 1 ; ex:q ex:b ."


class Asked:
    """A store that counts how often it is asked for rows, and cannot be read where a query holds ``broken``."""

    def __init__(self, broken: str = "\n") -> None:
        self.texts: list[str] = []
        # pyoxigraph's answers belong to the thread that asked; each query here has a store of its own.
        self.broken = broken

    def select(self, query: str) -> Iterable[dict[str, Term]]:
        self.texts.append(query)
        if self.broken in query:
            raise StoreError("the disk is gone")
        return list(MemoryStore(read(DATA)).select(query))


def compiled() -> tuple[ShapesGraph, list[Query]]:
    shapes, store = ShapesGraph(read(SHAPES)), MemoryStore(read(DATA))
    return shapes, compile_shapes(shapes, Graph(()), OXIGRAPH, StoreCounts(store))[0]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_each_text_is_asked_once_and_answers_stay_in_order(workers: int) -> None:
    shapes, queries = compiled()
    store = Asked()
    parts = run(store, shapes, queries, workers)
    assert sorted(store.texts) == sorted({query.text for query in queries})
    found = [(one.component.rpartition("#")[2], one.focus, one.value) for part in parts for one in part]
    assert [len(part) for part in parts] == [1, 1, 1, 1]
    assert len(store.texts) == 3
    assert found == [
        ("MinCountConstraintComponent", "urn:ex:b", None),
        ("MaxCountConstraintComponent", "urn:ex:a", None),
        ("NodeKindConstraintComponent", "urn:ex:b", "1"),
        ("MinCountConstraintComponent", "urn:ex:a", None),
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_store_that_fails_is_not_passed_over(workers: int) -> None:
    shapes, queries = compiled()
    with pytest.raises(StoreError, match="the disk is gone"):
        run(Asked("isIRI"), shapes, queries, workers)
