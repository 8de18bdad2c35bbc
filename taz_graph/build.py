"""From ``ontology/`` and ``data/`` to an on-disk store that is complete or not there at all."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from taz_graph.settings import Settings

Report = Callable[[str], None]


@dataclass(frozen=True)
class Version:
    """One built store: ``hash`` is the data version, ``path`` its folder, ``rebuilt`` whether this call made it.

    ``counts`` maps each graph IRI to its number of statements; the empty string stands for the default graph,
    which holds the union of all named graphs.
    """

    hash: str
    path: Path
    rebuilt: bool
    counts: dict[str, int]


def prepare(settings: Settings, *, report: Report | None = None) -> Version:
    """The store of the present inputs, built in ``settings.store/versions/<hash>`` unless it is there already.

    What is served (``current``) does not change. Raises InputError for wrong inputs, StoreError for a disk that
    cannot be written.
    """
    raise NotImplementedError


def build(settings: Settings, *, report: Report | None = None) -> Version:
    """As prepare, and then swaps ``settings.store/current`` to it in one step; old versions are removed."""
    raise NotImplementedError
