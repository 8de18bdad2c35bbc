"""Reading the Turtle files of ``data/`` and ``ontology/``; what is wrong is said with file and line."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from taz_graph import names
from taz_graph.errors import InputError, TurtleError
from taz_graph.settings import Settings
from taz_graph.turtle_lines import subject_lines

STORE_FORMAT = "1"
"""Raised when the build writes something else for the same input, so that old stores are built anew."""

ONTOLOGY_GRAPH = "ontologie"
SHAPES_GRAPH = "shapes"
PROVENANCE_GRAPH = "herkomst"


@dataclass(frozen=True)
class Source:
    """One Turtle file: ``name`` is its stem, ``graph`` the IRI of the named graph that it fills.

    ``triples`` stand in the order of the file. ``lines`` maps each subject IRI to the first line (from 1) of its block.
    """

    name: str
    path: Path
    graph: str
    triples: list[ox.Triple] = field(repr=False)
    text: str = field(repr=False)

    @cached_property
    def lines(self) -> dict[str, int]:
        """Subject IRI -> first line of its block; read from the text when first asked for."""
        return subject_lines(self.text)


def read_data(settings: Settings) -> list[Source]:
    """Every ``*.ttl`` of ``settings.data``, sorted by name, each for the graph ``graaf:NAME``.

    Raises TurtleError (file, line, what was expected), and InputError when the folder is absent or holds no Turtle,
    when a file has blank nodes, or when it does not describe its own graph with PROV-O.
    """
    return [_parse(path, names.graph_of(path.stem, settings.base)) for path in _files(settings.data)]


def read_ontology(settings: Settings) -> list[Source]:
    """Every ``*.ttl`` directly in ``settings.ontology``, all for the graph ``graaf:ontologie``; errors as read_data."""
    graph = names.graph_of(ONTOLOGY_GRAPH, settings.base)
    return [_parse(path, graph) for path in _files(settings.ontology)]


def read_shapes(settings: Settings) -> list[Source]:
    """Every ``*.ttl`` in ``settings.ontology / "shapes"``; errors as read_data."""
    graph = names.graph_of(SHAPES_GRAPH, settings.base)
    return [_parse(path, graph) for path in _files(settings.ontology / "shapes")]


def data_version(settings: Settings) -> str:
    """The data version: 12 hexadecimal digits of a hash over all input bytes and the format of the store."""
    digest = hashlib.sha256(f"{STORE_FORMAT}\n{settings.base}\n".encode())
    for folder in (settings.data, settings.ontology, settings.ontology / "shapes"):
        for path in _files(folder):
            digest.update(f"{path.name}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def locate(sources: Iterable[Source], iri: str) -> tuple[Path, int] | None:
    """The file and line where a thing is stated first, or None when no source has it as a subject."""
    for source in sources:
        if iri in source.lines:
            return source.path, source.lines[iri]
    return None


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise InputError("this folder does not exist; give one that holds Turtle files (*.ttl)", path=folder)
    return sorted(path for path in folder.glob("*.ttl") if not path.name.startswith("."))


def _parse(path: Path, graph: str) -> Source:
    content = path.read_bytes()
    try:
        triples = [quad.triple for quad in ox.parse(content, format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        message = re.sub(r"^Parser error at line .*?: ", "", str(error.msg))
        raise TurtleError(message, path=path, line=error.lineno) from error
    return Source(path.stem, path, graph, triples, content.decode("utf-8"))
