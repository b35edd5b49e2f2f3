"""Figures of two articles that print one number, where no rule tells that they are of one thing: how likely is it that they are?

What speaks for it and against it is weighed (a logistic regression, weights in lexicons/likely.toml): a number of several digits, a
measure that goes by several names, words around both, a group that either may count.
"""

from collections.abc import Mapping
from math import exp

from app.linking.counting.counted import compare_counted, is_named
from app.linking.counting.intervals import count_digits, get_told
from app.linking.counting.kindred import is_telling, read_measures
from app.linking.features import Figure
from app.linking.lexicon import read_lexicon, read_section, read_set

MOST_SHARED = 4


def find_likely(a: Figure, b: Figure) -> tuple[float, tuple[str, ...]] | None:
    """The chance that two agreeing figures of two articles are one, and why; None where it is too low to say so."""
    if a.voiced.article_id == b.voiced.article_id or a.dimension != b.dimension or _are_apart(a, b):
        return None
    traits = find_traits(a, b)
    if not is_telling(a) and ("part" in traits or (a.dimension is not None and not traits["words"])):
        return None
    if not (traits["words"] or "one_measure" in traits or "kindred_measures" in traits):
        return None
    # Three wounded and three dead are two threes.
    if not is_telling(a) and "other_measures" in traits and {a.measure, b.measure} <= read_measures():
        return None
    weights = read_lexicon("likely")
    score = sum(weights["weights"].get(name, 0.0) * value for name, value in traits.items())
    chance = 1 / (1 + exp(-score))
    if chance < float(weights["limits"]["same"]):
        return None
    shared = sorted((a.context & b.context) - _digits(a.context))
    reasons = [f"the words around both: {', '.join(shared)}"] if shared else []
    if _count_digits(a) >= int(read_section("figures")["least_digits"]):
        reasons.append("a number that two reports hardly print by chance")
    return round(chance, 2), tuple(reasons)


def find_traits(a: Figure, b: Figure) -> Mapping[str, float]:
    """What speaks for and against, by name, each from 0 to 1."""
    digits = _count_digits(a)
    words = [one.context - _digits(one.context) for one in (a, b)]
    clauses = [one.clause - _digits(one.clause) for one in (a, b)]
    shared, said = words[0] & words[1], clauses[0] & clauses[1]
    traits = {
        "bias": 1.0,
        "equal": float(a.interval == b.interval),
        "two_digits": float(digits == int(read_section("figures")["least_digits"])),
        "more_digits": float(digits > int(read_section("figures")["least_digits"])),
        "unit": float(a.dimension is not None),
        "words": min(len(shared), MOST_SHARED) / MOST_SHARED,
        "words_part": len(shared) / max(1, min(len(words[0]), len(words[1]))),
        "clause_part": len(said) / max(1, min(len(clauses[0]), len(clauses[1]))),
        "number": float(bool(_digits(a.context) & _digits(b.context))),
        "speaker": float(a.voiced.speaker is not None and a.voiced.speaker == b.voiced.speaker),
        "one_part": float(a.is_part != b.is_part),
        "expected": float(a.is_expected != b.is_expected),
        "only": float(a.counted.is_only and b.counted.is_only),
    }
    return traits | _find_measures(a, b) | _find_groups(a, b)


def _find_measures(a: Figure, b: Figure) -> dict[str, float]:
    vague = read_set("figures", "vague")
    if a.measure == b.measure:
        return {"one_vague_measure" if a.measure in vague else "one_measure": 1.0}
    if any(a.measure in line.split() and b.measure in line.split() for line in read_section("figures")["alike"]):
        return {"kindred_measures": 1.0}
    return {"vague_measure" if a.measure in vague or b.measure in vague else "other_measures": 1.0}


def _find_groups(a: Figure, b: Figure) -> dict[str, float]:
    if a.dimension is not None:
        return {}
    of_people = any(one.measure in read_set("figures", "of_people") for one in (a, b))
    group = compare_counted(a.counted, b.counted, of_people=of_people)
    is_told = is_named(a.counted) and is_named(b.counted)
    return {f"{group}_told" if group == "same" and is_told else group: 1.0}


def _are_apart(a: Figure, b: Figure) -> bool:
    """Whether the way in which they are told, or their years, part them."""
    if a.change != b.change or a.is_supposed != b.is_supposed or a.is_denial != b.is_denial or a.year != b.year:
        return True
    if a.part_of and b.part_of and a.part_of != b.part_of:
        return True
    return a.frame is not None and b.frame is not None and a.frame != b.frame


def _count_digits(figure: Figure) -> int:
    """How many digits tell the number that is printed: "about 20" is 20, whatever interval it stands for."""
    return count_digits(get_told(figure.interval))


def _digits(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key[0].isdigit())
