"""A value in a file that tells whether it is, to the letter, what was written."""

import hashlib
import json
from typing import Any

FORMAT = 6
"""Raised when what is kept is written, or worked out, in another way, so that old files are not used."""

_PREFIX = '{{"format": {format}, "sha256": "{digest}", "found": '
_AFTER = b"}\n"


def sealed(value: object) -> bytes:
    """The value as JSON with its checksum."""
    body = json.dumps(value, ensure_ascii=False).encode()
    return _prefix(body) + body + _AFTER


def opened(said: bytes) -> Any:
    """The value; ValueError when the file is damaged or of another format."""
    start, end = len(_prefix(b"")), len(said) - len(_AFTER)
    body = said[start:end]
    if said[:start] != _prefix(body) or said[end:] != _AFTER:
        raise ValueError("not what was written")
    return json.loads(body)


def _prefix(body: bytes) -> bytes:
    return _PREFIX.format(format=FORMAT, digest=hashlib.sha256(body).hexdigest()).encode()
