"""What statements mean, as vectors: made once for each appearance, stored beside it, compared by their cosine."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from sqlmodel import Session

from app.embedding import Vectors
from app.linking.features import Figure, Statement
from app.models import AppearanceVector
from app.queries.vectors import find_vectors
from app.search.embedding import STORED, embed_texts
from app.settings import get_settings

MOST_PREPARED = 2_000
_prepared: dict[tuple[str, str], bytes] = {}
"""Vectors in their stored form by model and words: nothing but what the model would say again, so whoever made them."""


def prepare_vectors(texts: Iterable[str]) -> None:
    """Make the vectors that linking these texts will ask for. To be called before the write lock is taken, since that takes long.

    Raises AppError where the model's packages are not installed.
    """
    model = get_settings().embedding
    wanted = [text for text in dict.fromkeys(texts) if (model, text) not in _prepared]
    made = embed_texts(wanted)
    if made is None:
        return
    if len(_prepared) + len(wanted) > MOST_PREPARED:
        _prepared.clear()
    _prepared.update({(model, text): vector.astype(STORED).tobytes() for text, vector in zip(wanted, made, strict=True)})


def read_vectors(session: Session, words: Mapping[str, str], *, keep: bool = True) -> dict[str, Vectors]:
    """The vector of each appearance, whose words `words` gives by its id; those not stored yet are made, in one go.

    They are stored if they are to `keep`; the appearances have been flushed then. Empty where the settings name no model.
    """
    model = get_settings().embedding
    rows = find_vectors(session, words)
    known = {one: row.vector for one, row in rows.items() if row.model == model}
    missing = [one for one in words if one not in known]
    known |= {one: ready for one in missing if (ready := _prepared.get((model, words[one])))}
    unmade = [one for one in missing if one not in known]
    made = embed_texts([words[one] for one in unmade])
    if made is None:
        return {}
    known |= {one: vector.astype(STORED).tobytes() for one, vector in zip(unmade, made, strict=True)}
    if keep:
        # A row is never changed: what is copied elsewhere knows by their numbers which rows are new.
        for one in missing:
            if one in rows:
                session.delete(rows[one])
        session.flush()
        session.add_all(AppearanceVector(appearance_id=one, model=model, vector=known[one]) for one in missing)
    session.flush()
    # New ones are read back from the stored form too, so that a later comparison finds the same.
    return {one: np.frombuffer(known[one], STORED).astype(np.float32) for one in words}


def add_vectors(
    session: Session, statements: Mapping[str, Statement], *, words: Mapping[str, str], keep: bool = True
) -> dict[str, Statement]:
    """The statements, by the id of their appearance, with the vectors of their `words`; `keep` as above."""
    vectors = read_vectors(session, words, keep=keep)
    return {one: replace(statement, vector=vectors.get(one)) for one, statement in statements.items()}


def add_figure_vectors(
    session: Session, figures: Mapping[str, Figure], *, words: Mapping[str, str], keep: bool = True
) -> dict[str, Figure]:
    """The figures, by the id of their appearance, those with a unit with the vectors of the statements they stand in; `words` gives
    what a statement says by the id of its appearance, `keep` as above.
    """
    wanted = {one.within for one in figures.values() if one.within in words and one.dimension is not None}
    vectors = read_vectors(session, {one: words[one] for one in wanted if one is not None}, keep=keep)
    return {one: replace(figure, vector=vectors.get(figure.within or "")) for one, figure in figures.items()}


def get_likeness(a: Statement | Figure, b: Statement | Figure) -> float | None:
    """Cosine of what two statements, or those of two figures, say, in hundredths; None where no model is used.

    Around 0.5 two statements are on one matter, from 0.8 on mostly two wordings of one thing; but "12 killed" and "14 killed", or
    a statement and its denial, have nearly the same vector: figures and polarity have to be compared by themselves.
    """
    if a.vector is None or b.vector is None:
        return None
    return round(float(a.vector @ b.vector), 2)


def find_alike(statements: Sequence[Statement], *, fresh: Collection[str], least: float) -> list[tuple[int, int]]:
    """Pairs of statements by number, lower first, that are alike by `least` or more, one of them at least in a `fresh` article.

    For finding what shares no words. No pair depends on what else is there, so the order of loading does not matter.
    """
    numbers = [number for number, statement in enumerate(statements) if statement.vector is not None]
    new = [row for row, number in enumerate(numbers) if statements[number].voiced.article_id in fresh]
    if not new:
        return []
    matrix = np.stack([vector for statement in statements if (vector := statement.vector) is not None])
    likeness = np.round(matrix[new] @ matrix.T, 2)
    pairs = {tuple(sorted((new[row], column))) for row, column in np.argwhere(likeness >= least) if new[row] != column}
    return sorted((numbers[a], numbers[b]) for a, b in pairs)
