"""Where each node stands, worked out here so that the browser draws at once and nothing wobbles.

A browser that lays out 300 nodes itself is blank for 17 s; with positions given it draws them in 0.3 s.
"""

import hashlib
import json
import math
from pathlib import Path

import networkx as nx
import numpy as np
import numpy.typing as npt

from taz_graph.errors import StoreError
from taz_graph.files import write_atomically

LAYOUT_FORMAT = "1"
SEED = 29282
SPACING = 62.0
"""Least distance between two nodes, in the units of the picture (a node's mark is 20 to 70 wide)."""

Positions = dict[str, tuple[int, int]]
Points = npt.NDArray[np.float64]


def positions(graph: "nx.MultiDiGraph[str]", cache: Path | None = None) -> Positions:
    """A place for every node, the same for the same graph; kept in the folder ``cache`` when one is given.

    Seeded and without overlap. A cache that cannot be read or written costs time, never the picture.
    """
    path = cache / f"posities-{_fingerprint(graph)}.json" if cache else None
    known = _read(path) if path else None
    if known is not None and known.keys() == set(graph.nodes):
        return known
    computed = _compute(graph)
    if path is not None:
        _keep(path, computed)
    return computed


def _fingerprint(graph: "nx.MultiDiGraph[str]") -> str:
    digest = hashlib.sha256(f"{LAYOUT_FORMAT} {nx.__version__} {SEED}\n".encode())
    for node in graph.nodes:
        digest.update(f"{node}\n".encode())
    for start, end, key in graph.edges(keys=True):
        digest.update(f"{start} {key} {end}\n".encode())
    return digest.hexdigest()[:16]


def _read(path: Path) -> Positions | None:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {node: (int(x), int(y)) for node, (x, y) in content.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return None  # absent or damaged: worked out again


def _keep(path: Path, computed: Positions) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps(computed))
    except (OSError, StoreError):
        return  # a read-only disk: the next start works it out again


def _compute(graph: "nx.MultiDiGraph[str]") -> Positions:
    """Each connected part by its own forces, the parts packed side by side, then pushed apart."""
    if not graph:
        return {}
    simple = nx.Graph(graph)
    parts = sorted(nx.connected_components(simple), key=lambda part: (-len(part), min(part)))
    placed: dict[str, tuple[float, float]] = {}
    right, below, row_height, width = 0.0, 0.0, 0.0, 0.0
    for part in parts:
        nodes = sorted(part)
        points = _place_part(simple.subgraph(nodes), nodes)
        points -= points.min(axis=0)
        size = points.max(axis=0) + 2 * SPACING
        width = width or max(float(size[0]), SPACING * math.sqrt(len(simple)) * 1.5)
        if right and right + size[0] > width:
            right, below, row_height = 0.0, below + row_height, 0.0
        for node, (x, y) in zip(nodes, points, strict=True):
            placed[node] = (right + float(x), below + float(y))
        right, row_height = right + float(size[0]), max(row_height, float(size[1]))
    centre = np.mean(list(placed.values()), axis=0)
    return {node: (round(x - centre[0]), round(y - centre[1])) for node, (x, y) in sorted(placed.items())}


def _place_part(part: "nx.Graph[str]", nodes: list[str]) -> Points:
    """Points for one connected part, in the order of ``nodes``."""
    count = len(nodes)
    if count == 1:
        return np.zeros((1, 2))
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in part.edges))
    # Hubs would pull everything that they touch into one ball: their springs are slacker.
    for start, end in ordered.edges:
        ordered[start][end]["weight"] = 1.0 / math.sqrt(max(1, min(ordered.degree[start], ordered.degree[end])))
    rounds = max(20, min(120, 90_000 // count))
    found = nx.spring_layout(ordered, k=1.8 / math.sqrt(count), iterations=rounds, seed=SEED, method="force")
    points = np.array([found[node] for node in nodes])
    points *= SPACING * math.sqrt(count) * 1.3
    return _push_apart(points)


def _push_apart(points: Points, rounds: int = 60) -> Points:
    """The same points moved as little as needed for none to stand within SPACING of another."""
    generator = np.random.default_rng(SEED)
    points = points + generator.normal(scale=1e-3, size=points.shape)
    for _ in range(rounds):
        near = _near_pairs(points)
        if not len(near):
            break
        first, second = near[:, 0], near[:, 1]
        between = points[first] - points[second]
        distance = np.maximum(np.linalg.norm(between, axis=1, keepdims=True), 1e-6)
        push = between / distance * (SPACING - distance) * 0.5
        np.add.at(points, first, push * 0.6)
        np.add.at(points, second, -push * 0.6)
    return points


def _near_pairs(points: Points) -> npt.NDArray[np.intp]:
    from scipy.spatial import cKDTree  # noqa: PLC0415 - 0.2 s that a cached start does not need

    pairs: npt.NDArray[np.intp] = cKDTree(points).query_pairs(SPACING, output_type="ndarray")
    return pairs
