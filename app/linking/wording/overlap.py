"""How much of their words two statements share, and which of these say the contrary of each other."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from app.linking.lexicon import read_lexicon, read_section, read_set
from app.linking.wording.words import Word, normalise

DESIGNATION = re.compile(r"[A-Z][A-Za-z]*-?\d[\dA-Za-z-]*")


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


def mix(a: Sequence[Word], b: Sequence[Word], shared: Iterable[tuple[str, float]], *, is_alike: bool = False) -> float:
    """The score of shared words, 0 to 1; of two that are alike in meaning one may leave out the names of the other."""
    weights = read_section("same")
    shared = list(shared)
    total, left, right = sum(weight for _, weight in shared), weigh(a), weigh(b)
    names_left, names_right = weigh(word for word in a if word.is_name), weigh(word for word in b if word.is_name)
    keys = {word.key for word in a if word.is_name}
    names_shared = sum(weight for key, weight in shared if key in keys)
    # A sentence that names nobody may well mean whom the other one names.
    union = names_left + names_right - names_shared if (names_left and names_right) or not is_alike else 0.0
    containment = min(1.0, total / min(left, right))
    overlap = min(1.0, 2 * total / (left + right))
    names = names_shared / union if union else overlap
    return float(weights["containment"] * containment + weights["overlap"] * overlap + weights["names"] * names)


def weigh(words: Iterable[Word]) -> float:
    """What the words count for together."""
    return sum(word.weight for word in words)


def share_names(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether the words do not name different things: one names nothing, or both the same."""
    left, right = ({word.country or word.key for word in words if word.is_name} for words in (a, b))
    return not left or not right or bool(left & right)


def share_content(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether the two say something alike of what they name: names and numbers alone tell only what they are about.

    Nor does it tell that both put it behind the same ("left when the river rose", "held when the river rose").
    """
    left, right = ({word.key for word in words if _is_content(word)} for words in (a, b))
    first = {word.key for word in (*a, *b) if word.weight > read_section("same")["tail"]}
    shared = left & right
    return len(shared) > float(read_section("same")["least_content"]) * min(len(left), len(right)) and bool(shared & first)


def _is_content(word: Word) -> bool:
    weights = read_section("same")
    return not word.is_name and not word.key[0].isdigit() and word.weight > weights["light"]


def find_reversals(a: Sequence[Word], b: Sequence[Word], shared: Iterable[tuple[str, float]]) -> list[tuple[str, str]]:
    """The words of the two, as written, that say the contrary of each other."""
    left, right = {word.key: word for word in a}, {word.key: word for word in b}
    both = ((left[key], right[key]) for key, _ in shared if key in left and key in right)
    return [(one.exact, other.exact) for one, other in both if one.is_reversed != other.is_reversed]


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


def is_other_order(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether one tells as before something what the other tells as after something."""
    order = read_lexicon("words")["order"]
    earlier, later = frozenset(order["earlier"]), frozenset(order["later"])
    left, right = (frozenset(word.opener for word in words if word.opener) for words in (a, b))
    return any(one & earlier and other & later and not one & later for one, other in ((left, right), (right, left)))


def get_count(a: Sequence[Word], b: Sequence[Word], *, shared: Collection[str]) -> str | None:
    """The number, as written, that `a` tells beside a word that both share, where `b` tells none at all."""
    if any(_is_count(word.key) for word in b):
        return None
    for at, word in enumerate(a):
        beside = (*a[max(0, at - 1) : at], *a[at + 1 : at + 3])
        is_told_first = word.weight >= read_section("same")["number"]
        if is_told_first and _is_count(word.key) and any(near.key in shared for near in beside):
            return word.exact
    return None


def _is_count(key: str) -> bool:
    # "One" may be a pronoun.
    return key[0].isdigit() and key != "1"
