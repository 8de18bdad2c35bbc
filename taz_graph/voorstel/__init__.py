"""What a program proposes to add to the graph: ``propose(brief, context) -> Voorstel``. A person decides."""

from taz_graph.voorstel.context import read_context
from taz_graph.voorstel.make import Voorstel, letter_of, propose, to_jsonl

__all__ = ["Voorstel", "letter_of", "propose", "read_context", "to_jsonl"]
