"""Texts in two languages and their choice; what an IRI looks like."""

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")
"""What can stand between < and > in a query."""

Text = Mapping[str, str]
"""Language tag -> text; the empty tag holds a text without a language."""


def choose(text: Text, language: str) -> str:
    """The text in ``language``, else without a language, else in nl, else the first there is; empty for none."""
    for tag in (language, "", "nl"):
        if tag in text:
            return text[tag]
    return next(iter(text.values()), "")


def text_of(terms: Iterable[object]) -> dict[str, str]:
    """Literals by their language; of two in one language the first in the alphabet, so that runs agree."""
    literals = sorted((term for term in terms if isinstance(term, Literal)), key=lambda term: term.value, reverse=True)
    return {(term.language or "").split("-")[0].lower(): term.value for term in literals}
