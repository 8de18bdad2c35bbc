"""The annex as CSV (RFC 4180), one table with the kind in front."""

import csv
import io

from taz_graph.rapport.model import Bijlage

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def to_csv(bijlage: Bijlage) -> str:
    """A heading row, then a row for each motie and toezegging; addresses are separated by spaces."""
    words = bijlage.words
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    # Excel reads a file without this mark in the code page of the machine.
    page.write("\ufeff")
    writer.writerow(words[name] for name in ("kind", "status", "what", "where", "state", "link"))
    for heading, parts in bijlage.parts:
        for part in parts:
            for row in part.rows:
                what = ": ".join(piece.text for piece in (row.title, row.subject) if piece.text)
                places = "; ".join(link.text for link in row.places)
                addresses = [link.address for link in (*row.places, *row.state) if link.address]
                cells = [heading, part.caption, what, places, row.state_text]
                writer.writerow([*map(_harmless, cells), " ".join(dict.fromkeys(addresses))])
    return page.getvalue()


def _harmless(text: str) -> str:
    # A spreadsheet calculates a cell that begins so, also after spaces.
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
