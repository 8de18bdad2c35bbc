"""What a change itself tells of the things in it, so that the store need not be asked."""

from collections import Counter, defaultdict

from pyoxigraph import NamedNode

from taz_graph.check.changes import Changes
from taz_graph.shacl.graph import RDF_TYPE, Term
from taz_graph.shacl.needs import Need


class Told:
    """The statements that came, by subject; of a subject that is new they are all that there is."""

    def __init__(self, changed: Changes) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._types: dict[str, set[str]] = defaultdict(set)
        self._new = {subject.value for subject in changed.new if isinstance(subject, NamedNode)}
        for triple in changed.came:
            subject, value = triple.subject, triple.object
            if isinstance(subject, NamedNode):
                self._counts[subject.value, str(triple.predicate)] += 1
                if triple.predicate == RDF_TYPE and isinstance(value, NamedNode):
                    self._types[subject.value].add(value.value)

    def may_break(self, node: Term, need: Need | None) -> bool:
        """Whether a rule with this need can be broken by the node, as far as the change tells."""
        if need is None:
            return True
        count = self._counts[node.value, need.predicate]
        if need.most is not None and count > need.most:
            return False
        return count >= need.least or node.value not in self._new

    def types_of(self, node: Term) -> set[str] | None:
        """The classes of a new thing; None when the store must be asked."""
        return self._types[node.value] if node.value in self._new else None
