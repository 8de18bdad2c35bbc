"""What the graph says of each motie and toezegging on a date, by SPARQL on whatever store."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from pyoxigraph import Literal

from taz_graph.dates import in_words, last_day
from taz_graph.errors import KamerstukError
from taz_graph.kamerstuk import format as format_kamerstuk
from taz_graph.kamerstuk import parse_identifier
from taz_graph.names import VOCABULARIES, compact, publication_page
from taz_graph.rapport.model import WORDS, Bijlage, Link, Rij
from taz_graph.settings import DEFAULT_BASE
from taz_graph.store import Store, Term

KINDS = ("Motie", "Toezegging")
Values = dict[str, dict[str, list[Term]]]
"""Thing -> name of a property -> its values."""


@dataclass(frozen=True, slots=True)
class _Afdoening:
    """What one letter reports of one zaak."""

    day: str
    outcome: Link
    closes: bool
    ground: Link
    letter: str


def gather(store: Store, as_of: date, language: str = "nl", base: str = DEFAULT_BASE) -> Bijlage:
    """The annex of every motie and toezegging that a letter of that date or before mentions.

    Where it stands is what the latest letter of that date or before reports. A zaak that only the register knows is
    not in it: the annex answers for what letters to parliament say.
    """
    graph = _Graph(store, as_of, language, base)
    return Bijlage(as_of, language, store.version, graph.rows("Motie"), graph.rows("Toezegging"))


class _Graph:
    def __init__(self, store: Store, as_of: date, language: str, base: str) -> None:
        self._store, self._day, self._language, self._base = store, as_of.isoformat(), language, base
        self._taz = f"{base}def#"
        self._words = WORDS.get(language, WORDS["nl"])
        paper = f"?thing a/<{VOCABULARIES['rdfs']}subClassOf>* <{self._taz}Kamerstuk>"
        self._papers = self._values(paper, ("identifier", "vergaderjaar", "label"))
        self._reports = self._afdoeningen()

    def rows(self, kind: str) -> tuple[Rij, ...]:
        """The rows of one kind, open before closed, in the order of dossier and number; last what has no number."""
        things = self._values(
            f"?thing a <{self._taz}{kind}>",
            ("label", "title", "onderwerp", "kamerstuk", "date", "gedaanIn", "toezeggingsnummer", "internNummer"),
        )
        named = self._mentions(kind)
        known = [iri for iri in things if iri in named and named[iri][0] <= self._day]
        labels = self._values(f"?zaak <{self._taz}gedaanIn> ?thing", ("label",))
        found = [(self._order(things[iri]), self._row(iri, things[iri], labels, named[iri][1])) for iri in known]
        found.sort(key=lambda pair: (pair[1].closed, pair[0], pair[1].title.text, pair[1].iri))
        return tuple(row for _, row in found)

    def _order(self, said: dict[str, list[Term]]) -> tuple[bool, list[tuple[int, str]]]:
        papers = [self._papers.get(term.value) for name in ("kamerstuk", "gedaanIn") for term in said[name]]
        names = [term.value for paper in papers if paper for term in paper["identifier"]]
        names += [term.value for name in ("toezeggingsnummer", "internNummer") for term in said[name]]
        # nr. 74 comes before nr. 475.
        parts = re.findall(r"\d+|\D+", names[0]) if names else []
        return not names, [(int(part), "") if part.isdecimal() else (0, part) for part in parts]

    def _row(self, iri: str, said: dict[str, list[Term]], labels: Values, letter: str) -> Rij:
        title = self._text(said["label"]) or self._text(said["title"]) or Link(compact(iri, self._base))
        state, closed = self._state(iri)
        places = tuple(self._places(said, labels, letter))
        return Rij(iri, title, self._text(said["onderwerp"]) or Link(""), places, state, closed)

    def _places(self, said: dict[str, list[Term]], labels: Values, letter: str) -> Iterable[Link]:
        numbers = [term.value for name in ("toezeggingsnummer", "internNummer") for term in said[name]]
        found = [Link(self._words["number"].format(number=number)) for number in numbers[:1]]
        found += [
            self._paper(term.value, self._text(labels.get(term.value, {}).get("label", [])))
            for term in (*said["kamerstuk"], *said["gedaanIn"])
        ]
        if not said["kamerstuk"] and not said["gedaanIn"]:
            found += [Link(self._words["unnumbered"])] if not numbers else []
            link = self._paper(letter)
            found.append(replace(link, text=self._words["mentioned"].format(letter=link.text)))
        return found

    def _state(self, iri: str) -> tuple[tuple[Link, ...], bool]:
        reports = [one for one in self._reports.get(iri, []) if last_day(one.day) <= self._day]
        if not reports:
            return (Link(self._words["silent"]),), False
        newest = max(one.day for one in reports)
        latest = [one for one in reports if one.day == newest]
        # One letter may report a zaak twice; what closes it then counts, and comes first.
        latest.sort(key=lambda one: (not one.closes, one.outcome.text, one.ground.text))
        said: list[Link] = []
        for one in latest:
            day = in_words(one.day, self._language)
            after = self._words["reported"].format(day=day) + (": " if one.ground.text else ".")
            outcome = replace(one.outcome, text=one.outcome.text[:1].upper() + one.outcome.text[1:])
            said += [Link(" ")] if said else []
            said += [outcome, Link(", "), self._paper(one.letter), Link(after)]
            said += [one.ground] if one.ground.text else []
        # Once closed it stays closed: a later letter that mentions it does not open it again.
        return tuple(said), any(one.closes for one in reports)

    def _paper(self, iri: str, label: Link | None = None) -> Link:
        said = self._papers.get(iri)
        identifier = said["identifier"][0].value if said and said["identifier"] else None
        if said is None or identifier is None:
            return label or self._text(said["label"] if said else ()) or Link(compact(iri, self._base))
        year = said["vergaderjaar"][0].value if said["vergaderjaar"] else None
        return Link(_cited(identifier, year), publication_page(identifier))

    # --- questions

    def _values(self, where: str, names: Iterable[str]) -> Values:
        known = {
            "label": f"{VOCABULARIES['rdfs']}label",
            **{name: f"{VOCABULARIES['dct']}{name}" for name in ("identifier", "date", "title")},
        }
        properties = {known.get(name, f"{self._taz}{name}"): name for name in names}
        wanted = " ".join(f"<{iri}>" for iri in properties)
        rows = self._store.select(
            f"SELECT DISTINCT ?thing ?p ?o WHERE {{ {where} OPTIONAL {{ VALUES ?p {{ {wanted} }} ?thing ?p ?o }} }}"
        )
        found: Values = defaultdict(lambda: defaultdict(list))
        for row in sorted(rows, key=lambda row: str(row.get("o", ""))):
            about = found[row["thing"].value]
            if "p" in row:
                about[properties[row["p"].value]].append(row["o"])
        return found

    def _mentions(self, kind: str) -> dict[str, tuple[str, str]]:
        """Zaak -> the day of the first letter that mentions it, and that letter."""
        oa, dct = VOCABULARIES["oa"], VOCABULARIES["dct"]
        rows = self._store.select(
            f"SELECT DISTINCT ?zaak ?day ?letter WHERE {{ ?zaak a <{self._taz}{kind}> ; "
            f"<{self._taz}vindplaats>/<{oa}hasSource> ?letter . ?letter <{dct}date> ?day }}"
        )
        found: dict[str, tuple[str, str]] = {}
        for row in rows:
            zaak, mention = row["zaak"].value, (last_day(row["day"].value), row["letter"].value)
            found[zaak] = min(mention, found.get(zaak, mention))
        return found

    def _afdoeningen(self) -> dict[str, list[_Afdoening]]:
        dct, skos = VOCABULARIES["dct"], VOCABULARIES["skos"]
        taz = self._taz
        rows = self._store.select(
            f"SELECT DISTINCT ?afdoening ?zaak ?letter ?day ?outcome ?label ?closes ?ground WHERE {{ "
            f"?afdoening <{taz}zaak> ?zaak ; <{taz}brief> ?letter ; <{dct}date> ?day ; <{taz}uitkomst> ?outcome . "
            f"OPTIONAL {{ ?outcome <{skos}prefLabel> ?label }} OPTIONAL {{ ?outcome <{taz}sluit> ?closes }} "
            f"OPTIONAL {{ ?afdoening <{taz}grond> ?ground }} }}"
        )
        by_report: dict[tuple[str, str, str, str, str], list[dict[str, Term]]] = defaultdict(list)
        for row in rows:
            names = ("zaak", "afdoening", "letter", "day", "outcome")
            zaak, afdoening, letter, day, outcome = (row[name].value for name in names)
            by_report[zaak, afdoening, letter, day, outcome].append(row)
        found: dict[str, list[_Afdoening]] = defaultdict(list)
        for (zaak, _, letter, day, outcome), same in sorted(by_report.items()):
            label = self._text([row["label"] for row in same if "label" in row]) or Link(compact(outcome, self._base))
            closes = any(row["closes"].value == "true" for row in same if "closes" in row)
            ground = self._text([row["ground"] for row in same if "ground" in row]) or Link("")
            found[zaak].append(_Afdoening(day, label, closes, ground, letter))
        return found

    def _text(self, terms: Iterable[Term]) -> Link | None:
        texts = {term.language or "": term.value for term in terms if isinstance(term, Literal)}
        tags = (tag for tag in (self._language, "", "nl", *sorted(texts)) if tag in texts)
        return next((Link(texts[tag], language=tag if tag not in ("", self._language) else None) for tag in tags), None)


def _cited(identifier: str, year: str | None) -> str:
    """The paper as letters cite it; its identifier where that is no paper of parliament that has such a form."""
    try:
        read = parse_identifier(identifier)
    except KamerstukError:
        return identifier
    if year is not None and read.year is None:
        read = replace(read, year=year)
    for style in ("tweedekamer", "kamerstuk"):
        try:
            return format_kamerstuk(read, style)
        except KamerstukError:
            # Without a vergaderjaar the longer form cannot be written; the next one needs none.
            continue
    return identifier
