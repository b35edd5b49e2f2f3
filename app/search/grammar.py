"""From what was typed to the parts of a query, by recursive descent; every string is read to its end."""

import re
from collections.abc import Iterator

from app.search.fields import FieldName, make_condition
from app.search.nodes import Every, Node, Some, Without
from app.search.terms import Term, make_term

MAX_TERMS = 64
MAX_DEPTH = 16

# A phrase opens where no word stands before its mark: in `6' 2" tall` the mark is an inch.
_TOKEN = re.compile(
    r"(?P<minus>(?<![^\s(])-+(?=[^\s-]))?(?:"
    rf'(?P<field>(?i:{"|".join(FieldName)})):(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s"()]+))'
    r'|(?<!\w)"(?P<phrase>[^"]*)"(?P<star>\*?)|(?P<mark>[()])|(?P<word>[^\s"()]+))'
)
MINUS = "-"
OPERATORS = ("AND", "OR", "NOT")
OPENING, CLOSING = ("(",), (")",)
Token = Node | str


def read_nodes(text: str, notes: list[str], *, operators: bool = True) -> list[Node]:
    """What stands side by side at the top of a query. `notes` gain what could not be read, and that it was looked for as words.

    Without `operators`, NOT, AND and OR are words as others, and a minus is a dash.
    """
    return _Reader(list(_find_tokens(text, notes, operators=operators)), notes).read()


def _find_tokens(text: str, notes: list[str], *, operators: bool) -> Iterator[Token]:
    """Marks and operators as strings, everything else as nodes; the first MAX_TERMS different words that tell anything."""
    seen: set[Node] = set()
    common: set[Node] = set()
    # In a headline all in capitals they are words like the others.
    known = OPERATORS if operators and any(char.islower() for char in text) else ()
    for match in _TOKEN.finditer(text):
        # Of what has no letter or digit, as the last of "TP53 -/- mice", a minus would pass to what stands behind.
        minus = [MINUS] if match["minus"] and operators else []
        if mark := match["mark"] or (match["word"] if match["word"] in known else None):
            yield from (*minus, mark)
            continue
        for node in _make_nodes(match, notes):
            group = common if isinstance(node, Term) and node.is_common else seen
            if node not in group and len(group) >= MAX_TERMS:
                notes.append(f"only the first {MAX_TERMS} different terms were used")
                if group is seen:
                    return
                continue
            group.add(node)
            yield from (*minus, node)
            minus = []


def _make_nodes(match: re.Match[str], notes: list[str]) -> Iterator[Node]:
    if match["field"]:
        value = match["quoted"] if match["quoted"] is not None else match["value"]
        condition = make_condition(match["field"], value, notes=notes)
        if condition is not None:
            yield condition
            return
        terms = [make_term(part, notes=notes) for part in (match["field"], value)]
    elif match["phrase"] is not None:
        terms = [make_term(match["phrase"], notes=notes, starred=bool(match["star"]), quoted=True)]
    else:
        terms = [make_term(match["word"], notes=notes, starred=match["word"].endswith("*"))]
    yield from (term for term in terms if term is not None)


class _Reader:
    """Reads tokens in turn. OR binds closer than words side by side, AND closer than OR, NOT and - closest."""

    def __init__(self, tokens: list[Token], notes: list[str]) -> None:
        self.tokens, self.notes, self.at, self.depth = tokens, notes, 0, 0

    def read(self) -> list[Node]:
        found = self._read_sequence()
        while self.at < len(self.tokens):
            self._note("a closing parenthesis without an opening one was ignored")
            self.at += 1
            found += self._read_sequence()
        return found

    def _peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _take(self, mark: str) -> bool:
        if self._peek() == mark:
            self.at += 1
            return True
        return False

    def _note(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def _read_sequence(self) -> list[Node]:
        found: list[Node] = []
        while self._peek() not in (None, ")"):
            found += self._read_joined("OR")
        return found

    def _read_joined(self, operator: str) -> list[Node]:
        """Operands between operators; those without one come back as they are, since words side by side need no group."""
        operands = [self._read_operand(operator)]
        while self._peek() == operator:
            self.at += 1
            if self._peek() in (None, ")", "AND", "OR"):
                self._note(f"{operator} joins nothing where it stands and was ignored")
                continue
            operands.append(self._read_operand(operator))
        groups = [_group(operand) for operand in operands if operand]
        if len(groups) < 2:
            return next((operand for operand in operands if operand), [])
        return [_join(groups, operator)]

    def _read_operand(self, operator: str) -> list[Node]:
        return self._read_joined("AND") if operator == "OR" else self._read_single()

    def _read_single(self) -> list[Node]:
        excludes = False
        while self._peek() in (MINUS, "NOT"):
            self.at += 1
            excludes = True
        token = self._peek()
        if token is None or token in CLOSING:
            return []
        self.at += 1
        if isinstance(token, str) and token not in OPENING:
            self._note(f"{token} joins nothing where it stands and was ignored")
            return []
        found = self._read_group() if isinstance(token, str) else [token]
        return [Without(_group(found))] if excludes and found else found

    def _read_group(self) -> list[Node]:
        if self.depth == MAX_DEPTH:
            self._note(f"parentheses deeper than {MAX_DEPTH} were ignored")
            return []
        self.depth += 1
        found = self._read_sequence()
        self.depth -= 1
        if not self._take(")"):
            self._note("a parenthesis that is never closed was ignored")
        return found


def _group(nodes: list[Node]) -> Node:
    """What stands side by side in one operand: any of its words, and all of the rest."""
    if len(nodes) == 1:
        return nodes[0]
    words: list[Node] = [node for node in nodes if isinstance(node, Term) and not node.quoted]
    rest = [node for node in nodes if node not in words]
    return _join([*rest, _join(words, "OR")] if words else rest, "AND")


def _join(nodes: list[Node], operator: str) -> Node:
    telling = [node for node in nodes if not (isinstance(node, Term) and node.is_common)] or nodes
    parts = tuple(dict.fromkeys(telling))
    if len(parts) == 1:
        return parts[0]
    return Every(parts) if operator == "AND" else Some(parts)
