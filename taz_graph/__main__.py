"""``python -m taz_graph`` is ``taz-graph``: both start here."""

import sys
import traceback


def run() -> None:
    """Entry point of the ``taz-graph`` command; Ctrl-C while the libraries load is no reason for a traceback."""
    try:
        from taz_graph.cli.main import main  # noqa: PLC0415

        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        # Python itself would exit with 1, which of `check` means that the graph was looked at and is incomplete.
        said = f"taz-graph: this should not happen ({type(error).__name__}: {error}); report it with what follows"
        sys.stderr.write(f"{said}\n{traceback.format_exc()}")
        code = 2
    sys.exit(code)


if __name__ == "__main__":
    run()
