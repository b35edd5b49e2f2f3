"""Measures that go by several names, and figures that their sentences tie to others."""

from collections.abc import Iterable, Iterator
from functools import cache
from math import inf

from app.linking.counting.counted import compare_counted, is_named
from app.linking.counting.intervals import count_digits, get_told, is_near
from app.linking.counting.tellers import are_two_voices
from app.linking.counting.times import is_later
from app.linking.features import Figure
from app.linking.lexicon import read_section, read_set
from app.linking.wording.words import lemma, normalise


def is_telling(figure: Figure) -> bool:
    """Whether the number is such that two reports of one event hardly print it by chance: 31 and 85,000, not 3, 50 or 100."""
    weights = read_section("figures")
    low = figure.interval.low if figure.interval.low not in (0.0, -inf) else figure.interval.high
    return abs(low) != inf and abs(low) >= float(weights["least_equal"]) and count_digits(low) >= int(weights["least_digits"])


def is_put_right(a: Figure, b: Figure) -> bool:
    """Whether the sentence of `b` calls the number of `a` wrong: whoever puts a figure right says that it is of the same thing. A
    number that is telling may stand under a kindred measure, or beside another year, a size under any measure.
    """
    if get_told(a.interval) not in b.corrects:
        return False
    if a.measure == b.measure and a.year == b.year:
        return True
    if not is_telling(a):
        return False
    is_kindred = a.measure == b.measure or any(a.measure in line and b.measure in line for line in _read_alike())
    return is_kindred or _is_of_group(a, b) or _is_of_size(a, b)


def _is_of_size(a: Figure, b: Figure) -> bool:
    """Whether two articles tell sizes of one unit in one year, whatever each measures; times are told of everything."""
    is_size = a.dimension == b.dimension and a.dimension is not None and a.dimension not in read_set("figures", "times")
    return is_size and a.year == b.year and a.voiced.article_id != b.voiced.article_id


def is_lowered(lower: Figure, higher: Figure) -> bool:
    """Whether a toll was made lower by who tells it: the dead do not come back, so it was wrong before."""
    is_toll = lower.measure in read_set("figures", "rising") & read_set("figures", "tolls")
    return is_toll and lower.is_changed and is_later(lower.moment, higher.moment)


def _is_of_group(a: Figure, b: Figure) -> bool:
    """Whether two articles count one group, whatever measure each was read under."""
    if a.voiced.article_id == b.voiced.article_id or a.dimension is not None:
        return False
    of_people = any(one.measure in read_set("figures", "of_people") for one in (a, b))
    return a.year == b.year and compare_counted(a.counted, b.counted, of_people=of_people) in ("same", "loose", "open")


def is_follower(a: Figure, b: Figure) -> bool:
    """Whether the sentence of `a` says that it has replaced the very number of `b`, a telling one, of another article: who tells
    what a figure was before speaks of the same thing. Under another measure the two must count one group by name.
    """
    if b.interval.low not in a.overtakes or not is_telling(b) or a.voiced.article_id == b.voiced.article_id or a.year != b.year:
        return False
    if b.is_past or a.is_past or b.is_supposed:
        return False
    return a.measure == b.measure or (is_named(a.counted) and a.counted.heads == b.counted.heads)


def is_answer(a: Figure, b: Figure) -> bool:
    """Whether `a` takes up the very figure `b`, of its own article."""
    return a.taken_up == b.printed and a.voiced.article_id == b.voiced.article_id and a.measure == b.measure


def is_deed(figure: Figure) -> bool:
    """Whether it counts what one deed, named by its verb, was done to ("recalled", "replaced")."""
    return figure.dimension is None and figure.measure not in read_measures() and figure.measure not in read_set("figures", "sizes")


def is_thing(figure: Figure) -> bool:
    """Whether it counts things, or people of one sort, that its words name."""
    return figure.dimension is None and is_named(figure.counted)


def find_line(figure: Figure) -> str | None:
    """The line of measures of people that reports use for one another to which a count belongs."""
    if figure.dimension is not None:
        return None
    return next((line for line in read_section("figures")["interchanged"] if figure.measure in line.split()), None)


def is_of_thing(a: Figure, b: Figure, group: str) -> bool:
    """Whether two counts under two measures, one of which is vague or the verb beside it, are of the same things: each article's
    only count of what both call alike, and not many times apart.
    """
    vague = read_set("figures", "vague")
    is_free = any(one.measure in vague or one.measure not in read_measures() for one in (a, b))
    is_line = find_line(a) is not None and find_line(a) == find_line(b)
    if not ((is_free or is_line) and group == "same" and a.counted.is_sole and b.counted.is_sole):
        return False
    is_verb = not is_line and not any(one.measure in vague or one.measure in read_measures() for one in (a, b))
    # Tickets issued are not tickets sold: of two verbs, the words around have to tell that they mean one deed.
    if is_verb and not (a.context & b.context) - a.names - b.names - {normalise(head) for head in a.counted.heads}:
        return False
    is_told_alike = a.is_expected == b.is_expected and a.is_part == b.is_part
    return is_told_alike and is_near(a.interval, b.interval, within="presence_bound")


def is_there(figure: Figure) -> bool:
    """Whether it may count, by many, whoever was there and no narrower group."""
    is_plain = figure.dimension is None and not (figure.is_part or figure.is_past or figure.is_more or figure.is_wrong)
    many = float(read_section("figures")["least_there"])
    is_free = figure.measure in read_set("figures", "there") or figure.measure not in read_measures()
    return is_plain and is_free and is_telling(figure) and not is_named(figure.counted) and get_told(figure.interval) >= many


def find_those_there(figures: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The pairs of such counts whose numbers are near each other."""
    ordered = sorted(filter(is_there, figures), key=lambda one: get_told(one.interval))
    for place, a in enumerate(ordered):
        for b in ordered[place + 1 :]:
            if not is_near(a.interval, b.interval, within="there_bound"):
                break
            yield a, b


def is_of_those_there(a: Figure, b: Figure) -> bool:
    """Whether two voices tell numbers that are near each other of whoever was there, one of them under a verb that no list knows:
    "212 were on board", "more than 260 were waved on".
    """
    if not (is_there(a) and is_there(b)) or not {a.measure, b.measure} & read_set("figures", "there"):
        return False
    return are_two_voices(a, b) and a.is_expected == b.is_expected and is_near(a.interval, b.interval, within="there_bound")


def find_class(figure: Figure) -> str | None:
    """The class of measures that stand for one another to which a figure belongs, if it may count whoever is there."""
    is_presence = figure.measure in read_set("figures", "presence") and figure.dimension is None and not figure.is_part
    return "presence" if is_presence and is_telling(figure) and not figure.is_past else None


def is_of_crowd(a: Figure, b: Figure, group: str) -> bool:
    """Whether two counts under two measures are of whoever was there: of one group, and not many times apart."""
    if find_class(a) is None or find_class(b) is None or a.is_expected != b.is_expected:
        return False
    is_total = "total" in (a.measure, b.measure)
    if group not in ("same", "open") or (is_total and not (a.context & b.context)):
        return False
    return is_near(a.interval, b.interval, within="presence_bound")


def is_of_vote(a: Figure, b: Figure) -> bool:
    """Whether both are the share of one vote that one and the same name had, by two articles; neither names anybody else."""
    if any(one.dimension != "%" or one.measure not in read_set("figures", "parts") or one.change for one in (a, b)):
        return False
    if a.year != b.year or a.is_expected != b.is_expected or a.voiced.article_id == b.voiced.article_id:
        return False
    if not is_near(a.interval, b.interval, within="vote_bound"):
        return False
    others = _read_keys("no_votes")
    if (a.context ^ b.context) & _read_keys("vote_places"):
        return False
    shared = (a.context & b.context & (a.names | b.names)) - others
    is_alone = not (a.names - b.names - others and b.names - a.names - others)
    return bool(shared) and is_alone and read_section("figures")["vote"] in a.context | b.context


def is_of_weather(a: Figure, b: Figure) -> bool:
    """Whether the words around either tell of wind or water, whose speed changes by the hour."""
    return bool((a.context | b.context) & _read_keys("winds"))


def is_over(figure: Figure) -> bool:
    """Whether what is counted, no toll, came about in a stretch of time, or on a day, that was over when it was told: it grows no
    more.
    """
    if figure.measure in read_set("figures", "tolls"):
        return False
    return figure.period is not None or (
        figure.when is not None and is_later(figure.voiced.published, figure.when.rpartition("/")[2])
    )


def is_alike(a: Figure, b: Figure, group: str) -> bool:
    """Whether two measures may be one under two names, and what is counted, or the words around, speak of one thing."""
    vague = read_set("figures", "vague")
    named = any(a.measure in line and b.measure in line for line in _read_alike())
    is_free = any(one.measure in vague or one.measure not in read_measures() for one in (a, b))
    if not named and not is_free:
        return False
    is_counted = group in ("same", "loose", "part") and bool(a.counted.heads) and bool(b.counted.heads)
    return is_counted or len(a.context & b.context) >= int(read_section("figures")["least_context"])


@cache
def read_measures() -> frozenset[str]:
    """The measures that the lexicon knows; any other one is the verb that happened to stand beside the number."""
    figures = read_section("figures")
    kinds = ("rising", "varying", "of_people", "sizes", "vague", "broad", "crowds", "events", "of_whole")
    return frozenset().union(*(read_set("figures", kind) for kind in kinds), *(line.split() for line in figures["alike"]))


@cache
def _read_alike() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in read_section("figures")["alike"])


@cache
def _read_keys(name: str) -> frozenset[str]:
    return frozenset(form(word) for word in read_set("figures", name) for form in (lemma, normalise))
