"""What a query reads: asked again about what a change touches, any query gives what it gives asked anew."""

import os
import random
import re
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Triple, parse

from taz_graph.check.told import Told
from taz_graph.check.touch import Touch
from taz_graph.shacl.graph import RDF_TYPE
from taz_graph.shacl.groups import UnreadableQueryError
from taz_graph.shacl.narrow import limited
from taz_graph.shacl.reads import Trail, trails
from taz_graph.shacl.targets import ONLY
from tests.shacl_store import MemoryStore, changed_from

CHANGES = 40
EXAMPLES = 5000 if os.environ.get("TAZ_GRAPH_FULL") else 400

# --- tables

A = "<urn:a>"
TYPE = str(RDF_TYPE)
READS: Sequence[tuple[str, list[tuple[str, str | None]]]] = [
    ("SELECT ?f WHERE { ?f <urn:a> ?x }", [(A, "BIND (?s_ AS ?focus_)")]),
    ("SELECT ?f WHERE { ?x <urn:a> ?f }", [(A, "BIND (?o_ AS ?focus_)")]),
    ("SELECT ?f WHERE { ?f a <urn:C> FILTER NOT EXISTS { ?y <urn:a> ?z . ?z <urn:b> ?f } }",
     [(A, f"?o_ <urn:b> ?v3_ . ?v3_ {TYPE} <urn:C> . BIND (?v3_ AS ?focus_)"), ("<urn:b>", "BIND (?o_ AS ?focus_)")]),
    # Both ends of a shared value must be right, for many things share a date.
    ("SELECT ?f WHERE { ?f <urn:a> ?d ; <urn:b> ?g . ?g <urn:c> ?d }",
     [("<urn:c>", "?v3_ <urn:a> ?o_ . ?v3_ <urn:b> ?s_ . BIND (?v3_ AS ?focus_)")]),
    ("SELECT ?f WHERE { ?f <urn:b>/^<urn:a> ?x }", [(A, "?v3_ <urn:b> ?o_ . BIND (?v3_ AS ?focus_)")]),
    ("SELECT ?f WHERE { ?f <urn:a>+ ?x }", [(A, "?v3_ (<urn:a>)* ?s_ . ?o_ (<urn:a>)* ?v4_ . BIND (?v3_ AS ?focus_)")]),
    ("SELECT ?f WHERE { ?f a <urn:C> . ?x <urn:a> ?y FILTER (?y = ?f) }", [(A, None)]),
    # Inside a sub-select ?x is another variable: it leads nowhere.
    ("SELECT ?f WHERE { ?f <urn:b> ?x { SELECT (COUNT(?x) AS ?n) WHERE { ?x <urn:a> ?y } } }", [(A, None)]),
    ("SELECT ?f WHERE { { SELECT ?f WHERE { ?f <urn:a> ?y } GROUP BY ?f HAVING (COUNT(?y) > 1) } }",
     [(A, "BIND (?s_ AS ?focus_)")]),
    # An expression reads too, wherever it stands.
    ("SELECT ?f WHERE { ?f <urn:b> ?x FILTER (?x = 1 || EXISTS { ?x <urn:a> 1 }) }",
     [(A, "?v3_ <urn:b> ?s_ . BIND (?v3_ AS ?focus_)")]),
    ("SELECT ?f WHERE { ?f <urn:b> ?x BIND (EXISTS { ?x <urn:a> 1 } AS ?y) }",
     [(A, "?v3_ <urn:b> ?s_ . BIND (?v3_ AS ?focus_)")]),
]  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), READS)
def test_how_a_statement_leads_to_the_focus(query: str, expected: list[tuple[str, str | None]]) -> None:
    found = {trail.predicate: trail.where for trail in trails(query, "?f", ONLY)}
    for predicate, where in expected:
        said = found[predicate]
        assert (said.strip() if said is not None else None) == where


def test_a_constant_limits_what_matters() -> None:
    query = "SELECT ?f WHERE { VALUES ?k { <urn:C> <urn:D> } ?f a ?k . ?f a <urn:E> . ?f <urn:p> 'x' . ?f ?any ?v }"
    found = trails(query, "?f", ONLY)
    assert [trail.objects for trail in found if trail.predicate == TYPE] == [
        frozenset({"<urn:C>", "<urn:D>"}),
        frozenset({"<urn:E>"}),
    ]
    # A literal can be written in more ways than one; any predicate may stand for a variable one.
    assert Trail("<urn:p>", None, None, " BIND (?s_ AS ?focus_)") in found
    assert Trail(None, None, None, " BIND (?s_ AS ?focus_)") in found
    assert trails(f"SELECT ?f WHERE {{ VALUES ?f {{ {ONLY} }} ?f <urn:p> ?x }}", "?f", ONLY)[0].subjects is None


UNREADABLE = [
    "ASK { ?s ?p ?o }",
    "SELECT ?f WHERE { GRAPH ?g { ?f <urn:a> ?x } }",
    "SELECT ?f WHERE { SERVICE <urn:s> { ?f <urn:a> ?x } }",
    "SELECT ?f WHERE { ?f <urn:a> [ <urn:b> ?x ] }",
    "SELECT ?f WHERE { ?f <urn:a> _:x }",
    "SELECT ?f WHERE { ?f <urn:a> ( 1 2 ) }",
    "SELECT ?f WHERE { ?f !<urn:a> ?x }",
    "SELECT ?f WHERE { VALUES (?f ?x) { (<urn:a> 1) } ?f <urn:a> ?x }",
    "SELECT ?f WHERE { VALUES ?x { UNDEF } ?f <urn:a> ?x }",
    "SELECT ?f WHERE { ?f <urn:a> 1.5 }",
    "SELECT ?f WHERE { ?f <urn:a> -1 }",
    "SELECT ?f FROM <urn:g> WHERE { ?f <urn:a> ?x }",
    "SELECT ?f WHERE { ?f <urn:a> ?x } LIMIT 3",
    "SELECT ?f WHERE { ?f <urn:a> ?x",
    "SELECT ?f WHERE { ?f <urn:a> ?x } }",
    # What is asked in passing is asked too.
    "SELECT ?f (EXISTS { ?f <urn:a> 1 } AS ?b) WHERE { ?f <urn:b> ?x }",
    "SELECT ?f WHERE { ?f <urn:b> ?x } ORDER BY (EXISTS { ?f <urn:a> 1 })",
    "SELECT ?f WHERE { ?f <urn:b> ?x } GROUP BY ?f HAVING (COUNT(?x) > 1 || EXISTS { ?f <urn:a> 1 })",
    # Equal names, but not surely equal values: SPARQL evaluates from the inside out.
    "SELECT ?f WHERE { ?f a <urn:C> OPTIONAL { ?f <urn:a> ?x } ?f <urn:b> ?x }",
    "SELECT ?f WHERE { ?f a <urn:C> MINUS { ?f <urn:a> ?x } ?f <urn:b> ?x }",
    "SELECT ?f WHERE { ?f <urn:b> ?x MINUS { ?f <urn:a> ?y MINUS { ?y <urn:c> ?x } } }",
    "SELECT ?f WHERE { ?f <urn:b> ?x { ?f <urn:a> ?y FILTER NOT EXISTS { ?y <urn:c> ?x } } }",
    "SELECT ?f WHERE { ?f <urn:b> ?z BIND (EXISTS { ?z <urn:a> ?x } AS ?y) ?z <urn:c> ?x }",
    # Any node that some statement names leads to itself by such a path.
    f"SELECT ?f WHERE {{ VALUES ?f {{ {ONLY} }} ?f <urn:a>* ?x }}",
    "SELECT ?f WHERE { ?f <urn:a> ?x . ?y <urn:b>? ?z }",
]  # fmt: skip


@pytest.mark.parametrize("query", UNREADABLE)
def test_what_is_not_read_is_asked_as_a_whole(query: str) -> None:
    with pytest.raises(UnreadableQueryError):
        trails(query, "?f", ONLY)


ONES = f"VALUES ?f {{ {ONLY} }}"
LIMITED: Sequence[tuple[str, str]] = [
    (f"SELECT ?f WHERE {{ {ONES} ?f <urn:a> ?x }}", f"SELECT ?f WHERE {{ {ONES} ?f <urn:a> ?x }}"),
    ("SELECT ?f WHERE { ?f <urn:a> ?x { SELECT ?f (MAX(?y) AS ?n) WHERE { ?f <urn:b> ?y } } }",
     f"SELECT ?f WHERE {{ ?f <urn:a> ?x {{ SELECT ?f (MAX(?y) AS ?n) WHERE {{ {ONES} ?f <urn:b> ?y }} }} }}"),
    # What the sub-select does not hand on is another variable, whatever its name; so is what is in one of those.
    ("SELECT ?f WHERE { ?f <urn:a> ?x { SELECT ?x (MAX(?f) AS ?n) WHERE { { SELECT ?f WHERE { ?f <urn:b> ?x } } } } }",
     "SELECT ?f WHERE { ?f <urn:a> ?x { SELECT ?x (MAX(?f) AS ?n) WHERE { { SELECT ?f WHERE { ?f <urn:b> ?x } } } } }"),
    # Where the targets stand first the given nodes are there already.
    (f"SELECT ?f WHERE {{ {{ SELECT ?f WHERE {{ {ONES} ?f a <urn:C> }} }} }}",
     f"SELECT ?f WHERE {{ {{ SELECT ?f WHERE {{ {ONES} ?f a <urn:C> }} }} }}"),
    # An OPTIONAL about the focus, where that is surely one of them already.
    (f"SELECT ?f WHERE {{ {ONES} OPTIONAL {{ ?x <urn:a> ?f ; <urn:b> 0.5 }} OPTIONAL {{ ?x <urn:b> ?y }} }}",
     f"SELECT ?f WHERE {{ {ONES} OPTIONAL {{ {ONES} ?x <urn:a> ?f ; <urn:b> 0.5 }} OPTIONAL {{ ?x <urn:b> ?y }} }}"),
    (f"SELECT ?f WHERE {{ {{ SELECT DISTINCT ?f WHERE {{ {ONES} }} }} OPTIONAL {{ ?x <urn:a> ?f }} }}",
     f"SELECT ?f WHERE {{ {{ SELECT DISTINCT ?f WHERE {{ {ONES} }} }} OPTIONAL {{ {ONES} ?x <urn:a> ?f }} }}"),
    (f"SELECT ?f WHERE {{ OPTIONAL {{ ?x <urn:a> ?f }} {ONES} }}",
     f"SELECT ?f WHERE {{ OPTIONAL {{ ?x <urn:a> ?f }} {ONES} }}"),
    (f"SELECT ?f WHERE {{ {{ SELECT DISTINCT ?f WHERE {{ {ONES} }} }} UNION {{ }} OPTIONAL {{ ?x <urn:a> ?f }} }}",
     f"SELECT ?f WHERE {{ {{ SELECT DISTINCT ?f WHERE {{ {ONES} }} }} UNION {{ }} OPTIONAL {{ ?x <urn:a> ?f }} }}"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), LIMITED)
def test_the_given_nodes_stand_in_each_part_that_is_about_them(query: str, expected: str) -> None:
    assert " ".join(limited(query, "?f").split()) == expected


# --- any query, any change

NODES = ["a", "b", "c"]
VARIABLES = ["?f", "?x", "?y"]
PATHS = ["ex:p", "ex:q", "ex:r", "^ex:p", "ex:p/ex:q", "(ex:p|^ex:q)", "ex:p+", "ex:q*", "ex:r?", "(ex:p/ex:q)*", "?w"]
LITERALS = ["1", "2", '"x"']

# Most patterns are about the focus or lead on from it, for what hangs loose is asked as a whole.
starts = st.sampled_from(["?f", "?f", "?f", "?x", "?y"])
ends = st.sampled_from(["?x", "?x", "?x", "?y", "?f", "ex:a", *LITERALS[:1]])
patterns = st.one_of(
    st.tuples(starts, st.sampled_from(PATHS), ends).map(lambda t: f"{t[0]} {t[1]} {t[2]} ."),
    st.tuples(starts, st.sampled_from(["A", "B"])).map(lambda t: f"{t[0]} ex:type ex:{t[1]} ."),
)


def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    body = st.lists(inner, min_size=1, max_size=3).map(" ".join)
    shown = st.sets(st.sampled_from(VARIABLES), min_size=1).map(lambda found: " ".join(sorted(found)))
    some = st.sampled_from(VARIABLES)
    return st.one_of(
        body.map(lambda text: f"OPTIONAL {{ {text} }}"),
        body.map(lambda text: f"MINUS {{ {text} }}"),
        body.map(lambda text: f"FILTER NOT EXISTS {{ {text} }}"),
        body.map(lambda text: f"FILTER EXISTS {{ {text} }}"),
        body.map(lambda text: f"FILTER (?x = 1 || EXISTS {{ {text} }})"),
        body.map(lambda text: f"{{ {text} }}"),
        st.tuples(body, body).map(lambda t: f"{{ {t[0]} }} UNION {{ {t[1]} }}"),
        st.tuples(shown, body).map(lambda t: f"{{ SELECT {t[0]} WHERE {{ {t[1]} }} }}"),
        st.tuples(some, some, body).map(
            lambda t: f"{{ SELECT {t[0]} WHERE {{ {t[2]} }} GROUP BY {t[0]} HAVING (COUNT(DISTINCT {t[1]}) > 1) }}"
        ),
        st.tuples(some, st.sampled_from(NODES)).map(lambda t: f"VALUES {t[0]} {{ ex:{t[1]} ex:b }}"),
        st.tuples(some, body).map(lambda t: f"{t[1]} FILTER (BOUND({t[0]}))"),
    )


elements = st.recursive(patterns, around, max_leaves=5)
focus = st.sampled_from(
    ["?f ex:type ex:A .", "{ ?f ex:type ex:A . } UNION { ?f ex:p ?t . }", "VALUES ?f { ex:a ex:b }", "?s ex:q ?f ."]
)
inside = st.one_of(st.lists(patterns, min_size=1, max_size=2), st.lists(elements, min_size=1, max_size=3))
bodies = st.tuples(focus, inside).map(
    lambda t: f"{{ SELECT DISTINCT ?f WHERE {{ VALUES ?f {{ {ONLY} }} {t[0]} }} }} {' '.join(t[1])}"
)
PREFIX = "urn:ex:"

Statement = tuple[str, str, str]


def statement(chance: random.Random) -> Statement:
    if chance.random() < 0.25:
        return chance.choice(NODES), "type", chance.choice(["A", "B"])
    return chance.choice(NODES), chance.choice(["p", "q", "r"]), chance.choice([*NODES, *NODES, *LITERALS])


def triples_of(said: set[Statement]) -> frozenset[Triple]:
    def term(text: str) -> str:
        return text if text in LITERALS else f"<{PREFIX}{text}>"

    text = "".join(f"<{PREFIX}{s}> <{PREFIX}{p}> {term(o)} .\n" for s, p, o in said)
    return frozenset(quad.triple for quad in parse(text, format=RdfFormat.TURTLE))


def rows_of(store: MemoryStore, query: str) -> list[tuple[str, ...]]:
    rows = [{name: str(term) for name, term in row.items()} for row in store.select(query)]
    return [tuple(row.get(name, "") for name in ("f", "x", "y")) for row in rows]


def plain(text: str) -> str:
    return re.sub(r"\bex:(\w+)", rf"<{PREFIX}\1>", text)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(body=bodies, seed=st.integers(min_value=0, max_value=10**9))
def test_asking_again_what_a_change_touches_is_asking_all(body: str, seed: int) -> None:
    text, chance = plain(f"SELECT ?f ?x ?y WHERE {{ {body} }}"), random.Random(seed)
    for _ in range(CHANGES):
        before = {statement(chance) for _ in range(chance.randint(3, 12))}
        gone = set(chance.sample(sorted(before), chance.randint(0, 2)))
        after = (before - gone) | {statement(chance) for _ in range(chance.randint(0, 2))}
        if not told(text, before, after):
            return


def told(text: str, before: set[Statement], after: set[Statement]) -> bool:
    """Whether the query is read; if so, asking it about what the change touches gives what asking it anew gives."""
    old, new = triples_of(before), triples_of(after)
    stores = MemoryStore(old), MemoryStore(new)
    whole = text.replace(f"VALUES ?f {{ {ONLY} }}", "")
    try:
        expected = Counter(rows_of(stores[1], whole))
    except SyntaxError:
        return False  # such as a variable that is grouped by and not bound
    try:
        found = trails(text, "?f", ONLY)
    except UnreadableQueryError:
        return False
    changed = changed_from(old, new)
    names = Touch(stores, changed, Told(changed), found).of(found)
    if names is None:
        return False
    kept = [row for row in rows_of(stores[0], whole) if row[0] not in names]
    fresh = rows_of(stores[1], limited(text, "?f").replace(ONLY, " ".join(names))) if names else []
    assert Counter([*kept, *fresh]) == expected, (whole, sorted(before - after), sorted(after - before))
    return True


def test_tables_ran() -> None:
    assert (len(READS), len(UNREADABLE), len(LIMITED)) == (11, 25, 8)
