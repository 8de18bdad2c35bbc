"""What a build keeps beside the quads."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from taz_graph.errors import StoreError
from taz_graph.store.kept import GRAPHS, TERMS, Terms, read_graph, read_terms, terms_of, write_kept

A, B, C, P = (NamedNode(f"urn:{name}") for name in ("a", "b", "c", "p"))
GRAPH: dict[str, list[Triple]] = {
    "urn:graph": [Triple(A, P, B), Triple(A, P, Literal("<urn:text> .\n"))],
    "urn:other": [Triple(BlankNode("x"), P, C)],
    "urn:empty": [],
}

# (IRI, whether it is a subject, whether it is an object)
SPOKEN: Sequence[tuple[str, bool, bool]] = [
    ("<urn:a>", True, False),
    ("<urn:b>", False, True),
    ("<urn:c>", False, True),
    ("<urn:p>", False, False),
    ("<urn:text>", False, False),
    ("<urn:zz>", False, False),
    ("_:x", False, False),
]


@pytest.mark.parametrize(("iri", "subject", "value"), SPOKEN)
def test_of_which_terms_a_version_speaks(iri: str, subject: bool, value: bool, tmp_path: Path) -> None:
    _, digest = write_kept(tmp_path, GRAPH)
    new, unmentioned = read_terms(tmp_path, digest).unknown([iri])
    assert (iri not in new, subject or iri not in unmentioned) == (subject, subject or value)


def test_what_each_graph_says_is_kept(tmp_path: Path) -> None:
    graphs, _ = write_kept(tmp_path, GRAPH)
    assert read_graph(tmp_path, graphs["urn:graph"]).count(b"\n") == 2
    assert read_graph(tmp_path, graphs["urn:empty"]) == b""
    # Two graphs that say the same have one hash, and one file.
    (tmp_path / "other").mkdir()
    other, _ = write_kept(tmp_path / "other", {"urn:1": GRAPH["urn:graph"], "urn:2": GRAPH["urn:graph"]})
    assert set(other.values()) == {graphs["urn:graph"]}


def test_terms_are_read_as_they_were_written() -> None:
    said = terms_of([b"<urn:a> <urn:p> <urn:b> .\n", b""]).written()
    assert len(said) == 8 * 3
    assert Terms.read(said).written() == said
    assert len(terms_of([]).written()) == 8


DAMAGES: Sequence[tuple[str, Callable[[Path], object]]] = [
    ("cannot read", Path.unlink),
    ("cannot read", lambda path: path.write_bytes(b"") if path.suffix == ".z" else path.unlink()),
    ("not what was built", lambda path: path.write_bytes(path.read_bytes() + b"x") if path.name == TERMS else None),
]


@pytest.mark.parametrize(("said", "damage"), DAMAGES)
def test_damage_is_said(said: str, damage: Callable[[Path], object], tmp_path: Path) -> None:
    graphs, terms = write_kept(tmp_path, GRAPH)
    for path in [tmp_path / TERMS, *(tmp_path / GRAPHS).iterdir()]:
        damage(path)
    with pytest.raises(StoreError, match=said):
        read_terms(tmp_path, terms)
    if said == "cannot read":
        with pytest.raises(StoreError, match=said):
            read_graph(tmp_path, graphs["urn:graph"])


def test_the_file_of_another_graph_is_not_taken(tmp_path: Path) -> None:
    graphs, _ = write_kept(tmp_path, GRAPH)
    one, other = (tmp_path / GRAPHS / f"{graphs[name]}.nt.z" for name in ("urn:graph", "urn:other"))
    one.write_bytes(other.read_bytes())
    with pytest.raises(StoreError, match="not what was built"):
        read_graph(tmp_path, graphs["urn:graph"])


def test_tables_ran() -> None:
    assert (len(SPOKEN), len(DAMAGES)) == (7, 3)
