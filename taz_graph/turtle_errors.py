"""What the Turtle parser found wrong, as one sentence that says what was expected."""

import re
from pathlib import Path

from taz_graph.errors import TurtleError
from taz_graph.names import prefixes

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

# What Oxigraph says -> what a person can act on. {0} is what stands there, cut short.
_SENTENCES: list[tuple[str, str]] = [
    (
        r"(.*) is not a valid subject or graph name",
        "expected a thing to begin a statement with (motie:x or <https://…>), found {0}",
    ),
    (r"(.*) is not a valid predicate", "expected a property (taz:zaak, or a for its class), found {0}"),
    (r"(.*) is not a valid RDF object", 'expected a value (motie:x, "text", a number, true or false), found {0}'),
    (r"A dot is expected at the end of statements", "expected '.', ';' or ',' after the value before this point"),
    (r"Unexpected end of file", "the text that opens here is never closed; expected its closing quotes"),
    (r"Unexpected end", "the file ends inside a statement; expected the rest of it and a '.'"),
    (r"No scheme found in an absolute IRI", "expected an address in full (<https://…>) or with a prefix (motie:x)"),
    (r"Line jumps are not allowed .*", "the text runs over the end of the line; expected its closing quote"),
    (r"Invalid IRI code point '(.*)'", "expected the '>' that closes the address before {0}, which cannot stand in it"),
    (r"'(.*)' is not allowed at the beginning of a prefix name", "expected a name, a value or a mark, found {0}"),
    (r"Expecting a datatype IRI after \^\^, found (.*)", "expected a datatype (xsd:date) after ^^, found {0}"),
    (r"Unexpected escape character '(.*)'", "the text holds {0}; expected \\\\ for a backslash"),
    (r"blank node property lists should end with a ']'", "expected the ']' that closes a '['"),
]  # fmt: skip


def decode(content: bytes, path: Path) -> str:
    """The text of a Turtle file, which is UTF-8 whatever the locale; TurtleError with the line where it is not."""
    try:
        return content.removeprefix(_BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        wrong = f"byte 0x{content[error.start]:02X} is not UTF-8; save the file as UTF-8"
        raise TurtleError(wrong, path=path, line=line) from error


def explain(error: SyntaxError, path: Path, base: str) -> TurtleError:
    """The parser's error with file, line, column and what was expected there; ``base`` is that of the settings."""
    said = re.sub(r"^Parser error (?:at|between) .*?: ", "", str(error.msg), flags=re.DOTALL)
    return TurtleError(f"column {error.offset}: {_sentence(said, base)}", path=path, line=error.lineno)


def _sentence(said: str, base: str) -> str:
    undeclared = re.fullmatch(r"The prefix (.*): has not been declared", said)
    if undeclared:
        namespace = prefixes(base).get(undeclared[1], "https://…")
        return f"expected a declared prefix; add `@prefix {undeclared[1]}: <{namespace}> .` at the top of the file"
    for pattern, sentence in _SENTENCES:
        match = re.fullmatch(pattern, said, flags=re.DOTALL)
        if match:
            return sentence.format(_shown(match.group(1)) if match.groups() else "")
    return f"not valid Turtle here: {said}"


def _shown(found: str) -> str:
    short = found if len(found) <= 40 else found[:39] + "…"
    return f"`{short}`" if short.isprintable() and short.strip() else repr(short)
