"""RDF terms as N-Triples tokens: 3 million statements go through here, and objects for each would take minutes."""

import re

from taz_graph.names import VOCABULARIES
from taz_graph.settings import DEFAULT_BASE

Statement = tuple[str, str, str]
"""Subject, predicate and object, each as N-Triples writes it."""

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_SAFE = re.compile(r"[A-Za-z0-9._~()/:#?=&%+,@!$*'À-ž-]+")


def iri(text: str) -> str:
    """``<text>``; whatever has no place in an IRI becomes ``_``."""
    return (
        f"<{text}>" if _SAFE.fullmatch(text) else "<" + re.sub(r"[^A-Za-z0-9._~()/:#?=&%+,@!$*'À-ž-]", "_", text) + ">"
    )


def text(value: str, language: str = "") -> str:
    """A literal: plain, or in a language."""
    quoted = f'"{value.translate(_ESCAPES)}"'
    return f"{quoted}@{language}" if language else quoted


def typed(value: object, datatype: str) -> str:
    """A literal with a datatype of XML Schema: ``typed("2022-07-07", "date")``."""
    return f'"{value}"^^<{VOCABULARIES["xsd"]}{datatype}>'


class Names:
    """The terms that the register's statements use, for one base."""

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        self.base = base
        self._things = f"<{base}id/"
        self.type = f"<{VOCABULARIES['rdf']}type>"
        self.label = f"<{VOCABULARIES['rdfs']}label>"
        self.see_also = f"<{VOCABULARIES['rdfs']}seeAlso>"
        self.name = f"<{VOCABULARIES['foaf']}name>"
        self.alt_label = f"<{VOCABULARIES['skos']}altLabel>"

    def taz(self, name: str) -> str:
        """A term of ours."""
        return f"<{self.base}def#{name}>"

    def dct(self, name: str) -> str:
        """A term of Dublin Core."""
        return f"<{VOCABULARIES['dct']}{name}>"

    def thing(self, soort: str, key: str) -> str:
        """A thing of ours; ``key`` holds what identifiers, slugs and zaaknummers hold."""
        return f"{self._things}{soort}/{key}>" if _SAFE.fullmatch(key) else iri(f"{self._things[1:]}{soort}/{key}")
