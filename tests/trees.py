"""Files that are well-formed and wrong: the elements of a letter deleted, doubled, moved, renamed, nested, filled."""

import copy
import io
import zipfile
from collections.abc import Callable

from hypothesis import strategies as st
from lxml import etree

MEMBERS = {
    "docx": ("word/document.xml", "word/footnotes.xml", "word/styles.xml", "word/numbering.xml", "[Content_Types].xml"),
    "odt": ("content.xml", "styles.xml", "META-INF/manifest.xml"),
}
ODD = [
    "", " ", "\n", "0", "-1", "999999999999999999999", "1e9", "NaN", "\u00ad", "\u200b", "\ufb01", "1 op 6",
    "[footnoteRef:1]", "x" * 70_000, "true", "Kop1", "Heading 1", "../../etc/passwd", "1", "²", "a\tb", "٣", "𝟙",
]  # fmt: skip


@st.composite
def broken_tree(draw: st.DrawFn, data: bytes) -> bytes:
    """An XML document with one to eight changes to its elements."""
    root = etree.fromstring(data)
    for _ in range(draw(st.integers(1, 8))):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        one = elements[draw(st.integers(0, len(elements) - 1))]
        other = elements[draw(st.integers(0, len(elements) - 1))]
        draw(st.sampled_from(_CHANGES))(draw, one, other)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


@st.composite
def broken_archive(draw: st.DrawFn, data: bytes, kind: str) -> bytes:
    """A docx or odt of which one part has a broken tree, or is gone, empty, or another part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = draw(st.sampled_from([member for member in MEMBERS[kind] if member in parts]))
    how = draw(st.integers(0, 9))
    if how == 0:
        del parts[name]
    elif how == 1:
        parts[name] = draw(st.sampled_from([b"", b"<x/>", *parts.values()]))
    else:
        parts[name] = draw(broken_tree(parts[name]))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for member, content in parts.items():
            archive.writestr(member, content)
    return stream.getvalue()


def _delete(draw: st.DrawFn, one: etree._Element, other: etree._Element) -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def _double(draw: st.DrawFn, one: etree._Element, other: etree._Element) -> None:
    if len(list(one.iter())) < 300:
        for _ in range(draw(st.sampled_from([1, 2, 40]))):
            one.addnext(copy.deepcopy(one)) if one.getparent() is not None else None


def _move(draw: st.DrawFn, one: etree._Element, other: etree._Element) -> None:
    if one.getparent() is not None and one not in (other, *other.iterancestors()):
        other.insert(draw(st.integers(0, len(other))), one)


def _rename(draw: st.DrawFn, one: etree._Element, other: etree._Element) -> None:
    one.tag = other.tag


def _nest(draw: st.DrawFn, one: etree._Element, other: etree._Element) -> None:
    for _ in range(draw(st.sampled_from([1, 5, 150, 240]))):
        one = etree.SubElement(one, other.tag, dict(other.attrib))
    one.text = "x"


def _fill(draw: st.DrawFn, one: etree._Element, other: etree._Element) -> None:
    one.text, one.tail = draw(st.sampled_from(ODD)), draw(st.sampled_from(ODD))


def _mark(draw: st.DrawFn, one: etree._Element, other: etree._Element) -> None:
    """An odd value for an attribute of its own, or the attributes of another."""
    if one.attrib and draw(st.booleans()):
        name = draw(st.sampled_from(sorted(str(name) for name in one.attrib)))
        one.set(name, draw(st.sampled_from(ODD)))
    else:
        one.attrib.update(dict(other.attrib))


def _empty(draw: st.DrawFn, one: etree._Element, other: etree._Element) -> None:
    one.clear(keep_tail=draw(st.booleans()))


_CHANGES: list[Callable[[st.DrawFn, etree._Element, etree._Element], None]] = [
    _delete, _double, _move, _rename, _nest, _fill, _mark, _empty,
]  # fmt: skip
