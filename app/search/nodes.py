"""The parts of a query and how they hold together."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.search.fields import Condition
from app.search.terms import Term


@dataclass(frozen=True, slots=True)
class Every:
    """All of the parts hold."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """One of the parts holds at least."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The part does not hold."""

    part: "Node"


Node = Term | Condition | Every | Some | Without


def find_terms(node: Node) -> Iterator[Term]:
    """The words and phrases that a node looks for, without those it excludes."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Every | Some):
        for part in node.parts:
            yield from find_terms(part)


def has_condition(node: Node) -> bool:
    """Whether a field's value decides, so that the words of the index alone cannot."""
    if isinstance(node, Every | Some):
        return any(has_condition(part) for part in node.parts)
    return isinstance(node, Condition) or (isinstance(node, Without) and has_condition(node.part))
