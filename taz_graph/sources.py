"""Reading the Turtle files of ``data/`` and ``ontology/``; what is wrong is said with file and line."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from taz_graph import names
from taz_graph.errors import InputError
from taz_graph.settings import DEFAULT_BASE, Settings
from taz_graph.turtle_errors import decode, explain
from taz_graph.turtle_lines import RDF_TYPE, blank_node_line, subject_lines

STORE_FORMAT = "2"
"""Raised when the build writes something else for the same input, so that old stores are built anew."""

ONTOLOGY_GRAPH = "ontologie"
SHAPES_GRAPH = "shapes"
PROVENANCE_GRAPH = "herkomst"
_RESERVED = (ONTOLOGY_GRAPH, SHAPES_GRAPH, PROVENANCE_GRAPH)

_RDF = frozenset(".ttl .turtle .n3 .nt .nq .trig .rdf .owl .jsonld .shc .shaclc".split())
"""How the names of files end that people keep statements in."""

_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.ttl")
_PROV = names.VOCABULARIES["prov"]
_DCT = names.VOCABULARIES["dct"]
_HEADER = {
    "a prov:Entity": (),
    "prov:wasDerivedFrom (or dct:source)": (f"{_PROV}wasDerivedFrom", f"{_DCT}source"),
    "prov:generatedAtTime": (f"{_PROV}generatedAtTime",),
    "prov:wasAttributedTo": (f"{_PROV}wasAttributedTo",),
}


@dataclass(frozen=True)
class Source:
    """One Turtle file: ``name`` is its stem, ``graph`` the IRI of the named graph that it fills.

    ``triples`` stand in the order of the file, ``text`` is what it holds.
    """

    name: str
    path: Path
    graph: str
    triples: list[ox.Triple] = field(repr=False)
    text: str = field(repr=False)

    @cached_property
    def lines(self) -> dict[str, int]:
        """Subject IRI -> first line (from 1) of its block; read from the text when first asked for."""
        return subject_lines(self.text)


@dataclass(frozen=True)
class InputFile:
    """The bytes of one input file, as they were when the data version was computed."""

    path: Path
    content: bytes = field(repr=False)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the bytes, hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Inputs:
    """Every file that the graph is made of, read once, so that what is hashed is what is built."""

    data: tuple[InputFile, ...]
    ontology: tuple[InputFile, ...]
    shapes: tuple[InputFile, ...]
    base: str = DEFAULT_BASE

    @cached_property
    def version(self) -> str:
        """The data version: 12 hexadecimal digits, the same for the same names and bytes on every machine."""
        lines = [f"format {STORE_FORMAT}", f"base {self.base}", *_named("data", self.data), *self._rule_files()]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]

    @cached_property
    def rules(self) -> str:
        """A hash of ontology and shapes: by the same rules data of two versions can be compared."""
        return hashlib.sha256("\n".join(self._rule_files()).encode()).hexdigest()

    def _rule_files(self) -> list[str]:
        return [*_named("ontology", self.ontology), *_named("shapes", self.shapes)]

    def read_data(self) -> list[Source]:
        """As the function read_data, from the bytes that are in hand."""
        sources = [self._parse(file, file.path.stem) for file in self.data]
        for source in sources:
            _refuse_nameless(source)
            _require_header(source)
        return sources

    def read_ontology(self) -> list[Source]:
        """As the function read_ontology, from the bytes that are in hand."""
        return [self._parse(file, ONTOLOGY_GRAPH) for file in self.ontology]

    def read_shapes(self) -> list[Source]:
        """As the function read_shapes, from the bytes that are in hand; empty where there is no such folder."""
        return [self._parse(file, SHAPES_GRAPH) for file in self.shapes]

    def _parse(self, file: InputFile, graph: str) -> Source:
        text = decode(file.content, file.path)
        try:
            triples = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
        except SyntaxError as error:
            raise explain(error, file.path, self.base) from error
        return Source(file.path.stem, file.path, names.graph_of(graph, self.base), triples, text)


def _named(kind: str, files: Iterable[InputFile]) -> list[str]:
    return [f"{kind} {file.path.name} {file.digest}" for file in files]


def read_inputs(settings: Settings) -> Inputs:
    """The bytes of every input file; InputError when a folder is absent or empty, or a file cannot be read.

    Or would not be: in a folder below data/ or shapes/, or statements in another format than Turtle.
    """
    return Inputs(
        data=_data_files(settings),
        ontology=_read_folder(settings.ontology, "--ontology"),
        shapes=_shape_files(settings) if (settings.ontology / "shapes").is_dir() else (),
        base=settings.base,
    )


def read_data(settings: Settings) -> list[Source]:
    """Every ``*.ttl`` of ``settings.data``, sorted by name, each for the graph ``graaf:NAME``.

    Raises TurtleError (file, line, what was expected), and InputError when the folder is absent or holds no Turtle,
    when it holds RDF that would not be read, when a file has blank nodes, or when it does not describe its own graph
    with PROV-O.
    """
    return Inputs(_data_files(settings), (), (), settings.base).read_data()


def read_ontology(settings: Settings) -> list[Source]:
    """Every ``*.ttl`` directly in ``settings.ontology``, all for the graph ``graaf:ontologie``; errors as read_data."""
    return Inputs((), _read_folder(settings.ontology, "--ontology"), (), settings.base).read_ontology()


def read_shapes(settings: Settings) -> list[Source]:
    """Every ``*.ttl`` in ``settings.ontology / "shapes"``; errors as read_data."""
    return Inputs((), (), _shape_files(settings), settings.base).read_shapes()


def data_version(settings: Settings) -> str:
    """The data version: 12 hexadecimal digits of a hash over all input bytes and the format of the store.

    Inputs are the Turtle files of the data, the ontology and its shapes. Nothing is parsed.
    """
    return read_inputs(settings).version


def locate(sources: Iterable[Source], iri: str) -> tuple[Path, int] | None:
    """The file and line where a thing is stated first, or None when no source has it as a subject."""
    for source in sources:
        if iri in source.lines:
            return source.path, source.lines[iri]
    return None


def _data_files(settings: Settings) -> tuple[InputFile, ...]:
    _refuse_unread(settings.data, settings.ontology)
    return _read_folder(settings.data, "--data")


def _shape_files(settings: Settings) -> tuple[InputFile, ...]:
    folder = settings.ontology / "shapes"
    _refuse_unread(folder, folder)
    return _read_folder(folder, "--ontology")


def _refuse_unread(folder: Path, besides: Path) -> None:
    """A letter in a folder of its own (data/2024/) or kept as .nt would lack in every answer, and nobody would know."""
    for path in _rdf_files(folder, besides.resolve()):
        if path.parent != folder or path.suffix != ".ttl":
            said = (
                f"this file would not be read, for only *.ttl directly in {folder} is; move it there as Turtle, or away"
            )
            raise InputError(said, path=path)


def _rdf_files(folder: Path, besides: Path) -> Iterator[Path]:
    """The files below a folder that hold RDF by their name; hidden ones and those in ``besides`` left out."""
    for name, folders, files in os.walk(folder):
        at = Path(name)
        folders[:] = sorted(one for one in folders if not one.startswith(".") and (at / one).resolve() != besides)
        yield from (at / one for one in sorted(files) if not one.startswith(".") and Path(one).suffix.lower() in _RDF)


def _read_folder(folder: Path, option: str) -> tuple[InputFile, ...]:
    """The Turtle files of a folder, sorted by name; hidden ones (editors leave them) are not data."""
    try:
        if not folder.is_dir():
            kind = "is a file" if folder.exists() else "does not exist"
            raise InputError(f"this folder {kind}; give one that holds Turtle files (*.ttl) with {option}", path=folder)
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".ttl" and not path.name.startswith("."))
    except OSError as error:
        raise InputError(f"this folder cannot be read ({error.strerror}); make it readable", path=folder) from error
    if not paths:
        raise InputError(f"no Turtle file (*.ttl) in this folder; add one or give another with {option}", path=folder)
    return tuple(_read_file(path) for path in paths)


def _read_file(path: Path) -> InputFile:
    if not _FILE_NAME.fullmatch(path.name):
        allowed = "letters a-z, digits, '.', '_' and '-'"
        raise InputError(f"the file name becomes the name of a graph; rename the file to {allowed}", path=path)
    if path.is_fifo():  # reading would wait for ever
        raise InputError("this is a pipe and no file; remove it", path=path)
    try:
        return InputFile(path, path.read_bytes())
    except OSError as error:
        raise InputError(f"this file cannot be read ({error.strerror}); mend or remove it", path=path) from error


def _refuse_nameless(source: Source) -> None:
    """A blank node has no name to find it by, and another name in every build."""
    for triple in source.triples:
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
            continue
        message = "a blank node ([…], (…), _:x or a quoted statement) has no place in data; give the thing an IRI"
        raise InputError(message, path=source.path, line=blank_node_line(source.text))


def _require_header(source: Source) -> None:
    if source.name in _RESERVED:
        reserved = f"graaf:{source.name} is a graph that the build writes itself; rename the file"
        raise InputError(reserved, path=source.path)
    missing = _missing_of_header(source.triples, source.graph)
    if missing:
        message = (
            f"the file does not say where its facts come from: {' and '.join(missing)} missing; write at its top "
            f"<{source.graph}> a prov:Entity ; prov:wasDerivedFrom kamerstuk:… ; "
            f'prov:generatedAtTime "…"^^xsd:dateTime ; prov:wasAttributedTo partij:… .'
        )
        raise InputError(message, path=source.path, line=source.lines.get(source.graph, 1))


def _missing_of_header(triples: Sequence[ox.Triple], graph: str) -> list[str]:
    subject = ox.NamedNode(graph)
    header = [triple for triple in triples if triple.subject == subject]
    typed = any(t.predicate.value == RDF_TYPE and t.object == ox.NamedNode(f"{_PROV}Entity") for t in header)
    said = {triple.predicate.value for triple in header}
    return [
        wanted for wanted, properties in _HEADER.items() if not (said.intersection(properties) if properties else typed)
    ]
