"""The annex as Markdown (GitHub flavour)."""

import re
from collections.abc import Iterator

from taz_graph.rapport.model import Bijlage, Link, Rij


def to_markdown(bijlage: Bijlage) -> str:
    """A heading, a table for each kind, and where it comes from."""
    return "\n".join(_lines(bijlage)) + "\n"


def _lines(bijlage: Bijlage) -> Iterator[str]:
    words = bijlage.words
    yield f"# {bijlage.title}"
    for heading, parts in bijlage.parts:
        yield from ("", f"## {heading}")
        for part in parts:
            yield from ("", f"### {part.caption}", "")
            if not part.rows:
                yield words["none"]
                continue
            yield f"| {words['what']} | {words['where']} | {words['state']} |"
            yield "|---|---|---|"
            yield from map(_row, part.rows)
    yield from ("", bijlage.source)


def _row(row: Rij) -> str:
    what = "<br>".join(_plain(piece.text) for piece in (row.title, row.subject) if piece.text)
    return f"| {what} | {'; '.join(map(_link, row.places))} | {''.join(map(_link, row.state))} |"


def _link(link: Link) -> str:
    return f"[{_plain(link.text)}]({link.address})" if link.address else _plain(link.text)


def _plain(text: str) -> str:
    """The text on one line, without meaning for Markdown or HTML."""
    # The space around a piece stays: pieces of one sentence follow one another.
    line = re.sub(r"\s+", " ", text).replace("&", "&amp;").replace("<", "&lt;")
    return re.sub(r"([\\`*_\[\]|~])", r"\\\1", line)
