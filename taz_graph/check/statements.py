"""Statements as N-Triples writes them: to compare and to look up hundreds of thousands of texts costs little.

A statement is its three terms, each the text that N-Triples and SPARQL have for it (``<iri>``, ``"text"@nl``, ``_:b``).
"""

from collections.abc import Iterable, Set

from taz_graph.shacl.graph import XSD

Lines = frozenset[str]
"""Statements as the lines of N-Triples."""

Statement = tuple[str, str, str]

_STRING, _TAGGED = f"{XSD}string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def lines_of(text: bytes) -> Lines:
    """The lines of N-Triples as pyoxigraph writes it; in a text a line break is an escape."""
    return frozenset(line for line in text.decode().split("\n") if line)


def statements_in(lines: Iterable[str], predicates: Set[str] | None = None) -> list[Statement]:
    """The terms of each line, if its predicate is one of these (None: of all lines)."""
    found = []
    for line in lines:
        # Only the last term may hold a blank; after it come " .".
        subject, predicate, value = line.split(" ", 2)
        if predicates is None or predicate in predicates:
            found.append((subject, predicate, value[:-2]))
    return found


def is_named(term: str) -> bool:
    """Whether the term is an IRI."""
    return term.startswith("<") and not term.startswith("<<")


def has_no_name(term: str) -> bool:
    """Whether the term is a blank node, or a statement in which there may be one."""
    return term.startswith(("_:", "<<"))


def datatype_of(term: str) -> str | None:
    """The datatype of a literal; None of what is no literal."""
    if not term.startswith('"'):
        return None
    if term.endswith('"'):
        return _STRING
    return term[term.rindex("<") + 1 : -1] if term.endswith(">") else _TAGGED


def least_length(term: str) -> int:
    """How many characters a store has at least for the text of an IRI or a literal.

    An escape of up to ten stands for one; a number or date may be kept in a shorter form ("01" as the integer 1).
    """
    if is_named(term):
        return len(term) - 2
    if datatype_of(term) not in (_STRING, _TAGGED):
        return 0
    text = term[1 : term.rindex('"')]
    return len(text) if "\\" not in text else len(text) // len("\\U00000000")
