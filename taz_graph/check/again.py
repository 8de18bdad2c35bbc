"""An earlier check of other data by the same rules, from which the present one need not start at nothing.

Other programs may build, and remove old versions, at the same time. What cannot be read is no version to start from;
if it is the present version that cannot be read, the full check that follows says so.
"""

from contextlib import closing
from pathlib import Path

from pyoxigraph import Triple

from taz_graph.check import cache
from taz_graph.check.changes import (
    Changes,
    Origin,
    changed_graphs,
    changes,
    is_worth_it,
    least_changed,
    origin_of,
    provenance_of,
)
from taz_graph.check.engine_sparql import features_of
from taz_graph.check.findings import Found
from taz_graph.check.incremental import Earlier, update
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
                if _same_rules(*(origin_of(provenance_of(one, base), base) for one in (old, store))):
                    return True
        except StoreError:
            continue
    return False


def check_again(store: Store, folder: Path, shapes: ShapeSet, base: str) -> Found | None:
    """What the store breaks, worked out from the newest check of another version; None where there is none to use."""
    for other in cache.others(folder, ENGINE):
        earlier = cache.load_found(other, ENGINE, None)
        if earlier is None:
            continue
        try:
            with closing(open_version(other, base=base)) as old:
                # The build speaks of itself in each version: that graph always changes.
                was, now = provenance_of(old, base), provenance_of(store, base)
                origins = origin_of(was, base), origin_of(now, base)
                if not _same_rules(*origins):
                    continue
                changed = _changed((old, other), (store, folder), changed_graphs(*origins), (was, now))
                if changed is None:
                    return None
                graph, before = ShapesGraph(shapes.data), Earlier(old, earlier)
                return update(before, store, graph, changed, features_of(store), folder.parent)
        except StoreError:
            continue
    return None


def _changed(
    old: tuple[Store, Path],
    new: tuple[Store, Path],
    graphs: list[str],
    provenance: tuple[frozenset[Triple], frozenset[Triple]],
) -> Changes | None:
    """What changed between two versions; None where a full check costs less, or what changed cannot be told."""
    was, now = (_sizes(folder) for _, folder in (old, new))
    statements = sum(now.values())
    # Of a letter that is new to a small graph this is known before anything is read.
    if not is_worth_it(least_changed(was, now, graphs), statements):
        return None
    found = changes(old[0], new[0], graphs, *provenance)
    if found is None or not is_worth_it(len(found.gone) + len(found.came), statements):
        return None
    return found


def _sizes(folder: Path) -> dict[str, int]:
    """How many statements each named graph has, as the build counted them."""
    marker = read_marker(folder)
    return {graph: count for graph, count in marker.counts.items() if graph} if marker else {}


def _same_rules(old: Origin, new: Origin) -> bool:
    return bool(old.rules) and old.rules == new.rules
