"""Two statements of one event: one proposition in two wordings, one the denial of the other, or neither.

Content words are compared by weight: how much of the shorter statement the longer one holds, how much they share of both,
and whether they name the same. Words of subordinate clauses count for less, so that a statement is not taken for another one
that mentions it in passing. Soft-cardinality overlap after Jimenez et al., "Soft Cardinality" (SemEval 2012).
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from app.linking.features import Statement, Verdict
from app.linking.grounds import find_ground
from app.linking.intervals import is_disjoint
from app.linking.lexicon import read_section, read_set
from app.linking.times import is_other_time
from app.linking.vectors import get_likeness
from app.linking.words import Word, normalise

DESIGNATION = re.compile(r"[A-Z][A-Za-z]*-?\d[\dA-Za-z-]*")


def compare_statements(a: Statement, b: Statement) -> Verdict | None:
    """How `a` stands to `b`: `same`, `conflicts` (one denies what the other says) or None. Symmetric."""
    weights = read_section("same")
    shared = match_words(a.words, b.words)
    if is_other_time(a.when, b.when):
        return None
    written = {word.key: word.exact for word in a.words}
    words = ", ".join(written.get(key, key) for key, _ in shared)
    reasons = ("same event", f"same words: {words}") if words else ("same event",)
    reversals = find_reversals(a.words, b.words, shared)
    if (a.is_denial != b.is_denial) != bool(len(reversals) % 2):
        return _judge_denial(a, b, shared, reasons, reversals)
    left: Sequence[Word] = a.words
    right: Sequence[Word] = b.words
    least = weights["least_shared"]
    if _is_flat(a) and _is_flat(b) and _share_names(a.words, b.words) and _share_topic(a, b):
        left, right, least = _find_matter(a), _find_matter(b), weights["least_denied"]
        shared = match_words(left, right)
    if sum(weight for _, weight in shared) < least or not _share_content(left, right) or _is_share(a) != _is_share(b):
        return None
    score = _mix(left, right, shared)
    if a.voiced.speaker is not None and a.voiced.speaker == b.voiced.speaker:
        score = min(1.0, score + weights["same_speaker"])
    likeness = get_likeness(a, b)
    if likeness is not None:
        score = min(1.0, score + weights["likeness"] * max(0.0, likeness - weights["least_likeness"]))
    if score < weights["threshold"] or _disagree(a, b):
        return None
    more = tuple(f"“{one}” is the contrary of “{other}”" for one, other in reversals)
    alike = (f"alike in meaning: {likeness:.2f}",) if likeness is not None and likeness >= weights["least_likeness"] else ()
    return Verdict("same", round(score, 2), (*reasons, *more, *alike))


def _share_content(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether the two say something alike of what they name: names and numbers alone tell only what they are about."""
    left, right = ({word.key for word in words if _is_content(word)} for words in (a, b))
    return len(left & right) > float(read_section("same")["least_content"]) * min(len(left), len(right)) and bool(left & right)


def _is_content(word: Word) -> bool:
    weights = read_section("same")
    return not word.is_name and not word.key[0].isdigit() and word.weight > weights["light"]


def _is_share(statement: Statement) -> bool:
    """Whether it is said of a part of its subject only ("half of the homes")."""
    return any(figure.measure == "share" for figure in statement.figures)


def find_reversals(a: Sequence[Word], b: Sequence[Word], shared: Iterable[tuple[str, float]]) -> list[tuple[str, str]]:
    """The words of the two, as written, that say the contrary of each other."""
    left, right = {word.key: word for word in a}, {word.key: word for word in b}
    both = ((left[key], right[key]) for key, _ in shared if key in left and key in right)
    return [(one.exact, other.exact) for one, other in both if one.is_reversed != other.is_reversed]


def _judge_denial(
    a: Statement, b: Statement, shared: Sequence[tuple[str, float]], reasons: tuple[str, ...], reversals: Sequence[tuple[str, str]]
) -> Verdict | None:
    """A conflict where the denial's words are about what the other one says, all that they name included.

    The two are not one voice's own distinctions.
    """
    weights = read_section("same")
    denial = _find_denial(a, b)
    other = b if denial is a else a
    is_flat = _is_flat(denial)
    least = weights["least_denied"] if is_flat else weights["least_shared"]
    words = _find_matter(denial)
    keys = {word.key for word in words}
    total = sum(weight for key, weight in shared if key in keys)
    share = min(1.0, total / max(_weigh(words), least))
    met = {key for key, _ in shared}
    if any(word.is_name and word.key not in met for word in words[:-1]):
        return None
    if share < _find_least_share(denial, a, b) or total < least or _is_one_breath(a, b) or not _share_topic(denial, other):
        return None
    heavy = [word for word in words if word.weight >= 1.0]
    answered = "least_answered_denied" if is_flat or denial.is_denied or reversals else "least_answered"
    if len(heavy) > 1 and total < weights[answered] * _weigh(other.words):
        return None
    contraries = tuple(f"“{one}” is the contrary of “{other_word}”" for one, other_word in reversals)
    if a.is_denial == b.is_denial and contraries:
        return Verdict("conflicts", round(share, 2), (*reasons, *contraries))
    return Verdict("conflicts", round(share, 2), (*reasons, *contraries), denial=denial.voiced.id)


def _find_least_share(denial: Statement, a: Statement, b: Statement) -> float:
    """Which part of a denial's words the other statement must hold; more than all of them where it is no denial of anything."""
    weights = read_section("same")
    nothing = {normalise(word) for word in read_set("same", "no_denials")}
    if denial.is_denied or _is_flat(denial):
        return float(weights["contradiction"])
    if denial.is_denial and any(word.key in nothing for word in denial.words):
        return 2.0
    likeness = get_likeness(a, b)
    if likeness is None:
        return float(weights["contradiction"])
    return float(weights["contradiction_negated"]) if likeness >= weights["alike"] else 2.0


def _find_denial(a: Statement, b: Statement) -> Statement:
    """Which of the two denies: the one that is a denial, else the one whose word says the contrary ("sound")."""
    if a.is_denial != b.is_denial:
        return a if a.is_denial else b
    return a if any(word.is_reversed for word in a.words) else b


def _is_flat(statement: Statement) -> bool:
    """Whether a thing is denied as such: in so many words, or by a word that says that nothing is wrong with it."""
    flat = read_set("same", "conditions")
    return (statement.is_denial and statement.is_flat) or any(word.is_reversed and word.key in flat for word in statement.words)


def _share_topic(a: Statement, b: Statement) -> bool:
    """Whether a short denial and another statement are about one thing: they name it, or the words in front of them do."""
    heavy = [word for word in _find_matter(a) if word.weight >= 1.0]
    if not _is_flat(a) or len(heavy) > 1 or a.context is None or b.context is None:
        return True
    named = {word.key for word in a.words} | a.context
    other = {word.key for word in b.words} | b.context
    return len((named & other) - {word.key for word in heavy}) >= int(read_section("same")["least_topic"])


def refine_statements(a: Statement, b: Statement) -> Verdict | None:
    """`refines` where `a` says what `b` says and more, or names exactly what `b` names by its kind, of the same make or
    place; else None.

    The caller has found that the two are not the same, and asks both ways round.
    """
    weights = read_section("same")
    if a.is_denial or b.is_denial or is_other_time(a.when, b.when) or _is_one_breath(a, b) or _disagree(a, b):
        return None
    shared = match_words(a.words, b.words)
    if find_reversals(a.words, b.words, shared) or _is_share(a) != _is_share(b):
        return None
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
    return matter if _is_flat(denial) and _weigh(matter) >= read_section("same")["least_denied"] else denial.words


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
    """Whether a figure of one statement has its like in the other, and none there that fits it."""
    for own, others in ((a.figures, b.figures), (b.figures, a.figures)):
        for figure in own:
            like = [one for one in others if one.measure == figure.measure and find_ground(figure, one) is not None]
            like = like or [one for one in others if one.measure == figure.measure and one.dimension == figure.dimension]
            if like and all(is_disjoint(figure.interval, one.interval) for one in like):
                return True
    return False
