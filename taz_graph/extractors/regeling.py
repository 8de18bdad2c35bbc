"""Regelingen that a letter names: laws, decrees, subsidy schemes, directives, with the articles that it points at.

A law counts under its name, under a name with its kind («Wet langdurige zorg»), as one word («Jeugdwet») or under the
short name that everybody uses («Wlz»). «De wet» and «de regeling» lean on a name and are none.
"""

import re
from dataclasses import replace

from taz_graph.brief import Brief
from taz_graph.extractors.lexicon_guard import Guarded
from taz_graph.extractors.lexicon_tail import ENDS, SMALL_TAIL, STOP
from taz_graph.extractors.lexicon_things import QUOTED_TITLE, TITLE, Form, Things
from taz_graph.extractors.lexicon_words import UPPER
from taz_graph.extractors.model import Context, Mention, Rule, by_place

RULES = {
    rule.id: rule
    for rule in (
        Rule("regeling-bekend", 0.96, "A name that data/ holds.", "Volgens de Wet BIG mag dat."),
        Rule(
            "regeling-met-naam",
            0.9,
            "Subsidies and schemes with a name.",
            "De Subsidieregeling Groene Daken sluit in mei.",
        ),
        Rule(
            "regeling-met-kleine-naam",
            0.65,
            "Their names may stand small.",
            "De subsidieregeling groene daken is open.",
        ),
        Rule(
            "regeling-wet",
            0.88,
            "A law told in words, up to its short name.",
            "De Wet langdurige zorg (Wlz) regelt dit.",
        ),
        Rule(
            "regeling-kleine-naam",
            0.8,
            "A capital in «Regeling» shows that the small words behind it are its name.",
            "De Regeling groene daken sluit in mei.",
        ),
        Rule("regeling-wet-woord", 0.9, "A law in one word.", "De Jeugdwet wordt gewijzigd."),
        Rule("regeling-afkorting", 0.93, "Short names of laws that need no introduction.", "Dit valt onder de Wlz."),
        Rule("regeling-besluit", 0.85, "Decrees and policy rules.", "Het Besluit geluid wordt aangepast."),
        Rule(
            "regeling-richtlijn", 0.85, "Directives and regulations.", "De Europese drinkwaterrichtlijn laat dit toe."
        ),
        Rule("regeling-voorstel", 0.8, "Bills with a name.", "Het wetsvoorstel Vaste Huur ligt voor."),
        Rule(
            "regeling-eigen-afkorting",
            0.92,
            "A short name that the letter defines.",
            "Regeling Oude Bomen (ROB). De ROB sluit.",
        ),
    )
}

_LEAD = re.compile(r"(?:[Ss]ubsidieregeling|[Ss]timuleringsregeling|[Rr]egeling)\s[«‘“]?$")
_NAME = rf"(?:{QUOTED_TITLE}|{TITLE})"
# Words of a law's name in small letters; a verb or a small word ends it.
_END = (
    r"(?:is|zijn|was|wordt|worden|werd|heeft|hebben|kan|kunnen|moet|moeten|mag|mogen|biedt|bieden|regelt|geldt"
    r"|gelden|treedt|die|dat|waarin"
    r"|waarmee|waardoor|om|als|door|bij|met|aan|uit|naar|per|tot|te|niet|ook|nog|zal|zullen|maakt|geeft|schrijft"
    r"|stelt|valt|vallen|onder|reeds|al|sinds|vanaf|tijdens|binnen|bevat|kent|vervalt|vervangt|wijzigt|introduceert"
    r"|beoogt|verplicht|bepaalt|verbiedt|verschijnt|volgt|blijft|blijven|lopen|zou|zouden|waren|werden|had|gaan|liggen|in\s\d+|op\sdit|op\sdeze|in\sdit|in\sdeze|behoeft"
    r"|daarmee|hiermee|ten|ter|dan|maar|want|omdat|zodat|waar|wil|gaat|staat|ligt|komt|ingediend|aangenomen"
    r"|gewijzigd|vastgelegd|vraagt|gericht|nodig|verboden|voortvarend|bedoeld|ruimte|voldoende|het|de|voor|bedraagt|sluit|loopt|start|vergoedt|ondersteunt|helpt)"
)
_SMALL = rf"(?:\s(?!{_END}(?!\w))[a-zà-ÿ-]+){{1,7}}?"
_KIND_BEFORE = r"(?:Tijdelijke|Landelijke|Nationale|Algemene|Brede|Provinciale|Vrijwillige)"
_LAWS = (
    r"Wmo|WMO|Wlz|WLZ|Zvw|ZVW|Wpg|WPG|Wkkgz|Wtza|WTZa|Wabvpz|Wegiz|Wzd|Wvggz|Wmg|WMG|Wgbo|WGBO|Wbo|Awb|AWB|Woo"
    r"|Wob|Wnt|WNT|AVG|Wia|WIA"
    r"|Wajong|Wft|Wwft|Wav|WAV|Waadi|WAADI|Wtta|Vbar|Wtp|Anw|Wsw|WSW|WEB|Wec|Wpo|Wvo|Whw|WHW|Wgs|Wvo|Wkb|CW|Bbz"
    r"|Wbp|Wgbh|Wet\sBIG"
)

FORMS = (
    Form(
        "regeling-met-naam",
        "regeling",
        Guarded(
            re.compile(
                r"(?<![\w-])(?P<name>(?:[Tt]ijdelijke\s)?(?:[A-Za-z]?[a-z]*[Rr]egeling(?!en)"
                r"|[Ss]pecifieke\s[Uu]itkering|SPUK|[Bb]eleidskader"
                rf"|[Ss]ubsidiekader)\s(?P<title>{_NAME}))(?![\w])"
            ),
            "regeling uitkering spuk kader",
        ),
    ),
    Form(
        "regeling-met-kleine-naam",
        "regeling",
        Guarded(
            re.compile(
                rf"(?<![\w-])(?P<name>(?:[Ss]ubsidie|[Ss]timulerings)regeling\s(?P<title>(?!{_END}(?!\w)|voor|van|en"
                rf"|of)[a-zà-ÿ-]+(?:{_SMALL})?)"
                rf"(?=[,.;:)»’]|\s(?:{_END})(?!\w)|\s\(|\sen\s(?:de|het|een|in|op)\s|\sen\s[{UPPER}]|$))"
            ),
            "regeling",
        ),
    ),
    Form(
        "regeling-wet",
        "regeling",
        Guarded(
            re.compile(
                rf"(?<![\w-])(?P<name>(?:Tijdelijke\sw|(?:Tijdelijke\s)?Rijksw|W)et\s(?P<title>(?:{TITLE}|(?:op\s(?:(?:de|het)\s)?"
                rf"|inzake\s(?:de\s)?|tot\s|van\s|ter\s|houdende\s)?(?:[a-zà-ÿ-]+{_SMALL}(?=\s\([A-Z])"
                rf"|(?!{_END}(?!\w))[a-zà-ÿ-]+(?:{_SMALL})?(?=[,.;:)»’]|\s(?:{_END})(?!\w)|\sen\sde\s|\sen\shet\s"
                rf"|\s\d{{4}}|$))))(?:\s20\d\d|\s19\d\d)?)(?![\w-])"
            ),
            "wet",
        ),
    ),
    Form(
        "regeling-wet-woord",
        "regeling",
        Guarded(
            re.compile(
                r"(?<![\w-])(?P<name>(?P<title>[A-Z][a-z]{3,30}wet|[a-z]{4,30}(?:ings|heids|teits|zorg|jeugd|media"
                r"|vergoedings|kader|spreidings|belasting)wet"
                r"|spreidingswet|huisvestingswet|asielnoodmaatregelenwet|omgevingswet|participatiewet|jeugdwet"
                r"|mediawet|energiewet|warmtewet)(?:\s(?:19|20)\d\d)?)(?![\w-])"
            ),
            "wet",
        ),
    ),
    Form(
        "regeling-kleine-naam",
        "regeling",
        Guarded(
            re.compile(
                rf"(?<![\w-])(?P<name>(?:(?:{_KIND_BEFORE}\s)(?:[a-zà-ÿ]+)?regeling"
                rf"|(?:(?<=[Dd]e\s)|(?<=[a-z,]\s))(?:Regeling|[A-Z][a-z]{{4,20}}regeling|[A-Z][a-z]{{4,30}}subsidie"
                rf"|Uitvoeringsregeling))\s(?P<title>{SMALL_TAIL}))"
            ),
            "regeling subsidie",
        ),
    ),
    Form(
        "regeling-kleine-naam",
        "regeling",
        Guarded(
            re.compile(
                rf"(?<![\w-])(?P<name>[Ss]pecifieke\suitkering\s(?P<title>(?!voor|aan|van|ter|die|waar)(?:{SMALL_TAIL}))"
                rf"|(?<=[a-z]\s)SPUK\s(?P<spuk>(?!voor|aan|van)(?:{SMALL_TAIL}))"
                rf"|[Ww]etsvoorstel\s(?P<bill>[a-zà-ÿ-]+(?:ing|heid|schap|atie|stelsel|zorg|recht|verbod|plicht|toezicht|aanpak)"
                rf"(?!\w)(?:\s(?!{ENDS}(?!\w))[a-zà-ÿ-]+){{1,7}}?{STOP}))"
            ),
            "uitkering spuk wetsvoorstel",
        ),
    ),
    Form(
        "regeling-besluit",
        "regeling",
        Guarded(
            re.compile(
                r"(?<![\w-])(?P<name>(?P<title>Wetboek\svan\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?|[A-Z][a-z]+\s(?:[a-z]+\s){0,2}[a-z]{3,}reglement"
                r"|(?<=[a-z]\s)[A-Z][a-z]{3,}(?:reglement|circulaire)|[Bb]rede\sS(?:PUK|puk)|[A-Z]\w*\d-(?:richtlijn|verordening)|Grondwet"
                rf"|(?<=[a-z]\s)Besluit\s(?:{SMALL_TAIL})(?=[,.;:()]|\s(?:{_END}|(?:19|20)\d\d)(?!\w))))(?![\w-])"
            ),
            "wetboek circulaire spuk reglement richtlijn verordening grondwet besluit",
        ),
    ),
    Form("regeling-afkorting", "regeling", re.compile(rf"(?<![\w-])(?P<name>(?P<title>{_LAWS}))(?![\w])")),
    Form(
        "regeling-besluit",
        "regeling",
        Guarded(
            re.compile(
                rf"(?<![\w-])(?P<name>(?P<title>Besluit\s(?:[a-zà-ÿ-]+\s){{0,5}}?(?:[{UPPER}][\w-]*(?:\s[{UPPER}]\w*)*"
                rf"|[a-zà-ÿ-]+(?=[,.;:)]|\s{_END}(?!\w)))"
                r"|[A-Z][a-z]{4,30}besluit|(?:concept)?[Bb]eleidsbesluit|[Cc]onceptbeleidsbesluit"
                r"|(?:concept)?[Bb]eleidsregels?\s[A-Z]\w+"
                r"|[a-z]{4,25}(?:leef|bouw|opiumwet|huisvestings)besluit))(?![\w-])"
            ),
            "besluit beleidsregel",
        ),
    ),
    Form(
        "regeling-richtlijn",
        "regeling",
        Guarded(
            re.compile(
                r"(?<![\w-])(?P<name>(?P<title>(?:Europese\s)?[Kk]aderrichtlijn(?:\s[A-Z]\w+)?"
                r"|(?:Europese\s)?(?:[A-Z]?[a-z]+-|[A-Za-z]?[a-z]{3,30}|EU-|AI-|[A-Z]{2,6}-)(?:kader)?(?:richtlijn"
                r"|verordening)"
                r"|(?:[Rr]ichtlijn|[Vv]erordening)\s(?:\((?:EU|EG)\)\s)?(?:nr\.\s)?\d{2,4}/\d{1,4}(?:/(?:EU|EG))?"
                r"|(?:AI|Digital\s\w+|Data)\sAct))(?![\w-])"
            ),
            "richtlijn verordening act",
        ),
    ),
    Form(
        "regeling-voorstel",
        "regeling",
        Guarded(
            re.compile(
                rf"(?<![\w-])(?P<name>(?:[Ww]etsvoorstel|[Ii]nitiatiefwet"
                rf"|[Cc]onceptwetsvoorstel)\s(?P<title>{QUOTED_TITLE}|{TITLE}(?:{_SMALL}(?=[,.;:)]|\s(?:{_END})(?!\w)"
                rf"|\s\(|$))?))(?!\w)"
            ),
            "wetsvoorstel initiatiefwet",
        ),
    ),
)
_NOT_A_NAME = frozenset(
    "De Het Een In Op Van Voor Met En Of Dit Deze Die Dat Is Wordt Kamer Minister Er Hier Daarnaast Ook Als Zoals "
    "Ik Wij We Binnen Anders".split()
)
_ARTICLE = r"(?:[Aa]rtikel(?:en)?|[Aa]rt\.)\s(?P<nummers>\d[\w.:]*(?:(?:,\s|\sen\s|\st/m\s)\d[\w.:]*)*)"
_ARTICLES_BEFORE = re.compile(
    rf"{_ARTICLE}\.?(?:,?\s(?:eerste|tweede|derde|vierde|vijfde"
    rf"|zesde)\slid,?)?(?:,?\sonder(?:deel)?\s\w,?)?(?:\s(?:van|uit)\s(?:de|het)|,)?\s$"
)


def find(brief: Brief, context: Context) -> list[Mention]:
    """Every regeling: ``regeling`` (its key, of ``data/`` when ``known``), ``naam``, ``artikelen`` where printed."""
    things = Things(brief, context, RULES, ("regeling",))
    things.read_known("regeling-bekend", _LEAD, _is_meant)
    things.read_forms(FORMS, _is_name)
    things.read_shorts("regeling-eigen-afkorting", re.compile(r"(?!)"), lambda text, start, name: True)
    return by_place(_with_articles(brief, one) for one in things.mentions())


def _is_meant(text: str, start: int, name: str) -> bool:
    """A name of one word needs its capital."""
    return name[0].isupper() or " " in name or "-" in name


def _is_name(title: str) -> bool:
    """Whether what stands beside the kind is a name, and no beginning of the next sentence."""
    first = re.match(r"[\w’'&-]+", title)
    return first is None or first[0] not in _NOT_A_NAME


def _with_articles(brief: Brief, one: Mention) -> Mention:
    """The mention with the articles that stand before it: «artikel 3.1 van de …»."""
    block = brief.block_at(one.start)
    before = _ARTICLES_BEFORE.search(brief.text, max(block.start, one.start - 90), one.start)
    if before is None:
        return one
    numbers = [number.rstrip(".:") for number in re.findall(r"\d[\w.:]*", before["nummers"])]
    return replace(one, attributes={**one.attributes, "artikelen": numbers})
