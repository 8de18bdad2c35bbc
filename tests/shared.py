"""Where the tests find letters and register records: ../shared, beside the checkout."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def shared_path(name: str) -> Path:
    """A file or folder of ../shared; the calling test is skipped, with the reason, where it is absent."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"../shared/{name} is not on this machine")
    return path


needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not on this machine")
