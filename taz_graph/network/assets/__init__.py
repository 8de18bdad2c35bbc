"""The files that the network is drawn with: our own beside this module, vis-network in pyvis's wheel."""

import importlib.util
from pathlib import Path

from taz_graph.errors import StoreError

HERE = Path(__file__).parent
LIBRARY = "vis-9.1.2/vis-network.min.js"


def vis_network() -> Path:
    """The script of vis-network 9.1.2 (Apache 2.0 or MIT), found without importing pyvis.

    Raises StoreError when the installed pyvis does not carry it.
    """
    found = importlib.util.find_spec("pyvis")
    for folder in (found.submodule_search_locations or []) if found else []:
        for inside in ("lib", "templates/lib"):
            path = Path(folder) / inside / LIBRARY
            if path.is_file():
                return path
    raise StoreError(f"pyvis does not carry {LIBRARY}; install the locked dependencies again (make serve)")
