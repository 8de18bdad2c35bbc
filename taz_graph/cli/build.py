"""``taz-graph build``."""

from taz_graph.build import build as build_store
from taz_graph.cli.options import Data, Ontology, StoreFolder, settings_of
from taz_graph.cli.output import progress, write_text


def build(data: Data = None, ontology: Ontology = None, store: StoreFolder = None) -> None:
    """Build the store from the Turtle files.

    The new store takes the place of the old one in one step; where a file is wrong, its line is named and the old
    store stays. Nothing is rebuilt when nothing changed.

    Example: taz-graph build --data mydata --store mystore
    """
    version = build_store(settings_of(data, ontology, store), report=progress)
    done = "built" if version.rebuilt else "unchanged"
    write_text(f"{done}: data {version.hash}, {version.counts.get('', 0)} statements, {version.path}\n")
