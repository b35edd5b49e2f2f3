"""Which words and phrases of two statements stand for each other: the same ones, and those of one class.

Each stands for one of the other statement at most, the rarest first: monolingual alignment after Sultan et al., "Back to Basics for
Monolingual Alignment" (TACL 2014), with classes in place of a paraphrase table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.linking.features import Statement
from app.linking.wording.classes import Unit

CLASS = 0.75
"""What two of one class count for, beside two that are the same."""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit of each of two statements that stand for each other, and what that counts for, up to 1.

    `is_turned` tells that one says the contrary of the other.
    """

    a: Unit
    b: Unit
    weight: float
    is_turned: bool

    @property
    def is_content(self) -> bool:
        """Whether both say something of what is named."""
        return self.a.is_content and self.b.is_content

    @property
    def is_deed(self) -> bool:
        """Whether both tell a deed or state, and the same one."""
        return self.is_content and self.a.is_deed and self.b.is_deed and (self.a.key == self.b.key or _share_deed(self.a, self.b))


def align(a: Sequence[Unit], b: Sequence[Unit], *, rarity: Mapping[str, float]) -> list[Match]:
    """The units of two statements that stand for each other, weightiest first; `rarity` tells what each key counts for."""
    pairs = [
        (min(one.weight * rarity[one.key], other.weight * rarity[other.key]) * share, sign, left, right)
        for left, one in enumerate(a)
        for right, other in enumerate(b)
        if (found := _compare(one, other)) is not None
        for share, sign in (found,)
    ]
    agreeing = [((0, left), (1, right)) for _, sign, left, right in pairs if sign > 0]
    matches: list[Match] = []
    taken: set[tuple[int, int]] = set()
    for weight, sign, left, right in sorted(pairs, key=lambda pair: (-pair[0], -pair[1], pair[2], pair[3])):
        ends = {(0, left), (1, right)}
        if taken & ends:
            continue
        # "Cleared of one count, convicted of two" says "dismissed", whichever of the two words it is held against; but a siren that
        # stands for the other's siren does not tell that one "stayed silent" as the other "sounded".
        agrees = any(ends & set(pair) and taken.isdisjoint(pair) for pair in agreeing) if sign < 0 else True
        taken |= ends
        matches.append(Match(a[left], b[right], weight, not agrees))
    return matches


def face(a: Statement, b: Statement, matches: Sequence[Match]) -> tuple[Statement, Statement]:
    """The two, each a denial as that proposition of it is which the other one meets: "shut, but not locked" denies that it was
    locked.
    """
    met = [match for match in matches if match.is_deed] or [match for match in matches if match.is_content]
    return _face(a, [(match.a, match.weight) for match in met]), _face(b, [(match.b, match.weight) for match in met])


def _face(statement: Statement, met: Sequence[tuple[Unit, float]]) -> Statement:
    opposed = sum(weight for unit, weight in met if unit.is_opposed)
    return replace(statement, is_denial=not statement.is_denial) if 2 * opposed > sum(weight for _, weight in met) else statement


def _compare(one: Unit, other: Unit) -> tuple[float, int] | None:
    if one.key == other.key:
        return 1.0, 1 if one.is_reversed == other.is_reversed else -1
    common = one.classes.keys() & other.classes.keys()
    if not common:
        return (CLASS, 1) if _is_part(one, other) or _is_part(other, one) else None
    return CLASS, max(one.classes[name] * other.classes[name] for name in common)


def _is_part(one: Unit, other: Unit) -> bool:
    """Whether a word stands in the other one's phrase: "water" in "tap water"."""
    return one.key in other.parts and not one.parts and one.is_content


def _share_deed(one: Unit, other: Unit) -> bool:
    return any(not name.startswith("things") for name in one.classes.keys() & other.classes.keys())
