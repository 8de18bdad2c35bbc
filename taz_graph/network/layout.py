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

LAYOUT_FORMAT = "4"
SEED = 29282
SPACING = 62.0
"""Least distance between two nodes, in the units of the picture (a node's mark is 20 to 70 wide)."""
SPREAD = 0.9
ASPECT = 1.45

KEPT = 8
"""Layouts that stay on disk: those of the newest graphs."""

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
        for old in sorted(path.parent.glob("posities-*.json"), key=lambda found: found.stat().st_mtime)[:-KEPT]:
            old.unlink(missing_ok=True)
    except (OSError, StoreError):
        return  # a read-only disk: the next start works it out again


def _compute(graph: "nx.MultiDiGraph[str]") -> Positions:
    """Each connected part by its own forces: the largest on top, the others in rows under it."""
    if not graph:
        return {}
    simple = nx.Graph(graph)
    parts = sorted(nx.connected_components(simple), key=lambda part: (-len(part), min(part)))
    rows: list[list[tuple[list[str], Points]]] = [[]]
    widths = [0.0]
    for part in parts:
        nodes = sorted(part)
        points = _place_part(simple.subgraph(nodes), nodes)
        points -= points.min(axis=0)
        width = float(points[:, 0].max()) + SPACING
        if len(rows) == 1 or widths[-1] + width > widths[0]:
            rows.append([])
            widths.append(0.0)
        rows[-1].append((nodes, points))
        widths[-1] += width
        widths[0] = max(widths[0], widths[-1])
    return _stack(rows[1:], widths[1:])


def _stack(rows: list[list[tuple[list[str], Points]]], widths: list[float]) -> Positions:
    """Rows of parts under one another, each in the middle."""
    placed: dict[str, tuple[float, float]] = {}
    below = 0.0
    for row, width in zip(rows, widths, strict=True):
        right = -width / 2
        for nodes, points in row:
            for node, (x, y) in zip(nodes, points, strict=True):
                placed[node] = (right + float(x), below + float(y))
            right += float(points[:, 0].max()) + SPACING
        below += max(float(points[:, 1].max()) for _, points in row) + SPACING
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
    rounds = max(20, min(100, 50_000 // count))
    found = nx.spring_layout(ordered, k=1.8 / math.sqrt(count), iterations=rounds, seed=SEED, method="force")
    points = np.array([found[node] for node in nodes])
    points *= SPACING * math.sqrt(count) * SPREAD
    # What much hangs on has a large mark and a large name.
    room = np.array([SPACING / 2 + min(ordered.degree[node], 60) * 0.9 for node in nodes])
    # Names are wider than high: across, nodes keep more distance than up and down.
    points[:, 0] /= ASPECT
    points = _push_apart(points, room)
    points[:, 0] *= ASPECT
    return points


def _push_apart(points: Points, room: Points, rounds: int = 80) -> Points:
    """The same points moved as little as needed for each to have its ``room`` (a radius) to itself."""
    generator = np.random.default_rng(SEED)
    points = points + generator.normal(scale=1e-3, size=points.shape)
    for _ in range(rounds):
        first, second = _near_pairs(points, 2 * float(room.max())).T
        between = points[first] - points[second]
        distance = np.maximum(np.linalg.norm(between, axis=1, keepdims=True), 1e-6)
        short = (room[first] + room[second])[:, np.newaxis] - distance
        if not (short > 1).any():
            break
        push = between / distance * np.maximum(short, 0) * 0.3
        np.add.at(points, first, push)
        np.add.at(points, second, -push)
    return points


def _near_pairs(points: Points, radius: float) -> npt.NDArray[np.intp]:
    from scipy.spatial import cKDTree  # noqa: PLC0415 - 0.2 s that a cached start does not need

    pairs: npt.NDArray[np.intp] = cKDTree(points).query_pairs(radius, output_type="ndarray")
    return pairs
