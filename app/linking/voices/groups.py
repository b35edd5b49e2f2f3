"""Groups of what pairs hold together (union-find), and ids that stay with them while members come and go."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from app.models.ids import make_id


def find_groups(ids: Sequence[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The connected groups of `ids`, each in the order of `ids`, the groups in the order of their first member."""
    leader = {one: one for one in ids}
    rank = {one: number for number, one in enumerate(ids)}

    def find(one: str) -> str:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    for a, b in pairs:
        x, y = sorted((find(a), find(b)), key=rank.__getitem__)
        leader[y] = x
    groups: dict[str, list[str]] = {}
    for one in ids:
        groups.setdefault(find(one), []).append(one)
    return list(groups.values())


def assign_ids(
    groups: Sequence[Sequence[str]],
    *,
    prefix: str,
    held: Mapping[str, str],
    rank: Mapping[str, int],
    taken: Collection[str] = (),
) -> list[str]:
    """The id of each group.

    `held` gives the id that a member belonged to, `rank` the age of these ids, lowest first, `taken` ids used elsewhere. A group
    keeps the oldest id that its members hold. Where what an id named falls apart, the group with the member that founded it
    keeps it, else the first group. A new id is derived from the group's first member, which founds it.
    """
    held_by = [
        sorted({held[one] for one in group if one in held}, key=lambda known: (rank.get(known, len(rank)), known))
        for group in groups
    ]
    keeper: dict[str, int] = {}
    for number, group in enumerate(groups):
        founded = {make_id(prefix, one) for one in group}
        for known in held_by[number]:
            if known not in keeper or known in founded:
                keeper[known] = number
    kept = [next((known for known in held_by[number] if keeper[known] == number), None) for number in range(len(groups))]
    used = {known for known in kept if known is not None} | set(taken)
    ids = []
    for group, keeping in zip(groups, kept, strict=True):
        one = keeping or next(new for new in _find_new_ids(prefix, group[0]) if new not in used)
        used.add(one)
        ids.append(one)
    return ids


def _find_new_ids(prefix: str, founding: str) -> Iterator[str]:
    yield make_id(prefix, founding)
    number = 2
    while True:
        yield make_id(prefix, founding, str(number))
        number += 1
