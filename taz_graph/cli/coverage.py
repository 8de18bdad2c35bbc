"""``taz-graph coverage``."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console

from taz_graph.cli.options import Data, Lang, Language, parse_day, settings_of
from taz_graph.cli.output import show, table, write_bytes
from taz_graph.errors import InputError
from taz_graph.names import compact
from taz_graph.settings import Settings

if TYPE_CHECKING:
    from taz_graph.coverage import Coverage, Match, Place
    from taz_graph.sources import Source

Format = Literal["table", "json"]

Letters = Annotated[list[Path], typer.Argument(metavar="BRIEF...", help="Letters (txt, docx, odt, pdf, xml, html).")]
Named = Annotated[
    str | None,
    typer.Option("--brief", metavar="NAME", help="The letter's identifier (kst-29282-600), where the file lacks it."),
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=parse_day, help="Which acceptances hold on this date."),
]
Everything = Annotated[bool, typer.Option("--all", help="List what is in both, and what is accepted, too.")]
Formats = Annotated[Format, typer.Option("--format", help="A table for people, JSON for machines.")]

_TEXTS = {
    "nl": {
        "both": "in de brief en in de graaf",
        "letter": "alleen in de brief",
        "graph": "alleen in de graaf",
        "waivers": "aanvaardingen die niet (meer) gelden",
        "kind": "soort",
        "words": "woorden",
        "section": "sectie",
        "rule": "regel",
        "place": "vindplaats",
        "why": "waarom",
        "where": "waar",
        "accepted": "aanvaard",
        "instead": "{states}, in de graaf {instead}",
        "thing": "ding",
        "absent": "haar woorden staan niet in de brief",
        "elsewhere": "haar woorden staan in een andere sectie: ",
        "several": "haar woorden staan op meer plaatsen",
        "ended": "is verlopen",
        "unused": "past op niets dat openstaat",
    },
    "en": {
        "both": "in the letter and in the graph",
        "letter": "in the letter only",
        "graph": "in the graph only",
        "waivers": "acceptances that do not hold (any more)",
        "kind": "kind",
        "words": "words",
        "section": "section",
        "rule": "rule",
        "place": "place",
        "why": "why",
        "where": "where",
        "accepted": "accepted",
        "instead": "{states}, in the graph {instead}",
        "thing": "thing",
        "absent": "its words are not in the letter",
        "elsewhere": "its words stand in another section: ",
        "several": "its words stand in several places",
        "ended": "has ended",
        "unused": "accepts nothing that is open",
    },
}


def coverage(  # noqa: PLR0913, PLR0917 - one for each option
    letters: Letters,
    brief: Named = None,
    data: Data = None,
    as_of: AsOf = None,
    all: Everything = False,  # noqa: A002, FBT002 - the name of the option
    lang: Lang = "nl",
    format: Formats = "table",  # noqa: A002 - the name of the option
) -> int:
    """Compare what letters say with what the graph has of them.

    Three lists: what is in both, what only the letter has, and what only the graph has (its words cannot be re-found
    in the letter, or stand in another section). What is accepted stands in dekking-aanvaard.tsv in the data folder.

    Exit code 0: nothing is open. 1: one of the last two lists is not empty. 2: could not compare.

    Example: taz-graph coverage kst-29282-600.pdf --lang en
    """
    from taz_graph.coverage_waivers import read_waivers  # noqa: PLC0415
    from taz_graph.sources import read_data  # noqa: PLC0415

    if brief is not None and len(letters) > 1:
        raise InputError("--brief names one letter; give one letter with it")
    settings = settings_of(data, language=lang)
    sources = read_data(settings)
    waivers = read_waivers(settings.data, as_of)
    covered = [_cover(path, brief, settings, sources, waivers) for path in letters]
    if format == "json":
        write_bytes((json.dumps([_record(one) for one in covered], ensure_ascii=False, indent=1) + "\n").encode())
    else:
        for one in covered:
            show(lambda console, one=one: _print(one, sources, console, lang, everything=all))  # type: ignore[misc]
    return 0 if all_complete(covered) else 1


def all_complete(covered: Sequence["Coverage"]) -> bool:
    """Whether no letter has anything open."""
    return all(one.complete for one in covered)


def _cover(
    path: Path, brief: str | None, settings: Settings, sources: Sequence["Source"], waivers: Sequence[object]
) -> "Coverage":
    from taz_graph.coverage import cover  # noqa: PLC0415
    from taz_graph.readers import read_brief  # noqa: PLC0415
    from taz_graph.voorstel import propose, read_context  # noqa: PLC0415
    from taz_graph.voorstel.files import letter_name  # noqa: PLC0415

    read = read_brief(path)
    name = letter_name(brief) or read.metadata.identifier
    if name is None:
        message = "neither its text nor its file name says which letter this is; name it with --brief kst-29282-600"
        raise InputError(message, path=path)
    voorstel = propose(read, read_context(sources, settings.base), letter=name, base=settings.base)
    return cover(read, voorstel, sources, waivers, settings.base)  # type: ignore[arg-type]


def _print(one: "Coverage", sources: Sequence["Source"], console: Console, lang: Language, *, everything: bool) -> None:
    from taz_graph.coverage_waivers import FILE  # noqa: PLC0415

    texts = _TEXTS[lang]
    console.print(f"{one.letter}")
    kinds = Counter(match.mention.kind for match in one.both)
    console.print(f"{texts['both']}: {len(one.both)} + {len(one.refound)}  ({_counted(kinds)})")
    if everything:
        heads = [texts["kind"], texts["words"], texts["section"], texts["thing"]]
        table(console, heads, [[*_mention(match)[:3], _things(match.things)] for match in one.both])
    open_mentions = [match for match in one.letter_only if everything or not match.waiver]
    console.print(_heading(texts["letter"], one.letter_only, texts["accepted"]))
    if open_mentions:
        heads = [texts[name] for name in ("kind", "words", "section", "rule")]
        table(console, heads, [[*_mention(match)[:3], _shown(match, texts)] for match in open_mentions])
    open_places = [place for place in one.graph_only if everything or not place.waiver]
    console.print(_heading(texts["graph"], one.graph_only, texts["accepted"]))
    if open_places:
        heads = [texts[name] for name in ("place", "words", "why", "where")]
        table(console, heads, [_place(place, sources, texts) for place in open_places])
    for waiver, why in one.waivers:
        console.print(f"{texts['waivers']}: {waiver.words} ({waiver.owner}, {FILE}:{waiver.line}) {texts[why]}")


def _heading(text: str, items: Sequence["Match | Place"], accepted: str) -> str:
    waived = sum(1 for item in items if item.waiver)
    return f"{text}: {len(items) - waived}" + (f"  ({accepted}: {waived})" if waived else "")


def _counted(kinds: Counter[str]) -> str:
    return ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))


def _mention(match: "Match") -> list[str]:
    mention = match.mention
    return [mention.kind, mention.text, mention.section, f"{mention.rule} ({mention.certainty:.2f})"]


def _shown(match: "Match", texts: Mapping[str, str]) -> str:
    """The rule, and for an outcome what the letter states and what the graph has instead."""
    rule = _mention(match)[3]
    return f"{rule}: {texts['instead'].format(states=match.states, instead=match.instead)}" if match.instead else rule


def _things(things: Sequence[str]) -> str:
    return ", ".join(compact(thing) for thing in things)


def _place(place: "Place", sources: Sequence["Source"], texts: Mapping[str, str]) -> list[str]:
    from taz_graph.sources import locate  # noqa: PLC0415

    at = locate(sources, place.iri)
    why = texts[place.trouble or "absent"] + (place.elsewhere or "")
    return [compact(place.iri), place.exact, why, f"{at[0]}:{at[1]}" if at else ""]


def _record(one: "Coverage") -> dict[str, object]:
    """A letter's coverage for machines."""
    return {
        "letter": one.letter,
        "complete": one.complete,
        "both": [_mention_record(match) for match in one.both],
        "letter_only": [_mention_record(match) for match in one.letter_only],
        "refound": len(one.refound),
        "graph_only": [
            {
                "vindplaats": place.iri,
                "things": list(place.things),
                "section": place.section,
                "exact": place.exact,
                "trouble": place.trouble,
                "elsewhere": place.elsewhere,
                "waived": place.waiver is not None,
            }
            for place in one.graph_only
        ],
        "waivers": [{"line": waiver.line, "words": waiver.words, "why": why} for waiver, why in one.waivers],
    }


def _mention_record(match: "Match") -> dict[str, object]:
    mention = match.mention
    return {
        "kind": mention.kind,
        "text": mention.text,
        "section": mention.section,
        "span": list(mention.span),
        "rule": mention.rule,
        "certainty": mention.certainty,
        "things": list(match.things),
        "by": match.by,
        "states": match.states,
        "instead": match.instead,
        "waived": match.waiver is not None,
    }
