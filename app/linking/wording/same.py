"""Two statements of one event: one proposition in two wordings, one the denial of the other, or neither.

Content words are compared by weight: how much of the shorter statement the longer one holds, how much they share of both,
and whether they name the same. Words of subordinate clauses count for less, so that a statement is not taken for another one
that mentions it in passing. Soft-cardinality overlap after Jimenez et al., "Soft Cardinality" (SemEval 2012).
"""

from collections.abc import Sequence

from app.linking.counting.grounds import find_ground
from app.linking.counting.intervals import is_disjoint
from app.linking.counting.times import is_later, is_other_time
from app.linking.features import Figure, Statement, Verdict
from app.linking.lexicon import read_lexicon, read_section, read_set
from app.linking.vectors import get_likeness
from app.linking.wording.alignment import Match, face
from app.linking.wording.overlap import (
    find_named_kind,
    find_reversals,
    get_count,
    is_other_order,
    match_words,
    mix,
    share_content,
    share_names,
    weigh,
)
from app.linking.wording.stances import tell_moments
from app.linking.wording.words import Word, normalise

DONE = 2


def compare_statements(a: Statement, b: Statement) -> Verdict | None:
    """How `a` stands to `b`: `same`, `conflicts` (one denies what the other says) or None. Symmetric."""
    weights = read_section("same")
    shared = match_words(a.words, b.words)
    # What was so before a thing and what was so after it are weighed by what they mean.
    if is_other_time(a.when, b.when) or is_other_order(a.words, b.words):
        return None
    a, b = _face(a, b, shared)
    contrast = _judge_contrast(a, b) or _judge_contrast(b, a)
    if contrast is not None:
        return contrast
    written = {word.key: word.exact for word in a.words}
    words = ", ".join(written.get(key, key) for key, _ in shared)
    reasons = ("same event", f"same words: {words}") if words else ("same event",)
    reversals = find_reversals(a.words, b.words, shared)
    if (a.is_denial != b.is_denial) != bool(len(reversals) % 2):
        return _judge_denial(a, b, shared, reasons, reversals)
    found = _score_same(a, b, shared)
    # Told at two moments, they are weighed by what they mean.
    if found is None or is_unlike(a, b) or tell_moments(a.cues, b.cues) is not None:
        return None
    # What may be or will be done and what was done are two claims, one after the other.
    if min(a.stage, b.stage) < DONE and (_judge_later(a, b) or _judge_later(b, a)):
        return None
    # Who tells how many says more.
    if not reversals and (_get_count(a, b, shared) or _get_count(b, a, shared)):
        return None
    likeness = get_likeness(a, b)
    more = tuple(f"“{one}” is the contrary of “{other}”" for one, other in reversals)
    alike = (f"alike in meaning: {likeness:.2f}",) if likeness is not None and likeness >= weights["least_likeness"] else ()
    return Verdict("same", round(found, 2), (*reasons, *more, *alike))


def _score_same(a: Statement, b: Statement, shared: Sequence[tuple[str, float]]) -> float | None:
    """How surely two statements of one polarity are one, 0 to 1, by the words that they share; None where they are not."""
    weights = read_section("same")
    left: Sequence[Word] = a.words
    right: Sequence[Word] = b.words
    least = weights["least_shared"]
    if _is_flat(a) and _is_flat(b) and share_names(a.words, b.words) and _share_topic(a, b):
        left, right, least = _find_matter(a), _find_matter(b), weights["least_denied"]
        shared = match_words(left, right)
    if sum(weight for _, weight in shared) < least or not share_content(left, right) or is_share(a) != is_share(b):
        return None
    likeness = get_likeness(a, b)
    is_plain = not any(figure.dimension for one in (a, b) for figure in one.figures)
    is_alike = (a.is_denial and b.is_denial) or (is_plain and likeness is not None and likeness >= weights["alike_unnamed"])
    score = mix(left, right, shared, is_alike=is_alike)
    if a.voiced.speaker is not None and a.voiced.speaker == b.voiced.speaker:
        score = min(1.0, score + weights["same_speaker"])
    if likeness is not None:
        score = min(1.0, score + weights["likeness"] * max(0.0, likeness - weights["least_likeness"]))
    return score if score >= weights["threshold"] else None


def _judge_contrast(a: Statement, b: Statement) -> Verdict | None:
    """A conflict where `a` says that it is not what `b` says, and both are on one matter: "suspended, not expelled"."""
    keys = {word.key: word.exact for word in b.words if word.weight >= 1.0 and not word.is_name and not word.is_reversed}
    if not a.contrast or not a.contrast <= keys.keys() or b.is_denial or is_one_breath(a, b):
        return None
    likeness = get_likeness(a, b)
    if likeness is None:
        is_near = any(weight >= 1.0 for _, weight in match_words(a.words, b.words))
    else:
        is_near = likeness >= read_section("same")["alike_contrast"]
    if not is_near:
        return None
    words = ", ".join(keys[key] for key in sorted(a.contrast))
    return Verdict(
        "conflicts", read_section("same")["score_contrast"], ("same event", f"says that it is not “{words}”"), denial=a.voiced.id
    )


def _face(a: Statement, b: Statement, shared: Sequence[tuple[str, float]]) -> tuple[Statement, Statement]:
    """The two as `face` has them, by the words that they share."""
    if not any(unit.is_opposed for one in (a, b) for unit in one.units):
        return a, b
    left, right = ({unit.key: unit for unit in one.units} for one in (a, b))
    return face(a, b, [Match(left[key], right[key], weight, False) for key, weight in shared if key in left and key in right])


def is_share(statement: Statement) -> bool:
    """Whether it is said of a part of its subject only ("half of the homes")."""
    return any(figure.measure == "share" for figure in statement.figures)


def _judge_denial(
    a: Statement, b: Statement, shared: Sequence[tuple[str, float]], reasons: tuple[str, ...], reversals: Sequence[tuple[str, str]]
) -> Verdict | None:
    """A conflict where the denial's words are about what the other one says, all that they name included.

    The two are not one voice's own distinctions.
    """
    weights = read_section("same")
    # Long sentences hold most words of anything, and deny a part of what they tell.
    if max(len(one.units) for one in (a, b)) > read_lexicon("paraphrases")["limits"]["longest"]:
        return None
    if is_overtaken(a, b) or is_overtaken(b, a):
        return None
    denial = _find_denial(a, b)
    other = b if denial is a else a
    is_flat = _is_flat(denial)
    least = weights["least_denied"] if is_flat else weights["least_shared"]
    words = _find_matter(denial)
    keys = {word.key for word in words}
    total = sum(weight for key, weight in shared if key in keys)
    share = min(1.0, total / max(weigh(words), least))
    met = {key for key, _ in shared}
    if any(word.is_name and word.key not in met for word in words[:-1]):
        return None
    if share < _find_least_share(denial, a, b) or total < least or is_one_breath(a, b) or not _share_topic(denial, other):
        return None
    heavy = [word for word in words if word.weight >= 1.0]
    answered = "least_answered_denied" if is_flat or denial.is_denied or reversals else "least_answered"
    if len(heavy) > 1 and total < weights[answered] * weigh(other.words):
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
    later = _judge_later(a, b)
    if later is not None:
        return later
    if a.is_denial or b.is_denial or is_other_time(a.when, b.when) or is_one_breath(a, b) or is_unlike(a, b):
        return None
    if is_other_order(a.words, b.words):
        return None
    shared = match_words(a.words, b.words)
    if find_reversals(a.words, b.words, shared) or is_share(a) != is_share(b):
        return None
    total = sum(weight for _, weight in shared)
    if total < weights["least_shared"]:
        return None
    written = {word.key: word.exact for word in b.words}
    reasons = ("same event", "same words: " + ", ".join(written.get(key, key) for key, _ in shared))
    number = _get_count(a, b, shared)
    if number is not None and _score_same(a, b, shared) is not None:
        return Verdict("refines", weights["refined"], (*reasons, f"tells how many, how much or when: {number}"))
    named = find_named_kind(a.words, b.words)
    keys = {word.key for word in b.words if word.is_name}
    if named is not None and any(key in keys for key, _ in shared):
        return Verdict("refines", weights["score_named"], (*reasons, f"{named[0]} says which {named[1]}"))
    share = total / weigh(b.words)
    if share < weights["refined"] or weigh(a.words) - total < weights["least_more"]:
        return None
    return Verdict("refines", round(min(share, 1.0) * weights["refined"], 2), (*reasons, "says more of it"))


def _get_count(a: Statement, b: Statement, shared: Sequence[tuple[str, float]]) -> str | None:
    """The number that `a` tells where `b` tells none, unless one of them denies."""
    return None if a.is_denial or b.is_denial else get_count(a.words, b.words, shared={key for key, _ in shared})


def _judge_later(a: Statement, b: Statement) -> Verdict | None:
    """`updates` where `a` tells as meant or done what `b` told as possible or meant, and not in an earlier article."""
    weights = read_section("same")
    if a.stage <= b.stage or a.is_denial or b.is_denial or a.voiced.article_id == b.voiced.article_id:
        return None
    if is_later(b.voiced.published, a.voiced.published):
        return None
    shared = match_words(a.words, b.words)
    if find_reversals(a.words, b.words, shared) or is_share(a) != is_share(b) or not share_names(a.words, b.words):
        return None
    likeness = get_likeness(a, b)
    is_alike = likeness is None or likeness >= weights["alike_later"]
    keys = {word.key for word in a.words}
    # Where the words behind name somebody first, the two would have to be one but for how far it has come.
    is_aimed = b.aim <= keys if b.aim else _score_same(a, b, shared) is not None
    if not is_aimed or not is_alike or is_unlike(a, b):
        return None
    written = {word.key: word.exact for word in a.words}
    words = ", ".join(written[key] for key, _ in shared if key in written)
    stage = ("possible", "meant to be", "so")
    reasons = ("same event", f"same words: {words}", f"told as {stage[a.stage]} where the other tells it as {stage[b.stage]}")
    return Verdict("updates", weights["score_later"], reasons)


def is_overtaken(a: Statement, b: Statement) -> bool:
    """Whether `a` tells that something is not so yet ("nobody arrested so far"), and `b` tells of it in a later article."""
    return a.is_denial and not b.is_denial and "open" in a.cues and is_later(b.voiced.published, a.voiced.published)


def is_one_breath(a: Statement, b: Statement) -> bool:
    """Whether one voice says both in one article."""
    return a.voiced.article_id == b.voiced.article_id and a.voiced.speaker == b.voiced.speaker


def _find_matter(denial: Statement) -> Sequence[Word]:
    """What a denial is about: where a thing is denied as such, names at the end only tell where it is not ("no crack in …")."""
    last = max((at for at, word in enumerate(denial.words) if not word.is_name), default=-1)
    matter = denial.words[: last + 1]
    return matter if _is_flat(denial) and weigh(matter) >= read_section("same")["least_denied"] else denial.words


def _is_framed(a: Figure, b: Figure) -> bool:
    """Whether two times are told in two ways, and so are no answer to each other ("within 30 days", "two days after")."""
    return a.frame is not None and b.frame is not None and a.frame != b.frame


def is_unlike(a: Statement, b: Statement) -> bool:
    """Whether a figure of one statement has its like in the other, and none there that fits it."""
    for own, others in ((a.figures, b.figures), (b.figures, a.figures)):
        for figure in own:
            like = [one for one in others if one.measure == figure.measure and find_ground(figure, one) is not None]
            like = like or [
                one
                for one in others
                if one.measure == figure.measure and one.dimension == figure.dimension and not _is_framed(figure, one)
            ]
            if like and all(is_disjoint(figure.interval, one.interval) for one in like):
                return True
    sizes = [
        [figure for figure in statement.figures if figure.dimension is not None and not figure.is_past] for statement in (a, b)
    ]
    pairs = [
        (one, other) for one in sizes[0] for other in sizes[1] if one.dimension == other.dimension and not _is_framed(one, other)
    ]
    return bool(pairs) and all(is_disjoint(one.interval, other.interval) for one, other in pairs)
