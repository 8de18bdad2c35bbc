"""Content negotiation: tables of (Accept, what is given)."""

import pytest

from api.negotiation import BOOLEANS, GRAPHS, HTML, TABLES, Offer, choose, parse_accept, prefers_html

CHROME = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"

CHOICES: list[tuple[str | None, tuple[Offer, ...], str | None]] = [
    (None, TABLES, "application/sparql-results+json"),
    ("", TABLES, "application/sparql-results+json"),
    ("*/*", TABLES, "application/sparql-results+json"),
    ("*/*", GRAPHS, "text/turtle"),
    ("text/csv", TABLES, "text/csv"),
    ("text/CSV", TABLES, "text/csv"),
    ("text/*", TABLES, "text/csv"),
    ("text/tab-separated-values, text/csv;q=0.9", TABLES, "text/tab-separated-values"),
    ("text/csv;q=0.4, application/sparql-results+xml;q=0.5", TABLES, "application/sparql-results+xml"),
    ("text/csv;q=0.5, application/sparql-results+xml;q=0.5", TABLES, "application/sparql-results+xml"),
    ("application/json", TABLES, "application/json"),
    ("application/json", GRAPHS, "application/json"),
    ("application/ld+json", GRAPHS, "application/ld+json"),
    ("application/sparql-results+json;q=0, */*;q=0.1", TABLES, "application/sparql-results+xml"),
    ("application/sparql-results+json;q=0, application/json;q=0, */*;q=0.1", TABLES, "application/sparql-results+xml"),
    ("text/csv", BOOLEANS, None),
    ("image/png", TABLES, None),
    ("text/turtle", TABLES, None),
    ("text/csv;q=0", TABLES, None),
    ("text/csv;q=nonsense", TABLES, None),
    ("text/csv;q=2", TABLES, None),
    ("csv", TABLES, None),
    ("*/csv", TABLES, None),
    (",,,", TABLES, None),
    (CHROME, (*TABLES, HTML), "text/html"),
    (CHROME, (*GRAPHS, HTML), "text/html"),
    (CHROME, TABLES, "application/xml"),
    ("text/csv; header=present", TABLES, "text/csv"),
]


@pytest.mark.parametrize(("accept", "offers", "expected"), CHOICES)
def test_choose(accept: str | None, offers: tuple[Offer, ...], expected: str | None) -> None:
    chosen = choose(accept, offers)
    assert (chosen and chosen[1]) == expected


def test_all_choices_ran() -> None:
    assert len(CHOICES) == 28


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (CHROME, True),
        ("text/html", True),
        (None, False),
        ("*/*", False),
        ("application/json", False),
        ("text/turtle, text/html;q=0.5", False),
        ("text/html, */*;q=0.1", True),
    ],
)
def test_prefers_html(accept: str | None, *, expected: bool) -> None:
    assert prefers_html(accept) is expected


def test_a_very_long_header_costs_little() -> None:
    assert len(parse_accept(",".join(["text/csv"] * 10_000))) == 64
