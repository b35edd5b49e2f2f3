"""How far two sizes may be compared: lengths, sums, shares and other amounts, which any sentence may tell of another thing."""

from app.linking.counting.intervals import count_digits, is_near
from app.linking.counting.kindred import is_of_vote
from app.linking.counting.tellers import are_two_voices, is_one_voice
from app.linking.features import Figure, Ground
from app.linking.lexicon import read_section, read_set
from app.linking.vectors import get_likeness
from app.linking.wording.words import lemma, normalise

CURRENCY = len("EUR")


def compare_units(a: Figure, b: Figure, group: str) -> Ground | None:
    """How far two amounts of one measure may be compared, of groups that stand to each other as `group` says (`compare_counted`);
    None where they speak of two things.
    """
    if _is_converted(a, b):
        return Ground.LOOSE
    if is_of_vote(a, b):
        return Ground.FULL
    ground = compare_sizes(a, b, group)
    if ground is not Ground.FULL and ((only := _compare_only(a, b)) is Ground.FULL or ground is not Ground.LOOSE):
        ground = only or ground
    is_foreseen = a.is_expected != b.is_expected and not is_money(a)
    # What one will pay is no word on what another one will.
    is_gift = a.measure in read_set("figures", "gifts") and (a.is_expected or b.is_expected)
    return Ground.LOOSE if ground is Ground.FULL and (is_foreseen or is_gift) else ground


def _is_converted(a: Figure, b: Figure) -> bool:
    """Whether one article tells in one unit what the other tells in another one: no chance makes 57 mph of 92 km/h."""
    if a.unit == b.unit or a.dimension in read_set("figures", "times") or a.voiced.article_id == b.voiced.article_id:
        return False
    if not (a.interval.is_bounded and b.interval.is_bounded):
        return False
    units = read_section("units")
    sizes = [(one.interval.low + one.interval.high) / 2 for one in (a, b)]
    printed = [size / float(units.get(one.unit, (None, 1.0))[1]) for size, one in zip(sizes, (a, b), strict=True)]
    is_told = max(count_digits(round(number, 6)) for number in printed) >= int(read_section("figures")["least_digits"])
    return is_told and abs(sizes[0] - sizes[1]) <= float(read_section("figures")["converted"]) * max(map(abs, sizes))


def _compare_only(a: Figure, b: Figure) -> Ground | None:
    """How far two sizes may be compared that are the only ones of their measure in their articles: the same size is one; another
    one is another word on the same thing where the sentences share a word that is no name, or where it is the damage of all, and
    a voice's later one if one voice tells both. In one article, two voices are told apart so.
    """
    if a.is_denial or b.is_denial or a.dimension is None:
        return None
    is_told_exactly = a.interval.is_point and b.interval.is_point and a.joined is None
    if a.voiced.article_id == b.voiced.article_id and not (are_two_voices(a, b) and is_told_exactly):
        return None
    is_one_teller = is_one_voice(a, b)
    is_only = a.counted.is_only and b.counted.is_only
    if a.measure in read_set("figures", "vague") or not (is_only or (is_one_teller and a.interval == b.interval)):
        return None
    if a.interval == b.interval or is_one_teller:
        return Ground.LOOSE
    shared = (a.context & b.context) - a.names - b.names - {normalise(a.measure)}
    return Ground.FULL if is_near(a.interval, b.interval) and (shared or a.measure in read_set("figures", "whole_sizes")) else None


def compare_sizes(a: Figure, b: Figure, group: str) -> Ground | None:
    """Sizes speak of one thing where the words around them do; a number of several digits needs fewer words to be the same one."""
    weights = read_section("figures")
    in_one = a.voiced.article_id == b.voiced.article_id
    # A list gives one size after the other, and two voices each tell theirs of one thing.
    is_listed = in_one and (a.joined is not None or not are_two_voices(a, b))
    is_only = a.counted.is_only and b.counted.is_only
    if a.measure in read_set("figures", "own_sizes") and (
        a.dimension is None or (not in_one and (is_only or a.context & b.context) and not _is_of_rain(a, b))
    ):
        return Ground.FULL
    shared, fewer = len(a.context & b.context), min(len(a.context), len(b.context))
    if a.measure in read_set("figures", "rising") and 0 < shared == fewer < int(weights["least_context"]):
        return Ground.LOOSE
    if shared >= int(weights["least_context"]) and shared >= float(weights["context_part"]) * fewer:
        is_vague = a.measure in read_set("figures", "vague") and not (group == "same" and a.counted.heads and b.counted.heads)
        is_close = shared >= float(weights["own_part" if in_one else "conflict_part"]) * fewer
        # Names tell what both sentences are about, not that they say the same of it.
        is_said = len((a.context & b.context) - a.names - b.names) > (int(weights["least_context"]) if is_listed else 1)
        return Ground.FULL if is_close and is_said and not is_vague else Ground.LOOSE
    within = len(a.clause & b.clause)
    if (
        a.interval == b.interval
        and within >= int(weights["least_context"])
        and within >= float(weights["conflict_part"]) * min(len(a.clause), len(b.clause))
    ):
        return Ground.LOOSE
    is_number = a.interval == b.interval and count_digits(a.interval.low) >= int(weights["least_digits"])
    is_own = in_one and count_digits(a.interval.low) > int(weights["least_digits"])
    if shared == fewer == 1 and (_is_said_alone(a, b) or _is_answered(a, b)):
        return Ground.FULL
    if are_told_alike(a, b):
        return Ground.FULL
    return Ground.EQUAL if is_number and (shared or is_own or is_body(a)) else None


def are_told_alike(a: Figure, b: Figure) -> bool:
    """Whether two voices say much the same beside two sizes in other words: "the river crested at 8.6 metres", "peaked at 9.1".

    Not of sizes of which an event has several of one kind ("manifold" in the lexicon), nor where only one is told by the day.
    """
    if a.measure in read_set("figures", "manifold") or not are_two_voices(a, b):
        return False
    by_time = [bool(one.clause & read_set("figures", "by_time")) for one in (a, b)]
    likeness = get_likeness(a, b) if by_time[0] == by_time[1] else None
    return likeness is not None and likeness >= float(read_section("figures")["alike_sizes"])


def _is_of_rain(a: Figure, b: Figure) -> bool:
    """Whether one of two depths is of what fell and the other one is not."""
    rains = frozenset(form(word) for word in read_set("figures", "rains") for form in (lemma, normalise))
    return bool(rains & a.context) != bool(rains & b.context)


def _is_answered(a: Figure, b: Figure) -> bool:
    """Whether two voices tell their numbers near each other in one article: "nickel at 40 at the bridge", "at the bridge at 9"."""
    is_near_by = abs(a.voiced.order[2] - b.voiced.order[2]) <= int(read_section("figures")["most_back"])
    return a.voiced.article_id == b.voiced.article_id and are_two_voices(a, b) and is_near_by


def _is_said_alone(a: Figure, b: Figure) -> bool:
    """Whether one of two times has a single word around it, no name, which is the other's as well: "on duty for 13 hours", "their
    duty of nine hours". The other one has few more.
    """
    few = max(len(a.context), len(b.context)) <= int(read_section("figures")["few_words"])
    return a.dimension in read_set("figures", "times") and few and not (a.context & b.context & (a.names | b.names))


def is_money(figure: Figure) -> bool:
    """Whether a figure tells a sum, of which the words counted say only what it is for, or came in."""
    return figure.dimension == "$" or (
        figure.dimension is not None and len(figure.dimension) == CURRENCY and figure.dimension.isupper()
    )


def is_body(figure: Figure) -> bool:
    """Whether a figure is the size of a thing that can be measured again: a length, a weight, an area."""
    return figure.dimension in read_set("figures", "physical")
