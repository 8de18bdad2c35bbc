"""``taz-graph extract``."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from taz_graph.cli.options import Data, settings_of
from taz_graph.cli.output import say, write_bytes
from taz_graph.errors import InputError

Format = Literal["ttl", "jsonl"]

Letter = Annotated[
    Path, typer.Argument(metavar="BRIEF", help="A letter (txt, docx, odt, pdf, xml, html), or a folder.")
]
Formats = Annotated[Format, typer.Option("--format", help="Turtle as in data/, or one line of JSON per mention.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE|DIR", help="Write here; for a folder of letters, one file for each."),
]
Named = Annotated[
    str | None,
    typer.Option("--brief", metavar="NAME", help="The letter's identifier (kst-29282-600), where the file lacks it."),
]


def extract(
    letter: Letter,
    format: Formats = "ttl",  # noqa: A002 - the name of the option
    output: Output = None,
    brief: Named = None,
    data: Data = None,
) -> int:
    """Propose what a letter says, as facts for the graph.

    A person decides: nothing is ever added to data/. Each proposal names its place in the letter, the rule that found
    it and how sure that is. A folder goes through all cores; a letter that cannot be read is reported, and the rest
    goes on.

    Exit code 0: done. 1: some letters of a folder could not be read. 2: none could.

    Example: taz-graph extract kst-29282-600.pdf -o voorstel.ttl
    """
    # The readers' libraries cost every other command half a second.
    from taz_graph.sources import read_data  # noqa: PLC0415
    from taz_graph.voorstel import read_context  # noqa: PLC0415
    from taz_graph.voorstel.files import letter_name, proposal, write_proposal  # noqa: PLC0415

    settings = settings_of(data)
    context = read_context(read_data(settings), settings.base)
    work = partial(proposal, context=context, form=format, letter=letter_name(brief), base=settings.base)
    if letter.is_dir():
        if brief is not None:
            raise InputError("--brief names one letter; leave it out for a folder", path=letter)
        if output is None and format == "ttl":
            raise InputError("Turtle of many letters needs a folder to go to; give one with -o DIR", path=letter)
        return _extract_folder(letter, work, format, output)
    text = work(letter)
    if output is None:
        write_bytes(text.encode("utf-8"))
    else:
        write_proposal(text, output)
    return 0


def _extract_folder(folder: Path, work: Callable[[Path], str], form: Format, output: Path | None) -> int:
    from taz_graph.cli.progress import counted  # noqa: PLC0415
    from taz_graph.folder import for_each, letters_in  # noqa: PLC0415
    from taz_graph.voorstel.files import targets, write_proposal  # noqa: PLC0415

    paths = letters_in(folder)
    failed = 0
    for done, target in zip(
        counted(for_each(paths, work), len(paths)), targets(paths, folder, f".{form}"), strict=True
    ):
        if done.result is None:
            failed += 1
            say(f"taz-graph: {done.error}")
        elif output is None:
            write_bytes(done.result.encode("utf-8"))
        else:
            write_proposal(done.result, output / target)
    if failed:
        say(f"taz-graph: {failed} of {len(paths)} letters could not be read")
    return 0 if not failed else 2 if failed == len(paths) else 1
