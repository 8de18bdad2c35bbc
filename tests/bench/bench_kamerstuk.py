"""Characters per second of the citation grammar, against eyecite on the same text in the same run.

Run: ``.venv/bin/python tests/bench/bench_kamerstuk.py``. The text is what the publisher's 2,047 moties say
(../shared/register/koop), once as it is and once with a citation in each sentence, because few moties cite. eyecite
looks for American citations and finds none there: it is the field's measure of what such a scan costs. A shorter
American text shows its speed where it finds what it looks for.
"""

import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from lxml import etree

from taz_graph.kamerstuk import parse

KOOP = Path(__file__).resolve().parents[3] / "shared" / "register" / "koop"
CITING = (
    "Zie Kamerstukken II 2023/24, 29 282, nr. {number} en de motie op stuk nr. 5 (36 410 XVI), TZ202312-{short:03}."
)
AMERICAN = "See Bush v. Gore, {number} U.S. {short}, 101 (2000); the court held otherwise in Roe, 410 U.S. at 115. "


def koop_text() -> str:
    """Titles and paragraphs of every motie, one after the other."""
    blocks = (
        "".join(block.itertext())
        for path in sorted(KOOP.glob("*.xml"))
        for block in etree.parse(path).getroot().iter("titel", "al")
    )
    return "\n\n".join(blocks)


def dense_text(plain: str) -> str:
    """The same, with a citation after each paragraph, cut to the same length."""
    paragraphs = plain.split("\n\n")
    cited = (f"{block} {CITING.format(number=n % 1500, short=n % 900)}" for n, block in enumerate(paragraphs))
    return "\n\n".join(cited)[: len(plain)]


def american_text(size: int) -> str:
    """Sentences with American citations."""
    sentence = "".join(AMERICAN.format(number=n % 550 + 1, short=n % 900 + 1) for n in range(1000))
    return (sentence * (size // len(sentence) + 1))[:size]


def rate(work: Callable[[str], Sequence[Any]], text: str, rounds: int) -> tuple[float, int]:
    """Best of some rounds in characters per second, and how many citations were found."""
    best, found = 0.0, 0
    for _ in range(rounds):
        start = time.perf_counter()
        found = len(work(text))
        best = max(best, len(text) / (time.perf_counter() - start))
    return best, found


def main() -> int:
    """Print the table; 1 when the moties or eyecite are absent, so that nobody takes half a table for a whole one."""
    if not KOOP.is_dir():
        sys.stderr.write(f"bench: {KOOP} is not on this machine, there is no text to measure on\n")
        return 1
    plain = koop_text()
    parse(plain[:10_000])
    sys.stdout.write(f"{len(plain):,} characters, best of 3 (eyecite: of 1)\n")
    ours = [
        ("kamerstuk, moties", *rate(parse, plain, 3)),
        ("kamerstuk, a citation in each paragraph", *rate(parse, dense_text(plain), 3)),
    ]
    get_citations = load_eyecite()
    theirs = []
    if get_citations:
        get_citations("1 U.S. 1")  # builds its tables
        theirs = [
            ("eyecite, moties", *rate(get_citations, plain, 1)),
            ("eyecite, American text (100,000)", *rate(get_citations, american_text(100_000), 1)),
        ]
    for name, speed, found in ours + theirs:
        sys.stdout.write(f"{name:42} {speed / 1e6:8.2f} million characters/s {found:8,} citations\n")
    if not theirs:
        sys.stderr.write("bench: eyecite is ABSENT, so nothing was compared; install it with pip install eyecite\n")
        return 1
    factor = ours[0][1] / theirs[0][1]
    sys.stdout.write(f"kamerstuk reads the moties {factor:.0f} times as fast as eyecite\n")
    return 0 if factor >= 1 else 1


def load_eyecite() -> Callable[[str], Sequence[Any]] | None:
    """eyecite's scan, None where it is not installed."""
    try:
        return cast("Callable[[str], Sequence[Any]]", import_module("eyecite").get_citations)
    except ModuleNotFoundError:
        return None


if __name__ == "__main__":
    sys.exit(main())
