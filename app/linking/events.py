"""Which articles report one happening.

Two articles are compared by the names, the content words and the kind of happening in their openings, and by the days that they
tell; what they are called, where they came from and when they were loaded play no part. An event is a group of which each reaches
the threshold with a share of the others: being like one of them is not enough, since the next would be like that one, and so on.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from math import sqrt

from app.linking.counting.times import get_days_apart, is_later, is_same_day
from app.linking.happenings.cohesion import group_alike
from app.linking.happenings.happenings import WORD, find_all_kinds, may_be_one
from app.linking.happenings.particulars import find_figures
from app.linking.happenings.scenes import find_preposition
from app.linking.happenings.traits import Traits, read_opening
from app.linking.lexicon import read_lexicon, read_section
from app.linking.voices.fullnames import count_named
from app.linking.wording.words import normalise

CAPITALISED = re.compile(r"\b[^\W\d_a-z][^\W_]*(?:[-.'’][^\W_]+)*")


def compare_articles(a: Traits, b: Traits) -> float:
    """How likely two articles report one happening: `threshold` and above one, 0 and below surely two. Symmetric.

    Happenings of other days or in other towns are two, however alike the texts are (last year's strike on the same town, the
    same wording for the next one), unless the two are parts of a running story. One day, one town and one kind of happening are
    one, however short the texts are, and so are two that open with one text in the same days.
    """
    weights = read_section("events")
    if _is_one_text(a, b) and not _is_other_day(a, b):
        return 1.0
    if (_is_other_day(a, b) or _is_other_scene(a, b)) and not _is_running(a, b):
        return 0.0
    day_shared = any(is_same_day(x, y) for x in a.days for y in b.days)
    kinds = a.shown.kinds, b.shown.kinds
    happening = weights["happening"] if kinds[0] & kinds[1] else weights["other_happening"] if _are_other_kinds(a, b) else 0.0
    day = weights["same_day"] if day_shared else weights["other_day"] if a.days and b.days and not _are_near(a, b) else 0.0
    place = weights["same_scene"] if a.scene is not None and a.scene == b.scene else 0.0
    names, terms = _cosine(a.shown.names, b.shown.names), _cosine(a.shown.terms, b.shown.terms)
    score = float(weights["names"] * names + weights["terms"] * terms + happening + day + place + _weigh_figures(a, b))
    is_told_so = kinds[0] & kinds[1] and place and terms >= weights["least_terms"] and _is_one_day(a, b)
    if is_told_so or _name_the_same(a, b):
        return max(score, float(weights["threshold"]))
    is_likely = day_shared or get_days_apart(a.published, b.published) <= weights["apart_days"]
    if is_likely and _share_enough(a, b):
        return score
    return float(weights["unlikely"]) * min(score, float(weights["threshold"]))


def _name_the_same(a: Traits, b: Traits) -> bool:
    """Whether two articles of the same days name several things in common, and share so many other words as reports of one
    happening do, whatever sort of happening each makes of it.
    """
    weights, more = read_section("events"), read_lexicon("particulars")["events"]
    return (
        get_days_apart(a.published, b.published) <= float(weights["near_days"])
        and _count_shared(a, b) >= int(more["kin_names"])
        and _cosine(a.shown.words, b.shown.words) >= float(weights["least_likeness"])
    )


def _is_one_text(a: Traits, b: Traits) -> bool:
    """Whether both print one text, which may be too short to share names: a wire flash; what comes again later is a form."""
    is_text = a.shown.spaced.count(" ") > read_lexicon("particulars")["events"]["least_text"]
    return is_text and a.text == b.text and get_days_apart(a.published, b.published) <= read_section("events")["near_days"]


def _share_enough(a: Traits, b: Traits) -> bool:
    """Whether the openings share names and words enough: the same people also make other news.

    Where many names are shared, the words may differ more: one outlet tells of the money, the next of the tears. A short report
    may name its town and nobody else, or each its own witnesses: then more words are shared, within few days.
    """
    weights, more = read_section("events"), read_lexicon("particulars")["events"]
    shared = a.shown.names.keys() & b.shown.names.keys()
    least = more["least_likeness"] if len(shared) >= more["many_names"] else weights["least_likeness"]
    words, likeness = len(a.shown.words.keys() & b.shown.words.keys()), _cosine(a.shown.words, b.shown.words)
    if words < weights["least_words"] or likeness < least or not shared:
        return False
    return count_named(shared, (a.title, a.text, b.title, b.text)) >= weights["least_names"] or (
        words >= more["lone_words"]
        and likeness >= more["lone_likeness"]
        and _cosine(a.shown.names, b.shown.names) >= more["lone_names"]
        and get_days_apart(a.published, b.published) <= weights["near_days"]
        and _is_any_up_front(shared, a, b)
    )


def _is_any_up_front(names: Collection[str], a: Traits, b: Traits) -> bool:
    """Whether one article's title names one of these, and the other's first lines do."""
    return any(_is_up_front(name, a.title, b.text) or _is_up_front(name, b.title, a.text) for name in names)


def _is_up_front(name: str, title: str, text: str) -> bool:
    """Whether a title names this, and the other article's first lines do."""
    first = text[: int(read_lexicon("particulars")["events"]["figure_chars"])]
    return all(name in {normalise(word) for word in WORD.findall(words)} for words in (title, first))


def _are_other_kinds(a: Traits, b: Traits) -> bool:
    """Whether both name a kind of happening, and neither so much as mentions the other's or may have come of it.

    Of what is named alike often enough one tells the drought and the other the dam, or the vote and the lawsuit.
    """
    x, y = a.shown.kinds, b.shown.kinds
    told = x & find_all_kinds(b.shown.nouns) or y & find_all_kinds(a.shown.nouns)
    if not x or not y or told or may_be_one(x, y):
        return False
    return _count_shared(a, b) < int(read_lexicon("particulars")["events"]["kin_names"])


def _are_near(a: Traits, b: Traits) -> bool:
    """Whether days that the two tell lie next to each other: a happening goes on overnight, or is reported the day after."""
    near = read_lexicon("particulars")["events"]["next_days"]
    return any(0 < get_days_apart(x, y) <= near for x in a.days for y in b.days)


def _weigh_figures(a: Traits, b: Traits) -> float:
    """What it is worth that both openings print the same numbers, of those that no two happenings share by chance."""
    weights = read_lexicon("particulars")["events"]
    shared = find_figures(a.title, a.text) & find_figures(b.title, b.text)
    return float(weights["figure"] * min(len(shared), weights["most_figures"]))


def _is_running(a: Traits, b: Traits) -> bool:
    """Whether the two share so much that is nobody else's, many names and a long number up front, that they go on with one story:
    a strike or a flood lasts for weeks and moves from town to town.
    """
    names = len(a.shown.names.keys() & b.shown.names.keys())
    return names >= read_lexicon("particulars")["events"]["many_names"] and _weigh_figures(a, b) > 0


def _is_other_day(a: Traits, b: Traits) -> bool:
    """Whether each article puts its happening on a day far from the other's, which the other one does not tell at all.

    A day that was over for days when the article came out may be another than that of the news, and so may one on which things were
    only spoken of. So these are not set above many names that the other one, published in the same days, shares.
    """
    x, y = _find_past_day(a), _find_past_day(b)
    if x is None or y is None or get_days_apart(x, y) <= read_section("events")["near_days"]:
        return False
    if any(is_same_day(x, day) for day in b.days) or any(is_same_day(y, day) for day in a.days):
        return False
    weights = read_section("events")
    apart = get_days_apart(a.published, b.published)
    is_background = apart <= weights["near_days"] and (_is_stale(x, a) or _is_stale(y, b))
    is_spoken_of = apart <= weights["apart_days"] and (a.is_follow_up or b.is_follow_up)
    return not ((is_background or is_spoken_of) and _share_many(a, b))


def _is_stale(day: str, traits: Traits) -> bool:
    """Whether the day was over for more than a day when the article was published: news is new."""
    return get_days_apart(day, traits.published) > float(read_lexicon("particulars")["events"]["next_days"])


def _share_many(a: Traits, b: Traits) -> bool:
    """Whether both openings name many of the same, whom one is titled after and the other opens with, or more than that."""
    more = read_lexicon("particulars")["events"]
    shared = a.shown.names.keys() & b.shown.names.keys()
    named = _count_shared(a, b)
    return bool(named >= more["more_names"]) or (named >= more["many_names"] and _is_any_up_front(shared, a, b))


def _count_shared(a: Traits, b: Traits) -> int:
    """How many things both openings name."""
    return count_named(a.shown.names.keys() & b.shown.names.keys(), (a.title, a.text, b.title, b.text))


def _find_past_day(traits: Traits) -> str | None:
    """The day of the happening, unless it lies ahead of publication: what is reported has happened."""
    return None if is_later(traits.day, traits.published) else traits.day


def _is_one_day(a: Traits, b: Traits) -> bool:
    """Whether the happening of one is on a day that the other tells, or on the eve of its publication where it tells none."""
    for one, other in ((a, b), (b, a)):
        if one.day is None:
            continue
        if any(is_same_day(one.day, told) for told in other.days):
            return True
        if not other.days and other.published and get_days_apart(one.day, other.published) <= 1:
            return True
    return False


def _is_other_scene(a: Traits, b: Traits) -> bool:
    """Whether each article puts its happening in a town that the other one does not name.

    A town where one of the two only looks around, which no title names and no happening stands beside, is not set above many
    names that both share: a bank's fall is told from its branches.
    """
    if a.scene is None or b.scene is None or not a.towns or not b.towns:
        return False
    if _is_named(a.scene, b) or _is_named(b.scene, a):
        return False
    if _is_told_as_scene(a) and _is_told_as_scene(b):
        return True
    return not _share_many(a, b)


def _is_told_as_scene(traits: Traits) -> bool:
    """Whether the article's title names the town of its happening, or a preposition joins the happening to it."""
    scene = traits.scene or ""
    return f" {scene} " in read_opening(traits.title, "").spaced or find_preposition(traits.shown.joined, scene) is not None


def _is_named(town: str, traits: Traits) -> bool:
    """Whether an article names the town, or a part of its name that is nothing else's ("Quenby" of "Quenby Harbour")."""
    if town in traits.towns or f" {town} " in traits.shown.spaced:
        return True
    parts = [normalise(part) for part in WORD.findall(town)]
    return len(parts) > 1 and any(part in traits.shown.names for part in parts)


def may_be_one_event(a: Traits, *, title: str, text: str) -> bool:
    """Whether an article of these words may report what `a` does, as far as its words with capitals tell.

    It says no only where comparing would say no as well, at a tenth of what reading the other article's traits costs.
    """
    if text.startswith(a.text) or (a.scene is not None and a.shown.kinds):
        return True
    opening = f"{title}\n{text[: read_section('events')['lead_chars']]}"
    found = {re.sub(r"['’]s$", "", word) for word in CAPITALISED.findall(opening)}
    keys = {form for word in found for form in (word.lower(), word.lower().replace(".", ""), normalise(word))}
    shared = {name for name in a.shown.names if name in keys or (" " in name and name in opening.lower())}
    return count_named(shared, (a.title, a.text)) >= int(read_section("events")["least_names"]) or any(
        _is_up_front(name, a.title, text) or _is_up_front(name, title, a.text) for name in shared
    )


def group_articles(articles: Sequence[Traits]) -> list[list[str]]:
    """Ids of the articles by happening, in their order; how they came plays no part in it."""
    threshold, share = read_section("events")["threshold"], read_lexicon("particulars")["events"]["share"]
    scores = {frozenset((a.article_id, b.article_id)): compare_articles(a, b) for a, b in combinations(articles, 2)}
    ids = [one.article_id for one in articles]
    return group_alike(ids, scores, threshold=float(threshold), share=float(share))


def get_share(traits: Traits, others: Sequence[Traits]) -> float:
    """Of how many of the others, 0 to 1, the article reports the happening."""
    return sum(is_one_event(traits, other) for other in others) / len(others) if others else 0.0


def is_one_event(a: Traits, b: Traits) -> bool:
    """Whether two articles report one happening."""
    return compare_articles(a, b) >= float(read_section("events")["threshold"])


def find_compared(articles: Sequence[Traits], *, fresh: Collection[str]) -> set[str]:
    """Ids of the articles of an event with which what `fresh` ones say is compared, themselves among them: in a large event
    those that are most like any of them.
    """
    most = int(read_lexicon("particulars")["events"]["most_compared"])
    new = [one for one in articles if one.article_id in fresh]
    others = [one for one in articles if one.article_id not in fresh]
    if new and len(others) > most:
        others.sort(key=lambda one: (-max(compare_articles(one, other) for other in new), one.article_id))
    return {one.article_id for one in (*new, *others[:most])}


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    shared = sum(weight * b[key] for key, weight in a.items() if key in b)
    norm = sqrt(sum(weight**2 for weight in a.values()) * sum(weight**2 for weight in b.values()))
    return shared / norm if norm else 0.0
