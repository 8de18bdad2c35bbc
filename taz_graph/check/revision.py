"""``--diff REV``: the data and ontology as they were in a git revision, beside the user's tree, never in it."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from taz_graph.errors import CheckError, TazError
from taz_graph.settings import Settings


@contextmanager
def at_revision(settings: Settings, revision: str) -> Iterator[Settings]:
    """The settings with the data (and the ontology, where it is in the same repository) of a git revision.

    They lie in a temporary folder while this lasts. Raises CheckError when the data are in no git checkout, or in an
    endpoint, when the revision does not exist, or when it has no such folder.
    """
    if settings.endpoint:
        # Both sides would be asked of the same service, and nothing would ever be new.
        raise CheckError("--diff compares folders, and TAZ_GRAPH_ENDPOINT names a service; unset it, or use --baseline")
    root = _root(settings.data)
    if root is None:
        raise CheckError(f"{settings.data} is not in a git checkout, so --diff cannot compare; use --baseline")
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        # CI checks out one commit; the revision may well exist where it came from.
        shallow = (_git(root, "rev-parse", "--is-shallow-repository") or "").strip() == "true"
        advice = "name a commit, a branch or a tag"
        if shallow:
            advice = "this clone is shallow, so fetch its history first (fetch-depth: 0)"
        raise CheckError(f"git knows no revision '{revision}' in {root}; {advice}")
    with TemporaryDirectory(prefix="taz-graph-") as beside:
        data = _extract(root, commit.strip(), settings.data, Path(beside), revision)
        ontology = settings.ontology
        if ontology.resolve().is_relative_to(root):
            ontology = _extract(root, commit.strip(), settings.ontology, Path(beside), revision)
        yield replace(settings, data=data, ontology=ontology)


def explain_failure(revision: str, error: TazError) -> CheckError:
    """What went wrong in an old revision, said of that revision."""
    return CheckError(f"revision '{revision}' cannot be checked: {error}")


def _root(folder: Path) -> Path | None:
    if not folder.is_dir():
        return None
    found = _git(folder, "rev-parse", "--show-toplevel")
    return Path(found.strip()).resolve() if found else None


def _extract(root: Path, commit: str, folder: Path, beside: Path, revision: str) -> Path:
    """Writes a folder of a commit below ``beside``, by an index of our own: `git archive` leaves out export-ignore."""
    inside = folder.resolve().relative_to(root)
    index = beside / f"index-{len(list(beside.iterdir()))}"
    _checked(root, index, "read-tree", "--no-sparse-checkout", commit)
    files = _checked(root, index, "ls-files", "-z", "--", f":(literal){inside.as_posix()}")
    if not files:
        raise CheckError(f"revision '{revision}' has no folder {inside.as_posix()}; choose a later one")
    _checked(root, index, "checkout-index", "-f", "-z", "--stdin", f"--prefix={beside}/", given=files)
    return beside / inside


def _checked(root: Path, index: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What a git command prints that works on an index of ours; CheckError when it fails."""
    command = ["git", "-C", str(root), *arguments]
    environment = {**os.environ, "GIT_INDEX_FILE": str(index)}
    done = subprocess.run(command, input=given, env=environment, capture_output=True, check=False)  # noqa: S603
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["nothing"]
        raise CheckError(f"git {arguments[0]} failed in {root} ({said[-1]}); fetch what is missing, or use --baseline")
    return done.stdout


def _git(folder: Path, *arguments: str) -> str | None:
    """What git says, or None when it refuses."""
    try:
        done = subprocess.run(  # noqa: S603 - arguments, no shell
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - the git that the user has
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise CheckError("git is not on this machine, which --diff needs; install it, or use --baseline") from error
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
