"""``taz-graph build``."""

from taz_graph.build import build as build_store
from taz_graph.cli.options import Data, Ontology, StoreFolder, settings_of
from taz_graph.cli.output import say, write_text


def build(data: Data = None, ontology: Ontology = None, store: StoreFolder = None) -> None:
    """Build the store from the Turtle files.

    The new store takes the place of the old one in one step; nothing is rebuilt when nothing changed. What is wrong in a file is said with its line, and the old store stays.

    Example: taz-graph build --data mydata --store mystore
    """
    version = build_store(settings_of(data, ontology, store), report=say)
    done = "built" if version.rebuilt else "unchanged"
    write_text(f"{done}: data {version.hash}, {version.counts.get('', 0)} statements, {version.path}\n")
