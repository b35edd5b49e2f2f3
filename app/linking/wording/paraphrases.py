"""Statements that say one thing in other words, or the contrary: nearest in meaning between two articles, or telling one number.

Vectors alone do not tell the same from the opposite, or from another figure of one matter. So words, the classes of what is told,
polarity and figures are weighed with them (`matters`), by the weights of paraphrases.toml; and a long number that both print, and
no other one against it, tells by itself.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from app.linking.counting.times import is_later, is_other_time
from app.linking.features import Statement, Verdict
from app.linking.happenings.particulars import is_telling
from app.linking.lexicon import read_lexicon
from app.linking.vectors import find_alike, get_likeness
from app.linking.wording.matters import Matter, find_matters
from app.linking.wording.overlap import get_count, is_other_order, share_names
from app.linking.wording.same import compare_statements, is_one_breath, is_overtaken, is_unlike, refine_statements
from app.linking.wording.stances import tell_moments
from app.linking.wording.traits import find_traits, judge
from app.linking.wording.words import lemma

STAGES = ("possible", "meant to be")


def find_paraphrases(statements: Sequence[Statement], *, fresh: Collection[str]) -> Iterator[tuple[Statement, Statement, Verdict]]:
    """Pairs of statements that stand in a relation, at least one of them in a `fresh` article; the first refines or updates the
    second, where the relation is one of these.
    """
    least = float(read_lexicon("particulars")["paraphrases"]["least_likeness"])
    for one, other in find_alike(statements, fresh=fresh, least=least):
        verdict = compare_meaning(statements[one], statements[other])
        if verdict is not None:
            yield statements[one], statements[other], verdict
    for matter in find_matters(statements, fresh=fresh):
        if _tells_share(matter, matter.a) != _tells_share(matter, matter.b):
            continue
        found = _compare_onset(matter) or compare_matter(matter)
        # Few pairs come so far; comparing the words of all of them again would take longest.
        if found is not None and not _is_judged(matter):
            yield found


def compare_matter(matter: Matter) -> tuple[Statement, Statement, Verdict] | None:
    """How two statements stand that may be on one matter, the one that says more or the later state first; None where nothing
    can be told.
    """
    limits = read_lexicon("paraphrases")["limits"]
    traits = find_traits(matter)
    chance = judge(traits, "matter")
    if chance < min(limits["same"], limits["contrary"]) or is_supposed(matter):
        return None
    against = judge(traits, "contrary")
    is_contrary = against >= limits["against"] and (matter.is_contrary or is_unlike(matter.a, matter.b))
    if not is_contrary and matter.is_contrary:
        return _overtake(matter, round(chance, 2))
    score = round(chance * (against if is_contrary else 1.0 - against), 2)
    kind = "contrary" if is_contrary else "same"
    if score < _find_least(matter, kind):
        return None
    reasons = [*tell_likeness(matter), *tell_words(matter)]
    return _oppose(matter, score, reasons) if is_contrary else _join(matter, score, reasons)


def _find_least(matter: Matter, kind: str) -> float:
    """The chance from which on two are in a relation: more where they tell other moments, or where one says little of the other."""
    limits = read_lexicon("paraphrases")["limits"]
    least = [limits[kind]]
    lasts = matter.is_contrary and any("lasting" in one.cues for one in (matter.a, matter.b))
    if is_other_time(matter.a.when, matter.b.when) and not lasts:
        # What was so on one day and not on another is mostly no contrary; but a day is often told loosely, or taken wrongly.
        least.append(limits[f"other_time_{kind}"])
    if matter.said < limits[f"said_{kind}"]:
        least.append(limits[f"less_{kind}"])
    return float(max(least))


def tell_likeness(matter: Matter) -> list[str]:
    """How near two statements are to each other in meaning, in words."""
    near = (
        ["each is the other's nearest in meaning"]
        if max(matter.ranks) == 0
        else ["nearest in meaning"]
        if matter.is_nearest
        else []
    )
    return ["same event", f"alike in meaning: {matter.likeness:.2f}", *near]


def tell_words(matter: Matter) -> list[str]:
    """Which of their words stand for each other, in words."""
    told = [match for match in matter.matches if not match.is_turned]
    words = ", ".join(match.a.exact for match in told if match.a.key == match.b.key)
    reasons = [f"same words: {words}"] if words else []
    reasons += [f"“{match.a.exact}” goes with “{match.b.exact}”" for match in told if match.a.key != match.b.key]
    return reasons + [f"“{match.a.exact}” is the contrary of “{match.b.exact}”" for match in matter.turned]


def _compare_onset(matter: Matter) -> tuple[Statement, Statement, Verdict] | None:
    """A conflict where one tells a deed as not done before a moment, and the other the same deed at an earlier one."""
    deeds = [match for match in matter.matches if match.is_deed and not match.is_turned]
    least = read_lexicon("paraphrases")["limits"]["onset"]
    if not deeds or deeds[0].weight < least or matter.a.is_denial or matter.b.is_denial:
        return None
    for one, other in ((matter.a, matter.b), (matter.b, matter.a)):
        is_told = "onset" in one.cues and "onset" not in other.cues and matter.likeness >= least / 2
        if is_told and is_later(one.when, other.when) and share_names(one.words, other.words) and not is_unlike(one, other):
            words = f"“{deeds[0].a.exact}” goes with “{deeds[0].b.exact}”"
            reasons = ("same event", words, f"one tells it as not before {one.when}, the other at {other.when}")
            return matter.a, matter.b, Verdict("conflicts", read_lexicon("paraphrases")["limits"]["score_onset"], reasons)
    return None


def _overtake(matter: Matter, chance: float) -> tuple[Statement, Statement, Verdict] | None:
    """An update where one tells that a thing has not been so up to its day, and a later article tells that it is."""
    if chance < read_lexicon("paraphrases")["limits"]["against"] or not any(match.is_deed for match in matter.matches):
        return None
    for one, other in ((matter.a, matter.b), (matter.b, matter.a)):
        if is_overtaken(other, one) and not other.is_denied:
            reasons = (*tell_likeness(matter), *tell_words(matter), "the other tells it as not so yet")
            return one, other, Verdict("updates", chance, reasons)
    return None


def _oppose(matter: Matter, score: float, reasons: list[str]) -> tuple[Statement, Statement, Verdict] | None:
    a, b = matter.a, matter.b
    if a.voiced.speaker is not None and a.voiced.speaker == b.voiced.speaker:
        return None
    if matter.longest > read_lexicon("paraphrases")["limits"]["longest"]:
        return None
    # Who denies a thing as such needs no deed to deny.
    if not matter.denial.is_flat and not any(match.is_deed for match in matter.matches):
        return None
    if {unit.key for unit in matter.denial.units if unit.is_name} - matter.find_matched(matter.denial):
        return None
    if is_other_order(a.words, b.words):
        reasons.append("one tells as before what the other tells as after")
    for one, other in ((a, b), (b, a)):
        if is_overtaken(other, one):
            return one, other, Verdict("updates", score, (*reasons, "the other tells it as not so yet"))
    denial = matter.denial.voiced.id if a.is_denial != b.is_denial else None
    return a, b, Verdict("conflicts", score, tuple(reasons), denial=denial)


def _part(matter: Matter, score: float, reasons: tuple[str, ...]) -> tuple[Statement, Statement, Verdict] | None:
    """A conflict of two voices that tell one deed at two moments."""
    a, b = matter.a, matter.b
    is_own = a.voiced.speaker == b.voiced.speaker
    return None if is_own or not any(match.is_deed for match in matter.matches) else (a, b, Verdict("conflicts", score, reasons))


def _join(matter: Matter, score: float, reasons: list[str]) -> tuple[Statement, Statement, Verdict] | None:
    a, b = matter.a, matter.b
    if is_unlike(a, b) or is_other_order(a.words, b.words):
        return None
    moments = tell_moments(a.cues, b.cues)
    if moments is not None:
        return _part(matter, score, (*reasons, f"two moments: {moments}"))
    if a.is_denial and b.is_denial:
        reasons.append("both deny it")
    for one, other in ((a, b), (b, a)):
        is_early = is_later(other.voiced.published, one.voiced.published)
        if other.stage < one.stage and not is_early:
            # What may be or is to be so is what stands behind the words that say so.
            if other.aim and not other.aim & matter.find_matched(other):
                return None
            return one, other, Verdict("updates", score, (*reasons, f"told as {STAGES[other.stage]} in the other"))
        number = None if a.is_denial else get_count(one.words, other.words, shared=matter.find_matched(one))
        if number is not None:
            return one, other, Verdict("refines", score, (*reasons, f"tells how many, how much or when: {number}"))
    matched = [matter.find_matched(one) for one in (a, b)]
    more = [sum(unit.weight for unit in one.units if unit.key not in keys) for one, keys in zip((a, b), matched, strict=True)]
    limits = read_lexicon("paraphrases")["limits"]
    # Where each tells something of its own, much must speak for their being one.
    if min(more) >= limits["own"] and (score < limits["score_own"] or min(more) >= limits["most_own"]):
        return None
    first, second = (a, b) if more[0] >= more[1] else (b, a)
    says_more = abs(more[0] - more[1]) >= limits["more"] and not a.is_denial
    if says_more or (a.is_denial and _perceives(a) != _perceives(b)):
        return first, second, Verdict("refines", score, (*reasons, "says more of it"))
    return a, b, Verdict("same", score, tuple(reasons))


def _is_judged(matter: Matter) -> bool:
    """Whether their words tell already how they stand, or one voice tells both in one article."""
    a, b = matter.a, matter.b
    found = (compare_meaning(a, b), compare_statements(a, b), refine_statements(a, b), refine_statements(b, a))
    return is_one_breath(a, b) or any(found)


def is_supposed(matter: Matter) -> bool:
    """Whether all that both say is only supposed, or asked about, by one of them."""
    words = read_lexicon("paraphrases")["words"]["supposes"]
    for one in (matter.a, matter.b):
        keys = matter.find_matched(one)
        openers = {word.opener for word in one.words if word.key in keys}
        if openers and openers <= set(words):
            return True
    return False


def _tells_share(matter: Matter, statement: Statement) -> bool:
    """Whether what one tells that the other tells as well is said of a part only: "a third of the homes burned"."""
    matched = matter.find_matched(statement)
    return any(figure.measure == "share" and not matched.isdisjoint(figure.clause) for figure in statement.figures)


def _perceives(statement: Statement) -> bool:
    return any(lemma(word.exact.lower()) in _perceptions() for word in statement.words)


@cache
def _perceptions() -> frozenset[str]:
    return frozenset(lemma(word) for word in read_lexicon("paraphrases")["words"]["perceives"].split())


def compare_meaning(a: Statement, b: Statement) -> Verdict | None:
    """`same` where the two are alike and tell the same numbers, at least one of them telling; else None. Symmetric."""
    likeness = get_likeness(a, b)
    if likeness is None or likeness < read_lexicon("particulars")["paraphrases"]["least_likeness"]:
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
