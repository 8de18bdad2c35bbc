"""Holding off Python's search for garbage that refers to itself."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_garbage_search() -> Iterator[None]:
    """While this lasts no garbage is looked for; what is no longer referred to goes all the same.

    A check makes a hundred thousand terms that it needs to its end, and Python looked through all of them again and
    again: an eighth of the time after a change in one letter.
    """
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()
