"""Statements as the texts of N-Triples."""

from collections.abc import Sequence

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from taz_graph.check.statements import datatype_of, has_no_name, is_named, least_length, lines_of, statements_in

XSD = "http://www.w3.org/2001/XMLSchema#"
LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

# (object, datatype, its text has at least so many characters)
OBJECTS: Sequence[tuple[NamedNode | Literal, str | None, int]] = [
    (NamedNode("urn:a"), None, 5),
    (NamedNode("urn:a@nl"), None, 8),
    (Literal("ab"), f"{XSD}string", 2),
    (Literal(""), f"{XSD}string", 0),
    (Literal("a b . c"), f"{XSD}string", 7),
    (Literal("\N{EURO SIGN}\N{PARAGRAPH SEPARATOR}"), f"{XSD}string", 2),
    (Literal('"^^<urn:x>'), f"{XSD}string", 1),
    (Literal("tab\tand\nline\r\\"), f"{XSD}string", 1),
    (Literal("ab", language="nl-be"), LANG_STRING, 2),
    (Literal('"@nl', language="en"), LANG_STRING, 0),
    (Literal("2024-02-30", datatype=NamedNode(f"{XSD}date")), f"{XSD}date", 0),
    (Literal("01", datatype=NamedNode(f"{XSD}integer")), f"{XSD}integer", 0),
    (Literal("x>", datatype=NamedNode("urn:d@nl")), "urn:d@nl", 0),
]


@pytest.mark.parametrize(("value", "datatype", "length"), OBJECTS)
def test_what_the_text_of_a_term_tells(value: NamedNode | Literal, datatype: str | None, length: int) -> None:
    triple = Triple(NamedNode("urn:s"), NamedNode("urn:p"), value)
    written = serialize([triple, triple], format=RdfFormat.N_TRIPLES) or b""
    ((subject, predicate, found),) = statements_in(lines_of(written))
    assert (subject, predicate, found) == ("<urn:s>", "<urn:p>", str(value))
    assert datatype_of(found) == datatype
    assert length <= least_length(found) <= len(value.value)
    assert length or not least_length(found)
    assert (is_named(found), has_no_name(found)) == (isinstance(value, NamedNode), False)


def test_what_has_no_name() -> None:
    assert [has_no_name(one) for one in ("_:b", "<<( <urn:a> <urn:b> _:c )>>", "<urn:a>", '"_:b"')] == [1, 1, 0, 0]
    assert [is_named(one) for one in ("_:b", "<<( <urn:a> <urn:b> _:c )>>", "<urn:a>", '"<urn:b>"')] == [0, 0, 1, 0]
    assert (datatype_of("_:b"), least_length("_:b")) == (None, 0)


def test_tables_ran() -> None:
    assert len(OBJECTS) == 13
