"""All official publications of the register, read in one go."""

from collections import Counter

import pytest

from taz_graph.brief import Soort
from taz_graph.readers import read_brief
from tests.shared import shared_path


@pytest.mark.shared
def test_every_publication_of_the_register_reads() -> None:
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for path in sorted(shared_path("register/koop").glob("*.xml")):
        brief = read_brief(path)
        counts["read"] += 1
        if brief.metadata.identifier != path.stem or brief.metadata.identifier_from_name:
            wrong.append(f"{path.name}: {brief.metadata.identifier}")
        counts["dated"] += brief.metadata.date is not None
        counts["signed"] += bool(brief.metadata.afzenders)
        counts["moties"] += brief.metadata.soort == "Motie"
        counts["text"] += any(block.soort is Soort.ALINEA for block in brief.blocks)
    assert not wrong, "\n".join(wrong)
    assert counts["read"] == counts["text"] == 2047
    assert counts["dated"] == 2045  # two print no date
    assert counts["signed"] == 2047  # five of them without the formula of a motie
    assert counts["moties"] == 2047  # «NADER GEWIJZIGDE» too
