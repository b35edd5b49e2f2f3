"""Completing what somebody is typing: names, measures and words that begin so."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, literal, select
from sqlmodel import Session, col

from app.models import ClaimFigure, Entity, Mention
from app.search.tables import NAME
from app.search.typos import fold
from app.search.wordlist import read_word_list

# So many names are looked at, and so many mentions of each are counted, whatever begins with one letter.
NAMES, MENTIONS = 200, 100
LAST = "\U0010ffff"
MAX_CHARS = 200


class SuggestionKind(StrEnum):
    """What is suggested."""

    ENTITY = "entity"
    MEASURE = "measure"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A completion. `count` is how many mentions (at most MENTIONS), claims or articles have it; `id` that of an entity."""

    kind: SuggestionKind
    text: str
    count: int
    id: str | None = None


def suggest(session: Session, typed: str, *, limit: int) -> list[Suggestion]:
    """The commonest completions of what was typed so far: names by all of it, measures and words by its last word."""
    readable = "".join(char for char in typed[:MAX_CHARS] if char != "\0" and not "\ud800" <= char <= "\udfff").strip()
    last = fold(readable.split()[-1]) if readable.split() else ""
    if not last:
        return []
    names = list(_find_names(session, readable))[:limit]
    measures = list(_find_measures(session, last))[: limit - len(names)]
    words = read_word_list(session).complete(last, limit=limit - len(names) - len(measures))
    return [*names, *measures, *(Suggestion(SuggestionKind.TERM, word, count) for word, count in words)]


def _find_names(session: Session, typed: str) -> Iterator[Suggestion]:
    beginning = _lower(typed)
    begins = select(NAME.c.entity_id).where(NAME.c.folded >= beginning, NAME.c.folded < beginning + LAST).limit(NAMES).subquery()
    mention = select(literal(1)).select_from(Mention).where(col(Mention.entity_id) == col(Entity.id)).limit(MENTIONS)
    count = select(func.count()).select_from(mention.correlate(Entity).subquery()).scalar_subquery()
    named = select(col(Entity.id), col(Entity.name), count).where(col(Entity.id).in_(select(begins.c.entity_id)))
    found = [(entity_id, name, mentions) for entity_id, name, mentions in session.connection().execute(named)]
    for entity_id, name, mentions in sorted(found, key=lambda row: (-row[2], row[1], row[0])):
        yield Suggestion(SuggestionKind.ENTITY, name, mentions, entity_id)


def _find_measures(session: Session, beginning: str) -> Iterator[Suggestion]:
    measure, count = col(ClaimFigure.measure), func.count()
    counted = select(measure, count).where(measure >= beginning, measure < beginning + LAST).group_by(measure)
    for name, claims in session.connection().execute(counted.order_by(count.desc(), measure)):
        yield Suggestion(SuggestionKind.MEASURE, name, claims)


def _lower(text: str) -> str:
    """As SQLite's lower(): A to Z only."""
    return "".join(char.lower() if char.isascii() else char for char in text)
