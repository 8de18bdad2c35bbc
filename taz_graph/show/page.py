"""The letter as one HTML page that needs no network: its style is inside, and nothing else may load."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from taz_graph.brief import Block, Brief, Soort
from taz_graph.extractors.text import Span
from taz_graph.show.marks import OTHER, STYLES, Piece, Shown, lead, pieces
from taz_graph.voorstel import Voorstel

_CSS = """
:root { color-scheme: light; }
body {
  font: 1.05rem/1.6 Georgia, 'Times New Roman', serif; color: #1b1b1b; background: #ffffff;
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
}
h1, h2, h3, h4 { line-height: 1.25; margin: 1.8em 0 .5em; }
header, table { font-family: system-ui, sans-serif; font-size: .9rem; }
mark { color: inherit; padding: 0 .1em; border-radius: .2em; border-bottom: 2px solid #555; }
mark.voorstel { border-bottom-style: dashed; }
.kader { border: 1px solid #888; padding: .2rem 1rem; }
.noot { font-size: .9rem; }
.merk { vertical-align: super; font-size: .7em; }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td {
  text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0;
  border-bottom: 1px solid #ccc; overflow-wrap: anywhere;
}
th:first-child, td:first-child { white-space: nowrap; }
a { color: #0b4f9e; }
:target { outline: 3px solid #0b4f9e; }
"""
_PAGE = """\
<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<style>{css}</style>
</head>
<body>
<header>
<p>{letter} · {count} vermeldingen. Doorgetrokken streep: staat in de graaf. Streepjeslijn: een voorstel.</p>
<ul class="legend">
{legend}
</ul>
</header>
<main>
<h1>{title}</h1>
{body}
</main>
<h2>Wat elke vermelding werd</h2>
<table>
<thead><tr>
<th scope="col">Soort</th><th scope="col">Woorden</th><th scope="col">Werd</th><th scope="col">Regel</th>
</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</body>
</html>
"""
_POLICY = "default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def to_html(brief: Brief, voorstel: Voorstel, listed: Sequence[Shown]) -> str:
    """The page: marked text, a legend, and a table of what each mention became; everything from the letter escaped."""
    # One line above a list may show the outcome of ten moties: it is marked once.
    marked: dict[tuple[Span, str], Shown] = {}
    for one in listed:
        marked.setdefault((one.mention.span, one.mention.kind), one)
    kinds = sorted(Counter(one.mention.kind for one in listed).items())
    css = _CSS + "".join(f".k-{kind} {{ background: {STYLES.get(kind, OTHER)[1]}; }}\n" for kind, _ in kinds)
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return _PAGE.format(
        policy=_POLICY.format(digest=digest),
        title=escape(brief.metadata.title or voorstel.letter),
        css=css,
        letter=escape(voorstel.letter),
        count=len(listed),
        legend="\n".join(f'<li><mark class="k-{kind}">{kind}</mark> {count}</li>' for kind, count in kinds),
        body="\n".join(_html_blocks(brief, list(marked.values()))),
        rows="\n".join(_row(one, marked[one.mention.span, one.mention.kind].number) for one in listed),
    )


def _html_blocks(brief: Brief, listed: Sequence[Shown]) -> Iterator[str]:
    calls = {call: note.number for note in brief.footnotes for call in note.calls}
    for block in brief.blocks:
        if block.soort is Soort.TABEL:
            yield _html_table(brief, block, listed)
            continue
        text = "".join(
            _html_piece(brief, piece, calls) for piece in pieces(block.start, block.end, listed, list(calls))
        )
        if block.end in calls:
            text += _call(calls[block.end])
        name = f"h{min(block.level + 1, 4)}" if block.soort is Soort.KOP else "p"
        classes = [look for look, wanted in (("kader", block.boxed), ("noot", block.soort is Soort.VOETNOOT)) if wanted]
        shown_as = f' class="{" ".join(classes)}"' if classes else ""
        anchor = f' id="noot-{escape(str(block.number))}"' if block.soort is Soort.VOETNOOT else ""
        yield f"<{name}{anchor}{shown_as}>{escape(lead(block))}{text}</{name}>"


def _html_table(brief: Brief, block: Block, listed: Sequence[Shown]) -> str:
    rows, position = [], block.start
    for row in block.text.split("\n"):
        cells = []
        for cell in row.split("\t"):
            marked = "".join(_html_piece(brief, piece, {}) for piece in pieces(position, position + len(cell), listed))
            cells.append(f"<td>{marked}</td>")
            position += len(cell) + 1
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><tbody>{''.join(rows)}</tbody></table>"


def _html_piece(brief: Brief, piece: Piece, calls: dict[int, str]) -> str:
    text = escape(brief.text[piece.start : piece.end])
    for one in reversed(piece.inside):
        first = f' id="v{one.number}"' if piece.start == one.mention.start else ""
        look = f"k-{one.mention.kind}" + ("" if one.known else " voorstel")
        text = f'<mark{first} class="{look}" title="{escape(_tooltip(one))}">{text}</mark>'
    return (_call(calls[piece.start]) if piece.start in calls else "") + text


def _call(number: str) -> str:
    return f'<a class="merk" href="#noot-{escape(number)}">{escape(number)}</a>'


def _tooltip(one: Shown) -> str:
    return (
        f"{one.mention.kind}: {one.became or 'geen ding op zichzelf'} ({one.mention.rule}, {one.mention.certainty:.2f})"
    )


def _row(one: Shown, mark: int) -> str:
    became = escape(one.became) + (" (graaf)" if one.known else " (voorstel)" if one.things else "")
    if one.mention.kind == "uitkomst":
        became = f"{escape(str(one.mention.attributes.get('uitkomst')))}: {became}"
    words = escape(" ".join(one.mention.text.split()))
    return (
        f'<tr><td>{one.mention.kind}</td><td><a href="#v{mark}">{words}</a></td><td>{became}</td>'
        f"<td>{escape(one.mention.rule)} ({one.mention.certainty:.2f})</td></tr>"
    )
