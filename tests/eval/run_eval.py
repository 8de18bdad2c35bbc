"""What ``make eval`` runs: the extractors against what a person found in the same texts.

python tests/eval/run_eval.py            the annotated set (README.md beside this file)
python tests/eval/run_eval.py --misses   the same, with every miss and every mistake
python tests/eval/run_eval.py --part dev        only the letters and passages of that part: dev or held-out
python tests/eval/run_eval.py --koop     indieners and number of every motie in ../shared/register/koop
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any

from taz_graph.brief import Brief, Soort
from taz_graph.extractors import Context, extract
from taz_graph.readers import read_brief
from taz_graph.settings import Settings
from taz_graph.sources import read_data
from taz_graph.vindplaats import Finder
from taz_graph.voorstel.context import read_context

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
if __name__ == "__main__":  # a dependency installs a package «tests» of its own, which would be found before ours
    ours = ModuleType("tests")
    ours.__path__ = [str(ROOT / "tests")]
    sys.modules["tests"] = ours

from tests.eval.passages import passages  # noqa: E402 - needs the lines above
from tests.eval.scoring import Record, Result, as_list, score  # noqa: E402

SHARED = ROOT.parent / "shared"
KOOP = SHARED / "register" / "koop"
KINDS_IN_MOTIES = ("motie", "kamerstuk", "persoon", "partij", "datum", "bedrag", "cijfer")

_FRAME = (Soort.BRIEFHOOFD, Soort.ONDERTEKENING)
"""What a rendition puts around a passage, date and name included, was not annotated."""


def source_of(identifier: str) -> Path:
    """The text that was annotated."""
    letter = SHARED / "bronnen" / f"{identifier}.txt"
    return letter if letter.exists() else KOOP / f"{identifier}.xml"


def evaluate() -> Result:
    """Counts over every annotated document."""
    result = Result()
    context = read_context(read_data(Settings()))
    for path in sorted(HERE.glob("*.jsonl")):
        brief = read_brief(source_of(path.stem))
        is_letter = brief.kind != "xml"
        records = list(_records(path, brief))
        start = 0 if is_letter else min((record.span[0] for record in records if record.kind == "motie"), default=0)
        found = [m for m in extract(brief, context) if m.start >= start]
        kinds = {r.kind for r in records} if not is_letter else None
        score(result, path.stem, records, found, kinds=None if is_letter else {*KINDS_IN_MOTIES, *(kinds or ())})
        result.documents += 1
    return result


def evaluate_letters(part: str) -> Result:
    """Counts over the whole letters of ``dev`` or ``held-out``, whose writer had not seen the extractors."""
    result = Result()
    for path in sorted((HERE / "brieven" / part).glob("*.jsonl")):
        (letter,) = (each for each in path.parent.glob(f"{path.stem}.*") if each != path)
        brief = read_brief(letter)
        score(result, letter.name, list(_records(path, brief)), extract(brief, _context()), kinds=None)
        result.documents += 1
    return result


def evaluate_passages(part: str) -> Result:
    """Counts over the passages of ``dev`` or ``held-out``."""
    result = Result()
    for passage in passages():
        if passage.part == part:
            brief = passage.brief()
            name = f"{passage.name} ({passage.form})"
            records = list(_placed(passage.records, brief, name))
            found = [m for m in extract(brief, _context()) if brief.block_at(m.start).soort not in _FRAME]
            score(result, name, records, found, kinds=set(passage.kinds) if passage.kinds else None)
            result.documents += 1
    return result


def _placed(written: Sequence[dict[str, Any]], brief: Brief, name: str) -> Iterator[Record]:
    finder = Finder(brief)
    for data in written:
        places = finder.find(data["exact"])
        if len(places) != 1:
            raise SystemExit(f"{name}: «{data['exact']}» is found {len(places)} times; make it unique")
        others = tuple((place.start, place.end) for place in finder.find(data.get("nummer") or "")[:1])
        yield Record(data, (places[0].start, places[0].end), others)


def _records(path: Path, brief: Brief) -> Iterator[Record]:
    finder = Finder(brief)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        data = json.loads(line)
        places = finder.find(data["exact"], data.get("prefix"), data.get("suffix"), data.get("section"))
        if len(places) != 1:
            raise SystemExit(f"{path.name}:{number}: «{data['exact']}» is found {len(places)} times; make it unique")
        others: list[tuple[int, int]] = []
        for key in ("number_at", "outcome_phrase"):
            phrase = data.get(key)
            if isinstance(phrase, str):
                others += [(place.start, place.end) for place in finder.find(phrase)]
        yield Record(data, (places[0].start, places[0].end), tuple(others))


# --- all motie texts: what the heading says against who signed ---


@dataclass
class KoopResult:
    """Moties of koop whose heading was read, and how it agrees with the names under the text."""

    files: int = 0
    moties: int = 0
    found: int = 0
    number: int = 0
    indieners: int = 0
    remarks: list[str] = field(default_factory=list)


def measure_koop() -> KoopResult:
    """Over every file of koop that is a motie: is it found, with its own number, and by whom it was submitted?"""
    result = KoopResult()
    with ProcessPoolExecutor() as pool:
        for name, motie, found, number, indieners, remark in pool.map(
            _koop_file, sorted(KOOP.glob("*.xml")), chunksize=32
        ):
            result.files += 1
            result.moties += motie
            result.found += found
            result.number += number
            result.indieners += indieners
            if remark:
                result.remarks.append(f"{name}: {remark}")
    return result


@cache
def _context() -> Context:
    return read_context(read_data(Settings()))


def _koop_file(path: Path) -> tuple[str, bool, bool, bool, bool, str]:
    """The heading names all who signed, or the first of them and c.s."""
    from taz_graph.extractors import motie  # noqa: PLC0415 - only the one extractor is measured here

    brief = read_brief(path)
    if "motie" not in (brief.metadata.title or "").casefold():
        return path.stem, False, False, False, False, ""
    own = [m for m in motie.find(brief, _context()) if m.attributes.get("zelf")]
    if not own:
        return path.stem, True, False, False, False, f"no motie found in «{brief.metadata.title}»"
    said = own[0].attributes
    number = as_list(said["identifiers"]) == [path.stem]
    signed = [str(sender.naam).casefold().rstrip(" .,") for sender in brief.metadata.afzenders]
    headed = [str(name).casefold() for name in as_list(said["indieners_kop"])]
    right = headed == signed[: len(headed)] and (bool(said["cs"]) or len(headed) == len(signed))
    remark = (
        "" if right and number else f"«{brief.metadata.title}» read as {headed} cs={said['cs']}, signed by {signed}"
    )
    return path.stem, True, True, number, right, remark


def main(arguments: Sequence[str]) -> None:
    """Prints the figures."""
    write = sys.stdout.write
    if "--koop" in arguments:
        koop = measure_koop()
        write("".join(f"{remark}\n" for remark in koop.remarks))
        write(f"{koop.files} files, {koop.moties} moties: {koop.found} found, {koop.number} with their own number, ")
        write(f"{koop.indieners} with the indieners who signed ({koop.indieners / koop.moties:.4f})\n")
        return
    parts = [arguments[arguments.index("--part") + 1]] if "--part" in arguments else ["letters", "dev", "held-out"]
    for part in parts:
        measured = {"letters and moties": evaluate} if part == "letters" else _unseen(part)
        for name, measure in measured.items():
            result = measure()
            if "--misses" in arguments:
                write("".join(f"{remark}\n" for remark in sorted(result.remarks)))
            _print(result, name)


def _unseen(part: str) -> dict[str, Callable[[], Result]]:
    return {
        f"letters of other ministries, {part}": partial(evaluate_letters, part),
        f"passages, {part}": partial(evaluate_passages, part),
    }


def _print(result: Result, name: str) -> None:
    """The figures of one part of the set."""
    write = sys.stdout.write
    write(f"\n=== {name}: {result.documents} documents\n")
    write(f"{'kind':16}{'records':>8}{'found':>8}{'wrong':>8}{'precision':>11}{'recall':>8}\n")
    for kind, count in sorted(result.kinds.items()):
        write(f"{kind:16}{count.records:8}{count.found:8}{count.wrong:8}{count.precision:11.3f}{count.recall:8.3f}\n")
    write(f"\n{'attribute of what was found':30}{'of':>6}{'right':>8}{'share':>8}\n")
    for attribute, count in sorted(result.attributes.items()):
        write(f"{attribute:30}{count.records:6}{count.found:8}{count.recall:8.3f}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
