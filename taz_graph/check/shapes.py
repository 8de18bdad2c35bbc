"""The shapes files as a set of rules: what each looks at, and what each says to a person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import BlankNode, Dataset, Literal, NamedNode, Quad, Triple

from taz_graph.check.text import Text, text_of
from taz_graph.check.vocabulary import SH, SHAPE_LISTS, SHAPE_VALUES, TARGETS
from taz_graph.errors import CheckError
from taz_graph.names import VOCABULARIES, compact
from taz_graph.settings import DEFAULT_BASE
from taz_graph.shacl.prefixes import with_prefixes
from taz_graph.sources import Source

Node = NamedNode | BlankNode

ONTOLOGY = "ontologie"
"""What ``taz:toepassingOp`` says in a shapes file whose shapes look at the ontology and not at the data."""

RDF = VOCABULARIES["rdf"]
RDFS = VOCABULARIES["rdfs"]
DCT = VOCABULARIES["dct"]
CLASSES = (NamedNode(f"{RDFS}Class"), NamedNode(f"{VOCABULARIES['owl']}Class"))


class Index:
    """Triples by subject, by object and by predicate; answers are sorted, so that no run differs from another."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._quads = Dataset(Quad(*triple) for triple in triples)

    def __iter__(self) -> Iterator[Triple]:
        return iter(sorted((quad.triple for quad in self._quads), key=str))

    def objects(self, subject: Node, *predicates: str) -> list[Node | Literal]:
        """The objects of the given predicates of one subject."""
        found = {quad.object for quad in self._quads.quads_for_subject(subject) if quad.predicate.value in predicates}
        return sorted((term for term in found if isinstance(term, Node | Literal)), key=str)

    def predicates(self, subject: Node) -> set[str]:
        """The predicates of one subject."""
        return {quad.predicate.value for quad in self._quads.quads_for_subject(subject)}

    def subjects(self, value: Node | Literal, *predicates: str) -> list[Node]:
        """The subjects that have ``value`` as object of one of the given predicates."""
        found = {quad.subject for quad in self._quads.quads_for_object(value) if quad.predicate.value in predicates}
        return sorted((term for term in found if isinstance(term, Node)), key=str)

    def using(self, *predicates: str) -> list[Node]:
        """The subjects that have one of the given predicates."""
        found = {quad.subject for name in predicates for quad in self._quads.quads_for_predicate(NamedNode(name))}
        return sorted((term for term in found if isinstance(term, Node)), key=str)

    def members(self, head: Node | Literal) -> list[Node | Literal]:
        """The members of an RDF list, as far as it is well-formed."""
        found: list[Node | Literal] = []
        seen: set[Node] = set()
        while isinstance(head, Node) and head not in seen:
            seen.add(head)
            found += self.objects(head, f"{RDF}first")
            head = next(iter(self.objects(head, f"{RDF}rest")), Literal(""))
        return found

    def heads(self, member: Node) -> list[Node]:
        """The first cells of the RDF lists that have ``member``."""
        cells, found = self.subjects(member, f"{RDF}first"), []
        while cells:
            cell = cells.pop()
            before = self.subjects(cell, f"{RDF}rest")
            cells += before
            found += [] if before else [cell]
        return found


@dataclass(frozen=True, slots=True)
class Target:
    """What a shape looks at: IRIs of classes, things, and properties that the things have or are a value of.

    ``nodes`` may be literals too and are written as in N-Triples; ``queries`` are SELECT queries for ``?this``
    (sh:target), prefixes written out.
    """

    classes: tuple[str, ...]
    nodes: tuple[str, ...]
    subjects_of: tuple[str, ...]
    objects_of: tuple[str, ...]
    queries: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.classes or self.nodes or self.subjects_of or self.objects_of or self.queries)


@dataclass(frozen=True, slots=True)
class NodeShape:
    """A shape with targets of its own; ``minimum`` is how many it must look at at least."""

    iri: str
    title: Text
    target: Target
    minimum: int
    on_ontology: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its stable number, and per language its title, why it matters and what resolves a finding."""

    iri: str
    rule_id: str
    title: Text
    why: Text
    repair: Text


@dataclass(frozen=True)
class ShapeSet:
    """All shapes, once with the targets in the data and once with those in the ontology; see :func:`load_shapes`."""

    data: tuple[Triple, ...]
    ontology: tuple[Triple, ...]
    shapes: tuple[NodeShape, ...]
    base: str = DEFAULT_BASE

    @cached_property
    def index(self) -> Index:
        """Every triple of every shapes file."""
        return Index((*self.data, *self.ontology))

    @cached_property
    def _rules(self) -> dict[tuple[str, str | None], Rule]:
        # Asked for each of 120,000 violations, of some 200 kinds.
        return {}

    @cached_property
    def _fills_in(self) -> dict[tuple[str, str | None], bool]:
        return {}

    def rule(self, shape: str, constraint: str | None = None) -> Rule:
        """The rule behind a result: the nearest node with a rule number, from the constraint upwards to its shape.

        Shapes of others that have no rule numbers get the local name of the nearest node that has an IRI.
        """
        if (shape, constraint) not in self._rules:
            self._rules[shape, constraint] = self._rule(shape, constraint)
        return self._rules[shape, constraint]

    def _rule(self, shape: str, constraint: str | None) -> Rule:
        line = [*([node_of(constraint)] if constraint else []), node_of(shape), *ancestors(self.index, node_of(shape))]
        named = [node for node in line if isinstance(node, NamedNode)]
        numbered = [node for node in named if self._numbers(node)]
        node = next(iter((*numbered, *named, *line)))
        return self._describe(node, line)

    def templates(self, shape: str, constraint: str | None = None) -> Text:
        """The messages that the shapes give for a result: those of the SPARQL constraint, else those of the shape."""
        for name in (constraint, shape):
            texts = text_of(self.index.objects(node_of(name), f"{SH}message")) if name is not None else {}
            if texts:
                return texts
        return {}

    def fills_in(self, shape: str, constraint: str | None = None) -> bool:
        """Whether the message of a result says, by ``{?variable}``, what exactly is wrong."""
        if (shape, constraint) not in self._fills_in:
            texts = self.templates(shape, constraint).values()
            self._fills_in[shape, constraint] = any("{?" in text or "{$" in text for text in texts)
        return self._fills_in[shape, constraint]

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule with a number, by number; those that nothing uses are refused before (see vet)."""
        nodes = self.index.using(f"{self.base}def#regelnummer")
        found = [self.rule(name_of(node)) for node in nodes if isinstance(node, NamedNode)]
        return tuple(sorted(found, key=lambda rule: (rule.rule_id, rule.iri)))

    def severity(self, rule: str) -> str:
        """The IRI of the severity of a rule: its own, else that of the shape around it, else sh:Violation."""
        for node in (node_of(rule), *ancestors(self.index, node_of(rule))):
            for term in self.index.objects(node, f"{SH}severity"):
                return term.value
        return f"{SH}Violation"

    def owners(self, rule: str) -> tuple[NodeShape, ...]:
        """The shapes with targets that a rule belongs to; several where they share a property shape."""
        line = {name_of(node) for node in (node_of(rule), *ancestors(self.index, node_of(rule)))}
        return tuple(shape for shape in self.shapes if shape.iri in line)

    def _numbers(self, node: Node) -> list[Node | Literal]:
        return self.index.objects(node, f"{self.base}def#regelnummer")

    def _describe(self, node: Node, line: Sequence[Node]) -> Rule:
        # What a rule does not say itself, the shape around it may say.
        around = [node, *(other for other in line if other != node)]

        def text(*predicates: str) -> Text:
            return next(filter(None, (text_of(self.index.objects(place, *predicates)) for place in around)), {})

        iri, numbers = name_of(node), self._numbers(node)
        return Rule(
            iri=iri,
            rule_id=numbers[0].value if numbers else compact(iri, self.base).removeprefix("taz:").removeprefix("_:"),
            title=text(f"{DCT}title", f"{SH}name", f"{RDFS}label"),
            why=text(f"{self.base}def#waarom"),
            repair=text(f"{self.base}def#herstel"),
        )


def load_shapes(sources: Sequence[Source], ontology: Sequence[Source], base: str = DEFAULT_BASE) -> ShapeSet:
    """The shapes of all files, each applied to the data or, where its file says so, to the ontology.

    ``ontology`` is read for the prefixes (sh:declare) that SPARQL constraints use. Raises CheckError when there are no
    shapes. What is wrong inside them is for :func:`taz_graph.check.vet.vet_shapes`.
    """
    prefixes = tuple(_declarations(ontology))
    data: list[Triple] = []
    on_ontology: list[Triple] = []
    for source in sources:
        (on_ontology if _looks_at_ontology(source, base) else data).extend(source.triples)
    shapes = tuple(
        shape for triples, flag in ((data, False), (on_ontology, True)) for shape in _node_shapes(triples, flag, base)
    )
    if not shapes:
        raise CheckError(
            "there are no shapes, so nothing would be checked; put them in the folder shapes/ of --ontology"
        )
    # Files share prefixes and parts of shapes: each half holds everything, only the targets of the other are left out.
    on_data = (*data, *_untargeted(on_ontology), *prefixes)
    return ShapeSet(on_data, (*on_ontology, *_untargeted(data), *prefixes) if on_ontology else (), shapes, base)


def ancestors(index: Index, node: Node) -> list[Node]:
    """The shapes around a shape or constraint, nearest first."""
    found: list[Node] = []
    todo = [node]
    while todo:
        inner = todo.pop(0)
        links = tuple(f"{SH}{name}" for name in (*SHAPE_VALUES, "sparql", "target"))
        lists = tuple(f"{SH}{name}" for name in SHAPE_LISTS)
        outer = index.subjects(inner, *links)
        outer += [shape for head in index.heads(inner) for shape in index.subjects(head, *lists)]
        fresh = [shape for shape in outer if shape not in found and shape != node]
        found += fresh
        todo += fresh
    return found


def target_of(index: Index, shape: Node) -> Target:
    """What a shape looks at; an implicit class target (a shape that is a class itself) is one of its classes."""
    named = {name: tuple(name_of(term) for term in index.objects(shape, f"{SH}{name}")) for name in TARGETS}
    implicit = index.objects(shape, f"{RDF}type")
    is_class = any(term in CLASSES for term in implicit)
    classes = (*named["targetClass"], *((name_of(shape),) if is_class else ()))
    queries = tuple(
        with_prefixes(text.value, prefixes_of(index, node))
        for node in index.objects(shape, f"{SH}target")
        if isinstance(node, Node)
        for text in index.objects(node, f"{SH}select")
    )
    nodes = tuple(str(term) for term in index.objects(shape, f"{SH}targetNode"))
    return Target(classes, nodes, named["targetSubjectsOf"], named["targetObjectsOf"], queries)


def prefixes_of(index: Index, node: Node) -> dict[str, str]:
    """The prefixes that a query of the shapes may use: rdf, rdfs and owl, and what its sh:prefixes declares."""
    # As pySHACL reads them: the three always, and every declaration of the graph that sh:prefixes names.
    found = {name: VOCABULARIES[name] for name in ("rdf", "rdfs", "owl")}
    for place in index.objects(node, f"{SH}prefixes"):
        if isinstance(place, Literal):
            continue
        for declaration in index.objects(place, f"{SH}declare"):
            if isinstance(declaration, Literal):
                continue
            names = index.objects(declaration, f"{SH}prefix")
            spaces = index.objects(declaration, f"{SH}namespace")
            found.update({name.value: space.value for name, space in zip(names, spaces, strict=False)})
    return found


def name_of(term: Node | Literal) -> str:
    """A node as text: its IRI, ``_:`` and its label, or the value of a literal."""
    return str(term) if isinstance(term, BlankNode) else term.value


def node_of(name: str) -> Node:
    """The node that :func:`name_of` wrote."""
    return BlankNode(name[2:]) if name.startswith("_:") else NamedNode(name)


def _node_shapes(triples: Iterable[Triple], on_ontology: bool, base: str) -> Iterator[NodeShape]:  # noqa: FBT001
    index = Index(triples)
    implicit = [
        node
        for kind in ("NodeShape", "PropertyShape")
        for node in index.subjects(NamedNode(SH + kind), f"{RDF}type")
        if target_of(index, node)
    ]
    for node in sorted({*index.using(*(SH + name for name in TARGETS)), *implicit}, key=str):
        if any(term.value == "true" for term in index.objects(node, f"{SH}deactivated")):
            continue
        stated = [term.value for term in index.objects(node, f"{base}def#minimumDoelen")]
        title = text_of(index.objects(node, f"{DCT}title", f"{RDFS}label"))
        yield NodeShape(name_of(node), title, target_of(index, node), _minimum(node, stated), on_ontology)


def _minimum(shape: Node, stated: Sequence[str]) -> int:
    # A shape that states no number must look at something all the same: a misspelt class would pass unseen.
    if not stated:
        return 1
    if len(stated) > 1 or not stated[0].isdigit():
        raise CheckError(f"{name_of(shape)} must have one whole number as taz:minimumDoelen, not {', '.join(stated)}")
    return int(stated[0])


def _looks_at_ontology(source: Source, base: str) -> bool:
    said = {
        triple.object.value
        for triple in source.triples
        if triple.predicate.value == f"{base}def#toepassingOp" and isinstance(triple.object, Literal)
    }
    if said - {ONTOLOGY, "data", "gegevens"}:
        raise CheckError(
            f"{source.path}: taz:toepassingOp must be 'ontologie' or 'data', not {', '.join(sorted(said))}"
        )
    return ONTOLOGY in said


def _untargeted(triples: Iterable[Triple]) -> Iterator[Triple]:
    targets = {SH + name for name in TARGETS}
    for triple in triples:
        if triple.predicate.value not in targets and triple.object not in CLASSES:
            yield triple


def _declarations(ontology: Sequence[Source]) -> Iterator[Triple]:
    triples = [triple for source in ontology for triple in source.triples]
    declared = {triple.object for triple in triples if triple.predicate.value == f"{SH}declare"}
    for triple in triples:
        if triple.predicate.value == f"{SH}declare" or triple.subject in declared:
            yield triple
