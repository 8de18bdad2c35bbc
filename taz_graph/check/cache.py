"""Results kept beside the store version, so that a second start does not check again.

Kept is what the engine found. Waivers, texts and places are worked out anew each time: they depend on the day, the
language and the folder.
"""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from taz_graph.check.findings import Found, Violation
from taz_graph.check.sealed import opened, sealed
from taz_graph.files import write_atomically

_NAMES = Violation._fields


def load_found(version: Path, engine: str, as_of: date | None) -> Found | None:
    """What ``engine`` found in that store version on that date, or None when it has not run yet."""
    try:
        return _read(_path(version, engine, as_of).read_bytes())
    except (OSError, ValueError, KeyError, TypeError):
        # Not there, damaged, or of another format: that is no result; the check runs again and writes it anew.
        return None


def save_found(version: Path, engine: str, as_of: date | None, found: Found) -> None:
    """Keeps the result; a store that may only be read is checked anew each time.

    A shape without a name has another one each time that its file is read, so results about such are not kept.
    """
    nameless = any(name.startswith("_:") for one in found.violations for name in (one.shape, one.constraint or ""))
    if nameless or not os.access(version, os.W_OK):
        return
    write_atomically(_path(version, engine, as_of), _written(found))


def others(version: Path, engine: str) -> list[Path]:
    """Other versions of the store that ``engine`` checked in their present state, newest first."""
    kept: list[tuple[float, Path]] = []
    for path in version.parent.glob(f"[!.]*/{_path(version, engine, None).name}"):
        try:
            kept.append((path.stat().st_mtime, path.parent))
        except OSError:
            continue  # a build removes old versions, perhaps at this moment
    return [folder for _, folder in sorted(kept, reverse=True) if folder != version]


def _written(found: Found) -> bytes:
    # Rows of values: with 120,000 violations the names of their fields would be two thirds of the file.
    return sealed(
        {
            "handed_over": found.handed_over,
            "parts": found.parts,
            "rules": found.rules,
            "fields": _NAMES,
            "violations": found.violations,
        }
    )


def _read(file: bytes) -> Found | None:
    said = opened(file)
    if tuple(said["fields"]) != _NAMES:
        return None
    return Found(_violations(said["violations"]), said["handed_over"], said["parts"], said["rules"])


def _violations(rows: Sequence[Sequence[object]]) -> list[Violation]:
    return list(map(Violation._make, rows))


def _path(version: Path, engine: str, as_of: date | None) -> Path:
    return version / f"check-{engine}-{as_of.isoformat() if as_of else 'heden'}.json"
