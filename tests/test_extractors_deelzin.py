"""Clauses about a zaak: what each says, and what several of them say together."""

import pytest

from taz_graph.extractors.deelzin import read_sentence
from taz_graph.extractors.uitkomst import decide

# (sentences that name the zaak, outcome): each dimension with what turns it over.
CLAUSES: list[tuple[str, str | None]] = [
    ("De motie is uitgevoerd.", "afgedaan"),
    ("De motie is niet uitgevoerd.", "niet-uitgevoerd"),
    ("De motie is nog niet uitgevoerd.", "in-uitvoering"),
    ("De motie is nog niet volledig uitgevoerd.", "deels-afgedaan"),
    ("De motie is niet alleen uitgevoerd, maar ook geborgd.", "afgedaan"),
    ("De motie wordt uitgevoerd.", "in-uitvoering"),
    ("De motie zal worden uitgevoerd.", "opgepakt"),
    ("De motie kan worden uitgevoerd zodra de wet in werking is.", "opgepakt"),
    ("Om de motie uit te voeren is geld nodig.", "in-uitvoering"),
    ("Ik beschouw de motie als afgehandeld.", "afgedaan"),
    ("Ik verwacht de motie eind dit jaar als afgedaan te kunnen beschouwen.", "opgepakt"),
    ("Met een pilot geef ik gevolg aan de motie. Na afloop, medio 2026, besluit ik over het vervolg.", "opgepakt"),
    ("Met een pilot geef ik gevolg aan de motie.", "afgedaan"),
    ("Hiermee wordt invulling gegeven aan de motie.", "afgedaan"),
    ("Eerst lukte dat niet, maar inmiddels is de motie uitgevoerd.", "afgedaan"),
    ("Het eerste verzoek van de motie is ingewilligd; het tweede volgt.", "deels-afgedaan"),
    ("In Utrecht is de motie uitgevoerd. In de overige provincies volgt dat in 2027.", "deels-afgedaan"),
    ("In de eerste helft van dit jaar is begonnen met de uitvoering.", "in-uitvoering"),
    ("Op 3 maart heb ik uw Kamer hierover reeds bericht.", "eerder-bericht"),
    ("Uw Kamer wordt hierover voor de zomer geïnformeerd.", "opgepakt"),
    ("Hierbij heb ik u geïnformeerd over de motie.", "afgedaan"),
    ("De Kamer heeft de motie verworpen.", None),
    ("De motie vraagt om een plan voor de zomer.", None),
    ("Het gesprek waar de motie om vroeg, heeft plaatsgevonden.", "afgedaan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "outcome"), CLAUSES)
def test_clauses(text: str, outcome: str | None) -> None:
    judged = decide(read_sentence(text, about=True, inner=True))
    assert (judged.outcome if judged else None) == outcome


def test_the_place_shown_lies_in_the_sentence() -> None:
    for text, _ in CLAUSES:
        for read in read_sentence(text, about=True, inner=True):
            assert 0 <= read.span[0] < read.span[1] <= len(text)
            assert read.rule.example


def test_the_table_ran() -> None:
    assert len(CLAUSES) == 24
