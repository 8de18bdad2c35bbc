"""Dutch first, English on request: which language a reader gets, and the address of the same page in the other."""

from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request

LANGUAGES = ("nl", "en")
PARAMETER = "taal"
COOKIE = "taal"


def language_of(request: Request) -> str:
    """The language in the address, else the one chosen before (a cookie), else Dutch."""
    for asked in (request.query_params.get(PARAMETER), request.cookies.get(COOKIE)):
        if asked in LANGUAGES:
            return asked
    return LANGUAGES[0]


def same_page(request: Request, language: str) -> str:
    """The address of the page that is being shown, in another language; everything else in it stays."""
    pairs = [(name, value) for name, value in parse_qsl(request.url.query, keep_blank_values=True) if name != PARAMETER]
    return f"{request.url.path}?{urlencode([*pairs, (PARAMETER, language)])}"
