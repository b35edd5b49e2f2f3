"""Suggestions on the wire."""

from pydantic import BaseModel, Field
from sqlmodel import Session

from app.schemas.pages import Parameters
from app.search.suggest import MAX_CHARS, SuggestionKind, suggest


class SuggestionItem(BaseModel):
    """A completion of what is being typed."""

    kind: SuggestionKind = Field(description="A name, what figures measure, or a word.")
    text: str = Field(description="The completion.")
    count: int = Field(
        description="How common it is: mentions of a name (100 at most), claims with a measure, articles with a word."
    )
    id: str | None = Field(description="Id of the entity, null for measures and words.")


class Suggestions(BaseModel):
    """Completions, names first, then measures and words, the commonest of each first."""

    items: list[SuggestionItem]


class SuggestParameters(Parameters):
    """What was typed so far."""

    q: str = Field(
        "", max_length=MAX_CHARS, description="What was typed so far. Names begin with all of it, words with its last word."
    )
    limit: int = Field(10, ge=1, le=20, description="How many suggestions at most.")


def read_suggestions(session: Session, parameters: SuggestParameters) -> Suggestions:
    """The completions."""
    found = suggest(session, parameters.q, limit=parameters.limit)
    return Suggestions(items=[SuggestionItem(kind=each.kind, text=each.text, count=each.count, id=each.id) for each in found])
