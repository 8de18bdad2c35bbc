"""The completeness check: what the graph lacks, and what would mend it.

::

    shapes   -> load and vet the rules         minimum -> did every shape look at enough?
    engine_* -> what breaks them               places  -> name, file and line, letter
    waivers  -> what a person accepted         report_table -> a table for people
"""

from taz_graph.check.findings import Coverage, Finding, Report, Severity, Waiver
from taz_graph.check.run import run_check

__all__ = ["Coverage", "Finding", "Report", "Severity", "Waiver", "run_check"]
