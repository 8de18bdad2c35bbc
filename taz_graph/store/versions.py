"""How a built store lies on disk: ``versions/<hash>/`` with the quads and a marker, and ``current`` that names one.

The marker is written last, so a version without it was never finished.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from taz_graph.settings import Settings

QUADS = "quads"
CURRENT = "current"
_MARKER = "version.json"


@dataclass(frozen=True)
class Marker:
    """What a finished version says about itself: ``counts`` per graph IRI, ``files`` with their sizes in bytes.

    ``rules`` is a hash of ontology and shapes; ``graphs`` and ``terms`` are hashes that kept.py gives. All are empty
    where the program that built it did not write them yet.
    """

    hash: str
    program: str
    counts: dict[str, int]
    files: dict[str, int]
    rules: str = ""
    graphs: dict[str, str] = field(default_factory=dict)
    terms: str = ""


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


def quad_files(folder: Path) -> dict[str, int]:
    """Name -> size of the files that hold the quads; Oxigraph's own log and lock files may come and go."""
    files = (folder / QUADS).iterdir()
    return {path.name: path.stat().st_size for path in sorted(files) if path.suffix == ".sst" or path.stem == "CURRENT"}
