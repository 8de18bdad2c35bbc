"""Every error in one shape: JSON for programs, a page for people."""

from collections.abc import Sequence
from http import HTTPStatus

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from api.negotiation import prefers_html
from api.view import View
from taz_graph.errors import InputError, QueryTimeoutError, TazError

TITLES = {
    400: ("Dit verzoek klopt niet", "This request is not right"),
    403: ("Dit mag hier niet", "This is not allowed here"),
    404: ("Deze pagina is er niet", "There is no such page"),
    405: ("Zo kan dit adres niet worden gevraagd", "This address cannot be asked in that way"),
    406: ("In deze vorm is het er niet", "It is not available in that form"),
    413: ("Dit verzoek is te groot", "This request is too large"),
    415: ("Deze vorm van verzoek wordt niet begrepen", "This kind of request is not understood"),
    500: ("Er ging iets mis", "Something went wrong"),
    503: ("Dit is nu niet te beantwoorden", "This cannot be answered now"),
    504: ("De vraag duurde te lang", "The query took too long"),
}


def error_json(status: int, detail: str) -> JSONResponse:
    """The one shape of an error for programs: ``{"error": {"status", "title", "detail"}}``."""
    title = HTTPStatus(status).phrase
    return JSONResponse({"error": {"status": status, "title": title, "detail": detail}}, status)


def error_response(request: Request, status: int, detail: str) -> Response:
    """The error as a page when a browser asks, else as JSON."""
    if not prefers_html(request.headers.get("accept")):
        return error_json(status, detail)
    view = View(request)
    title = view.t(*TITLES.get(status, TITLES[400 if status < 500 else 500]))
    return view.page("error.html", status, title=title, code=status, detail=detail)


def status_of(error: TazError) -> int:
    """The HTTP status that says whose fault an error is."""
    if isinstance(error, QueryTimeoutError):
        return 504
    return 400 if isinstance(error, InputError) else 503


def unforeseen(request: Request) -> Response:
    """What a reader sees when the program itself failed; what went wrong is in the log."""
    view = View(request)
    detail = view.t(
        "Het programma kon deze pagina niet maken. Wat er misging staat in het logboek van de server.",
        "The program could not make this page. What went wrong is in the log of the server.",
    )
    return error_response(request, 500, detail)


def install(app: FastAPI, routers: Sequence[APIRouter] = ()) -> None:
    """Lets every error of a route come out in our shape; ``routers`` tell which methods a path takes."""

    @app.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> Response:
        detail = str(error.detail)
        if detail == HTTPStatus(error.status_code).phrase:
            detail = _explain(request, error.status_code)
        response = error_response(request, error.status_code, detail)
        for name, value in (error.headers or {}).items():
            response.headers[name] = value
        if error.status_code == 405:
            response.headers["Allow"] = _allowed(request, routers)
        return response

    @app.exception_handler(RequestValidationError)
    def _parameter(request: Request, error: RequestValidationError) -> Response:
        problems = "; ".join(f"{'.'.join(map(str, found['loc']))}: {found['msg']}" for found in error.errors())
        return error_response(request, 400, problems)

    @app.exception_handler(TazError)
    def _taz(request: Request, error: TazError) -> Response:
        return error_response(request, status_of(error), str(error))


def _allowed(request: Request, routers: Sequence[APIRouter]) -> str:
    """Every method that the path takes: the framework names only those of the first route that it finds."""
    methods: set[str] = set()
    for route in (route for router in routers for route in router.routes):
        if route.matches(request.scope)[0] is not Match.NONE:
            methods |= getattr(route, "methods", None) or set()
    # HEAD is answered wherever GET is, see api.security.
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))


def _explain(request: Request, status: int) -> str:
    view = View(request)
    if status == 404:
        return view.t(
            f"Op {request.url.path} staat niets. Zoek het op, of begin bij de eerste pagina.",
            f"There is nothing at {request.url.path}. Search for it, or start from the first page.",
        )
    if status == 405:
        return view.t(
            f"{request.method} wordt op {request.url.path} niet aangenomen.",
            f"{request.method} is not accepted at {request.url.path}.",
        )
    return view.t(*TITLES.get(status, TITLES[500])) + "."
