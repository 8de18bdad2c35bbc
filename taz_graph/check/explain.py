"""``taz-graph check --explain RULE``: what a rule asks, why, how to mend it, one example that keeps it and one not."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from rich.console import Console
from rich.text import Text as RichText

from taz_graph.build import prepare
from taz_graph.check.findings import Severity, Waiver, severity_named
from taz_graph.check.linking import relative_path
from taz_graph.check.report_table import COLOURS, plain
from taz_graph.check.shapes import Rule, load_shapes
from taz_graph.check.text import choose
from taz_graph.check.waivers import KINDS, WHY, read_waivers
from taz_graph.check.words import words_of
from taz_graph.errors import CheckError, InputError
from taz_graph.names import compact
from taz_graph.settings import Settings
from taz_graph.sources import Source, locate, read_ontology, read_shapes
from taz_graph.store import open_store, open_version

EXAMPLES = "voorbeelden"
GOOD, BAD = "goed", "fout"
_LINKS = {GOOD: "voldoetAan", BAD: "breekt"}


@dataclass(frozen=True, slots=True)
class Example:
    """A small graph that keeps (``goed``) or breaks (``fout``) a rule; ``text`` is its Turtle without prefixes."""

    kind: str
    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that there is to say of one rule, in one language."""

    iri: str
    rule_id: str
    title: str
    why: str
    repair: str
    severity: Severity
    place: str
    examples: tuple[Example, ...]
    waivers: tuple[Waiver, ...]


def explain(settings: Settings, name: str, others: Sequence[tuple[Rule, Severity]] = ()) -> list[Explanation]:
    """The rules that ``name`` may mean: a number, an IRI (also short), a shape's name, or the file of an example.

    ``others`` are rules that neither a shape states nor the waivers, and how heavy each is.
    Raises CheckError, with the nearest known name, when it means none.
    """
    ontology, files = read_ontology(settings), read_shapes(settings)
    shapes = load_shapes(files, ontology, settings.base)
    examples = _examples(settings)
    rest = [*_about_waivers(settings.base), *others]
    rules = [*shapes.rules, *(rule for rule, _ in rest)]
    named = _named(rules, examples, name, settings.base)
    if not named:
        raise CheckError(_unknown(rules, examples, name, settings.base))
    waivers = _waivers(settings)
    heavy = {rule.iri: severity_named(shapes.severity(rule.iri)) for rule in shapes.rules}
    heavy |= {rule.iri: severity for rule, severity in rest}
    return [_explanation(rule, heavy[rule.iri], files, examples, waivers, settings) for rule in named]


def print_explanations(found: Sequence[Explanation], console: Console, language: str, base: str) -> None:
    """Writes them for a person."""
    words = words_of(language)
    for one in found:
        console.print(_heading(one))
        said = {"severity": words[one.severity], "why": one.why, "repair": one.repair}
        for key, text in said.items():
            if text:
                console.print(RichText(f"{words[key].capitalize()}: {plain(text)}"))
        place = f"  ({one.place})" if one.place else ""
        # A path that is broken over two lines can be neither copied nor clicked: soft_wrap.
        console.print(RichText(f"{compact(one.iri, base)}{place}", style="dim"), soft_wrap=True)
        for waiver in one.waivers:
            reason = words["accepted"].format(owner=waiver.owner, until=waiver.until, reason=waiver.reason)
            console.print(RichText(plain(f"- {compact(waiver.thing, base)}: {reason}")))
        for example in one.examples:
            heading = words["good" if example.kind == GOOD else "bad"]
            console.print()
            console.print(RichText(f"{heading} ({relative_path(example.path)})", style="bold"), soft_wrap=True)
            console.print(RichText(plain(example.text)), soft_wrap=True)
        console.print()


def _heading(one: Explanation) -> RichText:
    return RichText.assemble((one.rule_id, f"bold {COLOURS[one.severity]}"), "  ", (plain(one.title), "bold"))


def _about_waivers(base: str) -> Iterator[tuple[Rule, Severity]]:
    for kind in KINDS:
        yield Rule(f"{base}def#{kind.name}", kind.rule_id, kind.title, WHY, kind.repair), "warning"


def _named(rules: Iterable[Rule], examples: Sequence[Source], name: str, base: str) -> list[Rule]:
    wanted = name.casefold()
    exact = [rule for rule in rules if wanted in (rule.rule_id.casefold(), rule.iri.casefold())]
    short = [rule for rule in rules if wanted in {known.casefold() for known in _names(rule, base)}]
    if exact or short:
        return exact or short
    stem = Path(name).stem
    # A file of a bad example is about one rule; one of a good example often about all rules of its shape.
    for kind in (BAD, GOOD):
        links = {f"{base}def#{_LINKS[kind]}"}
        told = {
            triple.object.value
            for source in examples
            if source.name == stem and source.path.parent.name == kind
            for triple in source.triples
            if triple.predicate.value in links and hasattr(triple.object, "value")
        }
        if told and (kind in Path(name).parts or len(Path(name).parts) == 1):
            return [rule for rule in rules if rule.iri in told]
    return []


def _names(rule: Rule, base: str) -> tuple[str, str]:
    return compact(rule.iri, base), rule.iri.rpartition("#")[2]


def _unknown(rules: Iterable[Rule], examples: Iterable[Source], name: str, base: str) -> str:
    known = [rule.rule_id for rule in rules]
    known += [short for rule in rules for short in _names(rule, base)]
    known += [source.path.name for source in examples]
    by_case = {text.casefold(): text for text in reversed(known)}
    near = get_close_matches(name.casefold(), by_case, n=1, cutoff=0.5)
    advice = f"did you mean {by_case[near[0]]}?" if near else "give a number such as the ones that the check prints"
    return f"there is no rule '{name}'; {advice}"


def _explanation(
    rule: Rule,
    severity: Severity,
    files: Sequence[Source],
    examples: Sequence[Source],
    waivers: Sequence[Waiver],
    settings: Settings,
) -> Explanation:
    language, place = settings.language, locate(files, rule.iri)
    return Explanation(
        iri=rule.iri,
        rule_id=rule.rule_id,
        title=choose(rule.title, language),
        why=choose(rule.why, language),
        repair=choose(rule.repair, language),
        severity=severity,
        place=f"{relative_path(place[0])}:{place[1]}" if place else "",
        examples=tuple(_of_rule(examples, rule.iri, settings.base)),
        waivers=tuple(waiver for waiver in waivers if waiver.rule == rule.iri),
    )


def _of_rule(examples: Sequence[Source], rule: str, base: str) -> Iterable[Example]:
    for kind, link in _LINKS.items():
        for source in examples:
            if source.path.parent.name == kind and any(
                triple.predicate.value == f"{base}def#{link}" and getattr(triple.object, "value", "") == rule
                for triple in source.triples
            ):
                yield Example(kind, source.path, _without_prefixes(source.text))
                break


def _without_prefixes(text: str) -> str:
    return re.sub(r"(?m)^@prefix [^\n]*\n", "", text).strip()


def _examples(settings: Settings) -> list[Source]:
    found: list[Source] = []
    for kind in (GOOD, BAD):
        folder = settings.ontology / EXAMPLES / kind
        if folder.is_dir() and any(folder.glob("*.ttl")):
            found += read_ontology(replace(settings, ontology=folder))
    return found


def _waivers(settings: Settings) -> list[Waiver]:
    try:
        version = None if settings.endpoint else prepare(settings)
    except InputError:
        # Somebody who mends a rule asks about it while the data do not build; the rule itself can be told.
        return []
    store = open_store(settings) if version is None else open_version(version.path, base=settings.base)
    try:
        return read_waivers(store, settings.language, settings.base)
    finally:
        store.close()
