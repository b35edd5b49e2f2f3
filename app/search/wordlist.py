"""The words that the articles are written in, for finding the one that somebody meant."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nsmallest
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import func, select
from sqlmodel import Session

from app.models import Change
from app.search.tables import ARTICLE_KEY, WORD_LIST

MIN_CHARS, MAX_CHARS = 3, 32
# A word as short as this differs by one letter at most from what was typed, a longer one by two.
SHORT = 5
CANDIDATES = 50
# A list is read anew when the store has grown by this part of what it held, so that a load in progress does not cost every search.
GROWTH = 1 / 16


@dataclass(frozen=True, slots=True)
class WordList:
    """The words of all articles by their length, the commonest first, and in how many articles each stands."""

    by_length: dict[int, list[str]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    ordered: list[str] = field(default_factory=list)

    def complete(self, beginning: str, *, limit: int) -> list[tuple[str, int]]:
        """The commonest words that begin so, and in how many articles each stands."""
        low, high = bisect_left(self.ordered, beginning), bisect_left(self.ordered, beginning + "\U0010ffff")
        words = nsmallest(limit, self.ordered[low:high], key=lambda word: (-self.counts[word], word))
        return [(word, self.counts[word]) for word in words]

    def find_near(self, word: str) -> str | None:
        """The word that was most likely meant: of those with the fewest changed letters, one that begins alike, then the commonest.

        A change is a letter more, less, or another one, or two neighbours that changed places (optimal string alignment).
        """
        most = 1 if len(word) <= SHORT else 2
        best: tuple[float, bool, int, str] | None = None
        for away in range(most + 1):
            for length in {len(word) - away, len(word) + away}:
                words = self.by_length.get(length, [])
                cutoff = most if best is None else int(best[0])
                for found, distance, _ in process.extract(word, words, scorer=OSA.distance, score_cutoff=cutoff, limit=CANDIDATES):
                    candidate = (distance, found[0] != word[0], -self.counts[found], found)
                    best = candidate if best is None else min(best, candidate)
        return best[-1] if best else None


def read_word_list(session: Session) -> WordList:
    """The words of the store's articles. A list that was read before is used until the store has grown by GROWTH."""
    connection = session.connection()
    size = connection.execute(select(func.coalesce(func.max(ARTICLE_KEY.c.key), 0))).scalar_one()
    changes = connection.execute(select(func.coalesce(func.max(Change.sequence), 0))).scalar_one()
    held = _hold(connection.engine.url.render_as_string())
    seen, words = held.get("all", ((-1, -1), WordList()))
    if not all(old <= new <= old * (1 + GROWTH) for old, new in zip(seen, (size, changes), strict=True)):
        words = _read(session)
        held["all"] = ((size, changes), words)
    return words


@lru_cache(maxsize=4)
def _hold(_url: str) -> dict[str, tuple[tuple[Any, ...], WordList]]:
    """Where the list of one store is kept, so that a process that opens many does not keep them all."""
    return {}


def _read(session: Session) -> WordList:
    term, articles = WORD_LIST.c.term, WORD_LIST.c.doc
    by_length: dict[int, list[str]] = defaultdict(list)
    statement = select(term, articles).where(func.length(term).between(MIN_CHARS, MAX_CHARS), term.op("NOT GLOB")("*[0-9]*"))
    counts = {word: count for word, count in session.connection().execute(statement)}  # noqa: C416 - dict() loses the types
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        by_length[len(word)].append(word)
    return WordList(dict(by_length), counts, sorted(counts))
