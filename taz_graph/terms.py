"""Every term that the data use is a term that the ontology defines; every thing referred to is described."""

from collections.abc import Sequence

from taz_graph.settings import DEFAULT_BASE
from taz_graph.sources import Source


def check_terms(
    data: Sequence[Source], ontology: Sequence[Source], shapes: Sequence[Source] = (), *, base: str = DEFAULT_BASE
) -> None:
    """Raises UnknownTermError that lists every unknown class, property, concept, soort and dangling reference.

    The first line is one sentence with the place of the first problem and the nearest known name.
    """
