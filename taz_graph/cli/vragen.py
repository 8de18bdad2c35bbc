"""``taz-graph vragen``."""

from taz_graph.cli.options import Lang, Ontology, settings_of
from taz_graph.cli.output import show, table
from taz_graph.vragen import Parameter, load_vragen


def vragen(ontology: Ontology = None, lang: Lang = "nl") -> None:
    """List the questions that query knows by name.

    Example: taz-graph vragen --lang en
    """
    rows = [
        (vraag.name, vraag.title[lang], "\n".join(_shown(parameter) for parameter in vraag.parameters))
        for vraag in load_vragen(settings_of(ontology=ontology))
    ]
    heads = {"nl": ["naam", "vraag", "parameters"], "en": ["name", "question", "parameters"]}
    show(lambda console: table(console, heads[lang], rows))


def _shown(parameter: Parameter) -> str:
    return f"{parameter.name}={parameter.example}" if parameter.example else f"{parameter.name} ({parameter.soort})"
