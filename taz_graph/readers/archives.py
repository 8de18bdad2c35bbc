"""Zip containers (docx, odt): opened only after their sizes are known to be those of a letter."""

import io
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from taz_graph.errors import BriefError

MAX_MEMBERS = 2_000
MAX_TOTAL = 100 * 1024 * 1024
MAX_XML = 10 * 1024 * 1024
_ENCRYPTED = 0x1
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)


def member_names(data: bytes, path: Path) -> list[str]:
    """Names in the archive, after a check of every declared size; BriefError when it is damaged, locked or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except _DAMAGED as error:
        raise _damaged(path) from error
    total = sum(member.file_size for member in members)
    largest = max((member.file_size for member in members if _is_xml(member.filename)), default=0)
    if len(members) > MAX_MEMBERS or total > MAX_TOTAL or largest > MAX_XML:
        raise BriefError(
            f"unpacks to {total >> 20} MB in {len(members)} parts, which is no letter; give the letter itself",
            path=path,
        )
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise BriefError("is locked with a password; give a copy without password", path=path)
    return [member.filename for member in members]


def read_member(data: bytes, name: str, path: Path) -> bytes | None:
    """One part of the archive, read within bounds; None when it is not there."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if name not in archive.namelist():
                return None
            with archive.open(name) as stream:
                content = stream.read(MAX_XML + 1)
    except _DAMAGED as error:
        raise _damaged(path) from error
    if len(content) > MAX_XML:
        raise BriefError(f"{name} in it is larger than any letter; give the letter itself", path=path)
    return content


def read_xml(data: bytes, name: str, path: Path) -> etree._Element | None:
    """One XML part of the archive; None when it is not there."""
    content = read_member(data, name, path)
    return None if content is None else parse_xml(content, path)


def parse_xml(content: bytes, path: Path) -> etree._Element:
    """The root of an XML document; no entities, no network, no document type of its own."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise BriefError(f"is damaged: {error}; give a whole copy", path=path) from error
    document_type = root.getroottree().docinfo.internalDTD
    if document_type is not None and any(True for _ in document_type.iterentities()):
        raise BriefError("defines entities, which no letter needs; give it as it was published", path=path)
    return root


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _damaged(path: Path) -> BriefError:
    return BriefError("is damaged: its parts cannot be unpacked; give a whole copy", path=path)
