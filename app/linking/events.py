"""Which articles report one happening, and what to call it.

Two articles are compared by the names, the content words and the kind of happening in their openings, and by the days that they
tell; what they are called, where they came from and when they were loaded play no part. Articles that reach the threshold with
each other, directly or through others, are one event, so the order of loading does not matter.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from math import sqrt

from app.linking.lexicon import read_section, read_set
from app.linking.places import make_forms, read_countries
from app.linking.times import complete, get_year, is_same_day, parse_moment
from app.linking.words import find_words, normalise

MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?:\n“”\"‘]\s*$|^$")
FIRST_LINES = 400
PREPOSITIONS = "on|in|at|near|off|of|over"


@dataclass(frozen=True, slots=True)
class Opening:
    """What the words of an article's title and opening show. `terms` are content words with weights, `names` those of them that are
    names, `words` those that are not, `nouns` how often and how prominently each happening is named.
    """

    terms: Mapping[str, float]
    names: Mapping[str, float]
    words: Mapping[str, float]
    nouns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Traits:
    """What an article shows of its event. `days` are the days that its appearances tell (EDTF, reading order), `published` the
    day of publication or None; `order` sorts articles as they came.
    """

    article_id: str
    order: tuple[str, str]
    title: str
    text: str
    shown: Opening
    days: tuple[str, ...]
    published: str | None


def make_traits(
    *, article_id: str, order: tuple[str, str], title: str, text: str, days: Sequence[str], published: str | None
) -> Traits:
    """The traits of an article from its words and the days read in them."""
    text = text[: read_section("events")["lead_chars"]]
    return Traits(article_id, order, title, text, read_opening(title, text), tuple(days), published)


@lru_cache(maxsize=4_000)
def read_opening(title: str, text: str) -> Opening:
    """What title and opening show; kept, because an article is compared with every one that may belong to it."""
    weights = read_section("events")
    named = find_names(f"{title}\n{text}")
    in_title = {word.key for word in find_words(title, names=named)}
    listed = set(read_countries().forms.values())
    terms: dict[str, float] = {}
    names: dict[str, float] = {}
    words: dict[str, float] = {}
    for word in find_words(f"{text}\n{title}", names=named):
        weight = weights["title_weight"] if word.key in in_title else 1.0
        if word.is_name and word.key not in listed and word.key not in _common_names():
            names[word.key] = weight
            weight *= weights["name_weight"]
        elif not word.is_name:
            words[word.key] = weight
        terms[word.key] = weight
    return Opening(terms, names, words, _count_nouns(title, text))


def find_names(text: str) -> frozenset[str]:
    """Lower-case words that stand with a capital inside a sentence; lines in which most words do tell nothing."""
    found: set[str] = set()
    for line in text.split("\n"):
        words = list(WORD.finditer(line))
        if len(words) > 3 and sum(word.group()[0].isupper() for word in words) > 0.6 * len(words):
            continue
        found.update(
            word.group().lower().removesuffix("'s").removesuffix("’s")
            for word in words
            if word.group()[0].isupper() and not SENTENCE_END.search(line[: word.start()].rstrip(" "))
        )
    return frozenset(found)


def compare_articles(a: Traits, b: Traits) -> float:
    """How likely two articles report one happening: 0 and below none, `threshold` and above one. Symmetric."""
    weights = read_section("events")
    has_day = any(is_same_day(x, y) for x in a.days for y in b.days)
    if not has_day and _days_apart(a.published, b.published) > weights["apart_days"]:
        return 0.0
    if len(a.shown.names.keys() & b.shown.names.keys()) < weights["least_names"]:
        return 0.0
    if len(a.shown.words.keys() & b.shown.words.keys()) < weights["least_words"]:
        return 0.0
    if _cosine(a.shown.words, b.shown.words) < weights["least_likeness"]:
        return 0.0
    kinds = _kinds(a.shown.nouns), _kinds(b.shown.nouns)
    happening = weights["happening"] if kinds[0] & kinds[1] else weights["other_happening"] if kinds[0] and kinds[1] else 0.0
    day = weights["same_day"] if has_day else weights["other_day"] if a.days and b.days else 0.0
    names, terms = _cosine(a.shown.names, b.shown.names), _cosine(a.shown.terms, b.shown.terms)
    return float(weights["names"] * names + weights["terms"] * terms + happening + day)


def find_article_pairs(articles: Sequence[Traits]) -> list[tuple[str, str]]:
    """Ids of the articles that report one happening, by twos."""
    return [(a.article_id, b.article_id) for a, b in combinations(articles, 2) if is_one_event(a, b)]


def is_one_event(a: Traits, b: Traits) -> bool:
    """Whether two articles report one happening."""
    return compare_articles(a, b) >= float(read_section("events")["threshold"])


def find_day(articles: Iterable[Traits]) -> str | None:
    """The day that most of the articles tell first of all, with the year if any tells it; else None."""
    votes: Counter[str] = Counter()
    days: list[str] = []
    for traits in articles:
        told = [day for day in traits.days if (moment := parse_moment(day)) and moment.day and "/" not in day]
        days += told
        for rank, day in enumerate(dict.fromkeys(told)):
            votes[day] += 3 if rank == 0 else 1
    if not votes:
        return None
    merged = Counter({day: sum(count for other, count in votes.items() if is_same_day(day, other)) for day in votes})
    best = min(merged, key=lambda day: (-merged[day], "X" in day, day))[:10]
    for day in sorted(days):
        best = complete(best, day)
    return best


def find_place(articles: Sequence[Traits], places: Mapping[str, Mapping[str, tuple[str, int]]]) -> tuple[str, str] | None:
    """Entity id and name of the event's place: the one that most articles name, most often, in titles and beside the happening.

    `places` are, by article, the places with their names and how often they are named. A country only where nothing smaller is.
    """
    counts: Counter[tuple[str, str]] = Counter()
    text = " ".join(f"{traits.title} {traits.text}" for traits in articles).lower()
    for traits in articles:
        for entity_id, (name, count) in places.get(traits.article_id, {}).items():
            beside = 3 if _find_preposition(traits, name) else 0
            counts[entity_id, name] += min(count, 5) + (3 if name in traits.title else 0) + beside + 3
    return min(counts, key=lambda place: (_is_country(place[1], text), -counts[place], place[1], place[0]), default=None)


def _is_country(name: str, text: str) -> bool:
    """Whether a place is a country: a listed one, or one that the text makes an adjective of ("Velmoran")."""
    forms = set(make_forms(name)) - {name.lower(), f"{name.lower()}s"}
    return name.lower() in read_countries().forms or any(re.search(rf"\b{re.escape(form)}\b", text) for form in sorted(forms))


def make_label(articles: Sequence[Traits], *, place: str | None, day: str | None) -> str:
    """What happened, where and when, in the articles' words: "Strike on Kyiv, 24 April 2025".

    The first title, where no word for a happening is found.
    """
    ordered = sorted(articles, key=lambda traits: traits.order)
    counts: Counter[str] = Counter()
    for traits in ordered:
        counts.update(traits.shown.nouns)
    if not counts:
        first = next((traits.title or traits.text.strip().split("\n")[0] for traits in ordered), "")
        return first[:120] or "Untitled"
    kinds = Counter[int]()
    for noun, count in counts.items():
        kinds[_nouns()[noun][0]] += count
    kind = min(kinds, key=lambda number: (-kinds[number], number))
    noun = min((word for word in counts if _nouns()[word][0] == kind), key=lambda word: (-counts[word], word))
    label = noun.capitalize()
    if place:
        used = Counter(found for traits in ordered if (found := _find_preposition(traits, place, noun)))
        preposition = min(used, key=lambda word: (-used[word], word)) if used else _nouns()[noun][1]
        label += f" {preposition} {place}"
    return f"{label}, {format_day(day)}" if day else label


def format_day(day: str) -> str:
    """A day in words: "24 April 2025", without the year where it is not told."""
    moment = parse_moment(day)
    if moment is None or not moment.month or not moment.day or moment.month >= len(MONTHS):
        return day
    year = f" {moment.year}" if get_year(day) else ""
    return f"{moment.day} {MONTHS[moment.month]}{year}"


def _find_preposition(traits: Traits, place: str, noun: str | None = None) -> str | None:
    words = noun or "|".join(_nouns())
    match = re.search(
        rf"\b(?:{words})s?\s+({PREPOSITIONS})\s+(?:the\s+)?{re.escape(place)}\b", f"{traits.title}\n{traits.text}", re.IGNORECASE
    )
    return match.group(1).lower() if match else None


def _count_nouns(title: str, text: str) -> dict[str, int]:
    """How often each happening is named, the title and the first lines counting for more; verbs and parts of names do not count."""
    counts: Counter[str] = Counter()
    names = find_names(text)
    for words, weight in ((title, 3), (text[:FIRST_LINES], 1), (text, 1)):
        tokens = WORD.findall(words)
        for before, token, after in zip(["", *tokens], tokens, [*tokens[1:], ""], strict=False):
            word = token.lower()
            noun = word if word in _nouns() else word[:-1] if word.endswith("s") and word[:-1] in _nouns() else None
            if (
                noun is None
                or (token[0].isupper() and word in names)
                or (noun in read_set("verbs", "words") and _is_verb(before, after))
            ):
                continue
            counts[noun] += weight
    return dict(counts)


def _is_verb(before: str, after: str) -> bool:
    """Whether a word that may be a verb has an object, or "to" in front of it."""
    articles = read_set("verbs", "article")
    is_object = after.lower() in articles or (after[:1].isupper() and before.lower() not in articles)
    return before.lower() == "to" or (is_object and before.lower() not in articles)


def _kinds(nouns: Mapping[str, int]) -> set[int]:
    kinds = Counter[int]()
    for noun, count in nouns.items():
        kinds[_nouns()[noun][0]] += count
    most = max(kinds.values(), default=0)
    return {kind for kind, count in kinds.items() if count * 2 >= most}


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    shared = sum(weight * b[key] for key, weight in a.items() if key in b)
    norm = sqrt(sum(weight**2 for weight in a.values()) * sum(weight**2 for weight in b.values()))
    return shared / norm if norm else 0.0


def _days_apart(a: str | None, b: str | None) -> float:
    x, y = parse_moment(a), parse_moment(b)
    if x is None or y is None or None in (x.year, x.month, x.day, y.year, y.month, y.day):
        return 0.0
    return abs(((x.year or 0) - (y.year or 0)) * 365.25 + ((x.month or 0) - (y.month or 0)) * 30.4 + (x.day or 0) - (y.day or 0))


@cache
def _common_names() -> frozenset[str]:
    return frozenset(normalise(word) for word in read_set("events", "common_names"))


@cache
def _nouns() -> dict[str, tuple[int, str]]:
    nouns: dict[str, tuple[int, str]] = {}
    for kind, entry in enumerate(read_section("happenings")):
        for noun in entry["nouns"].split():
            nouns.setdefault(noun, (kind, entry["preposition"]))
    return nouns
