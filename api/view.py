"""One request for a page: its language, its site, and how a template becomes an answer."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import jinja2
from fastapi import Depends
from fastapi.responses import HTMLResponse
from markupsafe import Markup
from starlette.requests import Request

from api import formats, links
from api.glossary import Glossary, read_glossary
from api.language import COOKIE, LANGUAGES, PARAMETER, language_of, same_page
from api.site import Site
from taz_graph import names
from taz_graph.dates import in_words
from taz_graph.errors import TazError
from taz_graph.network.links import outside

HERE = Path(__file__).parent
STATIC = HERE / "static"
NETWORK_ASSETS = Path(names.__file__).parent / "network" / "assets"
A_YEAR = 365 * 24 * 3600


@functools.cache
def environment() -> jinja2.Environment:
    """The templates: everything that is filled in is escaped, a name that is missing is an error."""
    loader = jinja2.FileSystemLoader([HERE / "templates", NETWORK_ASSETS], encoding="utf-8")
    return jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


class View:
    """What a page needs to know about the request that asks for it."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.site: Site = request.app.state.site
        self.base = self.site.settings.base
        self.language = language_of(request)

    def t(self, dutch: str, english: str) -> str:
        """The one of two texts that is in the language of the reader."""
        return dutch if self.language == "nl" else english

    def link(self, iri: str) -> str:
        """Address of a thing on this server, or of something elsewhere, or nothing."""
        return links.local(iri, self.base)

    def page(self, template: str, status: int = 200, **context: Any) -> HTMLResponse:
        """The template, filled in. The language is remembered when the address asked for it."""
        other = next(language for language in LANGUAGES if language != self.language)
        content = (
            environment()
            .get_template(template)
            .render(
                t=self.t,
                language=self.language,
                other_language=other,
                other_url=same_page(self.request, other),
                path=self.request.url.path,
                link=self.link,
                outside=outside,
                number=self._format(formats.number),
                date=self._format(in_words),
                period=self._format(formats.period),
                said=self._said,
                w=self.words(),
                compact=lambda iri: names.compact(iri, self.base),
                version=self._version(),
                **context,
            )
        )
        response = HTMLResponse(content, status, headers={"Vary": "Accept, Cookie", "Content-Language": self.language})
        if self.request.query_params.get(PARAMETER) in LANGUAGES:
            response.set_cookie(COOKIE, self.language, max_age=A_YEAR, httponly=True, samesite="lax", path="/")
        return response

    def words(self) -> Glossary:
        """What the terms are called in the language of the reader."""
        try:
            return self.site.kept(
                ("words", self.language), lambda store: read_glossary(store, self.language, self.base)
            )
        except TazError:
            return Glossary({}, self.language)  # the page that says that the store cannot be read has a menu too

    def _said(self, text: str) -> str:
        """A text of the data, marked with its language where that is not the language of the page."""
        language = getattr(text, "language", "")
        if language in {"", self.language}:
            return text
        return Markup('<span lang="{}">{}</span>').format(language, text)

    def _format(self, form: Callable[[str, str], str]) -> Callable[[str], str]:
        return lambda text: form(text, self.language)

    def _version(self) -> str:
        try:
            return self.site.version()
        except TazError:
            return ""  # the page that says that the store cannot be read has a footer too


def _view_of(request: Request) -> View:
    return View(request)


Viewing = Annotated[View, Depends(_view_of)]
