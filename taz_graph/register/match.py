"""Which moties are about a subject: TF-IDF over pieces of words, for all 55,676 of them in a few milliseconds.

Dutch writes words together ("opleidingscurriculum" is in "het curriculum van opleidingen"), so what is counted are the
runs of four letters in a word, not the words. The index is made once per load and kept beside the records.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from taz_graph.files import write_atomically
from taz_graph.register.archive import Archive
from taz_graph.register.place import RECORDS
from taz_graph.register.subjects import parse_subject

SIZE = 4
_MATRIX, _WORDS = "moties.npz", "moties.json"
_COMMON = frozenset(
    "de het een en of in op van voor met om te aan bij door naar over tot uit die dat dit deze zijn is wordt worden "
    "kan "
    "kunnen moet moeten niet geen meer als ook zo er hun haar onder tussen tegen zonder binnen motie moties lid leden "
    "verzoekt regering kamer inzake wat hoe waar welke wel nog al alle".split()
)


def pieces(text: str) -> Counter[str]:
    """The runs of four letters in the words of a text, common words left out; a word begins with a sign of its own."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    found: Counter[str] = Counter()
    for word in re.findall(r"[a-z0-9]{2,}", plain):
        if word not in _COMMON:
            marked = f"^{word}"
            found.update(marked[at : at + SIZE] for at in range(max(1, len(marked) - SIZE + 1)))
    return found


@dataclass(frozen=True)
class Match:
    """One motie and how much it looks like the subject that was asked for, from 0 to 1."""

    zaak: str
    score: float


class Matcher:
    """An index over subjects."""

    def __init__(self, ids: list[str], matrix: Any, words: dict[str, int], weights: Any) -> None:
        self._ids, self._matrix, self._words, self._weights = ids, matrix, words, weights

    @classmethod
    def of(cls, subjects: Iterable[tuple[str, str]]) -> "Matcher":
        """An index over (id, subject) pairs."""
        words: dict[str, int] = {}
        ids: list[str] = []
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for row, (one, subject) in enumerate(subjects):
            ids.append(one)
            for piece, count in pieces(subject).items():
                rows.append(row)
                columns.append(words.setdefault(piece, len(words)))
                values.append(1 + np.log(count))
        shape = (max(1, len(ids)), max(1, len(words)))
        counts: Any = sparse.csr_matrix((np.asarray(values, dtype=np.float32), (rows, columns)), shape=shape)
        seen = np.bincount(np.asarray(columns, dtype=np.int64), minlength=shape[1])
        weights = (np.log((1 + shape[0]) / (1 + seen)) + 1).astype(np.float32)
        weighted: Any = counts @ sparse.diags(weights)
        lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
        scaled = sparse.diags((1 / np.where(lengths > 0, lengths, 1)).astype(np.float32)) @ weighted
        return cls(ids, sparse.csc_matrix(scaled), words, weights)

    def similar(self, subject: str, limit: int = 10) -> list[Match]:
        """The moties that look most like a subject, best first."""
        scores = self._scores(subject)
        top = np.argsort(-scores, kind="stable")[:limit]
        return [Match(self._ids[row], float(scores[row])) for row in top if scores[row] > 0]

    def scores(self, subject: str) -> dict[str, float]:
        """How much each motie looks like a subject, those with nothing in common left out."""
        found = self._scores(subject)
        return {self._ids[row]: float(found[row]) for row in np.flatnonzero(found)}

    def _scores(self, subject: str) -> Any:
        known = {self._words[piece]: count for piece, count in pieces(subject).items() if piece in self._words}
        if not known:
            return np.zeros(len(self._ids), dtype=np.float32)
        columns = np.fromiter(known, dtype=np.int64)
        values = (1 + np.log(np.fromiter(known.values(), dtype=np.float64))) * self._weights[columns]
        values /= np.sqrt((values**2).sum())
        return np.asarray(self._matrix[:, columns] @ values)

    def save(self, folder: Path) -> None:
        """Keeps the index in a folder."""
        sparse.save_npz(folder / f".{_MATRIX}", self._matrix, compressed=False)
        (folder / f".{_MATRIX}").replace(folder / _MATRIX)
        content = {
            "ids": self._ids,
            "words": list(self._words),
            "weights": [round(float(one), 5) for one in self._weights],
        }
        write_atomically(folder / _WORDS, json.dumps(content))

    @classmethod
    def load(cls, folder: Path) -> "Matcher":
        """The index that was kept in a folder; OSError when there is none."""
        content = json.loads((folder / _WORDS).read_text(encoding="utf-8"))
        words = {piece: column for column, piece in enumerate(content["words"])}
        matrix = sparse.load_npz(folder / _MATRIX)
        return cls(content["ids"], matrix, words, np.asarray(content["weights"], dtype=np.float32))


def similarity(one: str, other: str) -> float:
    """How much two texts look alike, 0 to 1: the share of the shorter one's pieces that the longer one has."""
    first, second = pieces(one), pieces(other)
    if not first or not second:
        return 0.0
    short, long = sorted((first, second), key=len)
    return sum(1 for piece in short if piece in long) / len(short)


def open_matcher(folder: Path) -> Matcher:
    """The index over the moties of a loaded register; made anew when records were loaded since."""
    newest = (folder / RECORDS).stat().st_mtime
    if (folder / _WORDS).exists() and (folder / _WORDS).stat().st_mtime >= newest:
        return Matcher.load(folder)
    archive = Archive(folder / RECORDS)
    rows = archive.connection.execute("SELECT id, onderwerp FROM zaak WHERE soort = 'Motie' ORDER BY id")
    matcher = Matcher.of((one, parse_subject(subject).about or subject) for one, subject in rows)
    archive.close()
    matcher.save(folder)
    return matcher
