"""Where a joined clause begins, whose words tell nothing of a figure in the other one."""

from spacy.tokens import Token

from app.pipeline.figures.places import Place


def opens_clause(token: Token, place: Place) -> bool:
    """ "350 were in the town and nobody was hurt": the subject of a joined clause, behind the verb of the figure's own."""
    own = place.top
    if token.dep_ not in {"nsubj", "nsubjpass"} or own.dep_ not in {"nsubj", "nsubjpass", "attr", "dobj"} or own.head == token.head:
        return False
    return token.head.dep_ == "conj" and token.head.head == own.head


def joins_clause(token: Token, place: Place) -> bool:
    """ "40 were hurt and nine remain missing": the figure opens a clause of its own."""
    own = place.top
    return token.dep_ == "cc" and own.dep_ in {"nsubj", "nsubjpass"} and own.head.dep_ == "conj" and own.head.i > own.i
