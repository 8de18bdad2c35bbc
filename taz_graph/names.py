"""The names of design §4: prefixes, namespaces, slugs and IRIs of things."""

import re
import unicodedata
from functools import lru_cache

from taz_graph.settings import DEFAULT_BASE

SOORTEN = (
    "programma programmalijn opgave afspraak actie motie toezegging aankondiging afdoening kamerstuk verwijzing "
    "dossier persoon partij fractie functie overleg akkoord regeling rapport mijlpaal praktijkvoorbeeld hulpmiddel "
    "doel indicator meting streefwaarde vindplaats graaf begrip lijst bevinding stemming besluit aanvaarding "
    "registerplaats uitslagbericht"
).split()

VOCABULARIES = {
    "bibo": "http://purl.org/ontology/bibo/",
    "cito": "http://purl.org/spar/cito/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

PUBLICATION_SITE = "https://zoek.officielebekendmakingen.nl/"


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Every prefix that taz-graph knows, mapped to its namespace, for one ``base``."""
    return {"taz": f"{base}def#", **{soort: f"{base}id/{soort}/" for soort in SOORTEN}, **VOCABULARIES}


def sparql_prefixes(base: str = DEFAULT_BASE) -> str:
    """The prologue of a SPARQL query that uses our terms and the vocabularies."""
    known = {"taz": f"{base}def#", **VOCABULARIES}
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in known.items())


def thing(soort: str, kenmerk: str, base: str = DEFAULT_BASE) -> str:
    """IRI of a thing, such as ``…/id/motie/kst-29282-475``."""
    return f"{base}id/{soort}/{kenmerk}"


def graph_of(source: str, base: str = DEFAULT_BASE) -> str:
    """IRI of the named graph that holds what one source says (the stem of its file in ``data/``)."""
    return thing("graaf", source, base)


def publication_page(identifier: str) -> str:
    """Address of the official publication of a paper of parliament, from its official identifier."""
    return f"{PUBLICATION_SITE}{identifier}.html"


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens: ``Van der Plas`` -> ``van-der-plas``, ``V&VN`` -> ``v-en-vn``."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " en ")).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))


def namespace_of(iri: str) -> str:
    """The IRI up to its last ``#`` or ``/``; empty where it has neither."""
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def compact(iri: str, base: str = DEFAULT_BASE) -> str:
    """The IRI with a known prefix, where one fits: ``motie:kst-29282-475``; else the IRI as it is."""
    for namespace, prefix in _longest_first(base):
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


@lru_cache(maxsize=8)
def _longest_first(base: str) -> tuple[tuple[str, str], ...]:
    known = prefixes(base)
    return tuple((known[prefix], prefix) for prefix in sorted(known, key=lambda name: -len(known[name])))
