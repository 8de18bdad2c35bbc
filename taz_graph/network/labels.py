"""Choosing the words to show: a label in the language that was asked for, short where room is short."""

from collections.abc import Iterable

from pyoxigraph import Literal

SHORT = 34
LINE = 20


class Text(str):
    """A text that knows its language (a code, or nothing): a page says so where it is not its own."""

    language: str

    def __new__(cls, value: str, language: str = "") -> "Text":
        """The text, with its language."""
        text = super().__new__(cls, value)
        text.language = language
        return text


def pick(literals: Iterable[Literal], language: str) -> Text | None:
    """The text in ``language``, else in Dutch, else without a language, else the first by spelling; None of nothing."""
    wanted = {language: 0, "nl": 1, "": 2}
    ranked = sorted(
        (wanted.get(literal.language or "", 3), literal.value, literal.language or "") for literal in literals
    )
    return Text(ranked[0][1], ranked[0][2]) if ranked else None


def local_name(iri: str) -> str:
    """What an IRI ends in: the last part after ``#`` or ``/``."""
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri


def shorten(text: str, limit: int = SHORT) -> str:
    """``text`` cut at a word when it is longer than ``limit``, with an ellipsis."""
    plain = " ".join(text.split())
    if len(plain) <= limit:
        return plain
    cut = plain[: limit - 1]
    head, space, _ = cut.rpartition(" ")
    return f"{(head if space and len(head) > limit // 2 else cut).rstrip(' ,;:-')}…"


def wrap(text: str, width: int = LINE) -> str:
    """``text`` in lines of about ``width`` characters, broken between words."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)
