"""What a letter says, found by rules: ``extract(brief, context) -> list[Mention]``.

Every module here finds one kind of thing and knows none of the others; ``run`` lets all of them look and settles
which of two readings of the same words stands.
"""

from taz_graph.extractors.model import Context, Known, Mention, Rule
from taz_graph.extractors.run import extract

__all__ = ["Context", "Known", "Mention", "Rule", "extract"]
