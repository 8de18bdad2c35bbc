"""The network: which things and links it has, where they stand, and how they are drawn."""

import json
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import Literal

from taz_graph.build import build
from taz_graph.network.graph import Names, Thing, kind_names, network_of, outside_sources, source_names
from taz_graph.network.kinds import FAMILIES, LEFT_OUT, look_of
from taz_graph.network.labels import local_name, pick, shorten, wrap
from taz_graph.network.layout import SPACING, positions
from taz_graph.network.links import outside
from taz_graph.network.picture import MAX_FOCUS, around, as_json, at_most, draw, picture_of
from taz_graph.network.texts import TEXTS, texts
from taz_graph.settings import Settings
from taz_graph.store import Store, open_store
from tests.web_world import BASE, HOSTILE, world

MOTIE = f"{BASE}id/motie/kst-1-7"
BOOS = f"{BASE}id/partij/boos"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(world(tmp_path_factory.mktemp("network")))


@pytest.fixture(scope="module")
def graph(store: Store) -> "nx.MultiDiGraph[str]":
    return network_of(store)


def _thing(graph: "nx.MultiDiGraph[str]", iri: str) -> Thing:
    thing = graph.nodes[iri]["thing"]
    assert isinstance(thing, Thing)
    return thing


def test_nodes_are_the_things_of_the_programme(graph: "nx.MultiDiGraph[str]") -> None:
    kinds = Counter(data["thing"].kind for _, data in graph.nodes(data=True))
    assert kinds == {
        "Programma": 1,
        "Programmalijn": 1,
        "Opgave": 1,
        "Afspraak": 2,
        "Actie": 1,
        "Motie": 3,
        "Fractie": 1,
        "Toezegging": 2,
        "Afdoening": 2,
        "Kamerbrief": 2,
        "Kamerstuk": 1,
        "Persoon": 1,
        "Partij": 1,
        "Kernindicator": 2,
        "Indicator": 1,
        "Meting": 5,
        "Streefwaarde": 1,
    }
    assert not LEFT_OUT & set(kinds)


def test_edges_are_the_properties_between_them(graph: "nx.MultiDiGraph[str]") -> None:
    from_motie = {(local_name(key), end) for _, end, key in graph.out_edges(MOTIE, keys=True)}
    assert from_motie == {
        ("betreft", f"{BASE}id/opgave/p-5"),
        ("indiener", f"{BASE}id/persoon/jansen"),
        ("kamerstuk", f"{BASE}id/kamerstuk/kst-1-7"),
        ("indienendeFractie", f"{BASE}id/fractie/x"),
    }
    labels = {data["label"] for _, _, data in graph.out_edges(MOTIE, data=True)}
    assert labels == {"betreft", "indiener", "Kamerstuk", "indienende fractie"}


def test_a_thing_carries_what_the_page_shows(graph: "nx.MultiDiGraph[str]") -> None:
    motie = _thing(graph, MOTIE)
    assert (motie.label, motie.kind) == ("Motie zeven", "Motie")
    # Both letters and the register speak of it; that is one node.
    assert motie.sources == tuple(f"{BASE}id/graaf/{name}" for name in ("kst-1-1", "kst-1-2", "register"))
    assert [(place.exact, place.section, place.page) for place in motie.places] == [
        ("de motie van het lid Jansen", "Moties", "https://zoek.officielebekendmakingen.nl/kst-1-1.html")
    ]
    assert ("onderwerp", "Werkdruk") in motie.facts
    # A concept is told by its name.
    meting = _thing(graph, f"{BASE}id/meting/druk-1")
    assert ("eenheid", "procent") in meting.facts


VOTED = [
    ("nl", "kst-1-7", ("besluit", "aangenomen, 2022-03-08 (voor 81, tegen 69)")),
    ("nl", "kst-1-7", ("voor", "Fractie X 81")),
    ("nl", "kst-1-9", ("besluit", "onbekend: de geladen records zeggen het niet")),
    ("nl", "kst-1-9", ("uitslagbericht", "verworpen (voor 60, tegen 90); twijfelachtig: gedeeld agendapunt")),
    ("en", "kst-1-7", ("decision", "adopted, 2022-03-08 (for 81, against 69)")),
    ("en", "kst-1-9", ("decision", "unknown: the records loaded do not say")),
    ("en", "kst-1-9", ("reported outcome", "rejected (for 60, against 90); doubtful: shared agenda item")),
]


@pytest.mark.parametrize(("language", "motie", "fact"), VOTED)
def test_the_panel_says_what_parliament_decided(store: Store, language: str, motie: str, fact: tuple[str, str]) -> None:
    facts = _thing(network_of(store, language), f"{BASE}id/motie/{motie}").facts
    assert fact in facts
    assert "besluit" not in {name for name, _ in _thing(network_of(store), BOOS).facts}


def test_every_vote_ran() -> None:
    assert len(VOTED) == 7


def test_words_follow_the_language(store: Store) -> None:
    english = network_of(store, "en")
    assert _thing(english, MOTIE).label == "Motion seven"
    assert _thing(english, f"{BASE}id/motie/kst-1-8").label == "Motie acht"  # nobody translated it
    assert kind_names(store, "en")["Motie"] == "motion"
    assert kind_names(store, "nl")["Motie"] == "motie"


def test_sources_stand_from_old_to_new(store: Store) -> None:
    names = list(source_names(store).values())
    assert names[:2] == ["Wat de brief van 2022-09-30 zegt", "Wat de brief van 2024-05-31 zegt"]


def test_what_only_the_register_says_starts_switched_off(store: Store) -> None:
    assert outside_sources(store) == {f"{BASE}id/graaf/register"}
    picture = picture_of(store)
    assert [picture["sources"][index] for index in picture["sourcesOff"]] == ["Wat het register zegt"]


def test_texts_in_another_language_say_so(store: Store) -> None:
    details = picture_of(store, "en")["details"]
    assert (details[MOTIE]["label"], details[MOTIE]["lang"]) == ("Motion seven", "")
    assert details[f"{BASE}id/motie/kst-1-8"]["lang"] == "nl"
    assert ["subject matter", "Werkdruk", "nl"] in details[MOTIE]["facts"]
    assert picture_of(store)["details"][MOTIE]["lang"] == ""


def test_the_same_store_gives_the_same_picture(store: Store) -> None:
    assert as_json(picture_of(store)) == as_json(picture_of(store))


@pytest.mark.parametrize(
    ("labels", "language", "expected"),
    [
        ([Literal("a", language="nl"), Literal("b", language="en")], "en", "b"),
        ([Literal("a", language="nl"), Literal("b", language="de")], "en", "a"),
        ([Literal("a"), Literal("b", language="de")], "en", "a"),
        ([Literal("b", language="de")], "en", "b"),
        ([Literal("b", language="nl"), Literal("a", language="nl")], "nl", "a"),
        ([], "nl", None),
    ],
)
def test_pick(labels: list[Literal], language: str, expected: str | None) -> None:
    assert pick(labels, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kort", "kort"),
        ("", ""),
        ("een  naam\nmet witruimte", "een naam met witruimte"),
        ("Toekomstbestendige Arbeidsmarkt Zorg & welzijn", "Toekomstbestendige Arbeidsmarkt…"),
        ("x" * 60, "x" * 33 + "…"),
    ],
)
def test_shorten(text: str, expected: str) -> None:
    assert shorten(text) == expected
    assert len(shorten(text)) <= 34


def test_wrap_breaks_between_words() -> None:
    assert wrap("Ruimte voor behoud van medewerkers") == "Ruimte voor behoud\nvan medewerkers"


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        ("https://example.org/a", True),
        ("http://example.org/a", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("urn:x:y", False),
        ("https:///zonder-naam", False),
        ("http://[onzin", False),
        ("", False),
    ],
)
def test_only_addresses_become_links(iri: str, *, expected: bool) -> None:
    assert bool(outside(iri)) is expected


# Looks.


def test_no_two_kinds_look_the_same() -> None:
    looks = [(look_of(kind).fill, look_of(kind).shape) for family in FAMILIES for kind in family.shapes]
    assert len(looks) == len(set(looks)) == 32
    assert len({family.fill for family in FAMILIES}) == len(FAMILIES)
    assert look_of("Onbekend").family == "overig"


def test_every_class_of_the_ontology_has_a_look(store: Store) -> None:
    known = {kind for family in FAMILIES for kind in family.shapes} | LEFT_OUT
    assert set(kind_names(store)) - known == set()


def test_marks_stand_out_from_paper() -> None:
    # WCAG 1.4.11: 3 to 1 between the edge of a mark and white.
    for family in FAMILIES:
        assert _contrast(family.edge, "#ffffff") >= 3, family.name


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_texts_are_in_two_languages() -> None:
    assert texts("nl").keys() == texts("en").keys() == TEXTS.keys()
    assert all(texts("nl").values())
    assert all(texts("en").values())


# Positions.


def _star(size: int) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for index in range(size):
        graph.add_node(f"n{index}")
        if index:
            graph.add_edge("n0", f"n{index}", key="k", label="k")
    return graph


@pytest.mark.parametrize("size", [0, 1, 2, 3, 30, 120])
def test_everything_has_a_place_of_its_own(size: int) -> None:
    where = positions(_star(size))
    assert len(where) == size
    points = list(where.values())
    near = [
        (one, other)
        for index, one in enumerate(points)
        for other in points[index + 1 :]
        if (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 < (SPACING * 0.7) ** 2
    ]
    assert near == []


def test_loose_parts_do_not_lie_on_one_another() -> None:
    graph = _star(20)
    for index in range(15):
        graph.add_edge(f"los{index}", f"los{index}-b", key="k")
    graph.add_node("alleen")
    where = positions(graph)
    assert len(set(where.values())) == 51


def test_positions_are_kept_and_read_back(tmp_path: Path) -> None:
    cache = tmp_path / "posities"
    first = positions(_star(12), cache)
    (path,) = cache.iterdir()
    moved = {node: [x + 1, y] for node, (x, y) in first.items()}
    path.write_text(json.dumps(moved), encoding="utf-8")
    assert positions(_star(12), cache) == {node: (x, y) for node, (x, y) in moved.items()}
    assert positions(_star(13), cache).keys() == set(_star(13))
    assert len(list(cache.iterdir())) == 2


def test_old_positions_are_removed(tmp_path: Path) -> None:
    for size in range(2, 14):
        positions(_star(size), tmp_path)
    assert len(list(tmp_path.iterdir())) == 8
    assert positions(_star(13), tmp_path)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"n0": [0, 0]}', '{"n0": "x"}', "\xff"])
def test_a_damaged_cache_costs_only_time(tmp_path: Path, content: str) -> None:
    first = positions(_star(5), tmp_path)
    (path,) = tmp_path.iterdir()
    path.write_bytes(content.encode("latin-1"))
    assert positions(_star(5), tmp_path) == first


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert len(positions(_star(5), tmp_path / "file" / "cache")) == 5


# The picture.


def test_picture_of_a_hostile_graph_stays_data(store: Store) -> None:
    text = as_json(picture_of(store))
    for character in ("<", ">", "&", "\u2028"):
        assert character not in text
    picture = json.loads(text)
    assert picture["details"][BOOS]["label"] == HOSTILE
    assert picture["details"][BOOS]["places"][0]["exact"] == "<script>alert(2)</script>"


def test_picture_has_every_node_and_edge_once(store: Store, graph: "nx.MultiDiGraph[str]") -> None:
    picture = picture_of(store)
    assert len(picture["nodes"]) == graph.number_of_nodes()
    assert len(picture["edges"]) == graph.number_of_edges()
    assert len({edge["id"] for edge in picture["edges"]}) == len(picture["edges"])
    assert all(edge["arrows"] == "to" for edge in picture["edges"])
    assert {"x", "y", "shape", "color", "label", "kind"} <= picture["nodes"][0].keys()
    assert sum(kind["count"] for kind in picture["kinds"]) == len(picture["nodes"])
    assert picture["sources"] == [
        "Wat de brief van 2022-09-30 zegt",
        "Wat de brief van 2024-05-31 zegt",
        "Wat het register zegt",
    ]


def test_parallel_edges_are_kept() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in ("a", "b"):
        graph.add_node(name, thing=Thing(name, "Partij", name, name))
    graph.add_edge("a", "b", key="een", label="een")
    graph.add_edge("a", "b", key="twee", label="twee")
    graph.add_edge("b", "a", key="een", label="een")
    graph.add_node("c", thing=Thing("c", "Partij", "c", "c"))
    graph.add_edge("a", "c", key="een", label="een")
    picture = draw(graph, Names())
    bends = {
        (edge["from"], edge["to"], edge["name"]): edge.get("smooth", {}).get("roundness") for edge in picture["edges"]
    }
    assert bends == {
        ("a", "b", "een"): 0.12,
        ("a", "b", "twee"): 0.24,
        ("b", "a", "een"): 0.12,
        ("a", "c", "een"): None,
    }


def test_around_a_thing(graph: "nx.MultiDiGraph[str]") -> None:
    near, left_out = around(graph, MOTIE, 1)
    assert (set(near), left_out) == (
        {
            MOTIE,
            f"{BASE}id/opgave/p-5",
            f"{BASE}id/persoon/jansen",
            f"{BASE}id/kamerstuk/kst-1-7",
            f"{BASE}id/fractie/x",
            f"{BASE}id/afdoening/een",
        },
        0,
    )
    wider, _ = around(graph, MOTIE, 2)
    assert set(near) < set(wider)
    with pytest.raises(nx.NodeNotFound):
        around(graph, "nergens", 1)


def test_around_a_hub_leaves_out_and_says_so() -> None:
    near, left_out = around(_star(400), "n0", 1)
    assert (len(near), left_out) == (MAX_FOCUS, 400 - MAX_FOCUS)


def test_a_large_graph_is_cut_to_what_a_browser_draws() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for index in range(30):
        kind = "Verwijzing" if index % 2 else "Partij"
        graph.add_node(f"n{index}", thing=Thing(f"n{index}", kind, "naam", "naam"))
    graph.add_edge("n1", "n3", key="k", label="k")
    graph.add_edge("n0", "n28", key="k", label="k")
    kept, left_out = at_most(graph, 16)
    assert left_out == 14
    assert {"n0", "n28"} <= set(kept)
    assert sum(kept.nodes[node]["thing"].kind == "Partij" for node in kept) == 15
    assert at_most(graph, 30) == (graph, 0)


def test_the_shipped_graph(tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "store")
    build(settings)
    graph = network_of(open_store(settings))
    kinds = Counter(data["thing"].kind for _, data in graph.nodes(data=True))
    assert graph.number_of_nodes() >= 400
    assert kinds["Motie"] >= 9
    assert kinds["Partij"] >= 60
    without = [data["thing"].label for _, data in graph.nodes(data=True) if not data["thing"].sources]
    assert without == []
