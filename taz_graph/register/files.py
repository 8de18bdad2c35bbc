"""Records from files: OData JSON, JSONL, TSV of dossiers, KOOP XML of moties; plain or gzipped, or folders of them."""

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from taz_graph.errors import RegisterError
from taz_graph.register.entities import read_entity
from taz_graph.register.koop import read_koop
from taz_graph.register.model import Kamerstukdossier, Record

SUFFIXES = (".json", ".jsonl", ".tsv", ".xml")
_DOSSIER = re.compile(r"(?:[0-9]{3,5}|[IVXLC]+)(?:-[0-9A-Za-z]+)*")


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Every register file that the paths name, folders included, sorted; RegisterError where there is none."""
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            inside = {file for file in path.rglob("*") if file.is_file() and _kind(file) in SUFFIXES}
            if not inside:
                raise RegisterError(f"no register file ({', '.join(SUFFIXES)}, .gz) in {path}; give another folder")
            found |= inside
        elif path.is_file():
            found.add(path)
        else:
            raise RegisterError(f"{path} does not exist; give files or folders of register records")
    return sorted(found)


def read_file(path: Path) -> Iterator[Record]:
    """The records of one file, in its order; RegisterError, with path and line, for what cannot be read."""
    try:
        if _kind(path) == ".xml":
            yield read_koop(_bytes(path), path)
        elif _kind(path) == ".tsv":
            yield from _read_dossiers(path)
        elif _kind(path) == ".jsonl":
            yield from _read_lines(path)
        else:
            yield from read_page(_bytes(path), str(path))
    except (OSError, EOFError, zlib.error) as error:
        raise RegisterError(f"{path} cannot be read ({error}); fetch it again") from error
    except UnicodeDecodeError as error:
        raise RegisterError(f"{path} is not UTF-8 text; fetch it again") from error


def read_page(content: bytes, name: str) -> Iterator[Record]:
    """The records of one OData answer, or of any JSON list of entities; ``name`` is for the message."""
    try:
        page = json.loads(content)
    except ValueError as error:
        raise RegisterError(f"{name} is not whole JSON ({error}); fetch it again") from error
    entities = page.get("value") if isinstance(page, dict) and "value" in page else page
    for entity in entities if isinstance(entities, list) else [entities]:
        if not isinstance(entity, dict):
            raise RegisterError(f"{name} holds no register records; give an OData answer or a list of entities")
        yield from read_entity(entity, name)


def _read_lines(path: Path) -> Iterator[Record]:
    with _open(path) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                entity = json.loads(line)
            except ValueError as error:
                raise RegisterError(f"{path}:{number}: this line is not whole JSON; fetch the file again") from error
            yield from read_entity(entity, f"{path}:{number}")


def _read_dossiers(path: Path) -> Iterator[Record]:
    with _open(path) as lines:
        for number, line in enumerate(lines, 1):
            cells = line.decode("utf-8").rstrip("\r\n").split("\t")
            if number == 1 and cells[0] == "dossier":
                continue
            # A table of something else would tie its second column to dossiers as their titles.
            if len(cells) != 2 or not _DOSSIER.fullmatch(cells[0]):
                raise RegisterError(f"{path}:{number}: a line is a dossier number, a tab and a title; mend it")
            title = " ".join(cells[1].split())
            yield Kamerstukdossier(f"tsv-{cells[0]}-{title}", cells[0], title, None, None, "")


def _open(path: Path) -> IO[bytes]:
    return gzip.open(path) if path.suffix == ".gz" else path.open("rb")  # type: ignore[return-value]


def _bytes(path: Path) -> bytes:
    with _open(path) as stream:
        return stream.read()


def _kind(path: Path) -> str:
    return (path.with_suffix("") if path.suffix == ".gz" else path).suffix.lower()
