"""Writing files so that a reader never sees half of one."""

import os
import tempfile
from pathlib import Path

from taz_graph.errors import StoreError


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write beside ``path``, then rename over it; text is UTF-8 whatever the locale says.

    Raises StoreError when the folder does not exist or cannot be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    beside: str | None = None
    try:
        descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(beside, 0o644)  # noqa: PTH101 - mkstemp gives 0600; others may read what we publish
        os.replace(beside, path)  # noqa: PTH105
    except OSError as error:
        if beside is not None:
            Path(beside).unlink(missing_ok=True)
        raise StoreError(
            f"cannot write {path}: {error.strerror}; choose a folder that exists and is writable"
        ) from error
