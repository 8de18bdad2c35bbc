"""The state on a date: what had not been said yet is left out."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

import pyoxigraph as ox

from taz_graph.dates import last_day
from taz_graph.errors import CheckError
from taz_graph.names import VOCABULARIES, thing
from taz_graph.store import Store


def later_things(store: Store, as_of: date, base: str) -> frozenset[str]:
    """IRIs of what was not known yet on ``as_of``: later things, and the graphs of later letters with all they say.

    A thing is later when it is an Afdoening, a Zaak or a Kamerstuk and its dct:date lies after the date, or when only
    later letters name it. A month or a year counts as its last day: whether it was before the date is not known until
    it has passed.
    """
    rdf, rdfs, dct, prov, oa = (VOCABULARIES[prefix] for prefix in ("rdf", "rdfs", "dct", "prov", "oa"))
    kinds = " ".join(f"<{base}def#{name}>" for name in ("Afdoening", "Zaak", "Kamerstuk"))
    rows = store.select(
        f"SELECT ?thing ?day WHERE {{ VALUES ?kind {{ {kinds} }} "
        f"?thing <{rdf}type>/<{rdfs}subClassOf>* ?kind ; <{dct}date> ?day }}"
    )
    # "2022" and "2022-05" sort before all of their days, so they are padded past the last one.
    later = {row["thing"].value for row in rows if last_day(row["day"].value) > as_of.isoformat()}
    # A graph that was made from several letters is known from the first of them on.
    later |= _only_from(store, f"?x <{prov}wasDerivedFrom> ?source", later)
    later |= _only_from(store, f"?x <{base}def#vindplaats>/<{oa}hasSource> ?source", later)
    # A waiver about a later thing would seem to be about nothing; waivers are applied after the check, not looked at.
    later |= {row["w"].value for row in store.select(f"SELECT ?w WHERE {{ ?w <{rdf}type> <{base}def#Aanvaarding> }}")}
    return frozenset(later)


def demand_a_source(store: Store, as_of: date) -> None:
    """Raises CheckError when nothing was said yet on ``as_of``: a check of nothing would find nothing to object to.

    What is said is said in the papers that a Vindplaats lies in; one without a date may be of any day.
    """
    oa, dct = VOCABULARIES["oa"], VOCABULARIES["dct"]
    rows = store.select(
        f"SELECT DISTINCT ?paper ?day WHERE {{ ?x <{oa}hasSource> ?paper OPTIONAL {{ ?paper <{dct}date> ?day }} }}"
    )
    days = [last_day(row["day"].value) if "day" in row else "" for row in rows]
    if days and min(days) > as_of.isoformat():
        raise CheckError(
            f"nothing was known yet on {as_of}, so nothing would be checked: the first letter is of {min(days)}; "
            "choose that date or a later one"
        )


def _only_from(store: Store, pattern: str, later: Collection[str]) -> set[str]:
    """The things all of whose sources are later."""
    sources: dict[str, set[str]] = defaultdict(set)
    for row in store.select(f"SELECT ?x ?source WHERE {{ {pattern} }}"):
        sources[row["x"].value].add(row["source"].value)
    return {thing for thing, found in sources.items() if found <= set(later)}


def triples_without(store: Store, without: Collection[str], base: str) -> list[ox.Triple]:
    """The union of all graphs but those in ``without``, less the statements about or pointing to a thing in it."""
    graphs = ", ".join(f"<{iri}>" for iri in sorted(without) if iri.startswith(thing("graaf", "", base)))
    where = f"GRAPH ?g {{ ?s ?p ?o }} FILTER (?g NOT IN ({graphs}))" if graphs else "?s ?p ?o"
    left_out = frozenset(without)
    return [
        triple
        for triple in store.construct(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {where} }}")
        if left_out.isdisjoint(term.value for term in (triple.subject, triple.object) if isinstance(term, ox.NamedNode))
    ]
