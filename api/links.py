"""From IRIs to addresses on this server; nothing that is not http(s) ever becomes a link."""

from urllib.parse import quote

from pyoxigraph import NamedNode

from taz_graph.errors import QueryError
from taz_graph.network.links import outside

PLAIN = "/:@!$&'()*+,;=-._~"


def local(iri: str, base: str) -> str:
    """Where a reader of this server finds an IRI: our own page for our own things and terms, else the IRI itself.

    Empty when it is nothing to click on, such as ``urn:`` or ``javascript:``.
    """
    if iri.startswith(f"{base}id/"):
        return f"/doc/{quote(iri.removeprefix(f'{base}id/'), safe=PLAIN + '%')}"
    if iri.startswith(f"{base}def"):
        return f"/def{iri.removeprefix(f'{base}def')}"
    if iri.startswith(base):
        return ""  # such as the build and its input files, which have no page
    return outside(iri)


def reference(iri: str) -> str:
    """An IRI as SPARQL writes it; QueryError when it is no IRI, so that nothing else gets into a query."""
    try:
        return str(NamedNode(iri))
    except ValueError as error:
        raise QueryError(f"{iri!r} is not an IRI: {error}") from error
