"""Everything that taz-graph can say went wrong, in one tree.

::

    TazError                     exit 2: the command could not do its work
    ├── InputError               something that was given is wrong; carries path and line
    │   ├── TurtleError          a Turtle file does not parse
    │   ├── UnknownTermError     a class, property or concept that the ontology does not define
    │   ├── BriefError           a letter cannot be read (damaged, scanned, encrypted, another kind of file)
    │   ├── KamerstukError       a citation cannot be written in the style that was asked for
    │   └── QueryError           a SPARQL query or a parameter of a question is wrong
    ├── StoreError               the store cannot be opened, written or reached
    │   └── QueryTimeoutError    a query was stopped at its time limit
    ├── CheckError               the check looked at nothing, or its shapes are wrong
    ├── RegisterError            parliament's register cannot be read or reached
    └── ServeError               the web service cannot start

Each message is one sentence that says what is wrong, where, and what to do.
"""

from pathlib import Path


class TazError(Exception):
    """Root of the tree; ``str(error)`` is the sentence that a person reads."""

    exit_code = 2


class InputError(TazError):
    """What was given is wrong: ``path`` and ``line`` (from 1) say where, when they are known."""

    def __init__(self, message: str, *, path: Path | None = None, line: int | None = None) -> None:
        where = f"{path}:{line}: " if path and line else f"{path}: " if path else ""
        super().__init__(where + message)
        self.path = path
        self.line = line


class TurtleError(InputError):
    """A Turtle file does not parse."""


class UnknownTermError(InputError):
    """A class, property or concept is used that the ontology does not define."""


class BriefError(InputError):
    """A letter cannot be read."""


class KamerstukError(InputError):
    """A citation cannot be written in the style that was asked for."""


class QueryError(InputError):
    """A SPARQL query, or a parameter of a question, is wrong."""


class StoreError(TazError):
    """The store cannot be opened, written or reached."""


class QueryTimeoutError(StoreError):
    """A query was stopped at its time limit."""


class CheckError(TazError):
    """The check itself is broken: nothing to look at, or shapes that cannot be used."""


class RegisterError(TazError):
    """Parliament's register cannot be read or reached."""


class ServeError(TazError):
    """The web service cannot start."""
