"""What a build keeps beside the quads, so that two versions can be compared without asking either store.

``graphs/<hash>.nt.z`` is what one graph says, packed. ``terms.idx`` tells which IRIs the version speaks of: how many
are subjects, then the hashes of the subjects and those of the objects, sorted, eight bytes each.
"""

import hashlib
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from taz_graph.errors import StoreError

GRAPHS, TERMS = "graphs", "terms.idx"
_WORD = 8


class Terms:
    """The IRIs, written as ``<iri>``, of which a version says something; now and then one too many, never too few."""

    def __init__(self, subjects: "array[int]", objects: "array[int]") -> None:
        self._subjects, self._objects = subjects, objects

    @classmethod
    def read(cls, said: bytes) -> "Terms":
        """From what ``written`` gave."""
        middle = _WORD + _WORD * int.from_bytes(said[:_WORD], "little")
        return cls(_turned(array("Q", said[_WORD:middle])), _turned(array("Q", said[middle:])))

    def written(self) -> bytes:
        """As bytes, the least first on any machine."""
        size = len(self._subjects).to_bytes(_WORD, "little")
        return size + _turned(self._subjects).tobytes() + _turned(self._objects).tobytes()

    def unknown(self, iris: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Those of the IRIs that are no subject of any statement, and those of them that are no object either."""
        hashes = {iri: _hash(iri.encode()) for iri in iris}
        new = [iri for iri, wanted in hashes.items() if not _holds(self._subjects, wanted)]
        return frozenset(new), frozenset(iri for iri in new if not _holds(self._objects, hashes[iri]))


def terms_of(graphs: Iterable[bytes]) -> Terms:
    """The IRIs in graphs as N-Triples."""
    subjects, objects = set[bytes](), set[bytes]()
    for said in graphs:
        for line in said.split(b"\n"):
            if line:
                subject, _, value = line.split(b" ", 2)
                subjects.add(subject)
                objects.add(value[:-2])
    # Blank nodes and texts are asked for by nobody.
    subjects, objects = ({term for term in terms if term.startswith(b"<")} for terms in (subjects, objects))
    return Terms(_sorted(subjects), _sorted(objects))


def write_kept(folder: Path, graphs: Mapping[str, Iterable[ox.Triple]]) -> tuple[dict[str, str], str]:
    """Writes both; gives a hash for each graph, by IRI, and one for the terms. OSError as the disk gives it.

    A check after a change reads these: to ask the store for the same took two thirds of its time.
    """
    (folder / GRAPHS).mkdir()
    found: dict[str, str] = {}

    def written() -> Iterator[bytes]:
        # One after the other: a million statements as text are larger than all that a check takes.
        for iri, triples in graphs.items():
            said = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
            found[iri] = hashlib.sha256(said).hexdigest()
            _graph_file(folder, found[iri]).write_bytes(zlib.compress(said, level=1))
            yield said

    terms = terms_of(written()).written()
    (folder / TERMS).write_bytes(terms)
    return found, hashlib.sha256(terms).hexdigest()


def read_graph(folder: Path, digest: str) -> bytes:
    """What the graph with this hash says, as N-Triples; StoreError when its file is gone or damaged."""
    path = _graph_file(folder, digest)
    try:
        said = zlib.decompress(path.read_bytes())
    except (OSError, zlib.error) as error:
        raise _unreadable(path, error) from error
    return _sound(path, said, digest)


def read_terms(folder: Path, digest: str) -> Terms:
    """The terms of a version; ``digest`` is what was given when they were written. StoreError as for read_graph."""
    path = folder / TERMS
    try:
        said = _sound(path, path.read_bytes(), digest)
    except OSError as error:
        raise _unreadable(path, error) from error
    return Terms.read(said)


def _graph_file(folder: Path, digest: str) -> Path:
    return folder / GRAPHS / f"{digest}.nt.z"


def _sound(path: Path, said: bytes, digest: str) -> bytes:
    if hashlib.sha256(said).hexdigest() != digest:
        raise StoreError(f"{path} is not what was built; remove that version and build anew")
    return said


def _unreadable(path: Path, error: Exception) -> StoreError:
    return StoreError(f"cannot read {path} ({error}); remove that version and build anew")


def _hash(term: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(term, digest_size=_WORD).digest(), "little")


def _sorted(terms: Iterable[bytes]) -> "array[int]":
    return array("Q", sorted(map(_hash, terms)))


def _holds(hashes: "array[int]", wanted: int) -> bool:
    place = bisect_left(hashes, wanted)
    return place < len(hashes) and hashes[place] == wanted


def _turned(hashes: "array[int]") -> "array[int]":
    """The same in the order of bytes of a little-endian machine, or back from that."""
    if sys.byteorder == "little":
        return hashes
    turned = array("Q", hashes)
    turned.byteswap()
    return turned
