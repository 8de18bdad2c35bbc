"""Where the register lies: beside the built versions and not in them.

3 million statements would slow each check and page down for the sake of the two hundred that the letters need (those
are in ``data/register.ttl``), and the register changes by the day while a version never does.
"""

from pathlib import Path

from taz_graph.errors import RegisterError
from taz_graph.settings import Settings

GRAPH = "register"
RECORDS = "records.sqlite"
QUADS = "quads"


def register_folder(settings: Settings) -> Path:
    """Where the register of these settings lies."""
    return settings.store / "register"


def require(settings: Settings) -> Path:
    """The folder of a loaded register; RegisterError when there is none."""
    folder = register_folder(settings)
    if not (folder / RECORDS).exists() or not (folder / QUADS).is_dir():
        raise RegisterError(f"no register is loaded in {folder}; run `taz-graph register load PATH...` first")
    return folder
