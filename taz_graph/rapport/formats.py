"""The annex as Markdown, HTML, Word or CSV; each is bytes, for Word has no text."""

from collections.abc import Callable

from taz_graph.rapport.as_csv import to_csv
from taz_graph.rapport.as_docx import to_docx
from taz_graph.rapport.as_html import to_html
from taz_graph.rapport.as_markdown import to_markdown
from taz_graph.rapport.model import Bijlage

FORMATS: dict[str, Callable[[Bijlage], bytes]] = {
    "md": lambda bijlage: to_markdown(bijlage).encode(),
    "html": lambda bijlage: to_html(bijlage).encode(),
    "csv": lambda bijlage: to_csv(bijlage).encode(),
    "docx": to_docx,
}
"""Name of ``--format`` -> what writes it."""


def write(bijlage: Bijlage, name: str) -> bytes:
    """The annex in one of FORMATS."""
    return FORMATS[name](bijlage)
