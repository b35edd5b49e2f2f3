"""What a query that much of a large store answers is ranked among. Scoring a hit costs a hundred times as much as finding it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from sqlmodel import Session

from app.search.expressions import any_of, make_filters, quote_words
from app.search.language import Query
from app.search.matching import Wanted, count_found, find_oldest_key
from app.search.terms import Term

# So many hits are scored of a query of one term, of two, and of more. What has one term is told apart by little but its length;
# long queries are rarer and may take longer.
SCORED = (2_000, 4_000, 8_000)
# What only begins as was typed is most of a store, and told apart by less still.
SCORED_OF_BEGINNING = 1_000
# Fewer hits than these are too few to rank alone.
ENOUGH = 200
NOTE = "so many have these words that only a part was ranked: {}"


def narrow(session: Session, wanted: Wanted, *, total: int) -> tuple[list[Wanted], str | None]:
    """What to rank in place of `total` hits, and in words what that is; `wanted` alone where all of them can be scored.

    What has the rarest of the words is ranked by all of them while it is few; else what has the two rarest, or as many more as make
    it few; what came last fills up where that is too little to rank alone. So what has all the words is ranked, however old, unless
    it is too much itself: then the last of it is. A hit with none but the commonest words of a query would not come far anyway (the
    idea of MaxScore, Turtle and Flood 1995).
    """
    most = _find_most(wanted.query)
    if total <= most:
        return [wanted], None
    wider, rest = wanted, "what was loaded last"
    for narrower, has in _find_narrower(session, wanted, most=most):
        count = count_found(session, narrower)
        if count > most:
            wider, rest = narrower, f"what was loaded last of {has}"
        elif count >= ENOUGH:
            return [narrower], NOTE.format(has)
        elif count:
            return [narrower, _keep_newest(session, wider, most - count)], NOTE.format(f"{has}, and {rest}")
    return [_keep_newest(session, wider, most)], NOTE.format(rest)


def _find_most(query: Query) -> int:
    terms = query.terms
    most = SCORED[min(max(len(terms), 1), len(SCORED)) - 1]
    return min(most, SCORED_OF_BEGINNING) if len(terms) == 1 and terms[0].prefix else most


def _find_narrower(session: Session, wanted: Wanted, *, most: int) -> Iterator[tuple[Wanted, str]]:
    """Parts of what is found, each within the one before it, and in words what is in each."""
    words, is_filtered = wanted.query.words, bool(make_filters(wanted.query))
    if not words or (len(words) == 1 and not is_filtered):
        return
    counts = {word: count_found(session, _having(wanted, word) if is_filtered else _alone(wanted, word)) for word in words}
    rarest = sorted(words, key=lambda word: (counts[word], str(word)))
    few = sum(total <= most for total in accumulate(counts[word] for word in rarest))
    rare, common = rarest[:few], rarest[few:]
    if sum(counts[word] for word in rare) < ENOUGH:
        # One common word alone is all that is found, unless something else must be there too.
        for number in range(1 if is_filtered and not rare else 2, len(common) + 1):
            together = " AND ".join(f"({quote_words(word)})" for word in common[:number])
            either = " OR ".join([*map(quote_words, rare), f"({together})"])
            has = f"the rarer ones, or {number} of the others" if rare else f"the {number} rarest" if number > 1 else "the rarest"
            yield replace(wanted, among=either), f"what has {has}"
    if rare:
        yield replace(wanted, among=any_of(rare)), "what has the rarer ones"


def _having(wanted: Wanted, word: Term) -> Wanted:
    return replace(wanted, among=quote_words(word))


def _alone(wanted: Wanted, word: Term) -> Wanted:
    return replace(wanted, query=Query(words=(word,)))


def _keep_newest(session: Session, wanted: Wanted, depth: int) -> Wanted:
    return replace(wanted, oldest=find_oldest_key(session, wanted, depth=depth))
