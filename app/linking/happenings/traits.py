"""What an article shows of its event: names, words, happenings and days."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from app.linking.happenings.days import Day, find_news_day
from app.linking.happenings.happenings import WORD, count_nouns, find_joined, find_kinds
from app.linking.happenings.scenes import find_scene
from app.linking.lexicon import read_section, read_set
from app.linking.places import name_town, read_countries
from app.linking.wording.words import find_words, normalise

# "Twins from Ashby", "a flight from Nairobi" are elsewhere; "two miles from Ashby" is not. Who was told something is an outlet or a
# government, and officials speak where they sit.
HOME = re.compile(
    r"(?<!km)(?<!miles)(?<!metres)(?<!meters)(?<!feet) from (?:the )?$|\b(?:told|tells|telling|seen by|obtained by) (?:the )?$|"
    r"\b(?:officials|sources|diplomats|analysts|aides|ministers|authorities|spokes\w+) in $",
    re.IGNORECASE,
)
LONGEST_ACRONYM = 4
SENTENCE_END = re.compile(r"[.!?:\n“”\"‘]\s*$|^$")


@dataclass(frozen=True, slots=True)
class Opening:
    """What the words of an article's title and opening show.

    `terms` are content words with weights, `names` those of them that are names, `words` those that are not. `nouns` tells how
    often and how prominently each happening is named, `kinds` of which kinds these are, `joined` which a preposition joins to
    what: noun, preposition and the words behind. `spaced` is the text in lower case with one space between words.
    """

    terms: Mapping[str, float]
    names: Mapping[str, float]
    words: Mapping[str, float]
    nouns: Mapping[str, int]
    kinds: frozenset[int]
    joined: tuple[tuple[str, str, str], ...]
    spaced: str


@dataclass(frozen=True, slots=True)
class Traits:
    """What an article shows of its event. `days` are the days that its appearances tell (EDTF, reading order), `published` the
    day of publication or None; `order` sorts articles as they came. `towns` are the keys of the places that the opening names,
    `day` is that of its happening, `scene` that of the town where its happening took place, if it shows. `is_follow_up`: near its
    publication things were only spoken of, and `day` is when.
    """

    article_id: str
    order: tuple[str, str]
    title: str
    text: str
    shown: Opening
    days: tuple[str, ...]
    published: str | None
    day: str | None
    towns: frozenset[str] = frozenset()
    scene: str | None = None
    is_follow_up: bool = False


def make_traits(
    *,
    article_id: str,
    order: tuple[str, str],
    title: str,
    text: str,
    days: Sequence[Day],
    published: str | None,
    places: Sequence[tuple[int, str]] = (),
) -> Traits:
    """The traits of an article from its words, the days and the places read in them; `places` are names by where they stand."""
    text = text[: read_section("events")["lead_chars"]]
    shown = read_opening(title, text)
    named = tuple(name for start, name in places if start < len(text))
    homes = tuple(name for start, name in places if start < len(text) and HOME.search(text[:start]))
    towns, scene = _read_scene(title, text, named, homes)
    day = find_news_day(days, published=published)
    return Traits(
        article_id=article_id,
        order=order,
        title=title,
        text=text,
        shown=shown,
        days=tuple(one.edtf for one in days),
        published=published,
        day=day.edtf if day else None,
        towns=towns,
        scene=scene,
        is_follow_up=day is not None and not day.is_told,
    )


@lru_cache(maxsize=4_000)
def read_opening(title: str, text: str) -> Opening:
    """What title and opening show; kept, because an article is compared with every one that may belong to it."""
    weights = read_section("events")
    in_text = find_names(text)
    named = in_text | find_names(title)
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
    spaced = " ".join(["", *WORD.findall(f"{title} {text}".lower()), ""])
    nouns = count_nouns(title, text, names=in_text)
    return Opening(terms, names, words, nouns, frozenset(find_kinds(nouns)), find_joined(spaced), spaced)


@lru_cache(maxsize=4_000)
def _read_scene(title: str, text: str, places: tuple[str, ...], homes: tuple[str, ...]) -> tuple[frozenset[str], str | None]:
    """The towns named and the scene; kept for the same reason. `homes` are those namings that tell where somebody comes from."""
    shown = read_opening(title, text)
    counts = Counter(places) - Counter(homes)
    scene = find_scene(counts, title=title, joined=shown.joined, spaced=shown.spaced, names=find_names(text))
    return frozenset(name_town(name) for name in places), scene


@lru_cache(maxsize=64)
def find_names(text: str) -> frozenset[str]:
    """Lower-case words that stand with a capital inside a sentence; lines in which most words do tell nothing, and a longer word
    all in capitals is one that is shouted ("GATE OF DEATH").
    """
    found: set[str] = set()
    for line in text.split("\n"):
        words = list(WORD.finditer(line))
        if len(words) > 3 and sum(word.group()[0].isupper() for word in words) > 0.6 * len(words):
            continue
        found.update(
            word.group().lower().removesuffix("'s").removesuffix("’s")
            for word in words
            if word.group()[0].isupper()
            and not (word.group().isupper() and len(word.group()) > LONGEST_ACRONYM)
            and not SENTENCE_END.search(line[: word.start()].rstrip(" "))
        )
    return frozenset(found)


@cache
def _common_names() -> frozenset[str]:
    return frozenset(normalise(word) for word in read_set("events", "common_names"))
