"""Each subject of a Turtle text is found on the line where its block begins, whatever valid Turtle looks like."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from taz_graph.turtle_lines import RDF_TYPE, blank_node_line, line_of_use, mentions, subject_lines, tokens

E = "http://e/"
P = f"@prefix e: <{E}> .\n"
V12 = 'VERSION "1.2"\n' + P

CASES: list[tuple[str, str, dict[str, int]]] = [
    ("one block", P + "e:a e:p e:b .", {"a": 2}),
    ("two blocks, first counts", P + "e:a e:p 1 .\ne:b e:p 2 .\ne:a e:p 3 .", {"a": 2, "b": 3}),
    ("block over lines", P + "\n\ne:a\n e:p\n 1\n;\n e:q 2 , 3 .\ne:b e:p 1.", {"a": 4, "b": 9}),
    ("dots and semicolons in strings", P + 'e:a e:p "x . e:z e:p 1 ;" .\ne:b e:p ". .", \'; .\' .', {"a": 2, "b": 3}),
    ("long string over lines", P + 'e:a e:p """one\n. e:z e:p "1" ;\n"" x""" .\ne:b e:p 1 .', {"a": 2, "b": 5}),
    ("long string, single quotes", P + "e:a e:p '''one\n'' ' \" . \n''' .\ne:b e:p 1 .", {"a": 2, "b": 5}),
    ("escaped quotes", P + 'e:a e:p "a \\" . e:z" .\ne:b e:p """\\"""" .\ne:c e:p 1 .', {"a": 2, "b": 3, "c": 4}),
    ("backslash before the end", P + 'e:a e:p "\\\\" .\ne:b e:p "x" .', {"a": 2, "b": 3}),
    ("comments", P + "# e:z e:p 1 .\ne:a e:p 1 # . e:y e:p 1 .\n .\ne:b e:p <http://e/#x> .", {"a": 3, "b": 5}),
    ("quote in a comment", P + "# don't \"\ne:a e:p 1 .", {"a": 3}),
    ("hash in an IRI", "<http://e/a#b> <http://e/p> 1 .\n<http://e/b> <http://e/p> 1 .", {"a#b": 1, "b": 2}),
    ("dot in a local name", P + "e:a.b e:p e:c.d.\ne:b e:p 1 .", {"a.b": 2, "b": 3}),
    ("colon and digits in a local name", P + "e:1:2 e:p 1 .\ne::x e:p 1 .", {"1:2": 2, ":x": 3}),
    ("escapes in a local name", P + "e:a\\.\\;b\\,c\\(d\\) e:p 1 .\ne:%41 e:p 1 .", {"a.;b,c(d)": 2, "%41": 3}),
    ("empty local name", P + "e: e:p 1 .\ne:b e:p e: .", {"": 2, "b": 3}),
    ("empty prefix", "@prefix : <http://e/> .\n:a :p :b .\n:c a :d .", {"a": 2, "c": 3}),
    (
        "SPARQL prefix without dot",
        "PREFIX e: <http://e/>\nprefix f: <http://e/f/>\ne:a e:p 1 .\nf:a e:p 1 .",
        {"a": 3, "f/a": 4},
    ),
    ("prefix said anew", P + "e:a e:p 1 .\n@prefix e: <http://e/x/> .\ne:a e:p 1 .", {"a": 2, "x/a": 4}),
    ("prefix with a dot", "@prefix e.x: <http://e/> .\ne.x:a e.x:p 1 .", {"a": 2}),
    ("prefix named a", "@prefix a: <http://e/> .\na:a a a:b .", {"a": 2}),
    ("base", "@base <http://e/x/y> .\n<a> <p> <b> .\n<../c> <p> 1 .\n<#d> <p> 1 .", {"x/a": 2, "c": 3, "x/y#d": 4}),
    ("SPARQL base, relative base", "BASE <http://e/x/>\nBASE <y/>\n<a> <p> 1 .\n<> <p> 1 .", {"x/y/a": 3, "x/y/": 4}),
    ("relative prefix", "@base <http://e/> .\n@prefix f: <f/> .\nf:a f:p 1 .", {"f/a": 3}),
    ("unicode escapes in an IRI", "<http://e/\\u00e9\\U0001F600> <http://e/p> 1 .", {"é😀": 1}),
    ("other alphabets", P + "e:ééń e:p 1 .\ne:日本。 e:p 1 .\ne:a😀 e:p 1 .", {"ééń": 2, "日本。": 3, "a😀": 4}),
    (
        "nested brackets",
        P + "e:a e:p [ e:q [ e:r 1 ; e:s ( 1 [ e:t 2 ] ) ] ] ;\n e:q 1 .\ne:b e:p 1 .",
        {"a": 2, "b": 4},
    ),
    ("brackets in strings", P + 'e:a e:p [ e:q "]" ] , "[ (" .\ne:b e:p 1 .', {"a": 2, "b": 3}),
    (
        "blank subjects",
        P + "[ e:p e:z ] .\n[] e:p e:z .\n_:x e:p e:z .\n_:x.y e:p e:z.\n( 1 e:z ) e:p 1 .\ne:a e:p 1 .",
        {"a": 7},
    ),
    (
        "numbers and their dots",
        P + "e:a e:p 1.5, .5, -1, +2.0e5, 1.e1 , 1E-3.\ne:b e:p 1.\ne:c e:p -.5.",
        abc := {"a": 2, "b": 3, "c": 4},
    ),
    ("booleans and a", P + "e:a a e:true ; e:p true , false.\ne:b a e:c.", {"a": 2, "b": 3}),
    ("tags and datatypes", P + 'e:a e:p "x"@nl-NL, "1"^^e:t.\ne:b e:p "y"@en.\ne:c e:p "z"^^<http://e/t>.', abc),
    ("@base is no language tag", '@base <http://e/> .\n<a> <p> "x"@base .\n<b> <p> 1 .', {"a": 2, "b": 3}),
    ("repeated semicolons", P + "e:a e:p 1 ;; e:q 2 ; .\ne:b e:p 1 ; .", {"a": 2, "b": 3}),
    ("Windows line ends", P.replace("\n", "\r\n") + "e:a e:p 1 .\r\n\r\ne:b e:p 1 .\r\n", {"a": 2, "b": 4}),
    (
        "no space at all",
        "@prefix e:<http://e/>.e:a<http://e/p>'x'.e:c e:p'x'.e:d e:p<http://e/b>.",
        {"a": 1, "c": 1, "d": 1},
    ),
    ("no statement at all", "# empty\n" + P, {}),
    ("empty text", "", {}),
    ("Turtle 1.2", V12 + "e:a e:p e:b {| e:q 1 . |} .\n<< e:z e:p 1 >> e:q 2 .\ne:b e:p 1 ~ e:r .", {"a": 3, "b": 5}),
]
COUNT = 38


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_subject_lines(name: str, text: str, expected: dict[str, int]) -> None:
    assert subject_lines(text) == {E + local: line for local, line in expected.items()}
    if name != "Turtle 1.2":  # there a reifier is a subject, too, without a block of its own
        assert set(expected) == {subject.removeprefix(E) for subject in _subjects(text)}


def test_all_cases_ran() -> None:
    assert len(CASES) == COUNT


def _subjects(text: str) -> set[str]:
    """The subjects as the parser sees them: the tokenizer may not know more, nor less."""
    subjects = [quad.subject for quad in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)]
    return {subject.value for subject in subjects if isinstance(subject, ox.NamedNode)}


IRIS = st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters='<>"{}|^`\\ '), max_size=8)
LITERALS = st.text(st.sampled_from("ab .;,\"'\\\n\r\t#<>@:[]()é😀"), max_size=12)


@given(st.lists(st.tuples(IRIS, IRIS, st.one_of(IRIS.map(lambda i: (i,)), LITERALS)), max_size=6))
def test_agrees_with_the_parser_on_any_graph(facts: list[tuple[str, str, str | tuple[str]]]) -> None:
    triples = []
    for subject, predicate, obj in facts:
        try:
            value = ox.Literal(obj) if isinstance(obj, str) else ox.NamedNode(E + obj[0])
            triples.append(ox.Triple(ox.NamedNode(E + subject), ox.NamedNode(E + predicate), value))
        except ValueError:  # not every character may stand in an IRI
            continue
    text = (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes={"e": E}) or b"").decode()
    assert {ox.NamedNode(iri) for iri in subject_lines(text)} == {triple.subject for triple in triples}


def test_line_of_use_looks_in_the_blocks_of_that_subject_only() -> None:
    text = P + "e:a e:p e:b .\ne:c e:p\n e:d ,\n e:b .\ne:a e:q\n e:d ; a e:a ."
    uses = {("a", "b"): 2, ("c", "b"): 5, ("c", "d"): 4, ("a", "d"): 7, ("a", "a"): 2, ("c", "a"): None}
    assert {key: line_of_use(text, E + key[0], E + key[1]) for key in uses} == uses
    assert line_of_use(text, E + "a", RDF_TYPE) == 7


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("e:a e:p e:b .", None),
        ("e:a e:p '[', '_:b' .", None),
        ("e:a e:p\n [ e:q 1 ] .", 3),
        ("e:a e:p _:b .", 2),
        ("e:a e:p\n\n( 1 2 ) .", 4),
        ("\n_:b e:p 1 .", 3),
    ],
)
def test_blank_node_line(block: str, line: int | None) -> None:
    assert blank_node_line(P + block) == line


def test_mentions_inside_a_nameless_block_have_no_subject() -> None:
    found = list(mentions(P + "[ e:p e:x ] e:q e:y ."))
    assert [(mention.iri.removeprefix(E), mention.subject) for mention in found] == [(n, None) for n in "pxqy"]


def test_a_long_unfinished_string_does_not_hang() -> None:
    assert sum(1 for _ in tokens('e:a e:p """' + '"" x' * 20_000)) > 0
