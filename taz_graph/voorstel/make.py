"""From the mentions in a letter to proposed facts: Turtle in the style of ``data/``, or a line of JSON per mention."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version

from taz_graph.brief import Brief
from taz_graph.extractors import Context, Mention, extract
from taz_graph.names import graph_of, slug, thing
from taz_graph.settings import DEFAULT_BASE
from taz_graph.voorstel.desk import Desk
from taz_graph.voorstel.others import propose_others
from taz_graph.voorstel.papers import propose_citations, propose_letter
from taz_graph.voorstel.programme import finish_parts, propose_parts
from taz_graph.voorstel.turtle import Thing, block, text
from taz_graph.voorstel.zaken import propose_zaken

_HEADER = (
    "Proposals of a program, not facts: nobody has confirmed them, and the build does not read them. Check each",
    "against the letter, put it in your own words, and move what is right to a file in data/, without the properties",
    "taz:regelVanVoorstel and taz:zekerheid. There graaf:<letter> takes the place of this graph, with when and by whom",
    "(prov:generatedAtTime, prov:wasAttributedTo), and partij:taz-graph-programma goes.",
)
_PARTS = (
    ("De brief", ("kamerstuk!",)),
    ("Programma, lijnen, opgaven, afspraken en acties", ("programma", "programmalijn", "opgave", "afspraak", "actie")),
    ("Moties en toezeggingen", ("motie", "toezegging", "afdoening")),
    ("Verwijzingen en stukken", ("verwijzing", "kamerstuk", "dossier")),
    ("Personen", ("persoon", "functie", "fractie")),
    ("Partijen", ("partij",)),
    ("Overleggen, akkoorden, regelingen en rapporten", ("overleg", "akkoord", "regeling", "rapport", "hulpmiddel")),
    ("Cijfers", ("indicator", "meting", "streefwaarde")),
)


@dataclass(frozen=True)
class Voorstel:
    """What a program read in one letter, and what it would add to the graph.

    ``letter`` names it (``kst-29282-485``, else the stem of its file), ``graph`` is the IRI of the named graph
    (``…/id/graaf/voorstel/<letter>``), ``became`` says for start, end and kind of a mention which IRIs it became.
    """

    letter: str
    graph: str
    mentions: tuple[Mention, ...]
    turtle: str
    became: Mapping[tuple[int, int, str], tuple[str, ...]]


def letter_of(brief: Brief, given: str | None = None) -> str:
    """The name of a letter: as given, as printed or told by its file name, else its file's stem as a slug."""
    return given or brief.metadata.identifier or slug(brief.path.stem) or "brief"


def propose(brief: Brief, context: Context, *, letter: str | None = None, base: str = DEFAULT_BASE) -> Voorstel:
    """Everything that the extractors find in the letter, as mentions and as Turtle; the same bytes on every machine."""
    mentions = extract(brief, context)
    desk = Desk(brief, context, base, letter_of(brief, letter))
    paper = propose_letter(desk)
    propose_parts(desk, mentions)
    propose_zaken(desk, mentions)
    propose_citations(desk, paper, [mention for mention in mentions if mention.kind == "verwijzing"])
    propose_others(desk, mentions)
    finish_parts(desk)
    graph = graph_of(f"voorstel/{desk.letter}", base)
    became = {key: tuple(listed) for key, listed in desk.became.items()}
    return Voorstel(desk.letter, graph, tuple(mentions), _turtle(desk, graph), became)


def _turtle(desk: Desk, graph: str) -> str:
    program = desk.iri("partij", "taz-graph-programma")
    header = Thing(f"<{graph}>")
    header.add("a", "prov:Entity").add("dct:title", text(f"Voorstellen bij {desk.letter}", "nl"))
    header.add("prov:wasDerivedFrom", desk.iri("kamerstuk", desk.letter)).add("prov:wasAttributedTo", program)
    agent = Thing(program).add("a", "prov:SoftwareAgent")
    agent.add("rdfs:label", text(f"taz-graph {version('taz-graph')}", "nl"))
    written = [block(header), block(agent)]
    finished = desk.finish()
    letter = desk.iri("kamerstuk", desk.letter)
    for title, soorten in _PARTS:
        chosen = [(one, places) for one, places in finished if _soort(desk, one, letter) in soorten]
        if chosen:
            written.append(f"# --- {title} ---\n")
            written += [block(each) for one, places in chosen for each in (one, *places)]
    return desk.writer.document(_HEADER, "\n".join(written))


def _soort(desk: Desk, one: Thing, letter: str) -> str:
    if one.iri == letter:
        return "kamerstuk!"
    whole = one.iri.strip("<>")
    prefix = thing("", "", desk.base).rstrip("/") + "/"
    return whole.removeprefix(prefix).partition("/")[0] if one.iri.startswith("<") else whole.partition(":")[0]


def to_jsonl(brief: Brief, voorstel: Voorstel) -> str:
    """A line for each mention, in the order of the letter: where it stands, what was read there, and what it became.

    ``original`` is the place in the file's own text, ``page`` (from 1) where the file has pages.
    """
    return "".join(f"{_line(brief, voorstel, mention)}\n" for mention in voorstel.mentions)


def _line(brief: Brief, voorstel: Voorstel, mention: Mention) -> str:
    original = brief.original_span(*mention.span)
    record = {
        "letter": voorstel.letter,
        "kind": mention.kind,
        "text": mention.text,
        "section": mention.section,
        "span": list(mention.span),
        "original": list(original),
        "page": brief.page_at(original[0]),
        "rule": mention.rule,
        "certainty": mention.certainty,
        "attributes": dict(mention.attributes),
        "became": list(voorstel.became.get((mention.start, mention.end, mention.kind), ())),
    }
    return json.dumps(record, ensure_ascii=False, sort_keys=True)
