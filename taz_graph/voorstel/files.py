"""From the file of a letter to the file of its proposals; what ``taz-graph extract`` does for each letter."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from taz_graph.errors import StoreError
from taz_graph.extractors import Context
from taz_graph.files import write_atomically
from taz_graph.readers import read_brief
from taz_graph.settings import DEFAULT_BASE
from taz_graph.voorstel.make import propose, to_jsonl

Form = Literal["ttl", "jsonl"]


def proposal(
    path: Path, context: Context, *, form: Form = "ttl", letter: str | None = None, base: str = DEFAULT_BASE
) -> str:
    """What is proposed for the letter in a file, as Turtle or as lines of JSON; BriefError where it cannot be read."""
    brief = read_brief(path)
    voorstel = propose(brief, context, letter=letter, base=base)
    return voorstel.turtle if form == "ttl" else to_jsonl(brief, voorstel)


def letter_name(given: str | None) -> str | None:
    """``kst-29282-600`` from itself, from ``kamerstuk:kst-29282-600`` or from the whole IRI."""
    return None if given is None else given.strip("<>").rpartition("/")[2].rpartition(":")[2] or None


def targets(paths: Sequence[Path], folder: Path, suffix: str) -> Iterator[Path]:
    """Where each letter of a folder goes, relative to the folder that is written.

    It keeps its name with our suffix, behind its own suffix where two letters have the same name.
    """
    stems: dict[Path, int] = {}
    for path in paths:
        stems[path.with_suffix("")] = stems.get(path.with_suffix(""), 0) + 1
    for path in paths:
        name = path.name if stems[path.with_suffix("")] > 1 else path.stem
        yield path.relative_to(folder).with_name(f"{name}{suffix}")


def write_proposal(text: str, target: Path) -> None:
    """Writes the file whole or not at all, and makes its folder; StoreError where that cannot be."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot make the folder {target.parent}: {error.strerror}; choose another with -o") from error
    write_atomically(target, text)
