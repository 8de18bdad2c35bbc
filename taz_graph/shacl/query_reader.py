"""Reads the SPARQL that the compiler writes, and as much of a person's as is used in constraints.

What it does not know it refuses: a part that were passed over in silence would be a statement that nobody looks at.
"""

from itertools import count

from taz_graph.shacl.graph import RDF_TYPE, XSD
from taz_graph.shacl.groups import Group, Inner, Kind, Path, Pattern, UnreadableQueryError, Values, demand_readable
from taz_graph.shacl.prefixes import Token, tokens

_MODIFIERS = ("GROUP", "HAVING", "ORDER", "BY", "ASC", "DESC", "(")


def read_query(query: str, ignore: str) -> Group:
    """The groups of a SELECT query; VALUES that hold ``ignore`` limit nothing. Raises UnreadableQueryError."""
    group = _Reader(query, ignore).query()
    demand_readable(group)
    return group


class _Reader:
    def __init__(self, query: str, ignore: str) -> None:
        self._tokens = [_same_sign(token) for token in tokens(query) if token.kind != "space"]
        self._at = 0
        self._ignore = ignore
        self._numbers = count()

    def query(self) -> Group:
        group = self._select()
        self._modifiers()
        if self._at < len(self._tokens):
            raise UnreadableQueryError(self._word())
        return Group(group.elements)

    # --- tokens

    def _peek(self) -> Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else Token("end", "")

    def _word(self) -> str:
        return self._peek().word or self._peek().text

    def _take(self, wanted: str | None = None) -> Token:
        token = self._peek()
        if token.kind == "end" or (wanted is not None and (token.word or token.text) != wanted):
            raise UnreadableQueryError(f"{wanted or 'more'} expected, not {token.text!r}")
        self._at += 1
        return token

    def _expression(self, group: Group | None, kind: Kind = "exists") -> str:
        """An expression in brackets; the groups of EXISTS inside it are read. Gives its last variable."""
        self._take("(")
        depth, last = 1, ""
        while depth:
            if self._word() == "EXISTS" and group is not None:
                self._take()
                group.elements.append(Inner(kind, [self._group()]))
                continue
            token = self._take()
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            last = token.text if token.kind == "variable" else last
            if token.text in ("{", "}"):
                raise UnreadableQueryError("a group in an expression")
        return last

    # --- groups

    def _select(self) -> Group:
        self._take("SELECT")
        projected: set[str] = set()
        whole = False
        while self._word() not in ("WHERE", "{"):
            if self._word() == "(":
                projected.add(self._expression(None))  # (expression AS ?x)
                continue
            token = self._take()
            whole = whole or token.text == "*"
            if token.kind == "variable":
                projected.add(token.text)
            elif token.word not in ("DISTINCT", "REDUCED", "*"):
                raise UnreadableQueryError(token.text)
        if self._word() == "WHERE":
            self._take()
        return Group(self._group().elements, None if whole else frozenset(projected))

    def _modifiers(self) -> None:
        while self._word() in _MODIFIERS or self._peek().kind == "variable":
            if self._word() == "(":
                self._expression(None)
            else:
                self._take()

    def _group(self) -> Group:
        self._take("{")
        if self._word() == "SELECT":
            inner = self._scoped(self._select())
            self._modifiers()
            self._take("}")
            return inner
        group = Group()
        while self._word() != "}":
            self._element(group)
        self._take("}")
        return group

    def _element(self, group: Group) -> None:
        word = self._word()
        if word == "{":
            branches = [self._group()]
            while self._word() == "UNION":
                self._take()
                branches.append(self._group())
            group.elements.append(Inner("join", branches))
        elif word in ("OPTIONAL", "MINUS"):
            self._take()
            group.elements.append(Inner("optional" if word == "OPTIONAL" else "minus", [self._group()]))
        elif word == "FILTER":
            self._filter(group)
        elif word == "BIND":
            self._take()
            self._expression(group, "bound")
        elif word == "VALUES":
            group.elements.append(self._values())
        elif word == ".":
            self._take()
        else:
            self._triples(group)

    def _filter(self, group: Group) -> None:
        self._take("FILTER")
        if self._word() == "NOT":
            self._take()
        if self._word() == "EXISTS":
            self._take()
            group.elements.append(Inner("exists", [self._group()]))
            return
        if self._word() != "(":
            self._take()  # the name of a function
        self._expression(group)

    def _values(self) -> Values:
        self._take("VALUES")
        variable = self._take()
        if variable.kind != "variable":
            raise UnreadableQueryError("VALUES of several variables")
        self._take("{")
        found = []
        while self._word() != "}":
            found.append(self._term())
        self._take("}")
        return Values(variable.text, frozenset(found), given=self._ignore in found)

    def _scoped(self, group: Group) -> Group:
        """A sub-select: a variable that it does not project is another one than that of the same name outside."""
        if group.projected is None:
            return group
        return group.renamed(group.projected, f"_in{next(self._numbers)}")

    # --- triples

    def _triples(self, group: Group) -> None:
        subject = self._term()
        while True:
            path = self._path()
            group.elements.append(Pattern(subject, path, self._term()))
            while self._word() == ",":
                self._take()
                group.elements.append(Pattern(subject, path, self._term()))
            if self._word() != ";":
                break
            while self._word() == ";":
                self._take()
            if self._word() in (".", "}"):
                break

    def _term(self) -> str:
        token = self._take()
        if token.kind in ("variable", "iri"):
            return token.text
        if token.kind == "string":
            return token.text + self._literal_end()
        if token.word in ("TRUE", "FALSE"):
            return f'"{token.text.lower()}"^^<{XSD}boolean>'
        if token.text.isdigit():
            return self._integer(token.text)
        raise UnreadableQueryError(f"{token.text!r} as a term")

    def _integer(self, text: str) -> str:
        while self._peek().text.isdigit():
            text += self._take().text
        following = self._tokens[self._at + 1].text if self._at + 1 < len(self._tokens) else ""
        if self._word() == "." and following.isdigit():
            raise UnreadableQueryError("a number with a point")
        return f'"{text}"^^<{XSD}integer>'

    def _literal_end(self) -> str:
        if self._peek().text == "^^":
            self._take()
            return f"^^{self._take().text}"
        return self._take().text if self._peek().text.startswith("@") else ""

    # --- paths

    def _path(self) -> Path:
        choices = [self._sequence()]
        while self._word() == "|":
            self._take()
            choices.append(self._sequence())
        return choices[0] if len(choices) == 1 else Path("|", tuple(choices))

    def _sequence(self) -> Path:
        parts = [self._part()]
        while self._word() == "/":
            self._take()
            parts.append(self._part())
        return parts[0] if len(parts) == 1 else Path("/", tuple(parts))

    def _part(self) -> Path:
        if self._word() == "^":
            self._take()
            return Path("^", (self._part(),))
        token = self._take()
        if token.text == "(":
            path = self._path()
            self._take(")")
        elif token.kind == "iri":
            path = Path(token.text)
        elif token.word == "A":
            path = Path(str(RDF_TYPE))
        elif token.kind == "variable":
            return Path(token.text)
        else:
            raise UnreadableQueryError(f"{token.text!r} in a path")
        while self._peek().text in ("*", "+", "?"):
            path = Path(self._take().text, (path,))
        return path


def _same_sign(token: Token) -> Token:
    return Token("variable", f"?{token.text[1:]}") if token.kind == "variable" else token
