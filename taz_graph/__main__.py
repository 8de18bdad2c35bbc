"""``python -m taz_graph`` is ``taz-graph``."""

from taz_graph.cli.main import run

if __name__ == "__main__":
    run()
