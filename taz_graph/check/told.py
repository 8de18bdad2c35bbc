"""What a change itself tells of the things in it, so that the store need not be asked."""

from collections import defaultdict
from collections.abc import Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from taz_graph.check.changes import Changes
from taz_graph.shacl.graph import RDF_TYPE, Term
from taz_graph.shacl.needs import Need, Sound


class Told:
    """The statements that came, by subject; of a subject that is new they are all that there is."""

    def __init__(self, changed: Changes) -> None:
        self._said: dict[str, dict[str, list[Term | Triple]]] = defaultdict(dict)
        self._types: dict[str, set[str]] = defaultdict(set)
        self._new = {subject.value for subject in changed.new if isinstance(subject, NamedNode)}
        self._unmentioned = {subject.value for subject in changed.unmentioned if isinstance(subject, NamedNode)}
        self._speakers: dict[str, dict[str, list[Term]]] = defaultdict(dict)
        for triple in changed.came:
            subject, value = triple.subject, triple.object
            if isinstance(subject, NamedNode):
                predicate = f"<{triple.predicate.value}>"
                self._said[predicate].setdefault(subject.value, []).append(value)
                if isinstance(value, NamedNode):
                    self._speakers[predicate].setdefault(value.value, []).append(subject)
                if triple.predicate == RDF_TYPE and isinstance(value, NamedNode):
                    self._types[subject.value].add(value.value)

    def may_break(self, node: Term, need: Need | None) -> bool:
        """Whether a rule with this need can be broken by the node, as far as the change tells."""
        if need is None:
            return True
        values = self._said[need.predicate].get(node.value, ())
        if need.most is not None and len(values) > need.most:
            return False
        if node.value not in self._new:
            return True
        if len(values) < need.least:
            return False
        return need.sound is None or not all(self._is_sound(value, need.sound) for value in values)

    def types_of(self, node: Term) -> set[str] | None:
        """The classes of a new thing; None when the store must be asked."""
        return self._types[node.value] if node.value in self._new else None

    def next_to(self, node: Term, predicate: str, *, inverse: bool) -> Sequence[Term | Triple] | None:
        """The values of a new thing, or the subjects that have it as value; None when the store must be asked."""
        known, said = (self._unmentioned, self._speakers) if inverse else (self._new, self._said)
        if not isinstance(node, NamedNode) or node.value not in known:
            return None
        return said[predicate].get(node.value, ())

    def _is_sound(self, value: Term | Triple, sound: Sound) -> bool:
        if isinstance(value, Triple | BlankNode):
            return False
        if sound.length is not None and len(value.value) >= sound.length:
            return True
        if isinstance(value, Literal):
            return value.datatype.value == sound.datatype
        # What came is there, also where the store says more of the value.
        return not sound.classes.isdisjoint(self._types.get(value.value, ()))
