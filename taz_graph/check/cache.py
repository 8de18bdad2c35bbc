"""Results kept beside the store version, so that a second start does not check again.

Kept is what the engine found. Waivers, texts and places are worked out anew each time: they depend on the day, the
language and the folder.
"""

import json
import os
from dataclasses import asdict
from datetime import date
from pathlib import Path

from taz_graph.check.findings import Found, Violation
from taz_graph.files import write_atomically

CACHE_FORMAT = 3
"""Raised when an engine finds something else on the same input, so that old results are not used."""


def load_found(version: Path, engine: str, as_of: date | None) -> Found | None:
    """What ``engine`` found in that store version on that date, or None when it has not run yet."""
    path = _path(version, engine, as_of)
    if not path.exists():
        return None
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["format"] != CACHE_FORMAT:
            return None
        violations = [Violation(**fields) for fields in kept["violations"]]
        return Found(violations, dict(kept["handed_over"]), list(kept["parts"]))
    except (ValueError, KeyError, TypeError):
        # A damaged file is no result; the check runs again and writes it anew.
        return None


def save_found(version: Path, engine: str, as_of: date | None, found: Found) -> None:
    """Keeps the result; a store that may only be read is checked anew each time.

    A shape without a name has another one each time that its file is read, so results about such are not kept.
    """
    nameless = any(name.startswith("_:") for one in found.violations for name in (one.shape, one.constraint or ""))
    if nameless or not os.access(version, os.W_OK):
        return
    kept = {"format": CACHE_FORMAT, **asdict(found)}
    write_atomically(_path(version, engine, as_of), json.dumps(kept, ensure_ascii=False, indent=1) + "\n")


def others(version: Path, engine: str) -> list[Path]:
    """Other versions of the store that ``engine`` checked in their present state, newest first."""
    kept = list(version.parent.glob(f"[!.]*/{_path(version, engine, None).name}"))
    newest = sorted(kept, key=lambda path: path.stat().st_mtime, reverse=True)
    return [path.parent for path in newest if path.parent != version]


def _path(version: Path, engine: str, as_of: date | None) -> Path:
    return version / f"check-{engine}-{as_of.isoformat() if as_of else 'heden'}.json"
