"""Hits by words and by meaning, as one ranking: each brought to a scale from 0 to 1, then added.

The sum of min-max scores beat reciprocal ranks on all collections tried, and needs no training (Bruch, Gai and Ingber,
"An analysis of fusion functions for hybrid retrieval", ACM TOIS 2023, find the same).
"""

from array import array
from collections.abc import Callable, Sequence
from enum import StrEnum

from sqlmodel import Session

from app.search.embedding import has_model
from app.search.hits import Hits
from app.search.matching import Wanted, find_ids, find_keys
from app.search.meaning import Alike, find_alike_articles, find_alike_claims, weigh_articles, weigh_claims
from app.search.tables import ARTICLE, CLAIM

DEPTH = 200  # hits of each ranking that set its scale
SHARE = 0.5  # how much meaning counts; words count for the rest

Find = Callable[..., Alike]
FIND: dict[str, Find] = {ARTICLE.name: find_alike_articles, CLAIM.name: find_alike_claims}
WEIGH: dict[str, Find] = {ARTICLE.name: weigh_articles, CLAIM.name: weigh_claims}
Scores = Sequence[tuple[int, float]]


class Mode(StrEnum):
    """By what hits are found and ranked."""

    HYBRID = "hybrid"
    LEXICAL = "lexical"


def choose_mode(mode: Mode | None) -> Mode:
    """The mode that is used: hybrid where none is asked for and the model is installed; lexical wherever it is not."""
    return Mode.LEXICAL if mode is Mode.LEXICAL or not has_model() else Mode.HYBRID


def rank(session: Session, wanted: Wanted, lexical: Hits, *, typed: str) -> Hits:
    """Hits by words and by meaning, the best first. `typed` is the query as it was typed, and corrected.

    `lexical` are the best hits by words, the best first: as many as can ever be asked for, on every page the same. A query with
    operators filters, so that meaning only orders what its words found; to any other it adds up to DEPTH hits.
    """
    query, fts = wanted.query, wanted.fts.name
    meant = " ".join(word for term in query.terms for word in term.words) if query.has_operators else typed
    if not meant.strip():
        return lexical
    if query.has_operators:
        found = WEIGH[fts](session, meant, list(find_ids(session, wanted.fts, lexical.keys[:DEPTH]).values()))
    else:
        found = FIND[fts](session, meant, limit=DEPTH)
    keys = find_keys(session, wanted, [item for item, _ in found])
    by_words = list(zip(lexical.keys, lexical.scores, strict=True))
    return fuse(by_words, [(keys[item], cosine) for item, cosine in found if item in keys])


def fuse(lexical: Scores, meaning: Scores, *, share: float = SHARE) -> Hits:
    """Every hit of either ranking, the best first, then as words have it, then by key. Both come with scores, the best first."""
    # Of words there is a natural nothing; likeness of meaning has none, since any two texts are a little alike.
    by_words = _scale(lexical, low=_find_low(lexical, default=0.0), weight=1 - share)
    by_meaning = _scale(meaning, low=_find_low(meaning, default=meaning[-1][1] if meaning else 0.0), weight=share)
    place = {key: number for number, key in enumerate(by_words)}
    scores = {key: by_words.get(key, 0.0) + by_meaning.get(key, 0.0) for key in by_words.keys() | by_meaning.keys()}
    # Behind the depth all of a ranking count as nothing, as what it does not have does, and keep their order.
    keys = sorted(scores, key=lambda key: (-scores[key], place.get(key, len(place)), key))
    return Hits(array("q", keys), array("d", map(scores.__getitem__, keys)), by_words, by_meaning)


def _find_low(ranking: Scores, *, default: float) -> float:
    return ranking[DEPTH - 1][1] if len(ranking) >= DEPTH else default


def _scale(ranking: Scores, *, low: float, weight: float) -> dict[int, float]:
    """1 for the best hit and 0 for `low` and what is behind it, times `weight`."""
    width = ranking[0][1] - low if ranking else 0.0
    return {key: weight * (max(0.0, (score - low) / width) if width > 0 else 1.0) for key, score in ranking}
