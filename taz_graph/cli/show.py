"""``taz-graph show``."""

from pathlib import Path
from typing import Annotated

import typer

from taz_graph.cli.options import Data, settings_of
from taz_graph.cli.output import show as show_on_console
from taz_graph.cli.output import write_text

Letter = Annotated[Path, typer.Argument(metavar="BRIEF", help="A letter (txt, docx, odt, pdf, xml, html).")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write one HTML page here.")]
Named = Annotated[
    str | None,
    typer.Option("--brief", metavar="NAME", help="The letter's identifier (kst-29282-600), where the file lacks it."),
]


def show(letter: Letter, output: Output = None, brief: Named = None, data: Data = None) -> None:
    """Print a letter with its mentions marked, and what each became.

    A mention is a thing of the graph where the data know it, else a proposal. The HTML page works without a network.

    Example: taz-graph show kst-29282-600.pdf -o brief.html
    """
    from taz_graph.coverage import cover  # noqa: PLC0415
    from taz_graph.readers import read_brief  # noqa: PLC0415
    from taz_graph.show import print_letter, shown, to_html  # noqa: PLC0415
    from taz_graph.sources import read_data  # noqa: PLC0415
    from taz_graph.voorstel import propose, read_context  # noqa: PLC0415
    from taz_graph.voorstel.files import letter_name, write_proposal  # noqa: PLC0415

    settings = settings_of(data)
    sources = read_data(settings)
    read = read_brief(letter)
    voorstel = propose(read, read_context(sources, settings.base), letter=letter_name(brief), base=settings.base)
    listed = shown(voorstel, cover(read, voorstel, sources, base=settings.base), settings.base)
    if output is None:
        show_on_console(lambda console: print_letter(read, listed, console))
    else:
        write_proposal(to_html(read, voorstel, listed), output)
        write_text(f"{output}\n")
