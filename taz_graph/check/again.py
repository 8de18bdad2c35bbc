"""An earlier check of other data by the same rules, from which the present one need not start at nothing.

Other programs may build, and remove old versions, at the same time. What cannot be read is no version to start from;
if it is the present version that cannot be read, the full check that follows says so.
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from taz_graph.check import cache
from taz_graph.check.changes import (
    Lines,
    Origin,
    changed_graphs,
    changes,
    is_worth_it,
    least_changed,
    origins_of,
    provenance_of,
    statements_of,
)
from taz_graph.check.compiled import workers_for
from taz_graph.check.engine_sparql import features_of
from taz_graph.check.findings import Found
from taz_graph.check.incremental import Earlier, prepare, update
from taz_graph.check.shapes import ShapeSet
from taz_graph.errors import StoreError
from taz_graph.shacl import ShapesGraph
from taz_graph.store import Store, open_version
from taz_graph.store.versions import read_marker

ENGINE = "sparql"
"""The engine that knows what each of its queries reads."""


def vetted_before(store: Store, folder: Path, engine: str, base: str) -> bool:
    """Whether the same shapes were looked at in another version, so that they are known to be sound."""
    for other in cache.others(folder, engine):
        try:
            with closing(open_version(other, base=base)) as old:
                if _same_rules(*origins_of((provenance_of(old, base), provenance_of(store, base)), base)):
                    return True
        except StoreError:
            continue
    return False


def check_again(store: Store, folder: Path, shapes: ShapeSet, base: str) -> Found | None:
    """What the store breaks, worked out from the newest check of another version; None where there is none to use."""
    for other in cache.others(folder, ENGINE):
        try:
            with closing(open_version(other, base=base)) as old, ThreadPoolExecutor(workers_for(store)) as pool:
                # The build speaks of itself in each version: that graph always changes.
                reading = [pool.submit(provenance_of, one, base) for one in (old, store)]
                earlier = cache.load_found(other, ENGINE, None)
                both = reading[0].result(), reading[1].result()
                origins = origins_of(both, base)
                if earlier is None or not _same_rules(*origins):
                    continue
                graphs = changed_graphs(*origins)
                # Of a letter that is new to a small graph this is known before anything is read.
                if not is_worth_it(least_changed(_sizes(other), _sizes(folder), graphs), _statements(folder)):
                    return None
                return _updated((old, store), (earlier, folder), shapes, graphs, both, pool)
        except StoreError:
            continue
    return None


def _updated(
    stores: tuple[Store, Store],
    kept: tuple[Found, Path],
    shapes: ShapeSet,
    graphs: list[str],
    provenance: tuple[Lines, Lines],
    pool: ThreadPoolExecutor,
) -> Found | None:
    """The findings of the second store from those of the first; None where a full check costs less, or must be done."""
    (old, new), (earlier, folder) = stores, kept
    reading = [pool.submit(statements_of, store, graphs) for store in stores]
    # Oxigraph reads the graphs from disk meanwhile.
    prepared = prepare(new, ShapesGraph(shapes.data), features_of(new), folder.parent)
    before, after = (said | one.result() for said, one in zip(provenance, reading, strict=True))
    found = changes(old, new, before, after, pool)
    if found is None or not is_worth_it(len(found.gone) + len(found.came), _statements(folder)):
        return None
    return update(Earlier(old, earlier), new, found, prepared)


def _statements(folder: Path) -> int:
    return sum(_sizes(folder).values())


def _sizes(folder: Path) -> dict[str, int]:
    """How many statements each named graph has, as the build counted them."""
    marker = read_marker(folder)
    return {graph: count for graph, count in marker.counts.items() if graph} if marker else {}


def _same_rules(old: Origin, new: Origin) -> bool:
    return bool(old.rules) and old.rules == new.rules
