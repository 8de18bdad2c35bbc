"""Staatsblad, Staatscourant and Tractatenblad: Stb. 2010, 284; Stcrt. 2023, nr. 1234; Trb. 2010, 272."""

import re

from taz_graph.kamerstuk.drafts import Draft, Reading
from taz_graph.kamerstuk.lexicon import MARK, D, W

_KINDS = {
    "stb": "staatsblad",
    "staatsb": "staatsblad",
    "stc": "staatscourant",
    "staatsc": "staatscourant",
    "tr": "tractatenblad",
}
_YEAR = r"(?P<year>1[89][0-9]{2}|20[0-9]{2})(?![0-9])"
_GAZETTE = re.compile(
    rf"(?P<name>(?i:stb|stcrt|trb)(?![A-Za-z-])\.?|(?i:staatsblad|staatscourant|tractatenblad)(?![a-z]))"
    rf"(?:{W},?{W}(?:van|jaargang|jrg\.?)(?![a-z]))?(?:{W}[0-9]{{1,2}}{W}[a-z]{{3,9}}(?={W}[12]))?"
    rf"(?:{W},?{W}{_YEAR})?{W}(?P<link>[,/]|{D}|){W}(?P<mark>{MARK})?{W}"
    r"(?P<number>[0-9]{1,5})(?![0-9]|[.,][0-9]{3})"
)
_MORE = re.compile(rf"{W}(?:,|en(?![a-z])|&){W}([0-9]{{1,5}})(?![0-9])(?!{W}[a-z,])")
_MORE_OF_ANOTHER_YEAR = re.compile(
    rf"{W}(?:[,;]|en(?![a-z])){W}{_YEAR}{W},{W}(?P<number>[0-9]{{1,5}})(?![0-9])(?!{W}[a-z])"
)
_YEAR_BEHIND = re.compile(rf"{W}(?:van{W}{_YEAR}|,{W}(?P<listed>1[89][0-9]{{2}}|20[0-9]{{2}})(?!{W}[a-z0-9]))")


def read_gazette(text: str, at: int) -> Reading | None:
    """The publications that a citation of one of the three gazettes names; a bare number needs its "nr." or dot."""
    match = _GAZETTE.match(text, at)
    if not match:
        return None
    name = match["name"].lower()
    kind = next(kind for start, kind in _KINDS.items() if name.startswith(start))
    year, number, end = match["year"], match["number"], match.end()
    if year is None and not (match["mark"] or name.endswith(".")):
        return None
    if year is None and (behind := _YEAR_BEHIND.match(text, end)):
        year, end = behind["year"] or behind["listed"], behind.end()
    if year is None and len(number) == 4 and number[:2] in ("19", "20"):
        return None  # "Stb. 2010" names a year only
    drafts = [Draft(kind, at, end, number=number, year=year)]
    while year:
        if more := _MORE_OF_ANOTHER_YEAR.match(text, drafts[-1].end):  # "Trb. 1951, 154 en 1969, 99"
            year = more["year"]
            drafts.append(Draft(kind, more.start("year"), more.end(), number=more["number"], year=year))
        elif more := _MORE.match(text, drafts[-1].end):
            drafts.append(Draft(kind, more.start(1), more.end(), number=more[1], year=year))
        else:
            break
    return Reading(drafts, drafts[-1].end)
