"""The words of the pages for the terms of the ontology: its labels are the one source, here they only get a plural."""

from pyoxigraph import Literal

from taz_graph.network.labels import local_name, pick
from taz_graph.network.queries import query
from taz_graph.store import Store

TERMS = """
SELECT DISTINCT ?term ?label WHERE {
  ?term rdfs:label ?label .
  FILTER(STRSTARTS(STR(?term), "{base}def#") && isLiteral(?label))
}
"""
# Dutch has no rule that a program could follow: "afspraak" but "afspraken", "actie" but "acties".
DUTCH_PLURALS = {
    "aankondiging": "aankondigingen",
    "actie": "acties",
    "afdoening": "afdoeningen",
    "afspraak": "afspraken",
    "besluit": "besluiten",
    "fractie": "fracties",
    "indicator": "indicatoren",
    "indiener": "indieners",
    "kernindicator": "kernindicatoren",
    "mijlpaal": "mijlpalen",
    "motie": "moties",
    "opgave": "opgaven",
    "partij": "partijen",
    "programma": "programma's",
    "programmalijn": "programmalijnen",
    "streefwaarde": "streefwaarden",
    "toezegging": "toezeggingen",
    "verwijzing": "verwijzingen",
    "vindplaats": "vindplaatsen",
    "zaak": "zaken",
}


class Glossary:
    """What each term is called in one language, by its local name (``Motie``, ``indiener``)."""

    def __init__(self, names: dict[str, str], language: str) -> None:
        self.names = names
        self.language = language

    def __call__(self, term: str, count: int = 1) -> str:
        """The word for ``count`` of them; a term that the ontology does not name keeps its own name."""
        word = self.names.get(term) or term
        return word if count == 1 else self._plural(word)

    def title(self, term: str, count: int = 1) -> str:
        """The same as a heading begins: its first letter is a capital."""
        word = self(term, count)
        return word[:1].upper() + word[1:]

    def counted(self, count: int, term: str) -> str:
        """``1 afspraak``, ``3 afspraken``, ``0 cases``."""
        return f"{count} {self(term, count)}"

    def _plural(self, word: str) -> str:
        if self.language == "nl":
            return DUTCH_PLURALS.get(word.lower(), word)
        # "place of mention" has its plural in front.
        head, of, rest = word.partition(" of ")
        if head.endswith("y") and head[-2:-1] not in {*"aeiou", ""}:
            head = f"{head[:-1]}ies"
        else:
            head += "es" if head.endswith(("s", "x", "ch", "sh")) else "s"
        return f"{head}{of}{rest}"


def read_glossary(store: Store, language: str, base: str) -> Glossary:
    """The glossary of the ontology that the store holds. Raises StoreError when it cannot answer."""
    labels: dict[str, list[Literal]] = {}
    for row in store.select(query(TERMS, base)):
        label = row["label"]
        if isinstance(label, Literal):
            labels.setdefault(local_name(row["term"].value), []).append(label)
    return Glossary({name: pick(found, language) or name for name, found in labels.items()}, language)
