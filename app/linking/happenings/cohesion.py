"""Articles into events such that no chain grows: who joins must be like a share of all that are there, not like one of them."""

from collections.abc import Mapping, Sequence
from itertools import combinations

Scores = Mapping[frozenset[str], float]
"""How alike two articles are, by the ids of both; those that are not there are not alike."""


def group_alike(ids: Sequence[str], scores: Scores, *, threshold: float, share: float) -> list[list[str]]:
    """The articles as groups, each in the order of `ids`, the groups in the order of their first member.

    The two groups of which the greatest share of pairs reaches the threshold become one, at equal shares those that are most
    alike on average, until no two are left of which at least that `share` does. So whatever the order of `ids`, the groups are
    the same, unless two pairs of groups are equally alike to the last digit.
    """
    groups = {one: [one] for one in ids}
    bound = {pair: (1, score) if score >= threshold else (0, score) for pair, score in scores.items()}
    while True:
        best: tuple[float, float] | None = None
        joined: tuple[str, str] | None = None
        for a, b in combinations(groups, 2):
            count, total = bound.get(frozenset((a, b)), (0, 0.0))
            size = len(groups[a]) * len(groups[b])
            weight = count / size, round(total / size, 9)
            if count and weight[0] >= share and (best is None or weight > best):
                best, joined = weight, (a, b)
        if joined is None:
            break
        a, b = joined
        groups[a] += groups.pop(b)
        for other in groups:
            if other != a:
                mine, theirs = bound.get(frozenset((a, other)), (0, 0.0)), bound.get(frozenset((b, other)), (0, 0.0))
                bound[frozenset((a, other))] = mine[0] + theirs[0], mine[1] + theirs[1]
    rank = {one: number for number, one in enumerate(ids)}
    found = [sorted(group, key=rank.__getitem__) for group in groups.values()]
    return sorted(found, key=lambda group: rank[group[0]])


def pick_evenly(ids: Sequence[str], *, most: int) -> list[str]:
    """So many of them at most, from all along their order, the first and the last among them."""
    if len(ids) <= most:
        return list(ids)
    return [ids[number * (len(ids) - 1) // (most - 1)] for number in range(most)]
