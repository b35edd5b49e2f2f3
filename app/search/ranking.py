"""Hits by words and by meaning, as one ranking."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from sqlmodel import Session

from app.search.embedding import has_model
from app.search.fusion import DEPTH, fuse
from app.search.matching import Ranked, Wanted, find_keys
from app.search.meaning import Alike, find_alike_articles, find_alike_claims, weigh_articles, weigh_claims
from app.search.tables import ARTICLE, CLAIM


class Mode(StrEnum):
    """By what hits are found and ranked."""

    HYBRID = "hybrid"
    LEXICAL = "lexical"


Find = Callable[..., Alike]
FIND: dict[str, Find] = {ARTICLE.name: find_alike_articles, CLAIM.name: find_alike_claims}
WEIGH: dict[str, Find] = {ARTICLE.name: weigh_articles, CLAIM.name: weigh_claims}


def choose_mode(mode: Mode | None) -> Mode:
    """The mode that is used: hybrid where none is asked for and the model is installed; lexical wherever it is not."""
    return Mode.LEXICAL if mode is Mode.LEXICAL or not has_model() else Mode.HYBRID


def rank(session: Session, wanted: Wanted, lexical: Sequence[Ranked], *, typed: str) -> list[Ranked]:
    """Hits by words and by meaning, the best first, then by id. `typed` is the query as it was typed, and corrected.

    `lexical` are the best hits by words, the best first: as many as can ever be asked for, on every page the same. A query with
    operators filters, so that meaning only orders what its words found; to any other it adds up to DEPTH hits.
    """
    query, fts = wanted.query, wanted.fts.name
    meant = " ".join(word for term in query.terms for word in term.words) if query.has_operators else typed
    if not meant.strip():
        return list(lexical)
    if query.has_operators:
        found = WEIGH[fts](session, meant, [hit.id for hit in lexical[:DEPTH]])
    else:
        found = FIND[fts](session, meant, limit=DEPTH)
    keys = {hit.id: hit.key for hit in lexical}
    keys |= find_keys(session, wanted, [item for item, _ in found if item not in keys])
    fused = fuse([(hit.id, hit.score) for hit in lexical], [hit for hit in found if hit[0] in keys])
    return [Ranked(hit.id, keys[hit.id], hit.score, hit.lexical, hit.meaning) for hit in fused]
