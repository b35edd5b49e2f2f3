"""Marked pairs against what linking made of them, and the confusions in words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from app.evaluation.linked import Linked
from app.evaluation.relations import TRAP, End, MarkedPair
from app.linking.voices.groups import find_groups
from app.schemas.claim import ClaimLookup
from app.vocabulary import Relation, Support

KINDS = (
    "same figures",
    "same statements",
    "conflict figures",
    "conflict statements",
    "refines figures",
    "refines statements",
    TRAP,
    "support",
    "disputed",
)
MORE = {Relation.REFINES.value, Relation.UPDATES.value}
WRONG_FOR_TRAP = {"same", Relation.CONFLICTS.value}
OPPOSITE = {"same": Relation.CONFLICTS.value, "conflict": "same"}


def score_pairs(pairs: Sequence[MarkedPair], linked: Linked) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Counts of pairs, right ones and kinds of error by kind, and what was confused.

    A trap counts as kept apart only where both of its ends were read. Support is a verdict on the whole claim: pairs that say
    the same form one, which is corroborated if any of its pairs is.
    """
    tally: Counter[tuple[str, str]] = Counter()
    confusions: list[str] = []
    for pair in pairs:
        ends = [linked.find_claims(end) for end in pair.ends]
        got = linked.find_relations(*ends)
        right = _is_right(pair, ends, set(got))
        tally.update({(pair.kind, "n"): 1, (pair.kind, "right"): int(right)})
        tally[pair.kind, "not read"] += not all(ends)
        tally[pair.kind, "opposite"] += OPPOSITE.get(pair.relation) in got
        if not right:
            confusions += _describe(pair, ends, got)
    for what, found in (("support", _judge_support(pairs, linked)), ("disputed", _judge_disputed(pairs, linked))):
        for right, words in found:
            tally.update({(what, "n"): 1, (what, "right"): int(right)})
            if not right:
                confusions.append(f"-- {what}: {words}")
    return tally, confusions


def _is_right(pair: MarkedPair, ends: Sequence[Sequence[ClaimLookup]], got: set[str]) -> bool:
    if pair.relation == TRAP:
        return all(ends) and not got & WRONG_FOR_TRAP
    if pair.relation == "refines":
        return bool(got & MORE)
    return (Relation.CONFLICTS.value if pair.relation == "conflict" else "same") in got


def _describe(pair: MarkedPair, ends: Sequence[Sequence[ClaimLookup]], got: dict[str, list[str]]) -> Iterator[str]:
    said = ", ".join(sorted(got)) or ("nothing" if all(ends) else "not read")
    yield f"-- {pair.kind}{f' ({pair.trap})' if pair.trap else ''}, we say {said}{f' [{pair.measure}]' if pair.measure else ''}"
    for end, claims in zip(pair.ends, ends, strict=True):
        yield f"   {end.article}: {end.words}"
        for claim in claims:
            yield f"      {claim.kind.value} {claim.id}: {' '.join(claim.statement.split())[:120]}"
    for relation, reasons in got.items():
        yield f"   {relation}: {'; '.join(reasons)}"


def _judge_support(pairs: Iterable[MarkedPair], linked: Linked) -> Iterator[tuple[bool, str]]:
    same = [pair for pair in pairs if pair.relation == "same"]
    ends = list(dict.fromkeys(end for pair in same for end in pair.ends))
    names = [str(number) for number in range(len(ends))]
    bound = [(str(ends.index(pair.ends[0])), str(ends.index(pair.ends[1]))) for pair in same]
    bound += [(a, b) for a in names for b in names if a < b and linked.is_one_end(ends[int(a)], ends[int(b)])]
    standing: dict[End, set[str | None]] = {}
    for pair in same:
        standing.setdefault(pair.ends[0], set()).add(pair.standing)
    for group in find_groups(names, bound):
        members = [ends[int(name)] for name in group]
        said = {one for member in members for one in standing.get(member, ())}
        want = Support.CORROBORATED if Support.CORROBORATED.value in said else Support.ECHOED
        for member in members:
            claims = linked.find_claims(member)
            got = "; ".join(f"{claim.support.value} – {claim.why[0]}" for claim in claims) or "not read"
            yield any(claim.support is want for claim in claims), f"{member.article}: {member.words}: {want.value}, we say {got}"


def _judge_disputed(pairs: Iterable[MarkedPair], linked: Linked) -> Iterator[tuple[bool, str]]:
    for end in dict.fromkeys(end for pair in pairs if pair.relation == "conflict" for end in pair.ends):
        claims = linked.find_claims(end)
        yield any(claim.disputed for claim in claims), f"{end.article}: {end.words}: we say {'no' if claims else 'not read'}"
