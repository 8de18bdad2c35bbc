"""The state on a date: what had not been said yet is left out."""

from datetime import date

from taz_graph.names import VOCABULARIES
from taz_graph.store import Store


def later_afdoeningen(store: Store, as_of: date, base: str) -> frozenset[str]:
    """IRIs of the Afdoeningen whose dct:date lies after ``as_of``; what they are about (moties, metingen) stays.

    A month or a year counts as its last day: whether it was before the date is not known until it has passed.
    """
    rdf, rdfs, dct = (VOCABULARIES[prefix] for prefix in ("rdf", "rdfs", "dct"))
    afdoening = f"<{rdf}type>/<{rdfs}subClassOf>* <{base}def#Afdoening>"
    rows = store.select(f"SELECT ?thing ?day WHERE {{ ?thing {afdoening} ; <{dct}date> ?day }}")
    # "2022" and "2022-05" sort before all of their days, so they are padded past the last one.
    return frozenset(row["thing"].value for row in rows if _last_day(row["day"].value) > as_of.isoformat())


def _last_day(day: str) -> str:
    return {4: f"{day}-12-31", 7: f"{day}-31"}.get(len(day), day[:10])
