"""What to call an event, where and when it happened, in the words of its articles."""

from collections import Counter
from collections.abc import Mapping, Sequence

from app.linking.counting.times import get_year, parse_moment
from app.linking.happenings.happenings import read_nouns
from app.linking.happenings.scenes import find_preposition, is_country, weigh_place
from app.linking.happenings.traits import Traits

MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def find_place(articles: Sequence[Traits], places: Mapping[str, Mapping[str, tuple[str, int]]]) -> tuple[str, str] | None:
    """Entity id and name of the event's place: the one that most articles name, most often, in titles and beside the happening.

    `places` are, by article, the places with their names and how often they are named. A country only where nothing smaller is.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for traits in articles:
        for entity_id, (name, count) in places.get(traits.article_id, {}).items():
            counts[entity_id, name] += weigh_place(name, count, title=traits.title, joined=traits.shown.joined)
    countries = {name for _, name in counts if is_country(name, [traits.shown.spaced for traits in articles])}
    return min(counts, key=lambda place: (place[1] in countries, -counts[place], place[1], place[0]), default=None)


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
        kinds[read_nouns()[noun][0]] += count
    kind = min(kinds, key=lambda number: (-kinds[number], number))
    noun = min((word for word in counts if read_nouns()[word][0] == kind), key=lambda word: (-counts[word], word))
    label = noun.capitalize()
    if place:
        used = Counter(found for traits in ordered if (found := find_preposition(traits.shown.joined, place, noun)))
        usual = "in" if is_country(place, [traits.shown.spaced for traits in ordered]) else read_nouns()[noun][1]
        preposition = min(used, key=lambda word: (-used[word], word)) if used else usual
        label += f" {preposition} {place}"
    return f"{label}, {format_day(day)}" if day else label


def format_day(day: str) -> str:
    """A day in words: "24 April 2025", without the year where it is not told."""
    moment = parse_moment(day)
    if moment is None or not moment.month or not moment.day or moment.month >= len(MONTHS):
        return day
    year = f" {moment.year}" if get_year(day) else ""
    return f"{moment.day} {MONTHS[moment.month]}{year}"
