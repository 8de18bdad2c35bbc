"""The letter in a terminal."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from taz_graph.brief import Brief, Soort
from taz_graph.coverage import SOORTEN
from taz_graph.show.marks import OTHER, STYLES, Shown, lead, pieces


def print_letter(brief: Brief, listed: Sequence[Shown], console: Console) -> None:
    """The letter block by block: its text with colours, then a line for each mention in it."""
    for block in brief.blocks:
        line = Text(lead(block), style="bold" if block.soort is Soort.KOP else "")
        for piece in pieces(block.start, block.end, listed):
            style = STYLES.get(piece.inside[-1].mention.kind, OTHER)[0] + " underline" if piece.inside else ""
            line.append(brief.text[piece.start : piece.end], style=style or line.style)
        console.print(line, soft_wrap=False)
        for one in listed:
            if block.start <= one.mention.start < block.end:
                console.print(_note(one))
        console.print()
    console.print(_legend_text(listed))


def _note(one: Shown) -> Text:
    note = Text("    ")
    note.append(f"{one.mention.kind} ", style=STYLES.get(one.mention.kind, OTHER)[0])
    note.append(f"«{' '.join(one.mention.text.split())}»")
    if one.things:
        note.append(f" → {one.became} ")
        note.append("(graaf)" if one.known else "(voorstel)", style="bold" if one.known else "italic")
    elif one.mention.kind in SOORTEN:
        note.append(" → niets")
    if one.mention.kind == "uitkomst":
        note.append(f" {one.mention.attributes.get('uitkomst')}")
    return note


def _legend_text(listed: Sequence[Shown]) -> Text:
    legend = Text()
    for kind, count in sorted(Counter(one.mention.kind for one in listed).items()):
        legend.append(f"{kind} {count}", style=STYLES.get(kind, OTHER)[0])
        legend.append("  ")
    return legend
