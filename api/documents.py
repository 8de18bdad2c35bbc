"""Things by their IRI: ``/id/…`` says see ``/doc/…``, which is a page or data (the Dutch URI strategy)."""

from urllib.parse import quote

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from api import state
from api.links import PLAIN
from api.negotiation import GRAPHS, HTML, Offer, choose
from api.reading.documents import document_data, exists, read_document
from api.view import View, Viewing
from taz_graph.errors import QueryError
from taz_graph.network.kinds import LEFT_OUT

router = APIRouter()

DATA = {offer.name: offer for offer in GRAPHS}
SUFFIXES = {**DATA, HTML.name: HTML}


@router.get("/id/{soort}/{kenmerk:path}", summary="A thing", status_code=303, response_class=RedirectResponse)
def identify(view: Viewing, soort: str, kenmerk: str) -> Response:
    """A thing is not a page: the answer is where its document is, in the form that Accept asks for."""
    iri = _iri(view, soort, kenmerk)
    if not _exists(view, iri):
        raise HTTPException(404)
    offer = _choose(view)
    suffix = "" if offer is HTML else f".{offer.name}"
    address = f"/doc/{quote(f'{soort}/{kenmerk}', safe=PLAIN)}{suffix}"
    return RedirectResponse(address, 303, headers={"Vary": "Accept"})


@router.get("/doc/{soort}/{kenmerk:path}", summary="The document about a thing")
def document(view: Viewing, soort: str, kenmerk: str) -> Response:
    """Everything that the graph says about a thing, as a page or (``.ttl``, ``.jsonld``, ``.nt``, ``.rdf``) as data."""
    stem, dot, ending = kenmerk.rpartition(".")
    if dot and ending in SUFFIXES:
        return _document(view, _iri(view, soort, stem), SUFFIXES[ending])
    return _document(view, _iri(view, soort, kenmerk), _choose(view))


def _iri(view: View, soort: str, kenmerk: str) -> str:
    return f"{view.base}id/{soort}/{kenmerk}"


def _exists(view: View, iri: str) -> bool:
    try:
        return exists(state.reader(view), iri)
    except QueryError:
        return False  # what cannot be an IRI is not in the graph


def _choose(view: View) -> Offer:
    chosen = choose(view.request.headers.get("accept"), (HTML, *GRAPHS))
    if chosen is None:
        possible = ", ".join(offer.media_type for offer in (HTML, *GRAPHS))
        raise HTTPException(406, f"this document can be had as {possible}; ask for one of these in Accept")
    return chosen[0]


def _document(view: View, iri: str, offer: Offer) -> Response:
    if not _exists(view, iri):
        raise HTTPException(404)
    reading = state.reader(view)
    if offer is not HTML:
        content = document_data(reading, iri, offer.media_type)
        kind = f"{offer.media_type}; charset=utf-8" if offer.media_type.startswith("text/") else offer.media_type
        return Response(content, media_type=kind, headers={"Vary": "Accept"})
    found = read_document(reading, iri)
    if found is None:
        raise HTTPException(404)
    address = view.link(iri)
    ours = {
        kind.iri.removeprefix(f"{view.base}def#") for kind in found.kinds if kind.iri.startswith(f"{view.base}def#")
    }
    drawn = bool(ours) and not ours & LEFT_OUT
    zaak = (
        next((zaak for zaak in state.zaken(view) if zaak.iri == iri), None) if ours & {"Motie", "Toezegging"} else None
    )
    return view.page(
        "doc.html",
        document=found,
        zaak=zaak,
        today=state.today(),
        in_network=drawn,
        data=[(name, f"{address}.{name}") for name in DATA],
    )
