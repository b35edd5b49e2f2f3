"""What speaks for two statements being on one matter, or against it, and for their being each other's contrary.

First whether they are on one matter is weighed, then how they stand to each other on it: many more pairs are on one matter than
say the same, and what tells the two apart are other things. Both are logistic regressions, with weights in paraphrases.toml.
"""

from collections.abc import Mapping, Sequence
from math import exp, log

from app.linking.counting.times import is_other_time
from app.linking.features import Statement
from app.linking.lexicon import read_lexicon
from app.linking.wording.classes import Unit
from app.linking.wording.matters import Matter
from app.linking.wording.overlap import is_other_order
from app.linking.wording.same import is_unlike
from app.linking.wording.stances import MONTHS

UNSEEN = 0.6
"""What a word of the text before a statement tells if no statement of the two articles holds it."""


def find_traits(matter: Matter) -> dict[str, float]:
    """The traits of two statements, by the names of paraphrases.toml."""
    a, b = matter.a, matter.b
    told = [match.weight for match in matter.matches if match.is_content]
    total = sum(match.weight for match in matter.matches)
    left, right = (_weigh(one.units, matter.rarity) for one in (a, b))
    lengths = sorted(len(one.units) for one in (a, b))
    return {
        "likeness": matter.likeness,
        "nearest": float(matter.is_nearest),
        "margin": matter.margin,
        "said": matter.said,
        "smaller": min(1.0, total / min(left, right)),
        "both": min(1.0, 2 * total / (left + right)),
        "deed": max((match.weight for match in matter.matches if match.is_deed), default=0.0),
        **{name: told[at] if len(told) > at else 0.0 for at, name in enumerate(("first", "second", "third"))},
        "month": _compare_sets(*({unit.key for unit in one.units if unit.key in MONTHS} for one in (a, b))),
        "names": _compare_sets(*({word.country or word.key for word in one.words if word.is_name} for one in (a, b))),
        "numbers": _compare_sets(*({word.key for word in one.words if word.key[0].isdigit()} for one in (a, b))),
        "unlike": float(is_unlike(a, b)),
        "figures": float(bool(a.figures or b.figures)),
        "other_time": float(is_other_time(a.when, b.when)),
        "before": _weigh_before(matter),
        "speaker": float(a.voiced.speaker is not None and a.voiced.speaker == b.voiced.speaker),
        "told": float((a.voiced.speaker is not None) + (b.voiced.speaker is not None)),
        "opening": float(matter.is_opening),
        "gap": float(matter.gap),
        "short": log(max(1, lengths[0])),
        "longer": log(lengths[1] / max(1, lengths[0])),
        "denials": float(a.is_denial and b.is_denial),
        "denied": float(a.is_denied != b.is_denied),
        "order": float(is_other_order(a.words, b.words)),
        "contrary": float(matter.is_contrary),
    }


def judge(traits: Mapping[str, float], kind: str) -> float:
    """The chance, 0 to 1, that the weights of a kind ("matter", "contrary", "within") give the traits."""
    weights = read_lexicon("paraphrases")[kind]
    return 1.0 / (1.0 + exp(-weights["bias"] - sum(weight * traits[name] for name, weight in weights.items() if name != "bias")))


def _weigh(units: Sequence[Unit], rarity: Mapping[str, float]) -> float:
    return sum(unit.weight * rarity[unit.key] for unit in units)


def _compare_sets(a: set[str], b: set[str]) -> float:
    """1 where two sets share something, -1 where they share nothing, 0 where one is empty."""
    if not a or not b:
        return 0.0
    return 1.0 if a & b else -1.0


def _weigh_before(matter: Matter) -> float:
    """What the words tell that one statement says and that stand right before the other one: "the fans", "it never stopped"."""
    keys = [{unit.key for unit in one.units if unit.is_content} for one in (matter.a, matter.b)]
    found = (keys[0] - keys[1]) & _find_before(matter.b) | (keys[1] - keys[0]) & _find_before(matter.a)
    return sum(sorted(matter.rarity.get(key, UNSEEN) for key in found))


def _find_before(statement: Statement) -> frozenset[str]:
    return statement.context or frozenset()
