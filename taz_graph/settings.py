"""One object with everything that a user can set; it is passed in, never global."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_BASE = "https://w3id.org/taz-graph/"


def _resources() -> Path:
    """Folder that holds ``ontology`` and ``data``: inside the wheel, else the checkout (editable install)."""
    packaged = Path(__file__).parent / "_resources"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things lie and how the program behaves.

    ``base`` is the namespace of things and terms (design §4), ``language`` is ``nl`` or ``en`` for texts of the
    domain (labels, findings), ``timeout`` is in seconds for one query of the web service, ``max_result`` in bytes.
    ``endpoint`` names a SPARQL 1.1 query service that takes the place of the embedded store.
    """

    data: Path = field(default_factory=lambda: _resources() / "data")
    ontology: Path = field(default_factory=lambda: _resources() / "ontology")
    store: Path = Path(".taz-graph")
    endpoint: str | None = None
    base: str = DEFAULT_BASE
    language: str = "nl"
    timeout: float = 30.0
    max_result: int = 64 * 1024 * 1024

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """Defaults, with ``TAZ_GRAPH_STORE`` and ``TAZ_GRAPH_ENDPOINT`` from the environment."""
        return cls(
            store=Path(environ.get("TAZ_GRAPH_STORE", ".taz-graph")),
            endpoint=environ.get("TAZ_GRAPH_ENDPOINT"),
        )
