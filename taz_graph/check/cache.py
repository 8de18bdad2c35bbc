"""Results kept beside the store version, so that a second start does not check again.

Kept is what the engine found. Waivers, texts and places are worked out anew each time: they depend on the day, the
language and the folder.
"""

import json
import os
from datetime import date
from pathlib import Path

from taz_graph.check.findings import Found, Violation
from taz_graph.check.sealed import opened, sealed
from taz_graph.files import write_atomically

_NAMES, _MESSAGES = Violation._fields, "messages"


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
    # Field by field, each value once: of 8,000 violations many say the same, and this is read at each start.
    texts, sayings = dict[str | None, int](), dict[str, int]()
    fields: dict[str, list[int]] = {}
    for name in _NAMES:
        values = [getattr(one, name) for one in found.violations]
        if name == _MESSAGES:
            fields[name] = [sayings.setdefault(json.dumps(value), len(sayings)) for value in values]
        else:
            fields[name] = [texts.setdefault(value, len(texts)) for value in values]
    return sealed(
        {
            "handed_over": found.handed_over,
            "parts": found.parts,
            "rules": found.rules,
            "fields": fields,
            "texts": list(texts),
            "messages": [json.loads(one) for one in sayings],
        }
    )


def _read(file: bytes) -> Found | None:
    said = opened(file)
    if {*said["fields"]} != {*_NAMES}:
        return None
    columns = []
    for name in _NAMES:
        values = said["messages" if name == _MESSAGES else "texts"]
        columns.append(map(values.__getitem__, said["fields"][name]))
    violations = list(map(Violation._make, zip(*columns, strict=True)))
    return Found(violations, said["handed_over"], said["parts"], said["rules"])


def _path(version: Path, engine: str, as_of: date | None) -> Path:
    return version / f"check-{engine}-{as_of.isoformat() if as_of else 'heden'}.json"
