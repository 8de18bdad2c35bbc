"""What the tests of the extractors share: a letter of a few sentences, what is found in it, and a few known names."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from taz_graph.brief import Brief
from taz_graph.extractors.model import Context, Known, Mention, Rule
from taz_graph.settings import Settings
from taz_graph.sources import read_data
from taz_graph.voorstel.context import read_context
from tests.made_brief import made_brief

Find = Callable[[Brief, Context], list[Mention]]
NOTHING = Context()


def known(soort: str, kenmerk: str, name: str, short: str | None = None, *aliases: str) -> Known:
    """Something that a test's ``data/`` holds."""
    return Known(f"https://example.org/{soort}/{kenmerk}", soort, kenmerk, name, short, aliases)


WORLD = Context(
    (
        known("akkoord", "iza", "Integraal Zorgakkoord", "IZA", "Integraal Zorg Akkoord"),
        known("fractie", "bbb", "BoerBurgerBeweging", "BBB"),
        known("indicator", "verzuim", "Verzuim"),
        known("overleg", "boa", "Bestuurlijk Overleg Arbeidsmarkt"),
        known("overleg", "kg-nova", "Klankbordgroep Nova"),
        known("partij", "actiz", "ActiZ", None, "Actiz"),
        known("partij", "coalitie-nu-samen", "Coalitie Nu Samen", None, "de Coalitie"),
        known("partij", "cno", "Chief Nursing Officer", "CNO"),
        known("partij", "de-nederlandse-ggz", "De Nederlandse ggz", None, "de Nederlandse ggz"),
        known("partij", "financien", "Ministerie van Financiën", "Financiën"),
        known("partij", "gemeenten", "Gemeenten"),
        known("partij", "ggd-ghor-nederland", "GGD GHOR Nederland", None, "GGD-GHOR NL"),
        known("partij", "kabinet", "Kabinet", None, "het kabinet"),
        known("partij", "nfu", "Nederlandse Federatie van Universitair Medische Centra", "NFU"),
        known("partij", "nu91", "NU'91"),
        known("partij", "nza", "Nederlandse Zorgautoriteit", "NZa"),
        known("partij", "om", "Openbaar Ministerie", "OM"),
        known("partij", "politie", "Politie", None, "politie"),
        known("partij", "ser", "Sociaal-Economische Raad", "SER"),
        known("partij", "v-en-vn", "V&VN"),
        known("partij", "v-en-vn-ambulancezorg", "V&VN Ambulancezorg"),
        known("partij", "veldpartijen", "Veldpartijen", None, "het veld"),
        known("partij", "vng", "Vereniging van Nederlandse Gemeenten", "VNG"),
        known("partij", "vws", "Ministerie van Volksgezondheid, Welzijn en Sport", "VWS", "Ministerie van VWS"),
        known("partij", "zn", "Zorgverzekeraars Nederland", "ZN"),
        known("programma", "nova", "Nieuwe Opvang voor Allen", "NOVA"),
        known("programma", "toekomstagenda-jeugd", "Toekomstagenda Jeugd"),
        known("rapport", "wat-beweegt", "Wat beweegt de basisarts?"),
        known("regeling", "wet-big", "Wet BIG"),
    )
)
"""Names that some rules need; nothing of it is said by a letter."""
WORLD = replace(WORLD, organisations=read_context(read_data(Settings())).organisations)


def letter(text: str, day: str | None = None, vergaderjaar: str | None = None) -> Brief:
    """A letter of ``text``, written on ``day``, or in a vergaderjaar."""
    brief = made_brief(text)
    written = date.fromisoformat(day) if day else None
    return replace(brief, metadata=replace(brief.metadata, date=written, vergaderjaar=vergaderjaar))


def texts(find: Find, text: str, kind: str | None = None, context: Context = WORLD) -> list[str]:
    """The words of each mention, in order."""
    return [one.text for one in find(letter(text), context) if kind is None or one.kind == kind]


def valued(
    find: Find, text: str, *keys: str, context: Context = WORLD, day: str | None = None
) -> list[tuple[object, ...]]:
    """The words of each mention with the values of some attributes."""
    return [(one.text, *(one.attributes.get(key) for key in keys)) for one in find(letter(text, day), context)]


def silent_rules(find: Find, rules: Mapping[str, Rule]) -> list[str]:
    """Rules that find nothing in their own example."""
    silent = []
    for rule in rules.values():
        by_rule = {
            one.rule for text in (rule.example, f"Zin.\n\n[1] {rule.example}") for one in find(letter(text), WORLD)
        }
        shouted = {one.rule for one in find(letter(f"! {rule.example}"), WORLD)}
        if rule.id not in by_rule | shouted:
            silent.append(rule.id)
    return silent
