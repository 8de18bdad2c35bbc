"""The network view as one file."""

from pathlib import Path

from taz_graph.store import Store


def write_html(store: Store, path: Path, language: str = "nl") -> None:
    """Write the network view to ``path`` as one HTML file that needs nothing else.

    Raises StoreError when the file cannot be written.
    """
    raise NotImplementedError
