"""``python -m taz_graph`` is ``taz-graph``: both start here."""

import sys


def run() -> None:
    """Entry point of the ``taz-graph`` command; Ctrl-C while the libraries load is no reason for a traceback."""
    try:
        from taz_graph.cli.main import main  # noqa: PLC0415
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
