"""From ``ontology/`` and ``data/`` to an on-disk store that is complete or not there at all.

Each data version is built in a temporary folder, marked as finished, and renamed to its place; ``current`` is a
symbolic link that is replaced in one step. Killed at any moment, the old store still serves.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from taz_graph.literals import check_literals
from taz_graph.locking import disk_errors, locked
from taz_graph.names import graph_of
from taz_graph.provenance import program_version, provenance
from taz_graph.settings import Settings
from taz_graph.sources import ONTOLOGY_GRAPH, PROVENANCE_GRAPH, Inputs, Source, read_inputs
from taz_graph.store.kept import write_kept
from taz_graph.store.versions import (
    CURRENT,
    QUADS,
    Marker,
    current_version,
    quad_files,
    read_marker,
    versions_folder,
)
from taz_graph.store.versions import write_marker as _write_marker
from taz_graph.terms import check_terms

Report = Callable[[str], None]

KEPT = 3
"""Newest versions that stay on disk beside the current one and the one before it."""

_TEMPORARY = ".tmp-"


@dataclass(frozen=True)
class Version:
    """One built store: ``hash`` is the data version, ``path`` its folder, ``rebuilt`` whether this call made it.

    ``counts`` maps each graph IRI to its number of statements; the empty string stands for the default graph,
    which holds the union of all named graphs.
    """

    hash: str
    path: Path
    rebuilt: bool
    counts: dict[str, int]


def prepare(settings: Settings, *, report: Report | None = None) -> Version:
    """The store of the present inputs, built in ``settings.store/versions/<hash>`` unless it is there already.

    What is served (``current``) does not change. ``report`` is called with a line for a person before each long step.
    Raises InputError for wrong inputs (nothing is written then), StoreError for a disk that cannot be written.
    """
    inputs = read_inputs(settings)
    found = _finished(settings, inputs.version)
    if found is not None:
        return found
    graphs = _read_graphs(inputs)
    with disk_errors(settings.store), locked(settings.store, report):
        _remove_leftovers(settings)
        return _finished(settings, inputs.version) or _construct(settings, inputs, graphs, report)


def build(settings: Settings, *, report: Report | None = None) -> Version:
    """As prepare, and then swaps ``settings.store/current`` to it in one step; old versions are removed.

    With unchanged inputs nothing is parsed and nothing is written.
    """
    inputs = read_inputs(settings)
    found = _finished(settings, inputs.version)
    if found is not None and _is_current(settings, found) and not _leftovers(settings):
        return found
    graphs = {} if found is not None else _read_graphs(inputs)
    with disk_errors(settings.store), locked(settings.store, report):
        _remove_leftovers(settings)
        version = _finished(settings, inputs.version)
        if version is None:  # gone since: another build may have removed it
            version = _construct(settings, inputs, graphs or _read_graphs(inputs), report)
        previous = current_version(settings)
        _swap(settings, version)
        _remove_old(settings, keep={version.path.name, previous.name if previous else version.path.name})
    return version


def _read_graphs(inputs: Inputs) -> dict[str, list[ox.Triple]]:
    """Graph IRI -> its statements, checked; raises InputError before anything is written."""
    data, ontology = inputs.read_data(), inputs.read_ontology()
    check_terms(data, ontology, inputs.read_shapes(), base=inputs.base)
    check_literals(data, base=inputs.base)
    graphs = {source.graph: source.triples for source in data}
    graphs[graph_of(ONTOLOGY_GRAPH, inputs.base)] = [
        triple for source in ontology for triple in _with_fixed_nodes(source)
    ]
    graphs[graph_of(PROVENANCE_GRAPH, inputs.base)] = provenance(inputs)
    return graphs


def _with_fixed_nodes(source: Source) -> Iterator[ox.Triple]:
    """Blank nodes numbered in the order of the file: the parser gives them another name each time."""
    numbered: dict[str, ox.BlankNode] = {}

    def fixed(node: ox.BlankNode) -> ox.BlankNode:
        return numbered.setdefault(node.value, ox.BlankNode(f"{source.name}-{len(numbered) + 1}"))

    for triple in source.triples:
        subject = fixed(triple.subject) if isinstance(triple.subject, ox.BlankNode) else triple.subject
        value = fixed(triple.object) if isinstance(triple.object, ox.BlankNode) else triple.object
        yield ox.Triple(subject, triple.predicate, value)


def _finished(settings: Settings, version: str) -> Version | None:
    """The version on disk, if it was finished and has lost nothing since."""
    path = versions_folder(settings) / version
    marker = read_marker(path)
    return None if marker is None else Version(version, path, rebuilt=False, counts=marker.counts)


def _is_current(settings: Settings, version: Version) -> bool:
    current = current_version(settings)
    return current is not None and current == version.path.resolve()


def _construct(
    settings: Settings, inputs: Inputs, graphs: dict[str, list[ox.Triple]], report: Report | None
) -> Version:
    """Builds beside, marks as finished, renames; the folder is whole or it is not there."""
    version = inputs.version
    if report is not None:
        total = sum(map(len, graphs.values()))
        report(f"building the store of data version {version} ({total:,} statements)")
    folder = versions_folder(settings)
    folder.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=folder))
    try:
        beside.chmod(0o755)  # mkdtemp gives 0700; a server may run as somebody else
        counts = _write_quads(beside / QUADS, graphs)
        said, terms = write_kept(beside, graphs)
        files = quad_files(beside)
        _write_marker(beside, Marker(version, program_version(), counts, files, inputs.rules, said, terms))
        _put_in_place(beside, folder / version)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return Version(version, folder / version, rebuilt=True, counts=counts)


def _write_quads(path: Path, graphs: dict[str, list[ox.Triple]]) -> dict[str, int]:
    """Fills a new store with the graphs and their union; gives the number of statements in each."""
    store = ox.Store(path)
    store.bulk_extend(_quads(graphs))
    store.flush()
    counted = store.query("SELECT ?g (COUNT(*) AS ?n) { { GRAPH ?g { ?s ?p ?o } } UNION { ?s ?p ?o } } GROUP BY ?g")
    assert isinstance(counted, ox.QuerySolutions)
    return {row["g"].value if row["g"] else "": int(row["n"].value) for row in counted}


def _quads(graphs: dict[str, list[ox.Triple]]) -> Iterator[ox.Quad]:
    """Each statement in its graph and in the default graph, where what two sources state counts once."""
    for iri, triples in graphs.items():
        name = ox.NamedNode(iri)
        for triple in triples:
            yield ox.Quad(triple.subject, triple.predicate, triple.object, name)
            yield ox.Quad(triple.subject, triple.predicate, triple.object)


def _put_in_place(beside: Path, path: Path) -> None:
    if path.exists():  # it was never finished, or lost a file
        path.rename(Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=path.parent)) / path.name)
    beside.rename(path)


def _swap(settings: Settings, version: Version) -> None:
    """Makes the version the current one, in one step that cannot be half done."""
    link = settings.store / f"{_TEMPORARY}{CURRENT}"
    link.symlink_to(Path(versions_folder(settings).name) / version.path.name)
    os.replace(link, settings.store / CURRENT)  # noqa: PTH105 - Path.replace follows nothing either, this says so


def _remove_old(settings: Settings, *, keep: set[str]) -> None:
    """Leaves ``keep`` and the newest versions; the rest is renamed first, so that no half version is ever seen."""
    versions = [path for path in versions_folder(settings).iterdir() if not path.name.startswith(".")]
    newest = sorted(versions, key=lambda path: path.stat().st_mtime, reverse=True)[:KEPT]
    for path in versions:
        if path not in newest and path.name not in keep:
            path.rename(path.with_name(f"{_TEMPORARY}{path.name}"))
    _remove_leftovers(settings)


def _leftovers(settings: Settings) -> list[Path]:
    """What a build that was killed left behind."""
    folders: Iterable[Path] = (settings.store, versions_folder(settings))
    return [path for folder in folders for path in folder.glob(f"{_TEMPORARY}*")]


def _remove_leftovers(settings: Settings) -> None:
    for path in _leftovers(settings):
        if path.is_symlink():
            path.unlink()
        else:
            shutil.rmtree(path)
