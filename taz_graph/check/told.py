"""What a change itself tells of the things in it, so that the store need not be asked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from pyoxigraph import Literal

from taz_graph.check.changes import Changes
from taz_graph.check.statements import Statement, datatype_of, has_no_name, least_length
from taz_graph.shacl.graph import RDF_TYPE, Graph, Node, Term
from taz_graph.shacl.needs import Need, Sound
from taz_graph.shacl.shapes import Shape

Pair = tuple[str, str]
"""Subject and object of a statement."""

_TYPE = str(RDF_TYPE)


class Told:
    """The statements that came; of a subject that is new they are all that there is."""

    def __init__(self, changed: Changes) -> None:
        self.new, self._unmentioned = changed.new, changed.unmentioned
        self.pairs = by_predicate(changed.came)
        self._said: dict[str, dict[str, list[str]]] = {}
        self._speakers: dict[str, dict[str, list[str]]] = {}
        self._breakers: dict[Need, Set[str]] = {}
        self._targets: dict[Node, Set[str] | None] = {}
        self._instances: dict[str, set[str]] = defaultdict(set)
        for subject, kind in self.pairs.get(_TYPE, ()):
            if subject in self.new:
                self._instances[kind].add(subject)

    def may_break(self, nodes: Set[str], need: Need | None) -> Set[str]:
        """Those of the nodes that can break a rule with this need, as far as the change tells."""
        if need is None or not nodes:
            return nodes
        said = self._values(need.predicate)
        if need.most is not None:
            nodes = nodes - {node for node, values in said.items() if len(values) > need.most}
        if not need.least and need.sound is None:
            return nodes
        if need not in self._breakers:
            self._breakers[need] = {node for node, values in said.items() if self._breaks(values, need)}
        return (nodes & self._breakers[need]) | (nodes - self.new)

    def targets(self, shape: Shape, classes: Graph) -> Set[str] | None:
        """Every new thing that the shape looks at, and perhaps others; None where that cannot be told."""
        if shape.node not in self._targets:
            parts = [self._targeted(name, value, classes) for name, value in shape.targets]
            known = [part for part in parts if part is not None]
            self._targets[shape.node] = set[str]().union(*known) if len(known) == len(parts) else None
        return self._targets[shape.node]

    def types_of(self, node: str) -> Sequence[str] | None:
        """The classes of a new thing; None when the store must be asked."""
        return self._values(_TYPE).get(node, ()) if node in self.new else None

    def next_to(self, node: str, predicate: str, *, inverse: bool) -> Sequence[str] | None:
        """The values of a new thing, or the subjects that have it as value; None when the store must be asked."""
        if node not in (self._unmentioned if inverse else self.new):
            return None
        if not inverse:
            return self._values(predicate).get(node, ())
        if predicate not in self._speakers:
            found: dict[str, list[str]] = defaultdict(list)
            for subject, value in self.pairs.get(predicate, ()):
                found[value].append(subject)
            self._speakers[predicate] = found
        return self._speakers[predicate].get(node, ())

    def _values(self, predicate: str) -> dict[str, list[str]]:
        """What came of this predicate, by subject."""
        if predicate not in self._said:
            found: dict[str, list[str]] = defaultdict(list)
            for subject, value in self.pairs.get(predicate, ()):
                found[subject].append(value)
            self._said[predicate] = dict(found)
        return self._said[predicate]

    def _targeted(self, name: str, value: Term, classes: Graph) -> Set[str] | None:
        predicate = str(value)
        if name == "targetClass" and not isinstance(value, Literal):
            return set[str]().union(*(self._instances.get(str(one), ()) for one in classes.subclasses(value)))
        if name == "targetNode":
            return self.new & {predicate}
        if name == "targetSubjectsOf":
            return self.new & self._values(predicate).keys()
        if name == "targetObjectsOf":
            # What others spoke of before may be their object by this predicate.
            spoken = {one for _, one in self.pairs.get(predicate, ())}
            return (self.new & spoken) | (self.new - self._unmentioned)
        return None

    def _breaks(self, values: Sequence[str], need: Need) -> bool:
        if len(values) < need.least:
            return False
        sound = need.sound
        return sound is None or not all(self._is_sound(value, sound) for value in values)

    def _is_sound(self, value: str, sound: Sound) -> bool:
        if has_no_name(value):
            return False
        if sound.length is not None and least_length(value) >= sound.length:
            return True
        datatype = datatype_of(value)
        if datatype is not None:
            return datatype == sound.datatype
        # What came is there, also where the store says more of the value.
        return any(kind[1:-1] in sound.classes for kind in self._values(_TYPE).get(value, ()))


def by_predicate(statements: Iterable[Statement]) -> Mapping[str, Sequence[Pair]]:
    """Subject and object of each statement, by predicate as SPARQL writes it."""
    found: dict[str, list[Pair]] = defaultdict(list)
    for subject, predicate, value in statements:
        found[predicate].append((subject, value))
    return found
