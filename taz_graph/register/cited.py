"""What the letters' statements say of papers, moties and people: what the register is asked about."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from taz_graph.names import VOCABULARIES
from taz_graph.settings import DEFAULT_BASE

_RDFS, _DCT = VOCABULARIES["rdfs"], VOCABULARIES["dct"]


@dataclass(frozen=True)
class Letters:
    """What the letters' graphs hold, as far as the register is asked about it."""

    papers: dict[str, str]
    """Official identifier of each paper (kst-…) -> its IRI."""
    moties: dict[str, tuple[str, ...]]
    """IRI of each motie with a Kamerstuk -> the IRIs of its indieners."""
    motie_of: dict[str, str]
    """Official identifier -> IRI of the motie printed under it."""
    labels: dict[str, str]
    """IRI -> its Dutch label."""
    dossiers: tuple[str, ...]
    """Numbers of the dossiers in which letters report on a programme."""
    since: str
    """Date of the first such letter; empty when there is none."""


def read_letters(triples: Iterable[ox.Triple], base: str = DEFAULT_BASE) -> Letters:
    """What the statements of the letters say about papers, moties and people."""
    by: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        value = triple.object
        if isinstance(value, ox.Literal) and triple.predicate.value == f"{_RDFS}label" and value.language != "nl":
            continue
        if isinstance(triple.subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            by[triple.predicate.value][triple.subject.value].append(value.value)
    taz = f"{base}def#"
    names, kamerstuk = by[f"{_DCT}identifier"], by[f"{taz}kamerstuk"]
    papers = {name: one for one, found in names.items() for name in found if name.startswith("kst-")}
    moties = {one for one, kinds in by[VOCABULARIES["rdf"] + "type"].items() if f"{taz}Motie" in kinds}
    printed = {one: paper for one, found in kamerstuk.items() if one in moties for paper in found}
    letters = list(by[f"{taz}rapporteertOver"])
    return Letters(
        papers=papers,
        moties={one: tuple(by[f"{taz}indiener"].get(one, ())) for one in sorted(printed)},
        motie_of={name: one for one, paper in printed.items() for name in names.get(paper, ())},
        labels={one: found[0] for one, found in by[f"{_RDFS}label"].items()},
        dossiers=tuple(sorted({_last(one) for letter in letters for one in by[f"{taz}dossier"][letter]})),
        since=min((day for letter in letters for day in by[f"{_DCT}date"][letter]), default=""),
    )


def _last(one: str) -> str:
    return one.rpartition("/")[2]
