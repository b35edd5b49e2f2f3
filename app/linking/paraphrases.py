"""Statements that say one thing in other words, or the contrary: nearest in meaning between two articles, or telling one number.

Vectors alone do not tell the same from the opposite, or from another figure of one matter. So words, polarity and figures are
weighed with them (`matters`), by the weights of paraphrases.toml; and a long number that both print, and no other one against it,
tells by itself.
"""

import tomllib
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from app.linking.features import Statement, Verdict
from app.linking.matters import Matter, find_matters, find_traits, judge
from app.linking.overlap import is_other_order, share_names
from app.linking.particulars import is_telling, read_particulars
from app.linking.same import compare_statements, is_one_breath, is_share, is_unlike, refine_statements
from app.linking.times import is_later, is_other_time
from app.linking.vectors import find_alike, get_likeness
from app.linking.words import lemma

POSSIBLE = 0


def find_paraphrases(statements: Sequence[Statement], *, fresh: Collection[str]) -> Iterator[tuple[Statement, Statement, Verdict]]:
    """Pairs of statements that stand in a relation, at least one of them in a `fresh` article; the first refines or updates the
    second, where the relation is one of these.
    """
    least = float(read_particulars()["paraphrases"]["least_likeness"])
    for one, other in find_alike(statements, fresh=fresh, least=least):
        verdict = compare_meaning(statements[one], statements[other])
        if verdict is not None:
            yield statements[one], statements[other], verdict
    for matter in find_matters(statements, fresh=fresh, least=read_paraphrases()["limits"]["least_likeness"]):
        if is_other_time(matter.a.when, matter.b.when) or is_share(matter.a) != is_share(matter.b):
            continue
        found = compare_matter(matter)
        # Few pairs come so far; comparing the words of all of them again would take longest.
        if found is not None and not _is_judged(matter):
            yield found


def compare_matter(matter: Matter) -> tuple[Statement, Statement, Verdict] | None:
    """How two statements stand that may be on one matter, the one that says more or the later state first; None where nothing
    can be told.
    """
    limits = read_paraphrases()["limits"]
    is_enough = (
        matter.a.is_denial or matter.b.is_denial or matter.is_contrary or matter.reversals or matter.a.stage != matter.b.stage
    )
    if matter.said < limits["said"] or (matter.said == limits["said"] and not is_enough) or _is_supposed(matter):
        return None
    traits = find_traits(matter)
    kind = "contrary" if matter.is_contrary else "same"
    chance = judge(traits, read_paraphrases()[kind])
    if chance < limits[kind]:
        return None
    reasons = ["same event", f"nearest in meaning between the two articles: {matter.likeness:.2f}"]
    if matter.shared:
        written = {word.key: word.exact for word in matter.a.words}
        reasons.append("same words: " + ", ".join(written.get(key, key) for key in matter.shared))
    reasons += [f"“{one}” is the contrary of “{other}”" for one, other in matter.reversals]
    score = round(chance, 2)
    return _oppose(matter, score, reasons) if matter.is_contrary else _join(matter, score, reasons)


def _oppose(matter: Matter, score: float, reasons: list[str]) -> tuple[Statement, Statement, Verdict] | None:
    a, b = matter.a, matter.b
    if a.voiced.speaker is not None and a.voiced.speaker == b.voiced.speaker:
        return None
    if any(word.is_name and word.key not in matter.shared for word in matter.denial.words):
        return None
    if is_other_order(a.words, b.words):
        reasons.append("one tells as before what the other tells as after")
    denial = matter.denial.voiced.id if a.is_denial != b.is_denial else None
    return a, b, Verdict("conflicts", score, tuple(reasons), denial=denial)


def _join(matter: Matter, score: float, reasons: list[str]) -> tuple[Statement, Statement, Verdict] | None:
    a, b = matter.a, matter.b
    if is_unlike(a, b) or is_other_order(a.words, b.words) or not share_names(a.words, b.words):
        return None
    if a.is_denial and b.is_denial:
        reasons.append("both deny it")
    for one, other in ((a, b), (b, a)):
        is_early = is_later(other.voiced.published, one.voiced.published)
        if other.stage == POSSIBLE < one.stage and not is_early:
            return one, other, Verdict("updates", score, (*reasons, "told as possible in the other"))
    more = [sum(word.weight for word in one.words if word.key not in matter.shared) for one in (a, b)]
    first, second = (a, b) if more[0] >= more[1] else (b, a)
    if abs(more[0] - more[1]) >= read_paraphrases()["limits"]["more"] or (a.is_denial and _perceives(a) != _perceives(b)):
        return first, second, Verdict("refines", score, (*reasons, "says more of it"))
    return a, b, Verdict("same", score, tuple(reasons))


def _is_judged(matter: Matter) -> bool:
    """Whether their words tell already how they stand, or one voice tells both in one article."""
    a, b = matter.a, matter.b
    return is_one_breath(a, b) or any((compare_statements(a, b), refine_statements(a, b), refine_statements(b, a)))


def _is_supposed(matter: Matter) -> bool:
    """Whether all that both say is only supposed, or asked about, by one of them."""
    words = read_paraphrases()["words"]["supposes"]
    for one in (matter.a, matter.b):
        openers = {word.opener for word in one.words if word.key in matter.shared}
        if openers and openers <= set(words):
            return True
    return False


def _perceives(statement: Statement) -> bool:
    return any(lemma(word.exact.lower()) in _perceptions() for word in statement.words)


@cache
def _perceptions() -> frozenset[str]:
    return frozenset(lemma(word) for word in read_paraphrases()["words"]["perceives"].split())


@cache
def read_paraphrases() -> dict[str, Any]:
    """The sections of paraphrases.toml."""
    return tomllib.loads((files("app.linking") / "paraphrases.toml").read_text(encoding="utf-8"))


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
