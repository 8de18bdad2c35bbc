"""How a built store lies on disk: ``versions/<hash>/`` with quads, graphs and a marker, and ``current`` that names one.

The marker is written last, so a version without it was never finished.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pyoxigraph as ox

from taz_graph.errors import StoreError
from taz_graph.settings import Settings

QUADS = "quads"
CURRENT = "current"
GRAPHS = "graphs"
_MARKER = "version.json"


@dataclass(frozen=True)
class Marker:
    """What a finished version says about itself: ``counts`` per graph IRI, ``files`` with their sizes in bytes.

    ``rules`` is a hash of ontology and shapes, ``graphs`` one of each named graph: the name of its file (see
    read_graph). Both are empty where the program that built it did not write them yet.
    """

    hash: str
    program: str
    counts: dict[str, int]
    files: dict[str, int]
    rules: str = ""
    graphs: dict[str, str] = field(default_factory=dict)


def versions_folder(settings: Settings) -> Path:
    """The folder of all versions."""
    return settings.store / "versions"


def current_version(settings: Settings) -> Path | None:
    """The folder of the version that is served, or None when nothing is built."""
    link = settings.store / CURRENT
    return link.resolve() if link.exists() else None


def write_marker(folder: Path, marker: Marker) -> None:
    """Says that the version in ``folder`` is finished; OSError as the disk gives it."""
    (folder / _MARKER).write_text(json.dumps(asdict(marker), indent=1), encoding="utf-8")


def read_marker(folder: Path) -> Marker | None:
    """The marker of a version that is whole; None when it is absent, unfinished or has lost a file."""
    try:
        marker = Marker(**json.loads((folder / _MARKER).read_text(encoding="utf-8")))
        return marker if marker.files == quad_files(folder) else None
    except (OSError, ValueError, TypeError):
        return None


def write_graphs(folder: Path, graphs: Mapping[str, Iterable[ox.Triple]]) -> dict[str, str]:
    """Keeps what each graph says beside the quads, packed, and gives their hashes for the marker; OSError as given.

    A check after a change compares these: to ask the store for all that two graphs say took half of its time.
    """
    (folder / GRAPHS).mkdir()
    found = {}
    for iri, triples in graphs.items():
        said = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        found[iri] = hashlib.sha256(said).hexdigest()
        _graph_file(folder, found[iri]).write_bytes(zlib.compress(said, level=1))
    return found


def read_graph(folder: Path, digest: str) -> bytes:
    """What the graph with this hash says, as N-Triples; StoreError when its file is gone or damaged."""
    path = _graph_file(folder, digest)
    try:
        said = zlib.decompress(path.read_bytes())
    except (OSError, zlib.error) as error:
        raise StoreError(f"cannot read {path} ({error}); remove that version and build anew") from error
    if hashlib.sha256(said).hexdigest() != digest:
        raise StoreError(f"{path} is not what was built; remove that version and build anew")
    return said


def _graph_file(folder: Path, digest: str) -> Path:
    return folder / GRAPHS / f"{digest}.nt.z"


def quad_files(folder: Path) -> dict[str, int]:
    """Name -> size of the files that hold the quads; Oxigraph's own log and lock files may come and go."""
    files = (folder / QUADS).iterdir()
    return {path.name: path.stat().st_size for path in sorted(files) if path.suffix == ".sst" or path.stem == "CURRENT"}
