"""Articles and claims by what they mean: those whose vectors are nearest to the query's, all of them compared."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial

import numpy as np
from sqlmodel import Session

from app.embedding import Vectors
from app.models import AppearanceVector, PassageVector
from app.queries.vectors import VectorTable
from app.search.embedding import embed_texts
from app.search.matrix import Matrix, read_matrix
from app.search.owners import Owned, find_articles_of, find_claims_of, find_numbers_of_articles, find_numbers_of_claims
from app.settings import get_settings

LEAST = 0.2  # cosine below which two texts have nothing to do with each other
VECTORS_EACH = 4  # so many more vectors than hits are looked at, since a hit may have many
REMEMBERED = 256  # queries, for the further pages of an answer
COMPARED = 4  # products of a query with a table's vectors, 0.4 MB for 100,000
Alike = list[tuple[str, float]]
Owners = Callable[[list[int]], Owned]

# Addresses and the signs of mentions and topics tell the model nothing and take up its room.
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+|[@#]")


def find_alike_articles(session: Session, text: str, *, limit: int) -> Alike:
    """The standing articles nearest to `text` by title, best passage or best statement, with the cosine; the nearest first.

    Those below LEAST are left out. Empty where the settings name no model.
    """
    looked_up: list[tuple[VectorTable, Owners]] = [
        (table, partial(find_articles_of, session, table)) for table in (PassageVector, AppearanceVector)
    ]
    return _find_alike(session, text, looked_up, limit=limit)


def find_alike_claims(session: Session, text: str, *, limit: int) -> Alike:
    """As above, the claims by their nearest wording."""
    return _find_alike(session, text, [(AppearanceVector, partial(find_claims_of, session))], limit=limit)


def weigh_articles(session: Session, text: str, article_ids: Sequence[str]) -> Alike:
    """The articles of these that have vectors, with their cosine, the nearest first."""
    owned: list[tuple[VectorTable, Owned]] = [
        (table, find_numbers_of_articles(session, table, article_ids)) for table in (PassageVector, AppearanceVector)
    ]
    return _weigh(session, text, owned)


def weigh_claims(session: Session, text: str, claim_ids: Sequence[str]) -> Alike:
    """As above, claims."""
    return _weigh(session, text, [(AppearanceVector, find_numbers_of_claims(session, claim_ids))])


def _find_alike(session: Session, text: str, looked_up: Iterable[tuple[VectorTable, Owners]], *, limit: int) -> Alike:
    best: dict[str, float] = {}
    if make_query_vector(text) is None:
        return []
    for table, find_owners in looked_up:
        matrix = read_matrix(session, table, model=get_settings().embedding)
        cosines = _compare(matrix, text)
        near = np.flatnonzero(cosines >= LEAST)
        if len(near) > limit * VECTORS_EACH:
            near = near[np.argpartition(-cosines[near], limit * VECTORS_EACH)[: limit * VECTORS_EACH]]
        found = {int(matrix.numbers[place]): float(cosines[place]) for place in near}
        _keep_best(best, find_owners(list(found)), found)
    return _sort(best)[:limit]


def _weigh(session: Session, text: str, owned: Iterable[tuple[VectorTable, Owned]]) -> Alike:
    vector = make_query_vector(text)
    best: dict[str, float] = {}
    if vector is None:
        return []
    for table, owners in owned:
        matrix = read_matrix(session, table, model=get_settings().embedding)
        wanted = np.unique(np.array([number for number, _ in owners], np.int64))
        places = np.searchsorted(matrix.numbers, wanted)
        inside = places < len(matrix.numbers)
        places = places[inside][matrix.numbers[places[inside]] == wanted[inside]]
        cosines = matrix.vectors[places] @ vector
        _keep_best(best, owners, dict(zip(matrix.numbers[places].tolist(), cosines.tolist(), strict=True)))
    return _sort(best)


@lru_cache(maxsize=COMPARED)
def _compare(matrix: Matrix, text: str) -> Vectors:
    """The cosine of every vector: articles and claims are found by the same statements, and this is half of a search's cost."""
    vector = make_query_vector(text)
    return matrix.vectors @ vector if vector is not None else np.zeros(len(matrix.vectors), np.float32)


def _keep_best(best: dict[str, float], owners: Iterable[tuple[int, str]], cosines: dict[int, float]) -> None:
    for number, owner in owners:
        if number in cosines:
            best[owner] = max(best.get(owner, -1.0), cosines[number])


def _sort(best: dict[str, float]) -> Alike:
    return sorted(best.items(), key=lambda hit: (-hit[1], hit[0]))


@lru_cache(maxsize=REMEMBERED)
def make_query_vector(text: str) -> Vectors | None:
    """What a query means, shape (384,); None where the settings name no model or the query has nothing but addresses."""
    words = _ADDRESS.sub(" ", text).strip()
    made = embed_texts([words]) if words else None
    return None if made is None else made[0]
