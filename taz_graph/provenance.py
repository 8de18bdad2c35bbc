"""What a build says about itself, as statements in the graph ``graaf:herkomst``.

There is no clock in it: the same inputs give the same statements, on every machine.
"""

from importlib.metadata import PackageNotFoundError, version

import pyoxigraph as ox

from taz_graph.names import VOCABULARIES, graph_of
from taz_graph.sources import ONTOLOGY_GRAPH, PROVENANCE_GRAPH, InputFile, Inputs
from taz_graph.turtle_lines import RDF_TYPE


def program_version() -> str:
    """The version of this program, as installed."""
    try:
        return version("taz-graph")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "0"


def provenance(inputs: Inputs) -> list[ox.Triple]:
    """The data version, the build as a prov:Activity, the program, and each input file with its hash."""
    base, program = inputs.base, program_version()
    graph, activity = graph_of(PROVENANCE_GRAPH, base), f"{base}doc/bouw/{inputs.version}"
    agent = f"{base}doc/programma/taz-graph-{program}"
    say = _Statements()
    say.thing(
        graph, "Entity", f"Herkomst van gegevensversie {inputs.version}", f"Origin of data version {inputs.version}"
    )
    say.text(graph, "owl", "versionInfo", inputs.version)
    say.link(graph, "wasGeneratedBy", activity)
    say.thing(
        activity, "Activity", f"Bouw van gegevensversie {inputs.version}", f"Build of data version {inputs.version}"
    )
    say.link(activity, "wasAssociatedWith", agent)
    say.thing(agent, "SoftwareAgent", f"taz-graph {program}", f"taz-graph {program}")
    say.text(agent, "owl", "versionInfo", program)
    say.thing(graph_of(ONTOLOGY_GRAPH, base), "Entity", "Ontologie en lijsten", "Ontology and lists")
    folders = (("data", inputs.data), ("ontology", inputs.ontology), ("ontology/shapes", inputs.shapes))
    for folder, files in folders:
        for file in files:
            entity = say.file(base, folder, file)
            say.link(activity, "used", entity)
            if folder != "ontology/shapes":
                made = graph_of(file.path.stem if folder == "data" else ONTOLOGY_GRAPH, base)
                say.link(made, "wasGeneratedBy", activity)
                say.link(made, "hadPrimarySource", entity)
    return list(dict.fromkeys(say.triples))


class _Statements:
    """A list of triples that reads like sentences."""

    def __init__(self) -> None:
        self.triples: list[ox.Triple] = []

    def _add(self, subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        self.triples.append(ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), value))

    def thing(self, iri: str, kind: str, dutch: str, english: str) -> None:
        self._add(iri, RDF_TYPE, ox.NamedNode(VOCABULARIES["prov"] + kind))
        self._add(iri, VOCABULARIES["rdfs"] + "label", ox.Literal(dutch, language="nl"))
        self._add(iri, VOCABULARIES["rdfs"] + "label", ox.Literal(english, language="en"))

    def text(self, iri: str, vocabulary: str, name: str, value: str) -> None:
        self._add(iri, VOCABULARIES[vocabulary] + name, ox.Literal(value))

    def link(self, iri: str, name: str, target: str) -> None:
        self._add(iri, VOCABULARIES["prov"] + name, ox.NamedNode(target))

    def file(self, base: str, folder: str, file: InputFile) -> str:
        iri = f"{base}doc/invoer/{folder}/{file.path.name}"
        self.thing(iri, "Entity", f"Bestand {folder}/{file.path.name}", f"File {folder}/{file.path.name}")
        self.text(iri, "dct", "identifier", f"sha256:{file.digest}")
        return iri
