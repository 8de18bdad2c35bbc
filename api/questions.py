"""The competency questions as pages: what is asked, with what values, and the answer as a table."""

from collections.abc import Iterable
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api import state
from api.language import PARAMETER
from api.links import reference
from api.reading.documents import exists
from api.reading.reader import Named
from api.results import Table, table_of_rows
from api.sparql import FORMAT
from api.view import View, Viewing
from taz_graph.errors import QueryError
from taz_graph.names import compact
from taz_graph.store import Store
from taz_graph.vragen import Parameter, Vraag, expand, load_vragen, render

router = APIRouter(include_in_schema=False)

WORDS = {
    "afgedaan": ("afgedaan", "disposed of"),
    "als": ("als", "as"),
    "ander": ("ander", "other"),
    "appreciatie": ("appreciatie", "view of the cabinet"),
    "bekendSinds": ("bekend sinds", "known since"),
    "bijlage": ("bijlage", "enclosure"),
    "brieven": ("brieven", "letters"),
    "dagen": ("dagen", "days"),
    "datum": ("datum", "date"),
    "ding": ("ding", "thing"),
    "door": ("door", "by"),
    "gat": ("gat", "gap"),
    "gemiddeldeDagen": ("gemiddeld aantal dagen", "days on average"),
    "genoemd": ("genoemd", "mentioned"),
    "gewenst": ("gewenst", "desired"),
    "ingediend": ("ingediend", "proposed"),
    "laatste": ("laatste", "last"),
    "label": ("naam", "name"),
    "langs": ("langs", "by way of"),
    "lijn": ("lijn", "line"),
    "maker": ("maker", "maker"),
    "moties": ("moties", "motions"),
    "naam": ("naam", "name"),
    "nogOpen": ("nog open", "still open"),
    "nul": ("nulmeting", "baseline"),
    "nulperiode": ("periode van de nulmeting", "period of the baseline"),
    "oordeel": ("oordeel", "judgement"),
    "open": ("open", "open"),
    "plaats": ("plaats", "place"),
    "rol": ("rol", "role"),
    "soort": ("soort", "kind"),
    "stand": ("stand", "state"),
    "streef": ("streefwaarde", "target"),
    "stuk": ("stuk", "paper"),
    "uitslag": ("uitslag", "result"),
    "verband": ("verband", "link"),
    "verwacht": ("verwacht", "expected"),
    "volgens": ("volgens", "according to"),
    "wat": ("wat", "what"),
    "wie": ("wie", "who"),
    "zinsnede": ("zinsnede", "phrase"),
}
"""Columns of the questions that are no term of the ontology, in two languages."""

SAME_KIND = """
SELECT DISTINCT ?thing WHERE {
  %s rdf:type ?kind .
  FILTER(STRSTARTS(STR(?kind), "{base}def#"))
  FILTER NOT EXISTS { %s rdf:type ?narrower . ?narrower rdfs:subClassOf+ ?kind }
  ?thing rdf:type ?kind .
}
"""

SAME_SOORT = 'SELECT DISTINCT ?thing WHERE { ?thing rdf:type ?kind . FILTER(STRSTARTS(STR(?thing), "%s/")) }'


def all_questions(view: View) -> list[Vraag]:
    """Every question of the ontology."""
    return view.site.kept("vragen", lambda _: load_vragen(view.site.settings))


@router.get("/vragen")
def questions(view: Viewing) -> Response:
    """All questions."""
    return view.page("vragen.html", vragen=all_questions(view))


@router.get("/vragen/{name}")
def question(view: Viewing, name: str) -> Response:
    """One question with its parameters and its answer."""
    known = {vraag.name: vraag for vraag in all_questions(view)}
    if name not in known:
        raise HTTPException(404)
    vraag = known[name]
    given = _given(view, vraag)
    query, table, problem = vraag.query, Table(), ""
    try:
        query = render(vraag, given, base=view.base)
        problem = _unknown(view, vraag, given)
        if not problem:
            # Not through the pool: these queries are our own, and a stranger's slow one must not hold them up.
            table = table_of_rows(view.site.store().select(query))
    except QueryError as error:
        problem = str(error)
    parameters = [parameter for parameter in vraag.parameters if parameter.name != PARAMETER]
    return view.page(
        "vraag.html",
        400 if problem else 200,
        vraag=vraag,
        parameters=parameters,
        choices={parameter.name: _choices(view, parameter) for parameter in parameters},
        given=given,
        query=query,
        table=table,
        labels=state.reader(view).labels(
            cell.value for row in table.rows for cell in row if cell is not None and cell.kind == "iri"
        ),
        headings=_headings(view, table.columns),
        problem=problem,
        links=[(form, f"/sparql?{urlencode({'query': query, FORMAT: form})}") for form in ("csv", "json")],
        editor=f"/sparql?{urlencode({'query': query})}",
    )


def _given(view: View, vraag: Vraag) -> dict[str, str]:
    """The value of each parameter: as the address says, else the example; the language is that of the page."""
    asked = view.request.query_params
    given = {found.name: asked.get(found.name, "").strip() or _example(view, found) for found in vraag.parameters}
    return {name: view.language if name == PARAMETER else value for name, value in given.items()}


def _example(view: View, parameter: Parameter) -> str:
    """What to ask when nobody chose: the example, or in somebody else's data the first thing of that soort."""
    choices = _choices(view, parameter)
    if not choices or expand(parameter.example, view.base) in {thing.iri for thing in choices}:
        return parameter.example
    return compact(choices[0].iri, view.base)


def _unknown(view: View, vraag: Vraag, given: dict[str, str]) -> str:
    """What to say of a thing that the graph does not know: an empty table would look like an answer."""
    for parameter in vraag.parameters:
        value = given[parameter.name]
        chosen = parameter.soort == "iri" and value != parameter.example
        if not chosen or exists(state.reader(view), expand(value, view.base)):
            continue
        return view.t(
            f"“{value}” staat niet in de graaf. Kies bij “{parameter.label['nl']}” iets uit de lijst,"
            f" of zoek de naam op; een voorbeeld is {parameter.example}.",
            f"“{value}” is not in the graph. Choose something from the list at “{parameter.label['en']}”,"
            f" or search for its name; an example is {parameter.example}.",
        )
    return ""


def _choices(view: View, parameter: Parameter) -> list[Named]:
    """What a parameter that is a thing can be: everything of the most specific kind of its example.

    In data without that example: everything that stands in the same part of the namespace.
    """
    if parameter.soort != "iri":
        return []
    iri = expand(parameter.example, view.base)
    example = reference(iri)

    def read(_: Store) -> list[Named]:
        reading = state.reader(view)
        rows = reading.rows(SAME_KIND % (example, example)) or reading.rows(SAME_SOORT % iri.rpartition("/")[0])
        return reading.named(row["thing"] for row in rows)

    return view.site.kept(("choices", view.language, example), read)


def _headings(view: View, columns: Iterable[str]) -> dict[str, str]:
    """Columns by the name of the term that they are called after (``motie``, ``uitkomst``), else by WORDS, else so."""
    words = view.words()
    capital = {name: name[:1].upper() + name[1:] for name in columns}
    return {
        name: words.names.get(name) or words.names.get(kind) or view.t(*WORDS.get(name, (name, name)))
        for name, kind in capital.items()
    }
