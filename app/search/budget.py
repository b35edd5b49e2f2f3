"""What a query that much of a large store answers is ranked among. Scoring a hit costs a hundred times as much as finding it."""

from dataclasses import replace

from sqlmodel import Session

from app.search.expressions import any_of, make_filters
from app.search.language import Query
from app.search.matching import Wanted, count_found, find_oldest_key

# So many hits are scored of a query of one term, of two, and of more. What has one term is told apart by little but its length;
# long queries are rarer and may take longer.
SCORED = (2_000, 4_000, 8_000)
# What only begins as was typed is most of a store, and told apart by less still.
SCORED_OF_BEGINNING = 1_000
# Fewer hits than these are too few to rank alone.
ENOUGH = 200
NOTE = "so many have these words that only a part was ranked: {}"


def narrow(session: Session, wanted: Wanted, *, total: int) -> tuple[Wanted, str | None]:
    """What to rank in place of `total` hits, and in words what that is; `wanted` itself where all of them can be scored.

    What has the rarest of the words is ranked by all of them while it is few; else what has the two rarest; else what came last.
    A hit with none but the commonest words of a query would not come far anyway (the idea of MaxScore, Turtle and Flood 1995).
    """
    terms = wanted.query.terms
    most = SCORED[min(max(len(terms), 1), len(SCORED)) - 1]
    if len(terms) == 1 and terms[0].prefix:
        most = min(most, SCORED_OF_BEGINNING)
    if total <= most:
        return wanted, None
    words = wanted.query.words
    if len(words) > 1 and not make_filters(wanted.query):
        counts = {word: count_found(session, replace(wanted, query=Query(words=(word,)))) for word in words}
        rarest = sorted(words, key=lambda word: (counts[word], str(word)))
        room, kept = most, []
        for word in rarest:
            room -= counts[word]
            if room < 0:
                break
            kept.append(word)
        if kept and sum(counts[word] for word in kept) >= ENOUGH:
            return replace(wanted, among=any_of(kept)), NOTE.format("what has the rarer ones")
        both = replace(wanted, among=" AND ".join(f"({any_of([word])})" for word in rarest[:2]))
        if ENOUGH <= count_found(session, both) <= most:
            return both, NOTE.format("what has the two rarest")
    return replace(wanted, oldest=find_oldest_key(session, wanted, depth=most)), NOTE.format("what was loaded last")
