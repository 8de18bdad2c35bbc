"""Which addresses may become links."""

from urllib.parse import urlsplit


def outside(iri: str) -> str:
    """The IRI when a browser may follow it (http or https), else nothing: ``javascript:`` never becomes a link."""
    try:
        parts = urlsplit(iri)
    except ValueError:
        return ""
    return iri if parts.scheme in {"http", "https"} and parts.netloc else ""
