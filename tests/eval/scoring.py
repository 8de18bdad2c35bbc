"""Records held against proposals: what is found, what is wrong, and whether the attributes are right.

README.md beside this file says how it is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from taz_graph.extractors import Mention

NAMED_HERE = {"verwijzing": "kamerstuk"}
"""Kinds that the annotations call otherwise than the extractors."""
NOT_ANNOTATED = ("uitkomst", "periode", "gesprek")
"""Kinds that have no record of their own: an outcome is an attribute of its zaak."""


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
    named |= {str(value) for value in as_list(found.attributes.get("identifiers"))}
    return same in named and any(_overlap(span, found.span) > 0 for span in record.others)


def as_list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _attributes(result: Result, name: str, record: Record, found: Mention, outcome: Mention | None) -> None:
    data, said = record.data, found.attributes
    checks: list[tuple[str, object, object]] = []
    if record.kind == "motie":
        checks.append(
            (
                "motie.indieners",
                [n.casefold() for n in data["indieners"]],
                [str(n).casefold() for n in as_list(said.get("indieners"))],
            )
        )
        if not said.get("zelf"):
            checks.append(("motie.identifiers", data.get("citations", []), as_list(said.get("identifiers"))))
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
