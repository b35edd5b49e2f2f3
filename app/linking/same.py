"""Two statements of one event: one proposition in two wordings, one the denial of the other, or neither.

Content words are compared by weight: how much of the shorter statement the longer one holds, how much they share of both,
and whether they name the same. Words of subordinate clauses count for less, so that a statement is not taken for another one
that mentions it in passing. Soft-cardinality overlap after Jimenez et al., "Soft Cardinality" (SemEval 2012).
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from app.linking.features import Statement, Verdict
from app.linking.intervals import is_disjoint
from app.linking.lexicon import read_section, read_set
from app.linking.times import is_other_time
from app.linking.words import Word, normalise

DESIGNATION = re.compile(r"[A-Z][A-Za-z]*-?\d[\dA-Za-z-]*")


def compare_statements(a: Statement, b: Statement) -> Verdict | None:
    """How `a` stands to `b`: `same`, `conflicts` (one denies what the other says) or None. Symmetric."""
    weights = read_section("same")
    shared = match_words(a.words, b.words)
    if is_other_time(a.when, b.when):
        return None
    written = {word.key: word.exact for word in a.words}
    reasons = ("same event", "same words: " + ", ".join(written.get(key, key) for key, _ in shared))
    if a.is_denial != b.is_denial:
        return _judge_denial(a, b, shared, reasons)
    left: Sequence[Word] = a.words
    right: Sequence[Word] = b.words
    least = weights["least_shared"]
    if a.is_denial and a.is_flat and b.is_flat and _share_names(a.words, b.words):
        left, right, least = _find_matter(a), _find_matter(b), weights["least_denied"]
        shared = match_words(left, right)
    if sum(weight for _, weight in shared) < least:
        return None
    score = _mix(left, right, shared)
    if a.voiced.speaker is not None and a.voiced.speaker == b.voiced.speaker:
        score = min(1.0, score + weights["same_speaker"])
    if score < weights["threshold"] or _disagree(a, b):
        return None
    return Verdict("same", round(score, 2), reasons)


def _judge_denial(a: Statement, b: Statement, shared: Sequence[tuple[str, float]], reasons: tuple[str, ...]) -> Verdict | None:
    """A conflict where the denial's words are about what the other one says, all that they name included.

    The two are not one voice's own distinctions.
    """
    weights = read_section("same")
    denial = a if a.is_denial else b
    least = weights["least_denied"] if denial.is_flat else weights["least_shared"]
    words = _find_matter(denial)
    keys = {word.key for word in words}
    total = sum(weight for key, weight in shared if key in keys)
    share = min(1.0, total / max(_weigh(words), least))
    met = {key for key, _ in shared}
    if any(word.is_name and word.key not in met for word in words[:-1]):
        return None
    if total < least or share < weights["contradiction"] or _is_one_breath(a, b):
        return None
    return Verdict("conflicts", round(share, 2), (*reasons, "one denies it"))


def refine_statements(a: Statement, b: Statement) -> Verdict | None:
    """`refines` where `a` says what `b` says and more, or names exactly what `b` names by its kind, of the same make or
    place; else None.

    The caller has found that the two are not the same, and asks both ways round.
    """
    weights = read_section("same")
    if a.is_denial or b.is_denial or is_other_time(a.when, b.when) or _is_one_breath(a, b) or _disagree(a, b):
        return None
    shared = match_words(a.words, b.words)
    total = sum(weight for _, weight in shared)
    if total < weights["least_shared"]:
        return None
    written = {word.key: word.exact for word in b.words}
    reasons = ("same event", "same words: " + ", ".join(written.get(key, key) for key, _ in shared))
    named = find_named_kind(a.words, b.words)
    keys = {word.key for word in b.words if word.is_name}
    if named is not None and any(key in keys for key, _ in shared):
        return Verdict("refines", weights["score_named"], (*reasons, f"{named[0]} says which {named[1]}"))
    share = total / _weigh(b.words)
    if share < weights["refined"] or _weigh(a.words) - total < weights["least_more"]:
        return None
    return Verdict("refines", round(min(share, 1.0) * weights["refined"], 2), (*reasons, "says more of it"))


def find_named_kind(a: Sequence[Word], b: Sequence[Word]) -> tuple[str, str] | None:
    """The designation by which `a` identifies what `b` names by its kind alone, and that kind ("KN-23", "missile").

    `a` calls it an identification, and the words behind the designation are the kind; `b` knows no designation.
    """
    if any(DESIGNATION.fullmatch(word.exact) for word in b):
        return None
    held = {word.key: word for word in b}
    kinds = {normalise(word) for word in read_set("same", "identifies")}
    for at, word in enumerate(a):
        if not DESIGNATION.fullmatch(word.exact) or not any(earlier.key in kinds for earlier in a[:at]):
            continue
        behind = [kind for kind in a[at + 1 : at + 3] if kind.key in held and not kind.is_name]
        if behind:
            return word.exact, " ".join(held[kind.key].exact for kind in behind)
    return None


def _is_one_breath(a: Statement, b: Statement) -> bool:
    return a.voiced.article_id == b.voiced.article_id and a.voiced.speaker == b.voiced.speaker


def _share_names(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether the words do not name different things: one names nothing, or both the same."""
    left, right = ({word.country or word.key for word in words if word.is_name} for words in (a, b))
    return not left or not right or bool(left & right)


def _find_matter(denial: Statement) -> Sequence[Word]:
    """What a denial is about: where a thing is denied as such, names at the end only tell where it is not ("no crack in …")."""
    last = max((at for at, word in enumerate(denial.words) if not word.is_name), default=-1)
    matter = denial.words[: last + 1]
    return matter if denial.is_flat and _weigh(matter) >= read_section("same")["least_denied"] else denial.words


def match_words(a: Sequence[Word], b: Sequence[Word]) -> list[tuple[str, float]]:
    """The keys that both hold, with the weight that they share, in the order of `a`.

    A capital meets its country for a part of its weight.
    """
    left = {word.key: word for word in a}
    right = {word.key: word for word in b}
    shared = {key: min(word.weight, right[key].weight) for key, word in left.items() if key in right}
    part = read_section("same")["capital"]
    for own, other in ((left, right), (right, left)):
        for key, word in own.items():
            if key in shared or word.country is None:
                continue
            partner = _find_partner(word.country, other, taken=shared)
            if partner is not None:
                shared[key if own is left else partner.key] = part * min(word.weight, partner.weight)
    return [(key, shared[key]) for key in left if key in shared]


def _find_partner(country: str, words: Mapping[str, Word], *, taken: Mapping[str, float]) -> Word | None:
    for key, word in words.items():
        if key not in taken and country in (key, word.country):
            return word
    return None


def _mix(a: Sequence[Word], b: Sequence[Word], shared: Iterable[tuple[str, float]]) -> float:
    weights = read_section("same")
    shared = list(shared)
    total, left, right = sum(weight for _, weight in shared), _weigh(a), _weigh(b)
    names_left, names_right = _weigh(word for word in a if word.is_name), _weigh(word for word in b if word.is_name)
    keys = {word.key for word in a if word.is_name}
    names_shared = sum(weight for key, weight in shared if key in keys)
    union = names_left + names_right - names_shared
    containment = min(1.0, total / min(left, right))
    overlap = min(1.0, 2 * total / (left + right))
    names = names_shared / union if union else overlap
    return float(weights["containment"] * containment + weights["overlap"] * overlap + weights["names"] * names)


def _weigh(words: Iterable[Word]) -> float:
    return sum(word.weight for word in words)


def _disagree(a: Statement, b: Statement) -> bool:
    """Whether the statements give one measure different figures, whatever else these count."""
    for measure in {x.measure for x in a.figures} & {y.measure for y in b.figures}:
        left = [x for x in a.figures if x.measure == measure]
        right = [y for y in b.figures if y.measure == measure]
        if all(x.dimension == y.dimension and is_disjoint(x.interval, y.interval) for x in left for y in right):
            return True
    return False
