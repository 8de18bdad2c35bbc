"""The competency questions as pages: what is asked, with what values, and the answer as a table."""

from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.results import table_of_rows
from api.sparql import FORMAT
from api.view import View, Viewing
from taz_graph.errors import QueryError
from taz_graph.vragen import Vraag, load_vragen, render

router = APIRouter(include_in_schema=False)


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
    given = {
        parameter.name: view.request.query_params.get(parameter.name, "").strip() or parameter.example
        for parameter in vraag.parameters
    }
    query, table, problem = vraag.query, None, ""
    try:
        query = render(vraag, given, base=view.base)
        # Not through the pool: these queries are the project's own, and a stranger's slow one must not hold them up.
        table = table_of_rows(view.site.store().select(query))
    except QueryError as error:
        problem = str(error)
    return view.page(
        "vraag.html",
        400 if problem else 200,
        vraag=vraag,
        given=given,
        query=query,
        table=table,
        problem=problem,
        links=[(form, f"/sparql?{urlencode({'query': query, FORMAT: form})}") for form in ("csv", "json")],
        editor=f"/sparql?{urlencode({'query': query})}",
    )
