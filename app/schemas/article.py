"""Articles on the wire."""

from collections.abc import Collection
from datetime import datetime

from pydantic import BaseModel, Field, model_validator
from sqlmodel import Session

from app.errors import InvalidInputError
from app.models import Article, ArticleBase, Event
from app.queries import articles as queries
from app.schemas.fields import Day, EventId, Identified, ShortText, same
from app.schemas.pages import PageParameters
from app.schemas.spans import name_revision
from app.vocabulary import ZoneKind


class EventRef(Identified):
    """The event that something belongs to."""

    label: str = same(Event, "label")


class ArticleRef(Identified):
    """An article, in short."""

    title: str | None = same(ArticleBase, "title")
    publisher: str | None = same(ArticleBase, "publisher")
    published_at: str | None = same(ArticleBase, "published_at")
    url: str | None = same(ArticleBase, "url")
    loaded_from: str | None = same(ArticleBase, "loaded_from")


class ArticleItem(ArticleBase, Identified):
    """An article without its text."""

    event: EventRef | None = Field(description="The event that it reports, null where none was recognised.")
    appearance_count: int = Field(description="How many appearances of claims were read in it.")
    added_at: datetime = Field(description="When it was first loaded.")
    updated_at: datetime = Field(description="When its text or what is known of it last changed.")


class ZoneItem(BaseModel):
    """A stretch of the text and what it is."""

    kind: ZoneKind = Field(description="What the stretch is.")
    start: int = Field(description="Offset of its first character, in Unicode code points.")
    end: int = Field(description="Offset behind its last character.")


class RevisionItem(BaseModel):
    """One immutable state of the text."""

    revision: str = Field(description="SHA-256 of the text.")
    created_at: datetime = Field(description="When this state was loaded.")
    is_current: bool = Field(description="Whether it is the one that is read and shown.")


class ArticleDetail(ArticleItem):
    """An article with its text."""

    revision: str = Field(description="SHA-256 of the text; every offset into it names the revision it belongs to.")
    read: bool = Field(description="False where the text's language is stored and searched but not read.")
    text: str = Field(description="The text as published.")
    zones: list[ZoneItem] = Field(description="What each stretch of the text is, in reading order.")
    revisions: list[RevisionItem] = Field(description="The states of the text, newest first, at most 100.")


class PublishedParameters(PageParameters):
    """Days between which an article was published."""

    published_from: Day | None = Field(
        None, description="First day of publication, as 2025-04-24 (UTC). Articles of unknown date do not match."
    )
    published_to: Day | None = Field(None, description="Last day of publication, as 2025-04-24 (UTC), itself included.")

    @model_validator(mode="after")
    def _in_order(self) -> "PublishedParameters":
        if self.published_from and self.published_to and self.published_from > self.published_to:
            raise InvalidInputError("published_from is later than published_to", where="published_from")
        return self


class ArticleParameters(PublishedParameters):
    """Filters of the list of articles."""

    publisher: ShortText | None = Field(None, description="Outlet, exactly as stored.")
    language: ShortText | None = Field(None, description="BCP 47 tag of the text's language, as `en`.")
    event: EventId | None = Field(None, description="Id of the event that the article reports.")
    entity: ShortText | None = Field(None, description="Id, name or alias of somebody or something that the text names or cites.")


def make_event_ref(event: Event | None) -> EventRef | None:
    """The event in short, None for none."""
    return None if event is None else EventRef(id=event.id, label=event.label)


def make_article_ref(article: Article) -> ArticleRef:
    """The article in short."""
    return ArticleRef.model_validate(article, from_attributes=True)


def read_article_items(session: Session, articles: Collection[Article]) -> list[ArticleItem]:
    """The articles as they stand in a list, in their order."""
    events = queries.find_events_of(session, articles)
    counts = queries.count_appearances(session, [article.id for article in articles])
    return [_make_item(article, events, counts) for article in articles]


def _make_item(article: Article, events: dict[str, Event], counts: dict[str, int]) -> ArticleItem:
    known = article.model_dump(include=set(ArticleBase.model_fields) | {"id", "added_at", "updated_at"})
    event = make_event_ref(events.get(article.event_id or ""))
    return ArticleItem(**known, event=event, appearance_count=counts.get(article.id, 0))


def read_article_detail(session: Session, article_id: str) -> ArticleDetail:
    """The article with its text; NotFoundError or WithdrawnError where there is nothing to show."""
    article = queries.require_article(session, article_id)
    [item] = read_article_items(session, [article])
    revision = queries.require_current_revision(session, article_id)
    return ArticleDetail(
        **dict(item),
        revision=name_revision(revision.sha256),
        read=revision.read,
        text=revision.text,
        zones=[ZoneItem.model_validate(zone, from_attributes=True) for zone in queries.find_zones(session, revision.id)],
        revisions=[
            RevisionItem(revision=name_revision(each.sha256), created_at=each.created_at, is_current=each.is_current)
            for each in queries.find_revisions(session, article_id)
        ],
    )
