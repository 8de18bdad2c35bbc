"""The network view: its page, its data, and the files that it is drawn with."""

from typing import Any

import networkx as nx
from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from api.view import NETWORK_ASSETS, STATIC, View, Viewing
from taz_graph.network.assets import vis_network
from taz_graph.network.graph import Names, names_of, network_of
from taz_graph.network.picture import around, as_json, at_most, draw
from taz_graph.network.texts import texts

router = APIRouter()

MAX_DEPTH = 3
LIBRARY = "vis-network.min.js"
FILES = {
    "basis.css": (NETWORK_ASSETS, "text/css"),
    "netwerk.css": (NETWORK_ASSETS, "text/css"),
    "netwerk.js": (NETWORK_ASSETS, "text/javascript"),
    "taz.css": (STATIC, "text/css"),
    "sparql.js": (STATIC, "text/javascript"),
    "icon.svg": (STATIC, "image/svg+xml"),
}


@router.get("/netwerk", include_in_schema=False)
def page(view: Viewing, focus: str = "", diepte: int = 1) -> Response:
    """The network, whole or around one thing (``focus``, an IRI)."""
    graph = _graph(view)[0]
    if focus and focus not in graph:
        raise HTTPException(404, view.t(f"{focus} staat niet in het netwerk.", f"{focus} is not in the network."))
    thing = graph.nodes[focus]["thing"] if focus else None
    return view.page(
        "netwerk.html",
        texts=texts(view.language),
        focus=thing,
        depth=_depth(diepte),
        depths=range(1, MAX_DEPTH + 1),
        size=(graph.number_of_nodes(), graph.number_of_edges()),
    )


@router.get("/netwerk.json", summary="The network as nodes and edges")
def data(view: Viewing, focus: str = "", diepte: int = 1) -> Response:
    """Nodes with positions, edges, and what the page shows beside them."""
    graph = _graph(view)[0]
    if focus and focus not in graph:
        raise HTTPException(404, f"{focus} is not in the network")
    content = view.site.kept(
        ("picture", view.language, focus, _depth(diepte)),
        lambda _: _picture(view, focus, _depth(diepte)),
    )
    return Response(content, media_type="application/json", headers={"Vary": "Cookie"})


@router.get("/static/{name}", include_in_schema=False)
def static_file(request: Request, name: str) -> Response:
    """Style and scripts: the pages' own, those that the network shares with its one-file form, and vis-network.

    A browser that has the file already gets 304.
    """
    if name == LIBRARY:
        path, kind = vis_network(), "text/javascript"
    elif name in FILES:
        path, kind = FILES[name][0] / name, FILES[name][1]
    else:
        raise HTTPException(404)
    response = FileResponse(path, media_type=kind, stat_result=path.stat())
    if response.headers["etag"] == request.headers.get("if-none-match"):
        return Response(status_code=304, headers={"ETag": response.headers["etag"]})
    return response


def _depth(asked: int) -> int:
    return min(max(asked, 1), MAX_DEPTH)


def _graph(view: View) -> tuple["nx.MultiDiGraph[str]", Names]:
    language, base = view.language, view.base
    return view.site.kept(
        ("network", language), lambda store: (network_of(store, language, base), names_of(store, language, base))
    )


def _picture(view: View, focus: str, depth: int) -> str:
    whole, names = _graph(view)
    graph, left_out = around(whole, focus, depth) if focus else at_most(whole)
    cache = None if focus else view.site.settings.store / "posities"
    picture: dict[str, Any] = draw(graph, names, language=view.language, link=view.link, cache=cache)
    picture |= {"texts": texts(view.language), "focus": focus, "leftOut": left_out}
    return as_json(picture)
