"""What ``make eval`` runs: the extractors against what a person found in the same texts.

python tests/eval/run_eval.py            the annotated set (README.md beside this file)
python tests/eval/run_eval.py --misses   the same, with every miss and every mistake
python tests/eval/run_eval.py --part dev        only the passages of that part: dev or held-out
python tests/eval/run_eval.py --koop     indieners and number of every motie in ../shared/register/koop
"""

import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from taz_graph.brief import Brief, Soort
from taz_graph.extractors import Context, Mention, extract
from taz_graph.readers import read_brief
from taz_graph.settings import Settings
from taz_graph.sources import read_data
from taz_graph.vindplaats import Finder
from taz_graph.voorstel.context import read_context

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))
ROOT = HERE.parent.parent
SHARED = ROOT.parent / "shared"
KOOP = SHARED / "register" / "koop"
KINDS_IN_MOTIES = ("motie", "kamerstuk", "persoon", "partij", "datum", "bedrag", "cijfer")
NAMED_HERE = {"verwijzing": "kamerstuk"}
"""Kinds that the annotations call otherwise than the extractors."""
NOT_ANNOTATED = ("uitkomst", "periode", "gesprek")
"""Kinds that have no record of their own: an outcome is an attribute of its zaak."""


_FRAME = (Soort.BRIEFHOOFD, Soort.ONDERTEKENING)
"""What a rendition puts around a passage, date and name included, was not annotated."""


@dataclass
class Count:
    """Records and proposals of one kind."""

    records: int = 0
    found: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        """Share of the proposals that are right."""
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the records that were found."""
        return self.found / self.records if self.records else 1.0


@dataclass
class Result:
    """The counts of every kind and attribute, with what went wrong in words."""

    kinds: dict[str, Count] = field(default_factory=dict)
    attributes: dict[str, Count] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    documents: int = 0

    def kind(self, name: str) -> Count:
        """The count of a kind."""
        return self.kinds.setdefault(name, Count())

    def attribute(self, name: str, *, right: bool) -> None:
        """Counts one attribute of a mention that was found."""
        count = self.attributes.setdefault(name, Count())
        count.records += 1
        count.found += right


@dataclass(frozen=True)
class Record:
    """One annotated mention at its place in the text; ``others`` are further places where it may be found."""

    data: dict[str, Any]
    span: tuple[int, int]
    others: tuple[tuple[int, int], ...] = ()

    @property
    def kind(self) -> str:
        return str(self.data["kind"])

    @property
    def optional(self) -> bool:
        return bool(self.data.get("optional"))

    def kinds(self) -> set[str]:
        return {self.kind, *self.data.get("also", ())}


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


def evaluate_passages(part: str) -> Result:
    """Counts over the passages of ``dev`` or ``held-out``."""
    if __name__ == "__main__":  # a dependency installs a package «tests» of its own, which would be found before ours
        ours = ModuleType("tests")
        ours.__path__ = [str(ROOT / "tests")]
        sys.modules["tests"] = ours
    from tests.eval.passages import passages  # noqa: PLC0415 - needs the makers of files in tests/

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


def score(
    result: Result, name: str, records: Sequence[Record], found: Sequence[Mention], *, kinds: set[str] | None
) -> None:
    """Adds what one document shows; ``kinds`` are those that were annotated there (None: all)."""
    outcomes = {tuple(m.attributes["zaak"]): m for m in found if m.kind == "uitkomst"}  # type: ignore[arg-type]
    proposals = [m for m in found if m.kind not in NOT_ANNOTATED and (kinds is None or _kind(m) in kinds)]
    right: set[int] = set()
    for record in records:
        matching = [i for i, m in enumerate(proposals) if _kind(m) in record.kinds() and _is_there(record, m)]
        right.update(matching)
        if record.optional:
            continue
        count = result.kind(record.kind)
        count.records += 1
        if not matching:
            result.remarks.append(f"missed  {record.kind:14} {name}: {record.data['exact']}")
            continue
        count.found += 1
        best = max((proposals[i] for i in matching), key=lambda m: _overlap(record.span, m.span))
        _attributes(result, name, record, best, outcomes.get(best.span))
    for index, proposal in enumerate(proposals):
        if index not in right:
            result.kind(_kind(proposal)).wrong += 1
            result.remarks.append(f"wrong   {_kind(proposal):14} {name}: {proposal.text!r} ({proposal.rule})")


def _kind(found: Mention) -> str:
    return NAMED_HERE.get(found.kind, found.kind)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def _is_there(record: Record, found: Mention) -> bool:
    if _overlap(record.span, found.span) > 0:
        return True
    same = str(record.data.get("nummer") or record.data.get("internal") or record.data.get("zaak"))
    named = {str(found.attributes.get(key)) for key in ("nummer", "intern")}
    named |= {str(value) for value in _list(found.attributes.get("identifiers"))}
    return same in named and any(_overlap(span, found.span) > 0 for span in record.others)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _attributes(result: Result, name: str, record: Record, found: Mention, outcome: Mention | None) -> None:
    data, said = record.data, found.attributes
    checks: list[tuple[str, object, object]] = []
    if record.kind == "motie":
        checks.append(
            (
                "motie.indieners",
                [n.casefold() for n in data["indieners"]],
                [str(n).casefold() for n in _list(said.get("indieners"))],
            )
        )
        if not said.get("zelf"):
            checks.append(("motie.identifiers", data.get("citations", []), _list(said.get("identifiers"))))
        checks.append(("motie.cs", bool(data.get("cs")), bool(said.get("cs"))))
    if record.kind == "toezegging":
        checks.append(("toezegging.nummer", data.get("nummer"), said.get("nummer")))
    if record.kind == "kamerstuk" and "identifier" in data and not data.get("doubt"):
        checks.append(("kamerstuk.identifier", data.get("identifier"), said.get("identifier")))
    if record.kind in ("programmalijn", "opgave") and "nummer" in data:
        checks.append((f"{record.kind}.nummer", data.get("nummer"), said.get("nummer")))
    if data.get("outcome"):
        answer = outcome.attributes["uitkomst"] if outcome else None
        wanted = [data["outcome"], *data.get("outcome_also", ())]
        checks.append(("outcome", data["outcome"], data["outcome"] if answer in wanted else answer))
    if "under" in data and record.kind in ("motie", "toezegging"):
        under = {key: str(value) for key, value in (data["under"] or {}).items() if value is not None}
        onder = said.get("onder")
        stands = {key: str(value[-1]) for key, value in onder.items()} if isinstance(onder, dict) else {}
        checks.append(("under", under, stands))
    for attribute, wanted_value, value in checks:
        result.attribute(attribute, right=wanted_value == value)
        if wanted_value != value:
            result.remarks.append(f"differs {attribute:14} {name}: {data['exact']}: {value!r}, not {wanted_value!r}")


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
    number = _list(said["identifiers"]) == [path.stem]
    signed = [str(sender.naam).casefold().rstrip(" .,") for sender in brief.metadata.afzenders]
    headed = [str(name).casefold() for name in _list(said["indieners_kop"])]
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
        result = evaluate() if part == "letters" else evaluate_passages(part)
        if "--misses" in arguments:
            write("".join(f"{remark}\n" for remark in sorted(result.remarks)))
        _print(result, "letters and moties" if part == "letters" else f"passages, {part}")


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
