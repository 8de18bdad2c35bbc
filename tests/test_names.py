"""The fixed names of design §4."""

import pyoxigraph as ox
import pytest

from taz_graph.names import compact, graph_of, prefixes, publication_page, slug, sparql_prefixes, thing

SLUGS = [
    ("Van der Plas", "van-der-plas"),
    ("V&VN", "v-en-vn"),
    ("Ministerie van Volksgezondheid, Welzijn en Sport", "ministerie-van-volksgezondheid-welzijn-en-sport"),
    ("Kuzu (DENK)", "kuzu-denk"),
    ("Özdil", "ozdil"),
    ("  ’s-Hertogenbosch ", "s-hertogenbosch"),
    ("…", ""),
]

BASE = "https://voorbeeld.nl/"
COMPACTED = [
    (f"{BASE}id/motie/kst-29282-475", "motie:kst-29282-475"),
    (f"{BASE}def#Motie", "taz:Motie"),
    ("http://www.w3.org/2004/02/skos/core#prefLabel", "skos:prefLabel"),
    (f"{BASE}id/motie/", f"{BASE}id/motie/"),  # a namespace is no thing
    ("https://elders.nl/x", "https://elders.nl/x"),
]


@pytest.mark.parametrize(("text", "expected"), SLUGS)
def test_a_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(("iri", "expected"), COMPACTED)
def test_an_iri_is_shortened_where_a_prefix_fits(iri: str, expected: str) -> None:
    assert compact(iri, BASE) == expected


def test_how_many_cases_ran() -> None:
    assert (len(SLUGS), len(COMPACTED)) == (7, 5)


def test_the_names_of_things() -> None:
    assert thing("motie", "kst-29282-475", BASE) == f"{BASE}id/motie/kst-29282-475"
    assert graph_of("register", BASE) == f"{BASE}id/graaf/register"
    assert publication_page("kst-29282-475").endswith("/kst-29282-475.html")
    assert prefixes(BASE)["vindplaats"] == f"{BASE}id/vindplaats/"


def test_the_prologue_of_a_query_is_sparql() -> None:
    store = ox.Store()
    motie = ox.NamedNode(f"{BASE}def#Motie")
    store.add(ox.Quad(ox.NamedNode(f"{BASE}x"), ox.NamedNode(prefixes()["rdf"] + "type"), motie))
    assert store.query(sparql_prefixes(BASE) + "ASK { ?s rdf:type taz:Motie }")
