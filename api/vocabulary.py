"""The terms: ``/def`` for people, ``/def.ttl`` and ``/context.jsonld`` for programs."""

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api import state
from api.negotiation import GRAPHS, HTML, TURTLE, Offer, choose
from api.reading.vocabulary import ontology_data, read_lists, read_terms
from api.view import View, Viewing

router = APIRouter()

DATA = {offer.name: offer for offer in GRAPHS}


@router.get("/def", summary="The terms")
def terms(view: Viewing) -> Response:
    """The terms as a page, or as data where Accept asks for it."""
    chosen = choose(view.request.headers.get("accept"), (HTML, *GRAPHS))
    if chosen is None:
        raise HTTPException(406, "the terms can be had as text/html, text/turtle or application/ld+json")
    if chosen[0] is not HTML:
        return _data(view, chosen[0])
    reading = state.reader(view)
    found = view.site.kept(("terms", view.language), lambda _: (read_terms(reading), read_lists(reading)))
    return view.page("def.html", terms=found[0], lists=found[1], namespace=f"{view.base}def#")


@router.get("/def.{ending}", summary="The terms as data")
def terms_data(view: Viewing, ending: str) -> Response:
    """The whole ontology as ``.ttl``, ``.jsonld``, ``.nt`` or ``.rdf``."""
    if ending not in DATA:
        raise HTTPException(404)
    return _data(view, DATA[ending])


@router.get("/def/{name}", summary="One file of the terms")
@router.get("/def/shapes/{name}", summary="The shapes of one kind of thing")
def terms_file(view: Viewing, name: str) -> Response:
    """One file of the ontology or of its shapes as it was written, in Turtle."""
    folder = view.site.settings.ontology / ("shapes" if view.request.url.path.startswith("/def/shapes/") else "")
    # Only names that stand in the folder: an address never becomes a path.
    path = next((found for found in sorted(folder.glob("*.ttl")) if found.stem == name), None)
    if path is None:
        raise HTTPException(404)
    return Response(path.read_bytes(), media_type="text/turtle; charset=utf-8")


@router.get("/context.jsonld", summary="The JSON-LD context")
def context(view: Viewing) -> Response:
    """The JSON-LD context that goes with the terms."""
    path = view.site.settings.ontology / "context.jsonld"
    if not path.is_file():
        raise HTTPException(404)
    # Contexts are fetched by scripts of other sites; this one holds nothing but names.
    return Response(path.read_bytes(), media_type="application/ld+json", headers={"Access-Control-Allow-Origin": "*"})


def _data(view: View, offer: Offer = TURTLE) -> Response:
    content = ontology_data(state.reader(view), offer.media_type)
    kind = f"{offer.media_type}; charset=utf-8" if offer.media_type.startswith("text/") else offer.media_type
    return Response(content, media_type=kind, headers={"Vary": "Accept"})
