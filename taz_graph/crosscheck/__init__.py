"""The cross-check: what letters say of papers, held against parliament's own register.

::

    claims     what a letter says, read from the graph      rules       the kinds of disagreement
    papers     a cited paper: number, kind, date, subject   people      names of those who moved a motie
    candidates which paper was likely meant                 unanswered  moties that no letter mentions
    letters    the letters' own dates, and letters that are missing
    run        all of it, as findings
"""

from taz_graph.crosscheck.run import run_crosscheck

__all__ = ["run_crosscheck"]
