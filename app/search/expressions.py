"""From the parts of a query to FTS5's own language. No word reaches it unquoted, so none of its operators can be typed."""

from collections.abc import Callable, Iterable

from app.search.language import Query
from app.search.nodes import Every, Node, Some, Without
from app.search.terms import Term

Quote = Callable[[Term], str]


def quote_words(term: Term) -> str:
    """The term as an index of words looks for it."""
    return '"' + " ".join(term.words) + '"' + (" *" if term.prefix else "")


def make_match(query: Query, *, quote: Quote = quote_words) -> str | None:
    """The FTS5 expression for what `query` looks for; None where that is nothing.

    It may still exclude, or ask for a field's value: what `find_conditions` gives is left to SQL.
    """
    filters = make_filters(query, quote=quote)
    wanted = any_of(query.terms, quote) if filters else any_of(query.words, quote)
    if not wanted:
        return None
    # Phrases and groups filter; they are repeated in the alternatives so that words beside them rank without being needed.
    required = " AND ".join([*filters, f"({wanted})"])
    excluded = make_exclusion(query, quote=quote)
    return f"({required}) NOT ({excluded})" if excluded else required


def make_filters(query: Query, *, quote: Quote = quote_words) -> list[str]:
    """What must occur, as FTS5 expressions; empty where any of the words will do."""
    found = (make_expression(node, quote=quote) for node in (*query.phrases, *query.required))
    return [f"({expression})" for expression in found if expression is not None]


def make_exclusion(query: Query, *, quote: Quote = quote_words) -> str | None:
    """The FTS5 expression for what `query` excludes by words; None where it excludes nothing so."""
    found = (make_expression(node, quote=quote) for node in query.excluded)
    return " OR ".join(f"({expression})" for expression in found if expression is not None) or None


def find_conditions(query: Query) -> tuple[list[Node], list[Node]]:
    """What of `query` FTS5 cannot say, for SQL to decide: what must hold and what must not."""
    required = [node for node in query.required if make_expression(node) is None]
    return required, [node for node in query.excluded if make_expression(node) is None]


def make_expression(node: Node, *, quote: Quote = quote_words) -> str | None:
    """The node as an FTS5 expression; None for a field's value, and for exclusions with nothing to exclude them from."""
    if isinstance(node, Term):
        return quote(node)
    if isinstance(node, Some):
        parts = [make_expression(part, quote=quote) for part in node.parts]
        return None if None in parts else " OR ".join(f"({part})" for part in parts)
    if isinstance(node, Every):
        return _make_every(node, quote)
    return None


def any_of(terms: Iterable[Term], quote: Quote = quote_words) -> str:
    """The expression for texts with any of the terms; empty without one."""
    return " OR ".join(map(quote, terms))


def _make_every(node: Every, quote: Quote) -> str | None:
    wanted = [make_expression(part, quote=quote) for part in node.parts if not isinstance(part, Without)]
    unwanted = [make_expression(part.part, quote=quote) for part in node.parts if isinstance(part, Without)]
    if not wanted or None in wanted or None in unwanted:
        return None
    every = " AND ".join(f"({part})" for part in wanted)
    return f"({every}) NOT ({' OR '.join(f'({part})' for part in unwanted)})" if unwanted else every
