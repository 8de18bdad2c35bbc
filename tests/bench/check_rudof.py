"""pyrudof's own engine, in an environment with nothing else: ``check_rudof.py DATA SHAPES REPORT RUNS``."""

import sys
from pathlib import Path
from typing import Any

import pyrudof
from check_timing import Validate, Write, measure


def load(data: str, shapes: str) -> tuple[Validate, Write]:
    """A session with data and shapes."""
    session = pyrudof.Rudof(pyrudof.RudofConfig())
    session.read_data(data, format=pyrudof.RDFFormat.NTriples)
    session.read_shacl(shapes, format=pyrudof.ShaclFormat.Turtle)

    def write(_found: Any, path: Path) -> None:
        kind = pyrudof.ResultShaclValidationFormat.NTriples
        path.write_text(session.serialize_shacl_validation_results(kind), encoding="utf-8")

    return session.validate_shacl, write


if __name__ == "__main__":
    measure(lambda: load(sys.argv[1], sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
