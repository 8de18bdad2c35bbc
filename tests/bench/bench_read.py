"""Characters per second of reading a letter, its citations and all its mentions, against eyecite on the same texts.

Run: ``.venv/bin/python tests/bench/bench_read.py``. Every file of ../shared/register/koop goes through one core:
``read`` is the reader alone, ``cite`` reader and citation grammar, ``extract`` reader and every extractor. eyecite gets
the running text of each file, in which it finds nothing, and American text of the same size, in which it does. Results
cannot be equal: the one knows papers of parliament, the other American law.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from taz_graph.extractors import extract
from taz_graph.kamerstuk import parse
from taz_graph.readers import read_brief
from taz_graph.settings import Settings
from taz_graph.sources import read_data
from taz_graph.voorstel import read_context

KOOP = Path(__file__).resolve().parents[3] / "shared" / "register" / "koop"
SOME = 10
"""One file in so many goes through what is slow."""
AMERICAN = "See Bush v. Gore, 531 U.S. 98, 101 (2000); the court held otherwise in Roe, 410 U.S. at 115. "


def timed(work: Callable[[Path], object], paths: list[Path]) -> float:
    """Seconds of one core that the work takes for all files, whatever else the machine does."""
    start = time.process_time()
    for path in paths:
        work(path)
    return time.process_time() - start


def main() -> int:
    """Print the table; 1 when the texts or eyecite are absent."""
    paths = sorted(KOOP.glob("*.xml"))
    if not paths:
        sys.stderr.write(f"bench: {KOOP} is not on this machine, there is no text to measure on\n")
        return 1
    try:
        from eyecite import get_citations  # noqa: PLC0415 - its tables take seconds, and it may be absent
    except ModuleNotFoundError:
        sys.stderr.write("bench: eyecite is ABSENT, so nothing was compared; run make .venv/.dev\n")
        return 1
    texts = {path: read_brief(path).text for path in paths}
    context = read_context(read_data(Settings()))
    get_citations("1 U.S. 1")  # both make their tables at first use
    extract(read_brief(paths[0]), context)
    some = paths[::SOME]
    american = {path: (AMERICAN * (len(text) // len(AMERICAN) + 1))[: len(text)] for path, text in texts.items()}
    rows = [
        ("read", paths, timed(read_brief, paths)),
        ("cite: read and kamerstuk.parse", paths, timed(lambda path: parse(read_brief(path).text), paths)),
        ("extract: every mention", some, timed(lambda path: extract(read_brief(path), context), some)),
        ("eyecite, the same texts", paths, timed(lambda path: get_citations(texts[path]), paths)),
        ("eyecite, American text of the same size", some, timed(lambda path: get_citations(american[path]), some)),
    ]
    rates = [sum(len(texts[path]) for path in part) / seconds for _, part, seconds in rows]
    for (name, part, _), rate in zip(rows, rates, strict=True):
        sys.stdout.write(f"{name:42} {len(part):5} files {rate / 1e6:8.3f} million characters/s\n")
    for (name, _, _), rate in zip(rows[3:], rates[3:], strict=True):
        sys.stdout.write(
            f"cite is {rates[1] / rate:.1f} times, extract {rates[2] / rate:.2f} times as fast as {name}\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
