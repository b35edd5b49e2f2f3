"""From a quantity's row and the words around it to the figure that linking compares."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations

from app.linking.counting.counted import drop_strange, parse_counted
from app.linking.counting.intervals import make_interval, scale
from app.linking.counting.times import is_later
from app.linking.counting.years import PAUSE, find_year
from app.linking.features import Figure, Voiced
from app.linking.lexicon import read_section, read_set
from app.linking.places import find_country
from app.linking.reading import Names, render_figure, take_moment
from app.linking.wording.stances import MEANT, find_stage
from app.linking.wording.words import Word, find_words, lemma, number_words
from app.models import Appearance, Entity, Quantity
from app.vocabulary import Certainty, Comparator

ALONE = re.compile(r"\balone\b", re.IGNORECASE)
SUPPOSED = re.compile(r"(?: if| unless| in case| rather than| instead of|^ should)\b[^,]*$")
# A currency of several states, which reading gives no code.
MONEY = re.compile(r"[$£€¥]|\b(?:dlrs?|dollars?|pounds?|stg|francs?|crowns?|pesos?|rupees?|dinars?|marks)\b", re.IGNORECASE)
DEPENDS = re.compile(r"[^,]* (?:if|unless|in case)\b")
ARTICLE = re.compile(r"(?: (?:the|a|an|about|around|some|at least|up to|next|past|last|another))+$")
CURRENCY = "$€£¥"
MOST_ADDENDS = 8
PARTICIPLE = re.compile(r"(?:ed|ing|(?<![mr])en)$")
PLAIN_SIZES = ("magnitude", "change", "difference")


def make_figure(
    appearance: Appearance,
    quantity: Quantity,
    *,
    voiced: Voiced,
    entities: Mapping[str, Entity],
    names: Names | None,
    event_year: int | None,
    beside: Collection[tuple[int, int]] = (),
) -> Figure | None:
    """What a quantity's appearance says; None where its number stands for no interval.

    `beside` are the spans of the other figures of its kind of unit in the statement, in the article's text.
    """
    interval = make_interval(
        Comparator(quantity.comparator), value=quantity.value, low=quantity.low, high=quantity.high, exact=quantity.exact
    )
    if interval is None:
        return None
    dimension, factor = _find_dimension(quantity)
    around = _find_context(appearance, quantity, names, beside)
    before = _words(appearance.exact[: max(0, quantity.start - appearance.start)])
    after = _words(appearance.exact[max(0, quantity.end - appearance.start) :])
    counted = read_section("counted")
    group = parse_counted(quantity.counted or _find_total(before))
    is_instead = _is_instead(before, after)
    return Figure(
        voiced=voiced,
        within=appearance.within_id,
        measure=quantity.measure,
        printed=render_figure(quantity.exact),
        interval=scale(interval, factor),
        unit=quantity.unit,
        dimension=dimension,
        change=quantity.change if quantity.measure in PLAIN_SIZES or before.endswith(" by") else None,
        counted=drop_strange(group) if quantity.measure in read_set("figures", "of_people") else group,
        year=find_year(appearance, quantity, event_year, voiced.published),
        when=None if _tells_begin(appearance) else take_moment(appearance.when_edtf, voiced.published),
        # Nobody counts what is still to come: such a moment was resolved to the wrong week.
        as_of=None if is_later(quantity.as_of, voiced.published) else quantity.as_of,
        is_past=is_instead
        or (
            ARTICLE.sub("", before).endswith(tuple(f" {words}" for words in counted["past_before"]))
            and (_follows_figure(before) or (before.endswith(" from") and _precedes_figure(after)))
        ),
        is_wrong=is_instead
        or ARTICLE.sub("", before).endswith(tuple(f" {words}" for words in counted["wrong_before"]))
        or _is_corrected(appearance.exact, quantity.measure),
        is_part=_is_part(before, after, quantity.measure),
        part_of=next((words for words in counted["part_of"] if after.startswith(f" {words}")), None),
        is_local=bool(ALONE.search(appearance.exact))
        or any(f" {words} " in f"{before} " for words in read_section("figures")["witness"]),
        is_denial=appearance.certainty == Certainty.DENIED,
        is_expected=MEANT in (find_stage(appearance.exact)[0], find_stage(appearance.cue_exact or "")[0])
        or any(lemma(word) in _advices() for word in before.split()),
        is_supposed=not is_instead and bool(SUPPOSED.search(before) or DEPENDS.match(after)),
        frame=_find_frame(before, after) if dimension in read_set("figures", "times") else None,
        places=_find_places(appearance, entities),
        context=frozenset(word.key for word in around),
        names=frozenset(word.key for word in around if word.is_name),
        clause=frozenset(word.key for word in _find_clause(appearance, quantity, names)),
    )


def _find_dimension(quantity: Quantity) -> tuple[str | None, float]:
    """What kind of size a figure tells and the factor to its base unit; a part told in words is one of a hundred parts."""
    if quantity.measure in read_set("figures", "parts") and (quantity.unit == "%" or _is_fraction(quantity)):
        return "%", 1.0 if quantity.unit == "%" else 100.0
    if quantity.unit is None and MONEY.search(quantity.exact):
        return "$", 1.0
    dimension, factor = read_section("units").get(quantity.unit or "", (quantity.unit, 1.0))
    return dimension, factor


def _is_fraction(quantity: Quantity) -> bool:
    ends = [end for end in (quantity.value, quantity.low, quantity.high) if end is not None]
    return quantity.unit is None and bool(ends) and all(0 <= end <= 1 and end != int(end) for end in ends if end)


def _find_frame(before: str, after: str) -> str | None:
    """How a time is told: "within 30 days" is a limit, "two days after" a distance, "for 14 years" a length."""
    frames = read_section("frames")
    for frame, words in frames["behind"].items():
        if after.startswith(tuple(f" {word} " for word in words)) or after.strip() in words:
            return str(frame)
    before = ARTICLE.sub("", before)
    for frame, words in frames["before"].items():
        if before.endswith(tuple(f" {word}" for word in words)):
            return str(frame)
    return None


def _is_instead(before: str, after: str) -> bool:
    """Whether a number stands in place of another one that somebody gave: "41 billion, rather than the 38 billion announced"."""
    behind = after.split()[:1]
    is_given = bool(behind) and behind[0] in read_set("counted", "given")
    return is_given and ARTICLE.sub("", before).endswith(tuple(f" {words}" for words in read_section("counted")["wrong_instead"]))


def _is_corrected(text: str, measure: str) -> bool:
    """Whether a sentence puts a figure right. One that is revised was wrong, unless it was a forecast or a count that changes; of
    a count that only grows, whoever lowers it says that it was wrong.
    """
    words = {lemma(word) for word in re.findall(r"[a-z]+", text.lower())}
    if words & _lemmas("corrects"):
        return True
    if words & _lemmas("foresees"):
        return False
    if lemma("lowered") in words and words & _lemmas("announced"):
        return True
    if measure in read_set("figures", "varying"):
        return False
    if measure in read_set("figures", "rising"):
        return bool(words & _lemmas("lowers") and words & _lemmas("tallies"))
    return bool(words & _lemmas("revises"))


@cache
def _lemmas(key: str) -> frozenset[str]:
    return frozenset(lemma(word) for word in read_set("counted", key))


def _tells_begin(appearance: Appearance) -> bool:
    """Whether the moment told is where a count began ("since Monday"), not when it was so."""
    before = appearance.exact.partition(appearance.when_exact)[0] if appearance.when_exact else ""
    return before.rstrip().lower().endswith(tuple(f" {word}" for word in read_set("figures", "begins")))


def add_sums(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one statement, each with what it replaced, the others of its measure, and its totals with them."""
    found = []
    for figure in figures:
        others = [one for one in figures if one is not figure and one.interval.is_point and one.measure == figure.measure]
        some = [addends for size in (1, 2) for addends in combinations(others[:MOST_ADDENDS], size)]
        sums = {figure.interval.low + sum(one.interval.low for one in addends) for addends in some if figure.interval.is_point}
        # One sentence tells two numbers of two things, whoever repeats one of them.
        sums |= {one.interval.low for one in others if not (one.is_past or figure.is_past)}
        past = [one for one in others if one.is_past and not figure.is_past and one.dimension == figure.dimension]
        bare = [one for one in figures if one.is_wrong and one.is_past and one.unit is None and one.interval.is_point]
        found.append(
            replace(
                figure,
                sums=frozenset(sums),
                overtakes=frozenset(one.interval.low for one in past if not one.is_wrong and not figure.is_part),
                corrects=frozenset(one.interval.low for one in past if one.is_wrong and not figure.is_part)
                | _find_bare(figure, bare),
                is_part=figure.is_part and not _is_of_other(figure, figures),
            )
        )
    return found


def _find_bare(figure: Figure, bare: Sequence[Figure]) -> frozenset[float]:
    """The numbers without a unit that the sentence sets against a figure that has one: "12 metres, not 9"."""
    if figure.unit is None or figure.is_past or len(bare) != 1:
        return frozenset()
    return frozenset({bare[0].interval.low * float(read_section("units").get(figure.unit, (None, 1.0))[1])})


def _is_of_other(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether "of them" means those of another measure: "carrying 58 people …, killing three of them" counts all of the dead."""
    others = [one.measure for one in figures if one is not figure and one.dimension is None]
    return bool(others) and figure.measure not in others and figure.measure in read_set("figures", "of_people")


def _is_part(before: str, after: str, measure: str) -> bool:
    counted = read_section("counted")
    clause = before.rpartition(",")[2] if measure in read_set("figures", "sizes") else before
    if measure in read_set("figures", "sizes"):
        return any(f" {words} " in f"{clause} " for words in counted["part_before"] if " " in words)
    openers = [words for words in counted["part_before"] if words != "with" or measure in read_set("figures", "of_people")]
    if any(f" {words} " in f"{after} " for words in counted["part_behind"]):
        return True
    whole = next((of for words, of in counted["part_of"].items() if after.startswith(f" {words}")), None)
    if whole is not None:
        return measure in whole.split()
    return before.endswith(tuple(f" {words}" for words in openers)) or after.startswith(
        tuple(f" {words}" for words in counted["part_after"])
    )


def _find_context(
    appearance: Appearance, quantity: Quantity, names: Names | None, beside: Collection[tuple[int, int]]
) -> list[Word]:
    """The content words around a figure; of two that could be taken for each other, each has the words on its own side."""
    start, end = (max(0, place - appearance.start) for place in (quantity.start, quantity.end))
    beside = [other for other in beside if not _is_conversion(appearance, quantity, other)]
    first = max((other[1] - appearance.start for other in beside if other[1] <= quantity.start), default=0)
    last = min((other[0] - appearance.start for other in beside if other[0] >= quantity.end), default=len(appearance.exact))
    behind = appearance.exact[end:last]
    if last < len(appearance.exact):
        behind = PAUSE.split(behind)[0]
    return _find_heavy(f"{appearance.exact[first:start]} {behind}", names)


def _is_conversion(appearance: Appearance, quantity: Quantity, other: tuple[int, int]) -> bool:
    """Whether two figures stand side by side, one of them the other in another unit: "26 km (16 miles)"."""
    start, end = min(quantity.end, other[1]), max(quantity.start, other[0])
    return not re.search(r"\w", appearance.exact[start - appearance.start : end - appearance.start].replace(" or ", " "))


def _find_clause(appearance: Appearance, quantity: Quantity, names: Names | None) -> list[Word]:
    """The content words of a figure's own clause, from one comma or "and" to the next."""
    start, end = (max(0, place - appearance.start) for place in (quantity.start, quantity.end))
    return _find_heavy(f"{PAUSE.split(appearance.exact[:start])[-1]} {PAUSE.split(appearance.exact[end:])[0]}", names)


def _find_heavy(around: str, names: Names | None) -> list[Word]:
    words = find_words(around, names=names.words if names else frozenset(), places=names.places if names else {})
    return [
        word for word in words if word.weight > read_section("same")["light"] and word.key not in read_set("figures", "passing")
    ]


def _words(text: str) -> str:
    return " " + " ".join(re.findall(r"[\w'’$€£%-]+|,", text.lower())) if text.strip() else ""


def _follows_figure(before: str) -> bool:
    """Whether a number stands before the words: "to 14 from" overtakes what follows, "a man from" does not; or one is meant."""
    words = before.split()
    if before.endswith((" up from", " down from")) and set(words) & read_set("counted", "tallies"):
        return True
    return any(word.lstrip(CURRENCY)[:1].isdigit() or word in number_words() for word in words) or before.endswith(
        (" not", " rather than", " instead of")
    )


def _precedes_figure(after: str) -> bool:
    """Whether what a number was changed to stands right behind it: "from nine to 14"."""
    words = after.split()[:2]
    return len(words) > 1 and words[0] == "to" and (words[1].lstrip(CURRENCY)[:1].isdigit() or words[1] in number_words())


def _find_total(before: str) -> str:
    """What the words in front of a figure say that it counts: "the number of suspected cases rose to"."""
    match = _total().search(before)
    words = match[1].split() if match else []
    # "The number of people driven from" counts people.
    while len(words) > 1 and PARTICIPLE.search(words[-1]):
        words.pop()
    return " ".join(words)


@cache
def _total() -> re.Pattern[str]:
    totals, ends = ("|".join(sorted(read_set("counted", key))) for key in ("totals", "total_ends"))
    return re.compile(rf" (?:{totals}) of ((?:(?!(?:{ends}) )[\w'’-]+ ?){{1,4}}) (?:{ends})\b[^,]*$")


@cache
def _advices() -> frozenset[str]:
    return frozenset(lemma(word) for word in read_set("figures", "advises"))


def _find_places(appearance: Appearance, entities: Mapping[str, Entity]) -> frozenset[str]:
    inside = (place for place in appearance.places if appearance.start <= place["start"] < appearance.end)
    names = (entities[place["entity_id"]].name for place in inside if place.get("entity_id") in entities)
    return frozenset(name.lower() for name in names if find_country(name) is None or name.lower() != find_country(name))
