"""An earlier check of other data by the same rules, from which the present one need not start at nothing.

Other programs may build, and remove old versions, at the same time. What cannot be read is no version to start from;
if it is the present version that cannot be read, the full check that follows says so.
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from taz_graph.check import cache
from taz_graph.check.changes import changes, is_worth_it
from taz_graph.check.engine_sparql import features_of
from taz_graph.check.findings import Found
from taz_graph.check.incremental import Earlier, prepare, update
from taz_graph.check.pause import no_garbage_search
from taz_graph.check.shapes import ShapeSet
from taz_graph.check.statements import Lines, lines_of
from taz_graph.errors import StoreError
from taz_graph.store import open_version
from taz_graph.store.embedded import EmbeddedStore
from taz_graph.store.kept import read_graph, read_terms
from taz_graph.store.versions import Marker, read_marker

ENGINE = "sparql"
"""The engine that knows what each of its queries reads."""


def vetted_before(store: EmbeddedStore, engine: str) -> bool:
    """Whether the same shapes were looked at in another version, so that they are known to be sound."""
    return any(_same_rules(read_marker(other), store.marker) for other in cache.others(store.path, engine))


@no_garbage_search()
def check_again(store: EmbeddedStore, shapes: ShapeSet, base: str) -> Found | None:
    """What the store breaks, worked out from the newest check of another version; None where there is none to use."""
    for other in cache.others(store.path, ENGINE):
        marker = read_marker(other)
        if marker is None or not _same_rules(marker, store.marker):
            continue
        try:
            before, after = _differing((other, marker), (store.path, store.marker))
            if not is_worth_it(len(before ^ after), _statements(store)):
                return None
            known = read_terms(other, marker.terms)
            prepared = prepare(store, shapes.data, features_of(store), store.path.parent)
            with closing(open_version(other, base=base)) as old, ThreadPoolExecutor(1) as pool:
                # What the stores are asked goes on while the earlier result is read.
                asked = pool.submit(changes, (old, store), before, after, known, prepared.reads)
                earlier = cache.load_found(other, ENGINE, None)
                changed = asked.result()
                if earlier is not None:
                    return None if changed is None else update(Earlier(old, earlier), store, changed, prepared)
        except StoreError:
            continue
    return None


def _differing(old: tuple[Path, Marker], new: tuple[Path, Marker]) -> tuple[Lines, Lines]:
    """What the graphs say of which the other version has none that is the same."""

    def alone(one: tuple[Path, Marker], other: tuple[Path, Marker]) -> Lines:
        graphs = one[1].graphs.items() - other[1].graphs.items()
        return frozenset[str]().union(*(lines_of(read_graph(one[0], digest)) for _, digest in graphs))

    return alone(old, new), alone(new, old)


def _statements(store: EmbeddedStore) -> int:
    """How many statements the named graphs have, as the build counted them."""
    return sum(count for graph, count in store.marker.counts.items() if graph)


def _same_rules(old: Marker | None, new: Marker) -> bool:
    return old is not None and bool(new.rules) and old.rules == new.rules
