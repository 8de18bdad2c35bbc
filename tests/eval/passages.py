"""The third part of the annotated set: passages as other ministries write them, in every kind of file.

``passages/*.txt`` hold them with what a person read in each, written down before any extractor saw it (README.md beside
this file). A passage belongs to ``dev`` or ``held-out`` by the hash of its name; rules are mended on dev alone.
"""

import functools
import hashlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from taz_graph.brief import Afzender, Brief, Metadata
from taz_graph.readers import read_brief
from tests import printed, renditions
from tests.made_brief import made_brief

FOLDER = Path(__file__).resolve().parent / "passages"
PARTS = ("dev", "held-out")
ZAKEN = frozenset({"motie", "toezegging"})
FORMS: dict[str, Callable[[Brief], bytes]] = {
    "styled.docx": functools.partial(renditions.to_docx, styled=True),
    "letter.odt": renditions.to_odt,
    "metadata.xml": functools.partial(renditions.to_xml, inline_metadata=True),
    "page.html": renditions.to_html,
    "word.txt": lambda brief: renditions.to_word_text(brief).replace(b"[bookmark: _Hlk1]", b""),
    "pages.txt": printed.to_page_text,
}
_WITH_TABLES = ("styled.docx", "letter.odt", "metadata.xml", "page.html")
_FRAME = "Geachte voorzitter,\n{}\nHoogachtend,"
_METADATA = Metadata(identifier="kst-29282-999", ondernummer="999", afzenders=(Afzender("De Minister", "J. Mol"),))


@dataclass(frozen=True)
class Passage:
    """A passage with its annotations; ``kinds`` are those that were annotated in it, None for all of them."""

    name: str
    text: str
    records: tuple[dict[str, Any], ...]
    kinds: frozenset[str] | None

    @property
    def part(self) -> str:
        """``dev`` or ``held-out``."""
        return PARTS[_number(self.name) % 2]

    @property
    def form(self) -> str:
        """The kind of file in which it is measured; text has no table cells."""
        forms = _WITH_TABLES if "\n| " in self.text else tuple(FORMS)
        return forms[_number(self.name) // 2 % len(forms)]

    def brief(self) -> Brief:
        """The passage as a reader gives it from a file of its form."""
        made = replace(made_brief(_FRAME.format(self.text)), metadata=_METADATA)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"brief.{self.form}"
            path.write_bytes(FORMS[self.form](made))
            return read_brief(path)


def _number(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16)


def passages() -> Iterator[Passage]:
    """Every passage, in the order of the files."""
    for path in sorted(FOLDER.glob("*.txt")):
        for written in path.read_text(encoding="utf-8").split("=== ")[1:]:
            head, _, rest = written.partition("\n")
            name, _, what = (part.strip() for part in head.partition("|"))
            text, _, notes = rest.rpartition("--\n")
            records = tuple(_record(line) for line in notes.strip().splitlines())
            yield Passage(name, text.strip(), records, None if what == "alles" else ZAKEN)


def _record(line: str) -> dict[str, Any]:
    """«motie | de motie Podt | ind=Podt; cs; ids=kst-1-2; uit=afgedaan|opgepakt» as a record of the annotated set."""
    kind, exact, *more = (part.strip() for part in line.split(" | "))
    said = dict(pair.strip().partition("=")[::2] for pair in more[0].split(";")) if more else {}
    record: dict[str, Any] = {"kind": kind.rstrip("?"), "exact": exact}
    if kind.endswith("?"):
        record["optional"] = True
    if record["kind"] == "motie":
        record["indieners"] = _listed(said.get("ind"))
        record["citations"] = _listed(said.get("ids"))
        record["cs"] = "cs" in said
    if record["kind"] == "toezegging":
        record["nummer"] = said.get("nr")
    if "id" in said:
        record["identifier"] = said["id"]
    if "uit" in said:
        record["outcome"], *also = said["uit"].split("|")
        record["outcome_also"] = also
    return record


def _listed(value: str | None) -> list[str]:
    return [part.strip() for part in value.split(",")] if value else []
