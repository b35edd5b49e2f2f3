"""Statements that say one thing in other words: alike in meaning, with the same telling number in both.

Vectors alone do not tell the same from the opposite, or from another figure of one matter; a long number that both print, and no
other one against it, does.
"""

from collections.abc import Collection, Iterator, Sequence

from app.linking.features import Statement, Verdict
from app.linking.particulars import is_telling, read_particulars
from app.linking.times import is_other_time
from app.linking.vectors import find_alike, get_likeness


def find_paraphrases(statements: Sequence[Statement], *, fresh: Collection[str]) -> Iterator[tuple[Statement, Statement, Verdict]]:
    """Pairs of statements that are one, at least one of them in a `fresh` article, the earlier in `statements` first."""
    least = float(read_particulars()["paraphrases"]["least_likeness"])
    for one, other in find_alike(statements, fresh=fresh, least=least):
        verdict = compare_meaning(statements[one], statements[other])
        if verdict is not None:
            yield statements[one], statements[other], verdict


def compare_meaning(a: Statement, b: Statement) -> Verdict | None:
    """`same` where the two are alike and tell the same numbers, at least one of them telling; else None. Symmetric."""
    likeness = get_likeness(a, b)
    if likeness is None or likeness < read_particulars()["paraphrases"]["least_likeness"]:
        return None
    if a.is_denial != b.is_denial or is_other_time(a.when, b.when) or _find_reversed(a) != _find_reversed(b):
        return None
    numbers = _find_numbers(a), _find_numbers(b)
    shared = numbers[0] & numbers[1]
    telling = sorted(number for number in shared if is_telling(number))
    if not telling or shared not in numbers:
        return None
    return Verdict("same", likeness, ("same event", f"alike in meaning: {likeness:.2f}", f"same numbers: {', '.join(telling)}"))


def _find_numbers(statement: Statement) -> frozenset[str]:
    return frozenset(word.key for word in statement.words if word.key[0].isdigit())


def _find_reversed(statement: Statement) -> int:
    return sum(word.is_reversed for word in statement.words) % 2
