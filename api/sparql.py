"""The SPARQL endpoint and its page: ``/sparql``."""

import asyncio
import dataclasses
from collections.abc import Sequence
from urllib.parse import urlencode

import pyoxigraph as ox
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api import negotiation as forms
from api import results
from api.errors import error_json, status_of
from api.language import PARAMETER
from api.negotiation import Offer, choose, prefers_html
from api.protocol import Operation, ProtocolError, query_form, read_operation, with_base
from api.service_description import PREFIXES, describe_service
from api.site import Site
from api.view import View
from taz_graph.errors import TazError
from taz_graph.store import GRAPH_TYPES
from taz_graph.vragen import Vraag, load_vragen, render

router = APIRouter()

OFFERS: dict[str, tuple[Offer, ...]] = {"select": forms.TABLES, "ask": forms.BOOLEANS, "graph": forms.GRAPHS}
FORMAT = "format"
"""A parameter of ours, for links that a browser follows: it takes the place of Accept."""

START = """PREFIX taz: <{base}def#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?soort (COUNT(DISTINCT ?ding) AS ?aantal) WHERE {{
  ?ding a ?soort .
  FILTER(STRSTARTS(STR(?soort), STR(taz:)))
}}
GROUP BY ?soort
ORDER BY DESC(?aantal)
"""


@router.options("/sparql", include_in_schema=False)
def allow() -> Response:
    """What a page of another site asks before it may POST; the answer is in the headers."""
    return Response(status_code=204)


@router.get("/sparql", summary="SPARQL 1.1 query")
@router.post("/sparql", summary="SPARQL 1.1 query")
async def sparql(request: Request) -> Response:
    """SPARQL 1.1 Protocol, query operation; without a query the service description, or the editor for a browser."""
    human = prefers_html(request.headers.get("accept")) and FORMAT not in request.query_params
    operation = Operation(None, (), ())
    try:
        operation = await read_operation(request)
        if operation.query is not None:
            return await _answer(request, operation, human=human)
        if human:
            return await _page(request, operation)
        return await asyncio.to_thread(_describe, request)
    except ProtocolError as error:
        status, message = error.status, str(error)
    except TazError as error:
        status, message = status_of(error), str(error)
    if human:
        return await _page(request, operation, status=status, problem=message)
    return error_json(status, message)


async def _answer(request: Request, operation: Operation, *, human: bool) -> Response:
    # What does not look like a query goes to the store all the same: its parser says best what is wrong.
    form = query_form(operation.query or "") or "select"
    if human:
        inner = "application/n-triples" if form == "graph" else "application/sparql-results+json"
        answer = await _run(request, operation, inner)
        read = results.table_of_triples if form == "graph" else results.table_of_json
        return await _page(request, operation, table=await asyncio.to_thread(read, answer), form=form)
    offer, media_type = _negotiate(request, OFFERS[form])
    whole = dataclasses.replace(operation, query=with_base(operation.query or "", _address(request)))
    answer = await _run(request, whole, offer.media_type)
    return _data(request, answer, offer, media_type)


async def _run(request: Request, operation: Operation, media_type: str) -> bytes:
    """Runs the query in a worker process; the thread only waits, so no other route is held up."""
    site: Site = request.app.state.site
    return await asyncio.to_thread(
        site.pool.results, operation.query or "", media_type, operation.default_graphs, operation.named_graphs
    )


def _negotiate(request: Request, offers: Sequence[Offer]) -> tuple[Offer, str]:
    named = request.query_params.get(FORMAT)
    if named is not None:
        chosen = next(((offer, offer.media_type) for offer in offers if offer.name == named), None)
    else:
        chosen = choose(request.headers.get("accept"), offers)
    if chosen is None:
        possible = ", ".join(offer.media_type for offer in offers)
        raise ProtocolError(406, f"this answer can be had as {possible}; ask for one of these in Accept")
    return chosen


def _data(request: Request, answer: bytes, offer: Offer, media_type: str) -> Response:
    headers = {"Vary": "Accept"}
    if FORMAT in request.query_params:
        headers["Content-Disposition"] = f'attachment; filename="taz-graph.{offer.name}"'
    kind = f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
    return Response(answer, media_type=kind, headers=headers)


def _address(request: Request) -> str:
    return str(request.url.replace(query="", fragment=""))


def _describe(request: Request) -> Response:
    chosen = choose(request.headers.get("accept"), forms.GRAPHS)
    if request.method != "GET" or chosen is None:
        raise ProtocolError(400, "the parameter query is missing")
    offer, media_type = chosen
    site: Site = request.app.state.site
    triples = describe_service(site.store(), _address(request))
    content = ox.serialize(triples, format=GRAPH_TYPES[offer.media_type], prefixes=PREFIXES)
    return _data(request, content or b"", offer, media_type)


async def _page(
    request: Request,
    operation: Operation,
    *,
    table: results.Table | None = None,
    form: str = "",
    status: int = 200,
    problem: str = "",
) -> Response:
    view = View(request)
    examples = await asyncio.to_thread(view.site.kept, "vragen", lambda _: load_vragen(view.site.settings))
    downloads = _downloads(operation, form) if table is not None else []
    return await asyncio.to_thread(
        view.page,
        "sparql.html",
        status,
        query=operation.query if operation.query is not None else _example(request, view, examples),
        examples=examples,
        table=table,
        form=form,
        downloads=downloads,
        problem=problem,
        graphs=(operation.default_graphs, operation.named_graphs),
    )


def _example(request: Request, view: View, examples: Sequence[Vraag]) -> str:
    name = request.query_params.get("voorbeeld")
    found = next((vraag for vraag in examples if vraag.name == name), None)
    if found is None:
        return START.format(base=view.base)
    ours = any(parameter.name == PARAMETER for parameter in found.parameters)
    return render(found, {PARAMETER: view.language}, base=view.base) if ours else found.query


def _downloads(operation: Operation, form: str) -> list[tuple[str, str]]:
    """The same answer in each format, as links."""
    pairs = [("query", operation.query or "")]
    pairs += [("default-graph-uri", graph) for graph in operation.default_graphs]
    pairs += [("named-graph-uri", graph) for graph in operation.named_graphs]
    return [(offer.name, f"/sparql?{urlencode([*pairs, (FORMAT, offer.name)])}") for offer in OFFERS[form]]
